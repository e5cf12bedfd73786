"""Services and resources on the wire: whom a visitor can turn to, found, shared as a card, and kept."""

import re
import unicodedata
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from chat_server.protocol.fields import (
    ClientId,
    Command,
    Day,
    Id,
    Language,
    PageSize,
    Storable,
)

# Possessive: what cannot match is found out in one go, not once for every way of cutting it into groups.
_PHONE = re.compile(r"\+?(?:\([0-9]++\)|[0-9]++)(?:[ -]?(?:\([0-9]++\)|[0-9A-Z]++))*+")
_KEYS = re.compile(r"[0-9A-Z]")
_KEYS_OF_A_WHOLE_NUMBER = range(10, 14)  # what is dialled after a whole number is not heard: 1-855-DEJELO-YA
_UNSEEN = {"Cc", "Cf"}  # control characters, and those that turn the direction of a line or have no width


def _one_line(text: str) -> str:
    if not text.strip():
        raise ValueError("is blank")
    if text.splitlines() != [text]:
        raise ValueError("must be one line")
    if any(unicodedata.category(letter) in _UNSEEN for letter in text):
        raise ValueError("must have no unseen characters: write it anew")
    return text


def _dialled(text: str) -> str:
    if _PHONE.fullmatch(text) is None:
        raise ValueError("must be digits, spaces, + - ( ) and capital letters, such as 1-800-ACS-2345")
    lettered = any(letter.isalpha() for letter in text)
    if lettered and len(_KEYS.findall(text)) not in _KEYS_OF_A_WHOLE_NUMBER:
        raise ValueError("letters are keys of a number with 10 to 13 of them, such as 1-800-ACS-2345")
    return text


def _secure_page(text: str) -> str:
    if not _leads_to_a_page(text):
        raise ValueError("must be the whole address of a page, beginning with https://")
    return text


def _leads_to_a_page(text: str) -> bool:
    if re.search(r"[\s\x00-\x20\x7f\\]", text):
        return False
    try:
        parts = urlsplit(text)
        named = parts.hostname or ""
        _ = parts.port  # raises where it is no number
    except ValueError:
        return False
    return parts.scheme == "https" and "." in named.strip(".") and named.isascii() and "@" not in parts.netloc


_Line = (Storable, AfterValidator(_one_line))
ResourceName = Annotated[str, Field(max_length=120), *_Line]
Purpose = Annotated[str, Field(max_length=300), *_Line]
Audience = Annotated[str, Field(max_length=200), *_Line]
Area = Annotated[str, Field(max_length=80), *_Line]
PhoneNumber = Annotated[str, Field(min_length=3, max_length=40), AfterValidator(_dialled)]
PageAddress = Annotated[str, Field(max_length=300), Storable, AfterValidator(_secure_page)]


class ResourceText(BaseModel):
    """What one language says of a resource: one line each. `area` is where it is there for people."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    name: ResourceName
    what_for: Purpose
    who_for: Audience
    area: Area


class ResourceTexts(BaseModel):
    """The text in each language that the resource has."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    en: ResourceText | None = None
    es: ResourceText | None = None


class FindResources(Command):
    """Search the services and resources; an empty query lists them by name. What is stale is found, and says so.

    `suggests`: the query is what a visitor wrote, and finds the crisis lines where it has words of a crisis.
    """

    query: Annotated[str, Field(max_length=1000), Storable]
    language: Language
    limit: PageSize = 8
    suggests: bool = False


class ShareResource(Command):
    """Share a resource into a chat, with its text in this language."""

    chat_id: Id
    client_id: ClientId
    resource_id: Id
    language: Language


class ListResources(Command):
    """List the resources with all their texts, by name."""


class SaveResource(Command):
    """Add a resource, or change the one of this `id`; `version` is the one it changes. Again, it answers the same."""

    id: Id | None = None
    version: Annotated[int, Field(ge=0, lt=2**31)] = 0
    texts: ResourceTexts
    phone: PhoneNumber | None = None
    url: PageAddress
    last_checked: Day | None = None


class RemoveResource(Command):
    """Remove a resource, if this is still its `version`. Cards that were shared stay as they are."""

    id: Id
    version: Annotated[int, Field(ge=1, lt=2**31)]


class CheckResource(Command):
    """Say that everything that this `version` of a resource says was checked today, and is right."""

    id: Id
    version: Annotated[int, Field(ge=1, lt=2**31)]


class ResourceCard(TypedDict):
    """A resource as it was when it was shared. `last_checked`: the day when somebody last checked it; null: never."""

    id: str
    language: Language
    name: str
    what_for: str
    who_for: str
    area: str
    phone: str | None
    url: str
    last_checked: str | None


class ResourceHit(ResourceCard):
    """A search result, in the language asked for, or in the other where it has none. `stale`: not checked for long.

    `named`: what was asked for is its name, and no other's.
    """

    stale: bool
    named: bool


class Resource(TypedDict):
    """A resource with all its texts."""

    id: str
    version: int
    texts: ResourceTexts
    phone: str | None
    url: str
    last_checked: str | None
    stale: bool


class FoundResources(TypedDict):
    """Search results, best first."""

    resources: list[ResourceHit]


class Resources(TypedDict):
    """All resources, by name. `stale_days`: after so many days without a check a resource counts as stale."""

    stale_days: int
    resources: list[Resource]
