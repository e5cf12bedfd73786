"""What Vera writes may need help at once: her specialist is shown it, and what they may say; she never is."""

import pytest
from conversing import a_request, client_id
from playwright.sync_api import expect

TREATMENT = {
    "en": "My husband had CAR T last week.",
    "es": "A mi esposo le pusieron las CAR T la semana pasada.",
}
SIGN = {"en": "Now he has a fever of 102 and chills.", "es": "Ahora tiene 39 de fiebre y escalofríos."}
SMALL_TALK = {"en": "thank you so much", "es": "muchas gracias"}
SAID = {
    "en": "must be looked at right away, day or night",
    "es": "se deben revisar enseguida, de día o de noche",
}
TOLD = {"en": "after CAR T cells", "es": "después de las células CAR T"}
CRISIS = {"en": "I don't want to live anymore.", "es": "Ya no quiero vivir."}


@pytest.mark.parametrize(("language", "specialist"), [("en", "ann"), ("es", "sofia")])
def test_a_prompt_is_shown_used_with_one_key_and_gone_once_it_is_said(
    start, colleague, album, language, specialist
):
    house = start(HELPLINE_RATE_LIMITS="off", HELPLINE_CAPACITY="1")
    vera = house.visitor(language=language)
    ann = colleague(house, specialist, language)
    ann.go_on_duty()
    vera.do("request_chat", **a_request(name="Vera", language=language, question=TREATMENT[language]))
    ann.accept("Vera")
    prompt = ann.page.get_by_role("region", name=ann.words["urgent"], exact=True)
    expect(ann.lines("Vera", TREATMENT[language])).to_be_visible()
    expect(prompt).not_to_be_visible()

    composer = ann.page.locator("[data-composer]")
    composer.fill("…")
    vera.do("say", client_id=client_id(), text=SIGN[language])
    expect(prompt).to_contain_text(TOLD[language])
    expect(prompt).to_contain_text(ann.words["no_clinician"])
    expect(prompt).to_contain_text(SIGN[language])
    expect(composer).to_be_focused()
    expect(composer).to_have_value("…")
    album.look(ann.page, f"console-urgent-{language}", at=prompt, in_the_dark=True)

    composer.fill("")
    ann.page.keyboard.press("Alt+u")
    expect(composer).to_be_focused()
    assert SAID[language] in composer.input_value()
    album.look(ann.page, f"console-urgent-wording-{language}", at=prompt)
    ann.page.keyboard.press("Enter")
    expect(prompt).not_to_be_visible()

    vera.do("say", client_id=client_id(), text=CRISIS[language])
    expect(prompt).to_contain_text("988")
    vera.do("say", client_id=client_id(), text=SMALL_TALK[language])
    expect(ann.lines("Vera", SMALL_TALK[language])).to_be_visible()
    expect(prompt).to_contain_text("988")
    ann.page.reload()
    expect(prompt).to_contain_text("988")
    album.look(ann.page, f"console-urgent-crisis-{language}", at=prompt)
    prompt.get_by_role("button", name=ann.words["dismiss"]).click()
    expect(prompt).not_to_be_visible()
    assert not any("find_urgency" in str(told) or "prompts" in str(told) for told in vera.pushed)
    assert not any(ann.words["urgent"] in str(told) for told in vera.pushed)
