"""The visitors' door."""

from chat_server.actions import conversation, ending, erasing, queueing
from chat_server.protocol.visitor import COMMANDS
from chat_server.transport.dispatch import VISITORS_ONLY, Row, Then
from chat_server.transport.limits import VISITOR_SAY
from chat_server.transport.typing_relay import visitor_types


def table(now_theirs: Then) -> dict[str, Row]:
    """Event name → contract, action, roles, rate; `now_theirs` hears whose chat a connection has got."""
    any_visitor = VISITORS_ONLY
    return {
        "request_chat": Row(COMMANDS["request_chat"], queueing.request_chat, any_visitor, then=now_theirs),
        "say": Row(COMMANDS["say"], conversation.visitor_says, any_visitor, VISITOR_SAY),
        "catch_up": Row(COMMANDS["catch_up"], conversation.visitor_catches_up, any_visitor),
        "typing": Row(COMMANDS["typing"], conversation.visitor_types, any_visitor, relay=visitor_types),
        "confirm_presence": Row(COMMANDS["confirm_presence"], queueing.confirm_presence, any_visitor),
        "choose_phone": Row(COMMANDS["choose_phone"], queueing.choose_phone, any_visitor),
        "end_chat": Row(COMMANDS["end_chat"], ending.visitor_ends, any_visitor),
        "rate_chat": Row(COMMANDS["rate_chat"], ending.rate_chat, any_visitor),
        "erase_chat": Row(COMMANDS["erase_chat"], erasing.erase_chat, any_visitor),
    }
