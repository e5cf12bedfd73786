"""Declared duty."""

from chat_server.actions import telling, views
from chat_server.actions.action import Done, Event, Member, Outcome, Tx, action
from chat_server.actions.assigning import close_offer, put_back_all
from chat_server.protocol.staff import SetDuty
from chat_server.records import assignments, staff
from chat_server.records.locks import lock_dispatch


@action()
def set_duty(tx: Tx, command: SetDuty, by: Member) -> Outcome:
    """Go available, away or off. Never refused for open chats; a pending offer is withdrawn on leaving."""
    lock_dispatch(tx.sql)  # a dispatcher at work must not offer to someone who has just gone
    events = declare(tx, by.id, command.status, command.reason)
    return Done({"me": views.me(tx, by.id)}, tuple(events), rematch=True)


def declare(tx: Tx, staff_id: str, status: str, reason: str | None, *, by: str | None = None) -> list[Event]:
    """From here on this is their duty; `by` is the name of whoever set it, where that was somebody else."""
    events: list[Event] = []
    if status != "available":
        for offer in assignments.of_specialist(tx.sql, staff_id, "offered"):
            events += close_offer(tx, offer, "withdrawn", skip=False)
    staff.set_duty(tx.sql, staff_id, status, reason, tx.now)
    return events + telling.duty_changed(tx, [staff_id], by=by)


def leave_the_desk(tx: Tx, staff_id: str) -> list[Event]:
    """Off duty, and nobody waits for them: their conversations wait for somebody else, at their original place."""
    lock_dispatch(tx.sql)
    put_back = put_back_all(tx, staff_id)  # first: chats are locked before anything else
    return put_back + declare(tx, staff_id, "off", None)


@action()
def released(tx: Tx, _command: object, by: Member) -> Outcome:
    """A client of theirs sends commands: offers may come again after one that was never shown."""
    return Done(rematch=staff.release(tx.sql, by.id))
