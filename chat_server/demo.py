"""What demo mode sets up by itself: a key, a password, six people, articles, replies, resources, the switch."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from agent_console.passwords import hashed, matches
from chat_server.actions.action import Done, System
from chat_server.actions.canned_replies import furnish_replies
from chat_server.actions.opening import open_installation
from chat_server.actions.resources import furnish_resources
from chat_server.actions.shelving import publish_articles
from chat_server.actions.staff import FindAccount, NewAccount, create_account, find_account, set_password
from chat_server.app import Core
from chat_server.demo_replies import REPLIES
from chat_server.demo_resources import RESOURCES
from chat_server.perform import Perform, done

SYSTEM = System()


@dataclass(frozen=True)
class Person:
    """A demo account."""

    name: str
    email: str
    role: str
    languages: tuple[str, ...]


PEOPLE = (
    Person("Ann", "ann@demo.helpline", "specialist", ("en",)),
    Person("Ben", "ben@demo.helpline", "specialist", ("en",)),
    Person("Sofía", "sofia@demo.helpline", "specialist", ("es", "en")),
    Person("Sue", "sue@demo.helpline", "supervisor", ("en",)),
    Person("Ed", "ed@demo.helpline", "editor", ("en", "es")),
    Person("Ada", "ada@demo.helpline", "administrator", ("en",)),
)


def kept_secret(folder: Path, name: str, length: int) -> str:
    """A random secret that outlives restarts, in a file only its owner can read. Raises OSError."""
    path = folder / name
    if path.exists():
        return path.read_text(encoding="utf-8").strip()
    secret = secrets.token_urlsafe(length)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secret)
    return secret


def furnish(core: Core, password: str) -> None:
    """Give a demo installation its people, its articles, its canned replies and its resources."""
    digest = _digest(core.perform, password)
    for person in PEOPLE:
        _employ(core.perform, person, digest, core.settings.capacity)
    load_samples(core.perform)
    done(core.perform(furnish_replies, REPLIES, SYSTEM))
    done(core.perform(furnish_resources, RESOURCES, SYSTEM))


def open_for_business(core: Core, position: str, *, by_setting: bool) -> None:
    """The epoch, and the switch: a new installation's, or the one that the settings ask for."""
    done(core.perform(open_installation, (position, by_setting), SYSTEM))


def load_samples(perform: Perform) -> None:
    """Put the sample articles on the shelf."""
    from knowledge.library import load, shelf_folder

    done(perform(publish_articles, load(shelf_folder()), SYSTEM))


def _digest(perform: Perform, password: str) -> str:
    """The same for all six, who share the password: to hash takes long, and every start would do it six times."""
    account = perform(find_account, FindAccount(PEOPLE[0].email), SYSTEM)
    if isinstance(account, Done) and matches(account.ack["password_hash"], password):
        digest: str = account.ack["password_hash"]
        return digest
    return hashed(password)


def _employ(perform: Perform, person: Person, digest: str, capacity: int) -> None:
    account = perform(find_account, FindAccount(person.email), SYSTEM)
    if isinstance(account, Done) and account.ack["password_hash"] == digest:
        return
    told = NewAccount(person.email, person.name, digest, [person.role], person.languages, capacity)
    done(perform(set_password if isinstance(account, Done) else create_account, told, SYSTEM))
