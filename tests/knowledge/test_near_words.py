"""Few words are compared with a misspelt one, and the right one is among them."""

import pytest

from knowledge.near_words import NearWords


def near(words, misspelt):
    return [word for word, _ in words.alike(misspelt, 5)]


WORDS = NearWords().changed((), ["bladder", "thalidomide", "lenalidomide", "clots"])


@pytest.mark.parametrize("misspelt", ["bldader", "bladdre", "lbadder", "bladde", "blader"])
def test_a_word_with_one_mistake_keeps_an_end(misspelt):
    assert "bladder" in near(WORDS, misspelt)
    assert "clots" not in near(WORDS, misspelt)


@pytest.mark.parametrize("misspelt", ["clotts", "lcots", "cloots", "clost"])
def test_a_short_word_is_found_from_a_longer_one_and_the_other_way_about(misspelt):
    assert "clots" in near(WORDS, misspelt)


def test_names_of_two_words_are_near_names_of_two_words():
    names = NearWords().changed((), ["bladder wash", "bladder"])
    assert set(near(names, "blader wash")) == {"bladder wash"}
    assert set(near(names, "blader")) == {"bladder"}


def test_a_word_that_is_gone_is_near_nothing_and_the_older_words_keep_it():
    fewer = WORDS.changed(["bladder"], ["blades"])
    assert near(fewer, "blader") == ["blades"]
    assert set(near(WORDS, "blader")) == {"bladder"}
    assert fewer == NearWords().changed((), ["thalidomide", "lenalidomide", "clots", "blades"])
