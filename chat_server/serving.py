"""One worker process, from its settings to its last breath."""

import errno
import gc
import os
import resource
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click
import gevent
from gevent.event import Event

from chat_server import logs
from chat_server.app import Application, Core, create_core
from chat_server.demo import PEOPLE, furnish, kept_secret, load_samples, open_for_business
from chat_server.migrate import is_current, upgrade
from chat_server.settings import Settings, SettingsError
from chat_server.transport.listener import bind, serve_on
from chat_server.transport.siblings import Siblings

if TYPE_CHECKING:
    from chat_server.workers import Place

DRAIN_S = 1.0
GARBAGE_THRESHOLDS = (50_000, 20, 50)


def prepare(settings: Settings, *, migrating: bool) -> Core:
    """The core over a migrated database. Raises `SettingsError` with what is in the way."""
    if settings.database.startswith("sqlite"):
        _writable(settings.data)
    try:
        core = create_core(settings, _secret_key(settings))
    except ValueError as error:
        raise SettingsError(str(error)) from error
    if migrating or settings.mode == "demo":
        upgrade(core.database)
    elif not is_current(core.database):
        raise SettingsError("the database has no tables, or old ones: run `helpline migrate` first")
    demo_open = settings.mode == "demo" and settings.demo_switch == "open"
    chosen = settings.mode == "demo" and "demo_switch" in settings.model_fields_set
    open_for_business(core, "open" if demo_open else "follow", by_setting=chosen)
    return core


def _secret_key(settings: Settings) -> str:
    if settings.secret_key is not None:
        return settings.secret_key
    _writable(settings.data)
    return kept_secret(settings.data, "secret-key", 48)


def _writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"HELPLINE_DATA: cannot create {folder}: {error.strerror}") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SettingsError(f"HELPLINE_DATA: {folder} is not writable; choose another folder")


def serve(settings: Settings) -> None:
    """Serve, as the only worker, until SIGTERM or SIGINT, then drain."""
    logs.configure()
    listener = claim_port(settings)
    core = prepare(settings, migrating=False)
    password = demo_password(settings)
    furnish_or_load(core, password)
    _work(core, listener, None, lambda: announce(settings, password))


def serve_at(settings: Settings, place: "Place") -> None:
    """Serve as one of several workers, on a listener that they share."""
    logs.configure()
    core = prepare(settings, migrating=False)
    listener = socket.socket(fileno=place.listener)
    _work(core, listener, Siblings(place.folder, place.number), place.ready.touch)


def claim_port(settings: Settings) -> socket.socket:
    """The listener. Raises `SettingsError` where the port is taken."""
    try:
        return bind(settings.host, settings.port)
    except OSError as error:
        raise SettingsError(_no_port(settings, error)) from error


def furnish_or_load(core: Core, password: str | None) -> None:
    """The demo's people and articles, or the sample articles, or nothing."""
    if password is not None:
        furnish(core, password)
    elif core.settings.load_samples:
        load_samples(core.perform)


def _work(
    core: Core, listener: socket.socket, siblings: Siblings | None, started: Callable[[], object]
) -> None:
    _may_hold_many_connections()
    application = Application(core, siblings)
    application.start()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    server = serve_on(listener, application.wsgi, core.settings.request_seconds)
    server.start()
    application.serve_passed_on(server)
    started()
    _wait_for_the_end()
    server.stop_accepting()
    application.drain(DRAIN_S)
    server.stop(timeout=1)


def _may_hold_many_connections() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _no_port(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"HELPLINE_PORT: port {settings.port} is in use; choose another"
    return f"HELPLINE_HOST: cannot listen on {settings.host}:{settings.port}: {error.strerror}"


def demo_password(settings: Settings) -> str | None:
    """The password of the demo accounts; None outside demo mode."""
    if settings.mode != "demo":
        return None
    return settings.demo_password or kept_secret(settings.data, "demo-password", 9)


def announce(settings: Settings, password: str | None) -> None:
    """Say where it serves, and the first step."""
    page = "Demo page: " if settings.mode == "demo" else "Serving:   "
    click.echo(f"{page} {settings.origin}/\nConsole:    {settings.origin}/console/")
    if password is not None:
        names = ", ".join(f"{person.email} ({person.role})" for person in PEOPLE)
        click.echo(f"Accounts:   {names}\nPassword:   {password}")
        click.echo(
            "First step: sign in at the console as Ann and go on duty; until then the page shows the phone."
        )


def _wait_for_the_end() -> None:
    over = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, over.set)
    over.wait()
