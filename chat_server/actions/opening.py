"""A new installation's first rows."""

from chat_server.actions.action import Done, Outcome, System, Tx, action
from chat_server.records import switchboard


@action()
def open_installation(tx: Tx, command: tuple[str, bool], _by: System) -> Outcome:
    """Give the database its epoch and its switch: (position, whether it also replaces a switch set before)."""
    position, replace = command
    switchboard.ensure(tx.sql, tx.now, position)
    if replace and switchboard.read(tx.sql).position != position:
        switchboard.place(tx.sql, position=position, until=None, message=None, now=tx.now, by=None)
    return Done()
