"""Words of somebody who may want to die, in English and Spanish, and the services for them.

They follow the warning signs that the 988 Lifeline (988lifeline.org) tells of: talk of wanting to die, of killing
oneself, of having no reason to live, of being a burden; in everyday words, which no clinician has reviewed.
They decide what a specialist is offered, and nothing else: no line is judged, kept or answered by them.
"""

import re
from collections.abc import Iterable, Mapping

from chat_server.rules.resources import FIELDS, Texts, words_of

# Folded words, an apostrophe being a space. Up to two words may stand between two of a phrase.
_PHRASES = """
want to die|wanna die|wish i was dead|wish i were dead|wish i had died|better off dead|better off without me
kill myself|killing myself|end my life|ending my life|take my life|take my own life|end it all|ending it all
hurt myself|harm myself|suicide|suicidal|no reason to live|nothing to live for|not worth living|tired of living
don t want to live|do not want to live|dont want to live|don t want to be alive|do not want to be alive
don t want to be here anymore|don t want to wake up|can t go on living|cannot go on living
quiero morir|quiero morirme|quisiera morir|quisiera morirme|ganas de morir|ganas de morirme|prefiero morir
ganas de vivir|sin ganas de vivir|quiero estar muerto|quiero estar muerta|quisiera estar muerto|quisiera estar muerta
no quiero vivir|no quiero seguir viviendo|no quiero seguir viva|no quiero seguir vivo|no quiero estar viva
no quiero estar vivo|no quiero despertar|matarme|me voy a matar|me quiero matar|quitarme la vida
acabar con mi vida|acabar con todo|terminar con mi vida|terminar con todo|hacerme dano|lastimarme
suicidio|suicida|suicidarme|suicidarse|me suicido|no vale la pena vivir|cansada de vivir|cansado de vivir
mejor sin mi|mejor muerto|mejor muerta
"""
_NEGATED = r"(?<!\bdon t )(?<!\bdo not )(?<!\bdont )(?<!\bno )(?<!\bnever )(?<!\bnunca )"
# Who fears death says this, and who longs for it: only the second is a sign.
_FEARED = ("want", "wanna", "quiero morir", "quisiera morir", "ganas de morir")
_SERVICE = "suicid"  # begins the word that names the purpose of a crisis line in both languages


def _pattern(phrase: str) -> str:
    spelt = r"(?: \w+){0,2}? ".join(map(re.escape, phrase.split()))
    return f"{_NEGATED if phrase.startswith(_FEARED) else ''}\\b{spelt}\\b"


_CRISIS = re.compile("|".join(map(_pattern, re.split(r"[|\n]", _PHRASES.strip()))))


def is_of_a_crisis(text: str) -> bool:
    """Whether a text has words of somebody who may want to die or to hurt themselves."""
    return _CRISIS.search(" ".join(words_of(text))) is not None


def crisis_lines(directory: Iterable[tuple[str, Texts]]) -> list[tuple[str, Texts]]:
    """The services that say of themselves, in one language, that they are there for whoever thinks of suicide."""
    return [(key, texts) for key, texts in directory if any(map(_is_for_a_crisis, texts.values()))]


def _is_for_a_crisis(text: Mapping[str, str]) -> bool:
    return any(word.startswith(_SERVICE) for field in FIELDS for word in words_of(text[field]))
