// The gateway under test, and what is asked of it.
import { readFileSync } from 'node:fs';

export const http1 = required('RINGFENCE_URL');
export const http2 = required('RINGFENCE_HTTP2_URL');
export const token = required('RINGFENCE_TOKEN');

// The alias, and the profile id behind it (its colon is where path encodings differ).
export const alias = 'claude-sonnet';
export const profile = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
export const refusedModel = 'nova-lite'; // known to the policy, not allowed to the team of these tests
export const unknownModel = 'no-such-model';
export const embeddings = 'titan-embed';

// What the stand-in model is told (src/Ringfence.LocalBedrock/README.md, Directives); the tests' own marker is put into each,
// which must turn up nowhere but in answers.
const texts = readFileSync(new URL('prompts.json', import.meta.url), 'utf8');
export const prompts = JSON.parse(texts.replaceAll('MARKER', process.env.RINGFENCE_MARKER ?? ''));

export const tool = {
  name: 'lookup_guideline',
  description: 'Finds a clinical guideline',
  schema: { type: 'object', properties: { topic: { type: 'string' } }, required: ['topic'] },
  result: prompts.toolResult,
};

// A 1×1 PNG.
export const image =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function required(name) {
  return process.env[name] ?? (console.error(`set ${name}`), process.exit(2));
}
