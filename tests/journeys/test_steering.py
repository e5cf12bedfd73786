"""A supervisor steps in from the board, and finds the chat among her own."""

from conversing import a_request
from playwright.sync_api import expect

REASON = "She asked for a supervisor."


def duty_of(specialists, name):
    """What the board says; the list beside it names every duty there is."""
    return specialists.get_by_role("row").filter(has_text=name).locator(".badge")


def test_sue_takes_a_conversation_over_and_puts_its_specialist_off_duty(start, colleague, album):
    house = start(HELPLINE_RATE_LIMITS="off")
    ann, vera = house.on_duty("ann"), house.visitor()
    asked = vera.do("request_chat", **a_request(name="Vera", question="May I speak to somebody else?"))
    ann.do("accept_offer", offer_id=ann.wait_for("offer_made")["offer_id"])

    sue = colleague(house, "sue")
    album.look(sue.page, "console-board-in-hand-en")
    chats = sue.page.get_by_role("table", name=sue.words["in_hand"])
    chats.get_by_label(sue.words["steer"].format("Ann")).select_option(sue.words["take_over"])
    dialog = sue.page.get_by_role("dialog")
    dialog.get_by_label(sue.words["reason"]).fill(REASON)
    album.look(sue.page, "console-board-take-over-en")
    dialog.get_by_role("button", name=sue.words["yes_take_over"]).click()

    expect(sue.lines("Vera", "May I speak to somebody else?")).to_be_visible()
    album.look(sue.page, "console-taken-over-en")
    told = vera.wait_for("chat_changed", lambda told: (told["chat"]["specialist"] or {}).get("name") == "Sue")
    assert told["chat"]["id"] == asked["chat"]["id"]
    assert ann.do("sync")["chats"] == []

    sue.page.get_by_role("link", name=sue.words["board"]).click()
    sue.page.get_by_label(sue.words["set_duty"].format("Ann")).select_option(sue.words["away"])
    assert ann.wait_for("duty_changed", lambda told: told["me"]["duty"] == "away")
    specialists = sue.page.get_by_role("table", name=sue.words["specialists"])
    expect(duty_of(specialists, "Ann")).to_have_text(sue.words["away"])

    house.on_duty("ben")
    expect(duty_of(specialists, "Ben")).to_have_text(sue.words["available"])
    sue.page.get_by_label(sue.words["choose_all"]).check()
    specialists.get_by_label(sue.words["choose"].format("Sofía")).uncheck()
    album.look(sue.page, "console-board-several-en", at=specialists)
    sue.page.get_by_label(sue.words["set_duty_of_chosen"]).select_option(sue.words["off"])
    sue.page.get_by_role("button", name=sue.words["set"], exact=True).click()
    assert ann.wait_for("duty_changed", lambda told: told["me"]["duty"] == "off")
    for name in ("Ann", "Ben"):
        expect(duty_of(specialists, name)).to_have_text(sue.words["off"])
