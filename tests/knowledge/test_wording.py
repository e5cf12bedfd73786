"""What editors hear of the words of an article when they check it on a day."""

from datetime import date

import pytest

from knowledge.library import inspect, load

TODAY = date(2026, 11, 23)
HARD = (
    "Immunomodulatory pharmacotherapeutic interventions necessitate continuous multidisciplinary"
    " evaluation, particularly regarding thromboembolic complications, peripheral neuropathies,"
    " haematological abnormalities, teratogenicity, and unanticipated interactions involving"
    " anticoagulants, corticosteroids, or chemotherapeutic agents administered concomitantly."
    " Individualized recommendations accompany thromboprophylaxis."
)
EASY = (
    "Onexumabvedotinase helps your body to fight the cancer. You get it once a week. A nurse gives it to"
    " you. It takes an hour. Tell the nurse if you feel hot. You can go home when it is done."
)


def told(folder):
    return [(fault.line, fault.message) for fault in inspect(folder, TODAY).faults]


def test_a_section_that_is_hard_to_read_is_told_at_its_heading(edited):
    [(line, message)] = told(edited("There are some.", HARD))
    assert line == 28
    assert message.startswith("section #side-effects is hard to read (grade ")


def test_a_spanish_section_is_measured_by_its_ease(edited):
    folder = edited("There are some.", "There are some.")
    spanish = folder / "es" / "first.md"
    hard = " ".join(["Las intervenciones inmunomoduladoras requieren evaluaciones multidisciplinarias"] * 5)
    spanish.write_text(spanish.read_text(encoding="utf-8").replace("There are some.", hard), encoding="utf-8")
    [(line, message)] = told(folder)
    assert (line, "(ease " in message) == (28, True)


@pytest.mark.parametrize(
    ("old", "new"),
    [("onemab", "onexumabvedotinase"), ("There are some.", "")],
    ids=["the name of a drug", "a term that is set in bold where it is explained"],
)
def test_drugs_and_explained_terms_are_left_out(edited, old, new):
    sentence = EASY.replace("Onexumabvedotinase", "**Onexumabvedotinase**") if not new else EASY
    many = " ".join(["Onexumabvedotinase is onexumabvedotinase and so is onexumabvedotinase."] * 8)
    edited("There are some.", f"There are some. {sentence} {many}")
    folder = edited(old, new)
    assert told(folder) == []


def test_a_long_word_that_is_neither_counts(edited):
    many = " ".join(["Onexumabvedotinase is onexumabvedotinase and so is onexumabvedotinase."] * 8)
    assert "is hard to read" in told(edited("There are some.", many))[0][1]


def test_a_few_words_are_not_measured(edited):
    assert told(edited("There are some.", "Pharmacotherapeutic multidisciplinary evaluation.")) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("There are some.", "There are some diagn?stico cases.", 30, "diagn?stico"),
        ("summary: What it says.", "summary: What it say\ufffd.", 5, "say\ufffd."),
        ("It is *one*.", "It is *оne*.", 26, "оne"),
    ],
)
def test_garbled_words_are_told_with_their_line(edited, old, new, line, word):
    [(found, message)] = told(edited(old, new))
    assert found == line
    assert message.startswith("garbled text (")
    assert word in message


def test_whoever_loads_the_shelf_without_a_day_is_not_kept_from_it(edited):
    assert len(load(edited("There are some.", HARD))) == 2
