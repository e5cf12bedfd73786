"""What a specialist is shown where a visitor's words may need help at once. Nothing of it is kept, counted or sent."""

from typing import Any

from chat_server.actions import views
from chat_server.actions.action import Done, Member, Outcome, Tx, action
from chat_server.protocol.refusal import NOT_FOUND
from chat_server.protocol.urgency import FindUrgency
from chat_server.records import assignments, entries

# Whoever asks waits for no more lines than these, and so does everybody else: a treatment is told at the beginning.
FIRST_LINES, LAST_LINES = 10, 50


@action(reads=True)
def find_urgency(tx: Tx, command: FindUrgency, by: Member) -> Outcome:
    """Look for the rules of the list that the visitor's lines fit, for staff who may read the chat."""
    if by.id not in assignments.readers(tx.sql, [command.chat_id])[command.chat_id]:
        return NOT_FOUND
    urgency = tx.policy.urgency
    if urgency is None:
        return Done({"sample": False, "prompts": []})
    language = views.staff_chat(tx, command.chat_id)["language"]
    lines = entries.visitor_lines(tx.sql, command.chat_id)
    if len(lines) > FIRST_LINES + LAST_LINES:
        lines = [*lines[:FIRST_LINES], *lines[-LAST_LINES:]]
    rules = urgency.along(text for _, text in lines)
    prompts: list[dict[str, Any]] = [
        {
            "seq": seq,
            "rule": rule.id,
            "title": dict(rule.title),
            "wording": rule.wording[language],
            "language": language,
        }
        for (seq, _), rule in zip(lines, rules, strict=True)
        if rule is not None
    ]
    return Done({"sample": urgency.listed.sample, "prompts": prompts})
