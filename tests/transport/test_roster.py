"""The roster over the wire: who may plan, who hears of it, and what the board pushes."""

import pytest

MONDAY_NOON = "2026-11-23T18:00:00Z"
TODAY = "2026-11-23"
COMMANDS = ("read_roster", "set_shift", "remove_shift", "copy_shifts")
SHIFT = {"day": TODAY, "starts": "09:00", "ends": "17:00"}


@pytest.fixture
def monday(start):
    return start(HELPLINE_RATE_LIMITS="off", HELPLINE_DEMO_CLOCK=MONDAY_NOON)


def id_of(supervisor, name):
    people = supervisor.do("watch_queue")["queue"]["specialists"]
    return next(person["id"] for person in people if person["name"] == name)


def state_of(name, told):
    shifts = told["queue"]["roster"]["days"][0]["shifts"]
    return next((shift["state"] for shift in shifts if shift["specialist"]["name"] == name), None)


def test_specialists_may_not_and_supervisors_and_administrators_may(helpline):
    ann = helpline.staff("ann")
    for command in COMMANDS:
        assert ann.refusal(command, {"nonsense": 1})["code"] == "forbidden"
    for name in ("sue", "ada"):
        assert len(helpline.staff(name).do("read_roster", days=7)["roster"]["days"]) == 7


def test_what_one_plans_the_other_hears_and_the_board_shows_who_is_missing(monday):
    sue, ada = monday.staff("sue"), monday.staff("ada")
    ann = id_of(sue, "Ann")
    planned = ada.do("set_shift", specialist_id=ann, **SHIFT)["roster"]
    assert sue.wait_for("roster_changed") == {"days": [TODAY]}
    sue.wait_for("queue_changed", lambda told: state_of("Ann", told) in {"late", "left"})
    monday.on_duty("ann")
    sue.wait_for("queue_changed", lambda told: state_of("Ann", told) == "on_duty")
    sue.do("remove_shift", shift_id=planned["days"][0]["shifts"][0]["shift_id"])
    told = sue.wait_for("queue_changed", lambda told: state_of("Ann", told) is None)
    assert [one["name"] for one in told["queue"]["roster"]["unplanned"]] == ["Ann"]


@pytest.mark.parametrize(
    ("command", "payload", "code", "field"),
    [
        ("set_shift", {**SHIFT, "day": "2020-01-01", "specialist_id": "nobody"}, "invalid", "day"),
        ("set_shift", {**SHIFT, "day": "2100-01-01", "specialist_id": "nobody"}, "invalid", "day"),
        ("set_shift", {**SHIFT, "specialist_id": 7}, "invalid", "specialist_id"),
        ("set_shift", {**SHIFT, "specialist_id": "x", "starts": "09:00:00"}, "invalid", "starts"),
        ("set_shift", {**SHIFT, "specialist_id": "x", "ends": "09:00"}, "invalid", "ends"),
        ("remove_shift", {"shift_id": "nothing"}, "not_found", "shift_id"),
        ("read_roster", {"day": "2026-13-01"}, "invalid", "day"),
        ("read_roster", {"days": 32}, "invalid", "days"),
        ("copy_shifts", {"from_day": TODAY, "to_day": TODAY}, "invalid", "to_day"),
        ("copy_shifts", {"from_day": TODAY, "to_day": "2026-11-30", "days": 8}, "invalid", "days"),
    ],
)
def test_bad_input_is_refused_where_it_is_entered_with_the_field_named(
    helpline, command, payload, code, field
):
    error = helpline.staff("sue").refusal(command, payload)
    assert (error["code"], error["field"]) == (code, field)
