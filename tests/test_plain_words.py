"""What the widget says can be read at school age, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.reading_grade import ease, grade

TEXTS = Path(__file__).parents[1] / "chat_server" / "web" / "widget" / "texts"
LITERAL = re.compile(r'"([^"]+)"|`([^`]+)`')
GAP = re.compile(r"\$\{[^}]*\}")
WORD = re.compile(r"[^\W\d_]+")
# Fewer are a label, of which neither measure can say anything.
SENTENCE_WORDS = 5
HIGHEST_GRADE = 8
# Fernández Huerta: 60 to 70 is normal, 80 and more is easy.
LOWEST_EASE = 60
EASE_OF_ALL = 80


def literals(language: str) -> Iterator[str]:
    for name in (f"{language}.ts", f"farewell_{language}.ts"):
        for line in (TEXTS / name).read_text(encoding="utf-8").splitlines():
            if not re.match(r"\s*(//|import)", line):
                yield from ("".join(found) for found in LITERAL.findall(line))


def sentences(language: str) -> list[str]:
    """Every text of more than a few words, with a number for whatever is put into it."""
    said = [GAP.sub("5", text) for text in literals(language)]
    return [text for text in said if len(WORD.findall(text)) >= SENTENCE_WORDS]


def test_every_text_is_looked_at_in_both_languages():
    assert len(sentences("en")) > 50
    assert len(sentences("es")) > 50


@pytest.mark.parametrize("text", sentences("en"))
def test_an_english_text_is_for_the_eighth_grade_or_below(text):
    assert grade(text) <= HIGHEST_GRADE


@pytest.mark.parametrize("text", sentences("es"))
def test_a_spanish_text_is_no_harder_than_normal(text):
    assert ease(text) >= LOWEST_EASE


def test_all_spanish_texts_together_are_easy():
    assert ease("\n".join(sentences("es"))) >= EASE_OF_ALL
