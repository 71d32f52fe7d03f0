#!/usr/bin/env python3
"""Scores habeas on made sentences: ways to say a deed x constructions x counts, places, days, doers.

    python3 eval/grid.py --habeas build/release/habeas [--n 900] [--seed 1] [--set open|kept|all] [--show CELL] [--tables]

The lists stand in eval/grid (one row a line, tabs; invented). A sentence and the facts that any reader takes from it are made
together: a construction has slots for the doer (A), the people (N, a count follows), the thing (O), the place (P), the day (D)
and further figures; a way to say a deed fills its verb. Every sentence is a page of its own; headlines and list items stand in a
short page. About a third of the ways and patterns is kept back (by a hash of the words): `--set kept` prints their totals
alone, never the sentences, so that what the rules do to wordings that nobody read can be seen.

Printed: of the facts expected, the part found, by part (event, count, agent, place, date, whole), by kind and construction, and
wrong extras a sentence (events and counts of people of another kind or figure; on sentences without a deed any of them).
"""
import argparse
import collections
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "grid")
DEEDS = {"forced_return", "detention", "abduction", "enforced_disappearance", "killing", "injury", "torture", "sexual_violence",
         "trafficking", "attack", "bombing", "arson", "robbery", "transfer", "release", "displacement", "border_change"}
# What a reader may also take from a deed of the first kind.
ALSO = {"forced_return": {"transfer", "detention", "displacement"}, "detention": {"abduction", "transfer"}, "abduction": {"transfer"},
        "enforced_disappearance": {"detention", "abduction"}, "killing": {"attack"}, "injury": {"attack", "torture"},
        "torture": {"detention", "injury"}, "sexual_violence": {"torture", "attack"}, "trafficking": {"transfer", "abduction"},
        "attack": {"killing", "injury"}, "bombing": {"attack"}, "arson": {"attack"}, "robbery": {"attack"},
        "transfer": {"detention", "forced_return"}, "release": set(), "displacement": {"forced_return", "attack"},
        "border_change": {"blockade"}, "none": set()}
FREE = {"protest", "appeal", "statement", "report", "other", "no_contact", "trend"}


def rows(name):
    with open(os.path.join(HERE, name + ".tsv"), encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]


def kept(words):
    return hashlib.sha256(words.encode()).digest()[0] % 3 == 0


def cap(words):
    return words[:1].upper() + words[1:]


def third_person(base, plural):
    if plural:
        return base
    first, _, rest = base.partition(" ")
    first += "es" if re.search(r"(s|sh|ch|x|z|o)$", first) else "s"
    return first + (" " + rest if rest else "")


def article(noun):
    return ("an " if noun[0] in "aeiou" else "a ") + noun


class Maker:
    def __init__(self, random_, only):
        self.random = random_
        self.fill = collections.defaultdict(list)
        for row in rows("fillers"):
            self.fill[row[0]].append(row[1:])
        wanted = lambda words: only == "all" or kept(words) == (only == "kept")
        self.ways = collections.defaultdict(list)
        for row in rows("ways"):
            row += [""] * (6 - len(row))
            if wanted("|".join(row)):
                self.ways[row[0].split("|")[0]].append(row)
        self.patterns = collections.defaultdict(list)
        for row in rows("patterns"):
            if wanted(row[1]):
                self.patterns[row[0].split("|")[0]].append(row)
        self.constructions = collections.defaultdict(list)
        for name, shape, text in rows("constructions"):
            self.constructions[shape].append((name, text))
        self.negatives = [row for row in rows("negatives") if wanted(row[1])]
        self.kinds = sorted(set(self.ways) | set(self.patterns))

    def item(self, number):
        draw = self.random.random()
        if draw < 0.1 and self.negatives:
            why, text = self.random.choice(self.negatives)
            return self.build(number, "none", {"none"}, "negative:" + why, text, {})
        kind = self.random.choice(self.kinds)
        if (draw < 0.25 and self.patterns[kind]) or not self.ways[kind]:
            kinds, text, *alone = self.random.choice(self.patterns[kind])
            item = self.build(number, kind, set(kinds.split("|")), "pattern", text, {})
            if alone:
                item["expect"] = [fact for fact in item["expect"] if fact[0] == "count"]
            return item
        kinds, shape, forms, particle, tail, passive_tail = self.random.choice(self.ways[kind])
        slots = {}
        if shape.startswith("noun"):
            slots = {"X": forms, "X.a": article(forms), "X.a.cap": cap(article(forms))}
            choices = self.constructions[shape]
        else:
            base, past, pp, ing = forms.split("|")
            slots = {"base": base, "past": past, "pp": pp.lstrip("-"), "pp2": pp.lstrip("-") or past, "ing": ing,
                     "pp.cap": cap(pp), "prt": " " + particle if particle else "", "tail": " " + tail if tail else "",
                     "ptail": " " + (passive_tail or tail) if passive_tail or tail else ""}
            choices = [c for c in self.constructions[shape]
                       if not pp.startswith("-") or not re.search(r"\{(pp|ptail)\b", c[1])]
        name, text = self.random.choice(choices)
        item = self.build(number, kind, set(kinds.split("|")), name, text, slots)
        item["way"] = f"{kind} {forms.split('|')[0]} {particle} {tail}"
        return item

    def build(self, number, kind, kinds, cell, text, slots):
        pick = lambda slot: self.random.choice(self.fill[slot])
        agent = pick("state" if kind in ("forced_return", "detention", "border_change", "release") else "armed")[0]
        plural = agent.split()[0] not in ("the", "a") or agent == "the authorities"
        group, figure, few = pick("group"), pick("figure"), pick("few")
        slots = dict(slots)
        slots.update({"A": agent, "S": pick("single")[0], "O": pick("target")[0], "P": pick("place")[0], "D": pick("date")[0],
                      "L": pick("second")[0], "N": group[0], "N.bare": group[0], "Q": figure[0], "F": few[0]})
        slots["D.cap"] = cap(re.sub(r"^(on|in|early on) ", "", slots["D"]))
        if "base" in slots:
            slots["base.s"] = third_person(slots["base"], plural)
        expect = []
        if kind != "none":
            expect.append(("event", None))
        used = set(re.findall(r"\{([A-Za-z0-9.]+)\}", text))
        if used & {"N", "N.bare"}:
            expect.append(("count", (group[1], group[2])))
        if "Q" in used:
            expect.append(("count", (figure[1], figure[2])))
        if "F" in used:
            expect.append(("whole", (few[1], few[2])))
        if kind == "none":
            expect = []
        else:
            expect += [(part, slots[slot]) for part, slot in (("agent", "A"), ("place", "P"), ("date", "D")) if slot in used]
        if "D.cap" in used and kind != "none":
            expect.append(("date", slots["D.cap"]))
        layout, _, body = text.rpartition(":") if re.match(r"(TITLE|LIST):", text) else ("", "", text)
        if layout:
            layout, body = text.split(":", 1)
        body = re.sub(r"\{([A-Za-z0-9.]+)\}", lambda m: slots[m.group(1)], body)
        body = cap(re.sub(r" +", " ", body).replace(" .", ".").replace(" ,", ",").strip())
        body = re.sub(r"([.?!] )([a-z])", lambda m: m.group(1) + m.group(2).upper(), body)
        if re.match(r"(A |The [a-z]+ head|The village|The clinic|The market|The bus|The church|The governor)", body) is None:
            singular = re.match(r"(Several|Two|Soldiers)", body)
            if singular:
                body = re.sub(r"^((?:Several houses|Two villages)) (was|is)\b", lambda m: m.group(1) + (" were" if m.group(2) == "was" else " are"), body)
        body = re.sub(r"\b(the army|the gendarmerie|a militia) (are|were|have)\b",
                      lambda m: m.group(1) + " " + {"are": "is", "were": "was", "have": "has"}[m.group(2)], body, flags=re.I)
        if layout == "TITLE":
            page = body.rstrip(".") + "\n\nThe town has had little rain this year. Shops were open again and the road was quiet.\n"
        elif layout == "LIST":
            page = "What is known so far:\n\n- " + body + "\n- the road to the coast is open\n"
        else:
            page = body + "\n"
        return {"id": f"{number:05}", "kind": kind, "kinds": kinds, "cell": cell, "text": page, "expect": expect}


def claims_of(habeas, items):
    with tempfile.TemporaryDirectory() as folder:
        for item in items:
            with open(os.path.join(folder, item["id"] + ".txt"), "w", encoding="utf-8") as page:
                page.write(item["text"])
        run = subprocess.run([habeas, "run", "--no-case", "--json", "--each", folder], stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, check=False)
    documents, claims, mentions = {}, collections.defaultdict(list), {}
    for line in run.stdout.decode("utf-8").splitlines():
        record = json.loads(line)
        if record["type"] == "document":
            documents[record["id"]] = os.path.basename(record["path"])[: -len(".txt")]
        elif record["type"] == "claim":
            claims[documents[record["document"]]].append(record)
    return claims


def kind_of(claim):
    """The deed that an event or count claim tells: a release and a flight are `other` in the contract."""
    value = claim.get("value") or {}
    concept = value.get("concept") or ""
    if claim["kind"] == "event":
        return concept.split("/")[0] if claim["subkind"] == "other" and concept else claim["subkind"]
    return concept.split("/")[0]


def bounds(claim):
    value = claim.get("value") or {}
    text = lambda n: "-" if n is None else f"{n:g}"
    lo, hi, point = value.get("lo"), value.get("hi"), value.get("point")
    return text(lo), text(hi), text(point)


def same_figure(claim, wanted):
    lo, hi, point = bounds(claim)
    return (lo, hi) == tuple(wanted) or (wanted[0] == wanted[1] == point)


def is_loose(kind):
    return {"release": {"release", "other"}, "displacement": {"displacement", "other"}, "border_change": {"border_change"}}.get(kind, {kind})


def judge(item, claims):
    """-> list of (part, found), wrong extras as words"""
    fine = set().union(*(is_loose(k) for k in item["kinds"]))
    kills = re.search(r"kill|died", item["cell"]) is not None
    counted = {"killing"} if kills else fine
    events = [c for c in claims if c["kind"] == "event" and kind_of(c) in fine]
    counts = [c for c in claims if c["kind"] in ("count", "estimate")]
    result, used = [], set()
    for part, wanted in item["expect"]:
        if part == "event":
            found = bool(events) or (item["kind"] in ("release", "displacement") and
                                     any(c["kind"] == "event" and c["subkind"] == "other" for c in claims))
        elif part in ("count", "whole"):
            hits = [c for c in counts if same_figure(c, wanted)]
            right = [c for c in hits if (kind_of(c) in counted or part == "whole") and
                     (part == "count" or any(r["role"] == "whole" for r in c["roles"]))]
            used.update(id(c) for c in hits)
            found = bool(right)
        elif part == "date":
            found = any((c["kind"] == "date" and overlaps(c["quote"], wanted)) or
                        any(r["role"] == "date" and overlaps(r["quote"], wanted) for r in c["roles"]) for c in claims)
        elif part == "place":
            name = wanted.split()[-1]
            found = any(name in r["quote"] for c in claims for r in c["roles"] if r["role"] in ("place", "from", "to", "via", "target")) or \
                any(c["kind"] in ("place", "route") and name in c["quote"] for c in claims)
        else:
            found = any(r["role"] == part and overlaps(r["quote"], wanted) for c in events + counts for r in c["roles"])
        result.append((part, found))
    allowed = fine | counted | ALSO[item["kind"]] | set().union(*(ALSO.get(k, set()) for k in item["kinds"]))
    extras = []
    for c in claims:
        if c["kind"] == "event" and c["subkind"] not in FREE and kind_of(c) not in allowed and c["mood"] in ("asserted", "reported", "alleged"):
            extras.append("event " + kind_of(c))
        if c["kind"] == "event" and item["kind"] == "none" and kind_of(c) in DEEDS:
            extras.append("event " + kind_of(c))
        concept = (c.get("value") or {}).get("concept") or ""
        if c["kind"] == "count" and concept.endswith("/victim"):
            wrong_kind = kind_of(c) not in allowed
            single = bounds(c)[2] == "1" or bounds(c)[2] == "2"
            wanted = any(part in ("count", "whole") and same_figure(c, figure) for part, figure in item["expect"])
            told = c["mood"] in ("asserted", "reported", "alleged")
            if told and (wrong_kind or (not wanted and not single)):
                extras.append("count " + concept + " " + "/".join(bounds(c)))
    return result, sorted(set(extras))


def overlaps(quote, wanted):
    words = lambda s: set(re.findall(r"\w+", s.lower())) - {"on", "in", "the", "of", "at"}
    return bool(words(quote) & words(wanted))


def table(title, counts, least):
    print(title)
    for key, (found, total) in sorted(counts.items(), key=lambda kv: kv[1][0] / max(1, kv[1][1])):
        if total >= least:
            print(f"  {key:28} {found / total:.3f}  {found}/{total}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--habeas", required=True)
    parser.add_argument("--n", type=int, default=900)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--set", choices=("open", "kept", "all"), default="open")
    parser.add_argument("--show", default="", help="print what is missed or wrong in this kind, construction or part (all: everywhere)")
    parser.add_argument("--tables", action="store_true", help="by kind and construction")
    arguments = parser.parse_args()
    if arguments.set == "kept" and (arguments.show or arguments.tables):
        parser.error("of the ways kept back only totals are printed")
    maker = Maker(random.Random(arguments.seed), arguments.set)
    items, seen = [], set()
    while len(items) < arguments.n:
        item = maker.item(len(items))
        if item["text"] not in seen:
            seen.add(item["text"])
            items.append(item)
    claims = claims_of(arguments.habeas, items)
    parts, kinds, cells, ways = (collections.defaultdict(lambda: [0, 0]) for _ in range(4))
    extra, extra_negative, negatives, whole_sentences = 0, 0, 0, 0
    for item in items:
        result, extras = judge(item, claims[item["id"]])
        if item["kind"] == "none":
            negatives += 1
            extra_negative += bool(extras)
        else:
            extra += bool(extras)
            whole_sentences += all(found for _, found in result) and not extras
        for part, found in result:
            for counter, key in ((parts, part), (kinds, item["kind"]), (cells, item["cell"])):
                counter[key][0] += found
                counter[key][1] += 1
        for part, found in result:
            if part == "event" and item.get("way"):
                ways[item["way"]][0] += found
                ways[item["way"]][1] += 1
        missed = [part + (":" + str(wanted) if wanted else "") for (part, found), (_, wanted) in zip(result, item["expect"]) if not found]
        names = {item["kind"], item["cell"], item["cell"].split(":")[0], "all", "extras" if extras else ""} | {m.split(":")[0] for m in missed}
        if arguments.show and (missed or extras) and arguments.show in names:
            print(f'{item["kind"]} {item["cell"]}: {item["text"].strip()!r}\n    missed {missed} extra {extras}')
            for claim in claims[item["id"]]:
                if claim["kind"] in ("event", "count", "estimate", "date"):
                    roles = {r["role"]: r["quote"] for r in claim["roles"]}
                    print("     got", claim["kind"], kind_of(claim) or claim["subkind"], "/".join(bounds(claim)), claim["mood"], roles)
    if arguments.tables:
        table("by kind", kinds, 1)
        table("by construction", cells, 1)
        table("event found, by way", ways, 1)
    deeds = len(items) - negatives
    line = " ".join(f"{part}={found / total:.3f}" for part, (found, total) in sorted(parts.items()))
    print(f"grid {arguments.set} seed={arguments.seed} sentences={deeds} {line} whole_sentences={whole_sentences / max(1, deeds):.3f} "
          f"with_extras={extra / max(1, deeds):.3f} negatives={negatives} negatives_told={extra_negative / max(1, negatives):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
