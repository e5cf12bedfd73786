"""Everybody who asks for a chat and goes without one is counted once, with the reason."""

from datetime import UTC, datetime, timedelta

import pytest
from conversing import client_id
from sqlalchemy import select, text
from stage import SYSTEM, Stage

from chat_server.actions import queueing, steering, upkeep
from chat_server.protocol.staff import CloseChat
from chat_server.protocol.visitor import ChoosePhone
from chat_server.records import turned_away
from chat_server.records.tables import turned_away as ledger

EVER = datetime(2026, 1, 1, tzinfo=UTC)


def counted(stage, since=EVER):
    return stage.database.read(lambda sql: turned_away.since(sql, since))


def leaves(vera, _sofia):
    vera.ends()


def is_lost(vera, _sofia):
    vera.disconnects()
    vera.stage.time_passes()
    vera.stage.time_passes(120)


def does_not_answer(vera, sofia):
    vera.stage.time_passes(300)
    sofia.goes("available")
    vera.stage.dispatch()
    sofia.goes("off")
    vera.stage.time_passes(60)


def takes_the_phone(vera, _sofia):
    for _ in range(2):
        vera.stage.do(queueing.choose_phone, ChoosePhone(), vera.by)


def waits_until_chat_has_closed(vera, _sofia):
    vera.stage.at = datetime(2026, 11, 24, 0, 46, tzinfo=UTC)
    vera.stage.do(upkeep.close_for_the_day, None, SYSTEM)


def is_closed_by_sue(vera, _sofia):
    sue = vera.stage.employ("Sue", "supervisor")
    for _ in range(2):
        vera.stage.do(steering.close_chat, CloseChat(chat_id=vera.chat_id), sue.by)


@pytest.mark.parametrize(
    ("goes", "reason"),
    [
        (leaves, "gave_up"),
        (is_lost, "gave_up"),
        (does_not_answer, "gave_up"),
        (takes_the_phone, "chose_phone"),
        (waits_until_chat_has_closed, "closing_time"),
        (is_closed_by_sue, "supervisor_closed"),
    ],
)
def test_whoever_leaves_the_queue_without_a_specialist_is_counted_once(stage, goes, reason):
    sofia = stage.on_duty("Sofía")
    vera = stage.visitor(language="es")
    sofia.goes("off")
    goes(vera, sofia)
    stage.time_passes(60)
    assert counted(stage) == {"es": {reason: 1}}


def test_whoever_talked_with_somebody_was_not_turned_away(stage):
    vera, ann = stage.talking()
    vera.ends()
    ann.wraps_up(vera.chat_id)
    victor = stage.visitor()
    stage.dispatch()
    ann.accepts()
    sue = stage.employ("Sue", "supervisor")
    stage.do(steering.close_chat, CloseChat(chat_id=victor.chat_id), sue.by)
    assert counted(stage) == {}


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        (datetime(2026, 11, 22, 18, 0, tzinfo=UTC), "outside_hours"),
        (datetime(2026, 11, 23, 18, 0, tzinfo=UTC), "nobody_on_duty"),
    ],
)
def test_a_refusal_is_counted_with_its_reason(stage, at, reason):
    stage.at = at
    stage.visitor(asks=False).requests()
    assert counted(stage) == {"en": {reason: 1}}


def test_hours_that_cannot_be_read_are_counted_too(stage):
    stage.database.write(
        lambda sql: sql.execute(
            text(
                "INSERT INTO calendar_exceptions (day, language, windows, set_at)"
                " VALUES ('2026-11-30', '', '\"at noon\"', '2026-11-01 00:00:00')"
            )
        )
    )
    stage.visitor(asks=False).requests()
    assert counted(stage) == {"en": {"unavailable": 1}}


def test_the_same_request_again_is_counted_once_whatever_has_happened_meanwhile(database):
    stage = Stage(database, queue_cap=1)
    secret = client_id()
    vera = stage.visitor(asks=False)
    vera.requests(client_id=secret)
    stage.later(60)
    stage.on_duty("Ann")
    stage.visitor()
    again = stage.visitor(asks=False).requests(client_id=secret, language="en", role="family")
    assert again.details["availability"]["reason"] == "queue_full"
    assert counted(stage) == {"en": {"nobody_on_duty": 1}}
    stage.visitor(asks=False).requests()
    assert counted(stage)["en"] == {"nobody_on_duty": 1, "queue_full": 1}


def test_the_next_local_day_is_counted_anew(stage):
    stage.at = datetime(2026, 11, 23, 5, 59, tzinfo=UTC)
    secret = client_id()
    stage.visitor(asks=False).requests(client_id=secret)
    stage.later(120)
    for _ in range(2):
        stage.visitor(asks=False).requests(client_id=secret)
    assert counted(stage) == {"en": {"outside_hours": 2}}
    assert counted(stage, stage.at - timedelta(seconds=60)) == {"en": {"outside_hours": 1}}


def test_the_ledger_keeps_nothing_of_the_person(stage):
    secret = client_id()
    stage.visitor(asks=False).requests(client_id=secret, name="Vera", question="Is BCG a vaccine?")
    (row,) = stage.database.read(lambda sql: sql.execute(select(ledger)).all())
    assert set(row._mapping) == {"id", "at", "language", "reason"}
    token = queueing.token_for(stage.policy.secret_key, secret)
    assert row.id not in {secret, token, token[:32], queueing.hash_of(token)[:32]}


def test_whoever_asks_in_the_other_language_too_is_counted_in_each(stage):
    secret = client_id()
    vera = stage.visitor(asks=False)
    for language in ("en", "es", "en", "es"):
        vera.requests(client_id=secret, language=language)
    assert counted(stage) == {"en": {"nobody_on_duty": 1}, "es": {"nobody_on_duty": 1}}
