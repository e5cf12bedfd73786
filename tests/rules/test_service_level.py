from chat_server.rules.service_level import mean_s, service_level


def test_without_data_there_is_no_share():
    assert service_level([], []).share is None
    assert mean_s([]) is None


def test_those_who_gave_up_after_the_target_count_against_it_and_those_before_do_not():
    level = service_level([10, 20, 500], [5, 600], target_s=120)
    assert (level.answered_within, level.share) == (2, 0.5)


def test_a_mean_is_in_whole_seconds():
    assert mean_s([1, 2, 2]) == 2
