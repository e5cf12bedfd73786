"""What a simulated day is made of. Durations are in seconds, shares between 0 and 1."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, time
from typing import Any

LANGUAGES = ("en", "es")
SHIFT = re.compile(
    r"(?P<count>\d{1,3}) (?P<languages>[a-z]{2}(?:\+[a-z]{2})*)"
    r" (?P<shift>[\d:]{5}-[\d:]{5})(?:/(?P<rest>[\d:]{5}-[\d:]{5}))?"
)


class PlanError(ValueError):
    """A field of the plan that cannot be used: which, and what to give instead."""

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(f"--{name.replace('_', '-')}: {remedy}.")


@dataclass(frozen=True)
class Shift:
    """So many specialists of these languages, there from `starts` to `ends` local time, with at most one break."""

    count: int
    languages: tuple[str, ...]
    starts: time
    ends: time
    rest: tuple[time, time] | None = None


def _number(low: float, high: float) -> Callable[[str], float]:
    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise ValueError(f"give a number from {low:g} to {high:g}")
        return value

    return parse


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not text.isdecimal() or not low <= int(text) <= high:
            raise ValueError(f"give a whole number from {low} to {high}")
        return int(text)

    return parse


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError("give a day such as 2027-01-11") from error


def _shape(text: str) -> str:
    if text not in {"exponential", "lognormal"}:
        raise ValueError("give exponential or lognormal")
    return text


def _shares(text: str) -> Mapping[str, float]:
    shares: dict[str, float] = {}
    for part in text.split(","):
        language, _, share = part.strip().partition("=")
        if language not in LANGUAGES or not re.fullmatch(r"\d+(\.\d+)?", share):
            raise ValueError("give a weight for each of en and es, such as en=85,es=15")
        shares[language] = float(share)
    if not sum(shares.values()):
        raise ValueError("give at least one language a weight above 0")
    return shares


def _clocks(text: str) -> tuple[time, time]:
    starts, ends = (time.fromisoformat(part) for part in text.split("-"))
    if ends <= starts:
        raise ValueError(text)
    return starts, ends


def parse_shifts(text: str) -> tuple[Shift, ...]:
    """Read `4 en 07:00-15:00/11:00-11:30, 1 es+en 07:00-18:30`. Raises ValueError that says what to give."""
    shifts = []
    for part in text.split(","):
        remedy = ValueError(
            f"give shifts such as '4 en 07:00-15:00/11:00-11:30, 1 es+en 07:00-18:30', not {part.strip()!r}"
        )
        found = SHIFT.fullmatch(" ".join(part.split()))
        if found is None or not set(languages := found["languages"].split("+")) <= set(LANGUAGES):
            raise remedy
        try:
            starts, ends = _clocks(found["shift"])
            rest = _clocks(found["rest"]) if found["rest"] else None
        except ValueError as error:
            raise remedy from error
        if rest and not starts < rest[0] < rest[1] < ends:
            raise ValueError(f"give a break inside its shift: {part.strip()!r}")
        shifts.append(Shift(int(found["count"]), tuple(languages), starts, ends, rest))
    return tuple(shifts)


def _given(default: str, parse: Callable[[str], Any], told: str) -> Any:
    return field(
        default_factory=lambda: parse(default), metadata={"parse": parse, "help": told, "default": default}
    )


SHARE, SECONDS = _number(0, 1), _number(1, 86_400)


@dataclass(frozen=True)
class Plan:
    """A day: who comes, how patient they are, who is there to answer, and what goes wrong."""

    seed: int = _given("1", _whole(0, 2**63), "The same seed gives the same day.")
    day: date = _given("2027-01-11", _day, "The day, in the zone of the chat hours.")  # noqa: RUF009
    visitors: float = _given("400", _number(0, 20_000), "How many are expected to come.")
    outside: float = _given("0.06", SHARE, "The share of them that comes in the hours before and after chat.")
    languages: Mapping[str, float] = _given("en=85,es=15", _shares, "The languages' weights.")
    patience: str = _given("exponential", _shape, "How patience is spread: exponential or lognormal.")
    patience_s: float = _given("600", SECONDS, "The mean patience of who waits.")
    to_phone: float = _given("0.5", SHARE, "The share of the impatient that takes the phone; others leave.")
    service_s: float = _given("900", SECONDS, "The mean length of a conversation (lognormal).")
    wrap_up_s: float = _given("120", SECONDS, "The mean wrap-up (lognormal).")
    visitor_ends: float = _given("0.3", SHARE, "The share of conversations that the visitor ends.")
    visitor_drops: float = _given("0.05", SHARE, "The share of visitors whose line is lost.")
    comes_back: float = _given("0.7", SHARE, "The share of lost visitors that comes back.")
    specialist_drops: float = _given(
        "0.2", _number(0, 100), "How often a specialist's line is lost in a shift."
    )
    drop_s: float = _given("40", SECONDS, "The mean time for which a line is lost.")
    capacity: int = _given("3", _whole(1, 20), "Chats at once per specialist.")
    accept_s: float = _given("6", SECONDS, "The mean time to accept an offer.")
    missed: float = _given("0.02", SHARE, "The share of offers that a specialist misses.")
    missed_s: float = _given("120", SECONDS, "The mean time until who missed an offer is available again.")
    staff: tuple[Shift, ...] = _given(
        "4 en 07:00-15:00/11:00-11:30, 4 en 10:30-18:30/14:30-15:00,"
        " 1 es+en 07:00-15:00/11:30-12:00, 1 es+en 10:30-18:30/15:00-15:30",
        parse_shifts,
        "Shifts, with commas: count, languages, hours, and after a slash the break.",
    )


def read_plan(wishes: Mapping[str, str | None]) -> Plan:
    """The plan with these wishes; the rest is as usual. Raises `PlanError`."""
    given: dict[str, Any] = {}
    for one in fields(Plan):
        text = wishes.get(one.name)
        if text is None:
            continue
        try:
            given[one.name] = one.metadata["parse"](text)
        except ValueError as error:
            raise PlanError(one.name, str(error)) from error
    return Plan(**given)
