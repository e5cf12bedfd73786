"""The console's page, and signing in and out."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

from flask import Blueprint, Response, render_template, request, send_from_directory
from pydantic import Field, ValidationError

from agent_console.passwords import hash_of_nobody, matches
from chat_server.actions.action import Done, System
from chat_server.actions.staff import (
    FindAccount,
    OpenSession,
    Secret,
    close_session,
    find_account,
    open_session,
)
from chat_server.perform import Perform
from chat_server.protocol.fields import Command, Storable
from chat_server.protocol.refusal import Refusal
from chat_server.settings import Settings
from chat_server.transport.assets import read_manifest
from chat_server.transport.dispatch import as_refusal, slow_down
from chat_server.transport.doors import SESSION_COOKIE, SIGN_IN
from chat_server.transport.http import PUBLIC, ROUTES, api, content_policy, page_language, refused
from chat_server.transport.limits import FAILED_SIGN_INS, FAILED_SIGN_INS_OF_AN_ADDRESS, Addresses, Buckets

HERE = Path(__file__).parent
STATIC = HERE / "static"
LARGEST_BODY = 4096
WRONG = Refusal("unauthorized", "E-mail address or password is wrong.")
FOREIGN = Refusal("forbidden", "Sign in from this server's own pages.")
SYSTEM = System()


class SignIn(Command):
    """Who signs in."""

    email: Annotated[str, Field(min_length=3, max_length=254), Storable]
    password: Annotated[str, Field(min_length=1, max_length=200), Storable]
    code: Annotated[str, Field(max_length=12), Storable] | None = None


class Reception:
    """Checks credentials. Only failures count against the limit."""

    def __init__(self, perform: Perform, addresses: Addresses, *, limited: bool) -> None:
        self._perform = perform
        self._limited = limited
        self._failures = Buckets()
        self._addresses = addresses

    def sign_in(self, command: SignIn, environ: Mapping[str, Any]) -> Refusal | Done:
        """Open a session, or say why not. A wrong address and a wrong password answer alike, as slowly."""
        here = self._addresses.of(environ)
        account_here = self._addresses.name(command.email.strip().lower())
        if self._limited:
            # Taken before the password is verified, so that many tries at once count too.
            wait_s = self._failures.take(FAILED_SIGN_INS, here, account_here)
            wait_s = wait_s or self._failures.take(FAILED_SIGN_INS_OF_AN_ADDRESS, here)
            if wait_s:
                return slow_down(wait_s)
        account = self._perform(find_account, FindAccount(command.email), SYSTEM)
        if isinstance(account, Refusal) and account.code != "unauthorized":
            return account
        digest = account.ack["password_hash"] if isinstance(account, Done) else hash_of_nobody()
        if not matches(digest, command.password) or isinstance(account, Refusal):
            return WRONG
        self._failures.give_back(here, account_here)
        self._failures.give_back(here)
        return self._perform(open_session, OpenSession(account.ack["staff_id"]), SYSTEM)


def console_pages(settings: Settings, perform: Perform) -> Blueprint:
    """The blueprint, wired."""
    pages = Blueprint("console_pages", __name__, template_folder=str(HERE / "pages"), static_folder=None)
    reception = Reception(perform, Addresses(settings.proxies), limited=settings.rate_limits == "on")
    from_own_page = _own_origin_only(settings)

    @pages.get("/console/")
    def console() -> Response:
        assets = read_manifest(STATIC, "/console/static/")
        text = render_template(
            "console.html", language=page_language(), script=assets.script, styles=assets.styles
        )
        headers = {"Content-Security-Policy": content_policy("'none'"), "Cache-Control": "no-cache"}
        return Response(text, headers=headers)

    @pages.get("/console/static/<path:name>")
    def console_static(name: str) -> Response:
        return send_from_directory(STATIC, name, max_age=31_536_000)

    @pages.post("/api/staff/session")
    def sign_in() -> Response:
        if not from_own_page():
            return refused(FOREIGN)
        command = _read_sign_in()
        if isinstance(command, Refusal):
            return refused(command)
        outcome = reception.sign_in(command, request.environ)
        if isinstance(outcome, Refusal):
            return refused(outcome)
        response = api({"ok": True})
        _set_cookie(response, outcome.ack["secret"], outcome.ack["max_age"])
        return response

    @pages.delete("/api/staff/session")
    def sign_out() -> Response:
        if not from_own_page():
            return refused(FOREIGN)
        secret = request.cookies.get(SESSION_COOKIE)
        if secret is None:
            return refused(SIGN_IN)
        outcome = perform(close_session, Secret(secret), SYSTEM)
        if isinstance(outcome, Refusal):
            return refused(outcome)  # the session lives on, and its cookie with it: it can be ended again
        response = api({"ok": True})
        _set_cookie(response, "", 0)
        return response

    for endpoint in (console, console_static, sign_in, sign_out):
        ROUTES[f"console_pages.{endpoint.__name__}"] = PUBLIC
    return pages


def _own_origin_only(settings: Settings) -> Callable[[], bool]:
    def check() -> bool:
        return request.headers.get("Origin") in settings.own_origins

    return check


def _read_sign_in() -> SignIn | Refusal:
    if request.content_length is None or request.content_length > LARGEST_BODY:
        return Refusal("too_large", "The request is too large.")
    body = request.get_json(silent=True, force=True)
    if not isinstance(body, dict):
        return Refusal("invalid", "Send one JSON object.", {"field": ""})
    try:
        return SignIn.model_validate(body)
    except ValidationError as error:
        return as_refusal(error)


def _set_cookie(response: Response, secret: str, max_age: int) -> None:
    # By hand: Flask would add Expires, which a wrong clock on a shared machine turns against its user.
    secure = (
        ""
        if request.host.split(":")[0] in {"127.0.0.1", "localhost"} and not request.is_secure
        else "; Secure"
    )
    response.headers["Set-Cookie"] = (
        f"{SESSION_COOKIE}={secret}; Max-Age={max_age}; Path=/; HttpOnly; SameSite=Strict{secure}"
    )
