"""The services for whoever thinks of suicide. Which words they are suggested for says the list of urgency."""

from collections.abc import Iterable, Mapping

from chat_server.rules.resources import FIELDS, Texts, words_of

_SERVICE = "suicid"  # begins the word that names the purpose of a crisis line in both languages


def crisis_lines(directory: Iterable[tuple[str, Texts]]) -> list[tuple[str, Texts]]:
    """The services that say of themselves, in one language, that they are there for whoever thinks of suicide."""
    return [(key, texts) for key, texts in directory if any(map(_is_for_a_crisis, texts.values()))]


def _is_for_a_crisis(text: Mapping[str, str]) -> bool:
    return any(word.startswith(_SERVICE) for field in FIELDS for word in words_of(text[field]))
