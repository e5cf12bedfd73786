from chat_server.rules.wait_estimate import WaitRange, estimate


def test_thin_data_give_no_estimate():
    assert estimate([60, 60, 60, 60], 0, 0) is None


def test_the_range_spans_what_was_usual():
    assert estimate([30, 60, 90, 120, 150], 0, 0) == WaitRange(30, 150)


def test_a_longer_queue_than_usual_means_a_longer_wait():
    short, long = estimate([60] * 5, 1, 1), estimate([60] * 5, 3, 1)
    assert short == WaitRange(60, 60)
    assert long == WaitRange(120, 120)


def test_low_is_never_above_high():
    assert all(
        found.low_s <= found.high_s
        for n in range(20)
        if (found := estimate([n * 7, 3, 200, 45, 61, 9], n, 2))
    )
