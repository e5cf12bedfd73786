"""The built front ends: which script and styles a page loads."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Assets:
    """Addresses of a page's script and styles."""

    script: str
    styles: tuple[str, ...]


def read_manifest(folder: Path, base: str) -> Assets:
    """What Vite built into `folder`, served under `base`. Raises FileNotFoundError where nothing was built."""
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    entry = next(chunk for chunk in manifest.values() if chunk.get("isEntry"))
    return Assets(base + entry["file"], tuple(base + name for name in entry.get("css", [])))
