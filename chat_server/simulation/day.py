"""A day, from the first account to the last chat."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from random import Random

from chat_server.actions import opening, outlook, presence
from chat_server.actions import staff as accounts
from chat_server.actions.action import Member, Policy
from chat_server.records.database import Database
from chat_server.rules.hours import midnight
from chat_server.rules.schedule import ALL, Schedule
from chat_server.simulation.arrivals import arrivals, chat_hours, local
from chat_server.simulation.luck import Luck
from chat_server.simulation.plan import Plan, Shift
from chat_server.simulation.specialist import SimulatedSpecialist
from chat_server.simulation.visitor import SimulatedVisitor
from chat_server.simulation.world import SYSTEM, World
from chat_server.ticker import KEEP_ESTIMATES_S

MILLISECOND = timedelta(milliseconds=1)
TWO_DAYS_S = 172_800


@dataclass(frozen=True)
class Day:
    """What a day leaves besides its database: who came, and who was there."""

    begins: datetime
    visitors: list[SimulatedVisitor]
    specialists: list[SimulatedSpecialist]


def simulate(plan: Plan, policy: Policy, database: Database) -> Day:
    """Run the day that the plan describes on an empty database. It ends when every chat has ended."""
    random = Random(plan.seed)  # noqa: S311
    opens, closes = chat_hours(policy.hours, plan.day)
    begins = midnight(opens.astimezone(policy.hours.zone).date(), policy.hours.zone)
    # Its one worker never dies: the lease outlasts the day, and is not renewed.
    world = World(database, replace(policy, lease_s=TWO_DAYS_S), begins)
    world.do(opening.open_installation, ("follow", False), SYSTEM)
    world.worker_id = world.do(presence.register_worker, None, SYSTEM).ack["worker_id"]
    specialists = _employ(world, plan, random)
    visitors = []
    for number, at in enumerate(arrivals(opens, closes, plan.visitors, plan.outside, random)):
        visitors.append(SimulatedVisitor(world, plan, Luck(random), number))
        world.at(at, visitors[-1].comes)
    for closing in _closings(policy, opens, closes):
        world.at(closing + timedelta(seconds=policy.closing_grace_s), lambda: world.look_after(0))
    for at in _every(KEEP_ESTIMATES_S, opens, closes):
        world.at(at, partial(_keep_estimates, world))
    world.run()
    return Day(begins, visitors, specialists)


def _keep_estimates(world: World) -> None:
    world.do(outlook.keep_estimates, None, SYSTEM)


def _every(seconds: float, since: datetime, until: datetime) -> Iterator[datetime]:
    while since < until:
        yield since
        since += timedelta(seconds=seconds)


def _closings(policy: Policy, opens: datetime, closes: datetime) -> list[datetime]:
    found = []
    calendar = Schedule((policy.hours,)).calendar(ALL)
    at = calendar.next_closing(opens)
    while at is not None and at <= closes:
        found.append(at)
        at = calendar.next_closing(at)
    return found


def _employ(world: World, plan: Plan, random: Random) -> list[SimulatedSpecialist]:
    everyone: list[SimulatedSpecialist] = []
    for shift in plan.staff:
        for _ in range(shift.count):
            number = len(everyone) + 1
            # Each at an instant of their own: equally idle specialists would be asked in the order of random ids.
            name = f"Specialist {number:03}"
            account = accounts.NewAccount(
                f"{number}@example.org", name, "-", ["specialist"], shift.languages, plan.capacity
            )
            staff_id = world.do(accounts.create_account, account, SYSTEM).ack["staff_id"]
            person = SimulatedSpecialist(
                world, plan, Luck(random), Member(staff_id, name, frozenset({"specialist"}))
            )
            world.by_id[staff_id] = person
            _plan_shift(world, plan, shift, person, Luck(random))
            everyone.append(person)
            world.pass_time(MILLISECOND)
    return everyone


def _plan_shift(world: World, plan: Plan, shift: Shift, person: SimulatedSpecialist, luck: Luck) -> None:
    zone = world.policy.hours.zone
    starts, ends = (local(zone, plan.day, at) for at in (shift.starts, shift.ends))
    world.at(starts, person.starts)
    if shift.rest:
        rests, returns = (local(zone, plan.day, at) for at in shift.rest)
        world.at(rests, _goes(person, "away"))
        world.at(returns, _goes(person, "available"))
    world.at(ends, _goes(person, "off"))
    length_s = (ends - starts).total_seconds()
    lost_s = luck.exponential_s(length_s / plan.specialist_drops) if plan.specialist_drops else length_s
    while lost_s < length_s:
        world.at(starts + timedelta(seconds=lost_s), person.loses_line)
        lost_s += luck.exponential_s(length_s / plan.specialist_drops)


def _goes(person: SimulatedSpecialist, status: str) -> Callable[[], None]:
    return lambda: person.goes(status)
