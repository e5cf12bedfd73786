"""The roster on the wire: the shifts that supervisors plan, and how they stand."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from chat_server.protocol.fields import ClockTime, Command, Day, Id, Language

ShiftState = Literal["to_come", "on_duty", "away", "late", "left", "over"]


class ReadRoster(Command):
    """Read the shifts of some days from a day on, today by default."""

    day: Day | None = None
    days: Annotated[int, Field(ge=1, le=31)] = 1


class SetShift(Command):
    """Plan a specialist on duty on a day, today or within a year; again, it answers the same."""

    specialist_id: Id
    day: Day
    starts: ClockTime
    ends: ClockTime


class RemoveShift(Command):
    """Take back a shift of today or later."""

    shift_id: Id


class CopyShifts(Command):
    """Plan the same shifts from another day on: of one day, or of up to seven. What does not fit is left out."""

    from_day: Day
    to_day: Day
    days: Annotated[int, Field(ge=1, le=7)] = 1


class ShiftOf(TypedDict):
    """Whose shift it is."""

    id: str
    name: str


class PlannedShift(TypedDict):
    """A shift, and how it stands: `late` since it began, `left` or `away` since `since`."""

    shift_id: str
    specialist: ShiftOf
    starts: str
    ends: str
    starts_at: str
    ends_at: str
    state: ShiftState
    since: str | None


class RosterDay(TypedDict):
    """The shifts of a day, in the order in which they begin; their times are on the wall clock of `zone`."""

    day: str
    zone: str
    shifts: list[PlannedShift]


class Unplanned(TypedDict):
    """Somebody who is on duty, since when, and has no shift now."""

    id: str
    name: str
    languages: list[Language]
    since: str


class Roster(TypedDict):
    """Shifts by day; who is planned now and how many of them are on duty; who is on duty besides."""

    today: str
    planned_now: int
    planned_on_duty: int
    unplanned: list[Unplanned]
    days: list[RosterDay]


class RosterAck(TypedDict):
    """The day, or the days, as they are now."""

    roster: Roster


class CopiedAck(TypedDict):
    """How many shifts were copied and left out, and the days as they are now."""

    copied: int
    left_out: int
    roster: Roster
