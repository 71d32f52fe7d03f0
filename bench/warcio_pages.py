#!/usr/bin/env python3
"""bench/warcio_pages.py --habeas HABEAS [--pages 1000] - pages written as WARC by an independent library (warcio), plain and gzip per
record, read back: every payload, its offset and length as warcio's own index says, its address and moment. Skipped (status 77) where
warcio is not installed; nothing else in the project asks for it."""
import argparse
import hashlib
import io
import json
import os
import subprocess
import sys
import tempfile
import time

try:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter
except ImportError:
    print("skipped: warcio is not installed")
    sys.exit(77)


def page(number):
    lines = "".join(f"<p>Line {line} of page {number}: the harbour office counted {number * 7 + line} people.</p>\n" for line in range(40))
    return f"<!doctype html><title>Page {number}</title>\n{lines}".encode()


def write(path, pages, is_packed):
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=is_packed, warc_version="1.1")
        for number in range(pages):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            uri = f"https://gazette.example/{number}"
            writer.write_record(writer.create_warc_record(uri, "request", io.BytesIO(b""), http_headers=StatusAndHeaders("GET / HTTP/1.1", [])))
            writer.write_record(writer.create_warc_record(uri, "response", io.BytesIO(page(number)), http_headers=head,
                                                          warc_headers_dict={"WARC-Date": "2031-04-02T10:00:00Z"}))


def index(path):
    """What warcio itself says: offset and payload of every response, by address."""
    found = {}
    with open(path, "rb") as stream:
        records = ArchiveIterator(stream)
        for record in records:
            if record.rec_type != "response":
                continue
            uri = record.rec_headers.get_header("WARC-Target-URI")
            payload = record.content_stream().read()
            found[uri] = (records.get_record_offset(), hashlib.sha256(payload).hexdigest())
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--habeas", required=True)
    parser.add_argument("--pages", type=int, default=1000)
    given = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for is_packed in (False, True):
            path = os.path.join(folder, "pages.warc" + (".gz" if is_packed else ""))
            write(path, given.pages, is_packed)
            wanted = index(path)
            begin = time.monotonic()
            out = subprocess.run([given.habeas, "clean", "--no-case", "-j", "1", path], stdout=subprocess.PIPE, check=False).stdout
            took = time.monotonic() - begin
            rows = [json.loads(line) for line in out.splitlines()]
            sources = {row["id"]: row for row in rows if row["type"] == "source"}
            got = {row["url"]: sources[row["source"]] for row in rows if row["type"] == "document"}
            for uri, (offset, digest) in wanted.items():
                source = got.get(uri)
                fits = source and source["sha256"] == digest and source["container"]["offset"] == offset and source["collected"] == "2031-04-02T10:00:00Z"
                wrong += 0 if fits else 1
            wrong += len([row for row in rows if row["type"] == "problem"]) + abs(len(got) - given.pages)
            print(f"{'gzip per record' if is_packed else 'plain'}: {len(got)} of {given.pages} pages, {wrong} wrong, {took:.1f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
