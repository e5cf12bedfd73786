"""The reports' door: for supervisors and administrators, some for editors too, as JSON or as CSV."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request
from pydantic import ValidationError

from agent_console.signed_in import signed_in
from chat_server.actions import contact_report, recalling, reports, shelf_use
from chat_server.actions.action import Action
from chat_server.actions.calendar import PLANNERS
from chat_server.actions.recalling import EDITORS
from chat_server.perform import Perform
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.reports import ReportWanted
from chat_server.settings import Settings
from chat_server.transport.dispatch import FORBIDDEN, as_refusal
from chat_server.transport.http import ROUTES, api, refused

NO_REPORT = Refusal("not_found", "There is no such report.")
FOREIGN = Refusal("forbidden", "Read reports from this server's own pages.")
# A spreadsheet takes what begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Report:
    """What it tells, the action that reads it, and its columns with what they mean."""

    tells: str
    action: Action
    columns: Mapping[str, str]
    readers: frozenset[str] = PLANNERS


REPORTS: dict[str, Report] = {
    "turned-away": Report(
        "who went without a chat: refused when asking, gave up, took the phone",
        reports.turned_away_by_half_hour,
        {
            "at": "when the half hour began",
            "local": "the same on the wall clock of `zone`, with its offset",
            "language": "`en` or `es`",
            "reason": "see *Turned away*",
            "count": "how many; there is no row for none",
        },
    ),
    "contacts": Report(
        "how many contacts there were, by chat and by phone, and what their records say of them",
        contact_report.contacts_by_day,
        {
            "day": "the local day on which the record was filed; of a chat without one, on which it ended",
            "channel": "`chat` or `phone`",
            "language": "`en` or `es`",
            "category": "what is counted: `contacts`; `without_record`: chats that closed without one; `contact_type`,"
            " `relation`, `topic`, `outcome`, `cancer_type`, `stage_of_journey`, `need`, `referral`",
            "value": "as in the record, of a referral its title; empty for `contacts` and `without_record`",
            "count": "how many; there is no row for none. A contact counts once for each of its topics, needs and"
            " referrals",
        },
    ),
    "recalls": Report(
        "which versions of articles were withdrawn, and how many chats had them",
        recalling.recalls_by_version,
        {
            "at": "when it was withdrawn",
            "local": "the same on the wall clock of `zone`, with its offset",
            "slug": "the article",
            "language": "`en` or `es`",
            "version": "its number",
            "title": "its title",
            "by": "who withdrew it; empty: the command line",
            "reason": "why",
            "chats": "how many chats had it; empty until those that are open have been told",
        },
        PLANNERS | EDITORS,
    ),
    "articles-used": Report(
        "how often each article was shared and opened, and how the chats that had it were rated",
        shelf_use.articles_used,
        {
            "slug": "the article",
            "language": "`en` or `es`",
            "shared": "how often it, or a section of it, was shared",
            "chats": "in how many chats",
            "rated": "how many of these chats were rated",
            "mean_score": "the mean of their ratings, 1 to 5; empty for none",
            "opened_from_card": "how often its page was opened in a version that was shared",
            "opened_otherwise": "how often it was opened by whoever came from elsewhere: waiting, or reading on",
        },
        PLANNERS | EDITORS,
    ),
    "articles-missing": Report(
        "what specialists searched for among the articles in vain, by week, without what visitors wrote",
        shelf_use.articles_missing,
        {
            "week": "its Monday",
            "language": "`en` or `es`",
            "words": "what was searched for; empty: all that was searched for once, or was not kept",
            "searches": "how often",
        },
        PLANNERS | EDITORS,
    ),
    "waits-told": Report(
        "how the ranges that visitors were told, asking and waiting, compare with how long they then waited",
        reports.waits_told_by_day,
        {
            "day": "the local day",
            "language": "`en` or `es`",
            "asked": "how many were let into the queue",
            "none_told": "of how many no range was kept: thin data, or they were answered before the first look",
            "n": "how many ranges those who were answered had been told: asking, and at each halved position",
            "share": "of these ranges, the share in which the wait from then on lay",
            "median_range_width_s": "the middle of the ranges' widths, in seconds",
            "median_wait_s": "the middle of the waits from asking of who was told one, in seconds",
        },
    ),
}


READERS = frozenset().union(*(report.readers for report in REPORTS.values()))


def report_pages(settings: Settings, perform: Perform) -> Blueprint:
    """The blueprint, wired."""
    pages = Blueprint("report_pages", __name__, static_folder=None)

    @pages.get("/api/reports/<name>")
    def report(name: str) -> Response:
        # Browsers name no origin with a GET to their own, nor do programs.
        if request.headers.get("Origin") not in {None, *settings.own_origins}:
            return refused(FOREIGN)
        reader = signed_in(perform, READERS)
        if isinstance(reader, Refusal):
            return refused(reader)
        wanted = REPORTS.get(name)
        if wanted is None:
            return refused(NO_REPORT)
        if not reader.roles & wanted.readers:
            return refused(FORBIDDEN)
        try:
            command = ReportWanted.model_validate(request.args.to_dict())
        except ValidationError as error:
            return refused(as_refusal(error))
        outcome = perform(wanted.action, command, reader)
        if isinstance(outcome, Refusal):
            return refused(outcome)
        return _answer(name, wanted, command, outcome.ack)

    ROUTES["report_pages.report"] = ", ".join(sorted(READERS))
    return pages


def _answer(name: str, report: Report, command: ReportWanted, told: dict[str, Any]) -> Response:
    if (command.format or _preferred()) == "json":
        return api({"report": name, **told})
    file = f"{name}-{told['from']}-{told['to']}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "no-store"}
    text = as_csv(tuple(report.columns), told["rows"])
    return Response(text, content_type="text/csv; charset=utf-8; header=present", headers=headers)


def _preferred() -> str:
    best = request.accept_mimetypes.best_match(["application/json", "text/csv"])
    return "csv" if best == "text/csv" else "json"


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows under their columns' names (RFC 4180). Text that a spreadsheet would run as a formula begins with `'`."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
