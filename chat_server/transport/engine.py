"""Engine.IO: python-engineio's server for handshakes and polling, with a WebSocket transport of our own."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import engineio
import orjson
from engineio.payload import Payload

from chat_server.transport import frames
from chat_server.transport.handshake import accepted
from chat_server.transport.heart import Heart, Pings
from chat_server.transport.occupancy import Occupancy
from chat_server.transport.outbox import Outbox
from chat_server.transport.transports import SERVED_ELSEWHERE, Receiver, Transport

MOST_PACKETS = 64
LARGEST_BODY = MOST_PACKETS * frames.LARGEST_MESSAGE


class Engine(engineio.Server):  # type: ignore[misc]
    """The seam: python-engineio routes the requests, our transports carry the packets."""

    def __init__(
        self, receiver: Receiver, pings: Pings, named: Callable[[str], str] = lambda drawn: drawn
    ) -> None:
        Payload.max_decode_packets = MOST_PACKETS
        super().__init__(
            async_mode="gevent",
            async_handlers=False,
            cors_allowed_origins=[],
            monitor_clients=False,
            ping_interval=pings.interval_s,
            ping_timeout=pings.timeout_s,
            max_http_buffer_size=LARGEST_BODY,
            http_compression=False,
            logger=False,
        )
        self.receiver = receiver
        self._named = named
        self.occupancy = Occupancy("transports")
        self.outbox = Outbox()
        self.heart = Heart(pings, self.outbox)

    def _handle_connect(
        self, environ: dict[str, Any], start_response: Any, transport: str, jsonp_index: int | None = None
    ) -> Any:
        del start_response, jsonp_index
        if transport == "websocket":
            answer = accepted(environ)
            if answer is None:
                return self._bad_request("Not a WebSocket handshake")
            self.open_websocket(environ, answer)
            return SERVED_ELSEWHERE
        polling = self._open(environ)
        polling.connected = True
        polling.send_frame(self._greeting(polling.sid, ["websocket"]))
        return self._ok(polling.poll())

    def open_websocket(self, environ: Mapping[str, Any], answer: bytes) -> None:
        """A new client, by WebSocket from the start; `answer` is what its handshake is answered."""
        opened = self._open(environ)
        opened.upgraded = True
        try:
            opened.take_over(environ, answer + self._greeting(opened.sid, []))
        except BaseException:
            opened.close()
            raise

    def _open(self, environ: Mapping[str, Any]) -> Transport:
        opened = Transport(self, self._named(secrets.token_urlsafe(15)), environ)
        self.sockets[opened.sid] = opened
        self.occupancy.take(opened.address)
        self.heart.watch(opened)
        return opened

    def _greeting(self, sid: str, upgrades: Iterable[str]) -> bytes:
        pings = self.heart.pings
        told = {
            "sid": sid,
            "upgrades": list(upgrades),
            "pingTimeout": int(pings.timeout_s * 1000),
            "pingInterval": int(pings.interval_s * 1000),
            "maxPayload": LARGEST_BODY,
        }
        return frames.frame(b"0" + orjson.dumps(told))
