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


class ReadHistory(Command):
    """List the last 50 versions of an article, the newest first."""

    slug: Slug
    language: Language


class ReadVersion(Command):
    """Read one version of an article, and how far it has gone."""

    slug: Slug
    language: Language
    version: Version


class Editor(TypedDict):
    """Who did something to an article or to a draft of it."""

    id: str
    name: str


class PastVersion(TypedDict):
    """A version without its text. `current`: it stands on the shelf, withdrawn or not.

    `written` and `published` are null where nobody is known to have done it, as where it came from a folder, and
    `withdrawn_by` likewise, as where it was withdrawn on the command line.
    """

    version: int
    title: str
    added_at: str
    current: bool
    written_at: str | None
    written_by: Editor | None
    published_by: Editor | None
    withdrawn_at: str | None
    withdrawn_by: Editor | None
    withdrawn_reason: str | None


class HistoryAck(TypedDict):
    """What was published of an article; no versions where nothing was."""

    versions: list[PastVersion]


class VersionAck(TypedDict):
    """The Markdown of a version. `chats`: how many have it, ended ones too; `open_chats`: those that would be told."""

    text: str
    chats: int
    open_chats: int


class Withdrawn(TypedDict):
    """How many chats have the version, ended ones too."""

    chats: int
