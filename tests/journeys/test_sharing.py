"""What is shared, seen from both sides: on a phone, on a desk, and after it was taken back."""

import pytest
from playwright.sync_api import Locator, Page, expect

SPECIALISTS = {"en": ("ann", "Ann"), "es": ("sofia", "Sofía")}
SECTION = {
    "en": ("BCG for bladder cancer and melanoma", "BCG for bladder cancer"),
    "es": ("BCG para el cáncer de vejiga y el melanoma", "BCG para el cáncer de vejiga"),
}
WITHDRAWN = {
    "en": "Withdrawn: please do not rely on it",
    "es": "Retirado: por favor, no se guíe por él",
}
TAKEN_BACK = {
    "en": "This text has been withdrawn. Please do not rely on it.",
    "es": "Este texto fue retirado. Por favor, no se guíe por él.",
}
TEL = "tel:+18002272345"


@pytest.fixture
def talking(start, visitor, colleague):
    """Vera talks with a specialist of her language, to whom the article is shown that both will see."""

    def begin(language):
        house = start(HELPLINE_RATE_LIMITS="off")
        name, shown = SPECIALISTS[language]
        specialist = colleague(house, name, language)
        specialist.go_on_duty()
        vera = visitor(house, language)
        vera.open_chat()
        vera.heading("form")
        vera.fill_form("Vera", "BCG?")
        vera.start_chat()
        specialist.accept("Vera")
        vera.heading("with", shown)
        return house, vera, specialist

    return begin


def shares_the_section(specialist, language):
    specialist.search("BCG bladder" if language == "en" else "BCG vejiga")
    specialist.found(*SECTION[language]).click()
    expect(specialist.log("Vera").get_by_role("heading", name=SECTION[language][1])).to_be_visible()


def overflows(page: Page) -> bool:
    wide: bool = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return wide


def bottom_of(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_withdrawn_is_marked_on_both_sides_and_says_whom_to_call(talking, album, language):
    house, vera, specialist = talking(language)
    shares_the_section(specialist, language)
    card = vera.log.get_by_role("link", name=vera.words["article"])
    expect(card).to_be_visible()
    mark = WITHDRAWN[language]
    expect(vera.log.get_by_text(mark)).to_have_count(0)
    house.staff("ada").do(
        "withdraw_article", slug="bcg", language=language, version=1, reason="A wrong dose."
    )
    for log in (vera.log, specialist.log("Vera")):
        # On the card, and in the notice.
        expect(log.get_by_text(mark)).to_have_count(2)
        expect(log.get_by_text(mark).last).to_be_in_viewport(ratio=1)
    call = vera.log.get_by_role("link", name=vera.words["call"])
    expect(call).to_have_attribute("href", TEL)
    specialist.page.keyboard.press("Escape")
    album.look(vera.page, f"visitor-recalled-{language}")
    album.look(specialist.page, f"console-recalled-{language}")
    with vera.page.expect_popup() as opened:
        card.click()
    page = opened.value
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 700})
        page.evaluate("scrollTo(0, 0)")
        note = page.get_by_role("note").filter(has_text=TAKEN_BACK[language])
        expect(note.get_by_role("link")).to_have_attribute("href", TEL)
        assert bottom_of(note) <= page.get_by_role("heading", level=1).bounding_box()["y"]
        assert not overflows(page)
    album.look(page, f"article-withdrawn-{language}")
