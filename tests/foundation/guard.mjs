// cfn-guard with the Control Tower rules over templates: node guard.mjs TEMPLATE… Prints a JSON array of findings.
// Each template is judged by itself: the engine's time grows with the square of what it is given at once.
// What one stack exports and another imports stands there as the export's value, as CloudFormation fills it in.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { CfnGuardValidator } from "@cdklabs/cdk-validator-cfnguard";

const files = process.argv.slice(2);
const templates = files.map((file) => JSON.parse(readFileSync(file)));
const exported = new Map(
  templates.flatMap((template) => Object.values(template.Outputs ?? {}))
    .filter((output) => output.Export).map((output) => [output.Export.Name, output.Value]),
);
const folder = mkdtempSync(join(tmpdir(), "guard-"));
const findings = [];
for (const [at, file] of files.entries()) {
  const template = JSON.parse(JSON.stringify(templates[at]), (_, value) => exported.get(value?.["Fn::ImportValue"]) ?? value);
  const path = join(folder, basename(file));
  writeFileSync(path, JSON.stringify(template));
  const { violations } = new CfnGuardValidator({ maxBuffer: 1 << 28 }).validate({ templatePaths: [path] });
  for (const violation of violations) {
    for (const resource of violation.violatingResources) {
      const text = violation.description ?? violation.ruleName;
      const name = /CT\.[A-Z0-9]+\.PR\.\d+/.exec(text)?.[0] ?? violation.ruleName;
      const id = resource.resourceLogicalId;
      const suppressed = template.Resources[id]?.Metadata?.guard?.SuppressedRules ?? [];
      if (!suppressed.includes(name)) {
        findings.push({ file: basename(file), rule: name, resource: id, text });
      }
    }
  }
}
rmSync(folder, { recursive: true });
console.log(JSON.stringify(findings));
