"""How hard a text is to read: a school grade for English, an ease for Spanish."""

import re
from collections.abc import Collection

_EASIEST_GRADE = 0.0
_EASIEST = 100.0
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"[.!?:]+\s|\n")  # a list item, or a lead-in with a colon, is a sentence
_SILENT_E = re.compile(r"(?<=[^aeiouylt])(?:es|ed|e)$|(?<=[t])(?:es|e)$|(?<=[aeiouy]l)(?:es|ed|e)$")
_SILENT_U = re.compile(r"(?<=[qg])u(?=[eiéí])")
_SPANISH_VOWELS = re.compile(r"[iuyü]?[aeoáéó][iuyü]?(?![aeoáéó])|[iuyü]?[aeoáéó]|[íú]|[iuü]+|y$")


def grade(text: str, left_out: Collection[str] = ()) -> float:
    """Return the US school grade of an English text; 0 if it has no words.

    Flesch-Kincaid: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid, Fishburne,
    Rogers and Chissom, Research Branch Report 8-75, Naval Technical Training Command, 1975).
    The words and phrases in `left_out`, in whatever case, are not counted: names of drugs, for
    example, which a reader knows or has explained.
    """
    words, sentences = _counts(text, left_out)
    if not words:
        return _EASIEST_GRADE
    syllables = sum(english_syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def ease(text: str, left_out: Collection[str] = ()) -> float:
    """Return the ease of a Spanish text, about 0 to 100; 60 to 70 is normal; 100 if it has no words.

    Fernández Huerta: 206.84 - 60 syllables per word - 1.02 words per sentence ("Medidas sencillas de
    lecturabilidad", Consigna 214, 1959, with the sentence's length as the later readers of it have
    corrected it). `left_out` as in `grade`.
    """
    words, sentences = _counts(text, left_out)
    if not words:
        return _EASIEST
    syllables = sum(spanish_syllables(word) for word in words)
    return 206.84 - 60 * syllables / len(words) - 1.02 * len(words) / sentences


def english_syllables(word: str) -> int:
    """Count runs of vowels; a silent e, -es or -ed at the end is none."""
    return max(1, len(re.findall(r"[aeiouy]+", _SILENT_E.sub("", word.lower()))))


def spanish_syllables(word: str) -> int:
    """Count vowel groups: a weak vowel (i, u) joins a strong one, two strong or accented weak ones do not."""
    return max(1, len(_SPANISH_VOWELS.findall(_SILENT_U.sub("", word.lower()))))


def _counts(text: str, left_out: Collection[str]) -> tuple[list[str], int]:
    """Return the words that count and the number of sentences that have one."""
    sentences = [_WORD.findall(part) for part in _SENTENCE_END.split(_without(text, left_out))]
    return [word for words in sentences for word in words], sum(map(bool, sentences))


def _without(text: str, left_out: Collection[str]) -> str:
    if not left_out:
        return text
    longest_first = sorted(left_out, key=len, reverse=True)
    names = "|".join(re.escape(name) for name in longest_first)
    return re.sub(rf"(?<!\w)(?:{names})(?!\w)", "", text, flags=re.IGNORECASE)
