"""Pages that were opened are counted in the end, whatever the database does meanwhile."""

import pytest

from chat_server.actions import shelf_use
from chat_server.actions.action import Done
from chat_server.opened_pages import OpenedPages
from chat_server.protocol.refusal import UNAVAILABLE
from chat_server.records.database import OutcomeUnknown
from chat_server.records.shelf_use import Page

BCG = Page("bcg", "en", from_card=True)


def test_what_was_shown_is_counted_once_and_again_where_the_database_refused():
    answers, asked = [UNAVAILABLE, Done(), Done()], []

    def perform(action, command, _by):
        assert action is shelf_use.count_openings
        asked.append(dict(command))
        return answers.pop(0)

    pages = OpenedPages(perform)
    pages.count()
    pages.shown(BCG)
    pages.count()
    pages.shown(BCG)
    pages.count()
    pages.count()
    assert asked == [{BCG: 1}, {BCG: 2}]


def test_what_was_being_counted_when_the_worker_stops_is_counted_once_more():
    asked = []

    def perform(_action, command, _by):
        asked.append(dict(command))
        if len(asked) == 1:
            raise KeyboardInterrupt
        return Done()

    pages = OpenedPages(perform)
    pages.shown(BCG)
    with pytest.raises(KeyboardInterrupt):
        pages.count()
    pages.count()
    assert asked == [{BCG: 1}, {BCG: 1}]


def test_what_was_perhaps_counted_is_not_counted_twice():
    asked = []

    def perform(_action, command, _by):
        asked.append(dict(command))
        raise OutcomeUnknown

    pages = OpenedPages(perform)
    pages.shown(BCG)
    with pytest.raises(OutcomeUnknown):
        pages.count()
    pages.count()
    assert asked == [{BCG: 1}]
