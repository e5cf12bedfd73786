"""A production installation: a migrated database, staff, secrets by file; and what runs on it."""

import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import psycopg
import services
from conversing import Helpline
from town import Town

from agent_console.passwords import hashed
from chat_server.actions.opening import open_installation
from chat_server.actions.staff import NewAccount, create_account
from chat_server.app import create_core
from chat_server.demo import SYSTEM
from chat_server.perform import done
from chat_server.settings import load_settings

PASSWORD = "demo-pass"
SECRET_KEY = "a key that all of these workers share"
CAPACITY = 20
# Whoever leaves without a word is missed after four seconds, not after forty-five.
SHORT = {"HELPLINE_PING_SECONDS": "2", "HELPLINE_PING_TIMEOUT_SECONDS": "2"}
STAFF = {"Ann": ["specialist"], "Ben": ["specialist"], "Sue": ["supervisor"]}


def on_server(address: str, statement: str) -> None:
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(statement)


def _employ(url: str) -> None:
    core = create_core(load_settings(mode="production", secret_key=SECRET_KEY, database_url=url), SECRET_KEY)
    digest = hashed(PASSWORD)
    for name, roles in STAFF.items():
        account = NewAccount(f"{name.lower()}@demo.helpline", name, digest, roles, ("en",), CAPACITY)
        done(core.perform(create_account, account, SYSTEM))
    # The calendar must not decide whether these tests pass.
    done(core.perform(open_installation, ("open", True), SYSTEM))
    core.database.close()


@pytest.fixture(scope="session")
def furnished(postgres_server: str, tmp_path_factory) -> str:
    """A migrated database with its staff, to be copied: its name. `helpline migrate` made it, as in production."""
    name = f"furnished_{uuid.uuid4().hex[:8]}"
    on_server(postgres_server, f"CREATE DATABASE {name}")
    url = f"{postgres_server}/{name}"
    secrets = write_secrets(tmp_path_factory.mktemp("secrets"), url)
    environment = {one: value for one, value in os.environ.items() if not one.startswith("HELPLINE_")}
    migrate = [sys.executable, "-m", "chat_server", "migrate"]
    subprocess.run(migrate, env={**environment, **secrets}, cwd=services.ROOT, check=True)
    _employ(url)
    return name


def write_secrets(folder: Path, database_url: str) -> dict[str, str]:
    """The secrets as files, and the settings that name them."""
    written = {"HELPLINE_SECRET_KEY": SECRET_KEY, "DATABASE_URL": database_url}
    for name, value in written.items():
        (folder / name).write_text(f"{value}\n")
    return {f"{name}_FILE": str(folder / name) for name in written}


def _copied(server: str, furnished: str) -> str:
    name = f"town_{uuid.uuid4().hex[:8]}"
    on_server(server, f"CREATE DATABASE {name} TEMPLATE {furnished}")
    return f"{server}/{name}"


def _settings(folder: Path, database_url: str, redis_url: str) -> dict[str, str | None]:
    return {
        "HELPLINE_MODE": "production",
        "HELPLINE_DEMO_PASSWORD": None,
        "REDIS_URL": redis_url,
        **write_secrets(folder, database_url),
    }


@pytest.fixture
def database_url(postgres_server: str, furnished: str) -> str:
    return _copied(postgres_server, furnished)


@pytest.fixture
def production(tmp_path: Path, database_url: str, redis_server: services.Redis) -> dict[str, str | None]:
    """The settings of a worker in production."""
    return _settings(tmp_path, database_url, redis_server.url)


@pytest.fixture
def keeper(production, tmp_path: Path) -> Iterator[Callable[..., Helpline]]:
    """`helpline run --workers 2`, with its own folder for temporary files."""
    rooms = tmp_path / "t"
    rooms.mkdir()
    houses: list[Helpline] = []

    def begin(workers: int = 2, wait: bool = True, **settings: str | None) -> Helpline:
        settings = {**production, "TMPDIR": str(rooms), **settings}
        process = services.Process(tmp_path, workers=workers, wait=wait, **settings)
        houses.append(Helpline(process.url))
        houses[-1].process, houses[-1].rooms = process, rooms
        if wait:
            # One that answers is not all of them: this is said when all are up.
            services.until(lambda: "Serving:" in process.log.read_text())
        return houses[-1]

    yield begin
    for house in houses:
        house.everyone_leaves()
        if house.process.popen.poll() is None:
            house.process.stop()


@pytest.fixture
def town(production, tmp_path: Path, database_url: str, nginx_binary: str) -> Iterator[Callable[..., Town]]:
    """Two workers behind nginx, over PostgreSQL and Redis; settings for both, and for the second alone."""
    founded: list[Town] = []

    def found(second: dict[str, str] | None = None, **settings: str) -> Town:
        founded.append(Town(tmp_path, nginx_binary, database_url, {**production, **settings}, second or {}))
        return founded[-1]

    yield found
    for town in founded:
        town.stop()


@pytest.fixture(scope="module")
def lasting_town(
    tmp_path_factory, postgres_server: str, furnished: str, redis_binary: str, nginx_binary: str
) -> Iterator[Town]:
    """One town for all the tests of a module."""
    folder, url = tmp_path_factory.mktemp("town"), _copied(postgres_server, furnished)
    redis = services.Redis(redis_binary)
    town = Town(folder, nginx_binary, url, {**_settings(folder, url, redis.url), **SHORT}, {})
    yield town
    town.stop()
    redis.kill()
