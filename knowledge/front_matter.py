"""Reads the YAML at the head of an article file, and says which line of it is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from knowledge.article import Drug, Reference
from knowledge.fault import ArticleFault

_FENCE = "---"
_FIRST_LINE = 2  # the YAML begins under the opening fence


def split(path: Path, text: str) -> tuple[str, str, int]:
    """Return (front matter, body, line number of the body's first line). Raises ArticleFault."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        raise ArticleFault(path, 1, "front matter is missing: begin the file with a line of ---")
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
    raise ArticleFault(path, 1, "front matter has no end: close it with a line of ---")


@dataclass
class Reader:
    """Turns YAML nodes into values, and collects the faults met on the way."""

    path: Path
    faults: list[ArticleFault] = field(default_factory=list)
    shape: "Shape" = field(default_factory=lambda: ARTICLE)
    first_line: int = _FIRST_LINE

    def read(self, text: str) -> dict[str, Any]:
        """Return the fields of the shape as far as they are right; what is not right is in `faults`."""
        try:
            node = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            self._not_yaml(error)
            return {}
        except (yaml.YAMLError, RecursionError):
            self._fault(0, "front matter is not YAML: look for control characters and deep brackets")
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._fault(0, "front matter is not YAML of the form `field: value`: write one field a line")
            return {}
        return self._fields(node, self.shape, "")

    def _not_yaml(self, error: yaml.MarkedYAMLError) -> None:
        line, problem = error.problem_mark.line if error.problem_mark else 0, str(error.problem)
        if problem.startswith("mapping values are not allowed"):
            self._fault(line, "front matter: a text with a colon in it: put the text in double quotes")
        elif "unexpected end of stream" in problem or str(error.context).startswith("while parsing a flow"):
            opened = error.context_mark.line if error.context_mark else line
            self._fault(opened, "front matter: a quote or a bracket is opened and never closed: close it")
        elif "'\\t'" in problem:
            self._fault(line, "front matter: a line is indented with a tab: use spaces")
        elif "cannot start any token" in problem:
            self._fault(line, "front matter: a text begins with a sign: put the text in double quotes")
        elif "could not find expected ':'" in problem:
            self._fault(
                line, "front matter: a line is not `field: value`: write one field a line, as `field: value`"
            )
        else:
            self._fault(
                line, "front matter cannot be read: check colons, quotes and indents in this line and above"
            )

    def _fault(self, line: int, told: str, **of: object) -> None:
        self.faults.append(ArticleFault(self.path, line + self.first_line, told, **of))

    def _fields(self, node: yaml.Node, shape: "Shape", where: str) -> dict[str, Any]:
        line = node.start_mark.line
        if not isinstance(node, yaml.MappingNode):
            self._fault(
                line,
                "{where}must be `field: value` pairs; the fields are {fields}",
                where=where,
                fields=", ".join(shape),
            )
            return {}
        found: dict[str, Any] = {}
        met: set[str] = set()
        empty: set[str] = set()
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            problem = self._place(name, shape, met)
            if problem:
                told = {"where": where, "field": name, "fields": ", ".join(shape)}
                self._fault(key.start_mark.line, problem, **told)
                continue
            met.add(name)
            if where and _is_empty(value):
                empty.add(name)
            else:
                self._keep(found, name, value, shape[name], where)
        lacking = [name for name, kind in shape.items() if name in empty or (kind.needed and name not in met)]
        self._tell_lacking(line, lacking, shape, where)
        return found

    def _tell_lacking(self, line: int, lacking: list[str], shape: "Shape", where: str) -> None:
        """Of the article each by itself; of one source or drug all at once, or a page's list would be all faults."""
        if where and len(lacking) > 1:
            told = "{where}{fields} are missing: give each of them"
            self._fault(line, told, where=where, fields=", ".join(lacking))
            return
        missing = "{where}{field} is missing: add `{field}:` with {remedy}"
        for name in lacking:
            self._fault(line, missing, where=where, field=name, remedy=shape[name].remedy)

    @staticmethod
    def _place(name: str, shape: "Shape", met: set[str]) -> str | None:
        if name not in shape:
            return "{where}{field}: unknown field: remove it or use one of {fields}"
        return "{where}{field}: given twice: keep one of them" if name in met else None

    def _keep(self, found: dict[str, Any], name: str, node: yaml.Node, kind: "Kind", where: str) -> None:
        if _is_empty(node):
            self._fault(
                node.start_mark.line,
                "{where}{field} is missing: give {remedy}",
                where=where,
                field=name,
                remedy=kind.remedy,
            )
            return
        if kind.items is not None:
            found[name] = self._items(name, node, kind, where)
            return
        try:
            found[name] = kind.convert(_value(node))
        except (ValueError, yaml.YAMLError):
            self._fault(
                node.start_mark.line,
                "{where}{field} is not right: give {remedy}",
                where=where,
                field=name,
                remedy=kind.remedy,
            )

    def _items(self, name: str, node: yaml.Node, kind: "Kind", where: str) -> tuple[Any, ...]:
        if not isinstance(node, yaml.SequenceNode):
            self._fault(
                node.start_mark.line,
                "{where}{field} must be a list: give {remedy}",
                where=where,
                field=name,
                remedy=kind.remedy,
            )
            return ()
        shape = kind.items or {}
        before = len(self.faults)
        found = [self._fields(item, shape, f"{where}{name}: ") for item in node.value]
        return tuple(kind.convert(item) for item in found) if len(self.faults) == before else ()


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value and node.style is None


def _value(node: yaml.Node) -> Any:
    return yaml.SafeLoader("").construct_object(node, deep=True)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value.strip()


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(value)
    return tuple(_text(item) for item in value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


def _day(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError(value)
    return value


def _year(value: Any) -> int:
    if not isinstance(value, int) or not 1800 <= value <= 2200:
        raise ValueError(value)
    return value


@dataclass(frozen=True)
class Kind:
    """How a field is read, what to tell an editor who got it wrong, and the shape of its items."""

    convert: Callable[[Any], Any]
    remedy: str
    needed: bool = True
    items: "Shape | None" = None


Shape = Mapping[str, Kind]

TEXT = Kind(_text, "text, in quotes if it looks like a number or holds a colon")
TEXTS = Kind(_texts, "a list of texts, such as [one, two], or []")
DAY = Kind(_day, "a date that exists, as YYYY-MM-DD")
FLAG = Kind(_flag, "true or false")

DRUG: Shape = {"generic": TEXT, "brands": TEXTS}
REFERENCE: Shape = {
    "authors": TEXT,
    "title": TEXT,
    "publication": TEXT,
    "year": Kind(_year, "a year of four digits"),
    "pages": Kind(_text, TEXT.remedy, needed=False),
    "address": Kind(_text, TEXT.remedy, needed=False),
    "accessed": Kind(_day, DAY.remedy, needed=False),
}
ARTICLE: Shape = {
    "title": TEXT,
    "slug": TEXT,
    "language": TEXT,
    "summary": TEXT,
    "notice": TEXT,
    "sample": FLAG,
    "drugs": Kind(lambda found: Drug(**found), "a list of {generic, brands}, or []", items=DRUG),
    "synonyms": TEXTS,
    "topics": TEXTS,
    "reviewed_by": TEXT,
    "last_revised": DAY,
    "next_review": DAY,
    "references": Kind(lambda found: Reference(**found), "a list of sources, or []", items=REFERENCE),
    "copyright": TEXT,
}
