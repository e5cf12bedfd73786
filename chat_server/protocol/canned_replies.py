"""Canned replies on the wire: what staff write again and again, in both languages."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from chat_server.protocol.fields import Command, Id, Text

Shortcut = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")]


class ReplyTexts(BaseModel):
    """The reply in each language that it has; `{visitor}`, `{me}` and `{phone}` stand for a name or the number."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    en: Text | None = None
    es: Text | None = None


class ListReplies(Command):
    """The replies that everybody has, and one's own, by shortcut."""


class SaveReply(Command):
    """Add a reply, or change the one of this `id`. Shared ones are for everybody; supervisors and editors keep them."""

    id: Id | None = None
    shortcut: Shortcut
    shared: bool
    texts: ReplyTexts


class RemoveReply(Command):
    """Remove a reply of one's own, or a shared one."""

    id: Id


class CannedReply(TypedDict):
    """A reply; `shared`: everybody has it."""

    id: str
    shortcut: str
    shared: bool
    texts: ReplyTexts


class Replies(TypedDict):
    """All that one has, by shortcut; `phone` is the number that stands for `{phone}`."""

    phone: str
    replies: list[CannedReply]
