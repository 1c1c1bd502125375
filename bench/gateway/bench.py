"""The gateway against a direct call and against nginx as a plain proxy: same upstream, same core, one run.

The thing measured runs on core 0, its upstream and wrk on core 1. Numbers of one run are comparable with each other only. Every round
measures all of them in turn; what is shown is each number's median over the rounds, a ratio's over those of the rounds.
"""

import json, os, re, shutil, signal, socket, struct, subprocess, sys, tempfile, time, urllib.request, zlib
from statistics import median

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HERE = os.path.dirname(os.path.abspath(__file__))
CLI = os.path.join(ROOT, "artifacts/bin/Ringfence.Cli/release/ringfence.dll")
BENCH = os.path.join(ROOT, "artifacts/bin/Ringfence.Benchmarks/release/Ringfence.Benchmarks.dll")
SECONDS = int(os.environ.get("BENCH_SECONDS", "6"))
WARM_UP = int(os.environ.get("BENCH_WARM_UP", "60"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
MODEL = "amazon.nova-lite-v1%3A0"
NOTE = ("Patient: Harold Whitcombe, MRN: UH-48213377, DOB 03/14/1958, was seen on 4 March 2024 for a cough of three weeks. "
        "He takes lisinopril 10 mg daily and denies fever, chest pain and dyspnea. ")
PROMPT = json.dumps({"messages": [{"role": "user", "content": [{"text": NOTE + "The lungs are clear and the heart is regular. " * 17}]}]})  # 1 KB


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def frame(event, payload):
    headers = b""
    for name, value in ((":event-type", event), (":content-type", "application/json"), (":message-type", "event")):
        headers += bytes([len(name)]) + name.encode() + b"\x07" + struct.pack(">H", len(value)) + value.encode()
    body = json.dumps(payload, separators=(",", ":")).encode()
    prelude = struct.pack(">II", 16 + len(headers) + len(body), len(headers))
    prelude += struct.pack(">I", zlib.crc32(prelude))
    whole = prelude + headers + body
    return whole + struct.pack(">I", zlib.crc32(whole))


def answers(folder):
    usage = {"inputTokens": 205, "outputTokens": 50, "totalTokens": 255}
    with open(f"{folder}/answer.json", "w") as f:
        message = {"role": "assistant", "content": [{"text": "word " * 50}]}
        json.dump({"output": {"message": message}, "stopReason": "end_turn", "usage": usage, "metrics": {"latencyMs": 1}}, f)
    with open(f"{folder}/answer.eventstream", "wb") as f:
        f.write(frame("messageStart", {"role": "assistant"}))
        for _ in range(50):
            f.write(frame("contentBlockDelta", {"contentBlockIndex": 0, "delta": {"text": "word "}, "p": "abcdefghij"}))
        f.write(frame("contentBlockStop", {"contentBlockIndex": 0}))
        f.write(frame("messageStop", {"stopReason": "end_turn"}))
        f.write(frame("metadata", {"usage": usage, "metrics": {"latencyMs": 1}}))


def start(core, arguments, **options):
    return subprocess.Popen(["taskset", "-c", str(core), *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


def wait(port, path="/", seconds=30):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"bench: nothing answers on port {port}")


def processes(pid):
    """A process and its children (nginx forks a worker)."""
    found = [pid]
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as f:
                    if int(f.read().rsplit(")", 1)[1].split()[1]) == pid:
                        found.append(int(entry))
            except (OSError, ValueError):
                pass
    return found


def cpu_seconds(pid):
    total = 0
    for each in processes(pid):
        with open(f"/proc/{each}/stat") as f:
            fields = f.read().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def rss_mb(pid):
    total = 0
    for each in processes(pid):
        with open(f"/proc/{each}/status") as f:
            total += int(re.search(r"VmRSS:\s+(\d+)", f.read()).group(1))
    return total / 1024


def wrk(port, operation, connections, token, folder, pid=None, seconds=SECONDS):
    script = f"{folder}/{operation}.lua"
    with open(script, "w") as f:
        f.write(f'wrk.method = "POST"\nwrk.body = {json.dumps(PROMPT)}\nwrk.headers["content-type"] = "application/json"\n')
        if token:
            f.write(f'wrk.headers["authorization"] = "Bearer {token}"\n')
    before = cpu_seconds(pid) if pid else 0
    out = subprocess.run(
        ["taskset", "-c", "1", "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script,
         f"http://127.0.0.1:{port}/model/{MODEL}/{operation}"], capture_output=True, text=True).stdout
    spent = (cpu_seconds(pid) - before) if pid else 0
    errors = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    if errors or "Requests/sec" not in out:
        raise SystemExit(f"bench: {errors.group(0) if errors else 'wrk failed'}\n{out}")
    requests = int(re.search(r"(\d+) requests in", out).group(1))
    return {
        "rps": float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)),
        "p50": latency(out, "50%"), "p99": latency(out, "99%"),
        "cpu": 1e6 * spent / max(1, requests),
    }


def latency(out, line):
    number, unit = re.search(re.escape(line) + r"\s+([\d.]+)(us|ms|s)", out).groups()
    return float(number) * {"us": 1, "ms": 1000, "s": 1e6}[unit]


def gateway(folder, port, upstream, name, record, phi="Off"):
    data = f"{folder}/{name}"
    os.makedirs(data, exist_ok=True)
    config = {
        "Listen": {"Port": port, "Http2Port": free_port()},
        "Recording": {"Directory": f"{data}/ledger", "KeyFile": f"{data}/keys/ledger.key", "Origin": "bench.example/gateway"},
        "Callers": {"Development": {"Directory": f"{folder}/development-issuer"}},
        "Models": {"Regions": ["us-east-1"], "Teams": {"oncology": {"Allow": ["amazon.nova-lite-v1:0"]}}},
        "Quotas": {"EachUser": {"RequestsPerMinute": 10**9, "TokensPerMinute": 10**12},
                   "EachTeam": {"RequestsPerMinute": 10**9, "TokensPerMinute": 10**12}},
        "Phi": {"Default": {"Policy": phi}},
        "Bedrock": {"Region": "us-east-1", "Endpoint": f"http://127.0.0.1:{upstream}",
                    "Keys": {"AccessKeyId": "AKIDEXAMPLE", "SecretAccessKey": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}},
        "Logging": {"LogLevel": {"Default": "Warning"}},
    }
    file = f"{data}/ringfence.json"
    with open(file, "w") as f:
        json.dump(config, f)
    command = ["dotnet", "exec", CLI, "gateway", "--config", file] if record else ["dotnet", "exec", BENCH, "unrecorded-gateway", file]
    process = start(0, command)
    wait(port, "/healthz")
    return process


def measure(operation, targets, token, folder):
    """One round, a row for each target: its name, what it does at 64 connections, and at one."""
    rows = []
    for name, port, process in targets:
        bearer = None if name in ("direct", "nginx, plain proxy") else token
        many = wrk(port, operation, 64, bearer, folder, process.pid if process else None)
        single = wrk(port, operation, 1, bearer, folder, seconds=max(2, SECONDS // 2))
        rows.append((name, many, single))
    return rows


def show(operation, rounds):
    """A line for each target: the median over the rounds, and of the ratio to nginx the least and the most as well."""
    print(f"\n{operation}{' (53 frames)' if operation != 'converse' else ''}, 1 KB prompt, core 0; {SECONDS} s each, medians of {ROUNDS} rounds")
    print(f"{'':32}{'req/s, 64 conn.':>16}{'of nginx':>10}{'(range)':>12}{'CPU µs/req':>12}{'p50 µs, 1 conn.':>17}{'p99 µs':>9}{'added p50':>11}{'added p99':>11}")
    for target, (name, _, _) in enumerate(rounds[0]):
        many, single = [rows[target][1] for rows in rounds], [rows[target][2] for rows in rounds]
        ratios = [rows[target][1]["rps"] / rows[1][1]["rps"] for rows in rounds]
        added = {part: [rows[target][2][part] - rows[0][2][part] for rows in rounds] for part in ("p50", "p99")}
        ratio, extent = (f"{median(ratios):.2f}", f"{min(ratios):.2f}–{max(ratios):.2f}") if name != "direct" else ("–", "")
        print(f"{name:32}{median(one['rps'] for one in many):16,.0f}{ratio:>10}{extent:>12}{median(one['cpu'] for one in many):12.0f}"
              f"{median(one['p50'] for one in single):17.0f}{median(one['p99'] for one in single):9.0f}"
              f"{median(added['p50']):11.0f}{median(added['p99']):11.0f}", flush=True)


def main():
    folder = tempfile.mkdtemp(prefix="ringfence-bench-", dir=os.environ.get("BENCH_DIR"))
    os.chmod(folder, 0o755)
    running = []
    try:
        answers(folder)
        ports = {name: free_port() for name in ("UPSTREAM", "PROXY", "GATEWAY", "UNRECORDED", "REDACTED")}
        for name in ("upstream", "proxy"):
            with open(f"{HERE}/{name}.conf") as f:
                text = f.read().replace("@DIR@", folder)
            for key, value in ports.items():
                text = text.replace(f"@{key}@", str(value))
            user = "user root;\n" if os.geteuid() == 0 else ""
            with open(f"{folder}/{name}.conf", "w") as f:
                f.write(user + text)
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        running.append(start(1, [nginx, "-c", f"{folder}/upstream.conf"]))
        proxy = start(0, [nginx, "-c", f"{folder}/proxy.conf"])
        running.append(proxy)
        wait(ports["UPSTREAM"])
        wait(ports["PROXY"])
        token = subprocess.run(["dotnet", "exec", CLI, "token", "--user", "bench", "--team", "oncology", "--data", folder],
                               capture_output=True, text=True, check=True).stdout.strip()
        recorded = gateway(folder, ports["GATEWAY"], ports["UPSTREAM"], "recorded", True)
        running.append(recorded)
        unrecorded = gateway(folder, ports["UNRECORDED"], ports["UPSTREAM"], "unrecorded", False)
        running.append(unrecorded)
        redacted = gateway(folder, ports["REDACTED"], ports["UPSTREAM"], "redacted", True, "Pseudonym")
        running.append(redacted)
        rest = rss_mb(recorded.pid)

        targets = [("direct", ports["UPSTREAM"], None), ("nginx, plain proxy", ports["PROXY"], proxy),
                   ("Ringfence, recording off", ports["UNRECORDED"], unrecorded), ("Ringfence, durable recording", ports["GATEWAY"], recorded),
                   ("durable recording + redaction", ports["REDACTED"], redacted)]
        for _, port, process in targets[2:]:  # on one busy core the JIT takes a minute to settle
            for operation in ("converse", "converse-stream"):
                wrk(port, operation, 64, token, folder, seconds=WARM_UP)
        for operation in ("converse", "converse-stream"):
            rounds = [measure(operation, targets, token, folder) for _ in range(ROUNDS)]
            show(operation, rounds)
        print(f"\nmemory: gateway at rest {rest:.0f} MB, after this load {rss_mb(recorded.pid):.0f} MB; nginx {rss_mb(proxy.pid):.0f} MB")
    finally:
        for process in running:
            process.send_signal(signal.SIGTERM)
        for process in running:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
