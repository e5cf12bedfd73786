"""Nobody is left in a dead end: whatever does not work, the phone is there."""

import pytest
from album import SMALL
from conversing import until_asked
from playwright.sync_api import expect

TEL = "tel:+18002272345"
SUNDAY = {"HELPLINE_DEMO_SWITCH": "schedule", "HELPLINE_DEMO_CLOCK": "2026-11-22T18:00:00Z"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_on_a_sunday_the_panel_gives_the_phone_and_says_when_chat_opens(start, visitor, album, language):
    vera = visitor(start(**SUNDAY), language)
    vera.page.clock.set_fixed_time("2026-11-22T18:00:00Z")
    vera.open_chat()
    vera.heading("out_of_hours")
    expect(vera.frame.get_by_role("link", name=vera.words["call"])).to_have_attribute("href", TEL)
    vera.sees(vera.words["hours"])
    vera.sees(vera.words["opens"])
    album.look(vera.page, f"visitor-sunday-{language}")


def test_the_phone_link_stands_when_the_server_is_gone(start, visitor, album):
    house = start()
    vera = visitor(house)
    expect(vera.page.get_by_role("button", name="Live Chat")).to_be_visible()
    house.process.kill()
    vera.open_chat()
    expect(vera.page.get_by_role("dialog").get_by_role("link")).to_have_attribute("href", TEL)
    album.look(vera.page, "visitor-server-gone-en")


def test_the_phone_link_stands_without_script(helpline, visitor, album):
    vera = visitor(helpline, java_script_enabled=False)
    link = vera.page.locator("a[data-helpline]")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", TEL)
    assert "1-800-227-2345" in link.inner_text()


def test_the_form_gives_way_to_the_phone_and_comes_back_with_what_was_typed(start, visitor):
    house = start(HELPLINE_RATE_LIMITS="off")
    house.on_duty("ann")
    sue = house.staff("sue")
    vera = visitor(house)
    vera.open_chat_and_listen()
    vera.fill_form("Vera", "What is BCG?")
    sue.do("set_switch", switch="closed")
    vera.heading("closed")
    sue.do("set_switch", switch="open")
    vera.heading("form")
    expect(vera.frame.get_by_label(vera.words["question"])).to_have_value("What is BCG?")
    expect(vera.frame.get_by_label(vera.words["role"])).to_have_value("patient")
    vera.start_chat()
    vera.heading("in_line")


@pytest.mark.parametrize(("language", "name"), [("en", "ann"), ("es", "sofia")])
def test_who_still_waits_when_chat_closes_gets_the_phone_and_a_code(start, visitor, album, language, name):
    house = start(HELPLINE_RATE_LIMITS="off", HELPLINE_CLOSING_GRACE_SECONDS="0")
    specialist, sue = house.on_duty(name), house.staff("sue")
    vera = waiting(visitor(house, language))
    offer = specialist.wait_for("offer_made")
    specialist.do("decline_offer", offer_id=offer["offer_id"])
    sue.do("set_switch", switch="closed")
    vera.heading("closed")
    code = vera.code()
    album.look(vera.page, f"visitor-closing-{language}")
    vera.page.reload()
    assert vera.code() == code


@pytest.mark.parametrize(("language", "name"), [("en", "ann"), ("es", "sofia")])
def test_who_has_waited_long_answers_that_they_are_there(start, visitor, album, language, name):
    house = start(HELPLINE_RATE_LIMITS="off", HELPLINE_STILL_THERE_AFTER_SECONDS="0.5")
    specialist = house.on_duty(name)
    vera = waiting(visitor(house, language))
    question = vera.frame.get_by_role("alert").filter(has_text=vera.words["still_there"])
    until_asked(specialist, question.is_visible)
    album.look(vera.page, f"visitor-still-there-{language}")
    offered = len(specialist.of("offer_made"))
    question.get_by_role("button").click()
    expect(question).to_be_hidden()
    specialist.wait_for("offer_made", lambda _: len(specialist.of("offer_made")) > offered)


@pytest.mark.parametrize("language", ["en", "es"])
def test_on_a_small_phone_whoever_waits_sees_the_number_and_where_to_write(start, visitor, language):
    house = start(HELPLINE_RATE_LIMITS="off")
    house.on_duty("ann" if language == "en" else "sofia")
    vera = waiting(visitor(house, language))
    vera.page.set_viewport_size(SMALL)
    for role, name in (("link", "call"), ("textbox", "message"), ("button", "send")):
        expect(vera.frame.get_by_role(role, name=vera.words[name])).to_be_in_viewport(ratio=1)


def test_whoever_stops_waiting_to_call_gets_a_code_that_a_specialist_can_open(start, visitor):
    house = start(HELPLINE_RATE_LIMITS="off")
    ann = house.on_duty("ann")
    vera = waiting(visitor(house))
    vera.press("call_instead")
    vera.heading("by_phone")
    summary = ann.do("open_handoff", code=vera.code())["summary"]
    assert summary["question"] == "What is BCG?"


def waiting(vera):
    vera.open_chat()
    vera.heading("form")
    vera.fill_form("Vera", "What is BCG?")
    vera.start_chat()
    vera.heading("in_line")
    return vera
