"""What is remembered of a log is as some commit left it, or it is forgotten."""

from chat_server.records.chats import ChatLog
from chat_server.records.remembered import OpenLog, RememberedLogs


def log(chat_id="vera", last_seq=4, version=7):
    return OpenLog(
        ChatLog(chat_id, "active", "Vera", last_seq, version), {"ann": "active"}, {"visitor": "client-01"}
    )


def known(*logs):
    found = RememberedLogs()
    found.keep({one.log.id: one for one in logs})
    return found


def test_logs_are_taken_all_together():
    logs = known(log("vera"), log("victor"))
    assert logs.take(["vera", "victor", "vera"]) == {"vera": log("vera"), "victor": log("victor")}
    assert logs.take(["vera"]) is None


def test_what_is_about_to_be_read_anew_beside_another_is_no_longer_remembered():
    logs = known(log("vera"))
    assert logs.take(["vera", "nobody"]) is None
    assert logs.take(["vera"]) is None


def test_a_commit_that_is_told_late_does_not_turn_the_memory_back():
    logs = known(log(version=8, last_seq=5))
    logs.keep({"vera": log(version=7, last_seq=4)})
    assert logs.take(["vera"]) == {"vera": log(version=8, last_seq=5)}


def test_what_another_worker_writes_is_followed_entry_by_entry():
    logs = known(log(last_seq=4, version=7))
    logs.hear("vera", 5, 8)
    logs.hear("vera", 5, 8)
    logs.hear("vera", 6, 8)
    logs.hear("vera", 6, 8)
    assert logs.take(["vera"]) == {"vera": log(last_seq=6, version=8)}


def test_an_older_entry_changes_nothing():
    logs = known(log(last_seq=4, version=7))
    logs.hear("vera", 3, 6)
    assert logs.take(["vera"]) == {"vera": log(last_seq=4, version=7)}


def test_where_more_has_happened_than_one_entry_the_log_is_forgotten():
    for seq, version in ((5, 9), (6, 8), (4, 8), (6, 7)):
        logs = known(log(last_seq=4, version=7))
        logs.hear("vera", seq, version)
        assert logs.take(["vera"]) is None, (seq, version)


def test_of_chats_that_nobody_here_has_any_more_nothing_is_remembered():
    logs = known(log("vera"), log("victor"))
    logs.forget_all_but({"vera", "somebody"})
    assert logs.take(["victor"]) is None
    assert logs.take(["vera"]) == {"vera": log("vera")}
