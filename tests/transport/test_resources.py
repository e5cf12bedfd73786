"""The directory over the wire: who may do what with it, and what is wrong named by its field."""

import pytest
from conversing import a_request, client_id

KEEPING = ("list_resources", "save_resource", "remove_resource", "check_resource")
WALKS = {
    "texts": {"en": {"name": "Walks", "what_for": "Walks.", "who_for": "Anyone", "area": "Texas"}},
    "phone": "988",
    "url": "https://example.org/",
    "last_checked": "2026-01-02",
}


@pytest.mark.parametrize("name", ["ann", "sue"])
def test_whoever_keeps_no_articles_keeps_no_services_but_finds_them(helpline, name):
    person = helpline.staff(name)
    for command in KEEPING:
        assert person.refusal(command, {"nonsense": 1})["code"] == "forbidden"
    assert person.do("find_resources", query="988", language="en")["resources"][0]["phone"] == "988"


def test_an_editor_finds_services_and_shares_none(helpline):
    ed = helpline.staff("ed")
    assert ed.do("find_resources", query="", language="es", limit=200)["resources"]
    assert ed.refusal("share_resource", {"nonsense": 1})["code"] == "forbidden"


def test_an_editor_and_an_administrator_keep_the_same_directory_and_neither_writes_over_the_other(helpline):
    ed, ada = helpline.staff("ed"), helpline.staff("ada")
    walks = next(
        one for one in ed.do("save_resource", **WALKS)["resources"] if one["texts"]["en"]["name"] == "Walks"
    )
    kept = {**WALKS, "id": walks["id"], "version": walks["version"]}
    ada.do("save_resource", **{**kept, "phone": "211"})
    refused = ed.refusal("save_resource", {**kept, "phone": "311"})
    assert (refused["code"], refused["resource"]["phone"]) == ("conflict", "211")
    assert ed.refusal("check_resource", {"id": walks["id"], "version": 1})["code"] == "conflict"
    checked = ada.do("check_resource", id=walks["id"], version=2)["resources"]
    assert {one["id"]: one["stale"] for one in checked}[walks["id"]] is False
    assert walks["id"] not in {
        one["id"] for one in ed.do("remove_resource", id=walks["id"], version=3)["resources"]
    }


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"texts": {"en": {**WALKS["texts"]["en"], "area": ""}}}, "texts.en.area"),
        ({"texts": {"fr": WALKS["texts"]["en"]}}, "texts.fr"),
        ({"texts": {}}, "texts"),
        ({"phone": "call us"}, "phone"),
        ({"url": "http://example.org/"}, "url"),
        ({"last_checked": "2999-01-01"}, "last_checked"),
        ({"version": -1}, "version"),
    ],
)
def test_what_is_wrong_is_refused_with_its_field(helpline, wrong, field):
    refused = helpline.staff("ed").refusal("save_resource", {**WALKS, **wrong})
    assert (refused["code"], refused["field"]) == ("invalid", field)


def test_the_visitor_is_pushed_the_card_and_finds_it_again_in_the_log(helpline):
    ann, vera = helpline.on_duty("ann"), helpline.visitor()
    chat_id = vera.do("request_chat", **a_request())["chat"]["id"]
    offer = ann.wait_for("offer_made", lambda made: made["chat"]["id"] == chat_id)
    ann.do("accept_offer", offer_id=offer["offer_id"])
    hit = ann.do("find_resources", query="988", language="en")["resources"][0]
    said = {"chat_id": chat_id, "client_id": client_id(), "resource_id": hit["id"], "language": "en"}
    first = ann.do("share_resource", **said)
    pushed = vera.wait_for("entry_added", lambda told: told["entry"]["kind"] == "resource")["entry"]
    assert (pushed["seq"], pushed["resource"]["url"]) == (first["seq"], "https://988lifeline.org/")
    assert pushed["text"].endswith(
        "988, https://988lifeline.org/"
    )  # for pages that know no cards of services
    assert ann.do("share_resource", **said) == first
    assert vera.do("catch_up", after_seq=0)["entries"][-1] == pushed
