// The cases of every SDK whose client has Anthropic's `messages`.
import * as gateway from './gateway.mjs';
import { failureOf } from './outcome.mjs';

const tools = [
  { name: gateway.tool.name, description: gateway.tool.description, input_schema: gateway.tool.schema },
];

export function messagesCases(client, stranger, model) {
  const ask = (content, more = {}) => ({ model, max_tokens: 500, messages: [{ role: 'user', content }], ...more });

  const broken = async (prompt) => {
    const seen = begun();
    return failureOf(async () => follow(await client.messages.create(ask(prompt, { stream: true })), seen), seen);
  };

  return {
    async plain() {
      return whole(await client.messages.create(ask(gateway.prompts.plain)));
    },

    async image() {
      const source = { type: 'base64', media_type: 'image/png', data: gateway.image };
      const content = [{ type: 'text', text: gateway.prompts.plain }, { type: 'image', source }];
      return whole(await client.messages.create(ask(content)));
    },

    async streamed() {
      const seen = begun();
      await follow(await client.messages.create(ask(gateway.prompts.plain, { stream: true })), seen);
      return seen;
    },

    async 'stream-helper'() {
      let pieces = 0;
      const stream = client.messages.stream(ask(gateway.prompts.plain)).on('text', () => pieces++);
      return { ...whole(await stream.finalMessage()), pieces };
    },

    async tools() {
      const first = await client.messages.create(ask(gateway.prompts.tool, { tools }));
      const use = first.content.find((block) => block.type === 'tool_use');
      const result = { type: 'tool_result', tool_use_id: use.id, content: gateway.tool.result };
      const messages = [
        { role: 'user', content: gateway.prompts.tool },
        { role: 'assistant', content: first.content },
        { role: 'user', content: [result] },
      ];
      const second = await client.messages.create({ ...ask('', { tools }), messages });
      return { ...whole(second), tool: use.name, toolInput: use.input, toolStopReason: first.stop_reason };
    },

    async 'streamed-tools'() {
      const message = await client.messages.stream(ask(gateway.prompts.tool, { tools })).finalMessage();
      const use = message.content.find((block) => block.type === 'tool_use');
      return { ...whole(message), tool: use.name, toolInput: use.input, toolStopReason: message.stop_reason };
    },

    refused: () => failureOf(() => client.messages.create(ask(gateway.prompts.plain, { model: gateway.refusedModel }))),

    'unknown-model': () =>
      failureOf(() => client.messages.create(ask(gateway.prompts.plain, { model: gateway.unknownModel }))),

    unauthenticated: () => failureOf(() => stranger.messages.create(ask(gateway.prompts.plain))),

    throttled: () => failureOf(() => client.messages.create(ask(gateway.prompts.throttled))),

    cut: () => broken(gateway.prompts.cut),

    failing: () => broken(gateway.prompts.failing),

    async abort() {
      const seen = begun();
      const stream = await client.messages.create(ask(gateway.prompts.slow, { stream: true }));
      await follow(stream, seen, () => stream.controller.abort());
      return { ...seen, error: stream.controller.signal.aborted ? 'Aborted' : null };
    },
  };
}

function begun() {
  return { text: '', pieces: 0, events: [], stopReason: null, inputTokens: 0, outputTokens: 0 };
}

function whole(message) {
  return {
    text: message.content.map((block) => block.text ?? '').join(''),
    stopReason: message.stop_reason,
    inputTokens: message.usage.input_tokens,
    outputTokens: message.usage.output_tokens,
    requestId: message._request_id ?? null,
  };
}

async function follow(stream, seen, afterFirstPiece = () => {}) {
  for await (const event of stream) {
    seen.events.push(event.type);
    seen.stopReason ??= event.delta?.stop_reason ?? null;
    seen.inputTokens ||= event.message?.usage.input_tokens ?? 0;
    seen.outputTokens = event.usage?.output_tokens ?? seen.outputTokens;
    if (event.delta?.text) {
      seen.text += event.delta.text;
      if (++seen.pieces === 1) afterFirstPiece();
    }
  }
}
