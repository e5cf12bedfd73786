"""Measuring how hard a text is, against texts and words whose measure is known."""

import pytest

from knowledge.reading_grade import ease, english_syllables, grade, spanish_syllables


def test_the_grade_tells_hard_text_from_easy():
    hard = "Immunomodulatory pharmacotherapeutic interventions necessitate multidisciplinary evaluation."
    assert grade("The cat sat on the mat. It was a good cat.") < 3 < 16 < grade(hard)


def test_the_ease_tells_hard_text_from_easy():
    hard = (
        "Las intervenciones farmacoterapéuticas inmunomoduladoras requieren evaluaciones multidisciplinarias."
    )
    assert ease("El gato come pan. La casa es azul.") > 90 > 30 > ease(hard)


def test_the_formulas_give_what_is_worked_out_by_hand():
    assert grade("The doctor gives medicine.") == pytest.approx(0.39 * 4 + 11.8 * 7 / 4 - 15.59)
    assert ease("El médico da medicinas.") == pytest.approx(206.84 - 60 * 9 / 4 - 1.02 * 4)


def test_an_item_of_a_list_and_a_lead_in_are_sentences():
    assert grade("You may have:\na fever\nchills") == grade("You may have. A fever. Chills.")


@pytest.mark.parametrize("measure", [grade, ease])
def test_what_is_left_out_counts_for_nothing(measure):
    names = ("pembrolizumab", "axicabtagene ciloleucel", "Keytruda")
    named = "The nurse gives Pembrolizumab (Keytruda) or axicabtagene ciloleucel slowly."
    assert measure(named, names) == measure("The nurse gives or slowly.") != measure(named)


def test_a_name_inside_a_word_or_a_longer_name_is_not_left_out():
    assert grade("He got trastuzumab.", ["trastu"]) == grade("He got trastuzumab.")
    assert grade("He got interferon alfa-2b.", ["interferon alfa", "interferon alfa-2b"]) == grade("He got.")


def test_a_sentence_of_nothing_but_names_is_not_counted():
    assert grade("You get one of these:\nKeytruda\nOpdivo", ["keytruda", "opdivo"]) == grade(
        "You get one of these"
    )


@pytest.mark.parametrize("empty", ["", "  \n", "3 + 4 = 7.", "Keytruda."])
def test_a_text_without_words_is_the_easiest(empty):
    assert grade(empty, ["Keytruda"]) == 0
    assert ease(empty, ["Keytruda"]) == 100


@pytest.mark.parametrize(
    ("word", "number"),
    [("skin", 1), ("care", 1), ("treated", 2), ("stopped", 1), ("little", 2), ("immune", 2), ("cancer", 2)],
)
def test_english_syllables_are_counted(word, number):
    assert english_syllables(word) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("piel", 1),
        ("cáncer", 2),
        ("quimioterapia", 5),
        ("guía", 2),
        ("médico", 3),
        ("reacción", 3),
        ("cuidado", 3),
    ],
)
def test_spanish_syllables_are_counted(word, number):
    assert spanish_syllables(word) == number
