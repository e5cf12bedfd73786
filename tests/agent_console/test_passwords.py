"""Passwords take a fifth of a second of CPU: whoever signs in waits, and nobody else does."""

import os
import sys
import threading

import pytest

from agent_console.passwords import behind_the_loop, hashed, matches
from chat_server.beside_the_loop import NICE


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no niceness of their own here")
def test_a_password_is_verified_in_a_thread_that_yields_to_the_loop():
    before = niceness()
    assert behind_the_loop(niceness) == NICE
    assert niceness() == before


def test_the_password_that_was_hashed_matches_and_no_other_does():
    digest = hashed("correct horse")
    assert matches(digest, "correct horse")
    assert not matches(digest, "correct house")
    assert not matches("not a hash", "correct horse")
