"""Workers of one machine behind one port: a connection that asks for another worker's transport goes to that worker.

The operating system gives each new TCP connection to any of them. A polling client's next request may so reach a
worker that does not hold its transport; the connection itself is then passed on, with what was read of the request.
"""

import io
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import gevent
import structlog

from chat_server.transport.listener import DoorServer

log = structlog.get_logger()

LARGEST_HEAD = 128 * 1024
SEND_S = 2.0
RETRY_S = 0.005
PREFIX = "w"


def address(folder: Path, number: int) -> str:
    """The datagram socket of a sibling."""
    return str(folder / f"worker-{number}")


class _Replayed(io.RawIOBase):
    """What a sibling has read already, then the socket."""

    def __init__(self, head: bytes, sock: Any) -> None:
        self._head = head
        self._sock = sock

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """See `io.RawIOBase`."""
        if not self._head:
            size: int = self._sock.recv_into(buffer)
            return size
        size = min(len(buffer), len(self._head))
        buffer[:size] = self._head[:size]
        self._head = self._head[size:]
        return size


class Siblings:
    """This worker's place among them. Transports' ids begin with the number of the worker that holds them."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder = folder
        self.number = number
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        with suppress(FileNotFoundError):
            Path(address(folder, number)).unlink()
        self._socket.bind(address(folder, number))

    def own(self, transport_id: str) -> str:
        """An id that says whose it is."""
        return f"{PREFIX}{self.number}-{transport_id}"

    def elsewhere(self, transport_id: str) -> int | None:
        """The number of the sibling that holds this transport, if it is not this one."""
        number, dash, _ = transport_id.removeprefix(PREFIX).partition("-")
        if not dash or not transport_id.startswith(PREFIX) or not number.isdigit() or len(number) > 3:
            return None
        return int(number) if int(number) != self.number else None

    def pass_on(self, number: int, head: bytes, take_over: Callable[[], tuple[Any, bytes]]) -> None:
        """Give a connection away. If the sibling is gone, it is closed: the client connects anew."""
        bare, early = take_over()
        try:
            if len(head) + len(early) <= LARGEST_HEAD:
                self._send(address(self._folder, number), head + early, bare.fileno())
        except OSError:
            log.info("sibling_gone")
        finally:
            bare.close()

    def _send(self, to: str, data: bytes, descriptor: int) -> None:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, descriptor.to_bytes(4, "little"))]
        deadline = time.monotonic() + SEND_S
        # A sibling takes ten at a time from the kernel; gevent cannot wait for room, and answers 0.
        while not self._socket.sendmsg([data], rights, 0, to):
            if time.monotonic() > deadline:
                raise TimeoutError
            gevent.sleep(RETRY_S)

    def receive(self, server: DoorServer) -> None:
        """Serve the connections that siblings pass on, until killed."""
        while True:
            try:
                data, descriptors, _, _ = socket.recv_fds(self._socket, LARGEST_HEAD, 1)
            except OSError as error:
                log.warning("receive_failed", error=type(error).__name__)
                gevent.sleep(RETRY_S)
                continue
            for descriptor in descriptors:
                _serve(server, data, descriptor)


def _serve(server: DoorServer, data: bytes, descriptor: int) -> None:
    import gevent.socket

    connection = gevent.socket.socket(fileno=descriptor)
    connection.setblocking(True)
    try:
        peer = connection.getpeername()
    except OSError:
        connection.close()  # it has gone meanwhile
        return
    server.take_on(connection, peer, io.BufferedReader(_Replayed(data, connection)))
