"""What was garbled is found or mended, and what was not is left alone."""

from pathlib import Path

import pytest
from specimens import FLAGGED, MENDED

from knowledge.importing.drafting import drafted
from knowledge.importing.garbling import garbled
from knowledge.importing.intake import Page
from knowledge.importing.mending import mended

HERE = Path(__file__).parent
REST = {
    "en": "The rest of this page is what it should be, and it is in English.",
    "es": "El resto de esta página es lo que debe ser, y está en español.",
}


def paragraphs(language):
    return (HERE / f"clean_paragraphs_{language}.txt").read_text(encoding="utf-8").splitlines()


def page(form, *texts):
    inside = "\n\n".join(texts) if form == "text" else "".join(f"<p>{text}</p>" for text in texts)
    return drafted(Page(Path("page"), form, inside, "utf-8"))


@pytest.mark.parametrize("language", ["en", "es"])
def test_clean_paragraphs_have_neither_repair_nor_flag(language):
    found = paragraphs(language)
    assert len(found) >= 100
    for text in found:
        for entities in (True, False):
            assert mended(text, entities=entities).repairs == (), text
        assert list(garbled(text, language)) == [], text


@pytest.mark.parametrize("form", ["html", "text"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_of_clean_paragraphs_keeps_every_one_of_them(language, form):
    found = paragraphs(language)
    draft = page(form, *(text.replace("<", "&lt;") if form == "html" else text for text in found))
    assert (draft.language, draft.repairs, draft.flags, draft.boilerplate) == (language, (), (), ())
    assert " ".join("\n".join(section.text for section in draft.sections).split()) == " ".join(
        " ".join(found).split()
    )


@pytest.mark.parametrize(("language", "text", "right"), MENDED)
def test_what_is_certain_is_mended_and_shown(language, text, right):
    draft = page("html", REST[language], text)
    assert right in draft.sections[0].text
    assert draft.repairs
    for repair in draft.repairs:
        assert repair.at == "section 1, paragraph 2"
        assert repair.before in text
        assert repair.after in draft.sections[0].text
        assert repair.before != repair.after


@pytest.mark.parametrize("form", ["html", "text"])
@pytest.mark.parametrize(("language", "text", "kind", "word"), FLAGGED)
def test_what_is_not_certain_is_flagged_with_its_place(language, text, kind, word, form):
    draft = page(form, REST[language], text)
    places = {(flag.kind, flag.at) for flag in draft.flags if flag.text == word}
    assert (kind, "section 1, paragraph 2") in places, draft.flags


def test_there_are_specimens_of_both_languages_of_every_kind():
    assert len(MENDED) + len(FLAGGED) >= 40
    assert {language for language, *_ in MENDED} == {language for language, *_ in FLAGGED} == {"en", "es"}


def test_a_repair_leaves_the_words_around_it_alone():
    found = mended("Un niÃ±o de 5 años y otro niÃ±o.", entities=True)
    assert found.text == "Un niño de 5 años y otro niño."
    assert found.repairs == (("niÃ±o", "niño"), ("niÃ±o.", "niño."))


def test_a_quotation_mark_that_lost_its_end_is_not_guessed_at():
    found = mended("â€œHolaâ€ y nada más.", entities=True)
    assert found.text == "“Holaâ€ y nada más."
    assert ("mojibake", "“Holaâ€") in list(garbled(found.text, "es"))


def test_a_source_in_english_on_a_spanish_page_may_ask():
    assert list(garbled("What is it? a review of the evidence and of the trials", "es")) == []
    assert list(garbled("¿Qué es? ¿y por qué?", "es")) == []


def test_an_address_keeps_its_parameters():
    address = "https://www.example.org/a?x=1&copy=2&eacute=3&region=4"
    found = mended(address, entities=True)
    assert (found.text, found.repairs) == (address, ())
    assert list(garbled(address, "en")) == []


@pytest.mark.parametrize(
    ("at", "html"),
    [
        ("title", "<h1>C\u0430ncer</h1><p>{rest}</p>"),
        ("section 1, title", "<h1>Title</h1><h2>C\u0430ncer</h2><p>{rest}</p>"),
        (
            "section 2, paragraph 2",
            "<p>{rest}</p><h2>Two</h2><p>One.</p><ul><li>a</li><li>c\u0430ncer</li></ul>",
        ),
        (
            "reference 2",
            "<p>{rest}</p><h2>Sources</h2><ol><li>One. 2019.</li><li>C\u0430ncer. 2018.</li></ol>",
        ),
        (
            "summary",
            '<meta name="description" content="All of the c\u0430ncer that there is to be told of here">'
            "<p>Read on.</p>",
        ),
    ],
)
def test_each_place_is_named(at, html):
    draft = drafted(Page(Path("page"), "html", html.format(rest=REST["en"]), "utf-8"))
    assert [(flag.kind, flag.at) for flag in draft.flags] == [("homoglyph", at)]
