"""Of a search in vain the subject is kept, and nothing that might be somebody's."""

import pytest

from chat_server.rules.missed_search import kept_words


@pytest.mark.parametrize(
    "query",
    [
        "a b c d e f g",  # more words than a subject has
        "maria@example.org",
        "call 5125550100",
        "x" * 61,
    ],
)
def test_what_may_be_an_address_a_number_or_a_sentence_is_not_kept(query):
    assert kept_words(query, query.replace("@", " ").split(), []) == ""


def test_three_words_in_a_row_of_a_visitor_are_the_visitors_and_two_are_a_subject():
    line = ["since", "may", "i", "take", "vitamin", "d", "drops"]
    assert kept_words("take vitamin d", ["take", "vitamin", "d"], [line]) == ""
    assert kept_words("take vitamin d now", ["take", "vitamin", "d", "now"], [line]) == ""
    assert kept_words("vitamin d", ["vitamin", "d"], [line]) == "vitamin d"
    assert kept_words("vitamin d take", ["vitamin", "d", "take"], [line]) == "vitamin d take"


def test_a_word_of_the_visitors_name_is_the_visitors():
    assert kept_words("sarcoma vera", ["sarcoma", "vera"], [], ["vera", "cruz"]) == ""
    assert kept_words("sarcoma", ["sarcoma"], [], ["vera", "cruz"]) == "sarcoma"


def test_words_are_kept_as_they_are_folded():
    assert kept_words("  Zometa,  ", ["zometa"], []) == "zometa"
