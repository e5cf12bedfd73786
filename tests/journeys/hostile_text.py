"""What must stay text: more than three hundred lines that try to have a page run `canary()`, or ask `canary.invalid`.

Each is a kind of its own: a tag, a handler, an address, a spelling, a style, a quirk of parsers.
"""

from pathlib import Path

# What cannot be seen in a file of text.
UNSEEN = (
    "<img\x0bsrc=x\x0bonerror=canary()>",
    "<img\x0csrc=x\x0conerror=canary()>",
    "<img src=x onerror=\x0bcanary()>",
    "<scr\u200bipt>canary()</scr\u200bipt>",
    "<scr\u00adipt>canary()</scr\u00adipt>",
    "\ufeff<script>canary()</script>",
    "\uff1cscript\uff1ecanary()\uff1c/script\uff1e",
    "\u2039script\u203acanary()\u2039/script\u203a",
    "\u02bcimg src=x onerror=canary()\u02bc",
    "<\u0131mg src=x onerror=canary()>",
    "<\u017fcript>canary()</\u017fcript>",
    "java\u200bscript:canary()",
    "java\tscript:canary()",
    "\u0001javascript:canary()",
    "\u00a0javascript:canary()",
    "javascr\u0456pt:canary()",
    "\u202e)(yranac:tpircsavaj\u202c",
    "https://canary.invalid/\u202egro.recnac.www//:sptth",
    "https://canary.invalid/\u2066gro.recnac.www\u2069",
    "https://www.cancer.org\u2044@canary.invalid/",
    "https://www.cancer\u3002org@canary.invalid/",
    "https://www.c\u0430ncer.org/look-alike",
    "\u202d<img src=x onerror=canary()>\u202c",
    "\u2067<script>canary()</script>\u2069",
    "\u061c<svg onload=canary()>",
    "e" + "\u0301" * 60 + "<img src=x onerror=canary()>",
    "\U0001f469\u200d\U0001f52c<img src=x onerror=canary()>",
    "\U000e0001\U000e0063<img src=x onerror=canary()>",
    "\ufffe\uffff<img src=x onerror=canary()>",
    "<img src=x onerror=canary()>\u0085<img src=x onerror=canary()>",
    "\u2028<script>canary()</script>\u2029",
    "\x1b]8;;https://canary.invalid\x07here\x1b]8;;\x07",
)

SEEN = tuple(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n").split("\n"))
PAYLOADS = (*SEEN, *UNSEEN)
