"""Of a search in vain the subject is kept, and nothing that might be somebody's."""

import pytest

from chat_server.rules.missed_search import are_the_visitors, may_be_kept

LINE = ["since", "may", "i", "take", "vitamin", "d", "drops"]


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
    assert not may_be_kept(query, query.replace("@", " ").split())
    assert may_be_kept("zometa and bones", ["zometa", "and", "bones"])


@pytest.mark.parametrize(
    "query", ["vitamin d", "d vitamin", "drops", "take vitamin d now", "i take vitamin c"]
)
def test_what_a_visitor_wrote_in_one_line_or_three_words_of_it_in_a_row_are_theirs(query):
    assert are_the_visitors(query.split(), [LINE], [])


@pytest.mark.parametrize("query", ["griselda zimmerquist", "zimmerquist has", "poor zimmerquist has quxomab"])
def test_a_name_that_comes_in_two_lines_is_theirs(query):
    lines = [["my", "girl", "griselda"], ["zimmerquist"], ["has", "quxomab"]]
    assert are_the_visitors(query.split(), lines, [])
    assert not are_the_visitors(["zimmerquist", "griselda"], lines, [])


@pytest.mark.parametrize("query", ["vitamin c", "zometa", "drops zometa", "vitamin zometa d"])
def test_other_words_beside_theirs_make_another_subject(query):
    assert not are_the_visitors(query.split(), [LINE], [])


def test_a_word_of_the_visitors_name_is_the_visitors():
    assert are_the_visitors(["sarcoma", "vera"], [], ["vera", "cruz"])
    assert not are_the_visitors(["sarcoma"], [], ["vera", "cruz"])
