# tests/e2e/kill.py - habeas is killed at every write-type system call: nothing acknowledged is lost, nothing is half
"""kill.py HABEAS SCRATCH [--points N] [--seed N]

For each command and each system call that writes, strace kills the program at the k-th such call, for every k until the
program ends by itself (--points N: only N of these points, drawn by the seed). After each kill
  * every source that was printed is in the log, and its original is whole;
  * `habeas verify` holds, or there is no case yet and nothing had been printed;
  * the same command done again succeeds, `habeas verify` holds, nothing half written is left.
Exit status 77: strace is not there or may not trace."""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys

CALLS = ["write", "fsync", "syncfs", "rename", "link", "unlink", "ftruncate", "fchmod", "mkdir", "openat", "pwrite64",
         "fdatasync"]

parser = argparse.ArgumentParser()
parser.add_argument("habeas")
parser.add_argument("scratch")
parser.add_argument("--points", type=int, default=0)
parser.add_argument("--seed", type=int, default=8)
parser.add_argument("--only", default="", help="the name of one command")
options = parser.parse_args()
dice = random.Random(options.seed)
failed = []
TRACED = ["strace", "-qq", "-o", "/dev/null"]


def habeas(*words):
    return subprocess.run([options.habeas, *words], capture_output=True, check=False)


def killed_at(call, k, words):
    """Runs the command until its k-th such call. (was it killed, what it had printed)"""
    done = subprocess.run([*TRACED, "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={k}", options.habeas,
                           *words], capture_output=True, check=False)
    return done.returncode in (-9, 137), done.stdout


def number_of_calls(words, prepare):
    """How often the command makes each call."""
    prepare()
    with open("calls", "w", encoding="utf-8"):
        pass
    subprocess.run(["strace", "-qq", "-o", "calls", "-e", "trace=" + ",".join(CALLS), options.habeas, *words],
                   capture_output=True, check=False)
    made = {call: 0 for call in CALLS}
    with open("calls", encoding="utf-8", errors="replace") as stream:
        for line in stream:
            name = line.split("(")[0]
            made[name] = made.get(name, 0) + (name in made)
    return made


def logged():
    path = "case.habeas/custody/log"
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as stream:
        return stream.read()


def check(where, words, printed):
    sources = re.findall(rb'"type":"source","id":"\w+","sha256":"([0-9a-f]{64})"', printed)
    verdict = habeas("verify")
    if verdict.returncode == 3 and not sources and not logged():
        pass  # killed before there was a case
    elif verdict.returncode != 0:
        failed.append(f"{where}: verify says {verdict.returncode}: {(verdict.stdout + verdict.stderr)[-400:]!r}")
    for sha256 in sources:
        name = sha256.decode()
        if f"sha256={name}" not in logged() or not os.path.isfile(f"case.habeas/originals/{name[:2]}/{name}"):
            failed.append(f"{where}: {name} was printed and is lost")
    again = habeas(*words)
    verdict = habeas("verify")
    if again.returncode != 0 or verdict.returncode != 0:
        failed.append(f"{where}: again {again.returncode}, verify {verdict.returncode}: "
                      f"{(again.stderr + verdict.stdout + verdict.stderr)[-400:]!r}")
    elif json.loads(verdict.stdout.splitlines()[-1])["sources"] != 3:
        failed.append(f"{where}: not all sources are there")
    left = [name for _, _, names in os.walk("case.habeas") for name in names if name.endswith(".tmp") or name == "pending"]
    if left:
        failed.append(f"{where}: left over: {left}")


def from_nothing():
    shutil.rmtree("case.habeas", ignore_errors=True)


def from_kept(name):
    def prepare():
        shutil.rmtree("case.habeas", ignore_errors=True)
        shutil.copytree(name, "case.habeas")
    return prepare


shutil.rmtree(options.scratch, ignore_errors=True)
os.makedirs(options.scratch + "/pages")
os.chdir(options.scratch)
try:
    if subprocess.run([*TRACED, "true"], capture_output=True, check=False).returncode:
        sys.exit(77)
except FileNotFoundError:
    sys.exit(77)
for i in range(3):
    with open(f"pages/{i}.txt", "w", encoding="utf-8") as page:
        page.write(f"Wardens of Lower Quell held {i + 3} ferrymen near the weir on Monday, a neighbour said.\n")
habeas("add", "pages/0.txt")
os.rename("case.habeas", "one.habeas")
habeas("run", "pages/0.txt", "pages/1.txt")
shutil.copytree("case.habeas", "two.habeas")
habeas("run", "pages")
shutil.copytree("case.habeas", "all.habeas")
shutil.rmtree("case.habeas/store")
os.rename("case.habeas", "bare.habeas")

with open("all.habeas/records", encoding="utf-8") as stream:
    CLAIM = re.search('"type":"claim","id":"(clm_[0-9a-f]+)"', stream.read()).group(1)
COMMANDS = {
    "add to nothing": (["add", "-j", "1", "pages"], from_nothing),
    "add to a case": (["add", "-j", "1", "--by", "Ines Marrow", "pages"], from_kept("one.habeas")),
    "run": (["run", "-j", "1", "pages"], from_kept("one.habeas")),
    "add to a case with records": (["add", "-j", "1", "pages"], from_kept("two.habeas")),
    "run again": (["run", "-j", "1", "pages"], from_kept("two.habeas")),
    "run from nothing": (["run", "-j", "1", "pages"], from_nothing),
    "checkpoint": (["checkpoint"], from_kept("all.habeas")),
    "search": (["search", "ferrymen"], from_kept("bare.habeas")),
    "review": (["review", "accept", "CLAIM", "--by", "Ines Marrow", "--reason", "read again"], from_kept("all.habeas")),
    "dossier": (["dossier"], from_kept("all.habeas")),
}
for words, _ in COMMANDS.values():
    words[:] = [CLAIM if word == "CLAIM" else word for word in words]
points = []
for name, (words, prepare) in COMMANDS.items():
    if options.only in ("", name):
        made = number_of_calls(words, prepare)
        points += [(name, call, k) for call in CALLS for k in range(1, made[call] + 1)]
if options.points:
    points = sorted(dice.sample(points, min(options.points, len(points))))
kills = 0
for name, call, k in points:
    words, prepare = COMMANDS[name]
    prepare()
    killed, printed = killed_at(call, k, words)
    kills += killed
    check(f"{name}, {call} {k}", words, printed)
print("\n".join(failed[:30]))
print(f"{kills} kills at {len(points)} points, seed {options.seed}: {len(failed)} failures")
sys.exit(1 if failed or not kills else 0)
