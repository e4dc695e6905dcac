"""Words around a name that say so, and words that say it is none. Pure."""

from __future__ import annotations

import re

TITLE = re.compile(
    r"(?:^|[^\w])(?:mw|mevr|mevrouw|mv|hr(?=\.)|dhr|de heer|heer|heren|meneer|mijnheer|mej|mejuffrouw|juffrouw|juf|drs?|prof|professor|mr|ir|ing|dokter|doctor|zuster|broeder|pastor|dominee|ds|imam|oom|tante|opa|oma|familie|fam|echtpaar|weduwe|agent|brigadier|sergeant|majoor|kolonel|msc|dr)(?:\.|\s|\.\s|\s?\(?(?:drs?|ir|mr|ing|prof)\.?\s)*\s*$",
    re.I,
)
TITLES = frozenset(
    [
        "mw",
        "hr",
        "mevr",
        "mevrouw",
        "mv",
        "dhr",
        "heer",
        "heren",
        "meneer",
        "mijnheer",
        "mej",
        "mejuffrouw",
        "juffrouw",
        "juf",
        "dr",
        "drs",
        "prof",
        "professor",
        "mr",
        "ir",
        "ing",
        "dokter",
        "doctor",
        "zuster",
        "broeder",
        "pastor",
        "dominee",
        "ds",
        "imam",
        "oom",
        "tante",
        "opa",
        "oma",
        "familie",
        "fam",
        "echtpaar",
        "weduwe",
        "agent",
        "brigadier",
        "sergeant",
        "majoor",
        "kolonel",
        "msc",
    ]
)
ROLES = r"cli[eë]nte?|(?:werkn|wn|cl|clt|pt|pat)\.?|werknemer|werkneemster|medewerker|medewerkster|collega(?:'s)?|leidinggevende|teamleider|teamleidster|teammanager|manager|directeur|directrice|eigenaar|eigenaresse|bedrijfsarts|verzekeringsarts|arboarts|arts|huisarts|arbeidsdeskundige|ad|ba|va|casemanager|casemanagers|jobcoach|psycholoog|psychologe|fysiotherapeut|fysio|therapeut|therapeute|specialist|neuroloog|psychiater|internist|oncoloog|cardioloog|reumatoloog|revalidatiearts|chirurg|orthopeed|coach|begeleider|begeleidster|consulent|consulente|hr-?adviseur|adviseur|p&o'er|hr|zoon|dochter|zoontje|dochtertje|man|vrouw|partner|moeder|vader|broer|zus|zusje|vriend|vriendin|pati[eë]nte?|kandidaat|kandidate|deelnemer|deelneemster|betrokkene|stagiaire?|mentor|chef|baas|ploegleider|voorman|advocaat|advocate|buurman|buurvrouw|secretaresse|assistente?|praktijkondersteuner|poh|verpleegkundige|echtgenoo?te?|neef|nicht|oom|tante|ex|ex-man|ex-vrouw|schoonzus|zwager|opdrachtgever|aanvrager|verzekerde|lid|kennis|mediator|bemiddelaar|loopbaancoach|contactpersoon|docente?|leraar|stiefzoon|stiefdochter|rector|schipper|tolk"
ROLE = re.compile(rf"\b(?:{ROLES})(?:\s(?:genaamd|heet|te weten|namelijk|is|van ons|hier|zelf))?\s?[,:(]?\s?$", re.I)
CALLED = re.compile(
    r"\b(?:genaamd|heet|heette|noem ik|noemen we|naam(?: is|\s?:)?|naam van\s\w+ is|voornaam\s?(?:is|:)?|achternaam\s?(?:is|:)?|roepnaam\s?(?:is|:)?|aldus|namens|t\.a\.v\.|tav|ter attentie van|ondertekend(?: door)?|getekend|w\.g\.|contactpersoon(?: is|:)?|opgesteld door|geschreven door|behandeld door|overleg met|gesproken met|gesprek met|gebeld met|belde met|gemaild met|sprak(?: ik)?(?: gisteren| vandaag)?|besproken met|verwijzing van|verwezen door|beoordeeld door|brief van|mail van|telefoontje van|bericht van|ik ben|mijn naam is|betreft|inzake|betr|re|van|aan|cc|bcc|from|to|deelnemers|aanwezig|afwezig|notulist|afzender|verzonden door|doorgestuurd door)\s?[:.]?\s?$",
    re.I,
)
HEADER = re.compile(
    r"(?:^|\n)\s*>?\s*(?:van|aan|cc|bcc|from|to|naam|betreft|inzake|t\.a\.v\.?|tav|cli[eë]nt|werknemer|patiënt|medewerker|auteur|opgesteld door|verslag|contactpersoon|afzender|deelnemers|aanwezig|bedrijfsarts|leidinggevende|casemanager|huisarts)\s?:\s*(?:(?:dhr|mw|mevr|dr|drs)\.?\s)?$",
    re.I,
)
GREETING = re.compile(
    r"(?:^|[\n.!?>\"]\s*)(?:beste|hoi|hallo|dag|geachte|lieve|hi|hey|hee|hé|goedemorgen|goedemiddag|goedenavond|goedendag|heej|yo|dear|hallo beste|geacht)\s(?:(?:heer|mevrouw|collega|dokter|meneer)\s)?$",
    re.I,
)
CLOSING = re.compile(
    r"(?:groet(?:en|jes)?|mvg|m\.v\.g\.|gr|grt|grtz?|grts|hoogachtend|liefs|dank(?: alvast| je| jullie)?|bedankt|bvd|alvast dank|tot gauw|tot dan|vriendelijk|sterkte|succes|warme groet|hgr|namens ons|vr\.? ?gr)[\s,.!:\-]*$",
    re.I,
)
VERBS = frozenset(
    [
        "is",
        "was",
        "heeft",
        "had",
        "werkt",
        "werkte",
        "wil",
        "wilde",
        "kan",
        "kon",
        "moet",
        "moest",
        "mag",
        "mocht",
        "zegt",
        "zei",
        "vertelt",
        "vertelde",
        "vraagt",
        "vroeg",
        "belt",
        "belde",
        "mailt",
        "mailde",
        "komt",
        "kwam",
        "gaat",
        "ging",
        "krijgt",
        "kreeg",
        "wordt",
        "werd",
        "voelt",
        "voelde",
        "zit",
        "zat",
        "staat",
        "stond",
        "meldt",
        "meldde",
        "ervaart",
        "vindt",
        "vond",
        "denkt",
        "dacht",
        "blijft",
        "bleef",
        "lijkt",
        "leek",
        "heet",
        "doet",
        "deed",
        "begint",
        "begon",
        "geeft",
        "gaf",
        "ziet",
        "zag",
        "loopt",
        "liep",
        "slaapt",
        "huilt",
        "huilde",
        "zal",
        "zou",
        "woont",
        "woonde",
        "reageert",
        "reageerde",
        "appte",
        "appt",
        "schrijft",
        "schreef",
        "stuurt",
        "stuurde",
        "herkent",
        "valt",
        "viel",
        "hoopt",
        "durft",
        "weet",
        "wist",
        "probeert",
        "snapt",
        "begrijpt",
        "legt",
        "zoekt",
        "heeft's",
        "antwoordde",
        "adviseerde",
        "adviseert",
        "stelt",
        "stelde",
        "noemt",
        "noemde",
        "benoemt",
        "bespreekt",
        "verzuimt",
        "ligt",
        "lag",
        "houdt",
        "hield",
        "maakt",
        "maakte",
        "gebruikt",
        "slikt",
        "drinkt",
        "rijdt",
    ]
)
NEVER_FIRST = frozenset(
    "wil best mee al de den dan wel nou en an mei aan op in uit nu zo hoe dit dat die wie wat waar daar hier er hij zij ze wij we je jij u ik mijn haar zijn hun ons onze een het als of om te ten ter met bij voor na naar van tot door over onder zonder sinds per via ja nee niet geen nog ook maar toch want dus omdat toen soms vaak altijd nooit goed slecht meer minder veel weinig elk elke ieder alle beide zelf samen vandaag gisteren morgen straks eerst later daarna lang kort groot klein nieuw oud jong vrij druk rust werk team arts patiënt cliënt vraag advies casus hulp hoop dank groet lieve beste deze eens eva? even erg heel zeer haast bijna bv bijv evt ivm svp tot deel punt stap week maand jaar dag uur tijd plan doel loon geld huis kind man vrouw moeder vader vooral kan mag moet gaat is was heeft had wordt werd ben bent zou zal did don may will can has so no to go be my see kern visie missie".replace(
        "eva?", ""
    ).split()
)
EPONYM_BEFORE = re.compile(
    r"\b(?:ziektes?|syndroom|sindroom|morbus|m\.|chorea|methode|methodiek|model|test|schaal|score|index|vragenlijst|theorie|principe|piramide|matrix|cirkel|werkvorm|fractuur|contractuur|fenomeen|teken|reflex|klier|operatie|procedure|proef|effect|lijst|stappen|aanpak|leerstijlen|kwadrant\w*|kernkwaliteiten|roos|curve|wetten|fasen|boek|artikel|onderzoek|handboek|definitie|interventie|typologie|raamwerk|kader|ladder|filosofie|neurose|tendinitis|thyreo\w+|thyr\w+|lymfoom|cyste|tumor|anemie|hernia|struma|dystrofie|ataxie|aneurysma|oedeem|intelligentie|denkhoeden|inzichten|rouwmodel|driehoek|dramadriehoek|regelkring|burn-outmodel|wet|schema|schema's|g-schema's|rouwfasen|ladder)\s(?:van|volgens|naar)\s(?:de |der |den )?(?:[A-ZÀ-Ý][\wÀ-ɏ\-]+\s?(?:en|&|,|/)\s?)?$|\b(?:volgens het|model|methode)\s$"
)
EPONYM_AFTER = re.compile(
    r"^(?:['’]?s?[\s-](?:methode|methodiek|model|groep|groepen|schaal|score|test|index|vragenlijst|syndroom|ziekte|contractuur|fractuur|knie|cyste|piramide|matrix|cirkel|principe|leerstijlen|intervisie|therapie|pees|pezen|oefeningen|lijst|typologie|kwadrant|wet|effect|boekje|gesprek|overleg|casus|rollen|teamrollen|lymfoom|reflex|manoeuvre|criteria|interview|fenomeen)\b|-[a-z]{4,})",
    re.I,
)
CITATION = re.compile(
    r"^(?:\s(?:et al|e\.a\.|en (?:collega's|collegae))|,?\s?\((?:19|20)\d{2}[a-z]?(?:,|\)|;)|(?:\s(?:&|en)\s[A-ZÀ-Ý][\wÀ-ɏ\-]+(?:\set al\.?)?)?,?\s\(?(?:19|20)\d{2}[a-z]?\))"
)
PLACEHOLDER = re.compile(r"^(?:[XYxy]\.?|N\.N\.|NN|XX+|xx+|xxx+)$")
