"use strict";
const fields = ["search", "verdict", "severity", "framework", "service"].map((id) => document.getElementById(id));
const findings = [...document.querySelectorAll("details")];
const shown = document.getElementById("shown");
const texts = new Map(findings.map((finding) => [finding, finding.textContent.toLowerCase()]));

function filter() {
  const [search, verdict, severity, framework, service] = fields.map((field) => field.value.toLowerCase());
  let count = 0;
  for (const finding of findings) {
    const data = finding.dataset;
    const show =
      (!search || texts.get(finding).includes(search)) &&
      (!verdict || data.verdict === verdict) &&
      (!severity || data.severity === severity) &&
      (!framework || data.frameworks.split(" ").includes(framework)) &&
      (!service || data.service === service);
    finding.hidden = !show;
    count += show;
  }
  shown.textContent = `${count} of ${findings.length} shown`;
}

for (const field of fields) field.addEventListener("input", filter);
addEventListener("beforeprint", () => findings.forEach((finding) => { finding.open = true; }));
filter();
