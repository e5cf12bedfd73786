"""Few words are compared with a misspelt one, and the right one is among them."""

import pytest

from knowledge.near_words import NearWords

WORDS = NearWords().changed((), ["bladder", "thalidomide", "lenalidomide", "clots"])


@pytest.mark.parametrize("misspelt", ["bldader", "bladdre", "lbadder", "bladde", "blader"])
def test_a_word_with_one_mistake_keeps_an_end(misspelt):
    assert "bladder" in WORDS.of(misspelt)
    assert "clots" not in WORDS.of(misspelt)


@pytest.mark.parametrize("misspelt", ["clotts", "clot", "clott", "lcots", "clos"])
def test_a_short_word_is_found_from_a_longer_one_and_the_other_way_about(misspelt):
    assert "clots" in WORDS.of(misspelt)


def test_names_of_two_words_are_near_names_of_two_words():
    names = NearWords().changed((), ["bladder wash", "bladder"])
    assert set(names.of("blader wash")) == {"bladder wash"}
    assert set(names.of("blader")) == {"bladder"}


def test_a_word_that_is_gone_is_near_nothing_and_the_older_words_keep_it():
    fewer = WORDS.changed(["bladder"], ["blades"])
    assert fewer.of("blader") == ["blades"]
    assert set(WORDS.of("blader")) == {"bladder"}
    assert fewer == NearWords().changed((), ["thalidomide", "lenalidomide", "clots", "blades"])
