import io

import pytest

from chat_server.transport.head import LONGEST_LINE, MOST_LINES, Head


def head(*lines: bytes) -> Head:
    return Head(io.BytesIO(b"\r\n".join([*lines, b"", b"the body"])))


def test_names_are_read_in_any_case_and_values_without_the_space_around_them():
    read = head(b"Host: chat.example.org", b"content-TYPE:  application/json ")
    assert (read.status, read.get("host"), read.typeheader) == ("", "chat.example.org", "application/json")
    assert read.get("absent") is None
    assert read.get("absent", "close") == "close"


def test_the_body_is_left_for_whoever_reads_it():
    stream = io.BytesIO(b"Host: x\r\n\r\nthe body")
    Head(stream)
    assert stream.read() == b"the body"


def test_a_header_that_comes_twice_is_joined():
    assert head(b"X-Forwarded-For: a", b"X-Forwarded-For: b").get("x-forwarded-for") == "a, b"
    assert head(b"Cookie: a=1", b"Cookie: b=2").get("cookie") == "a=1; b=2"


@pytest.mark.parametrize(
    "lines",
    [
        [b"no colon"],
        [b"Host: x", b" folded: yes"],
        [b"Transfer-Encoding : chunked"],
        [b": no name"],
        [b"Content-Length: 3", b"Content-Length: 30"],
        [b"Transfer-Encoding: chunked", b"transfer-encoding: identity"],
        [b"X: " + b"x" * LONGEST_LINE],
        [b"X-%d: x" % number for number in range(MOST_LINES + 1)],
    ],
    ids=[
        "no colon",
        "folded",
        "space before the colon",
        "no name",
        "two lengths",
        "two encodings",
        "long",
        "many",
    ],
)
def test_what_two_servers_might_read_two_ways_is_unreadable(lines):
    assert head(*lines).status == "unreadable"
