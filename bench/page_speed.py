# bench/page_speed.py - the served page over a case of many short texts: start, first content, every view, search as one types
"""page_speed.py --habeas BIN [--scratch DIR] [--texts 3000] [--copies 1] [--rounds 5]

Makes short invented texts (seeded: the same each time), runs habeas over them, serves the case and asks what the page asks,
over the port with the token. Prints how long the server took to its first answer about the case, its memory, and of each view the
median and the slowest of all rounds. A case that is there already in the scratch folder is used again.

With --copies N the case gets N times as many texts in its log, and its records N times under other ids and paths, in the order
of a run: a case of 100,000 sources without the hours and the memory of a run over them. Its tables for the search are made of
these records by `habeas search`, its catalog by `habeas serve`."""
import argparse
import glob
import http.client
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import time
import urllib.parse

from speed import DEEDS, GROUPS, MONTHS, NAMES, OFFICES, TOWNS, filler

parser = argparse.ArgumentParser()
parser.add_argument("--habeas", required=True)
parser.add_argument("--scratch", default="page_speed")
parser.add_argument("--texts", type=int, default=3000)
parser.add_argument("--copies", type=int, default=1)
parser.add_argument("--rounds", type=int, default=5)
options = parser.parse_args()
HABEAS, SCRATCH = os.path.abspath(options.habeas), os.path.abspath(options.scratch)
SMALL = os.path.join(SCRATCH, f"case{options.texts}.habeas")
CASE = SMALL if options.copies == 1 else os.path.join(SCRATCH, f"case{options.texts}x{options.copies}.habeas")


def text(number):
    dice = random.Random(number)
    town, group, deed, office = dice.choice(TOWNS), dice.choice(GROUPS), dice.choice(DEEDS), dice.choice(OFFICES)
    day = f"{dice.randint(1, 28)} {dice.choice(MONTHS)} {dice.randint(2005, 2022)}"
    return (f"Report {number}\n\nAt least {dice.randint(2, 900)} {group} were {deed} in {town} on {day}, {office} said. {filler(dice)}\n\n"
            f"{dice.choice(NAMES)} said that the {group} were {deed} near {town} on {day}. {filler(dice)}\n")


def write_texts(folder, numbers):
    for number in numbers:
        os.makedirs(f"{folder}/{number // 1000:03d}", exist_ok=True)
        with open(f"{folder}/{number // 1000:03d}/{number:06d}.txt", "w", encoding="utf-8") as out:
            out.write(text(number))


def timed(words, *command):
    begin = time.monotonic()
    subprocess.run([HABEAS, *command], stdout=subprocess.DEVNULL, check=False)
    print(f"{words}: {time.monotonic() - begin:.1f} s", flush=True)


def make_case():
    folder = os.path.join(SCRATCH, f"texts{options.texts}")
    write_texts(folder, range(options.texts))
    timed(f"run over {options.texts} texts", "run", "--case", SMALL, folder)


def copy_of(lines, number):
    """The same records under other ids and paths; sources as the log received them."""
    other = re.sub(rb"\b((?:src|doc|men|att|clm|ent|reu|inc|ori|fin|pro|reg)_)([0-9a-f]{2})(?=[0-9a-f]{30})",
                   lambda id: id[1] + b"%02x" % (int(id[2], 16) ^ number), lines)
    other = other.replace(b"/texts%d/" % options.texts, b"/copy%d/" % number)
    return re.sub(rb'"custody":(\d+)', lambda entry: b'"custody":%d' % (int(entry[1]) + number * options.texts + 1), other)


def multiply_case():
    shutil.copytree(SMALL, CASE)
    for name in ("case.db", "index.db", "sums", "catalog.db", "catalog.sum"):
        if os.path.exists(f"{CASE}/store/{name}"):
            os.remove(f"{CASE}/store/{name}")
    more = os.path.join(SCRATCH, f"more{options.texts}x{options.copies}")
    write_texts(more, range(options.texts, options.texts * options.copies))
    timed(f"add {options.texts * (options.copies - 1)} texts", "add", "--case", CASE, more)
    with open(SMALL + "/records", "rb") as stream:
        lines = stream.read()
    with open(CASE + "/records", "wb") as out:
        for kind in ("run", "source", "document", "mention", "attribution", "claim", "reuse", "incident", "origin", "finding", "problem"):
            first = b'{"type":"%s"' % kind.encode()
            begin = 0 if lines.startswith(first) else lines.find(b"\n" + first) + 1
            if begin == 0 and kind != "run":
                continue
            end = lines.find(b"\n", lines.rfind(b"\n" + first) + 1) + 1 if kind != "run" else lines.find(b"\n") + 1
            for number in range(1 if kind == "run" else options.copies):
                part = lines[begin:end]
                out.write(part if number == 0 else copy_of(part, number))
    timed("tables for the search", "search", "--case", CASE, "harbour")


class Server:
    def __init__(self):
        self.begin = time.monotonic()
        quiet = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        self.process = subprocess.Popen([HABEAS, "serve", "--case", CASE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=quiet)
        self.port = int(self.process.stdout.readline().decode().strip().rstrip("/").rsplit(":", 1)[1])
        self.token = open(os.path.join(CASE, "serve", "token"), encoding="utf-8").read().strip()
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)

    def end(self):
        self.process.kill()
        self.process.wait()

    def get(self, path):
        self.connection.request("GET", path, headers={"Habeas-Token": self.token, "Sec-Fetch-Site": "same-origin"})
        answer = self.connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (path, answer.status, body[:200])
        return body

    def decide(self, act, on):
        own = {"Habeas-Token": self.token, "Sec-Fetch-Site": "same-origin", "Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/x-ndjson"}
        line = json.dumps({"act": act, "on": on, "reason": "to see how long it takes", "by": "S. Watch"}) + "\n"
        self.connection.request("POST", "/api/review", line, own)
        answer = self.connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (answer.status, body[:200])
        return json.loads(body.splitlines()[-1])["id"]

    def lines(self, path, kind):
        return [one for one in map(json.loads, self.get(path).splitlines()) if one["type"] == kind]

    def resident_mb(self):
        """Of the server and what it started."""
        total = 0
        for status in glob.glob("/proc/[0-9]*/status"):
            try:
                lines = dict(line.split(":", 1) for line in open(status, encoding="utf-8").read().splitlines())
            except OSError:
                continue
            if str(self.process.pid) in (lines["Pid"].strip(), lines["PPid"].strip()) and "VmRSS" in lines:
                total += int(lines["VmRSS"].split()[0])
        return total / 1024


def main():
    os.makedirs(SCRATCH, exist_ok=True)
    if not os.path.exists(SMALL + "/records"):
        make_case()
    if not os.path.exists(CASE):
        multiply_case()
    server = Server()  # the first makes the catalog where there is none
    server.get("/api/case")
    print(f"first start: {time.monotonic() - server.begin:.1f} s, catalog {os.path.getsize(CASE + '/store/catalog.db') / 1e6:.0f} MB")
    server.end()
    starts = []
    for _ in range(options.rounds):
        server = Server()
        address = time.monotonic() - server.begin
        counts = json.loads(server.get("/api/case?soon=1"))["counts"]
        server.get("/api/incidents?limit=20")
        content = time.monotonic() - server.begin
        server.get("/api/case")
        starts.append((content, address, time.monotonic() - server.begin, server.resident_mb()))
        server.end()
    content, address, checked, resident = (statistics.median(one) for one in zip(*starts))
    print(f"records {os.path.getsize(CASE + '/records') / 1e6:.0f} MB, {counts}")
    print(f"from the start of the server: address {address * 1000:.0f} ms; the first 20 incidents {content * 1000:.0f} ms, slowest "
          f"{max(starts)[0] * 1000:.0f} ms; log checked {checked * 1000:.0f} ms, {resident:.0f} MB resident then", flush=True)
    server = Server()
    try:
        incidents = server.lines("/api/incidents?limit=20", "incident")
        claims = [one for one in server.lines("/api/review?limit=50", "claim")]
        views = {
            "the page": ["/", "/page.js", "/page.css"], "overview": ["/api/case", "/api/incidents?limit=20", "/api/changes", "/api/problems?limit=100"],
            "an incident": ["/api/incidents/" + incidents[0]["id"]], "a claim": ["/api/claims/" + claims[0]["id"]],
            "a document": ["/api/documents/" + claims[0]["document"]], "100 documents": ["/api/documents?limit=100"],
            "100 documents from the middle": ["/api/documents?limit=100&after=" + claims[len(claims) // 2]["document"]],
            "the review queue": ["/api/review?limit=50"], "500 origins": ["/api/origins?limit=500"], "100 names": ["/api/entities?limit=100"],
            "choosing an incident by its name": ["/api/incidents?limit=20&q=Varna"], "the log": ["/api/log?from=0&limit=50"],
        }
        queries = ["de*", "det*", "detai*", "detained*", "detained v*", "said*", "detained Varna", '"were detained"', "count>800", "voice:brandt", "place:Tartu date:2012"]
        for query in queries:
            views[f"search {query}"] = ["/api/search?limit=50&q=" + urllib.parse.quote(query)]
        for name, paths in views.items():
            times = []
            for _ in range(options.rounds):
                begin = time.monotonic()
                size = sum(len(server.get(path)) for path in paths)
                times.append((time.monotonic() - begin) * 1000)
            print(f"{name}: median {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms, {size / 1000:.0f} KB", flush=True)
        times = []
        for _ in range(options.rounds):
            for act in ("reject", "undo"):
                begin = time.monotonic()
                made = server.decide(act, [claims[0]["id"]] if act == "reject" else [made])
                times.append((time.monotonic() - begin) * 1000)
        print(f"an act of review, and its undoing: median {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms")
        print(f"resident at the end: {server.resident_mb():.0f} MB")
    finally:
        server.end()


main()
