// cdk-nag's packs over templates: node nag.mjs TEMPLATE… Prints a JSON array of findings; an error of a rule is one too.
// A suppression stands in the resource's metadata, where cdk-nag itself looks for it.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { App, Aspects, DefaultStackSynthesizer, Stack } from "aws-cdk-lib";
import { CfnInclude } from "aws-cdk-lib/cloudformation-include";
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks } from "cdk-nag";

const findings = [];
const told = ({ resource, ruleId, ruleInfo, findingId, errorMessage }) => {
  findings.push({
    file: Stack.of(resource).templateFile0,
    rule: findingId && findingId !== ruleId ? `${ruleId}[${findingId}]` : ruleId,
    resource: Stack.of(resource).resolve(resource.logicalId),
    text: errorMessage ?? ruleInfo,
  });
};
const listener = {
  onCompliance() {},
  onNonCompliance: told,
  onSuppressed() {},
  onError: told,
  onSuppressedError() {},
  onNotApplicable() {},
};

const app = new App({ outdir: mkdtempSync(join(tmpdir(), "nag-")) });
process.argv.slice(2).forEach((file, at) => {
  const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
  const stack = new Stack(app, `Stack${at}`, { synthesizer });
  stack.templateFile0 = basename(file);
  new CfnInclude(stack, "Template", { templateFile: file, allowCyclicalReferences: true });
});
for (const Pack of [AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks]) {
  Aspects.of(app).add(new Pack({ reports: false, additionalLoggers: [listener] }));
}
app.synth();
console.log(JSON.stringify(findings));
