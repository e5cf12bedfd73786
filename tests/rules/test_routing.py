from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from chat_server.rules.routing import FreeSpecialist, Match, WaitingChat, match

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


def chat(name, language="en", topic=None, waited=10):
    return WaitingChat(name, language, topic, NOW - timedelta(seconds=waited))


def free(name, languages=("en",), topics=(), load=0, idle=0):
    return FreeSpecialist(name, languages, topics, load, NOW - timedelta(seconds=idle))


def test_the_oldest_chat_goes_to_the_least_loaded():
    assert match(NOW, [chat("first"), chat("second")], [free("Ann", load=1), free("Ben")], ()) == [
        Match("first", "Ben"),
        Match("second", "Ann"),
    ]


def test_among_equals_the_longest_idle_is_asked():
    assert match(NOW, [chat("Vera")], [free("Ann", idle=5), free("Ben", idle=50)], ()) == [
        Match("Vera", "Ben")
    ]


def test_a_spanish_chat_waits_for_someone_who_speaks_spanish_and_does_not_hold_up_the_next():
    waiting = [chat("Víctor", "es"), chat("Vera")]
    assert match(NOW, waiting, [free("Ann")], ()) == [Match("Vera", "Ann")]
    assert match(NOW, waiting, [free("Sofía", ("es", "en"))], ()) == [Match("Víctor", "Sofía")]


def test_who_missed_a_chat_is_skipped_for_it_and_not_for_others():
    skipped = {("Vera", "Ann")}
    assert match(NOW, [chat("Vera"), chat("Victor")], [free("Ann")], skipped) == [Match("Victor", "Ann")]


def test_a_topic_skill_is_preferred_and_relaxed_as_the_wait_grows():
    coping = free("Ben", topics=("coping",))
    assert match(NOW, [chat("Vera", topic="treatment")], [coping], ()) == []
    assert match(NOW, [chat("Vera", topic="treatment", waited=60)], [coping], ()) == [Match("Vera", "Ben")]
    skilled = free("Ann", topics=("treatment",), load=2)
    assert match(NOW, [chat("Vera", topic="treatment", waited=60)], [coping, skilled], ()) == [
        Match("Vera", "Ann")
    ]


def test_nobody_is_asked_twice_in_one_pass():
    assert len(match(NOW, [chat(str(n)) for n in range(9)], [free("Ann"), free("Ben")], ())) == 2


def test_no_more_of_the_queue_is_read_than_it_takes_to_ask_everybody():
    waiting = iter([chat(str(n)) for n in range(9)])
    assert len(match(NOW, waiting, [free("Ann"), free("Ben")], ())) == 2
    assert next(waiting).id == "2"


def one_by_one(waiting, free, skipped):
    """The rule as a supervisor would carry it out by hand."""
    left, matches = sorted(free, key=lambda one: (one.load, one.idle_since, one.id)), []
    for asks in waiting:
        fit = [one for one in left if asks.language in one.languages and (asks.id, one.id) not in skipped]
        skilled = [one for one in fit if not one.topics or asks.topic in {None, *one.topics}]
        relaxed = fit if NOW - asks.queued_at >= timedelta(seconds=60) else []
        for chosen in (skilled or relaxed)[:1]:
            matches.append(Match(asks.id, chosen.id))
            left.remove(chosen)
    return matches


LANGUAGES, TOPICS = ("en", "es"), ("treatment", "coping")
CHATS = some.lists(
    some.builds(
        chat,
        some.uuids().map(str),
        some.sampled_from(LANGUAGES),
        some.sampled_from((None, *TOPICS)),
        some.sampled_from((10, 59, 60, 500)),
    ),
    max_size=12,
)
FREE = some.lists(
    some.builds(
        free,
        some.uuids().map(str),
        some.sets(some.sampled_from(LANGUAGES), min_size=1),
        some.sets(some.sampled_from(TOPICS)),
        some.integers(0, 2),
        some.integers(0, 3),
    ),
    max_size=8,
)


@given(CHATS, FREE, some.randoms(use_true_random=False))
def test_it_matches_as_one_would_by_hand(waiting, people, chance):
    skipped = {(asks.id, one.id) for asks in waiting for one in people if chance.random() < 0.2}
    assert match(NOW, waiting, people, skipped) == one_by_one(waiting, people, skipped)
