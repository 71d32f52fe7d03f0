# tests/e2e/hostile_text.py - one page of the same words over and over costs time in proportion to its length
"""hostile_text.py HABEAS SCRATCH [--kib 96] [--ratio 12]

Each text is read at one size and at four times that size. Work in proportion gives four, quadratic work sixteen times the processor time; the
bound stands between them, above what caches and noise add. All texts are invented."""
import argparse
import os
import resource
import shutil
import subprocess
import sys

parser = argparse.ArgumentParser()
parser.add_argument("habeas")
parser.add_argument("scratch")
parser.add_argument("--kib", type=int, default=96, help="size of the smaller text")
parser.add_argument("--ratio", type=float, default=12, help="most processor time of the larger text, in that of the smaller")
options = parser.parse_args()
options.habeas = os.path.abspath(options.habeas)

TEXTS = {
    "counts in one block": "12 men and 13 women, ",
    "a label without an end": "Killed: 3 (1 man, 12 men and 13 women, ",
    "deeds that describe somebody": "A man was linked to an attack that killed four guards. ",
    "deaths with a day": "A clerk died on Monday later. ",
    "doubt over deeds": "Police believe a man who was shot was killed by a guard. ",
    "accusations": "Villagers accused the army of burning a house and beating a man. ",
    "days counted from a deed": "Two days after the raid nine men were held on 4 May 2031. ",
    "days of learning": "The families learned on 3 June that the men had been moved. ",
    "digits": "1234567890 ",
    "quotations": "\u201cHe said: \u2018no\u2019,\u201d ",
}


def processor_seconds(text):
    path = os.path.join(options.scratch, "page.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("Report\n\n" + text + "\n")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([options.habeas, "extract", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit("status %d" % done.returncode)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


shutil.rmtree(options.scratch, ignore_errors=True)
os.makedirs(options.scratch)
start = min(processor_seconds("Nothing.") for _ in range(3))
failed = []
for name, words in TEXTS.items():
    times = options.kib * 1024 // len(words)
    small = min(processor_seconds(words * times) for _ in range(2)) - start
    large = min(processor_seconds(words * 4 * times) for _ in range(2)) - start
    ratio = large / max(small, 0.02)
    print("%-32s %6.2f s %6.2f s  %.1f times" % (name, small, large, ratio))
    if ratio > options.ratio:
        failed.append(name)
shutil.rmtree(options.scratch)
sys.exit("not in proportion: " + "; ".join(failed) if failed else 0)
