"""Simulated days for tests: a plan by its options, its report and its database."""

from contextlib import contextmanager

from stage import FROM_SETTINGS, EmptyShelf

from chat_server.actions.action import Policy
from chat_server.simulation.day import simulate
from chat_server.simulation.direct_database import DirectDatabase
from chat_server.simulation.plan import read_plan
from chat_server.simulation.report import report


@contextmanager
def a_day(**wishes):
    """(report, database) of a day with these options; the settings are the product's defaults."""
    policy = Policy(FROM_SETTINGS, "1-800-227-2345", "tel:+18002272345", b"k" * 32, EmptyShelf())
    plan, database = read_plan({name: str(wish) for name, wish in wishes.items()}), DirectDatabase()
    try:
        day = simulate(plan, policy, database)
        yield report(plan, day, database, FROM_SETTINGS.zone), database
    finally:
        database.close()


def reported(**wishes):
    with a_day(**wishes) as (told, _):
        return told
