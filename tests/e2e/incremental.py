# tests/e2e/incremental.py - only what changed is made again, another version is another record, and a folder is watched
"""incremental.py HABEAS SCRATCH"""
import fcntl
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import tiny

HABEAS, SCRATCH = os.path.abspath(sys.argv[1]), sys.argv[2]
failed = []


def habeas(*words, expect=0):
    done = subprocess.run([HABEAS, *words], capture_output=True, check=False)
    if done.returncode != expect:
        sys.exit(f"habeas {' '.join(words)}: exit status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def expect(truth, words):
    if not truth:
        failed.append(words)


def rows(sql="SELECT stage, version, input FROM derived ORDER BY 1, 2, 3"):
    with sqlite3.connect("case.habeas/store/derived.db") as database:
        found = database.execute(sql).fetchall()
    database.close()
    return found


def run():
    """The records of a run, and whether `verify`, which believes no derived record, makes the same."""
    habeas("run", "pages")
    expect(b'"ok":true' in habeas("verify"), "verify makes other records")
    with open("case.habeas/records", "rb") as stream:
        return stream.read()


def grows():
    tiny.make_pages("pages", 3)
    first = run()
    before = rows()
    expect([row[0] for row in before] == ["clean"] * 3 + ["extract"] * 3, f"a record for each stage and page: {before}")
    expect(run() == first and rows() == before, "a second run makes something again")
    tiny.write("pages/3.txt", tiny.page(3))
    run()
    expect(len(rows()) == 8 and set(before) < set(rows()), "a new page makes more than its own records")


def versions():
    """As if the records were of another version: they stay, and are not taken."""
    habeas("run", "pages")
    records = run()
    with sqlite3.connect("case.habeas/store/derived.db") as database:
        database.execute("UPDATE derived SET version='0000000000000000'")
    database.close()
    expect(b"derived.db" in habeas("verify", expect=1), "a changed derived.db is not told")
    expect(run() == records, "other records after a change of version")
    expect(len(rows()) == 16, "the records of another version did not stay beside the new ones")
    # a record that was changed is made again
    with sqlite3.connect("case.habeas/store/derived.db") as database:
        database.execute("UPDATE derived SET made=zeroblob(10)")
    database.close()
    expect(run() == records, "a changed record was taken")
    # and so is a file that is none
    tiny.write("case.habeas/store/derived.db", b"no database")
    expect(run() == records, "a damaged file was not begun anew")


def resumes():
    """A run that is killed has kept what it had made."""
    for i in range(4, 1400):
        tiny.write(f"pages/{i}.txt", tiny.page(i))
    habeas("add", "pages")
    process = subprocess.Popen([HABEAS, "run", "-j", "1"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    size, wal = 0, "case.habeas/store/derived.db-wal"
    while process.poll() is None and size < 100_000:
        size = os.path.getsize(wal) if os.path.exists(wal) else 0
        time.sleep(0.002)
    process.kill()
    process.wait()
    kept = len(rows())
    expect(100 < kept < 2800, f"a killed run kept {kept} records of 2800")
    shutil.rmtree("pages")


TOWNS = ["Alto", "Brod", "Carvo", "Dunes", "Esker"]
PEOPLE = ["ferrymen", "bakers", "weavers", "porters"]
DEEDS = ["detained", "killed", "expelled"]


def deed_page(rng):
    """A page that tells of one or two of a hundred deeds, with words of its own."""
    said = ""
    for _ in range(rng.randint(1, 2)):
        deed = random.Random(rng.randint(1, 100))
        town, people, done = deed.choice(TOWNS), deed.choice(PEOPLE), deed.choice(DEEDS)
        said += f"At least {deed.randint(3, 60)} {people} were {done} in {town} on {deed.randint(1, 28)} May 2031, a clerk said. "
        said += f"The {rng.choice(PEOPLE)} of {town} {rng.choice(['wept', 'marched', 'left', 'slept'])} by the {rng.choice(['weir', 'mill', 'gate'])}.\n\n"
    return said.encode()


def keep_of(name):
    with open(f"case.habeas/store/{name}", "rb") as stream:
        return stream.read()


def put_grouping(octets):
    tiny.write("case.habeas/store/grouping.bin", octets)
    tiny.write("case.habeas/store/grouping.sum", f"{tiny.digest_of(octets)}  grouping.bin\n".encode())


def regroups():
    """What a run groups with what the one before left is what a run from the start groups: verify makes that."""
    shutil.rmtree("case.habeas")
    rng = random.Random(20)
    names = [f"{rng.randint(0, 999):03}-{i}" for i in range(48)]
    left = []
    while names:
        for _ in range(min(len(names), rng.choice([1, 1, 2, 12]))):
            tiny.write(f"pages/{names.pop()}.txt", deed_page(rng))
        run()
        left.append(keep_of("grouping.bin"))
    records = run()
    expect(keep_of("grouping.bin") == left[-1], "a run in which nothing changed leaves something else")
    # what is left of fewer pages, and of a state that is no more
    put_grouping(left[len(left) // 2])
    expect(run() == records, "other records from what was left of fewer pages")
    expect(keep_of("grouping.bin").split(b"\n")[0] == left[-1].split(b"\n")[0], "what is left has another head")
    incident = json.loads(next(line for line in records.splitlines() if line.startswith(b'{"type":"incident"')))
    habeas("review", "reject", incident["id"], "--by", "Ada Brandt", "--reason", "told twice")
    expect(run() != records, "a decision changed nothing")
    more = "pages/~last.txt"
    tiny.write(more, deed_page(rng))
    records = run()
    # damage: without the digest, with another one, with that of the damage
    whole = keep_of("grouping.bin")
    tiny.write("case.habeas/store/grouping.bin", whole[:-9] + b"123456789")
    expect(b"grouping.bin" in habeas("verify", expect=1), "a changed grouping.bin is not told")
    expect(run() == records, "what was left was taken though it was damaged")
    head = whole.index(b"\n") + 1
    for damaged in (b"", whole[:head], whole[:head] + b"x", whole[:len(whole) // 2], whole + b"\0",
                    whole.replace(b"grouping ", b"grouping 0", 1)):
        put_grouping(damaged)
        expect(run() == records, f"{len(damaged)} damaged bytes were taken")
        expect(keep_of("grouping.bin") == whole, "something else was left after damage")
    os.remove("case.habeas/store/grouping.sum")
    expect(run() == records, "other records without what was left")
    shutil.rmtree("pages")
    shutil.rmtree("case.habeas")


def stop(process):
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    return process.returncode, out, err


def start_watching(case):
    process = subprocess.Popen([HABEAS, "add", "--watch", "in", "--case", case], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stderr.readline()  # it says that it watches
    return process


def wait_for_sources(case, count):
    """Until the case has received so many, at most half a minute."""
    for _ in range(300):
        if os.path.exists(f"{case}/custody/log"):
            with open(f"{case}/custody/log", "rb") as stream:
                if stream.read().count(b" received ") >= count:
                    return
        time.sleep(0.1)


def watches():
    os.makedirs("in/sub")
    tiny.write("in/first.txt", tiny.page(1))
    process = start_watching("in/watched.habeas")
    slow = open("in/slow.txt", "wb", buffering=0)  # noqa: SIM115
    slow.write(b"First half, ")
    tiny.write("in/page.html.part", b"<p>half a")
    tiny.write("in/sub/deep/second.txt", tiny.page(2))
    os.symlink("/etc/hostname", "in/link.txt")
    wait_for_sources("in/watched.habeas", 2)
    slow.write(b"second half.\n")
    slow.close()
    os.rename("in/page.html.part", "in/page.html")
    wait_for_sources("in/watched.habeas", 4)
    status, out, err = stop(process)
    expect(status == 0, f"watching ended with {status}: {err.decode()}")
    want = {tiny.digest_of(octets) for octets in (tiny.page(1), tiny.page(2), b"First half, second half.\n", b"<p>half a")}
    expect(tiny.printed_sources(out) == want, f"other sources were kept: {out.decode()}")
    found = tiny.Checked(tiny.tree_of("in/watched.habeas"))
    expect(not found.faults and found.kept == want, f"the case: {found.faults}")
    # another program in the case: the files wait
    shutil.rmtree("in/watched.habeas")
    os.makedirs("late.habeas")
    with open("late.habeas/lock", "wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = start_watching("late.habeas")
        told = process.stderr.readline()
        expect(b"waiting" in told and not os.path.exists("late.habeas/custody"), f"the lock did not hold: {told!r}")
    wait_for_sources("late.habeas", 4)
    status, out, err = stop(process)
    expect(len(tiny.printed_sources(out)) == 4, f"after the lock: {status} {out!r} {err!r}")


shutil.rmtree(SCRATCH, ignore_errors=True)
os.makedirs(SCRATCH)
os.chdir(SCRATCH)
for test in (grows, versions, regroups, resumes, watches):
    test()
print("\n".join(failed))
sys.exit(1 if failed else 0)
