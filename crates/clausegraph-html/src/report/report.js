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
const low = text => text.toLowerCase();
const escaped = text => text.replace(/[&<>"]/g, sign => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[sign]);
const SIGNS = {'&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"'};
const plain = markup => low(markup.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot);/g, sign => SIGNS[sign]));
const requirements = data.r.map((entry, place) => {
  const next = data.r[place + 1];
  return {id: entry[0], clause: entry[1], first: entry[2], end: next ? next[2] : cells, element: null, nodes: null};
});
const leaves = all('.k'), chapters = all('.chapter'), rules = all('.rule'), themes = all('.theme'), kinds = all('.kind');
const leafAt = new Map(leaves.map((leaf, place) => [Number(leaf.dataset.k), place]));
const chapterOf = leaves.map(leaf => chapters.indexOf(leaf.closest('.chapter')));
const themeOf = rules.map(rule => themes.indexOf(rule.closest('.theme')));
const findings = data.findings.map(() => null), rows = data.artefacts.map(() => null);
const told = all('[data-shown]');
const show = (element, ok) => { if (element && element.hidden === ok) element.hidden = !ok; };

// What is shown, by place.
const shown = new Uint8Array(cells).fill(1);
const shownOf = {r: new Uint8Array(requirements.length).fill(1), f: new Uint8Array(findings.length).fill(1), a: new Uint8Array(rows.length).fill(1)};
const hide = found => { if (found.nodes) found.nodes.forEach((node, place) => show(node, shown[found.first + place] === 1)); };

// What stands in the page as text is written out where it is unfolded.
const holes = root => all('noscript.kept', root);
const isWhole = !byId('kept');
const take = root => {
  all('.r', root).forEach(element => { const place = Number(element.dataset.r); requirements[place].element = element; show(element, shownOf.r[place] === 1); });
  all('.f', root).forEach(element => { const place = Number(element.dataset.f); findings[place] = element; show(element, shownOf.f[place] === 1); });
  all('tr[data-a]', root).forEach(element => { const place = Number(element.dataset.a); rows[place] = element; show(element, shownOf.a[place] === 1); });
};
const fill = hole => {
  const parent = hole.parentElement;
  hole.insertAdjacentHTML('beforebegin', hole.textContent);
  hole.remove();
  take(parent);
};
const fillIn = details => { if (!isWhole) holes(details).forEach(hole => { if (hole.closest('details') === details) fill(hole); }); };
take(document);

// The texts that are searched, each once in small letters; made when there is time, or when they are needed.
const memberText = data.members.map(entry => low(entry[0] + ' ' + entry[1]));
const artefactText = data.artefacts.map(entry => low(entry[0] + ' ' + entry[1]));
const requirementText = requirements.map(() => ''), findingText = findings.map(() => '');
const placesOf = (rule, found) => { for (const one of rule.innerHTML.matchAll(/ data-f="(\d+)"/g)) found.push(Number(one[1])); return found; };
const kindOf = new Uint16Array(rows.length);
kinds.forEach((kind, place) => { for (const row of kind.innerHTML.matchAll(/ data-a="(\d+)"/g)) kindOf[Number(row[1])] = place; });
const ruleFindings = rules.map(rule => placesOf(rule, []));
const readIn = (text, mark, name, into, until) => text.split(mark).slice(1).forEach(piece => {
  const place = piece.match(name), end = until ? piece.indexOf(until) : -1;
  if (place) into[Number(place[1])] = plain('<' + (end < 0 ? piece : piece.slice(0, end)));
});
let kept = null;
let unread = [
  ...leaves.map(leaf => () => readIn(leaf.innerHTML, '<details class="r', / data-r="(\d+)"/, requirementText, '</dl>')),
  ...rules.map(rule => () => readIn(rule.innerHTML, '<li class="f"', / data-f="(\d+)"/, findingText))
];
const readAll = () => { unread.forEach(read => read()); unread = []; };
if ('requestIdleCallback' in window) {
  const some = idle => {
    while (unread.length && idle.timeRemaining() > 4) unread.shift()();
    if (unread.length) requestIdleCallback(some);
    else if (!isWhole) requestIdleCallback(details);
  };
  const details = () => { kept = kept || JSON.parse(byId('kept').textContent); };
  requestIdleCallback(some);
}
const knownHits = new Map();
const hitsOf = word => {
  let hits = knownHits.get(word);
  if (!hits) {
    const mark = texts => Uint8Array.from(texts, text => text.includes(word) ? 1 : 0);
    hits = {requirement: mark(requirementText), member: mark(memberText), artefact: mark(artefactText), finding: mark(findingText)};
    if (knownHits.size > 60) knownHits.clear();
    knownHits.set(word, hits);
  }
  return hits;
};

// Cells that are data are written out where their requirement is opened.
const cellName = (found, place) => {
  const member = data.m[place];
  return member === null ? found.id : found.id + '@' + data.members[member][0];
};
const uncovered = found => {
  if (!found.element) {
    const leaf = leafAt.get(found.clause);
    if (leaf !== undefined) fillIn(leaves[leaf]);
  }
  return found.element;
};
const nodesOf = found => {
  if (found.nodes || !uncovered(found)) return found.nodes || [];
  const hole = found.element.querySelector('[data-cells]');
  if (hole && !isWhole) {
    kept = kept || JSON.parse(byId('kept').textContent);
    const alone = found.end - found.first === 1;
    let text = '<div class="cells">';
    for (let place = found.first; place < found.end; place++) {
      const [summary, body] = kept.cells[place].map(list => list.map(piece => kept.pieces[piece]).join(''));
      text += '<details class="c" id="' + escaped(cellName(found, place)) + '"' + (alone ? ' open' : '') + '><summary>' + summary + '</summary><div class="d">' + body + '</div></details>';
    }
    hole.outerHTML = text + '</div>';
  }
  found.nodes = all('.c', found.element);
  hide(found);
  return found.nodes;
};
if (isWhole) requirements.forEach(nodesOf);
const unfold = details => {
  fillIn(details);
  if (details.classList.contains('r')) nodesOf(requirements[details.dataset.r]);
  details.open = true;
};
document.addEventListener('toggle', event => { if (event.target.open && !isWhole) unfold(event.target); }, true);

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
  if (want.words.length) readAll();
  const inClause = data.k.map((_, clause) => want.clause === undefined || isWithin(clause, want.clause));
  const elements = [want.service, want.supplier].filter(place => place !== undefined);
  const about = list => elements.every(place => list.includes(place));
  const memberAbout = data.members.map(entry => about(entry[2]));
  const status = want.status.length ? new Set(want.status.map(String)) : null;
  const indicators = bits(want.indicator);
  const hits = want.words.map(hitsOf);
  const owns = place => data.artefacts[place][3] === want.owner;
  const usedBy = new Uint8Array(rows.length);
  const narrows = want.clause !== undefined || status !== null || indicators !== 0;
  const active = narrows || elements.length > 0 || want.owner !== undefined || want.words.length > 0;
  const leafShows = new Uint8Array(leaves.length), chapterShows = new Uint8Array(chapters.length);
  let cellsShown = 0, requirementsShown = 0;
  requirements.forEach((found, number) => {
    let here = 0, changed = false;
    const within = inClause[found.clause];
    for (let place = found.first; place < found.end; place++) {
      const member = data.m[place], artefacts = data.a[place];
      const ok = within
        && (status === null || status.has(data.s[place]))
        && (indicators === 0 || (data.i[place] & indicators) !== 0)
        && (elements.length === 0 || (member !== null && memberAbout[member]))
        && (want.owner === undefined || artefacts.some(owns) || (member !== null && data.members[member][3] === want.owner))
        && hits.every(hit => hit.requirement[number] === 1 || (member !== null && hit.member[member] === 1) || artefacts.some(artefact => hit.artefact[artefact] === 1));
      const now = ok ? 1 : 0;
      if (shown[place] !== now) { shown[place] = now; changed = true; }
      if (ok) { here++; if (narrows) for (const artefact of artefacts) usedBy[artefact] = 1; }
    }
    shownOf.r[number] = here ? 1 : 0;
    show(found.element, here > 0);
    if (changed) hide(found);
    if (here) {
      requirementsShown++; cellsShown += here;
      const leaf = leafAt.get(found.clause);
      if (leaf !== undefined) { leafShows[leaf] = 1; chapterShows[chapterOf[leaf]] = 1; }
    }
  });
  leaves.forEach((leaf, place) => show(leaf, leafShows[place] === 1));
  chapters.forEach((chapter, place) => show(chapter, chapterShows[place] === 1));
  let findingsShown = 0;
  data.findings.forEach(([indicator, clauses, of, artefacts], place) => {
    const ok = (want.clause === undefined || clauses.some(clause => inClause[clause]))
      && (indicators === 0 || (indicator & indicators) !== 0)
      && (elements.length === 0 || about(of))
      && (want.owner === undefined || artefacts.some(owns))
      && hits.every(hit => hit.finding[place] === 1);
    shownOf.f[place] = ok ? 1 : 0;
    show(findings[place], ok);
    if (ok) findingsShown++;
  });
  const themeShows = new Uint8Array(themes.length);
  rules.forEach((rule, place) => {
    const ok = ruleFindings[place].some(finding => shownOf.f[finding] === 1);
    show(rule, ok);
    if (ok && themeOf[place] >= 0) themeShows[themeOf[place]] = 1;
  });
  themes.forEach((theme, place) => show(theme, themeShows[place] === 1));
  let artefactsShown = 0;
  const kindShows = new Uint8Array(kinds.length);
  data.artefacts.forEach((entry, place) => {
    const ok = (!narrows || usedBy[place] === 1)
      && (elements.length === 0 || about(entry[2]))
      && (want.owner === undefined || owns(place))
      && hits.every(hit => hit.artefact[place] === 1);
    shownOf.a[place] = ok ? 1 : 0;
    show(rows[place], ok);
    if (ok) { artefactsShown++; kindShows[kindOf[place]] = 1; }
  });
  kinds.forEach((kind, place) => show(kind, kindShows[place] === 1));
  const counts = {cells: cellsShown, requirements: requirementsShown, findings: findingsShown, artefacts: artefactsShown};
  told.forEach(element => { element.textContent = write.format(counts[element.dataset.shown]); });
  root.classList.toggle('filtering', active);
  if (active && requirementsShown <= 40) {
    leaves.forEach((leaf, place) => { if (leafShows[place]) unfold(leaf); });
    if (cellsShown <= 40) requirements.forEach((found, number) => { if (shownOf.r[number]) unfold(uncovered(found)); });
  }
  if (active && findingsShown <= 40) rules.forEach(rule => { const more = rule.hidden ? null : rule.querySelector(':scope > .more'); if (more) unfold(more); });
  if (active && artefactsShown <= 40) kinds.forEach((kind, place) => { if (kindShows[place]) unfold(kind); });
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
let waits = 0, asks = 0;
// At most once for each frame, and not before a word is typed.
const soon = () => { cancelAnimationFrame(asks); asks = requestAnimationFrame(update); };
form.addEventListener('input', event => {
  clearTimeout(waits);
  if (event.target.name === 'q') waits = setTimeout(soon, 90); else soon();
});
form.addEventListener('submit', event => { event.preventDefault(); clearTimeout(waits); update(); });
form.addEventListener('reset', () => setTimeout(update, 0));

// A link leads to what it names, wherever that is folded away.
const reveal = id => {
  if (!id) return;
  let element = byId(id);
  const inside = 'id="' + escaped(id) + '"';
  if (!element && !isWhole) {
    const hole = holes().find(one => one.textContent.includes(inside));
    if (hole) { fill(hole); element = byId(id); }
  }
  if (!element) {
    const place = requirementOf.get(id.split('@')[0]);
    if (place === undefined) return;
    nodesOf(requirements[place]);
    element = byId(id) || requirements[place].element;
  }
  if (!element) return;
  if (element.closest('[hidden]')) { form.reset(); apply(); }
  const opened = element.matches('details') ? element : element.parentElement;
  for (let at = opened && opened.closest('details'); at; at = at.parentElement && at.parentElement.closest('details')) unfold(at);
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
// Much at once is unfolded some of it in each frame.
const inTurn = list => {
  const until = performance.now() + 12;
  while (list.length && (isWhole || performance.now() < until)) unfold(list.shift());
  if (list.length) requestAnimationFrame(() => inTurn(list));
};
all('[data-fold]').forEach(button => button.addEventListener('click', () => {
  const open = button.dataset.fold === 'open';
  const here = isWhole ? all('.k,.r') : leaves;
  if (open) inTurn(here.filter(one => !one.hidden)); else all('.k[open],.r[open]').forEach(one => { one.open = false; });
}));
byId('print').addEventListener('click', () => window.print());
byId('theme').addEventListener('click', () => {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  try { localStorage.setItem('clausegraph-theme', root.dataset.theme); } catch { /* the choice holds for this page only */ }
});
// A print tells what it leaves folded.
const printed = () => {
  all('#gates .more,#heat .more').forEach(fillIn);
  const folded = list => list.filter(one => !one.open && !one.closest('[hidden]')).length;
  const left = {
    requirements: requirements.filter((found, place) => shownOf.r[place] === 1 && !(found.element && found.element.open)).length,
    kinds: folded(kinds), lists: folded(all('main .more').filter(one => !one.closest('#gates,#heat,.k,.kind')))
  };
  all('[data-left]').forEach(element => { element.textContent = write.format(left[element.dataset.left]); });
  const narrowed = root.querySelector('[data-narrowed]');
  if (narrowed) narrowed.textContent = byId('shown').textContent.trim();
};
let opened = [];
window.addEventListener('beforeprint', () => {
  printed();
  // Where the style cannot open what is folded for print, this does.
  if (CSS.supports('selector(::details-content)')) return;
  opened = all('.k:not([open]),#gates .more:not([open]),#heat .more:not([open])');
  opened.forEach(details => { details.open = true; });
});
window.addEventListener('afterprint', () => { opened.forEach(details => { details.open = false; }); opened = []; });
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
