"""Expected refusals: values, with a code of the contract."""

from dataclasses import dataclass, field
from typing import Any, Literal

Code = Literal[
    "invalid",
    "unknown_command",
    "unauthorized",
    "forbidden",
    "not_found",
    "gone",
    "conflict",
    "limited",
    "too_large",
    "phone",
    "unavailable",
    "internal",
]


@dataclass(frozen=True)
class Refusal:
    """Why not. `details` travels inside `error` beside code and message (a chat, an availability, …)."""

    code: Code
    message: str
    details: dict[str, Any] = field(default_factory=dict)

    def ack(self) -> dict[str, Any]:
        """As it goes over the wire: an ack, the data of a refused connect, or an HTTP body."""
        return {"ok": False, "error": {"code": self.code, "message": self.message, **self.details}}


NOT_FOUND = Refusal("not_found", "There is no such chat here.")
INTERNAL = Refusal("internal", "Something went wrong on our side. Please try again, or call the phone line.")
UNAVAILABLE = Refusal("unavailable", "Not saved yet. Please try again.")
