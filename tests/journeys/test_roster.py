"""Sue plans the day, sees who is missing, and copies it to the next; Ada plans too. Sue supervises, Ada administers."""

import pytest
from conversing import a_request
from playwright.sync_api import Locator, Page, expect
from words import ROSTER

MONDAY_NOON = "2026-11-23T18:00:00Z"
TODAY, TOMORROW = "2026-11-23", "2026-11-24"


@pytest.fixture
def house(start):
    return start(HELPLINE_RATE_LIMITS="off", HELPLINE_DEMO_SWITCH="schedule", HELPLINE_DEMO_CLOCK=MONDAY_NOON)


def press(within: Page | Locator, name: str) -> None:
    within.get_by_role("button", name=name, exact=True).click()


def plan(house, name, starts, ends):
    ada = house.staff("ada")
    people = ada.wait_for("snapshot")["colleagues"]
    who = next(one["id"] for one in people if one["name"] == name)
    ada.do("set_shift", specialist_id=who, day=TODAY, starts=starts, ends=ends)


@pytest.mark.parametrize("language", ["en", pytest.param("es", marks=pytest.mark.longer)])
def test_sue_plans_a_shift_sees_who_is_missing_and_copies_the_day(house, colleague, album, language):
    plan(house, "Sofía", "12:00", "24:00")
    plan(house, "Ann", "07:00", "11:00")
    ann, sofia = house.on_duty("ann"), house.on_duty("sofia")
    page, words = colleague(house, "sue", language).page, ROSTER[language]

    press(page, words["plan"])
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(words["who"]).select_option("Ben")
    dialog.get_by_label(words["starts"]).fill("09:00")
    ends = dialog.get_by_label(words["ends"])
    ends.fill("08:00")
    press(dialog, words["save"])
    expect(ends).to_be_focused()
    expect(dialog.get_by_role("alert")).to_have_text(words["ends_before"])
    album.look(page, f"console-roster-wrong-{language}")
    ends.fill("17:00")
    press(dialog, words["save"])
    expect(dialog).to_have_count(0)

    today = page.get_by_role("region", name=words["heading"])
    rows = today.get_by_role("table").get_by_role("row")
    expect(rows.nth(1)).to_contain_text("Ben")
    expect(rows.nth(1)).to_contain_text(words["missing"])
    expect(rows.nth(2)).to_contain_text("Sofía")
    expect(today.get_by_role("list", name=words["unplanned"])).to_contain_text("Ann")
    sofia.do("set_duty", status="away", reason="meal")
    expect(rows.nth(2)).to_contain_text(words["away"])
    album.look(page, f"console-roster-{language}", today)
    longer = "document.documentElement.scrollHeight - document.documentElement.clientHeight"
    assert page.evaluate(longer) == 0, "the page scrolls under its header"

    press(today, words["copy_act"])
    album.look(page, f"console-roster-copy-{language}")
    press(page.get_by_role("dialog"), words["copy"])
    expect(today.get_by_role("status")).to_contain_text("3")
    press(today, words["after"])
    expect(today).not_to_contain_text(words["missing"])  # nobody is late tomorrow
    expect(rows).to_have_count(4)
    take_back = today.get_by_role("button", name=words["take_back_ben"])
    take_back.click()
    press(page.get_by_role("dialog"), words["yes_take_back"])
    expect(rows).to_have_count(3)
    expect(today.get_by_role("heading", level=3)).to_be_focused()
    album.look(page, f"console-roster-tomorrow-{language}", today)
    press(today, words["today"])
    expect(rows).to_have_count(4)
    assert ann.do("sync")["me"]["duty"] == "available"


@pytest.mark.parametrize("language", ["en", pytest.param("es", marks=pytest.mark.longer)])
def test_the_board_says_why_people_went_without_a_chat(house, colleague, album, language):
    house.visitor().refusal("request_chat", a_request(language="es"))
    house.on_duty("ann")
    for command in ("end_chat", "choose_phone", "end_chat"):
        vera = house.visitor()
        vera.do("request_chat", **a_request())
        vera.do(command)
    sue, words = colleague(house, "sue", language), ROSTER[language]
    table = sue.page.get_by_role("table", name=words["unserved"])
    expect(table.get_by_role("row", name=words["gave_up"])).to_contain_text("2")
    expect(table.get_by_role("row", name=words["nobody"])).to_contain_text("1")
    album.look(sue.page, f"console-unserved-{language}", table)
    with sue.page.expect_download() as download:
        sue.page.get_by_role("link", name=words["download"]).first.click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert lines[0] == "at,local,language,reason,count"
    assert lines[1] == f"{MONDAY_NOON[:-1]}.000Z,2026-11-23T12:00-06:00,en,chose_phone,1"
    assert len(lines) == 4


def test_ada_finds_the_roster_with_the_hours(house, colleague, album):
    plan(house, "Ann", "07:00", "15:00")
    page = colleague(house, "ada").page
    expect(page.get_by_role("region", name="Roster").get_by_role("row", name="Ann 7:00 AM")).to_be_visible()
    album.look(page, "console-roster-administrator-en")
