# tests/e2e/custody.py - habeas and the stand-alone checker agree that every change to a custody log is seen
"""custody.py HABEAS SCRATCH ROOT [--flips N] [--checker-flips N] [--forgeries N] [--checker-forgeries N] [--seed N]

Builds a small case of invented pages with records and tables, changes it in one way after the other and asks `habeas verify`
(--flips, --forgeries) and tools/check_custody.py, in process (--checker-flips, 0 for every bit; --checker-forgeries). What was
flipped must be seen, and the fault must name the file. The forgeries insert, delete, reorder, copy, cut, splice and change
entries; those of an insider, who holds the key, sign the result anew: they must be seen by a state kept elsewhere, which
habeas and the checker are given. Besides: cases of a newer habeas are refused in words."""
import argparse
import hashlib
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys

parser = argparse.ArgumentParser()
parser.add_argument("habeas")
parser.add_argument("scratch")
parser.add_argument("root")
parser.add_argument("--flips", type=int, default=60)
parser.add_argument("--forgeries", type=int, default=60)
parser.add_argument("--checker-flips", type=int, default=3000)
parser.add_argument("--checker-forgeries", type=int, default=400)
parser.add_argument("--seed", type=int, default=8)
options = parser.parse_args()
sys.path.insert(0, os.path.join(options.root, "tools"))
sys.dont_write_bytecode = True
import tiny  # noqa: E402
from tiny import checker  # noqa: E402

dice = random.Random(options.seed)
failed = []
PARTS = ["log", "openings", "checkpoint", "anchors"]
KEPT = "kept.txt"


def habeas(*words, expect=0):
    done = subprocess.run([options.habeas, *words], capture_output=True, check=False)
    if done.returncode != expect:
        sys.exit(f"habeas {' '.join(words)}: exit status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def read(path):
    with open(path, "rb") as stream:
        return stream.read()


def write(path, octets):
    if os.path.exists(path):
        os.chmod(path, 0o644)
    with open(path, "wb") as stream:
        stream.write(octets)


def openssl(*words):
    done = subprocess.run(["openssl", *words], capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"openssl {' '.join(words)}: {done.stderr.decode()}")


def anchor():
    """A witness co-signs the last state, an authority of our own stamps it."""
    key = habeas("witness", "--state", "witness", "--name", "friend.example").decode().strip()
    log_key = json.loads(habeas("checkpoint", "--json").splitlines()[-1])["key"]
    habeas("checkpoint", "--request", "request.txt", "--stamp-request", "state.tsq")
    write("cosigned.txt", habeas("witness", "--state", "witness", "request.txt", "--log-key", log_key))
    write("tsa.cnf", b"[tsa]\ndefault_tsa = one\n[one]\nserial = serial\ndefault_policy = 1.3.6.1.4.1.99999.1\n"
          b"digests = sha256\nsigner_digest = sha256\ness_cert_id_alg = sha256\n[req]\ndistinguished_name = name\n[name]\n")
    write("serial", b"01\n")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.pem", "-subj", "/CN=Stamps",
            "-days", "9", "-config", "tsa.cnf", "-addext", "extendedKeyUsage=critical,timeStamping")
    openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "state.tsq", "-signer", "tsa.pem", "-inkey", "tsa.key", "-out",
            "state.tsr")
    habeas("checkpoint", "--witness-key", key, "--take", "cosigned.txt", "--take", "state.tsr", "--authority", "tsa.pem")


def build():
    os.makedirs("pages")
    for i in range(6):
        write(f"pages/page {i}.txt", f"Wardens of Lower Quell held {i + 3} ferrymen, a neighbour said.\n".encode())
    habeas("add", "--by", "Ines Marrow", "pages/page 0.txt", "pages/page 1.txt")
    write(KEPT, habeas("checkpoint"))
    habeas("add", "--date", "2031-04-05", "pages")
    write("newer.txt", habeas("checkpoint"))
    anchor()
    habeas("add", "pages/page 1.txt", "pages/none.txt", expect=1)
    habeas("run", expect=1)


def seen_by_habeas(*words):
    done = subprocess.run([options.habeas, "verify", *words], capture_output=True, check=False)
    out = done.stdout.decode()
    if done.returncode == 0 and '"ok":true' in out:
        return False
    if done.returncode == 1 and '"ok":false' in out and '"type":"problem"' in out:
        return True
    return done.returncode == 3  # refused as a whole: the words on stderr name the file


def seen_by_checker(kept=()):
    paths = {name: f"case.habeas/custody/{name}" for name in PARTS}
    part = {name: read(path) if os.path.exists(path) else b"" for name, path in paths.items()}
    log = checker.check_log(part["log"], part["openings"], part["checkpoint"], part["anchors"], kept)
    checker.check_originals(log, "case.habeas/originals")
    if not log.faults:
        checker.check_stamps(log, "case.habeas/originals")
    return bool(log.faults)


def expect_seen(what, kept=None, by_checker=True):
    """Both must see it; with `kept` only against that state."""
    words = [] if kept is None else ["--checkpoint", kept]
    one, two = seen_by_habeas(*words), seen_by_checker([read(kept)] if kept else ())
    if not one or (by_checker and not two):
        failed.append(f"{what}: habeas {'saw it' if one else 'did not see it'}, "
                      f"the checker {'saw it' if two else 'did not see it'}")


def restore():
    shutil.rmtree("case.habeas")
    shutil.copytree("whole.habeas", "case.habeas")


def named_by_habeas(path):
    """Whether verify says that something is wrong and names this file."""
    done = subprocess.run([options.habeas, "verify"], capture_output=True, check=False)
    if done.returncode == 0:
        return False
    names = {"custody/openings": ["openings"], "store/derived.sum": ["derived.db"],
             "store/catalog.sum": ["catalog.db"], "store/grouping.sum": ["grouping.bin"], "store/sums": ["case.db", "index.db", "sums"],
             "custody/checkpoint": ["checkpoint", "log"], "custody/anchors": ["anchors", "log"], "custody/log": ["log", "openings"],
             "records": ["records", "same_output"]}
    said = (done.stdout + done.stderr).decode(errors="replace")
    return any(name in said for name in names.get(path, [os.path.basename(path)]))


class InMemory:
    """A case as bytes, checked as habeas checks it but for the records, of which the log holds the SHA-256."""

    def __init__(self):
        self.files = tiny.tree_of("case.habeas")
        self.records = {entry.value(b"records") for entry in checker.check_log(
            *(self.files.get(f"custody/{name}", b"") for name in PARTS)).entries}

    def faulty(self, path, octets):
        """The part of the case that is wrong when this file holds these bytes; empty when none is."""
        if path.startswith("custody/") and path != "custody/key":
            part = {name: self.files.get(f"custody/{name}", b"") for name in PARTS} | {os.path.basename(path): octets}
            faults, _, _ = tiny.examine(*(part[name] for name in PARTS))
            return " ".join(where for where, _ in faults)
        if path == "custody/key":
            return "" if octets == self.files[path] else "key"  # habeas alone has the key; the sample asks it
        digest = hashlib.sha256(octets).hexdigest()
        if path.startswith("originals/"):
            return "" if digest == os.path.basename(path) else path
        if path == "records":
            return "" if digest.encode() in self.records else path
        sealed = {"sums": ["case.db", "index.db"], "derived.sum": ["derived.db"], "catalog.sum": ["catalog.db"],
                  "grouping.sum": ["grouping.bin"]}
        if os.path.basename(path) in sealed:
            lines = octets.decode(errors="replace").split("\n")[:-1]  # a vertical tab ends no line
            want = [f"{hashlib.sha256(self.files['store/' + name]).hexdigest()}  {name}" for name in sealed[os.path.basename(path)]]
            return "" if lines == want and octets.endswith(b"\n") else path
        sums = b"".join(self.files["store/" + name] for name in sealed)
        return "" if f"{digest}  {os.path.basename(path)}\n".encode() in sums else path


def flip_bits():
    case = InMemory()
    paths = [path for path in sorted(case.files) if not path.startswith(("dossier/", "lock"))]
    for path in paths:
        if case.faulty(path, case.files[path]):
            failed.append(f"{path} is wrong before it is changed")
    bits = [(path, bit) for path in paths for bit in range(len(case.files[path]) * 8)]
    whole = len(bits)
    if options.checker_flips:
        bits = dice.sample(bits, min(options.checker_flips, whole))
    for path, bit in bits:
        octets = bytearray(case.files[path])
        octets[bit // 8] ^= 1 << bit % 8
        found = case.faulty(path, bytes(octets))
        alike = {"custody/log": ("log", "checkpoint", "openings"), "custody/anchors": ("anchors", "log")}
        if not any(name in found for name in alike.get(path, (os.path.basename(path),))):
            failed.append(f"bit {bit} of {path}: the checker says '{found}'")
    by_file = {}
    for path, bit in dice.sample([(path, bit) for path in paths for bit in range(len(case.files[path]) * 8)], options.flips):
        by_file.setdefault(path, []).append(bit)
    for path in paths:  # every file at least once
        for bit in by_file.get(path) or [dice.randrange(len(case.files[path]) * 8)]:
            octets = bytearray(case.files[path])
            octets[bit // 8] ^= 1 << bit % 8
            write(f"case.habeas/{path}", bytes(octets))
            if not named_by_habeas(path):
                failed.append(f"bit {bit} of {path}: habeas did not see it, or did not name the file")
            write(f"case.habeas/{path}", case.files[path])
    return f"{len(bits)} of {whole} bits of {sum(map(len, (case.files[path] for path in paths)))} bytes"


# ---------------------------------------------------------------------------------------------------- forgeries

def lines_of_log():
    return read("case.habeas/custody/log").split(b"\n")[:-1]


def write_log(lines):
    write("case.habeas/custody/log", b"".join(line + b"\n" for line in lines))


def chained(lines):
    """The lines with right numbers and right roots, as an insider would write them."""
    tree, made = checker.Tree(), []
    for i, line in enumerate(lines):
        words = line.split(b" ")
        words[0] = str(i).encode()
        words[3] = b"prior=" + tree.root().hex().encode()
        made.append(b" ".join(words))
        tree.add(made[-1])
    return made, tree


def sign(tree):
    """A signed state by the key of the case (RFC 8032, section 5.1.6)."""
    seed = bytes.fromhex(read("case.habeas/custody/key").split()[-1].decode())
    digest = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little") & (2**254 - 8) | 2**254

    def press(point):
        inverse = pow(point[2], checker.P - 2, checker.P)
        x, y = point[0] * inverse % checker.P, point[1] * inverse % checker.P
        return (y | (x & 1) << 255).to_bytes(32, "little")

    origin = checker.parse_entry(lines_of_log()[0]).value(b"log")
    key = press(checker.times(scalar, checker.BASE))
    text = origin + b"\n%d\n" % tree.size + checker.base64.b64encode(tree.root()) + b"\n"
    nonce = int.from_bytes(hashlib.sha512(digest[32:] + text).digest(), "little") % checker.L
    r = press(checker.times(nonce, checker.BASE))
    h = int.from_bytes(hashlib.sha512(r + key + text).digest(), "little") % checker.L
    signature = r + ((nonce + h * scalar) % checker.L).to_bytes(32, "little")
    return text + b"\n" + checker.DASH + origin + b" " + checker.base64.b64encode(
        checker.key_hash(origin, key) + signature) + b"\n"


def change(lines):
    """One structured change to the entries; its name."""
    how = dice.choice(["insert", "delete", "reorder", "copy", "cut", "splice", "field", "kind", "time"])
    at = dice.randrange(1, len(lines))
    if how == "insert":
        lines.insert(at, dice.choice(lines).replace(b"received", b"unread"))
    elif how == "delete":
        del lines[at]
    elif how == "reorder":
        other = dice.randrange(1, len(lines))
        while lines[other] == lines[at]:
            other = dice.randrange(1, len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif how == "copy":
        lines.insert(at, lines[at])
    elif how == "cut":
        del lines[at:]
    elif how == "splice":
        with_time = dice.choice(lines).split(b" ")
        words = lines[at].split(b" ")
        words[-1] = b"by=~" + hashlib.sha256(with_time[3]).hexdigest().encode()
        lines[at] = b" ".join(words)
    elif how == "field":
        lines[at] = lines[at].replace(b"bytes=", b"bytes=1").replace(b"code=io", b"code=internal").replace(
            b"clock=system", b"clock=unknown")
    elif how == "kind":
        words = lines[at].split(b" ")
        words[2] = b"withdrawn"
        lines[at] = b" ".join(words)
    else:
        lines[at] = lines[at].replace(b"Z ", b"Y ", 1)
    return f"{how} at entry {at}"


def forge():
    """Every forgery to the checker, every n-th also to habeas."""
    count = max(options.forgeries, options.checker_forgeries)
    step = max(1, count // options.forgeries)
    whole, part = lines_of_log(), {name: read(f"case.habeas/custody/{name}") for name in PARTS}
    size = checker.number_of(read("newer.txt").split(b"\n")[1])
    done = 0
    for number in range(count):
        lines = list(whole)
        what = change(lines)
        forged = dict(part)
        kept = None
        if number % 3 == 1:  # without the key, with right roots
            lines, _ = chained(lines)
            what += ", roots made anew"
        elif number % 3 == 2:  # with the key: only a state kept elsewhere shows it
            lines, tree = chained(lines)
            forged |= {"checkpoint": sign(tree), "anchors": b""}
            kept, what = "newer.txt", what + ", signed anew"
        if lines == whole or (kept and lines[:size] == whole[:size]):
            continue
        done += 1
        forged["log"] = b"".join(line + b"\n" for line in lines)
        log = checker.check_log(*(forged[name] for name in PARTS), [read(kept)] if kept else [])
        if not log.faults:
            failed.append(f"forgery {number}, {what}: the checker did not see it")
        if number % step == 0:
            for name in PARTS:
                write(f"case.habeas/custody/{name}", forged[name])
            if not seen_by_habeas(*(["--checkpoint", kept] if kept else [])):
                failed.append(f"forgery {number}, {what}: habeas did not see it")
            for name in PARTS:
                write(f"case.habeas/custody/{name}", part[name])
    restore()
    return done


def expect_refused(what, words, said):
    done = subprocess.run([options.habeas, *words], capture_output=True, check=False)
    if done.returncode != 3 or not re.search(said, done.stderr):
        failed.append(f"{what}: {done.returncode} {done.stderr!r}")
    restore()


def refuse_newer():
    """What a later habeas made is told as that, and left as it is."""
    for name, command in (("case.db", ["search", "wardens"]), ("index.db", ["search", "wardens"]), ("case.db", ["run"]),
                          ("derived.db", ["run"])):
        database = sqlite3.connect(f"case.habeas/store/{name}")
        database.execute("PRAGMA user_version=99")
        database.close()
        expect_refused(f"a newer {name}", command, rb"newer habeas: its version is 99, this one knows \d")
    lines = lines_of_log()
    lines[0] = lines[0].replace(b"format=1", b"format=2")
    lines, tree = chained(lines)
    note = sign(tree)
    write_log(lines)
    write("case.habeas/custody/checkpoint", note)
    expect_refused("a newer log", ["add", "pages"], rb"newer habeas: its log has format 2")


def roll_back():
    """An insider puts an old copy back and goes on from there: the case by itself holds, the kept states do not."""
    os.rename("case.habeas", "late.habeas")
    write("extra.txt", b"A page that the insider would rather have.\n")
    habeas("add", "pages/page 3.txt", "extra.txt")
    habeas("add", "pages/page 4.txt")
    if seen_by_habeas():
        failed.append("a case of its own does not hold")
    expect_seen("a case put in the place of another", "newer.txt")
    restore()


os.makedirs(options.scratch, exist_ok=True)
shutil.rmtree(options.scratch)
os.makedirs(options.scratch)
os.chdir(options.scratch)
build()
shutil.copytree("case.habeas", "whole.habeas")
for state in [[], ["--checkpoint", KEPT], ["--checkpoint", "newer.txt"]]:
    if seen_by_habeas(*state) or seen_by_checker([read(name) for name in state[1:]]):
        failed.append("a case that nobody changed does not hold")
flips = flip_bits()
forgeries = forge()
roll_back()
refuse_newer()
print("\n".join(failed[:50]))
print(f"{flips}, {forgeries} forgeries, seed {options.seed}: {len(failed)} failures")
sys.exit(1 if failed else 0)
