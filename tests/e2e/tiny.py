# tests/e2e/tiny.py - tiny cases of invented pages for the drivers of this folder, and a check of a case in process
"""What kill.py, power.py, faults.py and flips.py share. A case is checked as bytes in memory: the custody files by
tools/check_custody.py (a batch that was committed counts as written, as habeas counts it), the originals by their names."""
import functools
import hashlib
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))
import check_custody as checker  # noqa: E402

checker.is_signed_by = functools.lru_cache(maxsize=100_000)(checker.is_signed_by)

PRINTED_SOURCE = re.compile(rb'"type":"source","id":"\w+","sha256":"([0-9a-f]{64})"')
PARTS = ("log", "openings", "checkpoint", "anchors")


def write(path, octets):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as stream:
        stream.write(octets)


def page(number):
    return b"Wardens of Lower Quell held %d ferrymen near the weir on Monday, a neighbour said.\n" % (number + 3)


def make_pages(folder, count):
    for i in range(count):
        write(f"{folder}/{i}.txt", page(i))


def tree_of(folder):
    """All files below a folder: their paths in it to their bytes."""
    files = {}
    for base, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(base, name)
            with open(path, "rb") as stream:
                files[os.path.relpath(path, folder)] = stream.read()
    return files


def settle(part):
    """Brings a committed batch (custody/pending) to its end, as the next opening would. False when it is not whole."""
    pending = part.pop("pending", b"")
    if not pending:
        return True
    head, _, body = pending.partition(b"\n")
    words = head.split(b" ")
    if words[:2] != [b"habeas-pending", b"1"] or len(words) != 7:
        return False
    log_at, openings_at, openings, log = (int(word) for word in words[2:6])
    if hashlib.sha256(body).hexdigest().encode() != words[6]:
        return False
    if len(part.get("log", b"")) < log_at or len(part.get("openings", b"")) < openings_at:
        return False
    part["openings"] = part.get("openings", b"")[:openings_at] + body[:openings]
    part["log"] = part.get("log", b"")[:log_at] + body[openings:openings + log]
    part["checkpoint"] = body[openings + log:]
    return True


@functools.lru_cache(maxsize=200_000)
def examine(log, openings, checkpoint, anchors):
    """(faults, digests that the log names, kinds of the entries) of the custody files."""
    found = checker.check_log(log, openings, checkpoint, anchors)
    named = {entry.value(b"sha256").decode(errors="replace") for entry in found.entries if entry.value(b"sha256")}
    return found.faults, frozenset(named), [entry.kind for entry in found.entries]


@functools.lru_cache(maxsize=200_000)
def digest_of(octets):
    return hashlib.sha256(octets).hexdigest()


class Checked:
    """What a case in memory says. `faults`: words; `kept`: digests of sources that are logged and whole."""

    def __init__(self, files):
        self.faults, self.kept, self.logged = [], set(), frozenset()
        part = {name: files[f"custody/{name}"] for name in (*PARTS, "pending") if f"custody/{name}" in files}
        originals = {path[13:]: octets for path, octets in files.items() if re.fullmatch("originals/../[0-9a-f]{64}", path)}
        if not settle(part):
            self.faults.append("custody/pending is not whole")
            return
        if not part.get("log"):
            if any(part.get(name) for name in PARTS) or originals:
                self.faults.append("there is no log beside what it should name")
            return
        faults, self.logged, _ = examine(*(part.get(name, b"") for name in PARTS))
        self.faults += [f"{where}: {words}" for where, words in faults]
        for name, octets in originals.items():
            if digest_of(octets) != name:
                self.faults.append(f"the original {name} is not whole")
            elif name in self.logged:
                self.kept.add(name)
        for name in self.logged - set(originals):
            self.faults.append(f"the log names {name}, which is missing")


def printed_sources(out):
    return {found.decode() for found in PRINTED_SOURCE.findall(out)}


def can_trace():
    try:
        return subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
