"""Every setting, typed, from the environment. Refuses to start on nonsense, and names what is wrong.

Each may also come from a file: `HELPLINE_SECRET_KEY_FILE=/run/secrets/key` and so on.
"""

import os
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, AwareDatetime, Field, ValidationError, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from chat_server.protocol.fields import TOPICS
from chat_server.rules.plain_hours import Misread, read_zone
from chat_server.rules.public_holidays import HolidayCalendar
from chat_server.rules.topic_overflow import parse_overflow
from chat_server.rules.windows import parse_windows

DEMO_ONLY = ("rate_limits", "demo_password", "demo_switch", "demo_clock")
LAST_PORT = 65535
Seconds = float


class SettingsError(Exception):
    """One line that names the setting and the remedy."""


class _FromFiles(PydanticBaseSettingsSource):
    """`NAME_FILE` names a file that holds the value of `NAME`."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        name = variable(field_name, field)
        path = os.environ.get(f"{name}_FILE")
        if path is None:
            return None, field_name, False
        try:
            return Path(path).read_text(encoding="utf-8").strip(), field_name, False
        except OSError as error:
            raise SettingsError(f"{name}_FILE: cannot read {path}: {error.strerror}") from error

    def __call__(self) -> dict[str, Any]:
        found = {}
        for field_name, field in self.settings_cls.model_fields.items():
            value, _, _ = self.get_field_value(field, field_name)
            if value is not None:
                alias = field.validation_alias
                found[str(alias) if alias else field_name] = value
        return found


def variable(field_name: str, field: FieldInfo) -> str:
    """The environment variable of a setting."""
    alias = field.validation_alias
    assert not isinstance(alias, AliasChoices)
    return str(alias) if alias else f"HELPLINE_{field_name.upper()}"


class Settings(BaseSettings):
    """The settings, with their defaults. Durations are in seconds."""

    model_config = SettingsConfigDict(
        env_prefix="HELPLINE_", extra="ignore", hide_input_in_errors=True, populate_by_name=True, frozen=True
    )

    mode: Literal["demo", "production"] = Field(
        "production", description="`demo` creates accounts, sample articles and a key by itself"
    )
    host: str = Field("127.0.0.1", description="the address to listen on")
    port: int = Field(8000, ge=1, le=LAST_PORT, description="the port to listen on")
    data: Path = Field(Path("data"), description="the folder for SQLite and, in demo mode, the key")
    database_url: str | None = Field(
        None,
        validation_alias="DATABASE_URL",
        description="postgresql://… or sqlite:///…; default: SQLite in the data folder",
    )
    redis_url: str | None = Field(
        None, validation_alias="REDIS_URL", description="redis://…; needed by more than one worker"
    )
    secret_key: str | None = Field(
        None, min_length=32, description="at least 32 random characters, the same for all workers"
    )
    public_url: str | None = Field(
        None, description="where browsers reach this server; default: the host and port"
    )
    sites: str = Field(
        "", description="the registered sites: origins that may embed the button, separated by commas"
    )

    phone_number: str = Field("1-800-227-2345", description="the phone line, as it is shown")
    phone_uri: str = Field(
        "tel:+18002272345", pattern=r"^tel:\+?[0-9]+$", description="the phone line, as a link"
    )
    involvement_url: str | None = Field(
        None,
        pattern=r"^https://",
        description="where a page tells how one can get involved; the widget links to it after the rating",
    )
    timezone: str = Field(
        "America/Chicago", description="the zone of chat hours, until supervisors set others"
    )
    weekday_windows: str = Field(
        "07:00-18:30",
        description="chat hours from Monday to Friday, until supervisors set others; several with commas",
    )
    holidays: str = Field(
        "US",
        description="whose public holidays close chat: a country, or a part such as US-NY; empty for none",
    )
    retention_days: int = Field(90, ge=1, description="how long a chat is kept")
    resource_stale_days: int = Field(
        180, ge=1, description="after how many days without a check a service or resource counts as stale"
    )

    routing: Literal["offer", "pull"] = Field(
        "offer", description="offer chats, or let specialists pull the next"
    )
    capacity: int = Field(3, ge=1, le=20, description="chats at once per specialist, for new accounts")
    proxies: int = Field(
        0,
        ge=0,
        le=5,
        description="how many proxies of your own stand in front, each adding to X-Forwarded-For",
    )
    topic_patience_seconds: Seconds = Field(
        60,
        ge=0,
        description="how long a chat waits for somebody who knows its topic, before anybody is asked",
    )
    topic_overflow: str = Field(
        "",
        description="who is asked sooner, when nobody who knows a topic is free: those who know another one, after "
        "so many seconds: side_effects=treatment+immunotherapy@20, several with commas",
    )
    queue_cap: int = Field(50, ge=1, description="how many may wait per language")
    offer_seconds: Seconds = Field(30, gt=0, description="how long an offer stands")
    warm_transfer_seconds: Seconds = Field(
        180,
        gt=0,
        description="how long whoever is asked to take a chat over may read along before they answer",
    )
    visitor_grace_seconds: Seconds = Field(
        120, gt=0, description="how long a lost visitor keeps a place in the queue"
    )
    active_grace_seconds: Seconds = Field(
        600, gt=0, description="how long a lost visitor's conversation stays open"
    )
    specialist_grace_seconds: Seconds = Field(
        30, gt=0, description="how long a lost specialist keeps their chats"
    )
    wrap_up_seconds: Seconds = Field(
        300, gt=0, description="how long wrap-up may take, unless a supervisor sets it"
    )
    closing_grace_seconds: Seconds = Field(
        900, ge=0, description="how long after closing those who wait are served"
    )
    lease_seconds: Seconds = Field(30, ge=1, description="how long a worker's lease lasts")
    ping_seconds: Seconds = Field(15, gt=0, description="how often an idle connection is pinged")
    ping_timeout_seconds: Seconds = Field(10, gt=0, description="how long a ping may go unanswered")
    still_there_after_seconds: Seconds = Field(
        300,
        gt=0,
        description="how long a visitor waits until they are asked, before an offer, whether they are there",
    )
    still_there_seconds: Seconds = Field(
        60, gt=0, description="how long a visitor has to say that they are still there"
    )
    watching: Literal["quiet", "told"] = Field(
        "quiet", description="whether a visitor is told in the chat when a supervisor reads along"
    )
    second_editor: bool = Field(
        True, description="an article is published by somebody else than who wrote its draft last"
    )
    load_samples: bool = Field(False, description="put the sample articles on the shelf in production too")

    urgency_rules: Path | None = Field(
        None,
        description="a file: the list, approved by a clinician, of what may need help at once (docs/urgency.md); "
        "default: none, in demo mode a sample",
    )

    rate_limits: Literal["on", "off"] = Field("on", description="demo only: `off` lifts rates, not checks")
    demo_password: str | None = Field(
        None, min_length=8, description="demo only: the password of all demo accounts; default: random"
    )
    demo_switch: Literal["schedule", "open"] = Field(
        "open", description="demo only: `open` lets chat open at any hour"
    )
    demo_clock: AwareDatetime | None = Field(
        None, description="demo only: the instant at which the clock starts"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then files."""
        return init_settings, env_settings, _FromFiles(settings_cls)

    @field_validator("demo_clock", mode="before")
    @classmethod
    def _instant(cls, value: object) -> object:
        try:
            return datetime.fromisoformat(value) if isinstance(value, str) else value
        except ValueError as error:
            raise ValueError("give a time such as 2026-11-23T12:00:00-06:00") from error

    @field_validator("port", mode="before")
    @classmethod
    def _port(cls, value: object) -> object:
        if not str(value).isdecimal() or not 1 <= int(str(value)) <= LAST_PORT:
            raise ValueError(f"give a number from 1 to {LAST_PORT}, such as 8000")
        return value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            read_zone(value)
        except Misread as error:
            raise ValueError(error.reason) from None
        return value

    @field_validator("weekday_windows")
    @classmethod
    def _windows(cls, value: str) -> str:
        parse_windows(value)
        return value

    @field_validator("topic_overflow")
    @classmethod
    def _overflow(cls, value: str) -> str:
        parse_overflow(value, TOPICS)
        return value

    @field_validator("holidays")
    @classmethod
    def _holiday_calendar(cls, value: str) -> str:
        if value:
            HolidayCalendar(value)
        return value

    @field_validator("public_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not _is_origin(value.rstrip("/")):
            raise ValueError("give scheme and host only, such as https://chat.example.org")
        return value

    @field_validator("sites")
    @classmethod
    def _registered(cls, value: str) -> str:
        for site in _split(value):
            if not _is_origin(site):
                raise ValueError("give origins such as https://www.example.org, separated by commas")
        return value

    @model_validator(mode="after")
    def _fits_together(self) -> "Settings":
        if self.mode == "production":
            for name in DEMO_ONLY:
                if getattr(self, name) != Settings.model_fields[name].default:
                    raise ValueError(f"HELPLINE_{name.upper()} is for demo mode only")
            if self.secret_key is None:
                raise ValueError("HELPLINE_SECRET_KEY is needed in production: at least 32 random characters")
        return self

    @property
    def origin(self) -> str:
        """This server's own origin."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def request_seconds(self) -> float:
        """How long a request's head, and its body, may take: never longer than a silent connection may last."""
        return min(10.0, self.ping_seconds + self.ping_timeout_seconds)

    @property
    def registered_sites(self) -> frozenset[str]:
        """The origins that may embed the button."""
        return frozenset(_split(self.sites))

    @property
    def own_origins(self) -> frozenset[str]:
        """The origins whose pages may speak to the sockets. Demo mode allows both names of the loopback."""
        own = {self.origin}
        if self.mode == "demo":
            own |= {f"http://127.0.0.1:{self.port}", f"http://localhost:{self.port}"}
        return frozenset(own)

    @property
    def database(self) -> str:
        """The database's address."""
        return self.database_url or f"sqlite:///{self.data / 'helpline.db'}"


def _split(value: str) -> list[str]:
    return [part.strip().rstrip("/") for part in value.split(",") if part.strip()]


def _is_origin(value: str) -> bool:
    parts = urlsplit(value)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not parts.path and not parts.query


def load_settings(**overrides: Any) -> Settings:
    """Read the environment. Raises `SettingsError`, one line for the first thing that is wrong."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        message = first["msg"].removeprefix("Value error, ")
        if not first["loc"]:
            raise SettingsError(message) from error
        name = str(first["loc"][0])
        field = Settings.model_fields.get(name)
        raise SettingsError(f"{variable(name, field) if field else name}: {message}") from error
