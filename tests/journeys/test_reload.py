"""A page that is loaded anew finds its visitor where they were, and a page that nobody used knows nothing."""

import pytest
from conversing import client_id
from playwright.sync_api import expect

DRAFT = "My hands are num"


@pytest.mark.parametrize(
    ("language", "name"), [("en", "ann"), pytest.param("es", "sofia", marks=pytest.mark.longer)]
)
def test_after_a_reload_the_panel_is_back_with_form_chat_and_draft(start, visitor, album, language, name):
    house = start(HELPLINE_RATE_LIMITS="off")
    specialist = house.on_duty(name)
    vera = visitor(house, language)
    vera.open_chat()
    vera.heading("form")
    vera.fill_form("Vera", "What is BCG?")
    vera.page.reload()
    vera.heading("form")
    expect(vera.frame.get_by_label(vera.words["question"])).to_have_value("What is BCG?")
    vera.start_chat()
    vera.heading("in_line")
    vera.page.reload()
    vera.heading("in_line")
    chat_id = specialist.do("accept_offer", offer_id=specialist.wait_for("offer_made")["offer_id"])["chat"][
        "id"
    ]
    vera.say("Are you there?")
    vera.write(DRAFT)
    vera.page.reload()
    expect(vera.frame.get_by_label(vera.words["message"])).to_have_value(DRAFT)
    for text in ("What is BCG?", "Are you there?"):
        expect(vera.line(text)).to_have_count(1)
    album.look(vera.page, f"visitor-reloaded-{language}")

    vera.shut()
    vera.page.reload()
    specialist.do("say", chat_id=chat_id, client_id=client_id(), text="I am here.")
    button = vera.page.get_by_role("button", name=vera.words["button"])
    expect(button).to_contain_text(vera.words["unread"])
    expect(vera.page.get_by_role("dialog")).to_have_count(0)
    album.look(vera.page, f"visitor-unread-{language}")

    button.click()
    expect(vera.line("I am here.")).to_be_visible()
    specialist.do("end_chat", chat_id=chat_id)
    vera.heading("ended")
    vera.page.reload()
    expect(button).to_be_visible()
    expect(vera.page.locator("iframe")).to_have_count(0)
    assert vera.context.cookies() == []


def test_before_anybody_opens_it_the_embed_asks_for_availability_and_keeps_nothing(helpline, visitor):
    vera = visitor(helpline)
    asked: list[str] = []
    vera.page.on("request", lambda request: asked.append(request.url.removeprefix(helpline.url)))
    vera.page.reload()
    expect(vera.page.get_by_role("button", name=vera.words["button"])).to_be_visible()
    assert [path for path in asked if not path.startswith(("/?", "/static/"))] == [
        "/widget.js",
        "/api/availability?language=en",
    ]
    assert vera.page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [0, 0, ""]
