"""`helpline articles`: what editors do with articles outside of the console.

A page from elsewhere becomes a draft, without settings and without a database.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from chat_server.explained import explained
from chat_server.shelf_commands import check, export, import_folder, withdraw

if TYPE_CHECKING:
    from chat_server.page_drafts import PageDrafts
    from knowledge.importing.draft import Draft
    from knowledge.importing.shelving import Shelving

    Destination = Shelving | PageDrafts

_IN_MEMORY = 8_000_000  # bytes of output; the rest waits on the disk until every page is known to be good


@click.group()
def articles() -> None:
    """Check, import and export articles."""


articles.add_command(check)
articles.add_command(export)
articles.add_command(withdraw)


@articles.command("import")
@click.argument("pages", nargs=-1, required=True, metavar="FOLDER|PAGE…", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print each draft as one JSON object on a line.")
@click.option("--to", "folder", type=click.Path(path_type=Path), help="Write drafts to FOLDER/<language>/.")
@click.option(
    "--draft-by", "email", metavar="EMAIL", help="Begin drafts in the console, in this editor's name."
)
@click.option("--dry-run", is_flag=True, help="Of a FOLDER, print what would change, and change nothing.")
@click.option(
    "--samples", is_flag=True, help="Of a FOLDER, take samples that no clinician has reviewed, too."
)
def import_articles(
    pages: tuple[Path, ...],
    as_json: bool,
    folder: Path | None,
    email: str | None,
    dry_run: bool,
    samples: bool,
) -> None:
    """Publish a FOLDER of article files, or turn pages from elsewhere (.html, .txt) into drafts of articles.

    Of a folder, what stands on the shelf already is left alone; where anything is wrong, nothing is published.
    """
    if len(pages) == 1 and pages[0].is_dir():
        if as_json or folder or email:
            raise click.UsageError("--json, --to and --draft-by are for pages, not for a folder of articles.")
        import_folder(pages[0], dry_run=dry_run, samples=samples)
        return
    if dry_run or samples:
        raise click.UsageError("--dry-run and --samples are for a folder of articles, not for pages.")
    if folder and email:
        raise click.UsageError(
            "--to writes files, --draft-by begins drafts in the console: give one of them."
        )
    if email:
        _begin_drafts(pages, email, as_json=as_json)
        return
    from knowledge.importing.shelving import Shelving

    _import_pages(pages, Shelving(folder), as_json=as_json)


def _begin_drafts(pages: tuple[Path, ...], email: str, *, as_json: bool) -> None:
    from chat_server.page_drafts import PageDrafts
    from chat_server.serving import prepare
    from chat_server.settings import load_settings

    with explained():
        drafts = PageDrafts(prepare(load_settings(), migrating=False).perform, email)
        _import_pages(pages, drafts, as_json=as_json)


def _import_pages(pages: tuple[Path, ...], destination: "Destination", *, as_json: bool) -> None:
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as output, destination as shelving:
        faults = _imported(pages, shelving, output, _json if as_json else _report)
        if not faults:
            faults = shelving.finish()
        for fault in faults:
            click.echo(fault, err=True)
        if faults:
            raise click.exceptions.Exit(1)
        output.seek(0)
        for piece in iter(lambda: output.read(1 << 16), b""):
            click.echo(piece, nl=False)


def _imported(
    pages: tuple[Path, ...],
    shelving: "Destination",
    output: BinaryIO | tempfile.SpooledTemporaryFile[bytes],
    printed: Callable[[Path, "Draft"], str],
) -> list[str]:
    """Return a line for each fault; what is to be printed goes to `output`."""
    from knowledge.importing.drafting import import_page
    from knowledge.importing.fault import PageFault

    faults: list[str] = []
    quiet = len(pages) == 1 or not sys.stderr.isatty()
    with click.progressbar(pages, label="Importing", file=sys.stderr, hidden=quiet) as bar:
        for path in bar:
            try:
                draft = import_page(path)
                shelving.add(path, draft)
            except PageFault as fault:
                faults.append(str(fault))
            else:
                output.write(printed(path, draft).encode())
    return faults


def _json(path: Path, draft: "Draft") -> str:
    import json

    del path
    return json.dumps(draft.to_dict(), ensure_ascii=False) + "\n"


def _report(path: Path, draft: "Draft") -> str:
    from knowledge.importing.report import report_of

    return report_of(str(path), draft)
