"""An article as the Markdown file that `library` reads: what editors exchange, compare and keep."""

from datetime import date
from typing import Any

import yaml

from knowledge.article import Article

_WIDTH = 120


class _Dumper(yaml.SafeDumper):
    """Lists stand in under their field, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless
        super().increase_indent(flow, False)


def as_markdown(article: Article) -> str:
    """Return the text of `<language>/<slug>.md`. Read again, it gives the same article."""
    head = yaml.dump(
        _head(article),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=_WIDTH,
    )
    sections = "\n".join(f"## {one.title} {{#{one.anchor}}}\n\n{one.markdown}\n" for one in article.sections)
    return f"---\n{head}---\n\n{sections}"


def _head(article: Article) -> dict[str, Any]:
    fields = article.to_dict()
    del fields["sections"]
    for name in ("last_revised", "next_review"):
        fields[name] = date.fromisoformat(fields[name])
    fields["references"] = [_given(reference) for reference in fields["references"]]
    return fields


def _given(reference: dict[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in reference.items() if value is not None}
    if "accessed" in told:
        told["accessed"] = date.fromisoformat(told["accessed"])
    return told
