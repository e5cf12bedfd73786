"""What a search result shows of a section: the words that made it one, or how it begins."""

import re
from collections.abc import Sequence
from functools import lru_cache

from knowledge.article import Section
from knowledge.names import words
from knowledge.page import plain_text
from knowledge.stop_words import without_stop_words

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\W\d]*[^\W\d_a-záéíóúñü])")
_ENDED = re.compile(r"[.!?:][)”»\"]?$")
_CLOSED = re.compile(r"[.!?][)”»\"]?$")
_LETTERS = 5  # with which the forms of a word begin alike
_LONGEST = 240  # characters


def excerpt(section: Section, query: str) -> str:
    """Return a sentence or two of a section, at most 240 characters.

    It begins with the first of those that have most of the query's words; without any of them, with the first.
    """
    sentences = _sentences(section)
    if not sentences:
        return ""
    sought = {word[:_LETTERS] for word in without_stop_words(words(query))}
    shared = [len(sought & begun) for _, begun in sentences]
    place = shared.index(max(shared))
    return _shortened([text for text, _ in sentences[place : place + 2]])


@lru_cache(maxsize=2048)
def _sentences(section: Section) -> tuple[tuple[str, frozenset[str]], ...]:
    """The sentences of a section, each with how its words begin."""
    parts = (part for block in plain_text(section).split("\n") for part in _SENTENCE_END.split(block.strip()))
    return tuple((part, frozenset(word[:_LETTERS] for word in words(part))) for part in parts if part)


def _shortened(texts: Sequence[str]) -> str:
    """Both, or the first, cut between two words where it is too long. What goes on, such as a list, says so."""
    whole = (" " if _ENDED.search(texts[0]) else "; ").join(texts)
    text = whole if len(whole) <= _LONGEST else texts[0]
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:")
    return text if _CLOSED.search(text) else f"{text}…"
