"""The board on a screen on the wall: few figures, as large as it lets them be, and the day behind each figure."""

import pytest
from conversing import a_request
from playwright.sync_api import expect

HUGE = {"width": 1920, "height": 1080}


@pytest.mark.parametrize(("language", "specialist"), [("en", "ann"), ("es", "sofia")])
def test_sue_puts_the_big_numbers_on_the_wall_and_a_screen_that_starts_again_shows_them(
    start, colleague, album, language, specialist
):
    house = start(HELPLINE_RATE_LIMITS="off", HELPLINE_CAPACITY="1")
    ann = colleague(house, specialist, language)
    ann.go_on_duty()
    house.visitor(language=language).do("request_chat", **a_request(name="Vera", language=language))
    ann.accept("Vera")
    house.visitor(language=language).do("request_chat", **a_request(name="Victor", language=language))

    sue = colleague(house, "sue", language)
    page = sue.page
    days = page.get_by_role("img", name=sue.words["by_half_hour"])
    expect(days).to_have_count(5)
    expect(days.first).to_have_accessible_name(sue.words["one_waits_since"])

    sue.press("big_numbers")
    wall = page.get_by_role("dialog", name=sue.words["board"])
    expect(wall.get_by_role("definition").first).to_have_text("1")
    ann.press("call_supervisor")
    expect(wall.get_by_role("status")).to_contain_text(sue.words["asks_on_the_wall"])
    album.look(page, f"console-wall-{language}")
    page.set_viewport_size(HUGE)
    assert wall.evaluate("box => box.scrollHeight <= innerHeight && box.scrollWidth <= innerWidth")

    page.reload()
    expect(wall).to_be_visible()
    page.keyboard.press("Escape")
    expect(wall).not_to_be_visible()
    expect(page.get_by_role("heading", name=sue.words["board"], exact=True)).to_be_visible()
    assert page.evaluate("location.hash") == "#board"
