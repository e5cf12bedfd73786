"""Socket.IO packets, read strictly: whatever is malformed raises, and its connection is closed."""

import json
import math
from typing import Any

import orjson
from socketio import packet as wire
from socketio.packet import Packet

RESERVED = frozenset(
    {"connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"}
)
LONGEST_NUMBER = 300
UNREADABLE = "\x00unreadable"


class Malformed(ValueError):
    """Not a packet of the protocol, or one that nobody may send."""


def _not_finite(_constant: str) -> float:
    raise Malformed("a number that is not finite")


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _not_finite(text)


class Unreadable(ValueError):
    """JSON, but deeper or longer than anything that a chat needs."""


def _short(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise Unreadable("a number of too many digits")
    return int(text)


class StrictJson:
    """JSON with neither NaN nor Infinity, in either direction, for python-socketio."""

    @staticmethod
    def dumps(value: Any, **_options: Any) -> str:
        """As compact text. orjson writes no number that is not finite."""
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str) -> Any:
        """Parse. Raises `Malformed` or `Unreadable`."""
        try:
            return orjson.loads(text)
        except orjson.JSONDecodeError:
            pass
        # Rare: what orjson refuses but JSON allows (half of a surrogate pair) is answered, not cut off.
        try:
            return json.loads(text, parse_constant=_not_finite, parse_float=_finite, parse_int=_short)
        except RecursionError:
            raise Unreadable("nested too deep") from None
        except Unreadable:
            raise
        except ValueError as error:
            raise Malformed("not JSON") from error


class StrictPacket(Packet):  # type: ignore[misc]
    """A packet without binary parts; events carry a name that an application may use."""

    json = StrictJson
    uses_binary_events = False

    def decode(self, encoded_packet: str) -> int:
        """Read a packet. Raises `Malformed`."""
        if not isinstance(encoded_packet, str) or encoded_packet[:1] not in {"0", "1", "2", "3"}:
            raise Malformed("unknown or binary packet type")
        try:
            if super().decode(encoded_packet):
                raise Malformed("attachments")
        except Unreadable:
            self.data = [UNREADABLE]
        except Malformed:
            raise
        except ValueError as error:
            raise Malformed("not a packet") from error
        if self.packet_type == wire.EVENT:
            self._check_event()
        return 0

    def _check_event(self) -> None:
        data = self.data
        if not isinstance(data, list) or not data or not isinstance(data[0], str) or data[0] in RESERVED:
            raise Malformed("not an event")
