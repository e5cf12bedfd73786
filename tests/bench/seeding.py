"""Installations made ready: chats in progress, each with a visitor's token and a specialist with a session."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import psycopg
from sqlalchemy import Connection, insert

from bench.building import HERE
from chat_server.actions.queueing import hash_of
from chat_server.migrate import upgrade
from chat_server.records import assignments, chats, sessions, staff, tables
from chat_server.records.database import open_database

ANSWERED_LATELY = 60
PAST_DAYS, A_DAY = 31, 200
CHATS_EACH = 3  # the default of HELPLINE_CAPACITY


@dataclass(frozen=True)
class Seed:
    """Who can connect: visitors' tokens in order of their chats, specialists' sessions for every three of them."""

    tokens: Sequence[str]
    sessions: Sequence[str]


def new_seed(size: int) -> Seed:
    """Secrets for `size` chats."""
    specialists = -(-size // CHATS_EACH)
    return Seed(
        [secrets.token_hex(32) for _ in range(size)], [secrets.token_urlsafe(32) for _ in range(specialists)]
    )


def seed_helpline(url: str, seed: Seed) -> None:
    """Our tables, and the chats in progress."""
    database = open_database(url)
    upgrade(database)
    database.write(lambda sql: _converse(sql, seed, datetime.now(UTC)))
    database.close()


def _converse(sql: Connection, seed: Seed, now: datetime) -> None:
    specialists = [_employ(sql, number, secret, now) for number, secret in enumerate(seed.sessions)]
    for number, token in enumerate(seed.tokens):
        chat_id = chats.add(
            sql,
            now=now,
            token_hash=hash_of(token),
            language="en",
            role="patient",
            topic=None,
            name=None,
        )
        chats.move(sql, chat_id, "waiting", "active", assigned_at=now, answered_at=now)
        specialist, slot = divmod(number, CHATS_EACH)
        assignments.start(
            sql, chat_id=chat_id, specialist_id=specialists[specialist], slot=slot, kind="pull", now=now
        )


def _employ(sql: Connection, number: int, secret: str, now: datetime) -> str:
    staff_id = staff.add(
        sql,
        now=now,
        email=f"specialist{number}@bench.helpline",
        name=f"Specialist {number}",
        password_hash="none",
        roles=["specialist"],
        languages=["en"],
        topics=[],
        capacity=CHATS_EACH,
    )
    staff.set_duty(sql, staff_id, "available", None, now)
    expires_at = now + timedelta(hours=12)
    sessions.add(sql, token_hash=hash_of(secret), staff_id=staff_id, now=now, expires_at=expires_at)
    return staff_id


def seed_past(url: str) -> None:
    """A month of chats that were waited for and are over: what a report is about."""
    database = open_database(url)
    today = datetime.now(UTC)
    asked = [
        today - timedelta(days=day, minutes=2 * number)
        for day in range(1, PAST_DAYS + 1)
        for number in range(A_DAY)
    ]
    rows = [
        {
            "id": f"past{number}",
            "token_hash": f"past{number}",
            "version": 1,
            "state": "closed",
            "language": "en",
            "role": "patient",
            "priority": 0,
            "consented_at": at,
            "queued_at": at,
            "answered_at": at + timedelta(seconds=_waited_s(number)),
            "ended_at": at + timedelta(minutes=20),
            "end_reason": "specialist",
            "last_seq": 0,
        }
        for number, at in enumerate(asked)
    ]
    told = [
        {
            "chat_id": f"past{number}",
            "position": 1,
            "language": "en",
            "told_at": at,
            "low_s": 60,
            "high_s": 180,
            "expected_s": 120,
            "shape": 2.0,
            "waited_s": float(_waited_s(number)),
        }
        for number, at in enumerate(asked)
    ]
    database.write(lambda sql: sql.execute(insert(tables.chats), rows))
    database.write(lambda sql: sql.execute(insert(tables.wait_estimates), told))
    database.close()


def _waited_s(number: int) -> int:
    return 30 + number % 200


def seed_queue(url: str, specialists: int, slots_each: int) -> None:
    """Our tables; free specialists who are connected, and a waiting chat for each of their slots."""
    database = open_database(url)
    upgrade(database)
    database.close()
    told = (HERE / "queue.sql").read_text()
    told = told.replace(":people", str(specialists)).replace(":slots", str(slots_each))
    with psycopg.connect(url) as sql:
        sql.execute(told.encode())


def seed_line(url: str, size: int, state: str) -> Seed:
    """Our tables; so many chats in this state, some that were answered after a wait, and a specialist who did that."""
    database = open_database(url)
    upgrade(database)
    database.close()
    seed, now = new_seed(size), datetime.now(UTC)
    came, left = now - timedelta(minutes=4), now - timedelta(minutes=30)
    people: list[tuple[object, ...]] = [
        (f"{number}", hash_of(token), state, came, None, number) for number, token in enumerate(seed.tokens)
    ]
    people += [
        (
            f"answered{number}",
            f"answered{number}",
            "closed",
            left,
            left + timedelta(seconds=60 + number),
            number,
        )
        for number in range(ANSWERED_LATELY)
    ]
    with psycopg.connect(url) as sql, sql.cursor() as rows:
        rows.execute(
            "CREATE TEMPORARY TABLE told (id text, hash text, state text, queued timestamptz,"
            " answered timestamptz, place int)"
        )
        with rows.copy("COPY told FROM STDIN") as copy:
            for person in people:
                copy.write_row(person)
        rows.execute(
            "INSERT INTO chats (id, token_hash, version, state, language, role, priority, consented_at, queued_at,"
            " answered_at, last_seq) SELECT id, hash, 1, state, 'en', 'patient', 0, queued,"
            " queued + place * interval '1 millisecond', answered, 0 FROM told"
        )
        rows.execute((HERE / "answered.sql").read_text().encode())
    return seed


def seed_peers(url: str, seed: Seed, tables: str) -> None:
    """The peers' tables, and the same number of chats."""
    with psycopg.connect(url) as sql:
        sql.execute(tables.encode())
        with sql.cursor().copy("COPY chats (id, token_hash) FROM STDIN") as copy:
            for number, token in enumerate(seed.tokens):
                copy.write_row((number, hash_of(token)))
