"""What stands beside a section in the drawer, for a specialist to read before it is shared."""

import pytest

from knowledge.article import Section
from knowledge.excerpt import excerpt
from knowledge.library import load, shelf_folder

TEXT = """BCG is a weak germ. It wakes the body.

### When to call

- Call for a **fever** above 100.4 °F. See [the list](article:bcg#call).
- Your joints may hurt. Rest helps.
"""


def of(text, query):
    return excerpt(Section("effects", "Side effects", text), query)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("fever", "Call for a fever above 100.4 °F. See the list."),
        ("FEVERS?", "Call for a fever above 100.4 °F. See the list."),
        ("do my joints hurt", "Your joints may hurt. Rest helps."),
        ("bcg joints hurt", "Your joints may hurt. Rest helps."),
        ("what is it", "BCG is a weak germ. It wakes the body."),
        ("zebra", "BCG is a weak germ. It wakes the body."),
    ],
)
def test_it_begins_with_the_sentence_that_says_most_of_the_query_else_with_the_first(query, said):
    assert of(TEXT, query) == said


def test_an_accent_that_was_not_typed_is_no_hindrance():
    assert (
        of("La BCG es un germen. Llame si tiene inflamación.", "inflamacion") == "Llame si tiene inflamación."
    )


def test_what_is_long_is_cut_between_two_words_and_says_so():
    said = of("word, " * 100, "zebra")
    assert said.endswith("word…")
    assert len(said) <= 241


def test_a_list_that_goes_on_says_so():
    said = of("Call if:\n\n- you have a fever\n- your skin blisters\n- you bleed", "skin")
    assert said == "your skin blisters; you bleed…"


def test_a_section_without_a_word_has_none():
    assert of("---", "fever") == ""


def test_of_every_sample_section_whole_sentences_are_shown_in_both_languages():
    for article in load(shelf_folder()):
        for section in article.sections:
            said = excerpt(section, "side effects efectos secundarios")
            assert 0 < len(said) <= 241, (article.slug, section.anchor)
            assert said[-1] in ".!?…”»", (article.slug, article.language, section.anchor, said)
