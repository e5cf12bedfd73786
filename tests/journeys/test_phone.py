"""Nobody is left in a dead end: whatever does not work, the phone is there."""

import pytest
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


def test_the_phone_link_stands_without_script(start, visitor, album):
    vera = visitor(start(), java_script_enabled=False)
    link = vera.page.locator("a[data-helpline]")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", TEL)
    assert "1-800-227-2345" in link.inner_text()
