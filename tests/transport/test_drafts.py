"""Drafts over the wire: who may write, who hears of it, and what is refused where it is entered."""

import pytest

COMMANDS = (
    "read_shelf",
    "import_page",
    "read_history",
    "read_version",
    "list_drafts",
    "read_draft",
    "save_draft",
    "send_to_review",
    "return_draft",
    "accept_flag",
    "publish_draft",
    "discard_draft",
)
NEW = {"slug": "never-written", "language": "en"}
STEP = {**NEW, "version": 1}


def test_specialists_and_supervisors_may_not_and_editors_and_administrators_may(helpline):
    for name in ("ann", "sue"):
        person = helpline.staff(name)
        for command in COMMANDS:
            assert person.refusal(command, {"nonsense": 1})["code"] == "forbidden"
    for name in ("ed", "ada"):
        shelf = helpline.staff(name).do("read_shelf")["articles"]
        assert [one["sample"] for one in shelf] == [True] * 24


def test_what_one_saves_the_other_hears_of_and_publishes(start):
    house = start(HELPLINE_RATE_LIMITS="off")
    ed, ada = house.staff("ed"), house.staff("ada")
    bcg = {"slug": "bcg", "language": "en"}
    stands = ed.do("read_draft", **bcg)["shelved"]
    text = stands.replace("\ntitle: ", "\ntitle: Anew, ", 1)
    draft = ed.do("save_draft", **bcg, version=0, text=text)["draft"]
    assert ada.wait_for("draft_changed") == bcg
    assert (draft["state"], draft["faults"]) == ("draft", [])
    ed.do("send_to_review", **bcg, version=1)
    assert ed.refusal("publish_draft", {**bcg, "version": 2})["code"] == "forbidden"
    assert ada.do("publish_draft", **bcg, version=2)["version"] == 2
    ann = house.staff("ann")
    found = ann.do("find_articles", query="", language="en", limit=50)["articles"]
    assert [one["title"][:6] for one in found if one["slug"] == "bcg"] == ["Anew, "]


@pytest.mark.parametrize(
    ("command", "payload", "code", "field"),
    [
        ("read_draft", {"slug": "No", "language": "en"}, "invalid", "slug"),
        ("read_draft", {"slug": "bcg", "language": "fr"}, "invalid", "language"),
        ("read_shelf", {"limit": 201}, "invalid", "limit"),
        ("save_draft", {**NEW, "version": -1, "text": ""}, "invalid", "version"),
        ("save_draft", {**NEW, "version": 0, "text": "x" * 20_001}, "too_large", "text"),
        ("save_draft", {**NEW, "version": 0, "text": "a\x00b"}, "invalid", "text"),
        ("save_draft", {**STEP, "text": ""}, "not_found", None),
        ("send_to_review", {**NEW, "version": 0}, "invalid", "version"),
        ("return_draft", STEP, "invalid", "remark"),
        ("accept_flag", {**STEP, "kind": "No", "text": "x"}, "invalid", "kind"),
        ("publish_draft", STEP, "not_found", None),
        ("discard_draft", STEP, "not_found", None),
    ],
)
def test_bad_input_is_refused_where_it_is_entered_with_the_field_named(
    helpline, command, payload, code, field
):
    error = helpline.staff("ed").refusal(command, payload)
    assert (error["code"], error.get("field")) == (code, field)


def test_a_spanish_draft_of_the_greatest_length_fits_into_a_message(start):
    ed = start(HELPLINE_RATE_LIMITS="off").staff("ed")
    draft = ed.do("save_draft", **NEW, version=0, text="enfermería" * 2_000)["draft"]
    assert len(draft["text"]) == 20_000


def preview(house, cookie, where="en/bcg"):
    return house.request("GET", f"/console/preview/{where}", headers=cookie)


def test_a_draft_is_shown_to_editors_as_its_page_will_be_and_cleaned_as_its_page_is(start):
    house = start(HELPLINE_RATE_LIMITS="off")
    ed = house.staff("ed")
    bcg = {"slug": "bcg", "language": "en"}
    text = ed.do("read_draft", **bcg)["shelved"].replace("\ntitle: ", "\ntitle: Anew, ", 1)
    hostile = "\n\n<script>alert(1)</script> [out](javascript:alert(2)) <img src=x onerror=alert(3)>\n"
    ed.do("save_draft", **bcg, version=0, text=text + hostile)
    answer = preview(house, {"Cookie": house.sign_in("ed")})
    body = answer.content.decode()
    assert answer.status == 200
    assert "Anew, " in body
    assert "Preview of a draft" in body
    for unsafe in ("<script>alert", 'href="javascript', "<img"):
        assert unsafe not in body
    assert "Anew, " not in house.request("GET", "/articles/bcg?language=en").content.decode()


@pytest.mark.parametrize(
    ("who", "where", "status"),
    [("ed", "en/never-written", 404), ("ed", "fr/bcg", 404), ("ed", "en/No", 404), ("ann", "en/bcg", 403)],
)
def test_who_is_no_editor_and_what_is_no_draft_is_refused(helpline, who, where, status):
    assert preview(helpline, {"Cookie": helpline.sign_in(who)}, where).status == status


def test_without_a_session_no_draft_is_shown(helpline):
    assert preview(helpline, {}).status == 401
