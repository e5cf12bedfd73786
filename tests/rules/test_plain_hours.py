import pytest

from chat_server.rules.plain_hours import (
    Misread,
    plain_weeks,
    read_day,
    read_version,
    read_windows,
)

NINE_TO_FIVE = [{"opens": "09:00", "closes": "17:00"}]
WEEKS = {"all": {"mon": NINE_TO_FIVE, "sun": [{"opens": "20:00", "closes": "24:00"}]}, "es": {"mon": []}}


def version(**change):
    given = {"zone": "America/Chicago", "weeks": WEEKS, "holidays": ["US-NY"], **change}
    return read_version(None, **given)


def test_what_was_read_is_written_as_it_was():
    assert plain_weeks(version()) == WEEKS


def week(*windows):
    return {"all": {"mon": list(windows)}}


BAD = {
    "no zone": ({"zone": "America/Chigaco"}, "zone"),
    "a zone that is a path": ({"zone": "../etc/passwd"}, "zone"),
    "a zone that is a folder": ({"zone": "America"}, "zone"),
    "an empty zone": ({"zone": ""}, "zone"),
    "a zone that is no text": ({"zone": None}, "zone"),
    "holidays of nowhere": ({"holidays": ["US", "Atlantis"]}, "holidays.1"),
    "holidays that are no list": ({"holidays": "US"}, "holidays"),
    "no week": ({"weeks": None}, "week"),
    "a week without the days for all": ({"weeks": {"es": {}}}, "week"),
    "a day that is none": ({"weeks": {"all": {"someday": []}}}, "week.all"),
    "a week that is a list": ({"weeks": {"all": []}}, "week.all"),
    "a day without a list": ({"weeks": {"all": {"mon": None}}}, "week.all.mon"),
    "a window that is none": ({"weeks": week("09:00-17:00")}, "week.all.mon.0"),
    "a window without an end": ({"weeks": week({"opens": "09:00"})}, "week.all.mon.0"),
    "an end before the start": (
        {"weeks": week({"opens": "17:00", "closes": "09:00"})},
        "week.all.mon.0.closes",
    ),
    "no length": ({"weeks": week({"opens": "09:00", "closes": "09:00"})}, "week.all.mon.0.closes"),
    "a start at the end of the day": (
        {"weeks": week({"opens": "24:00", "closes": "24:00"})},
        "week.all.mon.0.opens",
    ),
    "half past 25": ({"weeks": week({"opens": "09:00", "closes": "25:30"})}, "week.all.mon.0.closes"),
    "a number": ({"weeks": week({"opens": 9, "closes": "17:00"})}, "week.all.mon.0.opens"),
    "in Spanish alone": (
        {"weeks": {"all": {}, "es": {"fri": [{"opens": "9", "closes": "9"}]}}},
        "week.es.fri.0.opens",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_read_names_its_field(what):
    change, field = BAD[what]
    with pytest.raises(Misread) as misread:
        version(**change)
    assert misread.value.field == field
    assert misread.value.reason


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-13-01", "tomorrow", "", "2026-1-1", "1999-12-31", "9999-12-31", None, 7]
)
def test_an_impossible_day_names_its_field(text):
    with pytest.raises(Misread, match="day: is not a day"):
        read_day(text, "day")


def test_an_empty_list_of_windows_is_closed():
    assert read_windows([], "windows") == ()
