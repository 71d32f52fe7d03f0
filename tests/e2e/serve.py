# tests/e2e/serve.py - habeas serve over its port: every route, forged requests, acts that reach the log, no new socket
"""serve.py HABEAS SCRATCH ROOT

Serves a case of the invented pages in examples/, asks every route of the OpenAPI document, forges requests in twelve ways over
the wire (each beside the same request as the page sends it), reviews, adds and runs, and looks at the files and the process
from outside."""
import concurrent.futures
import http.client
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time

HABEAS, SCRATCH, ROOT = sys.argv[1:4]
shutil.rmtree(SCRATCH, ignore_errors=True)
os.makedirs(SCRATCH)
CASE = os.path.join(SCRATCH, "case.habeas")
failed = []


def expect(condition, words):
    if not condition:
        failed.append(words)
        print("FAILED: " + words)


class Server:
    def __init__(self):
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        self.process = subprocess.Popen([HABEAS, "serve", "--case", CASE, "--by", "E. Tester"], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=environment)
        self.address = self.process.stdout.readline().decode().strip()
        self.port = int(re.fullmatch(r"http://127\.0\.0\.1:(\d+)/", self.address).group(1))
        self.process.stderr.readline()
        self.token = open(os.path.join(CASE, "serve", "token")).read().strip()

    def own(self, method, kind=None):
        """The headers of our own page."""
        host = f"127.0.0.1:{self.port}"
        headers = [("Host", host), ("Sec-Fetch-Site", "same-origin"), ("Habeas-Token", self.token)]
        if method == "POST":
            headers += [("Origin", "http://" + host), ("Content-Type", kind)]
        return headers

    def ask(self, method, path, headers, body=b""):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers:
            connection.putheader(name, value)
        if body or method == "POST":
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body if body else None)
        answer = connection.getresponse()
        if answer.getheader("Content-Type") == "text/event-stream":
            data = answer.fp.readline() + answer.fp.readline()
        else:
            data = answer.read()
        connection.close()
        return answer.status, answer.headers, data

    def get(self, path):
        return self.ask("GET", path, self.own("GET"))

    def post(self, path, kind, body):
        return self.ask("POST", path, self.own("POST", kind), body)

    def lines(self, path):
        status, _, body = self.get(path)
        expect(status == 200, f"GET {path} gives {status}: {body[:200]}")
        return [json.loads(line) for line in body.decode().splitlines()]

    def end(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def drop(headers, *names):
    return [h for h in headers if h[0] not in names]


def change(headers, name, value):
    return drop(headers, name) + [(name, value)]


FORGERIES = {
    "no Host": lambda h, s: drop(h, "Host"),
    "two Hosts": lambda h, s: h + [("Host", f"127.0.0.1:{s.port}")],
    "a rebound name": lambda h, s: change(h, "Host", f"rebind.test:{s.port}"),
    "a foreign Origin": lambda h, s: change(h, "Origin", "http://evil.example"),
    "Origin null": lambda h, s: change(h, "Origin", "null"),
    "the Origin of another port": lambda h, s: change(h, "Origin", f"http://127.0.0.1:{s.port + 1}"),
    "a cross-site fetch": lambda h, s: change(h, "Sec-Fetch-Site", "cross-site"),
    "a navigation": lambda h, s: change(h, "Sec-Fetch-Site", "none"),
    "no token": lambda h, s: drop(h, "Habeas-Token"),
    "a wrong token": lambda h, s: change(h, "Habeas-Token", "0" * 64),
    "the token in a cookie": lambda h, s: drop(h, "Habeas-Token") + [("Cookie", "habeas-token=" + s.token)],
    "the token as authorization": lambda h, s: drop(h, "Habeas-Token") + [("Authorization", "Bearer " + s.token)],
}


def log_bytes():
    return open(os.path.join(CASE, "custody", "log"), "rb").read()


subprocess.run([HABEAS, "run", "--case", CASE, "--gazetteer", os.path.join(ROOT, "examples", "gazetteer.tsv"),
                os.path.join(ROOT, "examples", "pages")], check=True, stdout=subprocess.DEVNULL)
server = Server()

# what lies on disk and what the process may do
for name in ("open.html", "token"):
    mode = stat.S_IMODE(os.stat(os.path.join(CASE, "serve", name)).st_mode)
    expect(mode == 0o600, f"serve/{name} has mode {mode:o}")
expect(server.token not in open(f"/proc/{server.process.pid}/cmdline").read(), "the token stands in the command line")
for _ in range(100):  # the address is printed first: opening a browser still needs what is given up then
    given_up = re.search(r"^Seccomp:\s+2$", open(f"/proc/{server.process.pid}/status").read(), re.M)
    if given_up:
        break
    time.sleep(0.05)
expect(given_up, "sockets are not given up")
listening = [line.split() for line in open("/proc/net/tcp").read().splitlines()[1:]]
addresses = [fields[1] for fields in listening if fields[3] == "0A" and int(fields[1].split(":")[1], 16) == server.port]
expect(addresses == [f"0100007F:{server.port:04X}"], f"listens on {addresses}")

# the launch word: once
word = re.search(r"#launch=([0-9a-f]{64})", open(os.path.join(CASE, "serve", "open.html")).read()).group(1)
give = json.dumps({"launch": word}).encode()
no_token = drop(server.own("POST", "application/json"), "Habeas-Token")
status, _, body = server.ask("POST", "/api/launch", no_token, give)
expect(status == 200 and json.loads(body)["token"] == server.token, f"the launch word gives {status}")
expect(server.ask("POST", "/api/launch", no_token, give)[0] == 401, "the launch word is good twice")
for wrong in (b"", b"{}", b"[]", b'{"launch":7}', b'{"launch":""}', b'{"launch":"' + b"0" * 64 + b'"}', b"{" * 99):
    expect(server.ask("POST", "/api/launch", no_token, wrong)[0] in (400, 401), f"the launch word {wrong[:20]} is taken")

# every route as the page asks it, then forged
status, headers, body = server.get("/api/openapi.json")
document = json.loads(body)
claim = server.lines("/api/review?limit=1")[-1]
claims = [r for r in server.lines("/api/review") if r["type"] == "claim"]
incident = [r for r in server.lines("/api/incidents") if r["type"] == "incident"][0]
origin = [r for r in server.lines("/api/origins") if r["type"] == "origin"][0]
an_entity = [r for r in server.lines("/api/entities") if r["type"] == "entity"][0]["id"]
documents = server.lines("/api/documents")
a_document = [r for r in documents if r["type"] == "document"][0]
a_source = [r for r in documents if r["type"] == "source"][0]
IDS = {"incidents": incident["id"], "claims": claims[0]["id"], "origins": origin["id"], "documents": a_document["id"],
       "originals": a_source["id"], "entities": an_entity}
BODIES = {"/api/launch": b"{}", "/api/review": b"{}", "/api/checkpoint": b"{}", "/api/add": b"", "/api/run": b"{}", "/api/look": b'{"log_size":0}'}
asked = 0
for path, methods in document["paths"].items():
    for method, operation in methods.items():
        method = method.upper()
        target = path.replace("{id}", IDS.get(path.split("/")[2] if path.count("/") > 1 else "", ""))
        if path == "/api/search":
            target += "?q=deported"
        kind = next(iter(operation.get("requestBody", {}).get("content", {"": 0})))
        own = server.own(method, kind)
        body = BODIES.get(path, b"") if method == "POST" else b""
        is_open = operation.get("security") == [] and method == "GET"
        before = log_bytes()
        for name, forge in FORGERIES.items():
            is_exempt = is_open and name not in ("no Host", "two Hosts", "a rebound name")
            is_exempt = is_exempt or (path == "/api/launch" and "token" in name)
            status, headers, data = server.ask(method, target, forge(own, server), body)
            asked += 1
            if is_exempt:
                expect(CASE.encode() not in data and incident["id"].encode() not in data, f"{path} tells of the case: {name}")
            else:
                expect(status in (400, 401, 403, 421), f"{method} {path} answers {status} to {name}")
                expect(json.loads(data)["type"] == "error", f"{method} {path} says more than an error to {name}")
            expect("Set-Cookie" not in headers and "Access-Control-Allow-Origin" not in headers, f"{path} gives itself away")
            expect("default-src 'none'" in headers["Content-Security-Policy"], f"{path} has no policy")
        expect(log_bytes() == before, f"{method} {path}: a forged request changed the log")
        if path == "/api/run":
            continue  # its control comes below
        status, headers, data = server.ask(method, target, own, body)
        wanted = (400, 401) if method == "POST" and path in ("/api/launch", "/api/review", "/api/add") else (200,)
        expect(status in wanted, f"{method} {target} as the page asks it gives {status}: {data[:200]}")
        if status == 200:
            expect(headers["Content-Type"] == next(iter(operation["responses"]["200"]["content"])), f"{path} is of another type")
print(f"{asked} forged requests")
for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE"):
    expect(server.ask(method, "/api/case", server.own("GET"))[0] in (400, 404, 405), f"{method} is answered")
for path in ("/..", "/../case", "/%2e%2e/records", "/api/documents/../case", "/api/claims/" + "x" * 5000, "//api/case",
             "/api/originals/..%2f..%2fcustody%2fkey", "/api/documents/%00", "/serve/token"):
    expect(server.get(path)[0] in (400, 404, 414), f"{path} is answered")
chunked = server.own("POST", "application/x-ndjson") + [("Transfer-Encoding", "chunked")]
expect(server.ask("POST", "/api/review", chunked, b"2\r\n{}\r\n0\r\n\r\n")[0] == 400, "a body in chunks is taken")

# an error says what was wrong
for ask, status, words in (
        (("GET", "/api/nothing", server.own("GET")), 404, "there is nothing at this address"),
        (("GET", "/api/case", [("Host", f"127.0.0.1:{server.port}"), ("Sec-Fetch-Site", "same-origin")]), 401, "the token is missing"),
        (("GET", "/api/search?q=%22open", server.own("GET")), 400, "a quotation mark has no second"),
        (("GET", "/api/log?from=x", server.own("GET")), 400, "from is the number of an entry")):
    got, _, body = server.ask(*ask)
    expect(got == status and words in json.loads(body).get("message", "") and "was not understood" not in body.decode(), f"{ask[1]} is refused with {got}: {body[:200]}")

# no answer is packed, though a browser would unpack it: for the page's script that takes half a second
for path in ("/page.js", "/api/incidents"):
    status, headers, packed = server.ask("GET", path, server.own("GET") + [("Accept-Encoding", "gzip, deflate, br")])
    expect(status == 200 and headers.get("Content-Encoding") is None and packed == server.get(path)[2], f"{path} is packed")

# records are those of the case, byte for byte
records = open(os.path.join(CASE, "records")).read()
_, _, body = server.get("/api/claims/" + claims[0]["id"])
for line in body.decode().splitlines()[1:]:
    if '"type":"incident"' not in line:
        expect(line + "\n" in records, "a line of a claim is not that of the records: " + line[:80])
_, headers, original = server.get("/api/originals/" + a_source["id"])
expect(len(original) == a_source["bytes"] and headers["Content-Disposition"].startswith("attachment"), "the original differs")

# origins in few words, and the first part of one
for short in [r for r in server.lines("/api/origins?short=1") if r["type"] == "origin_head"]:
    whole = [r for r in server.lines("/api/origins/" + short["id"]) if r["type"] == "origin"][0]
    counted = {**{k: whole[k] for k in ("id", "name", "kind", "standing")}, "type": "origin_head",
               "carriers": len(whole["carriers"]), "claims": len(whole["claims"])}
    expect(short == counted, f"an origin in few words is {short}")
parts, whole = (server.lines("/api/origins/" + origin["id"] + asked) for asked in ("?limit=1", ""))
told = {kind: [sum(r["type"] == kind for r in lines) for lines in (parts, whole)] for kind in ("claim", "document", "reuse")}
expect(told["claim"] == [1, len(origin["claims"])] and told["document"][1] == len(origin["carriers"]), f"an origin tells {told}")
expect(1 <= told["document"][0] <= 2 and told["reuse"][0] == 0, f"the first part of an origin tells {told}")
mentions = [sum(r["type"] == "mention" for r in server.lines("/api/entities/" + an_entity + asked)) for asked in ("?limit=1", "")]
expect(mentions[0] == 1 < mentions[1], f"a name tells {mentions} mentions")

# searches at the same time wait for each other
with concurrent.futures.ThreadPoolExecutor(8) as pool:
    answers = list(pool.map(lambda n: server.get("/api/search?q=de*&limit=" + str(n))[0], range(1, 33)))
expect(answers == [200] * 32, f"searches at the same time give {sorted(set(answers))}")

# review: to the log and back
target = claims[0]["id"]
act = {"act": "reject", "on": [target], "reason": "read <again>", "by": "B. Reader"}
status, _, body = server.post("/api/review", "application/x-ndjson", json.dumps(act).encode())
expect(status == 200, f"review gives {status}: {body}")
decision = json.loads(body.splitlines()[-1])
told = subprocess.run([HABEAS, "review", "--case", CASE, "--json"], capture_output=True, check=True).stdout.decode()
expect(decision["id"] in told and "B. Reader" in told, "habeas review does not list what the page decided")
queue = [r["id"] for r in server.lines("/api/review") if r["type"] == "claim"]
expect(target not in queue, "a claim that was judged waits on")
undo = {"act": "undo", "on": [decision["id"]], "reason": "a slip", "by": "B. Reader"}
status, _, body = server.post("/api/review", "application/x-ndjson", json.dumps(undo).encode())
expect(status == 200, f"undo gives {status}: {body}")
expect(server.lines("/api/review")[1]["left"] == len([1 for line in records.splitlines() if '"type":"claim"' in line]),
       "after undo the claim waits again")
both = json.dumps(act) + "\n" + json.dumps({"act": "reject", "on": ["clm_" + "0" * 32], "reason": "x", "by": "B"})
size = len(log_bytes())
expect(server.post("/api/review", "application/x-ndjson", both.encode())[0] == 400 and len(log_bytes()) == size,
       "of two acts one was recorded although the other is wrong")

# a file comes in, a run brings it in, the page hears of it
status, _, body = server.post("/api/add?name=new%20page.txt", "application/octet-stream",
                              b"Ostmark, 4 May 2031. Border guards sent back 31 people to Velmaria on 2 May 2031, the Tarn Desk said.\n")
expect(status == 200 and b'"type":"source"' in body, f"add gives {status}: {body}")
for name in ("..%2fx", "a%2fb", ".x", "", "a%00b", "x" * 201):
    expect(server.post("/api/add?name=" + name, "application/octet-stream", b"x")[0] == 400, f"the name {name[:9]} is taken")
expect(os.listdir(os.path.join(CASE, "incoming")) == [], "a file that came in is left behind")
expect(json.loads(server.get("/api/case")[2])["newer"] == 3, "what is newer is not counted")
status, _, _ = server.post("/api/run", "application/json", b"{}")
expect(status == 202, f"run gives {status}")
events = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
events.request("GET", "/api/events", headers={"Habeas-Token": server.token})
stream = events.getresponse()
state = {"state": "running"}
while state["state"] == "running":
    line = stream.fp.readline().decode()
    if line.startswith("data: "):
        state = json.loads(line[6:])
expect(state["state"] == "idle", f"the run ended with {state}")
events.close()
case = json.loads(server.get("/api/case")[2])
expect(case["newer"] == 0 and case["counts"]["documents"] == len([r for r in documents if r["type"] == "document"]) + 1,
       f"the new page is not in the records: {case}")
hits = [r for r in server.lines("/api/search?q=Ostmark") if r["type"] == "hit"]
expect(hits and hits[0]["quote"].find("Ostmark") >= 0, "the new page is not found")
expect(server.get("/api/search?q=%22")[0] in (200, 400), "a wrong query breaks the search")

# killed and started again: the same case, another token
server.end()
again = Server()
expect(again.token != server.token, "the token is the same after a restart")
expect(json.loads(again.get("/api/case")[2])["counts"] == case["counts"], "the case differs after a restart")
old = change(again.own("GET"), "Habeas-Token", server.token)
expect(again.ask("GET", "/api/case", old)[0] == 401, "an old token is taken")
again.end()
verified = subprocess.run([HABEAS, "verify", "--case", CASE], capture_output=True)
expect(verified.returncode == 0, "habeas verify: " + verified.stdout.decode()[-300:])

# a catalog without its sum, of a program that was killed, is made again; one that cannot be made is tried once
store = os.path.join(CASE, "store")
whole = open(os.path.join(store, "catalog.db"), "rb").read()
os.remove(os.path.join(store, "catalog.sum"))
remade = Server()
expect(json.loads(remade.get("/api/case")[2])["counts"] == case["counts"], "a catalog without its sum is not made again")
expect(open(os.path.join(store, "catalog.db"), "rb").read() == whole, "the catalog that was made again is another one")
expect(os.path.exists(os.path.join(store, "catalog.sum")), "the catalog that was made again has no sum")
remade.end()
broken = os.path.join(SCRATCH, "broken.habeas")
shutil.copytree(CASE, broken)
with open(os.path.join(broken, "records"), "ab") as end:
    end.write(b'{"type":"nothing"}\n')
sound, CASE = CASE, broken
tried = Server()
for _ in range(3):
    status, _, body = tried.get("/api/case")
    expect(status == 500 and b"records: line" in body, f"records that cannot be listed give {status}: {body[:200]}")
status, _, body = tried.get("/api/events")
state = json.loads(body[body.index(b"data: ") + len("data: "):])
expect(state["state"] == "failed" and "records: line" in state["message"] and state["changes"] == 0,
       f"of records that cannot be listed is said {state}")
tried.end()

# a catalog that cannot be written, here for a folder that has its name, does not fail the run
CASE = os.path.join(SCRATCH, "blocked.habeas")
shutil.copytree(sound, CASE)
os.remove(os.path.join(CASE, "store", "catalog.db"))
os.mkdir(os.path.join(CASE, "store", "catalog.db"))
page = os.path.join(SCRATCH, "late.txt")
with open(page, "w") as late:
    late.write("Velmaria, 9 May 2031. Police detained 14 dockers in Ostmark on 8 May 2031, the Tarn Desk said.\n")
ran = subprocess.run([HABEAS, "run", "--case", CASE, page], capture_output=True)
expect(ran.returncode == 0, f"a run without a catalog ends with {ran.returncode}: {ran.stderr[-300:]}")
verified = subprocess.run([HABEAS, "verify", "--case", CASE], capture_output=True)
expect(verified.returncode == 0, "after a run without a catalog: " + verified.stdout.decode()[-300:])
os.rmdir(os.path.join(CASE, "store", "catalog.db"))
late = Server()
counts = json.loads(late.get("/api/case")[2])["counts"]
expect(counts["documents"] == case["counts"]["documents"] + 1, f"a catalog that a run could not write is not made: {counts}")
late.end()

# a log that does not hold ends the server, also a long one that is checked while the page opens
for name, size in (("short", 1000), ("long", 5 << 20)):
    CASE = os.path.join(SCRATCH, name + ".habeas")
    shutil.copytree(sound, CASE)
    with open(os.path.join(CASE, "custody", "log"), "ab") as end:
        end.write(b"no entry\n" * (size // 9))
    try:
        ended = subprocess.run([HABEAS, "serve", "--case", CASE], capture_output=True, timeout=60)
        expect(ended.returncode not in (0, -signal.SIGSEGV) and b"log" in ended.stderr,
               f"a {name} log that does not hold ends with {ended.returncode}: {ended.stderr[-200:]}")
    except subprocess.TimeoutExpired:
        expect(False, f"a {name} log that does not hold is served")
CASE = sound
print(f"{len(failed)} failed")
sys.exit(1 if failed else 0)
