"""What the reports count, whatever the clocks do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chat_server.actions.action import Member
from chat_server.actions.reports import turned_away_by_half_hour
from chat_server.protocol.reports import ReportWanted
from chat_server.records import turned_away
from chat_server.rules.half_hours import half_hour_of

SUE = Member("sue", "Sue", frozenset({"supervisor"}))


def turn_away(stage, at, reason="outside_hours", language="en"):
    stage.database.write(
        lambda sql: turned_away.add(
            sql, language=language, reason=reason, now=datetime.fromisoformat(at).astimezone(UTC)
        )
    )


def report(stage, first, last, **more):
    wanted = ReportWanted.model_validate({"from": first, "to": last, **more})
    return stage.do(turned_away_by_half_hour, wanted, SUE).ack


def test_the_hour_that_comes_twice_is_two_hours(stage):
    for at in ("2026-11-01T01:40-05:00", "2026-11-01T01:31-06:00", "2026-11-01T01:59:59.999-06:00"):
        turn_away(stage, at)
    told = report(stage, "2026-11-01", "2026-11-01")
    assert [(row["local"], row["at"], row["count"]) for row in told["rows"]] == [
        ("2026-11-01T01:30-05:00", "2026-11-01T06:30:00.000Z", 1),
        ("2026-11-01T01:30-06:00", "2026-11-01T07:30:00.000Z", 2),
    ]


def test_a_day_begins_and_ends_at_local_midnight_on_the_days_that_change_too(stage):
    for at in ("2026-03-07T23:59-06:00", "2026-03-08T00:00-06:00", "2026-03-08T23:59-05:00"):
        turn_away(stage, at)
    turn_away(stage, "2026-03-09T00:00-05:00", "holiday")
    told = report(stage, "2026-03-08", "2026-03-08")
    assert [row["local"] for row in told["rows"]] == ["2026-03-08T00:00-06:00", "2026-03-08T23:30-05:00"]
    assert told["totals"]["count"] == 2
    assert report(stage, "2026-03-09", "2026-03-31")["totals"]["by_reason"] == {"holiday": 1}


def test_rows_are_by_half_hour_language_and_reason_and_add_up_to_the_totals(stage):
    for minutes in range(0, 120, 7):
        for language, reason in (("en", "gave_up"), ("es", "nobody_on_duty"), ("es", "gave_up")):
            at = datetime(2026, 11, 23, 18, tzinfo=UTC) + timedelta(minutes=minutes)
            turn_away(stage, at.isoformat(), reason, language)
    told = report(stage, "2026-11-23", "2026-11-23")
    assert len(told["rows"]) == 4 * 3
    assert sum(row["count"] for row in told["rows"]) == told["totals"]["count"] == 18 * 3
    assert told["totals"]["by_language"] == {
        "en": {"gave_up": 18},
        "es": {"gave_up": 18, "nobody_on_duty": 18},
    }
    spanish = report(stage, "2026-11-23", "2026-11-23", language="es")
    assert {row["language"] for row in spanish["rows"]} == {"es"}
    assert spanish["totals"]["count"] == 18 * 2


@pytest.mark.parametrize(
    "zone", ["America/Chicago", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham"]
)
def test_a_half_hour_is_one_on_every_wall_clock(zone):
    there = ZoneInfo(zone)
    at = datetime.combine(date(2026, 1, 1), datetime.min.time(), UTC)
    while at.year == 2026:
        begins = half_hour_of(at, there)
        assert timedelta(0) <= at - begins < timedelta(minutes=30)
        assert begins.astimezone(there).minute in {0, 30}
        assert half_hour_of(begins, there) == begins
        at += timedelta(minutes=97)
