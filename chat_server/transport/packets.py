"""Socket.IO packets (protocol 5), read strictly: whatever is malformed raises, and its connection is closed."""

import json
import math
import re
from typing import Any, NamedTuple

import orjson

from chat_server.transport import frames

CONNECT, DISCONNECT, EVENT, ACK = "0", "1", "2", "3"
RESERVED = frozenset(
    {"connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"}
)
LONGEST_NUMBER = 300
UNREADABLE = "\x00unreadable"
HEAD = re.compile(r"([0-3])(?:(/[^,?]{0,200})(?:\?[^,]{0,2000})?(?:,|$))?([0-9]{0,18})")


class Malformed(ValueError):
    """Not a packet of the protocol, or one that nobody may send."""


class Unreadable(ValueError):
    """JSON, but deeper or longer than anything that a chat needs."""


class Packet(NamedTuple):
    """What a client sent. An event's `data` is a list that begins with its name."""

    kind: str
    namespace: str
    id: int | None
    data: Any


def read(text: str) -> Packet:
    """Read a packet. Raises `Malformed`. What is too deep becomes the event `UNREADABLE`."""
    head = HEAD.match(text)
    if head is None:
        raise Malformed("unknown or binary packet type")
    kind, namespace, number = head.groups()
    rest = text[head.end() :]
    try:
        data = parse(rest) if rest else None
    except Unreadable:
        data = [UNREADABLE]
    if kind == EVENT:
        _check_event(data)
    elif kind == ACK and (not isinstance(data, list) or not number):
        raise Malformed("not an acknowledgement")
    return Packet(kind, namespace or "/", int(number) if number else None, data)


def _check_event(data: Any) -> None:
    if not isinstance(data, list) or not data or not isinstance(data[0], str) or data[0] in RESERVED:
        raise Malformed("not an event")


def parse(text: str) -> Any:
    """JSON without NaN and Infinity. Raises `Malformed` or `Unreadable`."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    # Rare: what orjson refuses but JSON allows (half of a surrogate pair) is answered, not cut off.
    try:
        return json.loads(text, parse_constant=_not_finite, parse_float=_finite, parse_int=_short)
    except RecursionError:
        raise Unreadable("nested too deep") from None
    except (Unreadable, Malformed):
        raise
    except ValueError as error:
        raise Malformed("not JSON") from error


def _not_finite(_constant: str) -> float:
    raise Malformed("a number that is not finite")


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _not_finite(text)


def _short(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise Unreadable("a number of too many digits")
    return int(text)


def event(namespace: str, name: str, payload: dict[str, Any], number: int | None = None) -> bytes:
    """The frame of an event; with `number`, the client is to acknowledge it."""
    asked = b"" if number is None else b"%d" % number
    return frames.frame(b"42%s,%s%s" % (namespace.encode(), asked, orjson.dumps((name, payload))))


def ack(namespace: str, number: int, answer: dict[str, Any]) -> bytes:
    """The frame of an acknowledgement."""
    return frames.frame(b"43%s,%d%s" % (namespace.encode(), number, orjson.dumps((answer,))))


def connected(namespace: str, sid: str) -> bytes:
    """The frame that lets a namespace's connection in."""
    return frames.frame(b"40%s,%s" % (namespace.encode(), orjson.dumps({"sid": sid})))


def refused(namespace: str, reason: dict[str, Any]) -> bytes:
    """The frame that refuses one."""
    return frames.frame(b"44%s,%s" % (namespace.encode(), orjson.dumps(reason)))
