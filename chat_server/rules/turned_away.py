"""Why somebody who asked for a chat went without one: refused at the door, or out of the queue unanswered."""

from typing import Literal, get_args

from chat_server.rules.availability import Reason

Left = Literal["gave_up", "chose_phone", "closing_time", "supervisor_closed"]

REFUSALS: tuple[str, ...] = tuple(reason for reason in get_args(Reason) if reason != "open")
"""The reasons of the availability decision that refuse a `request_chat`."""

LEFT: tuple[str, ...] = get_args(Left)
"""How a chat may leave the queue without having a specialist."""

BY_END: dict[str, Left] = {
    "visitor_left": "gave_up",
    "visitor_lost": "gave_up",
    "not_there": "gave_up",
    "chose_phone": "chose_phone",
    "closing_time": "closing_time",
    "supervisor_closed": "supervisor_closed",
}
"""By the `end_reason` of a chat that ends while it waits."""
