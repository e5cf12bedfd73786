from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from chat_server.protocol.fields import TOPICS
from chat_server.rules.routing import FreeSpecialist, Match, WaitingChat, match
from chat_server.rules.topic_overflow import TopicRules, parse_overflow

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


def test_a_topic_overflows_to_those_who_know_a_near_one_before_everybody_is_asked():
    rules = TopicRules(overflow=parse_overflow("side_effects=treatment+immunotherapy@20", TOPICS))
    coping, near, nearest = (
        free("Ann", topics=("coping",)),
        free("Ben", topics=("immunotherapy",)),
        free("Sofía", topics=("treatment",), load=2),
    )
    people = [coping, near, nearest]

    def asked(waited, among):
        found = match(NOW, [chat("Vera", topic="side_effects", waited=waited)], among, (), rules)
        return [one.specialist_id for one in found]

    assert asked(19, people) == []
    assert asked(20, people) == ["Sofía"]
    assert asked(20, [coping, near]) == ["Ben"]
    assert asked(59, [coping]) == []
    assert asked(60, [coping]) == ["Ann"]
    assert asked(60, people) == ["Sofía"]


def test_nobody_is_asked_twice_in_one_pass():
    assert len(match(NOW, [chat(str(n)) for n in range(9)], [free("Ann"), free("Ben")], ())) == 2


def test_no_more_of_the_queue_is_read_than_it_takes_to_ask_everybody():
    waiting = iter([chat(str(n)) for n in range(9)])
    assert len(match(NOW, waiting, [free("Ann"), free("Ben")], ())) == 2
    assert next(waiting).id == "2"


RULES = TopicRules(timedelta(seconds=60), parse_overflow("treatment=coping@30", TOPICS))


def one_by_one(waiting, free, skipped):
    """The rule as a supervisor would carry it out by hand."""
    left, matches = sorted(free, key=lambda one: (one.load, one.idle_since, one.id)), []
    for asks in waiting:
        fit = [one for one in left if asks.language in one.languages and (asks.id, one.id) not in skipped]
        skilled = [one for one in fit if not one.topics or asks.topic in {None, *one.topics}]
        waited = NOW - asks.queued_at
        near = [one for one in fit if "coping" in one.topics and asks.topic == "treatment"]
        near = near if waited >= timedelta(seconds=30) else []
        relaxed = fit if waited >= timedelta(seconds=60) else []
        for chosen in (skilled or near or relaxed)[:1]:
            matches.append(Match(asks.id, chosen.id))
            left.remove(chosen)
    return matches


LANGUAGES, SKILLS = ("en", "es"), ("treatment", "coping")
CHATS = some.lists(
    some.builds(
        chat,
        some.uuids().map(str),
        some.sampled_from(LANGUAGES),
        some.sampled_from((None, *SKILLS)),
        some.sampled_from((10, 29, 30, 59, 60, 500)),
    ),
    max_size=12,
)
FREE = some.lists(
    some.builds(
        free,
        some.uuids().map(str),
        some.sets(some.sampled_from(LANGUAGES), min_size=1),
        some.sets(some.sampled_from(SKILLS)),
        some.integers(0, 2),
        some.integers(0, 3),
    ),
    max_size=8,
)


@given(CHATS, FREE, some.randoms(use_true_random=False))
def test_it_matches_as_one_would_by_hand(waiting, people, chance):
    skipped = {(asks.id, one.id) for asks in waiting for one in people if chance.random() < 0.2}
    assert match(NOW, waiting, people, skipped, RULES) == one_by_one(waiting, people, skipped)
