// @anthropic-ai/sdk against the Messages door: generation 1 sends its key as a bearer token, generation 0 as x-api-key.
import Anthropic from '@anthropic-ai/sdk';
import AnthropicZero from 'anthropic-sdk-0';
import { messagesCases } from './claude-messages.mjs';
import * as gateway from './gateway.mjs';

export const generationOne = () => cases(Anthropic);
export const generationZero = () => cases(AnthropicZero);

function cases(Sdk) {
  const client = new Sdk({ baseURL: gateway.http1, apiKey: gateway.token, maxRetries: 0 });
  const stranger = new Sdk({ baseURL: gateway.http1, apiKey: 'not.a.token', maxRetries: 0 });
  return {
    ...messagesCases(client, stranger, gateway.alias),

    async 'count-tokens'() {
      const messages = [{ role: 'user', content: gateway.prompts.plain }];
      const answer = await client.messages.countTokens({ model: gateway.alias, messages });
      return { inputTokens: answer.input_tokens, requestId: answer._request_id ?? null };
    },

    async models() {
      const models = [];
      for await (const model of client.models.list()) models.push(model.id);
      return { models };
    },

    async beta() {
      const message = await client.beta.messages.create({
        model: gateway.alias,
        max_tokens: 500,
        betas: ['context-1m-2025-08-07'],
        messages: [{ role: 'user', content: gateway.prompts.plain }],
      });
      return { text: message.content[0].text, stopReason: message.stop_reason, ...usage(message) };
    },
  };
}

const usage = (message) => ({
  inputTokens: message.usage.input_tokens,
  outputTokens: message.usage.output_tokens,
});
