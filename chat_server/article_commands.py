"""`helpline articles`: what editors do with articles outside of the console. Needs no settings, no database."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

if TYPE_CHECKING:
    from knowledge.importing.draft import Draft
    from knowledge.importing.shelving import Shelving

_IN_MEMORY = 8_000_000  # bytes of output; the rest waits on the disk until every page is known to be good


@click.group()
def articles() -> None:
    """Work on articles."""


@articles.command("import")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE…", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print each draft as one JSON object on a line.")
@click.option("--to", "folder", type=click.Path(path_type=Path), help="Write drafts to FOLDER/<language>/.")
def import_pages(pages: tuple[Path, ...], as_json: bool, folder: Path | None) -> None:
    """Turn pages from elsewhere (.html, .txt) into drafts of articles."""
    from knowledge.importing.shelving import Shelving

    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as output, Shelving(folder) as shelving:
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
    shelving: "Shelving",
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
