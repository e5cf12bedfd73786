"""Whatever is done: everyone's stale snapshot and the events since then lead to what they would see afresh."""

from copy import deepcopy

import pytest
from folding import fold_chat, fold_staff
from scenes import SCENES, switch
from stage import SYSTEM, Stage

from chat_server.actions import assigning, board
from chat_server.actions.pulse import TakePulse, take_pulse
from chat_server.protocol.staff import PullNext, WatchQueue


def carried_forward(stage, staff, visitors, act):
    stale = [(person, person.sees()) for person in staff]
    before = [(person, deepcopy(person.chat)) for person in visitors]
    told = len(stage.told)
    act()
    for person, snapshot in stale:
        fresh = person.sees()
        assert fold_staff(snapshot, person.hears(told), fresh) == fresh, person.by.name
    for person, chat in before:
        for event in person.hears(told):
            fold_chat(chat, event)
        assert unplaced(chat) == unplaced(person.chat)


def unplaced(chat):
    """Positions and waits are sent by the pulse, not by each command."""
    return {name: value for name, value in chat.items() if name not in {"position", "wait"}}


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__.replace("_", " "))
def test_events_carry_everyone_forward_when(stage, scene):
    carried_forward(stage, *scene(stage))


def test_events_carry_every_window_forward_when_a_chat_is_pulled(database):
    stage = Stage(database, routing="pull")
    ann = stage.on_duty("Ann")
    vera = stage.visitor(question="Hello?")
    carried_forward(stage, [ann], [vera], lambda: stage.do(assigning.pull_next, PullNext(), ann.by))
    assert [chat["id"] for chat in ann.sees()["chats"]] == [vera.chat_id]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__.replace("_", " "))
def test_the_pulse_reads_what_a_fresh_look_sees_when(stage, scene):
    staff, visitors, act = scene(stage)
    act()
    ids = [person.id for person in staff]
    asked = TakePulse([visitor.chat_id for visitor in visitors], ids, [], queue=True, languages=[])
    pulse = stage.do(take_pulse, asked, SYSTEM).ack
    for person in staff:
        fresh = person.sees()
        assert pulse["offers"].get(person.id, []) == fresh["offers"]
        for chat in fresh["chats"]:
            assert pulse["chats"][person.id, chat["id"]] == chat
    for visitor in visitors:
        assert pulse["chats"]["visitor", visitor.chat_id] == visitor.chat
    assert pulse["queue"] == stage.do(board.watch_queue, WatchQueue(), None).ack["queue"]


def test_whoever_switches_sees_the_queue_as_everyone_else_will(stage):
    sue = stage.employ("Sue", "supervisor")
    assert switch(sue, "closed").ack == stage.do(board.watch_queue, WatchQueue(), None).ack
