"""A visitor's lines, the treatment that they told of before, and what takes a sign back."""

import time

import pytest


def rules(sample, *lines):
    return [rule and rule.id for rule in sample.along(lines)]


def test_a_treatment_told_before_counts_for_what_comes_later(sample):
    told = rules(sample, "I had CAR T last week", "hello", "thanks", "now I have chills")
    assert told == [None, None, None, "infection_after_car_t"]


def test_a_treatment_told_after_the_sign_counts_where_it_is_told(sample):
    told = rules(sample, "I have had chills since noon", "are you there?", "I had CAR T on Monday", "ok")
    assert told == [None, None, "infection_after_car_t", None]


def test_a_sign_is_forgotten_after_six_lines(sample):
    assert rules(sample, "I have chills", *["ok"] * 6, "I had CAR T on Monday")[-1] is None


def test_without_a_treatment_a_fever_is_no_sign(sample):
    assert rules(sample, "I have a fever and chills") == [None]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("i cant breahte", "breathing"),
        ("she can't breath", "breathing"),
        ("my chest feels tight and it hurts", "heart"),
        ("vomitando sangrre", "bleeding"),
        ("she had a siezure just now", "confusion_or_seizure"),
        ("tengo la gargnta cerrada", "allergic_reaction"),
    ],
)
def test_a_misspelt_word_is_known_where_it_is_long(sample, text, rule):
    found = sample.rule_of(text)
    assert (found and found.id) == rule


TAKEN_BACK = [
    ("I have chest pain", "I have no chest pain"),
    ("he has trouble breathing", "he doesn't have trouble breathing"),
    ("tengo dolor de pecho", "no tengo dolor de pecho"),
    ("tengo diarrea con sangre", "diarrea con sangre nunca tuve"),
    ("a fever after CAR T", "a fever after CAR T years ago"),
    ("I got hives all over", "I got hives all over, back to normal"),
    ("Keytruda and chest pain", "can Keytruda cause chest pain?"),
    ("me da fiebre, soy de CAR T", "si me da fiebre, soy de CAR T"),
    ("I have chest pain", "I have chest pain from laughing haha"),
]


@pytest.mark.parametrize(("sign", "none"), TAKEN_BACK)
def test_what_is_denied_past_over_asked_or_laughed_about_is_no_sign(sample, sign, none):
    assert sample.rule_of(sign) is not None
    assert sample.rule_of(none) is None


STILL = [
    "no puedo dormir del dolor de pecho",
    "not sure if it is chest pain",
    "I was fine in 2019 but now I have chest pain",
    "is chest pain common? I have had it since this morning",
]


@pytest.mark.parametrize("text", STILL)
def test_another_no_or_a_sign_of_now_takes_nothing_back(sample, text):
    assert sample.rule_of(text).id == "heart"


def test_a_line_is_looked_through_in_a_fraction_of_a_millisecond(sample):
    lines = ["My father had CAR T nine days ago and since this morning he is confused and has chills"] * 50
    list(sample.along(lines))
    best = min(_seconds(sample, lines) for _ in range(5))
    assert best / len(lines) < 0.001


def _seconds(sample, lines):
    begun = time.perf_counter()
    list(sample.along(lines))
    return time.perf_counter() - begun


@pytest.mark.parametrize("text", ["", "¿?", "\ud800", "no " * 2000, "a_b*c/d+e", "chest pain " * 400])
def test_any_text_can_be_looked_through(sample, text):
    sample.rule_of(text)
