"""A seeded installation: everyone who is to connect is let in, to a chat in progress."""

from datetime import UTC, datetime

from sqlalchemy import create_engine

from bench.seeding import CHATS_EACH, new_seed, seed_helpline
from chat_server.actions.queueing import hash_of
from chat_server.records import assignments, chats, seen, sessions


def test_every_token_opens_an_active_chat_and_every_session_the_desk_of_its_owner(tmp_path):
    seed = new_seed(CHATS_EACH + 1)
    url = f"sqlite:///{tmp_path / 'helpline.db'}"
    seed_helpline(url, seed)
    assert len(seed.sessions) == 2
    now = datetime.now(UTC)
    with create_engine(url).connect() as sql:
        for number, token in enumerate(seed.tokens):
            chat_id = chats.ids_of_tokens(sql, [hash_of(token)])[hash_of(token)]
            owner = sessions.find(sql, hash_of(seed.sessions[number // CHATS_EACH]), now)
            assert seen.read(sql, [chat_id], now)[chat_id].state == "active"
            assert assignments.held_by(sql, chat_id, owner.id).state == "active"
