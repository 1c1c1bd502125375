"""Evidence engine: ingest, size, questions over generated CloudTrail; beside it zgrep and jq over the same files, and DuckDB where npm has it.

Everything runs one after the other on this machine; compare within one run only. Usage: bench.py [EVENTS]
"""
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CLI = os.path.join(ROOT, "artifacts/bin/Ringfence.Cli/release/ringfence.dll")
BENCH = os.path.join(ROOT, "artifacts/bin/Ringfence.Benchmarks/release/Ringfence.Benchmarks.dll")
DUCK = os.path.join(ROOT, "bench/trail/duckdb.mjs")


def run(command, **more):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, **more)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return done, wall, cpu


def row(name, wall, cpu, more=""):
    print(f"{name:<52} {wall:9.2f} {cpu:9.2f}  {more}", flush=True)


def questions(store, sample):
    asked = {
        "by request id": f"SELECT * FROM event_v WHERE request_id = '{sample['request_id']}'",
        "a principal in one day": f"SELECT time, name, resource FROM event WHERE principal = (SELECT id FROM word WHERE value = '{sample['principal']}') AND time >= 1781136000000 AND time < 1781222400000",
        "top ten principals": "SELECT (SELECT value FROM word WHERE id = principal), count(*) AS n FROM event GROUP BY principal ORDER BY n DESC LIMIT 10",
        "calls around the gateway, a day": "SELECT e.* FROM unexplained u CROSS JOIN event e ON e.id = u.event WHERE e.time >= 1781136000000 AND e.time < 1781222400000 LIMIT 100",
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
    work = tempfile.mkdtemp(prefix="trail-bench-")
    try:
        month, store = os.path.join(work, "month"), os.path.join(work, "evidence.db")
        print(f"{int(events):,} events; load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"{'':<52} {'wall s':>9} {'CPU s':>9}")
        _, wall, cpu = run(["dotnet", "exec", BENCH, "trail-generate", month, events])
        row("generate", wall, cpu)
        subprocess.run(f"find {month} -type f -exec cat {{}} + > /dev/null", shell=True, check=True)

        done, wall, cpu = run(["dotnet", "exec", CLI, "trail", "ingest", month, "--store", store, "--format", "json"])
        report = json.loads(done.stdout)
        assert report["events"]["cloudtrail"] == int(events), report
        assert not report["setAside"], report["setAside"][:3]
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        row("ringfence: ingest, hashes and all indexes", wall, cpu, f"{int(events) / wall:,.0f} events/s, {int(events) / cpu:,.0f} a CPU second, store {os.path.getsize(store) / 1e6:,.0f} MB, peak {peak:,.0f} MB")
        done, wall, cpu = run(["dotnet", "exec", CLI, "trail", "verify", month, "--format", "json"])
        assert json.loads(done.stdout)["ok"], done.stdout[:500]
        row("ringfence: verify every digest and log", wall, cpu)

        import sqlite3

        database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
        one = database.execute("SELECT request_id, principal FROM event_v WHERE id = (SELECT max(id) / 2 FROM event)").fetchone()
        resource_ = database.execute("SELECT resource FROM event_v WHERE name = 'GetObject' LIMIT 1").fetchone()[0]
        sample = {"request_id": one[0], "principal": one[1], "resource": resource_}
        database.close()
        questions(store, sample)

        _, wall, cpu = run(f"find {month} -name '*_CloudTrail_*.gz' -print0 | xargs -0 zgrep -l {sample['request_id']}", shell=True)
        row("zgrep -l, by request id", wall, cpu)
        if shutil.which("jq"):
            _, wall, cpu = run(f"find {month} -name '*_CloudTrail_*.gz' -print0 | xargs -0 zcat | jq -c '.Records[] | select(.requestID == \"{sample['request_id']}\")'", shell=True)
            row("zcat | jq, by request id", wall, cpu)
        if os.path.isdir(os.path.join(ROOT, "bench/trail/node_modules/@duckdb")):
            done, wall, cpu = run(["node", DUCK, month, os.path.join(work, "duck.db"), sample["request_id"], sample["principal"]])
            row("DuckDB: load, typed columns, and its questions", wall, cpu)
            print(done.stdout + done.stderr[-500:])
        else:
            print("DuckDB: left out, for bench/trail/node_modules is not there (npm install in bench/trail)")
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
