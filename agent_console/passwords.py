"""Passwords: Argon2id, off the event loop, since one verification takes a fifth of a second of CPU."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from gevent.threadpool import ThreadPool

from chat_server.beside_the_loop import yield_the_core

T = TypeVar("T")
# Each takes 64 MB while it verifies.
AT_ONCE = 2


@cache
def _hasher() -> PasswordHasher:
    # One thread, at the library's own cost: four of them would take the loop's core four slices out of five.
    return PasswordHasher(parallelism=1)


@cache
def _pool() -> ThreadPool:
    return ThreadPool(AT_ONCE)


def behind_the_loop(run: Callable[[], T]) -> T:
    """Run it in a thread that yields its core to the loop's: whoever signs in waits, and no conversation does."""

    def nicely() -> T:
        yield_the_core()
        return run()

    found: T = _pool().apply(nicely)
    return found


@cache
def hash_of_nobody() -> str:
    """Verified when there is no such account, so that its absence takes as long."""
    return hashed("nobody's password")


def hashed(password: str) -> str:
    """The hash to store."""
    return behind_the_loop(lambda: _hasher().hash(password))


def matches(digest: str, password: str) -> bool:
    """Whether the password is the one that was hashed."""

    def verify() -> bool:
        try:
            return _hasher().verify(digest, password)
        except (VerificationError, InvalidHashError):
            return False

    return behind_the_loop(verify)
