"""Group commit: what waits while one transaction commits goes into the next, and nobody suffers for a neighbour."""

import gevent
import pytest
from conversing import client_id
from stage import Stage

from chat_server.actions import conversation
from chat_server.actions.action import Audience, Done, Event, Visitor, action
from chat_server.gathering import (
    ANSWERS_IN_A_TURN,
    LARGEST_BATCH,
    MOST_WAITING,
    Answer,
    Asked,
    Committed,
    Gathering,
)
from chat_server.protocol.refusal import INTERNAL, UNAVAILABLE
from chat_server.protocol.visitor import Say
from chat_server.records.database import OutcomeUnknown, Unavailable

BATCHES: list[list[str]] = []


@action(batched=True)
def repeats(_tx, asked):
    BATCHES.append([command for command, _ in asked])
    if any(command == "bad" for command, _ in asked):
        raise ValueError("one of them is bad")
    return [Done({"said": command}) for command, _ in asked]


@pytest.fixture
def batches():
    BATCHES.clear()
    return BATCHES


def ask_all(stage, *commands, by=None, of=repeats):
    """Ask at once; the outcomes in the order of asking, once all are there."""
    outcomes = [None] * len(commands)
    left = gevent.event.AsyncResult()
    waiting = set(range(len(commands)))

    def then(index):
        def put(outcome):
            outcomes[index] = outcome
            waiting.discard(index)
            if not waiting:
                left.set()

        return put

    for index, command in enumerate(commands):
        who = by[index] if isinstance(by, list) else by
        assert stage.perform.gather(of, command, who, then(index)) is None
    left.get(timeout=20)
    return outcomes


def test_all_that_is_asked_meanwhile_goes_into_one_transaction(stage, batches):
    assert [done.ack["said"] for done in ask_all(stage, "a", "b", "c")] == ["a", "b", "c"]
    assert batches == [["a", "b", "c"]]


def test_a_bad_one_fails_alone(stage, batches):
    good, bad, also_good = ask_all(stage, "a", "bad", "c")
    assert (good.ack["said"], bad, also_good.ack["said"]) == ("a", INTERNAL, "c")


def test_where_nobody_knows_the_outcome_nobody_is_told_one(stage, monkeypatch):
    def unknown(_work):
        raise OutcomeUnknown

    monkeypatch.setattr(stage.database, "write_batch", unknown)
    assert ask_all(stage, "a", "b") == [None, None]


def test_a_database_that_is_away_is_unavailable_for_all(stage, monkeypatch):
    def away(_work):
        raise Unavailable

    monkeypatch.setattr(stage.database, "write_batch", away)
    assert ask_all(stage, "a", "b") == [UNAVAILABLE, UNAVAILABLE]


def test_a_queue_that_is_full_refuses_instead_of_growing():
    gathering = Gathering(lambda _asked, _patient: Committed([], {}), lambda _committed: None)
    asked = Asked(repeats, "a", None, lambda _outcome: None)
    assert all(gathering.ask(asked) is None for _ in range(MOST_WAITING))
    assert gathering.ask(asked) is UNAVAILABLE


def test_an_answer_that_fails_leaves_the_others_their_answers(stage):
    heard = gevent.event.AsyncResult()

    def fails(_outcome):
        raise ValueError("the socket has gone")

    stage.perform.gather(repeats, "a", None, fails)
    stage.perform.gather(repeats, "b", None, heard.set)
    assert heard.get(timeout=10).ack["said"] == "b"


def test_events_are_published_after_the_acks(stage):
    seen = []
    done = gevent.event.AsyncResult()
    stage.on_duty("Ann")
    vera = stage.visitor(question="Hello?")
    stage.perform.publish = lambda events, _routes: (seen.append("published"), done.set())
    stage.perform.gather(
        conversation.visitor_says,
        Say(client_id=client_id(), text="hi"),
        vera.by,
        lambda _outcome: seen.append("acknowledged"),
    )
    done.get(timeout=10)
    assert seen == ["acknowledged", "published"]


def test_senders_keep_their_order_and_a_repeat_gets_the_first_answer(stage):
    stage.on_duty("Ann")
    vera, victor = stage.visitor(question="I am Vera"), stage.visitor(question="I am Victor")
    again = client_id()
    said = [Say(client_id=client_id(), text=str(n)) for n in range(10)]
    said += [Say(client_id=again, text="once"), Say(client_id=again, text="once")]
    by = [vera.by, victor.by] * 5 + [vera.by, vera.by]
    outcomes = ask_all(stage, *said, by=by, of=conversation.visitor_says)
    assert [outcomes[n].ack["seq"] for n in range(0, 10, 2)] == [2, 3, 4, 5, 6]
    assert [outcomes[n].ack["seq"] for n in range(1, 10, 2)] == [2, 3, 4, 5, 6]
    assert outcomes[10].ack == outcomes[11].ack == {"seq": 7, "at": outcomes[10].ack["at"]}


def test_whoever_has_no_chat_or_an_ended_one_is_refused_among_those_who_are_not(stage):
    stage.on_duty("Ann")
    vera, victor = stage.visitor(question="I am Vera"), stage.visitor(question="I am Victor")
    victor.ends()
    nobody = Visitor("a connection")
    said = [Say(client_id=client_id(), text=name) for name in ("Vera", "Victor", "nobody")]
    done, ended, unknown = ask_all(
        stage, *said, by=[vera.by, victor.by, nobody], of=conversation.visitor_says
    )
    assert (done.ack["seq"], ended.code, unknown.code) == (2, "conflict", "not_found")


def test_a_chat_that_somebody_else_has_locked_delays_nobody_else(postgresql):
    stage = Stage(postgresql)
    stage.on_duty("Ann")
    vera, victor = stage.visitor(question="I am Vera"), stage.visitor(question="I am Victor")
    answered: list[str] = []
    both = gevent.event.AsyncResult()

    def then(name):
        def put(outcome):
            assert outcome.ack["seq"] == 2
            answered.append(name)
            if name == "victor":
                transaction.rollback()
            if len(answered) == 2:
                both.set()

        return put

    with postgresql.engine.connect() as other:
        transaction = other.begin()
        other.exec_driver_sql("SELECT 1 FROM chats WHERE id = %s FOR UPDATE", (vera.chat_id,))
        for person in (vera, victor):
            say = Say(client_id=client_id(), text="hi")
            name = "vera" if person is vera else "victor"
            stage.perform.gather(conversation.visitor_says, say, person.by, then(name))
        both.get(timeout=20)
    assert answered == ["victor", "vera"]


class Lanes:
    """Batches under way, each ended by hand."""

    def __init__(self, lanes):
        self.under_way = []
        self.in_use = False
        self.gathering = Gathering(self.commit, lambda _committed: None, lanes)

    def commit(self, asked, _patient):
        ended = gevent.event.Event()
        self.under_way.append((len(asked), ended))
        ended.wait()
        later = self.in_use
        return Committed([Answer(one, None if later else Done(), later) for one in asked], {})

    def ask(self, count):
        for number in range(count):
            assert self.gathering.ask(Asked(repeats, str(number), None, lambda _outcome: None)) is None
        gevent.idle()

    def end(self, index):
        self.under_way[index][1].set()
        gevent.idle()

    @property
    def sizes(self):
        return [size for size, _ in self.under_way]


def test_another_lane_opens_once_as_much_waits_as_is_under_way():
    lanes = Lanes(2)
    lanes.ask(3)
    lanes.ask(2)
    assert lanes.sizes == [3]
    lanes.ask(1)
    assert lanes.sizes == [3, 3]
    lanes.ask(100)
    assert lanes.sizes == [3, 3]


def test_a_lane_that_ends_leaves_a_few_to_the_one_that_is_under_way():
    lanes = Lanes(2)
    lanes.ask(3)
    lanes.ask(3)
    lanes.ask(2)
    lanes.end(0)
    assert lanes.sizes == [3, 3]
    lanes.end(1)
    assert lanes.sizes == [3, 3, 2]


def test_a_lane_whose_chats_are_all_in_another_ones_hands_ends_instead_of_trying_again():
    lanes = Lanes(2)
    lanes.ask(1)
    lanes.in_use = True
    lanes.ask(1)
    lanes.end(1)
    assert lanes.sizes == [1, 1]
    lanes.in_use = False
    lanes.end(0)
    assert lanes.sizes == [1, 1, 1]


def test_with_one_lane_all_that_is_asked_meanwhile_waits_for_it():
    lanes = Lanes(1)
    lanes.ask(1)
    lanes.ask(5)
    assert lanes.sizes == [1]
    lanes.end(0)
    assert lanes.sizes == [1, 5]


def test_batches_are_answered_in_pieces_each_in_a_turn_of_its_own_so_that_others_get_theirs():
    answered, published, turns = [], [], []
    asked = [Asked(repeats, number, None, answered.append) for number in range(3 * LARGEST_BATCH)]

    def commit(batch, _patient):
        return Committed([Answer(one, Done({"n": one.command})) for one in batch], {"elsewhere": []})

    gathering = Gathering(commit, published.append)

    def somebody_else():
        while True:
            gevent.sleep(1e-6)
            turns.append(len(answered))

    other = gevent.spawn(somebody_else)
    for one in asked:
        gathering.ask(one)
    with gevent.Timeout(10):
        while len(answered) < len(asked):
            gevent.sleep(1e-6)
    other.kill()
    assert [done.ack["n"] for done in answered] == list(range(len(asked)))
    assert set(range(ANSWERS_IN_A_TURN, len(asked), ANSWERS_IN_A_TURN)) <= set(turns)
    assert {len(one.answers) for one in published} == {ANSWERS_IN_A_TURN}
    behind_their_acks = [sum(len(one.answers) for one in published[: n + 1]) for n in range(len(published))]
    away = [so_far for one, so_far in zip(published, behind_their_acks, strict=True) if one.routes]
    assert away == [LARGEST_BATCH, 2 * LARGEST_BATCH, 3 * LARGEST_BATCH]


def test_the_next_batch_commits_while_the_last_one_is_being_answered():
    committed, seen = [], []

    def commit(batch, _patient):
        committed.append(len(batch))
        return Committed([Answer(one, Done()) for one in batch], {})

    def look(_outcome):
        seen.append(list(committed))

    gathering = Gathering(commit, lambda _committed: None)
    for number in range(LARGEST_BATCH + 1):
        gathering.ask(Asked(repeats, number, None, look))
    with gevent.Timeout(10):
        while len(seen) <= LARGEST_BATCH:
            gevent.sleep(1e-6)
    assert seen[0] == [LARGEST_BATCH, 1]


def test_what_other_workers_deliver_goes_out_though_the_first_answers_have_nothing_to_tell(stage):
    event, sent = Event("told", {}, Audience(visitor_of="elsewhere")), []
    stage.perform.publish = lambda events, routes: sent.append((list(events), routes))
    nothing = Answer(Asked(repeats, "a", None, lambda _outcome: None), Done())
    stage.perform._tell(Committed([nothing], {"another worker": [event]}))
    assert sent == [([], {"another worker": [event]})]
