"""The pages and the API for visitors: availability, the demo page, the widget, the articles, health."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from flask import Blueprint, Response, abort, render_template, request, send_from_directory
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import ValidationError

from chat_server.actions.action import Done, System
from chat_server.actions.availability import AskAvailability, ask_availability, unavailable
from chat_server.actions.reading import ArticleWanted, read_article
from chat_server.perform import Perform
from chat_server.protocol.refusal import Refusal
from chat_server.settings import Settings
from chat_server.transport.assets import read_manifest
from chat_server.transport.dispatch import as_refusal
from knowledge.article import Article
from knowledge.page import render

HERE = Path(__file__).parent.parent
STATIC = HERE / "static"
PUBLIC = "public"
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


def content_policy(ancestors: str) -> str:
    """The Content-Security-Policy of a page that these ancestors may frame."""
    return CONTENT_POLICY.format(ancestors=ancestors)


def visitor_pages(settings: Settings, perform: Perform, ready: Callable[[], bool]) -> Blueprint:
    """The blueprint, wired."""
    pages = Blueprint("visitor_pages", __name__, template_folder=str(HERE / "pages"), static_folder=None)
    phone = {"phone_number": settings.phone_number, "phone_uri": settings.phone_uri}

    @pages.get("/api/availability")
    def availability() -> Response:
        try:
            asked = AskAvailability.model_validate(request.args.to_dict())
        except ValidationError as error:
            return _allow_sites(refused(as_refusal(error)), settings)
        outcome = perform(ask_availability, asked, System())
        if isinstance(outcome, Done):
            return _allow_sites(api(outcome.ack["availability"]), settings)
        fallen = unavailable(settings.phone_number, settings.phone_uri, settings.timezone)
        return _allow_sites(api(fallen), settings)

    @pages.get("/")
    def demo() -> Response:
        language = page_language()
        demo_mode = settings.mode == "demo"
        text = render_template(
            "demo.html", language=language, demo=demo_mode, switch_note=settings.demo_switch, **phone
        )
        return Response(text, headers={"Content-Security-Policy": content_policy("'self'")})

    @pages.get("/widget/")
    def widget() -> Response:
        assets = read_manifest(STATIC / "widget", "/static/widget/")
        text = render_template(
            "widget.html",
            language=page_language(),
            script=assets.script,
            styles=assets.styles,
            retention_days=settings.retention_days,
            **phone,
        )
        ancestors = " ".join(["'self'", *sorted(settings.registered_sites)])
        headers = {"Content-Security-Policy": content_policy(ancestors), "Cache-Control": "no-cache"}
        return Response(text, headers=headers)

    @pages.get("/widget.js")
    def loader() -> Response:
        response = send_from_directory(STATIC, "widget.js", max_age=300)
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    @pages.get("/static/<path:name>")
    def static(name: str) -> Response:
        return send_from_directory(STATIC, name, max_age=31_536_000 if name.startswith("widget/") else 300)

    @pages.get("/articles/<slug>")
    def article(slug: str) -> Response:
        version = request.args.get("version", type=int)
        outcome = perform(read_article, ArticleWanted(slug, page_language(), version), System())
        if isinstance(outcome, Refusal):
            abort(404 if outcome.code == "not_found" else 503)
        found = Article.from_dict(outcome.ack["content"])
        page = render(found, _article_address(found.language))
        text = render_template(
            "article.html", page=page, article=found, language=found.language, **outcome.ack, **phone
        )
        return Response(text, headers={"Content-Security-Policy": content_policy("'self'")})

    @pages.get("/healthz")
    def healthy() -> Response:
        return api({"ok": True})

    @pages.get("/readyz")
    def readiness() -> Response:
        outcome = perform(ask_availability, AskAvailability(), System())
        serving = ready() and isinstance(outcome, Done)
        return api({"ok": serving}, 200 if serving else 503)

    @pages.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(), mimetype=CONTENT_TYPE_LATEST)

    for endpoint in (availability, demo, widget, loader, static, article, healthy, readiness, metrics):
        ROUTES[f"visitor_pages.{endpoint.__name__}"] = PUBLIC
    return pages


def _article_address(language: str) -> Callable[[str, str | None], str]:
    def address(slug: str, anchor: str | None) -> str:
        return f"/articles/{slug}?language={language}" + (f"#{anchor}" if anchor else "")

    return address


def _allow_sites(response: Response, settings: Settings) -> Response:
    origin = request.headers.get("Origin")
    if origin in settings.registered_sites | settings.own_origins:
        response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Vary"] = "Origin"
    return response
