# tests/e2e/power.py - the power goes at any instant: writes are dropped, torn and reordered, and nothing acknowledged is lost
"""power.py HABEAS SCRATCH [--images N] [--seed N] [--sample N]

Records with strace what a series of habeas commands writes, syncs, names and prints (nothing else of the computer is needed:
no special disk, no root). Then makes crash images: the state at some instant, of which everything that was synced is there,
and of everything else since the last barrier any part may be:
  * of the writes to a file any subset, in any order, each torn at sectors of 512 bytes; the size of the file as before or after;
  * of the names in a folder each by itself as it was at any instant since the folder was last synced (so a rename may have
    given the new name and kept the old one, or lost it).
fsync and fdatasync hold for one file or folder, syncfs for all. Images that are equal are made once.
Each image is checked in process: the log, the originals (tiny.Checked), records, tables (SQLite, from the files as they lie).
  * every source that had been printed is logged and whole;
  * the log holds, no original is half, `records` is one that was written, and where store/sums or derived.sum is there, it is
    right; each table, opened by SQLite, is sound and holds one of the states that were committed;
  * a backup that had been acknowledged is there as it was.
A sample of the images is given to habeas itself: opening, adding again, verify.

The control: the same images made as if fsync, fdatasync and syncfs did nothing, and as if only those of the tables did
nothing (synchronous=OFF). The check must find losses in the one and broken tables in the other.
Exit status 77: strace is not there or may not trace."""
import argparse
import collections
import functools
import hashlib
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import tiny

SECTOR = 512
TRACED = ("openat,open,creat,close,write,pwrite64,writev,pwritev,ftruncate,truncate,lseek,fsync,fdatasync,syncfs,sync,rename,renameat,"
          "renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,dup,dup2,dup3,fcntl,mmap,sendfile,copy_file_range,fallocate")

parser = argparse.ArgumentParser()
parser.add_argument("habeas")
parser.add_argument("scratch")
parser.add_argument("--images", type=int, default=100_000)
parser.add_argument("--seed", type=int, default=8)
parser.add_argument("--sample", type=int, default=200, help="images that habeas itself opens")
options = parser.parse_args()
options.habeas = os.path.abspath(options.habeas)
dice = random.Random(options.seed)

# ----------------------------------------------------------------------------------------------------- the recorder

LINE = re.compile(rb"^(\w+)\((.*)\)\s+= (-?\d+|\?|0x[0-9a-f]+)(?: .*)?$", re.DOTALL)
QUOTED = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')


def octets_of(escaped):
    return bytes.fromhex(escaped.replace(b"\\x", b"").decode())


Act = collections.namedtuple("Act", "what path data at", defaults=(None, None, None))


class Recorder:
    """Turns what strace saw into acts on paths: write, cut, sync, syncall, name, move, link, drop, folder, print."""

    def __init__(self):
        self.acts = []

    def run(self, words):
        case = words[words.index("--case") + 1] if "--case" in words else "case.habeas"
        self.acts.append(Act("begin", case))
        with tempfile.NamedTemporaryFile(dir=".", prefix="trace") as trace:
            done = subprocess.run(["strace", "-qq", "-xx", "-s", "99999999", "-e", "trace=" + TRACED, "-e", "signal=none", "-o",
                                   trace.name, options.habeas, *words], capture_output=True, check=False)
            if done.returncode not in (0, 1):
                sys.exit(f"habeas {' '.join(words)}: exit status {done.returncode}\n{done.stderr.decode()}")
            self.files = {}  # descriptor to [path, offset], of files that are written or folders
            for line in trace.read().split(b"\n"):
                found = LINE.match(line)
                if found and not found.group(3).startswith((b"-", b"?")):
                    self.take(found.group(1).decode(), found.group(2), int(found.group(3), 0))
        self.acts.append(Act("end", " ".join(words[:1])))

    def take(self, call, arguments, result):
        texts = [octets_of(text) for text in QUOTED.findall(arguments)]
        plain = [word.strip() for word in QUOTED.sub(b"", arguments).split(b",")]
        number = int(plain[0]) if re.fullmatch(rb"\d+", plain[0]) else None
        paths = [os.path.abspath(text.decode()) for text in texts] if call not in ("write", "pwrite64") else []
        opened = self.files.get(number)
        if call in ("openat", "open", "creat"):
            flags = plain[2] if call == "openat" else plain[1]
            self.files[result] = [paths[0], 0]  # also what is opened to read: SQLite opens folders so, to sync them
            if b"O_CREAT" in flags:
                self.acts.append(Act("create", paths[0]))
            if b"O_TRUNC" in flags:
                self.acts.append(Act("cut", paths[0], 0))
        elif call == "close":
            self.files.pop(number, None)
        elif call == "write" and number == 1:
            self.acts.append(Act("print", None, texts[0][:result]))
        elif call == "write" and opened:
            self.acts.append(Act("write", opened[0], texts[0][:result], opened[1]))
            opened[1] += result
        elif call == "pwrite64" and opened:
            self.acts.append(Act("write", opened[0], texts[0][:result], int(plain[-1])))
        elif call == "ftruncate" and opened:
            self.acts.append(Act("cut", opened[0], int(plain[1])))
        elif call == "lseek" and opened:
            opened[1] = result
        elif call in ("fsync", "fdatasync") and opened:
            self.acts.append(Act("sync", opened[0]))
        elif call in ("syncfs", "sync"):
            self.acts.append(Act("syncall"))
        elif call in ("rename", "renameat", "renameat2"):
            self.acts.append(Act("move", paths[0], paths[1]))
            for held in self.files.values():
                if held[0] == paths[0]:
                    held[0] = paths[1]
        elif call in ("link", "linkat"):
            self.acts.append(Act("link", paths[0], paths[1]))
        elif call in ("unlink", "unlinkat", "rmdir"):
            self.acts.append(Act("drop", paths[0]))
        elif call in ("mkdir", "mkdirat"):
            self.acts.append(Act("folder", paths[0]))
        elif call == "fcntl" and b"F_DUPFD" in arguments and opened:
            self.files[result] = opened
        elif call in ("dup", "dup2", "dup3") and opened:
            self.files[result] = opened
        elif call == "mmap":
            if b"MAP_SHARED" in arguments and b"PROT_WRITE" in arguments and b"MAP_ANONYMOUS" not in arguments:
                sys.exit("a file is written through memory: this recorder does not see that")
        elif call in ("writev", "pwritev", "truncate", "sendfile", "copy_file_range", "fallocate") and (opened or number is None):
            sys.exit(f"{call}: this recorder does not know it")


# ------------------------------------------------------------------------------------------------------ the disk

class Node:
    """A file or a folder. `durable` is what every image has, `pending` what came since (writes, or names)."""

    def __init__(self, is_folder):
        self.is_folder = is_folder
        self.now, self.durable = ({}, {}) if is_folder else (b"", b"")
        self.pending = {} if is_folder else []  # name to its states since; ("write", octets, at) or ("cut", size)

    def settle(self):
        self.durable = dict(self.now) if self.is_folder else self.now
        self.pending = {} if self.is_folder else []

    def put(self, name, node):
        before = self.now.get(name)
        self.pending.setdefault(name, [before]).append(node)
        if node is None:
            self.now.pop(name, None)
        else:
            self.now[name] = node


def changed(octets, act):
    if act[0] == "cut":
        return octets[:act[1]].ljust(act[1], b"\0")
    _, data, at = act
    return octets[:at].ljust(at, b"\0") + data + octets[at + len(data):]


class Disk:
    def __init__(self, root, deaf):
        self.root, self.top, self.deaf = root, Node(True), deaf
        self.nodes = [self.top]

    def node(self, path):
        node = self.top
        for name in os.path.relpath(path, self.root).split("/"):
            node = node.now.get(name) if node and node.is_folder else None
        return node

    def folder(self, path):
        parent = os.path.dirname(path)
        return self.top if parent == self.root else self.node(parent)

    def knows(self, path):
        return path is not None and path.startswith(self.root + "/")

    def make(self, path, is_folder):
        node = Node(is_folder)
        self.nodes.append(node)
        self.folder(path).put(os.path.basename(path), node)

    def do(self, act):
        if act.what in ("begin", "end", "print"):
            return
        if act.what == "syncall":
            if not self.deaf(None):
                for node in self.nodes:
                    node.settle()
            return
        if act.what == "sync" and act.path == self.root:
            if not self.deaf(act.path):
                self.top.settle()
            return
        if not self.knows(act.path):
            return
        node, name = self.node(act.path), os.path.basename(act.path)
        if act.what == "create" and node is None:
            self.make(act.path, False)
        elif act.what == "folder":
            self.make(act.path, True)
        elif act.what in ("write", "cut") and node:
            change = ("write", act.data, act.at) if act.what == "write" else ("cut", act.data)
            node.now = changed(node.now, change)
            node.pending.append(change)
        elif act.what == "sync" and node and not self.deaf(act.path):
            node.settle()
        elif act.what in ("move", "link"):
            self.folder(act.data).put(os.path.basename(act.data), node)
            if act.what == "move":
                self.folder(act.path).put(name, None)
        elif act.what == "drop":
            self.folder(act.path).put(name, None)
        # nodes that nobody can reach any more need no barrier
        if len(self.nodes) > 4000:
            self.nodes = [one for one in self.nodes if one.pending]


class Choice:
    """How much of what is pending reaches the disk."""

    def __init__(self, how, seed=0):
        self.how, self.dice = how, random.Random(seed)
        self.share = self.dice.choice([0.1, 0.5, 0.9])

    def name(self, states):
        if self.how == "none":
            return states[0]
        if self.how == "all":
            return states[-1]
        return self.dice.choice(states)

    def data(self, node):
        if self.how == "all" or not node.pending:
            return node.now
        if self.how == "none":
            return node.durable
        octets = node.durable
        acts = [act for act in node.pending if self.dice.random() < self.share]
        for act in acts:
            octets = changed(octets, self.torn(act, octets))
        if self.dice.random() < 0.2:  # the size went ahead of the bytes
            octets = octets.ljust(len(node.now), b"\0")
        return octets

    def torn(self, act, octets):
        """Some sectors of a write, the others as they were."""
        if act[0] == "cut" or self.dice.random() < 0.5 or len(act[1]) < 2:
            return act
        _, data, at = act
        first = at // SECTOR
        last = (at + len(data) - 1) // SECTOR
        if first == last:  # a sector is written whole or not at all
            return act if self.dice.random() < 0.5 else ("write", octets[at:at + len(data)].ljust(len(data), b"\0"), at)
        pieces = bytearray(octets[at:at + len(data)].ljust(len(data), b"\0"))
        for sector in range(first, last + 1):
            if self.dice.random() < 0.5:
                begin, end = max(at, sector * SECTOR) - at, min(at + len(data), (sector + 1) * SECTOR) - at
                pieces[begin:end] = data[begin:end]
        return ("write", bytes(pieces), at)


def image_of(node, choice, path="", files=None):
    """The files of an image: paths below the root to bytes."""
    files = {} if files is None else files
    names = dict(node.durable)
    if choice.how == "all":
        names = node.now
    else:
        for name, states in node.pending.items():
            names[name] = choice.name(states)
    for name in sorted(names):
        below = names[name]
        if below is None:
            continue
        inside = f"{path}{name}"
        if below.is_folder:
            image_of(below, choice, inside + "/", files)
        else:
            files[inside] = choice.data(below)
    return files


# ------------------------------------------------------------------------------------------------------- the check

TABLES = {"case.db": ["meta", "document", "claim", "claim_state"], "index.db": ["meta", "passage"], "derived.db": ["derived"],
          "catalog.db": ["meta", "kind", "record", "link", "ranked", "received", "entity"]}


@functools.lru_cache(maxsize=100_000)
def state_of_tables(name, octets, wal, journal):
    """A digest of what SQLite reads from these files, or what is wrong."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        path = os.path.join(folder, name)
        tiny.write(path, octets)
        for ending, beside in (("-wal", wal), ("-journal", journal)):
            if beside is not None:
                tiny.write(path + ending, beside)
        connection = sqlite3.connect(path)
        try:
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return "broken: integrity_check"
            present = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
            digest = hashlib.sha256()
            for table in TABLES[name]:
                if table in present:
                    digest.update(repr((table, sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr))).encode())
            return digest.hexdigest()
        except sqlite3.Error as error:
            return f"broken: {error}"
        finally:
            connection.close()


class Judge:
    """Says what is wrong with an image. `good` are the states that were whole at some instant."""

    def __init__(self):
        self.records, self.tables, self.opened = {b""}, collections.defaultdict(set), 0

    def learn(self, files):
        """Takes the state behind a command as one that may be found."""
        for case in ("case.habeas", "new.habeas"):
            records = files.get(f"{case}/records")
            if records is not None:
                self.records.add(records)

    def learn_tables(self, files):
        for name in TABLES:
            octets = files.get(f"case.habeas/store/{name}")
            if octets is not None:
                beside = (files.get(f"case.habeas/store/{name}{ending}") for ending in ("-wal", "-journal"))
                self.tables[name].add(state_of_tables(name, octets, *beside))

    def faults(self, files, printed, archives):
        wrong = []
        cases = collections.defaultdict(dict)
        for path, octets in files.items():
            case, _, inside = path.partition("/")
            cases[case][inside] = octets
        found = tiny.Checked(cases["case.habeas"])
        wrong += found.faults
        wrong += [f"lost: {name} was printed" for name in sorted(printed["case.habeas"] - found.kept)]
        if printed["new.habeas"]:  # its restore was acknowledged
            restored = tiny.Checked(cases["new.habeas"])
            wrong += [f"new.habeas: {fault}" for fault in restored.faults]
            wrong += [f"lost: {name} of new.habeas" for name in sorted(printed["new.habeas"] - restored.kept)]
        for path, octets in archives.items():
            if files.get(path) != octets:
                wrong.append(f"lost: the acknowledged {path}")
        wrong += self.faults_of_derived(cases["case.habeas"])
        return wrong

    def faults_of_derived(self, case):
        wrong = []
        if case.get("records", b"") not in self.records:
            wrong.append("records are half")
        for sums in ("store/sums", "store/derived.sum", "store/catalog.sum", "store/grouping.sum"):
            for line in case.get(sums, b"").decode(errors="replace").splitlines():
                digest, _, name = line.partition("  ")
                octets = case.get(f"store/{name}")
                if octets is None or tiny.digest_of(octets) != digest:
                    wrong.append(f"tables: {sums} does not fit {name}")
        for name in TABLES:
            octets, wal, journal = (case.get(f"store/{name}{ending}") for ending in ("", "-wal", "-journal"))
            if octets:
                self.opened += 1
                state = state_of_tables(name, octets, wal, journal)
                if state.startswith("broken") or state not in self.tables[name]:
                    wrong.append(f"tables: {name} is {state if state.startswith('broken') else 'half a transaction'}")
        return wrong


# --------------------------------------------------------------------------------------------------------- the run

def record():
    """The series of commands, and what it wrote."""
    recorder = Recorder()
    tiny.make_pages("pages", 8)
    tiny.write("claim.txt", b"")
    run = recorder.run
    run(["add", "-j", "1", "pages/0.txt", "pages/1.txt"])
    run(["add", "-j", "1", "--by", "Ines Marrow", "pages/2.txt"])
    run(["run", "-j", "1", "pages/3.txt"])
    with open("case.habeas/records", encoding="utf-8") as stream:
        claim = re.search('"type":"claim","id":"(clm_[0-9a-f]+)"', stream.read()).group(1)
    run(["review", "accept", claim, "--by", "Ines Marrow", "--reason", "read again"])
    run(["checkpoint"])
    run(["add", "-j", "1", "pages/4.txt", "pages/5.txt"])
    run(["run", "-j", "1"])
    run(["backup", "kept.tar"])
    run(["restore", "kept.tar", "--case", "new.habeas"])
    run(["add", "-j", "1", "--case", "new.habeas", "pages/6.txt"])
    run(["run", "-j", "1", "pages"])
    return recorder.acts


class Player:
    """Plays the acts, and makes images behind each of them."""

    def __init__(self, acts, deaf=lambda path: False):
        self.acts, self.deaf = acts, deaf
        self.here = os.getcwd()
        self.judge = Judge()
        self.seen, self.wrong, self.sampled = set(), [], []
        self.half = 0

    def prepare(self):
        """The states that are whole: those behind each sync of a table, and behind each move."""
        disk = Disk(self.here, lambda path: False)
        for act in self.acts:
            disk.do(act)
            if act.what in ("move", "end"):
                self.judge.learn(image_of(disk.top, Choice("all")))
            if act.what in ("end", "cut", "create") or (act.what in ("sync", "drop") and act.path and "/store/" in act.path):
                self.judge.learn_tables(image_of(disk.top, Choice("all")))

    def play(self, images, stop_at=None):
        """About `images` different images, spread over the acts by what is pending."""
        each = max(1, images // max(1, sum(1 for act in self.acts if act.what != "print")))
        made = 0
        while made < images:
            before = len(self.seen)
            made = self.pass_over(each, made)
            if len(self.seen) - before < images // 200 or (stop_at and len(self.wrong) >= stop_at):
                break
            each = max(1, (images - made) // max(1, len(self.acts)) + 1)
        return made

    def pass_over(self, each, made):
        disk, archives, first = Disk(self.here, self.deaf), {}, not self.seen
        printed = {"case.habeas": frozenset(), "new.habeas": frozenset()}
        out, case = b"", ""
        for number, act in enumerate(self.acts):
            disk.do(act)
            if act.what == "begin":
                out, case = b"", act.path
            if act.what == "print":
                out += act.data
                printed[case] |= tiny.printed_sources(out)
                if b"kept.tar: " in out and case == "case.habeas":
                    archives = {"kept.tar": image_of(disk.top, Choice("all"))["kept.tar"]}
                if b"new.habeas: " in out:
                    printed[case] |= printed["case.habeas"]
            pending = sum(len(node.pending) for node in disk.nodes)
            count = 0 if not pending else min(each * 4, 2 ** min(pending, 20))
            choices = [Choice("none"), Choice("all")] if first else []
            choices += [Choice("some", dice.random()) for _ in range(count)]
            for choice in choices:
                files = image_of(disk.top, choice)
                key = hashlib.blake2b(repr(sorted((path, tiny.digest_of(octets)) for path, octets in files.items())).encode()
                                      + bytes(len(names) for names in printed.values()), digest_size=16).digest()
                if key in self.seen:
                    continue
                self.seen.add(key)
                made += 1
                for words in self.judge.faults(files, printed, archives):
                    self.wrong.append(f"at act {number} ({act.what} {os.path.relpath(act.path) if disk.knows(act.path) else act.path}): {words}")
                if dice.random() < 0.004:
                    self.sampled.append((number, files, printed["case.habeas"]))
        return made


def opened_by_habeas(files, printed):
    """What is wrong when habeas itself goes on from this image."""
    shutil.rmtree("image", ignore_errors=True)
    os.makedirs("image")
    for path, octets in files.items():
        tiny.write(f"image/{path}", octets)

    def habeas(*words):
        return subprocess.run([options.habeas, *words], cwd="image", capture_output=True, check=False)

    wrong = []
    if any(path.startswith("case.habeas/custody/") for path in files) and (printed or "case.habeas/custody/log" in files):
        verdict = habeas("verify")
        if verdict.returncode != 0 and (printed or b"no custody log" not in verdict.stderr):
            wrong.append(f"verify: {(verdict.stdout + verdict.stderr)[-300:]!r}")
    again = habeas("run", "-j", "1", "../pages")
    verdict = habeas("verify")
    if again.returncode != 0 or verdict.returncode != 0:
        wrong.append(f"again: {again.stderr[-300:]!r}, verify: {(verdict.stdout + verdict.stderr)[-300:]!r}")
    kept = tiny.Checked(tiny.tree_of("image/case.habeas")).kept
    if printed - kept or len(kept) != 8:
        wrong.append(f"{len(kept)} sources of 8")
    return wrong


def main():
    if not tiny.can_trace():
        sys.exit(77)
    shutil.rmtree(options.scratch, ignore_errors=True)
    os.makedirs(options.scratch)
    os.chdir(options.scratch)
    acts = record()
    player = Player(acts)
    player.prepare()
    images = player.play(options.images)
    failed = list(player.wrong)
    sample = dice.sample(player.sampled, min(options.sample, len(player.sampled)))
    for number, files, printed in sample:
        failed += [f"habeas on an image of act {number}: {words}" for words in opened_by_habeas(files, printed)]
    print("\n".join(failed[:30]))
    print(f"{len(acts)} acts, {images} different images, {player.judge.opened} tables opened, {len(sample)} given to habeas, "
          f"seed {options.seed}: {len(failed)} failures")
    # The controls must fail.
    controls = {"lost": lambda path: True, "tables": lambda path: path is not None and "/store/" in path}
    for kind, deaf in controls.items():
        control = Player(acts, deaf)
        control.judge.records, control.judge.tables = player.judge.records, player.judge.tables
        control.play(min(5000, options.images // 3), stop_at=200)
        found = sum(f": {kind}" in words for words in control.wrong)
        print(f"control without {'any sync' if kind == 'lost' else 'syncs of the tables'}: "
              f"{found} faults in {len(control.seen)} images")
        if not found:
            failed.append(f"the control '{kind}' did not fail")
    sys.exit(1 if failed else 0)


main()
