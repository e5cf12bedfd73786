"""Which services are for whoever thinks of suicide."""

from chat_server.demo_resources import RESOURCES
from chat_server.rules.crisis import crisis_lines


def test_the_services_for_whoever_thinks_of_suicide_are_the_crisis_lines():
    directory = [(str(place), one["texts"]) for place, one in enumerate(RESOURCES)]
    found = [texts["en"]["name"] for _, texts in crisis_lines(directory)]
    assert found == ["988 Suicide & Crisis Lifeline"]
