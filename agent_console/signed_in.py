"""Who asks for a page of the console."""

from collections.abc import Set

from flask import request

from chat_server.actions.action import Member, System
from chat_server.actions.staff import Secret, resume_session
from chat_server.perform import Perform
from chat_server.protocol.refusal import Refusal
from chat_server.transport.dispatch import FORBIDDEN
from chat_server.transport.doors import SESSION_COOKIE, SIGN_IN


def signed_in(perform: Perform, roles: Set[str]) -> Member | Refusal:
    """Whoever the request's cookie names, if they have one of the roles."""
    secret = request.cookies.get(SESSION_COOKIE)
    if secret is None:
        return SIGN_IN
    outcome = perform(resume_session, Secret(secret), System())
    if isinstance(outcome, Refusal):
        return outcome
    member: Member = outcome.ack["member"]
    return member if member.roles & roles else FORBIDDEN
