"""Ann is shown that what Vera wrote may need help at once. Vera never hears of it, and nothing of it is kept."""

import pytest
from sqlalchemy import select
from stage import Stage

from chat_server.actions import erasing, supervision, urgency
from chat_server.policy import sample_of_urgency
from chat_server.protocol.supervision import WatchChat
from chat_server.protocol.urgency import FindUrgency
from chat_server.protocol.visitor import EraseChat
from chat_server.records.tables import metadata


@pytest.fixture
def listed(database):
    return Stage(database, urgency=sample_of_urgency())


def find(person, chat_id):
    return person.stage.perform(urgency.find_urgency, FindUrgency(chat_id=chat_id), person.by)


def prompts(person, chat_id):
    return [(one["seq"], one["rule"]) for one in find(person, chat_id).ack["prompts"]]


def everything_kept(stage):
    tables = metadata.sorted_tables
    return stage.database.read(lambda sql: [list(map(tuple, sql.execute(select(one)))) for one in tables])


def test_whoever_has_the_chat_sees_which_line_fits_which_rule(listed):
    vera, ann = listed.talking()
    vera.says("I had CAR T last week.")
    vera.says("Hello?")
    seq = vera.says("Now I have chills.").ack["seq"]
    ann.says(vera.chat_id, "I want to die")  # nobody but the visitor is looked through
    assert prompts(ann, vera.chat_id) == [(seq, "infection_after_car_t")]
    assert find(ann, vera.chat_id).ack["sample"] is True


def test_the_wording_is_in_the_language_of_the_chat(listed):
    sofia = listed.on_duty("Sofía")
    vera = listed.visitor(language="es", question="No puedo respirar.")
    listed.dispatch()
    sofia.accepts()
    (prompt,) = find(sofia, vera.chat_id).ack["prompts"]
    assert (prompt["rule"], prompt["language"], set(prompt["title"])) == ("breathing", "es", {"en", "es"})
    assert "Llame ya al 911" in prompt["wording"]


def test_whoever_is_asked_or_reads_along_sees_it_and_nobody_else_does(listed):
    ann, ben, sue = listed.on_duty("Ann"), listed.employ("Ben"), listed.employ("Sue", "supervisor")
    sue.connects()
    vera = listed.visitor(question="I can't breathe.")
    listed.dispatch()
    assert [rule for _, rule in prompts(ann, vera.chat_id)] == ["breathing"]
    assert find(ben, vera.chat_id).code == find(sue, vera.chat_id).code == "not_found"
    listed.do(supervision.watch_chat, WatchChat(chat_id=vera.chat_id), sue.by)
    assert [rule for _, rule in prompts(sue, vera.chat_id)] == ["breathing"]


def test_the_visitor_hears_nothing_and_no_table_changes(listed):
    vera, ann = listed.talking()
    vera.says("I want to die.")
    since, before = len(listed.told), everything_kept(listed)
    assert len(prompts(ann, vera.chat_id)) == 1
    assert listed.told[since:] == []
    assert everything_kept(listed) == before


def test_what_is_erased_is_looked_through_no_more(listed):
    vera, ann = listed.talking()
    vera.says("I want to die.")
    vera.ends()
    assert len(prompts(ann, vera.chat_id)) == 1
    listed.do(erasing.erase_chat, EraseChat(), vera.by)
    assert prompts(ann, vera.chat_id) == []


def test_a_very_long_chat_is_looked_through_at_both_ends(listed):
    vera, ann = listed.talking()
    vera.says("I had CAR T last week.")
    for _ in range(urgency.FIRST_LINES + urgency.LAST_LINES):
        vera.says("ok")
    seq = vera.says("I have chills.").ack["seq"]
    assert prompts(ann, vera.chat_id) == [(seq, "infection_after_car_t")]


def test_without_a_list_there_are_no_prompts(stage):
    vera, ann = stage.talking()
    vera.says("I want to die.")
    assert find(ann, vera.chat_id).ack == {"sample": False, "prompts": []}
