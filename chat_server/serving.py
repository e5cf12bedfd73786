"""One worker process, from its settings to its last breath."""

import errno
import gc
import os
import resource
import shutil
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import click
import gevent
import structlog
from gevent.event import Event
from gevent.socket import wait_read

from chat_server import logs
from chat_server.app import Application, Core, create_core
from chat_server.demo import PEOPLE, furnish, kept_secret, load_samples, open_for_business
from chat_server.migrate import is_current, upgrade
from chat_server.settings import Settings, SettingsError
from chat_server.transport.listener import DoorServer, bind
from chat_server.transport.siblings import Siblings
from chat_server.worker import Place

log = structlog.get_logger()

DRAIN_S = 1.0
LONGEST_END_S = 9.0
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
    """Serve, as the only worker, until SIGTERM, SIGINT or SIGHUP, then drain."""
    logs.configure()
    listener = claim_port(settings)
    core = prepare(settings, migrating=False)
    password = demo_password(settings)
    furnish_or_load(core, password)
    over = ended_by(signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    _work(core, listener, None, lambda: announce(settings, password), over)


def serve_at(settings: Settings, place: Place) -> None:
    """Serve as one of several workers, on a listener that they share."""
    # To replace workers is for the process that keeps them.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    logs.configure()
    core = prepare(settings, migrating=False)
    listener = socket.socket(fileno=place.listener)
    siblings = _meet_siblings(place)
    over = ended_by(signal.SIGTERM, signal.SIGINT)
    orphaned = gevent.spawn(_end_with_the_keeper, place.lifeline, over)
    try:
        _work(core, listener, siblings, place.ready.touch, over)
    finally:
        if orphaned.ready():
            shutil.rmtree(place.folder, ignore_errors=True)


def _meet_siblings(place: Place) -> Siblings:
    try:
        return Siblings(place.folder, place.number)
    except OSError as error:
        raise SettingsError(f"TMPDIR: no socket can be made in {place.folder}: {error}") from error


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


def collect_garbage_seldom() -> None:
    """What stands now is never looked at again: to look at all of it takes longer than a message may."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)


def _work(
    core: Core,
    listener: socket.socket,
    siblings: Siblings | None,
    started: Callable[[], object],
    over: Event,
) -> None:
    gevent.spawn(_cut_short, over)
    _may_hold_many_connections()
    application = Application(core, siblings)
    application.start()
    collect_garbage_seldom()
    gate = application.wsgi
    server = DoorServer(listener, gate, core.settings.request_seconds, application.peers, gate.opens)
    if not over.is_set():
        server.start()
        application.serve_passed_on(server)
        started()
    over.wait()
    # Closed, not only unheard: a proxy takes a refusal as the sign to go to another worker.
    server.close()
    application.drain(DRAIN_S)
    server.stop(timeout=1)


def ended_by(*signals: signal.Signals) -> Event:
    """Set by these signals. Asked for before there is a lease: whoever is stopped while starting gives it back."""
    over = Event()
    for number in signals:
        gevent.signal_handler(number, over.set)
    return over


def _end_with_the_keeper(lifeline: int, over: Event) -> None:
    """The process that keeps the workers is gone, and nobody else would ever end this one."""
    wait_read(lifeline)
    log.warning("keeper_gone")
    over.set()


def _cut_short(over: Event) -> None:
    """A database that does not answer must not keep the process: what it holds lapses by itself."""
    over.wait()
    gevent.sleep(LONGEST_END_S)
    log.warning("end_cut_short")
    os._exit(0)


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
