"""Two years of versions, exceptions and holidays in thirty zones, against the clock on the wall."""

import random
from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from wall_clock import BEGINS, DAYS, MINUTE, MINUTES, ZONES, WallClock, case_in, days_apart, schedule_of

from chat_server.rules.schedule import ALL, Schedule, Version
from chat_server.rules.windows import parse_windows

SAMPLES = 1 + 10_000 // (len(ZONES) * 2)
MICROSECOND = timedelta(microseconds=1)
CHICAGO = ZoneInfo("America/Chicago")
DAYTIME = parse_windows("07:00-18:30")
WEEKDAYS = {ALL: dict.fromkeys(range(5), DAYTIME)}
TODAY = Version(None, CHICAGO, WEEKDAYS)


def local(*when, zone=CHICAGO):
    return datetime(*when, tzinfo=zone).astimezone(UTC)


def walked(calendar, begins=BEGINS, ends=BEGINS + DAYS * timedelta(days=1)):
    """Every opening and closing from `begins` to `ends`, as the calendar tells them one after the other."""
    edges, at = [], begins - MICROSECOND
    opens = not calendar.is_open(at)
    while at is not None and at < ends:
        at = calendar.next_opening(at) if opens else calendar.next_closing(at)
        edges.append((at, opens))
        opens = not opens
    return [(at, opens) for at, opens in edges if at is not None and at < ends]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_edge_and_a_sample_of_instants_agree_with_the_wall(zone, language):
    case = case_in(zone)
    calendar, wall = schedule_of(case).calendar(language), WallClock(case, language)
    edges = walked(calendar)
    assert len(edges) > DAYS, "there is something to compare"
    for at, opens in edges:
        assert (wall.is_open(at - MICROSECOND), wall.is_open(at)) == (not opens, opens), at
    draw = random.Random(zone + language)
    for _ in range(SAMPLES):
        at = BEGINS + draw.randrange(MINUTES) * MINUTE + draw.randrange(60) * timedelta(seconds=1)
        assert calendar.is_open(at) == wall.is_open(at), at


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_days_that_are_not_like_others_have_no_edge_but_those_on_the_wall(zone, language):
    case = case_in(zone)
    calendar, wall = schedule_of(case).calendar(language), WallClock(case, language)
    for day in days_apart(case):
        # Every edge there is, whatever the zone, falls on a multiple of five minutes.
        begins = datetime(day.year, day.month, day.day, tzinfo=UTC)
        seen = [wall.is_open(begins + step * 5 * MINUTE) for step in range(-1, 24 * 12)]
        changes = [
            (begins + step * 5 * MINUTE, now)
            for step, (before, now) in enumerate(pairwise(seen))
            if before != now
        ]
        assert walked(calendar, begins, begins + timedelta(days=1)) == changes


@pytest.mark.longer
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_two_years_agree_with_the_wall_minute_by_minute(zone, language):
    case = case_in(zone)
    calendar, wall = schedule_of(case).calendar(language), WallClock(case, language)
    changes, before = [], wall.is_open(BEGINS - MINUTE)
    for minute in range(MINUTES):
        at = BEGINS + minute * MINUTE
        now = wall.is_open(at)
        assert calendar.is_open(at) == now, at
        if now != before:
            changes.append((at, now))
        before = now
    assert walked(calendar) == changes
    draw = random.Random(zone)
    opened = [at for at, opens in changes if opens]
    closed = [at for at, opens in changes if not opens]
    for _ in range(500):
        at = opened[0] + (opened[-1] - opened[0]) * draw.random()
        assert calendar.next_opening(at) == opened[bisect_left(opened, at)]
        at = closed[0] + (closed[-1] - closed[0]) * draw.random()
        assert calendar.next_closing(at) == closed[bisect_right(closed, at)]
        last = closed[bisect_right(closed, at) - 1]
        assert at - last > timedelta(days=15) or calendar.last_closing(at) == last


def test_of_two_exceptions_on_a_day_the_one_of_the_language_counts():
    day = date(2026, 12, 24)
    exceptions = {(day, ALL): parse_windows("07:00-13:00"), (day, "es"): ()}
    schedule = Schedule((TODAY,), exceptions)
    noon = local(2026, 12, 24, 12, 0)
    assert schedule.calendar("en").is_open(noon)
    assert not schedule.calendar("es").is_open(noon)


def test_a_day_that_closes_earlier_than_usual_says_so_once_it_has():
    schedule = Schedule((TODAY,), {(date(2026, 12, 24), ALL): parse_windows("09:00-13:00")})
    calendar = schedule.calendar("en")
    at = {hour: calendar.why_closed(local(2026, 12, 24, hour, 0)) for hour in (8, 13, 18, 19)}
    assert at == {8: "outside_hours", 13: "closed_early", 18: "closed_early", 19: "outside_hours"}


def test_a_day_that_an_exception_closes_is_outside_hours_and_chat_opens_the_day_after():
    calendar = Schedule((TODAY,), {(date(2026, 12, 24), ALL): ()}).calendar("en")
    noon = local(2026, 12, 24, 12, 0)
    assert calendar.why_closed(noon) == "outside_hours"
    assert calendar.next_opening(noon) == local(2026, 12, 25, 7, 0)


def test_a_version_is_in_force_from_midnight_of_its_day_in_its_own_zone():
    madrid = ZoneInfo("Europe/Madrid")
    coming = Version(date(2026, 12, 1), madrid, {ALL: dict.fromkeys(range(7), parse_windows("00:00-24:00"))})
    schedule = Schedule((coming, TODAY))
    begins = datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
    assert schedule.in_force(begins - MICROSECOND) is TODAY
    assert schedule.in_force(begins) is coming
    assert schedule.calendar("en").next_closing(begins - timedelta(hours=1)) is None, (
        "it runs on into the next"
    )


def test_of_two_versions_that_cross_each_other_the_one_of_the_later_day_counts():
    west = Version(date(2026, 12, 1), ZoneInfo("Pacific/Pago_Pago"), WEEKDAYS)
    east = Version(date(2026, 12, 2), ZoneInfo("Pacific/Kiritimati"), WEEKDAYS)
    schedule = Schedule((TODAY, west, east))
    assert east.begins < west.begins
    assert schedule.succession == (TODAY, east)
    assert schedule.in_force(west.begins) is east


def test_where_clocks_skip_midnight_the_day_begins_with_the_first_moment_after():
    cairo = ZoneInfo("Africa/Cairo")
    version = Version(date(2027, 4, 30), cairo, {ALL: dict.fromkeys(range(7), parse_windows("00:00-24:00"))})
    assert version.begins.astimezone(cairo).time() == time(1, 0)


def test_windows_in_the_last_hour_of_a_day_that_is_skipped_do_not_reach_into_the_next_day():
    nuuk = ZoneInfo("America/Nuuk")
    saturday, sunday = parse_windows("23:10-23:20,23:40-23:50"), parse_windows("00:05-00:08,00:40-00:50")
    calendar = Schedule((Version(None, nuuk, {ALL: {5: saturday, 6: sunday}}),)).calendar("en")
    assert calendar.next_opening(local(2026, 3, 28, 12, 0, zone=nuuk)) == local(2026, 3, 29, 0, 5, zone=nuuk)


def test_a_language_differs_on_the_days_that_it_names_alone():
    version = Version(None, CHICAGO, {**WEEKDAYS, "es": {0: (), 5: DAYTIME}})
    assert [bool(version.week("es").get(day)) for day in range(7)] == [
        False,
        True,
        True,
        True,
        True,
        True,
        False,
    ]
    assert [bool(version.week("en").get(day)) for day in range(7)] == [True] * 5 + [False] * 2


def test_whoever_asks_one_calendar_in_any_order_is_answered_as_by_one_of_their_own():
    case = case_in("America/Chicago")
    kept, draw = schedule_of(case).calendar("es"), random.Random("any order")
    at = BEGINS
    for _ in range(300):
        # Mostly a little later, as visitors ask; now and then far away, as a preview does.
        at += draw.choice((-1, 1, 1, 1, 1)) * draw.choice((MICROSECOND, MINUTE, 300 * MINUTE, 9_000 * MINUTE))
        own = schedule_of(case).calendar("es")
        assert (kept.next_opening(at), kept.next_closing(at)) == (own.next_opening(at), own.next_closing(at))


def test_an_opening_comes_into_sight_four_hundred_days_before_and_not_earlier():
    begins = date(2028, 3, 1)
    closed_until = Schedule((Version(None, CHICAGO, {}), Version(begins, CHICAGO, WEEKDAYS)))
    calendar, opens = closed_until.calendar("en"), local(2028, 3, 1, 7, 0)
    in_sight = opens - timedelta(days=400)
    for at, seen in (
        (-MINUTE, None),
        (MINUTE * 0, opens),
        (-MICROSECOND, None),
        (MINUTE, opens),
        (-MINUTE, None),
    ):
        assert calendar.next_opening(in_sight + at) == seen
