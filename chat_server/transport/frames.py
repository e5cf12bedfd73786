"""WebSocket frames, without a socket: bytes in, whole messages out (RFC 6455, server's side, no extensions)."""

from typing import NamedTuple

TEXT, BINARY, CLOSE, PING, PONG = 0x1, 0x2, 0x8, 0x9, 0xA
CONTINUATION = 0x0
FIN, MASKED = 0x80, 0x80
LARGEST_CONTROL = 125
LARGEST_MESSAGE = 64 * 1024

NORMAL, GOING_AWAY, PROTOCOL, UNSUPPORTED, NOT_UTF8, TOO_LARGE = 1000, 1001, 1002, 1003, 1007, 1009
SENT_BY_PEERS = frozenset({1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014})


class Broken(Exception):
    """The peer left the protocol; close with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Message(NamedTuple):
    """A whole message: `opcode` is TEXT, BINARY, CLOSE, PING or PONG. A text's payload is a str."""

    opcode: int
    payload: str | bytes


class FrameReader:
    """Collects what a client sends. Its memory is bounded by one message of `largest` bytes and one read."""

    __slots__ = ("_buffer", "_collected", "_largest", "_opcode")

    def __init__(self, largest: int = LARGEST_MESSAGE) -> None:
        self._largest = largest
        self._buffer: bytearray | None = None
        self._opcode = CONTINUATION
        self._collected: bytearray | None = None

    def feed(self, data: bytes) -> list[Message]:
        """The messages that these bytes complete. Raises `Broken`."""
        if self._buffer is None:
            whole = self._one_text(data)
            if whole is not None:
                return [whole]
            self._buffer = bytearray(data)
        else:
            self._buffer += data
        messages: list[Message] = []
        while (message := self._next(self._buffer)) is not None:
            if message:
                messages.append(message)
        if not self._buffer:
            self._buffer = None
        return messages

    def _one_text(self, data: bytes) -> Message | None:
        # What a chat's packets nearly always are: one whole masked text frame, alone in its read.
        if len(data) < 8 or data[0] != FIN | TEXT or not MASKED <= data[1] < MASKED | 127:
            return None
        size, start = data[1] & 0x7F, 6
        if size == 126:
            size, start = int.from_bytes(data[2:4], "big"), 8
        if len(data) - start != size or size > self._largest:
            return None
        if self._collected is not None:
            raise Broken(PROTOCOL)
        return Message(TEXT, as_text(unmasked(data[start:], data[start - 4 : start])))

    def _next(self, buffer: bytearray) -> "Message | tuple[()] | None":
        """The next message; () for a fragment that completes none; None if the frame is not all there."""
        if len(buffer) < 2:
            return None
        opcode, size, start = self._header(buffer)
        end = start + size
        if size < 0 or len(buffer) < end:
            return None
        payload = unmasked(bytes(buffer[start:end]), bytes(buffer[start - 4 : start]))
        final = buffer[0] & FIN
        del buffer[:end]
        if opcode >= CLOSE:
            return _control(opcode, payload)
        return self._collect(opcode, payload, final=bool(final))

    def _header(self, buffer: bytearray) -> tuple[int, int, int]:
        """Opcode, payload's size (-1 while unknown) and start. Refuses what is too large before it is read."""
        opcode, size = buffer[0] & 0x0F, buffer[1] & 0x7F
        if buffer[0] & 0x70 or not buffer[1] & MASKED:
            raise Broken(PROTOCOL)
        if opcode >= CLOSE:
            if size > LARGEST_CONTROL or not buffer[0] & FIN or opcode > PONG:
                raise Broken(PROTOCOL)
        elif opcode > BINARY or (opcode == CONTINUATION) is (self._collected is None):
            raise Broken(PROTOCOL)
        extra = {126: 2, 127: 8}.get(size, 0)
        if extra:
            if len(buffer) < 2 + extra:
                return opcode, -1, 0
            size = int.from_bytes(buffer[2 : 2 + extra], "big")
        if size + len(self._collected or b"") > self._largest:
            raise Broken(TOO_LARGE)
        return opcode, size, 6 + extra

    def _collect(self, opcode: int, payload: bytes, *, final: bool) -> "Message | tuple[()]":
        if self._collected is None:
            self._opcode = opcode
            if not final:
                self._collected = bytearray(payload)
                return ()
        else:
            self._collected += payload
            if not final:
                return ()
            payload, self._collected = bytes(self._collected), None
        return Message(self._opcode, as_text(payload) if self._opcode == TEXT else payload)


def _control(opcode: int, payload: bytes) -> Message:
    if opcode == CLOSE and payload:
        code = int.from_bytes(payload[:2], "big")
        if len(payload) == 1 or not (code in SENT_BY_PEERS or 3000 <= code < 5000):
            raise Broken(PROTOCOL)
        as_text(payload[2:])
    return Message(opcode, payload)


def unmasked(payload: bytes, mask: bytes) -> bytes:
    """The payload as it was before it was masked: one wide XOR."""
    size = len(payload)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "little") ^ int.from_bytes(key, "little")).to_bytes(size, "little")


def as_text(payload: bytes) -> str:
    """UTF-8. Raises `Broken`."""
    try:
        return payload.decode()
    except UnicodeDecodeError:
        raise Broken(NOT_UTF8) from None


def frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """A server's frame: whole and unmasked."""
    size = len(payload)
    if size < 126:
        return bytes((FIN | opcode, size)) + payload
    if size < 65536:
        return bytes((FIN | opcode, 126)) + size.to_bytes(2, "big") + payload
    return bytes((FIN | opcode, 127)) + size.to_bytes(8, "big") + payload


def closing(code: int) -> bytes:
    """A close frame."""
    return frame(code.to_bytes(2, "big"), CLOSE)


def payload_of(whole: bytes) -> bytes:
    """What is in a server's frame."""
    return whole[{126: 4, 127: 10}.get(whole[1], 2) :]
