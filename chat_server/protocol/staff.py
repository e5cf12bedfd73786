"""What staff may say, and what is acknowledged."""

from typing import Annotated, NotRequired, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    model_validator,
)
from typing_extensions import TypedDict

from chat_server.protocol.canned_replies import ListReplies, RemoveReply, Replies, SaveReply
from chat_server.protocol.contacts import FileContact, FiledAck, WrapUp
from chat_server.protocol.contract import CommandContract
from chat_server.protocol.drafts import (
    AcceptFlag,
    DiscardDraft,
    DraftAck,
    DraftsAck,
    ImportedAck,
    ImportPage,
    ListDrafts,
    PublishDraft,
    PublishedAck,
    ReadDraft,
    ReadDraftAck,
    ReadShelf,
    ReturnDraft,
    SaveDraft,
    SendToReview,
    ShelfAck,
)
from chat_server.protocol.entries import (
    ArticleHit,
    Chat,
    Colleague,
    Entry,
    HandoffSummary,
    Me,
    Note,
    Offer,
    Queue,
)
from chat_server.protocol.fields import (
    Anchor,
    ClientId,
    Command,
    DutyStatus,
    HandoffCode,
    Id,
    Language,
    PageSize,
    Reason,
    Seq,
    Slug,
    Storable,
    SwitchPosition,
    Text,
    Topic,
    Yes,
)
from chat_server.protocol.hours import (
    CalendarAck,
    Instant,
    PreviewAck,
    PreviewAvailability,
    ReadCalendar,
    RemoveCalendar,
    RemoveException,
    SetCalendar,
    SetException,
)
from chat_server.protocol.resources import (
    CheckResource,
    FindResources,
    FoundResources,
    ListResources,
    RemoveResource,
    Resources,
    SaveResource,
    ShareResource,
)
from chat_server.protocol.roster import (
    CopiedAck,
    CopyShifts,
    ReadRoster,
    RemoveShift,
    RosterAck,
    SetShift,
)
from chat_server.protocol.shelf import (
    HistoryAck,
    ReadHistory,
    ReadVersion,
    VersionAck,
    WithdrawArticle,
    Withdrawn,
)
from chat_server.protocol.supervision import (
    BothLanguages,
    Broadcast,
    BroadcastAck,
    CallSupervisor,
    SetWrapUpLimit,
    UnwatchChat,
    WatchChat,
    WatchedChat,
    Whisper,
)
from chat_server.protocol.urgency import FindUrgency, FoundUrgency
from chat_server.protocol.visitor import ChatAck, Nothing, Said


class Sync(Command):
    """Read everything again."""


class SetDuty(Command):
    """Go on duty, away or off. Open chats stay; a pending offer is withdrawn."""

    status: DutyStatus
    reason: Reason | None = None


class AcceptOffer(Command):
    """Accept an offer."""

    offer_id: Id


class DeclineOffer(Command):
    """Decline an offer; its chat keeps its place."""

    offer_id: Id


class PullNext(Command):
    """Take the next waiting chat, where the deployment routes by pulling."""


class SayTo(Command):
    """Say something to a visitor. A repeated `client_id` gets the first answer."""

    chat_id: Id
    client_id: ClientId
    text: Text


class CatchUpOn(Command):
    """Read a chat's log after a `seq`, ascending; repeat until `chat.last_seq`."""

    chat_id: Id
    after_seq: Seq
    limit: PageSize = 200


class TypingTo(Command):
    """Say that typing began or stopped. Nothing is stored."""

    chat_id: Id
    typing: bool


class FindArticles(Command):
    """Search the shelf; an empty query lists it.

    `suggests`: the query is what a visitor wrote, and finds only what fits it well; small talk finds nothing.
    """

    query: Annotated[str, Field(max_length=1000), Storable]
    language: Language
    limit: Annotated[int, Field(ge=1, le=50)] = 8
    suggests: bool = False


class ReportMissing(Command):
    """Tell the editors that a search in a chat came to rest without an article, or with a word `not_found`.

    Kept by week are a count and its words, unless they may be the visitor's: then the count alone.
    """

    chat_id: Id
    query: Annotated[str, Field(min_length=1, max_length=200), Storable]
    language: Language


class ShareArticle(Command):
    """Share an article, or one section of it, into a chat."""

    chat_id: Id
    client_id: ClientId
    slug: Slug
    language: Language
    anchor: Anchor | None = None


class AddNote(Command):
    """Write a staff note on a chat. It never reaches the visitor."""

    chat_id: Id
    client_id: ClientId
    text: Text


class TransferTarget(BaseModel):
    """A colleague (`specialist_id`), or the queue (`queue`), there under another language or topic where wanted."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    specialist_id: Id | None = None
    queue: Yes | None = None
    language: Language | None = None
    topic: Topic | None = None

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Self:
        if (self.specialist_id is None) == (self.queue is None):
            raise ValueError("give specialist_id or queue")
        if self.specialist_id is not None and (self.language or self.topic):
            raise ValueError("language and topic go with queue")
        return self


class TransferChat(Command):
    """Hand a chat over to a colleague, who is asked first, or back to the queue.

    `warm`: the colleague may read along before they answer (`read_before`), while the chat stays where it is.
    """

    chat_id: Id
    to: TransferTarget
    note: Text | None = None
    warm: bool = False

    @model_validator(mode="after")
    def _warm_to_a_person(self) -> Self:
        if self.warm and self.to.specialist_id is None:
            raise ValueError("warm goes with specialist_id")
        return self


class ReadBefore(Command):
    """Read along in a chat that is handed over to one warmly, before one answers. Again, it answers as it is now."""

    offer_id: Id


class WithdrawTransfer(Command):
    """Ask a colleague no longer to take one's chat. Again, it answers the same."""

    chat_id: Id


class EndChatOf(Command):
    """End a chat; its wrap-up begins."""

    chat_id: Id


class OpenHandoff(Command):
    """Open the hand-off code of someone who is on the phone; it opens once."""

    code: HandoffCode


class WatchQueue(Command):
    """Follow the queue until the connection ends."""


class UnwatchQueue(Command):
    """Stop following the queue."""


class SetSwitch(Command):
    """Follow the calendar, or open or close chat by hand, for a while or until changed."""

    switch: SwitchPosition
    until: Instant | None = None
    message: BothLanguages | None = None


class SetDutyOf(Command):
    """Put a specialist on duty, away or off."""

    specialist_id: Id
    status: DutyStatus
    reason: Reason | None = None


class TakeOver(Command):
    """Take a chat oneself, from the queue or from its specialist; it needs a free slot. `reason` goes to the audit."""

    chat_id: Id
    reason: Reason | None = None


class RequeueChat(Command):
    """Put a chat back into the queue at its original place; its specialist is passed over for a minute."""

    chat_id: Id
    reason: Reason | None = None


class CloseChat(Command):
    """Close a chat, whatever its state."""

    chat_id: Id
    reason: Reason | None = None


class Snapshot(TypedDict):
    """Everything that a specialist's console starts from; `at` is the server's time."""

    at: str
    me: Me
    offers: list[Offer]
    chats: list[Chat]
    colleagues: list[Colleague]
    epoch: str


class MeAck(TypedDict):
    """The specialist as they stand now."""

    me: Me


class TakenChat(TypedDict):
    """A chat that is now theirs, with its log so far."""

    chat: Chat
    entries: list[Entry]
    notes: list[Note]


class PulledChat(TypedDict):
    """The chat that was next, or null where nobody waits."""

    chat: Chat | None
    entries: list[Entry]
    notes: list[Note]


class StaffCaughtUp(TypedDict):
    """A page of the log, and all notes."""

    entries: list[Entry]
    chat: Chat
    notes: list[Note]


class FoundArticles(TypedDict):
    """Search results, best first. `suggestion`: a query that finds something, if this one found nothing.

    `not_found`: what the query asks about that nothing on the shelf says, also spelt, inflected or named otherwise.
    Where there is any, the results match only the rest, and none of them may be what was asked for.
    """

    articles: list[ArticleHit]
    suggestion: str | None
    not_found: list[str]


class Transferred(TypedDict):
    """The chat as it is now, and the offer to the colleague: its `offer_closed` comes to its owner too."""

    chat: Chat
    offer_id: NotRequired[str]


class ReadBeforeAck(TypedDict):
    """The chat, its first 200 entries (`catch_up` reads on), its notes, and until when the offer stands."""

    chat: Chat
    entries: list[Entry]
    notes: list[Note]
    expires_at: str


class NoteAck(TypedDict):
    """The note as it was filed."""

    note: Note


class HandoffOpened(TypedDict):
    """What the visitor agreed to hand over."""

    summary: HandoffSummary


class QueueAck(TypedDict):
    """The queue as it is now."""

    queue: Queue


COMMANDS: dict[str, CommandContract] = {
    "watch_chat": CommandContract(WatchChat, WatchedChat),
    "unwatch_chat": CommandContract(UnwatchChat, Nothing),
    "whisper": CommandContract(Whisper, NoteAck),
    "broadcast": CommandContract(Broadcast, BroadcastAck),
    "call_supervisor": CommandContract(CallSupervisor, ChatAck),
    "sync": CommandContract(Sync, Snapshot),
    "set_duty": CommandContract(SetDuty, MeAck),
    "accept_offer": CommandContract(AcceptOffer, TakenChat),
    "decline_offer": CommandContract(DeclineOffer, Nothing),
    "pull_next": CommandContract(PullNext, PulledChat),
    "say": CommandContract(SayTo, Said),
    "catch_up": CommandContract(CatchUpOn, StaffCaughtUp),
    "typing": CommandContract(TypingTo, Nothing),
    "find_articles": CommandContract(FindArticles, FoundArticles),
    "report_missing": CommandContract(ReportMissing, Nothing),
    "share_article": CommandContract(ShareArticle, Said),
    "find_resources": CommandContract(FindResources, FoundResources),
    "share_resource": CommandContract(ShareResource, Said),
    "find_urgency": CommandContract(FindUrgency, FoundUrgency),
    "list_resources": CommandContract(ListResources, Resources),
    "save_resource": CommandContract(SaveResource, Resources),
    "remove_resource": CommandContract(RemoveResource, Resources),
    "check_resource": CommandContract(CheckResource, Resources),
    "list_replies": CommandContract(ListReplies, Replies),
    "save_reply": CommandContract(SaveReply, Replies),
    "remove_reply": CommandContract(RemoveReply, Replies),
    "add_note": CommandContract(AddNote, NoteAck),
    "transfer_chat": CommandContract(TransferChat, Transferred),
    "read_before": CommandContract(ReadBefore, ReadBeforeAck),
    "withdraw_transfer": CommandContract(WithdrawTransfer, ChatAck),
    "end_chat": CommandContract(EndChatOf, ChatAck),
    "wrap_up": CommandContract(WrapUp, ChatAck),
    "file_contact": CommandContract(FileContact, FiledAck),
    "open_handoff": CommandContract(OpenHandoff, HandoffOpened),
    "watch_queue": CommandContract(WatchQueue, QueueAck),
    "unwatch_queue": CommandContract(UnwatchQueue, Nothing),
    "set_switch": CommandContract(SetSwitch, QueueAck),
    "set_wrap_up_limit": CommandContract(SetWrapUpLimit, QueueAck),
    "set_duty_of": CommandContract(SetDutyOf, Nothing),
    "take_over": CommandContract(TakeOver, ChatAck),
    "requeue_chat": CommandContract(RequeueChat, ChatAck),
    "close_chat": CommandContract(CloseChat, ChatAck),
    "withdraw_article": CommandContract(WithdrawArticle, Withdrawn),
    "read_history": CommandContract(ReadHistory, HistoryAck),
    "read_version": CommandContract(ReadVersion, VersionAck),
    "read_shelf": CommandContract(ReadShelf, ShelfAck),
    "import_page": CommandContract(ImportPage, ImportedAck),
    "list_drafts": CommandContract(ListDrafts, DraftsAck),
    "read_draft": CommandContract(ReadDraft, ReadDraftAck),
    "save_draft": CommandContract(SaveDraft, DraftAck),
    "send_to_review": CommandContract(SendToReview, DraftAck),
    "return_draft": CommandContract(ReturnDraft, DraftAck),
    "accept_flag": CommandContract(AcceptFlag, DraftAck),
    "publish_draft": CommandContract(PublishDraft, PublishedAck),
    "discard_draft": CommandContract(DiscardDraft, Nothing),
    "read_calendar": CommandContract(ReadCalendar, CalendarAck),
    "set_calendar": CommandContract(SetCalendar, CalendarAck),
    "remove_calendar": CommandContract(RemoveCalendar, CalendarAck),
    "set_exception": CommandContract(SetException, CalendarAck),
    "remove_exception": CommandContract(RemoveException, CalendarAck),
    "preview_availability": CommandContract(PreviewAvailability, PreviewAck),
    "read_roster": CommandContract(ReadRoster, RosterAck),
    "set_shift": CommandContract(SetShift, RosterAck),
    "remove_shift": CommandContract(RemoveShift, RosterAck),
    "copy_shifts": CommandContract(CopyShifts, CopiedAck),
}
