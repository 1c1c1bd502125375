// A real OpenID provider on an ephemeral loopback port, for the tests of the Callers slice.
// Its first line of output is {"issuer": "..."}. It ends when its standard input does.
//   POST /token                      client_credentials with a resource indicator; access tokens are JWTs
//   POST /-/rotate                   a new ES256 key; tokens of the old one no longer verify
//   POST /-/rotate?keep=1            the same, with the old key still published
import { createServer } from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { Provider } from 'oidc-provider';

// What a client's tokens say, by client id.
const claims = {
  'ward-app': { team: 'oncology', roles: ['clinician'], realm_access: { roles: ['on-call', 'clinician'] } },
  'no-team': { roles: ['clinician'] },
};

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

function open(issuer, keys) {
  return new Provider(issuer, {
    jwks: { keys },
    clients: Object.keys(claims).map((client_id) => ({
      client_id,
      client_secret: 'synthetic-secret',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      token_endpoint_auth_method: 'client_secret_post',
    })),
    extraTokenClaims: (_, token) => claims[token.clientId],
    features: {
      devInteractions: { enabled: false },
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
  handle(request, response);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;
handle = open(issuer, [...keys, ...rsa]).callback();
console.log(JSON.stringify({ issuer }));

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
