"""One JSON Schema of everything on the wire: the source of the TypeScript types.

`python -m chat_server.protocol.schema` prints it.
"""

import sys
from typing import Any

import orjson
from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from chat_server.protocol import staff, visitor
from chat_server.protocol.contract import CommandContract
from chat_server.protocol.events import STAFF_EVENTS, VISITOR_EVENTS

REF = "#/$defs/{model}"


def _shape(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    schema = TypeAdapter(kind).json_schema(ref_template=REF, mode="validation")
    definitions.update(schema.pop("$defs", {}))
    name = schema.get("title")
    if name and "$ref" not in schema:
        definitions[name] = schema
        return {"$ref": REF.format(model=name)}
    return schema


def _table(names: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(names),
        "properties": {name: _shape(kind, definitions) for name, kind in names.items()},
    }


def _commands(commands: dict[str, CommandContract]) -> dict[str, Any]:
    return {name: contract.model for name, contract in commands.items()}


def _acks(commands: dict[str, CommandContract]) -> dict[str, Any]:
    return {name: contract.ack for name, contract in commands.items()}


def wire_schema() -> dict[str, Any]:
    """Six tables by name: each namespace's commands, their acks, and its events."""
    models = [(c.model, "validation") for t in (visitor.COMMANDS, staff.COMMANDS) for c in t.values()]
    _, top = models_json_schema(models, ref_template=REF)  # type: ignore[arg-type]
    definitions: dict[str, Any] = dict(top.get("$defs", {}))
    tables = {
        "VisitorCommands": _table(_commands(visitor.COMMANDS), definitions),
        "VisitorAcks": _table(_acks(visitor.COMMANDS), definitions),
        "VisitorEvents": _table(VISITOR_EVENTS, definitions),
        "StaffCommands": _table(_commands(staff.COMMANDS), definitions),
        "StaffAcks": _table(_acks(staff.COMMANDS), definitions),
        "StaffEvents": _table(STAFF_EVENTS, definitions),
    }
    return {
        "title": "Wire",
        "type": "object",
        "additionalProperties": False,
        "required": list(tables),
        "properties": {name: {"$ref": REF.format(model=name)} for name in tables},
        "$defs": {**definitions, **tables},
    }


if __name__ == "__main__":
    sys.stdout.buffer.write(orjson.dumps(wire_schema(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
