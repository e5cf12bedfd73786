"""What supervisors say about chats that are not theirs, and how a specialist calls them."""

from typing import Annotated

from pydantic import AfterValidator, Field
from typing_extensions import TypedDict

from chat_server.protocol.entries import Chat, Entry, Note
from chat_server.protocol.fields import ClientId, Command, Id, Language, Text


def _two_languages(message: dict[Language, str]) -> dict[Language, str]:
    if set(message) != {"en", "es"}:
        raise ValueError("needs en and es")
    return message


BothLanguages = Annotated[
    dict[Language, Annotated[Text, Field(max_length=500)]], AfterValidator(_two_languages)
]


class WatchChat(Command):
    """Read along in a chat until the connection ends; it goes to the audit. Again, it answers as it is now."""

    chat_id: Id


class UnwatchChat(Command):
    """Stop reading along on this connection."""

    chat_id: Id


class Whisper(Command):
    """Write a note to whoever has the chat. It never reaches the visitor."""

    chat_id: Id
    client_id: ClientId
    text: Text


class Broadcast(Command):
    """Tell everybody who waits, each in their language. Again, it tells nobody twice."""

    client_id: ClientId
    text: BothLanguages


class CallSupervisor(Command):
    """Ask the supervisors to look at one's chat; `text` is a note for them. Again, it answers the same."""

    chat_id: Id
    client_id: ClientId
    text: Text | None = None


class SetWrapUpLimit(Command):
    """Say how long wrap-up may take, of chats that end from now on; null: as the deployment's setting says."""

    seconds: Annotated[int, Field(ge=30, le=3600)] | None


class WatchedChat(TypedDict):
    """The chat, its first 200 entries (`catch_up` reads on), its notes."""

    chat: Chat
    entries: list[Entry]
    notes: list[Note]


class BroadcastAck(TypedDict):
    """How many were told."""

    told: int
