"""The two namespaces' doors: who is admitted, what they are told first, and their leaving."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import Field, ValidationError
from werkzeug.http import parse_cookie

from chat_server.actions import presence
from chat_server.actions.action import Action, Done, Member, Outcome, System, Visitor
from chat_server.actions.presence import Connect
from chat_server.actions.staff import Secret, resume_session
from chat_server.perform import Perform
from chat_server.protocol.fields import Command, Language
from chat_server.protocol.refusal import Refusal
from chat_server.transport import staff, visitor
from chat_server.transport.connections import STAFF, VISITORS, Connection, Connections
from chat_server.transport.dispatch import Answered, Dispatch, Row, as_refusal, slow_down
from chat_server.transport.fanout import Fanout
from chat_server.transport.gate import allowed_origin
from chat_server.transport.limits import REQUESTS, Addresses, Buckets
from chat_server.transport.sockets import SocketServer
from chat_server.transport.told import VISITOR
from chat_server.transport.transports import Transport

SESSION_COOKIE = "helpline_session"
SIGN_IN = Refusal("unauthorized", "Sign in first.")


class VisitorAuth(Command):
    """What a visitor connects with."""

    token: str | None = Field(None, max_length=200)
    language: Language = "en"


class _Door:
    """What both doors share."""

    looks_up = False

    def __init__(
        self,
        perform: Perform,
        connections: Connections,
        worker_id: Callable[[], str],
        fanout: Fanout,
        *,
        limited: bool,
    ) -> None:
        self.perform = perform
        self.connections = connections
        self.fanout = fanout
        self.worker_id = worker_id
        self.limited = limited
        self._unforgotten: list[Connection] = []
        self.server: SocketServer
        self.dispatch: Dispatch

    def serve(self, table: Mapping[str, Row]) -> None:
        """These are the door's commands."""
        self.dispatch = Dispatch(table, self.perform, self.fanout, Buckets() if self.limited else None)

    def answer(
        self, connection: Connection, name: str, arguments: list[Any], answered: Answered
    ) -> dict[str, Any] | None:
        """See `Door.answer`."""
        return self.dispatch(connection, name, arguments, answered)

    def left(self, connection: Connection) -> None:
        """See `Door.left`."""
        self.connections.remove(connection.sid)
        self._forget(connection)

    def forget_the_departed(self) -> None:
        """Try again for those whose leaving could not be written: who has gone must not count as there."""
        again, self._unforgotten = self._unforgotten, []
        for connection in again:
            self._forget(connection)

    def _forget(self, connection: Connection) -> None:
        def left(outcome: Outcome | None) -> None:
            if not isinstance(outcome, Done):
                self._unforgotten.append(connection)

        refused = self.perform.gather(presence.disconnect, Connect(connection.sid, ""), connection.by, left)
        if refused is not None:
            self._unforgotten.append(connection)

    def _greet(
        self,
        connection: Connection,
        action: Action,
        token: str | None,
        tell: Callable[[dict[str, Any]], None],
    ) -> None:
        def noted(outcome: Outcome | None) -> None:
            if connection.gone:
                self.left(connection)  # it went while we wrote its row
            elif isinstance(outcome, Done):
                tell(outcome.ack)
            else:
                connection.transport.close()

        self.connections.add(connection)
        command = Connect(connection.sid, self.worker_id(), token)
        if self.perform.gather(action, command, connection.by, noted) is not None:
            connection.transport.close()


class VisitorDoor(_Door):
    """Everyone may come in; a token resumes its chat."""

    def __init__(
        self,
        perform: Perform,
        connections: Connections,
        worker_id: Callable[[], str],
        fanout: Fanout,
        addresses: Addresses,
        *,
        limited: bool,
    ) -> None:
        super().__init__(perform, connections, worker_id, fanout, limited=limited)
        self.serve(visitor.table(self.now_theirs))
        self._addresses = addresses
        self._requests = Buckets()

    def admit(self, sid: str, transport: Transport, auth: Any) -> Connection | Refusal:
        """Anyone with a well-formed `auth`."""
        try:
            told = VisitorAuth.model_validate(auth if auth is not None else {})
        except ValidationError as error:
            return as_refusal(error)
        # No token of ours has other characters; one that has is as unknown as any.
        token = told.token if told.token is None or told.token.isascii() else None
        address = self._addresses.of(transport.headers)
        by = Visitor(sid, language=told.language)
        return Connection(sid, transport, VISITORS, by, address, token=token)

    def welcome(self, connection: Connection, welcomed: Callable[[], None]) -> None:
        """Send the snapshot, and deliver what happens in the token's chat."""

        def tell(snapshot: dict[str, Any]) -> None:
            if snapshot["chat"] is not None:
                self.now_theirs(connection, snapshot)
            self.server.push([connection], "snapshot", snapshot)
            welcomed()

        token, connection.token = connection.token, None
        self._greet(connection, presence.connect_visitor, token, tell)

    def now_theirs(self, connection: Connection, told: dict[str, Any]) -> None:
        """The connection belongs to this chat from here on."""
        chat_id = told["chat"]["id"]
        self.connections.bind(connection, chat_id)
        self.fanout.told.join(VISITOR, chat_id, told["chat"])

    def answer(
        self, connection: Connection, name: str, arguments: list[Any], answered: Answered
    ) -> dict[str, Any] | None:
        """See `Door.answer`; new chats are limited per address too."""
        if name == "request_chat" and self.limited:
            wait_s = self._requests.take(REQUESTS, connection.address)
            if wait_s:
                return slow_down(wait_s).ack()
        return super().answer(connection, name, arguments, answered)


class StaffDoor(_Door):
    """Those with a live session come in."""

    looks_up = True

    def __init__(
        self,
        perform: Perform,
        connections: Connections,
        worker_id: Callable[[], str],
        fanout: Fanout,
        own_origins: frozenset[str],
        *,
        limited: bool,
    ) -> None:
        super().__init__(perform, connections, worker_id, fanout, limited=limited)
        self.serve(staff.TABLE)
        self._own_origins = own_origins

    def admit(self, sid: str, transport: Transport, auth: Any) -> Connection | Refusal:
        """A member of staff, by the session cookie."""
        del auth
        if not allowed_origin(transport.headers, self._own_origins):
            return Refusal("forbidden", "Staff connect from this server's own pages.")
        secret = session_secret(transport.headers.get("HTTP_COOKIE", ""))
        if secret is None:
            return SIGN_IN
        outcome = self.perform(resume_session, Secret(secret), System())
        if isinstance(outcome, Refusal):
            return outcome
        found: Member = outcome.ack["member"]
        by = Member(found.id, found.name, found.roles, connection_id=sid, session_id=found.session_id)
        return Connection(sid, transport, STAFF, by, "")

    def welcome(self, connection: Connection, welcomed: Callable[[], None]) -> None:
        """Send the snapshot, then the pending offers once more: their acknowledgement says that they were shown."""
        by = connection.by
        assert isinstance(by, Member)

        def tell(snapshot: dict[str, Any]) -> None:
            self.server.push([connection], "snapshot", snapshot)
            for chat in snapshot["chats"]:
                self.fanout.told.join(by.id, chat["id"], chat)
            for offer in snapshot["offers"]:
                self.fanout.send_offer(connection, offer)
            welcomed()

        self._greet(connection, presence.connect_staff, None, tell)


def session_secret(cookies: str) -> str | None:
    """The session's secret in a Cookie header."""
    return parse_cookie(cookies).get(SESSION_COOKIE)
