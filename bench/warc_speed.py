#!/usr/bin/env python3
"""bench/warc_speed.py --habeas BIN --reader WARC_READ --venv DIR [--copies 4] PAGE.html ... - records of a WARC.gz a second, one core, beside
FastWARC on the same file in the same run; and what the lock costs on batches.

The archive is written by warcio, gzip per record, from the pages given. WARC_READ (built with -DHABEAS_BENCH=ON) is the reader of room
ingest by itself; FastWARC reads every record, its HTTP head and its payload. Then `habeas clean` reads the pages with and without the
lock, in turns. Processor time, the best of the repeats. The Python packages come from PyPI into DIR (see clean_peers.py)."""
import argparse
import io
import os
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from clean_peers import in_venv


def write(path, pages):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=True, warc_version="1.1")
        for number, page in enumerate(pages):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(f"https://gazette.example/{number}", "response", io.BytesIO(page), http_headers=head))


def fastwarc_seconds(path):
    from fastwarc.warc import ArchiveIterator
    begin, size = time.process_time(), 0
    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream, parse_http=True):
            size += len(record.reader.read())
    return time.process_time() - begin, size


def habeas_seconds(habeas, folder, *options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([habeas, "clean", "--no-case", "-j", "1", *options, folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--habeas", required=True)
    parser.add_argument("--reader", required=True)
    parser.add_argument("--venv", required=True)
    parser.add_argument("--copies", type=int, default=4)
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("pages", nargs="+")
    given = parser.parse_args()
    if os.path.abspath(sys.prefix) != os.path.abspath(given.venv):
        in_venv(os.path.abspath(given.venv))
    pages = []
    for path in given.pages:
        with open(path, "rb") as file:
            pages.append(file.read())
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "pages.warc.gz")
        write(path, pages * given.copies)
        ours, theirs = [], []
        for _ in range(given.repeat):
            records, payload, nanoseconds = subprocess.run([given.reader, path], stdout=subprocess.PIPE, check=True).stdout.split()
            ours.append(int(nanoseconds) / 1e9)
            seconds, size = fastwarc_seconds(path)
            theirs.append(seconds)
        assert int(payload) == size, (payload, size)
        count = int(records)
        print(f"{count} records, {os.path.getsize(path) / 1e6:.1f} MB packed, {size / 1e6:.1f} MB of payload: habeas {count / min(ours):.0f}, "
              f"FastWARC {count / min(theirs):.0f} records a second; habeas is {min(theirs) / min(ours):.2f} times as fast")
        batch = os.path.join(folder, "batch")
        os.makedirs(batch)
        for number, page in enumerate(pages):
            with open(os.path.join(batch, f"{number:06}.html"), "wb") as file:
                file.write(page)
        turns = [(habeas_seconds(given.habeas, batch), habeas_seconds(given.habeas, batch, "--unsafe-no-sandbox")) for _ in range(given.repeat)]
        inside, outside = min(turn[0] for turn in turns), min(turn[1] for turn in turns)
        print(f"lock on a batch of {len(pages)} pages: {inside:.3f} s with, {outside:.3f} s without: {100 * (inside / outside - 1):+.1f} %")


if __name__ == "__main__":
    main()
