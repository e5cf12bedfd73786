"""Looks at a page: pictures of it from a small phone to a desk, and what axe finds wrong in light and in dark."""

from pathlib import Path

from cut_off import cut_off
from playwright.sync_api import Locator, Page

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "build" / "screenshots"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SMALL = {"width": 320, "height": 568}
TABLET = {"width": 768, "height": 1024}
WIDE = {"width": 1440, "height": 900}
# A desk of 1280 by 1024 at 400 %.
ENLARGED = {"width": 320, "height": 256}
# Rings, dots and fades say nothing about the state, and would be caught half way.
STILL = "reduce"
SCHEMES = ("dark", "light")
LOOKED_AT = "states looked at"


class Album:
    """Every state that was looked at, by name; no name twice."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def look(self, page: Page, name: str, at: Locator | None = None, in_the_dark: bool = False) -> None:
        """`at` is brought into view first, on the phone and on the desk. `in_the_dark`: pictures of that too."""
        assert name not in self.names, f"{name} was looked at already"
        self.names.append(name)
        found = [f"at {ENLARGED['width']}: {fault}" for fault in faults_when_enlarged(page)]
        take_pictures(page, name, at)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            if in_the_dark and scheme == "dark":
                take_pictures(page, f"{name}-dark", at)
            found += [f"{scheme}: {fault}" for fault in violations(page)]
        assert not found, f"{name}:\n" + "\n".join(found)


def take_pictures(page: Page, name: str, at: Locator | None = None) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for size in (SMALL, TABLET, WIDE):
        page.set_viewport_size(size)
        if at is not None:
            at.evaluate("element => element.scrollIntoView({ block: 'nearest' })")
        page.screenshot(path=PICTURES / f"{name}-{size['width']}.png")


def faults_when_enlarged(page: Page) -> list[str]:
    """What nobody can read or reach where everything is four times as large."""
    page.set_viewport_size(ENLARGED)
    return [fault for frame in page.frames for fault in cut_off(frame)]


def violations(page: Page) -> list[str]:
    """What axe finds in the page and in its frames, one line each."""
    # Each document judges itself and the frames inside it, so each gets its own copy. It is evaluated from
    # outside, which the pages' content policy rightly denies to any script of theirs.
    for frame in page.frames:
        if not frame.evaluate("'axe' in window"):
            frame.evaluate(AXE.read_text(encoding="utf-8"))
    report = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    return [
        f"{found['id']}: {found['help']} at {node['target']}: {node['failureSummary']}"
        for found in report["violations"]
        for node in found["nodes"]
    ]
