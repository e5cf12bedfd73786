"""What every article of the shipped shelf must keep."""

import re
from datetime import date

import pytest

from knowledge.article import LANGUAGES
from knowledge.library import load, shelf_folder
from knowledge.page import plain_text
from knowledge.reading_grade import ease, grade

SHELF = load(shelf_folder())
SLUGS = {
    *("immunotherapy", "immunomodulators", "bcg", "imiquimod"),
    *("checkpoint-inhibitors", "car-t", "monoclonal-antibodies", "cytokines"),
    *("cancer-vaccines", "oncolytic-viruses", "side-effects", "questions-for-the-doctor"),
}
TOPICS = {"diagnosis", "treatment", "side_effects", "immunotherapy", "coping", "services", "other"}
GARBLED = re.compile("\ufffd|\\w\\?\\w|[\u4e00-\u9fff]|Ã|Â|â€|&\\w+;")
BY_NAME = pytest.mark.parametrize("article", SHELF, ids=lambda article: f"{article.language}-{article.slug}")


def prose(article):
    return "\n".join(plain_text(section) for section in article.sections)


def links(section):
    return sorted(re.findall(r"\]\((article:[^)]+)\)", section.markdown))


def drug_names(language):
    drugs = [drug for article in SHELF if article.language == language for drug in article.drugs]
    return {name for drug in drugs for name in (drug.generic, *drug.brands)}


def test_the_shelf_has_each_article_in_each_language():
    assert {(article.language, article.slug) for article in SHELF} == {
        (language, slug) for language in LANGUAGES for slug in SLUGS
    }


@pytest.mark.parametrize("slug", sorted(SLUGS))
def test_a_pair_has_the_same_anchors_in_the_same_order(slug):
    pair = [[section.anchor for section in article.sections] for article in SHELF if article.slug == slug]
    assert pair[0] == pair[1]


@pytest.mark.parametrize("slug", sorted(SLUGS))
def test_a_pair_leads_from_each_section_to_the_same_places(slug):
    pair = [[links(section) for section in article.sections] for article in SHELF if article.slug == slug]
    assert pair[0] == pair[1]
    assert any(pair[0])


@pytest.mark.parametrize("slug", sorted(SLUGS))
def test_a_pair_tells_of_the_same_brands_and_sources(slug):
    pair = [article for article in SHELF if article.slug == slug]
    brands = [[drug.brands for drug in article.drugs] for article in pair]
    assert brands[0] == brands[1]
    assert pair[0].references == pair[1].references
    assert pair[0].topics == pair[1].topics


@BY_NAME
def test_an_article_names_each_of_its_drugs_where_it_is_read(article):
    text = prose(article).casefold()
    for drug in article.drugs:
        assert all(name.casefold() in text for name in (drug.generic, *drug.brands)), drug


@BY_NAME
def test_topics_are_those_of_the_helpline(article):
    assert "immunotherapy" in article.topics
    assert TOPICS.issuperset(article.topics)


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


@BY_NAME
def test_a_section_sent_alone_reads_easily_too(article):
    names = drug_names(article.language)
    for section in article.sections:
        text = plain_text(section)
        if article.language == "en":
            assert grade(text, names) <= 8, section.anchor
        else:
            assert ease(text, names) >= 60, section.anchor


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
    unseen = {"en": "no clinician has reviewed", "es": "ningún profesional clínico ha revisado"}
    assert unseen[article.language] in article.notice
    assert {"en": "Nobody yet: sample", "es": "Nadie todavía"}[article.language] in article.reviewed_by


@BY_NAME
def test_an_article_says_when_to_call_911(article):
    assert "911" in prose(article)


@BY_NAME
def test_an_article_has_its_dates_and_sources(article):
    assert (article.last_revised, article.next_review) == (date(2026, 11, 27), date(2028, 11, 26))
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
        ("checkpoint-inhibitors", "en", "long after the last treatment"),
        ("checkpoint-inhibitors", "es", "mucho después del último tratamiento"),
        ("car-t", "en", "Cytokine release syndrome"),
        ("car-t", "es", "Síndrome de liberación de citocinas"),
        ("car-t", "en", "cannot be woken"),
        ("car-t", "es", "no despierta"),
        ("monoclonal-antibodies", "en", "are not the same drug"),
        ("monoclonal-antibodies", "es", "no son el mismo medicamento"),
        ("cytokines", "en", "call or text 988"),
        ("cytokines", "es", "un texto al 988"),
        ("cancer-vaccines", "en", "It does not cure the cancer"),
        ("cancer-vaccines", "es", "No cura el cáncer"),
        ("oncolytic-viruses", "en", "you can pass it on"),
        ("oncolytic-viruses", "es", "se puede contagiar"),
        ("side-effects", "en", "severe diarrhea"),
        ("side-effects", "es", "diarrea fuerte"),
        ("side-effects", "en", "Do not start, change or stop a drug on your own"),
        ("side-effects", "es", "No empiece, cambie ni deje un medicamento por su cuenta"),
    ]:
        assert words in " ".join(text[language, slug].split())


def test_the_overview_leads_to_all_the_others():
    for article in SHELF:
        if article.slug == "immunotherapy":
            markdown = "".join(section.markdown for section in article.sections)
            assert all(f"(article:{slug})" in markdown for slug in SLUGS - {article.slug})


def test_spanish_speaks_to_the_reader_as_usted():
    tu = re.compile(r"\b(tú|tus|tu|puedes|tienes|debes|llama a tu|vos|vosotros)\b", re.IGNORECASE)
    for article in SHELF:
        if article.language == "es":
            assert not tu.search(prose(article))
