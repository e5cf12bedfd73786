"""Fixtures: both databases, a stage for actions, the helpline as a process."""

import os
import resource
import shutil
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import services
from conversing import Helpline
from line import Line
from stage import Stage

from chat_server.app import create_core
from chat_server.demo import furnish, open_for_business
from chat_server.migrate import upgrade
from chat_server.records.database import Database
from chat_server.records.postgres_database import PostgresDatabase
from chat_server.records.sqlite_database import SqliteDatabase
from chat_server.records.tables import metadata
from chat_server.settings import load_settings

DATABASES = ("sqlite", "postgresql")
NOT_FOUND = " was not found"
SHARED_KEY = "a key that all of these workers share"


def _miss(service: str) -> None:
    """Skip by name, listed at the end; where services are required, fail instead."""
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(f"{service} is required and{NOT_FOUND}")
    pytest.skip(service + NOT_FOUND)


def pytest_terminal_summary(terminalreporter) -> None:
    _tell_what_is_not_tested(terminalreporter)
    _count_what_was_looked_at(terminalreporter)


def _count_what_was_looked_at(terminalreporter) -> None:
    """States of the pages, which axe has found right in light and in dark."""
    reports = terminalreporter.stats.get("passed", [])
    told = [
        names for report in reports for kind, names in report.user_properties if kind == "states looked at"
    ]
    looked_at = {name for names in told for name in names}
    for language in ("en", "es"):
        count = sum(f"-{language}" in name for name in looked_at)
        if count:
            terminalreporter.write_line(f"LOOKED AT: {count} states in {language}, each in light and in dark")


def _tell_what_is_not_tested(terminalreporter) -> None:
    reasons = {report.longrepr[2] for report in terminalreporter.stats.get("skipped", [])}
    for reason in sorted(reasons):
        if reason.endswith(NOT_FOUND):
            service = reason.removeprefix("Skipped: ").removesuffix(NOT_FOUND)
            terminalreporter.write_line(f"NOT TESTED: what needs {service}, which{NOT_FOUND} on this machine")


@pytest.fixture(scope="session", autouse=True)
def room() -> None:
    """As many descriptors as the machine allows: some tests are a crowd."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    binaries = services.postgres_binaries()
    if binaries is None:
        _miss("PostgreSQL")
    with services.postgres(binaries) as address:
        yield address


def on_server(address: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture(scope="session")
def postgres_database(postgres_server: str) -> Iterator[PostgresDatabase]:
    database = PostgresDatabase(f"{postgres_server}/postgres")
    upgrade(database)
    yield database
    database.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("template") / "helpline.db"
    database = SqliteDatabase(path)
    upgrade(database)
    database.close()
    return path


@pytest.fixture
def sqlite(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "helpline.db"
    shutil.copy(sqlite_template, path)
    database = SqliteDatabase(path)
    yield database
    database.close()


@pytest.fixture
def postgresql(postgres_database: PostgresDatabase) -> Iterator[Database]:
    """One database for the session, emptied after each test."""
    yield postgres_database
    postgres_database.write(empty)


def empty(sql) -> None:
    for table in reversed(metadata.sorted_tables):
        sql.execute(table.delete())


@pytest.fixture(params=DATABASES)
def database(request) -> Database:
    """Every test that asks for it runs on both."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def stage(database: Database) -> Stage:
    return Stage(database)


@pytest.fixture(scope="session")
def process(tmp_path_factory) -> Iterator[services.Process]:
    """One helpline for the tests that leave it as they found it."""
    running = services.Process(tmp_path_factory.mktemp("helpline"), HELPLINE_RATE_LIMITS="off")
    yield running
    running.stop()


@pytest.fixture
def helpline(process: services.Process) -> Iterator[Helpline]:
    house = Helpline(process.url)
    yield house
    house.everyone_goes_home()


# With one of these a helpline begins with nothing, or elsewhere.
BEGINS_ANEW = {"HELPLINE_MODE", "HELPLINE_DATA", "HELPLINE_DEMO_CLOCK", "DATABASE_URL"}


@pytest.fixture(scope="session")
def furnished_data(tmp_path_factory) -> Path:
    """The folder that a demonstration's first start leaves on SQLite, to be copied: that start costs half a second."""
    folder = tmp_path_factory.mktemp("furnished")
    core = create_core(load_settings(mode="demo", data=folder), SHARED_KEY)
    upgrade(core.database)
    open_for_business(core, "open", by_setting=False)
    furnish(core, "demo-pass")
    core.database.close()
    return folder


@pytest.fixture
def start(tmp_path: Path, furnished_data: Path) -> Iterator:
    """Start a helpline with settings of one's own."""
    running: list[services.Process] = []
    houses: list[Helpline] = []

    def begin(**settings: str) -> Helpline:
        if not BEGINS_ANEW & set(settings) and not (tmp_path / "data").exists():
            shutil.copytree(furnished_data, tmp_path / "data")
        running.append(services.Process(tmp_path, **settings))
        house = Helpline(running[-1].url)
        house.process = running[-1]
        houses.append(house)
        return house

    yield begin
    for house in houses:
        house.everyone_leaves()
    for process in running:
        if process.popen.poll() is None:
            process.stop()


@pytest.fixture(scope="session")
def redis_binary() -> str:
    binary = shutil.which("redis-server")
    if binary is None:
        _miss("Redis")
    return binary


@pytest.fixture
def redis_server(redis_binary: str) -> Iterator[services.Redis]:
    running = services.Redis(redis_binary)
    yield running
    running.kill()


@pytest.fixture(scope="session")
def nginx_binary() -> str:
    binary = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if binary is None:
        _miss("nginx")
    return binary


@pytest.fixture(scope="session")
def demonstration(postgres_server: str, tmp_path_factory) -> str:
    """A database as a demonstration sets it up, to be copied: its name."""
    name = f"demonstration_{uuid.uuid4().hex[:12]}"
    on_server(postgres_server, f"CREATE DATABASE {name}")
    settings = load_settings(
        mode="demo", data=tmp_path_factory.mktemp("data"), database_url=f"{postgres_server}/{name}"
    )
    core = create_core(settings, SHARED_KEY)
    upgrade(core.database)
    open_for_business(core, "open", by_setting=False)
    furnish(core, "demo-pass")
    core.database.close()
    return name


def shared(postgres_server: str, demonstration: str, redis: services.Redis) -> dict[str, str]:
    """The settings of helplines over one PostgreSQL, a copy of the demonstration's, and one Redis."""
    name = f"several_{uuid.uuid4().hex[:12]}"
    on_server(postgres_server, f"CREATE DATABASE {name} TEMPLATE {demonstration}")
    return {
        "DATABASE_URL": f"{postgres_server}/{name}",
        "REDIS_URL": redis.url,
        "HELPLINE_SECRET_KEY": SHARED_KEY,
        "HELPLINE_RATE_LIMITS": "off",
    }


@pytest.fixture
def several(start, postgres_server: str, demonstration: str, redis_server: services.Redis):
    """Start helplines over one PostgreSQL and one Redis."""
    common = shared(postgres_server, demonstration, redis_server)
    return lambda **settings: start(**{**common, **settings})


@pytest.fixture
def pair(several) -> list[Helpline]:
    """Two of them, started side by side."""
    both = [several(wait=False) for _ in range(2)]
    for house in both:
        services.until(house.process._ready)
    return both


@pytest.fixture(scope="module")
def three(tmp_path_factory, postgres_server, demonstration, redis_binary):
    """Three workers behind one port, for all the transports: a wrong one is met more often than not."""
    redis = services.Redis(redis_binary)
    settings = shared(postgres_server, demonstration, redis)
    running = services.Process(tmp_path_factory.mktemp("three"), workers=3, **settings)
    yield running
    running.stop()
    redis.kill()


@pytest.fixture(scope="session")
def chromium() -> str:
    path = services.chromium()
    if path is None:
        _miss("Chromium")
    return path


@pytest.fixture
def own_database(postgres_server: str) -> Iterator[str]:
    """A PostgreSQL database that nobody else uses."""
    name = f"own_{uuid.uuid4().hex}"
    on_server(postgres_server, f"CREATE DATABASE {name}")
    yield f"{postgres_server}/{name}"
    on_server(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def line() -> Iterator[Line]:
    between = Line()
    yield between
    between.close()
