"""The half hours that reports count by."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def half_hour_of(at: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which the half hour of `at` began on the zone's wall clock; of an hour that comes twice, each."""
    local = at.astimezone(zone)
    into = timedelta(minutes=local.minute % 30, seconds=local.second, microseconds=local.microsecond)
    return at.astimezone(UTC) - into
