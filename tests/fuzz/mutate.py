#!/usr/bin/env python3
"""tests/fuzz/mutate.py HABEAS SCRATCH [--count 10000] [--format NAME...] [--seed 1] - malformed files of every format, made from those of
tests/made.py by flipping, cutting, repeating, splicing and rewriting bytes. Nothing may crash or hang the program: every file ends as a
document or a recorded problem. Prints a line for each format; exit status 1 when a rule was broken."""
import argparse
import collections
import json
import os
import random
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from made import samples

BATCH = 500
NUMBERS = [b"0", b"-1", b"4294967295", b"99999999999999999999", b"1e9", b"%s%n"]


def flip(rng, data):
    for _ in range(rng.randint(1, 16)):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def cut(rng, data):
    del data[rng.randrange(len(data)):]


def drop(rng, data):
    at = rng.randrange(len(data))
    del data[at:at + rng.randint(1, 64)]


def repeat(rng, data):
    at = rng.randrange(len(data))
    data[at:at] = data[at:at + rng.randint(1, 200)] * rng.randint(1, 40)


def extreme(rng, data):
    at = rng.randrange(len(data))
    size = rng.choice([1, 2, 4, 8])
    data[at:at + size] = rng.choice([b"\x00", b"\xff", b"\x7f", b"\x80"]) * size


def number(rng, data):
    places = [i for i, byte in enumerate(data) if 48 <= byte <= 57]
    if places:
        at = rng.choice(places)
        data[at:at + 1] = rng.choice(NUMBERS)


def splice(rng, data):
    other = rng.choice(list(SAMPLES.values()))
    at = rng.randrange(len(data))
    begin = rng.randrange(len(other))
    data[at:at] = other[begin:begin + rng.randint(1, 400)]


MUTATORS = [flip, flip, cut, drop, repeat, extreme, extreme, number, splice]
SAMPLES = samples()


def mutant(rng, content):
    data = bytearray(content)
    for _ in range(rng.randint(1, 4)):
        if data:
            rng.choice(MUTATORS)(rng, data)
    return bytes(data)


def run(habeas, folder):
    out = subprocess.run([habeas, "clean", "--no-case", "-j", "2", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return out.returncode, [json.loads(line) for line in out.stdout.splitlines()], out.stderr.decode(errors="replace")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("habeas")
    parser.add_argument("scratch")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--format", action="append")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    broken = 0
    for name in given.format or SAMPLES:
        rng = random.Random(f"{given.seed} {name}")
        seen = collections.Counter()
        begin = time.monotonic()
        for first in range(0, given.count, BATCH):
            folder = os.path.join(given.scratch, name)
            shutil.rmtree(folder, ignore_errors=True)
            os.makedirs(folder)
            paths = [os.path.join(folder, f"{first + i:06d}") for i in range(min(BATCH, given.count - first))]
            for path in paths:
                with open(path, "wb") as file:
                    file.write(mutant(rng, SAMPLES[name]))
            status, rows, words = run(given.habeas, folder)
            answered = {row["path"].split("!/")[0] for row in rows if row["type"] in ("document", "problem")}
            lost = [path for path in paths if path not in answered]
            killed = [row for row in rows if row["type"] == "problem" and row["code"] == "worker_lost"]
            for row in rows:
                seen[row["type"]] += 1
            seen["killed"] += len(killed)
            liars = [row for row in killed if "broke the wire" in row["message"]]
            if liars:  # a reader that lives but says what cannot be: a fault of the reader, not of the file
                broken += 1
            if status not in (0, 1) or lost:
                print(f"{name}: status {status}, without an answer: {lost[:3]} {words[-300:]}")
                broken += 1
            for row in killed[:3]:
                shutil.copy(row["path"].split("!/")[0], os.path.join(given.scratch, f"killed-{name}-{os.path.basename(row['path'].split('!/')[0])}"))
                print(f"{name}: {row['path']}: {row['message']}")
            shutil.rmtree(folder, ignore_errors=True)
        print(f"{name}: {given.count} files, {seen['document']} documents, {seen['problem']} problems, {seen['killed']} readers killed, "
              f"{time.monotonic() - begin:.0f} s", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
