"""Supervisors edit the calendar. Sue supervises, Ada administers; the stage stands on a Monday noon in Chicago."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import ValidationError
from sqlalchemy import select, text
from stage import SYSTEM, Stage

from chat_server.actions import availability, board, calendar, upkeep
from chat_server.actions.availability import AskAvailability
from chat_server.actions.preview import preview_availability
from chat_server.protocol.hours import (
    PreviewAvailability,
    ReadCalendar,
    RemoveCalendar,
    RemoveException,
    SetCalendar,
    SetException,
)
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.staff import SetSwitch
from chat_server.records.tables import audit, calendar_exceptions, calendar_versions

MORNING = [{"opens": "07:00", "closes": "12:00"}]
AFTERNOON = [{"opens": "14:00", "closes": "18:00"}]
TODAY, TOMORROW = "2026-11-23", "2026-11-24"
WEEK = {"all": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), MORNING)}


@pytest.fixture
def sue(stage):
    return stage.employ("Sue", "supervisor")


def edit(sue, action, command):
    return sue.stage.perform(action, command, sue.by)


def set_calendar(sue, **given):
    told = {"effective_from": TODAY, "zone": "America/Chicago", "week": WEEK, "holidays": [], **given}
    return edit(sue, calendar.set_calendar, SetCalendar(**told))


def set_exception(sue, day=TODAY, windows=(), **given):
    return edit(sue, calendar.set_exception, SetException(day=day, windows=list(windows), **given))


def read(sue):
    return sue.stage.do(calendar.read_calendar, ReadCalendar(), sue.by).ack["calendar"]


def available(stage, language="en"):
    asked = AskAvailability(language=language)
    return stage.do(availability.ask_availability, asked, None).ack["availability"]


def reason(stage, language="en"):
    return available(stage, language)["reason"]


def preview(sue, at, language="en", zone=None, draft=None):
    command = PreviewAvailability(at=at, language=language, zone=zone, draft=draft)
    return sue.stage.do(preview_availability, command, sue.by).ack["preview"]


def test_until_a_version_is_in_force_the_settings_are(stage, sue):
    stage.on_duty("Ann")
    assert reason(stage) == "open"
    seen = set_calendar(sue, effective_from=TOMORROW).ack["calendar"]
    assert [(one["effective_from"], one["state"]) for one in seen["versions"]] == [
        (None, "in_force"),
        (TOMORROW, "coming"),
    ]
    assert (seen["versions"][1]["set_by"], seen["versions"][1]["week"]) == ("Sue", WEEK)
    assert reason(stage) == "open"
    stage.later(24 * 3600)
    assert reason(stage) == "outside_hours"
    assert available(stage)["chat"]["opens_at"] == "2026-11-25T13:00:00.000Z"


def test_an_edit_of_today_counts_at_once_and_a_second_one_takes_its_place(stage, sue):
    stage.on_duty("Ann")
    set_calendar(sue)
    assert reason(stage) == "outside_hours"
    seen = set_calendar(sue, week={"all": {}, "en": {"mon": MORNING + AFTERNOON}}).ack["calendar"]
    assert [one["effective_from"] for one in seen["versions"]] == [TODAY]
    assert available(stage)["chat"]["opens_at"] == "2026-11-23T20:00:00.000Z"
    assert available(stage, "es")["chat"]["opens_at"] is None


def test_an_exception_closes_the_day_in_one_language_and_is_taken_back(stage, sue):
    stage.on_duty("Sofía")
    set_exception(sue, language="es", note="Team day")
    assert (reason(stage, "en"), reason(stage, "es")) == ("open", "outside_hours")
    (exception,) = read(sue)["exceptions"]
    assert (exception["language"], exception["windows"], exception["note"]) == ("es", [], "Team day")
    edit(sue, calendar.remove_exception, RemoveException(day=TODAY, language="es"))
    assert reason(stage, "es") == "open"
    assert read(sue)["exceptions"] == []


def test_a_day_that_closes_early_says_so(stage, sue):
    stage.on_duty("Ann")
    set_exception(sue, windows=MORNING)
    assert reason(stage) == "closed_early"


def test_those_who_wait_when_an_edit_closes_have_the_grace_and_only_in_that_language(stage, sue):
    sofia = stage.on_duty("Sofía")
    stage.visitor()
    spanish, english = stage.visitor(language="es"), stage.visitor()
    sofia.goes("away")
    set_exception(sue, language="es")
    stage.later(899)
    stage.do(upkeep.close_for_the_day, None, None)
    assert spanish.chat["state"] == "waiting"
    stage.later(1)
    stage.do(upkeep.close_for_the_day, None, None)
    assert (spanish.chat["state"], english.chat["state"]) == ("phoned", "waiting")


def test_taking_back_an_opening_gives_the_grace_too(stage, sue):
    stage.later(10 * 3600)
    set_exception(sue, windows=[{"opens": "07:00", "closes": "24:00"}])
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    ann.goes("away")
    edit(sue, calendar.remove_exception, RemoveException(day=TODAY))
    stage.later(60)
    stage.do(upkeep.close_for_the_day, None, None)
    assert vera.chat["state"] == "waiting"
    stage.later(900)
    stage.do(upkeep.close_for_the_day, None, None)
    assert vera.chat["state"] == "phoned"


BACKWARDS = [{"opens": "18:00", "closes": "07:00"}]
REFUSED = {
    "yesterday": ({"effective_from": "2026-11-22"}, "effective_from"),
    "the thirtieth of February": ({"effective_from": "2027-02-30"}, "effective_from"),
    "eleven years ahead": ({"effective_from": "2037-11-23"}, "effective_from"),
    "a zone that does not exist": ({"zone": "America/Chigaco"}, "zone"),
    "unknown holidays": ({"holidays": ["US", "US-ZZ"]}, "holidays.1"),
    "a window that ends before it starts": ({"week": {"all": {"mon": BACKWARDS}}}, "week.all.mon.0.closes"),
    "no time": (
        {"week": {"all": {}, "es": {"sun": [{"opens": "9", "closes": "10"}]}}},
        "week.es.sun.0.opens",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_week_that_makes_no_sense_is_refused_with_the_field_named_and_nothing_changes(stage, sue, what):
    change, field = REFUSED[what]
    refusal = set_calendar(sue, **change)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.details["field"]) == ("invalid", field)
    assert refusal.message.startswith(f"{field}: ")
    assert [one["effective_from"] for one in read(sue)["versions"]] == [None]
    assert edits(stage) == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"day": "2026-02-30"}, "day"),
        ({"day": "2026-11-22"}, "day"),
        ({"day": "Christmas"}, "day"),
        ({"windows": BACKWARDS}, "windows.0.closes"),
        ({"windows": [{"opens": "07:60", "closes": "08:00"}]}, "windows.0.opens"),
    ],
)
def test_an_exception_that_makes_no_sense_is_refused_with_the_field_named(stage, sue, given, field):
    refusal = set_exception(sue, **given)
    assert (refusal.code, refusal.details["field"]) == ("invalid", field)
    assert rows(stage, calendar_exceptions) == []


def rows(stage, table):
    return stage.database.read(lambda sql: sql.execute(select(table)).all())


def edits(stage):
    found = sorted(rows(stage, audit), key=lambda row: row.number)
    return [row for row in found if row.what != "create_account"]


def test_a_version_to_come_is_taken_back_and_one_in_force_is_not(stage, sue):
    set_calendar(sue)
    set_calendar(sue, effective_from=TOMORROW)
    remove = lambda day: edit(sue, calendar.remove_calendar, RemoveCalendar(effective_from=day))  # noqa: E731
    assert [one["effective_from"] for one in remove(TOMORROW).ack["calendar"]["versions"]] == [TODAY]
    assert remove(TOMORROW).code == "not_found"
    assert remove(TODAY).code == "conflict"
    assert remove("2026-02-30").code == "not_found"


def test_every_edit_is_audited_and_told_to_whoever_may_edit(stage, sue):
    ada, ann = stage.employ("Ben", "administrator"), stage.employ("Ann")
    set_calendar(sue, effective_from=TOMORROW)
    set_exception(sue, windows=MORNING, note="Team day")
    edit(ada, calendar.remove_exception, RemoveException(day=TODAY))
    edit(ada, calendar.remove_calendar, RemoveCalendar(effective_from=TOMORROW))
    told = [(row.what, row.actor_id, row.subject, row.reason) for row in edits(stage)]
    assert told == [
        ("set_calendar", sue.id, "2026-11-24 America/Chicago", None),
        ("set_exception", sue.id, "2026-11-23 all 07:00-12:00", "Team day"),
        ("remove_exception", ada.id, "2026-11-23 all", None),
        ("remove_calendar", ada.id, "2026-11-24", None),
    ]
    assert [event.name for event in sue.hears()] == ["calendar_changed"] * 4
    assert len(ada.hears()) == 4
    assert ann.hears() == []


def test_the_audit_keeps_what_was_replaced_and_what_was_taken_back(stage, sue):
    set_calendar(sue, effective_from=TOMORROW)
    set_calendar(sue, effective_from=TOMORROW, zone="Europe/Madrid", holidays=["US"])
    edit(sue, calendar.remove_calendar, RemoveCalendar(effective_from=TOMORROW))
    set_exception(sue, windows=MORNING, note="Team day")
    set_exception(sue, windows=[])
    edit(sue, calendar.remove_exception, RemoveException(day=TODAY))
    first, second, removed, *exceptions = [
        None if row.replaced is None else json.loads(row.replaced) for row in edits(stage)
    ]
    assert first is None
    assert (second["zone"], second["holidays"]) == ("America/Chicago", [])
    assert set(second["week"]) >= {"all"}
    assert (removed["zone"], removed["holidays"]) == ("Europe/Madrid", ["US"])
    assert exceptions == [
        None,
        {"windows": MORNING, "note": "Team day"},
        {"windows": [], "note": None},
    ]


def test_the_audit_keeps_how_the_switch_stood(stage, sue):
    closes = stage.at + timedelta(hours=1)
    message = {"en": "Back soon.", "es": "Volvemos pronto."}
    for switch in (
        SetSwitch(switch="closed", until=closes, message=message),
        SetSwitch(switch="follow"),
    ):
        edit(sue, board.set_switch, switch)
    at = closes.isoformat().replace("+00:00", "Z")
    first, second = [json.loads(row.replaced) for row in edits(stage)]
    assert first["switch"] in {"follow", "open"}
    assert second == {"switch": "closed", "until": at, "message": message}


def test_nobody_is_told_what_was_taken_back_twice(stage, sue):
    refusal = edit(sue, calendar.remove_exception, RemoveException(day=TODAY))
    assert refusal.code == "not_found"
    assert (edits(stage), sue.hears()) == ([], [])


def test_the_end_of_a_list_of_holidays_is_told_sixty_days_before(stage, sue):
    assert set_calendar(sue, holidays=["US", "LK"]).ack["calendar"]["ending"] == [
        {"holidays": "LK", "last_day": "2026-12-31"}
    ]
    stage.later(-25 * 24 * 3600)
    assert read(sue)["ending"] == []


def test_holidays_that_only_a_version_of_the_past_had_are_nobodys_concern(stage, sue):
    set_calendar(sue, holidays=["LK"])
    set_calendar(sue, effective_from=TOMORROW, holidays=["US"])
    assert [one["holidays"] for one in read(sue)["ending"]] == ["LK"]
    stage.later(24 * 3600)
    assert read(sue)["ending"] == []


def test_a_preview_is_the_decision_itself_at_another_instant(stage, sue):
    set_calendar(sue, effective_from="2026-12-01", zone="Europe/Madrid", holidays=["US"])
    noon = datetime(2026, 12, 24, 10, 59, tzinfo=UTC)
    seen = preview(sue, noon, zone="America/Bogota")
    assert (seen["availability"]["channel"], seen["availability"]["reason"]) == ("chat", "open")
    assert seen["availability"]["chat"] == {
        "opens_at": "2026-12-28T06:00:00.000Z",
        "closes_at": "2026-12-24T11:00:00.000Z",
        "timezone": "Europe/Madrid",
    }
    assert seen["local"] == {
        "at": "2026-12-24T05:59:00-05:00",
        "opens_at": "2026-12-28T01:00:00-05:00",
        "closes_at": "2026-12-24T06:00:00-05:00",
    }
    assert seen["assumes"] == {"switch": "follow", "on_duty": 1, "waiting": 0}
    assert preview(sue, noon + timedelta(days=1))["availability"]["reason"] == "holiday"


@pytest.mark.parametrize("hours", [-30, -6, 0, 5, 6, 20, 48, 120])
def test_what_the_preview_says_is_what_a_visitor_sees_when_the_time_comes(stage, sue, hours):
    stage.on_duty("Sofía")
    set_calendar(sue, effective_from="2026-11-25")
    set_exception(sue, day="2026-11-24", windows=AFTERNOON)
    at = stage.at + timedelta(hours=hours)
    told = {language: preview(sue, at, language)["availability"] for language in ("en", "es")}
    stage.at = at
    assert {language: available(stage, language) for language in ("en", "es")} == told


def test_a_preview_of_a_switch_that_stands_open_tells_what_the_calendar_says_besides(database):
    stage = Stage(database)
    sue = stage.employ("Sue", "supervisor")
    stage.database.write(lambda sql: sql.execute(text("UPDATE switch SET position = 'open'")))
    seen = preview(sue, datetime(2026, 11, 22, 18, 0, tzinfo=UTC))
    assert (seen["availability"]["reason"], seen["by_calendar"]["reason"]) == ("open", "outside_hours")
    assert seen["assumes"]["switch"] == "open"


def test_a_week_can_be_tried_before_it_is_saved_and_says_what_it_says_once_it_is(stage, sue):
    set_exception(sue, TOMORROW, AFTERNOON)
    draft = {"effective_from": TODAY, "zone": "America/New_York", "week": WEEK, "holidays": ["US"]}
    wednesday, thanksgiving = (datetime(2026, 11, day, 15, 0, tzinfo=UTC) for day in (25, 26))
    apart = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)
    instants = (stage.at, wednesday, thanksgiving, apart)
    tried = [preview(sue, at, draft=draft) for at in instants]
    reasons = [one["availability"]["reason"] for one in tried]
    assert reasons == ["outside_hours", "open", "holiday", "open"]
    assert preview(sue, stage.at)["availability"]["reason"] == "open"
    set_calendar(sue, zone="America/New_York", holidays=["US"])
    assert [preview(sue, at) for at in instants] == tried


def test_what_is_wrong_with_a_week_that_is_tried_is_named(stage, sue):
    week = {"all": {"mon": [{"opens": "12:00", "closes": "09:00"}]}}
    draft = {"effective_from": TODAY, "zone": "America/Chicago", "week": week, "holidays": []}
    command = PreviewAvailability(at=stage.at, language="en", draft=draft)
    refusal = stage.refusal(preview_availability, command, sue.by)
    assert (refusal.code, refusal.details["field"]) == ("invalid", "draft.week.all.mon.0.closes")


def test_a_week_can_be_tried_where_what_is_kept_cannot_be_read(stage, sue):
    set_calendar(sue)
    stage.database.write(lambda sql: sql.execute(text("UPDATE calendar_versions SET zone = 'Mars/Olympus'")))
    draft = {"effective_from": TODAY, "zone": "America/Chicago", "week": WEEK, "holidays": []}
    monday_morning = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)
    assert preview(sue, monday_morning)["availability"]["reason"] == "unavailable"
    assert preview(sue, monday_morning, draft=draft)["availability"]["reason"] == "open"


def test_a_preview_in_a_zone_that_does_not_exist_is_refused(stage, sue):
    command = PreviewAvailability(at=stage.at, language="en", zone="Mars/Olympus")
    refusal = stage.refusal(preview_availability, command, sue.by)
    assert (refusal.code, refusal.details["field"]) == ("invalid", "zone")


def test_a_preview_beyond_all_calendars_is_refused(stage, sue):
    command = PreviewAvailability(at=datetime.max.replace(tzinfo=UTC), language="en")
    refusal = stage.refusal(preview_availability, command, sue.by)
    assert refusal.details["field"] == "at"


SPOILED = {
    "a zone that does not exist": ("UPDATE calendar_versions SET zone = 'Mars/Olympus'", "zone"),
    "holidays of nowhere": ("""UPDATE calendar_versions SET holidays = '["Atlantis"]'""", "holidays.0"),
    "a week that is none": ("UPDATE calendar_versions SET week = '[1, 2]'", "week"),
    "a window that ends before it starts": (
        """UPDATE calendar_exceptions SET windows = '[{"opens": "18:00", "closes": "07:00"}]'""",
        "windows.0.closes",
    ),
    "windows that are null": ("UPDATE calendar_exceptions SET windows = 'null'", "windows"),
    "a day too late": ("UPDATE calendar_exceptions SET day = '9999-12-31'", "day"),
}
SPOILED_ON_SQLITE = {
    "an impossible day": ("UPDATE calendar_exceptions SET day = '2026-02-30'", "day"),
    "an impossible first day": ("UPDATE calendar_versions SET effective_from = 'soon'", "effective_from"),
    "what is no JSON": ("UPDATE calendar_versions SET week = '{'", "week"),
    "a number": ("UPDATE calendar_exceptions SET windows = 7", "windows"),
    "a blob": ("UPDATE calendar_exceptions SET windows = x'ff00'", "windows"),
}


DAMAGED = "UPDATE calendar_versions SET zone = 'Nowhere/None'"


def spoil(stage, statement):
    stage.database.write(lambda sql: sql.execute(text(statement)))


def furnished(stage, sue):
    ann = stage.on_duty("Ann")
    set_calendar(sue, week={"all": {"mon": [{"opens": "00:00", "closes": "24:00"}]}})
    set_exception(sue, day=TOMORROW, windows=MORNING)
    assert reason(stage) == "open"
    return ann


@pytest.mark.parametrize("what", SPOILED)
def test_what_cannot_be_read_in_the_database_is_the_phone_and_says_why(stage, sue, what):
    statement, field = SPOILED[what]
    tell_why(stage, sue, statement, field)


@pytest.mark.parametrize("what", SPOILED_ON_SQLITE)
def test_what_only_sqlite_would_keep_is_the_phone_too(sqlite, what):
    stage = Stage(sqlite)
    statement, field = SPOILED_ON_SQLITE[what]
    tell_why(stage, stage.employ("Sue", "supervisor"), statement, field)


def tell_why(stage, sue, statement, field):
    furnished(stage, sue)
    waiting = stage.visitor()
    spoil(stage, statement)
    seen = available(stage)
    assert (seen["channel"], seen["reason"], seen["chat"]["opens_at"]) == ("phone", "unavailable", None)
    assert stage.visitor(asks=False).requests().code == "phone"
    problem = stage.do(availability.check_hours, None, None).ack["problem"]
    assert f": {field}: " in problem
    assert "\n" not in problem
    stage.time_passes(24 * 3600)
    assert waiting.chat["state"] == "waiting", "the ticker sends nobody away by what cannot be read"
    assert read(sue)["problem"] == problem
    assert preview(sue, stage.at)["availability"]["reason"] == "unavailable"
    repair(stage, sue)
    assert stage.do(availability.check_hours, None, None).ack["problem"] is None


def repair(stage, sue):
    seen = read(sue)
    for one in seen["versions"]:
        if one["problem"]:
            sue.stage.do(
                calendar.remove_calendar, RemoveCalendar(effective_from=one["effective_from"]), sue.by
            )
    for one in seen["exceptions"]:
        if one["problem"]:
            sue.stage.do(calendar.remove_exception, RemoveException(day=one["day"]), sue.by)


def test_a_row_put_there_by_hand_counts_like_any_other(stage, sue):
    stage.on_duty("Ann")
    day = {"day": date(2026, 11, 23), "language": "", "windows": [], "set_at": stage.at}
    stage.database.write(lambda sql: sql.execute(calendar_exceptions.insert().values(**day)))
    assert reason(stage) == "outside_hours"
    stage.database.write(lambda sql: sql.execute(calendar_exceptions.delete()))
    assert reason(stage) == "open"
    assert rows(stage, calendar_versions) == []


def switch(sue, position):
    sue.stage.do(board.set_switch, SetSwitch(switch=position), sue.by)


def closes_after(stage, seconds):
    stage.later(seconds)
    stage.do(upkeep.close_for_the_day, None, SYSTEM)


def test_where_hours_cannot_be_read_the_switch_still_sends_those_who_wait_to_the_phone(stage, sue):
    furnished(stage, sue)
    vera = stage.visitor()
    spoil(stage, DAMAGED)
    switch(sue, "closed")
    closes_after(stage, 899)
    assert vera.chat["state"] == "waiting"
    closes_after(stage, 1)
    assert vera.chat["state"] == "phoned"


def test_where_hours_cannot_be_read_nobody_waits_once_the_last_specialist_has_left(stage, sue):
    ann = furnished(stage, sue)
    vera = stage.visitor()
    spoil(stage, DAMAGED)
    closes_after(stage, 8 * 3600)
    assert vera.chat["state"] == "waiting"
    ann.goes("off")
    closes_after(stage, 899)
    assert vera.chat["state"] == "waiting"
    closes_after(stage, 1)
    assert vera.chat["state"] == "phoned"


def test_where_hours_cannot_be_read_a_specialist_whose_line_is_lost_keeps_nobody_waiting(stage, sue):
    ann = furnished(stage, sue)
    vera = stage.visitor()
    spoil(stage, DAMAGED)
    ann.disconnects()
    stage.time_passes()
    closes_after(stage, 900)
    assert vera.chat["state"] == "phoned"


def test_edits_of_days_to_come_prolong_nobody_s_wait(stage, sue):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    ann.goes("off")
    stage.at = datetime(2026, 11, 24, 0, 31, tzinfo=UTC)  # 18:31 in Chicago: closed for a minute
    for day in range(1, 3):
        set_exception(sue, day=f"2027-12-0{day}")
        closes_after(stage, 450)
    assert vera.chat["state"] == "phoned"


def test_those_who_were_let_in_by_hand_have_the_grace_when_the_calendar_decides_again(stage, sue):
    stage.at = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)  # a Sunday
    switch(sue, "open")
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    ann.goes("off")
    stage.later(3600)
    switch(sue, "follow")
    closes_after(stage, 899)
    assert vera.chat["state"] == "waiting"
    closes_after(stage, 1)
    assert vera.chat["state"] == "phoned"


@pytest.mark.parametrize("at", ["2026-11-23T18:00:00", "2026-11-23", "20261123", "2026-W48-1"])
def test_an_instant_without_a_zone_is_refused_wherever_the_server_stands(at):
    with pytest.raises(ValidationError, match="is not a time such as"):
        PreviewAvailability(at=at, language="en")


@pytest.mark.parametrize("zone", ["localtime", "Factory", "posixrules", "right/America/Chicago"])
def test_a_zone_that_is_whatever_a_machine_says_is_refused(stage, sue, zone):
    assert set_calendar(sue, zone=zone).details == {"field": "zone"}
