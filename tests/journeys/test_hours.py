"""Who may sets the hours: a shorter day, another week, what a visitor would see. Sue supervises, Ada administers."""

import pytest
from playwright.sync_api import Locator, Page, expect
from words import HOURS

MONDAY_NOON = "2026-11-23T18:00:00Z"
CHRISTMAS_EVE = "2026-12-24"
A_SATURDAY = "2027-01-09T12:00"


@pytest.fixture
def house(start):
    return start(HELPLINE_RATE_LIMITS="off", HELPLINE_DEMO_SWITCH="schedule", HELPLINE_DEMO_CLOCK=MONDAY_NOON)


def press(within: Page | Locator, name: str) -> None:
    within.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("language", ["en", "es"])
def test_sue_shortens_a_day_sees_what_visitors_would_and_takes_it_back(house, colleague, album, language):
    page, words = colleague(house, "sue", language).page, HOURS[language]
    heading = page.get_by_role("heading", name=words["heading"], exact=True)
    heading.scroll_into_view_if_needed()
    album.look(page, f"console-hours-{language}")

    press(page, words["day_apart"])
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(words["date"], exact=True).fill(CHRISTMAS_EVE)
    dialog.get_by_role("radio", name=words["these_hours"]).check()
    dialog.get_by_label(words["day_opens"]).fill("13:00")
    closes = dialog.get_by_label(words["day_closes"])
    closes.fill("07:00")
    dialog.get_by_label(words["note"]).fill("Team day")
    press(dialog, words["save_day"])
    expect(closes).to_have_attribute("aria-invalid", "true")
    expect(closes).to_be_focused()
    expect(dialog.get_by_role("alert")).to_have_text(words["ends_before"])
    album.look(page, f"console-hours-day-wrong-{language}")
    closes.fill("15:00")
    press(dialog, words["save_day"])
    expect(dialog).to_have_count(0)
    days = page.get_by_role("table", name=words["days"])
    expect(days).to_contain_text("Team day")

    page.get_by_label(words["at"]).fill(f"{CHRISTMAS_EVE}T12:00")
    page.get_by_label(words["visitors_zone"]).fill("America/Bogota")
    press(page, words["show"])
    expect(page.get_by_text(words["closed_then"])).to_be_visible()
    page.get_by_role("button", name=words["show"], exact=True).scroll_into_view_if_needed()
    album.look(page, f"console-hours-preview-{language}")

    press(days, words["take_back"])
    press(page.get_by_role("dialog"), words["yes_take_back"])
    expect(days).to_have_count(0)


@pytest.mark.parametrize("language", ["en", pytest.param("es", marks=pytest.mark.longer)])
def test_ada_gives_spanish_a_saturday_from_a_day_on(house, colleague, album, language):
    page, words = colleague(house, "ada", language).page, HOURS[language]
    press(page, words["change_week"])
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(words["from_day"]).fill("2027-01-04")
    zone = dialog.get_by_label(words["zone"], exact=True)
    zone.fill("Mars/Olympus")
    album.look(page, f"console-hours-week-{language}")
    dialog.get_by_role("radio", name=words["spanish"]).check()
    press(dialog, words["other_hours_saturday"])
    press(dialog, words["add_saturday"])
    save = dialog.get_by_role("button", name=words["save_week"])
    expect(save).to_be_in_viewport(ratio=1)
    save.click()
    expect(zone).to_be_focused()
    album.look(page, f"console-hours-week-wrong-{language}")
    zone.fill("America/New_York")
    preview = dialog.locator("form").last
    preview.get_by_label(words["at"]).fill(A_SATURDAY)
    preview.get_by_role("combobox").first.select_option("es")
    press(preview, words["show"])
    expect(preview.get_by_text(words["open_then"])).to_be_visible()
    album.look(page, f"console-hours-week-tried-{language}", preview)
    save.click()
    expect(dialog).to_have_count(0)
    coming = page.get_by_role("table", name=words["coming"])
    expect(coming.get_by_role("row", name=words["saturday"])).to_contain_text(words["nine_to_five"])
    coming.scroll_into_view_if_needed()
    album.look(page, f"console-hours-coming-{language}")
    told = house.staff("sue").do("read_calendar")["calendar"]["versions"][1]
    assert (told["effective_from"], told["zone"]) == ("2027-01-04", "America/New_York")
    assert told["week"]["es"] == {"sat": [{"opens": "09:00", "closes": "17:00"}]}
