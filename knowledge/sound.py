"""How a name sounds: who has only heard it writes it so, and with or without the space or the hyphen."""

import re

# English and Spanish letters for one sound, in the order in which they are replaced; of folded words.
_SOUNDS = (
    (re.compile(r"e[iy]|ee"), "i"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"sch|sh|ch"), "x"),
    (re.compile(r"c(?=[eiy])|z"), "s"),
    (re.compile(r"qu(?=[eiy])|ck|[cq]"), "k"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"[yj](?![aeou])"), "i"),
    (re.compile(r"v|w"), "b"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"(?<!^)h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def sound(name: str) -> str:
    """Return a key that spellings with the same sound share: "carvicti" has that of "Carvykti", "il2" that of "IL-2".

    Takes a folded name, without or with spaces, which do not count. Rough: a key may be shared by unlike words.
    """
    key = name.replace(" ", "")
    for letters, heard in _SOUNDS:
        key = letters.sub(heard, key)
    return key
