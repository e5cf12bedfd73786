"""What is wrong with an article is told in Spanish too, whatever it is."""

import ast
from pathlib import Path
from string import Formatter

import pytest

import knowledge
from knowledge.fault import ArticleFault
from knowledge.fault_words import SPANISH
from knowledge.front_matter import ARTICLE, DRUG, REFERENCE

SOURCES = [
    Path(knowledge.__file__).parent / f"{name}.py" for name in ("body", "front_matter", "library", "wording")
]
MAKERS = {"ArticleFault", "_fault", "fault"}
SENTENCES = {"told", "missing", "_NO_EASE", "_HIGH_GRADE"}


def told_in(source):
    """The sentences that a file makes faults of, as they stand there."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        called = getattr(node, "func", None)
        if getattr(called, "attr", None) in MAKERS or getattr(called, "id", None) in MAKERS:
            yield from sentences(node.args)
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in SENTENCES:
            yield from sentences([node.value])
        elif isinstance(node, ast.FunctionDef) and node.name == "_place":
            yield from sentences(ast.walk(node))


def sentences(nodes):
    return (node.value for node in nodes if isinstance(node, ast.Constant) and " " in str(node.value))


def names_in(sentence):
    return {(name, form, kind) for _, name, form, kind in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_every_fault_has_its_words_in_spanish(source):
    told = set(told_in(source))
    assert told
    assert told <= SPANISH.keys()


def test_every_remedy_has_its_words_in_spanish():
    remedies = {kind.remedy for shape in (ARTICLE, DRUG, REFERENCE) for kind in shape.values()}
    assert remedies <= SPANISH.keys()


@pytest.mark.parametrize("english", SPANISH)
def test_both_languages_name_the_same_things(english):
    if english.startswith("a list of {"):
        return  # what is in braces there is what an editor writes
    assert names_in(SPANISH[english]) == names_in(english)


def test_a_fault_is_told_with_its_remedy_in_both_languages():
    told = "{where}{field} is missing: give {remedy}"
    fault = ArticleFault(Path("en/bcg.md"), 4, told, where="", field="sample", remedy="true or false")
    assert str(fault) == "en/bcg.md:4: sample is missing: give true or false"
    assert fault.in_language("es") == "falta sample: ponga true (sí) o false (no)"


def test_what_an_editor_wrote_is_told_as_it_is():
    fault = ArticleFault(Path("x.md"), 1, "raw HTML {tag!r}: write Markdown instead", tag="<a {b}>")
    assert fault.message == "raw HTML '<a {b}>': write Markdown instead"
    assert fault.in_language("es") == "HTML '<a {b}>': escriba Markdown en su lugar"


def test_a_language_is_told_by_its_name():
    told = "anchor #{anchor} is missing in {language_name}: both languages share anchors"
    fault = ArticleFault(Path("es/bcg.md"), 9, told, anchor="what", language_name="en")
    assert str(fault).startswith("es/bcg.md:9: anchor #what is missing in English:")
    assert fault.in_language("es").startswith("el ancla #what falta en inglés:")


def test_a_language_that_no_article_may_have_is_told_as_it_was_written():
    told = "link article:{slug} is broken: no such article in {language_name}; correct the slug"
    assert (
        "no such article in fr;" in ArticleFault(Path("x.md"), 1, told, slug="a", language_name="fr").message
    )
