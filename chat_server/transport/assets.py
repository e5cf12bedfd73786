"""The built front ends: which script and styles a page loads."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Assets:
    """Addresses of a page's script and styles, and of what it loads later, by the source's name."""

    script: str
    styles: tuple[str, ...]
    later: Mapping[str, str]


def read_manifest(folder: Path, base: str) -> Assets:
    """What Vite built into `folder`, served under `base`. Raises FileNotFoundError where nothing was built."""
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    entry = next(chunk for chunk in manifest.values() if chunk.get("isEntry"))
    later = {Path(chunk["src"]).stem: base + chunk["file"] for chunk in manifest.values() if "src" in chunk}
    return Assets(base + entry["file"], tuple(base + name for name in entry.get("css", [])), later)
