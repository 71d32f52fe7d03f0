#!/usr/bin/env python3
"""Scores what habeas says about who depends on whom, over pairs of texts. Standard library only.

    score_independence.py --habeas BIN [--pairs FILE] [--show N]    run the program on each pair and print macro-F1
    score_independence.py --agreement                               how far the blind judge agrees with the author; needs no program
    score_independence.py --selftest                                check the set and the scorer; needs no program

How the set was made, and how a class is read from the records, is described in independence/README.md.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PAIRS = os.path.join(HERE, "independence", "pairs.jsonl")
BLIND = os.path.join(HERE, "independence", "blind.jsonl")
CLASSES = ("copied", "common_source", "independent")
KEYS = ("id", "class", "hard", "construction", "reason", "a", "b")
NOT_AN_ACCOUNT = ("denial", "profile", "legal")  # a shared denial or a shared law is no shared account of the event
COPIED_FROM = 0.5  # share of the smaller text's words that stand in the other


def read_pairs(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def run_program(habeas, pair, timeout):
    """The records of one run over the two texts of a pair."""
    with tempfile.TemporaryDirectory() as folder:
        for name in "ab":
            with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as f:
                f.write(pair[name] + "\n")
        done = subprocess.run([os.path.abspath(habeas), "run", "--no-case", "--json", "-j", "1", folder], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, timeout=timeout, check=False)
    if done.returncode not in (0, 1):
        sys.exit("the program ended with status %d on pair %s" % (done.returncode, pair["id"]))
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines() if line.strip()]


def class_of(records):
    """The class that the records amount to, and the record that decided."""
    reuse = [r for r in records if r["type"] == "reuse" and r["a"]["document"] != r["b"]["document"]]
    if any(r["kind"] == "copy" for r in reuse) or sum(r["containment"] for r in reuse) >= COPIED_FROM:
        return "copied", "reuse " + ", ".join(sorted({r["kind"] for r in reuse}))
    if reuse:
        return "common_source", "reuse " + ", ".join(sorted({r["kind"] for r in reuse}))
    claim = {r["id"]: r for r in records if r["type"] == "claim"}
    for origin in (r for r in records if r["type"] == "origin"):
        told = [claim[c] for c in origin["claims"] if c in claim]
        if len({c["document"] for c in told if c["kind"] not in NOT_AN_ACCOUNT}) > 1:
            return "common_source", "origin " + origin["name"]
    return "independent", "no shared words, no shared origin"


def f1(said, pairs):
    """F1 of each class."""
    out = {}
    for c in CLASSES:
        right = sum(s == c == p["class"] for s, p in zip(said, pairs))
        total = sum(s == c for s in said) + sum(p["class"] == c for p in pairs)
        out[c] = 2 * right / total if total else 0.0
    return out


def macro(said, pairs):
    return sum(f1(said, pairs).values()) / len(CLASSES)


def kappa(a, b):
    """Cohen's kappa of two lists of classes."""
    by_chance = sum(a.count(c) * b.count(c) for c in CLASSES) / len(a) ** 2
    return 1.0 if by_chance == 1 else (sum(x == y for x, y in zip(a, b)) / len(a) - by_chance) / (1 - by_chance)


def judged_blind(pairs):
    """The pairs with the classes of the second judge, who saw the texts alone."""
    judged = {j["id"]: j["class"] for j in read_pairs(BLIND)}
    return [dict(p, **{"class": judged[p["id"]]}) for p in pairs]


def agreement(pairs):
    author, judge = [p["class"] for p in pairs], [p["class"] for p in judged_blind(pairs)]
    same = sum(x == y for x, y in zip(author, judge))
    print("agreement pairs=%d same=%d kappa=%.3f" % (len(pairs), same, kappa(author, judge)))


def report(pairs, said, why, show):
    table = collections.Counter((p["class"], s) for p, s in zip(pairs, said))
    print("%-14s %s" % ("gold \\ said", " ".join("%13s" % c for c in CLASSES)))
    for gold in CLASSES:
        print("%-14s %s" % (gold, " ".join("%13d" % table[gold, c] for c in CLASSES)))
    wrong = [(p, s, w) for p, s, w in zip(pairs, said, why) if s != p["class"]]
    for p, s, w in wrong[:show]:
        print("  %s %s (%s), said %s: %s" % (p["id"], p["class"], p["construction"], s, w))
    parts = {name: [i for i, p in enumerate(pairs) if p["hard"] == hard] for name, hard in (("easy", False), ("hard", True))}
    figures = [("macro_f1", macro(said, pairs))] + [("f1_" + c, v) for c, v in f1(said, pairs).items()]
    figures += [("macro_f1_" + n, macro([said[i] for i in part], [pairs[i] for i in part])) for n, part in parts.items()]
    figures.append(("macro_f1_blind", macro(said, judged_blind(pairs))))
    print("independence pairs=%d %s" % (len(pairs), " ".join("%s=%.4f" % f for f in figures)))


def selftest(pairs):
    wrong = [p.get("id") for p in pairs if tuple(p) != KEYS or p["class"] not in CLASSES or type(p["hard"]) is not bool
             or not all(p[k].strip() for k in ("construction", "reason", "a", "b"))]
    wrong += [i for i, n in collections.Counter(p["id"] for p in pairs).items() if n > 1]
    wrong += [p["id"] for i, p in enumerate(pairs) if any({p["a"], p["b"]} == {q["a"], q["b"]} for q in pairs[:i])]
    gold = [p["class"] for p in pairs]
    judged = judged_blind(pairs)
    claims = [{"type": "claim", "id": c, "document": d, "kind": k} for c, d, k in (("1", "a", "count"), ("2", "b", "denial"), ("3", "b", "date"))]
    origin = lambda *ids: claims + [{"type": "origin", "name": "x", "claims": list(ids)}]
    reuse = lambda kind, share: [{"type": "reuse", "kind": kind, "containment": share, "a": {"document": "a"}, "b": {"document": "b"}}]
    checks = [("every pair is well formed and stands once", not wrong), ("the gold scores 1", macro(gold, pairs) == 1),
              ("every pair was judged blind", all(j["class"] in CLASSES for j in judged)),
              ("kappa is 1 for the same classes, 0 for one class for all", kappa(gold, gold) == 1 and abs(kappa(gold, ["copied"] * len(gold))) < 1e-9),
              ("one class for all scores low", all(macro([c] * len(pairs), pairs) < 0.25 for c in CLASSES)),
              ("a copy is copied", class_of(reuse("copy", 0.1))[0] == "copied"),
              ("a short passage is a common source", class_of(reuse("passage", 0.1))[0] == "common_source"),
              ("a shared account is a common source", class_of(origin("1", "3"))[0] == "common_source"),
              ("a shared denial is none", class_of(origin("1", "2"))[0] == "independent"),
              ("nothing shared is independent", class_of(claims)[0] == "independent")]
    for what, right in checks:
        if not right:
            print("FAILED: %s %s" % (what, wrong if "pair" in what else ""))
    print("self test " + ("passed" if all(right for _, right in checks) else "failed"))
    return not all(right for _, right in checks)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--habeas", metavar="BIN", help="the program to score")
    p.add_argument("--pairs", metavar="FILE", default=PAIRS, help="the pairs, JSON Lines")
    p.add_argument("--half", choices=("odd", "even"), help="only the pairs with odd or even numbers: rules were worked on with the odd ones")
    p.add_argument("--show", type=int, default=0, metavar="N", help="print the first N errors")
    p.add_argument("--timeout", type=float, default=60, help="seconds for one pair")
    p.add_argument("--agreement", action="store_true", help="print how far the blind judge agrees with the author of the pairs")
    p.add_argument("--selftest", action="store_true", help="check the set and the scorer")
    a = p.parse_args()
    pairs = [p for p in read_pairs(a.pairs) if not a.half or int(p["id"][1:]) % 2 == (a.half == "odd")]
    if a.selftest:
        sys.exit(selftest(pairs))
    if a.agreement:
        return agreement(pairs)
    if not a.habeas:
        p.error("give --habeas BIN (or --selftest, --agreement)")
    said, why = zip(*(class_of(run_program(a.habeas, pair, a.timeout)) for pair in pairs))
    report(pairs, said, why, a.show)


if __name__ == "__main__":
    main()
