"""One worker process, from its settings to its last breath."""

import errno
import gc
import os
import signal
from pathlib import Path

import click
import gevent
from gevent.event import Event

from chat_server import logs
from chat_server.app import Application, Core, create_core
from chat_server.demo import PEOPLE, furnish, kept_secret, load_samples, open_for_business
from chat_server.migrate import is_current, upgrade
from chat_server.settings import Settings, SettingsError
from chat_server.transport.listener import bind, serve_on

DRAIN_S = 1.0


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
    """Serve until SIGTERM or SIGINT, then drain."""
    logs.configure()
    try:
        listener = bind(settings.host, settings.port)
    except OSError as error:
        raise SettingsError(_no_port(settings, error)) from error
    core = prepare(settings, migrating=False)
    password = _demo_password(settings)
    if password is not None:
        furnish(core, password)
    elif settings.load_samples:
        load_samples(core.perform)
    application = Application(core)
    application.start()
    gc.freeze()
    server = serve_on(listener, application.wsgi)
    server.start()
    _announce(settings, password)
    _wait_for_the_end()
    server.stop_accepting()
    application.drain(DRAIN_S)
    server.stop(timeout=1)


def _no_port(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"HELPLINE_PORT: port {settings.port} is in use; choose another"
    return f"HELPLINE_HOST: cannot listen on {settings.host}:{settings.port}: {error.strerror}"


def _demo_password(settings: Settings) -> str | None:
    if settings.mode != "demo":
        return None
    return settings.demo_password or kept_secret(settings.data, "demo-password", 9)


def _announce(settings: Settings, password: str | None) -> None:
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
