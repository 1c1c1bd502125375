// cdk-nag's HIPAA pack over a template: node nag.mjs TEMPLATE. Prints how many findings it made.
import { readFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Aspects, Stack } from "aws-cdk-lib";
import { CfnInclude } from "aws-cdk-lib/cloudformation-include";
import { HIPAASecurityChecks } from "cdk-nag";

const app = new App({ outdir: mkdtempSync(join(tmpdir(), "nag-")) });
const stack = new Stack(app, "Stack");
new CfnInclude(stack, "Template", { templateFile: process.argv[2] });
let findings = 0;
const count = {
  onCompliance() {},
  onNonCompliance() { findings += 1; },
  onSuppressed() {},
  onError() { findings += 1; },
  onSuppressedError() {},
};
Aspects.of(app).add(new HIPAASecurityChecks({ reports: false, additionalLoggers: [count] }));
app.synth();
console.log(`${findings} findings in ${Object.keys(JSON.parse(readFileSync(process.argv[2])).Resources).length} resources`);
