"""`helpline simulate` as it is typed."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SMALL = ("simulate", "--visitors", "20", "--seed", "4")


def helpline(*arguments, **settings):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HELPLINE_")}
    return subprocess.run(
        [sys.executable, "-m", "chat_server", *arguments],
        env={**kept, **settings},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_it_prints_the_same_table_for_the_same_seed_and_writes_nothing_to_the_data_folder(tmp_path):
    first, again = (helpline(*SMALL, HELPLINE_DATA=str(tmp_path)) for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == again.stdout
    assert "service level" in first.stdout
    assert list(tmp_path.iterdir()) == []


def test_json_gives_the_same_figures_by_the_hours_that_the_settings_say():
    done = helpline(*SMALL, "--json", HELPLINE_WEEKDAY_WINDOWS="09:00-10:00")
    told = json.loads(done.stdout)
    assert told["seed"] == 4
    assert {row["from"] for row in told["half_hours"]} <= {
        "08:00",
        "08:30",
        "09:00",
        "09:30",
        "10:00",
        "10:30",
    }


def test_a_bad_option_is_one_clear_line():
    done = helpline("simulate", "--missed", "150%")
    assert done.returncode != 0
    assert done.stderr == "helpline: --missed: give a number from 0 to 1.\n"
