"""Supervisors plan who is on duty when. Sue supervises; the stage stands on a Monday noon in Chicago."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, update
from stage import MONDAY_NOON

from chat_server.actions import board, calendar, roster
from chat_server.protocol.hours import SetCalendar
from chat_server.protocol.roster import CopyShifts, ReadRoster, RemoveShift, SetShift
from chat_server.protocol.staff import WatchQueue
from chat_server.records.tables import audit, shifts, staff

TODAY, TOMORROW = "2026-11-23", "2026-11-24"


@pytest.fixture
def sue(stage):
    return stage.employ("Sue", "supervisor")


def plan(sue, person, day=TODAY, starts="07:00", ends="15:00"):
    command = SetShift(specialist_id=getattr(person, "id", person), day=day, starts=starts, ends=ends)
    return sue.stage.perform(roster.set_shift, command, sue.by)


def read(sue, day=None, days=1):
    return sue.stage.do(roster.read_roster, ReadRoster(day=day, days=days), sue.by).ack["roster"]


def planned(sue, day=None, days=1):
    return [
        (one["day"], shift["specialist"]["name"], shift["starts"], shift["ends"])
        for one in read(sue, day, days)["days"]
        for shift in one["shifts"]
    ]


def remove(sue, shift_id):
    return sue.stage.perform(roster.remove_shift, RemoveShift(shift_id=shift_id), sue.by)


def copy(sue, from_day, to_day, days=1):
    command = CopyShifts(from_day=from_day, to_day=to_day, days=days)
    return sue.stage.perform(roster.copy_shifts, command, sue.by)


def on_the_board(stage):
    return stage.do(board.watch_queue, WatchQueue(), None).ack["queue"]["roster"]


def states(seen):
    return {shift["specialist"]["name"]: shift["state"] for shift in seen["days"][0]["shifts"]}


def test_a_shift_is_planned_listed_with_the_board_and_taken_back(stage, sue):
    ann = stage.employ("Ann")
    answer = plan(sue, ann, starts="12:00").ack["roster"]
    (shift,) = answer["days"][0]["shifts"]
    assert shift == {
        "shift_id": shift["shift_id"],
        "specialist": {"id": ann.id, "name": "Ann"},
        "starts": "12:00",
        "ends": "15:00",
        "starts_at": "2026-11-23T18:00:00.000Z",
        "ends_at": "2026-11-23T21:00:00.000Z",
        "state": "late",
        "since": "2026-11-23T18:00:00.000Z",
    }
    assert on_the_board(stage) == answer == read(sue)
    gone = remove(sue, shift["shift_id"]).ack["roster"]
    assert gone["days"] == [{"day": TODAY, "zone": "America/Chicago", "shifts": []}]
    assert remove(sue, shift["shift_id"]).details == {"field": "shift_id"}


def test_the_board_holds_the_plan_against_who_is_there(stage, sue):
    ann, ben = stage.on_duty("Ann"), stage.employ("Ben")
    stage.on_duty("Sofía")
    plan(sue, ann)
    plan(sue, ben, starts="12:00", ends="24:00")
    seen = on_the_board(stage)
    assert states(seen) == {"Ann": "on_duty", "Ben": "late"}
    assert (seen["planned_now"], seen["planned_on_duty"]) == (2, 1)
    assert [(one["name"], one["languages"]) for one in seen["unplanned"]] == [("Sofía", ["es", "en"])]
    stage.later(3600)
    ben.connects()
    ben.goes("available")
    ann.goes("away", "meal")
    seen = on_the_board(stage)
    assert states(seen) == {"Ann": "away", "Ben": "on_duty"}
    ann.disconnects()
    assert states(on_the_board(stage))["Ann"] == "left"
    stage.later(2 * 3600)
    seen = on_the_board(stage)
    assert (states(seen)["Ann"], seen["planned_now"], seen["planned_on_duty"]) == ("over", 1, 1)
    assert [one["name"] for one in seen["unplanned"]] == ["Sofía"]


def test_who_never_came_and_signs_out_is_late_since_the_shift_began(stage, sue):
    ann = stage.employ("Ann")
    stage.later(60)
    plan(sue, ann, starts="12:30")
    stage.later(3600)
    ann.goes("off")
    (shift,) = on_the_board(stage)["days"][0]["shifts"]
    assert (shift["state"], shift["since"]) == ("late", "2026-11-23T18:30:00.000Z")
    ann.connects()
    ann.goes("available")
    stage.later(60)
    ann.goes("off")
    (shift,) = on_the_board(stage)["days"][0]["shifts"]
    assert (shift["state"], shift["since"]) == ("left", "2026-11-23T19:02:00.000Z")


def test_the_roster_of_another_day_still_says_how_today_stands(stage, sue):
    plan(sue, stage.on_duty("Ann"))
    seen = read(sue, TOMORROW, 2)
    assert [one["day"] for one in seen["days"]] == [TOMORROW, "2026-11-25"]
    assert (seen["today"], seen["planned_now"], seen["planned_on_duty"]) == (TODAY, 1, 1)


def test_the_same_shift_again_changes_nothing_and_tells_nobody(stage, sue):
    ann = stage.employ("Ann")
    first = plan(sue, ann)
    assert [event.payload for event in first.events] == [{"days": [TODAY]}]
    again = plan(sue, ann)
    assert (again.ack, again.events) == (first.ack, ())


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"ends": "07:00"}, "invalid", "ends"),
        ({"ends": "06:59"}, "invalid", "ends"),
        ({"starts": "7:00"}, "invalid", "starts"),
        ({"starts": "24:00"}, "invalid", "starts"),
        ({"ends": ""}, "invalid", "ends"),
        ({"day": "2026-11-22"}, "invalid", "day"),
        ({"day": "2027-11-25"}, "invalid", "day"),
        ({"day": "2026-11-31"}, "invalid", "day"),
        ({"person": "nobody"}, "not_found", "specialist_id"),
        ({"starts": "14:59", "ends": "16:00"}, "conflict", "starts"),
        ({"starts": "06:00", "ends": "24:00"}, "conflict", "starts"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_its_field_and_nothing_is_kept(
    stage, sue, change, code, field
):
    ann = stage.employ("Ann")
    plan(sue, ann)
    refusal = plan(sue, **{"person": ann, **change})
    assert (refusal.code, refusal.details["field"]) == (code, field)
    assert planned(sue, days=2) == [(TODAY, "Ann", "07:00", "15:00")]


def test_only_specialists_are_planned_and_not_those_who_have_left(stage, sue):
    ann, ben = stage.employ("Ann"), stage.employ("Ben")
    plan(sue, ben)
    stage.database.write(
        lambda sql: sql.execute(staff.update().where(staff.c.id == ben.id).values(deactivated_at=stage.at))
    )
    for person in (sue, ben):
        assert plan(sue, person).details["field"] == "specialist_id"
    plan(sue, ann)
    assert planned(sue) == [(TODAY, "Ann", "07:00", "15:00")]


def test_two_shifts_of_a_person_may_meet_and_others_may_overlap(stage, sue):
    ann, ben = stage.employ("Ann"), stage.employ("Ben")
    plan(sue, ann, ends="11:00")
    plan(sue, ann, starts="11:00", ends="24:00")
    plan(sue, ben)
    assert planned(sue) == [
        (TODAY, "Ann", "07:00", "11:00"),
        (TODAY, "Ben", "07:00", "15:00"),
        (TODAY, "Ann", "11:00", "24:00"),
    ]


def test_what_was_planned_for_a_day_that_has_passed_stays(stage, sue):
    (shift,) = plan(sue, stage.employ("Ann")).ack["roster"]["days"][0]["shifts"]
    stage.later(24 * 3600)
    assert remove(sue, shift["shift_id"]).code == "conflict"
    assert states(read(sue, TODAY)) == {"Ann": "over"}


def test_a_day_is_copied_and_what_does_not_fit_is_left_out_and_counted(stage, sue):
    ann, ben = stage.employ("Ann"), stage.employ("Ben")
    plan(sue, ann)
    plan(sue, ben, starts="10:00", ends="18:00")
    plan(sue, ben, TOMORROW, "17:00", "19:00")
    done = copy(sue, TODAY, TOMORROW)
    assert (done.ack["copied"], done.ack["left_out"]) == (1, 1)
    assert done.ack["roster"] == read(sue, TOMORROW)
    assert planned(sue, TOMORROW) == [
        (TOMORROW, "Ann", "07:00", "15:00"),
        (TOMORROW, "Ben", "17:00", "19:00"),
    ]
    again = copy(sue, TODAY, TOMORROW)
    assert (again.ack["copied"], again.ack["left_out"]) == (0, 2)


def test_a_week_is_copied_day_by_day_over_a_change_of_the_clock(stage, sue):
    ann = stage.employ("Ann")
    stage.at = datetime(2027, 3, 8, 18, tzinfo=UTC)
    plan(sue, ann, "2027-03-08")
    plan(sue, ann, "2027-03-14", "01:00", "04:00")
    assert copy(sue, "2027-03-08", "2027-03-15", 7).ack["copied"] == 2
    assert planned(sue, "2027-03-15", 7) == [
        ("2027-03-15", "Ann", "07:00", "15:00"),
        ("2027-03-21", "Ann", "01:00", "04:00"),
    ]
    begins = [
        shift["starts_at"]
        for day in read(sue, "2027-03-08", 14)["days"]
        for shift in day["shifts"]
        if shift["starts"] == "07:00"
    ]
    assert begins == ["2027-03-08T13:00:00.000Z", "2027-03-15T12:00:00.000Z"]


@pytest.mark.parametrize(
    ("from_day", "to_day", "days", "field"),
    [
        (TODAY, TODAY, 1, "to_day"),
        (TODAY, "2026-11-22", 1, "to_day"),
        (TODAY, "2027-11-20", 7, "to_day"),
        ("soon", TOMORROW, 1, "from_day"),
        (TODAY, "", 1, "to_day"),
    ],
)
def test_a_copy_to_where_nothing_can_be_planned_is_refused(stage, sue, from_day, to_day, days, field):
    refusal = copy(sue, from_day, to_day, days)
    assert (refusal.code, refusal.details["field"]) == ("invalid", field)


def test_a_shift_keeps_its_wall_clock_when_the_calendar_moves_to_another_zone(stage, sue):
    plan(sue, stage.employ("Ann"), TOMORROW)
    week = SetCalendar(effective_from=TOMORROW, zone="America/New_York", week={"all": {}}, holidays=[])
    stage.do(calendar.set_calendar, week, sue.by)
    (day,) = read(sue, TOMORROW)["days"]
    assert (day["zone"], day["shifts"][0]["starts"]) == ("America/New_York", "07:00")
    assert day["shifts"][0]["starts_at"] == "2026-11-24T12:00:00.000Z"


def test_each_step_is_audited_with_who_and_when(stage, sue):
    ann = stage.employ("Ann")
    (shift,) = plan(sue, ann).ack["roster"]["days"][0]["shifts"]
    copy(sue, TODAY, TOMORROW)
    remove(sue, shift["shift_id"])
    rows = stage.database.read(lambda sql: sql.execute(select(audit).order_by(audit.c.number)).all())
    assert [(row.what, row.subject, row.actor_id) for row in rows[-3:]] == [
        ("set_shift", f"{ann.id} {TODAY} 07:00 to 15:00", sue.id),
        ("copy_shifts", f"{TODAY} to {TOMORROW}, 1 days, 1 shifts", sue.id),
        ("remove_shift", f"{ann.id} {TODAY} 07:00 to 15:00", sue.id),
    ]


def test_times_are_kept_as_they_were_entered(stage, sue):
    plan(sue, stage.employ("Ann"), starts="16:30", ends="24:00")
    (row,) = stage.database.read(lambda sql: sql.execute(select(shifts)).all())
    assert (row.day, f"{row.starts}", f"{row.ends}") == (date(2026, 11, 23), "16:30:00", "00:00:00")
    assert row.set_at == MONDAY_NOON


@pytest.mark.parametrize(
    ("zone", "starts_at"),
    [("America/Los_Angeles", "2026-11-24T15:00:00.000Z"), ("America/New_York", "2026-11-24T12:00:00.000Z")],
)
def test_from_the_day_of_a_move_to_another_zone_shifts_are_on_its_wall_clock(stage, sue, zone, starts_at):
    ann = stage.employ("Ann")
    plan(sue, ann, TODAY)
    plan(sue, ann, TOMORROW)
    week = {"all": {"mon": [{"opens": "07:00", "closes": "18:30"}]}}
    moves = SetCalendar(effective_from=TOMORROW, zone=zone, week=week, holidays=[])
    stage.do(calendar.set_calendar, moves, sue.by)
    today, tomorrow = read(sue, TODAY, 2)["days"]
    assert (today["zone"], today["shifts"][0]["starts_at"]) == ("America/Chicago", "2026-11-23T13:00:00.000Z")
    assert (tomorrow["zone"], tomorrow["shifts"][0]["starts_at"]) == (zone, starts_at)


def test_whoever_takes_chats_no_more_is_planned_no_more(stage, sue):
    ann = stage.employ("Ann")
    plan(sue, ann)
    assert read(sue)["planned_now"] == 1
    stage.database.write(
        lambda sql: sql.execute(update(staff).where(staff.c.id == ann.id).values(roles=["editor"]))
    )
    seen = read(sue)
    assert (seen["planned_now"], seen["days"][0]["shifts"]) == (0, [])
