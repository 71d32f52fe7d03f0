#!/usr/bin/env python3
"""Scores habeas on generated short pages: who says a thing, stances, law, risks, and sentences that say nothing of the kind.

    python3 eval/voice_grid.py --habeas build/release/habeas [--size 900] [--seed 7] [--show 40] [--only GROUP]

The pages are put together from the lists in eval/voice_grid (their first lines tell the columns): ways of attribution times
voices times contents; stances times parties; law and risks told by the page or by a body. What the first voice, the chain and
the mood must be follows from the way of telling. A sample of fixed seed is scored; --size 0 takes every combination. The lists
are development data: what fails here fails on any page. Texts: CC0 1.0.
"""
import argparse
import collections
import json
import os
import random
import subprocess
import sys
import tempfile

LISTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "voice_grid")
TITLE = "A day in the valley"
LEAD = "Rain had fallen in the hills for a week."
CLOSE = "The road to the town is closed to lorries."
DEED = "On 4 May soldiers shot dead 14 villagers near Bunia and took away three men, survivors told the Nile Herald."


def rows(name, columns):
    with open(os.path.join(LISTS, name), encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#") and line.strip():
                cells = line.rstrip("\n").split("\t")
                yield cells + [""] * (columns - len(cells))


def capital(words):
    return words[:1].upper() + words[1:]


def genitive(words):
    words = words.rstrip(",")
    return words + ("’" if words.endswith("s") else "’s")


def tidy(text):
    for wrong, right in ((",,", ","), (",.", "."), (", .", "."), (",:", ":"), (",;", ";"), (", –", " –"), (",’", "’")):
        text = text.replace(wrong, right)
    return text


def page(text, before=""):
    """A page whose title and frame say nothing; `#` opens a text that is itself the title."""
    if text.startswith("# "):
        return "\n\n".join([text[2:], LEAD, CLOSE])
    return "\n\n".join([TITLE, LEAD] + ([before] if before else []) + [text.replace("\\n", "\n"), CLOSE])


def marked(text):
    """The text without its brackets and the words that stood in them."""
    words = text[text.index("[") + 1 : text.index("]")]
    return text.replace("[", "").replace("]", ""), words


def voice_items():
    contents, voices = list(rows("contents.tsv", 3)), list(rows("voices.tsv", 6))
    for group, sorts, mood, chain, form, other in rows("constructions.tsv", 6):
        for voice_id, sort, words, names, pronoun, before in voices:
            if sorts != "-" and sort not in sorts.split("|"):
                continue
            for content_id, kinds, clause in contents:
                said, anchor = marked(clause)
                capitals = form.index("{C}") if "{C}" in form else -1
                text = form.format(v=words, V=capital(words), c=said, C=capital(said), g=genitive(words), G=capital(genitive(words)),
                                   p=pronoun, P=capital(pronoun), o={"he": "him", "she": "her"}.get(pronoun, pronoun), s={"he": "his", "she": "her"}.get(pronoun, "its"))
                if capitals >= 0 and said.startswith(anchor):
                    anchor = capital(anchor)
                yield {"group": "voice/" + group, "cell": f"{form} {voice_id} {content_id}", "text": page(tidy(text), before),
                       "kinds": kinds.split("|"), "words": anchor, "voices": (other or names).split("|"),
                       "mood": mood if mood != "-" else "", "chain": [name for name in chain.split("|") if name]}


SAID = ("{X} said {d}.", "{X} said that {d}.", "In a statement, {x} said that {d}.", "{D}, {x} said.", "“{D},” said {x}.",
        "{X} insisted that {d}.", "According to {x}, {d}.", "{X} told reporters that {d}.", "{X} maintains that {d}.")


def stance_items():
    for group, kinds, form, text in rows("stances.tsv", 4):
        said, anchor = marked(text)
        for party_id, words, names, pronoun in rows("parties.tsv", 4):
            fill = {"x": words, "X": capital(words), "y": pronoun}
            for frame in SAID if form == "clause" else (said,):
                whole = frame.format(d=said, D=capital(said), **fill)
                # Silence is told by the page: whose it is matters, not who says so.
                names_right = names.split("|") + (["narrator"] if group in ("silent", "unack", "status") else [])
                at_head = "{D}" in frame and said.startswith(anchor)
                yield {"group": "stance/" + group, "cell": f"{frame} {party_id}", "text": page(tidy(whole), DEED),
                       "kinds": kinds.split("|"), "words": capital(anchor) if at_head else anchor, "voices": names_right}


def background_items():
    for group, kinds, text in rows("background.tsv", 3):
        said, anchor = marked(text)
        for frame, names in (("{D}.", ["narrator"]), ("Valley Watch said {d}.", ["valley watch"]),
                             ("{D}, a lawyer for the families said.", ["lawyer"]), ("According to the Basil Centre, {d}.", ["basil centre"])):
            at_head = "{D}" in frame and said.startswith(anchor)
            yield {"group": "background/" + group, "cell": frame, "text": page(frame.format(d=said, D=capital(said)), DEED),
                   "kinds": kinds.split("|"), "words": capital(anchor) if at_head else anchor, "voices": names}


def negative_items():
    for group, wrong, text in rows("negatives.tsv", 3):
        yield {"group": "negative/" + group, "cell": "", "text": page(text), "wrong": wrong}


def sample(items, size, seed):
    """Every way of telling at least once before any is taken twice."""
    order = list(items)
    random.Random(seed).shuffle(order)
    lots, rank = collections.Counter(), []
    for place, item in enumerate(order):
        way = (item["group"], item["cell"].rsplit(" ", 2)[0] if item["group"].startswith("voice") else item.get("words"))
        rank.append((lots[way], place))
        lots[way] += 1
    chosen = sorted(zip(rank, order), key=lambda pair: pair[0])[: size or None]
    return [item for _, item in chosen]


def claims_of(habeas, items):
    with tempfile.TemporaryDirectory() as folder:
        for number, item in enumerate(items):
            with open(os.path.join(folder, f"{number:06}.txt"), "w", encoding="utf-8") as out:
                out.write(item["text"] + "\n")
        run = subprocess.run([habeas, "extract", "--no-case", "--json", "--each", folder], stdout=subprocess.PIPE, check=False)
    documents, claims = {}, collections.defaultdict(list)
    for line in run.stdout.decode("utf-8").splitlines():
        record = json.loads(line)
        if record["type"] == "document":
            documents[record["id"]] = int(os.path.basename(record["path"])[: -len(".txt")])
        elif record["type"] == "claim":
            claims[documents[record["document"]]].append(record)
    return claims


def touches(claim, span):
    """As in score_pile.py: half of the smaller is shared, and the anchor is not much longer."""
    begin, end = claim.get("anchor") or claim["span"]
    shared = min(end, span[1]) - max(begin, span[0])
    return 2 * shared >= min(end - begin, span[1] - span[0]) and end - begin <= 3 * (span[1] - span[0]) + 40


def right_voice(claim, names):
    first = claim["chain"][0]
    name = "narrator" if first["who"] == "narrator" else first["name"].lower()
    return "*" in names or any(wanted in name for wanted in names)


def judge(item, claims):
    """What is wrong with the claims of one page: (found, voice, rest), each true when right."""
    begin = len(item["text"][: item["text"].rindex(item["words"])].encode())
    span = (begin, begin + len(item["words"].encode()))
    # What is only feared is a risk; who is introduced is an actor.
    kinds = item["kinds"] + ["actor"] * ("profile" in item["kinds"]) + ["profile"] * (item.get("mood") in ("feared", "hedged"))
    hits = [claim for claim in claims if claim["kind"] in kinds and touches(claim, span)]
    if not hits:
        return False, False, False
    voice = all(right_voice(claim, item["voices"]) for claim in hits)
    rest = all(
        (not item.get("mood") or claim["mood"] == item["mood"] or (item["mood"] == "hedged" and claim["mood"] != "asserted"))
        and all(any(name.lower() in link["name"].lower() for link in claim["chain"][1:]) for name in item.get("chain", []))
        for claim in hits
    )
    return True, voice, rest


def is_clean(item, claims):
    if item["wrong"].startswith("voice:"):
        name = item["wrong"][len("voice:") :].lower()
        return not any(name in claim["chain"][0]["name"].lower() for claim in claims if claim["kind"] in ("event", "count"))
    return not any(claim["kind"] in item["wrong"].split("|") for claim in claims)


def print_item(item, claims, what):
    print(f'{what}: {item["group"]}  want {item.get("words", item.get("wrong"))!r} by {item.get("voices")} {item.get("mood") or ""} {item.get("chain") or ""}')
    print("     " + " / ".join(item["text"].split("\n\n")[1:-1] or [item["text"]]))
    for claim in claims:
        print("     got", claim["kind"], claim.get("subkind"), claim["mood"], repr(claim["quote"][:70]), "by", [link["name"] for link in claim["chain"]])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--habeas", required=True)
    parser.add_argument("--size", type=int, default=400, help="pages of voices; stances and the rest take as many together (0: all)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", type=int, default=0, help="print so many pages that are wrong")
    parser.add_argument("--only", default="", help="only groups that begin so")
    arguments = parser.parse_args()
    half = arguments.size // 2
    items = sample(voice_items(), arguments.size, arguments.seed) + sample(stance_items(), half, arguments.seed)
    items += sample(background_items(), half, arguments.seed) + list(negative_items())
    items = [item for item in items if item["group"].startswith(arguments.only)]
    claims = claims_of(arguments.habeas, items)
    scores, shown = collections.defaultdict(collections.Counter), 0
    for number, item in enumerate(items):
        if "wrong" in item:
            outcome = {"clean": is_clean(item, claims[number])}
            wrong = "" if outcome["clean"] else "not clean"
        else:
            found, voice, rest = judge(item, claims[number])
            outcome = {"found": found, "voice": voice, "full": voice and rest}
            wrong = "" if outcome["full"] else "missed" if not found else "voice" if not voice else "mood or chain"
        for name in (item["group"], item["group"].split("/")[0]):
            scores[name]["pages"] += 1
            scores[name].update({key: int(value) for key, value in outcome.items()})
        if wrong and shown < arguments.show:
            shown += 1
            print_item(item, claims[number], wrong)
    for name in sorted(scores):
        score = scores[name]
        parts = " ".join(f"{key}={score[key] / score['pages']:.3f}" for key in ("found", "voice", "full", "clean") if key in score)
        print(f"{name:24} pages={score['pages']} {parts}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
