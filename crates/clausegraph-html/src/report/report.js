(() => {
'use strict';
const byId = id => document.getElementById(id);
const all = (selector, root) => [...(root || document).querySelectorAll(selector)];
const data = JSON.parse(byId('index').textContent);
const form = byId('filters');
const root = document.documentElement;
const write = new Intl.NumberFormat(root.lang || 'en');
const numberOf = list => { const found = new Map(); list.forEach((id, place) => found.set(id, place)); return found; };
const clauseOf = numberOf(data.k.map(entry => entry[0]));
const elementOf = numberOf(data.e);
const ownerOf = numberOf(data.o);
const requirementOf = numberOf(data.r.map(entry => entry[0]));
const cells = data.s.length;
const requirements = data.r.map((entry, place) => {
  const element = byId('r-' + entry[0]);
  const next = data.r[place + 1];
  return {id: entry[0], clause: entry[1], first: entry[2], end: next ? next[2] : cells, element, text: null, nodes: null};
});
const leaves = all('.k'), chapters = all('.chapter');
const findings = all('.f').sort((a, b) => a.dataset.f - b.dataset.f);
const rules = all('.rule'), themes = all('.theme');
const rows = all('tr[data-a]').sort((a, b) => a.dataset.a - b.dataset.a);
const kinds = all('.kind');
const low = text => text.toLowerCase();
const memberText = data.members.map(entry => low(entry[0] + ' ' + entry[1]));
const artefactText = data.artefacts.map(entry => low(entry[0] + ' ' + entry[1]));
const textOf = found => found.text === null
  ? found.text = low(found.element.firstElementChild.textContent + ' ' + (found.element.querySelector('.ab') || found.element.firstElementChild).textContent)
  : found.text;
const findingText = findings.map(() => null);

// Cells that are data are written out where their requirement is opened.
let kept = null;
const cellName = (found, place) => {
  const member = data.m[place];
  return member === null ? found.id : found.id + '@' + data.members[member][0];
};
const escaped = text => text.replace(/[&<>"]/g, sign => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[sign]);
const nodesOf = found => {
  if (found.nodes) return found.nodes;
  const hole = found.element.querySelector('[data-cells]');
  if (hole && byId('kept')) {
    kept = kept || JSON.parse(byId('kept').textContent);
    const alone = found.end - found.first === 1;
    let text = '<div class="cells">';
    for (let place = found.first; place < found.end; place++) {
      const [summary, body] = kept.cells[place].map(list => list.map(piece => kept.pieces[piece]).join(''));
      text += '<details class="c" id="' + escaped(cellName(found, place)) + '"' + (alone ? ' open' : '') + '><summary>' + summary + '</summary><div class="d">' + body + '</div></details>';
    }
    hole.outerHTML = text + '</div>';
    found.nodes = all('.c', found.element);
    hide(found);
    return found.nodes;
  }
  return found.nodes = all('.c', found.element);
};
const isWhole = !byId('kept');
const shown = new Uint8Array(cells).fill(1);
const hide = found => (found.nodes || []).forEach((node, place) => { node.hidden = !shown[found.first + place]; });
document.addEventListener('toggle', event => {
  const element = event.target;
  if (element.open && element.classList.contains('r')) nodesOf(requirements[element.dataset.r]);
}, true);

// What is asked for.
const several = name => all('input[name=' + name + ']:checked', form).map(input => Number(input.value));
const one = (name, numbers) => {
  const field = form.elements[name];
  return field && field.value ? numbers.get(field.value) : undefined;
};
const asked = () => ({
  words: low(form.elements.q.value).split(/\s+/).filter(Boolean),
  clause: one('clause', clauseOf), service: one('service', elementOf), supplier: one('supplier', elementOf),
  owner: one('owner', ownerOf), status: several('status'), indicator: several('indicator')
});
const isWithin = (clause, outer) => {
  for (let at = clause; at !== null && at !== undefined; at = data.k[at][1]) if (at === outer) return true;
  return false;
};
const bits = list => list.reduce((sum, place) => sum | 1 << place, 0);

const apply = () => {
  const want = asked();
  const inClause = data.k.map((_, clause) => want.clause === undefined || isWithin(clause, want.clause));
  const elements = [want.service, want.supplier].filter(place => place !== undefined);
  const about = list => elements.every(place => list.includes(place));
  const memberAbout = data.members.map(entry => about(entry[2]));
  const status = want.status.length ? new Set(want.status.map(String)) : null;
  const indicators = bits(want.indicator);
  const hits = want.words.map(word => ({
    requirement: requirements.map(found => textOf(found).includes(word)),
    member: memberText.map(text => text.includes(word)),
    artefact: artefactText.map(text => text.includes(word))
  }));
  const owns = place => data.artefacts[place][3] === want.owner;
  const usedBy = new Uint8Array(data.artefacts.length);
  const narrows = want.clause !== undefined || status !== null || indicators !== 0;
  let cellsShown = 0, requirementsShown = 0;
  requirements.forEach((found, number) => {
    let here = 0;
    for (let place = found.first; place < found.end; place++) {
      const member = data.m[place], artefacts = data.a[place];
      const ok = inClause[found.clause]
        && (status === null || status.has(data.s[place]))
        && (indicators === 0 || (data.i[place] & indicators) !== 0)
        && (elements.length === 0 || (member !== null && memberAbout[member]))
        && (want.owner === undefined || artefacts.some(owns) || (member !== null && data.members[member][3] === want.owner))
        && hits.every(hit => hit.requirement[number] || (member !== null && hit.member[member]) || artefacts.some(artefact => hit.artefact[artefact]));
      shown[place] = ok ? 1 : 0;
      if (ok) { here++; for (const artefact of artefacts) usedBy[artefact] = 1; }
    }
    found.element.hidden = here === 0;
    if (here) { requirementsShown++; cellsShown += here; }
    if (isWhole && !found.nodes) nodesOf(found);
    hide(found);
  });
  leaves.forEach(leaf => { leaf.hidden = !leaf.querySelector('.r:not([hidden])'); });
  chapters.forEach(chapter => { chapter.hidden = !chapter.querySelector('.k:not([hidden])'); });
  let findingsShown = 0;
  findings.forEach((element, place) => {
    const [indicator, clauses, of, artefacts] = data.findings[place];
    if (want.words.length && findingText[place] === null) findingText[place] = low(element.textContent);
    const ok = (want.clause === undefined || clauses.some(clause => inClause[clause]))
      && (indicators === 0 || (indicator & indicators) !== 0)
      && (elements.length === 0 || about(of))
      && (want.owner === undefined || artefacts.some(owns))
      && want.words.every(word => findingText[place].includes(word));
    element.hidden = !ok;
    if (ok) findingsShown++;
  });
  rules.forEach(rule => { rule.hidden = !rule.querySelector('.f:not([hidden])'); });
  themes.forEach(theme => { theme.hidden = !theme.querySelector('.rule:not([hidden])'); });
  let artefactsShown = 0;
  rows.forEach((row, place) => {
    const ok = (!narrows || usedBy[place] === 1)
      && (elements.length === 0 || about(data.artefacts[place][2]))
      && (want.owner === undefined || owns(place))
      && hits.every(hit => hit.artefact[place]);
    row.hidden = !ok;
    if (ok) artefactsShown++;
  });
  kinds.forEach(kind => { kind.hidden = !kind.querySelector('tr[data-a]:not([hidden])'); });
  const told = {cells: cellsShown, requirements: requirementsShown, findings: findingsShown, artefacts: artefactsShown};
  all('[data-shown]').forEach(element => { element.textContent = write.format(told[element.dataset.shown]); });
  const active = narrows || elements.length > 0 || want.owner !== undefined || want.words.length > 0;
  root.classList.toggle('filtering', active);
  if (active && requirementsShown <= 40) {
    leaves.forEach(leaf => { if (!leaf.hidden) leaf.open = true; });
    if (cellsShown <= 40) requirements.forEach(found => { if (!found.element.hidden) found.element.open = true; });
  }
  if (active && findingsShown <= 40) all('.rule:not([hidden]) > .more').forEach(more => { more.open = true; });
  if (active && artefactsShown <= 40) kinds.forEach(kind => { if (!kind.hidden) kind.open = true; });
  return active;
};

// The state of the filters stands in the address.
const FIELDS = ['clause', 'service', 'supplier', 'owner'];
const remember = active => {
  const state = new URLSearchParams();
  if (form.elements.q.value) state.set('q', form.elements.q.value);
  FIELDS.forEach(name => { const field = form.elements[name]; if (field && field.value) state.set(name, field.value); });
  ['status', 'indicator'].forEach(name => {
    const words = all('input[name=' + name + ']:checked', form).map(input => input.dataset.word);
    if (words.length) state.set(name, words.join(','));
  });
  const hash = active ? '#?' + state : location.pathname + location.search;
  if (active || location.hash.startsWith('#?')) { try { history.replaceState(null, '', hash); } catch { if (active) location.hash = hash; } }
};
const restore = () => {
  const state = new URLSearchParams(location.hash.startsWith('#?') ? location.hash.slice(2) : '');
  form.elements.q.value = state.get('q') || '';
  FIELDS.forEach(name => { const field = form.elements[name]; if (field) { field.value = state.get(name) || ''; if (field.selectedIndex < 0) field.value = ''; } });
  ['status', 'indicator'].forEach(name => {
    const words = (state.get(name) || '').split(',');
    all('input[name=' + name + ']', form).forEach(input => { input.checked = words.includes(input.dataset.word); });
  });
};
const update = () => remember(apply());
let waits = 0;
form.addEventListener('input', event => {
  clearTimeout(waits);
  if (event.target.name === 'q') waits = setTimeout(update, 120); else update();
});
form.addEventListener('submit', event => { event.preventDefault(); clearTimeout(waits); update(); });
form.addEventListener('reset', () => setTimeout(update, 0));

// A link leads to what it names, wherever that is folded away.
const reveal = id => {
  if (!id) return;
  let element = byId(id);
  if (!element) {
    const place = requirementOf.get(id.split('@')[0]);
    if (place === undefined) return;
    nodesOf(requirements[place]);
    element = byId(id) || requirements[place].element;
  }
  if (element.closest('[hidden]')) { form.reset(); apply(); }
  const opened = element.matches('details') ? element : element.parentElement;
  for (let at = opened && opened.closest('details'); at; at = at.parentElement && at.parentElement.closest('details')) at.open = true;
  all('.hit').forEach(hit => hit.classList.remove('hit'));
  element.classList.add('hit');
  element.scrollIntoView({block: 'start', behavior: 'instant'});
  // What comes into view takes its true height; after that the place is looked for again.
  requestAnimationFrame(() => requestAnimationFrame(() => element.scrollIntoView({block: 'start', behavior: 'instant'})));
  const focus = element.matches('details') ? element.querySelector('summary') : element;
  if (!focus.matches('summary,a,button,input,select')) focus.tabIndex = -1;
  focus.focus({preventScroll: true});
};
const follow = () => {
  const hash = location.hash;
  if (hash.startsWith('#?')) { restore(); apply(); return; }
  let id = hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* an address that is no text names nothing */ }
  reveal(id);
};
window.addEventListener('hashchange', follow);
document.addEventListener('click', event => {
  const link = event.target.closest('a[href^="#"]');
  if (link && link.getAttribute('href') === location.hash) follow();
});

// Keys and buttons.
document.addEventListener('keydown', event => {
  const typing = event.target.matches('input,select,textarea') && event.target.type !== 'checkbox';
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    form.elements.q.focus();
    form.elements.q.select();
  } else if (event.key === 'Escape' && event.target === form.elements.q) {
    form.elements.q.value = '';
    update();
  }
});
all('[data-fold]').forEach(button => button.addEventListener('click', () => {
  const open = button.dataset.fold === 'open';
  leaves.forEach(leaf => { if (!leaf.hidden || !open) leaf.open = open; });
  if (!open || isWhole) requirements.forEach(found => { if (!found.element.hidden || !open) found.element.open = open; });
}));
byId('print').addEventListener('click', () => window.print());
byId('theme').addEventListener('click', () => {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  try { localStorage.setItem('clausegraph-theme', root.dataset.theme); } catch { /* the choice holds for this page only */ }
});
// Where the style cannot open what is folded for print, this does.
if (!CSS.supports('selector(::details-content)')) {
  let opened = [];
  window.addEventListener('beforeprint', () => {
    opened = all('.k:not([open]),.r.x:not([open]),.more:not([open])');
    opened.forEach(details => { details.open = true; });
  });
  window.addEventListener('afterprint', () => opened.forEach(details => { details.open = false; }));
}
const bar = () => root.style.setProperty('--bar', getComputedStyle(form).position === 'sticky' ? form.offsetHeight + 'px' : '0px');
if ('ResizeObserver' in window) new ResizeObserver(bar).observe(form);
if ('IntersectionObserver' in window) {
  const links = new Map(all('.contents a').map(link => [link.getAttribute('href').slice(1), link]));
  const seen = new IntersectionObserver(entries => entries.forEach(entry => {
    if (!entry.isIntersecting) return;
    links.forEach(link => link.removeAttribute('aria-current'));
    const link = links.get(entry.target.id);
    if (link) link.setAttribute('aria-current', 'true');
  }), {rootMargin: '-10% 0px -80% 0px'});
  links.forEach((_, id) => { const section = byId(id); if (section) seen.observe(section); });
}
bar();
if (location.hash) follow();
root.classList.add('ready');
})();
