"""The documents that are generated from the code: the protocol's page, AsyncAPI, the settings' example."""

import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from agent_console.reports import REPORTS
from chat_server.protocol.contract import CommandContract
from chat_server.protocol.events import STAFF_EVENTS, VISITOR_EVENTS
from chat_server.protocol.schema import wire_schema
from chat_server.settings import Settings, variable
from chat_server.transport import staff, visitor
from chat_server.transport.dispatch import Row

PREFACE = Path(__file__).parent / "protocol" / "preface.md"
REPORTS_PREFACE = Path(__file__).parent / "protocol" / "reports.md"
SKIPPED = {"$defs", "title", "description"}


def protocol_page() -> str:
    """docs/protocol.md: the preface, then every command and event there is."""
    parts = [PREFACE.read_text(encoding="utf-8").strip()]
    visitors = visitor.table(lambda *_: None)
    parts += [
        "## `/visitor`: commands",
        _commands(visitors),
        "## `/visitor`: events",
        _events(VISITOR_EVENTS),
    ]
    parts += ["## `/staff`: commands", _commands(staff.TABLE), "## `/staff`: events", _events(STAFF_EVENTS)]
    parts += ["## Reports", _reports(), "## Shapes", _shapes()]
    return "\n\n".join(parts) + "\n"


def _commands(table: Mapping[str, Row]) -> str:
    lines = [
        "| command | what it does | payload | ack adds | who | burst, then per second |",
        "|---|---|---|---|---|---|",
    ]
    for name, row in table.items():
        model = row.contract.model
        fields = ", ".join(
            f"`{field}`" + ("" if info.is_required() else "?") for field, info in model.model_fields.items()
        )
        ack = ", ".join(f"`{key}`" for key in row.contract.ack.__annotations__)
        who = ", ".join(sorted(row.roles)) or "visitors"
        rate = f"{row.rate.burst:g}, {row.rate.per_second:g}"
        lines.append(f"| `{name}` | {_told(model)} | {fields} | {ack} | {who} | {rate} |")
    return "\n".join(lines)


def _events(events: Mapping[str, Any]) -> str:
    lines = ["| event | what it says | payload |", "|---|---|---|"]
    for name, shape in events.items():
        keys = ", ".join(f"`{key}`" for key in shape.__annotations__)
        lines.append(f"| `{name}` | {_told(shape)} | {keys} |")
    return "\n".join(lines)


def _reports() -> str:
    lines = ["| `/api/reports/…` | what it tells | columns |", "|---|---|---|"]
    for name, report in REPORTS.items():
        columns = "; ".join(f"`{column}`: {told}" for column, told in report.columns.items())
        lines.append(f"| `{name}` | {report.tells} | {columns} |")
    return "\n".join([REPORTS_PREFACE.read_text(encoding="utf-8").strip(), "", *lines])


def _told(thing: Any) -> str:
    return " ".join((inspect.getdoc(thing) or "").split()).replace("|", "\\|")


def _shapes() -> str:
    schema = wire_schema()["$defs"]
    parts = []
    for name in sorted(schema):
        shape = schema[name]
        if shape.get("type") != "object" or name.endswith(("Commands", "Acks", "Events")):
            continue
        required = set(shape.get("required", ()))
        rows = [
            f"- `{key}`{'' if key in required else '?'}: {_kind(value)}"
            for key, value in shape.get("properties", {}).items()
        ]
        parts.append(
            "\n".join([f"### {name}", "", shape.get("description", "").split("\n")[0], "", *rows]).rstrip()
        )
    return "\n\n".join(parts)


def _kind(value: dict[str, Any]) -> str:
    if "$ref" in value:
        return str(value["$ref"]).rsplit("/", 1)[-1]
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return " \\| ".join(f"`{option}`" for option in value["enum"])
    if "anyOf" in value:
        return " or ".join(_kind(option) for option in value["anyOf"])
    if value.get("type") == "array":
        return f"list of {_kind(value['items'])}" if value.get("items") else "list"
    bounds = {
        key: value[key] for key in ("minLength", "maxLength", "minimum", "maximum", "pattern") if key in value
    }
    said = ", ".join(f"{key} {bound}" for key, bound in bounds.items())
    return str(value.get("type", "object")) + (f" ({said})" if said else "")


def asyncapi() -> str:
    """docs/asyncapi.json: the same, for tools."""
    schema = wire_schema()
    tables = {
        "visitor": (visitor.table(lambda *_: None), VISITOR_EVENTS, "Visitor"),
        "staff": (staff.TABLE, STAFF_EVENTS, "Staff"),
    }
    channels: dict[str, Any] = {}
    operations: dict[str, Any] = {}
    for name, (table, events, prefix) in tables.items():
        messages = {
            command: _message(command, f"{prefix}Commands", contract)
            for command, contract in ((key, row.contract) for key, row in table.items())
        }
        messages |= {event: _message(event, f"{prefix}Events", None) for event in events}
        channels[name] = {"address": f"/{name}", "messages": messages}
        operations |= {f"{name}_{command}": _operation("receive", name, command) for command in table}
        operations |= {f"{name}_hears_{event}": _operation("send", name, event) for event in events}
    document = {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Helpline chat",
            "version": "1",
            "description": "Socket.IO v5, JSON. See protocol.md.",
        },
        "channels": channels,
        "operations": operations,
        "components": {"schemas": schema["$defs"]},
    }
    text = orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode()
    return text.replace("#/$defs/", "#/components/schemas/") + "\n"


def _message(name: str, table: str, contract: CommandContract | None) -> dict[str, Any]:
    payload = {"$ref": f"#/components/schemas/{table}/properties/{name}"}
    told = {"name": name, "payload": payload}
    return told if contract is None else {**told, "description": _told(contract.model)}


def _operation(action: str, channel: str, message: str) -> dict[str, Any]:
    return {
        "action": action,
        "channel": {"$ref": f"#/channels/{channel}"},
        "messages": [{"$ref": f"#/channels/{channel}/messages/{message}"}],
    }


def env_example() -> str:
    """.env.example: every setting, its meaning and its default."""
    lines = [
        "# Every setting, with its default. Generated from chat_server/settings.py by `make generate`.",
        "# Each can also be read from a file: HELPLINE_SECRET_KEY_FILE=/run/secrets/key, and so on.",
    ]
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None else str(field.default)
        lines += ["", f"# {field.description}", f"# {variable(name, field)}={default}"]
    return "\n".join(lines) + "\n"
