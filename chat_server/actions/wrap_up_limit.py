"""How long wrap-up may take: supervisors say so, else the setting."""

from chat_server.actions.action import Done, Member, Outcome, Tx, action
from chat_server.actions.board import queue_view
from chat_server.protocol.supervision import SetWrapUpLimit
from chat_server.records import audit, switchboard
from chat_server.records.locks import lock_hours


@action()
def set_wrap_up_limit(tx: Tx, command: SetWrapUpLimit, by: Member) -> Outcome:
    """Set the limit, or go back to the setting's. Wrap-ups that have begun keep theirs."""
    lock_hours(tx.sql)
    stood = switchboard.wrap_up_s(tx.sql)
    switchboard.limit_wrap_up(tx.sql, command.seconds)
    subject = "default" if command.seconds is None else str(command.seconds)
    was = {"seconds": stood}
    audit.note(tx.sql, now=tx.now, actor_id=by.id, what="set_wrap_up_limit", subject=subject, replaced=was)
    return Done({"queue": queue_view(tx)})
