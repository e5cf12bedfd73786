"""How many greenlets a running helpline has: it says so itself, when it gets a signal that only tests send."""

import os
import signal
from pathlib import Path

from services import Process, until

SAYS = """
import gc, os, signal

def say(*_):
    from greenlet import greenlet
    alive = sum(isinstance(one, greenlet) and not one.dead for one in gc.get_objects())
    with open({told!r} + ".new", "w") as told:
        told.write(str(alive))
    os.rename({told!r} + ".new", {told!r})

signal.signal(signal.SIGUSR2, say)
"""


def countable(folder: Path) -> dict[str, str]:
    """The settings of a helpline whose greenlets can be counted."""
    (folder / "sitecustomize.py").write_text(SAYS.format(told=str(folder / "greenlets")))
    paths = [str(folder), os.environ.get("PYTHONPATH", "")]
    return {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def greenlets(process: Process, folder: Path) -> int:
    """How many are alive now."""
    told = folder / "greenlets"
    told.unlink(missing_ok=True)
    os.kill(process.popen.pid, signal.SIGUSR2)
    until(told.exists)
    return int(told.read_text())
