from chat_server.rules.calibration import Promise, calibration


def promise(low_s, high_s, waited_s, chat_id=None, since_asking_s=None):
    whole = waited_s if since_asking_s is None else since_asking_s
    return Promise("en", chat_id or f"{low_s} {waited_s}", low_s, high_s, waited_s, whole)


def test_of_several_promises_to_one_visitor_each_counts_and_the_wait_once():
    vera = [promise(60, 180, waited_s, "vera", 200) for waited_s in (200, 150, 70)]
    told = calibration([*vera, promise(0, 60, 20, "victor")])
    assert (told["n"], told["share"], told["median_wait_s"]) == (4, 0.75, 110)


def test_a_promise_is_kept_at_either_end_of_its_range():
    kept = [promise(60, 180, 60), promise(60, 180, 180), promise(0, 60, 10.26)]
    assert calibration([*kept, promise(60, 180, 59.9)]) == {
        "n": 4,
        "share": 0.75,
        "median_range_width_s": 120,
        "median_wait_s": 60.0,
    }


def test_of_no_promises_nothing_is_said():
    assert calibration([]) == {
        "n": 0,
        "share": None,
        "median_range_width_s": None,
        "median_wait_s": None,
    }
