"""Words around a name that say so, and words that say it is none. Pure."""

from __future__ import annotations

import re

from poortgenoot.guard.wordlists import words

TITLE = re.compile(
    r"(?:^|[^\w])(?:mw|mevr|mevrouw|mv|hr(?=\.)|dhr|de heer|heer|heren|meneer|mijnheer|mej|mejuffrouw|juffrouw|juf|drs?|prof|professor|mr|ir|ing|dokter|doctor|zuster|broeder|pastor|dominee|ds|imam|oom|tante|opa|oma|familie|fam|echtpaar|weduwe|meester|agent|brigadier|sergeant|majoor|kolonel|msc|dr)(?:\.|\s|\.\s|\s?\(?(?:drs?|ir|mr|ing|prof)\.?\s)*\s*$",
    re.I,
)
TITLES = words("titles.txt")
ROLES = r"cli[eë]nte?|(?:werkn|wn|cl|clt|pt|pat)\.?|werknemer|werkneemster|medewerker|medewerkster|collega(?:'s)?|leidinggevende|teamleider|teamleidster|teammanager|manager|directeur|directrice|eigenaar|eigenaresse|bedrijfsarts|verzekeringsarts|arboarts|arts|huisarts|arbeidsdeskundige|ad|ba|va|casemanager|casemanagers|jobcoach|psycholoog|psychologe|fysiotherapeut|fysio|therapeut|therapeute|specialist|neuroloog|psychiater|internist|oncoloog|cardioloog|reumatoloog|revalidatiearts|chirurg|orthopeed|coach|begeleider|begeleidster|consulent|consulente|hr-?adviseur|adviseur|p&o'er|hr|zoon|dochter|zoontje|dochtertje|man|vrouw|partner|moeder|vader|broer|zus|zusje|vriend|vriendin|pati[eë]nte?|kandidaat|kandidate|deelnemer|deelneemster|betrokkene|stagiaire?|mentor|chef|baas|ploegleider|voorman|advocaat|advocate|buurman|buurvrouw|secretaresse|assistente?|praktijkondersteuner|poh|verpleegkundige|echtgenoo?te?|neef|nicht|oom|tante|ex|ex-man|ex-vrouw|schoonzus|zwager|opdrachtgever|aanvrager|verzekerde|lid|kennis|mediator|bemiddelaar|loopbaancoach|contactpersoon|docente?|leraar|stiefzoon|stiefdochter|rector|schipper|tolk"
ROLE = re.compile(rf"\b(?:{ROLES})(?:\s(?:genaamd|heet|te weten|namelijk|is|van ons|hier|zelf))?\s?[,:(]?\s?$", re.I)
CALLED = re.compile(
    r"\b(?:genaamd|volgens|met|door|heet|heette|noem ik|noemen we|naam(?: is|\s?:)?|naam van\s\w+ is|voornaam\s?(?:is|:)?|achternaam\s?(?:is|:)?|roepnaam\s?(?:is|:)?|aldus|namens|t\.a\.v\.|tav|ter attentie van|ondertekend(?: door)?|getekend|w\.g\.|contactpersoon(?: is|:)?|opgesteld door|geschreven door|behandeld door|overleg met|gesproken met|gesprek met|gebeld met|belde met|gemaild met|sprak(?: ik)?(?: gisteren| vandaag)?|besproken met|verwijzing van|verwezen door|beoordeeld door|brief van|mail van|telefoontje van|bericht van|ik ben|mijn naam is|betreft|inzake|betr|re|van|aan|cc|bcc|from|to|deelnemers|aanwezig|afwezig|notulist|afzender|verzonden door|doorgestuurd door)\s?[:.]?\s?$",
    re.I,
)
NAMING = re.compile(
    r"\b(?:genaamd|heet|heette|noem ik|noemen we|volgens|aldus|naam(?: is|\s?:)?|(?:voor|achter|roep)naam\s?(?:is|:)?|namens|t\.a\.v\.|tav|ondertekend(?: door)?|w\.g\."
    r"|gesproken met|gesprek met|gebeld (?:met|door)|belde(?: met)?|gemaild met|mailde|sprak|besproken met|overleg met|beoordeeld door|behandeld door|telefoontje van|mijn naam is"
    r"|collega|leidinggevende|teamleid(?:er|ster)|(?:team)?manager|directeur|bedrijfsarts|huisarts|verzekeringsarts|arbeidsdeskundige|casemanager|jobcoach|psycholoog"
    r"|fysio(?:therapeut)?|neuroloog|psychiater|zoon|dochter|broer|zus|buurman|buurvrouw|voorman|ploegleider|cli[eë]nte?|werknemer|werkneemster|medewerk(?:er|ster)|kandidaat|pati[eë]nte?) $",
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
VERBS = words("verbs_of_one.txt")
NEVER_FIRST = words("never_a_name.txt")
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
