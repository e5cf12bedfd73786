"""What is shared, seen from both sides: on a phone, on a desk, and after it was taken back."""

import pytest
from album import PICTURES, violations
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


BACK = {"en": "Back to the chat", "es": "Volver al chat"}
ELSEWHERE = {
    "en": "Your chat is in the other tab. You can close this one.",
    "es": "Su chat está en la otra pestaña. Puede cerrar esta.",
}


def opens(vera) -> Page:
    with vera.page.expect_popup() as opened:
        vera.log.get_by_role("link", name=vera.words["article"]).click()
    page: Page = opened.value
    return page


def goes_back(page: Page, language: str) -> None:
    """Presses it a moment later: the tab may be gone before a click of ours could be answered."""
    back = page.get_by_role("button", name=BACK[language])
    expect(back).to_be_in_viewport(ratio=1)
    with page.expect_event("close"):
        back.evaluate("button => { setTimeout(() => button.click()) }")


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_article_that_the_chat_has_opened_leads_back_to_it_and_leaves_nothing(talking, album, language):
    _, vera, specialist = talking(language)
    shares_the_section(specialist, language)
    page = opens(vera)
    page.set_viewport_size({"width": 320, "height": 568})
    back = page.get_by_role("button", name=BACK[language])
    expect(back).to_be_in_viewport(ratio=1)
    expect(page.get_by_text(ELSEWHERE[language])).to_be_hidden()
    assert not overflows(page)
    assert page.evaluate("[document.cookie, sessionStorage.length, localStorage.length]") == ["", 0, 0]
    album.look(page, f"article-from-chat-{language}")
    goes_back(page, language)
    expect(vera.log).to_be_visible()

    page = opens(vera)
    other = "en" if language == "es" else "es"
    page.get_by_role("link", name="In English" if language == "es" else "En español").click()
    goes_back(page, other)


@pytest.mark.parametrize("language", ["en", "es"])
def test_where_the_browser_keeps_the_tab_open_the_words_say_where_the_chat_is(start, browser, language):
    house = start(HELPLINE_RATE_LIMITS="off")
    page = browser.new_context().new_page()
    page.goto(house.url)
    page.goto(f"{house.url}/articles/bcg?language={language}&version=1&from=chat")
    page.get_by_role("button", name=BACK[language]).click()
    expect(page.get_by_text(ELSEWHERE[language])).to_be_focused()
    expect(page.get_by_text(ELSEWHERE[language])).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name=BACK[language])).to_be_hidden()


def test_without_scripts_a_plain_sentence_says_where_the_chat_is_and_only_to_who_came_from_it(start, browser):
    house = start(HELPLINE_RATE_LIMITS="off")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{house.url}/articles/bcg?language=en&version=1&from=chat#melanoma")
    expect(page.get_by_text(ELSEWHERE["en"])).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name=BACK["en"])).to_be_hidden()
    page.get_by_role("link", name="All articles").click()
    expect(page.get_by_text(ELSEWHERE["en"])).to_be_in_viewport(ratio=1)
    page.goto(f"{house.url}/articles/bcg?language=en&version=1")
    expect(page.get_by_text(ELSEWHERE["en"])).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), [(320, 568), (390, 844)])
@pytest.mark.parametrize("language", ["en", "es"])
def test_on_a_phone_the_specialist_sees_the_talk_and_where_to_write_all_the_time(
    talking, album, language, width, height
):
    _, vera, specialist = talking(language)
    page = specialist.page
    page.set_viewport_size({"width": width, "height": height})
    for line in range(6):
        vera.say(f"Line {line}, which is long enough to take more than one row of a phone.")
    talk_and_composer_are_in_view(specialist, width, height)
    shares_the_section(specialist, language)
    talk_and_composer_are_in_view(specialist, width, height)
    page.screenshot(path=PICTURES / f"console-phone-{language}-{width}.png")
    assert not violations(page)
    specialist.press("notes")
    expect(page.get_by_label(specialist.words["note"])).to_be_in_viewport(ratio=1)
    expect(page.get_by_label(specialist.words["message"].format("Vera"))).to_be_in_viewport(ratio=1)
    page.screenshot(path=PICTURES / f"console-phone-notes-{language}-{width}.png")
    specialist.press("notes")
    specialist.end_chat()
    page.screenshot(path=PICTURES / f"console-phone-wrap-up-{language}-{width}.png")


def talk_and_composer_are_in_view(specialist, width: int, height: int) -> None:
    page = specialist.page
    composer = page.locator("form").filter(has=page.get_by_label(specialist.words["message"].format("Vera")))
    expect(composer).to_be_in_viewport(ratio=1)
    assert bottom_of(composer) <= height
    log = specialist.log("Vera").bounding_box()
    assert log is not None
    assert log["height"] >= 0.4 * height, log
    assert page.evaluate("[scrollX, scrollY, document.documentElement.scrollHeight > innerHeight]") == [
        0,
        0,
        False,
    ]
    assert not overflows(page)
