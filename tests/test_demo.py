"""What a demonstration sets up by itself, at its first start and at every later one."""

import pytest

from agent_console.passwords import matches
from chat_server.actions.staff import FindAccount, find_account
from chat_server.app import create_core
from chat_server.demo import PEOPLE, SYSTEM, furnish
from chat_server.migrate import upgrade
from chat_server.settings import load_settings


@pytest.fixture
def core(tmp_path):
    made = create_core(load_settings(mode="demo", data=tmp_path), "k" * 32)
    upgrade(made.database)
    yield made
    made.database.close()


def digests(core):
    return [core.perform(find_account, FindAccount(one.email), SYSTEM).ack["password_hash"] for one in PEOPLE]


def test_all_six_get_the_password_and_keep_it_until_there_is_another(core):
    furnish(core, "demo-pass")
    first = digests(core)
    assert matches(first[0], "demo-pass")
    assert set(first) == {first[0]}
    furnish(core, "demo-pass")
    assert digests(core) == first
    furnish(core, "another-pass")
    second = digests(core)
    assert matches(second[0], "another-pass")
    assert set(second) == {second[0]}
