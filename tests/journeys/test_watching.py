"""A specialist calls for a supervisor, who reads along, whispers, and tells everybody who waits."""

import pytest
from conversing import a_request, client_id
from playwright.sync_api import expect

QUESTION = {"en": "I am so tired of all this.", "es": "Estoy cansada de todo esto."}
LONG = {"en": "I have so much to tell you about her. ", "es": "Tengo tanto que contarle de ella. "}
WHISPER = {"en": "Offer her the phone.", "es": "Ofrézcale el teléfono."}
ANSWER = {"en": "I am here for you.", "es": "Estoy aquí con usted."}
NEWS = {"en": "It takes longer today.", "es": "Hoy tarda un poco más."}


@pytest.mark.parametrize(("language", "specialist"), [("en", "ann"), ("es", "sofia")])
def test_sue_reads_along_where_she_was_called_and_nobody_but_the_specialist_hears_her(
    start, colleague, album, language, specialist
):
    house = start(HELPLINE_RATE_LIMITS="off", HELPLINE_CAPACITY="1")
    vera = house.visitor(language=language)
    ann = colleague(house, specialist, language)
    ann.go_on_duty()
    vera.do("request_chat", **a_request(name="Vera", language=language, question=QUESTION[language]))
    ann.accept("Vera")
    ann.press("call_supervisor")
    expect(ann.page.get_by_text(ann.words["called"])).to_be_visible()

    sue = colleague(house, "sue", language)
    expect(sue.page.get_by_text(sue.words["asks_for_supervisor"])).to_be_visible()
    chats = sue.page.get_by_role("table", name=sue.words["in_hand"])
    chats.get_by_role("combobox").select_option(sue.words["read_along"])
    expect(sue.lines("Vera", QUESTION[language])).to_be_visible()
    expect(sue.page.get_by_text(sue.words["asks_for_supervisor"])).not_to_be_visible()

    ann.say("Vera", ANSWER[language])
    expect(sue.lines("Vera", ANSWER[language])).to_be_visible()
    sue.page.get_by_label(sue.words["whisper_to"]).fill(WHISPER[language])
    album.look(sue.page, f"console-watching-{language}")
    vera.do("say", client_id=client_id(), text=LONG[language] * 45)
    for log in (ann.log("Vera"), sue.log("Vera")):
        line = log.get_by_role("article").filter(has_text=LONG[language])
        expect(line).to_be_visible()
        assert line.evaluate("one => one.scrollHeight <= one.clientHeight + 1"), "cut"
    sue.press("whisper")
    expect(sue.page.get_by_label(sue.words["whisper_to"])).to_have_value("")
    expect(ann.page.get_by_text(WHISPER[language])).to_be_visible()
    album.look(ann.page, f"console-whispered-{language}")
    assert not any(WHISPER[language] in str(told) for _, told in vera.pushed)

    victor = house.visitor(language=language)
    victor.do("request_chat", **a_request(name="Victor", language=language))
    sue.press("tell_everybody")
    for spoken in ("en", "es"):
        sue.page.get_by_label(sue.words[f"message_{spoken}"]).fill(NEWS[spoken])
    album.look(sue.page, f"console-broadcast-{language}")
    sue.page.get_by_role("dialog").get_by_role("button", name=sue.words["send"]).click()
    victor.wait_for("entry_added", lambda told: told["entry"].get("text") == NEWS[language])
    expect(sue.page.get_by_text(sue.words["one_told"])).to_be_visible()
    sue.press("stop_reading")
    expect(sue.log("Vera")).not_to_be_visible()
