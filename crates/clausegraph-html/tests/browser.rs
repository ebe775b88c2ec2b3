//! The interactive report in a real browser: filters, search, drill-down, keys, without scripts, dark,
//! print, and what axe-core says of it.
//!
//! A test runs where Chromium is installed; where it is not, it is reported as left out, and with
//! `CLAUSEGRAPH_PROGRAMS=required` it fails. `CLAUSEGRAPH_AXE` names a file `axe.min.js`.

#![expect(clippy::disallowed_methods, reason = "a test starts a program")]

mod browsers;
mod common;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    sync::OnceLock,
};

use browsers::chromium;
use clausegraph::Profile;
use common::Case;
use libtest_mimic::{Arguments, Failed, Trial};

/// What the scripts of tests use: `check` notes what is not so, `finished` hands the notes over.
const HARNESS: &str = "
const notes = [];
const check = (ok, what) => { if (!ok) notes.push(what); };
const same = (found, wanted, what) => check(found === wanted, what + ': ' + found + ', not ' + wanted);
const $ = selector => document.querySelector(selector);
const $$ = selector => [...document.querySelectorAll(selector)];
const rest = (time = 30) => new Promise(resolve => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0))), time));
const type = async (selector, value) => { const field = $(selector); field.value = value; field.dispatchEvent(new Event('input', {bubbles: true})); await rest(120); };
const tick = async (selector, on) => { const field = $(selector); field.checked = on; field.dispatchEvent(new Event('input', {bubbles: true})); await rest(); };
const key = (target, name) => target.dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true, cancelable: true}));
const told = what => Number($('[data-shown=' + what + ']').textContent.replaceAll(',', ''));
window.addEventListener('error', event => notes.push('error: ' + event.message));
window.finished = (async () => { if (document.readyState !== 'complete') await new Promise(resolve => window.addEventListener('load', resolve)); try { await rest(); await run(); } catch (error) { notes.push('thrown: ' + error); } return JSON.stringify(notes); })();
";

fn axe() -> Option<PathBuf> {
    env::var_os("CLAUSEGRAPH_AXE").map(PathBuf::from).filter(|path| path.exists())
}

/// Runs a script in a page; fails with what it noted.
fn script(page: &str, script: &str) -> Result<(), Failed> {
    script_at(page, script, "", 1440, false)
}

fn script_at(
    page: &str,
    script: &str,
    fragment: &str,
    width: u32,
    dark: bool,
) -> Result<(), Failed> {
    let page = page.replace(
        "</body>",
        &format!("<script>const run = async () => {{ {script} }};\n{HARNESS}</script></body>"),
    );
    let notes = browsers::page(&page, fragment, width, dark)?.run("window.finished")?;
    if notes == "[]" { Ok(()) } else { Err(notes.into()) }
}

fn marlbeck() -> &'static str {
    static PAGE: OnceLock<String> = OnceLock::new();
    PAGE.get_or_init(|| Case::fixture("marlbeck").page(Profile::Consultant))
}

fn brackmoor() -> &'static str {
    static PAGE: OnceLock<String> = OnceLock::new();
    PAGE.get_or_init(|| Case::fixture("brackmoor").page(Profile::Auditor))
}

/// An organisation that is too large to be written out.
fn large() -> &'static str {
    static PAGE: OnceLock<String> = OnceLock::new();
    PAGE.get_or_init(|| Case::large(120, 2_100).page(Profile::Auditor))
}

fn folded() -> Result<(), Failed> {
    script(
        large(),
        "check($$('noscript.kept').length > 10, 'what is folded is text: ' + $$('noscript.kept').length);
         same($$('.r').length, 0, 'requirements before a clause is unfolded');
         const leaf = $('.k'); leaf.open = true; await rest();
         check(leaf.querySelectorAll('.r').length > 0, 'requirements of an unfolded clause');
         const requirement = leaf.querySelector('.r'); requirement.open = true; await rest();
         check(requirement.querySelectorAll('.c').length > 0, 'cells of an unfolded requirement');
         const kind = $('.kind'); kind.open = true; await rest();
         const row = kind.querySelector('tr[data-a]'); check(row !== null, 'artefacts of an unfolded kind');
         const title = row.querySelector('code').textContent;
         await type('#q', title); check(told('artefacts') > 0 && told('artefacts') < 2100, 'artefacts with an id: ' + told('artefacts'));
         check($$('tr[data-a]:not([hidden])').length >= 1, 'the artefact is shown');
         $('#clear').click(); await rest();
         const last = $$('noscript.kept').map(one => one.textContent.match(/<tr id=\"(a[0-9]+)\"/)).filter(Boolean).pop();
         location.hash = '#' + last[1]; await rest();
         check(document.getElementById(last[1]).checkVisibility(), 'a link leads to an artefact that was folded away');
         const far = $$('noscript.kept').map(one => one.textContent.match(/<details class=\"r[^>]* id=\"(r-[^\"]+)\"/)).filter(Boolean).pop();
         location.hash = '#' + far[1]; await rest();
         check(document.getElementById(far[1]).checkVisibility(), 'and to a requirement');
         const most = told('cells'); await tick('input[name=status]', true);
         check(told('cells') > 0 && told('cells') < most, 'cells of a status: ' + told('cells'));
         same($$('.r:not([hidden])').every(one => one.querySelector('.c:not([hidden])') || !one.open), true, 'what is unfolded is filtered, too');",
    )
}

fn filters() -> Result<(), Failed> {
    script(
        marlbeck(),
        "const all = told('cells');
         same(all, $$('.c').length, 'cells at first');
         await tick('input[name=status][data-word=missing]', true);
         const missing = told('cells');
         check(missing > 0 && missing < all, 'missing cells: ' + missing);
         same($$('.c:not([hidden])').length, missing, 'cells that are not hidden');
         same($$('.c:not([hidden]) > summary > .s5').length, missing, 'cells that are shown are missing');
         same($$('.r:not([hidden])').length, told('requirements'), 'requirements');
         check(location.hash.includes('status=missing'), 'the address: ' + location.hash);
         await tick('input[name=status][data-word=partial]', true);
         check(told('cells') > missing, 'two statuses show more');
         $('#clear').click(); await rest();
         same(told('cells'), all, 'cells after reset');
         check(!location.hash.includes('status'), 'the address after reset: ' + location.hash);
         $('select[name=clause]').value = '8.3'; $('select[name=clause]').dispatchEvent(new Event('input', {bubbles: true})); await rest();
         check($$('.r:not([hidden])').every(found => found.id.startsWith('r-8.3')), 'only requirements of 8.3');
         check($$('.f:not([hidden])').length === told('findings'), 'findings');
         $('#clear').click(); await rest();
         const service = $('select[name=service]'); service.selectedIndex = 1; service.dispatchEvent(new Event('input', {bubbles: true})); await rest();
         check(told('cells') > 0 && told('cells') < all, 'cells of a service');
         $('#clear').click(); await rest();
         const indicator = $('input[name=indicator]'); indicator.checked = true; indicator.dispatchEvent(new Event('input', {bubbles: true})); await rest();
         check(told('findings') > 0 && told('findings') < $$('.f').length, 'findings of an indicator');
         same($$('.f:not([hidden]) > p > .n' + indicator.value).length, told('findings'), 'they are of it');
         const owner = $('select[name=owner]'); $('#clear').click(); await rest();
         owner.selectedIndex = 1; owner.dispatchEvent(new Event('input', {bubbles: true})); await rest();
         check(told('artefacts') < $$('tr[data-a]').length, 'artefacts of an owner');
         const supplier = $('select[name=supplier]'); $('#clear').click(); await rest();
         supplier.selectedIndex = 1; supplier.dispatchEvent(new Event('input', {bubbles: true})); await rest();
         check(told('cells') > 0 && told('cells') < all, 'cells of a supplier');",
    )
}

fn search() -> Result<(), Failed> {
    script(
        marlbeck(),
        "const all = told('cells');
         await type('#q', 'supplier');
         const some = told('cells');
         check(some > 0 && some < all, 'cells with the word: ' + some);
         await type('#q', 'supplier zzzz');
         same(told('cells'), 0, 'cells with a word that nothing has');
         same(told('findings'), 0, 'findings with it');
         same($$('.chapter:not([hidden])').length, 0, 'chapters with it');
         await type('#q', '8.2.1-');
         check($$('.r:not([hidden])').length > 0, 'a requirement by its number');
         await type('#q', '');
         same(told('cells'), all, 'cells after the search');",
    )
}

fn state_in_the_address() -> Result<(), Failed> {
    script_at(
        marlbeck(),
        "check($('input[name=status][data-word=missing]').checked, 'the box is ticked');
         same($('#q').value, 'service', 'the words');
         same($('select[name=clause]').value, '8', 'the clause');
         same($$('.c:not([hidden]) > summary > .s5').length, told('cells'), 'missing cells');
         check(told('cells') > 0, 'some');",
        "#?q=service&clause=8&status=missing",
        1440,
        false,
    )
}

fn drill_down() -> Result<(), Failed> {
    script(
        marlbeck(),
        "const cell = $$('.c').find(found => found.querySelector('.of a.id') && found.id.includes('@'));
         location.hash = '#' + cell.id; await rest();
         check(cell.open, 'the cell is open');
         check(cell.closest('.r').open && cell.closest('.k').open, 'what it stands in is open');
         check(cell.querySelector('.slot').checkVisibility(), 'its slots are seen');
         check(cell.querySelector('.at').textContent.match(/json:\\d+/), 'a line of a file');
         same(document.activeElement, cell.firstElementChild, 'the focus');
         const link = cell.querySelector('.of a.id'); link.click(); await rest();
         const row = document.getElementById(link.hash.slice(1));
         check(row.checkVisibility(), 'the artefact is seen');
         const back = row.querySelector('a.id'); check(back !== null, 'the way back'); back.click(); await rest();
         check(document.getElementById(back.hash.slice(1)).open, 'the requirement is open');
         await tick('input[name=status][data-word=covered]', true);
         const missing = $$('.c').find(found => found.hidden);
         location.hash = '#' + missing.id; await rest();
         check(missing.checkVisibility(), 'a link to what is filtered away shows it');
         $$('a[href^=\"#\"]').forEach(one => { const id = decodeURIComponent(one.hash.slice(1)); check(id === '' || document.getElementById(id), 'leads nowhere: ' + id); });
         const ids = $$('[id]').map(one => one.id); check(new Set(ids).size === ids.length, 'an id stands twice');",
    )
}

fn keys() -> Result<(), Failed> {
    script(
        marlbeck(),
        "key(document.body, '/');
         same(document.activeElement, $('#q'), 'the search has the focus');
         await type('#q', 'zzzz'); key($('#q'), 'Escape'); await rest();
         same($('#q').value, '', 'escape clears');
         const skip = $('.skip'); skip.focus(); check(skip.getBoundingClientRect().top >= 0, 'the skip link is seen when it has the focus');
         const first = $('.k > summary'); first.focus(); same(document.activeElement, first, 'a clause takes the focus');
         $$('button,select,input,a,summary').forEach(one => check(one.tabIndex >= 0 || one.closest('[hidden]'), 'out of reach: ' + one.outerHTML.slice(0, 80)));
         $('[data-fold=open]').click(); await rest();
         check($$('.k').every(one => one.open) && $$('.r').every(one => one.open), 'all is open');
         $('[data-fold=close]').click(); await rest();
         check($$('.k,.r').every(one => !one.open), 'all is closed');",
    )
}

fn themes() -> Result<(), Failed> {
    let look = "const colour = () => getComputedStyle(document.body).backgroundColor;
         const bright = text => { const [r, g, b] = text.match(/\\d+/g).map(Number); return r + g + b; };";
    let light = format!(
        "{look} check(bright(colour()) > 600, 'light at first: ' + colour());
         $('#theme').click(); await rest();
         check(bright(colour()) < 150, 'dark after the switch: ' + colour());
         $('#theme').click(); await rest(); check(bright(colour()) > 600, 'light again: ' + colour());"
    );
    script(marlbeck(), &light)?;
    let dark = format!("{look} check(bright(colour()) < 150, 'dark as asked: ' + colour());");
    script_at(marlbeck(), &dark, "", 1440, true)
}

fn widths() -> Result<(), Failed> {
    let look = "const wide = document.documentElement.scrollWidth; check(wide <= innerWidth, 'the page is wider than the window: ' + wide + ' of ' + innerWidth);
        $$('.k,.r,.kind,.more').forEach(one => { one.open = true; }); await rest();
        const open = document.documentElement.scrollWidth; check(open <= innerWidth, 'unfolded it is wider: ' + open);";
    script_at(brackmoor(), look, "", 1920, false)?;
    script_at(brackmoor(), look, "", 360, false)
}

fn without_scripts() -> Result<(), Failed> {
    // A frame in a sandbox runs no script, and can be looked into.
    script(
        marlbeck(),
        "const inside = document.documentElement.outerHTML.split('<script>const run')[0];
         const cells = $$('.c').length;
         const frame = document.createElement('iframe'); frame.sandbox = 'allow-same-origin'; frame.style.cssText = 'width:1200px;height:800px';
         frame.srcdoc = '<!DOCTYPE html>' + inside.replace(/<html[^>]*>/, '<html lang=\"en\">');
         document.body.replaceChildren(frame); await new Promise(resolve => frame.addEventListener('load', resolve)); await rest();
         const page = frame.contentDocument; const view = frame.contentWindow;
         check(!page.documentElement.classList.contains('js'), 'a script ran');
         same(page.querySelectorAll('.c').length, cells, 'cells');
         same(view.getComputedStyle(page.querySelector('#filters')).display, 'none', 'filters that would not work');
         const cell = page.querySelector('.c'); cell.closest('.k').open = true; cell.closest('.r').open = true; cell.open = true;
         check(cell.querySelector('.slot').checkVisibility(), 'details unfold without a script');
         check(page.querySelector('#gates li').checkVisibility(), 'the gates are seen');",
    )
}

fn print() -> Result<(), Failed> {
    let bytes = browsers::page(marlbeck(), "", 1440, false)?.print()?;
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report.pdf");
    fs::write(&file, &bytes)?;
    if !bytes.starts_with(b"%PDF") {
        return Err("it is no PDF".into());
    }
    let text = Command::new("pdftotext").arg(&file).arg("-").output();
    if let Ok(text) = text {
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        for wanted in
            ["Gates", "Evidence map", "falls short", "Register of evidence", "Left folded"]
        {
            if !text.contains(wanted) {
                return Err(format!("the print lacks `{wanted}`").into());
            }
        }
        // What is folded is one line, so that nobody carries a hundred sheets.
        let sheets = text.matches('\u{c}').count();
        if sheets > 40 {
            return Err(format!("{sheets} sheets").into());
        }
        if text.contains("Search: press") || text.contains("Light or dark") {
            return Err("the print shows what is for a screen".into());
        }
    }
    Ok(())
}

/// What axe-core finds, with everything unfolded.
fn accessible(page: &str, dark: bool) -> Result<(), Failed> {
    let axe = fs::read_to_string(axe().ok_or("axe-core is not there")?)
        .map_err(|error| error.to_string())?;
    let page = page.replace("</body>", &format!("<script>{axe}</script></body>"));
    let theme = if dark { "dark" } else { "light" };
    let script_text = format!(
        "document.documentElement.dataset.theme = '{theme}';
         // Of what stands many times in one form, the first ones tell enough.
         const thin = (selector, most) => $$(selector).slice(most).forEach(one => one.remove());
         $$('.k').slice(6).forEach(one => one.querySelectorAll('.rb').forEach(each => each.remove()));
         $$('.kind').forEach(one => [...one.querySelectorAll('tbody tr')].slice(6).forEach(each => each.remove()));
         $$('.rule').forEach(one => [...one.querySelectorAll('.f')].slice(3).forEach(each => each.remove()));
         thin('.nr', 8);
         $$('.gates details, .gaps details').forEach(one => {{ one.open = true; }});
         $$('.k, .kind, .rule').forEach(one => {{ one.style.contentVisibility = 'visible'; }});
         $$('.k').slice(0, 6).forEach(one => {{ one.open = true; one.querySelectorAll('.r, .wh').forEach(each => {{ each.open = true; }}); one.querySelectorAll('.c').forEach((each, at) => {{ each.open = at < 4; }}); }});
         $$('.kind').slice(0, 3).forEach(one => {{ one.open = true; }});
         $$('.f details').slice(0, 8).forEach(one => {{ one.open = true; }});
         await rest();
         const found = await axe.run(document, {{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}});
         found.violations.forEach(one => notes.push(one.id + ' (' + one.nodes.length + '): ' + one.nodes.slice(0, 4).map(node => node.html.slice(0, 160) + ' ' + (node.any[0] ? node.any[0].message : '')).join(' | ')));
         check(found.passes.length > 20, 'axe looked at little: ' + found.passes.length);"
    );
    script(&page, &script_text)
}

/// A test that needs programs; left out where one is absent, failed where they are required.
fn trial(
    name: &str,
    there: bool,
    what: &'static str,
    run: impl FnOnce() -> Result<(), Failed> + Send + 'static,
) -> Trial {
    if there {
        return Trial::test(name, run);
    }
    if env::var("CLAUSEGRAPH_PROGRAMS").is_ok_and(|word| word == "required") {
        return Trial::test(name, move || Err(format!("{what} is not there").into()));
    }
    Trial::test(format!("{name} (left out: {what} is not there)"), || Ok(()))
        .with_ignored_flag(true)
}

fn main() -> ExitCode {
    let arguments = Arguments { test_threads: Some(1), ..Arguments::from_args() };
    let browser = chromium().is_some();
    let axe = browser && axe().is_some();
    let with = |name, run: fn() -> Result<(), Failed>| trial(name, browser, "Chromium", run);
    let axed = |name, page: fn() -> &'static str, dark| {
        trial(name, axe, "Chromium or axe-core (CLAUSEGRAPH_AXE)", move || accessible(page(), dark))
    };
    let trials = vec![
        with("filters show what is asked for", filters),
        with("search finds requirements, members and evidence", search),
        with("the address holds the state of the filters", state_in_the_address),
        with("links lead to what is folded or filtered away", drill_down),
        with("keys reach everything", keys),
        with("light and dark, as asked and by the switch", themes),
        with("no page is wider than its window", widths),
        with("without scripts everything is there", without_scripts),
        with("a large organisation is written out where it is unfolded", folded),
        with("print holds the report and no controls", print),
        axed("axe-finds-nothing-light", marlbeck, false),
        axed("axe-finds-nothing-dark", marlbeck, true),
        axed("axe-finds-nothing-auditor-light", brackmoor, false),
        axed("axe-finds-nothing-auditor-dark", brackmoor, true),
    ];
    let run = libtest_mimic::run(&arguments, trials);
    browsers::close();
    run.exit_code()
}
