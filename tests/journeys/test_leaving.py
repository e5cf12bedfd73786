"""A specialist who signs out by keyboard hands over the chats that are open, and their colleague reads why."""

from conversing import a_request
from playwright.sync_api import expect

NOTE = "Asks about the cost of the second cycle."


def test_ann_signs_out_and_ben_takes_her_chat_with_its_note(start, colleague, album):
    house = start(HELPLINE_RATE_LIMITS="off")
    ann = colleague(house, "ann")
    ann.go_on_duty()
    vera, victor = house.visitor(), house.visitor()
    for person, name in ((vera, "Vera"), (victor, "Victor")):
        person.do("request_chat", **a_request(name=name, question="What does it cost?"))
        ann.accept(name)
    ben = colleague(house, "ben")
    ben.go_on_duty()

    ann.press("menu")
    ann.press("sign_out")
    dialog = ann.page.get_by_role("dialog")
    first, second = (
        dialog.get_by_label(ann.words["what_becomes"].format(name)) for name in ("Vera", "Victor")
    )
    expect(first).to_be_focused()
    first.select_option(label="To Ben (3 free places · English)")
    ann.page.keyboard.press("Tab")
    ann.page.keyboard.type(NOTE)
    album.look(ann.page, "console-leaving-en")
    second.focus()
    second.select_option(ann.words["to_queue"])
    ann.page.keyboard.press("Tab")
    ann.page.keyboard.press("Enter")  # a new line in the note: nothing is sent by it
    ann.page.keyboard.press("Tab")
    ann.page.keyboard.press("Enter")

    expect(ben.offer("Vera")).to_contain_text(NOTE)
    album.look(ben.page, "console-transfer-offer-en")
    ben.accept("Vera")
    ben.accept("Victor")
    expect(ann.page.get_by_label(ann.words["email"])).to_be_visible()
