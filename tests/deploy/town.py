"""The topology of docker-compose.yml as plain processes: nginx in front of two workers."""

import json
import uuid
from pathlib import Path
from typing import Any

import psycopg
import services
from conversing import Client, Helpline
from front import Nginx
from psycopg.rows import dict_row

POLLING = "/socket.io/?EIO=4&transport=polling"


class Town(Helpline):
    """Spoken to through nginx; read afterwards in SQL."""

    def __init__(
        self,
        folder: Path,
        nginx_binary: str,
        database_url: str,
        settings: dict[str, str | None],
        second: dict[str, str],
    ) -> None:
        port = services.free_port()
        super().__init__(f"http://127.0.0.1:{port}")
        self.database_url = database_url
        common = {**settings, "HELPLINE_PUBLIC_URL": self.url, "HELPLINE_PROXIES": "1"}
        self.workers: list[services.Process] = []
        for number, own in enumerate(({}, second), 1):
            room = folder / f"worker-{number}"
            room.mkdir()
            self.workers.append(services.Process(room, wait=False, **{**common, **own}))
        for worker in self.workers:
            services.until(worker._ready)
        self.nginx = Nginx(nginx_binary, folder / "nginx", port, [worker.port for worker in self.workers])

    def k_for(self, number: int) -> str:
        """A `k` that nginx sends to this worker, 0 or 1."""
        while True:
            k = uuid.uuid4().hex
            if self._lands_on(k) == number:
                return k

    def _lands_on(self, k: str) -> int:
        opened = self.request("GET", f"{POLLING}&k={k}")
        sid = json.loads(opened.content[1:])["sid"]
        for number, worker in enumerate(self.workers):
            # Only the worker that holds a transport takes a packet for it: here, the one that closes it.
            closed = Helpline(worker.url).request("POST", f"{POLLING}&sid={sid}", b"1", {"Origin": self.url})
            if closed.status == 200:
                return number
        raise AssertionError("no worker knows the transport that nginx opened")

    def client(self, name: str | None, k: str, token: str | None = None, kind: type = Client) -> Any:
        """Vera, or a member of staff, with a `k` of their own; not connected yet."""
        url, headers = f"{self.url}/?k={k}", {"Origin": self.url}
        if name is not None:
            found = kind(url, "/staff", None, {**headers, "Cookie": self.sign_in(name)})
        else:
            found = kind(url, "/visitor", {"token": token, "language": "en"}, headers)
        self.clients.append(found)
        return found

    def rows(self, statement: str, *parameters: Any) -> list[dict[str, Any]]:
        """What SQL says, past everything that we run."""
        with psycopg.connect(self.database_url, row_factory=dict_row) as connection:
            return connection.execute(statement, parameters).fetchall()

    def stop(self) -> None:
        self.everyone_leaves()
        for worker in self.workers:
            if worker.popen.poll() is None:
                worker.popen.terminate()
        for worker in self.workers:
            worker.popen.wait(services.START_S)
        self.nginx.stop()
