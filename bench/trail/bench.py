"""Evidence engine: ingest, size, questions over generated CloudTrail; beside it zgrep and jq over the same files, and DuckDB where npm has it.

Everything runs one after the other on this machine; compare within one run only. Usage: bench.py [EVENTS] [alone]
With `alone` nothing but ours is measured: of ten million events the others take most of an hour.
"""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CLI = os.path.join(ROOT, "artifacts/run/ringfence.dll")
BENCH = os.path.join(ROOT, "artifacts/bin/Ringfence.Benchmarks/release/Ringfence.Benchmarks.dll")
os.environ.setdefault("DOTNET_TieredPGO", "0")  # as ./ringfence does
DUCK = os.path.join(ROOT, "bench/trail/duckdb.mjs")


# A question as a user asks it: the program's start, the answer and the hours for which each layer is proven complete.
WHOLE = {
    "call": ["call", "{request_id}"],
    "who": ["who", "--record", "{resource}"],
    "bypass": ["bypass", "--from", "2026-06-11", "--to", "2026-06-12"],
    "usage": ["usage", "--from", "2026-06-11", "--to", "2026-06-12"],
    "anomalies": ["anomalies", "--from", "2026-06-11", "--to", "2026-06-12"],
}


def run(command, shell=False):
    """Runs to the end; returns its output, wall and CPU seconds, and the most memory that it alone held, in MB."""
    with tempfile.TemporaryFile("w+") as out:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT if shell else None, shell=shell)
        _, _, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        out.seek(0)
        return out.read(), wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def row(name, wall, cpu, more=""):
    print(f"{name:<52} {wall:9.2f} {cpu:9.2f}  {more}", flush=True)


def questions(store, sample):
    asked = {
        "by request id": f"SELECT * FROM event_v WHERE request_id = '{sample['request_id']}'",
        "a principal in one day": f"SELECT time, name, resource FROM event WHERE principal = (SELECT id FROM word WHERE value = '{sample['principal']}') AND time >= 1781136000000 AND time < 1781222400000",
        "top ten principals": "SELECT (SELECT value FROM word WHERE id = principal), sum(events) AS n FROM principal_day GROUP BY principal ORDER BY n DESC LIMIT 10",
        "top ten principals, every event counted": "SELECT (SELECT value FROM word WHERE id = principal), count(*) AS n FROM event GROUP BY principal ORDER BY n DESC LIMIT 10",
        "calls around the gateway, a month": "SELECT e.* FROM unexplained u CROSS JOIN event e ON e.id = u.event WHERE u.time >= 1780272000000 AND u.time < 1782864000000 ORDER BY u.time, e.event_id LIMIT 101",
        "calls around the gateway, a day": "SELECT e.* FROM unexplained u CROSS JOIN event e ON e.id = u.event WHERE u.time >= 1781136000000 AND u.time < 1781222400000 LIMIT 100",
        "who read one record": f"SELECT * FROM event_v WHERE resource = '{sample['resource']}'",
    }
    import sqlite3

    database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    for name, sql in asked.items():
        times = []
        for _ in range(20):
            start = time.perf_counter()
            database.execute(sql).fetchall()
            times.append((time.perf_counter() - start) * 1000)
        times.sort()
        print(f"  {name:<50} p50 {statistics.median(times):9.3f} ms   p95 {times[18]:9.3f} ms", flush=True)


def main():
    events = sys.argv[1] if len(sys.argv) > 1 else "1000000"
    alone = "alone" in sys.argv[2:]
    work = tempfile.mkdtemp(prefix="trail-bench-")
    try:
        month, store = os.path.join(work, "month"), os.path.join(work, "evidence.db")
        print(f"{int(events):,} events; load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"{'':<52} {'wall s':>9} {'CPU s':>9}")
        _, wall, cpu, _ = run(["dotnet", "exec", BENCH, "trail-generate", month, events])
        row("generate", wall, cpu)
        subprocess.run(f"find {month} -type f -exec cat {{}} + > /dev/null", shell=True, check=True)

        done, wall, cpu, peak = run(["dotnet", "exec", CLI, "trail", "ingest", month, "--store", store, "--format", "json"])
        report = json.loads(done)
        assert report["events"]["cloudtrail"] == int(events), report
        assert not report["setAside"], report["setAside"][:3]
        row("ringfence: ingest, hashes and all indexes", wall, cpu, f"{int(events) / wall:,.0f} events/s, {int(events) / cpu:,.0f} a CPU second, store {os.path.getsize(store) / 1e6:,.0f} MB, peak {peak:,.0f} MB")
        done, wall, cpu, peak = run(["dotnet", "exec", CLI, "trail", "verify", month, "--format", "json"])
        assert json.loads(done)["ok"], done[:500]
        row("ringfence: verify every digest and log", wall, cpu, f"peak {peak:,.0f} MB")

        import sqlite3

        database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
        one = database.execute("SELECT request_id, principal FROM event_v WHERE id = (SELECT max(id) / 2 FROM event)").fetchone()
        resource_ = database.execute("SELECT resource FROM event_v WHERE name = 'GetObject' LIMIT 1").fetchone()[0]
        sample = {"request_id": one[0], "principal": one[1], "resource": resource_}
        database.close()
        questions(store, sample)
        for name, asked in WHOLE.items():
            _, wall, cpu, peak = run(["dotnet", "exec", CLI, "trail", *[part.format(**sample) for part in asked], "--store", store, "--format", "json"])
            row(f"trail {name}, its process and its coverage", wall, cpu, f"peak {peak:,.0f} MB")
        if alone:
            return

        _, wall, cpu, _ = run(f"find {month} -name '*_CloudTrail_*.gz' -print0 | xargs -0 zgrep -l {sample['request_id']}", shell=True)
        row("zgrep -l, by request id", wall, cpu)
        if shutil.which("jq"):
            _, wall, cpu, _ = run(f"find {month} -name '*_CloudTrail_*.gz' -print0 | xargs -0 zcat | jq -c '.Records[] | select(.requestID == \"{sample['request_id']}\")'", shell=True)
            row("zcat | jq, by request id", wall, cpu)
        if os.path.isdir(os.path.join(ROOT, "bench/trail/node_modules/@duckdb")):
            done, wall, cpu, peak = run(["node", DUCK, month, os.path.join(work, "duck.db"), sample["request_id"], sample["principal"]])
            row("DuckDB: load, typed columns, and its questions", wall, cpu, f"peak {peak:,.0f} MB")
            print(done)
        else:
            print("DuckDB: left out, for bench/trail/node_modules is not there (npm install in bench/trail)")
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
