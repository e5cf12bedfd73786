"""Chat hours on the wire: the calendar that supervisors edit, and what a visitor would see."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field
from typing_extensions import TypedDict

from chat_server.protocol.entries import Availability
from chat_server.protocol.fields import ClockTime, Command, Day, Language, Reason, Storable, SwitchPosition

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
# What is no zone or no holiday calendar is refused where it is read, under the same name.
Zone = Annotated[str, Field(max_length=64), Storable]
HolidayName = Annotated[str, Field(max_length=20), Storable]


def from_text(value: object) -> object:
    """An instant from its text; what is none stays as it is, or is refused."""
    if value is None or not isinstance(value, str):
        return value
    try:
        at = datetime.fromisoformat(value)
        if at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    # One without a zone would be read in that of whichever machine reads it.
    raise ValueError("is not a time such as 2026-11-23T18:00:00Z")


Instant = Annotated[AwareDatetime, BeforeValidator(from_text)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class HoursWindow(_Part):
    """Open from `opens` up to, not including, `closes`; `closes` 24:00 is the end of the day."""

    opens: ClockTime
    closes: ClockTime


Windows = Annotated[list[HoursWindow], Field(max_length=8)]
WeekHours = dict[Weekday, Windows]


class Weeks(_Part):
    """Windows by weekday for all languages; a language names only the days on which it differs."""

    all: WeekHours
    en: WeekHours | None = None
    es: WeekHours | None = None


class ReadCalendar(Command):
    """Read the calendar: the version in force, those to come, exceptions from today on, what to look after."""


class SetCalendar(Command):
    """Give chat another week from a day on, today or later; it takes the place of a version of the same day."""

    effective_from: Day
    zone: Zone
    week: Weeks
    holidays: Annotated[list[HolidayName], Field(max_length=8)]


class RemoveCalendar(Command):
    """Take back a version that is not in force yet, or one that cannot be read."""

    effective_from: Day


class SetException(Command):
    """Give one day, today or later, windows of its own: none for closed. They count on holidays too."""

    day: Day
    language: Language | None = None
    windows: Windows
    note: Reason | None = None


class RemoveException(Command):
    """Take back an exception; the day is as any other."""

    day: Day
    language: Language | None = None


class CalendarDraft(_Part):
    """A week from a day on that is not saved yet; see `set_calendar`."""

    effective_from: Day
    zone: Zone
    week: Weeks
    holidays: Annotated[list[HolidayName], Field(max_length=8)]


class PreviewAvailability(Command):
    """What would a visitor see at this instant, with somebody on duty and nobody waiting?

    With a `draft`: if that were saved.
    """

    at: Instant
    language: Language
    zone: Zone | None = None
    draft: CalendarDraft | None = None


class CalendarVersion(TypedDict):
    """A week and from when it is in force: null since ever, by the settings. `problem`: it cannot be read, and why."""

    effective_from: str | None
    state: Literal["in_force", "coming", "unreadable"]
    zone: str
    week: Weeks | None
    holidays: list[str]
    problem: str | None
    set_at: str | None
    set_by: str | None


class CalendarException(TypedDict):
    """A day with windows of its own, in one language or (null) in all. `problem`: it cannot be read, and why."""

    day: str
    language: Language | None
    windows: list[HoursWindow] | None
    note: str | None
    problem: str | None
    set_at: str
    set_by: str | None


class HolidaysEnding(TypedDict):
    """The list of this holiday calendar is known until `last_day` only, sixty days from now at most."""

    holidays: str
    last_day: str


class ChatCalendar(TypedDict):
    """The calendar; `zone` and `today` are those in force. `problem`: it cannot be read, and chat is on the phone."""

    at: str
    today: str
    zone: str
    problem: str | None
    versions: list[CalendarVersion]
    exceptions: list[CalendarException]
    ending: list[HolidaysEnding]


class PreviewAssumes(TypedDict):
    """What a preview goes by: the switch as it would stand then, and staff and queue that are in nobody's way."""

    switch: SwitchPosition
    on_duty: int
    waiting: int


class LocalTimes(TypedDict):
    """The same instants on the wall clock of `zone`, with its offset."""

    at: str
    opens_at: str | None
    closes_at: str | None


class Preview(TypedDict):
    """What a visitor would see; `by_calendar`: with the switch at `follow`. `local` words `availability.chat`."""

    at: str
    language: Language
    zone: str
    availability: Availability
    by_calendar: Availability
    local: LocalTimes
    assumes: PreviewAssumes


class CalendarAck(TypedDict):
    """The calendar as it is now."""

    calendar: ChatCalendar


class PreviewAck(TypedDict):
    """What a visitor would see."""

    preview: Preview
