"""Supervisors read along, whisper, tell everybody who waits; specialists call them. Sue supervises."""

import pytest
from conversing import client_id
from sqlalchemy import select
from stage import Stage

from chat_server.actions import board, conversation, steering, supervision
from chat_server.actions.action import System
from chat_server.actions.pulse import TakePulse, take_pulse
from chat_server.protocol.staff import AddNote, CatchUpOn, RequeueChat, TakeOver, WatchQueue
from chat_server.protocol.supervision import Broadcast, CallSupervisor, UnwatchChat, WatchChat, Whisper
from chat_server.records.tables import audit

GOOD_NEWS = {"en": "Two more specialists are coming.", "es": "Vienen dos especialistas más."}


@pytest.fixture
def sue(stage):
    found = stage.employ("Sue", "supervisor")
    found.connects()
    return found


def watch(sue, chat_id):
    return sue.stage.do(supervision.watch_chat, WatchChat(chat_id=chat_id), sue.by).ack


def unwatch(sue, chat_id):
    return sue.stage.do(supervision.unwatch_chat, UnwatchChat(chat_id=chat_id), sue.by).ack


def whisper(sue, chat_id, text, under=None):
    command = Whisper(chat_id=chat_id, client_id=under or client_id(), text=text)
    return sue.stage.perform(supervision.whisper, command, sue.by)


def broadcast(sue, under):
    return sue.stage.do(supervision.broadcast, Broadcast(client_id=under, text=GOOD_NEWS), sue.by).ack["told"]


def call(ann, chat_id, text=None, under="called-once"):
    command = CallSupervisor(chat_id=chat_id, client_id=under, text=text)
    return ann.stage.perform(supervision.call_supervisor, command, ann.by)


def in_hand(sue):
    return sue.stage.do(board.watch_queue, WatchQueue(), sue.by).ack["queue"]["in_hand"]


def audited(stage):
    rows = stage.database.read(lambda sql: sql.execute(select(audit.c.what).order_by(audit.c.number)).all())
    return [row.what for row in rows if row.what != "create_account"]


def texts_heard(person, since=0):
    heard = person.hears(since)
    return [event.payload["entry"].get("text") for event in heard if event.name == "entry_added"]


def test_whoever_watches_reads_what_was_said_and_hears_what_is_said_next(stage, sue):
    vera, ann = stage.talking()
    vera.says("Is it safe?")
    seen = watch(sue, vera.chat_id)
    assert seen["chat"]["id"] == vera.chat_id
    assert "Is it safe?" in [entry.get("text") for entry in seen["entries"]]
    ann.says(vera.chat_id, "Let us look at it together.")
    vera.says("Thank you.")
    assert texts_heard(sue) == ["Let us look at it together.", "Thank you."]
    assert ann.sees()["me"]["active"] == 1


def test_watching_gives_nobody_the_chat(stage, sue):
    vera, _ann = stage.talking()
    watch(sue, vera.chat_id)
    assert sue.says(vera.chat_id, "I am here too.").code == "not_found"
    note = AddNote(chat_id=vera.chat_id, client_id=client_id(), text="n")
    assert stage.refusal(conversation.add_note, note, sue.by).code == "not_found"
    assert sue.sees()["chats"] == []


def test_whoever_watches_may_read_on_and_nobody_else(stage, sue):
    vera, _ann = stage.talking()
    asked = CatchUpOn(chat_id=vera.chat_id, after_seq=0)
    assert stage.refusal(conversation.specialist_catches_up, asked, sue.by).code == "not_found"
    watch(sue, vera.chat_id)
    assert stage.do(conversation.specialist_catches_up, asked, sue.by).ack["entries"]


def test_a_visitor_is_told_nothing_unless_the_deployment_says_so(stage, sue):
    vera, _ann = stage.talking()
    before = len(vera.reads()["entries"])
    watch(sue, vera.chat_id)
    assert len(vera.reads()["entries"]) == before


def test_where_watching_is_told_the_visitor_hears_it_once(database):
    stage = Stage(database, watching_is_told=True)
    vera, _ann = stage.talking()
    sue = stage.employ("Sue", "supervisor")
    sue.connects()
    watch(sue, vera.chat_id)
    watch(sue, vera.chat_id)
    assert [
        entry["notice"]
        for entry in vera.reads()["entries"]
        if entry.get("notice", {}).get("what") == "watched"
    ] == [{"what": "watched"}]


def test_whoever_is_shown_a_chat_is_in_the_audit_each_time_and_so_is_the_end(stage, sue):
    vera, _ann = stage.talking()
    watch(sue, vera.chat_id)
    watch(sue, vera.chat_id)
    unwatch(sue, vera.chat_id)
    unwatch(sue, vera.chat_id)
    assert audited(stage) == ["watch_chat", "watch_chat", "unwatch_chat"]


@pytest.mark.parametrize("how", ["stops", "loses the connection"])
def test_whoever_watches_no_more_hears_no_more(stage, sue, how):
    vera, ann = stage.talking()
    watch(sue, vera.chat_id)
    ann.says(vera.chat_id, "One.")
    if how == "stops":
        unwatch(sue, vera.chat_id)
    else:
        sue.disconnects()
    ann.says(vera.chat_id, "Two.")
    vera.says("Three.")
    assert texts_heard(sue) == ["One."]


def test_the_pulse_tells_whoever_watches_what_they_missed(stage, sue):
    vera, _ann = stage.talking()
    watch(sue, vera.chat_id)
    asked = TakePulse([], [sue.id], [], queue=False, languages=[], watching=True)
    assert (sue.id, vera.chat_id) in stage.do(take_pulse, asked, System()).ack["chats"]


def test_whoever_watches_and_takes_over_has_the_chat(stage, sue):
    vera, ann = stage.talking()
    watch(sue, vera.chat_id)
    stage.do(steering.take_over, TakeOver(chat_id=vera.chat_id), sue.by)
    assert sue.says(vera.chat_id, "I am Sue.").ack["seq"]
    unwatch(sue, vera.chat_id)
    vera.says("Hello Sue.")
    assert texts_heard(sue)[-1] == "Hello Sue."
    assert "Hello Sue." not in texts_heard(ann)


def test_no_such_chat_can_be_watched_or_whispered_into(stage, sue):
    assert stage.refusal(supervision.watch_chat, WatchChat(chat_id="none"), sue.by).code == "not_found"
    assert whisper(sue, "none", "hm").code == "not_found"


def test_a_whisper_reaches_the_specialist_and_never_the_visitor(stage, sue):
    vera, ann = stage.talking()
    version = vera.chat["version"]
    note = whisper(sue, vera.chat_id, "Offer her the phone.", "whispered").ack["note"]
    assert (note["text"], note["whisper"], note["author"]["name"]) == ("Offer her the phone.", True, "Sue")
    assert whisper(sue, vera.chat_id, "Offer her the phone.", "whispered").ack["note"] == note
    (heard,) = [event.payload["note"] for event in ann.hears() if event.name == "note_added"]
    assert (heard["whisper"], "client_id" in heard) == (True, False)
    assert not [event for event in stage.told if "whisper" in str(event.payload) and event.to.visitor_of]
    assert "Offer" not in str(vera.reads()["entries"])
    assert vera.chat["version"] > version


def test_nobody_whispers_into_a_chat_that_is_over(stage, sue):
    vera, ann = stage.talking()
    vera.ends()
    ann.wraps_up(vera.chat_id)
    assert whisper(sue, vera.chat_id, "late").code == "conflict"


def test_everybody_who_waits_is_told_in_their_language_and_once(stage, sue):
    talking, _ann = stage.talking()
    stage.on_duty("Sofía")
    vera, victor = stage.visitor(), stage.visitor(language="es")
    assert broadcast(sue, "news-one") == 2
    newcomer = stage.visitor()
    assert broadcast(sue, "news-one") == 2

    def told(visitor):
        return [
            (entry["author"]["kind"], entry["text"])
            for entry in visitor.reads()["entries"]
            if entry.get("text") in GOOD_NEWS.values()
        ]

    assert told(vera) == [("system", GOOD_NEWS["en"])]
    assert told(victor) == [("system", GOOD_NEWS["es"])]
    assert told(talking) == told(newcomer) == []
    assert audited(stage) == ["broadcast"]


def test_with_nobody_waiting_nobody_is_told(stage, sue):
    assert broadcast(sue, "news-two") == 0


def test_a_specialist_calls_the_supervisors_until_one_of_them_looks(stage, sue):
    vera, ann = stage.talking()
    assert [row["called_at"] for row in in_hand(sue)] == [None]
    call(ann, vera.chat_id, "She speaks of dying.")
    call(ann, vera.chat_id, "She speaks of dying.")
    alerts = [event.payload for event in sue.hears() if event.name == "alert"]
    assert alerts == [{"kind": "supervisor_called", "chat_id": vera.chat_id}]
    assert in_hand(sue)[0]["called_at"] is not None
    assert [note["text"] for note in watch(sue, vera.chat_id)["notes"]] == ["She speaks of dying."]
    assert in_hand(sue)[0]["called_at"] is None


def test_only_whoever_has_the_chat_calls_and_only_while_it_goes_on(stage, sue):
    vera, ann = stage.talking()
    ben = stage.on_duty("Ben")
    assert call(ben, vera.chat_id).code == "not_found"
    vera.ends()
    assert call(ann, vera.chat_id).code == "conflict"


def test_the_same_call_again_is_no_second_one_and_another_is(stage, sue):
    vera, ann = stage.talking()
    call(ann, vera.chat_id)
    watch(sue, vera.chat_id)
    call(ann, vera.chat_id)
    assert in_hand(sue)[0]["called_at"] is None
    call(ann, vera.chat_id, under="called-again")
    assert in_hand(sue)[0]["called_at"] is not None
    watch(sue, vera.chat_id)
    assert in_hand(sue)[0]["called_at"] is None
    assert [event.name for event in sue.hears()].count("alert") == 2
    assert audited(stage).count("call_supervisor") == 2
    vera.ends()
    assert call(ann, vera.chat_id, under="called-again").ack["chat"]["state"] == "wrap_up"


@pytest.mark.parametrize("how", ["taken over", "put back"])
def test_a_call_is_over_when_the_chat_changes_hands(stage, sue, how):
    vera, ann = stage.talking()
    call(ann, vera.chat_id)
    if how == "taken over":
        stage.do(steering.take_over, TakeOver(chat_id=vera.chat_id), sue.by)
    else:
        stage.do(steering.requeue_chat, RequeueChat(chat_id=vera.chat_id), sue.by)
        stage.on_duty("Ben")
        stage.dispatch()
        stage.later(61)
    assert [row["called_at"] for row in in_hand(sue)] in ([], [None])


def test_where_watching_is_told_it_is_told_once_and_never_of_a_chat_that_has_ended(database):
    stage = Stage(database, watching_is_told=True)
    vera, ann = stage.talking()
    sue = stage.employ("Sue", "supervisor")
    sue.connects()
    watch(sue, vera.chat_id)
    sue.disconnects()
    sue.connects()
    watch(sue, vera.chat_id)
    victor = stage.visitor()
    stage.dispatch()
    ann.accepts()
    victor.ends()
    watch(sue, victor.chat_id)

    def told(visitor):
        return [entry["notice"]["what"] for entry in visitor.reads()["entries"] if "notice" in entry]

    assert told(vera).count("watched") == 1
    assert "watched" not in told(victor)


def test_a_whisper_that_was_refused_is_in_the_audit_as_its_answer_shows_the_chat(stage, sue):
    vera, ann = stage.talking()
    vera.ends()
    ann.wraps_up(vera.chat_id)
    assert whisper(sue, vera.chat_id, "late").details["chat"]["id"] == vera.chat_id
    assert audited(stage) == ["whisper"]


def test_a_visitor_cannot_tell_from_their_chat_that_somebody_watches(stage, sue):
    vera, _ann = stage.talking()
    before = vera.chat
    watch(sue, vera.chat_id)
    unwatch(sue, vera.chat_id)
    assert vera.chat == before


def test_a_connection_that_is_gone_watches_nothing(stage, sue):
    vera, _ann = stage.talking()
    sue.disconnects()
    assert (
        stage.refusal(supervision.watch_chat, WatchChat(chat_id=vera.chat_id), sue.by).code == "unavailable"
    )
