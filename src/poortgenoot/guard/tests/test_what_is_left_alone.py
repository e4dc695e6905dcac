"""Texts that give nobody away, full of what looks like it: diseases and methods named after people, laws, weeks."""

from __future__ import annotations

import pytest

from poortgenoot.guard.tests.conftest import Found

CLEAN = [
    "Najaarscongres 2026: daar hoorde ik hoe haar Re-integratieproces 2 jaar kan duren.",
    "Ik zit met een vraag over een medewerker met chronische pijn. Hoe bouw je uren op?",
    "We gebruiken de methode van Hendriksen en de vragenlijst van Karasek.",
    "Parkinson, Crohn en MS komen allemaal voor op de afdeling.",
    "Wie heeft ervaring met de ziekte van Ménière en werken op hoogte?",
    "De BOB-methode, Balint-intervisie, Socratisch gesprek, de roddelmethode: wat werkt?",
    "De wit te verwachten uitslag was normaal. Best lastig, want de bakker om de hoek kent haar.",
    "Leek mij niet verstandig. Goes niet.",
    "Zie artikel 7:658a BW en de Wet van 29 november 2001. PMID 12345678.",
    "UWV heeft op 1 januari 2024 de richtlijn gewijzigd.",
    "Na een WIA-beslissing volgt een WIA-beoordeling volgens het BAR-instrument. Daarin stond niets nieuws.",
    "Een opbouw van drie keer een uur, na een nacht van drie uur slaap.",
    "Ik trek liever een deken over me heen dan dat ik dit gesprek voer.",
    "Zij wil zelf in de buurt blijven, in de streek waar ze werkt.",
    "Zijn er AD's die met de RIV-toets werken? En VA's?",
    "Meneer X werkt bij werkgever Y en mevrouw X ook.",
    "Week 12, 24 uur per week, schaal 8, 60 procent loonwaarde, cijfer 7,5.",
    "Er zijn kinderen bij betrokken en een zieke ouder.",
    "Hij werkt twintig jaar in hetzelfde vak, waarvan vijf jaar met klachten.",
    "De casemanager, de bedrijfsarts en de arbeidsdeskundige zijn het oneens over spoor 2.",
    "Volgens Karasek (1979) doet regelruimte ertoe.",
    "Zij komt uit het oosten van het land en werkt in een stad in het westen.",
    "Eind veertig, begin 2025, in het voorjaar: zo schrijf je het op.",
    "Hoe leg ik de FML uit aan de werkgever zonder de diagnose te noemen?",
    "Mevrouw heeft een burn-out. Meneer is het daar niet mee eens.",
    "Groot verschil met vorig jaar is dat de werkgever nu zelf belt.",
    "VA en BA spreken elkaar niet, de AD zit ertussen en HR wacht.",
    "De CM belde de BA, die weer de POH belde.",
    "In de mail van HR. Hoeveel mag HR eigenlijk doorsturen?",
    "Moeder worden en werken: wat zijn de regels? Vader en moeder kunnen ieder verlof opnemen.",
    "Werknemer A. en werknemer B. krijgen hetzelfde advies.",
    "Vitamine B12 en D. Verder niets.",
    "De afdeling Inkoop vraagt om een planning.",
    "Niemand kende de Cohen-schaal en de Lasègue-test.",
    "Frans en Duits leren is ook re-integreren.",
    "Het noorden heeft minder verzekeringsartsen dan het westen.",
    "De AOW-leeftijd is 67 jaar en drie maanden.",
    "Hij liep de straat uit; het pad naar herstel is krom. We staan op een kruispunt.",
    "Jong beginnen, storm in het hoofd, vos en haas in de tuin: bloemen uit de lente.",
    "Contacteczeem bij een kapper\nHanden open, handschoenen helpen niet.",
    "Kies **Afgehandeld** en lees daarna de **Huisregels**.",
    "| **Laat staan** | de tekst blijft |",
    "Koos je niets, dan zien anderen de tekst.",
    "Er is meer op één installatie. De gastheer zorgt ervoor.",
    "Ze zit meestal thuis en gaat in Teams met de jobcoach in gesprek.",
    "Wit is op orde, Zwart is risico. Is dit dossier Groen of Rood?",
    "Kies ik voor Rust of voor Ritme? Ik wil nu gewoon Werken, zegt hij.",
    "Hij wil naar de Bouw terug, onder een strenge maar eerlijke Meester.",
    "Volgens Jan Modaal is het hetzelfde. De Roos van Leary helpt niet.",
    "Art. 29a ZW geldt, en de Jeugdwet, de Wlz en de Zvw.",
    "De Boer op, dat is mijn motto bij Spoor 2.",
    "De literatuur (Blonk, Van der Klink) zegt iets anders.",
    "Hij spreekt Engels, Duits en Frans.",
    "Advies: plek bij het Raam. De Zorg vraagt veel, De Bouw ook.",
    "De afdeling Schade is druk. Het gaat om een Leerkracht Groep 5.",
    "Baas durft geen vragen te stellen.",
    "Is er een overzicht van wat per 1 januari verandert?",
    "Rooster: vroeg 6-14, laat 14-22, nacht 22-6.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_a_text_that_gives_nobody_away_is_left_alone(found: Found, text: str) -> None:
    assert found(text) == []


def test_where_somebody_comes_from_is_a_place_and_no_name(found: Found) -> None:
    assert found("De betrokkene uit Raalte valt uit.") == [("place", "Raalte")]
