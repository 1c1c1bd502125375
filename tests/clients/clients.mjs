// Every client that is tested, by the name its tests have. Loaded when asked for: the SDKs are large.
export const clients = {
  'aws-sdk-http2': async () => (await import('./aws-sdk.mjs')).overHttp2(),
  'aws-sdk-http1': async () => (await import('./aws-sdk.mjs')).overHttp1(),
  'aws-sdk-sigv4': async () => (await import('./aws-sdk.mjs')).signed(),
  'anthropic-bedrock-bearer': async () => (await import('./anthropic-bedrock-sdk.mjs')).bearer(),
  'anthropic-bedrock-skip-auth': async () => (await import('./anthropic-bedrock-sdk.mjs')).skipAuth(),
  'anthropic-1': async () => (await import('./anthropic-sdk.mjs')).generationOne(),
  'anthropic-0': async () => (await import('./anthropic-sdk.mjs')).generationZero(),
  openai: async () => (await import('./openai-sdk.mjs')).cases(),
};
