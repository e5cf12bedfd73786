"""Whatever is written, imported or kept stays text, on the screen of whoever reads it."""

import re

import pytest
import yaml
from canary import CANARY, Canary, left_in
from conversing import client_id
from hostile_text import PAYLOADS
from playwright.sync_api import expect

SENTENCES = [f"Somebody sent me {line} today." for line in PAYLOADS]
MESSAGES = ["\n".join(SENTENCES[begun : begun + 36]) for begun in range(0, len(SENTENCES), 36)]
NAME = "<img src=x onerror=canary()>{{7*7}}"
QUESTION = "\n".join(PAYLOADS)[:1000]
TITLE = " ".join(PAYLOADS[60:63])
SUMMARY = " ".join(PAYLOADS[100:120])
HEADING = "A &lt;script&gt;canary()&lt;/script&gt; in a heading"
NOTE = "\n".join(PAYLOADS[:40])


TAKE_FOR_MARKUP = """lines => {
    const tell = canary;
    window.calls = 0;
    window.canary = () => { window.calls += 1; tell(); };
    for (const line of lines) document.body.append(document.createRange().createContextualFragment(line));
}"""
HAS_HAPPENED = "calls > 80 && performance.getEntriesByType('resource').length > 25"


def test_the_lines_are_live_where_nothing_is_done_about_them(browser):
    context = browser.new_context()
    context.route(f"**://{CANARY}/**", lambda route: route.fulfill(status=204))
    page = context.new_page()
    canary = Canary(context)
    page.goto("about:blank")
    page.evaluate(TAKE_FOR_MARKUP, PAYLOADS)
    page.wait_for_function(HAS_HAPPENED)
    for sign in ("canary()", "request: ", "dialog: "):
        assert any(sung.startswith(sign) for sung in canary.sung)


@pytest.fixture
def hostile(start):
    """A house whose shelf, services and replies somebody has filled with it."""
    house = start(HELPLINE_RATE_LIMITS="off")
    ed, ada = house.staff("ed"), house.staff("ada")
    bcg = {"slug": "bcg", "language": "en"}
    text = ed.do("read_draft", **bcg)["shelved"]
    _, head, body = text.split("---\n", 2)
    head = yaml.safe_dump({**yaml.safe_load(head), "title": TITLE, "summary": SUMMARY}, allow_unicode=True)
    text = f"---\n{head}---\n" + body.replace("## BCG for bladder cancer {", f"## {HEADING} {{", 1)
    draft = ed.do("save_draft", **bcg, version=0, text=text)["draft"]
    assert draft["faults"] == []
    for flag in draft["flags"]:
        words = {"kind": flag["kind"], "text": flag["text"]}
        draft = ed.do("accept_flag", **bcg, **words, version=draft["version"])["draft"]
    draft = ed.do("send_to_review", **bcg, version=draft["version"])["draft"]
    ada.do("publish_draft", **bcg, version=draft["version"])
    ed.do("save_reply", shortcut="hello-canary", shared=True, texts={"en": "\n".join(PAYLOADS[120:150])})
    said = {"name": PAYLOADS[0], "what_for": PAYLOADS[60], "who_for": PAYLOADS[61], "area": PAYLOADS[1]}
    ed.do("save_resource", texts={"en": said}, url="https://canary.example/<svg/onload=canary()>")
    return house


def test_what_either_side_writes_and_what_the_shelf_says_stays_text(hostile, visitor, colleague):
    ann, vera, sue = colleague(hostile, "ann"), visitor(hostile), colleague(hostile, "sue")
    canaries = [Canary(face.context) for face in (ann, vera, sue)]
    for face in (ann, vera, sue):
        face.page.reload()
    vera_asks_and_ann_accepts(vera, ann)
    chats = sue.page.get_by_role("table", name=sue.words["in_hand"])
    chats.get_by_role("combobox").select_option(sue.words["read_along"])
    logs = [vera.log, ann.log(NAME), sue.log(NAME)]
    they_write(vera, ann)
    for log in logs:
        expect(log.get_by_text("Somebody sent me")).to_have_count(2 * len(MESSAGES))
        reads(log, MESSAGES)
    cards_and_a_note_are_added(hostile.staff("ann"))
    for log in logs:
        expect(log.get_by_role("heading", name=PAYLOADS[0])).to_be_visible()
        expect(log.get_by_text(SUMMARY)).to_be_visible()
    ann_reads_note_and_reply(ann)
    for page in (frame_of(vera), ann.page, sue.page):
        assert left_in(page) == []
    the_article_is_opened(ann, vera)
    assert [sung for canary in canaries for sung in canary.sung] == []


def frame_of(vera):
    return vera.page.frames[1]


def vera_asks_and_ann_accepts(vera, ann):
    ann.go_on_duty()
    vera.open_chat()
    vera.heading("form")
    vera.fill_form(NAME, QUESTION)
    vera.start_chat()
    expect(ann.offer(NAME)).to_contain_text(PAYLOADS[0])
    assert left_in(ann.page) == []
    ann.accept(NAME)


def they_write(vera, ann):
    mine = frame_of(vera).get_by_label(vera.words["message"])
    theirs = ann.page.get_by_label(ann.words["message"].format(NAME))
    for message in MESSAGES:
        sends(mine, message)
        sends(theirs, message)


def sends(box, text):
    box.fill(text)
    box.press("Enter")
    expect(box).to_have_value("")


def reads(log, texts):
    """Every message stands there, sign for sign."""
    shown = log.locator("p.text").evaluate_all("all => all.map(one => one.textContent)")
    assert [text for text in texts if text not in shown] == []


def cards_and_a_note_are_added(ann):
    chat_id = ann.do("sync")["chats"][0]["id"]
    for section in ({}, {"anchor": "bladder-cancer"}):
        shared = {"slug": "bcg", "language": "en", **section}
        ann.do("share_article", chat_id=chat_id, client_id=client_id(), **shared)
    found = ann.do("find_resources", query="", language="en", limit=200)["resources"]
    (kept,) = [one["id"] for one in found if one["name"] == PAYLOADS[0]]
    ann.do("share_resource", chat_id=chat_id, client_id=client_id(), resource_id=kept, language="en")
    ann.do("add_note", chat_id=chat_id, client_id=client_id(), text=NOTE)


def ann_reads_note_and_reply(ann):
    ann.page.get_by_role("button", name=re.compile("^Notes")).click()
    expect(ann.page.get_by_role("listitem").filter(has_text=NOTE)).to_be_visible()
    ann.search("/hello-canary")
    expect(ann.page.get_by_role("list").get_by_text(PAYLOADS[121])).to_be_visible()


def the_article_is_opened(ann, vera):
    ann.page.get_by_label(ann.words["search"]).fill("bcg")
    ann.page.get_by_role("button", name=TITLE).click()
    # In the log, where it was found, and in its preview.
    expect(ann.page.get_by_text(SUMMARY)).to_have_count(3)
    assert left_in(ann.page) == []
    with vera.page.expect_popup() as opened:
        vera.log.get_by_role("link", name=vera.words["article"]).first.click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert left_in(opened.value) == []
