// Loads the same files into DuckDB (typed columns) and asks the same questions. node duckdb.mjs MONTH DATABASE REQUEST-ID PRINCIPAL
import { DuckDBInstance } from '@duckdb/node-api';

const [month, path, requestId, principal] = process.argv.slice(2);
const instance = await DuckDBInstance.create(path, { threads: '2' });
const connection = await instance.connect();

async function timed(name, sql, times) {
  const taken = [];
  for (let n = 0; n < times; n++) {
    const start = performance.now();
    const reader = await connection.runAndReadAll(sql);
    reader.getRows();
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  console.log(`  DuckDB: ${name.padEnd(42)} p50 ${taken[Math.floor(times / 2)].toFixed(3)} ms`);
}

await timed('load', `CREATE TABLE event AS
  SELECT r.eventID AS event_id, r.requestID AS request_id, CAST(r.eventTime AS TIMESTAMP) AS time, r.eventSource AS source, r.eventName AS name,
    r.userIdentity.arn AS principal, r.userIdentity.sessionContext.sourceIdentity AS person, r.sourceIPAddress AS address, r.userAgent AS agent,
    r.requestParameters.modelId AS model, r.additionalEventData.inputTokens AS input_tokens, r.additionalEventData.outputTokens AS output_tokens
  FROM (SELECT unnest(Records) AS r FROM read_json('${month}/audit-bucket/AWSLogs/*/CloudTrail/*/*/*/*/*.json.gz', maximum_object_size=67108864))`, 1);
await timed('index on request id', 'CREATE INDEX by_request ON event(request_id)', 1);
await timed('by request id', `SELECT * FROM event WHERE request_id = '${requestId}'`, 20);
await timed('a principal in one day', `SELECT time, name FROM event WHERE principal = '${principal}' AND time >= '2026-06-11' AND time < '2026-06-12'`, 20);
await timed('top ten principals', 'SELECT principal, count(*) AS n FROM event GROUP BY principal ORDER BY n DESC LIMIT 10', 20);
