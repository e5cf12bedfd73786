"""A beat of the pulse, over a real database; the sockets are left out, since nothing is looked for in them."""

from types import SimpleNamespace

import pytest
from stage import Stage

from chat_server.transport.connections import VISITORS, Connection, Connections
from chat_server.transport.fanout import Fanout
from chat_server.transport.pulse import Pulse


@pytest.fixture
def stage(postgresql):
    return Stage(postgresql)


def pulse_of(stage, connections):
    server = SimpleNamespace(doors={}, push=lambda *_: None)
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
