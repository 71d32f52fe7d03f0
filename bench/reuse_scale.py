#!/usr/bin/env python3
"""bench/reuse_scale.py --program REUSE_SCALE [--venv DIR] [--near 1000000] [--passages 100000] [--sample 20000] [--peers 5000] [--rounds 5]

Room reuse on generated documents of 4 KB (bench/reuse_scale.cpp, built with -DHABEAS_BENCH=ON): near-copies and clusters, near-copies
found of all pairs at Jaccard .8 (computed exactly), shared passages; a number of 0 leaves a part out. With --venv the near-copies are
also found by datasketch and Rensa on the same documents in the same run, in turns, one processor each: both come from PyPI into DIR,
for this comparison only. All three begin with the words: ours are keys (64 bits), theirs are runs of five words, joined outside the
clock; Rensa also gets the runs as 64-bit hashes in one buffer, its quickest door. Medians of the rounds."""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

PACKAGES = ["datasketch", "rensa", "numpy"]
PERMUTATIONS = 128


def in_venv(folder):
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "-q", "install", *PACKAGES], check=True)
    os.execv(python, [python, os.path.abspath(__file__), *sys.argv[1:]])


def figures(program, *words):
    done = subprocess.run([program, *words], stdout=subprocess.PIPE, check=True, text=True)
    return dict(part.split("=") for part in done.stdout.split())


def runs_of(line):
    words = line.lower().replace(".", "").split()
    return [" ".join(words[i:i + 5]).encode() for i in range(len(words) - 4)]


def by_datasketch(documents):
    from datasketch import MinHash, MinHashLSH
    begin = time.perf_counter()
    sketches = MinHash.bulk(documents, num_perm=PERMUTATIONS)
    index = MinHashLSH(threshold=0.8, num_perm=PERMUTATIONS)
    found = 0
    for number, sketch in enumerate(sketches):
        found += bool(index.query(sketch))
        index.insert(number, sketch)
    return time.perf_counter() - begin, found


def by_rensa(documents):
    from rensa import RMinHash, RMinHashLSH
    begin = time.perf_counter()
    matrix = RMinHash.digest_matrix_from_token_byte_sets(documents, PERMUTATIONS, 42)
    flags = RMinHashLSH(0.8, PERMUTATIONS, 16).query_duplicate_flags_matrix_one_shot(matrix)
    return time.perf_counter() - begin, sum(flags)


def by_rensa_of_hashes(hashes, offsets):
    from rensa import RMinHash, RMinHashLSH
    begin = time.perf_counter()
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets, PERMUTATIONS, 42)
    flags = RMinHashLSH(0.8, PERMUTATIONS, 16).query_duplicate_flags_matrix_one_shot(matrix)
    return time.perf_counter() - begin, sum(flags)


def compare(program, count, rounds):
    import importlib.metadata
    import numpy
    from rensa import RMinHash
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    os.environ["RAYON_NUM_THREADS"] = "1"
    seconds = {"habeas": [], "habeas with tokenising": [], "datasketch": [], "Rensa": [], "Rensa from hashes": []}
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "documents.txt")
        subprocess.run([program, "write", str(count), path], check=True)
        with open(path, encoding="utf-8") as file:
            documents = [runs_of(line) for line in file]
        hashes = numpy.array([h for row in RMinHash.hash_token_sets(documents) for h in row], dtype=numpy.uint64)
        offsets = numpy.cumsum([0] + [len(d) for d in documents]).astype(numpy.uint64)
        for _ in range(rounds):
            ours = figures(program, "read", path)
            seconds["habeas"].append(float(ours["sketching_s"]) + float(ours["clustering_s"]))
            seconds["habeas with tokenising"].append(seconds["habeas"][-1] + float(ours["tokenising_s"]))
            found["habeas"] = found["habeas with tokenising"] = int(ours["near_copies"])
            for name, call in (("datasketch", lambda: by_datasketch(documents)), ("Rensa", lambda: by_rensa(documents)),
                               ("Rensa from hashes", lambda: by_rensa_of_hashes(hashes, offsets))):
                took, found[name] = call()
                seconds[name].append(took)
    versions = {name: importlib.metadata.version(name) for name in ("datasketch", "rensa")}
    print(f"{count} documents, one processor, {rounds} rounds, datasketch {versions['datasketch']}, rensa {versions['rensa']}")
    base = statistics.median(seconds["habeas"])
    for name, took in seconds.items():
        middle = statistics.median(took)
        print(f"{name}: {count / middle:.0f} documents a second ({count / max(took):.0f} to {count / min(took):.0f}), "
              f"{found[name]} near-copies; habeas is {middle / base:.2f} times as fast")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--venv")
    parser.add_argument("--near", type=int, default=1000000)
    parser.add_argument("--passages", type=int, default=100000)
    parser.add_argument("--sample", type=int, default=20000)
    parser.add_argument("--peers", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    if given.venv and os.path.abspath(sys.prefix) != os.path.abspath(given.venv):
        in_venv(os.path.abspath(given.venv))
    program = os.path.abspath(given.program)
    for part, count in (("recall", given.sample), ("near", given.near), ("passages", given.passages)):
        if count:
            print(part, " ".join(f"{k}={v}" for k, v in figures(program, part, str(count)).items()), flush=True)
    if given.venv:
        compare(program, given.peers, given.rounds)


if __name__ == "__main__":
    main()
