"""Either side of a conversation, writing into it and looking at what became of it."""

from playwright.sync_api import Locator, expect


class Talker:
    """Whoever writes and sends."""

    def says(self, text: str) -> None:
        self.writes(text)
        self.sends()


class Visitor(Talker):
    """Vera at her widget."""

    who = "visitor"

    def __init__(self, vera, ann) -> None:
        self.mine, self.theirs = vera, ann
        self.words = vera.words

    def writes(self, text: str) -> None:
        self.mine.write(text)

    def sends(self) -> None:
        self.mine.press("send")

    def line(self, text: str) -> Locator:
        return self.mine.line(text)

    def is_saved(self, text: str) -> None:
        expect(self.line(text)).to_contain_text(self.words["sent"], timeout=20_000)

    def other_sees(self, text: str) -> None:
        expect(self.theirs.lines("Vera", text)).to_have_count(1, timeout=20_000)

    def log(self) -> Locator:
        return self.mine.log


class Specialist(Talker):
    """Ann at her console."""

    who = "specialist"

    def __init__(self, ann, vera) -> None:
        self.mine, self.theirs = ann, vera
        self.words = ann.words

    def writes(self, text: str) -> None:
        self.mine.write("Vera", text)

    def sends(self) -> None:
        self.mine.page.keyboard.press("Enter")

    def line(self, text: str) -> Locator:
        return self.log().get_by_role("article").filter(has_text=text)

    def is_saved(self, text: str) -> None:
        for pending in ("sending", "kept"):
            expect(self.line(text)).not_to_contain_text(self.words[pending], timeout=20_000)
        expect(self.line(text)).to_have_count(1)

    def other_sees(self, text: str) -> None:
        expect(self.theirs.line(text)).to_have_count(1, timeout=20_000)

    def log(self) -> Locator:
        return self.mine.log("Vera")
