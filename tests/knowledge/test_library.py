from datetime import date

import pytest

from knowledge.library import ArticleFault, ShelfFault, inspect, inspect_text, load, shelf_folder

# what is in the good file, what stands there instead, the line of the fault, words of its message
FAULTS = {
    "a missing field": ("notice: Review this with your doctor.\n", "", 2, "notice is missing: add `notice:`"),
    "an unknown field": ("sample: true", "sample: true\nauthor: me", 8, "author: unknown field: remove it"),
    "a field given twice": ("sample: true", "sample: true\nsample: true", 8, "sample: given twice"),
    "a date that does not exist": ("2026-11-02", "2026-13-02", 13, "last_revised is not right: give a date"),
    "a date in another form": ("2026-11-02", "2 November 2026", 13, "last_revised is not right: give a date"),
    "an instant for a date": ("2026-11-02", "2026-11-02 10:00:00", 13, "last_revised is not right"),
    "a review before the revision": ("2028-11-01", "2026-11-01", 14, "next_review: is before last_revised"),
    "a number for a text": (
        "title: A first title",
        "title: 12",
        2,
        "title is not right: give text, in quotes",
    ),
    "an empty text": ("summary: What it says.", "summary: ''", 5, "summary is not right"),
    "a word for a flag": ("sample: true", "sample: maybe", 7, "sample is not right: give true or false"),
    "a text for a list": ("synonyms: [one]", "synonyms: one", 10, "synonyms is not right: give a list"),
    "a no that YAML reads as false": ("[one]", "[no]", 10, "synonyms is not right: give a list of texts"),
    "a text for the drugs": (
        "drugs:\n  - {generic: onemab, brands: [Onex]}",
        "drugs: x",
        8,
        "drugs must be a list",
    ),
    "a drug without brands": (
        "{generic: onemab, brands: [Onex]}",
        "{generic: x}",
        9,
        "drugs: brands is missing",
    ),
    "a drug that is a word": (
        "{generic: onemab, brands: [Onex]}",
        "onemab",
        9,
        "drugs: must be `field: value`",
    ),
    "a bad year in a reference": ("year: 2019", "year: long ago", 19, "references: year is not right"),
    "a bad day in a reference": (
        "accessed: 2019-12-19",
        "accessed: 2019-02-30",
        20,
        "references: accessed is not",
    ),
    "a source of which only the title is known": (
        "    year: 2019\n",
        "    year:\n    pages:\n",
        16,
        "references: year, pages are missing: give each of them",
    ),
    "a list that is not closed": (
        "topics: [treatment]",
        "topics: [treatment",
        11,
        "front matter: a quote or a bracket is opened and never closed: close it",
    ),
    "a quote that is not closed": (
        "copyright: Ours.",
        'copyright: "Ours.',
        21,
        "front matter: a quote or a bracket is opened and never closed: close it",
    ),
    "a colon without quotes": (
        "A first title",
        "A: first title",
        2,
        "front matter: a text with a colon in it: put the text in double quotes",
    ),
    "a line that is indented with a tab": (
        "slug: first",
        "\tslug: first",
        3,
        "front matter: a line is indented with a tab: use spaces",
    ),
    "a line without a colon": ("slug: first", "slug first", 4, "front matter: a line is not `field: value`"),
    "a sign without quotes": ("slug: first", "slug: @first", 3, "front matter: a text begins with a sign"),
    "an indent too many": ("topics: [", "  topics: [", 11, "front matter cannot be read: check colons"),
    "front matter that is a list": ("---\n", "---\n- one\n---\n", 2, "front matter is not YAML of the form"),
    "no front matter": ("---\n", "", 1, "front matter is missing"),
    "an open front matter": ("Ours.\n---\n", "Ours.\n", 1, "front matter has no end"),
    "a Python object": ("[one]", "!!python/object/apply:os.getcwd []", 10, "synonyms is not right"),
    "a value in itself": ("[one]", "&a [*a]", 10, "synonyms is not right"),
    "an unknown language": ("language: en", "language: fr", 4, "language: use one of en, es"),
    "the other language's folder": (
        "language: en",
        "language: es",
        4,
        "language: the file says es: move it to es/",
    ),
    "a slug unlike the file": ("slug: first", "slug: second", 3, "slug: differs from the file's name"),
    "a slug with a slash": ("slug: first", "slug: ../first", 3, "slug: use lower-case letters"),
    "a heading without an anchor": (" {#what-it-is}", "", 24, "anchor is missing on “What it is”"),
    "an anchor in capitals": ("{#what-it-is}", "{#WhatItIs}", 24, "anchor is missing on “What it is"),
    "an anchor given twice": (
        "{#side-effects}",
        "{#what-it-is}",
        28,
        "anchor #what-it-is is a duplicate of line 24",
    ),
    "an anchor of one language only": (
        "{#what-it-is}",
        "{#about}",
        24,
        "anchor #about is missing in Spanish",
    ),
    "an empty section": ("There are some.\n", "", 28, "section #side-effects is empty"),
    "text above the sections": (
        "## What it is",
        "Hello.\n\n## What it is",
        24,
        "text before the first section",
    ),
    "a title in the body": (
        "There are some.",
        "# Some",
        30,
        "heading #: the title stands in the front matter",
    ),
    "a link to no article": ("article:first#side-effects", "article:none", 26, "link article:none is broken"),
    "a link to no section": ("first#side-effects", "first#none", 26, "link article:first#none is broken"),
    "a link without a scheme": (
        "article:first#side-effects",
        "first.md",
        26,
        "link 'first.md': use one of article:",
    ),
    "a link that is not safe": ("article:first#side-effects", "http://x.org", 26, "link 'http://x.org': use"),
    "a synonym of no section": (
        "synonyms: [one]",
        'synonyms: ["one", "passed out#none"]',
        10,
        "synonyms: passed out#none leads to no section of this article",
    ),
    "a synonym without words": (
        "synonyms: [one]",
        'synonyms: ["#what-it-is"]',
        10,
        "synonyms: #what-it-is has no words",
    ),
    "a link definition": ("There are some.", "[x]: https://x.org", 30, "link definition: write the address"),
    "raw HTML in a line": ("There are", "There\nare <b>some</b>", 31, "raw HTML '<b>'"),
    "raw HTML in a block": ("There are some.", "<script>alert(1)</script>", 30, "raw HTML '<script>"),
    "an image": ("There are", "![x](https://x.org/x.png)", 30, "image: articles are text"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_bad_file_gives_its_fault_and_line(name, edited):
    old, new, line, message = FAULTS[name]
    folder = edited(old, new)
    with pytest.raises(ShelfFault) as caught:
        load(folder)
    places = [fault.line for fault in caught.value.faults if message in fault.message]
    assert places == [line], str(caught.value)
    assert caught.value.faults[0].path == folder / "en" / "first.md"


def test_a_good_shelf_has_no_faults(good_shelf):
    assert [(article.language, article.slug) for article in load(good_shelf)] == [
        ("en", "first"),
        ("es", "first"),
    ]


def test_every_fault_of_a_file_is_told_at_once(edited):
    edited("year: 2019", "year: x")
    folder = edited("There are some.", "<b>some</b>")
    assert [fault.line for fault in inspect(folder).faults if fault.path.parent.name == "en"] == [19, 30, 30]


def test_a_file_without_its_pair_is_a_fault(good_shelf):
    (good_shelf / "es" / "first.md").unlink()
    [fault] = inspect(good_shelf).faults
    assert (fault.line, fault.message) == (1, "pair is missing: write es/first.md")


def test_a_slug_twice_in_a_language_is_a_fault(good_shelf):
    first = good_shelf / "en" / "first.md"
    (good_shelf / "en" / "again.md").write_bytes(first.read_bytes())
    messages = [fault.message for fault in inspect(good_shelf).faults]
    assert any("slug: first is a duplicate of" in message for message in messages)


def test_a_faulty_pair_is_not_called_missing(edited):
    faults = inspect(edited("sample: true", "sample: maybe")).faults
    assert [fault.message for fault in faults] == ["sample is not right: give true or false"]


def test_a_file_in_another_encoding_is_a_fault_on_its_line(good_shelf):
    path = good_shelf / "en" / "first.md"
    path.write_bytes(path.read_bytes().replace(b"There are", "Hay señales".encode("cp1252")))
    fault = inspect(good_shelf).faults[0]
    assert (fault.line, fault.message) == (30, "the file is not UTF-8: save it as UTF-8")


def test_deep_brackets_are_a_fault_and_not_a_crash(edited):
    assert inspect(edited("[one]", "[" * 5000)).faults


def test_windows_line_ends_change_nothing(good_shelf):
    before = load(good_shelf)
    for path in good_shelf.rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(good_shelf) == before


def test_a_heading_inside_code_is_not_a_section(edited):
    folder = edited("There are some.", "There are some.\n\n```\n## Not one\n```")
    assert len(load(folder)[0].sections) == 2


def test_a_heading_inside_a_quotation_is_not_a_section(edited):
    folder = edited("There are some.", "There are some.\n\n> ## Not one")
    assert len(load(folder)[0].sections) == 2


def test_an_empty_folder_is_a_fault(tmp_path):
    with pytest.raises(ShelfFault, match="no articles"):
        load(tmp_path)


def test_a_fault_reads_as_place_and_message(tmp_path):
    assert str(ArticleFault(tmp_path / "a.md", 3, "slug: bad")) == f"{tmp_path / 'a.md'}:3: slug: bad"


def test_the_shipped_shelf_loads():
    assert len(load(shelf_folder())) == 24


def test_a_link_that_leads_nowhere_and_hard_reading_are_told_while_fields_are_missing(edited):
    shelf = edited("summary: What it says.\n", "")
    file = shelf / "en" / "first.md"
    hard = "Immunological considerations necessitate interdisciplinary deliberation notwithstanding. " * 6
    text = file.read_text(encoding="utf-8").replace("article:first#side-effects", "article:nowhere")
    file.write_text(f"{text}\n\n{hard}\n", encoding="utf-8")
    told = "\n".join(map(str, inspect(shelf, date(2027, 1, 1)).faults))
    drafted, faults = inspect_text(
        file.read_text(encoding="utf-8"), "first", "en", date(2027, 1, 1), lambda *_: None
    )
    assert drafted is None
    for found in (told, "\n".join(map(str, faults))):
        assert "summary is missing" in found
        assert "link article:nowhere is broken" in found
        assert "section #side-effects is hard to read" in found
