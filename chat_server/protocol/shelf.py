"""The article shelf on the wire, for those who look after it."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from chat_server.protocol.fields import Command, Language, Slug, Storable

Version = Annotated[int, Field(ge=1, lt=2**31)]
Why = Annotated[str, Field(min_length=1, max_length=200), Storable]


class WithdrawArticle(Command):
    """Nobody may be sent this version any more; the open chats that have it are told within a second."""

    slug: Slug
    language: Language
    version: Version
    reason: Why


class Withdrawn(TypedDict):
    """How many chats have the version, ended ones too."""

    chats: int
