# tests/e2e/incremental.py - only what changed is made again, another version is another record, and a folder is watched
"""incremental.py HABEAS SCRATCH"""
import fcntl
import os
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
for test in (grows, versions, resumes, watches):
    test()
print("\n".join(failed))
sys.exit(1 if failed else 0)
