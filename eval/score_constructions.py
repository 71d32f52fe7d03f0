#!/usr/bin/env python3
"""Scores habeas on plain sentences, each with the claims that any reader takes from it.

    python3 eval/score_constructions.py --habeas build/release/habeas [--show]

Each line of eval/constructions.jsonl holds `id`, `text` and `expect`: claims by `kind`, `words` (bytes that the claim's anchor
must touch) and, where it matters, `sub` (subkind), `concept`, `lo`, `hi` and `voice` (part of the first voice's name). Every
sentence is a page of its own. This is a list to work on: what fails here fails on any page. It measures recall alone.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def claims_of(habeas, items):
    with tempfile.TemporaryDirectory() as folder:
        for item in items:
            with open(os.path.join(folder, item["id"] + ".txt"), "w", encoding="utf-8") as page:
                page.write(item["text"] + "\n")
        run = subprocess.run([habeas, "run", "--no-case", "--json", "--each", folder], stdout=subprocess.PIPE, check=False)
    documents, claims = {}, collections.defaultdict(list)
    for line in run.stdout.decode("utf-8").splitlines():
        record = json.loads(line)
        if record["type"] == "document":
            documents[record["id"]] = os.path.basename(record["path"])[: -len(".txt")]
        elif record["type"] == "claim":
            claims[documents[record["document"]]].append(record)
    return claims


def matches(claim, expected, span):
    value = claim.get("value") or {}
    anchor = claim.get("anchor") or claim["span"]
    return (
        claim["kind"] == expected["kind"]
        and anchor[0] < span[1]
        and span[0] < anchor[1]
        and ("sub" not in expected or claim.get("subkind") == expected["sub"])
        and ("concept" not in expected or value.get("concept") == expected["concept"])
        and ("lo" not in expected or value.get("lo") == expected["lo"])
        and ("hi" not in expected or value.get("hi") == expected["hi"])
        and ("voice" not in expected or expected["voice"].lower() in claim["chain"][0]["name"].lower())
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--habeas", required=True)
    parser.add_argument("--show", action="store_true", help="print what was missed")
    arguments = parser.parse_args()
    with open(os.path.join(HERE, "constructions.jsonl"), encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    claims = claims_of(arguments.habeas, items)
    found, total = collections.Counter(), collections.Counter()
    for item in items:
        for expected in item["expect"]:
            begin = len(item["text"][: item["text"].index(expected["words"])].encode())
            span = (begin, begin + len(expected["words"].encode()))
            hit = any(matches(claim, expected, span) for claim in claims[item["id"]])
            total[expected["kind"]] += 1
            found[expected["kind"]] += hit
            if arguments.show and not hit:
                print(f'{item["id"]} {expected} in: {item["text"]}')
                for claim in claims[item["id"]]:
                    value = claim.get("value") or {}
                    print("     got", claim["kind"], claim.get("subkind"), value.get("concept"), value.get("lo"), value.get("hi"),
                          repr(claim["quote"][:60]), "by", claim["chain"][0]["name"])
    kinds = " ".join(f"{kind}={found[kind]}/{total[kind]}" for kind in sorted(total))
    print(f"constructions {kinds} recall={sum(found.values()) / sum(total.values()):.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
