"""A line between a browser and the helpline that can be cut, held up, reset, and made to refuse WebSockets."""

import contextlib
import socket
import struct
import threading
from dataclasses import dataclass, field

REFUSED = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
AT_ONCE = struct.pack("ii", 1, 0)  # linger for no time: closing resets


@dataclass(eq=False)
class _Call:
    """One connection of the browser, and the one to the server that it stands for."""

    near: socket.socket
    far: socket.socket
    over: threading.Event = field(default_factory=threading.Event)

    def end(self, *, reset: bool = False) -> None:
        self.over.set()
        for end in (self.near, self.far):
            with contextlib.suppress(OSError):
                if reset:
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
                else:
                    end.shutdown(socket.SHUT_RDWR)
            end.close()


class Line:
    """Browsers call its `url`; whatever they say goes to the server's port, unless the line is at fault."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.target = 0
        self.takes_websockets = True
        self.refused = 0
        self._cut = False
        self._calls: set[_Call] = set()
        self._flows = {"up": threading.Event(), "down": threading.Event()}
        self._went_up = threading.Condition()
        self._bytes_up = 0
        self.release()
        threading.Thread(target=self._answer, daemon=True).start()

    def hold(self, direction: str) -> None:
        """From here on nothing gets through in this direction, and nobody is told."""
        self._flows[direction].clear()

    def release(self) -> None:
        """What was held goes through, however late."""
        for flow in self._flows.values():
            flow.set()

    def cut(self, *, reset: bool = False) -> None:
        """End every connection and take no new one. What was held is lost."""
        self._cut = True
        for call in list(self._calls):
            call.end(reset=reset)
        self.release()

    def mend(self) -> None:
        """Take connections again."""
        self._cut = False

    def carries(self, say) -> None:
        """Do something that is sent, and return once it has gone up."""
        before = self._bytes_up
        say()
        with self._went_up:
            assert self._went_up.wait_for(lambda: self._bytes_up > before, 10), "nothing went up"

    def close(self) -> None:
        """For good."""
        self.cut()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _answer(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._put_through, args=(near,), daemon=True).start()

    def _put_through(self, near: socket.socket) -> None:
        head = self._head(near)
        far = self._far_end(near, head)
        if far is None:
            near.close()
            return
        call = _Call(near, far)
        self._calls.add(call)
        threading.Thread(target=self._pump, args=(call, far, near, "down"), daemon=True).start()
        self._pump(call, near, far, "up", head)

    def _far_end(self, near: socket.socket, head: bytes) -> socket.socket | None:
        if self._cut or not head:
            return None
        if not self.takes_websockets and b"upgrade: websocket" in head.lower():
            self.refused += 1
            near.sendall(REFUSED)
            return None
        with contextlib.suppress(OSError):
            return socket.create_connection(("127.0.0.1", self.target))
        return None

    def _head(self, near: socket.socket) -> bytes:
        head = b""
        with contextlib.suppress(OSError):
            while b"\r\n\r\n" not in head and (more := near.recv(65_536)):
                head += more
        return head

    def _pump(self, call: _Call, source: socket.socket, sink: socket.socket, way: str, data=b"") -> None:
        with contextlib.suppress(OSError):
            while data or (data := source.recv(65_536)):
                self._flows[way].wait()
                if call.over.is_set():
                    break
                sink.sendall(data)
                if way == "up":
                    self._note(len(data))
                data = b""
        call.end()
        self._calls.discard(call)

    def _note(self, count: int) -> None:
        with self._went_up:
            self._bytes_up += count
            self._went_up.notify_all()
