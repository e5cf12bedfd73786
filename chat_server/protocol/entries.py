"""The shapes that go out: a chat, its entries and notes, availability, the queue."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from chat_server.protocol.fields import DutyStatus, Language, Role, SwitchPosition, Topic
from chat_server.protocol.resources import ResourceCard
from chat_server.protocol.roster import Roster

ChatState = Literal["waiting", "active", "wrap_up", "closed", "abandoned", "phoned"]
UnsendableReason = Literal["withdrawn", "review_overdue"]
NoticeKind = Literal["joined", "left", "requeued", "transferred", "ended", "watched", "article_recalled"]
AvailabilityReason = Literal[
    "open",
    "outside_hours",
    "holiday",
    "closed_early",
    "switched_off",
    "nobody_on_duty",
    "queue_full",
    "wait_past_closing",
    "unavailable",
]


class Wait(TypedDict):
    """An expected wait as a range, in seconds."""

    low_s: int
    high_s: int


class Specialist(TypedDict):
    """Who answers. Only staff see `id`."""

    name: str
    id: NotRequired[str]


class Chat(TypedDict):
    """A chat as its visitor sees it; the last three fields are for staff only.

    `still_there`: until when the visitor is asked to say that they still wait, with `confirm_presence`.
    `wrap_up_until`: when its wrap-up ends by itself, while it lasts.
    """

    id: str
    version: int
    state: ChatState
    language: Language
    role: Role
    topic: Topic | None
    queued_at: str
    assigned_at: str | None
    ended_at: str | None
    last_seq: int
    specialist: Specialist | None
    position: int | None
    wait: Wait | None
    still_there: str | None
    name: NotRequired[str | None]
    visitor_connected: NotRequired[bool]
    wrap_up_until: NotRequired[str | None]


class Author(TypedDict):
    """Who wrote an entry; `name` is null for a visitor who gave none and for the system."""

    kind: Literal["visitor", "specialist", "system"]
    name: str | None


class Notice(TypedDict):
    """Something that happened, as a code: clients word it in their own language.

    `name`: of whom, or, where an article was recalled, its title; `slug`, `language` and `version` are those of its
    cards, and `correction` is the address of what to read instead, where there was something by then.
    """

    what: NoticeKind
    name: NotRequired[str]
    slug: NotRequired[str]
    language: NotRequired[Language]
    version: NotRequired[int]
    correction: NotRequired[str]


class ArticleCard(TypedDict):
    """The exact version of an article (or one section of it) that was shared.

    `sample`: no clinician has reviewed it; absent from cards that were shared before it was told.
    """

    slug: str
    language: Language
    version: int
    title: str
    summary: str
    notice: str
    sample: NotRequired[bool]
    anchor: str | None
    section: str | None
    url: str


class Entry(TypedDict):
    """One line of a chat's log. `seq` runs 1, 2, 3, … without a gap; `client_id` is for its author only."""

    seq: int
    kind: Literal["message", "article", "notice", "resource"]
    author: Author
    at: str
    text: NotRequired[str]
    client_id: NotRequired[str]
    article: NotRequired[ArticleCard]
    notice: NotRequired[Notice]
    resource: NotRequired[ResourceCard]


class NoteAuthor(TypedDict):
    """The colleague who wrote a note."""

    id: str
    name: str


class Note(TypedDict):
    """A staff note. Never an entry, never sent to a visitor. Its author gets the `client_id`."""

    id: str
    chat_id: str
    author: NoteAuthor
    at: str
    text: str
    whisper: bool
    client_id: NotRequired[str]


class Phone(TypedDict):
    """The phone line."""

    number: str
    uri: str
    hours: str


class ChatHours(TypedDict):
    """The next opening and closing of chat, and the zone they are meant in."""

    opens_at: str | None
    closes_at: str | None
    timezone: str


class QueueOutlook(TypedDict):
    """How many wait in the language asked for, and how long a newcomer would."""

    waiting: int
    wait: Wait | None


class Availability(TypedDict):
    """Chat or phone, and why; `message`: what supervisors say of it in that language, while their switch is closed."""

    channel: Literal["chat", "phone"]
    reason: AvailabilityReason
    message: str | None
    phone: Phone
    chat: ChatHours
    queue: QueueOutlook


class Handoff(TypedDict):
    """A code that lets a specialist on the phone see what the visitor already told."""

    code: str
    expires_at: str


class SharedCard(TypedDict):
    """What a card was of: an article, by its slug, or a service, by its id."""

    kind: Literal["article", "resource"]
    id: str
    title: str


class HandoffSummary(TypedDict):
    """What a hand-off code opens; `resources` by name, `shared` both with their titles."""

    language: Language
    topic: Topic | None
    question: str | None
    articles: list[str]
    resources: list[str]
    shared: list[SharedCard]


class ArticleSection(TypedDict):
    """A section that can be shared by itself."""

    anchor: str
    title: str


class ArticleHit(TypedDict):
    """A search result on the shelf; `anchor` is the section that matched best, `reason` why it may not be sent.

    `excerpt`: the sentence or two of that section that fit the query best, else its first. `sample`: no clinician has
    reviewed it.
    """

    slug: str
    language: Language
    title: str
    summary: str
    sections: list[ArticleSection]
    anchor: str | None
    excerpt: str | None
    sample: bool
    sendable: bool
    reason: UnsendableReason | None
    review_due: str


class Me(TypedDict):
    """The signed-in member of staff."""

    id: str
    name: str
    roles: list[str]
    languages: list[Language]
    duty: DutyStatus
    reason: str | None
    since: str
    capacity: int
    offered: int
    active: int
    wrap_up: int


class Colleague(TypedDict):
    """Someone to whom a chat could be transferred; `free_slots` is 0 where they are full, being asked, or not there."""

    id: str
    name: str
    languages: list[Language]
    duty: DutyStatus
    connected: bool
    free_slots: int


class Offer(TypedDict):
    """A chat offered to this specialist until `expires_at`; of a transfer, with the notes on it.

    `warm`: it may be read first (`read_before`); `reading`: that has begun.
    """

    offer_id: str
    chat: Chat
    entries: list[Entry]
    notes: NotRequired[list[Note]]
    expires_at: str
    warm: NotRequired[bool]
    reading: NotRequired[bool]


class WaitingChat(TypedDict):
    """A row of the queue; `offered` is the id of the specialist who is being asked."""

    chat_id: str
    language: Language
    topic: Topic | None
    queued_at: str
    position: int
    offered: str | None


class ChatInHand(TypedDict):
    """A conversation, or its wrap-up, with who has it and since when; `called_at`: when it asked for a supervisor."""

    chat_id: str
    state: Literal["active", "wrap_up"]
    language: Language
    topic: Topic | None
    specialist: Specialist
    since: str
    called_at: str | None


class SpecialistOnBoard(TypedDict):
    """A specialist as the board shows them; `duty` is what they declared, whether or not they are connected."""

    id: str
    name: str
    duty: DutyStatus
    connected: bool
    reason: str | None
    since: str
    languages: list[Language]
    offered: int
    active: int
    wrap_up: int
    capacity: int


class ServiceLevel(TypedDict):
    """Of today's answered or abandoned chats, the share answered within the target."""

    target_s: int
    answered_within: int
    share: float | None


class ServiceLevelNow(ServiceLevel):
    """That of the chats that were answered or abandoned within the last `window_s` seconds."""

    window_s: int


class HalfHour(TypedDict):
    """A half hour of today, `at` its beginning; the last has been going on until now.

    `waiting`: who was in the queue at its end, of the last who is in it now. `longest_wait_s`: of those
    answered in it. `share`: its service level.
    """

    at: str
    asked: int
    answered: int
    abandoned: int
    turned_away: int
    waiting: int
    longest_wait_s: int | None
    share: float | None


class LanguageQueue(TypedDict):
    """The queue of one language. `turned_away`: refused `request_chat`; by reason, who left the queue too."""

    waiting: int
    longest_wait_s: int | None
    free_slots: int
    abandoned: int
    turned_away: int
    turned_away_by_reason: dict[str, int]


class ContactsToday(TypedDict):
    """How many contact records were filed today, of chats and of calls."""

    chat: int
    phone: int


class WrapUpLimit(TypedDict):
    """How long wrap-up may take: what supervisors set, if they did, else what the deployment's setting says."""

    set_s: int | None
    by_setting_s: int


class Queue(TypedDict):
    """The whole queue, for supervisors. Counts cover today in the calendar's zone; null where no data."""

    at: str
    switch: SwitchPosition
    switch_until: str | None
    switch_message: dict[Language, str] | None
    waiting: list[WaitingChat]
    in_hand: list[ChatInHand]
    waiting_count: int
    longest_wait_s: int | None
    active_count: int
    wrap_up_count: int
    specialists: list[SpecialistOnBoard]
    on_duty: int
    free_slots: int
    wrap_up_limit: WrapUpLimit
    service_level: ServiceLevel
    service_level_now: ServiceLevelNow
    course: list[HalfHour]
    asa_s: int | None
    aht_s: int | None
    abandoned: int
    turned_away: int
    contacts: ContactsToday
    by_language: dict[Language, LanguageQueue]
    roster: Roster
