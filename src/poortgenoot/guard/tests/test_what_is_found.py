"""Details as these professions write them, each with the kind that it is and the smallest words that tell it."""

from __future__ import annotations

import pytest

from poortgenoot.guard.tests.conftest import Found

DETAILS = [
    ("Mw. J. meldt zich ziek.", "person", "J."),
    ("Dhr. v.d. B. wil niet terug.", "person", "v.d. B."),
    ("Ik sprak mevrouw el Khattabi gisteren.", "person", "el Khattabi"),
    ("mevrouw de groot belt dat zij niet komt", "person", "de groot"),
    ("dhr jansen ook niet", "person", "jansen"),
    ("Mijn collega S. de Bruin van HR belde.", "person", "S. de Bruin"),
    ("Fatima's klachten nemen toe.", "person", "Fatima"),
    ("Het gaat om Henk-Jan Brouwer, buschauffeur.", "person", "Henk-Jan Brouwer"),
    ("Op verzoek van teamleider Chantal de Wit-Peters.", "person", "Chantal de Wit-Peters"),
    ("Ik hoorde het van Kowalczyk zelf.", "person", "Kowalczyk"),
    ("Graag jullie mening.\nGroet, Marloes", "person", "Marloes"),
    ("Onze jobcoach Bo vindt van niet.", "person", "Bo"),
    ("Ömer wil weer aan het werk.", "person", "Ömer"),
    ("Hr. Janssens belde.", "person", "Janssens"),
    ("Aanwezig: A. Bos, B. Vos en C. de Mos", "person", "C. de Mos"),
    ("Dhr. van 't Hof wil niet.", "person", "van 't Hof"),
    ("volgens ahmed klopt dat", "person", "ahmed"),
    ("Zijn vrouw Thi Mai belt.", "person", "Thi Mai"),
    ("Haar bsn is 111222333.", "bsn", "111222333"),
    ("bsn: 1112 22 333", "bsn", "1112 22 333"),
    ("Bereikbaar op 06-83 11 29 40.", "phone", "06-83 11 29 40"),
    ("Bel (0314) 34 56 78 na tienen.", "phone", "(0314) 34 56 78"),
    ("Bel +31 6 83112940.", "phone", "+31 6 83112940"),
    ("Mail j.jansen@voorbeeld.nl even.", "email", "j.jansen@voorbeeld.nl"),
    ("Kijk op www.voorbeeld.nl/jan voor meer.", "url", "www.voorbeeld.nl/jan"),
    ("Zij heet @suus_en_de_pijn op internet.", "url", "@suus_en_de_pijn"),
    ("Hij woont aan de Kastanjelaan 14.", "address", "Kastanjelaan 14"),
    ("Postbus 123 in het dossier.", "address", "Postbus 123"),
    ("Korte Dijk 12, boven de bakker.", "address", "Korte Dijk 12"),
    ("Mevrouw Van Dijk 12 uur laten beginnen?", "person", "Van Dijk"),
    ("Bouwt Van der Weg 3 weken later op?", "person", "Van der Weg"),
    ("Zijn postcode is 6711 AB.", "postcode", "6711 AB"),
    ("Cliënte (geb. 04-05-1979) wil weer.", "birthdate", "04-05-1979"),
    ("Geboren op 3 maart 1981 en alleenstaand.", "birthdate", "3 maart 1981"),
    ("Over te maken op NL91 ABNA 0417 1643 00.", "iban", "NL91 ABNA 0417 1643 00"),
    ("Zijn auto, kenteken 12-XYZ-3, staat er.", "plate", "12-XYZ-3"),
    ("BIG-nummer 49901234501.", "number", "49901234501"),
    ("Haar personeelsnummer is 45882.", "number", "45882"),
    ("Dossiernummer 2024-00834.", "number", "2024-00834"),
    ("Hij werkt bij Albert Heijn.", "employer", "Albert Heijn"),
    ("Hij werkt als lasser bij Damen.", "employer", "Damen"),
    ("Zij zit bij Jansen Bouw BV thuis.", "employer", "Jansen Bouw BV"),
    ("Hij is loodsmedewerker bij Nedschroef.", "employer", "Nedschroef"),
    ("Zij ligt in het LUMC.", "institution", "LUMC"),
    ("Zij is juf op basisschool De Klimop.", "institution", "De Klimop"),
    ("Hij woont in Doetinchem.", "place", "Doetinchem"),
    ("Er is een vacature in Goes.", "place", "Goes"),
    ("Hij komt uit Leek.", "place", "Leek"),
    ("Zij komt uit de Achterhoek.", "place", "Achterhoek"),
    ("Hij staat elke dag vast op de A15.", "place", "A15"),
    ("Op 17 juni had hij een ongeval.", "date", "17 juni"),
    ("Sinds maart 2023 heeft hij rugklachten.", "date", "maart 2023"),
    ("Het spreekuur is 12/9 om 10.00 uur.", "date", "12/9"),
    ("Een man van 47 met rugklachten.", "age", "47"),
    ("Een 47-jarige chauffeur valt uit.", "age", "47-jarige"),
    ("Zij is in 1971 geboren.", "age", "1971"),
    ("Haar man is overleden.", "family", "man"),
    ("zn vrouw is net bevallen", "family", "vrouw"),
    ("Zij heeft drie kinderen thuis.", "family", "kinderen"),
    ("Hij is de enige imker van het bedrijf.", "unique_job", "de enige imker"),
    ("Hij is burgemeester van een kleine plaats.", "unique_job", "burgemeester"),
    ("Zij heeft de ziekte van Huntington.", "rare_diagnosis", "Huntington"),
    ("Hij heeft ALS sinds een jaar.", "rare_diagnosis", "ALS"),
    ("Zij heeft taaislijmziekte.", "rare_diagnosis", "taaislijmziekte"),
    ("Kort: JW belde, hij wil stoppen.", "person", "JW"),
    ("Dat is de afspraak met GJ van vorige week.", "person", "GJ"),
    ("Kort gezegd: FH belde net.", "person", "FH"),
    ("Ik ben bij A. thuis geweest.", "person", "A."),
    ("H. van het wijkteam belt terug.", "person", "H."),
    ("Volgens Bo is er niets aan de hand.", "person", "Bo"),
    ("Hij hoorde het van meester Dijkgraaf.", "person", "Dijkgraaf"),
    ("Zij woont aan de Kerkweg en gaat lopend.", "address", "Kerkweg"),
    ("De winkel zit in de Dorpsstraat naast de bakker.", "address", "Dorpsstraat"),
    ("Zijn kamer is aan de Laan van Meerdervoort.", "address", "Laan van Meerdervoort"),
    ("Zij woont in de dorpsstraat bij haar zus.", "address", "dorpsstraat"),
    ("Adres: Molenstraat, tweede verdieping.", "address", "Molenstraat"),
    ("Daarna langs de Kanaaldijk Noord gereden.", "address", "Kanaaldijk Noord"),
    ("Woonplaats: Leek", "place", "Leek"),
    ("Het is 03-05 gemeld.", "date", "03-05"),
    ("Zij is van 1968.", "age", "1968"),
    ("Zestigers genoeg. Drieënzestig, lasser, versleten longen.", "age", "Drieënzestig"),
    ("Hij werkt op de werf van Royal Bodewes.", "employer", "Royal Bodewes"),
    ("Op Urk werkt hij op de vloot.", "place", "Urk"),
    ("Ze werkt in het filiaal Haarlem-Noord.", "place", "Haarlem-Noord"),
    ("Ze woont op een park in Maasdijk.", "place", "Maasdijk"),
    ("Overleden op Eerste Kerstdag 2022.", "date", "Eerste Kerstdag 2022"),
    ("Hij is ambtenaar. 44, gescheiden.", "age", "44"),
    ("Zij werkt met een kind van 9 maanden.", "age", "9 maanden"),
    ("Zij wordt behandeld in het Radboud.", "institution", "Radboud"),
    ("Hij werkt in de keuken van verpleeghuis De Elzenhof.", "institution", "De Elzenhof"),
    ("Hij staat ingeschreven bij Randstad.", "employer", "Randstad"),
    ("Nu bij J.P. Schilderwerken, als voorman.", "employer", "J.P. Schilderwerken"),
]


@pytest.mark.parametrize(("text", "kind", "words"), DETAILS, ids=[text[:40] for text, _, _ in DETAILS])
def test_a_detail_is_found_for_what_it_is(found: Found, text: str, kind: str, words: str) -> None:
    assert (kind, words) in found(text)


def test_a_town_behind_an_employer_is_a_detail_of_its_own(found: Found) -> None:
    assert found("Hij werkt bij Boskalis in Papendrecht.") == [("employer", "Boskalis"), ("place", "Papendrecht")]


def test_a_name_inside_a_mail_address_is_part_of_the_address(found: Found) -> None:
    assert found("Mail fatima.yilmaz@voorbeeld.nl maar.") == [("email", "fatima.yilmaz@voorbeeld.nl")]


def test_nine_digits_that_fail_the_elfproef_still_stand_for_somebody(found: Found) -> None:
    assert found("Cliëntnummer 123456789 is bekend.") == [("number", "123456789")]


def test_both_people_behind_one_title_are_found(found: Found) -> None:
    assert found("Dr. Haverkort en Timmer denken aan epilepsie.") == [("person", "Haverkort"), ("person", "Timmer")]


def test_a_name_once_given_is_a_name_the_next_time(found: Found) -> None:
    assert found("Collega Groen belde. Morgen komt Groen weer.") == [("person", "Groen"), ("person", "Groen")]
