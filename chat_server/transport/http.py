"""The pages and the API for visitors: availability, the demo page, the widget, health."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import structlog
from flask import Blueprint, Response, render_template, request, send_from_directory
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from chat_server.actions.action import Done, System
from chat_server.actions.availability import AskAvailability, ask_availability, check_hours, unavailable
from chat_server.actions.ending import visitor_has_gone
from chat_server.perform import Perform, where
from chat_server.protocol.refusal import INTERNAL, UNAVAILABLE, Refusal
from chat_server.settings import Settings
from chat_server.transport.assets import read_manifest
from chat_server.transport.dispatch import as_refusal

log = structlog.get_logger()
HERE = Path(__file__).parent.parent
STATIC = HERE / "static"
PUBLIC = "public"
LONGEST_TOKEN = 200
ROUTES: dict[str, str] = {}

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "media-src 'self' data: blob:; font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors {ancestors}"
)


def api(body: dict[str, Any], status: int = 200) -> Response:
    """A JSON answer that no cache keeps."""
    return Response(
        orjson.dumps(body), status, mimetype="application/json", headers={"Cache-Control": "no-store"}
    )


def refused(refusal: Refusal) -> Response:
    """A refusal with its status."""
    status = {
        "invalid": 400,
        "too_large": 413,
        "unauthorized": 401,
        "forbidden": 403,
        "not_found": 404,
        "conflict": 409,
        "limited": 429,
        "unavailable": 503,
        "internal": 500,
    }
    return api(refusal.ack(), status.get(refusal.code, 400))


def page_language() -> str:
    """`?language=`, else what the browser prefers, else English."""
    asked = request.args.get("language")
    return asked if asked in {"en", "es"} else request.accept_languages.best_match(["en", "es"]) or "en"


def framed_by_sites(settings: Settings) -> str:
    """The ancestors of what stands in a charity's own page."""
    return " ".join(["'self'", *sorted(settings.registered_sites)])


def content_policy(ancestors: str) -> str:
    """The Content-Security-Policy of a page that these ancestors may frame."""
    return CONTENT_POLICY.format(ancestors=ancestors)


class VisitorPages:
    """The visitors' pages. Everyone may open every one of them."""

    def __init__(self, settings: Settings, perform: Perform, ready: Callable[[], bool]) -> None:
        self._settings = settings
        self._perform = perform
        self._ready = ready
        self._phone = {"phone_number": settings.phone_number, "phone_uri": settings.phone_uri}

    def blueprint(self) -> Blueprint:
        """The routes, wired."""
        pages = Blueprint("visitor_pages", __name__, template_folder=str(HERE / "pages"), static_folder=None)
        routes: dict[str, Callable[..., Response]] = {
            "/": self.home,
            "/widget/": self.widget,
            "/widget.js": self.loader,
            "/static/<path:name>": self.static,
            "/api/availability": self.availability,
            "/api/openapi.json": self.openapi,
            "/healthz": self.healthy,
            "/readyz": self.readiness,
            "/metrics": self.metrics,
        }
        for rule, view in routes.items():
            pages.add_url_rule(rule, view_func=view, methods=["GET"])
            ROUTES[f"visitor_pages.{view.__name__}"] = PUBLIC
        pages.add_url_rule("/api/visitor/gone", view_func=self.gone, methods=["POST"])
        ROUTES["visitor_pages.gone"] = PUBLIC
        pages.app_errorhandler(404)(self.missing)
        pages.app_errorhandler(500)(self.failed)
        pages.app_errorhandler(503)(self.failed)
        return pages

    def availability(self) -> Response:
        """Chat or phone, as JSON; it answers with the phone where nothing can be read."""
        settings = self._settings
        try:
            asked = AskAvailability.model_validate(request.args.to_dict())
        except ValidationError as error:
            return _allow_sites(refused(as_refusal(error)), settings)
        outcome = self._perform(ask_availability, asked, System())
        if isinstance(outcome, Done):
            return _allow_sites(api(outcome.ack["availability"]), settings)
        return _allow_sites(
            api(unavailable(settings.phone_number, settings.phone_uri, settings.timezone)), settings
        )

    def gone(self) -> Response:
        """What a page sends last, when somebody has left it in a hurry: its token. It waits for no answer."""
        token = request.get_data(as_text=True)
        if request.headers.get("Origin") in self._settings.own_origins and len(token) <= LONGEST_TOKEN:
            self._perform(visitor_has_gone, token, System())
        return Response(status=204, headers={"Cache-Control": "no-store"})

    def openapi(self) -> Response:
        """The HTTP addresses, for tools; generated from chat_server/openapi.py."""
        return send_from_directory(HERE / "transport", "openapi.json", max_age=300)

    def home(self) -> Response:
        """In a demonstration a page as a charity might have it; else who this is, and the phone."""
        name = "demo.html" if self._settings.mode == "demo" else "home.html"
        told = {"switch_note": self._settings.demo_switch, **self._phone}
        return page(render_template(name, language=page_language(), **told), "'self'")

    def widget(self) -> Response:
        """The frame that the button opens."""
        assets = read_manifest(STATIC / "widget", "/static/widget/")
        text = render_template(
            "widget.html",
            language=page_language(),
            script=assets.script,
            words=assets.later.get(page_language()),
            styles=assets.styles,
            retention_days=self._settings.retention_days,
            involvement=self._settings.involvement_url,
            **self._phone,
        )
        response = page(text, framed_by_sites(self._settings))
        response.headers["Cache-Control"] = "no-cache"
        return response

    def loader(self) -> Response:
        """The second of the embed's two lines."""
        response = send_from_directory(STATIC, "widget.js", max_age=300)
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    def static(self, name: str) -> Response:
        """What was built; the widget's files carry their hash in their names."""
        return send_from_directory(STATIC, name, max_age=31_536_000 if name.startswith("widget/") else 300)

    def missing(self, _error: object) -> Response:
        """There is no such page; the phone is there all the same."""
        if request.path.startswith("/api/"):
            return refused(Refusal("not_found", "There is no such address."))
        return self._instead("missing", 404)

    def failed(self, error: HTTPException) -> Response:
        """It failed on our side, which is logged without a word of what was asked; the phone is there all the same."""
        cause = getattr(error, "original_exception", None)
        if cause is not None:
            log.error("failed", action=[request.endpoint], error=type(cause).__name__, at=where(cause))
        if request.path.startswith("/api/"):
            return refused(UNAVAILABLE if error.code == 503 else INTERNAL)
        response = self._instead("failed", error.code or 500)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _instead(self, of: str, status: int) -> Response:
        told = {"language": page_language(), of: True, **self._phone}
        response = page(render_template("home.html", **told), "'self'")
        response.status_code = status
        return response

    def healthy(self) -> Response:
        """The process answers."""
        return api({"ok": True})

    def readiness(self) -> Response:
        """It can serve: the shelf is built, the database answers, the calendar can be read. If not, it says why.

        `?except=calendar` is for whoever starts workers: what is damaged there is mended with them.
        """
        why = self._why_not_ready()
        return api({"ok": True}) if why is None else api({"ok": False, "why": why}, 503)

    def _why_not_ready(self) -> str | None:
        if not self._ready():
            return "the articles are not indexed yet"
        outcome = self._perform(check_hours, None, System())
        if isinstance(outcome, Refusal):
            return "the database does not answer"
        problem: str | None = outcome.ack["problem"]
        return None if request.args.get("except") == "calendar" else problem

    def metrics(self) -> Response:
        """For Prometheus."""
        return Response(generate_latest(), mimetype=CONTENT_TYPE_LATEST)


def page(text: str, ancestors: str) -> Response:
    """A page that these ancestors may frame."""
    return Response(text, headers={"Content-Security-Policy": content_policy(ancestors)})


def _allow_sites(response: Response, settings: Settings) -> Response:
    origin = request.headers.get("Origin")
    if origin in settings.registered_sites | settings.own_origins:
        response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Vary"] = "Origin"
    return response
