"""The frames that a WebSocket server must read, and those that it must refuse: the cases of RFC 6455."""

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_wire import masked

from chat_server.transport.frames import (
    BINARY,
    CLOSE,
    LARGEST_MESSAGE,
    PING,
    PONG,
    TEXT,
    Broken,
    FrameReader,
    frame,
    payload_of,
)


def read(*pieces, largest=LARGEST_MESSAGE):
    reader = FrameReader(largest)
    return [(message.opcode, message.payload) for piece in pieces for message in reader.feed(piece)]


def refused(*pieces):
    with pytest.raises(Broken) as broken:
        read(*pieces)
    return broken.value.code


SIZES = [0, 1, 124, 125, 126, 127, 128, 65_534, 65_535, 65_536]


@pytest.mark.parametrize(
    ("size", "chopped"),
    [(size, chopped) for size in SIZES for chopped in (None, 1, 997) if chopped != 1 or size < 1000],
)
def test_a_text_of_any_size_arrives_whole_however_it_is_chopped(size, chopped):
    data = masked(b"*" * size)
    pieces = [data] if chopped is None else [data[at : at + chopped] for at in range(0, len(data), chopped)]
    assert read(*pieces) == [(TEXT, "*" * size)]


@pytest.mark.parametrize("size", [125, 126, 300, 65_535, 65_536])
def test_wherever_a_frame_is_cut_nothing_of_it_is_taken_for_a_whole(size):
    data = masked(b"*" * size)
    for at in range(1, min(len(data), 400)):
        assert read(data[:at]) == [], at
        assert read(data[:at], data[at:]) == [(TEXT, "*" * size)], at


def test_several_frames_in_one_read_come_in_order():
    assert read(masked(b"a") + masked(b"b", PING) + masked(b"c")) == [(TEXT, "a"), (PING, b"b"), (TEXT, "c")]


@pytest.mark.parametrize("opcode", [PING, PONG])
@pytest.mark.parametrize("size", [0, 1, 125])
def test_pings_and_pongs_carry_up_to_125_bytes(opcode, size):
    payload = os.urandom(size)
    assert read(masked(payload, opcode)) == [(opcode, payload)]
    assert refused(masked(b"x" * 126, opcode)) == 1002


@pytest.mark.parametrize("bits", [0x40, 0x20, 0x10, 0x70])
def test_reserved_bits_are_refused(bits):
    data = masked(b"hello")
    assert refused(bytes([data[0] | bits]) + data[1:]) == 1002


@pytest.mark.parametrize("opcode", [3, 4, 5, 6, 7, 11, 12, 13, 14, 15])
def test_opcodes_that_mean_nothing_are_refused(opcode):
    assert refused(masked(b"", opcode)) == 1002


def test_a_frame_without_a_mask_is_refused():
    assert refused(frame(b"hello")) == 1002
    assert refused(frame(b"", PING)) == 1002


def test_fragments_make_one_message_with_pings_between_them():
    assert read(
        masked(b"frag", TEXT, fin=False),
        masked(b"now", PING),
        masked(b"ment", 0, fin=False),
        masked(b"ed", 0),
        masked(b"next"),
    ) == [(PING, b"now"), (TEXT, "fragmented"), (TEXT, "next")]


@pytest.mark.parametrize(
    "pieces",
    [
        [masked(b"x", 0)],
        [masked(b"x", 0, fin=False)],
        [masked(b"a", TEXT, fin=False), masked(b"b", TEXT)],
        [masked(b"a", TEXT, fin=False), masked(b"b", BINARY, fin=False)],
        [masked(b"p", PING, fin=False)],
        [masked(b"c", CLOSE, fin=False)],
        [masked(b"a", TEXT), masked(b"b", 0)],
    ],
)
def test_fragments_out_of_place_are_refused(pieces):
    assert refused(*pieces) == 1002


def test_a_character_may_be_split_between_fragments():
    whole = "κόσμε ½ 𝄞".encode()
    pieces = [masked(whole[:1], TEXT, fin=False)]
    pieces += [masked(whole[at : at + 1], 0, fin=False) for at in range(1, len(whole) - 1)]
    assert read(*pieces, masked(whole[-1:], 0)) == [(TEXT, "κόσμε ½ 𝄞")]


@pytest.mark.parametrize(
    "text",
    [
        b"\xce\xba\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xc0\xaf",
        b"\xff",
        b"ab\xe2\x82",
        b"\xed\xb0\x80",
        b"\x80",
    ],
)
def test_text_that_is_not_utf8_is_refused_whole_or_in_fragments(text):
    assert refused(masked(text)) == 1007
    assert refused(masked(text[:1], TEXT, fin=False), masked(text[1:], 0)) == 1007


def test_non_characters_are_text():
    assert read(masked("\ufffe\uffff\U0010ffff".encode())) == [(TEXT, "\ufffe\uffff\U0010ffff")]


@pytest.mark.parametrize(
    "code", [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999]
)
def test_close_codes_that_a_peer_may_send_are_read(code):
    payload = code.to_bytes(2, "big") + b"bye"
    assert read(masked(payload, CLOSE)) == [(CLOSE, payload)]


@pytest.mark.parametrize("code", [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535])
def test_close_codes_that_nobody_may_send_are_refused(code):
    assert refused(masked(code.to_bytes(2, "big"), CLOSE)) == 1002


def test_a_close_may_be_empty_but_not_one_byte_nor_bad_text():
    assert read(masked(b"", CLOSE)) == [(CLOSE, b"")]
    assert refused(masked(b"\x03", CLOSE)) == 1002
    assert refused(masked(b"\x03\xe8\xff", CLOSE)) == 1007
    assert refused(masked(b"x" * 126, CLOSE)) == 1002


def test_what_is_too_large_is_refused_at_its_head():
    assert refused(masked(b"", size=LARGEST_MESSAGE + 1)[:10]) == 1009
    assert refused(masked(b"", size=2**63)[:10]) == 1009


def test_fragments_that_become_too_large_are_refused_before_they_are_kept():
    half = b"x" * (LARGEST_MESSAGE // 2)
    assert refused(masked(half, TEXT, fin=False), masked(half, 0, fin=False), masked(b"y", 0)[:6]) == 1009


@given(
    st.lists(st.tuples(st.sampled_from([TEXT, BINARY, PING]), st.binary(max_size=100)), max_size=8),
    st.randoms(use_true_random=False),
)
def test_any_messages_survive_any_chopping(messages, draw: random.Random):
    sent = [
        (opcode, payload.decode("latin-1") if opcode == TEXT else payload) for opcode, payload in messages
    ]
    stream = b"".join(
        masked(payload.encode() if isinstance(payload, str) else payload, opcode) for opcode, payload in sent
    )
    pieces = []
    while stream:
        cut = draw.randint(1, len(stream))
        pieces.append(stream[:cut])
        stream = stream[cut:]
    assert read(*pieces) == sent


@given(st.binary(max_size=400))
def test_noise_is_refused_or_waits_for_more_and_never_breaks_anything(noise):
    try:
        code = len(read(noise)) * 0
    except Broken as broken:
        code = broken.code
    assert code in {0, 1002, 1007, 1009}


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536, 200_000])
def test_what_the_server_writes_can_be_taken_out_again(size):
    payload = os.urandom(size)
    assert payload_of(frame(payload)) == payload
