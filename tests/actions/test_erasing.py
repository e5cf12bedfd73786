"""Vera takes back what she said: nobody can read it any more, and what was counted stays."""

from conversing import client_id
from sqlalchemy import select, text
from stage import as_text

from chat_server.actions import conversation, ending, erasing, queueing, recording, sharing, supervision
from chat_server.protocol.contacts import ContactRecord, WrapUp
from chat_server.protocol.staff import AddNote, ShareArticle
from chat_server.protocol.supervision import Whisper
from chat_server.protocol.visitor import ChoosePhone, EraseChat, RateChat
from chat_server.records.tables import audit, contact_records, handoffs, metadata, ratings

SECRET = "my own words"


def erase(vera):
    return vera.stage.perform(erasing.erase_chat, EraseChat(), vera.by)


def add_note(ann, chat_id):
    command = AddNote(chat_id=chat_id, client_id=client_id(), text=f"a note with {SECRET}")
    return ann.stage.perform(conversation.add_note, command, ann.by)


def rate(vera, comment):
    return vera.stage.perform(ending.rate_chat, RateChat(score=4, comment=comment), vera.by)


def ended(stage):
    """A chat with everything in it that can be in one, which is being wrapped up."""
    stage.shelve_articles()
    ann = stage.on_duty("Ann")
    vera = stage.visitor(name=f"Vera {SECRET}", question=f"A question with {SECRET}")
    stage.dispatch()
    ann.accepts()
    vera.says(f"A line with {SECRET}")
    ann.says(vera.chat_id, f"An answer with {SECRET}")
    share = ShareArticle(chat_id=vera.chat_id, client_id=client_id(), slug="bcg", language="en")
    stage.gather(sharing.share_article, share, ann.by)
    add_note(ann, vera.chat_id)
    vera.ends()
    rate(vera, f"a comment with {SECRET}")
    return vera, ann


def everything_kept(stage):
    def read(sql):
        return [str(sql.execute(text(f"SELECT * FROM {table}")).all()) for table in metadata.tables]

    return "\n".join(stage.database.read(read))


def test_nothing_of_what_was_said_is_kept_and_the_log_has_no_gap(stage):
    vera, _ann = ended(stage)
    assert SECRET in everything_kept(stage)
    before = vera.reads()["entries"]
    assert erase(vera).ack["receipt"]["chat_id"] == vera.chat_id
    assert SECRET not in everything_kept(stage)
    after = vera.reads()["entries"]
    assert [entry["seq"] for entry in after] == [entry["seq"] for entry in before]
    assert all(entry.keys() == {"seq", "kind", "author", "at"} for entry in after)
    assert all(entry["author"]["name"] is None for entry in after)


def test_the_token_opens_nothing_any_more(stage):
    vera, _ann = ended(stage)
    erase(vera)
    vera.disconnects()
    assert vera.connects()["chat"] is None


def test_again_it_answers_the_same_and_is_one_row_of_the_audit(stage):
    vera, _ann = ended(stage)
    first = erase(vera).ack
    stage.later(60)
    assert erase(vera).ack == first
    rows = stage.database.read(lambda sql: sql.execute(select(audit)).all())
    (row,) = [row for row in rows if row.what == "erase_chat"]
    assert (row.subject, row.actor_id) == (vera.chat_id, None)


def test_a_chat_that_goes_on_is_not_erased(stage):
    vera, _ann = stage.talking()
    refused = erase(vera)
    assert (refused.code, refused.details["chat"]["state"]) == ("conflict", "active")
    assert erase(stage.visitor(asks=False)).code == "not_found"


def test_whoever_still_has_it_puts_it_away_and_nobody_else_hears_of_it(stage):
    vera, ann = ended(stage)
    ben = stage.on_duty("Ben")
    heard = len(stage.told)
    erase(vera)
    assert "chat_erased" in [event.name for event in ann.hears(heard)]
    assert "chat_erased" in [event.name for event in vera.hears(heard)]
    assert ben.hears(heard) == []
    assert SECRET not in as_text(stage.told[heard:])


def test_what_is_written_about_it_afterwards_is_not_kept_either(stage):
    vera, ann = ended(stage)
    erase(vera)
    assert add_note(ann, vera.chat_id).code == "conflict"
    rate(vera, f"one more word: {SECRET}")
    record = ContactRecord(
        contact_type="support", relation="patient", topics=["coping"], outcome="answered", text=SECRET
    )
    stage.do(recording.wrap_up, WrapUp(chat_id=vera.chat_id, record=record), ann.by)
    assert SECRET not in everything_kept(stage)
    (filed,) = stage.database.read(lambda sql: sql.execute(select(contact_records)).all())
    (rated,) = stage.database.read(lambda sql: sql.execute(select(ratings)).all())
    assert (filed.contact_type, rated.score) == ("support", 4)


def test_who_erases_after_taking_the_phone_leaves_no_code_that_tells_it(stage):
    vera = stage.visitor(asks=False)
    stage.on_duty("Ann")
    vera.asks(question=f"A question with {SECRET}")
    assert stage.do(queueing.choose_phone, ChoosePhone(), vera.by).ack["handoff"]
    erase(vera)
    assert SECRET not in everything_kept(stage)
    assert stage.database.read(lambda sql: sql.execute(select(handoffs)).all()) == []
    assert stage.do(queueing.choose_phone, ChoosePhone(), vera.by).ack["handoff"] is None


def test_no_whisper_is_kept_of_a_chat_that_was_erased(stage):
    vera, _ann = ended(stage)
    sue = stage.employ("Sue", "supervisor")
    sue.connects()
    erase(vera)
    command = Whisper(chat_id=vera.chat_id, client_id=client_id(), text=SECRET)
    assert stage.refusal(supervision.whisper, command, sue.by).code == "conflict"
    assert SECRET not in everything_kept(stage)
