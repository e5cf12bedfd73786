from chat_server.rules.calibration import Promise, calibration


def test_a_promise_is_kept_at_either_end_of_its_range():
    kept = [Promise(60, 180, 60), Promise(60, 180, 180), Promise(0, 60, 10.26)]
    assert calibration([*kept, Promise(60, 180, 59.9)], [60, 180]) == {
        "n": 4,
        "share": 0.75,
        "median_range_width_s": 120,
        "median_wait_s": 120.0,
    }


def test_of_no_promises_nothing_is_said():
    assert calibration([], []) == {
        "n": 0,
        "share": None,
        "median_range_width_s": None,
        "median_wait_s": None,
    }
