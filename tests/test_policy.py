"""Which list of urgency an installation goes by."""

import pytest

from chat_server.explained import Stop, explained
from chat_server.policy import policy_of, urgency_of
from chat_server.settings import SettingsError, load_settings
from chat_server.shelf import SearchableShelf
from knowledge.urgency import SELF_HARM

KEY = "k" * 32
OWN = """\
sample: false
approved_by: A. Clinician
approved_on: 2026-11-02
contexts: []
rules: []
"""


@pytest.fixture
def production(tmp_path):
    def settings(text=None):
        if text is None:
            return load_settings(mode="production", secret_key=KEY)
        path = tmp_path / "rules.yaml"
        path.write_text(text, encoding="utf-8")
        return load_settings(mode="production", secret_key=KEY, urgency_rules=path)

    return settings


def policy(settings):
    return policy_of(settings, SearchableShelf(), KEY)


def test_the_demonstration_has_the_sample_and_production_has_none():
    assert urgency_of(load_settings(mode="demo")).listed.sample
    assert urgency_of(load_settings(mode="production", secret_key=KEY)) is None


def test_an_installation_goes_by_its_own_list(production):
    assert not policy(production(OWN)).urgency.listed.sample


def test_a_crisis_line_is_suggested_whatever_the_list_lacks(production):
    for settings in (production(), production(OWN)):
        assert policy(settings).crisis.fits(SELF_HARM, "I want to die")


def test_a_list_that_cannot_be_read_is_refused_with_its_line_and_the_remedy(production, tmp_path):
    settings = production(OWN.replace("sample: false", "sample: perhaps"))
    told = f"HELPLINE_URGENCY_RULES: {tmp_path / 'rules.yaml'}:1: sample is not right: give true or false"
    with pytest.raises(SettingsError) as error:
        policy(settings)
    assert str(error.value) == told
    with pytest.raises(Stop), explained():
        policy(settings)


def test_a_list_that_is_not_there_is_refused(tmp_path):
    settings = load_settings(mode="demo", urgency_rules=tmp_path / "none.yaml")
    with pytest.raises(SettingsError, match=r"none\.yaml:1: the list cannot be read"):
        policy(settings)
