"""The connections of this worker, by whose they are."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from chat_server.actions.action import Audience, Member, Visitor
from chat_server.transport.limits import Buckets

if TYPE_CHECKING:
    from chat_server.transport.transports import Transport

VISITORS = "/visitor"
STAFF = "/staff"


@dataclass(eq=False)
class Connection:
    """One Socket.IO connection: whose it is, and what it follows."""

    sid: str
    transport: "Transport"
    namespace: str
    by: Visitor | Member
    address: str
    token: str | None = None
    gone: bool = False
    buckets: Buckets = field(default_factory=Buckets)
    watches_queue: bool = False
    may_be_held: bool = True
    availability_told: str | None = None
    offers_sent: set[str] = field(default_factory=set)
    _awaited: dict[int, Callable[[], None]] = field(default_factory=dict)
    _acks: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def await_ack(self, heard: Callable[[], None]) -> int:
        """The number under which the client will acknowledge."""
        number = next(self._acks)
        self._awaited[number] = heard
        return number

    def acknowledged(self, number: int) -> Callable[[], None] | None:
        """The client has acknowledged: what to do now. Numbers that nobody awaits are ignored."""
        return self._awaited.pop(number, None)


class Connections:
    """A registry without rooms: identities are looked up when something is delivered."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Connection] = {}
        self._by_chat: defaultdict[str, set[Connection]] = defaultdict(set)
        self._by_staff: defaultdict[str, set[Connection]] = defaultdict(set)
        self._newcomers: defaultdict[str, set[Connection]] = defaultdict(set)

    def __iter__(self) -> Iterator[Connection]:
        return iter(list(self._by_sid.values()))

    def add(self, connection: Connection) -> None:
        """Deliver to it from now on."""
        self._by_sid[connection.sid] = connection
        self._index(connection).add(connection)

    def remove(self, sid: str) -> Connection | None:
        """Deliver to it no more."""
        connection = self._by_sid.pop(sid, None)
        if connection is not None:
            self._unindex(connection)
        return connection

    def bind(self, connection: Connection, chat_id: str) -> None:
        """A visitor's connection now belongs to this chat."""
        assert isinstance(connection.by, Visitor)
        self._unindex(connection)
        connection.by = replace(connection.by, chat_id=chat_id)
        if connection.sid in self._by_sid:
            self._index(connection).add(connection)

    def audience(self, to: Audience) -> list[Connection]:
        """Who of an audience is connected here, each once: a connection is somebody's alone."""
        found: list[Connection] = []
        if to.visitor_of is not None:
            found += self._by_chat.get(to.visitor_of, ())
        for staff_id in to.staff:
            found += self._by_staff.get(staff_id, ())
        return found

    def on_side(self, whose: str, chat_id: str) -> set[Connection]:
        """The connections of one side of a chat: its `visitor`, or the member of staff with this id."""
        if whose == "visitor":
            return set(self._by_chat.get(chat_id, ()))
        return set(self._by_staff.get(whose, ()))

    def of_session(self, session_id: str) -> list[Connection]:
        """The connections of a staff session."""
        return [c for c in self if isinstance(c.by, Member) and c.by.session_id == session_id]

    def of_staff(self, staff_id: str) -> set[Connection]:
        """The connections here of a member of staff."""
        return self._by_staff.get(staff_id, set())

    def chat_ids(self) -> list[str]:
        """The chats whose visitors are connected here."""
        return [chat_id for chat_id, held in self._by_chat.items() if held]

    def staff_ids(self) -> list[str]:
        """The members of staff who are connected here."""
        return [staff_id for staff_id, held in self._by_staff.items() if held]

    def members(self) -> list[Connection]:
        """Staff's connections."""
        return [connection for held in self._by_staff.values() for connection in held]

    def newcomers(self) -> list[tuple[Connection, str]]:
        """Connections of visitors who have no chat, each with its language."""
        return [(connection, language) for language, held in self._newcomers.items() for connection in held]

    def _key(self, connection: Connection) -> tuple[defaultdict[str, set[Connection]], str]:
        by = connection.by
        if isinstance(by, Member):
            return self._by_staff, by.id
        return (self._newcomers, by.language) if by.chat_id is None else (self._by_chat, by.chat_id)

    def _index(self, connection: Connection) -> set[Connection]:
        table, key = self._key(connection)
        return table[key]

    def _unindex(self, connection: Connection) -> None:
        table, key = self._key(connection)
        if key not in table:
            return
        table[key].discard(connection)
        if not table[key]:
            del table[key]
