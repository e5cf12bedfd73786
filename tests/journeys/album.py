"""Looks at a page: what axe finds wrong with it, and pictures of it on a small phone and on a desk."""

from pathlib import Path

from playwright.sync_api import Locator, Page

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "build" / "screenshots"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDE = {"width": 1280, "height": 800}
SMALL = {"width": 360, "height": 640}
# Rings, dots and fades say nothing about the state, and would be caught half way.
STILL = "reduce"


class Album:
    """Every state that was looked at, by name; no name twice."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def look(self, page: Page, name: str, at: Locator | None = None) -> None:
        """`at` is brought into view first, on the phone and on the desk."""
        assert name not in self.names, f"{name} was looked at already"
        self.names.add(name)
        take_pictures(page, name, at)
        found = violations(page)
        assert not found, f"{name}:\n" + "\n".join(found)


def take_pictures(page: Page, name: str, at: Locator | None = None) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for width in (SMALL, WIDE):
        page.set_viewport_size(width)
        if at is not None:
            at.evaluate("element => element.scrollIntoView()")
        page.screenshot(path=PICTURES / f"{name}-{width['width']}.png")


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
