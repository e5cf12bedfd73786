"""Words of a crisis are known in both languages; a fear of death, and the words of other talk, are none."""

import pytest

from chat_server.demo_resources import RESOURCES
from chat_server.rules.crisis import crisis_lines, is_of_a_crisis

CRISIS = [
    "I want to die",
    "Honestly I just want to die.",
    "sometimes I think about ending it all",
    "I could kill myself",
    "they'd be better off without me",
    "I don't want to live like this",
    "I don’t want to be here anymore",
    "I have no reason to live",
    "I feel suicidal",
    "quiero morir",
    "Ya no quiero seguir viviendo",
    "a veces me quiero matar",
    "pienso en quitarme la vida",
    "no vale la pena vivir así",
    "QUISIERA ESTAR MUERTA",
    "ya no tengo ganas de vivir",
]
NONE = [
    "I don't want to die",
    "I do not want to die of this",
    "no quiero morir",
    "will I die of this?",
    "my father died last year",
    "when does the treatment end",
    "can the cream kill the cancer cells",
    "¿me voy a morir?",
    "el virus mata las células",
    "quiero vivir muchos años",
    "it hurts",
    "thank you",
    "",
]


@pytest.mark.parametrize("text", CRISIS)
def test_words_of_a_crisis_are_known(text):
    assert is_of_a_crisis(text)


@pytest.mark.parametrize("text", NONE)
def test_a_fear_of_death_and_other_talk_are_not(text):
    assert not is_of_a_crisis(text)


def test_the_services_for_whoever_thinks_of_suicide_are_the_crisis_lines():
    directory = [(str(place), one["texts"]) for place, one in enumerate(RESOURCES)]
    found = [texts["en"]["name"] for _, texts in crisis_lines(directory)]
    assert found == ["988 Suicide & Crisis Lifeline"]
