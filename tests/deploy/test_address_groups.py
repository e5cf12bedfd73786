"""What the shipped nginx counts as one address, and how much it lets one have."""

import contextlib
import socket

import pytest
import services
from conversing import Helpline
from front import Nginx

SHARE = 1100
# The server takes the test's word for the peer's address, and says whom it counts it with.
TOLD = """
set_real_ip_from 127.0.0.0/8;
real_ip_header X-Peer;
location = /counted-as { return 200 "$counted_as"; }
"""


@pytest.fixture
def front(nginx_binary, tmp_path):
    """An nginx before two workers that answer nothing."""
    workers = [socket.create_server(("127.0.0.1", 0), backlog=4096) for _ in range(2)]
    folder = tmp_path / "nginx"
    (folder / "tls").mkdir(parents=True)
    (folder / "tls" / "told.conf").write_text(TOLD)
    ports = [worker.getsockname()[1] for worker in workers]
    running = Nginx(nginx_binary, folder, services.free_port(), ports)
    yield running, workers
    running.stop()
    for worker in workers:
        worker.close()


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("203.0.113.1", "203.0.113.2", False),
        ("203.0.113.1", "::ffff:203.0.113.1", True),
        ("::ffff:203.0.113.1", "::ffff:203.0.113.2", False),
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff:a0a:a0a:a0a", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("a0a:a0a::1", "a0a:a0a::2", True),
    ],
)
def test_an_address_or_an_ipv6_64_is_counted_as_one(front, one, other, together):
    house = Helpline(front[0].url)
    groups = [house.request("GET", "/counted-as", headers={"X-Peer": peer}).content for peer in (one, other)]
    assert all(groups)
    assert (groups[0] == groups[1]) == together


@pytest.mark.parametrize("proxy", ["127.0.0.1", "10.1.2.3", "172.17.0.1", "192.168.1.1", "::1", "fd00::1"])
def test_a_proxy_in_front_and_a_containers_gateway_are_counted_nowhere(front, proxy):
    assert Helpline(front[0].url).request("GET", "/counted-as", headers={"X-Peer": proxy}).content == b""


def asking(nginx: Nginx, peer: str) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", nginx.port), 5)
    client.sendall(f"GET / HTTP/1.1\r\nHost: x\r\nX-Peer: {peer}\r\n\r\n".encode())
    return client


def test_an_address_that_has_its_share_is_refused_and_another_comes_through(front):
    nginx, workers = front
    reached: list[socket.socket] = []

    def have_come(count: int) -> bool:
        for worker in workers:
            worker.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                while True:
                    reached.append(worker.accept()[0])
        return len(reached) >= count

    crowd = [asking(nginx, "203.0.113.1") for _ in range(SHARE)]
    services.until(lambda: have_come(SHARE))
    crowd.append(asking(nginx, "203.0.113.1"))
    assert crowd[-1].recv(12) == b"HTTP/1.1 429"
    crowd.append(asking(nginx, "203.0.113.2"))
    services.until(lambda: have_come(SHARE + 1))
    for one in crowd + reached:
        one.close()
