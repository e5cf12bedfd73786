"""A machine four times as slow: when the widget shows itself, what the loader costs, how a long log moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from conversing import Helpline
from playwright.sync_api import Browser, CDPSession, Frame, Locator, Page

from bench.faces.house import accept, console, opened, talk

SLOWER = 4
REPEATS = 5
LINES = 1000
LOADED_MS = 1500
TYPED = "Thank you, that helps me a lot."
WHEEL_TURNS = 40

_OPEN = """() => new Promise(resolve => {
    const host = [...document.querySelectorAll("div")].find(one => one.shadowRoot);
    const begun = performance.now();
    host.shadowRoot.querySelector("button").click();
    const look = () => {
        const heading = host.shadowRoot.querySelector("iframe")?.contentDocument?.querySelector("h1");
        if (heading?.getBoundingClientRect().height) resolve(performance.now() - begun);
        else requestAnimationFrame(look);
    };
    look();
})"""
_WATCH = """() => {
    window.gaps = [];
    let last = performance.now();
    const next = now => { gaps.push(now - last); last = now; requestAnimationFrame(next); };
    requestAnimationFrame(next);
}"""


@dataclass(frozen=True)
class Frames:
    """How long the frames of one use took, in milliseconds."""

    longest: float
    over_50: int
    count: int

    def __str__(self) -> str:
        return f"longest frame {self.longest:.0f} ms, {self.over_50} of {self.count} over 50 ms"


def slowed(page: Page, times: int = SLOWER) -> CDPSession:
    """From now on this page's processor is so many times slower than the machine's."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    return session


def first_state(running: Browser, people: Helpline) -> str:
    """From the press of the button to the first heading in the frame, nothing cached."""
    took = []
    for _ in range(REPEATS):
        page = opened(running, people.url)
        page.get_by_role("button", name="Live Chat").wait_for()
        slowed(page)
        took.append(float(page.evaluate(_OPEN)))
        page.context.close()
    return f"first state of the widget: {median(took):.0f} ms (worst {max(took):.0f}); goal 1000"


def loader(running: Browser, people: Helpline) -> Iterator[str]:
    """The script time of the host page with the loader, less that of the same page without it."""
    for times in (1, SLOWER):
        kept, dropped = [], []
        for _ in range(REPEATS):
            dropped.append(_script_ms(running, people.url, "**/widget.js", times))
            kept.append(_script_ms(running, people.url, "**/nothing.js", times))
        yield f"script of the loader, {times} x slower: {median(kept) - median(dropped):.1f} ms; goal 5 at 1 x"


def _script_ms(running: Browser, url: str, without: str, times: int) -> float:
    page = running.new_context().new_page()
    page.route(without, lambda route: route.abort())
    session = slowed(page, times)
    session.send("Performance.enable")
    page.goto(url)
    page.wait_for_timeout(LOADED_MS)
    told = session.send("Performance.getMetrics")["metrics"]
    page.context.close()
    return 1000 * float(next(one["value"] for one in told if one["name"] == "ScriptDuration"))


def long_log(running: Browser, people: Helpline) -> Iterator[str]:
    """A conversation of a thousand lines, scrolled and written in, on both sides."""
    ann = people.on_duty("ann")
    widget = opened(running, people.url)
    widget.get_by_role("button", name="Live Chat").click()
    frame = widget.frames[1]
    frame.get_by_label("Who are you?").select_option("patient")
    frame.get_by_label("I have read this and want to chat.").check()
    frame.get_by_role("button", name="Start chat").click()
    frame.get_by_role("heading", name="You are in line").wait_for()
    token = str(frame.evaluate("JSON.parse(sessionStorage['helpline.token'])"))
    chat_id = str(people.visitor(token).wait_for("snapshot")["chat"]["id"])
    accept(ann, chat_id)
    talk(people.visitor(token), ann, chat_id, LINES)
    yield from _used("widget", widget, frame, frame.get_by_label("Your message"))
    desk = console(running, people)
    desk.set_default_timeout(8000)
    yield from _used("console", desk, desk.main_frame, desk.locator("[data-composer]"))


def _used(face: str, page: Page, frame: Frame, box: Locator) -> Iterator[str]:
    log = frame.get_by_role("log")
    log.get_by_text(f"Line {LINES // 2 - 1}: I am").wait_for()
    log.hover()
    frame.evaluate(_WATCH)
    for times in (1, SLOWER):
        slowed(page, times)
        frame.evaluate("gaps.length = 0")
        for _ in range(WHEEL_TURNS):
            page.mouse.wheel(0, -400)
        yield f"{face}, {LINES} lines scrolled, {times} x slower: {_frames(frame)}"
        frame.evaluate("gaps.length = 0")
        box.press_sequentially(TYPED)
        yield f"{face}, {LINES} lines, typing, {times} x slower: {_frames(frame)}"


def _frames(frame: Frame) -> Frames:
    gaps: list[float] = frame.evaluate("new Promise(done => setTimeout(() => done(gaps), 300))")
    return Frames(max(gaps), sum(gap > 50 for gap in gaps), len(gaps))
