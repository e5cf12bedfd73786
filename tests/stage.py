"""A stage for actions: the cast of named people, a clock in the hand, and everything that was told to whom."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import gevent
from conversing import client_id

from chat_server.actions import (
    assigning,
    conversation,
    duty,
    ending,
    offering,
    opening,
    presence,
    queueing,
    recalling,
    recording,
    shelving,
)
from chat_server.actions import staff as accounts
from chat_server.actions.action import Done, Event, Member, Policy, System, Visitor
from chat_server.actions.presence import Connect
from chat_server.clock import Clock
from chat_server.perform import Perform
from chat_server.policy import sample_of_urgency
from chat_server.protocol.contacts import ContactRecord, WrapUp
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.staff import AcceptOffer, EndChatOf, SayTo, SetDuty, Sync
from chat_server.protocol.visitor import CatchUp, EndChat, RequestChat, Say
from chat_server.records.database import Database
from chat_server.rules.schedule import ALL, Schedule, Version
from chat_server.rules.windows import parse_windows
from chat_server.ticker import EVERY_TICK, UNLESS_INTERRUPTED
from knowledge.library import load, shelf_folder

SYSTEM = System()
MONDAY_NOON = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
WEEKDAYS = dict.fromkeys(range(5), parse_windows("07:00-18:30"))
FROM_SETTINGS = Version(None, ZoneInfo("America/Chicago"), {ALL: WEEKDAYS})
CHICAGO = Schedule((FROM_SETTINGS,))
LANGUAGES = {"Ann": ["en"], "Ben": ["en"], "Sofía": ["es", "en"], "Sue": ["en"], "Edith": ["en", "es"]}
UPKEEP = (*EVERY_TICK, recalling.recall_withdrawn, *UNLESS_INTERRUPTED, offering.dispatch)


class EmptyShelf:
    def find(self, query: str, language: str, limit: int) -> list[tuple[str, str, str | None]]:
        return [("bcg", language, None)]

    def fitting(self, text: str, language: str, limit: int) -> list[tuple[str, str, str | None]]:
        return []

    def not_found(self, query: str, language: str) -> list[str]:
        return []

    def suggest(self, query: str, language: str) -> str | None:
        return None


class Stage:
    """Real actions on a real database; only the clock is in our hands."""

    def __init__(self, database: Database, **policy: Any) -> None:
        self.at = MONDAY_NOON
        self.database = database
        settings = {"capacity": 2, "lease_s": 1_000_000, **policy}
        # The articles of tests are the samples.
        settings = {"publishes_samples": True, **settings}
        settings.setdefault("crisis", sample_of_urgency())
        self.policy = Policy(
            FROM_SETTINGS, "1-800-227-2345", "tel:+18002272345", b"k" * 32, EmptyShelf(), **settings
        )
        self.perform = Perform(database, Clock(wall=self._wall), self.policy)
        self.told: list[Event] = []
        self.perform.publish = lambda events, _routes: self.told.extend(events)
        self.do(opening.open_installation, ("follow", False), SYSTEM)
        self.worker_id = self.do(presence.register_worker, None, SYSTEM).ack["worker_id"]
        self.connections = 0

    def _wall(self) -> float:
        return self.at.timestamp()

    def do(self, action: Any, command: Any, by: Any) -> Done:
        outcome = self.perform(action, command, by)
        assert isinstance(outcome, Done), outcome
        return outcome

    def gather(self, action: Any, command: Any, by: Any) -> Any:
        """The outcome of an action that goes with whatever else is asked, as it does from a socket."""
        heard = gevent.event.AsyncResult()
        assert self.perform.gather(action, command, by, heard.set) is None
        return heard.get(timeout=20)

    def refusal(self, action: Any, command: Any, by: Any) -> Refusal:
        outcome = self.perform(action, command, by)
        assert isinstance(outcome, Refusal), outcome
        return outcome

    def later(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)

    def time_passes(self, seconds: float = 0) -> None:
        """The ticker's work at a later instant."""
        self.later(seconds)
        for action in UPKEEP:
            self.do(action, None, SYSTEM)

    def dispatch(self) -> None:
        self.do(offering.dispatch, None, SYSTEM)

    def shelve_articles(self) -> None:
        self.do(shelving.publish_articles, load(shelf_folder()), SYSTEM)

    def connection_id(self) -> str:
        self.connections += 1
        return f"connection-{self.connections}"

    def employ(self, name: str, role: str = "specialist") -> "OnStaff":
        account = accounts.NewAccount(
            f"{name.lower()}@example.org", name, "-", [role], LANGUAGES[name], self.policy.capacity
        )
        staff_id = self.do(accounts.create_account, account, SYSTEM).ack["staff_id"]
        return OnStaff(self, Member(staff_id, name, frozenset({role})))

    def on_duty(self, name: str) -> "OnStaff":
        person = self.employ(name)
        person.connects()
        person.goes("available")
        return person

    def visitor(self, **wishes: Any) -> "VisitorOnStage":
        self.later(0.001)  # two visitors never come at the very same instant
        person = VisitorOnStage(self)
        person.connects()
        if wishes.pop("asks", True):
            person.asks(**wishes)
        return person

    def talking(self, name: str = "Ann") -> tuple["VisitorOnStage", "OnStaff"]:
        """A visitor in conversation with a specialist."""
        specialist = self.on_duty(name)
        visitor = self.visitor()
        self.dispatch()
        specialist.accepts()
        return visitor, specialist

    def heard_by(self, listens: Callable[[Event], bool], since: int = 0) -> list[Event]:
        return [event for event in self.told[since:] if listens(event)]


class OnStaff:
    """A member of staff, with the console's state kept from its events alone."""

    def __init__(self, stage: Stage, by: Member) -> None:
        self.stage, self.by, self.id = stage, by, by.id
        self.connection = ""

    def connects(self) -> dict[str, Any]:
        self.connection = self.stage.connection_id()
        self.by = replace(self.by, connection_id=self.connection)
        return self.stage.do(
            presence.connect_staff, Connect(self.connection, self.stage.worker_id), self.by
        ).ack

    def disconnects(self) -> None:
        self.stage.do(presence.disconnect, Connect(self.connection, ""), self.by)

    def goes(self, status: str, reason: str | None = None) -> Done:
        return self.stage.do(duty.set_duty, SetDuty(status=status, reason=reason), self.by)

    def sees(self) -> dict[str, Any]:
        return self.stage.do(presence.sync, Sync(), self.by).ack

    @property
    def offer(self) -> dict[str, Any]:
        offers = self.sees()["offers"]
        assert offers, f"{self.by.name} is not being asked"
        return offers[0]

    def accepts(self) -> dict[str, Any]:
        return self.stage.do(
            assigning.accept_offer, AcceptOffer(offer_id=self.offer["offer_id"]), self.by
        ).ack

    def says(self, chat_id: str, text: str, under: str | None = None) -> Any:
        command = SayTo(chat_id=chat_id, client_id=under or client_id(), text=text)
        return self.stage.gather(conversation.specialist_says, command, self.by)

    def ends(self, chat_id: str) -> Done:
        return self.stage.do(ending.specialist_ends, EndChatOf(chat_id=chat_id), self.by)

    def wraps_up(self, chat_id: str) -> Done:
        record = ContactRecord(
            contact_type="information", relation="patient", topics=["treatment"], outcome="answered"
        )
        return self.stage.do(recording.wrap_up, WrapUp(chat_id=chat_id, record=record), self.by)

    def hears(self, since: int = 0) -> list[Event]:
        return self.stage.heard_by(lambda event: self.id in event.to.staff, since)


class VisitorOnStage:
    """A visitor: a connection, then a chat and its token."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.by = Visitor("")
        self.token: str | None = None
        self.snapshot: dict[str, Any] = {}

    def connects(self) -> dict[str, Any]:
        connection = self.stage.connection_id()
        came = Connect(connection, self.stage.worker_id, self.token)
        self.snapshot = self.stage.do(presence.connect_visitor, came, Visitor(connection)).ack
        chat = self.snapshot["chat"]
        self.by = Visitor(connection, chat["id"] if chat else None)
        return self.snapshot

    def disconnects(self) -> None:
        self.stage.do(presence.disconnect, Connect(self.by.connection_id, ""), self.by)

    def requests(self, **wishes: Any) -> Any:
        told = {"client_id": client_id(), "language": "en", "role": "patient", "consent": True, **wishes}
        return self.stage.perform(queueing.request_chat, RequestChat(**told), self.by)

    def asks(self, **wishes: Any) -> dict[str, Any]:
        outcome = self.requests(**wishes)
        assert isinstance(outcome, Done), outcome
        self.token = outcome.ack["token"]
        self.by = Visitor(self.by.connection_id, outcome.ack["chat"]["id"])
        return outcome.ack

    @property
    def chat_id(self) -> str:
        assert self.by.chat_id is not None
        return self.by.chat_id

    def says(self, text: str, under: str | None = None) -> Any:
        said = Say(client_id=under or client_id(), text=text)
        return self.stage.gather(conversation.visitor_says, said, self.by)

    def reads(self, after: int = 0) -> dict[str, Any]:
        return self.stage.do(conversation.visitor_catches_up, CatchUp(after_seq=after), self.by).ack

    @property
    def chat(self) -> dict[str, Any]:
        return self.reads()["chat"]

    def ends(self) -> Any:
        return self.stage.do(ending.visitor_ends, EndChat(), self.by).ack

    def hears(self, since: int = 0) -> list[Event]:
        return self.stage.heard_by(lambda event: event.to.visitor_of == self.chat_id, since)


def as_text(events: Sequence[Event]) -> str:
    """All that was sent, to look for what must not be in it."""
    return json.dumps([[event.name, event.payload] for event in events])
