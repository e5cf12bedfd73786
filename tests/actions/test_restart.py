"""Everything is killed and started again at some point of a chat's life: nothing is in limbo, the order is the same."""

import pytest
from queue_rules import BADLY_HELD, LOGS_WITH_GAPS, OWNED_TWICE, rows
from stage import SYSTEM, Stage

from chat_server.actions import assigning, presence, queueing, transferring
from chat_server.actions.action import Done
from chat_server.perform import Perform
from chat_server.protocol.staff import DeclineOffer, TransferChat, TransferTarget
from chat_server.protocol.visitor import ConfirmPresence
from chat_server.rules.lifecycle import FINISHED

LEASE_S = 10
ASKS_AFTER_S = 5
QUEUE = "SELECT id FROM chats WHERE state = 'waiting' ORDER BY priority, queued_at, id"
LOG = "SELECT chat_id, seq, kind, text FROM entries ORDER BY chat_id, seq"
STATES = "SELECT id, state FROM chats ORDER BY id"


@pytest.fixture
def stage(database):
    return Stage(database, lease_s=LEASE_S, capacity=1, still_there_after_s=ASKS_AFTER_S)


class Scene:
    """Ann on duty, Ben at hand, and two more who wait behind whoever this is about."""

    def __init__(self, stage):
        self.stage = stage
        self.ann = stage.on_duty("Ann")
        self.ben = stage.employ("Ben")
        self.ben.connects()
        self.vera = stage.visitor(question="I am Vera")
        self.visitors = [self.vera]

    def others_wait(self):
        self.visitors += [self.stage.visitor(question=f"I am number {number}") for number in (2, 3)]


def waiting(_scene):
    pass


def asked_whether_there(scene):
    scene.stage.later(ASKS_AFTER_S + 1)
    scene.stage.dispatch()
    assert scene.vera.chat["still_there"]


def offered(scene):
    scene.stage.dispatch()
    assert scene.ann.offer


def talking(scene):
    offered(scene)
    scene.ann.accepts()
    scene.vera.says("Hello Ann")
    scene.ann.says(scene.vera.chat_id, "Hello Vera")


def passed_to_ben(scene):
    talking(scene)
    scene.ben.goes("available")
    to = TransferChat(chat_id=scene.vera.chat_id, to=TransferTarget(specialist_id=scene.ben.id))
    assert isinstance(scene.stage.perform(transferring.transfer_chat, to, scene.ann.by), Done)


def wrapping_up(scene):
    talking(scene)
    scene.vera.ends()


POINTS = [waiting, asked_whether_there, offered, talking, passed_to_ben, wrapping_up]


@pytest.fixture(params=POINTS, ids=lambda point: point.__name__)
def scene(request, stage):
    found = Scene(stage)
    request.param(found)
    found.others_wait()
    return found


def kill_and_start_again(stage):
    """No farewell: the lease lapses, and what the process remembered is gone."""
    stage.later(LEASE_S + 1)
    again = Perform(stage.database, stage.perform.clock, stage.policy)
    again.publish = stage.perform.publish
    stage.perform = again
    stage.worker_id = stage.do(presence.register_worker, None, SYSTEM).ack["worker_id"]


def test_whoever_comes_back_finds_everything_as_it_was(scene):
    stage = scene.stage
    before = [rows(stage.database, what) for what in (QUEUE, LOG, STATES)]
    kill_and_start_again(stage)
    for person in (scene.ann, scene.ben, *scene.visitors):
        person.connects()
    stage.time_passes()
    assert [rows(stage.database, what) for what in (QUEUE, LOG, STATES)] == before
    assert rows(stage.database, OWNED_TWICE, BADLY_HELD, LOGS_WITH_GAPS) == []


def test_those_who_wait_are_served_in_their_old_order(scene):
    stage, ann = scene.stage, scene.ann
    kill_and_start_again(stage)
    for person in (ann, scene.ben, *scene.visitors):
        person.connects()
    in_line = [chat_id for (chat_id,) in rows(stage.database, QUEUE)]
    for offer in scene.ben.sees()["offers"]:
        stage.do(assigning.decline_offer, DeclineOffer(offer_id=offer["offer_id"]), scene.ben.by)
    scene.ben.goes("away")
    for chat in ann.sees()["chats"]:
        finish(ann, chat)
    served = []
    for _ in in_line:
        stage.time_passes()
        for visitor in scene.visitors:
            stage.perform(queueing.confirm_presence, ConfirmPresence(), visitor.by)
        stage.time_passes()
        chat = ann.accepts()["chat"]
        served.append(chat["id"])
        finish(ann, chat)
    assert served == in_line


def finish(ann, chat):
    if chat["state"] == "active":
        ann.ends(chat["id"])
    ann.wraps_up(chat["id"])


def test_if_nobody_comes_back_nothing_stays_open(scene):
    stage = scene.stage
    kill_and_start_again(stage)
    for _ in range(4):
        stage.time_passes(stage.policy.active_grace_s + 1)
    assert {state for _, state in rows(stage.database, STATES)} <= set(FINISHED)
    assert rows(stage.database, LOGS_WITH_GAPS) == []
