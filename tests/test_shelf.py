"""A worker's index of the shelf follows what is published, by whichever process."""

from dataclasses import replace

import gevent
import pytest
from stage import SYSTEM

from chat_server import shelf as shelf_room
from chat_server.actions import shelving
from chat_server.protocol.refusal import UNAVAILABLE
from chat_server.shelf import SearchableShelf
from knowledge.library import load, shelf_folder

SAMPLES = load(shelf_folder())
ZEBRA = replace(SAMPLES[0], synonyms=("zebrafish",))


@pytest.fixture
def followed(stage, monkeypatch):
    monkeypatch.setattr(shelf_room, "LOOK_S", 0.01)
    stage.shelve_articles()
    shelf = SearchableShelf()
    shelf.rebuild(stage.perform)
    follows = gevent.spawn(shelf.follow, stage.perform)
    yield shelf
    follows.kill()


def found_by_and_by(shelf, query):
    with gevent.Timeout(10):
        while not shelf.find(query, "en", 5):
            gevent.sleep(0.01)
    return shelf.find(query, "en", 5)[0][0]


def test_what_another_process_publishes_is_found_soon(stage, followed):
    assert followed.find("zebrafish", "en", 5) == []
    stage.do(shelving.publish_articles, [ZEBRA], SYSTEM)
    assert found_by_and_by(followed, "zebrafish") == ZEBRA.slug


def test_nothing_is_indexed_anew_while_nothing_changes(stage, followed, monkeypatch):
    looks, asked = [], stage.perform

    def counted(action, command, by):
        looks.append(action)
        return asked(action, command, by)

    watched = gevent.spawn(followed.follow, counted)
    with gevent.Timeout(10):
        while len(looks) < 5:
            gevent.sleep(0.01)
    watched.kill()
    assert set(looks) == {shelving.shelf_edition}


def test_without_the_database_the_index_stays_and_is_made_as_soon_as_it_is_back(stage, followed):
    away = SearchableShelf()
    away.rebuild(lambda *_: UNAVAILABLE)
    assert not away.is_built
    followed.rebuild(lambda *_: UNAVAILABLE)
    assert followed.find("bcg", "en", 5)[0][0] == "bcg"
    follows = gevent.spawn(away.follow, stage.perform)
    assert found_by_and_by(away, "bcg") == "bcg"
    follows.kill()
