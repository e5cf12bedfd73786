"""All words of the list's signs, and where a line has them, spelt right or nearly."""

from collections.abc import Collection, Iterable, Sequence

from knowledge.near_words import NearWords
from knowledge.urgency.sign import Choice, Phrase, Sign, Span, Word

_MISSPELT = 6  # letters; one mistake in a shorter word may make another one


class Lexicon:
    """The words of signs, by how they are spelt; a word that none has may be one of them misspelt."""

    def __init__(self, signs: Iterable[Sign], spelt_right: Collection[str]) -> None:
        """`spelt_right`: words that are no misspelt ones, though one of a sign is spelt much like them."""
        self._choices: dict[Word, list[tuple[Phrase, Choice]]] = {}
        for choice in {choice for sign in signs for part in sign.parts for choice in part}:
            for phrase in choice:
                self._choices.setdefault(phrase[0], []).append((phrase, choice))
        known = {word for kept in self._choices.values() for phrase, _ in kept for word in phrase}
        self._whole = {word.spelt: word for word in known if not word.begins}
        self._begun = {word.spelt: word for word in known if word.begins}
        self._lengths = sorted({len(begun) for begun in self._begun})
        self._spelt_right = frozenset(spelt_right)
        self._spelt = {
            spelt: [known[spelt] for known in (self._whole, self._begun) if spelt in known]
            for spelt in {*self._whole, *self._begun}
        }
        self._near = NearWords().changed((), [spelt for spelt in self._spelt if len(spelt) >= _MISSPELT])

    def places(self, said: Sequence[str]) -> dict[Choice, list[Span]]:
        """Where each choice of a sign stands among folded words, in order."""
        meant = [self._meant(spelt) for spelt in said]
        found: dict[Choice, list[Span]] = {}
        for place, here in enumerate(meant):
            for word in here:
                for phrase, choice in self._choices.get(word, ()):
                    if len(phrase) == 1 or _goes_on(phrase, meant, place):
                        found.setdefault(choice, []).append((place, place + len(phrase) - 1))
        return found

    def _meant(self, spelt: str) -> list[Word]:
        if spelt in self._whole:
            return [self._whole[spelt], *self._beginning(spelt)]
        meant = self._beginning(spelt)
        if len(spelt) < _MISSPELT or spelt in self._spelt_right:
            return meant
        return [
            *meant,
            *(
                word
                for near, _ in self._near.alike(spelt, 1)
                for word in self._spelt[near]
                if word not in meant
            ),
        ]

    def _beginning(self, spelt: str) -> list[Word]:
        meant = []
        for length in self._lengths:
            if length > len(spelt):
                break
            begun = self._begun.get(spelt[:length])
            if begun is not None:
                meant.append(begun)
        return meant


def _goes_on(phrase: Phrase, meant: Sequence[Sequence[Word]], place: int) -> bool:
    behind = meant[place + 1 : place + len(phrase)]
    return len(behind) == len(phrase) - 1 and all(map(lambda word, here: word in here, phrase[1:], behind))
