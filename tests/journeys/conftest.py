"""A real browser, and a look at every state that a journey passes through."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from album import LOOKED_AT, Album
from faces import Console, Widget
from playwright.sync_api import Browser, sync_playwright

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def launched(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield running
        running.close()


@pytest.fixture
def browser(launched: Browser) -> Iterator[Browser]:
    """One for a module's journeys; whoever came with a context of their own is gone afterwards."""
    yield launched
    for context in launched.contexts:
        context.close()


@pytest.fixture
def album(request: pytest.FixtureRequest) -> Album:
    """What was looked at is counted at the end of the run."""
    opened = Album()
    request.node.user_properties.append((LOOKED_AT, opened.names))
    return opened


@pytest.fixture
def visitor(browser: Browser):
    """Someone with a browser of their own, who has opened a page of the site."""

    def arrive(house, language: str = "en", **context) -> Widget:
        return Widget(browser, house.url, language, **context)

    return arrive


@pytest.fixture
def colleague(browser: Browser):
    """A member of staff with a browser of their own, signed in."""

    def sign_in(house, name: str, language: str = "en", look=None) -> Console:
        console = Console(browser, house.url, language)
        if look:
            look(console.page, f"console-sign-in-{language}")
        console.sign_in(name, house.password)
        return console

    return sign_in
