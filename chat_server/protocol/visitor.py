"""What a visitor may say, and what is acknowledged."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from chat_server.protocol.contract import CommandContract
from chat_server.protocol.entries import Availability, Chat, Entry, Handoff
from chat_server.protocol.fields import (
    ClientId,
    Command,
    Language,
    Name,
    PageSize,
    Question,
    Remark,
    Role,
    SecretClientId,
    Seq,
    Text,
    Topic,
    Yes,
)


class RequestChat(Command):
    """Ask for a chat and join the queue. `client_id` is the visitor's secret: the token derives from it."""

    client_id: SecretClientId
    language: Language
    role: Role
    topic: Topic | None = None
    name: Name | None = None
    question: Question | None = None
    consent: Yes


class Say(Command):
    """Say something. A repeated `client_id` gets the first answer."""

    client_id: ClientId
    text: Text


class CatchUp(Command):
    """Read the log after a `seq`, ascending; repeat until `chat.last_seq`."""

    after_seq: Seq
    limit: PageSize = 200


class Typing(Command):
    """Say that typing began or stopped. Nothing is stored."""

    typing: bool


class ConfirmPresence(Command):
    """Answer `still_there`: one still waits."""


class ChoosePhone(Command):
    """Take the phone instead. A waiting chat ends as `phoned` and gets a hand-off code."""


class EndChat(Command):
    """End the chat, or leave the queue."""


class RateChat(Command):
    """Rate an ended chat."""

    score: Annotated[int, Field(ge=1, le=5)]
    comment: Remark | None = None


class EraseChat(Command):
    """Erase everything that was said in an ended chat, and the token with it. Again, it answers the same."""


class RequestedChat(TypedDict):
    """The chat, and the token that resumes it."""

    chat: Chat
    token: str


class Said(TypedDict):
    """Where the entry stands in the log."""

    seq: int
    at: str


class CaughtUp(TypedDict):
    """A page of the log."""

    entries: list[Entry]
    chat: Chat


class ChatAck(TypedDict):
    """The chat as it is now."""

    chat: Chat


class PhoneChosen(TypedDict):
    """The phone line, and the hand-off code where there was a waiting chat."""

    availability: Availability
    handoff: Handoff | None


class Receipt(TypedDict):
    """That everything that was said in this chat was erased, and when."""

    chat_id: str
    erased_at: str


class Erased(TypedDict):
    """What the visitor may keep of it."""

    receipt: Receipt


class Nothing(TypedDict):
    """Nothing beyond `ok`."""


COMMANDS: dict[str, CommandContract] = {
    "request_chat": CommandContract(RequestChat, RequestedChat),
    "say": CommandContract(Say, Said),
    "catch_up": CommandContract(CatchUp, CaughtUp),
    "typing": CommandContract(Typing, Nothing),
    "confirm_presence": CommandContract(ConfirmPresence, ChatAck),
    "choose_phone": CommandContract(ChoosePhone, PhoneChosen),
    "end_chat": CommandContract(EndChat, ChatAck),
    "rate_chat": CommandContract(RateChat, Nothing),
    "erase_chat": CommandContract(EraseChat, Erased),
}
