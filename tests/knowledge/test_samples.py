"""What every article of the shipped shelf must keep."""

import re
from datetime import date

import pytest

from knowledge.article import LANGUAGES
from knowledge.library import load, shelf_folder
from knowledge.page import plain_text

SHELF = load(shelf_folder())
SLUGS = {"immunotherapy", "immunomodulators", "bcg", "imiquimod"}
GARBLED = re.compile("\ufffd|\\w\\?\\w|[\u4e00-\u9fff]|Ã|Â|â€|&\\w+;")
BY_NAME = pytest.mark.parametrize("article", SHELF, ids=lambda article: f"{article.language}-{article.slug}")


def prose(article):
    return "\n".join(plain_text(section) for section in article.sections)


def counts(text):
    """Return (words, sentences); a list item, or a lead-in with a colon, ends a sentence."""
    sentences = [part for part in re.split(r"[.!?:]+\s|\n", text) if re.search(r"\w", part)]
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text), sentences


def english_syllables(word):
    """Count runs of vowels; a silent e, -es or -ed at the end is none."""
    bare = re.sub(
        r"(?<=[^aeiouylt])(?:es|ed|e)$|(?<=[t])(?:es|e)$|(?<=[aeiouy]l)(?:es|ed|e)$", "", word.lower()
    )
    return max(1, len(re.findall(r"[aeiouy]+", bare)))


def spanish_syllables(word):
    """Count vowel groups: a weak vowel (i, u) joins a strong one, two strong or accented weak ones do not."""
    bare = re.sub(r"(?<=[qg])u(?=[eiéí])", "", word.lower())
    return max(1, len(re.findall(r"[iuyü]?[aeoáéó][iuyü]?(?![aeoáéó])|[iuyü]?[aeoáéó]|[íú]|[iuü]+|y$", bare)))


def grade(text):
    """Flesch-Kincaid grade: Kincaid and others, Research Branch Report 8-75, 1975."""
    words, sentences = counts(text)
    syllables = sum(english_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def ease(text):
    """Fernández Huerta's ease of Spanish text, 1959, as corrected: 206.84 - 60 P - 1.02 F."""
    words, sentences = counts(text)
    syllables = sum(spanish_syllables(word) for word in words)
    return 206.84 - 60 * syllables / len(words) - 1.02 * len(words) / len(sentences)


def test_the_shelf_has_each_article_in_each_language():
    assert {(article.language, article.slug) for article in SHELF} == {
        (language, slug) for language in LANGUAGES for slug in SLUGS
    }


@pytest.mark.parametrize("slug", sorted(SLUGS))
def test_a_pair_has_the_same_anchors_in_the_same_order(slug):
    pair = [[section.anchor for section in article.sections] for article in SHELF if article.slug == slug]
    assert pair[0] == pair[1]


@BY_NAME
def test_sections_are_short_enough_to_send_alone(article):
    assert 4 <= len(article.sections) <= 6
    for section in article.sections:
        assert 60 <= len(plain_text(section).split()) <= 150, section.anchor


@BY_NAME
def test_an_article_reads_easily(article):
    if article.language == "en":
        assert grade(prose(article)) <= 8
    else:
        assert ease(prose(article)) >= 60


def test_the_measures_tell_hard_text_from_easy():
    hard = "Immunomodulatory pharmacotherapeutic interventions necessitate multidisciplinary evaluation."
    assert grade("The cat sat on the mat. It was a good cat.") < 3 < 16 < grade(hard)
    duro = (
        "Las intervenciones farmacoterapéuticas inmunomoduladoras requieren evaluaciones multidisciplinarias."
    )
    assert ease("El gato come pan. La casa es azul.") > 90 > 30 > ease(duro)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("piel", 1),
        ("cáncer", 2),
        ("quimioterapia", 5),
        ("guía", 2),
        ("médico", 3),
        ("reacción", 3),
        ("cuidado", 3),
    ],
)
def test_spanish_syllables_are_counted(word, number):
    assert spanish_syllables(word) == number


@BY_NAME
def test_nothing_is_garbled(article):
    seen = [
        article.title,
        article.summary,
        article.notice,
        article.copyright,
        article.reviewed_by,
        prose(article),
    ]
    seen += [section.title for section in article.sections]
    seen += [value for reference in article.references for value in (reference.authors, reference.title)]
    for text in seen:
        assert not GARBLED.search(text), text


@BY_NAME
def test_an_article_says_first_of_all_that_it_is_a_sample(article):
    words = {
        "en": "Sample content. No clinician has reviewed",
        "es": "Contenido de muestra. Ningún profesional",
    }
    assert article.sample
    assert plain_text(article.sections[0]).startswith(words[article.language])
    assert {"en": "Review this with your doctor", "es": "con su médico"}[article.language] in article.notice


@BY_NAME
def test_an_article_says_when_to_call_911(article):
    assert "911" in prose(article)


@BY_NAME
def test_an_article_has_its_dates_and_sources(article):
    assert (article.last_revised, article.next_review) == (date(2026, 11, 2), date(2028, 11, 1))
    assert article.references


def test_the_safety_facts_are_there():
    text = {(article.language, article.slug): prose(article) for article in SHELF}
    for slug, language, words in [
        ("immunomodulators", "en", "birth defects"),
        ("immunomodulators", "es", "defectos de nacimiento"),
        ("immunomodulators", "en", "travel to the lungs"),
        ("immunomodulators", "es", "llegar a los pulmones"),
        ("bcg", "en", "serious infection"),
        ("bcg", "es", "infección grave"),
        ("imiquimod", "en", "serious skin reaction"),
        ("imiquimod", "es", "reacción grave de la piel"),
    ]:
        assert words in " ".join(text[language, slug].split())


def test_the_overview_leads_to_the_other_three():
    for article in SHELF:
        if article.slug == "immunotherapy":
            markdown = "".join(section.markdown for section in article.sections)
            assert all(f"(article:{slug})" in markdown for slug in SLUGS - {article.slug})


def test_spanish_speaks_to_the_reader_as_usted():
    tu = re.compile(r"\b(tú|tus|tu|puedes|tienes|debes|llama a tu|vos|vosotros)\b", re.IGNORECASE)
    for article in SHELF:
        if article.language == "es":
            assert not tu.search(prose(article))
