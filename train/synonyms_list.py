#!/usr/bin/env python3
"""Writes data/lexicon/synonyms.tsv: how common a word is, and by what other words the same thing may be said. Standard library only.

    synonyms_list.py --wordnet /usr/share/wordnet --common data/models/incidents/common.tsv > data/lexicon/synonyms.tsv

From WordNet 3.0 (Debian package wordnet-base). A word has the synsets of its first senses as concepts, and the synsets right
above its two first senses as broader concepts. Kept are words that share a concept with a word in use (one that WordNet's tagged
texts hold), and all words of the common list. Concepts are numbered in the order in which they are first needed.
"""
import argparse
import collections
import os
import sys

SENSES, BROADER_SENSES = 3, 2
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}


def is_plain(word):
    return word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 16


def lines(folder, name):
    with open(os.path.join(folder, name), encoding="latin-1") as f:
        for line in f:
            if not line.startswith("  "):
                yield line.split(" | ")[0].split()


def read_wordnet(folder):
    """Synsets above each synset; synsets of each plain word, most used first in each part of speech; words in tagged texts."""
    above, senses, in_use = {}, collections.defaultdict(list), set()
    for part, letter in PARTS.items():
        for f in lines(folder, "data." + part):
            words = int(f[3], 16)
            pointers = f[5 + 2 * words:5 + 2 * words + 4 * int(f[4 + 2 * words])]
            above[letter + f[0]] = [pointers[i + 2].replace("s", "a") + pointers[i + 1]
                                    for i in range(0, len(pointers), 4) if pointers[i] == "@"]
        for f in lines(folder, "index." + part):
            if not is_plain(f[0]):
                continue
            rest = f[4 + int(f[3]):]
            if int(rest[1]) > 0:
                in_use.add(f[0])
            senses[f[0]] += [(rank, letter + offset) for rank, offset in enumerate(rest[2:])]
    return above, senses, in_use


def read_common(path):
    with open(path, encoding="utf-8") as f:
        rows = (line.split("\t")[:2] for line in f if line.strip() and not line.startswith("#"))
        return {word: int(count) for word, count in rows if is_plain(word)}


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--wordnet", required=True, metavar="DIR")
    p.add_argument("--common", required=True, metavar="FILE")
    a = p.parse_args()
    above, senses, in_use = read_wordnet(a.wordnet)
    common = read_common(a.common)
    own = {w: {s for rank, s in of if rank < SENSES} for w, of in senses.items()}
    broader = {w: {x for rank, s in of if rank < BROADER_SENSES for x in above.get(s, ())} for w, of in senses.items()}
    users = collections.Counter(s for w in own for s in own[w] if w in in_use)   # words in use that mean this
    named = collections.Counter(s for w in own for s in own[w])
    needed = collections.Counter(s for w in broader for s in broader[w])
    kept = {w for w in own if any(users[s] > (w in in_use) for s in own[w]) or any(users[s] for s in broader[w])}
    number = {}
    print("# word<TAB>of a thousand texts so many use it<TAB>concepts<TAB>broader concepts; made by train/synonyms_list.py")
    for word in sorted(kept | set(common)):
        mine = sorted(s for s in own.get(word, ()) if named[s] > 1 or needed[s])
        over = sorted(s for s in broader.get(word, ()) if users[s] and s not in own[word])
        columns = [" ".join(str(number.setdefault(s, len(number))) for s in of) for of in (mine, over)]
        sys.stdout.write("%s\t%d\t%s\t%s\n" % (word, common.get(word, 0), *columns))


if __name__ == "__main__":
    main()
