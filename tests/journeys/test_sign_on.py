"""Before the first chat: whether an offer can be heard."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize(("language", "specialist"), [("en", "ann"), ("es", "sofia")])
def test_whoever_signs_on_checks_the_sound_once(start, colleague, album, language, specialist):
    ann = colleague(start(), specialist, language)
    asked = ann.page.get_by_role("heading", name=ann.words["hear_an_offer"])
    expect(asked).to_be_visible()
    ann.press("play_the_sound")
    ann.press("i_hear_nothing")
    expect(ann.page.get_by_text(ann.words["look_at_the_volume"])).to_be_visible()
    album.look(ann.page, f"console-sound-check-{language}")
    ann.press("i_hear_it")
    expect(asked).not_to_be_visible()
    ann.page.reload()
    expect(ann.page.get_by_text(ann.words["connected"], exact=True)).to_be_visible()
    expect(asked).not_to_be_visible()
