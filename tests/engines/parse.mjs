// Parses SQL with dt-sql-parser: a line of input is {"dialect":"trino"|"hive","sql":…}, a line of output its errors, a JSON array.
import { createInterface } from "node:readline";
import { register } from "node:module";

register("./resolve.mjs", import.meta.url);
const { TrinoSQL, HiveSQL } = await import("dt-sql-parser");
const parsers = { trino: new TrinoSQL(), hive: new HiveSQL() };
for await (const line of createInterface({ input: process.stdin })) {
  const { dialect, sql } = JSON.parse(line);
  const errors = parsers[dialect].validate(sql).map((error) => `${error.startLine}:${error.startColumn} ${error.message}`);
  console.log(JSON.stringify(errors));
}
