# tests/e2e/kill.py - habeas is killed at every write-type system call: nothing acknowledged is lost, nothing is half
"""kill.py HABEAS SCRATCH [--points N] [--seed N] [--jobs N] [--verify-each]

For each command and each system call that writes, strace kills the program at the k-th such call, for every k until the
program ends by itself (--points N: only N of these points, drawn by the seed). After each kill
  * every source that was printed is in the log, and its original is whole; the log holds (tools/check_custody.py);
  * with --verify-each, `habeas verify` holds, or there is no case yet and nothing had been printed;
  * the same command done again succeeds (or says that its work is done), the case holds, its records are those of a command that
    nobody killed, the sums beside its tables fit, `habeas verify` holds (at every fourth point), nothing half written is left, and
    everything that the case held before the command is still there.
The points come in an order drawn by the seed; Ctrl-C ends the script after the points that are under way, and it says how many
there were; --skip N leaves out the first N, to go on from there. A kill that left the case byte for byte as it was needs no second
command: it would be the first. Exit status 77: strace is not there or may not trace."""
import argparse
import concurrent.futures
import hashlib
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading

import tiny

CALLS = ["write", "fsync", "syncfs", "rename", "link", "unlink", "ftruncate", "fchmod", "mkdir", "openat", "pwrite64",
         "fdatasync"]

parser = argparse.ArgumentParser()
parser.add_argument("habeas")
parser.add_argument("scratch")
parser.add_argument("--points", type=int, default=0)
parser.add_argument("--skip", type=int, default=0)
parser.add_argument("--seed", type=int, default=8)
parser.add_argument("--jobs", type=int, default=2)
parser.add_argument("--sizes", type=int, nargs="+", default=[3, 40], help="how many pages the cases have")
parser.add_argument("--only", default="", help="part of the names of commands")
parser.add_argument("--verify-each", action="store_true", help="habeas verify also before the command is done again")
options = parser.parse_args()
options.habeas = os.path.abspath(options.habeas)
dice = random.Random(options.seed)
TRACED = ["strace", "-qq", "-o", "/dev/null"]


class Command:
    """One command, in a folder `case.habeas` that begins as a copy of `start` (None: as nothing); `here` holds what it needs."""

    def __init__(self, here, pages, words, start, settled=(), case="case.habeas", outcome=(0,)):
        self.here, self.pages, self.words, self.start, self.case = here, pages, words, start, case
        self.settled = settled  # words of stderr with which the second call may say that the first had done all
        self.outcome = outcome
        self.before = {}  # what the folder held, where it held a case
        self.records = None  # what a command that nobody killed leaves

    def prepare(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        for name in ("pages", "kept.tar", "acts.jsonl"):
            os.symlink(os.path.join(self.here, name), os.path.join(folder, name))
        if self.start:
            shutil.copytree(os.path.join(self.here, self.start), os.path.join(folder, "case.habeas"))
            self.before = self.before or tiny.tree_of(folder)


def habeas(folder, *words):
    return subprocess.run([options.habeas, *words], cwd=folder, capture_output=True, check=False)


def killed_at(folder, call, k, words):
    """Runs the command until its k-th such call. (was it killed, what it had printed)"""
    done = subprocess.run([*TRACED, "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={k}", options.habeas,
                           *words], cwd=folder, capture_output=True, check=False)
    return done.returncode in (-9, 137), done.stdout


def number_of_calls(command):
    """How often the command makes each call."""
    folder = os.path.join(options.scratch, "count")
    command.prepare(folder)
    done = subprocess.run(["strace", "-qq", "-o", "calls", "-e", "trace=" + ",".join(CALLS), options.habeas, *command.words],
                          cwd=folder, capture_output=True, check=False)
    command.records = records_in(os.path.join(folder, command.case))
    if verify(folder, command) or done.returncode not in command.outcome:
        sys.exit(f"habeas {' '.join(command.words)}: exit status {done.returncode}: {done.stderr.decode()}")
    made = dict.fromkeys(CALLS, 0)
    with open(os.path.join(folder, "calls"), encoding="utf-8", errors="replace") as stream:
        for line in stream:
            name = line.split("(")[0]
            made[name] = made.get(name, 0) + (name in made)
    return made


def records_in(case):
    path = os.path.join(case, "records")
    if not os.path.exists(path):
        return None
    with open(path, "rb") as stream:
        return stream.read()


def faults_of_sums(case):
    """What is wrong with the digests beside the tables."""
    wrong = []
    for sums in ("sums", "derived.sum", "grouping.sum"):
        path = os.path.join(case, "store", sums)
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                digest, _, name = line.rstrip("\n").partition("  ")
                with open(os.path.join(case, "store", name), "rb") as table:
                    if hashlib.sha256(table.read()).hexdigest() != digest:
                        wrong.append(f"{sums} does not fit {name}")
    return wrong


def check(folder, command, printed, before, call, k):
    """What is wrong after a kill at the k-th such call."""
    case = os.path.join(folder, command.case)
    wrong = []
    found = tiny.Checked(tiny.tree_of(case))
    # A restore that was killed leaves a part of a case; its second call refuses, and a person removes it.
    half_restored = command.words[0] == "restore" and os.path.isdir(case) and not printed
    if not half_restored:
        wrong += found.faults
    sources = tiny.printed_sources(printed)
    wrong += [f"{name} was printed and is lost" for name in (sources | before) - found.kept]
    if not printed and command.before and tiny.tree_of(folder) == command.before:
        return wrong
    if options.verify_each and os.path.exists(case) and not half_restored:
        verdict = habeas(folder, "verify", "--case", command.case)
        if verdict.returncode != 0 and not (verdict.returncode == 3 and not sources and not found.logged):
            wrong.append(f"verify says {verdict.returncode}: {(verdict.stdout + verdict.stderr)[-300:]!r}")
    if half_restored:
        shutil.rmtree(case)
    again = habeas(folder, *command.words)
    settled = any(words.encode() in again.stderr for words in command.settled)
    if again.returncode not in command.outcome and not settled:
        wrong.append(f"again {again.returncode}: {again.stderr[-300:]!r}")
    found = tiny.Checked(tiny.tree_of(case))
    wrong += [f"after again: {fault}" for fault in found.faults]
    if len(found.kept) != command.pages:
        wrong.append(f"{len(found.kept)} sources of {command.pages} after again")
    wrong += faults_of_sums(case)
    if records_in(case) != command.records:
        wrong.append("other records than without a kill")
    if options.verify_each or k % 4 == 0:
        wrong += verify(folder, command)
    if command.words[0] == "backup":
        restored = habeas(folder, "restore", "new.tar", "--case", "from.habeas")
        if restored.returncode != 0:
            wrong.append(f"the backup is no backup: {restored.stderr[-300:]!r}")
    left = [name for _, _, names in os.walk(case) for name in names if name.endswith(".tmp") or name == "pending"]
    left += [name for name in os.listdir(folder) if name.endswith(".tmp") and command.words[0] != "backup"]
    if left:
        wrong.append(f"left over: {left}")
    return wrong


def verify(folder, command):
    verdict = habeas(folder, "verify", "--case", command.case)
    if verdict.returncode != 0:
        return [f"verify after again {verdict.returncode}: {(verdict.stdout + verdict.stderr)[-300:]!r}"]
    if json.loads(verdict.stdout.splitlines()[-1])["sources"] != command.pages:
        return ["verify does not count all sources"]
    return []


def age(case):
    """Makes the tables those of the version before the last: a search brings them to the last again."""
    path = f"{case}/store/case.db"
    database = sqlite3.connect(path)
    database.executescript("DROP INDEX claim_of_days; ALTER TABLE document DROP COLUMN digest;"
                           "ALTER TABLE document DROP COLUMN width; PRAGMA user_version=1; VACUUM")
    database.close()
    sums = "".join(f"{tiny.digest_of(tiny.tree_of(case)['store/' + name])}  {name}\n" for name in ("case.db", "index.db"))
    tiny.write(f"{case}/store/sums", sums.encode())


def build(pages):
    here = os.path.join(options.scratch, f"of-{pages}")
    tiny.make_pages(f"{here}/pages", pages)

    def keep_as(name):
        shutil.copytree(f"{here}/case.habeas", f"{here}/{name}")

    habeas(here, "add", "pages/0.txt")
    keep_as("one.habeas")
    habeas(here, "run", "pages/0.txt", "pages/1.txt")
    keep_as("two.habeas")
    habeas(here, "run", "pages")
    keep_as("all.habeas")
    keep_as("older.habeas")
    age(f"{here}/older.habeas")
    if habeas(here, "verify", "--case", "older.habeas").returncode != 0:
        sys.exit("a case with older tables does not hold")
    habeas(here, "backup", "kept.tar")
    shutil.rmtree(f"{here}/case.habeas/store")
    keep_as("bare.habeas")
    with open(f"{here}/all.habeas/records", encoding="utf-8") as stream:
        claim = re.search('"type":"claim","id":"(clm_[0-9a-f]+)"', stream.read()).group(1)
    with open(f"{here}/acts.jsonl", "w", encoding="utf-8") as stream:
        for act in ("accept", "comment", "ask"):
            stream.write(json.dumps({"act": act, "on": [claim], "reason": "read again", "by": "Ines Marrow"}) + "\n")
    return here, claim


def commands(pages):
    here, claim = build(pages)
    one = ["-j", "1"]

    def made(words, start, **more):
        return Command(here, pages, words, start, **more)

    table = {
        "add to nothing": made(["add", *one, "pages"], None),
        "add to a case": made(["add", *one, "--by", "Ines Marrow", "pages"], "one.habeas"),
        "add to a case with records": made(["add", *one, "pages"], "two.habeas"),
        "run": made(["run", *one, "pages"], "one.habeas"),
        "run again": made(["run", *one, "pages"], "two.habeas"),
        "run from nothing": made(["run", *one, "pages"], None),
        "run without tables": made(["run", *one], "bare.habeas"),
        "checkpoint": made(["checkpoint"], "all.habeas"),
        "search": made(["search", "ferrymen"], "bare.habeas"),
        "migration": made(["search", "ferrymen"], "older.habeas"),
        "review": made(["review", "accept", claim, "--by", "Ines Marrow", "--reason", "read again"], "all.habeas"),
        "review many": made(["review", "--from", "acts.jsonl"], "all.habeas"),
        "dossier": made(["dossier"], "all.habeas"),
        "backup": made(["backup", "new.tar"], "all.habeas", settled=["is there already"]),
        "restore": made(["restore", "kept.tar", "--case", "new.habeas"], None, case="new.habeas",
                           settled=["is there already"]),
    }
    return {f"{name}, {pages} pages": command for name, command in table.items()}


class Driver:
    def __init__(self, all_commands):
        self.commands = all_commands
        self.local = threading.local()
        self.before = {}
        for name, command in all_commands.items():
            start = command.start and command.case == "case.habeas"
            self.before[name] = tiny.Checked(tiny.tree_of(f"{command.here}/{command.start}")).kept if start else set()

    def point(self, name, call, k):
        folder = os.path.join(options.scratch, f"at-{threading.get_ident()}")
        command = self.commands[name]
        command.prepare(folder)
        killed, printed = killed_at(folder, call, k, command.words)
        return killed, [f"{name}, {call} {k}: {words}" for words in check(folder, command, printed, self.before[name], call, k)]


def main():
    if not tiny.can_trace():
        sys.exit(77)
    shutil.rmtree(options.scratch, ignore_errors=True)
    os.makedirs(options.scratch)
    options.scratch = os.path.abspath(options.scratch)
    table = {name: command for pages in options.sizes for name, command in commands(pages).items()}
    driver = Driver({name: command for name, command in table.items() if options.only in name})
    points = []
    for name, command in driver.commands.items():
        made = number_of_calls(command)
        points += [(name, call, k) for call in CALLS for k in range(1, made[call] + 1)]
    there_are = len(points)
    dice.shuffle(points)
    points = points[options.skip:]
    if options.points:
        points = points[:options.points]
    stopping = threading.Event()
    signal.signal(signal.SIGINT, lambda *_: stopping.set())
    done, kills, failed = 0, 0, []

    def at(point):
        return None if stopping.is_set() else driver.point(*point)

    with concurrent.futures.ThreadPoolExecutor(max_workers=options.jobs) as pool:
        for result in filter(None, pool.map(at, points)):
            done, kills, failed = done + 1, kills + result[0], failed + result[1]
            if done % 500 == 0:
                print(f"{done} points, {len(failed)} failures", file=sys.stderr, flush=True)
    print("\n".join(failed[:30]))
    print(f"{kills} kills at {done} of {there_are} points, seed {options.seed}: {len(failed)} failures")
    sys.exit(1 if failed or not kills else 0)


main()
