"""`helpline articles` between a folder and the shelf: check, import, export, withdraw."""

import shutil

import pytest
from click.testing import CliRunner

from chat_server.cli import cli
from knowledge.library import load, shelf_folder


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(shelf_folder(), tmp_path / "folder")


@pytest.fixture
def helpline(tmp_path, monkeypatch, folder):
    """A production installation with its tables, and nothing on its shelf."""
    monkeypatch.setenv("HELPLINE_MODE", "production")
    monkeypatch.setenv("HELPLINE_SECRET_KEY", "s" * 40)
    monkeypatch.setenv("HELPLINE_DATA", str(tmp_path / "data"))
    assert CliRunner().invoke(cli, ["migrate"]).exit_code == 0
    return lambda *arguments: CliRunner().invoke(cli, ["articles", *map(str, arguments)])


def test_a_sound_folder_is_said_to_be_sound_and_a_fault_is_told_with_its_line(helpline, folder):
    assert helpline("check", folder).stdout == f"articles: {len(load(shelf_folder()))}, faults: 0\n"
    file = folder / "en" / "bcg.md"
    file.write_text(file.read_text(encoding="utf-8").replace("article:immunotherapy", "article:none", 1))
    done = helpline("check", folder)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{file}:")
    assert "is broken" in done.stderr


def test_samples_are_refused_until_they_are_asked_for(helpline, folder):
    done = helpline("import", folder)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no clinician has reviewed it" in done.stderr
    assert helpline("export", folder.parent / "out").stdout == "files written: 0\n"
    assert helpline("import", folder, "--samples").exit_code == 0


def test_a_dry_run_prints_what_would_change_and_the_second_import_changes_nothing(helpline, folder):
    dry = helpline("import", folder, "--samples", "--dry-run")
    assert "+++ folder/en/bcg.md" in dry.stdout
    assert dry.stdout.endswith("Nothing was changed: this was a dry run.\n")
    assert "en/bcg: new" in helpline("import", folder, "--samples").stdout.splitlines()
    again = helpline("import", folder, "--samples").stdout.splitlines()
    assert {line.split(": ", 1)[1] for line in again} == {"as it is on the shelf"}


def test_what_is_exported_can_be_imported_and_no_file_is_written_over_unasked(helpline, folder, tmp_path):
    helpline("import", folder, "--samples")
    out = tmp_path / "out"
    assert helpline("export", out).exit_code == 0
    assert load(out) == load(shelf_folder())
    assert helpline("export", out).stdout == "files written: 0\n"
    (out / "en" / "bcg.md").write_text("mine")
    done = helpline("export", out)
    assert (done.exit_code, (out / "en" / "bcg.md").read_text()) == (1, "mine")
    assert "--replace" in done.stderr
    assert helpline("export", out, "--replace").stdout == "files written: 1\n"
    assert load(out) == load(shelf_folder())


def test_a_withdrawn_version_is_neither_exported_nor_brought_back(helpline, folder, tmp_path):
    helpline("import", folder, "--samples")
    done = helpline("withdraw", "bcg", "en", 1, "--reason", "Wrong dose.")
    assert done.stdout == "Withdrawn. Chats that have it: 0; those that are open will be told.\n"
    done = helpline("export", tmp_path / "out")
    assert not (tmp_path / "out" / "en" / "bcg.md").exists()
    assert "es/bcg.md:1: pair is missing: write en/bcg.md" in done.stderr
    assert "mend them before this folder is imported" in done.stderr
    again = helpline("import", folder, "--samples").stdout
    assert "en/bcg: this text was withdrawn and stays so" in again


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("withdraw", "none", "en", 1, "--reason", "x"), "There is no such article"),
        (("withdraw", "Not A Slug", "en", 1, "--reason", "x"), "slug:"),
        (("withdraw", "bcg", "en", 1, "--reason", ""), "reason:"),
        (("import", shelf_folder(), "--json"), "--json, --to and --draft-by are for pages"),
        (("import", shelf_folder() / "en" / "bcg.md", "--dry-run"), "are for a folder of articles"),
        (("check", "/no/such/folder"), "does not exist"),
    ],
)
def test_what_makes_no_sense_is_one_clear_line(helpline, arguments, said):
    done = helpline(*arguments)
    assert done.exit_code != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
