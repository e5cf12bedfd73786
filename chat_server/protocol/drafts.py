"""Drafts of articles on the wire: what editors write, review and publish."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from chat_server.protocol.fields import Command, Language, PageSize, Remark, Slug, Storable
from chat_server.protocol.shelf import Editor, Version

DraftState = Literal["draft", "in_review", "published", "discarded"]
# In UTF-8, as browsers send it, so much is less than one message may hold, whatever the letters.
DRAFT_CHARACTERS = 20_000
DraftText = Annotated[str, Field(max_length=DRAFT_CHARACTERS), Storable]
FlagWords = Annotated[str, Field(min_length=1, max_length=DRAFT_CHARACTERS), Storable]
FlagKind = Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]


FileName = Annotated[str, Field(min_length=1, max_length=200), Storable]
# So much of a file as fits into one message: 45,000 bytes.
Base64 = Annotated[str, Field(max_length=60_000, pattern=r"^[A-Za-z0-9+/]*={0,2}$")]


class ReadShelf(Command):
    """List what stands on the shelf: so many slugs after one, by slug and language."""

    after: Slug | None = None
    limit: PageSize = 200


class ListDrafts(Command):
    """List the drafts that are neither published nor discarded, the one that was moved last first."""


class ReadDraft(Command):
    """Read the open draft of an article, and the text that stands on the shelf; either may be null."""

    slug: Slug
    language: Language


class SaveDraft(Command):
    """Write a draft, with faults too. `version` is the one it changes; 0 begins a draft. Again, it answers the same."""

    slug: Slug
    language: Language
    version: Annotated[int, Field(ge=0, lt=2**31)]
    text: DraftText


class DraftStep(Command):
    """A step of a draft, as it was in this version."""

    slug: Slug
    language: Language
    version: Version


class SendToReview(DraftStep):
    """Have somebody else look at a draft that has no fault."""


class ReturnDraft(DraftStep):
    """Give a draft back from review, with a remark."""

    remark: Remark


class AcceptFlag(DraftStep):
    """Say that words which look garbled are right as they are."""

    kind: FlagKind
    text: FlagWords


class PublishDraft(DraftStep):
    """Put a reviewed draft on the shelf: not by whoever wrote it last, nor with a fault or a flag that is open."""


class DiscardDraft(DraftStep):
    """Give a draft up. Its text is kept, and nobody is shown it."""


class ImportPage(Command):
    """Turn a page from elsewhere into the text of a draft. Nothing is saved. `content` is the file, in base64."""

    name: FileName
    content: Base64


class ShelvedArticle(TypedDict):
    """The current version of an article, which no clinician has reviewed if it is a `sample`.

    `pair_missing`: it is there in this language only.
    """

    slug: str
    language: Language
    version: int
    title: str
    last_revised: str
    next_review: str
    overdue: bool
    withdrawn: bool
    sample: bool
    pair_missing: bool


class DraftFault(TypedDict):
    """What is wrong on a line, counted from 1, and how to mend it: in English, and in Spanish."""

    line: int
    message: str
    message_es: str


class DraftFlag(TypedDict):
    """Words that look garbled, on these lines. `by`: who accepted or changed them."""

    kind: str
    text: str
    lines: list[int]
    state: Literal["open", "accepted", "resolved"]
    by: str | None


class DraftHead(TypedDict):
    """A draft without its text. `written` tells of the text, `moved` of the last step; `remark` is the reviewer's."""

    slug: str
    language: Language
    version: int
    state: DraftState
    written_at: str
    written_by: Editor
    moved_at: str
    moved_by: Editor
    remark: str | None
    open_flags: int


class ArticleDraft(DraftHead):
    """A draft, with what keeps it from review (`faults`) and from the shelf (open `flags` as well)."""

    text: str
    faults: list[DraftFault]
    flags: list[DraftFlag]


class ShelfAck(TypedDict):
    """The shelf; `more`: ask again after the last slug."""

    articles: list[ShelvedArticle]
    more: bool


class DraftsAck(TypedDict):
    """The open drafts."""

    drafts: list[DraftHead]


class ReadDraftAck(TypedDict):
    """The open draft; the Markdown of the version published last, and its number.

    `shelved_withdrawn`: that version was withdrawn, and nobody is sent it.
    `second_editor`: whoever wrote the draft last does not publish it.
    """

    draft: ArticleDraft | None
    shelved: str | None
    shelved_version: int | None
    shelved_withdrawn: bool
    second_editor: bool


class DraftAck(TypedDict):
    """The draft as it is now."""

    draft: ArticleDraft


class PageRepair(TypedDict):
    """Words as they were and as they are, and the place where they stand."""

    before: str
    after: str
    at: str


class PageFlag(TypedDict):
    """Words that an editor has to look at, and their place."""

    kind: str
    text: str
    at: str


class ImportedAck(TypedDict):
    """What the page became: a Markdown text, the name it might have, and what was done.

    `left_out`: the site's own, and where links led that an article may not have. `copyright`: the page's line about
    its rights, which the text keeps.
    """

    slug: str
    language: Language
    text: str
    repairs: list[PageRepair]
    flags: list[PageFlag]
    left_out: list[str]
    copyright: str | None


class PublishedAck(TypedDict):
    """The version of the article that stands on the shelf now."""

    version: int
