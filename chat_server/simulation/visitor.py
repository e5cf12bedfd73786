"""A visitor of the simulated day."""

from typing import Any

from chat_server.actions import conversation, ending, presence, queueing
from chat_server.actions.action import Event, Visitor
from chat_server.actions.presence import Connect
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.visitor import ChoosePhone, ConfirmPresence, EndChat, RequestChat, Say
from chat_server.rules.lifecycle import OPEN
from chat_server.simulation.luck import Luck
from chat_server.simulation.plan import Plan
from chat_server.simulation.world import World

FIRST_QUARTER_S = 900
ANSWERS_S = 5


class SimulatedVisitor:
    """Comes, asks, waits as long as patience lasts, talks; the line may be lost in the first quarter of an hour."""

    def __init__(self, world: World, plan: Plan, luck: Luck, number: int) -> None:
        self._world, self._plan, self._luck, self._number = world, plan, luck, number
        self._lines = 0
        self._waits = 0
        self._token: str | None = None
        self.by = Visitor("")
        self.connected = False
        self.state = ""
        self.holding: object = None

    def comes(self) -> None:
        """Connect and ask; whoever is turned away goes."""
        self._connects()
        command = RequestChat(
            client_id=f"simulated-visitor-{self._number:08}",
            language=self._luck.one_of(self._plan.languages),  # type: ignore[arg-type]
            role="patient",
            question="What does this treatment do?",
            consent=True,
        )
        outcome = self._world.ask(queueing.request_chat, command, self.by)
        if isinstance(outcome, Refusal):
            self._disconnects()
            return
        chat = outcome.ack["chat"]
        self._token, self.state = outcome.ack["token"], chat["state"]
        self.by = Visitor(self.by.connection_id, chat["id"], chat["language"])
        self._world.by_id[chat["id"]] = self
        self._begins_to_wait()
        if self._luck.happens(self._plan.visitor_drops):
            self._world.after(self._luck.between(0, FIRST_QUARTER_S), self._loses_line)

    def hears(self, event: Event) -> None:
        """Follow the chat's state, and answer whether one is still there."""
        if event.name == "still_there":
            self._world.after(self._luck.exponential_s(ANSWERS_S), self._is_still_there)
        elif event.name == "chat_changed":
            self._chat_is(event.payload["chat"])

    def ends(self) -> bool:
        """End the conversation, if the line holds."""
        if self.connected and self.state == "active":
            self._world.do(ending.visitor_ends, EndChat(), self.by)
            return True
        return False

    def says(self, text: str) -> None:
        """Say something, if the line holds and the conversation lasts."""
        if self.connected and self.state == "active":
            self._lines += 1
            said = Say(client_id=f"simulated-line-{self._lines}", text=text)
            self._world.ask(conversation.visitor_says, said, self.by)

    def _chat_is(self, chat: dict[str, Any]) -> None:
        before, self.state = self.state, chat["state"]
        if self.state == before:
            return
        self.holding = None
        if self.state == "waiting":
            self._begins_to_wait()
        elif self.state not in OPEN:
            self._world.after(0, self._disconnects)

    def _begins_to_wait(self) -> None:
        self._waits += 1
        wait, mean_s = self._waits, self._plan.patience_s
        spread = self._luck.exponential_s if self._plan.patience == "exponential" else self._luck.lognormal_s
        self._world.after(spread(mean_s), lambda: self._runs_out_of_patience(wait))

    def _runs_out_of_patience(self, wait: int) -> None:
        if self.state != "waiting" or wait != self._waits or not self.connected:
            return
        if self._luck.happens(self._plan.to_phone):
            self._world.do(queueing.choose_phone, ChoosePhone(), self.by)
        else:
            self._world.do(ending.visitor_ends, EndChat(), self.by)

    def _is_still_there(self) -> None:
        if self.connected and self.state == "waiting":
            self._world.do(queueing.confirm_presence, ConfirmPresence(), self.by)

    def _loses_line(self) -> None:
        if self.state not in OPEN:
            return
        self._disconnects()
        self._world.look_after(0)
        for grace_s in (self._world.policy.visitor_grace_s, self._world.policy.active_grace_s):
            self._world.look_after(grace_s, lambda: not self.connected)
        if self._luck.happens(self._plan.comes_back):
            self._world.after(self._luck.exponential_s(self._plan.drop_s), self._comes_back)

    def _comes_back(self) -> None:
        if self.state in OPEN:
            self._connects()
            self._world.wake()

    def _connects(self) -> None:
        self._lines += 1
        connection_id = f"visitor-{self._number}-{self._lines}"
        self.by = Visitor(connection_id, self.by.chat_id)
        came = Connect(connection_id, self._world.worker_id, self._token)
        self._world.do(presence.connect_visitor, came, self.by)
        self.connected = True

    def _disconnects(self) -> None:
        if self.connected:
            self.connected = False
            self._world.do(presence.disconnect, Connect(self.by.connection_id, ""), self.by)
