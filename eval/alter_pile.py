#!/usr/bin/env python3
"""Changes names, places, figures and days of a pile consistently, in its texts and its gold. Standard library only.

    alter_pile.py --pile DIR --changes FILE.json --out DIR      write the altered pile
    score_pile.py --habeas BIN --pile OUT                       score it: what falls is bound to words or figures

FILE.json holds `words` (old words -> new words; whole words, the longest first), `pages` (the same for single pages, by the
beginning of their names), `numbers` and `page_numbers` (old value -> new value in the gold), and `days` (old EDTF -> new EDTF).
"""
import argparse
import glob
import json
import os
import re

SPANS = ("span", "anchor", "title_span")
KEPT = ("doc", "id", "incident", "documents", "kept_apart", "parent", "kind", "subkind", "tier")
VALUES = ("value",)


def pattern(words):
    def bounded(w):
        left = r"(?<!\w)" if w[0].isalnum() else ""
        right = r"(?![^\W\d_])" if w[-1].isalpha() else r"(?!\d)(?![.,]\d)" if w[-1].isdigit() else ""
        return left + re.escape(w) + right
    return re.compile("|".join(bounded(w) for w in sorted(words, key=len, reverse=True)))


class Page:
    """One text, altered, with a map from old to new byte offsets."""

    def __init__(self, text, words):
        self.words, self.pattern = words, pattern(words)
        self.segments, parts, last, old, new = [], [], 0, 0, 0
        for m in self.pattern.finditer(text):
            kept, put = text[last:m.start()], words[m.group(0)]
            old, new = old + len(kept.encode()), new + len(kept.encode())
            size, put_size = len(m.group(0).encode()), len(put.encode())
            self.segments.append((old, old + size, new, new + put_size))
            old, new, last = old + size, new + put_size, m.end()
            parts += [kept, put]
        self.text = "".join(parts) + text[last:]
        self.bytes = self.text.encode()

    def offset(self, at, is_end):
        shift = 0
        for begin, end, new_begin, new_end in self.segments:
            if at <= begin:
                break
            if at < end:  # a span that cuts changed words keeps all of them
                return new_end if is_end else new_begin
            shift = new_end - end
        return at + shift

    def span(self, span):
        return [self.offset(span[0], False), self.offset(span[1], True)]

    def quote(self, span):
        return self.bytes[span[0]:span[1]].decode("utf-8")

    def string(self, text):
        return self.pattern.sub(lambda m: self.words[m.group(0)], text)


class Alteration:
    def __init__(self, changes, pages):
        self.changes, self.pages = changes, pages
        self.plain = Page("", changes["words"])

    def numbers(self, doc):
        table = dict(self.changes.get("numbers", {}))
        for beginning, more in self.changes.get("page_numbers", {}).items():
            if doc and doc.startswith(beginning):
                table.update(more)
        return table

    def row(self, x, doc=None, value=False):
        if isinstance(x, dict):
            doc = x.get("doc", doc)
            page = self.pages.get(doc)
            out = {}
            for k, v in x.items():
                if page and k in SPANS and v:
                    out[k] = page.span(v)
                elif page and k == "main":
                    out[k] = [page.span(s) for s in v]
                elif k in KEPT:
                    out[k] = v
                else:
                    out[k] = self.row(v, doc, value or k in VALUES)
            if page:
                for span, quote in (("span", "quote"), ("anchor", "anchor_text"), ("span", "text"), ("title_span", "title")):
                    if out.get(span) and out.get(quote):
                        out[quote] = page.quote(out[span])
            return out
        if isinstance(x, list):
            return [self.row(v, doc, value) for v in x]
        if isinstance(x, str):
            return self.changes.get("days", {}).get(x) or (self.pages.get(doc) or self.plain).string(x)
        if isinstance(x, (int, float)) and not isinstance(x, bool) and value:
            return self.numbers(doc).get("%g" % x if isinstance(x, float) else str(x), x)
        return x


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("pile", "changes", "out"):
        p.add_argument("--" + name, required=True)
    a = p.parse_args()
    with open(a.changes, encoding="utf-8") as f:
        changes = json.load(f)
    folder = next(d for d in ("pages", "texts") if os.path.isdir(os.path.join(a.pile, d)))
    pages = {}
    for path in sorted(glob.glob(os.path.join(a.pile, folder, "*.txt"))):
        doc = os.path.basename(path)[:-4]
        words = dict(changes["words"])
        for beginning, more in changes.get("pages", {}).items():
            if doc.startswith(beginning):
                words.update(more)
        with open(path, encoding="utf-8") as f:
            pages[doc] = Page(f.read(), words)
    for sub in ("texts", "gold"):
        os.makedirs(os.path.join(a.out, sub), exist_ok=True)
    for doc, page in pages.items():
        with open(os.path.join(a.out, "texts", doc + ".txt"), "wb") as f:
            f.write(page.bytes)
    alteration = Alteration(changes, pages)
    for path in sorted(glob.glob(os.path.join(a.pile, "gold", "*.jsonl"))):
        with open(path, encoding="utf-8") as f, \
                open(os.path.join(a.out, "gold", os.path.basename(path)), "w", encoding="utf-8") as g:
            for line in f:
                if line.strip():
                    g.write(json.dumps(alteration.row(json.loads(line)), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
