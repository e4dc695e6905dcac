"""Details in disguise: spread, spelled, in look-alike letters, with signs that do not show."""

from __future__ import annotations

import pytest

from poortgenoot.guard.tests.conftest import Found

HIDDEN = [
    ("bsn", "Haar nummer: 1 1 1 2 2 2 3 3 3."),
    ("bsn", "bsn een een een twee twee twee drie drie drie"),
    ("bsn", "Haar bsn is １１１２２２３３３."),
    ("bsn", "Haar bsn is 111\u200b222\u200b333."),
    ("bsn", "111.222\n.333 staat op de brief"),
    ("phone", "Bel 0 6 1 2 3 4 5 6 7 8."),
    ("phone", "bel nul zes twaalf vierendertig zesenvijftig achtenzeventig"),
    ("phone", "O6-l2345678 is het nummer"),
    ("email", "naam apenstaartje bedrijf punt nl"),
    ("email", "naam [at] bedrijf [dot] nl"),
    ("email", "naam＠bedrijf.nl"),
    ("email", "j a n @ b e d r i j f . n l"),
    ("url", "kijk op bedrijf punt nl"),
    ("person", "Ik sprak J a n s e n gisteren."),
    ("person", "Ik sprak Fаtima gisteren."),
    ("person", "Ik sprak J@nsen gisteren."),
    ("person", "Ik sprak Fati\u200bma gisteren."),
    ("birthdate", "geboren twaalf maart negentienvierenzeventig"),
    ("age", "een man van zevenenveertig met pijn"),
    ("iban", "N L 9 1 A B N A 0 4 1 7 1 6 4 3 0 0"),
    ("postcode", "Hij woont in 6 7 1 1 A B."),
    ("email", "jan apenstaart gmail"),
    ("email", "jan at gmail punt com"),
    ("address", "Hij woont Kerkstraat honderdtwaalf."),
    ("address", "Zij woont in de K e r k s t r a a t 12."),
    ("birthdate", "geboren de twaalfde van de derde 1974"),
    ("phone", "bel nul-zes-een-twee-drie-vier-vijf-zes-zeven-acht"),
    ("plate", "hij rijdt met k b 1 2 x z rond"),
    ("person", "Ik sprak \u037fansen gisteren."),
]


@pytest.mark.parametrize(("kind", "text"), HIDDEN)
def test_a_disguise_does_not_help(found: Found, kind: str, text: str) -> None:
    assert kind in [one for one, _ in found(text)]


def test_a_finding_in_disguise_points_at_what_was_written(found: Found) -> None:
    text = "Ik sprak P i e t e r en Fa\u200btima."
    assert found(text) == [("person", "P i e t e r"), ("person", "Fa\u200btima")]
