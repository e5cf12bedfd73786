"""Ann hands a hard conversation over: Ben reads along, note and all, before he takes it."""

import pytest
from conversing import a_request
from playwright.sync_api import expect

QUESTION = "How can I pay for all this?"
NOTE = "She cares for two children."
NEXT = "Ben knows more about this than I do."


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_colleague_reads_along_before_he_takes_the_chat(start, colleague, album, language):
    house = start(HELPLINE_RATE_LIMITS="off")
    vera = house.visitor()
    ann = colleague(house, "ann", language)
    ann.go_on_duty()
    vera.do("request_chat", **a_request(name="Vera", question=QUESTION))
    ann.accept("Vera")
    ben = colleague(house, "ben", language)
    ben.go_on_duty()

    ann.press("transfer")
    dialog = ann.page.get_by_role("dialog")
    dialog.get_by_role("radio", name="Ben").check()
    dialog.get_by_label(ann.words["warm"]).check()
    dialog.get_by_label(ann.words["note_for_colleague"]).fill(NOTE)
    album.look(ann.page, f"console-transfer-warm-{language}")
    dialog.get_by_role("button", name=ann.words["transfer"]).click()

    ben.page.get_by_role("button", name=ben.words["read_first"]).click()
    expect(ben.lines("Vera", QUESTION)).to_be_visible()
    expect(ben.page.get_by_text(NOTE)).to_be_visible()
    expect(ann.page.get_by_text(ann.words["reads"].format("Ben"))).to_be_visible()
    ann.say("Vera", NEXT)
    expect(ben.lines("Vera", NEXT)).to_be_visible()
    album.look(ben.page, f"console-reading-before-{language}")
    album.look(ann.page, f"console-being-read-{language}")

    ben.page.get_by_role("button", name=ben.words["accept"]).click()
    expect(ben.page.get_by_label(ben.words["message"].format("Vera"))).to_be_visible()
    told = vera.wait_for("chat_changed", lambda told: (told["chat"]["specialist"] or {}).get("name") == "Ben")
    assert told["chat"]["state"] == "active"
    expect(ann.page.get_by_role("heading", name=ann.words["no_chats"])).to_be_visible()
