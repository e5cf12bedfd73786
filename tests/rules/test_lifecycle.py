from chat_server.rules.lifecycle import FINISHED, MOVES, OPEN, as_visitor_sees, may_move


def test_what_is_finished_stays_finished():
    assert all(not MOVES[state] for state in FINISHED)


def test_a_supervisor_can_close_any_open_chat():
    assert all(may_move(state, "closed") for state in (*OPEN, "wrap_up"))


def test_an_ended_chat_never_waits_again():
    assert not may_move("wrap_up", "waiting")
    assert may_move("active", "waiting")


def test_a_visitor_reads_wrap_up_as_closed():
    assert [as_visitor_sees(state) for state in ("waiting", "wrap_up", "closed")] == [
        "waiting",
        "closed",
        "closed",
    ]
