"""The only place where things are wired."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import gevent
import structlog
from engineio import WSGIApp
from flask import Flask, Response

from agent_console.previews import preview_pages
from agent_console.reports import report_pages
from agent_console.sign_in import console_pages
from chat_server.clock import Clock
from chat_server.opened_pages import OpenedPages
from chat_server.perform import Perform
from chat_server.policy import policy_of
from chat_server.records.database import Database, open_database
from chat_server.settings import Settings
from chat_server.shelf import SearchableShelf
from chat_server.ticker import Lease, Ticker
from chat_server.transport.article_pages import ArticlePages
from chat_server.transport.connections import STAFF, VISITORS, Connections
from chat_server.transport.doors import StaffDoor, VisitorDoor
from chat_server.transport.fanout import Fanout
from chat_server.transport.gate import Gate
from chat_server.transport.heart import Pings
from chat_server.transport.http import VisitorPages
from chat_server.transport.lateness import watch_the_loop
from chat_server.transport.limits import Addresses
from chat_server.transport.listener import DoorServer
from chat_server.transport.pulse import Pulse
from chat_server.transport.siblings import Siblings
from chat_server.transport.sockets import SocketServer

if TYPE_CHECKING:
    from chat_server.transport.redis_channel import RedisChannel

log = structlog.get_logger()
FAREWELL_LOOK_S = 0.02
LAST_WORDS_S = 2.0


@dataclass
class Core:
    """What runs without a listener: the command line needs no more."""

    settings: Settings
    database: Database
    shelf: SearchableShelf
    perform: Perform
    opened_pages: OpenedPages


def create_core(settings: Settings, secret_key: str) -> Core:
    """Database, clock, policy and `perform`, wired."""
    database = open_database(settings.database)
    shelf = SearchableShelf()
    perform = Perform(database, Clock(settings.demo_clock), policy_of(settings, shelf, secret_key))
    return Core(settings, database, shelf, perform, OpenedPages(perform))


class Application:
    """A worker: its WSGI application, its sockets, its greenlets."""

    def __init__(self, core: Core, siblings: Siblings | None = None) -> None:
        self.core = core
        self._siblings = siblings
        settings, perform = core.settings, core.perform
        self.connections = Connections()
        self.lease = Lease(perform, self.close_sockets)
        self.addresses = Addresses(settings.proxies)
        # Behind a proxy of our own every connection is the proxy's: it has to count them.
        counts_peers = settings.rate_limits == "on" and not settings.proxies
        self.peers = self.addresses if counts_peers else None
        self.fanout = Fanout(self.connections, perform, self._worker_id)
        perform.publish = self.fanout.publish
        self.ticker = Ticker(perform)
        self.sockets = self._sockets(settings)
        self.pulse = Pulse(perform, self.connections, self.fanout, self.sockets, self._worker_id)
        self._channel = self._join_colleagues(settings)
        self.wsgi = self._wsgi(settings)
        self._greenlets: list[Any] = []

    def _join_colleagues(self, settings: Settings) -> "RedisChannel | None":
        if settings.redis_url is None:
            return None
        from chat_server.transport.redis_channel import RedisChannel

        self.core.perform.has_colleagues = True
        channel = RedisChannel(settings.redis_url, self._worker_id, self.fanout.hear, self.pulse.gap)
        self.fanout.send_away = channel.send
        return channel

    def serve_passed_on(self, server: DoorServer) -> None:
        """Serve the connections that sibling workers pass on, too."""
        if self._siblings is not None:
            self._greenlets.append(gevent.spawn(self._siblings.receive, server))

    def _worker_id(self) -> str:
        return self.lease.worker_id

    def _sockets(self, settings: Settings) -> SocketServer:
        perform, limited = self.core.perform, settings.rate_limits == "on"

        shared = (perform, self.connections, self._worker_id, self.fanout)
        visitors = VisitorDoor(*shared, self.addresses, limited=limited)
        staff = StaffDoor(*shared, settings.own_origins, limited=limited)
        pings = Pings(settings.ping_seconds, settings.ping_timeout_seconds)
        named = (lambda drawn: drawn) if self._siblings is None else self._siblings.own
        sockets = SocketServer({VISITORS: visitors, STAFF: staff}, pings, named)
        visitors.server = staff.server = self.fanout.server = sockets
        return sockets

    def _wsgi(self, settings: Settings) -> Gate:
        flask = create_flask(self.core, lambda: self.core.shelf.is_built)
        limited = settings.rate_limits == "on"
        return Gate(
            WSGIApp(self.sockets.engine, flask, engineio_path="socket.io"),
            settings.own_origins | settings.registered_sites,
            self.addresses,
            self.sockets.engine,
            self._siblings,
            settings.request_seconds,
            limited=limited,
        )

    def start(self) -> None:
        """Take a lease, index the shelf, and begin what runs beside the requests."""
        self.lease.take()
        self.ticker.after_restart(alone=self.lease.alone)
        self.core.shelf.catch_up(self.core.perform)
        runs = [
            self.sockets.engine.heart.run,
            self.lease.run,
            self.ticker.run,
            self.pulse.run,
            self._follow_shelf,
            self.core.opened_pages.run,
            watch_the_loop,
        ]
        if self._channel is not None:
            runs += [self._channel.publish, self._channel.listen]
        self._greenlets = [gevent.spawn(run) for run in runs]

    def _follow_shelf(self) -> None:
        self.core.shelf.follow(self.core.perform)

    def close_sockets(self, within_s: float = 0.0) -> None:
        """Close every transport, spread over a while: clients reconnect elsewhere."""
        transports = list(self.sockets.engine.sockets.values())
        for transport in transports:
            transport.close()
            gevent.sleep(within_s / len(transports))

    def drain(self, within_s: float = 1.0) -> None:
        """Tell everyone to move, close their transports, give up the lease. The listener is closed already."""
        self.sockets.push(self.connections, "moved", {"after_ms": round(within_s * 1000)})
        self.close_sockets(within_s)
        self.close_sockets()  # those that a connection from before has opened meanwhile
        self._let_farewells_arrive()
        # Where the database does not answer, neither comes to an end: what is held lapses by itself.
        gevent.killall(self._greenlets, block=False)
        gevent.joinall(self._greenlets, timeout=LAST_WORDS_S)
        for last_word in (self.core.opened_pages.count, self.lease.give_up):
            gevent.spawn(last_word).join(LAST_WORDS_S)

    def _let_farewells_arrive(self) -> None:
        # Each is given up by itself after a while: the heart is still beating.
        while self.sockets.engine.outbox.waiting:
            gevent.sleep(FAREWELL_LOOK_S)


def create_flask(core: Core, ready: Any) -> Flask:
    """The pages and the API, with the headers that every answer carries."""
    flask = Flask("helpline", static_folder=None)
    # It prints whole tracebacks, message and all; `VisitorPages.failed` logs the places.
    flask.logger.disabled = True
    pages = VisitorPages(core.settings, core.perform, ready)
    flask.register_blueprint(pages.blueprint())
    flask.register_blueprint(
        ArticlePages(core.settings, core.perform, pages.missing, core.opened_pages).blueprint()
    )
    flask.register_blueprint(console_pages(core.settings, core.perform))
    flask.register_blueprint(report_pages(core.settings, core.perform))
    flask.register_blueprint(preview_pages(core.settings, core.perform))

    @flask.after_request
    def harden(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return flask


def create_app(settings: Settings, secret_key: str) -> Application:
    """A worker, wired; `start()` brings it to life."""
    return Application(create_core(settings, secret_key))
