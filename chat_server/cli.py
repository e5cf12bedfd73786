"""The `helpline` command."""

import sys
from typing import TYPE_CHECKING

import click

from chat_server.article_commands import articles
from chat_server.explained import Stop, explained
from chat_server.simulation.options import plan_options

if TYPE_CHECKING:
    from chat_server.app import Core

SHORTEST_PASSWORD = 12
ROLE_NAMES = ["specialist", "supervisor", "editor", "administrator"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="helpline")
def cli() -> None:
    """Live chat for a cancer helpline. Settings come from the environment: see .env.example."""


@cli.command()
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to run.")
@click.option("--place", hidden=True, help="Where a worker process finds what it shares with the others.")
def run(workers: int, place: str | None) -> None:
    """Serve the chat until stopped."""
    with explained():
        from chat_server.settings import load_settings

        # What is wrong with them is said before the rest is even loaded.
        settings = load_settings()
        from chat_server.serving import serve, serve_at
        from chat_server.worker import Place
        from chat_server.workers import serve_with

        if place is not None:
            serve_at(settings, Place.parse(place))
        elif workers > 1:
            serve_with(settings, workers)
        else:
            serve(settings)


@cli.command()
def migrate() -> None:
    """Bring the database to the newest tables."""
    with explained():
        from chat_server.serving import prepare
        from chat_server.settings import load_settings

        prepare(load_settings(), migrating=True)
    click.echo("The database is up to date.")


@cli.command("create-user")
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLE_NAMES))
@click.option("--language", "languages", multiple=True, default=("en",), type=click.Choice(["en", "es"]))
@click.option("--capacity", type=click.IntRange(1, 20), default=None, help="Chats at once.")
@click.option("--password", help="At least 12 characters; asked for, or read from a pipe, when left out.")
def create_user(
    email: str,
    name: str,
    roles: tuple[str, ...],
    languages: tuple[str, ...],
    capacity: int | None,
    password: str | None,
) -> None:
    """Add a member of staff."""
    if "@" not in email:
        raise Stop("--email: give an e-mail address.")
    with explained():
        from agent_console.passwords import hashed
        from chat_server.actions.action import System
        from chat_server.actions.staff import NewAccount, create_account
        from chat_server.protocol.refusal import Refusal

        core = _core_without(email)
        seats = capacity or core.settings.capacity
        password_hash = hashed(_long_enough(password or _asked()))
        account = NewAccount(email, name, password_hash, roles, languages, seats)
        outcome = core.perform(create_account, account, System())
        if isinstance(outcome, Refusal):
            raise Stop(outcome.message)
    click.echo(f"{name} can sign in at {core.settings.origin}/console/.")


def _core_without(email: str) -> "Core":
    """The core, if this account can still be made: else nobody should think of a password for it."""
    from chat_server.actions.action import Done, System
    from chat_server.actions.staff import FindAccount, find_account
    from chat_server.serving import prepare
    from chat_server.settings import load_settings

    core = prepare(load_settings(), migrating=False)
    if isinstance(core.perform(find_account, FindAccount(email), System()), Done):
        raise Stop(f"--email: {email} has an account already.")
    return core


def _asked() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def _long_enough(password: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise Stop(f"--password: give at least {SHORTEST_PASSWORD} characters.")
    return password


@cli.command()
@plan_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def simulate(as_json: bool, **wishes: str | None) -> None:
    """Run a day of drawn visitors and specialists through the real rules, and print how it went."""
    from chat_server.simulation.plan import PlanError

    with explained():
        from chat_server.simulation.command import simulated

        try:
            text = simulated(wishes, as_json=as_json)
        except PlanError as error:
            raise Stop(str(error)) from error
    click.echo(text, nl=False)


cli.add_command(articles)


def main() -> None:
    """Run the command."""
    sys.exit(cli())
