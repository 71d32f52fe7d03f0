# tests/e2e/custody.py - habeas and the stand-alone checker agree that every change to a custody log is seen
"""custody.py HABEAS SCRATCH ROOT [--flips N] [--forgeries N] [--seed N]

Builds a small case of invented pages, changes it in one way after the other and asks `habeas verify` and
tools/check_custody.py each time. --flips 0 flips every bit of every file. The forgeries insert, delete, reorder, copy,
cut, splice and change entries; those of an insider, who holds the key, sign the result anew: they must be seen by a state
kept elsewhere."""
import argparse
import hashlib
import os
import random
import shutil
import subprocess
import sys

parser = argparse.ArgumentParser()
parser.add_argument("habeas")
parser.add_argument("scratch")
parser.add_argument("root")
parser.add_argument("--flips", type=int, default=60)
parser.add_argument("--forgeries", type=int, default=60)
parser.add_argument("--seed", type=int, default=8)
options = parser.parse_args()
sys.path.insert(0, os.path.join(options.root, "tools"))
sys.dont_write_bytecode = True
import check_custody as checker  # noqa: E402

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


def build():
    os.makedirs("pages")
    for i in range(6):
        write(f"pages/page {i}.txt", f"Wardens of Lower Quell held {i + 3} ferrymen, a neighbour said.\n".encode())
    habeas("add", "--by", "Ines Marrow", "pages/page 0.txt", "pages/page 1.txt")
    write(KEPT, habeas("checkpoint"))
    habeas("add", "--date", "2031-04-05", "pages")
    write("newer.txt", habeas("checkpoint"))
    habeas("add", "pages/page 1.txt", "pages/none.txt", expect=1)


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


def flip_bits():
    paths = [f"case.habeas/custody/{name}" for name in PARTS + ["key"]]
    for base, _, names in sorted(os.walk("case.habeas/originals")):
        paths += [os.path.join(base, name) for name in sorted(names)]
    bits = [(path, bit) for path in paths for bit in range(os.path.getsize(path) * 8)]
    if options.flips:
        bits = dice.sample(bits, options.flips)
    for path, bit in bits:
        octets = bytearray(read(path))
        whole = bytes(octets)
        octets[bit // 8] ^= 1 << bit % 8
        write(path, bytes(octets))
        expect_seen(f"bit {bit} of {path}", by_checker=not path.endswith("key"))
        write(path, whole)
    return len(bits)


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
    for number in range(options.forgeries):
        lines = lines_of_log()
        whole = list(lines)
        what = change(lines)
        if lines == whole:
            continue
        if number % 3 == 0:  # somebody without the key, carelessly
            write_log(lines)
            expect_seen(f"forgery {number}, {what}")
        elif number % 3 == 1:  # without the key, with right roots
            write_log(chained(lines)[0])
            expect_seen(f"forgery {number}, {what}, roots made anew")
        else:  # with the key: only a state kept elsewhere shows it
            lines, tree = chained(lines)
            note = sign(tree)
            write_log(lines)
            write("case.habeas/custody/checkpoint", note)
            write("case.habeas/custody/anchors", b"")
            kept = "newer.txt"
            size = checker.number_of(read(kept).split(b"\n")[1])
            if lines[:size] != whole[:size]:
                expect_seen(f"forgery {number}, {what}, signed anew", kept)
        restore()


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
forge()
roll_back()
print("\n".join(failed[:50]))
print(f"{flips} bits, {options.forgeries} forgeries, seed {options.seed}: {len(failed)} not seen by both")
sys.exit(1 if failed else 0)
