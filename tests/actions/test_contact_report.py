"""What people came for: chats and calls count together."""

import pytest

from chat_server.actions import recording, upkeep
from chat_server.actions.action import Member
from chat_server.actions.contact_report import contacts_by_day
from chat_server.protocol.contacts import ContactRecord, FileContact
from chat_server.protocol.reports import ReportWanted

SUE = Member("sue", "Sue", frozenset({"supervisor"}))
MONDAY = "2026-11-23"
SHORT = {"contact_type": "information", "relation": "patient", "topics": ["treatment"], "outcome": "answered"}


def call(ann, under, language="en", **more):
    record = ContactRecord.model_validate({**SHORT, **more})
    filing = FileContact(client_id=under, channel="phone", language=language, record=record)
    ann.stage.do(recording.file_contact, filing, ann.by)


def report(stage, first=MONDAY, last=MONDAY, **more):
    wanted = ReportWanted.model_validate({"from": first, "to": last, **more})
    return stage.do(contacts_by_day, wanted, SUE).ack


def counted(told, category, **where):
    rows = (row for row in told["rows"] if row["category"] == category)
    return [
        (row["channel"], row["value"], row["count"])
        for row in rows
        if all(row[name] == value for name, value in where.items())
    ]


def test_a_chat_and_a_call_count_together_and_by_channel(stage):
    vera, ann = stage.talking()
    vera.ends()
    ann.wraps_up(vera.chat_id)
    call(ann, "call-0001", outcome="referred")
    told = report(stage)
    assert counted(told, "contacts") == [("chat", "", 1), ("phone", "", 1)]
    assert told["totals"]["contacts"] == 2
    assert told["totals"]["by_channel"] == {"chat": 1, "phone": 1}
    assert told["totals"]["by_outcome"] == {"answered": 1, "referred": 1}
    assert told["totals"]["by_contact_type"] == {"information": 2}


def test_a_contact_counts_once_for_each_of_its_topics_and_needs_and_for_nothing_that_was_left_out(stage):
    ann = stage.on_duty("Ann")
    call(ann, "call-0001", topics=["coping", "services", "coping"], needs=["transport", "lodging"])
    call(ann, "call-0002", topics=[], cancer_type="lung")
    told = report(stage)
    assert counted(told, "topic") == [("phone", "coping", 1), ("phone", "services", 1)]
    assert told["totals"]["by_need"] == {"lodging": 1, "transport": 1}
    assert told["totals"]["by_cancer_type"] == {"lung": 1}
    assert "by_stage_of_journey" not in told["totals"]


def test_a_day_is_local_and_a_range_adds_its_days_up(stage):
    ann = stage.on_duty("Ann")
    call(ann, "call-0001")  # Monday noon in Chicago
    stage.later(11.9 * 3600)
    call(ann, "call-0002")  # a little before midnight there
    stage.later(0.2 * 3600)
    call(ann, "call-0003")
    told = report(stage, last="2026-11-24")
    by_day = {row["day"]: row["count"] for row in told["rows"] if row["category"] == "contacts"}
    assert by_day == {MONDAY: 2, "2026-11-24": 1}
    assert told["totals"]["contacts"] == 3
    assert report(stage)["totals"]["contacts"] == 2


def test_it_narrows_to_a_language(stage):
    ann = stage.on_duty("Ann")
    call(ann, "call-0001", "es")
    call(ann, "call-0002", "en")
    assert report(stage, language="es")["totals"]["contacts"] == 1


def test_a_chat_that_closed_without_a_record_is_counted_as_that(stage):
    vera, ann = stage.talking()
    vera.ends()
    stage.later(stage.policy.wrap_up_s)
    stage.do(upkeep.meet_deadlines, None, None)
    told = report(stage)
    assert counted(told, "without_record") == [("chat", "", 1)]
    assert (told["totals"]["contacts"], told["totals"]["without_record"]) == (0, 1)
    assert ann.sees()["me"]["wrap_up"] == 0


@pytest.mark.parametrize("how", ["gave up", "goes on"])
def test_a_chat_that_nobody_answered_or_that_goes_on_has_no_record_to_miss(stage, how):
    if how == "gave up":
        stage.on_duty("Ann")
        stage.visitor().ends()
    else:
        stage.talking()
    assert report(stage)["totals"]["without_record"] == 0
