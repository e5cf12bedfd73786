"""An independent Socket.IO client that knows the contract and nothing of the server's code."""

import json
import threading
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable
from typing import Any

import socketio

PATIENCE_S = 10


class Answer(AssertionError):
    """A command was refused where the test expected it to be done."""


class Client:
    """One connection to one namespace, with everything that was pushed to it."""

    def __init__(
        self, url: str, namespace: str, auth: dict[str, Any] | None, headers: dict[str, str]
    ) -> None:
        self.namespace = namespace
        self.pushed: list[tuple[str, dict[str, Any]]] = []
        self.refused: Any = None
        self._news = threading.Condition()
        self.socket = socketio.Client(reconnection=False)
        self.socket.on("*", self._push, namespace=namespace)
        self.socket.on("offer_made", self._offered, namespace=namespace)
        self.socket.on("connect_error", self._refuse, namespace=namespace)
        self.gone = threading.Event()
        self.socket.on("disconnect", lambda *_: self.gone.set(), namespace=namespace)
        self.shows_offers = True
        self._url, self._auth, self._headers = url, auth, headers

    def open(self, transports: list[str] | None = None) -> "Client":
        self.socket.connect(
            self._url,
            headers=self._headers,
            auth=self._auth,
            namespaces=[self.namespace],
            transports=transports or ["websocket"],
            wait_timeout=PATIENCE_S,
        )
        return self

    def _push(self, event: str, *payload: Any) -> None:
        with self._news:
            self.pushed.append((event, payload[0] if payload else {}))
            self._news.notify_all()

    def _offered(self, payload: dict[str, Any]) -> Any:
        self._push("offer_made", payload)
        if not self.shows_offers:
            threading.Event().wait(3600)
        return "shown"

    def _refuse(self, data: Any) -> None:
        self.refused = data

    def call(self, command: str, payload: Any = None) -> dict[str, Any]:
        return self.socket.call(command, payload, namespace=self.namespace, timeout=PATIENCE_S)

    def do(self, command: str, **payload: Any) -> dict[str, Any]:
        ack = self.call(command, payload)
        if not ack["ok"]:
            raise Answer(f"{command}: {ack}")
        return ack

    def refusal(self, command: str, payload: Any = None, **fields: Any) -> dict[str, Any]:
        ack = self.call(command, fields if payload is None else payload)
        assert not ack["ok"], ack
        return ack["error"]

    def wait_for(
        self,
        event: str,
        matches: Callable[[dict[str, Any]], bool] = lambda _: True,
        patience_s: float = PATIENCE_S,
    ) -> dict[str, Any]:
        def found() -> list[dict[str, Any]]:
            return [payload for name, payload in self.pushed if name == event and matches(payload)]

        with self._news:
            assert self._news.wait_for(found, patience_s), (
                f"no {event} came; {[name for name, _ in self.pushed]}"
            )
            return found()[-1]

    def of(self, event: str) -> list[dict[str, Any]]:
        return [payload for name, payload in self.pushed if name == event]

    def close(self) -> None:
        if self.socket.transport() == "polling":
            # While it is leaving a namespace it forgets its farewell, and waits for the next ping instead.
            self.socket.eio.disconnect()
        else:
            self.socket.disconnect()


A_RECORD = {"contact_type": "information", "relation": "patient", "topics": [], "outcome": "answered"}


def client_id() -> str:
    return str(uuid.uuid4())


class Helpline:
    """A running server, spoken to from outside."""

    def __init__(self, url: str, password: str = "demo-pass") -> None:
        self.url = url
        self.password = password
        self.clients: list[Client] = []

    def visitor(self, token: str | None = None, language: str = "en", **open_with: Any) -> Client:
        auth = {"token": token, "language": language}
        return self._open(Client(self.url, "/visitor", auth, {"Origin": self.url}), **open_with)

    def staff(self, name: str, **open_with: Any) -> Client:
        headers = {"Origin": self.url, "Cookie": self.sign_in(name)}
        return self._open(Client(self.url, "/staff", None, headers), **open_with)

    def on_duty(self, name: str) -> Client:
        client = self.staff(name)
        client.do("set_duty", status="available")
        return client

    def _open(self, client: Client, **open_with: Any) -> Client:
        self.clients.append(client)
        return client.open(**open_with)

    def sign_in(self, name: str) -> str:
        answer = self.request(
            "POST", "/api/staff/session", {"email": f"{name}@demo.helpline", "password": self.password}
        )
        assert answer.status == 200, answer.body
        return answer.headers["Set-Cookie"].split(";")[0]

    def request(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> "HttpAnswer":
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        wanted = {"Origin": self.url, **(headers or {})}
        sent = urllib.request.Request(
            self.url + path, data, {k: v for k, v in wanted.items() if v}, method=method
        )
        try:
            with urllib.request.urlopen(sent, timeout=PATIENCE_S) as response:
                return HttpAnswer(response.status, dict(response.headers), response.read())
        except urllib.error.HTTPError as error:
            return HttpAnswer(error.code, dict(error.headers), error.read())

    def everyone_goes_home(self) -> None:
        """Leave the house as it was: chats ended and wrapped up, nobody on duty."""
        for client in self.clients:
            if client.socket.connected and client.namespace == "/visitor":
                client.call("end_chat", {})
        for client in self.clients:
            if client.socket.connected and client.namespace == "/staff":
                self._off_duty(client)
        self.everyone_leaves()

    def _off_duty(self, client: Client) -> None:
        state = client.call("sync", {})
        if not state["ok"]:
            return
        for chat in state["chats"]:
            client.call("end_chat", {"chat_id": chat["id"]})
            client.call("wrap_up", {"chat_id": chat["id"], "record": A_RECORD})
        client.call("set_duty", {"status": "off"})

    def everyone_leaves(self) -> None:
        for client in self.clients:
            client.close()


class HttpAnswer:
    """What came back over HTTP."""

    def __init__(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.status, self.headers, self.content = status, headers, content

    @property
    def body(self) -> Any:
        return json.loads(self.content)


def a_request(**changes: Any) -> dict[str, Any]:
    return {
        "client_id": client_id(),
        "language": "en",
        "role": "patient",
        "topic": "immunotherapy",
        "consent": True,
        **changes,
    }


def until_asked(specialist: Client, asked: Callable[[], Any]) -> None:
    """A specialist comes and goes until someone has waited so long that they are asked whether they are there."""
    while not asked():
        specialist.do("set_duty", status="off")
        specialist.do("set_duty", status="available")
        threading.Event().wait(0.1)
