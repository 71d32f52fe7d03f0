# tests/e2e/faults.py - a full disk, a broken one, no descriptors left, a folder that may not be written: said clearly, nothing lost
"""faults.py HABEAS SCRATCH [--points N] [--seed N] [--jobs N]

For each command, each system call that it makes on files and each error that this call may give (ENOSPC, EIO, EDQUOT, EMFILE,
EACCES, EROFS, EINTR), strace makes the k-th such call fail, once and for ever, for every k (--points N: only N of these, drawn
by the seed). Each time
  * the command ends by itself: done, or with a problem recorded, or failed with a message that names a file or what it is;
  * every source that was printed, and every one that the case held, is logged and whole; the log holds;
  * the same command again, without the error, succeeds, and `habeas verify` holds.
A failed sync is never success, but for one: SQLite looks away when the sync of a folder fails in which it made a journal. Then
the folder must have been synced again, without an error, before the program ended. Besides: a case in a folder that may not be
written to.
Exit status 77: strace is not there or may not trace."""
import argparse
import concurrent.futures
import os
import random
import re
import shutil
import subprocess
import sys
import threading

import tiny

ERRORS = {
    "openat": ["EMFILE", "EACCES", "EIO"], "write": ["ENOSPC", "EIO", "EINTR"], "pwrite64": ["ENOSPC", "EIO"],
    "fsync": ["EIO"], "fdatasync": ["EIO"], "syncfs": ["EIO"], "rename": ["ENOSPC", "EROFS"], "link": ["ENOSPC", "EDQUOT"],
    "unlink": ["EROFS"], "ftruncate": ["EIO"], "fchmod": ["EROFS"], "mkdir": ["ENOSPC", "EROFS"], "read": ["EIO", "EINTR"],
}

parser = argparse.ArgumentParser()
parser.add_argument("habeas")
parser.add_argument("scratch")
parser.add_argument("--points", type=int, default=0)
parser.add_argument("--seed", type=int, default=8)
parser.add_argument("--jobs", type=int, default=2)
options = parser.parse_args()
options.habeas = os.path.abspath(options.habeas)
dice = random.Random(options.seed)


def habeas(folder, *words, prefix=()):
    return subprocess.run([*prefix, options.habeas, *words], cwd=folder, capture_output=True, check=False, timeout=120)


def prepare(folder, start):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for name in ("pages", "kept.tar"):
        os.symlink(os.path.join(options.scratch, name), os.path.join(folder, name))
    if start:
        shutil.copytree(os.path.join(options.scratch, start), os.path.join(folder, "case.habeas"))


def first_call_of_own(folder, words):
    """How often each call is made before the program opens what it works with: those of the loader are not ours.
    Gives (calls before, calls in all) for each name."""
    subprocess.run(["strace", "-qq", "-o", "calls", "-e", "trace=" + ",".join(ERRORS), options.habeas, *words], cwd=folder,
                   capture_output=True, check=False)
    before, made, own = dict.fromkeys(ERRORS, 0), dict.fromkeys(ERRORS, 0), False
    with open(os.path.join(folder, "calls"), encoding="utf-8", errors="replace") as stream:
        for line in stream:
            name = line.split("(")[0]
            own = own or "case.habeas" in line or "new.habeas" in line
            if name in made:
                made[name] += 1
                before[name] += not own
    return before, made


NAMED = re.compile(rb"habeas: .*(/|\.:|\.habeas|\.tar|pages|worker|server|standard output|database|strace)")


def check(folder, words, case, done, before, is_mute):
    """`is_mute`: the program could not write to stderr either."""
    wrong = []
    if done.returncode not in (0, 1, 3):
        wrong.append(f"ended with {done.returncode}: {done.stderr[-200:]!r}")
    if done.returncode == 3 and not is_mute and not NAMED.search(done.stderr):
        wrong.append(f"the message names nothing: {done.stderr[-300:]!r}")
    half_restored = words[0] == "restore" and done.returncode == 3
    found = tiny.Checked(tiny.tree_of(os.path.join(folder, case)))
    if not half_restored:
        wrong += found.faults
    printed = tiny.printed_sources(done.stdout)
    wrong += [f"{name} is lost" for name in (printed | before) - found.kept]
    if half_restored:
        shutil.rmtree(os.path.join(folder, case), ignore_errors=True)
    again = habeas(folder, *words)
    settled = b"is there already" in again.stderr and words[0] in ("restore", "backup")
    if again.returncode not in (0, 1) and not settled:
        wrong.append(f"again: {again.returncode} {again.stderr[-200:]!r}")
    if words[0] == "backup":
        restored = habeas(folder, "restore", "new.tar", "--case", "from.habeas")
        if restored.returncode != 0:
            wrong.append(f"the backup is no backup: {restored.stderr[-200:]!r}")
    verdict = habeas(folder, "verify", "--case", case)
    if verdict.returncode != 0:
        wrong.append(f"verify after again: {(verdict.stdout + verdict.stderr)[-300:]!r}")
    return wrong


SYNCED = re.compile(r"^(?:fsync|fdatasync)\(\d+<(.*)>\)\s+= (-?\d+)")


def was_synced_after_all(calls):
    """Whether each file or folder whose sync failed was synced later, by what strace saw: of folders alone."""
    failed = set()
    with open(calls, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            found = SYNCED.match(line)
            if line.startswith("syncfs") and "INJECTED" in line:
                return False
            if found and found.group(2) == "0":
                failed.discard(found.group(1))
            elif found and not found.group(1).endswith("/store"):
                return False
            elif found:
                failed.add(found.group(1))
    return not failed


def at_point(name, call, error, k, lasting):
    words, start, case = COMMANDS[name]
    folder = os.path.join(options.scratch, f"at-{threading.get_ident()}")
    prepare(folder, start)
    prefix = ["strace", "-qq", "-y", "-o", "calls", "-e", f"trace={call},fsync,fdatasync", "-e",
              f"inject={call}:error={error}:when={k}{'+' if lasting else ''}"]
    where = f"{name}, {error} at {call} {k}{' and ever after' if lasting else ''}"
    try:
        done = habeas(folder, *words, prefix=prefix)
    except subprocess.TimeoutExpired:
        return [f"{where}: no end"]
    before = KEPT[start] if case == "case.habeas" and start else set()
    wrong = check(folder, words, case, done, before, call == "write" and lasting)
    if call in ("fsync", "fdatasync", "syncfs") and error == "EIO" and done.returncode == 0 and not was_synced_after_all(
            os.path.join(folder, "calls")):
        wrong.append("a failed sync was taken for success")
    return [f"{where}: {one}" for one in wrong]


def read_only():
    """A case, or the folder for one, that this user may not write to."""
    prepare("locked", "all.habeas")
    wrong = []
    for base, folders, names in os.walk("locked/case.habeas"):
        for one in folders + names:
            os.chmod(os.path.join(base, one), 0o555)
    os.chmod("locked/case.habeas", 0o555)
    os.chmod("locked", 0o555)
    # root may write everywhere: as nobody then, in a copy of the program that nobody may run
    prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    try:
        able = subprocess.run([*prefix, options.habeas, "--version"], capture_output=True, check=False).returncode == 0
        for words in (["add", "pages/3.txt"], ["add", "--case", "new.habeas", "pages/3.txt"], ["run"], ["backup", "new.tar"]):
            done = habeas("locked", *words, prefix=prefix) if able else None
            if done and (done.returncode != 3 or not re.search(rb"habeas: .*(\.habeas|new\.tar|\./\.habeas|\.tmp)", done.stderr)):
                wrong.append(f"read-only, {' '.join(words)}: {done.returncode} {done.stderr!r}")
    finally:
        os.chmod("locked", 0o755)
        for base, folders, _ in os.walk("locked/case.habeas"):
            os.chmod(base, 0o755)
            for one in folders:
                os.chmod(os.path.join(base, one), 0o755)
    found = tiny.Checked(tiny.tree_of("locked/case.habeas"))
    if found.faults or found.kept != KEPT["all.habeas"]:
        wrong.append(f"read-only: {found.faults}")
    return wrong if able else ["nobody may not run the program here: read-only folders were not tested"]


if not tiny.can_trace():
    sys.exit(77)
shutil.rmtree(options.scratch, ignore_errors=True)
os.makedirs(options.scratch)
options.scratch = os.path.abspath(options.scratch)
os.chdir(options.scratch)
tiny.make_pages("pages", 4)
habeas(".", "add", "pages/0.txt")
shutil.copytree("case.habeas", "one.habeas")
habeas(".", "run", "pages/0.txt", "pages/1.txt")
shutil.copytree("case.habeas", "all.habeas")
habeas(".", "backup", "kept.tar")
with open("all.habeas/records", encoding="utf-8") as text:
    CLAIM = re.search('"type":"claim","id":"(clm_[0-9a-f]+)"', text.read()).group(1)
COMMANDS = {
    "add to nothing": (["add", "-j", "1", "pages"], None, "case.habeas"),
    "add to a case": (["add", "-j", "1", "pages"], "one.habeas", "case.habeas"),
    "run": (["run", "-j", "1", "pages"], "all.habeas", "case.habeas"),
    "review": (["review", "accept", CLAIM, "--by", "Ines Marrow", "--reason", "read"], "all.habeas", "case.habeas"),
    "checkpoint": (["checkpoint"], "all.habeas", "case.habeas"),
    "search": (["search", "ferrymen"], "all.habeas", "case.habeas"),
    "backup": (["backup", "new.tar"], "all.habeas", "case.habeas"),
    "restore": (["restore", "kept.tar", "--case", "new.habeas"], None, "new.habeas"),
}
KEPT = {start: tiny.Checked(tiny.tree_of(start)).kept for start in ("one.habeas", "all.habeas")}
points = []
for name, (words, start, _) in COMMANDS.items():
    prepare("count", start)
    before, made = first_call_of_own("count", words)
    points += [(name, call, error, k, lasting) for call, errors in ERRORS.items() for error in errors
               for k in range(before[call] + 1, made[call] + 1) for lasting in (False, True)
               if not (error == "EINTR" and lasting)]
there_are = len(points)
if options.points:
    points = sorted(dice.sample(points, min(options.points, len(points))))
failed = read_only()
with concurrent.futures.ThreadPoolExecutor(max_workers=options.jobs) as pool:
    for wrong in pool.map(lambda point: at_point(*point), points):
        failed += wrong
print("\n".join(failed[:40]))
print(f"{len(points)} of {there_are} faults, seed {options.seed}: {len(failed)} failures")
sys.exit(1 if failed else 0)
