"""The two faces, handled as people handle them: by what they read and press."""

import re

from album import STILL, WIDE
from playwright.sync_api import Browser, Locator, Page, expect
from words import CONSOLE, WIDGET

A_CODE = re.compile("^[A-Z2-9]{8}$")
LOCALES = {"en": "en-US", "es": "es-US"}


class _Person:
    """A browser of one's own, and everything that the server ever told it."""

    def __init__(self, browser: Browser, address: str, language: str, **context) -> None:
        self.context = browser.new_context(
            locale=LOCALES[language],
            timezone_id="America/New_York",
            viewport=WIDE,
            reduced_motion=STILL,
            **context,
        )
        self.page: Page = self.context.new_page()
        self.heard: list[str] = []
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._hear))
        self.page.goto(f"{address}?language={language}")

    def _hear(self, frame: str | bytes) -> None:
        self.heard.append(frame if isinstance(frame, str) else frame.decode(errors="replace"))


class Widget(_Person):
    """A visitor on the charity's page."""

    def __init__(self, browser: Browser, url: str, language: str, **context) -> None:
        super().__init__(browser, url + "/", language, **context)
        self.words = WIDGET[language]
        self.frame = self.page.frame_locator("iframe")

    def open_chat(self) -> None:
        self.page.get_by_role("button", name=self.words["button"]).click()

    def open_chat_and_listen(self) -> None:
        """Returns once the server has greeted the widget, and so tells it of changes."""

        def greeting(frame: str | bytes) -> bool:
            return "snapshot" in str(frame)

        with self.page.expect_websocket() as opened:
            self.open_chat()
        if not any(map(greeting, self.heard)):
            opened.value.wait_for_event("framereceived", greeting)

    def heading(self, name: str, *who: str) -> None:
        """The view under this heading is shown."""
        expect(self.frame.get_by_role("heading", name=self.words[name].format(*who), level=1)).to_be_visible()

    def fill_form(self, name: str, question: str) -> None:
        self.frame.get_by_label(self.words["role"]).select_option(self.words["patient"])
        self.frame.get_by_label(self.words["topic"]).select_option(self.words["immunotherapy"])
        self.frame.get_by_label(self.words["name"]).fill(name)
        self.frame.get_by_label(self.words["question"]).fill(question)

    def start_chat(self) -> None:
        self.frame.get_by_label(self.words["consent"]).check()
        self.press("start")

    def shut(self) -> None:
        self.page.get_by_role("button", name=self.words["shut"]).click()

    def press(self, name: str) -> None:
        self.frame.get_by_role("button", name=self.words[name]).click()

    def write(self, text: str) -> None:
        # Key by key, as only what is typed tells the other side of typing.
        self.frame.get_by_label(self.words["message"]).press_sequentially(text)

    def say(self, text: str) -> None:
        self.write(text)
        self.press("send")
        expect(self.line(text)).to_contain_text(self.words["sent"])

    @property
    def log(self) -> Locator:
        return self.frame.get_by_role("log")

    def line(self, text: str) -> Locator:
        return self.log.get_by_role("article").filter(has_text=text)

    def code(self) -> str:
        """The hand-off code, once it is shown."""
        shown = self.frame.get_by_role("region", name=self.words["code"]).get_by_text(A_CODE)
        expect(shown).to_be_visible()
        return shown.inner_text()

    def sees(self, text: str) -> None:
        expect(self.frame.get_by_text(text).first).to_be_visible()


class Console(_Person):
    """A member of staff at the console."""

    def __init__(self, browser: Browser, url: str, language: str) -> None:
        super().__init__(browser, url + "/console/", language)
        self.words = CONSOLE[language]
        expect(self.page.get_by_label(self.words["email"])).to_be_visible()

    def sign_in(self, name: str, password: str) -> None:
        self.page.get_by_label(self.words["email"]).fill(f"{name}@demo.helpline")
        self.page.get_by_label(self.words["password"]).fill(password)
        self.press("sign_in")
        expect(self.page.get_by_text(self.words["connected"], exact=True)).to_be_visible()

    def press(self, name: str, *what: str) -> None:
        self.page.get_by_role("button", name=self.words[name].format(*what), exact=True).click()

    def go_on_duty(self) -> None:
        button = self.page.get_by_role("button", name=self.words["available"], exact=True)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")

    def offer(self, visitor: str) -> Locator:
        return self.page.get_by_role("article").filter(
            has=self.page.get_by_role("heading", name=visitor), has_text=self.words["left"]
        )

    def accept(self, visitor: str) -> None:
        self.offer(visitor).get_by_role("button", name=self.words["accept"]).click()
        expect(self.log(visitor)).to_be_visible()

    def log(self, visitor: str) -> Locator:
        return self.page.get_by_role("log", name=self.words["log"].format(visitor))

    def lines(self, visitor: str, text: str) -> Locator:
        return self.log(visitor).get_by_text(text)

    def write(self, visitor: str, text: str) -> None:
        self.page.get_by_label(self.words["message"].format(visitor)).press_sequentially(text)

    def say(self, visitor: str, text: str) -> None:
        self.write(visitor, text)
        self.page.keyboard.press("Enter")
        expect(self.lines(visitor, text)).to_be_visible()

    def search(self, query: str) -> None:
        self.press("articles")
        self.page.get_by_label(self.words["search"]).fill(query)

    def found(self, article: str, section: str) -> Locator:
        """The button that shares this section of this article."""
        result = self.page.get_by_role("article").filter(
            has=self.page.get_by_role("heading", name=article, exact=True)
        )
        return result.get_by_role("button").filter(has_text=self.words["share_section"].format(section))

    def add_note(self, text: str) -> None:
        self.press("notes")
        self.page.get_by_label(self.words["note"]).fill(text)
        self.press("add_note")
        expect(self.page.get_by_role("listitem").filter(has_text=text)).to_be_visible()

    def end_chat(self) -> None:
        self.press("end")
        self.press("confirm_end")
        expect(self.page.get_by_role("heading", name=self.words["wrap_up"])).to_be_visible()
        expect(self.page.get_by_role("button", name=self.words["file"])).to_be_in_viewport(ratio=1)

    def wrap_up(self) -> None:
        self.page.get_by_label(self.words["contact_type"]).select_option(self.words["information"])
        self.page.get_by_label(self.words["outcome"]).select_option(self.words["answered"])
        self.press("file")
        expect(self.page.get_by_role("heading", name=self.words["no_chats"])).to_be_visible()

    def switch_chat(self, position: str) -> None:
        self.press("change")
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("radio", name=self.words[position], exact=False).check()
        go_on = dialog.get_by_role("button", name=self.words["next"])
        expect(go_on).to_be_in_viewport(ratio=1)
        go_on.click()
        dialog.get_by_role("button", name=self.words["yes_change"]).click()
        expect(dialog).to_have_count(0)
