// A real OpenID provider on an ephemeral loopback port, for the tests of the Callers slice and of the console's sign-in.
// Its first line of output is {"issuer": "..."}. It ends when its standard input does.
//   POST /token                      client_credentials with a resource indicator; access tokens are JWTs
//   POST /-/rotate                   a new ES256 key; tokens of the old one no longer verify
//   POST /-/rotate?keep=1            the same, with the old key still published
// With redirect URIs as arguments it also signs people in (authorization code, PKCE required), by its own login and consent forms:
//   POST /-/spoil                    a JSON object of claims that the next ID token has in place of its own; null takes one away
import { SignJWT, decodeJwt, importJWK } from 'jose';
import { createServer } from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { Provider } from 'oidc-provider';

// What a client's tokens say, by client id.
const claims = {
  'ward-app': { team: 'oncology', roles: ['clinician'], realm_access: { roles: ['on-call', 'clinician'] } },
  'no-team': { roles: ['clinician'] },
};

// Who signs in, by what they type as their login, and what their ID tokens say.
const people = {
  viewer: { preferred_username: 'v.people', team: 'oncology', roles: ['console-view'] },
  auditor: { preferred_username: 'u.audit', team: 'compliance', roles: ['staff', 'console-audit'] },
  approver: { preferred_username: 'p.approve', team: 'compliance', roles: ['console-approve'] },
  admin: { preferred_username: 'd.admin', roles: ['console-view', 'console-admin'] },
  nobody: { preferred_username: 'n.obody', team: 'oncology', roles: ['staff'] },
  unsaid: { preferred_username: 'u.nsaid', team: 'oncology' },
};
const redirects = process.argv.slice(2);
let spoiled;

const pair = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  PS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
};

const newKey = (alg) => ({
  ...pair[alg]().privateKey.export({ format: 'jwk' }),
  alg,
  use: 'sig',
  kid: `${alg}-${randomUUID()}`,
});

const signIns = () =>
  redirects.length === 0
    ? []
    : [
        { client_id: 'console', client_secret: 'synthetic-secret', token_endpoint_auth_method: 'client_secret_basic' },
        { client_id: 'console-public', token_endpoint_auth_method: 'none' },
      ].map((client) => ({ ...client, redirect_uris: redirects, id_token_signed_response_alg: 'ES256' }));

// The ID token once more, with other claims, under the key that is published.
async function spoil(token, keys) {
  const payload = { ...decodeJwt(token), ...spoiled };
  spoiled = undefined;
  for (const name of Object.keys(payload)) {
    if (payload[name] === null) delete payload[name];
  }
  const key = keys.find((one) => one.alg === 'ES256');
  return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: key.kid }).sign(await importJWK(key, 'ES256'));
}

function open(issuer, keys) {
  const provider = made(issuer, keys);
  provider.use(async (context, next) => {
    await next();
    if (spoiled && context.body?.id_token) {
      context.body = { ...context.body, id_token: await spoil(context.body.id_token, keys) };
    }
  });
  return provider;
}

function made(issuer, keys) {
  return new Provider(issuer, {
    jwks: { keys },
    clients: [...signIns(), ...Object.keys(claims).map((client_id) => ({
      client_id,
      client_secret: 'synthetic-secret',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      token_endpoint_auth_method: 'client_secret_post',
    }))],
    claims: { openid: ['sub'], profile: ['preferred_username', 'team', 'roles'] },
    scopes: ['openid', 'profile'],
    conformIdTokenClaims: false, // as most providers do: what is asked for by scope stands in the ID token
    cookies: { keys: ['synthetic'] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    extraTokenClaims: (_, token) => claims[token.clientId],
    features: {
      devInteractions: { enabled: redirects.length > 0 },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        // The algorithm asked for stands in the resource: https://ringfence.example/ES256
        getResourceServerInfo: (_, resource) => ({
          scope: '',
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: resource.split('/').pop() } },
        }),
      },
    },
  });
}

const rsa = [newKey('RS256'), newKey('PS256')];
let keys = [newKey('ES256')];
let handle;
const server = createServer((request, response) => {
  if (request.method === 'POST' && request.url.startsWith('/-/rotate')) {
    keys = [newKey('ES256'), ...(request.url.includes('keep=1') ? keys : [])];
    handle = open(issuer, [...keys, ...rsa]).callback();
    response.writeHead(204).end();
    return;
  }
  if (request.method === 'POST' && request.url === '/-/spoil') {
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', () => {
      spoiled = JSON.parse(text);
      response.writeHead(204).end();
    });
    return;
  }
  handle(request, response);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;
handle = open(issuer, [...keys, ...rsa]).callback();
console.log(JSON.stringify({ issuer }));

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
