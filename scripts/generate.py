"""Writes what is generated from the code; with `--check`, says what is stale and fails.

The TypeScript types, docs/protocol.md, docs/asyncapi.json and chat_server/transport/openapi.json come from
chat_server/protocol and the doors' tables, .env.example from chat_server/settings.py.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import orjson

from chat_server.documents import asyncapi, env_example, protocol_page
from chat_server.openapi import openapi
from chat_server.protocol.schema import wire_schema
from scripts.node import machine_node, wheel_node

ROOT = Path(__file__).parent.parent


def wire_types() -> str:
    """The TypeScript types, written by json-schema-to-typescript."""
    folder = machine_node() or wheel_node()
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "types.ts"
        subprocess.run(
            [str(folder / "node"), str(ROOT / "scripts" / "wire-types.mjs"), str(target)],
            input=orjson.dumps(wire_schema(), option=orjson.OPT_SORT_KEYS),
            env=environment,
            check=True,
        )
        return target.read_text(encoding="utf-8")


GENERATED = {
    "chat_server/web/wire/types.ts": wire_types,
    "docs/protocol.md": protocol_page,
    "docs/asyncapi.json": asyncapi,
    "chat_server/transport/openapi.json": openapi,
    ".env.example": env_example,
}


def main(*, check: bool) -> int:
    """Write, or compare; the exit status."""
    stale = []
    for name, make in GENERATED.items():
        path, wanted = ROOT / name, make()
        if check:
            if not path.exists() or path.read_text(encoding="utf-8") != wanted:
                stale.append(name)
        else:
            path.write_text(wanted, encoding="utf-8")
    if stale:
        sys.stderr.write(f"stale, run `make generate`: {', '.join(stale)}\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
