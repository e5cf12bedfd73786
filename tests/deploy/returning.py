"""Clients that come back as the official ones do, and repeat under the same id what nobody acknowledged."""

import threading
import time
from typing import Any

import socketio
from conversing import PATIENCE_S, Client, a_request, client_id

LONGEST_AWAY_S = 30


class Returning(Client):
    """With the official client's own reconnection, its delays and its spread."""

    def __init__(self, *told: Any) -> None:
        super().__init__(*told)
        self.socket.reconnection = True
        self.here, self.losses = False, 0
        self.away_s: list[float] = []
        self.left_at: list[float] = []
        self.moved_at: list[float] = []
        self.on_moved = lambda: None
        self.socket.on("connect", self._arrived, namespace=self.namespace)
        self.socket.on("disconnect", self._lost, namespace=self.namespace)

    def _arrived(self) -> None:
        with self._news:
            if len(self.left_at) > len(self.away_s):
                self.away_s.append(time.monotonic() - self.left_at[-1])
            self.here = True
            self._news.notify_all()

    def _lost(self, *_reason: Any) -> None:
        with self._news:
            self.here = False
            self.left_at.append(time.monotonic())
            self._news.notify_all()

    def _push(self, event: str, *payload: Any) -> None:
        if event == "moved":
            self.on_moved()
        super()._push(event, *payload)

    def is_back(self) -> None:
        with self._news:
            assert self._news.wait_for(lambda: self.here, LONGEST_AWAY_S), "did not come back"

    def insist(self, command: str, **payload: Any) -> dict[str, Any]:
        """Ask until there is an answer."""
        for _ in range(LONGEST_AWAY_S):
            self.is_back()
            ack = self._asked(command, payload)
            if ack is not None and (ack["ok"] or ack["error"]["code"] != "unavailable"):
                assert ack["ok"], (command, ack)
                return ack
        raise AssertionError(f"{command} was never answered")

    def _asked(self, command: str, payload: dict[str, Any]) -> dict[str, Any] | None:
        acks: list[dict[str, Any]] = []
        before = len(self.left_at)

        def answered(ack: dict[str, Any]) -> None:
            with self._news:
                acks.append(ack)
                self._news.notify_all()

        try:
            self.socket.emit(command, payload, namespace=self.namespace, callback=answered)
        except socketio.exceptions.SocketIOError:
            return None
        with self._news:
            self._news.wait_for(lambda: acks or len(self.left_at) > before, PATIENCE_S)
        return acks[0] if acks else None


class Speaker:
    """Someone who goes on talking, and notes what was acknowledged: (chat, client id, seq)."""

    def __init__(self, client: Returning, chats: list[str], every_s: float, **to: str) -> None:
        self.client, self.chats = client, chats
        self.acked: list[tuple[str, str, int]] = []
        self.failed: BaseException | None = None
        self._every_s = every_s
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._talk)
        self._thread.start()

    def _talk(self) -> None:
        try:
            while not self._over.wait(self._every_s):
                chat_id = self.chats[len(self.acked) % len(self.chats)]
                to = {"chat_id": chat_id} if self.client.namespace == "/staff" else {}
                sent = client_id()
                seq = self.client.insist("say", client_id=sent, text=f"line {len(self.acked)}", **to)["seq"]
                self.acked.append((chat_id, sent, seq))
        except BaseException as error:
            self.failed = error

    def fall_silent(self) -> None:
        self._over.set()
        self._thread.join(2 * LONGEST_AWAY_S)
        if self.failed is not None:
            raise self.failed


class Specialist(Returning):
    """Accepts whatever is offered."""

    def _offered(self, payload: dict[str, Any]) -> Any:
        threading.Thread(
            target=self.insist, args=("accept_offer",), kwargs={"offer_id": payload["offer_id"]}
        ).start()
        return super()._offered(payload)


class Visitor(Returning):
    """Comes back with the token of the chat."""

    def ask(self) -> str:
        """Ask for a chat and wait until someone has accepted it; its id."""
        asked = self.insist("request_chat", **a_request())
        self._auth["token"] = asked["token"]
        self.wait_for("chat_changed", lambda told: told["chat"]["state"] == "active")
        return asked["chat"]["id"]
