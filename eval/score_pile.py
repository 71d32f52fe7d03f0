#!/usr/bin/env python3
"""Scores a run of habeas over one pile against its gold. Standard library only.

    score_pile.py --habeas BIN --pile DIR [--show N]     run the program and score what it prints
    score_pile.py --records FILE.jsonl --pile DIR        score saved records
    score_pile.py --selftest [--pile DIR]                check the scorer itself; needs no program

A pile is a folder with gold/ and a folder of texts (pages/ or texts/, or --texts NAME), and gazetteer.tsv where its
geography is invented. What is counted, and the form of the gold, is described in README.md beside this file.
"""
import argparse
import collections
import glob
import hashlib
import json
import math
import os
import re
import subprocess
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
INFINITY = float("inf")
NOT_FURNITURE = ("main", "title", "quoted")


# ------------------------------------------------------------------------------------------------------------- spans

def sane(span):
    """A span as (begin, end), or None if it is none."""
    if isinstance(span, list) and len(span) == 2 and all(type(x) is int for x in span) and 0 <= span[0] <= span[1]:
        return span[0], span[1]
    return None


def shared(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def over_smaller(a, b):
    smaller = min(a[1] - a[0], b[1] - b[0])
    return shared(a, b) / smaller if smaller else 0.0


def over_union(a, b):
    union = a[1] - a[0] + b[1] - b[0] - shared(a, b)
    return shared(a, b) / union if union else 0.0


def lies_in(a, spans):
    return any(shared(a, s) * 2 >= a[1] - a[0] and shared(a, s) for s in spans)


def visible_bytes(spans, text):
    """Offsets of the bytes within the spans that are not white space."""
    return {i for b, e in spans for i in range(b, min(e, len(text))) if text[i] not in b" \t\r\n"}


# ----------------------------------------------------------------------------------------------------------- the pile

class Pile:
    def __init__(self, folder, texts=None):
        names = [texts] if texts else ["pages", "texts"]
        self.texts_dir = next((os.path.join(folder, n) for n in names if os.path.isdir(os.path.join(folder, n))), None)
        if self.texts_dir is None:
            sys.exit("no folder of texts in " + folder)
        self.name = os.path.basename(os.path.abspath(folder))
        self.text = {}
        for path in sorted(glob.glob(os.path.join(self.texts_dir, "*.txt"))):
            with open(path, "rb") as f:
                self.text[os.path.basename(path)[:-4]] = f.read()
        gazetteer = os.path.join(folder, "gazetteer.tsv")
        self.gazetteer = gazetteer if os.path.exists(gazetteer) else None
        self.documents = {d["doc"]: d for d in self._rows(folder, "documents.jsonl")}
        self.claims = self._rows(folder, "claims.jsonl")
        self.incidents = {i["id"]: i for i in self._rows(folder, "incidents.jsonl")}
        self.negatives = self._rows(folder, "negatives.jsonl")
        self.main_incidents = [i["id"] for i in self.incidents.values() if i.get("main")]
        self.furniture = {d: [tuple(f["span"]) for f in g["furniture"]] for d, g in self.documents.items()}

    @staticmethod
    def _rows(folder, name):
        with open(os.path.join(folder, "gold", name), encoding="utf-8") as f:
            return [json.loads(line) for line in f if line.strip()]


def gold_root(incident):
    return incident.split("/")[0] if incident else None


# ------------------------------------------------------------------------------------------------------ the program's records

def items(record, key):
    value = record.get(key)
    return [x for x in value if isinstance(x, dict)] if isinstance(value, list) else []


class Run:
    """The records of one run, placed on the pages of the pile."""

    def __init__(self, records, pile):
        self.records = [r for r in records if isinstance(r, dict) and isinstance(r.get("type"), str)]
        by_hash = collections.defaultdict(list)
        for doc, text in pile.text.items():
            by_hash[hashlib.sha256(text).hexdigest()].append(doc)
        source_doc = {r.get("id"): by_hash.get(r.get("sha256"), [None])[0] for r in self.of("source")}
        self.page = {}
        for r in self.of("document"):
            stem = os.path.basename(str(r.get("path") or ""))
            stem = stem[:-4] if stem.endswith(".txt") else stem
            doc = stem if stem in pile.text else source_doc.get(r.get("source"))
            if doc:
                self.page[r.get("id")] = doc
        self.document = {self.page[r.get("id")]: r for r in self.of("document") if r.get("id") in self.page}
        self.unplaced = 0
        self.claims = self._placed("claim", lambda r: sane(r.get("anchor")) or sane(r.get("span")))
        self.mentions = self._placed("mention", lambda r: sane(r.get("span")))
        self.parent = {r.get("id"): r.get("parent") for r in self.of("incident")}

    def of(self, kind):
        return [r for r in self.records if r["type"] == kind]

    def _placed(self, kind, span_of):
        out = []
        for r in self.of(kind):
            doc, span = self.page.get(r.get("document")), span_of(r)
            if doc is None or span is None:
                self.unplaced += 1
            else:
                out.append((r, doc, span))
        return out

    def root(self, incident):
        seen = set()
        while self.parent.get(incident) and incident not in seen:
            seen.add(incident)
            incident = self.parent[incident]
        return incident


# ------------------------------------------------------------------------------------------------------------- values

def normal(words):
    s = unicodedata.normalize("NFKD", str(words)).casefold()
    s = "".join(c for c in s if not unicodedata.combining(c))
    s = re.sub(r"[’'`´]s\b", "", s)
    s = " ".join(re.findall(r"[^\W_]+", s))
    return re.sub(r"^(the|a|an)\s+", "", s)


def number(x):
    if isinstance(x, bool) or not isinstance(x, (int, float)) or not math.isfinite(x):
        return None
    return x


def interval(v):
    """A quantity as a closed interval; whole numbers unless it is a share."""
    lo, hi, point, bound = number(v.get("lo")), number(v.get("hi")), number(v.get("point")), v.get("bound")
    if bound == "exact" and lo is None and hi is None:
        lo = hi = point
    if bound == "upper" and hi is None:
        hi = point
    if bound == "lower" and lo is None:
        lo = point
    if v.get("share"):
        return (0.0 if lo is None else lo), (1.0 if hi is None else hi)
    if lo is not None and v.get("lo_open"):
        lo = math.floor(lo) + 1
    if hi is not None and v.get("hi_open"):
        hi = math.ceil(hi) - 1
    if lo is None or lo <= 1 and (hi is None or hi > 1):
        lo = 0
    return lo, (INFINITY if hi is None else hi)


SAME_BOUND = {"vague": {"vague", "range", "lower", "approx"}, "range": {"range", "lower", "vague"}}


def near(a, b, slack):
    return a == b or abs(a - b) <= slack


def quantity_right(p, g):
    if not isinstance(p, dict) or bool(p.get("share")) != bool(g.get("share")):
        return False
    (pl, ph), (gl, gh), bound = interval(p), interval(g), p.get("bound")
    if g["bound"] == "approx":
        point, mid = number(p.get("point")), g["point"]
        slack = 0.005 if g.get("share") else 1
        band = 0.85 * mid - slack <= pl <= mid <= ph <= 1.15 * mid + slack
        return bound == "approx" and (point == mid or point is None and band)
    bounds = SAME_BOUND.get(g["bound"], {g["bound"]}) | ({"vague", "range"} if g.get("lexical") else set())
    if bound not in bounds:
        return False
    if g.get("share"):
        return near(pl, gl, 0.005) and near(ph, gh, 0.005)
    if g["bound"] == "vague":
        if g["lo"] is None or g["lo"] <= 2:
            return ph == INFINITY and pl <= 2
        return pl in (g["lo"], g["lo"] / 2, g["lo"] / 2 + 1, g["lo"] + 1) and (ph == INFINITY or near(ph, gh, 1))
    return near(pl, gl, 1) and near(ph, gh, 1)


def date_right(p, g):
    if not isinstance(p, dict):
        return False
    said, want = p.get("edtf"), g["edtf"]
    if want is None:  # no calendar date may be made up
        if isinstance(said, str) and re.search(r"\d", said.replace("X", "")):
            return p.get("basis") == "inferred"
        return p.get("earliest") is None and p.get("latest") is None or p.get("basis") == "inferred"
    if not isinstance(said, str):
        return False
    said = said.rstrip("?~%")
    if said == want or g["basis"] == "document" and said == "XXXX" + want[4:]:
        return True
    days = said.split("/")  # "mid-March" may be given as days of that month
    return len(want) == 7 and len(days) == 2 and all(d[:7] == want and len(d) == 10 for d in days)


def roles(record, name):
    return [r for r in items(record, "roles") if r.get("role") == name]


def place_right(r, g):
    names = {normal(g["value"]["name"]), normal(g["anchor_text"])}
    v = r.get("value") if isinstance(r.get("value"), dict) else {}
    said = [v.get("name")] + [x.get("quote") for x in roles(r, "place")]
    if isinstance(v.get("place"), dict):
        said.append(v["place"].get("name"))
    return any(normal(s) in names for s in said if s)


def route_right(r, g):
    for name in ("from", "to", "via"):
        want = [tuple(x["span"]) for x in g.get("roles", []) if x["role"] == name]
        got = [sane(x.get("span")) for x in roles(r, name)]
        if want and not any(s and shared(s, w) for s in got for w in want):
            return False
    return True


def value_right(r, g):
    """True or False; None where the gold has no value to compare."""
    if g["kind"] in ("count", "estimate"):
        return quantity_right(r.get("value"), g["value"])
    if g["kind"] == "date":
        return date_right(r.get("value"), g["value"])
    if g["kind"] == "place":
        return place_right(r, g)
    if g["kind"] == "route":
        return route_right(r, g) if g.get("roles") else None
    return None


PROFILES = ("person_profile", "organisation_profile", "source_profile", "person_unnamed")
SOFT = ("legal", "denial", "profile")


def same_kind(kind, g, lenient=False):
    if kind == g["kind"] or {kind, g["kind"]} == {"count", "estimate"}:
        return True
    if {kind, g["kind"]} == {"actor", "profile"} and g["subkind"] in PROFILES:
        return True
    return lenient and kind in SOFT and g["kind"] in SOFT


# ------------------------------------------------------------------------------------------------------------- voices

class Voices:
    """Which voice of the gold a link of a chain stands for. A ministry and its government share names in the gold."""

    def __init__(self, pile, run):
        self.family = {}  # normal form of a name -> normal form that stands for its family
        for c in pile.claims:
            v = c["first_voice"]
            for n in v["alternatives"] + ([v["name"]] if v["kind"] == "named" else []):
                if n == "narrator":  # the page itself is nobody's other name
                    continue
                self._join(normal(n), normal(v["name"] if v["kind"] == "named" else n))
        self.names = collections.defaultdict(collections.Counter)  # id of an entity -> its names in this run
        for r, _, _ in run.mentions:
            v = r.get("value")
            if isinstance(v, dict) and isinstance(v.get("id"), str):
                for n in {v.get("name"), r.get("quote")} - {None}:
                    self.names[v["id"]][str(n)] += 1
        for r, _, _ in run.claims:
            for link in items(r, "chain"):
                if isinstance(link.get("who"), str) and link.get("name"):
                    self.names[link["who"]][str(link["name"])] += 1
        self.seen = {}

    def _top(self, name):
        while self.family[name] != name:
            name = self.family[name]
        return name

    def _join(self, a, b):
        for n in (a, b):
            self.family.setdefault(n, n)
        self.family[self._top(a)] = self._top(b)

    def _families(self, name):
        """Families that a name may belong to, with how well it fits."""
        out = collections.Counter()
        forms = {normal(x) for x in re.findall(r"[(\[]([^)\]]+)[)\]]", name)}
        forms.add(re.sub(r"^(mr|mrs|ms|dr|prof)\s+", "", normal(re.sub(r"[(\[][^)\]]*[)\]]", " ", name))))
        for form in forms - {""}:
            words = form.split()
            for alias in self.family:
                parts = alias.split()
                fit = 0
                if form == alias:
                    fit = 3
                elif words[-1] == parts[-1] and (set(words) <= set(parts) or set(parts) <= set(words)):
                    fit = 2
                elif len(set(words) & set(parts)) >= 2 and (set(words) <= set(parts) or set(parts) <= set(words)):
                    fit = 2
                elif " %s " % alias in " %s " % form and len(words) <= len(parts) + 3:
                    fit = 1
                out[self._top(alias)] = max(out[self._top(alias)], fit)
        best = max(out.values(), default=0)
        return {f: best for f, n in out.items() if n == best and best}

    def resolve(self, link):
        who, name = str(link.get("who") or ""), str(link.get("name") or "")
        if "narrator" in (who, name) or link.get("rel") == "narrator":
            return {"narrator"}
        if who.startswith("unnamed") or name.startswith("unnamed"):
            return {"unnamed"}
        if (who, name) not in self.seen:
            score = collections.Counter()
            for n, count in (self.names[who] + collections.Counter([name] if name else [])).items():
                for family, fit in self._families(n).items():
                    score[family] += count * fit
            top = max(score.values(), default=0)
            self.seen[who, name] = {f for f, s in score.items() if s == top}
        return self.seen[who, name]

    def right(self, r, gold_voice):
        chain = items(r, "chain")
        if not chain:
            return False
        got, kind = self.resolve(chain[0]), gold_voice["kind"]
        others = gold_voice["alternatives"]
        if "narrator" in others and got == {"narrator"}:
            return True
        wanted = {self._top(normal(n)) for n in others if n != "narrator"}
        if kind == "named":
            wanted.add(self._top(normal(gold_voice["name"])))
        if got & wanted:
            return True
        if kind == "narrator":
            return got == {"narrator"}
        if kind == "unnamed":
            return got == {"unnamed"} or not got and bool(chain[0].get("name") or chain[0].get("who"))
        return False


# ------------------------------------------------------------------------------------------------------------ matching

def best_pairs(weights):
    """One-to-one assignment with the greatest sum of weights (Hungarian method); pairs without weight are left out."""
    n, m = len(weights), len(weights[0]) if weights else 0
    if not n or not m:
        return []
    if n > m:
        return [(i, j) for j, i in best_pairs([list(column) for column in zip(*weights)])]
    row_price, column_price = [0.0] * (n + 1), [0.0] * (m + 1)
    owner, way = [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        owner[0], j = i, 0
        least, used = [INFINITY] * (m + 1), [False] * (m + 1)
        while True:
            used[j] = True
            row, delta, following = owner[j], INFINITY, 0
            for k in range(1, m + 1):
                if used[k]:
                    continue
                cost = -weights[row - 1][k - 1] - row_price[row] - column_price[k]
                if cost < least[k]:
                    least[k], way[k] = cost, j
                if least[k] < delta:
                    delta, following = least[k], k
            for k in range(m + 1):
                if used[k]:
                    row_price[owner[k]] += delta
                    column_price[k] -= delta
                else:
                    least[k] -= delta
            j = following
            if owner[j] == 0:
                break
        while j:
            owner[j] = owner[way[j]]
            j = way[j]
    return [(owner[k] - 1, k - 1) for k in range(1, m + 1) if owner[k] and weights[owner[k] - 1][k - 1] > 0]


def match_claims(pile, run):
    """Gold id -> (record, anchor), and the claims left over."""
    match, free = {}, []
    for doc in pile.documents:
        gold = [c for c in pile.claims if c["doc"] == doc]
        said = [(r, a) for r, d, a in run.claims if d == doc]
        weights = []
        for g in gold:
            row, longest = [], g["span"][1] - g["span"][0]
            for r, a in said:
                weight = 0.0
                if same_kind(r.get("kind"), g) and over_smaller(a, g["anchor"]) >= 0.5 and a[1] - a[0] <= max(2 * longest, longest + 120):
                    weight = 10 + (2 if value_right(r, g) else 0) + over_union(a, g["anchor"]) + (0.5 if r.get("kind") == g["kind"] else 0)
                row.append(weight)
            weights.append(row)
        pairs = best_pairs(weights)
        match.update({gold[i]["id"]: said[j] for i, j in pairs})
        taken = {j for _, j in pairs}
        free += [(r, doc, a) for j, (r, a) in enumerate(said) if j not in taken]
    return match, free


def false_claims(pile, match, free):
    """Claims without a gold claim of any tier, and not within one of their kind. A repeated claim is false."""
    doc_of = {c["id"]: c["doc"] for c in pile.claims}
    form = lambda r, doc, a: (doc, r.get("kind"), a, json.dumps(r.get("value"), sort_keys=True))
    out, seen = [], {form(r, doc_of[i], a) for i, (r, a) in match.items()}
    for r, doc, a in free:
        key = form(r, doc, a)
        within = any(c["doc"] == doc and same_kind(r.get("kind"), c, True) and c["span"][0] <= a[0] and a[1] <= c["span"][1] for c in pile.claims)
        if key in seen or not within:
            out.append((r, doc, a))
        seen.add(key)
    return out


def incident_map(pile, run, match, gold):
    """The program's incidents (roots) to those of the gold, one to one."""
    pair = collections.Counter()
    for i, (r, _) in match.items():
        said, want = run.root(r.get("incident")), gold_root(gold[i]["incident"])
        if said and want:
            pair[said, want] += 1
    left, right = sorted({p for p, _ in pair}, key=str), sorted({g for _, g in pair})
    return {left[i]: right[j] for i, j in best_pairs([[pair[p, g] for g in right] for p in left])}


# ------------------------------------------------------------------------------------------------------------- figures

def score_claims(pile, run):
    gold = {c["id"]: c for c in pile.claims}
    match, free = match_claims(pile, run)
    wrong = false_claims(pile, match, free)
    voices = Voices(pile, run)
    incidents = incident_map(pile, run, match, gold)
    notes = ["false claim %s %s [%d,%d) %s" % (d, r.get("kind"), a[0], a[1], str(r.get("quote"))[:80]) for r, d, a in wrong]
    n, by_kind = collections.Counter(), collections.defaultdict(lambda: [0, 0, 0])
    home = collections.defaultdict(set)
    for c in pile.claims:
        home[c["doc"]].add(gold_root(c["incident"]))
    for c in pile.claims:
        if c["tier"] != "core":
            n["expected"] += 1
            n["expected_found"] += c["id"] in match
            continue
        n["core"] += 1
        by_kind[c["kind"]][1] += 1
        if c["id"] not in match:
            notes.append("missed %s %s/%s '%s' in '%s'" % (c["id"], c["kind"], c["subkind"], c["anchor_text"][:60], c["quote"][:90]))
            continue
        n["found"] += 1
        by_kind[c["kind"]][0] += 1
        r = match[c["id"]][0]
        value = value_right(r, c)
        if value is not None:
            n["valued"] += 1
            n["value"] += value
            if not value:
                notes.append("value %s: %s, gold %s" % (c["id"], json.dumps(r.get("value"))[:160], json.dumps(c["value"])[:160]))
        voice = voices.right(r, c["first_voice"])
        n["voice"] += voice
        if not voice:
            notes.append("voice %s: %s, gold %s '%s'" % (c["id"], json.dumps(items(r, "chain")[:1], ensure_ascii=False)[:140],
                                                         c["first_voice"]["kind"], c["first_voice"]["name"]))
        want, said = gold_root(c["incident"]), incidents.get(run.root(r.get("incident")))
        if want in pile.main_incidents:
            right = said == want
        else:  # a related event may hang on the page's own incident; a population or a law may not
            right = said not in pile.main_incidents or str(want).startswith("EVT-") and said in home[c["doc"]]
        n["incident"] += right
        if not right:
            notes.append("incident %s: %s, gold %s" % (c["id"], said, want))
        all_right = voice and right and value is not False
        n["full"] += all_right
        by_kind[c["kind"]][2] += all_right
    share = lambda a, b: n[a] / n[b] if n[b] else 0.0
    return {"match": match, "gold": gold, "incidents": incidents, "notes": notes, "by_kind": by_kind,
            "figures": [("core_recall", share("found", "core")),
                        ("core_precision", len(match) / (len(match) + len(wrong)) if match else 0.0),
                        ("core_value", share("value", "valued")), ("core_voice", share("voice", "found")),
                        ("core_incident", share("incident", "found")), ("core_full", share("full", "core")),
                        ("expected_recall", share("expected_found", "expected"))]}


def score_regions(pile, run):
    total, kinds, kinds_right, title, publisher, rows = 0.0, 0, 0, 0, 0, []
    for doc, g in pile.documents.items():
        text, d = pile.text[doc], run.document.get(doc, {})
        regions = [(sane(x.get("span")), x.get("kind")) for x in items(d, "regions")]
        spans = [sane(s) for s in d.get("main") or []] + [sane(d.get("title_span"))] + [s for s, k in regions if k in NOT_FURNITURE]
        got, want = visible_bytes([s for s in spans if s], text), visible_bytes([tuple(s) for s in g["main"]], text)
        f1 = 2 * len(got & want) / (len(got) + len(want)) if got else 0.0
        total += f1
        right = 0
        for f in g["furniture"]:
            zone = visible_bytes([f["span"]], text)
            right += any(s and k == f["kind"] and len(visible_bytes([s], text) & zone) * 2 >= len(zone) for s, k in regions)
        kinds, kinds_right = kinds + len(g["furniture"]), kinds_right + right
        same = lambda a, b: normal(a) == normal(b) if a and b else (a or None) == b
        title_right = bool(d) and same(d.get("title"), g["title"])
        publisher_right = bool(d) and same(d.get("publisher"), g["publisher"])
        title, publisher = title + title_right, publisher + publisher_right
        rows.append((doc, f1, "%d/%d" % (right, len(g["furniture"])), title_right, publisher_right))
    n = len(pile.documents)
    return {"rows": rows, "figures": [("region_f1", total / n), ("kinds", kinds_right / kinds if kinds else 1.0), ("title", title / n),
                                      ("publisher", publisher / n)]}


def score_incidents(pile, run, claims):
    """1 if every main incident of the gold is there, on the right pages, and none holds claims of two."""
    notes, ok = [], True
    back = {g: p for p, g in claims["incidents"].items()}
    carried = collections.defaultdict(set)
    for r, d, _ in run.claims:
        if r.get("incident"):
            carried[run.root(r["incident"])].add(d)
    for i in pile.main_incidents:
        core = set(pile.incidents[i]["documents"])
        also = {c["doc"] for c in pile.claims if gold_root(c["incident"]) == i}
        got = carried.get(back.get(i), set())
        if not core <= got <= core | also:
            ok = False
            notes.append("incident %s: pages %s, gold %s" % (i, sorted(got), sorted(core)))
    held = collections.defaultdict(collections.Counter)
    for i, (r, _) in claims["match"].items():
        want = gold_root(claims["gold"][i]["incident"])
        if r.get("incident") and want in pile.main_incidents:
            held[run.root(r["incident"])][want] += 1
    size = collections.Counter(gold_root(claims["gold"][i]["incident"]) for i in claims["match"])
    for root, count in held.items():
        both = [i for i in pile.main_incidents if size[i] and count[i] >= max(1, 0.2 * size[i])]
        if len(both) > 1:
            ok = False
            notes.append("one incident holds claims of %s" % " and ".join(both))
    return int(ok), notes


# ------------------------------------------------------------------------------------------------------------ hard rules

def citation_digits(negative):
    """Span of the digits glued to a word, where that is why it must yield nothing."""
    m = re.search(r"\d+$", negative["text"])
    return (negative["span"][1] - len(m[0]), negative["span"][1]) if m and "citation" in negative["why"] else None


def negative_hits(pile, run):
    bad = []
    for n in pile.negatives:
        zone, digits = tuple(n["span"]), citation_digits(n)
        for what, found in (("claim", run.claims), ("mention", run.mentions)):
            for r, d, a in found:
                if d != n["doc"]:
                    continue
                if digits:
                    numeric = what == "mention" or r.get("kind") in ("count", "estimate", "date")
                    hit = numeric and shared(a, digits) > 0
                else:
                    hit = zone[0] <= a[0] and a[1] <= zone[1] or over_smaller(a, zone) >= 0.5 and a[1] - a[0] <= 2 * (zone[1] - zone[0])
                if hit:
                    bad.append("%s '%s' in '%s' (%s)" % (what, str(r.get("quote"))[:40], n["text"], n["why"]))
    return bad


def quote_errors(pile, run):
    bad = []
    for r in run.records:
        doc = run.page.get(r.get("document"))
        if doc is None:
            continue
        pairs = [(r.get("span"), r.get("quote")), (r.get("source_span"), r.get("quote"))]
        pairs += [(x.get("span"), x.get("quote")) for x in items(r, "roles")]
        for span, quote in pairs:
            if span is None or quote is None:
                continue
            s = sane(span)
            if s is None or pile.text[doc][s[0]:s[1]] != str(quote).encode("utf-8"):
                bad.append("%s %s '%s'" % (r["type"], r.get("id"), str(quote)[:40]))
    return bad


def years_made_up(pile, run):
    """Calendar years that no page of the pile states, shown as if one did."""
    stated = {y.decode() for text in pile.text.values() for y in re.findall(rb"(?<!\d)([12]\d{3})(?!\d)", text)}
    decades = {y[:3] for text in pile.text.values() for y in re.findall(r"(?<!\d)([12]\d\d0)s\b", text.decode("utf-8", "replace"))}
    stated |= {d + str(n) for d in decades for n in range(10)}
    year = re.compile(r"(?<!\d)([12]\d{3})(?=-|/|$)")
    bad = []
    for r in run.records:
        field = {"document": "published", "incident": "date"}.get(r["type"], "value")
        v = r.get(field)
        derived = r["type"] == "finding" and r.get("state") == "derived"
        if derived or not isinstance(v, dict) or v.get("basis") in ("inferred", "document"):
            continue
        said = [str(v[k]) for k in ("edtf", "earliest", "latest", "date", "timex") if v.get(k)]
        if any(y not in stated for s in said for y in year.findall(s)):
            bad.append("%s %s: %s" % (r["type"], r.get("id"), said[0]))
    return bad


def hard_rules(pile, run):
    where = lambda found: [str(r.get("quote"))[:60] for r, d, a in found if lies_in(a, pile.furniture[d])]
    return [("no_claim_from_furniture", where(run.claims)), ("no_mention_from_furniture", where(run.mentions)),
            ("nothing_from_negatives", negative_hits(pile, run)), ("quotes_byte_equal", quote_errors(pile, run)),
            ("no_year_shown_as_stated", years_made_up(pile, run)),
            ("every_claim_has_a_chain", [str(r.get("id")) for r in run.of("claim") if not items(r, "chain")]),
            ("records_placed", ["%d claims or mentions without page or span" % run.unplaced] if run.unplaced else [])]


# ------------------------------------------------------------------------------------------------------------------ all

def score(pile, records):
    run = Run(records, pile)
    claims, regions = score_claims(pile, run), score_regions(pile, run)
    incidents_ok, notes = score_incidents(pile, run, claims)
    hard = hard_rules(pile, run)
    figures = collections.OrderedDict(claims["figures"] + regions["figures"])
    figures["incidents_ok"] = incidents_ok
    figures["hard_failures"] = sum(bool(bad) for _, bad in hard)
    return figures, {"claims": claims, "regions": regions, "hard": hard, "notes": claims["notes"] + notes}


def show(pile, figures, detail, errors):
    print("%s: %d pages, %d gold claims" % (pile.name, len(pile.documents), len(pile.claims)))
    for doc, f1, kinds, title, publisher in detail["regions"]["rows"]:
        print("  %-20s region F1 %.3f  furniture kinds %-5s title %s  publisher %s" % (
            doc, f1, kinds, "ok" if title else "wrong", "ok" if publisher else "wrong"))
    print("  core found (of which all right) by kind: " + ", ".join(
        "%s %d (%d) of %d" % (k, found, full, n) for k, (found, n, full) in sorted(detail["claims"]["by_kind"].items())))
    for name, bad in detail["hard"]:
        print("  %-4s %s%s" % ("FAIL" if bad else "ok", name, ": %d, first: %s" % (len(bad), "; ".join(bad[:3])) if bad else ""))
    for note in detail["notes"][:errors]:
        print("  " + note)


def last_line(pile, figures):
    print("pile name=%s %s" % (pile.name, " ".join("%s=%s" % (k, "%.4f" % v if isinstance(v, float) else v) for k, v in figures.items())))


def read_records(data):
    out = []
    for line in data.split(b"\n"):
        if line.strip():
            try:
                out.append(json.loads(line.decode("utf-8")))
            except ValueError:
                out.append(None)  # counted as a record that cannot be placed
    return out


def run_program(habeas, pile, timeout):
    command = [os.path.abspath(habeas), "run", "--no-case", "--json"]
    if pile.gazetteer:
        command += ["--gazetteer", pile.gazetteer]
    done = subprocess.run(command + [pile.texts_dir], stdout=subprocess.PIPE, timeout=timeout, check=False)
    if done.returncode not in (0, 1):
        print("the program ended with status %d" % done.returncode, file=sys.stderr)
    return read_records(done.stdout)


# ------------------------------------------------------------------------------------------------------------- self test

def perfect(pile):
    """Records that say exactly what the gold says."""
    out = []
    for doc, g in pile.documents.items():
        out.append({"type": "source", "id": "s" + doc, "sha256": hashlib.sha256(pile.text[doc]).hexdigest(), "path": doc + ".txt"})
        regions = [{"kind": f["kind"], "span": f["span"]} for f in g["furniture"]]
        out.append({"type": "document", "id": "d" + doc, "source": "s" + doc, "path": doc + ".txt", "title": g["title"], "title_span": g["title_span"],
                    "publisher": g["publisher"], "published": {"date": None, "basis": None}, "main": g["main"], "regions": regions})
    for c in pile.claims:
        voice = c["first_voice"]
        who = {"named": "e:" + voice["name"], "unnamed": "unnamed", "narrator": "narrator"}[voice["kind"]]
        out.append({"type": "claim", "id": c["id"], "document": "d" + c["doc"], "kind": c["kind"], "subkind": c["subkind"], "span": c["span"],
                    "source_span": c["span"], "quote": c["quote"], "anchor": c["anchor"], "value": c["value"], "roles": c.get("roles", []),
                    "chain": [{"who": who, "name": voice["name"], "rel": "said"}], "incident": c["incident"]})
    ids = sorted({c["incident"] for c in pile.claims if c["incident"]} | set(pile.incidents))
    for i in ids:
        root = gold_root(i)
        out.append({"type": "incident", "id": i, "parent": root if root != i else None, "documents": []})
    return out


def selftest(pile):
    failed = []

    def check(what, right):
        if not right:
            failed.append(what)
            print("FAILED %s: %s" % (pile.name, what))

    def spoilt(change):
        records = json.loads(json.dumps(perfect(pile)))
        change(records)
        return score(pile, records)[0]

    figures, detail = score(pile, perfect(pile))
    check("the gold as records scores 1 in all figures", all(v == 1 for k, v in figures.items() if k != "hard_failures"))
    check("the gold as records breaks no hard rule", figures["hard_failures"] == 0)
    if failed:
        show(pile, figures, detail, 20)
    empty = score(pile, [])[0]
    check("an empty run scores 0", all(v == 0 for k, v in empty.items()))

    def all_claims(change):
        return lambda records: [change(r) for r in records if r["type"] == "claim"]

    narrated = spoilt(all_claims(lambda r: r.update(chain=[{"who": "narrator", "name": "narrator", "rel": "narrator"}])))
    check("a run without voices loses core_voice and core_full only", narrated["core_voice"] < 0.8 and narrated["core_full"] < 0.8 and narrated["core_recall"] == 1)
    merged = spoilt(all_claims(lambda r: r.update(incident="I1")))
    check("one incident for everything is wrong", merged["core_incident"] < 1 and merged["incidents_ok"] == 0)
    vague = spoilt(all_claims(lambda r: r["value"].update(bound="vague", lo=1, edtf="1777", point=None) if r["value"] else None))
    check("wrong values are seen", vague["core_value"] < 0.5 and vague["hard_failures"] >= 1)
    doubled = spoilt(lambda records: records.extend([dict(r, id=r["id"] + "x") for r in records if r["type"] == "claim"]))
    check("a repeated claim is false", doubled["core_precision"] <= 0.55)
    shifted = spoilt(all_claims(lambda r: r.update(span=[r["span"][0], r["span"][1] - 1])))
    check("a quote that is not its span is seen", shifted["hard_failures"] >= 1)
    page = next(d for d, f in pile.furniture.items() if f)
    span = list(pile.furniture[page][0])
    extra = {"id": "m", "document": "d" + page, "kind": "place", "span": span, "quote": pile.text[page][span[0]:span[1]].decode("utf-8")}
    mention = spoilt(lambda records: records.append(dict(extra, type="mention", value=None)))
    check("a mention from furniture is seen", mention["hard_failures"] >= 1)
    swallowed = spoilt(lambda records: [r.update(main=[[0, len(pile.text[r["path"][:-4]])]]) for r in records if r["type"] == "document"])
    check("furniture taken for text is seen", swallowed["region_f1"] < 0.99)
    long_anchor = spoilt(all_claims(lambda r: r.update(anchor=[0, len(pile.text[r["document"][1:]])])))
    check("a page is no anchor", long_anchor["core_recall"] < 0.2)
    print("%s: self test %s" % (pile.name, "failed" if failed else "passed"))
    return bool(failed)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--habeas", metavar="BIN", help="the program to score")
    p.add_argument("--records", metavar="FILE", help="score saved records instead of running the program")
    p.add_argument("--pile", metavar="DIR", help="the pile")
    p.add_argument("--texts", metavar="NAME", help="folder of the texts within the pile (pages or texts if not given)")
    p.add_argument("--show", type=int, default=0, metavar="N", help="print the first N errors")
    p.add_argument("--timeout", type=float, default=600, help="seconds for the run")
    p.add_argument("--selftest", action="store_true", help="check the scorer on the pile, or on all piles of the project")
    a = p.parse_args()
    if a.selftest:
        folders = [a.pile] if a.pile else [os.path.join(HERE, "..", "examples")] + sorted(glob.glob(os.path.join(HERE, "piles", "*")))
        sys.exit(1 if sum(selftest(Pile(f, a.texts)) for f in folders) else 0)
    if not a.pile or not (a.habeas or a.records):
        p.error("give --pile DIR and --habeas BIN or --records FILE (or --selftest)")
    pile = Pile(a.pile, a.texts)
    if a.records:
        with open(a.records, "rb") as f:
            records = read_records(f.read())
    else:
        records = run_program(a.habeas, pile, a.timeout)
    figures, detail = score(pile, records)
    show(pile, figures, detail, a.show)
    last_line(pile, figures)


if __name__ == "__main__":
    main()
