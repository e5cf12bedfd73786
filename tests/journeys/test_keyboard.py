"""Vera has no mouse, or cannot use one: from the page's button to the last thank-you by the keyboard alone."""

import pytest
from playwright.sync_api import Locator, Page, expect

QUESTION = {"en": "What is BCG?", "es": "¿Qué es la BCG?"}
SAID = {"en": "Thank you for this.", "es": "Gracias por esto."}
SPECIALIST = {"en": ("ann", "Ann"), "es": ("sofia", "Sofía")}
FAR = 60  # steps; nothing is farther away than that
HAS_FOCUS = "one => one === one.getRootNode().activeElement && one.ownerDocument.hasFocus()"


def go_to(page: Page, wanted: Locator, step: str = "Tab") -> None:
    """Step on, or back, with the tabulator until it is there: whoever cannot be reached so is not there for Vera."""
    expect(wanted.first).to_be_visible()
    for _ in range(FAR):
        if wanted.first.evaluate(HAS_FOCUS):
            return
        page.keyboard.press(step)
    raise AssertionError(f"no way leads to {wanted}")


def press(page: Page, wanted: Locator, step: str = "Tab") -> None:
    go_to(page, wanted, step)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_whole_chat_is_asked_for_held_ended_and_rated_by_keyboard(start, visitor, colleague, language):
    account, name = SPECIALIST[language]
    house = start(HELPLINE_RATE_LIMITS="off")
    ann = colleague(house, account, language)
    ann.go_on_duty()
    vera = visitor(house, language)
    page, frame, words = vera.page, vera.frame, vera.words
    press(page, page.get_by_role("button", name=words["button"]))
    vera.heading("form")
    go_to(page, frame.get_by_label(words["role"]))
    page.keyboard.type(words["patient"][:8])
    go_to(page, frame.get_by_label(words["question"]))
    page.keyboard.type(QUESTION[language])
    go_to(page, frame.get_by_label(words["consent"]))
    page.keyboard.press("Space")
    press(page, frame.get_by_role("button", name=words["start"]))
    vera.heading("in_line")
    expect(ann.page.get_by_role("button", name=ann.words["accept"])).to_be_visible()
    ann.page.keyboard.press("Alt+A")
    vera.heading("with", name)
    go_to(page, frame.get_by_label(words["message"]))
    page.keyboard.type(SAID[language])
    page.keyboard.press("Enter")
    expect(vera.line(SAID[language])).to_contain_text(words["sent"])
    press(page, frame.get_by_role("button", name=words["end"]), "Shift+Tab")
    press(page, frame.get_by_role("button", name=words["end_it"]))
    vera.heading("ended")
    press(page, frame.get_by_role("button", name=words["go_on"]))
    vera.heading("rate")
    go_to(page, frame.get_by_role("radio").first)
    page.keyboard.press("ArrowRight")
    expect(frame.get_by_role("radio", checked=True)).to_have_count(1)
    press(page, frame.get_by_role("button", name=words["rating_send"]))
    vera.heading("thanks")
    page.keyboard.press("Escape")
    expect(page.locator("iframe")).not_to_be_visible()
