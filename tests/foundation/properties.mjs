// Every resource's properties against AWS's specification of the resource types: names, types, what is required, enums.
// node properties.mjs TEMPLATE… Prints a JSON array of findings. An intrinsic function may stand in any value's place.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { loadAwsServiceSpec } from "@aws-cdk/aws-service-spec";

const db = await loadAwsServiceSpec();
const findings = [];
let file;
let resource;
const tell = (rule, text) => findings.push({ file, resource, rule, text });

const isFunction = (value) =>
  value !== null && typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 1
  && (Object.keys(value)[0] === "Ref" || Object.keys(value)[0].startsWith("Fn::"));

function properties(definition, given, path) {
  for (const [name, value] of Object.entries(given)) {
    const known = definition[name];
    if (!known) {
      tell("unknown-property", `${path}${name} is not known; known: ${Object.keys(definition).sort().join(", ")}`);
    } else {
      const types = [known.type, ...(known.previousTypes ?? [])];
      const faults = types.map((type) => faultsOf(type, value, `${path}${name}`));
      if (faults.every((each) => each.length > 0)) {
        for (const fault of faults[0]) tell(...fault);
      }
    }
  }
  for (const [name, known] of Object.entries(definition)) {
    if (known.required && !(name in given)) tell("required-property", `${path}${name} is required`);
  }
}

function faultsOf(type, value, path) {
  if (isFunction(value)) return [];
  switch (type.type) {
    case "string": {
      if (!["string", "number", "boolean"].includes(typeof value)) return [["wrong-type", `${path} is ${typeof value}, a string is asked for`]];
      if (type.allowedValues && !type.allowedValues.includes(String(value))) {
        return [["not-allowed", `${path} is ${value}; allowed: ${type.allowedValues.join(", ")}`]];
      }
      return [];
    }
    case "number":
    case "integer":
      return typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value))
        ? [] : [["wrong-type", `${path} is ${typeof value}, a number is asked for`]];
    case "boolean":
      return typeof value === "boolean" || value === "true" || value === "false"
        ? [] : [["wrong-type", `${path} is ${typeof value}, true or false is asked for`]];
    case "date-time":
      return typeof value === "string" ? [] : [["wrong-type", `${path} is ${typeof value}, a time is asked for`]];
    case "array":
      return Array.isArray(value)
        ? value.flatMap((item, at) => faultsOf(type.element, item, `${path}[${at}]`))
        : [["wrong-type", `${path} is ${typeof value}, a list is asked for`]];
    case "map":
      return value && typeof value === "object" && !Array.isArray(value)
        ? Object.entries(value).flatMap(([name, item]) => faultsOf(type.element, item, `${path}.${name}`))
        : [["wrong-type", `${path} is ${typeof value}, a map is asked for`]];
    case "union": {
      const each = type.types.map((one) => faultsOf(one, value, path));
      return each.find((faults) => faults.length === 0) ?? each[0];
    }
    case "tag":
      return value && typeof value === "object" && "Key" in value && "Value" in value && Object.keys(value).length <= 3
        ? [] : [["wrong-type", `${path} is no tag: Key and Value are asked for`]];
    case "ref": {
      if (!value || typeof value !== "object" || Array.isArray(value)) return [["wrong-type", `${path} is ${typeof value}, a map is asked for`]];
      const before = findings.length;
      properties(db.get("typeDefinition", type.reference.$ref).properties, value, `${path}.`);
      return findings.splice(before).map((finding) => [finding.rule, finding.text]);
    }
    default: // json: any
      return [];
  }
}

for (const name of process.argv.slice(2)) {
  file = basename(name);
  for (const [id, body] of Object.entries(JSON.parse(readFileSync(name)).Resources ?? {})) {
    resource = id;
    // A custom resource's properties are its handler's.
    if (body.Type.startsWith("Custom::") || body.Type === "AWS::CloudFormation::CustomResource") continue;
    const types = db.lookup("resource", "cloudFormationType", "equals", body.Type);
    if (types.length === 0) tell("unknown-type", `${body.Type} is no type of CloudFormation`);
    else properties(types[0].properties, body.Properties ?? {}, "");
  }
}
console.log(JSON.stringify(findings));
