"""Who opens an article's page is counted, and nothing else of them is kept."""

import shutil
from datetime import timedelta

import pytest

from chat_server.actions.action import Member
from chat_server.actions.shelf_use import articles_used
from chat_server.app import create_core, create_flask
from chat_server.perform import done
from chat_server.protocol.reports import ReportWanted
from chat_server.settings import load_settings

EDITH = Member("edith", "Edith", frozenset({"editor"}))


@pytest.fixture
def core(tmp_path, furnished_data):
    shutil.copytree(furnished_data, tmp_path / "data")
    core = create_core(load_settings(mode="demo", data=tmp_path / "data"), "a key")
    yield core
    core.database.close()


def opened(core):
    core.opened_pages.count()
    # Days are those of the calendar's zone: there it may still be yesterday.
    now = core.perform.clock.now()
    days = {"from": (now - timedelta(days=1)).date().isoformat(), "to": now.date().isoformat()}
    wanted = ReportWanted.model_validate(days)
    rows = done(core.perform(articles_used, wanted, EDITH))["rows"]
    return {
        (one["slug"], one["language"]): (one["opened_from_card"], one["opened_otherwise"]) for one in rows
    }


def test_a_page_is_counted_as_opened_from_a_card_where_it_has_a_version(core):
    browser = create_flask(core, lambda: True).test_client()
    for path in ("?language=en&version=1", "?language=en&version=1", "?language=en&version=", "?language=es"):
        assert browser.get(f"/articles/bcg{path}").status_code == 200
    assert opened(core) == {("bcg", "en"): (2, 1), ("bcg", "es"): (0, 1)}


def test_what_is_only_looked_at_fetched_ahead_or_not_there_is_not_counted(core):
    browser = create_flask(core, lambda: True).test_client()
    browser.head("/articles/bcg?language=en")
    browser.get("/articles/bcg?language=en", headers={"Sec-Purpose": "prefetch"})
    browser.get("/articles/none?language=en")
    browser.get("/articles/")
    assert opened(core) == {}


def test_whoever_opens_a_page_again_gets_it_whole_and_is_counted_again(core):
    browser = create_flask(core, lambda: True).test_client()
    first = browser.get("/articles/bcg?language=en")
    again = browser.get("/articles/bcg?language=en", headers={"If-None-Match": "*"})
    assert (again.status_code, again.data) == (200, first.data)
    assert "ETag" not in first.headers
    assert opened(core) == {("bcg", "en"): (0, 2)}


def test_a_page_on_paper_and_a_slug_that_is_made_up_are_not_counted(core):
    browser = create_flask(core, lambda: True).test_client()
    assert browser.get("/articles/bcg.pdf?language=en").status_code == 200
    assert browser.get("/articles/bcg?language=en&version=999").status_code == 404
    assert opened(core) == {}
