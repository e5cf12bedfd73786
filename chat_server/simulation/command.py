"""`helpline simulate`, wired: the installation's own hours, limits and deadlines, and a plan."""

from collections.abc import Mapping

import orjson

from chat_server.policy import policy_of
from chat_server.settings import load_settings
from chat_server.shelf import SearchableShelf
from chat_server.simulation.day import simulate
from chat_server.simulation.direct_database import DirectDatabase
from chat_server.simulation.plan import read_plan
from chat_server.simulation.printing import as_text
from chat_server.simulation.report import report


def simulated(wishes: Mapping[str, str | None], *, as_json: bool) -> str:
    """The report on the day that these options describe. Raises `PlanError` or `SettingsError`."""
    plan = read_plan(wishes)
    # Demo mode asks for no secret key; nothing is served, and the database is thrown away.
    policy = policy_of(load_settings(mode="demo"), SearchableShelf(), "simulated day, thrown away at its end")
    database = DirectDatabase()
    try:
        day = simulate(plan, policy, database)
        told = report(plan, day, database, policy.hours.zone)
    finally:
        database.close()
    return orjson.dumps(told, option=orjson.OPT_INDENT_2).decode() + "\n" if as_json else as_text(told)
