from collections import namedtuple
from datetime import datetime, timedelta

from chat_server.rules.calibration import calibration
from chat_server.simulation.figures import Askers, most_waiting, quantile
from chat_server.simulation.printing import as_text

Chat = namedtuple("Chat", "state queued_at answered_at ended_at")
NOON = datetime(2027, 1, 11, 12)


def chat(state, queued, answered, ended):
    at = [None if s is None else NOON + timedelta(seconds=s) for s in (queued, answered, ended)]
    return Chat(state, *at)


CHATS = [
    chat("closed", 0, 10, 500),
    chat("closed", 5, 205, 900),
    chat("abandoned", 6, None, 306),
    chat("phoned", 10, None, 20),
    chat("abandoned", 400, 460, 900),
    chat("abandoned", 1000, None, 1030),
]


def test_each_asker_counts_by_what_became_of_them_first():
    askers = Askers()
    for one in CHATS:
        askers.add(one)
    askers.turned_away["queue_full"] += 2
    assert askers.view() == {
        "asked": 8,
        "answered": 3,
        "abandoned": 2,
        "phoned": 1,
        "turned_away": {"queue_full": 2},
        "asa_s": 90.0,
        "wait_p80_s": 200.0,
        "service_level": 0.5,  # two within the target, of three answered and one who gave up later than that
    }
    assert askers.lost_after_answer == 1


def test_most_waiting_is_the_longest_that_the_queue_was():
    assert most_waiting(CHATS) == 3
    assert most_waiting(CHATS[:2]) == 2
    assert most_waiting([]) == 0


def test_a_quantile_of_nothing_is_nothing():
    assert quantile([], 0.8) is None
    assert quantile([3, 1, 2, 5, 4], 0.8) == 5


def test_where_nothing_was_measured_the_table_has_a_dash():
    row = Askers().view()
    totals = {
        **row,
        "target_s": 120,
        "aht_s": None,
        "occupancy": None,
        "longest_wait_s": None,
        "most_waiting": 0,
        "lost_after_answer": 0,
    }
    report = {
        "date": "2027-01-11",
        "seed": 1,
        "half_hours": [],
        "totals": totals,
        "calibration": calibration([]),
    }
    printed = as_text(report)
    assert "ASA               -" in printed
    assert "None" not in printed
