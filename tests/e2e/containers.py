#!/usr/bin/env python3
"""tests/e2e/containers.py HABEAS SCRATCH - files of every kind, made here: each is found by its content, each document is tied to
its bytes, hostile archives and bombs are stopped with a clear record, and a case that holds all of them verifies."""
import bz2
import gzip
import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from made import (DOCX, FEED, ODT, PAGE, STORY, WARC, WARC_GZ, WORD, drawn, mail, pdf, record, response, tarred, wacz,
                  wrapped, zipped)

habeas, scratch = os.path.abspath(sys.argv[1]), sys.argv[2]
shutil.rmtree(scratch, ignore_errors=True)
os.makedirs(scratch)
os.chdir(scratch)
bad = []

def expect(condition, words):
    if not condition:
        bad.append(words)


def records(*arguments, path="pile"):
    out = subprocess.run([habeas, *arguments, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return out.returncode, [json.loads(line) for line in out.stdout.splitlines() if line.startswith(b"{")]


def write(name, content):
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "wb") as file:
        file.write(content)
    return content


# ------------------------------------------------------------------------------------------------ every format, under a name that lies
pile = {
    "a-docx": DOCX, "b-odt": ODT, "c-pdf": pdf([["Ferry turned back", ""] + wrapped(STORY)]),
    "d-zip": zipped([("x/page.html", PAGE), ("x/logo.png", b"\x89PNG\r\n\x1a\n"), ("x/style.css", b"p { color: red }")]),
    "e-tar": tarred([("page.html", PAGE), ("caf\u00e9.txt", STORY.encode())]),
    "f-tgz": gzip.compress(tarred([("page.html", PAGE)]), mtime=0), "g-gz": gzip.compress(PAGE, mtime=0),
    "h-mbox": b"".join(b"From ada@gazette.example Wed Apr  2 10:20:30 2031\n" + mail(n) + b"\n" for n in (1, 2)),
    "i-rss": FEED, "j-warc": WARC.replace(b"Ferry turned", b"Boats turned"), "k-warcgz": WARC_GZ, "l-nested": zipped([("in.zip", zipped([("crawl.warc.gz", WARC_GZ), ("r.docx", DOCX)]))]),
    "m-bz2": bz2.compress(PAGE),
}
for name, content in pile.items():
    write(f"pile/{name}.dat", content)
status, rows = records("clean", "--no-case", "--with-text")
documents = {}
sources = {r["id"]: r for r in rows if r["type"] == "source"}
for row in rows:
    if row["type"] == "document":
        documents[row["path"].removeprefix("pile/")] = row
wanted = {
    "a-docx.dat": "docx", "b-odt.dat": "odt", "c-pdf.dat": "pdf", "d-zip.dat!/x/page.html": "zip", "e-tar.dat!/page.html": "tar",
    "e-tar.dat!/caf\u00e9.txt": "tar", "f-tgz.dat!/page.html": "tgz", "g-gz.dat": "gz", "h-mbox.dat!/message-000001": "mbox",
    "h-mbox.dat!/message-000002": "mbox", "i-rss.dat!/entry-000001": "rss",
    f"j-warc.dat!/record-{len(record('warcinfo', 0, b'x')):010d}": "warc",
    f"k-warcgz.dat!/record-{len(gzip.compress(record('warcinfo', 0, b'x'), mtime=0)):010d}": "warc.gz",
    "l-nested.dat!/in.zip!/r.docx": "docx in zip in zip",
    f"l-nested.dat!/in.zip!/crawl.warc.gz!/record-{len(gzip.compress(record('warcinfo', 0, b'x'), mtime=0)):010d}": "warc in zip in zip",
}
expect(set(documents) == set(wanted), f"documents: {sorted(set(documents) ^ set(wanted))}")
for path, document in documents.items():
    expect(STORY in document["text"], f"{path}: the text is lost or broken: {document['text'][:80]!r}")
problems = [r for r in rows if r["type"] == "problem"]
expect(any("bzip2" in r["message"] and r["path"].endswith("m-bz2.dat") for r in problems), "bzip2 is not told")
expect(any("a PNG image" in r["message"] and "d-zip" in r["path"] for r in problems), "the image is not told")
expect(any("text/css" in r["message"] for r in problems), "the style sheet is not told")
for source in sources.values():
    inside = source.get("container")
    expect(inside is None or inside["source"] in sources, "a member without its container")
mbox = pile["h-mbox"]
message = next(s for s in sources.values() if s["path"].endswith("message-000002"))["container"]
expect(mbox[message["offset"]:message["offset"] + message["length"]] == mail(2), "the place of a message")
warc_source = next(s for s in sources.values() if "j-warc.dat!/" in s["path"])
expect(warc_source["url"] == "https://gazette.example/a" and warc_source["collected"] == "2031-04-02T10:00:00Z", "url and moment of a capture")
expect(documents["h-mbox.dat!/message-000001"]["published"]["date"] == "2031-04-02", "the day of a mail")

# ------------------------------------------------------------------------------------------------ evidence: bytes, or pages and boxes
status, rows = records("extract", "--no-case")
claims = [r for r in rows if r["type"] == "claim"]
paths = {r["id"]: r["path"].removeprefix("pile/") for r in rows if r["type"] == "document"}
by_path = {}
for claim in claims:
    by_path.setdefault(paths[claim["document"]], []).append(claim)
expect(set(by_path) == set(wanted), f"claims only of {sorted(by_path)}")
for claim in by_path.get("c-pdf.dat", []):
    expect(claim["source_span"] is None and claim["page"] == 1 and claim["boxes"], "a claim of a PDF without page and boxes")
    for page, left, top, right, bottom in claim["boxes"]:
        expect(page == 1 and 60 < left < right < 595 and 100 < top < bottom < 300, f"a box off the words: {claim['boxes']}")
for claim in by_path.get("a-docx.dat", []):
    begin, end = claim["source_span"]
    expect(WORD.encode()[begin:end].decode() == claim["quote"], "the bytes of a claim in a DOCX")

# ------------------------------------------------------------------------------------------------ East Asian codes need tables: none may be lost
korean = "\uac15\ubb3c\uc774 \ub2e4\ub9ac\ub97c \ub118\uc5c8\ub2e4"
coded = pdf([["x"]], "/Type0/BaseFont/HYGoThic-Medium/Encoding/KSCms-UHC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
            "/BaseFont/HYGoThic-Medium/CIDSystemInfo<</Registry(Adobe)/Ordering(Korea1)/Supplement 1>>/DW 1000>>]",
            lambda line: "<" + korean.encode("cp949").hex() + ">")
write("korean/k.pdf", coded)
status, rows = records("clean", "--no-case", "--with-text", path="korean")
text = next((r["text"] for r in rows if r["type"] == "document"), "")
expect(text == korean or not os.path.isdir("/usr/share/poppler/cMap"), f"Korean text of a PDF: {text!r}")
write("scan/s.pdf", pdf([[]]))
status, rows = records("clean", "--no-case", path="scan")
expect(any("no text on its 1 page" in r.get("message", "") for r in rows), "an empty PDF is not told")

# ------------------------------------------------------------------------------------------------ pages that are images
IMAGE = drawn("ON MONDAY POLICE ARRESTED", "FOURTEEN MEN IN THE PORT", "OF HALDEN. THEY WERE HELD", "WITHOUT CHARGE.")
WORDS = "ON MONDAY POLICE ARRESTED FOURTEEN MEN IN THE PORT OF HALDEN. THEY WERE HELD WITHOUT CHARGE."
write("images/only.pdf", pdf([IMAGE]))
write("images/some.pdf", pdf([["The harbour was closed."], IMAGE, []]))


def read_images(program):
    rows = []
    for step in (["clean", "--with-text"], ["extract"]):
        out = subprocess.run([program, *step, "--no-case", "images"], stdout=subprocess.PIPE, check=False)
        rows += [json.loads(line) for line in out.stdout.splitlines()]
    return rows


os.makedirs("without")
for name in ("habeas", "habeas-pdf"):
    shutil.copy(os.path.join(os.path.dirname(habeas), name), f"without/{name}")
rows = read_images("without/habeas")
expect([r["text"] for r in rows if "text" in r] == ["The harbour was closed."], "the text beside an image, without habeas-ocr")
told = [r["message"] for r in rows if r["type"] == "problem"]
expect(any("no text on its 1 page" in m and "habeas-ocr is not installed" in m for m in told), f"a scanned PDF is not told: {told}")
expect(any("not read: 2" in m for m in told), f"a scanned page is not told: {told}")

rows = read_images(habeas)
told = [r["message"] for r in rows if r["type"] == "problem"]
if any("Tesseract 5, which would read them, is not installed" in m for m in told):
    print("pages that are images were not read: Tesseract is not installed")
else:
    texts = {r["path"]: r["text"] for r in rows if "text" in r}
    expect(texts.get("images/only.pdf") == WORDS, f"a page that is an image: {texts}")
    expect(texts.get("images/some.pdf") == "The harbour was closed.\n" + WORDS, f"an image between pages: {texts}")
    expect(any(m.endswith("which may misread: 2") and "Tesseract" in m for m in told), f"who read the image is not told: {told}")
    counts = [r for r in rows if r["type"] == "claim" and (r["value"] or {}).get("lo") == 14]
    expect(counts and all(c["source_span"] is None and c["boxes"] for c in counts), f"a count on an image, with its place: {counts}")

# ------------------------------------------------------------------------------------------------ a web archive of 300 MB, most of it one image
SIZE = 300_000_000
image = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\x1a\n"
block = record("response", 2, image, "https://gazette.example/large.png").replace(
    f"Content-Length: {len(image)}".encode(), f"Content-Length: {len(image) + SIZE}".encode())
write("large/large.warc", record("response", 1, response(PAGE)) + block.removesuffix(b"\r\n\r\n"))
with open("large/large.warc", "r+b") as file:
    file.seek(SIZE, os.SEEK_END)
    file.write(b"\r\n\r\n" + record("response", 3, response(PAGE.replace(b"ferry", b"barge")), "https://gazette.example/b"))
status, rows = records("extract", "--no-case", path="large")
expect(len([r for r in rows if r["type"] == "document"]) == 2, f"the pages of a large web archive: {[r for r in rows if r['type'] == 'problem']}")
os.remove("large/large.warc")

# ------------------------------------------------------------------------------------------------ a case that holds all of them
status, rows = records("run", "--json", "--case", "c")
expect(any(r["type"] == "finding" for r in rows), "no findings")
expect(records("run", "--json", "--case", "c")[1] == rows, "a second run differs")
out = subprocess.run([habeas, "verify", "--case", "c"], stdout=subprocess.PIPE, check=False).stdout.splitlines()
verdict = json.loads(out[-1])
expect(verdict["ok"], f"the case does not verify: {[l for l in verdict['laws'] if l['failed']]} {out[1:3]}")
kept = sum(len(files) for _, _, files in os.walk("c/originals"))
expect(kept > len(pile), "members are not kept beside the originals")
each = records("clean", "--no-case", "--each")[1]
expect([r["path"] for r in each if r["type"] == "document"] == [r["path"] for r in rows if r["type"] == "document"], "--each")

# ------------------------------------------------------------------------------------------------ hostile names
names = ["../" * n + "up.txt" for n in range(1, 40)] + ["/abs.txt", "C:\\win.txt", "a\x07b.txt", "x" * 3000, "same.txt", "same.txt", ".", "..", "a/../../b"]
write("hostile/names.zip", zipped([(name, f"{STORY} {i}") for i, name in enumerate(names)]))
before = {os.path.join(base, f) for base, _, files in os.walk(".") for f in files}
status, rows = records("clean", "--no-case", path="hostile")
after = {os.path.join(base, f) for base, _, files in os.walk(".") for f in files}
expect(before == after and not os.path.exists("../up.txt"), "a hostile archive wrote a file")
expect(sum(r["type"] == "document" for r in rows) == len(names), "a member with a hostile name is lost")
expect(all("/../" not in r["path"] for r in rows if r["type"] == "document"), "a hostile name stands in a path")
expect(any("leads out of the archive" in r.get("message", "") for r in rows), "hostile names are not told")

# ------------------------------------------------------------------------------------------------ packed archives: every promise has its verdict
def shorter(members):
    members["archive/data.warc.gz"] = members["archive/data.warc.gz"][:-1]


def without_digest(members):
    del members["datapackage-digest.json"]


def without_pages(members):
    del members["pages/pages.jsonl"]


def other_package(members):
    members["datapackage.json"] += b" "


def not_listed(members):
    members["more.txt"] = b"x"


def unsorted(members):
    members["indexes/index.cdxj"] = b"zz" + members["indexes/index.cdxj"] + members["indexes/index.cdxj"]


def no_index(members):
    members["indexes/index.cdxj"] = b"no line\n"


def no_json(members):
    members["datapackage.json"] = b"{"


VERDICTS = [(None, None), (shorter, "does not have the digest that is listed"), (shorter, "does not have the size"), (without_digest, "datapackage-digest.json: it is missing"),
            (without_pages, "lists is missing: pages/pages.jsonl"), (other_package, "does not have the digest in datapackage-digest"),
            (not_listed, "does not list: more.txt"), (unsorted, "not in order"), (no_index, "are no CDXJ"), (no_json, "lists no resources")]
for number, (change, words) in enumerate(VERDICTS):
    write(f"wacz/{number}", wacz(change))
    status, rows = records("clean", "--no-case", path=f"wacz/{number}")
    told = [r["message"] for r in rows if r["type"] == "problem" and "PNG" not in r["message"]]
    expect(any(words in message for message in told) if words else not told, f"WACZ {number}: {words!r} is not among {told}")
    expect(any(r["type"] == "document" for r in rows), f"WACZ {number}: refused")

# ------------------------------------------------------------------------------------------------ bombs
ZEROS = bytes(50 << 20)


def nest(content, depth):
    for _ in range(depth):
        content = zipped([("in.zip", content)])
    return content


big = gzip.compress(ZEROS * 8, mtime=0)
bombs = {
    "gzip": big, "gzip2": gzip.compress(big, mtime=0), "gzip3": gzip.compress(gzip.compress(big, mtime=0), mtime=0),
    "zip": zipped([("zeros", ZEROS * 6)]), "zip-many": zipped([(f"{i}", ZEROS) for i in range(12)]),
    "zip-entries": zipped([(f"{i}", b"") for i in range(110_000)], zipfile.ZIP_STORED),
    "zip-deep": nest(PAGE, 12), "zip-tree": zipped([(f"{i}.zip", zipped([(f"{j}", ZEROS) for j in range(4)])) for i in range(8)]),
    "tar": gzip.compress(tarred([("zeros", ZEROS * 4)]), mtime=0), "tar-many": gzip.compress(tarred([(f"{i}", b"x") for i in range(110_000)]), mtime=0),
    "warc": b"".join(gzip.compress(record("response", i, response(b"<p>" + ZEROS)), mtime=0) for i in range(8)),
    "warc-chunk": record("response", 1, b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + big),
    "docx": zipped([("[Content_Types].xml", "<Types/>"), ("word/document.xml", b"<w:document><w:p><w:r><w:t>" + b"a " * (150 << 20))]),
    "laughs": b"<!DOCTYPE w:document [<!ENTITY a0 \"ha\">" + b"".join(
        f"<!ENTITY a{i} \"{f'&a{i-1};' * 10}\">".encode() for i in range(1, 12)) + b"]><w:document><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:document>",
    "laughs-rss": b"<!DOCTYPE rss [<!ENTITY a \"" + b"x" * 100000 + b"\">]><rss><channel><item><title>" + b"&a;" * 100000 + b"</title></item></channel></rss>",
    "nested-tags": b"<!doctype html>" + b"<div>" * 1_000_000 + b"<p>deep</p>", "nested-fonts": b"<!doctype html>" + b"<b><i>" * 500_000 + b"x",
    "quadratic": b"<!doctype html>" + b"<a " + b"x=1 " * 2_000_000, "comments": b"<!doctype html>" + b"<!--" * 2_000_000,
    "references": b"<!doctype html><p>" + b"&notit" * 1_000_000, "mime": b"MIME-Version: 1.0\nMessage-ID: <1@x>\nReceived: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 500_000,
    "mime-deep": b"MIME-Version: 1.0\nMessage-ID: <1@x>\nReceived: x\n" + b"".join(
        f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n".encode() for i in range(20_000)),
    "mbox": b"From a@x Wed Apr  2 10:20:30 2031\n" + b"From a@x Wed Apr  2 10:20:30 2031\n" * 200_000,
    "feed": b"<rss><channel>" + b"<item><title>" * 500_000, "pdf": pdf([["x"] * 10]).replace(b"/Count 1", b"/Count 99999999"),
    "pdf-stream": b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
                  b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj 4 0 obj<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream endobj "
                  b"trailer<</Root 1 0 R>>" % (len(zlib.compress(zlib.compress(ZEROS * 4))), zlib.compress(zlib.compress(ZEROS * 4))),
}
for name, content in bombs.items():
    write(f"bombs/{name}", content)
    begin = time.monotonic()
    status, rows = records("clean", "--no-case", path=f"bombs/{name}")
    took = time.monotonic() - begin
    told = any(r["type"] == "problem" for r in rows) or any(r["type"] == "document" for r in rows)
    expect(status in (0, 1) and told, f"bomb {name}: status {status}, nothing recorded")
    expect(took < 70, f"bomb {name}: {took:.0f} s")
    os.remove(f"bombs/{name}")
expect(len(bombs) >= 25, "fewer than 25 bombs")

for words in bad:
    print(words)
sys.exit(1 if bad else 0)
