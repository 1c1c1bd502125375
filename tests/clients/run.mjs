// node run.mjs CLIENT CASE
// Runs one case of one client against the gateway that the environment names (gateway.mjs) and prints what the client saw
// as one line of JSON. The process fails only when the script itself is at fault: an SDK's error is a result.
import { clients } from './clients.mjs';

const [name, wanted] = process.argv.slice(2);
const client = clients[name] ?? stop(`no client '${name}': ${Object.keys(clients).join(', ')}`);
const cases = await client();
const run = cases[wanted] ?? stop(`${name} has no case '${wanted}': ${Object.keys(cases).join(', ')}`);
console.log(JSON.stringify(await run()));
process.exit(0); // an SDK's pooled connection would keep the process for its idle time

function stop(message) {
  console.error(message);
  process.exit(2);
}
