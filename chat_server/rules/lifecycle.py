"""The states of a chat and the moves between them; everything else is refused."""

OPEN = ("waiting", "active")
FINISHED = ("closed", "abandoned", "phoned")

MOVES: dict[str, frozenset[str]] = {
    "waiting": frozenset({"active", "abandoned", "phoned", "closed"}),
    "active": frozenset({"waiting", "wrap_up", "closed"}),
    "wrap_up": frozenset({"closed"}),
    "closed": frozenset(),
    "abandoned": frozenset(),
    "phoned": frozenset(),
}

ASSIGNMENT_MOVES: dict[str, frozenset[str]] = {
    "offered": frozenset({"active", "declined", "expired", "withdrawn"}),
    "active": frozenset({"wrap_up", "ended"}),
    "wrap_up": frozenset({"ended"}),
    "declined": frozenset(),
    "expired": frozenset(),
    "withdrawn": frozenset(),
    "ended": frozenset(),
}


def may_move(state: str, to: str) -> bool:
    """Whether a chat in `state` may become `to`."""
    return to in MOVES[state]


def as_visitor_sees(state: str) -> str:
    """Wrap-up is the staff's business: to a visitor the chat is closed."""
    return "closed" if state == "wrap_up" else state
