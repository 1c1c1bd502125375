// The live list: new calls at the top, at most so many, as text and never as markup.
const most = 100;
const table = document.getElementById('calls');
const state = document.getElementById('live-state');
const pause = document.getElementById('live-pause');

if (table?.dataset.live) {
  const rows = table.tBodies[0];
  const known = new Set([...rows.rows].map((row) => row.dataset.id));
  let waiting = [];
  let paused = false;
  let drawing = false;

  const cell = (row, label, content, kind) => {
    const made = row.insertCell();
    made.dataset.label = label;
    if (kind) made.className = kind;
    made.append(content);
    return made;
  };

  const shape = {
    good: [['circle', { cx: 6, cy: 6, r: 5, class: 'fill' }], ['path', { d: 'M3.5 6.2l1.8 1.8L8.6 4.3', class: 'cut' }]],
    warn: [['path', { d: 'M6 .5L11.5 6 6 11.5.5 6z', class: 'fill' }], ['path', { d: 'M6 3.3v3.2M6 8.3v.4', class: 'cut' }]],
    bad: [['path', { d: 'M6 .8L11.5 11H.5z', class: 'fill' }], ['path', { d: 'M6 4.3v3M6 8.8v.4', class: 'cut' }]],
  };

  const svg = (name, attributes) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const outcome = (call) => {
    const made = document.createElement('span');
    made.className = `state state-${call.kind}`;
    const picture = svg('svg', { class: 'shape', viewBox: '0 0 12 12', width: 12, height: 12, 'aria-hidden': 'true' });
    picture.append(...(shape[call.kind] ?? []).map(([name, attributes]) => svg(name, attributes)));
    made.append(picture, call.outcome);
    return made;
  };

  const identifiers = (phi) => {
    const parts = Object.entries(phi).map(([kind, count]) => {
      const made = document.createElement('span');
      made.className = 'kind';
      made.textContent = `${kind.replaceAll('_', ' ').toLowerCase()} ${count}`;
      return made;
    });
    const all = document.createDocumentFragment();
    all.append(...(parts.length ? parts : ['–']));
    return all;
  };

  const draw = (call) => {
    const row = rows.insertRow(0);
    row.dataset.id = call.requestId;
    row.className = 'fresh';
    const link = document.createElement('a');
    link.href = table.dataset.call + encodeURIComponent(call.requestId);
    const time = document.createElement('time');
    time.dateTime = call.time;
    time.textContent = new Date(call.time).toISOString().slice(0, 19).replace('T', ' ');
    link.append(time);
    cell(row, 'Time', link);
    cell(row, 'Person', call.user);
    cell(row, 'Team', call.team);
    cell(row, 'Application', call.application);
    cell(row, 'Operation', call.operation);
    cell(row, 'Model', call.model);
    cell(row, 'Tokens', call.status < 400 ? `${call.inputTokens} + ${call.outputTokens}` : '–', 'number');
    cell(row, 'ms', String(Math.floor(call.latencyMs)), 'number');
    cell(row, 'Identifiers', identifiers(call.phi));
    cell(row, 'Outcome', outcome(call));
  };

  // Whatever comes in between two frames is drawn at once, and what would be beyond the list's end is never drawn.
  const flush = () => {
    drawing = false;
    if (paused) return;
    for (const call of waiting.slice(-most)) draw(call);
    waiting = [];
    while (rows.rows.length > most) {
      known.delete(rows.rows[rows.rows.length - 1].dataset.id);
      rows.deleteRow(-1);
    }
    document.querySelector('.empty')?.remove();
  };

  const source = new EventSource(table.dataset.live);
  source.addEventListener('call', (event) => {
    const call = JSON.parse(event.data);
    if (known.has(call.requestId)) return;
    known.add(call.requestId);
    waiting.push(call);
    if (waiting.length > most) known.delete(waiting.shift().requestId);
    if (!drawing && !paused) {
      drawing = true;
      requestAnimationFrame(flush);
    }
  });
  source.addEventListener('open', () => { state.firstChild.textContent = 'Live: new calls appear at the top. '; });
  source.addEventListener('error', () => {
    state.firstChild.textContent = source.readyState === EventSource.CLOSED
      ? 'Not live any more: load the page again. '
      : 'The connection is lost; trying again. ';
  });

  pause.hidden = false;
  pause.addEventListener('click', () => {
    paused = !paused;
    pause.setAttribute('aria-pressed', String(paused));
    pause.textContent = paused ? 'Go on' : 'Pause';
    if (!paused) flush();
  });
}
