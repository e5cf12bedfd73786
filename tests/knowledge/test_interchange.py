"""What is exported is what was imported: the same article, and the same file."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.article import Article, Drug, Reference, Section
from knowledge.interchange import as_markdown
from knowledge.library import inspect, load, shelf_folder

SAMPLES = load(shelf_folder())
# What a person types: no control characters, which YAML has no form for.
LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1
).map(str.strip)
TEXT = LINE.filter(bool)


def written(folder, *articles):
    for article in articles:
        path = folder / article.language / f"{article.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_markdown(article), encoding="utf-8")
    return folder


def test_the_samples_written_and_read_again_are_the_same(tmp_path):
    assert load(written(tmp_path, *SAMPLES)) == SAMPLES


def test_an_article_without_drugs_sources_or_pages_is_the_same_too(tmp_path):
    bare = [
        replace(one, drugs=(), synonyms=(), references=(Reference("A", "B", "C", 2020),))
        for one in SAMPLES
        if one.slug == "bcg"
    ]
    found = inspect(written(tmp_path, *bare)).articles
    assert found == bare


@settings(deadline=None)
@given(
    title=TEXT,
    summary=TEXT,
    synonym=TEXT,
    authors=TEXT,
    pages=st.none() | TEXT,
    accessed=st.none() | st.dates(date(1900, 1, 1)),
)
def test_whatever_stands_in_a_field_comes_back(
    tmp_path_factory, title, summary, synonym, authors, pages, accessed
):
    article = Article(
        slug="any",
        language="en",
        title=title,
        summary=summary,
        notice="Sample: true",
        sample=True,
        drugs=(Drug("interferon alfa-2b", ("Intron A",)),),
        synonyms=(synonym, "no", "2020-01-01", "12"),
        topics=("treatment",),
        reviewed_by="nobody",
        last_revised=date(2026, 1, 1),
        next_review=date(2027, 1, 1),
        references=(Reference(authors, title, summary, 2019, pages, None, accessed),),
        copyright="© somebody",
        sections=(Section("what", "What it is", "Text.\n\n### More\n\nText."),),
    )
    (found,) = inspect(written(tmp_path_factory.mktemp("shelf"), article)).articles
    assert found == article


@pytest.mark.parametrize("article", SAMPLES[:2], ids=lambda one: f"{one.slug}-{one.language}")
def test_a_file_says_its_fields_one_a_line_and_its_sections_as_they_were_written(article):
    text = as_markdown(article)
    assert text.startswith(f"---\nslug: {article.slug}\nlanguage: {article.language}\n")
    for section in article.sections:
        assert f"## {section.title} {{#{section.anchor}}}\n\n{section.markdown}\n" in text
