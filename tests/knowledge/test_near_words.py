"""Few words are compared with a misspelt one, and the right one is among them."""

import pytest

from knowledge.near_words import NearWords

WORDS = NearWords().changed((), ["bladder", "thalidomide", "lenalidomide", "clots"])


@pytest.mark.parametrize("misspelt", ["bldader", "bladdre", "lbadder", "bladde", "blader"])
def test_a_word_with_one_mistake_keeps_an_end(misspelt):
    assert "bladder" in WORDS.of(misspelt)
    assert "clots" not in WORDS.of(misspelt)


def test_a_word_that_is_gone_is_near_nothing_and_the_older_words_keep_it():
    fewer = WORDS.changed(["bladder"], ["blood"])
    assert fewer.of("blader") == ["blood"]
    assert WORDS.of("blader") == ["bladder"]
    assert fewer == NearWords().changed((), ["thalidomide", "lenalidomide", "clots", "blood"])
