#!/usr/bin/env python3
"""Holds the figures of the piles against eval/baseline.json: none may fall below it. Standard library only.

    floor.py --habeas BIN            score the piles; status 1 if a figure is below its floor
    floor.py --habeas BIN --write    write the figures seen as the new floor (a commit of its own)
"""
import argparse
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BASELINE = os.path.join(HERE, "baseline.json")
PILES = {
    "examples": os.path.join(HERE, "..", "examples"),
    "thailand_myanmar": os.path.join(HERE, "piles", "thailand_myanmar"),
    "haiti_dominican": os.path.join(HERE, "piles", "haiti_dominican"),
    "peru_bolivia": os.path.join(HERE, "piles", "peru_bolivia"),
    "lebanon_cyprus": os.path.join(HERE, "piles", "lebanon_cyprus"),
    "zambia_congo": os.path.join(HERE, "piles", "zambia_congo"),
    "uganda_kenya": os.path.join(HERE, "piles", "uganda_kenya"),
    "honduras_nicaragua": os.path.join(HERE, "piles", "honduras_nicaragua"),
    "ethiopia_sudan": os.path.join(HERE, "piles", "ethiopia_sudan"),
    "mali_mauritania": os.path.join(HERE, "piles", "mali_mauritania"),  # held out
    "mozambique_tanzania": os.path.join(HERE, "piles", "mozambique_tanzania"),  # held out
}
HIGHER_IS_BETTER = ("core_recall", "core_precision", "core_full", "region_f1", "incidents_ok")
LOWER_IS_BETTER = ("hard_failures",)


def figures(habeas, pile):
    """The figures of the scorer's last line, by name."""
    command = [sys.executable, os.path.join(HERE, "score_pile.py"), "--habeas", habeas, "--pile", pile]
    out = subprocess.run(command, capture_output=True, text=True)
    lines = out.stdout.strip().splitlines()
    if not lines or not lines[-1].startswith("pile "):
        sys.exit("no figures for %s:\n%s%s" % (pile, out.stdout[-2000:], out.stderr[-2000:]))
    pairs = (word.split("=", 1) for word in lines[-1].split()[1:] if "=" in word)
    seen = {name: value for name, value in pairs}
    return {name: float(seen[name]) for name in HIGHER_IS_BETTER + LOWER_IS_BETTER}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--habeas", metavar="BIN", required=True, help="the program to score")
    parser.add_argument("--write", action="store_true", help="write the figures seen as the new floor")
    options = parser.parse_args()
    seen = {name: figures(options.habeas, pile) for name, pile in PILES.items()}
    if options.write:
        with open(BASELINE, "w", encoding="utf-8") as out:
            json.dump(seen, out, indent=2)
            out.write("\n")
        return 0
    with open(BASELINE, encoding="utf-8") as file:
        floor = json.load(file)
    status = 0
    for pile, wanted in floor.items():
        for name, value in wanted.items():
            got = seen[pile][name]
            below = got > value if name in LOWER_IS_BETTER else got < value
            print("%-18s %-15s %.3f  floor %.3f%s" % (pile, name, got, value, "  BELOW" if below else ""))
            status = 1 if below else status
    return status


if __name__ == "__main__":
    sys.exit(main())
