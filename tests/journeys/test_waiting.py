"""Waiting, made bearable: a word after a while, and something to read that costs nobody their place."""

import pytest
from album import SMALL
from playwright.sync_api import expect
from test_phone import waiting

NAMES = {"ann": "Ann", "sofia": "Sofía"}
SIX_MINUTES_AGO = """
const kept = JSON.parse(sessionStorage.getItem("helpline.waits"));
sessionStorage.setItem("helpline.waits", JSON.stringify({ ...kept, since: kept.since - 6 * 60000 }));
"""


@pytest.mark.parametrize(("language", "name"), [("en", "ann"), ("es", "sofia")])
def test_who_waits_long_hears_so_and_can_read_until_somebody_comes(start, visitor, album, language, name):
    house = start(HELPLINE_RATE_LIMITS="off")
    specialist = house.on_duty(name)
    vera = waiting(visitor(house, language))
    offer = specialist.wait_for("offer_made")
    vera.frame.locator("body").evaluate(SIX_MINUTES_AGO)
    vera.page.reload()
    vera.sees(vera.words["long_wait"])
    album.look(vera.page, f"visitor-long-wait-{language}")
    vera.page.set_viewport_size(SMALL)
    expect(vera.frame.get_by_role("button", name=vera.words["send"])).to_be_in_viewport(ratio=1)

    vera.press("read")
    shelf = vera.frame.frame_locator("iframe")
    expect(shelf.get_by_role("heading", name=vera.words["shelf"], level=1)).to_be_visible()
    shelf.get_by_role("link", name="BCG").click()
    expect(shelf.get_by_role("heading", name="BCG", level=1)).to_be_visible()
    expect(shelf.get_by_role("link", name=vera.words["paper"])).to_be_in_viewport()
    album.look(vera.page, f"visitor-reading-{language}")

    specialist.do("accept_offer", offer_id=offer["offer_id"])
    vera.sees(vera.words["joined"].format(NAMES[name]))
    expect(shelf.get_by_role("heading", name="BCG", level=1)).to_be_visible()
    album.look(vera.page, f"visitor-reading-answered-{language}")
    vera.press("back")
    expect(vera.log).to_contain_text(vera.words["joined"].format(NAMES[name]))
    expect(vera.frame.get_by_role("button", name=vera.words["read"])).to_be_hidden()


@pytest.mark.parametrize(("language", "name"), [("en", "ann"), ("es", "sofia")])
def test_on_a_small_phone_there_is_room_to_read(start, visitor, language, name):
    house = start(HELPLINE_RATE_LIMITS="off")
    house.on_duty(name)
    vera = waiting(visitor(house, language))
    vera.page.set_viewport_size(SMALL)
    vera.press("read")
    box = vera.frame.locator("iframe").bounding_box()
    assert box is not None
    assert box["height"] >= SMALL["height"] / 3
    named = (("link", "call"), ("button", "call_instead"), ("button", "back"), ("textbox", "message"))
    for role, told in named:
        expect(vera.frame.get_by_role(role, name=vera.words[told])).to_be_in_viewport(ratio=1)
