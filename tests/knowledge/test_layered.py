"""A layered mapping is a mapping: whatever is done to its versions, each reads as a dictionary of its own."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import layered
from knowledge.layered import Layered

STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "take", "copy"]), st.integers(0, 9), st.integers()), max_size=60
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_every_version_reads_as_the_dictionary_that_it_stands_for(monkeypatch, steps):
    monkeypatch.setattr(layered, "_LEAST", 2)
    versions, plain = [Layered()], [{}]
    for what, key, value in steps:
        if what == "copy":
            versions.append(versions[-1].copy())
            plain.append(dict(plain[-1]))
        elif what == "put":
            versions[-1][key] = plain[-1][key] = value
        elif key in plain[-1]:
            del versions[-1][key], plain[-1][key]
    for version, expected in zip(versions, plain, strict=True):
        assert (dict(version), len(version)) == (expected, len(expected))
        assert all((key in version) == (key in expected) for key in range(10))
        assert [version.get(key) for key in range(10)] == [expected.get(key) for key in range(10)]


def test_what_changed_is_laid_together_when_it_has_become_much(monkeypatch):
    monkeypatch.setattr(layered, "_LEAST", 2)
    first = Layered()
    for number in range(4):
        first[number] = number
    second = first.copy()
    del second[0]
    third = second.copy()
    assert third._below is second._below
    assert dict(third) == {1: 1, 2: 2, 3: 3}


@pytest.mark.parametrize("key", ["bcg", "imiquimod"])
def test_what_is_not_there_cannot_be_taken_out(key):
    version = Layered()
    version["bcg"] = 1
    version = version.copy()
    del version["bcg"]
    with pytest.raises(KeyError):
        del version[key]
