"""What an action is given, and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from sqlalchemy import Connection

from chat_server.protocol.refusal import Refusal
from chat_server.records.remembered import OpenLog, RememberedLogs
from chat_server.records.waits import RecentWaits
from chat_server.records.workers import Whereabouts
from chat_server.rules.schedule import Version
from chat_server.rules.topic_overflow import TopicRules

if TYPE_CHECKING:
    from knowledge.urgency.finding import UrgencyFinder


class Shelf(Protocol):
    """The search over the current articles. Hits are (slug, language, anchor or None), best first."""

    def find(self, query: str, language: str, limit: int) -> list[tuple[str, str, str | None]]:
        """Search; an empty query lists the shelf."""
        ...

    def fitting(self, text: str, language: str, limit: int) -> list[tuple[str, str, str | None]]:
        """What fits what somebody wrote; nothing for small talk."""
        ...

    def not_found(self, query: str, language: str) -> list[str]:
        """What a query asks about and nothing on the shelf says, in the words of the query."""
        ...

    def suggest(self, query: str, language: str) -> str | None:
        """What to try instead of a query that found nothing."""
        ...


@dataclass(frozen=True)
class Policy:
    """The settings that decisions depend on. Durations are in seconds.

    `hours` are in force until the first version of the calendar is. `urgency` finds what may need help at once, by the
    list of the installation, if it has one; `crisis` finds words of a crisis.
    """

    hours: Version
    phone_number: str
    phone_uri: str
    secret_key: bytes
    shelf: Shelf
    routing: Literal["offer", "pull"] = "offer"
    topics: TopicRules = field(default_factory=TopicRules)
    queue_cap: int = 50
    capacity: int = 3
    offer_s: float = 30
    warm_transfer_s: float = 180
    visitor_grace_s: float = 120
    active_grace_s: float = 600
    specialist_grace_s: float = 30
    wrap_up_s: float = 300
    closing_grace_s: float = 900
    lease_s: float = 30
    still_there_after_s: float = 300
    still_there_s: float = 60
    retention_days: int = 90
    second_editor: bool = True
    resource_stale_days: int = 180
    publishes_samples: bool = False
    watching_is_told: bool = False
    urgency: "UrgencyFinder | None" = None
    crisis: "UrgencyFinder | None" = None


@dataclass(frozen=True)
class Tx:
    """One transaction: its connection, its instant, and the policy it decides by.

    One that is not `patient` waits for no row that somebody else has locked: it puts that off. It may go by what is
    `remembered` of logs, and what it has `left` is remembered once it is committed. `people` is there where other
    workers may hold some of the audience. `waits`: as read a moment ago.
    """

    sql: Connection
    now: datetime
    policy: Policy
    patient: bool = True
    remembered: RememberedLogs | None = None
    left: dict[str, OpenLog] = field(default_factory=dict)
    people: Whereabouts | None = None
    waits: RecentWaits = field(default_factory=RecentWaits)


@dataclass(frozen=True)
class Visitor:
    """A visitor's connection, in the language it came with; `chat_id` is None until they have a chat."""

    connection_id: str
    chat_id: str | None = None
    language: str = "en"


@dataclass(frozen=True)
class Member:
    """A signed-in member of staff."""

    id: str
    name: str
    roles: frozenset[str]
    connection_id: str = ""
    session_id: str = ""


@dataclass(frozen=True)
class System:
    """The ticker, or the command line."""


By = Visitor | Member | System


@dataclass(slots=True)
class Audience:
    """Who may see it, decided inside the transaction: the chat's visitor, and staff by id.

    `staff_of` is for what no transaction decides (typing): the staff who were told that they may read that chat.
    """

    visitor_of: str | None = None
    staff: frozenset[str] = frozenset()
    staff_of: str | None = None


@dataclass(slots=True)
class Event:
    """Something that happened, for an audience. `ends_session` closes that session's sockets instead."""

    name: str
    payload: dict[str, Any]
    to: Audience
    ends_session: str | None = None


@dataclass(slots=True)
class Done:
    """The action was carried out: what its ack adds to `ok`, who hears what, and whether a match may be possible."""

    ack: dict[str, Any] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    rematch: bool = False


@dataclass(frozen=True)
class Later:
    """In a batch: this one's chat is in use; ask again with the next."""


LATER = Later()
Outcome = Done | Refusal
Action = Callable[..., Any]
F = TypeVar("F", bound=Action)


@dataclass(frozen=True)
class Manner:
    """How `perform` runs an action: on a read-only snapshot, in a batch, or as lines of one log write."""

    reads: bool = False
    batched: bool = False
    writes: bool = False


def action(*, reads: bool = False, batched: bool = False, writes: bool = False) -> Callable[[F], F]:
    """Declare an action.

    A batched one takes a list of (command, by) and returns a list of outcomes, or `LATER`. One that `writes` is
    batched with all that do: it returns the `Line` that is to be written, or a refusal.
    """

    def declare(function: F) -> F:
        function.manner = Manner(reads, batched or writes, writes)  # type: ignore[attr-defined]
        return function

    return declare


def manner_of(function: Action) -> Manner:
    """How an action was declared."""
    declared: Manner = function.manner  # type: ignore[attr-defined]
    return declared
