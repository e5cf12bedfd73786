"""A shift of six hours in a few minutes: the console's memory after every half hour of three chats at once."""

from collections.abc import Iterator

from conversing import Helpline, client_id
from playwright.sync_api import Browser, CDPSession

from bench.faces.house import asks, console, finish, talk

HALF_HOURS = 12
CHATS = 3
# Three lines a minute, both sides together.
LINES = 90


def shift(running: Browser, people: Helpline) -> Iterator[str]:
    """One line for every half hour: the heap after a collection, and the nodes of the document."""
    ann = people.on_duty("ann")
    page = console(running, people)
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.enable")
    yield f"at the beginning: {_memory(session)}"
    for half_hour in range(1, HALF_HOURS + 1):
        chats = [asks(people, ann, f"Visitor {half_hour}.{number}") for number in range(CHATS)]
        for visitor, chat_id in chats:
            talk(visitor, ann, chat_id, LINES)
            ann.do("add_note", chat_id=chat_id, client_id=client_id(), text="Asks about the second cycle.")
            shared = {"slug": "bcg", "language": "en"}
            ann.do("share_article", chat_id=chat_id, client_id=client_id(), **shared)
        page.get_by_role("log").get_by_text(f"Line {LINES // 2 - 1}: I am").first.wait_for()
        busy = _memory(session)
        for visitor, chat_id in chats:
            finish(ann, chat_id)
            visitor.close()
        page.get_by_role("heading", name="No chats").wait_for()
        yield f"after {half_hour / 2:.1f} h: {_memory(session)}; with three chats {busy}"


def _memory(session: CDPSession) -> str:
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"]
    nodes = session.send("Memory.getDOMCounters")["nodes"]
    return f"{used / 1e6:.2f} MB, {nodes} nodes"
