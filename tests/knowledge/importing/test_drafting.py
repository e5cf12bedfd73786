"""A page of a cancer charity becomes a draft, whatever its encoding and form."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.importing.drafting import drafted, import_page
from knowledge.importing.fault import PageFault
from knowledge.importing.intake import Page

PAGES = Path(__file__).parent / "pages"
ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
TITLES = {
    "en": ["", "How BCG is given", "Side effects", "What should I ask?"],
    "es": ["", "¿Cómo se administra?", "Efectos secundarios", "¿Qué debo preguntar?"],
}
UNSEEN = ["STYLETEXT", "SCRIPTTEXT", "HANDLERTEXT", "COMMENTTEXT", "NOSCRIPTTEXT"]


def html(inside):
    return drafted(Page(Path("page.html"), "html", inside, "utf-8"))


def plain(text):
    return drafted(Page(Path("page.txt"), "text", text, "utf-8"))


def everything(draft):
    return str(draft.to_dict())


def saved(folder, name, encoding):
    text = (PAGES / name).read_text(encoding="utf-8")
    charset = {"cp1252": "windows-1252", "utf-8-sig": "utf-8"}.get(encoding, encoding)
    text = text.replace('charset="utf-8"', f'charset="{charset}"')
    if encoding == "cp1252":
        text = text.replace("≥", "&ge;" if name.endswith("html") else ">")
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_an_html_page_is_the_same_draft_in_every_encoding(tmp_path, language, encoding):
    draft = import_page(saved(tmp_path, f"{language}.html", encoding))
    assert draft == import_page(PAGES / f"{language}.html")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_plain_page_is_the_same_draft_in_every_encoding(tmp_path, language, encoding):
    draft = import_page(saved(tmp_path, f"{language}.txt", encoding))
    assert draft == import_page(PAGES / f"{language}.txt")


@pytest.mark.parametrize("form", ["html", "txt"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_article_is_found_and_nothing_else(language, form):
    draft = import_page(PAGES / f"{language}.{form}")
    assert draft.language == language
    assert draft.title.lower() == {"en": "bcg immunotherapy", "es": "inmunoterapia con bcg"}[language]
    titles = [section.title for section in draft.sections if section.title not in ("Doses", "Dosis")]
    assert [title.lower() for title in titles] == [title.lower() for title in TITLES[language]]
    assert draft.summary == draft.sections[0].text.split("\n\n")[0]
    assert draft.last_revised == date(2019, 12, 27)
    assert (draft.repairs, draft.flags) == ((), ())
    assert [text.split()[0] for text in draft.references] == [
        "Müller",
        draft.references[1].split()[0],
        "O’Brien",
    ]
    assert "https://www.example.org/i?x=1&y=2" in draft.references[1]
    for text in UNSEEN:
        assert text not in everything(draft)


@pytest.mark.parametrize("form", ["html", "txt"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_left_out_is_the_sites_and_none_of_the_article(language, form):
    draft = import_page(PAGES / f"{language}.{form}")
    words = {
        "en": ["cookies", "Share this page", "onate now", "©", "Donate", "Home"],
        "es": ["ookies", "Compartir", "Done ahora", "©", "Donar", "Inicio"],
    }[language]
    left_out = "\n".join(draft.boilerplate)
    article = "\n".join(section.text for section in draft.sections)
    for word in words if form == "html" or language == "en" else words[1:]:
        assert word in left_out
        assert word not in article
    kept = {"en": "Your donation of bone marrow can wait", "es": "La donación de médula ósea puede"}[language]
    assert kept in article


def test_lists_keep_their_items_and_tables_their_rows():
    draft = import_page(PAGES / "en.html")
    texts = {section.title: section.text for section in draft.sections}
    assert (
        "1. You drink little before the visit.\n2. The nurse fills the bladder.\n3. You"
        in texts["How BCG is given"]
    )
    assert "have:\n\n- a fever of 100.4 °F (38 °C) or more\n- chills\n- tiredness" in texts["Side effects"]
    assert texts["Doses"] == "Week | Dose\n1–6 | 81 mg in 50 mL\n≥ 12 | 27 mg in 50 mL"


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("en", "Last Revised: December 27, 2019", "2019-12-27"),
        ("en", "Last Medical Review: December 27, 2019", "2019-12-27"),
        ("en", "Last medical review: May 1, 2018. Last revised: June 2, 2019", "2019-06-02"),
        ("en", "Last updated on 3 March 2021", "2021-03-03"),
        ("en", "Reviewed: Sept. 9th, 2020", "2020-09-09"),
        ("en", "Last modified: 2020-02-29", "2020-02-29"),
        ("en", "Last reviewed 12/27/2019", "2019-12-27"),
        ("es", "Actualización más reciente: diciembre 27, 2019", "2019-12-27"),
        ("es", "Última revisión médica completa: agosto 28, 2014", "2014-08-28"),
        ("es", "Última actualización: 3 de marzo de 2021", "2021-03-03"),
        ("es", "Fecha de revisión: 1.º de mayo del 2020", "2020-05-01"),
        ("es", "Actualizado el 27/12/2019", "2019-12-27"),
        ("es", "Revisado: 2020-02-29", "2020-02-29"),
    ],
)
def test_the_day_of_the_last_revision_is_read(language, line, day):
    text = {"en": "This is the text of the article.", "es": "Este es el texto del artículo."}[language]
    for draft in (html(f"<p>{text}</p><p>{line}</p>"), plain(f"{text}\n\n{line}\n")):
        assert draft.last_revised == date.fromisoformat(day)
        assert line in draft.boilerplate
        assert draft.flags == ()


@pytest.mark.parametrize(
    "line", ["Last revised: February 30, 2019", "Last revised: December 2019", "Última revisión: 03/04/2019"]
)
def test_a_date_that_names_no_day_is_flagged_and_no_day_is_made_up(line):
    text = "Este es el texto de la página." if "Ú" in line else "This is the text of the page."
    draft = plain(f"{text}\n\n{line}\n")
    assert draft.last_revised is None
    assert [flag.kind for flag in draft.flags] == ["date"]


def test_a_date_in_the_article_is_no_revision():
    draft = html(
        "<p>The FDA approved it on August 30, 2017, and it was revised by many since the year 2018.</p>"
    )
    assert (draft.last_revised, draft.flags) == (None, ())


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Title\n=====\n\nIntro text here.\n\nPart\n----\nText of it.\n", ["", "Part"]),
        ("# Title\n\n## Part\n\nText of it.\n\n### Under\n\nMore.\n", ["Part", "Under"]),
        ("TITLE OF IT\n\nPART ONE\nText of it.\n\nPART TWO\n\nMore text.\n", ["PART ONE", "PART TWO"]),
        ("The title\n\n1. Part one\n\nText of it.\n\n1.1 Under it\n\nMore text.\n", ["Part one", "Under it"]),
        (
            "The title\n\nWhat is BCG?\n\nA germ that is weak.\n\nSide effects\n\nThey are few.\n",
            ["What is BCG?", "Side effects"],
        ),
        (
            "The title\n\nSide effects\nThey are few, and most of them pass within a day or two of the treatment.\n",
            ["Side effects"],
        ),
    ],
)
def test_headings_of_plain_text_are_recognised(text, titles):
    draft = plain(text)
    assert [section.title for section in draft.sections] == titles
    assert draft.title.lower() in ("title", "the title", "title of it")


def test_items_of_a_list_and_wrapped_lines_are_no_headings():
    draft = plain(
        "The title\n\nAsk these, please:\n\n1. Wash your hands\n2. Eat well\n3. Sleep\n\n"
        "A line that is wrapped by hand ends\nwhere it must and not\nwhere the sentence ends.\n"
    )
    assert [section.title for section in draft.sections] == [""]
    assert draft.sections[0].text.split("\n\n") == [
        "Ask these, please:",
        "1. Wash your hands\n2. Eat well\n3. Sleep",
        "A line that is wrapped by hand ends where it must and not where the sentence ends.",
    ]


def test_the_pages_description_is_the_summary_where_the_first_paragraph_says_little():
    described = "What BCG is, how it is given, and what to expect from it afterward."
    assert html(f'<meta name="description" content="{described}"><p>Read on.</p>').summary == described
    first = "BCG is a weak germ that wakes up the immune system."
    assert html(f'<meta name="description" content="{described}"><p>{first}</p>').summary == first


@pytest.mark.parametrize(
    "tag", ["div", "p", "b", "ul><li", "table><tr><td", "blockquote", "h2", "nav", "a href=x"]
)
def test_tags_that_never_end_are_read_to_their_end(tag):
    draft = html(f"<p>The text of the article.</p>{f'<{tag}>' * 30_000}")
    assert draft.sections[0].text == "The text of the article."


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<",
        "<a ",
        '<a b="',
        "</",
        "<!",
        "<![CDATA[",
        "<script ",
        "<svg ",
        "&",
        "Ã© ",
        "a|",
        "# ",
        "subscribe-",
    ],
)
def test_whatever_is_repeated_leaves_the_text_before_it_as_it_was(piece):
    for form in ("html", "text"):
        text = "<p>The text of the article.</p>\n\n" + piece * (100_000 // len(piece)) + ">"
        draft = drafted(Page(Path("page"), form, text, "utf-8"))
        assert "The text of the article." in str(draft.to_dict())


def test_an_event_handler_with_an_angle_in_it_gives_no_text():
    draft = html(
        '<p onclick="if (a > b) run(\'HANDLERTEXT\')">Text of it.</p><a href="javascript:SCRIPTTEXT">More text.</a>'
    )
    assert draft.sections[0].text == "Text of it.\n\nMore text."


@pytest.mark.parametrize(
    "inside", ["", "<div></div>", "<script>alert(1)</script>", "<footer>© 2019 X</footer>"]
)
def test_a_page_without_an_article_is_a_fault(inside):
    with pytest.raises(PageFault, match="no article is in it"):
        html(f"<html><body>{inside}</body></html>")
