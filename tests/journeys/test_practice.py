"""A specialist practises with a visitor who is not there: nothing of it reaches the server."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize(("language", "specialist"), [("en", "ann"), ("es", "sofia")])
def test_a_practice_visitor_is_offered_answers_and_counts_nowhere(
    start, colleague, album, language, specialist
):
    house = start(HELPLINE_RATE_LIMITS="off")
    ann = colleague(house, specialist, language)
    page, words = ann.page, ann.words
    ann.go_on_duty()
    ann.press("menu")
    ann.press("practise")
    album.look(page, f"console-practice-choosing-{language}")
    page.get_by_role("button", name=words["first_days"]).first.click()
    banner = page.get_by_role("region", name=words["practice"])
    expect(banner).to_be_visible()
    album.look(page, f"console-practice-offer-{language}")
    ann.accept("Rosa")
    ann.say("Rosa", "…")
    expect(ann.lines("Rosa", words["rosa_asks"])).to_be_visible(timeout=15_000)
    album.look(page, f"console-practice-{language}")

    sue = house.staff("sue").do("watch_queue")["queue"]
    assert (sue["active_count"], sue["waiting_count"], sue["course"]) == (0, 0, [])
    away = next(one for one in sue["specialists"] if one["name"] in ("Ann", "Sofía") and one["connected"])
    assert (away["duty"], away["reason"]) == ("away", "training")

    banner.get_by_role("button", name=words["leave_practice"]).click()
    expect(banner).not_to_be_visible()
    expect(page.get_by_role("log")).to_have_count(0)
