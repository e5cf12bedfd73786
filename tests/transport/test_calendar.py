"""The calendar over the wire: who may edit it, how soon it counts, and what becomes of one that cannot be read."""

import sqlite3

import pytest
from conversing import a_request

MONDAY_NOON = "2026-11-23T18:00:00Z"
MORNING = [{"opens": "07:00", "closes": "11:00"}]
WEEK = {
    "effective_from": "2026-11-23",
    "zone": "America/Chicago",
    "week": {"all": {"mon": MORNING}, "es": {"mon": [{"opens": "07:00", "closes": "24:00"}]}},
    "holidays": ["US-NY"],
}
COMMANDS = (
    "read_calendar",
    "set_calendar",
    "remove_calendar",
    "set_exception",
    "remove_exception",
    "preview_availability",
)


@pytest.fixture
def monday(start):
    return start(HELPLINE_DEMO_SWITCH="schedule", HELPLINE_DEMO_CLOCK=MONDAY_NOON)


def reason(helpline, language="en"):
    return helpline.request("GET", f"/api/availability?language={language}").body["reason"]


def test_specialists_may_not_and_supervisors_and_administrators_may(helpline):
    ann = helpline.staff("ann")
    for command in COMMANDS:
        assert ann.refusal(command, {"nonsense": 1})["code"] == "forbidden"
    for name in ("sue", "ada"):
        seen = helpline.staff(name).do("read_calendar")["calendar"]
        assert [one["state"] for one in seen["versions"]] == ["in_force"]


def test_an_edit_counts_at_once_for_the_visitors_who_look_and_for_the_gate(monday):
    monday.on_duty("sofia")
    sue, ada, vera = monday.staff("sue"), monday.staff("ada"), monday.visitor()
    vera.wait_for("availability_changed", lambda told: told["availability"]["reason"] == "open")
    calendar = sue.do("set_calendar", **WEEK)["calendar"]
    assert ada.wait_for("calendar_changed")["calendar"] == calendar
    assert (calendar["today"], calendar["versions"][0]["week"]) == ("2026-11-23", WEEK["week"])
    assert (reason(monday, "en"), reason(monday, "es")) == ("outside_hours", "open")
    vera.wait_for("availability_changed", lambda told: told["availability"]["channel"] == "phone")
    assert vera.refusal("request_chat", a_request())["code"] == "phone"


def test_an_exception_is_set_previewed_and_taken_back(monday):
    sue = monday.staff("sue")
    sue.do("set_exception", day="2026-12-25", windows=MORNING, note="Christmas")
    ask = {"at": "2026-12-25T15:00:00+01:00", "language": "es", "zone": "Europe/Madrid"}
    preview = sue.do("preview_availability", **ask)["preview"]
    assert (preview["at"], preview["availability"]["reason"]) == ("2026-12-25T14:00:00.000Z", "open")
    assert preview["local"]["closes_at"] == "2026-12-25T18:00:00+01:00"
    sue.do("remove_exception", day="2026-12-25")
    assert sue.do("preview_availability", **ask)["preview"]["availability"]["reason"] == "holiday"


@pytest.mark.parametrize(
    ("command", "payload", "field"),
    [
        ("set_calendar", {**WEEK, "zone": "Mars/Olympus"}, "zone"),
        ("set_calendar", {**WEEK, "holidays": ["Atlantis"]}, "holidays.0"),
        ("set_calendar", {**WEEK, "week": {"es": {}}}, "week.all"),
        (
            "set_calendar",
            {**WEEK, "week": {"all": {"mon": [{"opens": "9", "closes": "10"}]}}},
            "week.all.mon.0.opens",
        ),
        ("set_calendar", {**WEEK, "week": {"all": {"mon": MORNING * 9}}}, "week.all.mon"),
        ("set_calendar", {**WEEK, "effective_from": 7}, "effective_from"),
        ("set_exception", {"day": "2027-02-29", "windows": []}, "day"),
        (
            "set_exception",
            {"day": "2027-03-01", "windows": [{"opens": "18:00", "closes": "07:00"}]},
            "windows.0.closes",
        ),
        ("set_exception", {"day": "2027-03-01", "windows": [], "language": "fr"}, "language"),
        ("set_exception", {"day": "2027-03-01", "windows": [], "note": "x" * 201}, "note"),
        ("set_exception", {"day": "2027-03-01"}, "windows"),
        ("preview_availability", {"at": "at noon", "language": "en"}, "at"),
        ("preview_availability", {"at": MONDAY_NOON, "language": "en", "zone": "CST-6"}, "zone"),
    ],
)
def test_bad_input_is_refused_where_it_is_entered_with_the_field_named(helpline, command, payload, field):
    error = helpline.staff("sue").refusal(command, payload)
    assert (error["code"], error["field"]) == ("invalid", field)
    assert error["message"].startswith(f"{field}: ")


def test_one_worker_edits_and_the_other_knows_at_once(pair):
    here, there = pair
    sue, ada = here.staff("sue"), there.staff("ada")
    there.on_duty("ann")
    sue.do("set_switch", switch="follow")
    today = sue.do("read_calendar")["calendar"]["today"]
    always = [{"opens": "00:00", "closes": "24:00"}]
    everyday = {"all": dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), always)}
    sue.do("set_calendar", **{**WEEK, "effective_from": today, "week": everyday, "holidays": []})
    assert reason(there) == "open"
    sue.do("set_exception", day=today, windows=[])
    assert reason(there) == "outside_hours"
    assert ada.wait_for("calendar_changed", lambda told: bool(told["calendar"]["exceptions"]))


def test_a_calendar_damaged_in_the_database_is_the_phone_and_readiness_says_why(monday, tmp_path):
    monday.on_duty("ann")
    sue = monday.staff("sue")
    sue.do("set_exception", day="2026-11-24", windows=MORNING)
    assert monday.request("GET", "/readyz").body == {"ok": True}
    with sqlite3.connect(tmp_path / "data" / "helpline.db") as kept:
        kept.execute("UPDATE calendar_exceptions SET day = '2026-02-30'")
    kept.close()
    ready = monday.request("GET", "/readyz")
    assert (ready.status, ready.body["ok"]) == (503, False)
    assert "day: is not a day" in ready.body["why"]
    assert monday.request("GET", "/healthz").status == 200
    assert reason(monday) == "unavailable"
    error = monday.visitor().refusal("request_chat", a_request())
    assert error["availability"]["phone"]["uri"] == "tel:+18002272345"
    assert sue.do("read_calendar")["calendar"]["problem"] == ready.body["why"]
    sue.do("remove_exception", day="2026-02-30")
    assert monday.request("GET", "/readyz").status == 200
    assert reason(monday) == "open"
