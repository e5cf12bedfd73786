"""A helpline of one's own, people who speak to it over the wire, and a browser that looks at it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import services
from conversing import A_RECORD, Client, Helpline, a_request, client_id
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

DESK: ViewportSize = {"width": 1440, "height": 900}


@contextmanager
def house() -> Iterator[Helpline]:
    """A demonstration without rate limits; everybody leaves with the block."""
    with tempfile.TemporaryDirectory(prefix="helpline-faces-") as folder:
        process = services.Process(Path(folder), HELPLINE_RATE_LIMITS="off")
        people = Helpline(process.url)
        try:
            yield people
        finally:
            people.everyone_leaves()
            process.stop()


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium. Raises RuntimeError where there is none."""
    path = services.chromium()
    if path is None:
        raise RuntimeError("Chromium was not found: on Debian, apt install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


def opened(running: Browser, url: str) -> Page:
    """A page in a browser profile of its own, that nothing was loaded into before."""
    # Without the dots and fades that never rest.
    page = running.new_context(reduced_motion="reduce", viewport=DESK, locale="en-US").new_page()
    page.goto(url)
    return page


def console(running: Browser, people: Helpline) -> Page:
    """Ann's console, signed in."""
    page = opened(running, f"{people.url}/console/?language=en")
    page.get_by_label("Email").fill("ann@demo.helpline")
    page.get_by_label("Password").fill(people.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_text("Connected", exact=True).wait_for()
    return page


def asks(people: Helpline, ann: Client, name: str) -> tuple[Client, str]:
    """A visitor who asks, and is accepted by Ann; and their chat."""
    visitor = people.visitor()
    chat_id = str(visitor.do("request_chat", **a_request(name=name))["chat"]["id"])
    accept(ann, chat_id)
    return visitor, chat_id


def accept(ann: Client, chat_id: str) -> None:
    """Ann takes this chat as soon as it is offered."""
    offer = ann.wait_for("offer_made", lambda told: bool(told["chat"]["id"] == chat_id))
    ann.do("accept_offer", offer_id=offer["offer_id"])


def talk(visitor: Client, ann: Client, chat_id: str, lines: int) -> None:
    """Both write in turn, and tell each other that they do."""
    for number in range(lines // 2):
        ann.do("typing", chat_id=chat_id, typing=True)
        said = f"Line {number}: take all the time you need, and see https://www.cancer.gov for more."
        ann.do("say", chat_id=chat_id, client_id=client_id(), text=said)
        visitor.do("typing", typing=True)
        visitor.do("say", client_id=client_id(), text=f"Line {number}: I am a bit scared of the treatment.")


def finish(ann: Client, chat_id: str) -> None:
    """The chat is ended and filed."""
    ann.do("end_chat", chat_id=chat_id)
    ann.do("wrap_up", chat_id=chat_id, record=A_RECORD)
