"""Finds, in what a visitor wrote, the rules of the list that fit it. It reads words; it judges nobody."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.names import words
from knowledge.urgency.guards import Sentence, guard_signs
from knowledge.urgency.lexicon import Lexicon
from knowledge.urgency.rule import Rule, Signs, UrgencyList
from knowledge.urgency.sign import Choice, Sign, Span

_SENTENCE_END = re.compile(r"[.!?;…](?=\s|$)|\n")
_CLAUSE_END = re.compile(r"[,:()—–]|\b(?:but|pero|aunque|although)\b", re.IGNORECASE)
_APOSTROPHE = re.compile(r"(?<=\w)['’`´](?=\w)")
_WAITS = 6  # lines of the visitor's, in which the treatment may be told after the sign
_LONGEST = 4000  # letters: as long as a line may be


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a sign stands for: a guard or a context by its name, or signs of a rule."""

    guard: str | None = None
    context: str | None = None
    of_rule: tuple[int, Signs] | None = None


@dataclass
class _Read:
    """What one line has."""

    contexts: set[str] = field(default_factory=set)
    fitting: list[tuple[int, Signs]] = field(default_factory=list)


class UrgencyFinder:
    """The list, made ready to be looked for in lines; immutable."""

    def __init__(self, listed: UrgencyList) -> None:
        """Take every sign of the list, and of the guards, into one index."""
        self.listed = listed
        meanings = list(_meanings(listed))
        self._lexicon = Lexicon((sign for sign, _ in meanings), listed.spelt_right)
        self._by_first: dict[Choice, list[tuple[Sign, _Meaning]]] = {}
        for sign, meaning in meanings:
            self._by_first.setdefault(sign.parts[0][0], []).append((sign, meaning))

    def rule_of(self, text: str) -> Rule | None:
        """The rule that one text fits by itself."""
        return next((rule for rule in self.along([text]) if rule is not None), None)

    def fits(self, rule_id: str, text: str) -> bool:
        """Whether one text fits that rule by itself, whatever else it fits."""
        return any(
            self.listed.rules[rule].id == rule_id
            for rule, signs in self._read(text).fitting
            if not signs.contexts
        )

    def along(self, lines: Iterable[str]) -> Iterator[Rule | None]:
        """The rule that each of a visitor's lines fits, with what they told before it.

        A treatment counts for every line after it; it may also be told a few lines after the sign, and then fits there.
        """
        told: set[str] = set()
        waiting: list[list[tuple[int, Signs]]] = []
        for line in lines:
            read = self._read(line)
            fresh = read.contexts - told
            told |= read.contexts
            fitting = [
                rule
                for rule, signs in read.fitting
                if not signs.contexts or told.intersection(signs.contexts)
            ]
            fitting += [
                rule for before in waiting for rule, signs in before if fresh.intersection(signs.contexts)
            ]
            yield self.listed.rules[min(fitting)] if fitting else None
            waiting = [*waiting, [one for one in read.fitting if not told.intersection(one[1].contexts)]][
                -_WAITS:
            ]

    def _read(self, line: str) -> _Read:
        read = _Read()
        sentences, matches = [], []
        for text in _SENTENCE_END.split(_APOSTROPHE.sub("", line[:_LONGEST])):
            sentence = _sentence_of(text)
            sentences.append(sentence)
            for meaning, spans in self._found(sentence.said):
                if meaning.guard is not None:
                    sentence.note(meaning.guard, spans)
                elif meaning.context is not None:
                    read.contexts.add(meaning.context)
                elif meaning.of_rule is not None:
                    matches.append((sentence, meaning.of_rule, spans))
        of_line = {name for sentence in sentences for name in sentence.guards}
        read.fitting = [
            of_rule
            for sentence, of_rule, spans in matches
            if not sentence.silences(spans, self.listed.rules[of_rule[0]].heeds, of_line)
        ]
        return read

    def _found(self, said: Sequence[str]) -> Iterator[tuple[_Meaning, tuple[Span, ...]]]:
        places = self._lexicon.places(said)
        for choice in places:
            for sign, meaning in self._by_first.get(choice, ()):
                for spans in sign.found_at(places):
                    yield meaning, spans


def _meanings(listed: UrgencyList) -> Iterator[tuple[Sign, _Meaning]]:
    for name, sign in guard_signs():
        yield sign, _Meaning(guard=name)
    for name, signs in listed.contexts.items():
        for sign in signs:
            yield sign, _Meaning(context=name)
    for place, rule in enumerate(listed.rules):
        for group in rule.signs:
            for sign in group.signs:
                yield sign, _Meaning(of_rule=(place, group))


def _sentence_of(text: str) -> Sentence:
    said: list[str] = []
    clauses: list[int] = []
    for clause, piece in enumerate(_CLAUSE_END.split(text)):
        spoken = words(piece)
        said += spoken
        clauses += [clause] * len(spoken)
    return Sentence(said, clauses)
