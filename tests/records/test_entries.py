import gevent
import pytest
from sqlalchemy import select

from chat_server.records import entries
from chat_server.records.entries import Draft
from chat_server.records.tables import chats


@pytest.fixture
def two_chats(stage):
    stage.on_duty("Ann")
    return stage.visitor().chat_id, stage.visitor().chat_id


def said(stage, chat_id, text, client_id=None, author="visitor"):
    return Draft(chat_id, "message", "visitor", author, stage.at, text=text, client_id=client_id)


def append(stage, *drafts):
    return stage.database.write(lambda sql: entries.append(sql, drafts))


def test_a_batch_gives_each_chat_its_own_gapless_sequence(stage, two_chats):
    one, two = two_chats
    placed = append(stage, said(stage, one, "a"), said(stage, two, "b"), said(stage, one, "c"))
    assert [(draft.chat_id, draft.seq) for draft in placed] == [(one, 1), (two, 1), (one, 2)]
    last = stage.database.read(lambda sql: dict(sql.execute(select(chats.c.id, chats.c.last_seq)).all()))
    assert last == {one: 2, two: 1}


def test_a_repeat_gets_the_first_answer_within_a_batch_and_across(stage, two_chats):
    one, _ = two_chats
    first = append(stage, said(stage, one, "a", "id-00001"), said(stage, one, "again", "id-00001"))
    later = append(stage, said(stage, one, "once more", "id-00001"), said(stage, one, "new", "id-00002"))
    assert [(d.seq, d.repeated) for d in [*first, *later]] == [(1, False), (1, True), (1, True), (2, False)]


def test_the_same_client_id_of_another_author_is_another_entry(stage, two_chats):
    one, _ = two_chats
    placed = append(stage, said(stage, one, "a", "id-00001"), said(stage, one, "b", "id-00001", author="ann"))
    assert [draft.seq for draft in placed] == [1, 2]


def test_writers_at_the_same_time_leave_no_gap_and_no_double(stage, two_chats):
    one, _ = two_chats
    jobs = [gevent.spawn(append, stage, said(stage, one, str(n), f"client-{n}")) for n in range(12)]
    gevent.joinall(jobs, raise_error=True)
    log = stage.database.read(lambda sql: entries.after(sql, one, 0, 200))
    assert [draft.seq for draft in log] == list(range(1, 13))
    assert len({draft.text for draft in log}) == 12
