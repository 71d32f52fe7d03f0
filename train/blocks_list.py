#!/usr/bin/env python3
"""Writes pages and labels for train_blocks, from page sets that lie beside the checkout.

  train/blocks_list.py --gold gold_a.jsonl [--gold gold_b.jsonl ...] --out FOLDER

Each line of a gold file is an object: `file` (the page, gzip, path from the file's folder), `utf8` (the page was saved
again as UTF-8: a byte order mark is put in front), and either `text` (its main text) or `with` and `without` (snippets
that the main text must and must not hold). FOLDER gets the pages, the labels and list.tsv. Nothing of it belongs into the
project.
"""
import argparse
import gzip
import json
import os

BOM = b"\xef\xbb\xbf"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gold", action="append", required=True)
    ap.add_argument("--out", required=True)
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    with open(os.path.join(a.out, "list.tsv"), "w", encoding="utf-8") as listing:
        for gold in a.gold:
            for line in open(gold, encoding="utf-8"):
                row = json.loads(line)
                with gzip.open(os.path.join(os.path.dirname(gold), row["file"])) as f:
                    page = f.read()
                if row.get("utf8") and not page.startswith(BOM):
                    page = BOM + page
                base = os.path.join(a.out, row["id"])
                with open(base + ".html", "wb") as f:
                    f.write(page)
                with open(base + ".labels", "w", encoding="utf-8") as f:
                    if row.get("text") is not None:
                        f.write("text\n" + row["text"])
                    else:
                        for sign, key in (("+", "with"), ("-", "without")):
                            for snippet in row.get(key) or []:
                                f.write(sign + " ".join(snippet.split()) + "\n")
                group = "snippets" if row.get("text") is None else "article" if row.get("page_type") == "article" else "other"
                listing.write(f"{base}.html\t{base}.labels\t{group}\n")


if __name__ == "__main__":
    main()
