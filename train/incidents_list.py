#!/usr/bin/env python3
"""Writes the list for train_incidents from pages and incidents that lie beside the checkout.

  train/incidents_list.py --gold gold.jsonl --dates dates.tsv > list.tsv

A line of the gold file is an object: `incident` (its name) and `docs` (names of pages, docs/NAME.txt beside the file). A line
of the dates: docs/NAME.txt, tab, YYYY-MM-DD. Pages under more than one incident are left out. Nothing of it belongs into the
project.
"""
import argparse
import json
import os


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gold", required=True)
    ap.add_argument("--dates", required=True)
    a = ap.parse_args()
    with open(a.dates, encoding="utf-8") as file:
        written = dict(line.rstrip("\n").split("\t") for line in file if "\t" in line)
    incidents = {}
    with open(a.gold, encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            for name in row["docs"]:
                incidents.setdefault(f"docs/{name}.txt", []).append(row["incident"])
    for page in sorted(incidents):
        if len(incidents[page]) == 1:
            print(os.path.join(os.path.dirname(os.path.abspath(a.gold)), page), written.get(page, ""), incidents[page][0], sep="\t")


if __name__ == "__main__":
    main()
