"""The shapes in which an employer is named: a legal form, a trade, a kind of firm, "werkt bij". Pure."""

from __future__ import annotations

import re

from poortgenoot.guard.rules.firm_names import CAP, LINK, NAME
from poortgenoot.guard.wordlists import either, words

LEGAL = re.compile(
    rf"(?<![\w])(?P<name>{CAP}(?:[ ](?:{LINK}|{CAP})){{0,5}}?[ ](?:B\.?V\.?|N\.?V\.?|BV|NV|VOF|V\.?O\.?F\.?|C\.V\.|GmbH|Ltd\.?|Inc\.?|BVBA|S\.A\.|(?:&|en)[ ]?(?:Zn\.?|Zonen|Zoon|Co\.?|Partners|Dochters)))(?!\w)"
)
TRADES = either(words("trades.txt"))
TRADE = re.compile(
    rf"(?<![\w])(?P<name>(?:(?:[A-Z]\.){{1,3}}[ ]?)?{CAP}(?:[ ](?:{LINK}|{CAP})){{0,3}}?[ \-]{TRADES}|(?:[A-Z]\.){{1,3}}[ ]?{TRADES})(?!\w)"
)
KINDS = (
    r"(?:aannemers?(?:bedrijf|combinatie)?|fa\.|sociale werkvoorziening|"
    rf"{either(words('firm_kinds.txt'))}|[a-zà-ÿ\-]{{3,}}{either(words('firm_endings.txt'))})"
)
NOT_KIND = r"(?!(?:hoofd|arbo|politie|uwv|advies|jobcoach|reïntegratie|re-integratie|re-?integratie)(?:kantoor|bureau)|rechtbank|voedselbank|bloedbank|arbeidsmarkt|vacaturebank|databank)"
KIND_NAME = re.compile(
    rf"(?<![\w\-]){NOT_KIND}(?:{KINDS}|(?P<kind>(?:{KINDS.replace('aannemers', '[Aa]annemers', 1)})))[ ](?:genaamd[ ]|heet[ ])?[\"“'‘]?(?P<name>(?:De |Het |'t |Van )?{NAME})"
)
BIG_KIND = re.compile(
    rf"(?<![\w\-])(?P<name>(?:Aannemersbedrijf|Aannemer|Bouwbedrijf|Transportbedrijf|Slagerij|Bakkerij|Restaurant|Brasserie|Hotel|Café|Cafetaria|Pizzeria|Autobedrijf|Garage|Kapsalon|Kwekerij|Rederij|Firma|Boerderij|Manege|Zorgboerderij|Drukkerij|Uitzendbureau|Tuincentrum|Boekhandel|Camping|Museum|Theater|Brouwerij|Scheepswerf|Woningcorporatie|Schildersbedrijf|Installatiebedrijf|Schoonmaakbedrijf|Hoveniersbedrijf|Loonbedrijf|Steenfabriek|Machinefabriek|[A-Z][a-z]+(?:bedrijf|fabriek|handel|centrale|kwekerij|slachterij|werf))\s(?:de |het |van |'t |van de |van der )?{NAME})"
)
ROYAL = re.compile(
    rf"(?<![\w\-])(?P<name>(?:Royal|Koninklijke|Kon\.|VvE|Firma|Fa\.)[ ](?:de |van |van de |van der )?{NAME})"
)
WORKS = re.compile(
    rf"\b(?i:werk(?:t|te|en|ten|zaam)?|gewerkt|werkt hij|werkt zij|werkt ze|dienst(?:verband)?|baan|slag|functie|contract|gestart|begonnen|start|stage|aangenomen|gedetacheerd|ingeleend|solliciteerde?|sollicitatie|proefplaatsing|plek|werkplek|uitzendkracht|loopt|jobs?|[a-zà-ÿ\-]{{3,}}(?:er|ster|eur|euse|ist|iste|man|kracht|monteur|kundige|arts|ant|ante|teur|trice|chauffeur|planner|operator|engineer|assistent|assistente|docent|coördinator|receptionist|technicus|specialist|hulp|kok|kelner|manager|agent))"
    rf"(?:\s(?:nu|al|sinds|ruim|ook|weer|vast|tijdelijk|fulltime|parttime|via|als|in|op|de|het|een|{{0}}\d+|jaar|uur|[a-zà-ÿ]{{3,}}(?:er|ster|eur|ist|man|kracht|monteur|kundige|chauffeur|afdeling))){{0,5}}\s(?:bij|voor)\s(?:de\s|het\s|firma\s|'t\s)?(?P<name>{NAME})".replace(
        "{0}", ""
    )
)
GENERIC_AT = re.compile(
    rf"\b(?:werkgever|bedrijf|onderneming|organisatie|opdrachtgever|inlener|uitlener|ex-werkgever|oud-werkgever|eigenrisicodrager|klant)\s?(?:is|heet|was|:|,|\(|genaamd|in casu|te weten)\s?(?:de |het )?(?P<name>{NAME})"
)
NAMED = re.compile(
    r"(?<![\w\-])(?P<kind>[a-zà-ÿ\-]{4,})\s[\"“'‘]?(?P<name>(?:De|Het|'t)\s[A-ZÀ-Ý][\wÀ-ɏ'’\-]+(?:\s[A-ZÀ-Ý][\wÀ-ɏ'’\-]+)?)"
)
