"""What somebody types finds a service; a mistake is forgiven only where nothing else is found."""

from datetime import date

import pytest

from chat_server.actions.referring import COMMON
from chat_server.rules.resources import is_stale, search


def text(name, what_for="support", who_for="anyone", area="Texas"):
    return {"name": name, "what_for": what_for, "who_for": who_for, "area": area}


RIDES = {"en": text("Rides to treatment", "transport", "patients"), "es": text("Viajes al tratamiento")}
CLINIC = {"es": text("Clínica del Valle", "atención médica", "niños", "Rio Grande")}
LINE = {"en": text("Crisis line", "someone who listens at night", "anyone", "United States")}
DIRECTORY = (("rides", RIDES), ("clinic", CLINIC), ("line", LINE))


def ids(query, language="en"):
    return [found.id for found in search(DIRECTORY, query, language, COMMON)]


def shown(query, language):
    return [(found.id, found.language) for found in search(DIRECTORY, query, language, COMMON)]


def test_without_a_word_all_are_listed_by_name_those_in_the_language_first():
    assert shown(" ", "en") == [("line", "en"), ("rides", "en"), ("clinic", "es")]
    assert shown("?", "es") == [("clinic", "es"), ("rides", "es"), ("line", "en")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ride", ["rides"]),
        ("TRANS patients", ["rides"]),
        ("clinica ninos", ["clinic"]),
        ("clínica rio", ["clinic"]),
        ("listens united", ["line"]),
        ("rides listens", []),
        ("who listens to me", ["line"]),  # small talk does not count
        ("li", []),  # two letters begin too much
        ("texas", []),  # a place alone is not what a service is for
        ("rides texas", ["rides"]),
        ("eatment", []),
        ("ine", []),
    ],
)
def test_every_word_begins_a_word_of_what_it_says_with_or_without_accents(query, found):
    assert ids(query) == found


def test_the_words_of_the_other_language_find_it_and_it_is_shown_in_the_one_asked_for():
    assert shown("viajes", "en") == [("rides", "en")]


def test_a_name_comes_before_a_purpose_that_has_the_word():
    directory = [("a", {"en": text("Aid", "rides")}), ("b", {"en": text("Rides")})]
    assert [found.id for found in search(directory, "rides", "en", COMMON)] == ["b", "a"]


def test_only_what_is_the_name_of_one_and_no_other_says_so():
    directory = [("a", {"en": text("Cancer Aid", "rides")}), ("b", {"en": text("Cancer Rides")})]
    assert [(found.id, found.named) for found in search(directory, "rides", "en", COMMON)] == [
        ("b", True),
        ("a", False),
    ]
    assert [found.named for found in search(directory, "cancer", "en", COMMON)] == [False, False]
    assert [found.named for found in search(directory, "", "en", COMMON)] == [False, False]


def test_small_talk_alone_finds_names_only():
    directory = [("a", {"en": text("Aid", "help at home")}), ("b", {"en": text("Helpline")})]
    assert [found.id for found in search(directory, "help", "en", COMMON)] == ["b"]


@pytest.mark.parametrize("query", ["check", "checkp", "checkpoint"])
def test_a_word_that_begins_as_one_of_no_subject_or_is_near_it_finds_nothing(query):
    assert search([("a", {"en": text("Aid", "Rides. Nobody has checked it.")})], query, "en", COMMON) == []


@pytest.mark.parametrize("query", ["crsis", "crissi", "crjsis", "criisis", "trnsport"])
def test_one_mistake_in_a_word_is_forgiven_where_nothing_is_found(query):
    assert len(ids(query)) == 1


@pytest.mark.parametrize("query", ["cxxsis", "lnn"])
def test_two_mistakes_or_one_in_a_short_word_are_not(query):
    assert ids(query) == []


def test_a_mistake_is_not_looked_for_where_something_is_found():
    directory = [("care", {"en": text("Care")}), ("cart", {"en": text("Cart")})]
    assert [found.id for found in search(directory, "care", "en", COMMON)] == ["care"]


def test_eight_words_count_however_many_are_asked_for():
    assert ids("crsis " * 30) == ["line"]
    assert ids("a b c d e f g h crisis") == []
    assert ids("crisis " + "line " * 6 + "listens night someone who at anyone united nonsense") == ["line"]


def test_what_nobody_has_ever_checked_is_stale():
    assert is_stale(None, date(2026, 1, 1), 180)


def test_stale_is_what_nobody_has_checked_for_so_many_days():
    assert not is_stale(date(2026, 1, 1), date(2026, 6, 29), 180)
    assert is_stale(date(2026, 1, 1), date(2026, 6, 30), 180)
