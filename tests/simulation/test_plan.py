import random
from datetime import date, datetime

import pytest
from stage import FROM_SETTINGS

from chat_server.simulation.arrivals import arrivals, chat_hours
from chat_server.simulation.luck import Luck
from chat_server.simulation.plan import Plan, PlanError, parse_shifts, read_plan

BAD = [
    ("seed", "one", "a whole number"),
    ("day", "tomorrow", "2027-01-11"),
    ("visitors", "many", "from 0 to 20000"),
    ("visitors", "-1", "from 0 to 20000"),
    ("visitors", "nan", "from 0 to 20000"),
    ("languages", "fr=1", "en and es"),
    ("languages", "en=0", "above 0"),
    ("patience", "endless", "exponential or lognormal"),
    ("comes_back", "2", "from 0 to 1"),
    ("staff", "two en", "4 en 07:00-15:00"),
    ("staff", "2 fr 07:00-15:00", "4 en 07:00-15:00"),
    ("staff", "2 en 15:00-07:00", "4 en 07:00-15:00"),
    ("staff", "2 en 25:00-26:00", "4 en 07:00-15:00"),
    ("staff", "1 en 07:00-15:00, 2 en 15:00-07:00", "not '2 en 15:00-07:00'"),
    ("staff", "2 en 07:00-15:00/16:00-17:00", "inside its shift"),
]


@pytest.mark.parametrize(("name", "text", "remedy"), BAD)
def test_a_bad_option_is_named_with_what_to_give_instead(name, text, remedy):
    with pytest.raises(PlanError) as refused:
        read_plan({name: text})
    assert str(refused.value).startswith(f"--{name.replace('_', '-')}: ")
    assert remedy in str(refused.value)


def test_what_is_not_wished_for_is_as_usual():
    assert read_plan({"seed": None}) == Plan()
    assert read_plan({"visitors": "12"}).visitors == 12


def test_a_shift_has_its_languages_its_hours_and_its_break():
    (shift,) = parse_shifts(" 4  es+en 07:00-15:00/11:00-11:30 ")
    assert (shift.count, shift.languages, shift.starts.hour, shift.ends.hour) == (4, ("es", "en"), 7, 15)
    assert shift.rest[0].hour == 11


def test_as_many_come_as_are_expected_most_of_them_at_noon_and_few_outside_chat_hours():
    opens, closes = chat_hours(FROM_SETTINGS, date(2027, 1, 11))
    came = list(arrivals(opens, closes, 8000, 0.1, random.Random(3)))
    assert came == sorted(came)
    assert len(came) == pytest.approx(8000, rel=0.05)
    outside = [at for at in came if not opens <= at < closes]
    assert len(outside) == pytest.approx(800, rel=0.15)

    def around(hour):
        return sum(1 for at in came if at.astimezone(FROM_SETTINGS.zone).hour == hour)

    assert around(12) > 1.5 * around(7)


def test_the_middle_of_what_is_drawn_is_what_was_asked_for():
    luck = Luck(random.Random(1))
    drawn = [luck.lognormal_s(900) for _ in range(20_000)]
    assert sum(drawn) / len(drawn) == pytest.approx(900, rel=0.03)
    assert sum(luck.exponential_s(60) for _ in range(20_000)) / 20_000 == pytest.approx(60, rel=0.03)


def test_a_day_on_which_the_clocks_change_keeps_its_wall_clock_hours():
    opens, closes = chat_hours(FROM_SETTINGS, date(2027, 3, 14))
    assert [at.astimezone(FROM_SETTINGS.zone).time() for at in (opens, closes)] == [
        datetime(2027, 1, 1, 7).time(),
        datetime(2027, 1, 1, 18, 30).time(),
    ]
