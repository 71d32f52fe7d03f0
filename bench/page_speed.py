# bench/page_speed.py - the served page over a case of many short texts: start, first content, every view, search as one types
"""page_speed.py --habeas BIN [--scratch DIR] [--texts 3000] [--rounds 5]

Makes short invented texts (seeded: the same each time), runs habeas over them, serves the case and asks what the page asks,
over the port with the token. Prints how long the server took to its first answer about the case, its memory, and of each view the
median and the slowest of all rounds. A case that is there already in the scratch folder is used again."""
import argparse
import glob
import http.client
import json
import os
import random
import statistics
import subprocess
import time
import urllib.parse

from speed import DEEDS, GROUPS, MONTHS, NAMES, OFFICES, TOWNS, filler

parser = argparse.ArgumentParser()
parser.add_argument("--habeas", required=True)
parser.add_argument("--scratch", default="page_speed")
parser.add_argument("--texts", type=int, default=3000)
parser.add_argument("--rounds", type=int, default=5)
options = parser.parse_args()
HABEAS, CASE = os.path.abspath(options.habeas), os.path.join(os.path.abspath(options.scratch), f"case{options.texts}.habeas")


def text(number):
    dice = random.Random(number)
    town, group, deed, office = dice.choice(TOWNS), dice.choice(GROUPS), dice.choice(DEEDS), dice.choice(OFFICES)
    day = f"{dice.randint(1, 28)} {dice.choice(MONTHS)} {dice.randint(2005, 2022)}"
    return (f"Report {number}\n\nAt least {dice.randint(2, 900)} {group} were {deed} in {town} on {day}, {office} said. {filler(dice)}\n\n"
            f"{dice.choice(NAMES)} said that the {group} were {deed} near {town} on {day}. {filler(dice)}\n")


def make_case():
    folder = os.path.join(options.scratch, f"texts{options.texts}")
    for number in range(options.texts):
        os.makedirs(f"{folder}/{number // 1000:03d}", exist_ok=True)
        with open(f"{folder}/{number // 1000:03d}/{number:06d}.txt", "w", encoding="utf-8") as out:
            out.write(text(number))
    begin = time.monotonic()
    subprocess.run([HABEAS, "run", "--case", CASE, folder], stdout=subprocess.DEVNULL, check=False)
    print(f"run over {options.texts} texts: {time.monotonic() - begin:.1f} s", flush=True)


class Server:
    def __init__(self):
        self.begin = time.monotonic()
        quiet = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        self.process = subprocess.Popen([HABEAS, "serve", "--case", CASE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=quiet)
        self.port = int(self.process.stdout.readline().decode().strip().rstrip("/").rsplit(":", 1)[1])
        self.token = open(os.path.join(CASE, "serve", "token"), encoding="utf-8").read().strip()
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)

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
    os.makedirs(options.scratch, exist_ok=True)
    if not os.path.exists(CASE + "/records"):
        make_case()
    server = Server()
    try:
        print(f"address printed after {time.monotonic() - server.begin:.2f} s")
        counts = json.loads(server.get("/api/case"))["counts"]
        print(f"first answer about the case after {time.monotonic() - server.begin:.2f} s, {server.resident_mb():.0f} MB resident; "
              f"records {os.path.getsize(CASE + '/records') / 1e6:.0f} MB, {counts}")
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
    finally:
        server.process.kill()


main()
