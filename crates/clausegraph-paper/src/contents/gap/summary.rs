//! The page for those who decide: one page, whatever the organisation.

use clausegraph::{
    Action, ActionType, ArtefactKind, GateState, Indicator, Profile, Rule, Theme, Work,
};
use clausegraph_report::wording::{action_sentence, finding_sentence, gate_sentences};

use super::{
    grouped::{Gap, THEMES, counts},
    limits::unknown_of,
    page,
    pen::{Content, Part, Pen, body, gate_cell, link, stopped, told},
    works::covered,
};
use crate::{Basis, Block, Cell, Section, Table, Tile, Tone, Words};

/// How many entries each list of the page shows at most.
#[derive(Clone, Copy)]
struct Most {
    gaps: usize,
    decisions: usize,
    strengths: usize,
}

/// The least of each list: shown in any case.
const LEAST: Most = Most { gaps: 2, decisions: 1, strengths: 1 };
/// All that the page is made for.
const FULL: Most = Most { gaps: THEMES, decisions: 3, strengths: 3 };

impl Most {
    /// One entry more in each of the lists in turn, where there may be more.
    fn more(self) -> [Option<Self>; 3] {
        let Self { gaps, decisions, strengths } = self;
        [
            (gaps < FULL.gaps).then_some(Self { gaps: gaps + 1, ..self }),
            (decisions < FULL.decisions).then_some(Self { decisions: decisions + 1, ..self }),
            (strengths < FULL.strengths).then_some(Self { strengths: strengths + 1, ..self }),
        ]
    }
}

/// Signs of a sentence of the page before the rest is left to where it stands in full: two lines.
const SENTENCE: usize = 165;
/// Signs of what stands before a gate.
const BEFORE: usize = 75;

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>, gaps: &[Gap<'_, '_>]) -> Content {
    let page = |most: Most| {
        let mut sections =
            vec![gates(basis, pen), works(basis, pen, most), biggest(basis, pen, most, gaps)];
        sections.extend(decisions(basis, pen, most));
        let first = match basis.profile() {
            Profile::Consultant => "gap-summary-no-audit",
            Profile::Auditor => "gap-summary-no-report",
        };
        let first = Block::Paragraph(Words::quiet(pen.say(first)));
        (vec![first, Block::Tiles(tiles(basis, pen, gaps))], sections)
    };
    let (mut most, mut best) = (LEAST, page(LEAST));
    let mut grows = true;
    while grows {
        grows = false;
        for list in 0..most.more().len() {
            let Some(next) = most.more().get(list).copied().flatten() else { continue };
            let (blocks, sections) = page(next);
            if page::fits(&blocks, &sections) {
                grows = true;
                (most, best) = (next, (blocks, sections));
            }
        }
    }
    best
}

fn tiles(basis: &Basis<'_, '_>, pen: Pen<'_>, gaps: &[Gap<'_, '_>]) -> Vec<Tile> {
    let gates = basis.assessment.gates();
    let asked = gates.iter().filter(|result| !result.gate.custom);
    let present = asked.clone().filter(|result| result.state == GateState::Present).count();
    let all = asked.count();
    let arguments = [("part", pen.number(present).into()), ("whole", pen.number(all).into())];
    let counted = counts(gaps.iter().flat_map(|gap| gap.findings.iter().copied()));
    let of = |wanted: Indicator| {
        counted.iter().find(|(indicator, _)| *indicator == wanted).map_or(0, |(_, number)| *number)
    };
    let (majors, minors) = (of(Indicator::Major), of(Indicator::Minor));
    let unknown = unknown_of(basis).len();
    let tile = |value: String, label: String, tone: Tone| Tile { value, label, tone };
    let bad = |number: usize, tone: Tone| if number == 0 { Tone::None } else { tone };
    vec![
        tile(
            pen.with("gap-of", &arguments),
            pen.say("gap-tile-gates"),
            if present == all { Tone::Good } else { Tone::Bad },
        ),
        tile(pen.number(gaps.len()), pen.count("gap-tile-gaps", gaps.len()), Tone::None),
        tile(pen.number(majors), pen.count("gap-tile-majors", majors), bad(majors, Tone::Bad)),
        tile(pen.number(minors), pen.count("gap-tile-minors", minors), bad(minors, Tone::Partial)),
        tile(
            pen.number(unknown),
            pen.count("gap-tile-unknown", unknown),
            bad(unknown, Tone::Unknown),
        ),
    ]
}

/// The gates, each with the first thing that keeps it from evidence present.
fn gates(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Section {
    let columns = vec![
        pen.column("gap-column-gate", 9),
        pen.column("gap-column-state", 5),
        pen.column("gap-column-before-it", 10),
    ];
    let gates = basis.assessment.gates();
    let custom = gates.iter().filter(|result| result.gate.custom).count();
    let rows = gates.iter().filter(|result| !result.gate.custom).map(|result| {
        let title = result.gate.title.as_str();
        let sentences = gate_sentences(&result.reasons);
        let first = sentences.first().map(|sentence| shortened(pen, sentence));
        let more = sentences.len().saturating_sub(1);
        let before = match (first, more) {
            (None, _) => String::new(),
            (Some(first), 0) => first,
            (Some(first), more) => {
                let arguments = [("first", first.into()), ("more", pen.number(more).into())];
                pen.with("gap-and-more", &arguments)
            }
        };
        let before = page::cut(&before, BEFORE);
        body(vec![Cell::plain(title), gate_cell(result.state), Cell::of(told(&before))])
    });
    let rows = rows.collect();
    let arguments = [
        ("n", custom.into()),
        ("shown", pen.number(custom).into()),
        ("part", pen.title(full_gates(basis)).into()),
    ];
    let note = pen.with("gap-gates-note", &arguments);
    let table = Table { note, ..pen.table("", columns, rows) };
    pen.below("gap-summary-gates", "summary-gates", vec![Block::Table(table)])
}

/// Where the gates stand in full.
fn full_gates(basis: &Basis<'_, '_>) -> Part {
    match basis.profile() {
        Profile::Consultant => Part::Outlook,
        Profile::Auditor => Part::Results,
    }
}

/// Ids that a sentence of the first page names before the rest is counted.
const IDS: usize = 3;

/// A sentence about many ids, with the first of them.
fn shortened(pen: Pen<'_>, sentence: &str) -> String {
    let Some((what, ids)) = sentence.split_once(": ") else { return sentence.to_owned() };
    let number = |end: &str| end.strip_suffix(" more")?.replace(',', "").parse::<usize>().ok();
    let (list, more) = match ids.rsplit_once(" and ") {
        Some((before, end)) => match number(end) {
            Some(number) => (before.to_owned(), number),
            None => (format!("{before}, {end}"), 0),
        },
        None => (ids.to_owned(), 0),
    };
    let ids: Vec<&str> = list.split(", ").collect();
    if ids.len() <= IDS || ids.iter().any(|id| id.contains(' ')) {
        return sentence.to_owned();
    }
    let shown: Vec<&str> = ids.iter().take(IDS).copied().collect();
    let left = ids.len() - IDS + more;
    let few = pen
        .with("gap-few", &[("words", shown.join(", ").into()), ("more", pen.number(left).into())]);
    format!("{what}: {few}")
}

fn works(basis: &Basis<'_, '_>, pen: Pen<'_>, most: Most) -> Section {
    let shown = basis.findings.shown(basis.profile());
    let strengths: Vec<String> = shown
        .filter(|finding| finding.indicator == Indicator::Strength)
        .map(finding_sentence)
        .collect();
    let shown = strengths.iter().take(most.strengths);
    let mut items: Vec<Words> =
        shown.map(|sentence| told(&page::cut(sentence, SENTENCE))).collect();
    let left = strengths.len().saturating_sub(most.strengths);
    let mut more = Vec::new();
    if left > 0 {
        more.push(pen.rest(left, Part::Works));
    }
    let covered = covered(basis);
    if !covered.is_empty() {
        more.push(pen.count("gap-works-covered-count", covered.len()));
    }
    if !more.is_empty() {
        let words = Words::plain(more.join(" "));
        let link = || Words::plain(" ").and(pen.link(Part::Works));
        items.push(if covered.is_empty() { words } else { words.and(link()) });
    }
    let blocks = if items.is_empty() {
        vec![pen.paragraph("gap-works-none")]
    } else {
        vec![Block::Bullets(items)]
    };
    pen.below("gap-summary-works", "summary-works", blocks)
}

/// The biggest gap of each theme, in plain words.
fn biggest(basis: &Basis<'_, '_>, pen: Pen<'_>, most: Most, gaps: &[Gap<'_, '_>]) -> Section {
    let mut themes: Vec<Theme> = Vec::new();
    let mut items = Vec::new();
    for gap in gaps {
        if themes.contains(&gap.theme) || items.len() == most.gaps {
            continue;
        }
        themes.push(gap.theme);
        items.push(plainly(basis, pen, gap));
    }
    if items.is_empty() {
        let blocks = vec![pen.paragraph("gap-gaps-none")];
        return pen.below("gap-summary-gaps", "summary-gaps", blocks);
    }
    let left = gaps.len().saturating_sub(items.len());
    let mut blocks = vec![Block::Numbered(items)];
    if left > 0 {
        blocks.push(Block::Paragraph(Words::plain(pen.rest(left, Part::Gaps))));
    }
    pen.below("gap-summary-gaps", "summary-gaps", blocks)
}

fn plainly(basis: &Basis<'_, '_>, pen: Pen<'_>, gap: &Gap<'_, '_>) -> Words {
    let mut words = link(gap.title(basis, pen), &gap.anchor());
    if let Some(run) = words.0.first_mut() {
        run.look = crate::RunLook::Strong;
    }
    let rule = gap.main_rule().map_or("", Rule::title);
    let arguments = [("rule", rule.into()), ("counts", pen.short_indicators(&gap.counts()).into())];
    words.and(Words::plain(format!(". {}", pen.with("gap-summary-gap", &arguments))))
}

/// What somebody has to decide before anything else moves; for consultants.
fn decisions(basis: &Basis<'_, '_>, pen: Pen<'_>, most: Most) -> Option<Section> {
    let plan = basis.advice?.plan;
    let all: Vec<&Action<'_>> =
        plan.actions.iter().filter(|action| action.action_type() == ActionType::Decide).collect();
    let (first, rest): (Vec<_>, Vec<_>) =
        all.iter().copied().partition(|action| !action.gates.is_empty());
    // Of decisions of one sort the first speaks for all.
    let mut sorts: Vec<(Sort, Vec<&Action<'_>>)> = Vec::new();
    for action in first.into_iter().chain(rest) {
        let sort = sort(action);
        match sorts.iter_mut().find(|(known, _)| *known == sort) {
            Some((_, same)) => same.push(action),
            None => sorts.push((sort, vec![action])),
        }
    }
    let told: usize = sorts.iter().take(most.decisions).map(|(_, same)| same.len()).sum();
    let mut items: Vec<Words> =
        sorts.iter().take(most.decisions).map(|(_, same)| decision(basis, pen, same)).collect();
    if basis.assessment.organisation().engagement().is_none() {
        items.push(Words::plain(pen.say("gap-decide-engagement")));
    }
    let left = all.len().saturating_sub(told);
    let mut blocks = Vec::new();
    if items.is_empty() {
        blocks.push(pen.paragraph("gap-decide-none"));
    } else {
        blocks.push(Block::Bullets(items));
    }
    if left > 0 {
        blocks.push(Block::Paragraph(Words::plain(pen.rest(left, Part::Roadmap))));
    }
    Some(pen.below("gap-summary-decide", "summary-decide", blocks))
}

/// What decisions have in common that are told as one.
type Sort = (String, Option<ArtefactKind>);

#[expect(clippy::wildcard_enum_match_arm, reason = "all other works are of one kind each")]
fn sort(action: &Action<'_>) -> Sort {
    let kind = match action.work {
        Work::Approve(artefact)
        | Work::Renew(artefact)
        | Work::Complete(artefact)
        | Work::Name(artefact) => Some(artefact.kind()),
        _ => None,
    };
    let verb = action.id.split(':').next().unwrap_or_default();
    (verb.to_owned(), kind)
}

fn decision(basis: &Basis<'_, '_>, pen: Pen<'_>, same: &[&Action<'_>]) -> Words {
    let Some(action) = same.first() else { return Words::none() };
    let sentence = stopped(&action_sentence(basis.assessment.catalogue(), action));
    let mut words = told(&page::cut(&sentence, SENTENCE));
    let more = same.len() - 1;
    if more > 0 {
        words = words.and(Words::plain(format!(" {}", pen.count("gap-decide-more", more))));
    }
    let gates: Vec<String> = action.gates.iter().map(|gate| gate.title.clone()).collect();
    if gates.is_empty() {
        return words;
    }
    let gates = pen.with("gap-opens", &[("gates", pen.few(&gates, 1).into())]);
    words.and(Words::quiet(format!(" {gates}")))
}
