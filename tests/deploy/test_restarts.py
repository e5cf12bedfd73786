"""Workers that are asked to go, one after another, while forty chats talk through nginx."""

import statistics

import pytest
from returning import Speaker, Specialist, Visitor
from services import answers_on

CHATS = 40
VISITOR_EVERY_S, SPECIALIST_EVERY_S = 1.0, 0.15
BACK_WITHIN_S = 5
GONE_WITHIN_S = 10
DUPLICATES = "SELECT client_id FROM entries WHERE client_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1"
LOGS = """
    SELECT id, last_seq, state, count(seq) AS entries, min(seq) AS first, max(seq) AS last
    FROM chats LEFT JOIN entries ON chat_id = id GROUP BY id
"""


class History:
    """What everyone sent, was acknowledged and was told while both workers were replaced."""

    def __init__(self, town):
        self.town = town
        self.ports_open_at_moved = []
        self.staff = [self._on_duty(name, number) for number, name in enumerate(("ann", "ben"))]
        self.visitors = [self._arrives(number) for number in range(CHATS)]
        self.everyone = [*self.staff, *self.visitors]
        self.speakers = self._begin_to_talk()
        self.told = [self._replace(number) for number in range(2)]
        for client in self.everyone:
            client.is_back()
        for speaker in self.speakers:
            speaker.fall_silent()

    def _on_duty(self, name, number):
        client = self.town.client(name, self.town.k_for(number), kind=Specialist).open()
        client.insist("set_duty", status="available")
        return client

    def _arrives(self, number):
        transport = "polling" if number % 4 == 0 else "websocket"
        visitor = self.town.client(None, f"k{number}", kind=Visitor).open([transport])
        visitor.chat_id = visitor.ask()
        return visitor

    def _begin_to_talk(self):
        owner = "SELECT chat_id FROM assignments JOIN staff s ON s.id = specialist_id WHERE s.name = %s"
        speakers = [Speaker(visitor, [visitor.chat_id], VISITOR_EVERY_S) for visitor in self.visitors]
        for client, name in zip(self.staff, ("Ann", "Ben"), strict=True):
            chats = [row["chat_id"] for row in self.town.rows(owner, name)]
            speakers.append(Speaker(client, chats, SPECIALIST_EVERY_S))
        return speakers

    def _replace(self, number):
        """Drain one worker and start it again; how many losses each client had before and after."""
        worker = self.town.workers[number]
        for client in self.everyone:
            client.on_moved = lambda: self.ports_open_at_moved.append(answers_on(worker.port))
        before = [(len(client.of("moved")), len(client.left_at)) for client in self.everyone]
        worker.popen.terminate()
        assert worker.popen.wait(GONE_WITHIN_S) == 0
        for client in self.everyone:
            client.is_back()
        after = [(len(client.of("moved")), len(client.left_at)) for client in self.everyone]
        worker.start()
        return list(zip(before, after, strict=True))


@pytest.fixture(scope="module")
def history(lasting_town):
    """One history for all that is asked of it."""
    return History(lasting_town)


def test_a_worker_that_drains_refuses_before_it_tells_its_clients_to_move(history):
    assert len(history.ports_open_at_moved) >= CHATS // 2
    assert not any(history.ports_open_at_moved)


def test_whoever_was_told_to_move_lost_the_connection_and_nobody_else_did(history):
    first, _ = history.told
    for (moved, losses), (moved_after, losses_after) in first:
        assert (moved_after - moved, losses_after - losses) in {(0, 0), (1, 1)}
    assert 0 < sum(after[0] - before[0] for before, after in first) < len(history.everyone)


def test_the_transports_of_a_draining_worker_close_spread_out(history):
    lost_first = [after[1] > before[1] for before, after in history.told[0]]
    times = [client.left_at[0] for client, lost in zip(history.everyone, lost_first, strict=True) if lost]
    assert max(times) - min(times) > 0.3


def test_every_client_is_back_soon(history):
    away = [away for client in history.everyone for away in client.away_s]
    assert len(away) >= CHATS
    assert statistics.median(away) <= BACK_WITHIN_S


def test_every_acknowledged_word_is_in_the_log_once_at_its_place(history):
    acked = [one for speaker in history.speakers for one in speaker.acked]
    assert len(acked) > 2 * CHATS
    found = history.town.rows("SELECT chat_id, client_id, seq FROM entries WHERE client_id IS NOT NULL")
    assert {(row["chat_id"], row["client_id"], row["seq"]) for row in found} >= set(acked)
    assert history.town.rows(DUPLICATES) == []


def test_no_log_has_a_gap(history):
    for chat in history.town.rows(LOGS):
        assert (chat["first"], chat["last"], chat["entries"]) == (1, chat["last_seq"], chat["last_seq"])


def test_every_chat_stayed_with_its_specialist(history):
    states = history.town.rows("SELECT state, count(*) AS count FROM assignments GROUP BY 1")
    assert states == [{"state": "active", "count": CHATS}]
    assert history.town.rows("SELECT 1 FROM entries WHERE notice->>'what' = 'requeued'") == []


def test_everyone_can_read_all_of_their_chat(history):
    for visitor in history.visitors:
        read = visitor.insist("catch_up", after_seq=0)
        assert [entry["seq"] for entry in read["entries"]] == list(range(1, read["chat"]["last_seq"] + 1))
