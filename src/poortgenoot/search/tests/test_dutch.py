"""Sentences about Dutch: what must find what. No database."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poortgenoot.search.analyser.compounds import parts
from poortgenoot.search.analyser.folding import fold, words
from poortgenoot.search.analyser.stemming import family, stem
from poortgenoot.search.dutch import occurrences, understand


def finds(query: str, text: str) -> bool:
    """Whether every unit of the query has an answer in the text."""
    kept = {occurrence.lexeme for occurrence in occurrences(text)}
    units = understand(query).units
    return bool(units) and all(any(v.lexeme in kept for v in unit.variants) for unit in units)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("loonsancties", "loonsanctie"),
        ("bedrijfsartsen", "bedrijfsarts"),
        ("mogelijkheden", "mogelijkheid"),
        ("gesprekken", "gesprek"),
        ("werkgevers", "werkgever"),
        ("collega's", "collega"),
        ("gewerkt", "werken"),
        ("liep", "lopen"),
        ("opgebouwd", "opbouwen"),
        ("uitgevallen", "uitvallen"),
        ("beoordeeld", "beoordelen"),
        ("zieke", "ziek"),
        ("psychische", "psychisch"),
        ("gere-integreerd", "re-integreren"),
        ("arbeidsongeschikten", "arbeidsongeschikt"),
        ("patiënten", "patient"),
        ("Coördinatoren", "coordinator"),
    ],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    first, second = ([stem(word.folded) for word in words(text)] for text in (one, other))
    assert first == second


@pytest.mark.parametrize("word", ["begeleider", "begeleiding", "begeleiden", "begeleid"])
def test_derivations_are_one_family(word: str) -> None:
    assert family(word) == "begeleid"


@pytest.mark.parametrize(
    ("compound", "cut"),
    [
        ("arbeidsbelastbaarheid", ("arbeid", "belastbaarheid")),
        ("bedrijfsarts", ("bedrijf", "arts")),
        ("loonsancties", ("loon", "sancties")),
        ("vermoeidheidsklachten", ("vermoeidheid", "klachten")),
        ("taakdelegatie", ("taak", "delegatie")),
        ("overleg", ()),
        ("uitkering", ()),
        ("verzekering", ()),
        ("mogelijkheden", ()),
        ("begeleiding", ()),
    ],
)
def test_a_compound_is_cut_and_one_word_is_left_whole(compound: str, cut: tuple[str, ...]) -> None:
    assert parts(compound) == cut


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("belastbaarheid", "Haar arbeidsbelastbaarheid is beperkt."),
        ("arbeidsbelastbaarheid", "Haar belastbaarheid is beperkt."),
        ("bedrijfsarts", "Twee bedrijfsartsen oordelen anders."),
        ("sanctie", "UWV legt loonsancties op."),
        ("BA", "De bedrijfsarts belde."),
        ("bedrijfsarts", "De BA belde."),
        ("va", "Wat de verzekeringsarts vroeg."),
        ("FML", "De functionele mogelijkhedenlijst is van vorig jaar."),
        ("functionele mogelijkhedenlijst", "De FML is van vorig jaar."),
        ("pva", "Samen een plan van aanpak maken."),
        ("plan van aanpak", "Het PvA staat klaar."),
        ("gbm", "Zij heeft geen benutbare mogelijkheden."),
        ("niet-aangeboren hersenletsel", "Werken met NAH."),
        ("tweede spoor", "Wanneer begin je met spoor 2?"),
        ("spoor 2", "Wanneer begin je met het tweede spoor?"),
        ("ziek gemeld", "Hij is in maart uitgevallen."),
        ("werkhervatting", "De re-integratie loopt vast."),
        ("WIA-aanvraag", "De aanvraag voor de WIA ging mis."),
        ("sorensen", "Ingrid Sørensen, bedrijfsarts"),
        ("ozdemir", "Emine Özdemir"),
        ("reintegratie", "Re-integratie na kanker"),
        ("reïntegratie", "Re-integratie na kanker"),
    ],
)
def test_a_query_finds_a_text_that_says_it_otherwise(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("deskundigenoordeel", "Wat moet ik do ermee"),
        ("bedrijfsarts", "Het smaakt naar bah"),
        ("kanker", "Een vraag over spoor 2"),
        ("fml", "Een lijst van taken"),
    ],
)
def test_what_only_looks_alike_is_not_found(query: str, text: str) -> None:
    assert not finds(query, text)


def test_a_word_says_more_than_its_parts() -> None:
    (unit,) = understand("arbeidsbelastbaarheid").units
    shares = {variant.lexeme: variant.share for variant in unit.variants}
    assert shares["arbeidsbelastbaarheid"] > shares["belastbaarheid"] > shares["arbeid"]


def test_small_words_count_only_when_there_is_nothing_else() -> None:
    assert [unit.written for unit in understand("wat doe je bij kanker").units] == ["kanker"]
    assert [unit.written for unit in understand("wat").units] == ["wat"]


def test_quotes_ask_for_these_words_in_this_order() -> None:
    assert understand('zij schreef "uren eerst"').phrases == (("uur", "eerst"),)


def test_places_of_words_are_those_of_the_text() -> None:
    text = "Één cliënt, re-integratie: auto's."
    shown = [text[word.start : word.end] for word in words(text)]
    assert shown == ["Één", "cliënt", "re-integratie", "auto's"]


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_no_text_raises_and_the_same_text_gives_the_same_answer(text: str) -> None:
    assert list(occurrences(text)) == list(occurrences(text))
    assert understand(text) == understand(text)
    assert fold(fold(text)) == fold(fold(text))


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=30))
@settings(max_examples=200, deadline=None)
def test_a_word_finds_the_text_with_that_very_word(word: str) -> None:
    if not list(words(word)):
        return
    assert finds(word, f"Iemand vroeg naar {word} en kreeg antwoord.")
