"""The shipped nginx configuration, filled in as the official image does it, and an nginx that runs it."""

import re
import subprocess
from pathlib import Path

import services

CONFIGURATION = Path(__file__).parent.parent.parent / "deploy" / "nginx.conf"
PHONE = {"HELPLINE_PHONE_NUMBER": "1-800-227-2345", "HELPLINE_PHONE_URI": "tel:+18002272345"}


def render(values: dict[str, str]) -> str:
    """As envsubst does: the names that it is given, and no others."""
    return re.sub(r"\$\{(HELPLINE_\w+)\}", lambda found: values[found[1]], CONFIGURATION.read_text())


class Nginx:
    """An nginx in a folder of its own, in front of two workers."""

    def __init__(self, binary: str, folder: Path, port: int, workers: list[int]) -> None:
        self.port, self.url = port, f"http://127.0.0.1:{port}"
        addresses = {f"HELPLINE_WORKER_{n}": f"127.0.0.1:{port}" for n, port in enumerate(workers, 1)}
        folder.mkdir(exist_ok=True)
        configuration, self.log = folder / "nginx.conf", folder / "nginx.log"
        configuration.write_text(render({"HELPLINE_LISTEN": f"127.0.0.1:{self.port}", **addresses, **PHONE}))
        arguments = [binary, "-p", f"{folder}/", "-c", configuration, "-g", "daemon off;"]
        with self.log.open("w") as log:
            self.popen = subprocess.Popen(arguments, stdout=log, stderr=log)
        services.until(lambda: services.answers_on(self.port))

    def stop(self) -> None:
        self.popen.terminate()
        self.popen.wait(services.START_S)
