from datetime import UTC, datetime

from stage import Stage

from chat_server.actions import conversation, ending, presence, upkeep
from chat_server.actions.action import Tx
from chat_server.protocol.staff import AddNote
from chat_server.protocol.visitor import RateChat
from chat_server.records import assignments
from chat_server.records.tables import metadata


def test_a_lost_specialists_chats_go_back_to_their_old_place_after_the_grace(stage):
    vera, ann = stage.talking()
    sue = stage.employ("Sue", "supervisor")
    queued_at = vera.chat["queued_at"]
    ann.disconnects()
    stage.time_passes()
    stage.time_passes(29)
    assert vera.chat["state"] == "active"
    stage.time_passes(1)
    chat = vera.chat
    assert (chat["state"], chat["queued_at"], chat["specialist"]) == ("waiting", queued_at, None)
    assert vera.reads()["entries"][-1]["notice"] == {"what": "requeued"}
    assert [event.payload["kind"] for event in sue.hears()] == ["specialist_lost"]


def test_coming_back_within_the_grace_clears_the_mark(stage):
    vera, ann = stage.talking()
    ann.disconnects()
    stage.time_passes()
    stage.later(29)
    ann.connects()
    stage.time_passes(5)
    stage.time_passes(60)
    assert vera.chat["state"] == "active"


def test_a_second_tab_keeps_a_specialist_present(stage):
    vera, ann = stage.talking()
    first = ann.connection
    ann.connects()
    stage.do(presence.disconnect, presence.Connect(first, ""), ann.by)
    stage.time_passes()
    stage.time_passes(60)
    assert vera.chat["state"] == "active"


def test_a_lost_specialist_keeps_their_declared_duty_and_is_offered_nothing(stage):
    ann = stage.on_duty("Ann")
    stage.visitor()
    ann.disconnects()
    stage.time_passes()
    assert ann.sees()["me"]["duty"] == "available"
    assert ann.sees()["offers"] == []


def test_a_visitor_who_drops_keeps_the_place_for_the_grace(stage):
    stage.on_duty("Ann").goes("away")
    ann = stage.on_duty("Ben")
    vera = stage.visitor()
    ann.goes("away")
    vera.disconnects()
    stage.time_passes()
    stage.time_passes(119)
    assert vera.chat["state"] == "waiting"
    stage.time_passes(1)
    assert vera.chat["state"] == "abandoned"


def test_a_token_brings_the_visitor_back_to_the_chat(stage):
    stage.on_duty("Ann")
    vera = stage.visitor()
    vera.disconnects()
    stage.time_passes()
    stage.later(100)
    assert vera.connects()["chat"]["id"] == vera.chat_id
    stage.time_passes(100)
    assert vera.chat["state"] == "waiting"


def test_an_unknown_token_connects_to_nothing(stage):
    vera = stage.visitor(asks=False)
    vera.token = "f" * 64
    assert vera.connects()["chat"] is None


def test_a_conversation_whose_visitor_is_long_gone_ends(stage):
    vera, ann = stage.talking()
    vera.disconnects()
    stage.time_passes()
    stage.time_passes(599)
    assert vera.chat["state"] == "active"
    stage.time_passes(1)
    assert ann.sees()["chats"][0]["state"] == "wrap_up"


def test_nothing_lapses_on_a_timestamp_alone(stage):
    vera, ann = stage.talking()
    ann.disconnects()
    stage.time_passes(10_000)
    assert vera.chat["state"] == "active", "the first sweep after a long silence only marks"


def test_when_a_workers_lease_lapses_its_connections_are_gone(database):
    stage = Stage(database, lease_s=30)
    vera, _ = stage.talking()
    stage.time_passes(31)
    stage.time_passes(31)
    assert vera.chat["state"] == "waiting"
    assert stage.do(presence.renew_lease, stage.worker_id, None).ack == {"held": False}


def test_a_lease_that_is_renewed_in_time_holds(database):
    stage = Stage(database, lease_s=30)
    vera, _ = stage.talking()
    for _ in range(5):
        stage.later(20)
        assert stage.do(presence.renew_lease, stage.worker_id, None).ack == {"held": True}
        stage.time_passes()
    assert vera.chat["state"] == "active"


def test_those_still_waiting_after_closing_are_sent_to_the_phone(stage):
    stage.on_duty("Ann")
    stage.at = datetime(2026, 11, 24, 0, 25, tzinfo=UTC)
    talking = stage.visitor()
    stage.dispatch()
    vera = stage.visitor()
    stage.time_passes(5 * 60 + 15 * 60 - 2)
    assert vera.chat["state"] == "waiting"
    stage.time_passes(2)
    assert vera.chat["state"] == "phoned"
    assert talking.chat["state"] in {"waiting", "phoned"}


def test_running_conversations_outlast_closing_time(stage):
    stage.at = datetime(2026, 11, 24, 0, 25, tzinfo=UTC)
    vera, _ = stage.talking()
    stage.time_passes(3600)
    assert vera.chat["state"] == "active"


def test_after_an_outage_pending_offers_are_withdrawn_and_nobody_is_set_away(stage):
    ann = stage.on_duty("Ann")
    stage.visitor()
    stage.dispatch()
    stage.do(upkeep.withdraw_all_offers, None, None)
    assert ann.sees()["offers"] == []
    assert ann.sees()["me"]["duty"] == "available"


def test_an_offer_accepted_at_the_last_moment_sends_nobody_away(stage):
    vera, ann = stage.talking()
    offered = stage.database.read(lambda sql: assignments.of_chat(sql, vera.chat_id, "active"))[0]
    late = upkeep._offer_ran_out
    tx_events = stage.database.write(lambda sql: late(Tx(sql, stage.at, stage.policy), offered))
    assert tx_events == []
    assert ann.sees()["me"]["duty"] == "available"


def test_after_the_retention_nothing_of_what_was_said_is_left(stage):
    stage.shelve_articles()
    vera, ann = stage.talking()
    vera.says("a word about my tumour")
    ann.says(vera.chat_id, "a word back")
    stage.do(
        conversation.add_note,
        AddNote(chat_id=vera.chat_id, client_id="note-0001", text="a word apart"),
        ann.by,
    )
    vera.ends()
    stage.do(ending.rate_chat, RateChat(score=5, comment="a word of thanks"), vera.by)
    ann.wraps_up(vera.chat_id)
    kept = stage.on_duty("Ben")
    stage.later(90 * 24 * 3600)
    stage.do(upkeep.forget_old_chats, None, None)
    assert "a word" in everything(stage)
    stage.later(1)
    stage.do(upkeep.forget_old_chats, None, None)
    assert "a word" not in everything(stage)
    assert vera.connects()["chat"] is None
    assert kept.sees()["me"]["name"] == "Ben"


def everything(stage):
    return stage.database.read(
        lambda sql: str([sql.execute(table.select()).all() for table in metadata.sorted_tables])
    )
