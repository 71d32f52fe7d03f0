#!/usr/bin/env python3
# tools/check_custody.py - checks a custody log of habeas without habeas: Python 3 and its standard library alone
"""Checks the custody log of a case: every line, the Merkle tree (RFC 6962), the signed states (C2SP signed notes and
checkpoints, Ed25519 of RFC 8032), co-signatures of witnesses (C2SP tlog-cosignature), the openings of the commitments,
the originals, and time stamps (RFC 3161, by the program openssl). docs/custody-log.md describes the files.

    check_custody.py CASE/custody                                the log and its signed state
    check_custody.py CASE/custody --originals CASE/originals     the kept bytes, too
    check_custody.py CASE/custody --checkpoint kept.txt          against a state that you kept
    check_custody.py CASE/custody --witness NAME+HASH+KEY        with the key of a witness, as the witness gave it
    check_custody.py FOLDER --no-openings                        a log that was handed over without names

Exit status: 0 all holds, 1 something does not, 2 wrong use.
"""
import argparse
import base64
import calendar
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time

DASH = "\u2014 ".encode()


# Ed25519 (RFC 8032)
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
    return ((f - e) * (h - g) % P, (h + g) * (f + e) % P, (h - g) * (h + g) % P, (f - e) * (f + e) % P)


def times(scalar, point):
    total = (0, 1, 1, 0)
    while scalar:
        total = add_points(total, point) if scalar & 1 else total
        point, scalar = add_points(point, point), scalar >> 1
    return total


def find_x(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * ROOT_OF_MINUS_ONE % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (find_x(BASE_Y, 0), BASE_Y, 1, find_x(BASE_Y, 0) * BASE_Y % P)


def read_point(octets):
    y = int.from_bytes(octets, "little") & (2**255 - 1)
    x = find_x(y, octets[-1] >> 7)
    return None if x is None else (x, y, 1, x * y % P)


def is_signed_by(key, message, signature):
    """True when the 64 bytes of the signature over the message were made with this public key."""
    point, r = read_point(key), read_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if point is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    a, b = times(s, BASE), add_points(r, times(h, point))
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


# signed notes and states
def from_base64(text):
    """Bytes of canonical Base64, or None."""
    try:
        octets = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return octets if base64.b64encode(octets) == text else None


def key_hash(name, key, kind=1):
    return hashlib.sha256(name + b"\n" + bytes([kind]) + key).digest()[:4]


def parse_key(text, kind):
    """(name, public key) of NAME+HASH+KEY, or None; kind 1 signs a log, kind 4 is a witness."""
    name, _, rest = text.partition(b"+")
    octets = from_base64(rest[9:]) or b"\x00"
    is_key = name and len(octets) == 33 and octets[0] == kind
    return (name, octets[1:]) if is_key and rest[:9] == key_hash(name, octets[1:], kind).hex().encode() + b"+" else None


def number_of(digits):
    """A decimal number without leading zeros, or None."""
    return int(digits) if re.fullmatch(rb"0|[1-9][0-9]{0,17}", digits) else None


def is_signature(line, text, name, key, kind=1):
    prefix = DASH + name + b" "
    octets = from_base64(line[len(prefix):]) if line.startswith(prefix) else None
    if octets is None or len(octets) != (68 if kind == 1 else 76) or octets[:4] != key_hash(name, key, kind):
        return False
    if kind == 4:  # a witness signs its time, too
        text = b"cosignature/v1\ntime %d\n" % int.from_bytes(octets[4:12], "big") + text
    return is_signed_by(key, text, octets[-64:])


def parts_of(note):
    """The text of a note and its signature lines; (b"", []) where it is none."""
    gap = note.rfind(b"\n\n")
    lines = note[gap + 2:].split(b"\n")[:-1]
    is_note = gap >= 0 and note.endswith(b"\n") and all(line.startswith(DASH) for line in lines)
    return (note[:gap + 1], lines) if is_note else (b"", [])


def open_state(note, origin, key):
    """(size, root) of a signed state of this log, or None."""
    text, lines = parts_of(note)
    words = text.split(b"\n")
    if len(words) != 4 or words[3] or words[0] != origin or not any(is_signature(line, text, origin, key) for line in lines):
        return None
    size, root = number_of(words[1]), from_base64(words[2])
    return (size, root) if size is not None and root is not None and len(root) == 32 else None


# Entries and tree
def encode(value):
    if value == b"unknown":
        return b"%75nknown"
    return re.sub(rb"[\x00-\x20\x7f%~]", lambda m: b"%%%02X" % m.group()[0], value)


def decode(text):
    """The value of a word, or None where the word is not the one way to write it."""
    value = re.sub(rb"%([0-9A-F]{2})", lambda m: bytes([int(m.group(1), 16)]), text)
    return value if encode(value) == text else None


class Entry:
    def __init__(self, number=None, kind=b"", fields=None):
        self.number, self.kind = number, kind
        self.fields = fields or {}  # name to ("open", value), ("hidden", commitment) or ("unknown", None)

    def value(self, name):
        """Of an open field; else b""."""
        kind, value = self.fields.get(name, ("unknown", None))
        return value if kind == "open" else b""


def parse_field(text):
    if text == b"unknown":
        return ("unknown", None)
    if text.startswith(b"~"):
        return ("hidden", bytes.fromhex(text[1:].decode())) if re.fullmatch(rb"~[0-9a-f]{64}", text) else None
    value = decode(text)
    return None if value is None else ("open", value)


def parse_entry(line):
    words = line.split(b" ")
    if len(words) < 3 or number_of(words[0]) is None or not words[1] or not words[2]:
        return None
    fields = {}
    for word in words[3:]:
        name, equals, text = word.partition(b"=")
        field = parse_field(text)
        if not equals or not name or name in fields or field is None:
            return None
        fields[name] = field
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
        node = self.whole[-1] if self.whole else hashlib.sha256(b"").digest()
        for left in reversed(self.whole[:-1]):
            node = hashlib.sha256(b"\x01" + left + node).digest()
        return node


class Log:
    """What the files say; faults are (object, words)."""
    def __init__(self):
        self.entries, self.roots, self.faults = [], [Tree().root()], []
        self.origin = self.key = None
        self.anchored = self.cosigned = self.stamped = 0
        self.witnesses, self.anchors = [], {}  # (name, key); size to the note as it was handed out

    def fault(self, where, words):
        self.faults.append((where, words))

    def read_entries(self, text):
        tree, broken = Tree(), False
        *lines, rest = text.split(b"\n")
        for number, line in enumerate(lines):
            entry = parse_entry(line)
            if entry is None or entry.number != number:
                self.fault(f"log, entry {number}", "this line is not in the form of an entry, or wrongly numbered")
            if entry and not broken and entry.value(b"prior") != tree.root().hex().encode():
                broken = True
                self.fault(f"log, entry {max(number - 1, 0)}", f"entry {number} was written behind another "
                           "state: here an entry was changed, put in, moved or taken out")
            self.entries.append(entry or Entry())
            tree.add(line)
            self.roots.append(tree.root())
        if rest:
            self.fault(f"log, entry {len(lines)}", "the log ends in the middle of this entry")

    def read_head(self):
        head = self.entries[0] if self.entries else Entry()
        key = parse_key(head.value(b"key"), 1)
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
        if state[0] > len(self.entries):
            self.fault(where, f"it holds {state[0]} entries, the log only {len(self.entries)}: the log was cut")
        elif self.roots[state[0]] != state[1]:
            self.fault(where, f"the first {state[0]} entries are not those that were signed")
        return state[0]

    def anchor(self, note, where, knows_all):
        """Checks a state that left, and every line that others added to it."""
        size = self.state(note, where)
        if size is None:
            return
        text, lines = parts_of(note)
        own = next(line for line in lines if line.startswith(DASH + self.origin + b" "))
        self.anchors[size] = text + b"\n" + own + b"\n"
        self.anchored = max(self.anchored, size)
        for line in lines:
            if line != own and any(is_signature(line, text, *witness, 4) for witness in self.witnesses):
                self.cosigned = max(self.cosigned, size)
            elif line != own and knows_all:
                self.fault(where, "a line is signed by no witness whose key the log took")

    def check_openings(self, text):
        hidden = {(i, name): field[1] for i, entry in enumerate(self.entries)
                  for name, field in entry.fields.items() if field[0] == "hidden"}
        *lines, rest = text.split(b"\n")
        for i, line in enumerate(lines + ([rest] if rest else [])):
            where = f"openings, line {i + 1}"
            words = line.split(b" ")
            value = decode(words[3]) if len(words) == 4 else None
            if i == len(lines) or value is None or not re.fullmatch(rb"(0|[1-9][0-9]{0,17}) [^ ]+ [0-9a-f]{32} .*", line):
                self.fault(where, "this line is not in the form of an opening")
                continue
            commitment = hidden.pop((int(words[0]), words[1]), None)
            salted = bytes.fromhex(words[2].decode()) + words[1] + b"=" + value
            if commitment is None:
                self.fault(where, "no entry waits for this opening")
            elif hashlib.sha256(salted).digest() != commitment:
                self.fault(where, f"entry {int(words[0])} holds another value")
            elif self.entries[int(words[0])].kind == b"witness" and words[1] == b"key":
                self.witnesses += [witness for witness in [parse_key(value, 4)] if witness]
        for number, name in hidden:
            self.fault("openings", f"nothing opens '{name.decode(errors='replace')}' of entry {number}")


def notes_in(text):
    """The signed notes of a file that holds one behind the other."""
    return re.findall(rb".*?\n\n(?:\xe2\x80\x94 [^\n]*\n?)*|.+", text, re.S)


def check_log(log_text, openings, checkpoint, anchors, kept=(), witnesses=()):
    """Checks the files of a log; `openings` may be None. `kept` are states that were kept elsewhere, `witnesses` are
    public keys from elsewhere."""
    log = Log()
    log.read_entries(log_text)
    log.read_head()
    log.witnesses = [key for key in (parse_key(text, 4) for text in witnesses) if key]
    size = log.state(checkpoint, "checkpoint")
    if size is not None and size < len(log.entries):
        log.fault(f"log, entry {size}", "the last signed state ends before this entry")
    if openings is not None:
        log.check_openings(openings)
    for i, note in enumerate(notes_in(anchors)):
        log.anchor(note, f"anchors, state {i + 1}", openings is not None)
    for i, note in enumerate(kept):
        log.state(note, f"the state kept elsewhere, {i + 1}")
    return log


def check_originals(log, folder):
    """Every original has the hash that it is named by, and none that the log names is missing."""
    found = 0
    for base, _, names in os.walk(folder):
        for name in names:
            if not re.fullmatch("[0-9a-f]{64}", name):
                continue
            found += 1
            with open(os.path.join(base, name), "rb") as stream:
                digest = hashlib.sha256()
                while chunk := stream.read(1 << 20):
                    digest.update(chunk)
            if digest.hexdigest() != name:
                log.fault(os.path.join(base, name), f"these bytes have the SHA-256 {digest.hexdigest()}")
    for entry in log.entries:
        name = entry.value(b"sha256").decode(errors="replace")
        if re.fullmatch("[0-9a-f]{64}", name) and not os.path.isfile(os.path.join(folder, name[:2], name)):
            log.fault(os.path.join(folder, name[:2], name), f"the original of entry {entry.number} is missing")
    return found


def check_stamps(log, folder):
    """The time stamps, by the program openssl: over the state as it was handed out, at the time that they state."""
    for entry in (entry for entry in log.entries if entry.kind == b"stamped"):
        names = [entry.value(key).decode(errors="replace") for key in (b"sha256", b"authority")]
        answer, authority = [os.path.join(folder, name[:2], name) for name in names]
        size = number_of(entry.value(b"state")) or 0
        with tempfile.NamedTemporaryFile() as note:
            note.write(log.anchors.get(size, b""))
            note.flush()
            told = subprocess.run(["openssl", "ts", "-reply", "-in", answer, "-text"], capture_output=True, check=False)
            stated = re.search(rb"Time stamp: (.*?)(?:\.\d+)?( \d{4}) GMT", told.stdout)
            seconds = calendar.timegm(time.strptime(b"".join(stated.groups()).decode(), "%b %d %H:%M:%S %Y")) if stated else 0
            done = subprocess.run(["openssl", "ts", "-verify", "-in", answer, "-data", note.name, "-CAfile", authority,
                                   "-attime", str(seconds)], capture_output=True, check=False)
        if done.returncode or time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds)).encode() != entry.value(b"stamped"):
            log.fault(f"log, entry {entry.number}", "the time stamp does not hold")
        else:
            log.stamped = max(log.stamped, size)


def read(path):
    with open(path, "rb") as stream:
        return stream.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("custody", help="the folder with log, openings, checkpoint and anchors")
    parser.add_argument("--originals", help="the folder of the kept bytes")
    parser.add_argument("--checkpoint", action="append", default=[], help="a signed state that was kept elsewhere")
    parser.add_argument("--witness", action="append", default=[], help="the public key of a witness")
    parser.add_argument("--no-openings", action="store_true", help="check without the openings")
    options = parser.parse_args()
    path = {name: os.path.join(options.custody, name) for name in ("log", "openings", "checkpoint", "anchors", "pending")}
    if os.path.exists(path["pending"]):
        print("custody/pending: a program was ended here while it wrote; open the case with habeas once, then check again")
        return 1
    try:
        part = {name: read(path[name]) if os.path.exists(path[name]) else b"" for name in ("openings", "anchors")}
        log = check_log(read(path["log"]), None if options.no_openings else part["openings"], read(path["checkpoint"]),
                        part["anchors"], [read(name) for name in options.checkpoint],
                        [key.encode() for key in options.witness])
        originals = check_originals(log, options.originals) if options.originals else None
        if options.originals:
            check_stamps(log, options.originals)
    except OSError as error:
        print(f"check_custody.py: {error}", file=sys.stderr)
        return 2
    for where, words in log.faults:
        print(f"{where}: {words}")
    print(f"{len(log.entries)} entries, root {log.roots[-1].hex()}"
          + ("" if originals is None else f", {originals} originals"))
    if log.anchored < len(log.entries):
        print(f"Unanchored since entry {log.anchored}: no state that left this computer holds what is there and later.")
    if log.cosigned:
        print(f"Co-signed by a witness below entry {log.cosigned}.")
    if any(entry.kind == b"stamped" for entry in log.entries):
        print(f"Time-stamped below entry {log.stamped}." if options.originals else "Time stamps: not checked, they lie in "
              "the originals (--originals).")
    print("All holds." if not log.faults else f"{len(log.faults)} faults.")
    return 1 if log.faults else 0


if __name__ == "__main__":
    sys.exit(main())
