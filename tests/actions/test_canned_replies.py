"""Ann keeps replies of her own, Sue those of everybody; nobody reads or changes another's."""

import pytest
from pydantic import ValidationError
from sqlalchemy import select
from stage import SYSTEM

from chat_server.actions import canned_replies
from chat_server.demo_replies import REPLIES
from chat_server.protocol.canned_replies import ListReplies, RemoveReply, SaveReply
from chat_server.records.tables import audit
from chat_server.rules.canned_replies import unknown_variable

HELLO = {"en": "Hello {visitor}, I am {me}.", "es": "Hola {visitor}, soy {me}."}


@pytest.fixture
def ann(stage):
    return stage.employ("Ann")


@pytest.fixture
def sue(stage):
    return stage.employ("Sue", "supervisor")


def save(who, shortcut="hello", texts=HELLO, **given):
    command = SaveReply(**{"shortcut": shortcut, "texts": texts, "shared": False, **given})
    return who.stage.perform(canned_replies.save_reply, command, who.by)


def remove(who, reply_id):
    return who.stage.perform(canned_replies.remove_reply, RemoveReply(id=reply_id), who.by)


def has(who):
    return who.stage.do(canned_replies.list_replies, ListReplies(), who.by).ack["replies"]


def shortcuts(who):
    return [(one["shortcut"], one["shared"]) for one in has(who)]


def test_everybody_has_the_shared_ones_and_nobody_sees_anothers(stage, ann, sue):
    ben = stage.employ("Ben")
    save(sue, "phone", shared=True)
    save(ann)
    assert shortcuts(ann) == [("hello", False), ("phone", True)]
    assert shortcuts(ben) == [("phone", True)]


def test_a_reply_keeps_the_languages_that_it_has(ann):
    save(ann, texts={"es": "Un momento, por favor."})
    assert has(ann)[0]["texts"] == {"en": None, "es": "Un momento, por favor."}


def test_only_those_who_keep_them_change_what_everybody_has(stage, ann, sue):
    assert save(ann, shared=True).code == "forbidden"
    save(sue, shared=True)
    (reply,) = has(ann)
    assert save(ann, "mine", id=reply["id"]).code == "forbidden"
    assert remove(ann, reply["id"]).code == "forbidden"
    edith = stage.employ("Edith", "editor")
    assert remove(edith, reply["id"]).ack == {"phone": "1-800-227-2345", "replies": []}


def test_anothers_own_reply_does_not_exist_for_anybody_else(ann, sue):
    save(ann)
    (reply,) = has(ann)
    assert save(sue, "theirs", id=reply["id"], shared=True).code == "not_found"
    assert remove(sue, reply["id"]).code == "not_found"
    assert shortcuts(ann) == [("hello", False)]


def test_a_shortcut_is_taken_once_among_everybodys_and_once_among_ones_own(ann, sue):
    save(sue, shared=True)
    save(ann)
    refusal = save(ann, texts={"en": "Something else."})
    assert (refusal.code, refusal.details) == ("conflict", {"field": "shortcut"})
    save(ann, "bye")
    bye = next(one for one in has(ann) if one["shortcut"] == "bye")
    assert save(ann, "hello", id=bye["id"]).code == "conflict"
    assert shortcuts(ann) == [("bye", False), ("hello", False), ("hello", True)]


def test_the_same_again_answers_the_same(ann):
    assert save(ann).ack == save(ann).ack


def test_a_reply_is_changed_in_its_place(ann):
    save(ann)
    (before,) = has(ann)
    save(ann, "hi", {"en": "Hi {visitor}."}, id=before["id"])
    assert has(ann) == [
        {"id": before["id"], "shortcut": "hi", "shared": False, "texts": {"en": "Hi {visitor}.", "es": None}}
    ]


@pytest.mark.parametrize(
    ("texts", "field"),
    [({}, "texts"), ({"es": "Hola {nombre}"}, "texts.es"), ({"en": "{}"}, "texts.en")],
)
def test_what_cannot_be_filled_in_is_refused_with_its_field(ann, texts, field):
    refusal = save(ann, texts=texts)
    assert (refusal.code, refusal.details["field"]) == ("invalid", field)
    assert has(ann) == []


@pytest.mark.parametrize("shortcut", ["", "Hello", "a b", "/hello", "a" * 33])
def test_a_shortcut_is_lower_case_letters_digits_and_hyphens(shortcut):
    with pytest.raises(ValidationError):
        SaveReply(shortcut=shortcut, texts=HELLO, shared=False)


def test_changes_of_what_everybody_has_are_audited_with_what_stood(ann, sue):
    save(ann)
    save(sue, shared=True)
    (shared,) = [one for one in has(sue) if one["shared"]]
    save(sue, texts={"en": "Hi."}, id=shared["id"], shared=True)
    remove(sue, shared["id"])
    rows = sue.stage.database.read(lambda sql: sql.execute(select(audit).order_by(audit.c.number)).all())
    told = [(row.what, row.actor_id, row.subject) for row in rows if row.what.endswith("_reply")]
    assert told == [
        ("set_reply", sue.id, "hello"),
        ("set_reply", sue.id, "hello"),
        ("remove_reply", sue.id, "hello"),
    ]
    assert "Hola {visitor}" in [row for row in rows if row.what == "set_reply"][1].replaced


def test_a_demo_starts_with_replies_that_can_be_filled_in_and_keeps_what_was_made_of_them(stage, sue):
    assert [
        name for texts in REPLIES.values() for text in texts.values() if (name := unknown_variable(text))
    ] == []
    assert all(set(texts) == {"en", "es"} for texts in REPLIES.values())
    for _ in range(2):
        stage.do(canned_replies.furnish_replies, REPLIES, SYSTEM)
    assert [one["shortcut"] for one in has(sue)] == sorted(REPLIES)
    remove(sue, has(sue)[0]["id"])
    stage.do(canned_replies.furnish_replies, REPLIES, SYSTEM)
    assert len(has(sue)) == len(REPLIES) - 1
