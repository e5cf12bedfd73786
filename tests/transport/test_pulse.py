"""A beat of the pulse, over a real database; the sockets are left out, since nothing is looked for in them."""

from types import SimpleNamespace

import pytest
from stage import Stage

from chat_server.transport import pulse as pulses
from chat_server.transport.connections import VISITORS, Connection, Connections
from chat_server.transport.fanout import Fanout
from chat_server.transport.pulse import Pulse


@pytest.fixture
def stage(postgresql):
    return Stage(postgresql)


def pulse_of(stage, connections, push=lambda *_: None):
    server = SimpleNamespace(doors={}, push=push)
    fanout = Fanout(connections, stage.perform, lambda: stage.worker_id)
    fanout.server = server
    return Pulse(stage.perform, connections, fanout, server, lambda: stage.worker_id)


def known(stage, person):
    taken = stage.perform.logs.take([person.chat_id])
    stage.perform.logs.keep(taken or {})
    return taken is not None


def test_a_log_and_its_name_are_remembered_while_somebody_of_the_chat_is_here_and_no_longer(stage):
    stage.on_duty("Ann")
    vera, victor = stage.visitor(name="Vera"), stage.visitor(name="Victor")
    connections = Connections()
    connections.add(Connection("vera", None, VISITORS, vera.by, ""))
    pulse = pulse_of(stage, connections)
    for person in (vera, victor):
        person.says("Hello?")
    pulse.beat()
    assert (known(stage, vera), known(stage, victor)) == (True, False)
    connections.remove("vera")
    pulse.beat()
    assert not known(stage, vera)


@pytest.fixture
def line(stage):
    """Six visitors of one language, connected here, in the order of their places; and the places that each is told."""
    stage.on_duty("Ann")
    visitors = [stage.visitor() for _ in range(6)]
    connections = Connections()
    for visitor in visitors:
        connections.add(Connection(visitor.chat_id, None, VISITORS, visitor.by, ""))
    told = {visitor.chat_id: [] for visitor in visitors}

    def push(audience, name, payload):
        if name == "chat_changed":
            for connection in audience:
                told[connection.sid].append(payload["chat"]["position"])

    pulse = pulse_of(stage, connections, push)
    pulse.beat()
    assert list(told.values()) == [[1], [2], [3], [4], [5], [6]]
    for places in told.values():
        places.clear()
    return SimpleNamespace(visitors=visitors, pulse=pulse, told=told, connections=connections)


def test_who_moves_up_is_told_once_and_nobody_is_told_what_they_know(line):
    line.visitors[2].ends()
    line.connections.remove(line.visitors[2].chat_id)
    line.pulse.beat()
    line.pulse.beat()
    assert [line.told[one.chat_id] for one in line.visitors] == [[], [], [], [3], [4], [5]]


def test_far_back_in_the_line_a_place_is_told_later_and_never_left_wrong(line, monkeypatch):
    monkeypatch.setattr(pulses, "EXACT_UP_TO", 2)
    line.visitors[0].ends()
    line.connections.remove(line.visitors[0].chat_id)
    line.pulse.beat()
    assert [line.told[one.chat_id] for one in line.visitors[1:3]] == [[1], [2]]
    for _ in range(pulses.FARTHER_BACK_EVERY - 1):
        line.pulse.beat()
    assert [line.told[one.chat_id] for one in line.visitors] == [[], [1], [2], [3], [4], [5]]


def test_a_chat_that_has_changed_meanwhile_is_told_whole(line, stage):
    vera = line.visitors[1]
    line.visitors[0].ends()
    vera.says("Is anybody there?")
    line.pulse.beat()
    assert line.told[vera.chat_id] == [1]
    line.pulse.beat()
    assert line.told[vera.chat_id] == [1]
