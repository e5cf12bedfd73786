"""A client that speaks Engine.IO and Socket.IO byte by byte, and can break every rule of them."""

import base64
import json
import os
import re
import socket
import struct
from typing import Any
from urllib.parse import urlsplit

PATIENCE_S = 10
NAMESPACE = "/visitor"


class Gone(Exception):
    """The server has closed the connection."""


def masked(payload: bytes, opcode: int = 1, *, fin: bool = True, size: int | None = None) -> bytes:
    """A client's frame. `size` announces another length than is sent."""
    mask = os.urandom(4)
    length = len(payload) if size is None else size
    head = bytes([(0x80 if fin else 0) | opcode])
    if length < 126:
        head += bytes([0x80 | length])
    elif length < 65536:
        head += bytes([0xFE]) + struct.pack(">H", length)
    else:
        head += bytes([0xFF]) + struct.pack(">Q", length)
    repeated = (mask * (len(payload) // 4 + 1))[: len(payload)]
    hidden = int.from_bytes(payload, "big") ^ int.from_bytes(repeated, "big")
    return head + mask + hidden.to_bytes(len(payload), "big")


class RawClient:
    """One TCP connection with a WebSocket on it."""

    def __init__(
        self, url: str, *, handshake: bool = True, receive_buffer: int | None = None, source: str = ""
    ) -> None:
        parts = urlsplit(url)
        self.url = url
        self.tcp = socket.socket()
        if receive_buffer is not None:
            self.tcp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.tcp.settimeout(PATIENCE_S)
        self.tcp.bind((source, 0))
        self.tcp.connect((parts.hostname, parts.port))
        self._read = b""
        self._acks = 0
        if handshake:
            self.handshake()

    def handshake(self) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        self.tcp.sendall(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nOrigin: {self.url}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        while b"\r\n\r\n" not in self._read:
            self._fill()
        head, self._read = self._read.split(b"\r\n\r\n", 1)
        assert head.startswith(b"HTTP/1.1 101"), head
        assert self.text().startswith("0{")

    def join(self, auth: Any = None) -> "RawClient":
        self.send(f"40{NAMESPACE}," + ("" if auth is None else json.dumps(auth)))
        assert self.until(lambda text: text.startswith(f"40{NAMESPACE},"))
        return self

    def send(self, text: str | bytes) -> None:
        self.tcp.sendall(masked(text if isinstance(text, bytes) else text.encode()))

    def emit(self, name: str, payload: Any = None) -> int:
        self._acks += 1
        self.send(f"42{NAMESPACE},{self._acks}" + json.dumps([name, payload or {}]))
        return self._acks

    def answer(self, number: int) -> Any:
        text = self.until(lambda text: text.startswith(f"43{NAMESPACE},{number}["))
        return json.loads(re.sub(r"^43/visitor,\d+", "", text))[0]

    def call(self, name: str, payload: Any = None) -> Any:
        return self.answer(self.emit(name, payload))

    def _fill(self) -> None:
        try:
            data = self.tcp.recv(65536)
        except ConnectionError:
            data = b""
        if not data:
            raise Gone
        self._read += data

    def _take(self, size: int) -> bytes:
        while len(self._read) < size:
            self._fill()
        taken, self._read = self._read[:size], self._read[size:]
        return taken

    def frame(self) -> tuple[int, bytes]:
        """The next frame: opcode and payload. Raises `Gone`, and AssertionError for what is no frame."""
        first, second = self._take(2)
        assert first & 0x70 == 0, "not a frame: the stream is corrupt"
        assert second & 0x80 == 0, "not a frame: the stream is corrupt"
        size = second & 0x7F
        if size == 126:
            size = int.from_bytes(self._take(2), "big")
        elif size == 127:
            size = int.from_bytes(self._take(8), "big")
        return first & 0x0F, self._take(size)

    def text(self) -> str:
        """The next text that is not a ping, which is answered. Raises `Gone` at the end."""
        while True:
            opcode, payload = self.frame()
            if opcode == 8:
                raise Gone(int.from_bytes(payload[:2], "big"))
            if opcode != 1:
                continue
            text = payload.decode()
            if text != "2":
                return text
            self.send("3")

    def until(self, matches: Any) -> str:
        while True:
            text = self.text()
            if matches(text):
                return text

    def closed_with(self) -> int | None:
        """Read on until the server closes; its close code, or None if it just hung up."""
        try:
            while True:
                self.text()
        except Gone as gone:
            return gone.args[0] if gone.args else None

    def rest(self) -> bytes:
        """Everything that comes before the server hangs up."""
        try:
            while True:
                self._fill()
        except Gone:
            return self._read

    def close(self) -> None:
        self.tcp.close()
