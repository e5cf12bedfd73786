"""What the index has of an article: a document of its own, and one for each of its sections.

They use different fields, so that a search finds the one kind or the other.
"""

from collections.abc import Iterator

import tantivy

from knowledge.article import Article, split_synonym
from knowledge.page import plain_text

# Fields, and their weights.
ABOUT = {"title": 3.0, "summary": 1.0, "synonyms": 1.0}
SECTION = {"heading": 2.0, "text": 1.0}
HEADS = {"title": 1.0, "synonyms": 1.0, "heading": 1.0}

Document = tuple[str | None, dict[str, str]]  # the anchor of a section, and the texts by field


def schema() -> tantivy.Schema:
    """Return the fields of every document; `anchor` is empty in an article's own."""
    builder = tantivy.SchemaBuilder()
    for name in (*ABOUT, *SECTION):
        builder.add_text_field(name, tokenizer_name="words", index_option="freq")
    for name in ("slug", "anchor"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def documents_of(article: Article) -> Iterator[Document]:
    """Give the article's own document, then those of its sections."""
    also = " ".join(words for words, anchor in map(split_synonym, article.synonyms) if anchor is None)
    yield None, {"title": article.title, "summary": article.summary, "synonyms": also}
    for section in article.sections:
        yield section.anchor, {"heading": section.title, "text": plain_text(section)}


def leading_words(article: Article) -> str:
    """Return the words that lead to a section: known, but of no text, in which they would outweigh the others."""
    return " ".join(words for words, anchor in map(split_synonym, article.synonyms) if anchor is not None)


def whole(document: Document) -> str:
    """Return all texts of a document, a line each."""
    _, parts = document
    return "\n".join(parts.values())
