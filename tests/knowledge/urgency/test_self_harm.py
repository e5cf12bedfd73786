"""Words of a crisis are known in both languages; a fear of death, and the words of other talk, are none."""

import pytest

from knowledge.urgency import SELF_HARM

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
    "what's the point of going on",
    "he says he wants to end his life",
    "i'm going to take all my pills tonight",
    "i want to die lol",
    "I don't know if I want to die",
    "quiero morir",
    "Ya no quiero seguir viviendo",
    "a veces me quiero matar",
    "pienso en quitarme la vida",
    "no vale la pena vivir así",
    "QUISIERA ESTAR MUERTA",
    "ya no tengo ganas de vivir",
    "no sirvo para nada quiero morirme",
    "mi esposo dice que se quiere morir",
    "ojalá no despertara mañana",
    "me quiero suicidar",
    "se quiere quitar la vida mi hijo",
    "me gustaría morir",
    "deseo morir",
    "ojalá estuviera muerta",
    "quiero dejar de vivir",
    "pensamientos suicidas",
    "no hay razón para vivir",
    "i dont wanna live",
    "I'd rather die",
    "I wish I could die",
    "hang myself",
    "my husband wants to die",
    "mi mamá quiere morirse",
    "feeling suicdal",
    "sucide",
    "want too die",
    "I am a burden to everyone",
    "soy una carga",
    "life isn't worth living",
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
    "no me quiero morir",
    "no tengo ganas de morir",
    "I didn't want to die",
    "can I take my life insurance early",
    "thank you",
    "",
]


@pytest.mark.parametrize("text", CRISIS)
def test_words_of_a_crisis_are_known(sample, text):
    assert sample.fits(SELF_HARM, text)
    assert sample.rule_of(text).id == SELF_HARM


@pytest.mark.parametrize("text", NONE)
def test_a_fear_of_death_and_other_talk_are_not(sample, text):
    assert sample.rule_of(text) is None
