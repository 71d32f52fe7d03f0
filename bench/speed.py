#!/usr/bin/env python3
"""How fast `habeas run` reads plain text, how much memory it takes, how many instructions a page costs.

    speed.py --habeas BIN [--pages 2000] [--callgrind]

Makes pages of about 4 KB from the words below (seeded: the same pages every time), each with its own figures and days, and
runs `run --no-case -j 1` over all of them. Wall time on a shared machine is a rough figure; instruction counts (valgrind, on
40 pages less the fixed costs of none) are what to compare between two versions. Standard library only.
"""
import argparse
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

PAGE_BYTES = 4096
TOWNS = ["Arequipa", "Gaborone", "Tampere", "Bergamo", "Izmir", "Kumasi", "Salta", "Sibiu", "Tartu", "Varna", "Yazd", "Zaria"]
GROUPS = ["farmers", "teachers", "miners", "dock workers", "students", "nurses", "drivers", "weavers", "porters", "clerks"]
NAMES = ["Ada Brandt", "Milan Kovar", "Lena Osei", "Tomas Rial", "Irma Solberg", "Yusuf Danso", "Clara Venn", "Petr Adler"]
OFFICES = ["the harbour union", "the ministry of the interior", "the river police", "a local lawyers' group", "the bishop's office"]
DEEDS = ["detained", "expelled", "beaten", "released", "arrested", "abducted", "deported", "killed"]
MONTHS = ["January", "March", "April", "June", "August", "October", "December"]
WHO = ["a trader", "the old ferryman", "her sister", "a clerk at the door", "the baker", "nobody at the town hall", "two porters"]
DID = ["remembered", "spoke of", "had heard about", "repaired", "waited beside", "walked past", "asked about", "kept silent about"]
WHAT = ["the closed road", "the price of lamp oil", "a list of names", "the water works", "the new school", "an empty boat", "the gate"]
WHEN = ["until the evening", "after the rains", "before the market opened", "on the way home", "through the winter", "for a week"]
FURNITURE = ["We use cookies to improve your visit.", "Share this article", "Read more", "Subscribe to our newsletter"]


def filler(rng):
    words = f"{rng.choice(WHO)} {rng.choice(DID)} {rng.choice(WHAT)} {rng.choice(WHEN)} and {rng.choice(DID)} {rng.choice(WHAT)}"
    return words[0].upper() + words[1:] + "."


def sentence(rng):
    town, other = rng.sample(TOWNS, 2)
    group, deed, name, office = rng.choice(GROUPS), rng.choice(DEEDS), rng.choice(NAMES), rng.choice(OFFICES)
    count, day, month, year = rng.randint(2, 900), rng.randint(1, 28), rng.choice(MONTHS), rng.randint(2005, 2022)
    return rng.choice([
        f"At least {count} {group} were {deed} in {town} on {day} {month} {year}, {office} said.",
        f'"We saw {count} {group} being taken from {town} to {other}," said {name}, who lives there.',
        f"According to {office}, up to {count} {group} were {deed} near {town}.",
        f"{office[0].upper() + office[1:]} denied that anyone had been {deed} in {town}.",
        f"About {rng.randint(10, 95)} per cent of the {group} held in {town} were women, {name} told reporters in {month}.",
        f"{name} of {other} said that {count} {group} crossed from {town} on {day} {month}.",
        filler(rng),
        filler(rng),
    ])


def page(seed):
    rng = random.Random(seed)
    blocks = [rng.choice(FURNITURE), sentence(rng).rstrip("."), rng.choice(NAMES)]
    while sum(len(b) + 2 for b in blocks) < PAGE_BYTES:
        blocks.append(" ".join(sentence(rng) for _ in range(rng.randint(2, 5))))
    return "\n\n".join(blocks + [rng.choice(FURNITURE)]) + "\n"


def write_pages(folder, count):
    os.makedirs(folder)
    for number in range(count):
        with open(os.path.join(folder, f"{number:05}.txt"), "w", encoding="utf-8") as out:
            out.write(page(number))


def measure(habeas, folder, count):
    begin = time.monotonic()
    subprocess.run([habeas, "run", "--no-case", "-j", "1", folder], stdout=subprocess.DEVNULL, check=False)
    wall = time.monotonic() - begin
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    print(f"{count} pages: {wall:.2f} s wall, {cpu:.2f} s processor, {count / wall:.0f} pages/s wall, "
          f"{count / cpu:.0f} pages/s of one core, {used.ru_maxrss / 1024:.0f} MiB resident")


def instructions(habeas, folder, scratch):
    """Instructions of the main process; with --trace-children=no the locked workers are left out."""
    out = os.path.join(scratch, "callgrind.out")
    done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", habeas, "run", "--no-case", "-j", "1",
                           "--unsafe-no-sandbox", folder], capture_output=True, text=True)
    found = re.findall(r"Collected : (\d+)", done.stderr)
    if not found:
        sys.exit("callgrind: " + done.stderr[-1000:])
    return max(int(n) for n in found)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--habeas", metavar="BIN", required=True)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--callgrind", action="store_true", help="count instructions too (needs valgrind; minutes)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        pages = os.path.join(scratch, "pages")
        write_pages(pages, options.pages)
        measure(options.habeas, pages, options.pages)
        if options.callgrind:
            few, more = os.path.join(scratch, "few"), os.path.join(scratch, "more")
            write_pages(few, 1)
            write_pages(more, 41)
            fixed = instructions(options.habeas, few, scratch)
            cost = (instructions(options.habeas, more, scratch) - fixed) // 40
            print(f"instructions: {fixed / 1e6:.0f} million to start and read one page, {cost / 1e6:.2f} million a further page")


if __name__ == "__main__":
    main()
