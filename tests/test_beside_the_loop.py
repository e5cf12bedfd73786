"""Who computes beside the event loop stands back for it, and so do the threads that work for it."""

import os
import sys
import threading

import gevent
import pytest
from gevent import monkey

from chat_server.beside_the_loop import NICE, BesideTheLoop, yield_the_core

start_thread = monkey.get_original("_thread", "start_new_thread")
Handover = monkey.get_original("queue", "SimpleQueue")


def niceness():
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread has no niceness of its own")
def test_threads_that_are_opened_stand_back_and_whoever_opened_them_does_not():
    def opens():
        told = Handover()
        start_thread(lambda: told.put(niceness()), ())
        return told.get()

    before = niceness()
    assert gevent.get_hub().threadpool.apply(BesideTheLoop().opened, (opens,)) == NICE
    assert niceness() == before
    assert gevent.get_hub().threadpool.apply(niceness) == before


def test_what_goes_wrong_is_raised_where_it_was_asked_for():
    def fails():
        raise OSError("no threads")

    with pytest.raises(OSError, match="no threads"):
        BesideTheLoop().opened(fails)


def test_each_of_the_things_is_followed_by_a_pause():
    class Noted(BesideTheLoop):
        def __init__(self):
            self.heard = []

        def pause(self):
            self.heard.append("pause")

    pace = Noted()
    for thing in pace.each("ab"):
        pace.heard.append(thing)
    assert pace.heard == ["a", "pause", "b", "pause"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread has no niceness of its own")
def test_a_thread_that_yields_its_core_keeps_it_yielded():
    told = Handover()

    def works():
        yield_the_core()
        told.put(niceness())

    start_thread(works, ())
    assert told.get() == NICE


def test_where_no_thread_can_stand_back_the_work_is_done_all_the_same(monkeypatch):
    def refused(*_which):
        raise PermissionError("a sandbox")

    monkeypatch.setattr(os, "setpriority", refused)
    assert gevent.get_hub().threadpool.apply(BesideTheLoop().opened, (lambda: "opened",)) == "opened"
