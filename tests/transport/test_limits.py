from chat_server.transport.limits import Addresses, Buckets, Rate

RATE = Rate(burst=3, per_second=0.5)


def test_a_burst_is_free_and_then_it_is_the_rate():
    now = [0.0]
    buckets = Buckets(lambda: now[0])
    assert [buckets.take(RATE, "Vera") for _ in range(4)] == [0, 0, 0, 2]
    now[0] += 2
    assert buckets.take(RATE, "Vera") == 0
    assert buckets.take(RATE, "Vera") == 2


def test_one_does_not_use_up_anothers():
    buckets = Buckets(lambda: 0.0)
    for _ in range(5):
        buckets.take(RATE, "Vera")
    assert buckets.take(RATE, "Victor") == 0


def test_asking_what_is_missing_takes_nothing():
    buckets = Buckets(lambda: 0.0)
    assert [buckets.missing(RATE, "Vera") for _ in range(9)] == [0] * 9


def test_the_buckets_are_bounded():
    buckets = Buckets(lambda: 0.0)
    for number in range(10_500):
        buckets.take(RATE, str(number))
    assert len(buckets._buckets) == 10_000


def test_an_address_has_a_name_that_means_nothing_elsewhere():
    here, there = Addresses(), Addresses()
    assert here.name("192.0.2.1") == here.name("192.0.2.1")
    assert here.name("192.0.2.1") != there.name("192.0.2.1")
    assert "192" not in here.name("192.0.2.1")


def test_an_ipv6_network_counts_as_one_address():
    addresses = Addresses()
    assert addresses.name("2001:db8:0:1::1") == addresses.name("2001:db8:0:1:ffff::9")
    assert addresses.name("2001:db8:0:1::1") != addresses.name("2001:db8:0:2::1")
    assert addresses.name("fe80::1%eth0") == addresses.name("fe80::2%eth0")
    assert addresses.name("::ffff:192.0.2.1") == addresses.name("192.0.2.1")
