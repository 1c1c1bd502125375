"""The console over a store of N records: server time of each page, and the live list under a steady load.

The store is filled in place, in its own schema: three fifths CloudTrail events, two fifths gateway calls that they explain. Everything runs on
this machine, the load included; compare within one run only. Usage: bench.py [RECORDS] [LIVE MINUTES]
"""
import http.client
import os
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CLI = ["dotnet", os.path.join(ROOT, "artifacts/bin/Ringfence.Cli/release/ringfence.dll")]
PORT = 18480
RATE = 200
PAGES = [
    ("Now", "/console/"),
    ("Calls, newest", "/console/calls"),
    ("Calls, page 2", None),  # its address is in page 1
    ("Calls of a person", "/console/calls?person=user-0042"),
    ("Calls of a team, an hour", "/console/calls?team=team-07&from=2026-06-20T10:00&to=2026-06-20T11:00"),
    ("Calls refused", "/console/calls?outcome=refused"),
    ("One call, three layers", "/console/calls/g-{last}"),
    ("Ledger", "/console/ledger"),
    ("Usage", "/console/usage"),
    ("A person's timeline", "/console/people?person=user-0042"),
    ("Evidence: who, by person", "/console/evidence?question=who&by=person&value=user-0042"),
    ("Evidence: bypass", "/console/evidence?question=bypass"),
    ("Evidence: anomalies", "/console/evidence?question=anomalies"),
    ("Controls", "/console/controls"),
    ("A control", "/console/controls/bucket-has-versioning"),
    ("A framework", "/console/frameworks/hipaa"),
    ("Audit", "/console/audit"),
]


def start(data):
    up = subprocess.Popen(
        CLI + ["up", "--port", str(PORT), "--data", data, "--local"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while subprocess.run(["curl", "-sf", f"http://127.0.0.1:{PORT}/readyz"], capture_output=True).returncode != 0:
        if up.poll() is not None:
            raise SystemExit("bench: `ringfence up` did not start")
        time.sleep(0.5)
    return up


def raise_quotas(data):
    """One user carries the whole load: what each may ask in a minute is not what is measured."""
    path = os.path.join(data, "ringfence.json")
    with open(path) as file:
        settings = file.read()
    raised = re.sub(r'("(?:Requests|Tokens)PerMinute": )\d+', r"\g<1>1000000000", settings)
    assert raised != settings, "the starter's quotas are not where they were"
    with open(path, "w") as file:
        file.write(raised)


def stop(up):
    up.send_signal(signal.SIGTERM)
    up.wait(60)


def fill(path, records):
    calls, events = records * 2 // 5, records - records * 2 // 5
    store = sqlite3.connect(path, isolation_level=None)
    store.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY;")
    indexes = [row[0] for row in store.execute("SELECT name FROM sqlite_master WHERE type='index' AND sql IS NOT NULL AND (name LIKE 'event_%' OR name LIKE 'call_%' OR name LIKE 'attempt_%')")]
    for index in indexes:
        store.execute(f"DROP INDEX {index}")
    words = {}

    def word(value):
        if value not in words:
            store.execute("INSERT OR IGNORE INTO word(value) VALUES(?)", (value,))
            words[value] = store.execute("SELECT id FROM word WHERE value=?", (value,)).fetchone()[0]
        return words[value]

    # People, teams and the rest lie in rows of words with consecutive ids, so that a number picks one.
    def run(name, values):
        ids = [word(value) for value in values]
        assert ids == list(range(ids[0], ids[0] + len(ids))), name
        return ids[0]

    store.execute("BEGIN")
    person = run("person", [f"user-{n:04d}" for n in range(1000)])
    principal = run("principal", [f"arn:aws:sts::111122223333:assumed-role/App/user-{n:04d}" for n in range(1000)])
    team = run("team", [f"team-{n:02d}" for n in range(20)])
    application = run("application", [f"application-{n}" for n in range(10)])
    address = run("address", [f"10.0.{n // 250}.{n % 250}" for n in range(1000)])
    model = run("model", ["us.anthropic.claude-sonnet-4-5", "us.anthropic.claude-haiku-4-5", "anthropic.claude-opus-4-1", "amazon.nova-lite"])
    resource = run("resource", [f"phi-records/patients/{n:06d}/notes.json" for n in range(20000)])
    w = {name: word(name) for name in ["bench.example/log", "converse", "Converse", "GetObject", "us-east-1", "None", "Denied", "bedrock.amazonaws.com", "s3.amazonaws.com", "111122223333", "AwsApiCall", "Management", "Data"]}
    store.execute("INSERT INTO file(path, name, size, stamp, sha256, kinds, mark) VALUES('bench', 'ledger', 0, 0, '', '', 1)")
    file = store.execute("SELECT max(id) FROM file").fetchone()[0]
    begin, span = 1780272000000, 30 * 86400 * 1000  # June 2026
    numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {0}) "
    # One in fifty is refused by the gateway and never reaches AWS.
    store.execute(
        numbers.format(calls)
        + f"""INSERT INTO gateway_call(file, request_id, ledger, entry, answered, time, ended, principal, person, team, application, address, door, operation, model_asked, model, region, status, error, input_tokens, output_tokens, partial, latency_ms, phi, attempts)
          SELECT {file}, 'g-' || i, {w['bench.example/log']}, i * 2, iif(i % 50 = 0, i * 2, i * 2 + 1), {begin} + i * {span} / {calls}, {begin} + i * {span} / {calls} + 900, {principal} + i % 1000, {person} + i % 1000, {team} + i % 1000 % 20,
            {application} + i % 10, {address} + i % 1000, {w['converse']}, {w['Converse']}, {model} + i % 4, {model} + i % 4, {w['us-east-1']}, iif(i % 50 = 0, 403, 200), iif(i % 50 = 0, {w['Denied']}, {w['None']}),
            100 + i % 900, 20 + i % 300, 0, 300 + i % 2000, iif(i % 3 = 0, '{{"NAME":2,"MRN":1}}', NULL), iif(i % 50 = 0, NULL, 'r-' || i) FROM n"""
    )
    store.execute(f"INSERT INTO attempt(aws_request_id, call) SELECT attempts, id FROM gateway_call WHERE attempts IS NOT NULL AND file = {file} ORDER BY attempts")
    store.execute(
        numbers.format(events)
        + f"""INSERT INTO event(file, event_id, request_id, time, source, name, region, account, principal, person, address, model, resource, kind, category, model_call, bearer, read_only, mfa)
          SELECT {file}, 'e-' || i, iif(i % 3 < 2, 'r-' || (i / 3 * 2 + i % 3), 's-' || i), {begin} + i * {span} / {events}, iif(i % 3 < 2, {w['bedrock.amazonaws.com']}, {w['s3.amazonaws.com']}), iif(i % 3 < 2, {w['Converse']}, {w['GetObject']}),
            {w['us-east-1']}, {w['111122223333']}, {principal} + (i / 3 * 2 + i % 3) % 1000, {person} + (i / 3 * 2 + i % 3) % 1000, {address} + i % 1000, iif(i % 3 < 2, {model} + i % 4, NULL), iif(i % 3 < 2, NULL, {resource} + i % 20000),
            {w['AwsApiCall']}, iif(i % 3 < 2, {w['Management']}, {w['Data']}), iif(i % 3 < 2, 1, 0), 0, 1, 0 FROM n"""
    )
    store.execute("COMMIT")
    store.execute("PRAGMA journal_mode=WAL")
    store.close()
    return calls, events


class Visitor:
    def __init__(self, data):
        link = subprocess.run(CLI + ["console", "--data", data, "--role", "administrator"], capture_output=True, text=True, check=True).stdout.strip()
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=600)
        self.connection.request("GET", link[link.index("/console") :])
        answer = self.connection.getresponse()
        answer.read()
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]

    def get(self, path):
        begun = time.perf_counter()
        self.connection.request("GET", path, headers={"Cookie": self.cookie, "Accept": "text/html"})
        answer = self.connection.getresponse()
        body = answer.read()
        return answer.status, body.decode("utf-8", "replace"), (time.perf_counter() - begun) * 1000


def pages(visitor, calls):
    print(f"{'page':<32} {'first ms':>9} {'p50 ms':>9} {'p95 ms':>9}")
    second = None
    for name, path in PAGES:
        path = (path or second).replace("{last}", str(calls - 1))
        status, body, first = visitor.get(path)
        if status != 200:
            print(f"{name:<32} HTTP {status}", flush=True)
            continue
        if name == "Calls, newest":
            after = body.index("after=")
            start_at = body.rindex('href="', 0, after) + 6
            second = body[start_at : body.index('"', after)].replace("&amp;", "&")
        rounds = 40 if first < 500 else 5
        times = sorted(visitor.get(path)[2] for _ in range(rounds))
        print(f"{name:<32} {first:9.1f} {statistics.median(times):9.1f} {times[int(len(times) * 0.95) - (rounds < 20)]:9.1f}", flush=True)


def memory(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def live(up, data, visitor, minutes):
    token = subprocess.run(CLI + ["token", "--user", "a.okafor", "--team", "oncology", "--role", "clinician", "--data", data], capture_output=True, text=True, check=True).stdout.strip()
    seen, over = [0], threading.Event()

    def follow():
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        connection.request("GET", "/console/calls/live", headers={"Cookie": visitor.cookie})
        answer = connection.getresponse()
        while not over.is_set():
            if answer.readline().startswith(b"data:"):
                seen[0] += 1

    threading.Thread(target=follow, daemon=True).start()
    body = '{"messages":[{"role":"user","content":[{"text":"Patient Harold Whitcombe, MRN UH-48213377, has a cough."}]}]}'
    load = subprocess.Popen(
        ["hey", "-z", f"{minutes * 60}s", "-c", "20", "-q", str(RATE // 20), "-m", "POST", "-T", "application/json", "-H", f"Authorization: Bearer {token}", "-d", body,
         f"http://127.0.0.1:{PORT}/model/claude-sonnet/converse"],
        stdout=subprocess.PIPE, text=True,
    )
    print(f"live list, {RATE} calls a second asked for:\n{'s':>5} {'calls seen':>11} {'a second':>9} {'RSS MB':>8} {'Now ms':>8}", flush=True)
    begun, last = time.time(), 0
    while load.poll() is None:
        time.sleep(20)
        _, _, took = visitor.get("/console/")
        print(f"{time.time() - begun:5.0f} {seen[0]:11,} {(seen[0] - last) / 20:9.0f} {memory(up.pid):8.0f} {took:8.1f}", flush=True)
        last = seen[0]
    over.set()
    print("\n".join(line for line in load.stdout.read().splitlines() if "Requests/sec" in line or "responses" in line))


def main():
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    minutes = float(sys.argv[2]) if len(sys.argv) > 2 else 5
    data = tempfile.mkdtemp(prefix="console-bench-")
    up = None
    try:
        up = start(data)
        path = os.path.join(data, "evidence.db")
        while not os.path.exists(path):
            time.sleep(0.5)
        time.sleep(5)
        stop(up)
        raise_quotas(data)
        begun = time.time()
        calls, events = fill(path, records)
        print(f"{events:,} events, {calls:,} calls; {os.path.getsize(path) / 2**30:.1f} GB, filled in {time.time() - begun:.0f} s", flush=True)
        begun = time.time()
        up = start(data)
        visitor = Visitor(data)
        while "reading for the first time" in visitor.get("/console/")[1]:
            time.sleep(2)
        print(f"first look, indexes included: {time.time() - begun:.0f} s; {memory(up.pid):.0f} MB", flush=True)
        pages(visitor, calls)
        live(up, data, visitor, minutes)
    finally:
        if up is not None and up.poll() is None:
            stop(up)
        shutil.rmtree(data)


if __name__ == "__main__":
    main()
