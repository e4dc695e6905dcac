"""How easily a text reads: the formula by hand, syllables as Dutch is spelled, and what a writer can mend."""

from __future__ import annotations

import pytest

from poortgenoot.discussions.readability import LEAST_WORDS, Ease, read, split, syllables

EASY = "Je wilt weer aan het werk. Dat is fijn. We kijken wat je nu al kunt. Je begint klein. " * 3
HARD = (
    "Indien de belastbaarheid van betrokkene conform de vigerende verzekeringsgeneeskundige protocollen onvoldoende is "
    "vastgesteld, dient middels een multidisciplinaire evaluatie van de arbeidsmogelijkheden een vervolgtraject te "
    "worden geformuleerd waarin participatiebevorderende interventies worden gefaciliteerd."
)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("werk", 1),
        ("open", 2),
        ("uur", 1),
        ("fietsen", 2),
        ("sneeuw", 1),
        ("nieuw", 1),
        ("draaien", 2),
        ("mooi", 1),
        ("zij", 1),
        ("buiten", 2),
        ("oudere", 3),
        ("geïnd", 2),
        ("reünie", 3),
        ("coördinatie", 5),
        ("werkgever", 3),
        ("bedrijfsarts", 3),
        ("verzekeringsarts", 5),
        ("arbeidsdeskundige", 6),
        ("re-integratie", 5),
        ("ziek", 1),
        ("hm", 1),
    ],
)
def test_syllables_are_counted_as_dutch_is_spelled(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_score_is_douma_by_hand() -> None:
    """Thirty words of two syllables each in three sentences: 206.84 - 0.93 x 10 - 77 x 2 = 43.54."""
    text = " ".join(["Werken " + "lopen " * 8 + "zitten."] * 3)
    found = read(text)
    assert (found.words, found.words_a_sentence, found.score) == (30, 10.0, 44)
    assert found.ease is Ease.HARD


def test_plain_words_read_easily_and_those_of_a_letter_do_not() -> None:
    assert read(EASY).ease is Ease.EASY
    assert read(HARD).ease is Ease.HARD
    assert read(HARD).score == 0


def test_of_a_few_words_nothing_is_said() -> None:
    assert read("Je begint klein.").ease is Ease.TOO_SHORT
    assert read("").score is None
    assert read("werk " * (LEAST_WORDS - 1)).score is None


def test_long_sentences_and_difficult_words_are_named() -> None:
    found = read(f"{HARD} Dat is kort.")
    assert found.long == (HARD,)
    assert found.hard[0].word == "Indien"
    assert found.hard[0].plainer == "als"
    assert not read(EASY).long
    assert not read(EASY).hard


def test_a_point_inside_a_sentence_ends_none() -> None:
    assert len(split("Doe het rustig aan, bijv. met pauzes. Daarna meer.")) == 2
    assert len(split("- eerst rust\n- dan uren")) == 2
    assert len(split("Gaat het? Ja! Mooi…")) == 3
