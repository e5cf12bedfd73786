"""A report as text."""

from collections.abc import Iterator
from typing import Any

HEAD = (
    f"{'from':5}  {'lang':4} {'asked':>6} {'answ':>5} {'aband':>5} {'phone':>5} {'away':>5}"
    f" {'ASA':>6} {'p80':>6} {'SL':>6}  turned away"
)


def as_text(report: dict[str, Any]) -> str:
    """The table, the totals, the estimates; times are in seconds, SL is the service level."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: dict[str, Any]) -> Iterator[str]:
    totals, told = report["totals"], report["calibration"]
    yield f"{report['date']}, seed {report['seed']}; times in seconds"
    yield ""
    yield HEAD
    for row in report["half_hours"]:
        yield _row(row["from"], row["language"], row)
    yield _row("total", "", totals)
    yield ""
    yield f"service level     {_share(totals['service_level'])} within {totals['target_s']} s"
    yield f"ASA               {_seconds(totals['asa_s'])}"
    yield f"AHT               {_seconds(totals['aht_s'])}"
    yield f"occupancy         {_share(totals['occupancy'])} of the slots of who was on duty"
    yield f"longest wait      {_seconds(totals['longest_wait_s'])}"
    yield f"most waiting      {totals['most_waiting']}"
    yield f"lost after answer {totals['lost_after_answer']}"
    yield (
        f"calibration       {_share(told['share'])} of {told['n']} ranges that were told held the wait from then on,"
        f" median range width {_seconds(told['median_range_width_s'])}, median wait {_seconds(told['median_wait_s'])}"
    )


def _row(begins: str, language: str, row: dict[str, Any]) -> str:
    away = row["turned_away"]
    reasons = ", ".join(f"{reason} {count}" for reason, count in away.items())
    counts = " ".join(f"{row[name]:>5}" for name in ("answered", "abandoned", "phoned"))
    return (
        f"{begins:5}  {language:4} {row['asked']:>6} {counts} {sum(away.values()):>5}"
        f" {_seconds(row['asa_s']):>6} {_seconds(row['wait_p80_s']):>6} {_share(row['service_level']):>6}  {reasons}"
    ).rstrip()


def _seconds(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.1%}"
