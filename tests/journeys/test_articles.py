"""Ed writes, Ada has the second pair of eyes: what was changed is seen, published, and withdrawn."""

import pytest
from album import SMALL, WIDE
from playwright.sync_api import Locator, Page, expect

TITLE = "BCG for bladder cancer and melanoma"


def press(within: Page | Locator, name: str) -> None:
    within.get_by_role("button", name=name, exact=True).click()


def test_what_ed_writes_ada_compares_publishes_and_withdraws(start, colleague, visitor, album):
    house = start(HELPLINE_RATE_LIMITS="off")
    ed = colleague(house, "ed").page
    expect(ed.get_by_role("row", name=TITLE)).to_contain_text("Sample, not reviewed by a clinician")
    album.look(ed, "articles-shelf-en")
    press(ed, "How the articles are used")
    expect(ed.get_by_role("heading", name="How the articles are used")).to_be_in_viewport(ratio=1)
    reports = ed.get_by_role("link", name="Download")
    album.look(ed, "articles-reports-en", ed.locator(".report").first)
    for link in reports.all():
        with ed.expect_download() as report:
            link.click()
        assert report.value.suggested_filename.startswith(("articles-", "recalls-"))
    press(ed, f"Edit {TITLE}, English")
    expect(ed.get_by_role("heading", name="bcg, English")).to_be_in_viewport(ratio=1)
    manuscript = ed.get_by_label("Text, with its front matter")
    changed = manuscript.input_value().replace(f"title: {TITLE}", "title: BCG, told anew", 1)
    assert "told anew" in changed
    manuscript.fill(changed)
    ed.get_by_text("What differs from the published version").click()
    expect(ed.locator("ins").first).to_contain_text("told anew")
    expect(ed.locator("del").first).to_contain_text("bladder cancer")
    album.look(ed, "articles-compared-en", ed.locator(".comparison"))
    press(ed, "Save")
    with ed.context.expect_page() as opened:
        ed.get_by_role("link", name="See it as visitors would").click()
    expect(opened.value.get_by_role("heading", name="BCG, told anew", level=1)).to_be_visible()
    expect(opened.value.get_by_text("Preview of a draft as it was saved.")).to_be_visible()
    album.look(opened.value, "articles-preview-en")
    press(ed, "Send to review")
    sent = ed.get_by_role("status").filter(has_text="Sent to review.")
    expect(sent).to_be_focused()
    expect(sent).to_be_in_viewport(ratio=1)

    ada = colleague(house, "ada").page
    ada.get_by_role("link", name="Articles").click()
    press(ada, "Open the draft bcg, English")
    ada.get_by_text("What differs from the published version").click()
    expect(ada.locator("ins").first).to_contain_text("told anew")
    press(ada, "Publish…")
    expect(ada.get_by_role("dialog")).to_contain_text("This replaces version 1. Changed: the front matter.")
    expect(ada.get_by_role("dialog")).to_contain_text("Spanish: version 1 stays as it is.")
    album.look(ada, "articles-publish-en")
    read_to_the_end(ada)
    press(ada, "Yes, publish it")
    expect(ada.get_by_text("Published as version 2.")).to_be_in_viewport(ratio=1)

    press(ada, "History of BCG, told anew, English")
    expect(ada.locator("ins").first).to_contain_text("told anew")
    expect(ada.get_by_text("Published by Ada")).to_be_visible()
    album.look(ada, "articles-history-en")
    press(ada, "Back to the articles")
    press(ada, "Withdraw BCG, told anew, English")
    dialog = ada.get_by_role("dialog")
    expect(dialog).to_contain_text("No open chat has it: nobody has to be told.")
    dialog.get_by_label("Why").fill("The dose is wrong.")
    album.look(ada, "articles-withdraw-en")
    press(dialog, "Yes, withdraw it")
    expect(dialog).to_contain_text("0 chats had it")
    ada.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(ada.get_by_role("row", name="BCG, told anew")).to_contain_text("Withdrawn")
    expect(ada.get_by_role("button", name="Edit BCG, told anew, English")).to_be_focused()


def test_what_ed_writes_in_spanish_is_mended_beside_its_faults_reviewed_and_published(
    start, colleague, album
):
    house = start(HELPLINE_RATE_LIMITS="off")
    ed = colleague(house, "ed", "es").page
    press(ed, "Editar BCG para el cáncer de vejiga y el melanoma, Español")
    manuscript = ed.get_by_label("Texto, con su encabezado")
    whole = manuscript.input_value().replace("title: BCG para", "title: La BCG para", 1)
    manuscript.fill(whole.replace("{#melanoma}", "{#skin}", 1))
    press(ed, "Enviar a revisión")
    expect(
        ed.get_by_role("alert").filter(has_text="Corrija primero lo que está en la lista.")
    ).to_be_visible()
    fault = ed.get_by_role("button", name="el ancla #skin falta en inglés")
    expect(fault).to_be_in_viewport(ratio=1)
    expect(manuscript).to_be_in_viewport(ratio=0.8)
    fault.click()
    expect(manuscript).to_be_focused()
    assert selected(manuscript) == "## BCG para el melanoma {#skin}"
    album.look(ed, "articles-faults-es")
    ed.set_viewport_size(SMALL)
    press(ed, "Ir a la lista")
    fault.click()
    expect(manuscript).to_be_in_viewport(ratio=0.99)
    ed.set_viewport_size(WIDE)
    manuscript.fill(whole)
    press(ed, "Enviar a revisión")
    expect(ed.get_by_role("status").filter(has_text="Enviado a revisión.")).to_be_focused()
    publish = ed.get_by_role("button", name="Publicar…")
    expect(publish).to_have_attribute("aria-disabled", "true")
    expect(publish).to_have_accessible_description(
        "Usted lo escribió por última vez: tiene que publicarlo otra persona."
    )
    album.look(ed, "articles-own-es")

    ada = colleague(house, "ada", "es").page
    ada.set_viewport_size(SMALL)
    ada.get_by_role("link", name="Artículos").click()
    press(ada, "Abrir el borrador bcg, Español")
    press(ada, "Publicar…")
    dialog = ada.get_by_role("dialog")
    expect(dialog).to_contain_text("Sustituye a la versión 1. Cambios: el encabezado.")
    expect(dialog.locator("ins").first).to_contain_text("La")
    album.look(ada, "articles-publish-es")
    ada.set_viewport_size(SMALL)
    read_to_the_end(ada)
    press(dialog, "Sí, publicarlo")
    expect(ada.get_by_text("Publicado como versión 2.")).to_be_in_viewport(ratio=1)
    album.look(ada, "articles-shelf-es")
    ada.set_viewport_size(WIDE)
    press(ada, "Historial de La BCG para el cáncer de vejiga y el melanoma, Español")
    expect(ada.get_by_text("Publicada por Ada")).to_be_visible()
    expect(ada.get_by_text("Escrita por Ed")).to_be_visible()
    album.look(ada, "articles-history-es")


def read_to_the_end(page: Page) -> None:
    """On a desk the room scrolls, on a phone the page."""
    to_the_end = "room => { room.scrollTo(0, room.scrollHeight); scrollTo(0, document.body.scrollHeight) }"
    page.locator(".board").evaluate(to_the_end)


def selected(area: Locator) -> str:
    """What is marked in a text box."""
    said: str = area.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    return said


def test_ed_brings_in_a_page_and_the_place_that_could_not_be_loaded_is_asked_for_again(
    start, colleague, album
):
    house = start(HELPLINE_RATE_LIMITS="off")
    console = colleague(house, "ed")
    page = console.page
    page.context.route("**/articles-*.js", lambda route: route.abort())
    page.reload()
    expect(page.get_by_text("could not be loaded")).to_be_visible()
    album.look(page, "articles-not-loaded-en")
    page.context.unroute("**/articles-*.js")
    press(page, "Try again")
    page.get_by_label("Or paste its text").fill(
        "Living with BCG\n\nIt is a vaccine that is put into the bladder, in a cafÃ© or not.\n\n"
        "Side effects\n\nSome people see a diagn?stico in their papers and call their care team."
    )
    press(page, "Read the page")
    became = page.get_by_role("region", name="What the page became")
    expect(became).to_contain_text("cafÃ© → café")
    expect(became).to_contain_text("diagn?stico")
    album.look(page, "articles-brought-in-en", became)
    press(became, "Save it as a draft")
    expect(page.get_by_role("heading", name="Words that look garbled")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize(
    ("language", "sample", "other"),
    [
        ("en", "Sample article: no clinician has reviewed it", "En español"),
        ("es", "Artículo de muestra: ningún profesional clínico lo ha revisado", "In English"),
    ],
)
def test_who_comes_to_a_section_sees_what_the_article_is_and_goes_on_in_the_other_language(
    start, browser, album, width, language, sample, other
):
    house = start(HELPLINE_RATE_LIMITS="off")
    page = browser.new_context(viewport={"width": width, "height": 700}, reduced_motion="reduce").new_page()
    page.goto(f"{house.url}/articles/bcg?language={language}#melanoma")
    bar, heading = page.locator(".article-bar"), page.locator("#melanoma")
    expect(bar.get_by_text(sample)).to_be_in_viewport(ratio=1)
    expect(bar.get_by_role("link", name="PDF")).to_be_in_viewport(ratio=1)
    expect(heading).to_be_focused()
    # The frame of the focus stands six pixels above it.
    assert heading.bounding_box()["y"] - 6 >= bar.bounding_box()["y"] + bar.bounding_box()["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    album.look(page, f"article-section-{language}-{width}")
    bar.get_by_role("link", name=other).click()
    expect(page).to_have_url(
        f"{house.url}/articles/bcg?language={'es' if language == 'en' else 'en'}#melanoma"
    )
    expect(page.locator("#melanoma")).to_be_focused()


def test_without_scripts_the_whole_page_is_there_in_the_other_language(start, browser):
    house = start(HELPLINE_RATE_LIMITS="off")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{house.url}/articles/bcg?language=en#melanoma")
    page.get_by_role("link", name="En español").click()
    expect(page).to_have_url(f"{house.url}/articles/bcg?language=es")
    expect(page.get_by_role("heading", level=1)).to_contain_text("vejiga")
