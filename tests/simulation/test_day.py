"""A simulated day goes through the real rules: what must hold there, holds at its end."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import text

sys.path.insert(0, str(Path(__file__).parent))

from days import a_day, reported

BUSY = {"visitors": 160, "staff": "2 en 07:00-18:30/12:00-12:30, 1 es+en 07:00-18:30/13:00-13:30"}
TROUBLED = {
    **BUSY,
    "visitor_drops": 0.4,
    "specialist_drops": 6,
    "drop_s": 60,
    "missed": 0.2,
    "wrap_up_s": 240,
}
ANSWERED_TWICE = """
    SELECT chat_id FROM assignments WHERE accepted_at IS NOT NULL
    GROUP BY chat_id HAVING count(DISTINCT specialist_id) > 1"""
UNFINISHED = "SELECT id FROM chats WHERE state NOT IN ('closed', 'abandoned', 'phoned')"
STILL_HELD = "SELECT id FROM assignments WHERE state IN ('offered', 'active', 'wrap_up')"
STILL_THERE = "SELECT id FROM connections"
LOGS_WITH_GAPS = """
    SELECT id FROM chats LEFT JOIN entries ON chat_id = id GROUP BY id, last_seq
    HAVING last_seq <> count(seq) OR min(seq) <> 1 OR max(seq) <> last_seq"""
HELD_AT_ONCE = """
    SELECT a.specialist_id, count(*) FROM assignments a JOIN assignments b
    ON b.specialist_id = a.specialist_id AND b.offered_at <= a.offered_at AND b.ended_at > a.offered_at
    GROUP BY a.id ORDER BY 2 DESC LIMIT 1"""
HELD_BY_TWO = """
    SELECT a.id FROM assignments a JOIN assignments b ON b.chat_id = a.chat_id AND b.id <> a.id
    WHERE a.accepted_at IS NOT NULL AND b.accepted_at > a.accepted_at AND b.accepted_at < a.ended_at"""


def found(database, statement):
    return database.read(lambda sql: sql.execute(text(statement)).all())


@pytest.mark.parametrize("seed", [1, 2])
def test_after_a_day_with_lost_lines_and_missed_offers_nobody_is_left_in_limbo(seed):
    with a_day(**TROUBLED, seed=seed) as (told, database):
        for broken in (UNFINISHED, STILL_HELD, STILL_THERE, LOGS_WITH_GAPS, HELD_BY_TWO):
            assert found(database, broken) == [], broken
        assert told["totals"]["answered"] > 50
        states = {row[0] for row in found(database, "SELECT DISTINCT state FROM assignments")}
        reasons = {row[0] for row in found(database, "SELECT DISTINCT end_reason FROM chats")}
    assert {"ended", "expired", "withdrawn"} <= states
    assert {"visitor_left", "chose_phone", "visitor_lost", "specialist_ended", "visitor_ended"} <= reasons


def test_conversations_of_a_specialist_whose_line_is_lost_for_long_go_on_with_somebody_else():
    with a_day(**{**TROUBLED, "drop_s": 300, "missed": 0}) as (_, database):
        assert len(found(database, ANSWERED_TWICE)) > 2
        assert found(database, UNFINISHED) == []


def test_nobody_ever_has_more_chats_than_slots_and_on_a_busy_day_they_are_all_used():
    with a_day(**TROUBLED, capacity=2) as (_, database):
        assert found(database, HELD_AT_ONCE)[0][1] == 2


def test_the_same_seed_gives_the_same_day_and_another_seed_another():
    first, again, other = (reported(**TROUBLED, seed=seed) for seed in (5, 5, 6))
    assert first == again
    assert first["half_hours"] != other["half_hours"]


def test_whoever_asks_in_spanish_is_turned_away_when_nobody_who_speaks_it_is_on_duty():
    told = reported(visitors=60, languages="en=50,es=50", staff="3 en 07:00-18:30", outside=0)
    spanish = [row for row in told["half_hours"] if row["language"] == "es"]
    assert sum(row["asked"] for row in spanish) > 10
    assert all(row["turned_away"] == {"nobody_on_duty": row["asked"]} for row in spanish)


def test_outside_chat_hours_everybody_gets_the_phone():
    told = reported(visitors=40, outside=1)
    assert told["totals"]["turned_away"] == {"outside_hours": told["totals"]["asked"]}
    assert {row["from"] < "07:00" or row["from"] >= "18:30" for row in told["half_hours"]} == {True}


def test_on_a_sunday_everybody_gets_the_phone():
    told = reported(visitors=40, day="2027-01-10")
    assert told["totals"]["turned_away"] == {"outside_hours": told["totals"]["asked"]}


def test_twice_the_staff_means_shorter_waits_and_fewer_who_give_up():
    few, many = (
        reported(visitors=200, languages="en=1", staff=f"{count} en 07:00-18:30")["totals"]
        for count in (2, 4)
    )
    assert many["asa_s"] < few["asa_s"]
    assert many["abandoned"] + many["phoned"] < few["abandoned"] + few["phoned"]
    assert many["occupancy"] < few["occupancy"] <= 1


def test_who_still_waits_when_the_grace_after_closing_is_over_is_sent_to_the_phone():
    patient = {"patience_s": 86_400, "languages": "en=1", "service_s": 7200, "staff": "1 en 07:00-18:30"}
    with a_day(visitors=60, **patient) as (told, database):
        at_closing = found(database, "SELECT ended_at FROM chats WHERE end_reason = 'closing_time'")
    assert len(at_closing) > 3
    assert {str(row[0])[11:16] for row in at_closing} == {"00:45"}
    assert told["totals"]["phoned"] >= len(at_closing)


def test_on_a_busy_day_most_who_are_told_a_wait_are_told_a_true_one():
    told = reported(**BUSY, patience_s=1800, seed=3)
    judged, answered = told["calibration"], told["totals"]["answered"]
    assert answered / 2 < judged["n"] <= answered
    assert judged["share"] > 0.75  # four in five, of a few dozen


def test_everybody_who_asked_is_counted_once():
    told = reported(**TROUBLED)
    for row in (*told["half_hours"], told["totals"]):
        kept = row["answered"] + row["abandoned"] + row["phoned"]
        assert row["asked"] == kept + sum(row["turned_away"].values())
    for name in ("asked", "answered", "abandoned", "phoned"):
        assert sum(row[name] for row in told["half_hours"]) == told["totals"][name]
