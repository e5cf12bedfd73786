"""A specialist of the simulated day."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from chat_server.actions import assigning, conversation, duty, ending, presence, recording
from chat_server.actions.action import Event, Member
from chat_server.actions.presence import Connect
from chat_server.protocol.contacts import ContactRecord, WrapUp
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.staff import AcceptOffer, EndChatOf, SayTo, SetDuty
from chat_server.rules.routing import SKIP_SECONDS
from chat_server.simulation.luck import Luck
from chat_server.simulation.plan import Plan
from chat_server.simulation.visitor import SimulatedVisitor
from chat_server.simulation.world import World

RECORD = ContactRecord(
    contact_type="information", relation="patient", topics=["treatment"], outcome="answered"
)


class SimulatedSpecialist:
    """Is there for a shift, accepts what is offered or misses it, talks, ends, wraps up; the line may be lost."""

    def __init__(self, world: World, plan: Plan, luck: Luck, by: Member) -> None:
        self._world, self._plan, self._luck, self.by = world, plan, luck, by
        self._connection = ""
        self._connections = 0
        self._put_off: list[Callable[[], None]] = []
        self._wanted = "off"
        self._offer: str | None = None
        self._wrapping: set[str] = set()
        self._load = 0
        self._staffed_since: datetime | None = None
        self.staffed_s = 0.0

    def starts(self) -> None:
        """The shift begins."""
        self._connects()
        self.goes("available")

    def goes(self, status: str) -> None:
        """Declare duty; once off, they leave when the last chat is wrapped up."""
        self._wanted = status
        self._act(lambda: self._declares(status))

    def loses_line(self) -> None:
        """For a while nothing that they do arrives."""
        if not self._connection:
            return
        self._disconnects()
        self._world.look_after(0)
        grace_s = self._world.policy.specialist_grace_s
        self._world.look_after(grace_s, lambda: not self._connection)
        self._world.after(self._luck.exponential_s(self._plan.drop_s), self._comes_back)

    def hears(self, event: Event) -> None:
        """Plan what the console asks for."""
        if event.name == "offer_made":
            self._is_asked(event.payload["offer_id"])
        elif event.name == "offer_closed":
            self._offer = None
            if event.payload["state"] != "accepted":
                self._world.look_after(0)
                self._world.look_after(SKIP_SECONDS)
        elif event.name == "duty_changed":
            self._is(event.payload["me"])
        elif event.name == "chat_changed":
            self._chat_is(event.payload["chat"])

    def _is_asked(self, offer_id: str) -> None:
        self._offer = offer_id
        self._world.look_after(self._world.policy.offer_s, lambda: self._offer == offer_id)
        self._plan_to(0, lambda: self._shows(offer_id))
        if not self._luck.happens(self._plan.missed):
            self._plan_to(self._luck.lognormal_s(self._plan.accept_s), lambda: self._accepts(offer_id))

    def _shows(self, offer_id: str) -> None:
        if self._offer == offer_id:
            self._world.do(assigning.offer_shown, offer_id, self.by)

    def _accepts(self, offer_id: str) -> None:
        outcome = self._world.ask(assigning.accept_offer, AcceptOffer(offer_id=offer_id), self.by)
        if isinstance(outcome, Refusal):
            return
        chat_id = outcome.ack["chat"]["id"]
        visitor = self._world.by_id[chat_id]
        assert isinstance(visitor, SimulatedVisitor)
        visitor.holding = holding = object()
        service_s = self._luck.lognormal_s(self._plan.service_s)
        self._plan_to(service_s / 4, lambda: self._says(chat_id, visitor, holding))
        self._plan_to(service_s, lambda: self._ends(chat_id, visitor, holding))

    def _says(self, chat_id: str, visitor: SimulatedVisitor, holding: object) -> None:
        if visitor.holding is holding:
            said = SayTo(chat_id=chat_id, client_id="simulated-answer", text="Let us look at it together.")
            self._world.ask(conversation.specialist_says, said, self.by)
            visitor.says("Thank you.")

    def _ends(self, chat_id: str, visitor: SimulatedVisitor, holding: object) -> None:
        if visitor.holding is not holding:
            return
        if not (self._luck.happens(self._plan.visitor_ends) and visitor.ends()):
            self._world.do(ending.specialist_ends, EndChatOf(chat_id=chat_id), self.by)

    def _chat_is(self, chat: dict[str, Any]) -> None:
        chat_id = chat["id"]
        if chat["state"] != "wrap_up":
            self._wrapping.discard(chat_id)
        elif chat_id not in self._wrapping and chat["specialist"]["id"] == self.by.id:
            self._wrapping.add(chat_id)
            self._world.look_after(self._world.policy.wrap_up_s, lambda: chat_id in self._wrapping)
            self._plan_to(self._luck.lognormal_s(self._plan.wrap_up_s), lambda: self._wraps_up(chat_id))

    def _wraps_up(self, chat_id: str) -> None:
        if chat_id in self._wrapping:
            self._world.do(recording.wrap_up, WrapUp(chat_id=chat_id, record=RECORD), self.by)

    def _is(self, me: dict[str, Any]) -> None:
        self._load = me["offered"] + me["active"] + me["wrap_up"]
        self._count(me["duty"] == "available" or self._load > 0)
        if me["duty"] == "away" and self._wanted == "available":
            self._plan_to(self._luck.exponential_s(self._plan.missed_s), self._is_available_again)
        if me["duty"] == "off" and not self._load:
            self._world.after(0, self._leaves)

    def _is_available_again(self) -> None:
        if self._wanted == "available":
            self._declares("available")

    def _count(self, staffed: bool) -> None:
        if staffed and self._staffed_since is None:
            self._staffed_since = self._world.now
        elif not staffed and self._staffed_since is not None:
            self.staffed_s += (self._world.now - self._staffed_since).total_seconds()
            self._staffed_since = None

    def _declares(self, status: Any) -> None:
        self._world.do(duty.set_duty, SetDuty(status=status), self.by)

    def _plan_to(self, seconds: float, call: Callable[[], None]) -> None:
        self._world.after(seconds, lambda: self._act(call))

    def _act(self, call: Callable[[], None]) -> None:
        if self._connection:
            call()
        else:
            self._put_off.append(call)

    def _comes_back(self) -> None:
        self._connects()
        put_off, self._put_off = self._put_off, []
        for call in put_off:
            call()

    def _leaves(self) -> None:
        if self._wanted == "off" and not self._load and self._connection:
            self._disconnects()

    def _connects(self) -> None:
        self._connections += 1
        self._connection = f"{self.by.id}-{self._connections}"
        came = Connect(self._connection, self._world.worker_id)
        self._world.do(presence.connect_staff, came, self.by)

    def _disconnects(self) -> None:
        came, self._connection = Connect(self._connection, ""), ""
        self._world.do(presence.disconnect, came, self.by)
