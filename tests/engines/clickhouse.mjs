// ClickHouse's own engine (npm chdb) behind the part of its HTTP interface that Ringfence uses: SQL in the body, settings and
// param_NAME in the query, JSONCompact back; an exception is a status of its own and a text. Prints its URL, ends with its input.
import { createServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session } from "chdb";

const place = mkdtempSync(join(tmpdir(), "chdb-"));
const session = new Session(place);
const quoted = (text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
const known = new Set(["default_format", "database", "wait_end_of_query", "readonly"]);

function run(sql, query) {
  // As a field of TabSeparated is read.
  const unescape = (text) => text.replace(/\\(.)/g, (_, c) => ({ t: "\t", n: "\n" })[c] ?? c);
  if (query.get("database")) session.query(`USE ${query.get("database")}`);
  for (const [name, value] of query) {
    if (name.startsWith("param_")) session.query(`SET ${name} = ${quoted(unescape(value))}`);
    else if (!known.has(name)) session.query(`SET ${name} = ${quoted(value)}`);
  }
  return session.query(sql, query.get("default_format") ?? "TabSeparated");
}

const server = createServer(async (request, response) => {
  let sql = "";
  for await (const chunk of request.setEncoding("utf8")) sql += chunk;
  try {
    if (request.headers["x-clickhouse-user"] !== "auditor") throw new Error("Code: 516. DB::Exception: Authentication failed. (AUTHENTICATION_FAILED)");
    response.end(run(sql, new URL(request.url, "http://x").searchParams));
  } catch (error) {
    response.writeHead(error.message.includes("Code: 516") ? 403 : 500);
    response.end(error.message);
  }
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.resume().on("end", () => {
  server.close();
  session.cleanup();
  rmSync(place, { recursive: true, force: true });
  process.exit(0);
});
