"""Edith keeps the directory; everybody finds what is in it, and what is stale says so."""

import pytest
from pydantic import ValidationError
from sqlalchemy import select
from stage import SYSTEM

from chat_server.actions import referring, resources
from chat_server.demo_resources import RESOURCES, SAMPLE
from chat_server.protocol.resources import (
    CheckResource,
    FindResources,
    ListResources,
    RemoveResource,
    ResourceTexts,
    SaveResource,
)
from chat_server.records.tables import audit

TODAY = "2026-11-23"
DAY_S = 24 * 3600
RIDES = {"name": "Rides to treatment", "what_for": "Rides.", "who_for": "Patients", "area": "Texas"}
VIAJES = {"name": "Viajes al tratamiento", "what_for": "Viajes.", "who_for": "Pacientes", "area": "Texas"}
TOLD = {"phone": "1-800-555-0100", "url": "https://rides.example.org/", "last_checked": TODAY}


@pytest.fixture
def edith(stage):
    return stage.employ("Edith", "editor")


def saving(**given):
    return SaveResource(**{"texts": {"en": RIDES, "es": VIAJES}, **TOLD, **given})


def save(who, **given):
    return who.stage.perform(resources.save_resource, saving(**given), who.by)


def listed(who):
    return who.stage.do(resources.list_resources, ListResources(), who.by).ack["resources"]


def found(who, query="", language="en", **given):
    command = FindResources(query=query, language=language, **given)
    return who.stage.do(referring.find_resources, command, who.by).ack["resources"]


def test_what_an_editor_saves_is_found_by_everybody_in_their_language(stage, edith):
    save(edith)
    ann = stage.employ("Ann")
    (hit,) = found(ann, "viaj", "es")
    assert hit == {"id": hit["id"], "language": "es", **VIAJES, **TOLD, "stale": False, "named": True}
    assert found(ann, "nothing") == []


def test_a_search_gives_as_many_as_are_asked_for(edith):
    for name in ("A", "B", "C"):
        save(edith, texts={"en": {**RIDES, "name": name}})
    assert [one["name"] for one in found(edith, limit=2)] == ["A", "B"]


def test_one_language_is_enough_and_none_is_refused(edith):
    assert save(edith, texts={}).details == {"field": "texts"}
    save(edith, texts={"es": VIAJES})
    (kept,) = listed(edith)
    assert kept["texts"] == {"en": None, "es": VIAJES}
    assert found(edith)[0]["language"] == "es"


def test_the_same_again_answers_the_same_and_adds_nothing(edith):
    assert save(edith).ack == save(edith).ack
    (kept,) = listed(edith)
    save(edith, id=kept["id"], version=1, phone="988")
    assert save(edith, id=kept["id"], version=1, phone="988").ack["resources"][0]["version"] == 2


def test_a_change_of_an_older_version_is_a_conflict_with_what_stands(edith):
    save(edith)
    (kept,) = listed(edith)
    save(edith, id=kept["id"], version=1, phone="988")
    refusal = save(edith, id=kept["id"], version=1, phone="211")
    assert refusal.code == "conflict"
    assert (refusal.details["resource"]["phone"], refusal.details["resource"]["version"]) == ("988", 2)
    assert listed(edith)[0]["phone"] == "988"


def test_a_name_is_taken_once_in_a_language_whatever_its_accents(edith):
    save(edith)
    refusal = save(edith, texts={"es": {**VIAJES, "name": "VIAJES al trátamiento"}})
    assert (refusal.code, refusal.details) == ("conflict", {"field": "texts.es.name"})
    (kept,) = listed(edith)
    save(edith, id=kept["id"], version=1, texts={"en": {**RIDES, "area": "Online"}})
    assert listed(edith)[0]["texts"]["en"]["area"] == "Online"


def test_what_is_not_there_is_neither_changed_nor_removed_nor_checked(edith):
    for refusal in (
        save(edith, id="gone", version=1),
        edith.stage.perform(resources.remove_resource, RemoveResource(id="gone", version=1), edith.by),
        edith.stage.perform(resources.check_resource, CheckResource(id="gone", version=1), edith.by),
    ):
        assert (refusal.code, refusal.details) == ("not_found", {"field": "id"})


@pytest.mark.parametrize("day", ["2026-11-24", "2026-02-30", "today", "26-01-01", ""])
def test_a_day_that_is_none_or_has_not_come_is_refused(edith, day):
    assert save(edith, last_checked=day).details == {"field": "last_checked"}
    assert listed(edith) == []


def test_what_nobody_has_checked_for_half_a_year_is_stale_until_somebody_does(stage, edith):
    save(edith)
    stage.later(179 * DAY_S)
    assert not found(edith)[0]["stale"]
    stage.later(DAY_S)
    (hit,) = found(edith)
    assert hit["stale"]
    assert listed(edith)[0]["stale"]
    for _ in range(2):
        stage.do(resources.check_resource, CheckResource(id=hit["id"], version=1), edith.by)
    (kept,) = listed(edith)
    assert (kept["last_checked"], kept["stale"], kept["version"]) == ("2027-05-22", False, 2)


def test_every_change_is_audited_with_what_stood(stage, edith):
    save(edith)
    (kept,) = listed(edith)
    stage.later(DAY_S)
    stage.do(resources.check_resource, CheckResource(id=kept["id"], version=1), edith.by)
    stage.do(resources.remove_resource, RemoveResource(id=kept["id"], version=2), edith.by)
    assert listed(edith) == []
    rows = stage.database.read(lambda sql: sql.execute(select(audit).order_by(audit.c.number)).all())
    told = [row for row in rows if row.what.endswith("_resource")]
    assert [(row.what, row.actor_id, row.subject) for row in told] == [
        (what, edith.id, kept["id"]) for what in ("set_resource", "check_resource", "remove_resource")
    ]
    assert told[0].replaced is None
    assert TODAY in told[1].replaced
    assert "Viajes al tratamiento" in told[2].replaced


@pytest.mark.parametrize(
    ("action", "command"),
    [(resources.check_resource, CheckResource), (resources.remove_resource, RemoveResource)],
)
def test_what_somebody_else_has_changed_is_neither_checked_nor_removed_unseen(stage, edith, action, command):
    save(edith)
    (kept,) = listed(edith)
    stage.later(DAY_S)
    save(edith, id=kept["id"], version=1, phone="211")
    refusal = stage.perform(action, command(id=kept["id"], version=1), edith.by)
    assert (refusal.code, refusal.details["resource"]["phone"]) == ("conflict", "211")
    (now,) = listed(edith)
    assert (now["phone"], now["last_checked"], now["version"]) == ("211", TODAY, 2)


def test_what_nobody_has_ever_checked_is_stale_until_somebody_does(stage, edith):
    save(edith, last_checked=None)
    (kept,) = listed(edith)
    assert (kept["last_checked"], kept["stale"]) == (None, True)
    stage.do(resources.check_resource, CheckResource(id=kept["id"], version=1), edith.by)
    assert (listed(edith)[0]["last_checked"], listed(edith)[0]["stale"]) == (TODAY, False)


PHONES = ["988", "1-800-ACS-2345", "1-800-4-CANCER", "+1 (800) 227-2345", "(800) 227-2345"]


@pytest.mark.parametrize("phone", PHONES)
def test_a_phone_is_what_people_dial(phone):
    assert saving(phone=phone).phone == phone


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(
            ("phone", phone)
            for phone in ("", "call us", "CANCER", "1-800-x", "1 (two)", "12", "1--2", "1" * 41, "٣٣٣")
        ),
        *(
            ("phone", phone)
            for phone in ("988 OR 911", "988 TTY 711", "1-800-555-0100 EXT 5", "1" * 39 + "x")
        ),
        *(
            ("url", url)
            for url in (
                "",
                "http://example.org/",
                "javascript:alert(1)",
                "https://",
                "https://localhost/",
                "https://user@example.org/",
                "https://example.org:port/",
                "https://exa mple.org/",
                "https://example.org/\n",
                "https://[example.org/",
                "https://ex\u0430mple.org/",
                "https://example\u202e.org/",
                "https://example.org/" + "a" * 300,
            )
        ),
    ],
)
def test_a_number_nobody_can_dial_and_a_page_that_is_not_safe_are_refused_with_their_field(field, value):
    with pytest.raises(ValidationError) as refused:
        saving(**{field: value})
    assert refused.value.errors()[0]["loc"] == (field,)


@pytest.mark.parametrize(
    ("field", "most"), [("name", 120), ("what_for", 300), ("who_for", 200), ("area", 80)]
)
def test_every_text_is_one_line_of_bounded_length(field, most):
    saving(texts={"en": {**RIDES, field: "a" * most}})
    for wrong in ("", "  ", "two\nlines", "a\x00b", "a\u202eb", "a\u200bb", "a" * (most + 1)):
        with pytest.raises(ValidationError) as refused:
            saving(texts={"en": {**RIDES, field: wrong}})
        assert refused.value.errors()[0]["loc"] == ("texts", "en", field)


def test_a_demo_starts_with_samples_in_both_languages_that_say_so_and_keeps_what_was_made_of_them(
    stage, edith
):
    for sample in RESOURCES:
        assert set(sample["texts"]) == {"en", "es"}
        ResourceTexts(**sample["texts"])
        saving(**sample)
        assert sample["last_checked"] is None
        for language, text in sample["texts"].items():
            assert text["what_for"].endswith(SAMPLE[language])
    for _ in range(2):
        stage.do(resources.furnish_resources, RESOURCES, SYSTEM)
    assert len(listed(edith)) == len(RESOURCES)
    gone = RemoveResource(id=listed(edith)[0]["id"], version=1)
    stage.do(resources.remove_resource, gone, edith.by)
    stage.do(resources.furnish_resources, RESOURCES, SYSTEM)
    assert len(listed(edith)) == len(RESOURCES) - 1
