// openai against the OpenAI door.
import OpenAI from 'openai';
import * as gateway from './gateway.mjs';
import { failureOf } from './outcome.mjs';

const model = gateway.alias;
const tools = [
  {
    type: 'function',
    function: {
      name: gateway.tool.name,
      description: gateway.tool.description,
      parameters: gateway.tool.schema,
    },
  },
];
const user = (content) => ({ role: 'user', content });
const options = (apiKey) => ({ baseURL: `${gateway.http1}/v1`, apiKey, maxRetries: 0 });

export function cases() {
  const client = new OpenAI(options(gateway.token));
  const stranger = new OpenAI(options('not.a.token'));
  const chat = (content, more = {}) =>
    client.chat.completions.create({ model, messages: [user(content)], ...more });
  const stream = (content, more = {}) =>
    chat(content, { stream: true, stream_options: { include_usage: true }, ...more });

  const broken = async (prompt) => {
    const seen = begun();
    return failureOf(async () => follow(await stream(prompt), seen), seen);
  };

  return {
    async plain() {
      return whole(await chat(gateway.prompts.plain));
    },

    async image() {
      const url = `data:image/png;base64,${gateway.image}`;
      return whole(await chat([{ type: 'text', text: gateway.prompts.plain }, { type: 'image_url', image_url: { url } }]));
    },

    async streamed() {
      const seen = begun();
      await follow(await stream(gateway.prompts.plain), seen);
      return seen;
    },

    async tools() {
      const first = await chat(gateway.prompts.tool, { tools });
      const { message, finish_reason } = first.choices[0];
      const call = message.tool_calls[0];
      const messages = [
        user(gateway.prompts.tool),
        message,
        { role: 'tool', tool_call_id: call.id, content: gateway.tool.result },
      ];
      const second = await client.chat.completions.create({ model, messages, tools });
      return {
        ...whole(second),
        tool: call.function.name,
        toolInput: JSON.parse(call.function.arguments),
        toolStopReason: finish_reason,
      };
    },

    async 'streamed-tools'() {
      const seen = begun();
      await follow(await stream(gateway.prompts.tool, { tools }), seen);
      return { ...seen, toolInput: JSON.parse(seen.toolInput), toolStopReason: seen.stopReason };
    },

    async embeddings() {
      const answer = await client.embeddings.create({ model: gateway.embeddings, input: gateway.prompts.plain });
      return { dimensions: answer.data[0].embedding.length, inputTokens: answer.usage.prompt_tokens };
    },

    async models() {
      const models = [];
      for await (const entry of client.models.list()) models.push(entry.id);
      return { models };
    },

    refused: () => failureOf(() => chat(gateway.prompts.plain, { model: gateway.refusedModel })),

    'unknown-model': () => failureOf(() => chat(gateway.prompts.plain, { model: gateway.unknownModel })),

    unauthenticated: () =>
      failureOf(() => stranger.chat.completions.create({ model, messages: [user(gateway.prompts.plain)] })),

    throttled: () => failureOf(() => chat(gateway.prompts.throttled)),

    cut: () => broken(gateway.prompts.cut),

    failing: () => broken(gateway.prompts.failing),

    async abort() {
      const seen = begun();
      const answer = await stream(gateway.prompts.slow);
      await follow(answer, seen, () => answer.controller.abort());
      return { ...seen, error: answer.controller.signal.aborted ? 'Aborted' : null };
    },
  };
}

function begun() {
  return { text: '', pieces: 0, tool: null, toolInput: '', stopReason: null, inputTokens: 0, outputTokens: 0 };
}

function whole(answer) {
  return {
    text: answer.choices[0].message.content,
    stopReason: answer.choices[0].finish_reason,
    inputTokens: answer.usage.prompt_tokens,
    outputTokens: answer.usage.completion_tokens,
    requestId: answer._request_id ?? null,
  };
}

async function follow(answer, seen, afterFirstPiece = () => {}) {
  for await (const chunk of answer) {
    const choice = chunk.choices[0];
    const call = choice?.delta.tool_calls?.[0];
    seen.tool ??= call?.function.name ?? null;
    seen.toolInput += call?.function.arguments ?? '';
    seen.stopReason ??= choice?.finish_reason ?? null;
    seen.inputTokens = chunk.usage?.prompt_tokens ?? seen.inputTokens;
    seen.outputTokens = chunk.usage?.completion_tokens ?? seen.outputTokens;
    if (choice?.delta.content) {
      seen.text += choice.delta.content;
      if (++seen.pieces === 1) afterFirstPiece();
    }
  }
}
