"""`helpline articles import --draft-by`: pages from elsewhere, begun as drafts in an editor's name."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from chat_server.actions.action import Member
from chat_server.actions.drafting import list_drafts, read_draft
from chat_server.cli import cli
from chat_server.perform import done
from chat_server.protocol.drafts import ListDrafts, ReadDraft
from chat_server.serving import prepare
from chat_server.settings import load_settings
from knowledge.library import shelf_folder

PAGES = Path(__file__).parent / "knowledge" / "importing" / "pages"
EN, ES = PAGES / "en.html", PAGES / "es.html"


@pytest.fixture(autouse=True)
def installation(tmp_path, monkeypatch):
    monkeypatch.setenv("HELPLINE_MODE", "production")
    monkeypatch.setenv("HELPLINE_SECRET_KEY", "s" * 40)
    monkeypatch.setenv("HELPLINE_DATA", str(tmp_path / "data"))
    assert CliRunner().invoke(cli, ["migrate"]).exit_code == 0
    for name, role in (("Ed", "editor"), ("Ann", "specialist")):
        account = ["--email", f"{name.lower()}@example.org", "--name", name, "--role", role]
        password = ["--password", "long enough for them"]
        assert CliRunner().invoke(cli, ["create-user", *account, *password]).exit_code == 0


def importing(*arguments, by="ed@example.org"):
    return CliRunner().invoke(cli, ["articles", "import", *map(str, arguments), "--draft-by", by])


def drafts():
    perform = prepare(load_settings(), migrating=False).perform
    ed = Member("anybody", "Ed", frozenset({"editor"}))
    heads = done(perform(list_drafts, ListDrafts(), ed))["drafts"]
    asked = [ReadDraft(slug=one["slug"], language=one["language"]) for one in heads]
    return [done(perform(read_draft, one, ed))["draft"] for one in asked]


def test_the_editor_finds_them_in_the_console_with_what_is_missing_and_in_their_name():
    assert importing(EN, ES).exit_code == 0
    begun = drafts()
    assert sorted(one["language"] for one in begun) == ["en", "es"]
    assert {one["written_by"]["name"] for one in begun} == {"Ed"}
    assert all("reviewed_by" in " ".join(fault["message"] for fault in one["faults"]) for one in begun)


def test_what_looks_garbled_is_flagged_there(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<h1>On treatment</h1><p>The immune 系统 fights cancer with drugs.</p>", encoding="utf-8")
    assert importing(page).exit_code == 0
    assert [flag["state"] for flag in drafts()[0]["flags"]] == ["open"]


def test_the_same_pages_again_change_nothing():
    importing(EN)
    (before,) = drafts()
    assert importing(EN, ES).exit_code == 0
    assert before in drafts()
    assert len(drafts()) == 2


def test_where_another_draft_is_open_none_is_begun(tmp_path):
    importing(EN)
    page = tmp_path / "en.html"
    page.write_bytes(EN.read_bytes().replace(b"It is a weak germ", b"It is a weakened germ"))
    told = importing(ES, page)
    assert told.exit_code == 1
    assert told.stderr.startswith(f"{page}: another draft of en/")
    assert len(drafts()) == 1


def test_a_page_with_the_name_of_what_is_on_the_shelf_begins_nothing(tmp_path):
    folder = str(shelf_folder())
    assert CliRunner().invoke(cli, ["articles", "import", folder, "--samples"]).exit_code == 0
    page = tmp_path / "bcg.html"
    page.write_text("<h1>BCG</h1><p>The immune system can fight cancer.</p>", encoding="utf-8")
    told = importing(ES, page)
    assert (told.exit_code, told.stderr) == (
        1,
        f"{page}: en/bcg is on the shelf: change it there, or give the page another title\n",
    )
    assert drafts() == []


def test_a_page_that_a_draft_cannot_hold_is_named_and_none_is_begun(tmp_path):
    page = tmp_path / "long.txt"
    page.write_text("On treatment\n\n" + "The immune system can fight cancer.\n\n" * 800)
    told = importing(EN, page)
    assert (told.exit_code, told.stderr.split(": ")[0]) == (1, str(page))
    assert "a draft holds 20000" in told.stderr
    assert drafts() == []


@pytest.mark.parametrize("by", ["ann@example.org", "nobody@example.org"])
def test_whoever_is_no_editor_begins_none(by):
    told = importing(EN, by=by)
    assert (told.exit_code, told.stderr) == (
        1,
        f"helpline: {by}: is not the e-mail address of an editor.\n",
    )
    assert drafts() == []


def test_files_and_drafts_at_once_are_refused(tmp_path):
    told = importing(EN, "--to", tmp_path)
    assert told.exit_code == 2
    assert "give one of them" in told.stderr
