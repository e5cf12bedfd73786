"""The page of components: whoever changes one sees it in all its states."""

import pytest
from album import PICTURES
from playwright.sync_api import expect


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_component_is_seen_in_all_its_states(start, colleague, album, language):
    ann = colleague(start(), "ann", language)
    page = ann.page
    page.evaluate("location.hash = '#components'")
    expect(page.get_by_role("heading", name=ann.words["components"])).to_be_visible()
    album.look(page, f"components-{language}")
    for width, height in ((360, 4600), (1280, 2900)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.locator(".components").evaluate("box => box.scrollWidth <= box.clientWidth")
        page.screenshot(path=PICTURES / f"components-whole-{language}-{width}.png")
