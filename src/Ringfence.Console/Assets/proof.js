// Verifies entries in the browser, by WebCrypto alone: RFC 6962 hashes, an inclusion proof (RFC 9162, 2.1.3.2), and the signature of the
// checkpoint that it leads to (C2SP signed-note). The server is asked for the entry and the proof, and not for an opinion.
const text = new TextEncoder();
const fromBase64 = (value) => Uint8Array.from(atob(value), (letter) => letter.charCodeAt(0));
const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));
const join = (...parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
};
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const leafHash = (entry) => sha256(join(Uint8Array.of(0), entry));
const nodeHash = (left, right) => sha256(join(Uint8Array.of(1), left, right));
const same = (a, b) => a.length === b.length && a.every((byte, at) => byte === b[at]);

const parseNote = (note) => {
  const split = note.indexOf('\n\n');
  if (split < 0) throw new Error('the checkpoint is no signed note');
  const body = note.slice(0, split + 1);
  const [origin, size, root] = body.split('\n');
  const signatures = note.slice(split + 2).split('\n').filter((line) => line.startsWith('\u2014 ')).map((line) => {
    const [, name, value] = line.split(' ');
    return { name, bytes: fromBase64(value) };
  });
  return { body, origin, size: BigInt(size), root: fromBase64(root), signatures };
};

const parseProof = (proof) => {
  const split = proof.indexOf('\n\n');
  const [head, ...lines] = proof.slice(0, split).split('\n');
  if (split < 0 || head !== 'c2sp.org/tlog-proof@v1') throw new Error('the server sent no tlog-proof');
  if (lines[0]?.startsWith('extra ')) lines.shift();
  const index = /^index ([0-9]+)$/.exec(lines.shift() ?? '')?.[1];
  if (index === undefined) throw new Error('the proof names no index');
  return { index: BigInt(index), path: lines.map(fromBase64), note: parseNote(proof.slice(split + 2)) };
};

const rootOf = async (leaf, index, size, path) => {
  let [node, last, hash] = [index, size - 1n, leaf];
  for (const sibling of path) {
    if (last === 0n) throw new Error('the path is too long');
    if ((node & 1n) === 1n || node === last) {
      hash = await nodeHash(sibling, hash);
      while ((node & 1n) === 0n && node !== 0n) { node >>= 1n; last >>= 1n; }
    } else {
      hash = await nodeHash(hash, sibling);
    }
    node >>= 1n;
    last >>= 1n;
  }
  if (last !== 0n) throw new Error('the path is too short');
  return hash;
};

// A DER signature of ECDSA, as WebCrypto wants it: r and s, 32 bytes each.
const derToRaw = (der) => {
  let at = 2;
  const integer = () => {
    const length = der[at + 1];
    const bytes = der.slice(at + 2, at + 2 + length);
    at += 2 + length;
    const trimmed = bytes[0] === 0 ? bytes.slice(1) : bytes;
    return join(new Uint8Array(32 - trimmed.length), trimmed);
  };
  return join(integer(), integer());
};

const verifySignature = async (note, verifierKey) => {
  const [name, id, key] = [verifierKey.split('+')[0], verifierKey.split('+')[1], verifierKey.split('+').slice(2).join('+')];
  if (name !== note.origin) throw new Error(`the key is ${name}'s and the checkpoint ${note.origin}'s`);
  const bytes = fromBase64(key);
  const ids = Uint8Array.from(id.match(/../g), (pair) => parseInt(pair, 16));
  const signature = note.signatures.find((one) => one.name === name && same(one.bytes.slice(0, 4), ids));
  if (!signature) throw new Error('the checkpoint has no signature of this key');
  const [type, material, signed] = [bytes[0], bytes.slice(1), signature.bytes.slice(4)];
  if (type === 1) {
    const imported = await crypto.subtle.importKey('raw', material, { name: 'Ed25519' }, false, ['verify']);
    return ['Ed25519', await crypto.subtle.verify({ name: 'Ed25519' }, imported, signed, text.encode(note.body))];
  }
  if (type === 2) {
    const imported = await crypto.subtle.importKey('spki', material, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return ['ECDSA P-256', await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, derToRaw(signed), text.encode(note.body))];
  }
  throw new Error(`keys of type ${type} are not known to this page`);
};

const picture = (kind) => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [key, value] of Object.entries({ class: 'shape', viewBox: '0 0 12 12', width: 12, height: 12, 'aria-hidden': 'true' })) made.setAttribute(key, value);
  const paths = kind === 'good' ? ['M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z', 'M3.5 6.2l1.8 1.8L8.6 4.3'] : ['M6 .8L11.5 11H.5z', 'M6 4.3v3M6 8.8v.4'];
  paths.forEach((d, at) => {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', d);
    path.setAttribute('class', at ? 'cut' : 'fill');
    made.append(path);
  });
  return made;
};

const tell = (where, kind, words) => {
  const state = document.createElement('span');
  state.className = `state state-${kind}`;
  state.append(picture(kind), words);
  where.replaceChildren(state);
};

const step = (list, words, value) => {
  const item = document.createElement('li');
  item.append(words);
  if (value) {
    const code = document.createElement('code');
    code.textContent = value;
    item.append(' ', code);
  }
  list.append(item);
};

const fetched = async (address) => {
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response;
};

const check = async (section) => {
  const state = section.querySelector('.proof-state');
  const steps = section.querySelector('.proof-steps');
  steps.replaceChildren();
  try {
    if (!crypto.subtle) throw new Error('this browser has no WebCrypto here: open the console over TLS or on localhost');
    const entry = new Uint8Array(await (await fetched(section.dataset.entry)).arrayBuffer());
    const proof = parseProof(await (await fetched(section.dataset.proof)).text());
    if (proof.index !== BigInt(section.dataset.index)) throw new Error('the proof is of another entry');
    const leaf = await leafHash(entry);
    step(steps, `The ${entry.length} bytes of the entry hash to`, toBase64(leaf));
    const root = await rootOf(leaf, proof.index, proof.note.size, proof.path);
    step(steps, `With ${proof.path.length} hashes of its path, at index ${proof.index} of ${proof.note.size}, that leads to the root`, toBase64(root));
    if (!same(root, proof.note.root)) throw new Error(`the checkpoint signs another root, ${toBase64(proof.note.root)}`);
    step(steps, 'which is the root that the checkpoint says.');
    const [algorithm, holds] = await verifySignature(proof.note, section.dataset.key);
    if (!holds) throw new Error('the signature of the checkpoint does not hold');
    step(steps, `The checkpoint of ${proof.note.origin} is signed (${algorithm}) by`, section.dataset.key);
    tell(state, 'good', 'Verified by your browser');
  } catch (problem) {
    tell(state, 'bad', `Not verified: ${problem.message}`);
  }
};

// RFC 9162, 2.1.4.2: one path leads to both roots.
const rootsOf = async (older, newer, path) => {
  if (older.size === newer.size) {
    if (path.length > 0) throw new Error('the path is too long');
    return [newer.root, newer.root];
  }
  const perfect = (older.size & (older.size - 1n)) === 0n;
  if (!perfect && path.length === 0) throw new Error('the path is too short');
  let [node, last] = [older.size - 1n, newer.size - 1n];
  while ((node & 1n) === 1n) { node >>= 1n; last >>= 1n; }
  let before = perfect ? older.root : path[0];
  let after = before;
  for (const hash of perfect ? path : path.slice(1)) {
    if (last === 0n) throw new Error('the path is too long');
    if ((node & 1n) === 1n || node === last) {
      before = await nodeHash(hash, before);
      after = await nodeHash(hash, after);
      while ((node & 1n) === 0n && node !== 0n) { node >>= 1n; last >>= 1n; }
    } else {
      after = await nodeHash(after, hash);
    }
    node >>= 1n;
    last >>= 1n;
  }
  if (last !== 0n) throw new Error('the path is too short');
  return [before, after];
};

const checkGrowth = async (section) => {
  const state = section.querySelector('.proof-state');
  const steps = section.querySelector('.proof-steps');
  steps.replaceChildren();
  try {
    if (!crypto.subtle) throw new Error('this browser has no WebCrypto here: open the console over TLS or on localhost');
    const older = parseNote(await (await fetched(section.dataset.older)).text());
    const answer = await (await fetched(section.dataset.proof)).text();
    const split = answer.indexOf('\n\n');
    const [head, ...path] = answer.slice(0, split).split('\n');
    const newer = parseNote(answer.slice(split + 2));
    if (split < 0 || head !== `old ${older.size}`) throw new Error('the proof is of another checkpoint');
    if (older.size > newer.size) throw new Error('the earlier checkpoint is the larger one');
    for (const note of [older, newer]) {
      const [algorithm, holds] = await verifySignature(note, section.dataset.key);
      if (!holds) throw new Error(`the signature of the checkpoint of ${note.size} entries does not hold`);
      step(steps, `The checkpoint of ${note.size} entries is signed (${algorithm}); its root is`, toBase64(note.root));
    }
    const [before, after] = await rootsOf(older, newer, path.map(fromBase64));
    if (!same(before, older.root)) throw new Error(`the path leads to another earlier root, ${toBase64(before)}`);
    if (!same(after, newer.root)) throw new Error(`the path leads to another later root, ${toBase64(after)}`);
    step(steps, `A path of ${path.length} hashes leads to both roots: the first ${older.size} entries are the same in both.`);
    tell(state, 'good', 'It only grew: verified by your browser');
  } catch (problem) {
    tell(state, 'bad', `Not verified: ${problem.message}`);
  }
};

for (const section of document.querySelectorAll('.proof')) (section.classList.contains('consistency-proof') ? checkGrowth : check)(section);

// What this browser saw last of a log. A log may only grow.
const consistency = document.getElementById('consistency');
if (consistency) {
  const { origin, size, root } = consistency.dataset;
  const state = consistency.querySelector('.consistency-state');
  const kept = `ringfence.checkpoint.${origin}`;
  const before = JSON.parse(localStorage.getItem(kept) ?? 'null');
  if (!before) tell(state, 'good', 'The first checkpoint that this browser sees');
  else if (BigInt(before.size) > BigInt(size)) tell(state, 'bad', `It had ${before.size} entries and has ${size}: it was cut`);
  else if (before.size === size && before.root !== root) tell(state, 'bad', `The same ${size} entries, another root: it was rewritten`);
  else tell(state, 'good', before.size === size ? 'The same as before' : `Grew from ${before.size} to ${size} entries`);
  if (!before || BigInt(before.size) <= BigInt(size)) localStorage.setItem(kept, JSON.stringify({ size, root }));
}
