#!/usr/bin/env python3
"""What trafilatura and htmldate make of the same pages, as records that a scorer of `habeas clean` can read.

  bench/clean_peers.py --venv DIR PAGE.html ... > peers.jsonl

The two are installed from PyPI into DIR, for this comparison only; nothing of habeas uses them. A record holds the main text
alone (`text`, one `main` span), `title`, `authors` and `published` as trafilatura and htmldate (extensive) give them. The
seconds that trafilatura took go to stderr.
"""
import argparse
import json
import os
import subprocess
import sys
import time

PACKAGES = ["trafilatura", "htmldate", "lxml_html_clean", "resiliparse", "fastwarc", "warcio"]


def in_venv(folder):
    """Runs this script again with the interpreter of the environment, made on first use."""
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "-q", "install", *PACKAGES], check=True)
    os.execv(python, [python, os.path.abspath(sys.argv[0]), *sys.argv[1:]])


def record(path):
    import htmldate
    import trafilatura
    with open(path, "rb") as f:
        page = f.read()
    begin = time.monotonic()
    found = trafilatura.bare_extraction(page, with_metadata=True)
    seconds = time.monotonic() - begin
    found = found.as_dict() if hasattr(found, "as_dict") else found or {}
    text = found.get("text") or ""
    try:
        date = htmldate.find_date(page, extensive_search=True, original_date=True)
    except Exception:  # a peer that fails on a page gives no date for it
        date = None
    return seconds, {"type": "document", "path": path, "title": found.get("title"),
                     "authors": [a for a in (found.get("author") or "").split("; ") if a],
                     "published": {"date": date}, "main": [[0, len(text.encode())]] if text else [], "text": text}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--venv", required=True)
    ap.add_argument("pages", nargs="+")
    a = ap.parse_args()
    if os.path.abspath(sys.prefix) != os.path.abspath(a.venv):
        in_venv(os.path.abspath(a.venv))
    total = 0.0
    for path in a.pages:
        seconds, found = record(path)
        total += seconds
        print(json.dumps(found, ensure_ascii=False))
    print(f"trafilatura: {len(a.pages)} pages in {total:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
