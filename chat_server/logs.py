"""Logs as JSON lines with an allow-list of fields: nothing that anyone typed can slip in."""

import logging
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import gevent
import structlog

ALLOWED = frozenset(
    {"event", "level", "timestamp", "action", "error", "at", "port", "mode", "worker", "count"}
)


def _only_allowed(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: value for key, value in event.items() if key in ALLOWED}


def places(trace: TracebackType | None) -> list[str]:
    """Where an exception passed through, without its message, which may quote what someone typed."""
    frames = traceback.extract_tb(trace)
    return [f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in frames[-6:]]


def _log_greenlet_errors() -> None:
    # gevent prints a whole traceback, message and all, to standard error.
    hub = gevent.get_hub()
    handle = hub.handle_error

    def handle_error(context: Any, kind: Any, value: Any, trace: Any) -> None:
        if issubclass(kind, (*hub.SYSTEM_ERROR, *hub.NOT_ERROR)):
            handle(context, kind, value, trace)
        else:
            structlog.get_logger().error("greenlet_failed", error=kind.__name__, at=places(trace))

    setattr(hub, "handle_error", handle_error)  # noqa: B010 -- gevent's own way to hook it


def configure() -> None:
    """Once per process, before the first line."""
    _log_greenlet_errors()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _only_allowed,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
    for name in ("engineio", "socketio", "engineio.server", "socketio.server"):
        # They log what came in, and give themselves a handler unless they have a level.
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
