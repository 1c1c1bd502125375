// @anthropic-ai/bedrock-sdk against the Bedrock door: InvokeModel with a Claude body, the model id's colon unencoded.
import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';
import { messagesCases } from './claude-messages.mjs';
import * as gateway from './gateway.mjs';

const common = { baseURL: gateway.http1, awsRegion: 'us-east-1', maxRetries: 0 };

export const bearer = () => cases((token) => ({ apiKey: token }));

export const skipAuth = () =>
  cases((token) => ({ skipAuth: true, defaultHeaders: { authorization: `Bearer ${token}` } }));

function cases(credential) {
  const client = new AnthropicBedrock({ ...common, ...credential(gateway.token) });
  const stranger = new AnthropicBedrock({ ...common, ...credential('not.a.token') });
  return messagesCases(client, stranger, gateway.profile);
}
