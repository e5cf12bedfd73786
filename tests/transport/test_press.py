"""What is printed is printed once, however many ask for it at the same time."""

import threading

import gevent
import pytest

from chat_server.transport.press import Press


class Printer:
    def __init__(self):
        self.made = []
        self.may_go_on = threading.Event()

    def __call__(self, edition):
        def make():
            # In the press's own thread: it holds that, and no greenlet.
            self.may_go_on.wait(10)
            self.made.append(edition)
            return edition.encode()

        return make


@pytest.fixture
def printer():
    return Printer()


def test_those_who_ask_together_and_those_who_ask_later_have_the_same_print(printer):
    press = Press()
    asked = [gevent.spawn(press.printed, "bcg 1", printer("bcg 1")) for _ in range(5)]
    gevent.sleep(0)
    printer.may_go_on.set()
    gevent.joinall(asked, raise_error=True)
    assert {one.value for one in asked} == {press.printed("bcg 1", printer("bcg 1"))} == {b"bcg 1"}
    assert printer.made == ["bcg 1"]


def test_another_edition_is_another_print_and_the_one_that_was_asked_for_longest_ago_goes_first(printer):
    printer.may_go_on.set()
    press = Press(most_kept=10)
    for edition in ("bcg 1", "bcg 2", "bcg 1", "bcg 3", "bcg 1", "bcg 2"):
        press.printed(edition, printer(edition))
    assert printer.made == ["bcg 1", "bcg 2", "bcg 3", "bcg 2"]


def test_what_cannot_be_printed_is_told_to_all_who_wait_and_tried_again(printer):
    press = Press()

    def fails():
        printer.may_go_on.wait(10)
        raise OSError("no paper")

    asked = [gevent.spawn(press.printed, "bcg 1", fails) for _ in range(2)]
    gevent.sleep(0)
    printer.may_go_on.set()
    gevent.joinall(asked)
    assert [type(one.exception) for one in asked] == [OSError, OSError]
    assert press.printed("bcg 1", printer("bcg 1")) == b"bcg 1"


def test_whoever_asked_first_may_leave_and_the_others_have_their_print(printer):
    press = Press()
    first, second = (gevent.spawn(press.printed, "bcg 1", printer("bcg 1")) for _ in range(2))
    gevent.sleep(0)
    first.kill()
    printer.may_go_on.set()
    assert second.get(timeout=10) == b"bcg 1"
    assert printer.made == ["bcg 1"]


def test_prints_of_two_hundred_editions_are_made_one_after_the_other(printer):
    press, at_once = Press(), []

    def make(edition):
        def made():
            at_once.append(threading.get_ident())
            return edition.encode()

        return made

    asked = [gevent.spawn(press.printed, f"bcg {one}", make(f"bcg {one}")) for one in range(200)]
    gevent.joinall(asked, raise_error=True)
    assert [one.value for one in asked] == [f"bcg {one}".encode() for one in range(200)]
    assert (len(at_once), len(set(at_once))) == (200, 1)
