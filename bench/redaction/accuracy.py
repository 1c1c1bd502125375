#!/usr/bin/env python3
"""Measures `ringfence phi scan` on labelled sets with their own scorer and writes the table into the room's README.

usage: bench/redaction/accuracy.py DIRECTORY        (labelled .dev.jsonl sets and score.py)
"""
import json, pathlib, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = ROOT / "src/Ringfence.Redaction/README.md"
CLI = ROOT / "artifacts/bin/Ringfence.Cli/release/ringfence"
START, END = "<!-- accuracy: written by bench/redaction/accuracy.py -->", "<!-- /accuracy -->"


def measure(gold: pathlib.Path, scorer: pathlib.Path, folder: str) -> dict:
    spans = pathlib.Path(folder) / gold.name
    with spans.open("w", encoding="utf-8") as out:
        code = subprocess.run([CLI, "phi", "scan", gold, "--format", "jsonl"], stdout=out).returncode
    if code not in (0, 1):
        sys.exit(f"phi scan failed on {gold.name} with exit code {code}")
    scored = subprocess.run([sys.executable, scorer, gold, spans, "--utf16", "--json"], capture_output=True, check=True, text=True)
    return json.loads(scored.stdout)


def percent(value: float) -> str:
    return "–" if value != value else f"{100 * value:.1f} %"


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    sets = ["| set | documents | identifiers | touched | fully covered | characters | token F2 | clean documents | false spans per 1,000 words | documents without identifiers flagged |", "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]
    kinds = ["| kind (all sets) | identifiers | touched | fully covered |", "|---|--:|--:|--:|"]
    totals: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for gold in sorted(folder.glob("*.dev.jsonl")):
            result = measure(gold, folder / "score.py", temporary)
            name = gold.name.removesuffix(".dev.jsonl")
            sets.append(
                f"| {name} | {result['docs']} | {result['entities']} | {percent(result['ent_overlap_recall'])} | {percent(result['ent_full_recall'])} | {percent(result['char_recall'])} "
                f"| {percent(result['tok_f2'])} | {percent(result['clean_docs'])} | {result['FP_per_1k_words']:.2f} | {percent(result['neg_flag_rate'])} |"
            )
            for kind, row in result["types"].items():
                sums = totals.setdefault(f"{kind}, {name}", [0, 0, 0])
                sums[0] += row["n"]
                sums[1] += row["n"] * row["overlap"]
                sums[2] += row["n"] * row["full"]
    for kind, (count, touched, full) in sorted(totals.items()):
        kinds.append(f"| {kind} | {count} | {percent(touched / count)} | {percent(full / count)} |")
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(START)
    after = rest.split(END)[1]
    README.write_text(before + START + "\n" + "\n".join(sets) + "\n\n" + "\n".join(kinds) + "\n" + END + after, encoding="utf-8")
    print("\n".join(sets))


main()
