#!/usr/bin/env python3
"""tests/e2e/pages.py HABEAS SCRATCH ROOT - saved pages through the main job: nothing hidden is text, every quote is the decoded bytes
behind it, the case verifies, and the same page in another wrapping says the same."""
import html
import json
import os
import quopri
import re
import shutil
import subprocess
import sys

habeas, scratch, root = sys.argv[1:4]
shutil.rmtree(scratch, ignore_errors=True)
os.makedirs(os.path.join(scratch, "pages"))
os.chdir(scratch)
golden = os.path.join(root, "tests/golden")
shutil.copy(os.path.join(golden, "clean/html-facts/page.txt"), "pages/a.html")
shutil.copy(os.path.join(golden, "ingest/mhtml-page/page.bin"), "pages/b.mhtml")
bad = []


def records(*arguments):
    out = subprocess.run([habeas, *arguments], stdout=subprocess.PIPE, check=False)
    return out.returncode, [json.loads(line) for line in out.stdout.splitlines() if line.startswith(b"{")]


def decoded(path, span):
    with open(path, "rb") as f:
        piece = f.read()[span[0]:span[1]]
    if path.endswith(".mhtml"):
        piece = quopri.decodestring(piece)
    text = re.sub(r"<[^>]*>", "", piece.decode())
    return " ".join(html.unescape(text).replace("\u00a0", " ").split())


status, rows = records("clean", "--no-case", "--with-text", "pages")
documents = {r["id"]: r for r in rows if r["type"] == "document"}
rows = records("extract", "--no-case", "pages")[1]
if status != 0 or len(documents) != 2:
    bad.append(f"status {status}, {len(documents)} documents")
for document in documents.values():
    for word in ("Hidden", "9000", "55 people", "66 people", "content:", "var text", "<b>", "&amp;"):
        if word in document["text"]:
            bad.append(f"{document['path']}: hidden words in the text: {word}")
claims = {}
for row in rows:
    if row["type"] not in ("mention", "claim"):
        continue
    document = documents[row["document"]]
    if document["text"].encode()[row["span"][0]:row["span"][1]].decode() != row["quote"]:
        bad.append(f"{row['id']}: the quote is not the text")
    if decoded(document["path"], row["source_span"]) != " ".join(row["quote"].replace("\u00a0", " ").split()):
        bad.append(f"{row['id']}: the quote is not what its bytes decode to: {row['quote']}")
    if row["type"] == "claim":
        claims.setdefault(document["path"], []).append((row["kind"], row["subkind"], row["quote"]))
if not claims.get("pages/a.html") or claims["pages/a.html"] != claims.get("pages/b.mhtml"):
    bad.append("the page and its MHTML say different things")
if records("run", "--json", "--case", "c", "pages")[0] != 0:
    bad.append("run failed")
status, rows = records("verify", "--case", "c")
if status != 0 or not rows[-1]["ok"]:
    bad.append("the case does not verify")
print("\n".join(bad))
sys.exit(1 if bad else 0)
