"""The `helpline` command: one clear line and a non-zero exit for whatever is wrong, never a traceback."""

import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def helpline(*arguments, typed="", **settings):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HELPLINE_")}
    return subprocess.run(
        [sys.executable, "-m", "chat_server", *arguments],
        env={**environment, **settings},
        cwd=ROOT,
        input=typed,
        capture_output=True,
        text=True,
        timeout=30,
    )


def refused(done, *words):
    assert done.returncode != 0
    assert done.stderr.count("\n") == 1, done.stderr
    for word in words:
        assert word in done.stderr


def production(folder):
    return {"HELPLINE_SECRET_KEY": "s" * 40, "HELPLINE_DATA": str(folder)}


@pytest.mark.parametrize(("command", "patched"), [("run", True), ("simulate", False), ("articles", False)])
def test_what_serves_is_patched_to_wait_together_and_what_only_computes_is_not(command, patched):
    asking = (
        f"import sys; sys.argv = ['helpline', '{command}']\n"
        "import chat_server.__main__\n"
        "from gevent.monkey import is_module_patched\n"
        "print(is_module_patched('socket'))"
    )
    done = subprocess.run([sys.executable, "-c", asking], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == str(patched), done.stderr


def test_help_needs_no_settings():
    done = helpline("--help")
    assert done.returncode == 0
    assert "create-user" in done.stdout


BAD_SETTINGS = [
    ("HELPLINE_PORT", "99999", "a number from 1 to 65535"),
    ("HELPLINE_PORT", "http", "such as 8000"),
    ("HELPLINE_TIMEZONE", "America/Springfield", "IANA"),
    ("HELPLINE_TIMEZONE", "localtime", "IANA"),
    ("HELPLINE_WEEKDAY_WINDOWS", "18:30-07:00", "ends before it starts"),
    ("HELPLINE_WEEKDAY_WINDOWS", "7am to 6pm", "such as 07:00-18:30"),
    ("HELPLINE_WEEKDAY_WINDOWS", "7-18", "such as 07:00-18:30"),
    ("HELPLINE_HOLIDAYS", "Atlantis", "Atlantis"),
    ("HELPLINE_TOPIC_OVERFLOW", "weather=treatment@20", "is no topic; choose from diagnosis"),
    ("HELPLINE_MODE", "holiday", "demo"),
    ("HELPLINE_DEMO_CLOCK", "yesterday", "such as 2026-11-23T12:00"),
    ("HELPLINE_SITES", "example.org", "origins"),
    ("DATABASE_URL", "mysql://x/y", "postgresql://"),
    ("HELPLINE_SECRET_KEY_FILE", "/no/such/file", "cannot read"),
]


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What `helpline run` says to each of them, as many at a time as the machine has cores."""
    settings = {"HELPLINE_MODE": "demo", "HELPLINE_PORT": "8799"}

    def run(case):
        folder = str(tmp_path_factory.mktemp("bad", numbered=True))
        return helpline("run", **{**settings, "HELPLINE_DATA": folder, case[0]: case[1]})

    with ThreadPoolExecutor(os.cpu_count()) as side_by_side:
        return dict(zip(BAD_SETTINGS, side_by_side.map(run, BAD_SETTINGS), strict=True))


@pytest.mark.parametrize(("name", "value", "word"), BAD_SETTINGS)
def test_a_bad_setting_is_named(answers, name, value, word):
    refused(answers[name, value, word], name.removesuffix("_FILE").split("_")[-1], word)


def test_production_needs_a_key_and_refuses_what_is_for_demonstrations(tmp_path):
    refused(helpline("run"), "HELPLINE_SECRET_KEY")
    refused(helpline("run", **production(tmp_path), HELPLINE_DEMO_SWITCH="schedule"), "HELPLINE_DEMO_SWITCH")


def test_a_port_in_use_is_said(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = helpline("run", HELPLINE_MODE="demo", HELPLINE_DATA=str(tmp_path), HELPLINE_PORT=port)
    refused(done, port, "in use")


def test_a_data_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    done = helpline("run", HELPLINE_MODE="demo", HELPLINE_DATA=str(tmp_path / "file"), HELPLINE_PORT="8799")
    refused(done, "HELPLINE_DATA")


def test_more_than_one_worker_is_refused(tmp_path):
    refused(helpline("run", "--workers", "2", **production(tmp_path)), "--workers")


def test_production_starts_only_on_migrated_tables_and_create_user_makes_the_first_account(tmp_path):
    settings = production(tmp_path)
    refused(helpline("run", **settings, HELPLINE_PORT="8799"), "helpline migrate")
    assert helpline("migrate", **settings).returncode == 0
    arguments = ["create-user", "--email", "Sue@example.org", "--name", "Sue", "--role", "supervisor"]
    refused(helpline(*arguments, "--password", "short", **settings), "12 characters")
    assert helpline(*arguments, "--password", "long enough to keep", **settings).returncode == 0
    refused(helpline(*arguments, "--password", "long enough to keep", **settings), "already")


def test_create_user_asks_for_a_password_only_when_the_account_can_be_made(tmp_path):
    settings = production(tmp_path)
    arguments = ["create-user", "--email", "ada@example.org", "--name", "Ada", "--role", "administrator"]
    refused(helpline(*arguments, **settings), "helpline migrate")
    helpline("migrate", **settings)
    refused(helpline(*arguments, **settings), "12 characters")
    done = helpline(*arguments, typed="read from a pipe\n", **settings)
    assert (done.returncode, done.stderr) == (0, "")
    refused(helpline(*arguments, **settings), "already")
