"""The main job, whole: from the button at the bottom of a page to the wrapped-up chat, in both languages."""

import re
from urllib.parse import urljoin

from playwright.sync_api import expect

SECRET_NOTE = "Cried at first. Mentions a daughter."
REPLIES = (
    ("en", "Settings", "Canned replies…", "New reply"),
    ("es", "Ajustes", "Respuestas preparadas…", "Respuesta nueva"),
)
TYPED_OFFLINE = "I typed this in the elevator."


def test_vera_and_victor_are_helped_from_the_button_to_the_wrap_up(start, visitor, colleague, album):
    # However long ago the samples were written.
    house = start(HELPLINE_RATE_LIMITS="off", HELPLINE_RESOURCE_STALE_DAYS="36500")
    look = album.look

    ann = colleague(house, "ann", look=look)
    look(ann.page, "console-off-duty-en")
    ann.go_on_duty()
    vera = vera_asks(visitor(house), look)
    ann_accepts(ann, vera, look)
    ann_greets_with_a_canned_reply(ann, vera, look)
    they_talk(ann, vera, look)
    keeps_talking(vera, look, "en")
    what_vera_writes_suggests_an_article(ann, vera, look)
    ann_shares_what_a_misspelling_finds(ann, vera, look)
    shares_a_service(ann, "Vera", vera, look, "en")
    a_reload_resumes(vera)
    the_line_is_cut(ann, vera, look)
    ann_leaves_a_note(ann, vera, look)
    ann_ends_and_vera_rates(ann, vera, look)
    assert SECRET_NOTE not in "".join(vera.heard)
    assert SECRET_NOTE in "".join(ann.heard)

    sofia = colleague(house, "sofia", "es", look=look)
    sofia.go_on_duty()
    sue = sue_watches(colleague(house, "sue"), look)
    victor_is_helped_in_spanish(sofia, visitor(house, "es"), sue, look)

    for language, menu, replies, add in REPLIES:
        keeper = sue if language == "en" else colleague(house, "sue", language)
        keeper.page.get_by_role("button", name=menu, exact=True).click()
        keeper.page.get_by_role("button", name=replies, exact=True).click()
        expect(keeper.page.get_by_role("dialog")).to_contain_text("/hello")
        look(keeper.page, f"console-replies-kept-{language}")
        keeper.page.get_by_role("button", name=add, exact=True).click()
        look(keeper.page, f"console-reply-new-{language}")
        keeper.page.keyboard.press("Escape")
        expect(keeper.page.get_by_role("dialog")).to_contain_text("/hello")
        keeper.page.keyboard.press("Escape")
        expect(keeper.page.get_by_role("dialog")).to_have_count(0)

    for language in ("en", "es"):
        keeps_the_services(colleague(house, "ed", language), look, language)

    sue.switch_chat("closed")
    look(sue.page, "console-board-closed-en")
    look(colleague(house, "sue", "es").page, "console-board-closed-es")
    for language in ("en", "es"):
        newcomer = visitor(house, language)
        newcomer.open_chat()
        newcomer.heading("closed")
        link = newcomer.frame.get_by_role("link", name=newcomer.words["call"])
        expect(link).to_have_attribute("href", "tel:+18002272345")
        look(newcomer.page, f"visitor-phone-card-{language}")


def vera_asks(vera, look):
    look(vera.page, "visitor-page-en")
    vera.open_chat()
    vera.heading("form")
    look(vera.page, "visitor-form-en", in_the_dark=True)
    vera.press("start")
    vera.sees("Tick the box to agree.")
    look(vera.page, "visitor-form-faults-en")
    vera.fill_form("Vera", "Is lenalidomide a chemotherapy?")
    vera.start_chat()
    vera.heading("in_line")
    vera.sees("You are next.")
    return vera


def ann_accepts(ann, vera, look):
    offer = ann.offer("Vera")
    expect(offer).to_contain_text("Is lenalidomide a chemotherapy?")
    look(ann.page, "console-offer-en")
    look(vera.page, "visitor-waiting-en")
    ann.accept("Vera")
    vera.heading("with", "Ann")
    vera.sees("Ann is here with you now.")


def ann_greets_with_a_canned_reply(ann, vera, look):
    composer = ann.page.get_by_label(ann.words["message"].format("Vera"))
    composer.press("/")
    search = ann.page.get_by_label(ann.words["search"])
    look(ann.page, "console-replies-folded-en")
    search.fill("/hello")
    expect(ann.page.get_by_role("button", name="Put into the message").first).to_be_visible()
    look(ann.page, "console-replies-en")
    search.press("Enter")
    ann.page.keyboard.press("Enter")
    expect(composer).to_be_focused()
    expect(composer).to_have_value(re.compile("^Hello Vera, I am Ann"))
    composer.press("Enter")
    expect(vera.line("Hello Vera, I am Ann")).to_be_visible()
    ann.page.keyboard.press("Escape")


def they_talk(ann, vera, look):
    ann.write("Vera", "Hello Vera. ")
    vera.sees("Ann is writing…")
    look(vera.page, "visitor-typing-en")
    ann.say("Vera", "It is good that you ask.")
    expect(vera.line("Hello Vera. It is good that you ask.")).to_be_visible()
    vera.write("I am ")
    expect(ann.page.get_by_text("Vera is typing")).to_be_visible()
    look(ann.page, "console-talking-en", in_the_dark=True)
    vera.say("a bit scared of it.")
    expect(ann.lines("Vera", "I am a bit scared of it.")).to_be_visible()
    look(vera.page, "visitor-talking-en", in_the_dark=True)


def keeps_talking(widget, look, language):
    widget.press("end")
    expect(widget.frame.get_by_role("link", name=widget.words["call"])).to_be_visible()
    look(widget.page, f"visitor-sure-to-end-{language}")
    widget.press("keep_talking")


def what_vera_writes_suggests_an_article(ann, vera, look):
    vera.say("My legs are swelling since I take Revlimid.")
    ann.press("articles")
    suggested = ann.page.get_by_role("region", name=ann.words["suggested"])
    expect(suggested.get_by_role("heading", name="Immunomodulators")).to_be_visible()
    look(ann.page, "console-suggested-en")
    vera.say("Thank you.")
    expect(suggested).to_have_count(0)
    ann.page.keyboard.press("Escape")


def ann_shares_what_a_misspelling_finds(ann, vera, look):
    ann.search("lenalidomid side efects")
    side_effects = ann.found(
        "Immunomodulators (IMiDs): thalidomide, lenalidomide, pomalidomide", "Side effects"
    )
    expect(side_effects).to_be_visible()
    look(ann.page, "console-articles-en")
    side_effects.click()
    card = vera.log.get_by_role("link", name=vera.words["article"])
    expect(card).to_be_visible()
    look(vera.page, "visitor-article-card-en")
    with vera.page.expect_popup() as opened:
        card.click()
    article = opened.value
    expect(article.get_by_role("heading", name="Side effects")).to_be_in_viewport()
    look(article, "article-page-en")
    paper = article.get_by_role("link", name="Save or print (PDF)").get_attribute("href")
    assert article.request.get(urljoin(article.url, paper)).headers["content-type"] == "application/pdf"
    article.close()


def shares_a_service(specialist, name, widget, look, language):
    search = specialist.page.get_by_label(specialist.words["search"])
    search.fill("988 crisis")
    result, unchecked = (
        specialist.page.get_by_role("button").filter(has_text=specialist.words[said].format("988"))
        for said in ("share_service", "share_unchecked")
    )
    expect(result).to_be_enabled()
    look(specialist.page, f"console-services-{language}")
    search.press("Enter")
    expect(result).to_be_focused()
    specialist.page.keyboard.press("Enter")
    expect(unchecked).to_be_focused()
    specialist.page.keyboard.press("Enter")
    expect(specialist.log(name).get_by_role("heading", name=re.compile("^988 "))).to_be_visible()
    card = widget.line(widget.words["never_checked"])
    expect(card.get_by_role("heading", name=re.compile("^988 "))).to_be_visible()
    call = card.get_by_role("link", name=widget.words["call_service"].format("988"), exact=True)
    expect(call).to_have_attribute("href", "tel:988")
    page = card.get_by_role("link", name=widget.words["its_page"])
    expect(page).to_have_attribute("href", "https://988lifeline.org/")
    expect(page).to_have_attribute("target", "_blank")
    look(widget.page, f"visitor-service-card-{language}")


def keeps_the_services(ed, look, language):
    dialog = ed.page.get_by_role("dialog")
    ed.press("menu")
    ed.press("services")
    expect(dialog).to_contain_text("ClinicalTrials.gov")
    look(ed.page, f"console-services-kept-{language}")
    ed.press("new_service")
    dialog.get_by_label(ed.words["phone"]).fill("call us")
    dialog.get_by_role("button", name=ed.words["save_service"]).click()
    expect(dialog.get_by_role("alert")).to_be_in_viewport(ratio=1)
    expect(dialog.get_by_label(ed.words["phone"])).to_be_focused()
    look(ed.page, f"console-service-new-{language}")
    ed.page.keyboard.press("Escape")
    expect(dialog).to_contain_text("ClinicalTrials.gov")
    ed.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def a_reload_resumes(vera):
    vera.page.reload()
    vera.heading("with", "Ann")
    expect(vera.line("I am a bit scared of it.")).to_have_count(1)
    expect(vera.line("Is lenalidomide a chemotherapy?")).to_have_count(1)


def the_line_is_cut(ann, vera, look):
    vera.context.set_offline(True)
    vera.sees(vera.words["lost"])
    vera.write(TYPED_OFFLINE)
    vera.press("send")
    expect(vera.line(TYPED_OFFLINE)).to_contain_text(vera.words["kept"])
    look(vera.page, "visitor-offline-en")
    expect(ann.lines("Vera", TYPED_OFFLINE)).to_have_count(0)
    vera.context.set_offline(False)
    expect(vera.line(TYPED_OFFLINE)).to_contain_text("Sent")
    # What comes after it can only be shown once everything before it is.
    vera.say("I am back.")
    expect(ann.lines("Vera", "I am back.")).to_be_visible()
    expect(ann.lines("Vera", TYPED_OFFLINE)).to_have_count(1)
    expect(vera.line(TYPED_OFFLINE)).to_have_count(1)


def ann_leaves_a_note(ann, vera, look):
    ann.add_note(SECRET_NOTE)
    look(ann.page, "console-notes-en")
    ann.say("Vera", "Take all the time you need.")
    expect(vera.line("Take all the time you need.")).to_be_visible()
    expect(vera.frame.get_by_text(SECRET_NOTE)).to_have_count(0)


def ann_ends_and_vera_rates(ann, vera, look):
    ann.end_chat()
    vera.heading("ended")
    look(vera.page, "visitor-ended-en")
    look(ann.page, "console-wrap-up-en")
    rates(vera, look, "en")
    ann.wrap_up()


def rates(widget, look, language):
    widget.press("go_on")
    widget.heading("rate")
    look(widget.page, f"visitor-rating-{language}")
    widget.press("rating_send")
    expect(widget.frame.get_by_role("alert")).to_have_text(widget.words["score_missing"])
    widget.frame.get_by_label(widget.words["very_much"]).check()
    widget.press("rating_send")
    widget.heading("thanks")
    look(widget.page, f"visitor-thanks-{language}")


def sue_watches(sue, look):
    expect(sue.page.get_by_role("heading", name="Board")).to_be_visible()
    for name in ("Ann", "Sofía"):
        row = sue.page.get_by_role("row").filter(has=sue.page.get_by_role("rowheader", name=name))
        expect(row).to_contain_text("Available")
    return sue


def victor_is_helped_in_spanish(sofia, victor, sue, look):
    look(victor.page, "visitor-page-es")
    victor.open_chat()
    victor.heading("form")
    victor.fill_form("Víctor", "¿Qué es la BCG?")
    look(victor.page, "visitor-form-es")
    victor.start_chat()
    victor.heading("in_line")
    victor.sees("Usted es la próxima persona.")
    expect(sofia.offer("Víctor")).to_contain_text("¿Qué es la BCG?")
    # Only Sofía speaks Spanish, so Sue sees her being asked.
    expect(
        sue.page.get_by_role("row").filter(has_text="Spanish").filter(has_text="Sofía").first
    ).to_be_visible()
    look(sue.page, "console-board-en", in_the_dark=True)
    look(sofia.page, "console-offer-es")
    look(victor.page, "visitor-waiting-es")
    sofia.accept("Víctor")
    victor.heading("with", "Sofía")
    sofia.say("Víctor", "Buenos días, Víctor.")
    expect(victor.line("Buenos días, Víctor.")).to_be_visible()
    victor.say("Buenos días. Mañana me ponen la primera.")
    expect(sofia.lines("Víctor", "Mañana me ponen la primera.")).to_be_visible()
    look(sofia.page, "console-talking-es")
    keeps_talking(victor, look, "es")
    sofia.search("vejija")
    bladder = sofia.found("BCG para el cáncer de vejiga y el melanoma", "BCG para el cáncer de vejiga")
    expect(bladder).to_be_visible()
    look(sofia.page, "console-articles-es", in_the_dark=True)
    bladder.click()
    card = victor.log.get_by_role("link", name=victor.words["article"])
    expect(card).to_be_visible()
    look(victor.page, "visitor-talking-es")
    shares_a_service(sofia, "Víctor", victor, look, "es")
    with victor.page.expect_popup() as opened:
        card.click()
    expect(opened.value.get_by_role("heading", name="BCG para el cáncer de vejiga").last).to_be_in_viewport()
    look(opened.value, "article-page-es", in_the_dark=True)
    sofia.end_chat()
    victor.heading("ended")
    look(victor.page, "visitor-ended-es")
    look(sofia.page, "console-wrap-up-es")
    rates(victor, look, "es")
    sofia.wrap_up()
