"""Passwords: Argon2id, off the event loop, since one verification takes a fifth of a second of CPU."""

from functools import cache

import gevent
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


@cache
def _hasher() -> PasswordHasher:
    # One thread, at the library's own cost: four of them would take the loop's core four slices out of five.
    return PasswordHasher(parallelism=1)


@cache
def hash_of_nobody() -> str:
    """Verified when there is no such account, so that its absence takes as long."""
    return hashed("nobody's password")


def hashed(password: str) -> str:
    """The hash to store."""
    digest: str = gevent.get_hub().threadpool.apply(_hasher().hash, (password,))
    return digest


def matches(digest: str, password: str) -> bool:
    """Whether the password is the one that was hashed."""

    def verify() -> bool:
        try:
            return _hasher().verify(digest, password)
        except (VerificationError, InvalidHashError):
            return False

    correct: bool = gevent.get_hub().threadpool.apply(verify)
    return correct
