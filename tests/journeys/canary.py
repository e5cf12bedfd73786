"""Watches a browser for anything that hostile text could bring about, and a page for anything it could leave."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Dialog, Frame, Page, Request

CANARY = "canary.invalid"
# Neither face has one: its own pictures are in its styles, its own frame is the shelf's.
NEVER_THERE = (
    "img, picture, image, svg:not(.spark), math, object, embed, video, audio, source, track, applet, base, template, "
    "frameset, marquee, style, area, map, form[action], [style], [srcdoc], [ping], [formaction], [background], "
    "script:not([src]), iframe:not(.shelf), meta[http-equiv], link[href*='//']"
)
IN_THE_LOG = {
    "article",
    "section",
    "div",
    "p",
    "b",
    "small",
    "time",
    "h2",
    "h3",
    "span",
    "bdi",
    "button",
    "a",
}
ATTRIBUTES = {
    "class",
    "lang",
    "datetime",
    "href",
    "target",
    "rel",
    "type",
    "title",
    "tabindex",
    "aria-hidden",
    "aria-label",
}
ELEMENTS = """root => [...root.querySelectorAll("*")].map(element => [
    element.localName, element.getAttributeNames(), element.getAttribute("href")])"""
HANDLERS = """() => [...document.querySelectorAll("*")].flatMap(element =>
    element.getAttributeNames().filter(name => name.startsWith("on")))"""
TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", told =>
    violated(`${told.violatedDirective} ${told.blockedURI} ${told.sample}`))"""


class Canary:
    """All that went wrong in a browser from its next page on: nothing, if the text stayed text."""

    def __init__(self, context: BrowserContext) -> None:
        self.sung: list[str] = []
        self.context = context
        context.expose_function("canary", lambda *_: self.sung.append("canary()"))
        context.expose_function("violated", lambda told: self.sung.append(f"policy: {told}"))
        context.add_init_script(TELL_VIOLATIONS)
        context.on("dialog", self._dialog)
        context.on("request", self._request)
        context.on("weberror", lambda told: self.sung.append(f"error: {told.error}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.sung.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname == CANARY:
            self.sung.append(f"request: {request.url}")


def left_in(frame: Page | Frame) -> list[str]:
    """What in a page, or in its log, is neither text nor a link that may be followed."""
    strange: list[str] = frame.locator(NEVER_THERE).evaluate_all("all => all.map(one => one.outerHTML)")
    handlers: list[str] = frame.evaluate(HANDLERS)
    logs = frame.get_by_role("log").all()
    return [*strange, *handlers, *(fault for log in logs for fault in _strange(log.evaluate(ELEMENTS)))]


def _strange(elements: list[tuple[str, list[str], str | None]]) -> list[str]:
    return [str(one) for one in elements if not _is_text_or_link(*one)]


def _is_text_or_link(name: str, attributes: list[str], href: Any) -> bool:
    own = href is None or href.startswith("/articles/")
    safe = own or urlsplit(href).scheme in {"http", "https", "tel"}
    return name in IN_THE_LOG and set(attributes) <= ATTRIBUTES and safe
