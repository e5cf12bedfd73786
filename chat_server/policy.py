"""The policy that an installation's settings describe."""

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from chat_server.actions.action import Policy, Shelf
from chat_server.protocol.fields import TOPICS
from chat_server.rules.plain_hours import read_holidays, read_zone
from chat_server.rules.schedule import ALL, Version
from chat_server.rules.topic_overflow import TopicRules, parse_overflow
from chat_server.rules.windows import parse_windows
from chat_server.settings import Settings, SettingsError
from knowledge.fault import ShelfFault
from knowledge.urgency import SELF_HARM

if TYPE_CHECKING:
    from knowledge.urgency.finding import UrgencyFinder

WEEKDAYS = range(5)


def hours_of(settings: Settings) -> Version:
    """The hours that the settings describe."""
    week = dict.fromkeys(WEEKDAYS, parse_windows(settings.weekday_windows))
    holidays = read_holidays([settings.holidays] if settings.holidays else [])
    return Version(None, read_zone(settings.timezone), {ALL: week}, holidays)


def urgency_of(settings: Settings) -> "UrgencyFinder | None":
    """The installation's list of urgency; in demo mode the sample. Raises `SettingsError` with all its faults."""
    from knowledge.urgency.finding import UrgencyFinder
    from knowledge.urgency.rule_file import read_list

    if settings.urgency_rules is None:
        return sample_of_urgency() if settings.mode == "demo" else None
    try:
        return UrgencyFinder(read_list(settings.urgency_rules))
    except ShelfFault as fault:
        raise SettingsError(f"HELPLINE_URGENCY_RULES: {fault}") from fault


@cache
def sample_of_urgency() -> "UrgencyFinder":
    """The sample, which no clinician has approved."""
    from knowledge.urgency.finding import UrgencyFinder
    from knowledge.urgency.rule_file import SAMPLE, read_list

    return UrgencyFinder(read_list(SAMPLE))


def policy_of(settings: Settings, shelf: Shelf, secret_key: str) -> Policy:
    """What actions decide by."""
    urgency = urgency_of(settings)
    return Policy(
        hours=hours_of(settings),
        phone_number=settings.phone_number,
        phone_uri=settings.phone_uri,
        secret_key=secret_key.encode(),
        shelf=shelf,
        routing=settings.routing,
        topics=TopicRules(
            timedelta(seconds=settings.topic_patience_seconds),
            parse_overflow(settings.topic_overflow, TOPICS),
        ),
        queue_cap=settings.queue_cap,
        capacity=settings.capacity,
        offer_s=settings.offer_seconds,
        warm_transfer_s=settings.warm_transfer_seconds,
        visitor_grace_s=settings.visitor_grace_seconds,
        active_grace_s=settings.active_grace_seconds,
        specialist_grace_s=settings.specialist_grace_seconds,
        wrap_up_s=settings.wrap_up_seconds,
        still_there_after_s=settings.still_there_after_seconds,
        still_there_s=settings.still_there_seconds,
        closing_grace_s=settings.closing_grace_seconds,
        lease_s=settings.lease_seconds,
        retention_days=settings.retention_days,
        second_editor=settings.second_editor,
        resource_stale_days=settings.resource_stale_days,
        watching_is_told=settings.watching == "told",
        publishes_samples=settings.mode == "demo",
        urgency=urgency,
        crisis=urgency if urgency and urgency.listed.has(SELF_HARM) else sample_of_urgency(),
    )
