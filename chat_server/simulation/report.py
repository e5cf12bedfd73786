"""A simulated day as its supervisors would read it. No id is in it: ids differ from run to run."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from chat_server.records import turned_away, wait_estimates, whole_day
from chat_server.records.database import Database
from chat_server.records.tables import Record
from chat_server.rules.calibration import calibration
from chat_server.rules.service_level import TARGET_S
from chat_server.rules.turned_away import REFUSALS
from chat_server.simulation.day import Day
from chat_server.simulation.figures import (
    Askers,
    half_hour_of,
    mean,
    most_waiting,
    quantile,
)
from chat_server.simulation.plan import Plan

Json = dict[str, Any]
TWO_DAYS = timedelta(days=2)


def report(plan: Plan, day: Day, database: Database, zone: ZoneInfo) -> Json:
    """Rows by half hour and language, totals, and how good the estimates of the wait were."""
    span = (day.begins - TWO_DAYS, day.begins + TWO_DAYS)
    chats = database.read(lambda sql: whole_day.asked(sql, *span))
    refused = database.read(lambda sql: turned_away.between(sql, *span, REFUSALS))
    handled_s = database.read(lambda sql: whole_day.handled(sql, *span))
    rows, everybody = _counted(chats, refused, zone)
    waits_s = [*everybody.answered_s, *everybody.abandoned_s, *everybody.phoned_s]
    staffed_s = sum(one.staffed_s for one in day.specialists) * plan.capacity
    totals = {
        **everybody.view(),
        "lost_after_answer": everybody.lost_after_answer,
        "target_s": TARGET_S,
        "aht_s": mean(handled_s),
        "occupancy": round(sum(handled_s) / staffed_s, 3) if staffed_s else None,
        "median_wait_s": quantile(everybody.answered_s, 0.5),
        "longest_wait_s": round(max(waits_s), 1) if waits_s else None,
        "most_waiting": most_waiting(chats),
    }
    _, promised = database.read(lambda sql: wait_estimates.of_who_asked(sql, *span))
    return {
        "date": plan.day.isoformat(),
        "seed": plan.seed,
        "half_hours": [
            {"from": f"{at:%H:%M}", "language": language, **askers.view()}
            for (at, language), askers in sorted(rows.items(), key=lambda item: item[0])
        ],
        "totals": totals,
        "calibration": calibration(promised),
    }


def _counted(
    chats: Sequence[Record], refused: Sequence[Record], zone: ZoneInfo
) -> tuple[dict[tuple[datetime, str], Askers], Askers]:
    rows: dict[tuple[datetime, str], Askers] = defaultdict(Askers)
    everybody = Askers()
    for chat in chats:
        for askers in (rows[_row(chat.queued_at, chat.language, zone)], everybody):
            askers.add(chat)
    for one in refused:
        for askers in (rows[_row(one.at, one.language, zone)], everybody):
            askers.turned_away[one.reason] += 1
    return rows, everybody


def _row(at: datetime, language: str, zone: ZoneInfo) -> tuple[datetime, str]:
    return half_hour_of(at.astimezone(zone)), language
