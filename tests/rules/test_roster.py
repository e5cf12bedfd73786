"""Shifts on the wall clock, and planned against actual."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from chat_server.rules.roster import Presence, Standing, span, standing
from chat_server.rules.windows import Window

CHICAGO = ZoneInfo("America/Chicago")
SEVEN = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
THREE = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def at(text):
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "opens", "closes", "begins", "ends"),
    [
        ("2026-11-23", "07:00", "15:00", "2026-11-23T07:00-06:00", "2026-11-23T15:00-06:00"),
        ("2026-11-23", "16:00", "00:00", "2026-11-23T16:00-06:00", "2026-11-24T00:00-06:00"),
        # The clock goes back at 02:00: a night is an hour longer.
        ("2026-11-01", "00:00", "08:00", "2026-11-01T00:00-05:00", "2026-11-01T08:00-06:00"),
        ("2026-11-01", "01:30", "01:45", "2026-11-01T01:30-05:00", "2026-11-01T01:45-06:00"),
        ("2026-11-01", "07:00", "00:00", "2026-11-01T07:00-06:00", "2026-11-02T00:00-06:00"),
        # It goes forward at 02:00: there is no 02:30.
        ("2026-03-08", "00:00", "08:00", "2026-03-08T00:00-06:00", "2026-03-08T08:00-05:00"),
        ("2026-03-08", "02:15", "02:30", "2026-03-08T03:15-05:00", "2026-03-08T03:30-05:00"),
        ("2026-03-08", "02:30", "03:10", "2026-03-08T03:30-05:00", "2026-03-08T03:30-05:00"),
    ],
)
def test_a_shift_is_on_the_wall_clock_of_its_day(day, opens, closes, begins, ends):
    window = Window(time.fromisoformat(opens), time.fromisoformat(closes))
    assert span(date.fromisoformat(day), window, CHICAGO) == (at(begins), at(ends))


def who(duty="available", since=SEVEN - HOUR, *, connected=True, lost_at=None):
    return Presence(duty, since, connected, lost_at)


@pytest.mark.parametrize(
    ("person", "now", "expected"),
    [
        (who(), SEVEN - MINUTE, Standing("to_come")),
        (who("off"), SEVEN - MINUTE, Standing("to_come")),
        (who(), SEVEN, Standing("on_duty", SEVEN)),
        (who(since=SEVEN + HOUR), SEVEN + 2 * HOUR, Standing("on_duty", SEVEN + HOUR)),
        (who("off"), SEVEN, Standing("late", SEVEN)),
        (who("off", connected=False), SEVEN + HOUR, Standing("late", SEVEN)),
        (who("off", SEVEN), SEVEN + HOUR, Standing("late", SEVEN)),
        (who("off", SEVEN + HOUR), SEVEN + 2 * HOUR, Standing("left", SEVEN + HOUR)),
        (who("away", SEVEN + HOUR), SEVEN + 2 * HOUR, Standing("away", SEVEN + HOUR)),
        (who("away"), SEVEN + HOUR, Standing("away", SEVEN)),
        (who("away", connected=False), SEVEN + HOUR, Standing("late", SEVEN)),
        (who(connected=False, lost_at=SEVEN + HOUR), SEVEN + 2 * HOUR, Standing("left", SEVEN + HOUR)),
        (who(connected=False, lost_at=SEVEN - MINUTE), SEVEN + HOUR, Standing("late", SEVEN)),
        (who(connected=False), SEVEN + HOUR, Standing("left", SEVEN + HOUR)),
        (who(), THREE - MINUTE, Standing("on_duty", SEVEN)),
        (who("off"), THREE, Standing("over")),
    ],
)
def test_planned_is_held_against_actual(person, now, expected):
    assert standing(SEVEN, THREE, person, now) == expected


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("07:00-11:00", "11:00-15:00", False),
        ("07:00-11:01", "11:00-15:00", True),
        ("07:00-15:00", "09:00-10:00", True),
        ("22:00-00:00", "21:00-22:00", False),
        ("22:00-00:00", "23:00-00:00", True),
        ("00:00-00:00", "23:59-00:00", True),
        ("07:00-15:00", "07:00-15:00", True),
    ],
)
def test_windows_overlap_where_some_time_is_in_both(one, other, overlap):
    both = [Window(*(time.fromisoformat(edge) for edge in text.split("-"))) for text in (one, other)]
    assert both[0].overlaps(both[1]) is both[1].overlaps(both[0]) is overlap
