"""How a command is declared on the wire."""

from dataclasses import dataclass
from typing import Any

from chat_server.protocol.fields import Command


@dataclass(frozen=True)
class CommandContract:
    """A command's model (its docstring is its description) and the TypedDict of what its ack adds to `ok`."""

    model: type[Command]
    ack: Any
