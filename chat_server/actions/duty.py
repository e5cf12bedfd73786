"""Declared duty."""

from chat_server.actions import telling, views
from chat_server.actions.action import Done, Event, Member, Outcome, Tx, action
from chat_server.actions.assigning import close_offer
from chat_server.protocol.staff import SetDuty
from chat_server.records import assignments, staff
from chat_server.records.database import lock_dispatch


@action()
def set_duty(tx: Tx, command: SetDuty, by: Member) -> Outcome:
    """Go available, away or off. Never refused for open chats; a pending offer is withdrawn on leaving."""
    lock_dispatch(tx.sql)  # a dispatcher at work must not offer to someone who has just gone
    events: list[Event] = []
    if command.status != "available":
        for offer in assignments.of_specialist(tx.sql, by.id, "offered"):
            events += close_offer(tx, offer, "withdrawn", skip=False)
    staff.set_duty(tx.sql, by.id, command.status, command.reason, tx.now)
    events += telling.duty_changed(tx, [by.id])
    return Done({"me": views.me(tx, by.id)}, tuple(events), rematch=True)


@action()
def released(tx: Tx, _command: object, by: Member) -> Outcome:
    """A client of theirs sends commands: offers may come again after one that was never shown."""
    return Done(rematch=staff.release(tx.sql, by.id))
