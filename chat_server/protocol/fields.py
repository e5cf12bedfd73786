"""The fields that commands share, each with its bounds."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

Language = Literal["en", "es"]
Role = Literal["patient", "caregiver", "family", "friend", "professional", "undisclosed"]
Topic = Literal["diagnosis", "treatment", "side_effects", "immunotherapy", "coping", "services", "other"]
ContactType = Literal["information", "support", "referral", "complaint", "prank", "silent", "wrong_number"]
Result = Literal["answered", "referred", "phoned", "left"]
DutyStatus = Literal["available", "away", "off"]
SwitchPosition = Literal["follow", "open", "closed"]

LANGUAGES: tuple[Language, ...] = ("en", "es")
TOPICS: tuple[Topic, ...] = get_args(Topic)
MESSAGE_CHARACTERS = 4000


class Command(BaseModel):
    """Something a person asks for. Unknown fields are refused; types are never coerced."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True, frozen=True)


def _really_true(value: object) -> object:
    # `Literal[True]` alone would take 1 as well.
    if value is not True:
        raise ValueError("must be true")
    return value


def _storable(text: str) -> str:
    # PostgreSQL stores no NUL, and half of a surrogate pair is no character: refused alike on both databases.
    if "\x00" in text or (not text.isascii() and _has_half_pairs(text)):
        raise ValueError("contains a character that cannot be stored")
    return text


def _has_half_pairs(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _said_something(text: str) -> str:
    if not text.strip():
        raise ValueError("is blank")
    return text


Yes = Annotated[Literal[True], BeforeValidator(_really_true)]
Storable = AfterValidator(_storable)

Text = Annotated[
    str, Field(min_length=1, max_length=MESSAGE_CHARACTERS), Storable, AfterValidator(_said_something)
]
Remark = Annotated[str, Field(max_length=MESSAGE_CHARACTERS), Storable]
Name = Annotated[str, Field(max_length=80), Storable]
Question = Annotated[str, Field(max_length=1000), Storable]
Reason = Annotated[str, Field(max_length=200), Storable]
Id = Annotated[str, Field(min_length=1, max_length=64), Storable]
ClientId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
SecretClientId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{22,64}$")]
HandoffCode = Annotated[str, Field(min_length=1, max_length=20), Storable]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
Anchor = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
Seq = Annotated[int, Field(ge=0, lt=2**53)]
# What is no time or no day is refused where it is read, under the same name.
ClockTime = Annotated[str, Field(max_length=5), Storable]
Day = Annotated[str, Field(max_length=10), Storable]
PageSize = Annotated[int, Field(ge=1, le=200)]


@lru_cache(maxsize=64)
def wire_time(at: datetime) -> str:
    """ISO 8601 in UTC with `Z`, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
