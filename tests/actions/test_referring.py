"""Ann shares a service: Vera has its card, and keeps it as it was."""

import pytest
from conversing import client_id
from stage import SYSTEM

from chat_server.actions import queueing, referring, resources, steering
from chat_server.actions.action import Done
from chat_server.demo_resources import RESOURCES
from chat_server.protocol.resources import CheckResource, FindResources, RemoveResource, ShareResource
from chat_server.protocol.staff import OpenHandoff, RequeueChat
from chat_server.protocol.visitor import ChoosePhone
from chat_server.records import entries, retention

DAY_S = 24 * 3600


@pytest.fixture
def told(stage):
    stage.do(resources.furnish_resources, RESOURCES, SYSTEM)
    return stage


def lifeline(stage, by, language="en"):
    command = FindResources(query="988", language=language)
    return stage.do(referring.find_resources, command, by).ack["resources"][0]


def sharing(chat_id, resource_id, language="en", under=None):
    return ShareResource(
        chat_id=chat_id, client_id=under or client_id(), resource_id=resource_id, language=language
    )


def share(ann, chat_id, resource_id, **given):
    return ann.stage.perform(referring.share_resource, sharing(chat_id, resource_id, **given), ann.by)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_resource_goes_into_the_log_as_a_card_in_that_language(told, language):
    vera, ann = told.talking()
    hit = lifeline(told, ann.by, language)
    share(ann, vera.chat_id, hit["id"], language=language)
    entry = vera.reads()["entries"][-1]
    assert (entry["kind"], entry["author"]["name"], "client_id" in entry) == ("resource", "Ann", False)
    assert entry["resource"] == {key: value for key, value in hit.items() if key not in ("stale", "named")}
    assert (entry["resource"]["language"], entry["resource"]["phone"]) == (language, "988")


def test_the_same_share_again_is_one_entry(told):
    vera, ann = told.talking()
    hit = lifeline(told, ann.by)
    first = share(ann, vera.chat_id, hit["id"], under="share-001")
    assert share(ann, vera.chat_id, hit["id"], under="share-001").ack == first.ack
    assert len([one for one in vera.reads()["entries"] if one["kind"] == "resource"]) == 1


def test_it_goes_in_a_batch_and_both_sides_hear_of_it(told):
    vera, ann = told.talking()
    hit, since = lifeline(told, ann.by), len(told.told)
    for under in ("share-001", "share-002"):
        assert isinstance(
            told.gather(referring.share_resource, sharing(vera.chat_id, hit["id"], under=under), ann.by), Done
        )
    heard = told.heard_by(lambda event: event.name == "entry_added", since)
    assert {event.payload["entry"]["resource"]["name"] for event in heard} == {hit["name"]}
    assert [one["resource"]["phone"] for one in vera.reads()["entries"][-2:]] == ["988", "988"]


def test_what_was_said_stays_when_the_resource_is_changed_or_removed(told):
    vera, ann = told.talking()
    hit, edith = lifeline(told, ann.by), told.employ("Edith", "editor")
    share(ann, vera.chat_id, hit["id"])
    before = vera.reads()["entries"][-1]
    told.later(9 * DAY_S)
    told.do(resources.check_resource, CheckResource(id=hit["id"], version=1), edith.by)
    told.do(resources.remove_resource, RemoveResource(id=hit["id"], version=2), edith.by)
    assert vera.reads()["entries"][-1] == before


def test_whoever_knows_no_cards_reads_the_name_and_the_number_as_text(told):
    vera, ann = told.talking()
    share(ann, vera.chat_id, lifeline(told, ann.by)["id"])
    said = vera.reads()["entries"][-1]
    assert said["resource"]["name"] in said["text"]
    assert "988" in said["text"]


def test_a_stale_one_can_be_shared_and_its_card_says_when_it_was_checked(told):
    vera, ann = told.talking()
    checked = CheckResource(id=lifeline(told, ann.by)["id"], version=1)
    told.do(resources.check_resource, checked, told.employ("Edith", "editor").by)
    told.later(200 * DAY_S)
    hit = lifeline(told, ann.by)
    assert hit["stale"]
    share(ann, vera.chat_id, hit["id"])
    assert vera.reads()["entries"][-1]["resource"]["last_checked"] == "2026-11-23"


def test_what_is_not_in_the_directory_or_has_no_text_in_the_language_cannot_be_shared(told):
    vera, ann = told.talking()
    assert share(ann, vera.chat_id, "no-such-resource").code == "not_found"
    english = {**RESOURCES[0], "texts": {"en": {**RESOURCES[0]["texts"]["en"], "name": "Only here"}}}
    told.database.write(lambda sql: resources.resources.add(sql, now=told.at, by=None, **english))
    hit = told.do(referring.find_resources, FindResources(query="only", language="es"), ann.by).ack[
        "resources"
    ][0]
    assert hit["language"] == "en"
    refusal = share(ann, vera.chat_id, hit["id"], language="es")
    assert (refusal.code, refusal.details) == ("not_found", {"field": "resource_id"})


def test_nobody_shares_into_a_chat_that_is_not_theirs(told):
    vera, ann = told.talking()
    hit = lifeline(told, ann.by)
    ben = told.on_duty("Ben")
    assert share(ben, vera.chat_id, hit["id"]).code == "not_found"


def test_what_was_shared_is_forgotten_with_the_chat(told):
    vera, ann = told.talking()
    share(ann, vera.chat_id, lifeline(told, ann.by)["id"])
    told.database.write(lambda sql: retention.forget(sql, [vera.chat_id], told.at))
    log = told.database.read(lambda sql: entries.after(sql, vera.chat_id, 0, 50))
    assert [one.resource for one in log] == [None] * len(log)
    assert "resource" in {one.kind for one in log}


def test_nothing_is_shared_into_a_chat_that_has_ended(told):
    vera, ann = told.talking()
    hit = lifeline(told, ann.by)
    vera.ends()
    assert share(ann, vera.chat_id, hit["id"]).code == "conflict"


def test_whoever_opens_a_hand_off_code_sees_which_resources_were_shared(told):
    vera, ann = told.talking()
    hit = lifeline(told, ann.by)
    for _ in range(2):
        share(ann, vera.chat_id, hit["id"])
    told.do(steering.requeue_chat, RequeueChat(chat_id=vera.chat_id), told.employ("Sue", "supervisor").by)
    code = told.do(queueing.choose_phone, ChoosePhone(), vera.by).ack["handoff"]["code"]
    ack = told.do(queueing.open_handoff, OpenHandoff(code=code), ann.by).ack
    assert ack["summary"]["resources"] == [hit["name"]]


@pytest.mark.parametrize(("line", "language"), [("I want to die", "en"), ("no quiero seguir viviendo", "es")])
def test_words_of_a_crisis_suggest_the_crisis_line_and_share_nothing(told, line, language):
    vera, ann = told.talking()
    command = FindResources(query=line, language=language, suggests=True)
    (hit,) = told.do(referring.find_resources, command, ann.by).ack["resources"]
    assert (hit["phone"], hit["language"]) == ("988", language)
    assert [one for one in vera.reads()["entries"] if one["kind"] == "resource"] == []


@pytest.mark.parametrize(("typed", "language"), [("i want to die", "en"), ("quiero morir", "es")])
def test_whoever_types_the_words_of_a_crisis_finds_its_line_before_anything_else(told, typed, language):
    _, ann = told.talking()
    command = FindResources(query=typed, language=language)
    first = told.do(referring.find_resources, command, ann.by).ack["resources"][0]
    assert (first["phone"], first["named"]) == ("988", True)


def test_no_other_line_suggests_a_service(told):
    _, ann = told.talking()
    for line in ("988", "help with bills", ""):
        command = FindResources(query=line, language="en", suggests=True)
        assert told.do(referring.find_resources, command, ann.by).ack["resources"] == []
