"""Whatever people do, in whatever order, while time passes and workers die: what must hold, holds after every step."""

import pytest
from conversing import client_id
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import data, sampled_from
from queue_rules import ASKED_TWICE, BADLY_HELD, LOGS_WITH_GAPS, OWNED_TWICE, rows
from stage import SYSTEM, Stage

from chat_server.actions import (
    assigning,
    ending,
    offering,
    presence,
    queueing,
    steering,
    transferring,
)
from chat_server.actions.action import Done, Visitor
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.staff import (
    AcceptOffer,
    CloseChat,
    DeclineOffer,
    EndChatOf,
    ReadBefore,
    RequeueChat,
    SetDutyOf,
    TakeOver,
    TransferChat,
    TransferTarget,
    WithdrawTransfer,
)
from chat_server.protocol.visitor import ChoosePhone, ConfirmPresence
from chat_server.records.tables import metadata
from chat_server.rules.lifecycle import FINISHED, MOVES
from chat_server.rules.turned_away import LEFT

CAPACITY = 2
NAMES = ("Ann", "Ben", "Sofía")
TRANSFERS = ("to the queue", "to a colleague", "warmly to a colleague", "asks no longer")
WORK = ("say", "end", "wrap up", *TRANSFERS)
EXPECTED = {"conflict", "gone", "not_found", "phone"}

OVER_CAPACITY = f"""
    SELECT specialist_id FROM assignments WHERE state IN ('offered', 'active', 'wrap_up')
    GROUP BY specialist_id HAVING count(*) > {CAPACITY}"""
WITHOUT_A_DEADLINE = "SELECT id FROM assignments WHERE state IN ('offered', 'wrap_up') AND deadline IS NULL"
STATES = "SELECT id, state, queued_at, version FROM chats"
DECIDING = """
    SELECT c.id, c.version, c.last_seq, c.state, c.name, a.specialist_id
    FROM chats c LEFT JOIN assignments a ON a.chat_id = c.id AND a.state = 'active'"""
UNSERVED = """
    SELECT language, CASE WHEN state = 'abandoned' THEN 'gave_up' ELSE end_reason END, ended_at FROM chats
    WHERE state IN ('abandoned', 'phoned') OR (end_reason = 'supervisor_closed' AND assigned_at IS NULL)"""
OUT_OF_THE_QUEUE = f"SELECT language, reason, at FROM turned_away WHERE reason IN {LEFT}"
DOUBLED = """
    SELECT chat_id FROM entries WHERE client_id IS NOT NULL GROUP BY chat_id, author_id, client_id
    HAVING count(*) > 1"""


BROKEN_RULES = (
    LOGS_WITH_GAPS,
    OWNED_TWICE,
    OVER_CAPACITY,
    ASKED_TWICE,
    BADLY_HELD,
    WITHOUT_A_DEADLINE,
    DOUBLED,
)


class Helpline(RuleBasedStateMachine):
    """Three specialists, a supervisor and as many visitors as come, on one database."""

    def __init__(self, database):
        super().__init__()
        database.write(lambda sql: [sql.execute(t.delete()) for t in reversed(metadata.sorted_tables)])
        self.stage = Stage(database, capacity=CAPACITY, lease_s=1_000_000)
        self.staff = [self.stage.employ(name) for name in NAMES]
        self.sue = self.stage.employ("Sue", "supervisor")
        self.there = {person.id: False for person in self.staff}
        self.visitors = []
        self.gone = set()
        self.seen = {}
        self.deciding = {}

    def do(self, action, command, by):
        """An answer, or a refusal that the contract has for this."""
        outcome = self.stage.perform(action, command, by)
        assert isinstance(outcome, Done) or outcome.code in EXPECTED, outcome
        return outcome

    def chat(self, choose):
        return choose.draw(sampled_from(self.visitors)).chat_id

    # What visitors do.

    @rule(language=sampled_from(["en", "en", "es"]))
    def a_visitor_comes(self, language):
        visitor = self.stage.visitor(asks=False)
        outcome = visitor.requests(language=language, question="What is BCG?")
        if isinstance(outcome, Refusal):
            assert outcome.code == "phone"
            return
        visitor.token = outcome.ack["token"]
        visitor.by = Visitor(visitor.by.connection_id, outcome.ack["chat"]["id"])
        self.visitors.append(visitor)

    @precondition(lambda self: self.visitors)
    @rule(choose=data(), what=sampled_from(["says", "ends", "phones", "confirms", "leaves", "comes back"]))
    def a_visitor_acts(self, choose, what):
        visitor = choose.draw(sampled_from(self.visitors))
        if what == "says":
            under = client_id()
            first, again = (visitor.says("Hello", under) for _ in range(2))
            assert first == again or first.ack == again.ack
        elif what == "ends":
            visitor.ends()
        elif what == "phones":
            self.do(queueing.choose_phone, ChoosePhone(), visitor.by)
        elif what == "confirms":
            self.do(queueing.confirm_presence, ConfirmPresence(), visitor.by)
        elif what == "leaves" and visitor.by.connection_id not in self.gone:
            visitor.disconnects()
            self.gone.add(visitor.by.connection_id)
        elif what == "comes back" and visitor.by.connection_id in self.gone:
            visitor.connects()

    # What specialists do.

    @rule(choose=data(), duty=sampled_from(["available", "available", "away", "off"]))
    def a_specialist_changes_duty(self, choose, duty):
        person = choose.draw(sampled_from(self.staff))
        if not self.there[person.id]:
            person.connects()
            self.there[person.id] = True
        person.goes(duty)

    @rule(choose=data())
    def a_specialist_shuts_the_lid(self, choose):
        person = choose.draw(sampled_from(self.staff))
        if self.there[person.id]:
            person.disconnects()
            self.there[person.id] = False

    @rule(choose=data(), answer=sampled_from(["accepts", "accepts", "declines", "sees it", "reads"]))
    def a_specialist_answers(self, choose, answer):
        person = choose.draw(sampled_from(self.staff))
        for offer in person.sees()["offers"]:
            if answer == "accepts":
                self.do(assigning.accept_offer, AcceptOffer(offer_id=offer["offer_id"]), person.by)
            elif answer == "declines":
                self.do(assigning.decline_offer, DeclineOffer(offer_id=offer["offer_id"]), person.by)
            elif answer == "reads":
                self.do(transferring.read_before, ReadBefore(offer_id=offer["offer_id"]), person.by)
            else:
                self.do(assigning.offer_shown, offer["offer_id"], person.by)

    @precondition(lambda self: self.visitors)
    @rule(choose=data(), what=sampled_from(WORK))
    def a_specialist_works(self, choose, what):
        person, chat_id = choose.draw(sampled_from(self.staff)), self.chat(choose)
        if what == "say":
            said = person.says(chat_id, "Hello")
            assert isinstance(said, Done) or said.code in EXPECTED, said
        elif what == "end":
            self.do(*ending_of(chat_id), person.by)
        elif what == "wrap up":
            for chat in person.sees()["chats"]:
                if chat["state"] == "wrap_up":
                    person.wraps_up(chat["id"])
        elif what == "asks no longer":
            self.do(transferring.withdraw_transfer, WithdrawTransfer(chat_id=chat_id), person.by)
        else:
            colleague = choose.draw(sampled_from(self.staff))
            to = {"queue": True} if what == "to the queue" else {"specialist_id": colleague.id}
            warm = what == "warmly to a colleague"
            command = TransferChat(chat_id=chat_id, to=TransferTarget(**to), warm=warm)
            self.do(transferring.transfer_chat, command, person.by)

    # What supervisors, time and faults do.

    @precondition(lambda self: self.visitors)
    @rule(choose=data(), what=sampled_from(["take over", "requeue", "close", "wrap up"]))
    def sue_steers(self, choose, what):
        chat_id = self.chat(choose)
        if what == "take over":
            self.do(steering.take_over, TakeOver(chat_id=chat_id), self.sue.by)
        elif what == "requeue":
            self.do(steering.requeue_chat, RequeueChat(chat_id=chat_id), self.sue.by)
        elif what == "close":
            self.do(steering.close_chat, CloseChat(chat_id=chat_id), self.sue.by)
        else:
            self.do(*ending_of(chat_id), self.sue.by)

    @rule(choose=data(), duty=sampled_from(["available", "away", "off"]))
    def sue_sets_a_duty(self, choose, duty):
        person = choose.draw(sampled_from(self.staff))
        self.do(steering.set_duty_of, SetDutyOf(specialist_id=person.id, status=duty), self.sue.by)

    @rule()
    def somebody_is_offered_something(self):
        self.stage.do(offering.dispatch, None, SYSTEM)

    @rule(seconds=sampled_from([1, 29, 31, 61, 121, 301, 601]))
    def time_passes(self, seconds):
        self.stage.time_passes(seconds)

    @rule()
    def the_worker_dies(self):
        self.stage.do(presence.leave, self.stage.worker_id, SYSTEM)
        self.stage.worker_id = self.stage.do(presence.register_worker, None, SYSTEM).ack["worker_id"]
        self.there = dict.fromkeys(self.there, False)
        self.gone |= {visitor.by.connection_id for visitor in self.visitors}

    # What holds.

    @invariant()
    def no_rule_of_the_queue_is_broken(self):
        for statement in BROKEN_RULES:
            assert self.rows(statement) == [], statement

    @invariant()
    def chats_move_only_as_declared_and_keep_their_time(self):
        for chat_id, state, queued_at, version in self.rows(STATES):
            before = self.seen.get(chat_id)
            if before is not None:
                assert reachable(before[0], state), (before[0], state)
                assert before[1] == queued_at
                assert before[2] < version or before == (state, queued_at, version)
            self.seen[chat_id] = (state, queued_at, version)

    @invariant()
    def what_decides_over_a_line_changes_with_the_version_alone(self):
        for chat_id, version, last_seq, *deciding in self.rows(DECIDING):
            assert self.deciding.setdefault((chat_id, version), (last_seq, deciding)) == (last_seq, deciding)
            before, decided = self.deciding.get((chat_id, version - 1), (last_seq, None))
            assert before == last_seq or decided == deciding, "an entry and a move went by as one version"

    @invariant()
    def whoever_left_the_queue_unserved_is_counted_once(self):
        assert sorted(self.rows(UNSERVED)) == sorted(self.rows(OUT_OF_THE_QUEUE))

    def rows(self, statement):
        return rows(self.stage.database, statement)

    def teardown(self):
        """No limbo: once everybody has gone and every grace is over, nothing is left open."""
        for person in [*self.staff, self.sue]:
            person.goes("off")
        self.the_worker_dies()
        for _ in range(4):
            self.stage.time_passes(601)
        assert {state for _, state, _, _ in self.rows(STATES)} <= set(FINISHED)


def ending_of(chat_id):
    return ending.specialist_ends, EndChatOf(chat_id=chat_id)


def reachable(state, to):
    """Several moves may have been made in one step of the machine."""
    found, edge = {state}, [state]
    while edge:
        edge = [following for one in edge for following in MOVES[one] if following not in found]
        found |= set(edge)
    return to in found


def run(database, examples, steps):
    run_state_machine_as_test(
        lambda: Helpline(database),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_in_any_order_the_queue_keeps_its_rules(database):
    run(database, 25, 30)


@pytest.mark.longer
def test_in_any_order_the_queue_keeps_its_rules_for_long(database):
    run(database, 2_000, 50)
