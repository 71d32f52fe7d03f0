#!/usr/bin/env python3
# tools/check_custody.py - checks a custody log of habeas without habeas: Python 3 and its standard library alone
"""Checks the custody log of a case: every line, the Merkle tree (RFC 6962), the signed states (C2SP signed notes and
checkpoints, Ed25519 of RFC 8032), the openings of the commitments, and the originals. docs/custody-log.md describes
the files. It reads and never writes.

    check_custody.py CASE/custody                                the log and its signed state
    check_custody.py CASE/custody --originals CASE/originals     the kept bytes, too
    check_custody.py CASE/custody --checkpoint kept.txt          against a state that you kept
    check_custody.py FOLDER --no-openings                        a log that was handed over without names

Exit status: 0 all holds, 1 something does not, 2 wrong use.
"""
import argparse
import base64
import binascii
import hashlib
import os
import re
import sys

MOST_DIGITS = 18
DASH = "\u2014 ".encode()


# ---------------------------------------------------------------------------------------------- Ed25519 (RFC 8032)

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add_points(a, b):
    """Points are (X, Y, Z, T): x = X/Z, y = Y/Z, x y = T/Z."""
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, point):
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = add_points(total, point)
        point = add_points(point, point)
        scalar >>= 1
    return total


def same_point(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def find_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P:
        return None
    return P - x if x & 1 != sign else x


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = find_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def read_point(octets):
    y = int.from_bytes(octets, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    x = find_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def is_signed_by(key, message, signature):
    """True when the 64 bytes of the signature over the message were made with this public key."""
    point, r = read_point(key), read_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if point is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return same_point(times(s, BASE), add_points(r, times(h, point)))


# ------------------------------------------------------------------------------------------ signed notes and states

def from_base64(text):
    """Bytes of canonical Base64, or None."""
    try:
        octets = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return octets if base64.b64encode(octets) == text else None


def key_hash(name, key):
    return hashlib.sha256(name + b"\n\x01" + key).digest()[:4]


def parse_key(text):
    """(name, public key) of NAME+HASH+KEY, or None."""
    parts = text.split(b"+", 2)
    octets = from_base64(parts[2]) if len(parts) == 3 else None
    if octets is None or len(octets) != 33 or octets[:1] != b"\x01" or not parts[0]:
        return None
    name, key = parts[0], octets[1:]
    return (name, key) if parts[1] == key_hash(name, key).hex().encode() else None


def number_of(digits):
    """A decimal number without leading zeros, or None."""
    if not re.fullmatch(rb"0|[1-9][0-9]*", digits) or len(digits) > MOST_DIGITS:
        return None
    return int(digits)


def is_signature(line, text, name, key):
    rest = line[len(DASH):]
    if not rest.startswith(name + b" "):
        return False
    octets = from_base64(rest[len(name) + 1:])
    return (octets is not None and len(octets) == 68 and octets[:4] == key_hash(name, key)
            and is_signed_by(key, text, octets[4:]))


def open_state(note, origin, key):
    """(size, root) of a signed state of this log, or None."""
    gap = note.rfind(b"\n\n")
    if gap < 0 or not note.endswith(b"\n"):
        return None
    text, signatures = note[:gap + 1], note[gap + 2:].split(b"\n")[:-1]
    if not all(line.startswith(DASH) for line in signatures):
        return None
    if not any(is_signature(line, text, origin, key) for line in signatures):
        return None
    return parse_state(text, origin)


def parse_state(text, origin):
    lines = text.split(b"\n")
    if len(lines) != 4 or lines[3] or (origin is not None and lines[0] != origin):
        return None
    size, root = number_of(lines[1]), from_base64(lines[2])
    return (size, root) if size is not None and root is not None and len(root) == 32 else None


# ------------------------------------------------------------------------------------------------- entries and tree

def encode(value):
    if value == b"unknown":
        return b"%75nknown"
    return re.sub(rb"[\x00-\x20\x7f%~]", lambda m: b"%%%02X" % m.group()[0], value)


def decode(text):
    """The value of a word, or None where the word is not the one way to write it."""
    if re.search(rb"%(?![0-9A-F]{2})", text):
        return None
    value = re.sub(rb"%([0-9A-F]{2})", lambda m: bytes([int(m.group(1), 16)]), text)
    return value if encode(value) == text else None


class Entry:
    def __init__(self, number=None, kind=b"", fields=None):
        self.number, self.kind = number, kind
        self.fields = fields or {}  # name to ("open", value), ("hidden", commitment) or ("unknown", None)

    def value(self, name):
        kind, value = self.fields.get(name, ("unknown", None))
        return value if kind == "open" else None


def parse_entry(line):
    words = line.split(b" ")
    if len(words) < 3 or number_of(words[0]) is None or not words[1] or not words[2]:
        return None
    fields = {}
    for word in words[3:]:
        name, equals, text = word.partition(b"=")
        if not equals or not name or name in fields:
            return None
        if text == b"unknown":
            fields[name] = ("unknown", None)
        elif text.startswith(b"~"):
            if not re.fullmatch(rb"~[0-9a-f]{64}", text):
                return None
            fields[name] = ("hidden", bytes.fromhex(text[1:].decode()))
        else:
            value = decode(text)
            if value is None:
                return None
            fields[name] = ("open", value)
    return Entry(number_of(words[0]), words[2], fields)


class Tree:
    """RFC 6962, section 2.1: the roots of whole subtrees from left to right."""

    def __init__(self):
        self.size, self.whole = 0, []

    def add(self, line):
        node, bits = hashlib.sha256(b"\x00" + line).digest(), self.size
        while bits & 1:
            node = hashlib.sha256(b"\x01" + self.whole.pop() + node).digest()
            bits >>= 1
        self.whole.append(node)
        self.size += 1

    def root(self):
        if not self.whole:
            return hashlib.sha256(b"").digest()
        node = self.whole[-1]
        for left in reversed(self.whole[:-1]):
            node = hashlib.sha256(b"\x01" + left + node).digest()
        return node


class Log:
    """What the files say; faults are (object, words)."""

    def __init__(self):
        self.entries, self.roots, self.faults = [], [Tree().root()], []
        self.origin = self.key = None
        self.anchored = 0

    def fault(self, where, words):
        self.faults.append((where, words))

    def read_entries(self, text):
        tree, broken = Tree(), False
        *lines, rest = text.split(b"\n")
        for number, line in enumerate(lines):
            entry = parse_entry(line)
            if entry is None:
                self.fault(f"log, entry {number}", "this line is not in the form of an entry")
            else:
                if entry.number != number:
                    self.fault(f"log, entry {number}", f"this line is numbered {entry.number}")
                fits = entry.value(b"prior") == tree.root().hex().encode()
                if not fits and not broken:
                    self.fault(f"log, entry {max(number - 1, 0)}", f"entry {number} was written behind another "
                               "state: here an entry was changed, put in, moved or taken out")
                broken = broken or not fits
            self.entries.append(entry or Entry())
            tree.add(line)
            self.roots.append(tree.root())
        if rest:
            self.fault(f"log, entry {len(lines)}", "the log ends in the middle of this entry")

    def read_head(self):
        head = self.entries[0] if self.entries else Entry()
        key = parse_key(head.value(b"key") or b"")
        if head.kind != b"case" or head.value(b"format") != b"1" or key is None or key[0] != head.value(b"log"):
            return self.fault("log, entry 0", "the first entry names no log of format 1 with its key")
        self.origin, self.key = key

    def state(self, note, where):
        """Checks one signed state against the entries; gives its size."""
        if self.key is None:
            return None
        state = open_state(note, self.origin, self.key)
        if state is None:
            return self.fault(where, "this is no state of this log, signed by its key")
        size, root = state
        if size > len(self.entries):
            self.fault(where, f"it holds {size} entries, the log only {len(self.entries)}: the log was cut")
        elif self.roots[size] != root:
            self.fault(where, f"the first {size} entries are not those that were signed")
        return size

    def check_openings(self, text):
        hidden = {(i, name): field[1] for i, entry in enumerate(self.entries)
                  for name, field in entry.fields.items() if field[0] == "hidden"}
        *lines, rest = text.split(b"\n")
        for i, line in enumerate(lines + ([rest] if rest else [])):
            where = f"openings, line {i + 1}"
            words = line.split(b" ")
            value = decode(words[3]) if len(words) == 4 else None
            if (i == len(lines) or value is None or number_of(words[0]) is None
                    or not re.fullmatch(rb"[0-9a-f]{32}", words[2])):
                self.fault(where, "this line is not in the form of an opening")
                continue
            commitment = hidden.pop((int(words[0]), words[1]), None)
            salted = bytes.fromhex(words[2].decode()) + words[1] + b"=" + value
            if commitment is None:
                self.fault(where, "no entry waits for this opening")
            elif hashlib.sha256(salted).digest() != commitment:
                self.fault(where, f"entry {int(words[0])} holds another value")
        for number, name in hidden:
            self.fault("openings", f"nothing opens '{name.decode(errors='replace')}' of entry {number}")


def notes_in(text):
    """The signed notes of a file that holds one behind the other."""
    while text:
        gap = text.find(b"\n\n")
        end = len(text) if gap < 0 else gap + 2
        while text[end:].startswith(DASH):
            feed = text.find(b"\n", end)
            end = len(text) if feed < 0 else feed + 1
        yield text[:end]
        text = text[end:]


def check_log(log_text, openings, checkpoint, anchors, kept=()):
    """Checks the files of a log; `openings` may be None. `kept` are states that were kept elsewhere."""
    log = Log()
    log.read_entries(log_text)
    log.read_head()
    size = log.state(checkpoint, "checkpoint")
    if size is not None and size < len(log.entries):
        log.fault(f"log, entry {size}", "the last signed state ends before this entry")
    for i, note in enumerate(notes_in(anchors)):
        log.anchored = max(log.anchored, log.state(note, f"anchors, state {i + 1}") or 0)
    for i, note in enumerate(kept):
        log.state(note, f"the state kept elsewhere, {i + 1}")
    if openings is not None:
        log.check_openings(openings)
    return log


def check_originals(log, folder):
    """Every original has the hash that it is named by, and none that the log names is missing."""
    found = 0
    for base, _, names in os.walk(folder):
        for name in names:
            if not re.fullmatch("[0-9a-f]{64}", name):
                continue
            found += 1
            digest = hashlib.sha256()
            with open(os.path.join(base, name), "rb") as stream:
                while chunk := stream.read(1 << 20):
                    digest.update(chunk)
            if digest.hexdigest() != name:
                log.fault(os.path.join(base, name), f"these bytes have the SHA-256 {digest.hexdigest()}")
    for entry in log.entries:
        name = (entry.value(b"sha256") or b"").decode(errors="replace")
        if re.fullmatch("[0-9a-f]{64}", name) and not os.path.isfile(os.path.join(folder, name[:2], name)):
            log.fault(os.path.join(folder, name[:2], name), f"the original of entry {entry.number} is missing")
    return found


def read(path):
    with open(path, "rb") as stream:
        return stream.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("custody", help="the folder with log, openings, checkpoint and anchors")
    parser.add_argument("--originals", help="the folder of the kept bytes")
    parser.add_argument("--checkpoint", action="append", default=[], help="a signed state that was kept elsewhere")
    parser.add_argument("--no-openings", action="store_true", help="check without the openings")
    options = parser.parse_args()
    path = {name: os.path.join(options.custody, name) for name in ("log", "openings", "checkpoint", "anchors", "pending")}
    if os.path.exists(path["pending"]):
        print("custody/pending: a program was ended here while it wrote; open the case with habeas once, then check again")
        return 1
    try:
        log = check_log(read(path["log"]), None if options.no_openings else
                        read(path["openings"]) if os.path.exists(path["openings"]) else b"", read(path["checkpoint"]),
                        read(path["anchors"]) if os.path.exists(path["anchors"]) else b"",
                        [read(name) for name in options.checkpoint])
        originals = check_originals(log, options.originals) if options.originals else None
    except OSError as error:
        print(f"check_custody.py: {error}", file=sys.stderr)
        return 2
    for where, words in log.faults:
        print(f"{where}: {words}")
    print(f"{len(log.entries)} entries, root {log.roots[-1].hex()}"
          + ("" if originals is None else f", {originals} originals"))
    if log.anchored < len(log.entries):
        print(f"Unanchored since entry {log.anchored}: no state that left this computer holds what is there and later.")
    print("All holds." if not log.faults else f"{len(log.faults)} faults.")
    return 1 if log.faults else 0


if __name__ == "__main__":
    sys.exit(main())
