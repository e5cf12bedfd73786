"""How long wrap-up may take, as Sue says."""

from datetime import timedelta

import pytest
from pydantic import ValidationError
from sqlalchemy import select

from chat_server.actions import board, upkeep, wrap_up_limit
from chat_server.protocol.fields import wire_time
from chat_server.protocol.staff import WatchQueue
from chat_server.protocol.supervision import SetWrapUpLimit
from chat_server.records.tables import audit


@pytest.fixture
def sue(stage):
    return stage.employ("Sue", "supervisor")


def limit(sue, seconds):
    return sue.stage.do(wrap_up_limit.set_wrap_up_limit, SetWrapUpLimit(seconds=seconds), sue.by).ack["queue"]


def sweep(stage, seconds):
    stage.later(seconds)
    stage.do(upkeep.meet_deadlines, None, None)


def test_a_wrap_up_lasts_as_long_as_a_supervisor_says(stage, sue):
    vera, ann = stage.talking()
    limit(sue, 60)
    vera.ends()
    (chat,) = ann.sees()["chats"]
    assert chat["wrap_up_until"] == wire_time(stage.at + timedelta(seconds=60))
    sweep(stage, 59)
    assert ann.sees()["me"]["wrap_up"] == 1
    sweep(stage, 1)
    assert ann.sees()["me"]["wrap_up"] == 0
    alerts = [event.payload for event in sue.hears() if event.name == "alert"]
    assert alerts == [{"kind": "wrap_up_overdue", "chat_id": vera.chat_id}]


def test_one_that_has_begun_keeps_its_limit(stage, sue):
    vera, ann = stage.talking()
    vera.ends()
    limit(sue, 30)
    sweep(stage, 31)
    assert ann.sees()["me"]["wrap_up"] == 1
    sweep(stage, stage.policy.wrap_up_s - 31)
    assert ann.sees()["me"]["wrap_up"] == 0


def test_it_goes_back_to_what_the_setting_says(stage, sue):
    limit(sue, 60)
    assert limit(sue, None)["wrap_up_limit"] == {"set_s": None, "by_setting_s": 300}
    vera, ann = stage.talking()
    vera.ends()
    sweep(stage, 61)
    assert ann.sees()["me"]["wrap_up"] == 1


def test_a_chat_that_goes_on_has_no_such_deadline(stage):
    _vera, ann = stage.talking()
    assert ann.sees()["chats"][0]["wrap_up_until"] is None


def test_the_board_shows_it_and_the_audit_what_stood_before(stage, sue):
    assert limit(sue, 600)["wrap_up_limit"] == {"set_s": 600, "by_setting_s": 300}
    limit(sue, 90)
    seen = stage.do(board.watch_queue, WatchQueue(), sue.by).ack["queue"]["wrap_up_limit"]
    assert seen["set_s"] == 90
    asked = select(audit.c.subject, audit.c.replaced).where(audit.c.what == "set_wrap_up_limit")
    rows = stage.database.read(lambda sql: sql.execute(asked.order_by(audit.c.number)).all())
    assert [tuple(row) for row in rows] == [("600", '{"seconds":null}'), ("90", '{"seconds":600}')]


@pytest.mark.parametrize("seconds", [29, 3601, 60.5, "60"])
def test_a_limit_is_between_half_a_minute_and_an_hour(seconds):
    with pytest.raises(ValidationError):
        SetWrapUpLimit(seconds=seconds)
