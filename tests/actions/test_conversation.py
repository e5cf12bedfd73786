import pytest
from conversing import client_id
from stage import as_text

from chat_server.actions import conversation, ending
from chat_server.actions.action import Done, Visitor
from chat_server.protocol.staff import AddNote, CatchUpOn, EndChatOf, TypingTo
from chat_server.protocol.visitor import CatchUp, RateChat, Typing
from chat_server.records.tables import ratings


def add_note(ann, chat_id, text, under=None):
    command = AddNote(chat_id=chat_id, client_id=under or client_id(), text=text)
    return ann.stage.do(conversation.add_note, command, ann.by).ack["note"]


def catch_up(ann, chat_id, after=0):
    return ann.stage.do(
        conversation.specialist_catches_up, CatchUpOn(chat_id=chat_id, after_seq=after), ann.by
    ).ack


def test_both_sides_talk_and_the_log_is_gapless(stage):
    vera, ann = stage.talking()
    ann.says(vera.chat_id, "Hello")
    vera.says("Hello Ann")
    log = vera.reads()["entries"]
    assert [entry["seq"] for entry in log] == [1, 2, 3]
    assert [(e["author"]["kind"], e.get("text")) for e in log] == [
        ("system", None),
        ("specialist", "Hello"),
        ("visitor", "Hello Ann"),
    ]
    seen_by_ann = catch_up(ann, vera.chat_id)["entries"]
    assert [entry.get("text") for entry in seen_by_ann] == [None, "Hello", "Hello Ann"]


def test_a_repeat_gets_the_first_answer_even_after_the_end(stage):
    vera, _ = stage.talking()
    first = vera.says("once", under="client-01")
    assert vera.says("twice", under="client-01").ack == first.ack
    vera.ends()
    assert vera.says("thrice", under="client-01").ack == first.ack
    assert vera.says("new", under="client-02").code == "conflict"


def test_a_visitor_may_write_while_waiting_and_the_offer_shows_it(stage):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    vera.says("I am still here")
    stage.dispatch()
    assert [entry["text"] for entry in ann.offer["entries"]] == ["I am still here"]


def test_only_its_author_sees_the_client_id_of_an_entry(stage):
    vera, ann = stage.talking()
    vera.says("mine", under="by-vera-01")
    ann.says(vera.chat_id, "hers", under="by-ann-001")
    assert "by-vera-01" in as_text(vera.hears())
    assert "by-ann-001" not in as_text(vera.hears()) + str(vera.reads())
    assert "by-vera-01" not in as_text(ann.hears()) + str(catch_up(ann, vera.chat_id))
    assert "by-ann-001" in as_text(ann.hears())


def test_a_log_is_read_in_pages(stage):
    vera, _ = stage.talking()
    for number in range(5):
        vera.says(str(number))
    page = stage.do(conversation.visitor_catches_up, CatchUp(after_seq=2, limit=2), vera.by).ack
    assert [entry["seq"] for entry in page["entries"]] == [3, 4]
    assert page["chat"]["last_seq"] == 6
    assert vera.reads(after=99)["entries"] == []


def test_typing_reaches_the_other_side_only(stage):
    vera, ann = stage.talking()
    told = len(stage.told)
    stage.do(conversation.visitor_types, Typing(typing=True), vera.by)
    stage.do(conversation.specialist_types, TypingTo(chat_id=vera.chat_id, typing=True), ann.by)
    assert [event.payload for event in ann.hears(told)] == [{"chat_id": vera.chat_id, "typing": True}]
    assert [event.payload for event in vera.hears(told)] == [{"typing": True}]


@pytest.mark.parametrize("who", ["visitor", "specialist"])
def test_either_side_ends_and_wrap_up_begins(stage, who):
    vera, ann = stage.talking()
    if who == "visitor":
        vera.ends()
    else:
        ann.ends(vera.chat_id)
    assert vera.chat["state"] == "closed"
    assert ann.sees()["chats"][0]["state"] == "wrap_up"
    assert vera.reads()["entries"][-1]["notice"] == {"what": "ended"}
    assert ann.says(vera.chat_id, "too late").code == "conflict"


def test_ending_again_answers_with_the_chat_as_it_is(stage):
    vera, ann = stage.talking()
    first = vera.ends()
    assert vera.ends() == first
    assert ann.ends(vera.chat_id).events == ()


def test_leaving_the_queue_is_abandoning(stage):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    stage.dispatch()
    assert vera.ends()["chat"]["state"] == "abandoned"
    assert ann.sees()["offers"] == []


def test_an_ended_chat_can_be_rated_and_rated_again(stage):
    vera, _ = stage.talking()
    rate = RateChat(score=5, comment="Thank you")
    assert stage.refusal(ending.rate_chat, rate, vera.by).code == "conflict"
    vera.ends()
    stage.do(ending.rate_chat, rate, vera.by)
    stage.do(ending.rate_chat, RateChat(score=4), vera.by)
    assert [row.score for row in stage.database.read(lambda sql: sql.execute(ratings.select()).all())] == [4]


def test_a_note_never_reaches_the_visitor(stage):
    vera, ann = stage.talking()
    told = len(stage.told)
    add_note(ann, vera.chat_id, "sounds very worried")
    assert "worried" not in as_text(vera.hears(told)) + str(vera.reads()) + str(vera.connects())
    assert any(event.name == "note_added" for event in ann.hears(told))
    assert catch_up(ann, vera.chat_id)["notes"][0]["text"] == "sounds very worried"


def test_only_the_author_of_a_note_learns_its_client_id(stage):
    vera, ann = stage.talking()
    told = len(stage.told)
    add_note(ann, vera.chat_id, "my own", under="note-0001")
    (heard,) = [event.payload["note"] for event in ann.hears(told) if event.name == "note_added"]
    assert heard["client_id"] == catch_up(ann, vera.chat_id)["notes"][0]["client_id"] == "note-0001"


def test_the_same_note_again_is_one_note(stage):
    vera, ann = stage.talking()
    first = add_note(ann, vera.chat_id, "once", under="note-0001")
    assert add_note(ann, vera.chat_id, "twice", under="note-0001") == first
    assert len(catch_up(ann, vera.chat_id)["notes"]) == 1


def test_a_repeated_note_gets_the_first_answer_even_after_the_chat_is_closed(stage):
    vera, ann = stage.talking()
    first = add_note(ann, vera.chat_id, "once", under="note-0001")
    ann.ends(vera.chat_id)
    ann.wraps_up(vera.chat_id)
    assert add_note(ann, vera.chat_id, "twice", under="note-0001") == first


def test_nobody_hears_a_visitor_type_after_the_end(stage):
    vera, _ = stage.talking()
    vera.ends()
    assert stage.refusal(conversation.visitor_types, Typing(typing=True), vera.by).code == "conflict"


def test_notes_can_be_written_until_the_chat_is_closed(stage):
    vera, ann = stage.talking()
    ann.ends(vera.chat_id)
    add_note(ann, vera.chat_id, "call was good")
    ann.wraps_up(vera.chat_id)
    command = AddNote(chat_id=vera.chat_id, client_id=client_id(), text="late")
    assert stage.refusal(conversation.add_note, command, ann.by).code == "not_found"


def test_a_colleague_who_does_not_hold_the_chat_gets_nothing(stage):
    vera, _ = stage.talking()
    ben = stage.on_duty("Ben")
    chat_id = vera.chat_id
    attempts = [
        (conversation.specialist_catches_up, CatchUpOn(chat_id=chat_id, after_seq=0)),
        (ending.specialist_ends, EndChatOf(chat_id=chat_id)),
        (conversation.add_note, AddNote(chat_id=chat_id, client_id=client_id(), text="x")),
        (conversation.specialist_types, TypingTo(chat_id=chat_id, typing=True)),
    ]
    assert {stage.refusal(action, command, ben.by).code for action, command in attempts} == {"not_found"}
    assert ben.says(chat_id, "hello").code == "not_found"
    assert ben.says("no-such-chat", "hello").code == "not_found"


def test_a_visitor_without_a_chat_finds_none(stage):
    nobody = Visitor("connection-0")
    for action, command in [
        (conversation.visitor_catches_up, CatchUp(after_seq=0)),
        (conversation.visitor_types, Typing(typing=True)),
        (ending.rate_chat, RateChat(score=3)),
    ]:
        assert stage.refusal(action, command, nobody).code == "not_found"


def test_every_change_of_a_chat_raises_its_version(stage):
    vera, ann = stage.talking()
    versions = [vera.chat["version"]]
    for change in (
        lambda: vera.says("a"),
        lambda: add_note(ann, vera.chat_id, "b"),
        lambda: ann.ends(vera.chat_id),
        lambda: ann.wraps_up(vera.chat_id),
    ):
        assert isinstance(change(), Done | dict)
        versions.append(vera.chat["version"])
    assert versions == sorted(set(versions))
