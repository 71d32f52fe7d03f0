# tests/e2e/hostile_piles.py - piles that would mislead or exhaust who compares: right answers in bounded time
"""hostile_piles.py HABEAS SCRATCH [--copies 1100] [--incidents 200] [--seconds 120]

Small sizes are tests; the full ones: --copies 10000 --incidents 5000. All texts tell of invented events."""
import argparse
import json
import os
import shutil
import subprocess
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument("habeas")
parser.add_argument("scratch")
parser.add_argument("--copies", type=int, default=1100)  # from 1,024 on a pile is weighed otherwise
parser.add_argument("--incidents", type=int, default=200)
parser.add_argument("--seconds", type=float, default=120, help="bound for each pile")
options = parser.parse_args()
options.habeas = os.path.abspath(options.habeas)
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
failed = []


def run(name, pages):
    """The records of one run over these pages, by type."""
    folder = os.path.join(options.scratch, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for path, text in pages:
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write(text)
    begin = time.monotonic()
    done = subprocess.run([options.habeas, "run", "--no-case", "--json", folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          timeout=options.seconds, check=False)
    took = time.monotonic() - begin
    shutil.rmtree(folder)
    records = {}
    for line in done.stdout.decode().splitlines():
        record = json.loads(line)
        records.setdefault(record["type"], []).append(record)
    print(f"{name}: {len(pages)} pages, {took:.1f} s, status {done.returncode}")
    expect(f"{name}: the program ends well", done.returncode in (0, 1))
    return lambda kind: records.get(kind, [])


def expect(what, right, seen=""):
    if not right:
        failed.append(what)
        print(f"FAILED {what} {seen}")


def whole(records):
    return [r for r in records("incident") if not r.get("parent")]


RAID = """Guards seize 63 weavers at the Orlund mill

ORLUND, 4 March - Mill guards abducted 63 weavers at the Orlund mill on 2 March, the Weavers' Assembly said.

The assembly said 21 of them were women. "They counted us like bales," said its secretary, Nora Hessel.

The looms have stood still since that morning, and the families cook for each other in the yard behind the dye house. Two boys who had
hidden under the carding table told their mother how the doors were barred from outside, how the foreman read the names from a slate,
and how three carts waited with their lanterns covered. The owner of the mill lives in another province and has never answered a letter.

At the river crossing an old raftsman counted the carts as they passed; he would not say where they went. The assembly has asked the
provincial court for a list of all who were taken, and for a day on which their kin may bring them bread and clean clothes.
"""


def copies():
    records = run("copies", [(f"{number:05}.txt", RAID) for number in range(options.copies)])
    expect("copies: one incident", len(whole(records)) == 1, len(whole(records)))
    links = [r for r in records("reuse") if r["kind"] == "copy"]
    expect("copies: each is a copy of the first", len(links) == options.copies - 1, len(links))
    counts = [f["identified_origins"] for f in records("finding")]
    expect("copies: no finding rests on two voices", max(counts, default=0) == 1, counts)


def near_copies():
    pages = [(f"{number:05}.txt", RAID + f"\nThis copy was kept by reader number {number} of the reading room.\n") for number in range(options.copies)]
    records = run("near_copies", pages)
    expect("near copies: one incident", len(whole(records)) == 1, len(whole(records)))
    counts = [f["identified_origins"] for f in records("finding")]
    expect("near copies: no finding rests on two voices", max(counts, default=0) == 1, counts)
    links = [r for r in records("reuse") if r["kind"] == "copy"]
    expect("near copies: each is a copy", len({r["b"]["document"] for r in links}) == options.copies - 1, len(links))


OUTLETS = ["Amber Gazette", "Birch Herald", "Cedar Courier", "Dale Tribune", "Elm Monitor", "Fern Dispatch", "Glen Observer",
           "Heath Chronicle", "Isle Messenger", "Jade Telegraph"]
CIRCLE = """<html><head><meta property="og:site_name" content="{here}"><title>{title}</title></head><body><article><h1>{title}</h1>
<p>{first}</p><p>{second}</p><p>{third}</p></article></body></html>"""


def circle():
    pages = []
    for number, here in enumerate(OUTLETS):
        other = OUTLETS[(number + 1) % len(OUTLETS)]
        first = [f"At least 340 quarry workers were deported from Tolmar on 9 June, the {other} reported.",
                 f"According to the {other}, at least 340 quarry workers were deported from Tolmar on 9 June.",
                 f"The {other} reports that at least 340 quarry workers were deported from Tolmar on 9 June."][number % 3]
        pages.append((f"{number:02}.html", CIRCLE.format(here=here, title=f"Quarry workers deported, says {other}", first=first,
                                                         second=f"Lorries left the quarry {['at dawn', 'in the night', 'after supper', 'before noon', 'in the rain'][number % 5]}.",
                                                         third=f"Our desk number {number} will follow the story.")))
    records = run("circle", pages)
    expect("circle: one incident", len(whole(records)) == 1, len(whole(records)))
    size = [f for f in records("finding") if f["attribute"].startswith("victims_total")]
    expect("circle: no outlet is an identified voice of the figure", size and max(f["identified_origins"] for f in size) == 0, [(f["identified_origins"], f["text"]) for f in size])
    told = [p for p in records("problem") if "circle" in p["message"]]
    expect("circle: it is told", len(told) == 1, [p["message"] for p in records("problem")])
    expect("circle: with all its members", all(name in told[0]["message"] for name in OUTLETS) if told else False)


def day_of(number):
    return f"{1 + number % 28} {MONTHS[number // 28 % 12]} {1990 + number // 336}"


def incidents():
    town = lambda n: "Vel" + "".join("bdfgklmnrst"[n // 11 ** k % 11] + "aeiou"[n // 7 ** k % 5] for k in range(3))
    lines = [f"On {day_of(number)}, soldiers killed {2 + number % 90} villagers in {town(number)}." for number in range(options.incidents)]
    text = "Chronicle of the raids\n\n" + "\n\n".join(lines) + "\n"
    records = run("incidents", [("chronicle.txt", text)])
    found = len(whole(records))
    expect("incidents: each day is an incident", found >= 0.95 * options.incidents, found)
    expect("incidents: and no more", found <= options.incidents, found)


def dates():
    pages = [(f"{number:02}.txt", f"Raid on the salt pans\n\nPolice detained 48 salt workers at the Merrow pans on {day_of(number * 40)}, the Salt Workers' League said.\n")
             for number in range(24)]
    records = run("dates", pages)
    expect("dates: equal texts on different days are different incidents", len(whole(records)) == 24, len(whole(records)))


def arithmetic():
    pages = [("a.txt", "In all 40 fishermen were abducted in Pellworth on 3 May 2020, the Net Makers' Guild said. Of the 40 fishermen, 30 were abducted at the north pier and 25 were abducted at the south pier.\n"),
             ("b.txt", "Exactly 90 fishermen were abducted in Pellworth on 3 May 2020, the Pellworth Relief Office said.\n"),
             ("c.txt", "Fewer than 20 fishermen were abducted in Pellworth on 3 May 2020, the Pier Watch said.\n")]
    records = run("arithmetic", pages)
    size = [f for f in records("finding") if f["attribute"].startswith("victims_total")]
    expect("arithmetic: the clash is told", any(f["state"] == "conflict" for f in size), [(f["state"], f["text"]) for f in size])
    expect("arithmetic: nothing is derived from it", not any(f["state"] == "derived" and "victims_total" in f["attribute"] for f in records("finding")),
           [f["text"] for f in records("finding") if f["state"] == "derived"])


for part in (copies, near_copies, circle, incidents, dates, arithmetic):
    part()
sys.exit(1 if failed else 0)
