// SARIF's own validator (the public schema, its rules, and those of GitHub's code scanning) over one file: `node sarif.mjs FILE`.
// Prints a list of {rule, level, message}.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import validator from "@microsoft/sarif-multitool";

const folder = mkdtempSync(join(tmpdir(), "ringfence-sarif-"));
try {
  // What its install script does, where install scripts are not run.
  chmodSync(validator, 0o755);
  const report = join(folder, "report.sarif");
  execFileSync(validator, ["validate", process.argv[2], "--rule-kind", "Sarif;Ghas", "--output", report, "--quiet"]);
  const results = JSON.parse(readFileSync(report, "utf8")).runs[0].results ?? [];
  console.log(JSON.stringify(results.map(result => ({ rule: result.ruleId, level: result.level ?? "warning", message: result.message.text ?? result.message.arguments?.join(" ") }))));
} finally {
  rmSync(folder, { recursive: true });
}
