# bench/large_case.py - one case of many sources: how long adding, opening, searching and verifying take
"""large_case.py --habeas BIN [--scratch DIR] [--sources 100000] [--run]

Makes texts of some 4 KB of invented words, adds them in one call (all acknowledged together, durably), then times opening the
case (adding one more text), a search, `habeas verify` of it, and that of large originals. A search needs tables: with --run they
come of `habeas run` (hours of work and much memory for 100,000 texts); without, the script puts the passages into the tables
itself, by the same schema, which is all that a search looks at."""
import argparse
import hashlib
import itertools
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import time

parser = argparse.ArgumentParser()
parser.add_argument("--habeas", required=True)
parser.add_argument("--scratch", default="large_case")
parser.add_argument("--sources", type=int, default=100_000)
parser.add_argument("--large", type=int, default=16, help="originals of 64 MiB for the throughput of verify")
parser.add_argument("--run", action="store_true")
options = parser.parse_args()
options.habeas = os.path.abspath(options.habeas)
dice = random.Random(8)
WORDS = ["".join(dice.choice("abcdefghijklmnoprstuvw") for _ in range(dice.randint(3, 9))) for _ in range(20_000)]
WEIGHTS = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(WORDS))))  # as Zipf: few often, many seldom


def text_of(number):
    paragraphs, size = [f"Report {number}"], 0
    while size < 4000:
        sentences = [" ".join(dice.choices(WORDS, cum_weights=WEIGHTS, k=dice.randint(6, 18))).capitalize() + "." for _ in range(dice.randint(2, 8))]
        paragraphs.append(" ".join(sentences))
        size += len(paragraphs[-1])
    return "\n\n".join(paragraphs)[:4096] + "\n"


def timed(words, *command, case="case.habeas"):
    """Wall time, and processor time of the program with its workers."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([options.habeas, *command, "--case", case], stdout=subprocess.PIPE, check=True)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{words}: {wall:.3f} s, processor {processor:.3f} s", flush=True)
    return wall, done.stdout


def fill_tables(texts):
    """What a run would have put into index.db and case.db of documents without claims."""
    log = open("case.habeas/custody/log", encoding="utf-8").read().splitlines()
    made_from = [line for line in log if " derived " in line][-1].split("records=")[1].split()[0]
    case, index = sqlite3.connect("case.habeas/store/case.db"), sqlite3.connect("case.habeas/store/index.db")
    index.execute("PRAGMA cache_size=-200000")
    passage = index.execute("SELECT max(id) FROM passage").fetchone()[0] + 1
    document = case.execute("SELECT max(position) FROM document").fetchone()[0] + 1
    for number, text in texts:
        digest = hashlib.sha256(text.encode()).hexdigest()
        case.execute("INSERT INTO document(position, id, path, title) VALUES(?,?,?,?)", (document, "doc_" + digest[:32], f"texts/{number}.txt", ""))
        begin = 0
        for paragraph in text.rstrip("\n").split("\n\n"):
            index.execute("INSERT INTO passage VALUES(?,?,?,?,?,?)", (passage, document, begin, 1, 0, paragraph))
            index.execute("INSERT INTO words(rowid, text) VALUES(?,?)", (passage, paragraph))
            passage, begin = passage + 1, begin + len(paragraph) + 2
        document += 1
    for database in (case, index):
        assert database.execute("SELECT value FROM meta WHERE name='made_from'").fetchone()[0] == made_from
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
    sums = "".join(f"{hashlib.sha256(open(f'case.habeas/store/{name}', 'rb').read()).hexdigest()}  {name}\n"
                   for name in ("case.db", "index.db"))
    with open("case.habeas/store/sums", "w", encoding="utf-8") as stream:
        stream.write(sums)


def main():
    shutil.rmtree(options.scratch, ignore_errors=True)
    os.makedirs(options.scratch)
    os.chdir(options.scratch)
    texts = []
    for number in range(options.sources):
        folder = f"texts/{number // 1000:03d}"
        os.makedirs(folder, exist_ok=True)
        text = text_of(number)
        texts.append((number, text))
        with open(f"{folder}/{number}.txt", "w", encoding="utf-8") as stream:
            stream.write(text)
    with open("one.txt", "w", encoding="utf-8") as stream:
        stream.write("A page about a weir.\n")
    subprocess.run([options.habeas, "run", "one.txt"], stdout=subprocess.DEVNULL, check=True)
    wall, _ = timed(f"add {options.sources} texts of 4 KB", "add", "texts")
    print(f"  {options.sources / wall:.0f} a second, durable")
    with open("two.txt", "w", encoding="utf-8") as stream:
        stream.write("Another page about a weir.\n")
    timed("open the case, add one more", "add", "two.txt")
    timed("open the case, checkpoint", "checkpoint")
    if options.run:
        timed("run", "run")
    else:
        fill_tables(texts)
    queries = {"a rare word": [WORDS[9000]], "a word in a tenth of the texts": [WORDS[700]], "the most frequent word": [WORDS[0]],
               "two words": [WORDS[300], WORDS[301]], "a phrase": [f'"{WORDS[30]} {WORDS[31]}"'], "a beginning": [WORDS[5000][:5] + "*"]}
    for what, query in queries.items():
        _, out = timed(f"search {what}", "search", *query)
        print(f"  {out.count(b'hit_')} hits")
    wall, _ = timed("verify the case: log, openings, every original", "verify")
    print(f"  {sum(len(text) for _, text in texts) / wall / 2**20:.0f} MiB/s of small originals")
    os.makedirs("large")
    block = bytes(dice.getrandbits(8) for _ in range(1 << 20))
    for number in range(options.large):
        with open(f"large/{number}.bin", "wb") as stream:
            for piece in range(64):
                stream.write(b"%d %d" % (number, piece) + block)
    subprocess.run([options.habeas, "add", "large", "--case", "large.habeas"], stdout=subprocess.DEVNULL, check=False)
    shutil.rmtree("large")
    wall, _ = timed(f"verify {options.large} originals of 64 MiB", "verify", case="large.habeas")
    print(f"  {options.large * 64 / wall:.0f} MiB/s")


main()
