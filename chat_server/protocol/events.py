"""What the server says of its own accord: each event's payload, by namespace."""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from chat_server.protocol.entries import Availability, Chat, Entry, Me, Note, Offer, Queue
from chat_server.protocol.fields import Language
from chat_server.protocol.hours import ChatCalendar
from chat_server.protocol.staff import Snapshot


class VisitorSnapshot(TypedDict):
    """Sent on connect: the chat of the visitor's token, or null."""

    chat: Chat | None
    epoch: str


class EntryAdded(TypedDict):
    """A new entry, and the chat's `version` with it. It may come twice, late, out of order or never."""

    chat_id: str
    entry: Entry
    version: int


class ChatChanged(TypedDict):
    """A chat as it is now. One of a lower `version` is dropped; of equal ones the later received wins."""

    chat: Chat


class VisitorHears(TypedDict):
    """The specialist types, or stopped."""

    typing: bool


class StaffHears(TypedDict):
    """The visitor types, or stopped."""

    chat_id: str
    typing: bool


class ChatErased(TypedDict):
    """The visitor has erased what was said in this chat: put it away. Its entries are still there, and empty."""

    chat_id: str


class StillThere(TypedDict):
    """The visitor has waited long: say `confirm_presence` by then, or the place is lost. Again after a reconnection."""

    deadline: str


class Moved(TypedDict):
    """The worker is leaving: the transport closes soon; reconnect."""

    after_ms: int


class AvailabilityChanged(TypedDict):
    """Chat or phone, in the language of a visitor who has no chat or waits for one: after connecting, and on change."""

    availability: Availability


class Resync(TypedDict):
    """Something may have been missed, or is no longer yours to see: read everything again."""


class OfferClosed(TypedDict):
    """An offer is no longer pending."""

    offer_id: str
    state: Literal["accepted", "declined", "expired", "withdrawn"]


class OfferBeingRead(TypedDict):
    """Of a warm transfer: whoever is asked reads along, and has until then to answer; the owner hears it too."""

    offer_id: str
    expires_at: str


class NoteAdded(TypedDict):
    """A note on one's chat."""

    note: Note


class DutyChanged(TypedDict):
    """One's own duty or load changed. `by` is the name of the supervisor who set it, where that was somebody else."""

    me: Me
    by: NotRequired[str]


class QueueChanged(TypedDict):
    """The queue as it is now, for those who watch it."""

    queue: Queue


class Alert(TypedDict):
    """Something a supervisor should look at."""

    kind: Literal["specialist_lost", "offer_not_shown", "wrap_up_overdue", "supervisor_called"]
    chat_id: NotRequired[str]


VISITOR_EVENTS: dict[str, Any] = {
    "snapshot": VisitorSnapshot,
    "entry_added": EntryAdded,
    "chat_changed": ChatChanged,
    "chat_erased": ChatErased,
    "typing": VisitorHears,
    "still_there": StillThere,
    "resync": Resync,
    "moved": Moved,
    "availability_changed": AvailabilityChanged,
}


class CalendarChanged(TypedDict):
    """For supervisors and administrators: somebody has edited the calendar; this is all of it."""

    calendar: ChatCalendar


class RosterChanged(TypedDict):
    """For supervisors and administrators: somebody has planned; the shifts of these days may be others now."""

    days: list[str]


class DraftChanged(TypedDict):
    """For editors and administrators: somebody has taken a step with the draft of this article."""

    slug: str
    language: Language


STAFF_EVENTS: dict[str, Any] = {
    "snapshot": Snapshot,
    "offer_made": Offer,
    "offer_closed": OfferClosed,
    "offer_being_read": OfferBeingRead,
    "entry_added": EntryAdded,
    "chat_changed": ChatChanged,
    "chat_erased": ChatErased,
    "note_added": NoteAdded,
    "typing": StaffHears,
    "resync": Resync,
    "duty_changed": DutyChanged,
    "queue_changed": QueueChanged,
    "alert": Alert,
    "calendar_changed": CalendarChanged,
    "roster_changed": RosterChanged,
    "draft_changed": DraftChanged,
    "moved": Moved,
}
