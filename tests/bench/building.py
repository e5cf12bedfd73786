"""What the peers need: a Node, and their packages under build/peers, which git ignores."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PEERS = ROOT / "build" / "peers"
SHOWN = ("flask-socketio", "gevent==", "psycopg==", "python-socketio")


def find_node() -> Path:
    """The folder of a Node that is new enough, as the project's own build finds it."""
    spec = importlib.util.spec_from_file_location("node", ROOT / "scripts" / "node.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Path = module.machine_node() or module.wheel_node()
    return found


def build_peers(node: Path) -> str:
    """Install what is missing; which versions there are."""
    return f"{_build_node_peer(node)}, {_build_flask_peer()}"


def _build_node_peer(node: Path) -> str:
    folder = PEERS / "node"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "node_server.mjs"):
        shutil.copy(HERE / "peers" / name, folder / name)
    if not (folder / "node_modules").exists():
        install = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        environment = {**os.environ, "PATH": f"{node}:{os.environ['PATH']}"}
        subprocess.run(install, cwd=folder, env=environment, check=True)
    packages = {name: folder / "node_modules" / name / "package.json" for name in ("pg", "socket.io")}
    return ", ".join(f"{name} {json.loads(path.read_text())['version']}" for name, path in packages.items())


def _build_flask_peer() -> str:
    folder = PEERS / "flask"
    pip = str(folder / "bin" / "pip")
    if not (folder / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        wanted = str(HERE / "peers" / "requirements.txt")
        subprocess.run([pip, "install", "-q", "--disable-pip-version-check", "-r", wanted], check=True)
        (folder / "ready").touch()
    listed = subprocess.run([pip, "freeze"], capture_output=True, text=True, check=True).stdout.split()
    return ", ".join(one for one in listed if one.lower().startswith(SHOWN))
