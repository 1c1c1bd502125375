// @aws-sdk/client-bedrock-runtime, as an application on AWS uses it. Its own handler speaks HTTP/2 without TLS to http:// endpoints.
import {
  ApplyGuardrailCommand,
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  CountTokensCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import * as gateway from './gateway.mjs';
import { failureOf } from './outcome.mjs';

const bearer = (token) => ({ token: { token }, authSchemePreference: ['httpBearerAuth'] });
const common = { region: 'us-east-1', maxAttempts: 1 };

export const overHttp2 = () => cases({ ...common, ...bearer(gateway.token), endpoint: gateway.http2 });

export const overHttp1 = () =>
  cases({ ...common, ...bearer(gateway.token), endpoint: gateway.http1, requestHandler: new NodeHttpHandler() });

// RINGFENCE_TOKEN is ACCESS_KEY_ID:SECRET here.
export function signed() {
  const [accessKeyId, secretAccessKey] = gateway.token.split(':');
  return cases({ ...common, endpoint: gateway.http2, credentials: { accessKeyId, secretAccessKey } });
}

const modelId = gateway.profile;
const messages = (text) => [{ role: 'user', content: [{ text }] }];
const toolConfig = {
  tools: [
    {
      toolSpec: {
        name: gateway.tool.name,
        description: gateway.tool.description,
        inputSchema: { json: gateway.tool.schema },
      },
    },
  ],
};
const claude = (text) =>
  JSON.stringify({ anthropic_version: 'bedrock-2023-05-31', max_tokens: 500, messages: [{ role: 'user', content: text }] });

function cases(options) {
  const client = new BedrockRuntimeClient(options);
  const converse = (input, abort) => client.send(new ConverseCommand({ modelId, ...input }), { abortSignal: abort });
  const converseStream = (input, abort) =>
    client.send(new ConverseStreamCommand({ modelId, ...input }), { abortSignal: abort });
  const invoke = (command, text, abort) =>
    client.send(
      new command({ modelId, contentType: 'application/json', accept: 'application/json', body: claude(text) }),
      { abortSignal: abort },
    );

  const broken = async (prompt) => {
    const seen = begun();
    return failureOf(async () => follow(await converseStream({ messages: messages(prompt) }), seen), seen);
  };

  return {
    async converse() {
      return whole(await converse({ messages: messages(gateway.prompts.plain) }));
    },

    async 'converse-by-alias'() {
      return whole(await converse({ modelId: gateway.alias, messages: messages(gateway.prompts.plain) }));
    },

    async 'converse-image'() {
      const bytes = Buffer.from(gateway.image, 'base64');
      const content = [{ text: gateway.prompts.plain }, { image: { format: 'png', source: { bytes } } }];
      return whole(await converse({ messages: [{ role: 'user', content }] }));
    },

    async 'converse-stream'() {
      const seen = begun();
      await follow(await converseStream({ messages: messages(gateway.prompts.plain) }), seen);
      return seen;
    },

    async 'converse-tools'() {
      const asked = messages(gateway.prompts.tool);
      const first = await converse({ messages: asked, toolConfig });
      const { toolUse } = first.output.message.content.find((block) => block.toolUse);
      const result = { toolUseId: toolUse.toolUseId, content: [{ text: gateway.tool.result }] };
      const conversation = [...asked, first.output.message, { role: 'user', content: [{ toolResult: result }] }];
      const second = await converse({ messages: conversation, toolConfig });
      return { ...whole(second), tool: toolUse.name, toolInput: toolUse.input, toolStopReason: first.stopReason };
    },

    async 'converse-stream-tools'() {
      const seen = begun();
      await follow(await converseStream({ messages: messages(gateway.prompts.tool), toolConfig }), seen);
      return { ...seen, toolInput: JSON.parse(seen.toolInput), toolStopReason: seen.stopReason };
    },

    'converse-refused': () =>
      failureOf(() => converse({ modelId: gateway.refusedModel, messages: messages(gateway.prompts.plain) })),

    'converse-unknown-model': () =>
      failureOf(() => converse({ modelId: gateway.unknownModel, messages: messages(gateway.prompts.plain) })),

    async 'converse-unauthenticated'() {
      const stranger = new BedrockRuntimeClient({ ...options, ...bearer('not.a.token') });
      const input = { modelId, messages: messages(gateway.prompts.plain) };
      return failureOf(() => stranger.send(new ConverseCommand(input)));
    },

    'converse-throttled': () => failureOf(() => converse({ messages: messages(gateway.prompts.throttled) })),

    'converse-stream-cut': () => broken(gateway.prompts.cut),

    'converse-stream-failing': () => broken(gateway.prompts.failing),

    'converse-stream-abort': () =>
      aborted(async (abort, seen) => {
        const answer = await converseStream({ messages: messages(gateway.prompts.slow) }, abort.signal);
        await follow(answer, seen, () => abort.abort());
      }),

    async invoke() {
      const answer = await invoke(InvokeModelCommand, gateway.prompts.plain);
      return claudeMessage(JSON.parse(Buffer.from(answer.body).toString()), answer);
    },

    async 'invoke-stream'() {
      const seen = begun();
      await followClaude(await invoke(InvokeModelWithResponseStreamCommand, gateway.prompts.plain), seen);
      return seen;
    },

    'invoke-stream-abort': () =>
      aborted(async (abort, seen) => {
        const answer = await invoke(InvokeModelWithResponseStreamCommand, gateway.prompts.slow, abort.signal);
        await followClaude(answer, seen, () => abort.abort());
      }),

    'invoke-throttled': () => failureOf(() => invoke(InvokeModelCommand, gateway.prompts.throttled)),

    async 'count-tokens'() {
      const input = { converse: { messages: messages(gateway.prompts.plain) } };
      const answer = await client.send(new CountTokensCommand({ modelId, input }));
      return { inputTokens: answer.inputTokens, requestId: answer.$metadata.requestId };
    },

    'apply-guardrail': () =>
      failureOf(() =>
        client.send(
          new ApplyGuardrailCommand({
            guardrailIdentifier: 'nosuchguard1',
            guardrailVersion: '1',
            source: 'INPUT',
            content: [{ text: { text: gateway.prompts.plain } }],
          }),
        ),
      ),
  };
}

// Over HTTP/2 the SDK ends an aborted stream without an error.
async function aborted(run) {
  const abort = new AbortController();
  const seen = begun();
  const outcome = await failureOf(() => run(abort, seen), seen);
  return { ...outcome, error: outcome.error ?? (abort.signal.aborted ? 'Aborted' : null) };
}

function begun() {
  return { text: '', pieces: 0, events: [], tool: null, toolInput: '', stopReason: null, inputTokens: 0, outputTokens: 0 };
}

function whole(answer) {
  return {
    text: answer.output.message.content.map((block) => block.text ?? '').join(''),
    stopReason: answer.stopReason,
    inputTokens: answer.usage.inputTokens,
    outputTokens: answer.usage.outputTokens,
    requestId: answer.$metadata.requestId,
  };
}

async function follow(answer, seen, afterFirstPiece = () => {}) {
  seen.requestId = answer.$metadata.requestId;
  for await (const event of answer.stream) {
    seen.events.push(Object.keys(event)[0]);
    const delta = event.contentBlockDelta?.delta;
    seen.tool ??= event.contentBlockStart?.start?.toolUse?.name ?? null;
    seen.toolInput += delta?.toolUse?.input ?? '';
    seen.stopReason ??= event.messageStop?.stopReason ?? null;
    seen.inputTokens ||= event.metadata?.usage.inputTokens ?? 0;
    seen.outputTokens ||= event.metadata?.usage.outputTokens ?? 0;
    if (delta?.text) {
      seen.text += delta.text;
      if (++seen.pieces === 1) afterFirstPiece();
    }
  }
}

function claudeMessage(message, answer) {
  return {
    text: message.content.map((block) => block.text ?? '').join(''),
    stopReason: message.stop_reason,
    inputTokens: message.usage.input_tokens,
    outputTokens: message.usage.output_tokens,
    requestId: answer.$metadata.requestId,
  };
}

async function followClaude(answer, seen, afterFirstPiece = () => {}) {
  seen.requestId = answer.$metadata.requestId;
  for await (const { chunk } of answer.body) {
    const event = JSON.parse(Buffer.from(chunk.bytes).toString());
    seen.events.push(event.type);
    seen.stopReason ??= event.delta?.stop_reason ?? null;
    const metrics = event['amazon-bedrock-invocationMetrics'];
    seen.inputTokens ||= metrics?.inputTokenCount ?? 0;
    seen.outputTokens ||= metrics?.outputTokenCount ?? 0;
    if (event.delta?.text) {
      seen.text += event.delta.text;
      if (++seen.pieces === 1) afterFirstPiece();
    }
  }
}
