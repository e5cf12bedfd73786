"""Accounts and sessions of staff. Passwords are hashed and verified outside, where that blocks nothing."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from chat_server.actions.action import Audience, Done, Event, Member, Outcome, System, Tx, action
from chat_server.actions.duty import leave_the_desk
from chat_server.actions.queueing import hash_of
from chat_server.protocol.refusal import Refusal
from chat_server.records import audit, sessions, staff

SESSION_LIFE = timedelta(hours=12)
ROLES = ("specialist", "supervisor", "editor", "administrator")


@dataclass(frozen=True)
class NewAccount:
    """A member of staff to be."""

    email: str
    name: str
    password_hash: str
    roles: Sequence[str]
    languages: Sequence[str]
    capacity: int


@dataclass(frozen=True)
class FindAccount:
    """The account behind an e-mail address."""

    email: str


@dataclass(frozen=True)
class OpenSession:
    """Someone has proved to be this member of staff."""

    staff_id: str


@dataclass(frozen=True)
class Secret:
    """The secret of a session, from its cookie."""

    value: str


@action()
def create_account(tx: Tx, command: NewAccount, _by: System) -> Outcome:
    """Add a member of staff, off duty."""
    email = command.email.strip().lower()
    if staff.by_email(tx.sql, email) is not None:
        return Refusal("conflict", f"{email} has an account already.")
    staff_id = staff.add(
        tx.sql,
        now=tx.now,
        email=email,
        name=command.name,
        password_hash=command.password_hash,
        roles=list(command.roles),
        languages=list(command.languages),
        topics=[],
        capacity=command.capacity,
    )
    audit.note(tx.sql, now=tx.now, actor_id=None, what="create_account", subject=staff_id)
    return Done({"staff_id": staff_id})


@action()
def set_password(tx: Tx, command: NewAccount, _by: System) -> Outcome:
    """Give an account another password."""
    row = staff.by_email(tx.sql, command.email)
    if row is None:
        return Refusal("not_found", "There is no such account.")
    staff.set_password(tx.sql, row.id, command.password_hash)
    return Done({"staff_id": row.id})


@action(reads=True)
def find_account(tx: Tx, command: FindAccount, _by: System) -> Outcome:
    """The id and password hash behind an e-mail address."""
    row = staff.by_email(tx.sql, command.email)
    if row is None or row.deactivated_at is not None:
        return Refusal("unauthorized", "E-mail address or password is wrong.")
    return Done({"staff_id": row.id, "password_hash": row.password_hash})


@action()
def open_session(tx: Tx, command: OpenSession, _by: System) -> Outcome:
    """Open a session; its secret is told once."""
    secret = secrets.token_urlsafe(32)
    expires_at = tx.now + SESSION_LIFE
    sessions.add(
        tx.sql,
        token_hash=hash_of(secret),
        staff_id=command.staff_id,
        now=tx.now,
        expires_at=expires_at,
    )
    return Done({"secret": secret, "max_age": int(SESSION_LIFE.total_seconds())})


@action(reads=True)
def resume_session(tx: Tx, command: Secret, _by: System) -> Outcome:
    """Who holds this secret: the member of staff, as `member`."""
    row = sessions.find(tx.sql, hash_of(command.value), tx.now)
    if row is None:
        return Refusal("unauthorized", "Sign in first.")
    member = Member(row.id, row.name, frozenset(row.roles), session_id=row.session_id)
    return Done({"member": member})


@action()
def close_session(tx: Tx, command: Secret, _by: System) -> Outcome:
    """Sign out: the session ends, and its sockets with it. Who is connected nowhere else is off duty at once."""
    row = sessions.find(tx.sql, hash_of(command.value), tx.now)
    if row is None:
        return Done()
    sessions.end(tx.sql, row.session_id, tx.now)
    events = [Event("session_ended", {}, Audience(), ends_session=row.session_id)]
    if not sessions.is_connected_otherwise(tx.sql, row.id, row.session_id, tx.now):
        events += leave_the_desk(tx, row.id)
    return Done(events=tuple(events), rematch=True)
