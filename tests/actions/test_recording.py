"""The contact record: what it says, and what the server fills in and checks."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from services import until
from sqlalchemy import select, text
from stage import SYSTEM, Stage

from chat_server.actions import (
    erasing,
    queueing,
    recording,
    referring,
    resources,
    sharing,
    transferring,
    upkeep,
)
from chat_server.demo_resources import RESOURCES
from chat_server.protocol.contacts import ContactRecord, FileContact, Referral, WrapUp
from chat_server.protocol.resources import FindResources, ShareResource
from chat_server.protocol.staff import OpenHandoff, ShareArticle, TransferChat, TransferTarget
from chat_server.protocol.visitor import ChoosePhone, EraseChat
from chat_server.records.tables import chats, contact_records

SHORT = {"contact_type": "support", "relation": "family", "topics": ["coping"], "outcome": "answered"}


def record_of(**more):
    return ContactRecord.model_validate({**SHORT, **more})


def filed(stage):
    asked = select(contact_records).order_by(contact_records.c.at)
    return stage.database.read(lambda sql: sql.execute(asked).all())


def share(ann, chat_id, slug, under):
    command = ShareArticle(chat_id=chat_id, client_id=under, slug=slug, language="en")
    return ann.stage.gather(sharing.share_article, command, ann.by)


def share_lifeline(ann, chat_id):
    found = ann.stage.do(referring.find_resources, FindResources(query="988", language="en"), ann.by).ack
    lifeline = found["resources"][0]
    command = ShareResource(chat_id=chat_id, client_id="share-00", resource_id=lifeline["id"], language="en")
    ann.stage.gather(referring.share_resource, command, ann.by)
    return lifeline


@pytest.fixture
def lifeline(ended):
    return ended[2]


@pytest.fixture
def ended(stage):
    """Ann has shared a service and two articles with Vera, one of them twice, and the chat has ended."""
    stage.shelve_articles()
    stage.do(resources.furnish_resources, RESOURCES, SYSTEM)
    vera, ann = stage.talking()
    lifeline = share_lifeline(ann, vera.chat_id)
    for slug, under in (("bcg", "share-01"), ("imiquimod", "share-02"), ("bcg", "share-03")):
        share(ann, vera.chat_id, slug, under)
    vera.ends()
    return vera, ann, lifeline


def wrap_up(vera, ann, _lifeline=None, **more):
    command = WrapUp(chat_id=vera.chat_id, record=record_of(**more))
    return ann.stage.perform(recording.wrap_up, command, ann.by)


def test_a_record_says_what_it_was_of_the_illness_and_what_was_needed(stage, ended):
    said = {"cancer_type": "bladder", "stage_of_journey": "in_treatment", "needs": ["transport", "money"]}
    wrap_up(*ended, **said)
    (row,) = filed(stage)
    assert (row.channel, row.language, row.contact_type, row.topics) == ("chat", "en", "support", ["coping"])
    assert {name: getattr(row, name) for name in said} == said


def test_what_was_shared_in_the_chat_is_filled_in_each_once(stage, ended, lifeline):
    wrap_up(*ended)
    (row,) = filed(stage)
    assert [(one["kind"], one["id"]) for one in row.referrals] == [
        ("resource", lifeline["id"]),
        ("article", "bcg"),
        ("article", "imiquimod"),
    ]
    assert row.referrals[0]["title"] == lifeline["name"]
    assert (row.cancer_type, row.needs) == (None, None)


@pytest.mark.parametrize("kept", [["imiquimod"], []])
def test_a_specialist_takes_out_what_did_not_help(stage, ended, kept):
    wrap_up(*ended, referrals=[Referral(kind="article", id=slug) for slug in kept])
    (row,) = filed(stage)
    assert [one["id"] for one in row.referrals] == kept


def test_what_was_not_shared_is_no_referral_and_the_place_stays_taken(stage, ended):
    vera, ann, _ = ended
    asked = [Referral(kind="article", id="bcg"), Referral(kind="resource", id="bcg")]
    refused = wrap_up(vera, ann, referrals=asked)
    assert (refused.code, refused.details["field"]) == ("invalid", "record.referrals.1")
    assert filed(stage) == []
    assert ann.sees()["me"]["wrap_up"] == 1


def test_of_an_erased_chat_neither_remark_nor_referrals_are_kept(stage, ended):
    vera, ann, _ = ended
    stage.do(erasing.erase_chat, EraseChat(), vera.by)
    wrap_up(vera, ann, referrals=[Referral(kind="article", id="bcg")], text="a remark")
    (row,) = filed(stage)
    assert (row.text, row.referrals, row.outcome) == (None, None, "answered")


def test_a_chat_that_is_erased_later_keeps_the_counts_of_its_record_alone(stage, ended):
    vera, ann, _ = ended
    wrap_up(vera, ann, cancer_type="bladder", text="a remark")
    stage.do(erasing.erase_chat, EraseChat(), vera.by)
    (row,) = filed(stage)
    assert (row.text, row.referrals, row.cancer_type) == (None, None, "bladder")


def call(ann, under="call-0001", **more):
    about = {"client_id": under, "channel": "phone", "language": "en", "record": record_of(), **more}
    return ann.stage.perform(recording.file_contact, FileContact(**about), ann.by)


@pytest.fixture
def handed_off(stage):
    return hands_off(stage)


def hands_off(stage):
    """Vera was sent a service by Ann, waited again, chose the phone, and Ben has opened her code."""
    stage.do(resources.furnish_resources, RESOURCES, SYSTEM)
    vera, ann = stage.talking()
    lifeline = share_lifeline(ann, vera.chat_id)
    to_queue = TransferChat(chat_id=vera.chat_id, to=TransferTarget(queue=True))
    stage.do(transferring.transfer_chat, to_queue, ann.by)
    code = stage.do(queueing.choose_phone, ChoosePhone(), vera.by).ack["handoff"]["code"]
    ben = stage.on_duty("Ben")
    summary = stage.do(queueing.open_handoff, OpenHandoff(code=code), ben.by).ack["summary"]
    assert [one["id"] for one in summary["shared"]] == [lifeline["id"]]
    return vera, ben, code, lifeline


def test_a_call_has_its_record_without_a_chat(stage):
    ann = stage.on_duty("Ann")
    told = call(ann, language="es", record=record_of(needs=["transport"], text="asked twice")).ack["contact"]
    (row,) = filed(stage)
    assert (row.id, row.chat_id, row.channel, row.language) == (told["id"], None, "phone", "es")
    assert (row.needs, row.text, row.referrals) == (["transport"], "asked twice", [])
    assert ann.sees()["me"]["active"] + ann.sees()["me"]["wrap_up"] == 0


def test_the_same_call_is_filed_once_and_a_second_one_twice(stage):
    ann, ben = stage.on_duty("Ann"), stage.on_duty("Ben")
    first = call(ann).ack
    stage.later(5)
    assert call(ann).ack == first
    assert len(filed(stage)) == 1
    call(ann, "call-0002")
    call(ben)
    assert len(filed(stage)) == 3


def test_what_was_named_on_the_phone_is_on_the_shelf_in_that_language(stage):
    stage.shelve_articles()
    ann = stage.on_duty("Ann")
    asked = [Referral(kind="article", id="bcg"), Referral(kind="article", id="no-such-article")]
    refused = call(ann, record=record_of(referrals=asked))
    assert (refused.code, refused.details["field"]) == ("invalid", "record.referrals.1")
    call(ann, record=record_of(referrals=asked[:1]))
    (row,) = filed(stage)
    assert [(one["kind"], one["id"]) for one in row.referrals] == [("article", "bcg")]


def test_a_call_after_a_chat_is_of_that_chat_and_counts_what_was_shared_there(stage, handed_off):
    vera, ben, code, lifeline = handed_off
    call(ben, handoff_code=f"{code[:4]}-{code[4:].lower()}")
    (row,) = filed(stage)
    assert (row.chat_id, row.channel) == (vera.chat_id, "phone")
    assert [one["title"] for one in row.referrals] == [lifeline["name"]]
    assert call(ben, "call-0002", handoff_code=code).code == "conflict"
    assert len(filed(stage)) == 1


def test_a_call_after_a_chat_that_is_sent_twice_at_once_is_filed_once_and_answers_the_same(postgresql):
    stage = Stage(postgresql)
    vera, ben, code, _lifeline = hands_off(stage)
    its = select(chats.c.id).where(chats.c.id == vera.chat_id).with_for_update()
    with ThreadPoolExecutor(2) as others, postgresql.engine.connect() as elsewhere:
        elsewhere.execute(its)
        sent = [others.submit(call, ben, handoff_code=code) for _ in range(2)]
        until(lambda: elsewhere.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")) == 2)
        elsewhere.rollback()
        told = [one.result(10).ack["contact"]["id"] for one in sent]
    assert told == [filed(stage)[0].id] * 2


def test_a_call_that_was_filed_answers_the_same_after_its_chat_was_erased(stage, handed_off):
    vera, ben, code, _lifeline = handed_off
    first = call(ben, handoff_code=code).ack
    stage.do(erasing.erase_chat, EraseChat(), vera.by)
    assert call(ben, handoff_code=code).ack == first


def test_an_article_with_the_longest_name_there_may_be_can_be_a_referral():
    assert Referral(kind="article", id="a" * 80).id == "a" * 80


def test_a_code_that_one_has_not_opened_gives_no_chat_away(stage, handed_off):
    _vera, _ben, code, _lifeline = handed_off
    ann = stage.employ("Sue", "supervisor")
    for tried in (code, "AAAA-AAAA"):
        assert call(ann, handoff_code=tried).details["field"] == "handoff_code"
    assert filed(stage) == []


def test_what_was_written_of_a_call_is_forgotten_as_that_of_a_chat_is_and_its_counts_stay(stage):
    ann = stage.on_duty("Ann")
    call(ann, record=record_of(text="a remark", cancer_type="lung"))
    stage.later(90 * 24 * 3600)
    stage.do(upkeep.forget_old_chats, None, SYSTEM)
    assert filed(stage)[0].text == "a remark"
    stage.later(1)
    stage.do(upkeep.forget_old_chats, None, SYSTEM)
    (row,) = filed(stage)
    assert (row.text, row.referrals, row.cancer_type) == (None, None, "lung")
