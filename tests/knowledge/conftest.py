from collections.abc import Callable
from pathlib import Path

import pytest

LEAF = """\
---
title: A first title
slug: first
language: en
summary: What it says.
notice: Review this with your doctor.
sample: true
drugs:
  - {generic: onemab, brands: [Onex]}
synonyms: [one]
topics: [treatment]
reviewed_by: Nobody
last_revised: 2026-11-02
next_review: 2028-11-01
references:
  - authors: Writer A
    title: A paper
    publication: A journal
    year: 2019
    accessed: 2019-12-19
copyright: Ours.
---

## What it is {#what-it-is}

It is *one*. See [side effects](article:first#side-effects).

## Side effects {#side-effects}

There are some.
"""


@pytest.fixture
def good_shelf(tmp_path: Path) -> Path:
    """A folder with one article in both languages."""
    for language in ("en", "es"):
        (tmp_path / language).mkdir()
        text = LEAF.replace("language: en", f"language: {language}")
        (tmp_path / language / "first.md").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def edited(good_shelf: Path) -> Callable[[str, str], Path]:
    """Replace one piece of the English article, which must be there, and give the shelf."""

    def edit(old: str, new: str) -> Path:
        path = good_shelf / "en" / "first.md"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return good_shelf

    return edit
