"""What a command cannot do, said in one line."""

from collections.abc import Iterator
from contextlib import contextmanager

import click


class Stop(click.ClickException):
    """One clear line and a non-zero exit."""

    def show(self, file: object = None) -> None:
        """On standard error."""
        del file
        click.echo(f"helpline: {self.message}", err=True)


@contextmanager
def explained() -> Iterator[None]:
    """Say what is wrong with the settings or the database, and end with 1."""
    from sqlalchemy.exc import DBAPIError

    from chat_server.perform import Refused
    from chat_server.records.database import OutcomeUnknown, Unavailable
    from chat_server.settings import SettingsError

    try:
        yield
    except SettingsError as error:
        raise Stop(str(error)) from error
    except Refused as error:
        raise Stop(error.refusal.message) from error
    except OutcomeUnknown as error:
        raise Stop(
            "the database went away: it may have been done, or not. Run it again; nothing is done twice."
        ) from error
    except (Unavailable, DBAPIError) as error:
        raise Stop(
            "DATABASE_URL: the database cannot be reached or used. Is it running, and migrated?"
        ) from error
