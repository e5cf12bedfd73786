"""A worker's index of the shelf follows what is published, by whichever process."""

from dataclasses import replace

import gevent
import pytest
from gevent import monkey
from stage import SYSTEM

from chat_server import shelf as shelf_room
from chat_server.actions import shelving
from chat_server.protocol.refusal import UNAVAILABLE
from chat_server.shelf import SearchableShelf
from knowledge.library import load, shelf_folder
from knowledge.search import Index

NativeEvent = monkey.get_original("threading", "Event")  # for a thread of the pool, where no greenlet runs
SAMPLES = load(shelf_folder())
ZEBRA = replace(SAMPLES[0], synonyms=("zebrafish",))


@pytest.fixture
def followed(stage, monkeypatch):
    monkeypatch.setattr(shelf_room, "LOOK_S", 0.01)
    stage.shelve_articles()
    shelf = SearchableShelf()
    shelf.catch_up(stage.perform)
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


def test_what_is_published_is_all_that_is_read_and_indexed(stage, followed, monkeypatch):
    read, changed = [], Index.changed

    def noted(index, articles, useful, pace):
        taken = list(articles)
        read.extend((one.slug, one.language) for one in taken)
        return changed(index, taken, useful, pace)

    monkeypatch.setattr(Index, "changed", noted)
    stage.do(shelving.publish_articles, [ZEBRA], SYSTEM)
    assert found_by_and_by(followed, "zebrafish") == ZEBRA.slug
    assert read == [(ZEBRA.slug, ZEBRA.language)]


def test_a_search_goes_on_in_the_whole_index_while_its_successor_is_made(stage, followed, monkeypatch):
    found, changed = followed.find("bcg", "en", 5), Index.changed
    begun, released = NativeEvent(), NativeEvent()

    def slow(index, articles, useful, pace):
        begun.set()
        released.wait(10)
        return changed(index, articles, useful, pace)

    monkeypatch.setattr(Index, "changed", slow)
    stage.do(shelving.publish_articles, [ZEBRA], SYSTEM)
    with gevent.Timeout(10):
        while not begun.is_set():
            gevent.sleep(0.01)
    assert followed.find("bcg", "en", 5) == found
    released.set()
    assert found_by_and_by(followed, "zebrafish") == ZEBRA.slug


def test_without_the_database_the_index_stays_and_is_made_as_soon_as_it_is_back(stage, followed):
    away = SearchableShelf()
    away.catch_up(lambda *_: UNAVAILABLE)
    assert not away.is_built
    followed.catch_up(lambda *_: UNAVAILABLE)
    assert followed.find("bcg", "en", 5)[0][0] == "bcg"
    follows = gevent.spawn(away.follow, stage.perform)
    assert found_by_and_by(away, "bcg") == "bcg"
    follows.kill()
