"""`helpline articles`: what goes between a folder of article files and the shelf in the database."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chat_server.explained import Stop, explained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chat_server.perform import Perform
    from knowledge.article import Article

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command()
@click.argument("folder", type=FOLDER)
def check(folder: Path) -> None:
    """Say what is wrong with a folder of articles, a line for each fault. Needs no database."""
    articles = sound_articles(folder, samples=True)
    click.echo(f"articles: {len(articles)}, faults: 0")


def sound_articles(folder: Path, *, samples: bool) -> "Sequence[Article]":
    """The articles of a folder. Where anything is wrong, every fault is told, and the command ends with 1."""
    from chat_server.shelf_files import faults_in

    articles, faults = faults_in(folder, date.today(), samples=samples)
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        click.echo(f"articles: {len(articles)}, faults: {len(faults)}", err=True)
        raise click.exceptions.Exit(1)
    return articles


def import_folder(folder: Path, *, dry_run: bool, samples: bool) -> None:
    """Publish what differs from the shelf, or only tell what that would be."""
    from chat_server.shelf_files import bring_in

    articles = sound_articles(folder, samples=samples)
    with explained():
        brought = bring_in(_perform(), articles, only_look=dry_run)
    click.echo(brought.differences, nl=False)
    for line in brought.lines:
        click.echo(line)
    if dry_run:
        click.echo("Nothing was changed: this was a dry run.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--replace", is_flag=True, help="Write over files that say something else.")
def export(folder: Path, replace: bool) -> None:
    """Write the articles that stand on the shelf to FOLDER/<language>/<slug>.md.

    What would keep the folder from being imported is told: where one language was withdrawn, its pair is missing.
    """
    from chat_server.shelf_files import export as exported
    from chat_server.shelf_files import faults_in

    with explained():
        stands = list(exported(_perform(), folder))
    files = [(path, text) for path, text in stands if _stands(path) != text]
    differing = [path for path, _ in files if path.exists()]
    if differing and not replace:
        for path in differing:
            click.echo(f"{path}: says something else; to write over it, give --replace", err=True)
        raise click.exceptions.Exit(1)
    for path, text in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    click.echo(f"files written: {len(files)}")
    _, faults = faults_in(folder, date.today(), samples=True)
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        click.echo(f"faults: {len(faults)}; mend them before this folder is imported", err=True)


@click.command()
@click.argument("slug")
@click.argument("language", type=click.Choice(["en", "es"]))
@click.argument("version", type=click.IntRange(min=1))
@click.option("--reason", required=True, help="Why; it goes to the audit and the report.")
def withdraw(slug: str, language: str, version: int, reason: str) -> None:
    """Let nobody be sent this version any more, and have the open chats that have it told."""
    from pydantic import ValidationError

    from chat_server.actions.action import System
    from chat_server.actions.recalling import withdraw_article
    from chat_server.protocol.refusal import Refusal
    from chat_server.protocol.shelf import WithdrawArticle

    try:
        command = WithdrawArticle.model_validate(
            {"slug": slug, "language": language, "version": version, "reason": reason}
        )
    except ValidationError as error:
        raise Stop(f"{error.errors()[0]['loc'][0]}: {error.errors()[0]['msg']}.") from error
    with explained():
        outcome = _perform()(withdraw_article, command, System())
    if isinstance(outcome, Refusal):
        raise Stop(outcome.message)
    click.echo(f"Withdrawn. Chats that have it: {outcome.ack['chats']}; those that are open will be told.")


def _stands(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _perform() -> "Perform":
    from chat_server.serving import prepare
    from chat_server.settings import load_settings

    return prepare(load_settings(), migrating=False).perform
