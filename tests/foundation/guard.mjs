// cfn-guard with the Control Tower rules over templates: node guard.mjs TEMPLATE… Prints a JSON array of findings.
// Each template is judged by itself: the engine's time grows with the square of what it is given at once.
// What one stack exports and another imports stands there as the export's value, and the resource that it names beside
// it, for the rules ask which resource a reference is to.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

const home = dirname(createRequire(import.meta.url).resolve("@cdklabs/cdk-validator-cfnguard/package.json"));
const guard = join(home, "bin", platform() === "darwin" ? "macos" : "ubuntu", arch() === "arm64" ? "aarch64" : "x86_64", "cfn-guard");
const rules = join(home, "rules", "control-tower", "cfn-guard");

const files = process.argv.slice(2);
const templates = files.map((file) => JSON.parse(readFileSync(file)));
const exported = new Map(
  templates.flatMap((template) => Object.values(template.Outputs ?? {})
    .filter((output) => output.Export).map((output) => [output.Export.Name, { value: output.Value, template }])),
);
const imported = (template, value) => {
  const found = exported.get(value?.["Fn::ImportValue"]);
  if (!found) return value;
  const id = found.value.Ref ?? found.value["Fn::GetAtt"]?.[0];
  if (id && found.template.Resources[id]) template.Resources[id] ??= found.template.Resources[id];
  return found.value;
};
const folder = mkdtempSync(join(tmpdir(), "guard-"));
const findings = [];
for (const [at, file] of files.entries()) {
  const beside = { Resources: {} };
  const template = JSON.parse(JSON.stringify(templates[at]), (_, value) => imported(beside, value));
  const own = new Set(Object.keys(template.Resources));
  template.Resources = { ...beside.Resources, ...template.Resources };
  const path = join(folder, basename(file));
  writeFileSync(path, JSON.stringify(template));
  const run = spawnSync(
    guard,
    ["validate", "--rules", rules, "--data", path, "--output-format", "json", "--show-summary", "none", "--structured"],
    { maxBuffer: 1 << 29, encoding: "utf8" },
  );
  if (run.status !== 0 && run.status !== 19) throw new Error(`cfn-guard ended with ${run.status}: ${run.stderr}`);
  for (const report of JSON.parse(run.stdout)) {
    for (const { Rule: rule } of report.not_compliant) {
      const written = JSON.stringify(rule);
      const text = /\[CT\.[^"]*?(?=\\n|")/.exec(written)?.[0] ?? rule.name;
      const id = /CT\.[A-Z0-9]+\.PR\.\d+/.exec(text)?.[0] ?? rule.name;
      const resources = new Set([...written.matchAll(/"path":"\/Resources\/([A-Za-z0-9]+)/g)].map((match) => match[1]));
      for (const resource of resources.size ? resources : ["-"]) {
        const suppressed = template.Resources[resource]?.Metadata?.guard?.SuppressedRules ?? [];
        if ((resource === "-" || own.has(resource)) && !suppressed.includes(id)) findings.push({ file: basename(file), rule: id, resource, text });
      }
    }
  }
}
rmSync(folder, { recursive: true });
console.log(JSON.stringify(findings));
