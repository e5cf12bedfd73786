"""Which elements are open at a place on the page, and whether that place can belong to the article."""

import re
from collections import Counter

from knowledge.importing.block import Region

_CHROME_TAGS = frozenset(["nav", "footer", "form", "button", "dialog", "menu"])
_CHROME_ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "complementary", "dialog"])
_MAIN_TAGS = frozenset(["main", "article"])
# The last word of a class or an id that says something: "site-footer-links" is about the footer.
_NAMED = frozenset(
    str.split(
        "nav navbar navigation menu breadcrumb breadcrumbs footer cookie cookies consent gdpr donate donation "
        "donations donar share sharing compartir social sidebar newsletter subscribe promo advert ad ads toolbar "
        "skip related pagination popup modal masthead"
    )
)
_FILLING = frozenset(
    str.split(
        "bar banner box link links list menu button buttons wrapper container notice block widget area inner form cta "
        "ask to content main item items tool tools"
    )
)
_LAYOUT = frozenset(["has", "with", "no", "is", "js"])  # "has-sidebar" is about the whole page
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


def _names_chrome(name: str) -> bool:
    words = [word.lower() for word in _WORDS.findall(name)]
    if not words or words[0] in _LAYOUT:
        return False
    while words[-1] in _FILLING - _NAMED and len(words) > 1:
        words.pop()
    return words[-1] in _NAMED


def _is_hidden(values: dict[str, str]) -> bool:
    """Whether a reader of the page does not see it."""
    return "hidden" in values or _UNSEEN.search(values.get("style", "")) is not None


class OpenTags:
    """The open elements, innermost last. Any number of them may stay open; every step is of constant time."""

    def __init__(self) -> None:
        """Begin outside of every element."""
        self._stack: list[tuple[str, Region]] = []
        self._counts: Counter[str] = Counter()

    @property
    def region(self) -> Region:
        """The region of the innermost element."""
        return self._stack[-1][1] if self._stack else Region.PAGE

    def holds(self, tag: str) -> bool:
        """Say whether an element of that name is open."""
        return self._counts[tag] > 0

    def push(self, tag: str, values: dict[str, str]) -> None:
        """Open an element with its attributes."""
        self._stack.append((tag, self._region(tag, values)))
        self._counts[tag] += 1

    def pop(self, tag: str) -> None:
        """Close the innermost element of that name, with those left open inside it."""
        while self._counts[tag]:
            name, _ = self._stack.pop()
            self._counts[name] -= 1
            if name == tag:
                return

    def _region(self, tag: str, values: dict[str, str]) -> Region:
        if tag in _MAIN_TAGS or values.get("role") == "main":
            return Region.MAIN  # whatever was left open before it
        inside = self.region
        if inside is Region.CHROME or tag in ("html", "body"):
            return inside
        if tag in _CHROME_TAGS or values.get("role") in _CHROME_ROLES or _is_hidden(values):
            return Region.CHROME
        if tag in ("header", "aside") and inside is not Region.MAIN:
            return Region.CHROME
        names = f"{values.get('class', '')} {values.get('id', '')}".split()
        return Region.NAMED if any(map(_names_chrome, names)) else inside
