"""Reads a list of urgency from its file, and says which line of it is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from knowledge.article import LANGUAGES
from knowledge.fault import ArticleFault, ShelfFault
from knowledge.front_matter import DAY, FLAG, REFERENCE, TEXT, TEXTS, Kind, Reader, Shape
from knowledge.urgency.guards import GUARDS
from knowledge.urgency.rule import Rule, Signs, Source, UrgencyList
from knowledge.urgency.sign import Sign

SAMPLE = Path(__file__).with_name("sample.yaml")
_ID = re.compile(r"[a-z][a-z0-9_]{1,39}")


def read_list(path: Path) -> UrgencyList:
    """Read a list. Raises ShelfFault, with the line, the field and the remedy of each fault."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = str(error.strerror) if isinstance(error, OSError) else "it is not UTF-8"
        told = "the list cannot be read: {reason}: give the path of a YAML file"
        raise ShelfFault([ArticleFault(path, 1, told, reason=reason)]) from error
    reader = _ListReader(path, shape=LIST, first_line=1)
    found = reader.read(text)
    if reader.faults:
        raise ShelfFault(reader.faults)
    return UrgencyList(
        sample=found["sample"],
        approved_by=found["approved_by"],
        approved_on=found["approved_on"],
        contexts=dict(found["contexts"]),
        rules=found["rules"],
        spelt_right=frozenset(found.get("spelt_right", ())),
    )


@dataclass
class _ListReader(Reader):
    """The reader of an article's head, for a file that is nothing but YAML, with names that refer to each other."""

    named: dict[str, set[str]] = field(default_factory=dict)

    def _fault(self, line: int, told: str, **of: object) -> None:
        super()._fault(line, told.replace("front matter", "the list"), **of)

    def _keep(self, found: dict[str, Any], name: str, node: yaml.Node, kind: Kind, where: str) -> None:
        if kind is SIGNS and isinstance(node, yaml.SequenceNode):
            found[name] = tuple(sign for item in node.value if (sign := self._sign(name, item, where)))
            return
        super()._keep(found, name, node, kind, where)
        if name in {"id", "name"} and name in found:
            self._name(found[name], node, where, name)
        elif kind is OF_CONTEXTS and not set(found.get(name, ())) <= self.named.get("contexts: ", set()):
            told = "{where}{field} is not right: give names of contexts that stand above"
            self._fault(node.start_mark.line, told, where=where, field=name)

    def _sign(self, name: str, node: yaml.Node, where: str) -> Sign | None:
        try:
            return Sign.of(str(node.value))
        except ValueError:
            told = "{where}{field} has no sign here: give words such as `want to die` or `leg/calf + swollen`"
            self._fault(node.start_mark.line, told, where=where, field=name)
            return None

    def _name(self, given: str, node: yaml.Node, where: str, name: str) -> None:
        taken = self.named.setdefault(where, set())
        if given in taken:
            told = "{where}{field} is given twice: give each its own"
            self._fault(node.start_mark.line, told, where=where, field=name)
        taken.add(given)


def _id(value: Any) -> str:
    if not isinstance(value, str) or _ID.fullmatch(value) is None:
        raise ValueError(value)
    return value


def _in_each_language(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or set(value) != set(LANGUAGES):
        raise ValueError(value)
    return {language: TEXT.convert(text) for language, text in value.items()}


def _guards(value: Any) -> frozenset[str]:
    heeded = frozenset(TEXTS.convert(value))
    if not heeded <= set(GUARDS):
        raise ValueError(value)
    return heeded


def _context(found: Mapping[str, Any]) -> tuple[str, tuple[Sign, ...]]:
    return found["name"], _spoken(found)


def _signs(found: Mapping[str, Any]) -> Signs:
    return Signs(found.get("contexts", ()), _spoken(found))


def _spoken(found: Mapping[str, Any]) -> tuple[Sign, ...]:
    return tuple(sign for language in LANGUAGES for sign in found.get(language, ()))


def _not_read_here(_value: Any) -> Any:
    raise ValueError


SIGNS = Kind(_not_read_here, "a list of signs, such as [want to die, leg/calf + swollen]", needed=False)
OF_CONTEXTS = Kind(TEXTS.convert, "names of contexts, such as [car_t]", needed=False)
NAME = Kind(_id, "a name of small letters, digits and _, such as car_t")
BOTH = Kind(_in_each_language, "a text in each language, as {en: …, es: …}")
SOURCE: Shape = {**REFERENCE, "year": replace(REFERENCE["year"], needed=False)}
LIST: Shape = {
    "sample": FLAG,
    "approved_by": TEXT,
    "approved_on": DAY,
    "spelt_right": Kind(TEXTS.convert, TEXTS.remedy, needed=False),
    "contexts": Kind(_context, "a list of {name, en, es}", items={"name": NAME, "en": SIGNS, "es": SIGNS}),
    "rules": Kind(
        lambda found: Rule(**found),
        "a list of rules",
        items={
            "id": NAME,
            "title": BOTH,
            "wording": BOTH,
            "references": Kind(lambda found: Source(**found), "a list of sources, or []", items=SOURCE),
            "heeds": Kind(_guards, f"a list of any of {', '.join(GUARDS)}", needed=False),
            "signs": Kind(
                _signs,
                "a list of {contexts, en, es}",
                items={"contexts": OF_CONTEXTS, "en": SIGNS, "es": SIGNS},
            ),
        },
    ),
}
