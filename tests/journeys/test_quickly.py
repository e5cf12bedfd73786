"""Vera sits at a computer that others use: she leaves in a moment, keeps what she wants, takes back what she said."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

SAID = {"en": "Nobody may know that I write.", "es": "Nadie debe saber que escribo."}
ANSWER = {"en": "I am here.", "es": "Estoy aquí."}
SPECIALIST = {"en": ("ann", "Ann"), "es": ("sofia", "Sofía")}
PAGE = """<!doctype html><html lang="en"><title>A charity</title><body><h1>A charity</h1><input>
<a href="tel:+18002272345" data-helpline>Call</a><script async src="{}/widget.js"></script></body></html>"""


@pytest.fixture
def charity():
    """A site of its own: to a browser, `localhost` and `127.0.0.1` are strangers."""

    class Page(BaseHTTPRequestHandler):
        server_url = ""

        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.format(self.server_url).encode())

        def log_message(self, *_told):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}", Page
    server.shutdown()


def met(house, colleague, vera, language):
    """Vera is talking with somebody."""
    account, name = SPECIALIST[language]
    ann = colleague(house, account, language)
    ann.go_on_duty()
    vera.open_chat()
    vera.fill_form("Vera", SAID[language])
    vera.start_chat()
    ann.accept("Vera")
    vera.heading("with", name)
    return ann


def is_blank(vera):
    vera.page.wait_for_url("about:blank")
    assert vera.page.content() == "<html><head></head><body></body></html>"


@pytest.mark.parametrize("how", ["the button", "Shift in the chat", "Shift on the page around"])
def test_she_leaves_a_charitys_page_in_a_moment_and_nothing_is_left(start, charity, colleague, visitor, how):
    site, page = charity
    house = start(HELPLINE_RATE_LIMITS="off", HELPLINE_SITES=site)
    page.server_url = house.url
    vera = visitor(house)
    vera.page.goto(site)
    ann = met(house, colleague, vera, "en")
    assert vera.page.evaluate("sessionStorage.length") == 1
    if how == "the button":
        vera.press("quickly")
    else:
        if how == "Shift on the page around":
            vera.page.get_by_role("textbox").first.focus()
        else:
            vera.frame.get_by_label(vera.words["message"]).focus()
        for _ in range(3):
            vera.page.keyboard.press("Shift")
    is_blank(vera)
    expect(ann.page.get_by_role("heading", name=ann.words["wrap_up"])).to_be_visible()
    vera.page.go_back()
    expect(vera.page).not_to_have_title("A charity")
    vera.page.goto(site)
    assert vera.page.evaluate("sessionStorage.length") == 0
    vera.open_chat()
    vera.heading("form")


def test_the_way_out_stays_in_view_however_far_the_form_is_scrolled(start, visitor):
    house = start(HELPLINE_RATE_LIMITS="off")
    house.on_duty("ann")
    vera = visitor(house)
    vera.page.set_viewport_size({"width": 320, "height": 460})
    vera.open_chat()
    vera.heading("form")
    vera.frame.get_by_label(vera.words["consent"]).focus()
    expect(vera.frame.get_by_role("heading", level=1)).not_to_be_in_viewport()
    expect(vera.frame.get_by_role("button", name=vera.words["quickly"])).to_be_in_viewport(ratio=1)


def test_without_the_network_the_page_goes_all_the_same(start, colleague, visitor):
    house = start(HELPLINE_RATE_LIMITS="off")
    vera = visitor(house)
    met(house, colleague, vera, "en")
    vera.context.set_offline(True)
    vera.press("quickly")
    is_blank(vera)


@pytest.mark.parametrize("language", ["en", "es"])
def test_she_keeps_the_conversation_and_then_takes_it_back(start, colleague, visitor, album, language):
    house = start(HELPLINE_RATE_LIMITS="off")
    vera = visitor(house, language)
    ann = met(house, colleague, vera, language)
    ann.say("Vera", ANSWER[language])
    vera.press("end")
    vera.press("end_it")
    vera.press("go_on")
    vera.press("skip")
    vera.heading("thanks")
    with vera.page.expect_download() as download:
        vera.press("save")
    assert SAID[language] in download.value.path().read_text(encoding="utf-8")
    vera.press("erase")
    album.look(vera.page, f"visitor-sure-to-erase-{language}")
    vera.press("erase_it")
    vera.heading("erased")
    album.look(vera.page, f"visitor-erased-{language}")
    expect(ann.page.get_by_text(ann.words["erased"]).first).to_be_visible()
    expect(ann.page.get_by_text(SAID[language])).not_to_be_visible()
    assert vera.page.evaluate("sessionStorage.length") == 0
