"""What becomes of a contact: its record after a chat, after a call, and what supervisors read of them."""

import pytest
from conversing import a_request
from playwright.sync_api import expect


@pytest.mark.parametrize(("language", "specialist"), [("en", "ann"), ("es", "sofia")])
def test_a_chat_and_a_call_are_recorded_and_the_board_counts_them(
    start, colleague, album, language, specialist
):
    house = start(HELPLINE_RATE_LIMITS="off")
    sue = colleague(house, "sue", language)
    sue.page.get_by_label(sue.words["limit"]).select_option("600")
    limit = sue.page.get_by_role("region", name=sue.words["limit_heading"])
    limit.get_by_role("button", name=sue.words["set_limit"]).click()
    expect(limit.locator("p b")).to_contain_text("10")
    album.look(sue.page, f"console-board-limit-{language}", at=limit)

    ann = colleague(house, specialist, language)
    ann.go_on_duty()
    vera = house.visitor(language=language)
    chat = vera.do("request_chat", **a_request(name="Vera", language=language))["chat"]
    ann.accept("Vera")
    vera.do("say", client_id="say-00001", text="What is BCG?")
    share_bcg(house, specialist, chat["id"], language)
    ann.end_chat()
    ann.page.get_by_text(ann.words["illness"]).click()
    ann.page.get_by_label(ann.words["cancer"]).select_option("bladder")
    ann.page.get_by_label(ann.words["rides"]).check()
    expect(ann.page.get_by_role("group", name=ann.words["shared"]).get_by_role("checkbox")).to_be_checked()
    album.look(ann.page, f"console-record-{language}", at=ann.page.locator(".more"))
    ann.wrap_up()

    code = phoned(house, language)
    ann.press("menu")
    ann.press("open_code")
    dialog = ann.page.get_by_role("dialog")
    dialog.get_by_label(ann.words["code"]).fill(code)
    dialog.get_by_role("button", name=ann.words["open_it"], exact=True).click()
    album.look(ann.page, f"console-code-opened-{language}")
    dialog.get_by_role("button", name=ann.words["record_this"]).click()
    dialog.get_by_label(ann.words["contact_type"]).select_option("support")
    dialog.get_by_label(ann.words["outcome"]).select_option("referred")
    album.look(ann.page, f"console-call-{language}")
    dialog.get_by_role("button", name=ann.words["file_call"]).click()
    expect(dialog.get_by_role("status")).to_be_visible()
    album.look(ann.page, f"console-call-filed-{language}")

    contacts = sue.page.get_by_role("region", name=sue.words["contacts"])
    contacts.get_by_role("button", name=sue.words["show"], exact=True).click()
    expect(contacts.get_by_role("rowheader", name=sue.words["bladder"], exact=True)).to_be_visible()
    album.look(sue.page, f"console-board-contacts-{language}", at=contacts)


def share_bcg(house, specialist, chat_id, language):
    own = house.staff(specialist)
    own.do("share_article", chat_id=chat_id, client_id="share-001", slug="bcg", language=language)


def phoned(house, language):
    """The code of somebody who stopped waiting to call."""
    victor = house.visitor(language=language)
    victor.do("request_chat", **a_request(name="Victor", language=language, question="May I call?"))
    return victor.do("choose_phone")["handoff"]["code"]
