#!/usr/bin/env python3
"""bench/clean_speed.py --habeas BIN --venv DIR [--repeat 3] PAGE.html ... - pages a second of main-content extraction, one core: `habeas clean`
(every page read in the locked worker, records with text written) beside Resiliparse and trafilatura on the same pages in the same run.

Processor time of all processes together, the best of the repeats; habeas also pays for its start. The two others come from PyPI into
DIR (see clean_peers.py) and read the pages from memory."""
import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from clean_peers import in_venv


def habeas_seconds(habeas, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([habeas, "clean", "--no-case", "--with-text", "-j", "1", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def timed(extract, pages):
    begin = time.process_time()
    for page in pages:
        extract(page)
    return time.process_time() - begin


def resiliparse(page):
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree
    return extract_plain_text(HTMLTree.parse_from_bytes(page, detect_encoding(page)), main_content=True)


def trafilatura_text(page):
    import trafilatura
    return trafilatura.extract(page)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--habeas", required=True)
    parser.add_argument("--venv", required=True)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("pages", nargs="+")
    given = parser.parse_args()
    if os.path.abspath(sys.prefix) != os.path.abspath(given.venv):
        in_venv(os.path.abspath(given.venv))
    pages = []
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(given.pages):
            with open(path, "rb") as file:
                pages.append(file.read())
            with open(os.path.join(folder, f"{number:06}.html"), "wb") as file:
                file.write(pages[-1])
        timed(resiliparse, pages[:2])  # the first calls import
        timed(trafilatura_text, pages[:2])
        speed = {"habeas": max(len(pages) / habeas_seconds(given.habeas, folder) for _ in range(given.repeat)),
                 "Resiliparse": max(len(pages) / timed(resiliparse, pages) for _ in range(given.repeat)),
                 "trafilatura": len(pages) / timed(trafilatura_text, pages)}
    print(f"{len(pages)} pages, {sum(map(len, pages)) / 1e6:.1f} MB")
    for name, value in speed.items():
        print(f"{name}: {value:.0f} pages a second of one core; habeas is {speed['habeas'] / value:.2f} times as fast")


if __name__ == "__main__":
    main()
