"""The plan's fields as options of the command line."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import click

from chat_server.simulation.plan import Plan


def plan_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command one option for each field of the plan, as text."""
    for one in reversed(fields(Plan)):
        told = f"{one.metadata['help']} [default: {one.metadata['default']}]"
        command = click.option(f"--{one.name.replace('_', '-')}", one.name, metavar="…", help=told)(command)
    return command
