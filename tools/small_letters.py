#!/usr/bin/env python3
"""Makes data/lexicon/small_letters.tsv: English words that are written with small letters.

    tools/small_letters.py /usr/share/dict/american-english > data/lexicon/small_letters.tsv

The list is that of the Debian package wamerican 2020.12.07 (SCOWL; data/lexicon/SMALL_LETTERS.md). A word whose
regular stem stands in it is left out (src/extract/letter_case.cpp takes the same endings off); "b" marks words that
are names, too, "n" names that only look like forms of a word.
"""
import sys

ENDINGS = (("s", "", None), ("es", "", "sxzho"), ("d", "", "e"), ("ed", "", None), ("r", "", "e"), ("er", "", None),
           ("rs", "", "e"), ("ers", "", None), ("ly", "", None), ("ing", "", None), ("ing", "e", None),
           ("ies", "y", None), ("ied", "y", None))


def stems(word):
    for end, put, after in ENDINGS:
        stem = word[:len(word) - len(end)]
        if word.endswith(end) and len(stem) > 2 and (after is None or stem[-1] in after):
            yield stem + put


def is_small(word, small, depth=2):
    return word in small or (depth > 0 and any(is_small(stem, small, depth - 1) for stem in stems(word)))


def main():
    small, names = set(), set()
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            word = line.strip()
            if word.isascii() and word.isalpha() and len(word) > 1:
                (small if word.islower() else names).add(word.lower())
    kept = set()  # shorter words first, so that a word is left out only where its stem is kept
    for word in sorted(small, key=lambda w: (len(w), w)):
        if not any(is_small(stem, kept, 1) for stem in stems(word)):
            kept.add(word)
    print("# word<TAB>b where it is a name, too, n where it is a name alone; made by tools/small_letters.py")
    for word in sorted(kept | names):
        if word in names and word in small and len(word) > 2:
            print(word + "\tb")
        elif word in kept or (word in small and len(word) < 3):
            print(word)
        elif is_small(word, kept):
            print(word + "\tn")


main()
