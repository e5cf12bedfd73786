"""Hours are held against a brute-force scan of the wall clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat_server.rules.hours import Hours
from chat_server.rules.openings import Calendar
from chat_server.rules.public_holidays import HolidayCalendar, Holidays, UnknownHolidays
from chat_server.rules.windows import Window, parse_windows

CHICAGO = ZoneInfo("America/Chicago")
WEEKDAYS = dict.fromkeys(range(5), parse_windows("07:00-18:30"))
UNITED_STATES = Holidays((HolidayCalendar("US"),))
SHIPPED = Calendar.always(Hours(CHICAGO, WEEKDAYS, UNITED_STATES))
MINUTE = timedelta(minutes=1)


def local(*when: int, zone: ZoneInfo = CHICAGO) -> datetime:
    return datetime(*when, tzinfo=zone).astimezone(UTC)


def brute_force_open(calendar: Calendar, at: datetime) -> bool:
    hours = calendar.hours_at(at)
    there = at.astimezone(hours.zone)
    if there.date() in hours.holidays:
        return False
    clock = (there.hour, there.minute, there.second)
    for window in hours.week.get(there.weekday(), ()):
        opens = (window.opens.hour, window.opens.minute, 0)
        closes = (24, 0, 0) if window.closes == time(0) else (window.closes.hour, window.closes.minute, 0)
        if opens <= clock < closes:
            return True
    return False


def brute_force_edges(calendar: Calendar, start: datetime, days: int) -> list[tuple[datetime, bool]]:
    edges, before = [], brute_force_open(calendar, start - MINUTE)
    for minute in range(days * 24 * 60):
        at = start + minute * MINUTE
        now = brute_force_open(calendar, at)
        if now != before:
            edges.append((at, now))
        before = now
    return edges


def test_friday_is_open_until_the_last_second_before_half_past_six():
    assert SHIPPED.is_open(local(2026, 11, 20, 18, 29, 59))
    assert not SHIPPED.is_open(local(2026, 11, 20, 18, 30, 0))


def test_after_friday_evening_chat_opens_on_monday_morning():
    friday_evening = local(2026, 11, 20, 18, 30)
    assert SHIPPED.next_opening(friday_evening) == local(2026, 11, 23, 7, 0)
    assert SHIPPED.last_closing(friday_evening + MINUTE) == friday_evening


def test_weekends_are_closed_all_day():
    saturday = local(2026, 11, 21, 0, 0)
    assert not any(SHIPPED.is_open(saturday + hour * timedelta(hours=1)) for hour in range(48))


def test_thanksgiving_is_a_holiday_and_the_day_after_is_not():
    assert not SHIPPED.is_open(local(2026, 11, 26, 12, 0))
    assert SHIPPED.why_closed(local(2026, 11, 26, 12, 0)) == "holiday"
    assert SHIPPED.is_open(local(2026, 11, 27, 12, 0))
    assert SHIPPED.next_opening(local(2026, 11, 25, 18, 30)) == local(2026, 11, 27, 7, 0)


def test_a_holiday_on_a_saturday_is_observed_on_friday():
    assert not SHIPPED.is_open(local(2026, 7, 3, 12, 0))


@pytest.mark.parametrize(("day", "opening"), [((2026, 3, 9), 12), ((2026, 11, 2), 13)])
def test_around_a_clock_change_chat_opens_at_seven_on_the_wall(day, opening):
    before = local(*day, 0, 0) - timedelta(days=1)
    assert SHIPPED.next_opening(before) == datetime(*day, opening, 0, tzinfo=UTC)


@pytest.mark.parametrize("day", [(2026, 3, 8), (2026, 11, 1)], ids=["spring forward", "fall back"])
@pytest.mark.parametrize("windows", ["01:30-02:30", "02:00-03:00", "00:00-24:00", "01:15-01:45,02:30-05:00"])
def test_on_the_day_itself_every_edge_agrees_with_the_wall_clock(day, windows):
    calendar = Calendar.always(Hours(CHICAGO, dict.fromkeys(range(7), parse_windows(windows))))
    start = local(*day, 0, 0) - timedelta(hours=6)
    for at, opens in brute_force_edges(calendar, start, 2):
        found = calendar.next_opening(at - MINUTE) if opens else calendar.next_closing(at - MINUTE)
        assert found == at


def test_three_weeks_agree_with_a_scan_minute_by_minute():
    start = local(2026, 10, 26, 0, 0)
    edges = brute_force_edges(SHIPPED, start, 21)
    assert len(edges) == 28  # fifteen weekdays, of which the eleventh of November is a holiday
    for at, opens in edges:
        if opens:
            assert SHIPPED.next_opening(at - timedelta(hours=5)) == at
        else:
            assert SHIPPED.next_closing(at - timedelta(hours=5)) == at
            assert SHIPPED.last_closing(at + timedelta(hours=3)) == at


@settings(max_examples=300, deadline=None)
@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)),
    st.sampled_from(
        ["America/Chicago", "America/New_York", "Europe/Madrid", "Australia/Lord_Howe", "Asia/Kolkata"]
    ),
)
def test_any_instant_in_any_zone_agrees_with_the_wall_clock(at, zone):
    calendar = Calendar.always(Hours(ZoneInfo(zone), WEEKDAYS, frozenset({date(2026, 12, 25)})))
    instant = at.replace(tzinfo=UTC)
    assert calendar.is_open(instant) == brute_force_open(calendar, instant)
    opening = calendar.next_opening(instant)
    assert opening is not None
    assert opening >= instant
    assert brute_force_open(calendar, opening)
    assert not brute_force_open(calendar, opening - timedelta(seconds=1))


def test_a_calendar_without_windows_never_opens():
    assert Calendar.always(Hours(CHICAGO, {})).next_opening(local(2026, 11, 20, 12, 0)) is None


@pytest.mark.parametrize("text", ["18:30-07:00", "07:00", "25:00-26:00", "07:00-07:00", "seven-eight"])
def test_a_window_that_makes_no_sense_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        parse_windows(text)


def test_a_window_may_last_until_midnight():
    assert Window(time(20), time(0)).holds(time(23, 59, 59))


def test_an_unknown_holiday_calendar_is_refused():
    for name in ("Atlantis", "", "us", "US-", "US-ZZ", "ECB", "HolidayBase", "US-NY-1", "date"):
        with pytest.raises(UnknownHolidays, match="no holiday calendar"):
            HolidayCalendar(name)


def test_a_part_of_a_country_keeps_its_own_holidays_too():
    lincolns_birthday = date(2027, 2, 12)
    assert lincolns_birthday in HolidayCalendar("US-NY")
    assert lincolns_birthday not in HolidayCalendar("US")
    assert date(2027, 12, 31) in HolidayCalendar("US"), "New Year's Day of 2028 is a Saturday"


@pytest.mark.parametrize(
    ("today", "warned"), [((2026, 10, 31), False), ((2026, 11, 1), True), ((2027, 5, 1), True)]
)
def test_a_list_of_holidays_that_ends_within_sixty_days_is_named(today, warned):
    sri_lanka = HolidayCalendar("LK")
    assert sri_lanka.last_known == date(2026, 12, 31), (
        "the package knows more years now: choose another country"
    )
    found = Holidays((HolidayCalendar("US"), sri_lanka)).ending(date(*today))
    assert found == ([sri_lanka] if warned else [])
