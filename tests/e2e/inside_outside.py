#!/usr/bin/env python3
"""tests/e2e/inside_outside.py HABEAS SCRATCH [--each 1] - files of every format in five scripts, read behind the lock and without it:
the records must be the same bytes, and no file may come out without its text (a library that cannot open a table behind the lock gives
less and says nothing). --each N makes N files of every format and script."""
import argparse
import json
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from made import drawn, pdf, samples

WORDS = {
    "latin": "Die F\u00e4hre kehrte um, s\u00e9v\u00e8re, dijo el mayor; {} people waited.",
    "korean": "\ud56d\uad6c \uacbd\ucc30\uc774 \ubc30\ub97c \ub3cc\ub824\ubcf4\ub0c8\ub2e4. {}\uba85\uc774 \uae30\ub2e4\ub838\ub2e4.",
    "chinese": "\u6e2f\u53e3\u8b66\u5bdf\u628a\u6e21\u8f6e\u8d76\u4e86\u56de\u53bb\uff0c{}\u4eba\u5728\u7b49\u5019\u3002",
    "arabic": "\u0623\u0639\u0627\u062f\u062a \u0627\u0644\u0634\u0631\u0637\u0629 \u0627\u0644\u0639\u0628\u0627\u0631\u0629 \u0648\u0628\u0642\u064a {} \u0634\u062e\u0635\u0627.",
    "cyrillic": "\u041f\u043e\u043b\u0438\u0446\u0438\u044f \u043f\u043e\u0440\u0442\u0430 \u0432\u0435\u0440\u043d\u0443\u043b\u0430 \u043f\u0430\u0440\u043e\u043c, \u0436\u0434\u0430\u043b\u0438 {} \u0447\u0435\u043b\u043e\u0432\u0435\u043a.",
}
TABLES = {"korean": ("UniKS-UTF16-H", "Korea1"), "chinese": ("UniGB-UTF16-H", "GB1"), "cyrillic": ("UniGB-UTF16-H", "GB1")}
ENCODINGS = {"latin": ["cp1252", "utf-16"], "korean": ["cp949"], "chinese": ["gb18030"], "arabic": ["cp1256"], "cyrillic": ["cp1251", "koi8-r"]}


def pdf_of(script, story):
    """Codes that need a table of poppler-data; none for Arabic, which is shaped."""
    if script == "latin" or script == "arabic":
        return pdf([["".join(c if ord(c) < 128 else "?" for c in story)]])
    table, ordering = TABLES[script]
    font = (f"/Type0/BaseFont/X/Encoding/{table}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/X"
            f"/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 1>>/DW 1000>>]")
    return pdf([[story]], font, lambda line: "<" + line.encode("utf-16-be").hex() + ">")


def make(folder, each):
    wanted = {}
    for script, words in WORDS.items():
        for number in range(each):
            story = words.format(100 + number)
            files = samples(" ".join([story] * 3))
            files["pdf"] = pdf_of(script, story)
            for encoding in ENCODINGS[script]:
                page = f"<!doctype html><meta charset={encoding}><p>{story} {story}</p>"
                files["html-" + encoding] = page.encode(encoding, "replace")
            for name, content in files.items():
                path = os.path.join(folder, f"{name}-{script}-{number:04}")
                with open(path, "wb") as file:
                    file.write(content)
                wanted[path] = None if name == "wacz" or (name == "pdf" and script in ("latin", "arabic")) else story
    path = os.path.join(folder, "scan")
    with open(path, "wb") as file:
        file.write(pdf([["Harbour report."], drawn("THE FERRY WAS HELD IN PORT", "FOR THREE DAYS.")]))
    wanted[path] = "Harbour report."
    return wanted


def read(habeas, folder, *options):
    done = subprocess.run([habeas, "clean", "--no-case", "--with-text", "-j", "2", *options, folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return done.stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("habeas")
    parser.add_argument("scratch")
    parser.add_argument("--each", type=int, default=1)
    given = parser.parse_args()
    shutil.rmtree(given.scratch, ignore_errors=True)
    folder = os.path.join(given.scratch, "files")
    os.makedirs(folder)
    wanted = make(folder, given.each)
    inside, outside = read(given.habeas, folder), read(given.habeas, folder, "--unsafe-no-sandbox")
    bad = []
    if inside != outside:
        lines = [pair for pair in zip(inside.splitlines(), outside.splitlines()) if pair[0] != pair[1]]
        bad.append(f"inside and outside differ: {lines[:2]}")
    texts = {}
    for line in inside.splitlines():
        row = json.loads(line)
        if row["type"] == "document":
            path = row["path"].split("!/")[0]
            texts[path] = texts.get(path, "") + row["text"]
    has_tables = os.path.isdir("/usr/share/poppler/cMap")
    for path, story in wanted.items():
        if "/pdf-" in path and not has_tables:
            continue
        text = texts.get(path, "")
        if not text or (story and story not in text):
            bad.append(f"{path}: its text is lost: {text[:80]!r}")
    for words in bad[:20]:
        print(words)
    print(f"{len(wanted)} files, {len(texts)} with text, {len(inside)} bytes of records, {len(bad)} differences")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
