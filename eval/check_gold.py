#!/usr/bin/env python3
"""Checks the gold of a pile against its texts: every offset, quote, kind and reference. Standard library only.

    check_gold.py PILE [PILE...]        a pile is a folder with gold/ and pages/ or texts/
"""
import glob
import json
import os
import sys

KINDS = {"count", "date", "place", "route", "actor", "event", "denial", "legal", "estimate", "profile"}
FURNITURE = {"cookie_notice", "image_credit", "navigation", "related_teaser", "share_widget", "comment_form", "advert",
             "shortcode", "link_label", "teaser_duplicate", "footer", "site_promo", "see_also", "other"}
BOUNDS = {"exact", "upper", "lower", "approx", "range", "vague"}
VALUED = {"count", "estimate", "date", "place"}


def rows(pile, name):
    with open(os.path.join(pile, "gold", name), encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def read_texts(pile):
    folder = next((d for d in ("pages", "texts") if os.path.isdir(os.path.join(pile, d))), "texts")
    return {os.path.basename(p)[:-4]: open(p, "rb").read() for p in sorted(glob.glob(os.path.join(pile, folder, "*.txt")))}


def overlaps(a, b):
    return a[0] < b[1] and b[0] < a[1]


class Check:
    def __init__(self, pile):
        self.pile, self.errors = pile, []
        self.texts = read_texts(pile)
        self.documents = {d["doc"]: d for d in rows(pile, "documents.jsonl")}
        self.claims = rows(pile, "claims.jsonl")
        self.incidents = {i["id"]: i for i in rows(pile, "incidents.jsonl")}
        self.negatives = rows(pile, "negatives.jsonl")

    def bad(self, where, what):
        self.errors.append("%s: %s" % (where, what))

    def span(self, where, doc, span, words=None):
        """The span lies in the text on character boundaries and, if words are given, holds exactly them."""
        text = self.texts.get(doc)
        if text is None:
            return self.bad(where, "no text for " + str(doc))
        if not (isinstance(span, list) and len(span) == 2 and 0 <= span[0] < span[1] <= len(text)):
            return self.bad(where, "span %s is not within the text" % span)
        try:
            got = text[span[0]:span[1]].decode("utf-8")
        except UnicodeDecodeError:
            return self.bad(where, "span %s cuts a character" % span)
        if words is not None and got != words:
            self.bad(where, "span %s holds %r, not %r" % (span, got, words))

    def document(self, d):
        doc = d["doc"]
        if d["title"] is not None:
            self.span(doc + " title", doc, d["title_span"], d["title"])
        for s in d["main"]:
            self.span(doc + " main", doc, s)
        for f in d["furniture"]:
            self.span(doc + " furniture", doc, f["span"])
            if f["kind"] not in FURNITURE:
                self.bad(doc, "unknown kind of furniture " + f["kind"])
            if any(overlaps(f["span"], m) for m in d["main"]):
                self.bad(doc, "furniture %s overlaps main" % f["span"])
        for q in d["quoted"]:
            self.span(doc + " quoted", doc, q["span"])
        covered = sorted([tuple(s) for s in d["main"]] + [tuple(f["span"]) for f in d["furniture"]])
        at = 0
        for b, e in covered + [(len(self.texts.get(doc, b"")),) * 2]:
            if self.texts.get(doc, b"")[at:b].strip():
                self.bad(doc, "bytes [%d,%d) are neither main nor furniture" % (at, b))
            at = max(at, e)

    def claim(self, c):
        where, doc = c["id"], c["doc"]
        self.span(where, doc, c["span"], c["quote"])
        self.span(where + " anchor", doc, c["anchor"], c["anchor_text"])
        if not (c["span"][0] <= c["anchor"][0] and c["anchor"][1] <= c["span"][1]):
            self.bad(where, "the anchor is not within the span")
        if c["kind"] not in KINDS or c["tier"] not in ("core", "expected"):
            self.bad(where, "unknown kind or tier")
        if c["value"] is None and c["kind"] in VALUED:
            self.bad(where, "value missing")
        if c["kind"] in ("count", "estimate") and c["value"] and c["value"]["bound"] not in BOUNDS:
            self.bad(where, "unknown bound")
        voice = c["first_voice"]
        if voice["kind"] not in ("named", "unnamed", "narrator") or not voice["name"]:
            self.bad(where, "bad voice")
        for r in c.get("roles", []):
            self.span(where + " role", doc, r["span"], r["quote"])
        i = c["incident"]
        if i is not None and i not in self.incidents and not i.startswith(("EVT-", "POP-")):
            self.bad(where, "unknown incident " + i)
        if doc in self.documents and any(overlaps(c["anchor"], f["span"]) for f in self.documents[doc]["furniture"]):
            self.bad(where, "claim in furniture")

    def run(self):
        if set(self.texts) != set(self.documents):
            self.bad("documents.jsonl", "texts and rows differ: %s" % sorted(set(self.texts) ^ set(self.documents)))
        for d in self.documents.values():
            self.document(d)
        seen = set()
        for c in self.claims:
            self.claim(c)
            key = (c["doc"], c["kind"], c["subkind"], tuple(c["anchor"]))
            if c["id"] in seen or key in seen:
                self.bad(c["id"], "the same claim twice")
            seen |= {c["id"], key}
        for n in self.negatives:
            self.span("negative in " + n["doc"], n["doc"], n["span"], n["text"])
        for i in self.incidents.values():
            for other in ([i["parent"]] if i.get("parent") else []) + i["kept_apart"]:
                if other not in self.incidents:
                    self.bad(i["id"], "unknown incident " + other)
            for d in i["documents"]:
                if d not in self.documents:
                    self.bad(i["id"], "unknown document " + d)
        return self.errors


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    failed = 0
    for pile in sys.argv[1:]:
        check = Check(pile)
        errors = check.run()
        failed += bool(errors)
        for e in errors:
            print("%s: %s" % (pile, e))
        core = sum(c["tier"] == "core" for c in check.claims)
        print("%s: %d pages, %d claims (%d core), %d negatives: %s" % (
            pile, len(check.texts), len(check.claims), core, len(check.negatives), "%d errors" % len(errors) if errors else "ok"))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
