"""Declared duty."""

from chat_server.actions import telling, views
from chat_server.actions.action import Done, Event, Member, Outcome, Tx, action
from chat_server.actions.assigning import close_offer
from chat_server.protocol.staff import SetDuty
from chat_server.records import assignments, staff


@action()
def set_duty(tx: Tx, command: SetDuty, by: Member) -> Outcome:
    """Go available, away or off. Never refused for open chats; a pending offer is withdrawn on leaving."""
    events: list[Event] = []
    if command.status != "available":
        for offer in assignments.of_specialist(tx.sql, by.id, "offered"):
            events += close_offer(tx, offer, "withdrawn", skip=False)
    staff.set_duty(tx.sql, by.id, command.status, command.reason, tx.now)
    events += telling.duty_changed(tx, [by.id])
    return Done({"me": views.me(tx, by.id)}, tuple(events), rematch=True)
