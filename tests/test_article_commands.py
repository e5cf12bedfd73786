"""`helpline articles import`: drafts on standard output or in a folder, faults on standard error."""

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from chat_server.cli import cli
from knowledge.library import inspect

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "tests" / "knowledge" / "importing" / "pages"
EN, ES = str(PAGES / "en.html"), str(PAGES / "es.html")
FIELDS = [
    "title", "language", "summary", "sections", "references", "last_revised", "boilerplate", "repairs", "flags",
]  # fmt: skip


def importing(*arguments):
    return CliRunner().invoke(cli, ["articles", "import", *map(str, arguments)])


def test_it_needs_no_settings_and_no_data(tmp_path):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HELPLINE_")}
    environment |= {"PYTHONPATH": str(ROOT), "HELPLINE_DATA": str(tmp_path), "DATABASE_URL": "nonsense"}
    command = [sys.executable, "-m", "chat_server", "articles", "import", EN, "--json"]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert list(json.loads(done.stdout)) == FIELDS
    assert list(tmp_path.iterdir()) == []


def test_several_pages_are_an_object_on_a_line_each():
    done = importing(EN, ES, "--json")
    drafts = [json.loads(line) for line in done.stdout.splitlines()]
    assert [draft["language"] for draft in drafts] == ["en", "es"]
    assert drafts[0]["last_revised"] == "2019-12-27"
    assert list(drafts[0]["sections"][0]) == ["title", "text"]


def test_repairs_and_flags_have_their_fields(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<h1>Title</h1><p>The diagnÃ³sis of a c\u0430ncer is not the end.</p>", encoding="utf-8")
    draft = json.loads(importing(page, "--json").stdout)
    assert draft["repairs"] == [
        {"before": "diagnÃ³sis", "after": "diagnósis", "at": "section 1, paragraph 1"}
    ]
    assert draft["flags"] == [{"kind": "homoglyph", "text": "c\u0430ncer", "at": "section 1, paragraph 1"}]
    assert draft["last_revised"] is None
    report = importing(page).stdout
    assert "section 1, paragraph 1: diagnÃ³sis → diagnósis" in report
    assert "section 1, paragraph 1: homoglyph: c\u0430ncer" in report


def test_every_fault_is_told_and_nothing_is_printed_or_written(tmp_path):
    (tmp_path / "nul.txt").write_bytes(b"a\nb\0")
    (tmp_path / "empty.html").touch()
    shelf = tmp_path / "shelf"
    done = importing(EN, tmp_path / "nul.txt", tmp_path / "empty.html", tmp_path / "none.txt", "--to", shelf)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        f"{tmp_path}/nul.txt:2: a NUL byte: this is a binary file, not a page of text",
        f"{tmp_path}/empty.html: the file is empty: save the page again",
        f"{tmp_path}/none.txt: no such file",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.html", "nul.txt"]


def test_drafts_are_written_as_files_of_the_shelf_that_say_what_is_missing(tmp_path):
    shelf = tmp_path / "shelf"
    assert importing(EN, ES, "--to", shelf).exit_code == 0
    files = sorted(path.relative_to(shelf).as_posix() for path in shelf.rglob("*.*"))
    assert files == ["en/bcg-immunotherapy.md", "es/inmunoterapia-con-bcg.md"]
    assert [path.name for path in tmp_path.iterdir()] == ["shelf"]
    text = (shelf / files[0]).read_text(encoding="utf-8")
    assert "TODO" not in text
    assert "last_revised: 2019-12-27\n" in text
    assert "reviewed_by:\nlast_revised" in text
    told = [str(fault) for fault in inspect(shelf).faults if fault.path == shelf / files[0]]
    for name in ["topics", "reviewed_by", "next_review"]:
        assert any(f": {name} is missing: " in fault for fault in told), (name, told)
    for name in ["title", "slug", "language", "summary", "last_revised"]:
        assert not any(f": {name} " in fault or f": {name}:" in fault for fault in told), told
    assert any(": references: authors, publication, year are missing: " in fault for fault in told), told
    assert not any("HTML" in fault or "link" in fault for fault in told)


def test_what_looks_like_markup_stays_text(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<h1>T</h1><h2>S: *a*</h2><p># 5 &lt;b&gt; _x_ [y](z) `c` &amp;amp;lt;</p><p>--- + 1 is what it is, "
        "and the rest of the text</p>",
        encoding="utf-8",
    )
    assert importing(page, "--to", tmp_path / "shelf").exit_code == 0
    text = (tmp_path / "shelf" / "en" / "t.md").read_text(encoding="utf-8")
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": True}).parse(text.split("---\n", 2)[2])
    kinds = {token.type for token in tokens} | {c.type for token in tokens for c in token.children or []}
    assert kinds <= {
        "heading_open",
        "heading_close",
        "inline",
        "text",
        "paragraph_open",
        "paragraph_close",
        "text_special",
    }


def test_a_draft_never_replaces_a_file(tmp_path):
    shelf = tmp_path / "shelf"
    assert importing(EN, "--to", shelf).exit_code == 0
    file = shelf / "en" / "bcg-immunotherapy.md"
    file.write_text("an editor's work")
    done = importing(ES, EN, "--to", shelf)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"{EN}: {file} is there already: move it away first\n"
    assert file.read_text() == "an editor's work"
    assert not (shelf / "es").exists()


def test_two_pages_of_one_title_are_a_fault(tmp_path):
    done = importing(EN, PAGES / "en.txt", "--to", tmp_path / "shelf")
    assert done.exit_code == 1
    assert "en/bcg-immunotherapy.md is the draft of" in done.stderr


def test_a_folder_that_is_a_file_is_one_line(tmp_path):
    (tmp_path / "shelf").touch()
    done = importing(EN, "--to", tmp_path / "shelf" / "drafts")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(str(tmp_path / "shelf"))
