"""A process that dispatches as a worker does, and tells how fast: `dispatching.py URL PASSES`.

In each pass every specialist is offered one chat; between the passes all accept, which is not measured.
"""

# ruff: noqa: E402
from gevent import monkey

monkey.patch_all()

import gc
import json
import sys
import time

import psycopg

from chat_server.actions import offering, opening
from chat_server.actions.action import System
from chat_server.clock import Clock
from chat_server.perform import Perform
from chat_server.policy import policy_of
from chat_server.records.database import open_database
from chat_server.serving import GARBAGE_THRESHOLDS
from chat_server.settings import load_settings
from chat_server.shelf import SearchableShelf

ACCEPT = (
    "WITH taken AS (UPDATE assignments SET state = 'active', accepted_at = offered_at, deadline = NULL"
    " WHERE state = 'offered' RETURNING chat_id)"
    " UPDATE chats SET state = 'active' WHERE id IN (SELECT chat_id FROM taken)"
)


def measure(url: str, passes: int) -> dict[str, float]:
    """Offers committed per second, and the microseconds of each."""
    database = open_database(url)
    perform = Perform(database, Clock(), policy_of(load_settings(mode="demo"), SearchableShelf(), "k" * 48))
    perform.publish = lambda _events, _routes: None
    perform(opening.open_installation, ("follow", False), System())
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    offers, seconds = 0, 0.0
    with psycopg.connect(url, autocommit=True) as sql:
        for _ in range(passes):
            begun = time.perf_counter()
            perform(offering.dispatch, None, System())
            seconds += time.perf_counter() - begun
            offers += sql.execute(ACCEPT.encode()).rowcount
            sql.execute("VACUUM ANALYZE chats, assignments")
    database.close()
    return {"rate": offers / seconds, "us": seconds / offers * 1e6, "offers": offers}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(sys.argv[1], int(sys.argv[2]))) + "\n")
