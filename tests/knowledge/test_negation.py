"""Denials and the words that they deny."""

from knowledge.negation import required, tied


def stems(text):
    return [frozenset({word}) for word in text.split()]


def says(text, synonym):
    return required(stems(synonym)) <= frozenset().union(*tied(stems(text)))


def test_a_denial_with_an_apostrophe_is_one_word_as_it_is_without_it():
    assert tied(stems("i can t breathe")) == stems("i cant breathe")
    assert not says("don t worry i can breathe", "can t breathe")


def test_a_letter_of_a_name_is_no_denial():
    assert tied(stems("car t")) == stems("car t")


def test_no_denies_the_verb_after_it_also_behind_pronouns_and_auxiliaries():
    for text in ("no respira", "no me respira", "no esta respira", "no se ha respira"):
        assert says(text, "no respira")
    for text in ("no ya respira", "respira no", "respira"):
        assert not says(text, "no respira")


def test_what_is_denied_still_says_its_own_word():
    assert says("no se desmayo", "desmayo")


def test_of_a_synonym_the_first_word_alone_is_denied():
    assert says("no pued ya ni hablar", "no pued hablar")
    assert required(stems("no me deja respirar")) == {"me", "no deja", "respirar"}
