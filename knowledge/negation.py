"""Ties what denies to the word that it denies: "no respira" is not "no se preocupe, ya respira".

In English an apostrophe parts "can't" into two words; whoever leaves it out writes one.
"""

from collections.abc import Sequence

Stems = frozenset[str]

_NOT = "no"
_TIED = f"{_NOT} "
_END = "t"  # of "can't", "won't", "isn't"
# Stems of what may stand between a Spanish "no" and its verb: "no se ha despertado", "no está respirando".
_PRONOUNS = frozenset(["la", "las", "le", "les", "lo", "los", "me", "nos", "se", "te"])
_AUXILIARIES = frozenset(
    [
        "ha",
        "han",
        "has",
        "he",
        "habi",
        "esta",
        "estan",
        "estab",
        "estoy",
        "pued",
        "podi",
        "pud",
        "quier",
        "logr",
        "consig",
    ]
)


# "I do not have a fever", "no tengo fiebre": what is not had is no sign.
_HAVING = frozenset(["have", "has", "had", "having", "teng", "tien", "tienen", "ten", "teni", "tuv"])
_NEVER = frozenset([_NOT, "not", "never", "nunc", "dont", "doesnt", "didnt", "havent", "hasnt", "hadnt"])


def tied(said: Sequence[Stems]) -> list[Stems]:
    """Return the stems of each word, "can't" being one; what "no" denies has the tied ones too, as "no respir"."""
    found: list[Stems] = []
    denies = False
    for stems in said:
        before = {f"{stem}{_END}" for stem in found[-1] if stem.endswith("n")} if found else set()
        if _END in stems and before:
            found[-1] = frozenset(before)
            continue
        denied = frozenset(f"{_TIED}{stem}" for stem in stems)
        if stems & _HAVING and found and found[-1] & _NEVER:
            found.append(denied)
        else:
            if stems & _NEVER and found and found[-1] & _HAVING:
                found[-1] = frozenset(f"{_TIED}{stem}" for stem in found[-1])
            found.append(stems | denied if denies else stems)
        denies = _NOT in stems or (denies and not stems.isdisjoint(_PRONOUNS | _AUXILIARIES))
    return found


def required(said: Sequence[Stems]) -> Stems:
    """Return the stems that a text must have to say the same: tied is the first word after "no" and its pronouns."""
    needed: set[str] = set()
    denies = False
    for stems in tied(said):
        denied = frozenset(stem for stem in stems if stem.startswith(_TIED))
        plain = stems - denied
        ties = denies and plain.isdisjoint(_PRONOUNS)
        needed |= denied if ties else plain - {_NOT}
        denies = _NOT in plain or (denies and not ties)
    return frozenset(needed)
