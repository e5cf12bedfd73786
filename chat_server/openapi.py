"""The HTTP addresses as OpenAPI 3.1, for tools; what goes over the sockets is in docs/asyncapi.json."""

from typing import Any

import orjson
from pydantic import BaseModel, TypeAdapter

from agent_console.reports import REPORTS
from agent_console.sign_in import SignIn
from chat_server.actions.availability import AskAvailability
from chat_server.protocol.entries import Availability
from chat_server.protocol.reports import ReportWanted
from chat_server.transport.doors import SESSION_COOKIE

_Shape = dict[str, Any]

_REF = "#/components/schemas/{model}"
_NAME: _Shape = {"name": "name", "in": "path", "required": True}
_SLUG: _Shape = {"name": "slug", "in": "path", "required": True, "schema": {"type": "string"}}
_LANGUAGE: _Shape = {"name": "language", "in": "query", "schema": {"enum": ["en", "es"]}}
_VERSION: _Shape = {"name": "version", "in": "query", "schema": {"type": "integer", "minimum": 1}}
_OF_STAFF: list[_Shape] = [{"session": []}]
_REFUSAL = {
    "type": "object",
    "description": "An expected refusal, as a command's ack on the sockets; `field` names what is wrong in it.",
    "required": ["ok", "error"],
    "properties": {
        "ok": {"const": False},
        "error": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": {"type": "string"},
                "message": {"type": "string"},
                "field": {"type": "string"},
                "retry_after_s": {"type": "number"},
            },
        },
    },
}
_OK = {"type": "object", "required": ["ok"], "properties": {"ok": {"const": True}}}
_NOT_READY = {
    "type": "object",
    "required": ["ok", "why"],
    "properties": {"ok": {"const": False}, "why": {"type": "string"}},
}


def openapi() -> str:
    """The document, as JSON that is the same each time."""
    schemas: _Shape = {"Refusal": _REFUSAL}
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": "Helpline chat",
            "version": "1",
            "description": "Chats go over Socket.IO; see docs/protocol.md and docs/asyncapi.json.",
        },
        "paths": {**_api(schemas), **_pages(), **_operations()},
        "components": {
            "schemas": schemas,
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": SESSION_COOKIE}},
        },
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode() + "\n"


def _api(schemas: _Shape) -> _Shape:
    sign_in = _shape(SignIn, schemas)
    return {
        "/api/availability": {
            "get": _operation(
                "Whether chat is open in a language, or the phone; sites that are registered may ask too.",
                {200: _json(_shape(Availability, schemas)), 400: _refusal()},
                parameters=_query(AskAvailability),
            )
        },
        "/api/visitor/gone": {
            "post": _operation(
                "A page that somebody has left in a hurry sends its token last; the chat is ended.",
                {204: {"description": "Heard, whatever came of it."}},
                body={"text/plain": {"schema": {"type": "string"}}},
            )
        },
        "/api/staff/session": {
            "post": _operation(
                "Sign in; the answer sets the cookie.",
                {200: _json(_OK), 400: _refusal(), 401: _refusal(), 403: _refusal(), 429: _refusal()},
                body={"application/json": {"schema": sign_in}},
            ),
            "delete": _operation(
                "Sign out.", {200: _json(_OK), 401: _refusal(), 403: _refusal()}, security=_OF_STAFF
            ),
        },
        "/api/reports/{name}": {"get": _report()},
        "/api/openapi.json": {"get": _operation("This document.", {200: _json({"type": "object"})})},
    }


def _report() -> _Shape:
    name = {**_NAME, "schema": {"enum": sorted(REPORTS)}}
    rows = {"type": "object", "required": ["report", "from", "to", "zone", "rows", "totals"]}
    found = _json(rows)
    found["content"]["text/csv"] = {"schema": {"type": "string"}}
    refusals = {status: _refusal() for status in (400, 401, 403, 404, 503)}
    told = "A report of some days; docs/protocol.md has its columns."
    parameters = [name, *_query(ReportWanted)]
    return _operation(told, {200: found, **refusals}, parameters=parameters, security=_OF_STAFF)


def _pages() -> _Shape:
    article = [_SLUG, _LANGUAGE, _VERSION]
    named: list[_Shape] = [{**_NAME, "schema": {"type": "string"}}]
    draft: list[_Shape] = [{**_LANGUAGE, "in": "path", "required": True}, _SLUG]
    return {
        "/": {"get": _page("A page with the button at its bottom.")},
        "/widget/": {"get": _page("The frame that the button opens; registered sites may frame it.")},
        "/widget.js": {"get": _file("The second line of the embed.", "text/javascript")},
        "/static/{name}": {"get": _file("What the pages load.", "*/*", named)},
        "/articles/": {"get": _page("What there is to read.", [_LANGUAGE])},
        "/articles/{slug}": {"get": _page("An article: the current version, or the one asked for.", article)},
        "/articles/{slug}.pdf": {"get": _file("The same, to print and keep.", "application/pdf", article)},
        "/console/": {"get": _page("The console of specialists, supervisors and editors.")},
        "/console/static/{name}": {"get": _file("What the console loads.", "*/*", named)},
        "/console/preview/{language}/{slug}": {
            "get": {**_page("An open draft as its readers would see it.", draft), "security": _OF_STAFF}
        },
    }


def _operations() -> _Shape:
    excepting = {"name": "except", "in": "query", "schema": {"enum": ["calendar"]}}
    return {
        "/healthz": {"get": _operation("The process answers.", {200: _json(_OK)})},
        "/readyz": {
            "get": _operation(
                "It can serve; if not, it says why.",
                {200: _json(_OK), 503: _json(_NOT_READY)},
                parameters=[excepting],
            )
        },
        "/metrics": {"get": _file("For Prometheus.", "text/plain")},
    }


def _operation(
    told: str,
    answers: dict[int, _Shape],
    *,
    parameters: list[_Shape] | None = None,
    body: _Shape | None = None,
    security: list[_Shape] | None = None,
) -> _Shape:
    operation: _Shape = {"summary": told, "responses": {str(key): one for key, one in answers.items()}}
    if parameters:
        operation["parameters"] = parameters
    if body:
        operation["requestBody"] = {"required": True, "content": body}
    if security:
        operation["security"] = security
    return operation


def _page(told: str, parameters: list[_Shape] | None = None) -> _Shape:
    return _file(told, "text/html", parameters)


def _file(told: str, kind: str, parameters: list[_Shape] | None = None) -> _Shape:
    found = {"description": told, "content": {kind: {"schema": {"type": "string"}}}}
    missing = {} if not parameters else {404: {"description": "There is no such page."}}
    return _operation(told, {200: found, **missing}, parameters=parameters)


def _json(schema: _Shape) -> _Shape:
    return {"description": "As asked.", "content": {"application/json": {"schema": schema}}}


def _refusal() -> _Shape:
    return {
        "description": "Refused.",
        "content": {"application/json": {"schema": {"$ref": _REF.format(model="Refusal")}}},
    }


def _shape(kind: Any, schemas: _Shape) -> _Shape:
    schema = TypeAdapter(kind).json_schema(ref_template=_REF)
    schemas.update(schema.pop("$defs", {}))
    schemas[schema["title"]] = schema
    return {"$ref": _REF.format(model=schema["title"])}


def _query(model: type[BaseModel]) -> list[_Shape]:
    schema = model.model_json_schema(by_alias=True)
    needed = schema.get("required", ())
    return [
        {"name": name, "in": "query", "required": name in needed, "schema": one}
        for name, one in schema["properties"].items()
    ]
