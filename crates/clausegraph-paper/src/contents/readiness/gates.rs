//! The three gates of readiness, and the gates of the catalogue.

use clausegraph::{
    ArtefactKind, Counts, GateResult, GateState, Indicator, Status,
    document::{ArtefactStatus, GateCheck, GateDocument},
};
use clausegraph_report::wording::{gate_sentences, gate_state};

use super::{audit_day, freshness, number, section, trend};
use crate::{Align, Basis, Block, Cell, Column, Row, RowSort, Section, Table, Tile, Tone, Words};

/// A gate of readiness: as good as its worst part.
pub(super) struct Stage {
    key: &'static str,
    parts: Vec<Part>,
}

/// A part of a gate of readiness.
struct Part {
    key: &'static str,
    state: GateState,
    count: String,
    reasons: Vec<String>,
}

impl Stage {
    fn state(&self) -> GateState {
        self.parts.iter().map(|part| part.state).max().unwrap_or(GateState::CannotEvaluate)
    }

    fn open(&self) -> usize {
        self.parts.iter().filter(|part| part.state != GateState::Present).count()
    }
}

/// The three gates of readiness.
pub(super) fn stages(basis: &Basis<'_, '_>) -> Vec<Stage> {
    vec![
        Stage { key: "readiness-stage-documents", parts: vec![documents(basis)] },
        Stage { key: "readiness-stage-operation", parts: vec![operation(basis)] },
        Stage {
            key: "readiness-stage-check",
            parts: vec![
                by_gates(basis, "readiness-part-audit", |gate| {
                    gate.check == GateCheck::AuditProgramme
                }),
                by_gates(basis, "readiness-part-review", |gate| is_of_review(basis, gate)),
                majors(basis),
                corrections(basis),
            ],
        },
    ]
}

/// Whether a gate asks for a review by top management.
fn is_of_review(basis: &Basis<'_, '_>, gate: &GateDocument) -> bool {
    let catalogue = basis.assessment.catalogue();
    let mut asked = gate.requirements.iter().filter_map(|id| catalogue.requirement(id.as_str()));
    gate.check == GateCheck::Requirements
        && !gate.requirements.is_empty()
        && asked.all(|requirement| {
            let mut kinds = requirement
                .slots()
                .iter()
                .flat_map(|slot| slot.accepts.iter().map(|accepted| accepted.kind));
            kinds.any(|kind| kind == ArtefactKind::ManagementReview)
        })
}

/// A part that gates of the catalogue show.
fn by_gates(
    basis: &Basis<'_, '_>,
    key: &'static str,
    wanted: impl Fn(&GateDocument) -> bool,
) -> Part {
    let gates = basis.assessment.gates();
    let found: Vec<&GateResult<'_>> = gates.iter().filter(|result| wanted(result.gate)).collect();
    let state = found.iter().map(|result| result.state).max();
    let reasons = match state {
        None => vec![basis.texts.say("readiness-no-gate")],
        Some(_) => found.iter().flat_map(|result| gate_sentences(&result.reasons)).collect(),
    };
    Part { key, state: state.unwrap_or(GateState::CannotEvaluate), count: String::new(), reasons }
}

fn documents(basis: &Basis<'_, '_>) -> Part {
    let assessment = basis.assessment;
    let asked = assessment.catalogue().mandatory_documents();
    let counts: Counts = asked
        .flat_map(|requirement| assessment.cells_of(requirement))
        .map(|cell| cell.status)
        .collect();
    let mut part =
        by_gates(basis, "readiness-part-documents", |gate| gate.check == GateCheck::DocumentedSet);
    part.count = covered_of(basis, counts);
    part
}

fn operation(basis: &Basis<'_, '_>) -> Part {
    let mut part =
        by_gates(basis, "readiness-part-operation", |gate| gate.check == GateCheck::RecordHistory);
    let artefacts = basis.assessment.organisation().artefacts().iter();
    let sets = artefacts.filter(|artefact| artefact.kind() == ArtefactKind::RecordSet).count();
    part.count = basis.texts.say_with("readiness-record-sets", &[("number", number(sets).into())]);
    part
}

/// `12 of 40 covered, 3 unknown`.
fn covered_of(basis: &Basis<'_, '_>, counts: Counts) -> String {
    let unknown = counts.of(Status::CannotEvaluate);
    let arguments = [
        ("covered", u64::from(counts.of(Status::Covered)).into()),
        ("counted", u64::from(counts.counted()).into()),
        ("unknown", u64::from(unknown).into()),
    ];
    let key = if unknown == 0 { "readiness-covered-of" } else { "readiness-covered-unknown-of" };
    basis.texts.say_with(key, &arguments)
}

fn majors(basis: &Basis<'_, '_>) -> Part {
    let mut part =
        by_gates(basis, "readiness-part-majors", |gate| gate.check == GateCheck::NoOpenMajor);
    let shown = basis.findings.shown(basis.profile());
    let found = number(shown.filter(|finding| finding.indicator == Indicator::Major).count());
    let arguments = [("number", found.into())];
    part.count = basis.texts.say_with("readiness-majors-count", &arguments);
    if found > 0 {
        part.state = GateState::Absent;
        part.reasons.insert(0, basis.texts.say_with("readiness-majors-reason", &arguments));
    }
    part
}

/// Where a corrective action stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Correction {
    /// It was checked that it worked.
    Verified,
    /// It is to be done, and its day has not passed.
    Open,
    /// Nobody says whether it is done.
    Unclear,
    /// It is done, and nobody is stated to have checked that it worked.
    Done,
    /// Its day has passed.
    Overdue,
}

fn corrections(basis: &Basis<'_, '_>) -> Part {
    let as_of = basis.assessment.as_of();
    let artefacts = basis.assessment.organisation().artefacts().iter();
    let actions = artefacts.filter(|artefact| {
        artefact.kind() == ArtefactKind::CorrectiveAction
            && artefact.document().status.given() != Some(&ArtefactStatus::Retired)
    });
    let mut found: Vec<(Correction, String)> = Vec::new();
    for artefact in actions {
        let Some(action) = artefact.document().action.as_deref() else {
            found.push((Correction::Unclear, artefact.id().to_string()));
            continue;
        };
        let before = |day: Option<&clausegraph::Date>| day.is_some_and(|day| *day <= as_of);
        let state = if before(action.verified_on.given()) {
            Correction::Verified
        } else if before(action.done_on.given()) {
            Correction::Done
        } else if action.due_on.given().is_some_and(|due| *due < as_of) {
            Correction::Overdue
        } else if action.done_on.is_unknown() && action.due_on.is_unknown() {
            Correction::Unclear
        } else {
            Correction::Open
        };
        found.push((state, artefact.id().to_string()));
    }
    let ids = |wanted: Correction| -> Vec<&str> {
        let of_state = found.iter().filter(|(state, _)| *state == wanted);
        of_state.map(|(_, id)| id.as_str()).collect()
    };
    let sentence = |key: &str, wanted: Correction| {
        let ids = ids(wanted);
        (!ids.is_empty()).then(|| {
            let arguments = [("number", number(ids.len()).into()), ("ids", ids.join(", ").into())];
            basis.texts.say_with(key, &arguments)
        })
    };
    let mut reasons: Vec<String> = [
        sentence("readiness-corrections-overdue", Correction::Overdue),
        sentence("readiness-corrections-done", Correction::Done),
        sentence("readiness-corrections-unclear", Correction::Unclear),
        sentence("readiness-corrections-open", Correction::Open),
    ]
    .into_iter()
    .flatten()
    .collect();
    let state =
        if found.iter().any(|(state, _)| matches!(state, Correction::Done | Correction::Overdue)) {
            GateState::Absent
        } else if found.is_empty() || !ids(Correction::Unclear).is_empty() {
            GateState::CannotEvaluate
        } else {
            GateState::Present
        };
    if found.is_empty() {
        reasons.push(basis.texts.say("readiness-corrections-none"));
    }
    let arguments = [
        ("verified", number(ids(Correction::Verified).len()).into()),
        ("all", number(found.len()).into()),
    ];
    let count = if found.is_empty() {
        String::new()
    } else {
        basis.texts.say_with("readiness-corrections-count", &arguments)
    };
    Part { key: "readiness-part-corrections", state, count, reasons }
}

/// The three gates at a glance, and which link is the worst.
pub(super) fn short(basis: &Basis<'_, '_>, stages: &[Stage]) -> Section {
    let texts = basis.texts;
    let tile = |stage: &Stage| {
        let arguments = [
            ("title", texts.say(stage.key).into()),
            ("open", number(stage.open()).into()),
            ("parts", number(stage.parts.len()).into()),
        ];
        Tile {
            value: gate_state(stage.state()).to_owned(),
            label: texts.say_with("readiness-stage-label", &arguments),
            tone: Tone::of_gate(stage.state()),
        }
    };
    let parts: Vec<&Part> = stages.iter().flat_map(|stage| &stage.parts).collect();
    let worst = parts.iter().map(|part| part.state).max().unwrap_or(GateState::CannotEvaluate);
    let open: Vec<&&Part> = parts.iter().filter(|part| part.state != GateState::Present).collect();
    let sentence = if open.is_empty() {
        texts.say("readiness-no-link-open")
    } else {
        let worst_parts = open.iter().filter(|part| part.state == worst);
        let titles: Vec<String> = worst_parts.map(|part| texts.say(part.key)).collect();
        let arguments = [
            ("state", gate_state(worst).into()),
            ("titles", titles.join("; ").into()),
            ("open", number(open.len()).into()),
            ("all", number(parts.len()).into()),
        ];
        texts.say_with("readiness-worst-link", &arguments)
    };
    let mut blocks = vec![
        Block::Tiles(stages.iter().map(tile).collect()),
        Block::Paragraph(Words::strong(sentence)),
        Block::Tiles(numbers_at_a_glance(basis)),
    ];
    let mut ahead_and_behind = audit_day::tiles(basis);
    ahead_and_behind.extend(trend::tiles(basis));
    if !ahead_and_behind.is_empty() {
        blocks.push(Block::Tiles(ahead_and_behind));
    }
    section(basis, "readiness-short", blocks)
}

/// The numbers that are asked for first.
fn numbers_at_a_glance(basis: &Basis<'_, '_>) -> Vec<Tile> {
    let texts = basis.texts;
    let shown: Vec<Indicator> =
        basis.findings.shown(basis.profile()).map(|finding| finding.indicator).collect();
    let of = |wanted: Indicator| number(shown.iter().filter(|found| **found == wanted).count());
    let empty = basis
        .assessment
        .clauses()
        .filter(|result| result.clause.is_leaf())
        .filter(|result| {
            result.counts.counted() > 0
                && result.counts.of(Status::Missing) == result.counts.counted()
        })
        .count();
    let lapses = freshness::lapses(basis);
    let until = texts.day(basis.forecast.until.as_of());
    let tile = |count: u64, key: &str, tone: Tone| Tile {
        value: texts.number(count),
        label: texts.say_with(key, &[("number", count.into()), ("until", until.clone().into())]),
        tone: if count == 0 { Tone::None } else { tone },
    };
    vec![
        tile(of(Indicator::Major), "readiness-tile-majors", Tone::Bad),
        tile(of(Indicator::Minor), "readiness-tile-minors", Tone::Partial),
        tile(number(empty), "readiness-tile-empty", Tone::Bad),
        tile(lapses, "readiness-tile-lapses", Tone::Stale),
    ]
}

/// The parts of the three gates, each with what keeps it.
pub(super) fn parts(basis: &Basis<'_, '_>, stages: &[Stage]) -> Section {
    let texts = basis.texts;
    let mut rows = Vec::new();
    for stage in stages {
        let title = Cell::plain(texts.say(stage.key));
        rows.push(Row { sort: RowSort::Group, cells: vec![title] });
        rows.extend(stage.parts.iter().map(|part| Row {
            sort: RowSort::Body,
            cells: vec![
                Cell::plain(texts.say(part.key)),
                Cell::toned(gate_state(part.state), Tone::of_gate(part.state)),
                Cell::plain(part.count.as_str()),
                Cell::plain(reasons(&part.reasons)),
            ],
        }));
    }
    let table = Table {
        caption: texts.say("readiness-parts-caption"),
        columns: vec![
            column(basis, "readiness-column-part", 24),
            column(basis, "readiness-column-state", 14),
            column(basis, "readiness-column-count", 20),
            column(basis, "readiness-column-keeps", 42),
        ],
        rows,
        note: texts.say("readiness-parts-note"),
    };
    section(basis, "readiness-parts", vec![Block::Table(table)])
}

/// Whether a gate of the catalogue is told as a part of a gate of readiness.
fn is_part(basis: &Basis<'_, '_>, gate: &GateDocument) -> bool {
    match gate.check {
        GateCheck::DocumentedSet
        | GateCheck::RecordHistory
        | GateCheck::AuditProgramme
        | GateCheck::NoOpenMajor => true,
        GateCheck::Requirements => is_of_review(basis, gate),
        GateCheck::NoExclusion | GateCheck::OwnEvidence | GateCheck::NoEmptyLeaf => false,
    }
}

/// All gates of the catalogue.
pub(super) fn catalogue(basis: &Basis<'_, '_>) -> Section {
    let texts = basis.texts;
    let gates = basis.assessment.gates();
    let title = |result: &GateResult<'_>| {
        let title = result.gate.title.clone();
        let arguments = [("title", title.clone().into())];
        if result.gate.custom { texts.say_with("readiness-gate-custom", &arguments) } else { title }
    };
    let tiles = gates.iter().map(|result| Tile {
        value: gate_state(result.state).to_owned(),
        label: title(result),
        tone: Tone::of_gate(result.state),
    });
    let kept = gates
        .iter()
        .filter(|result| result.state != GateState::Present && !is_part(basis, result.gate));
    let rows: Vec<Row> = kept
        .map(|result| Row {
            sort: RowSort::Body,
            cells: vec![
                Cell::plain(title(result)),
                Cell::toned(gate_state(result.state), Tone::of_gate(result.state)),
                Cell::plain(reasons(&gate_sentences(&result.reasons))),
            ],
        })
        .collect();
    let mut blocks = vec![
        Block::Paragraph(Words::plain(texts.say("readiness-gates-intro"))),
        Block::Tiles(tiles.collect()),
    ];
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            caption: texts.say("readiness-gates-caption"),
            columns: vec![
                column(basis, "readiness-column-gate", 30),
                column(basis, "readiness-column-state", 14),
                column(basis, "readiness-column-keeps", 56),
            ],
            rows,
            note: String::new(),
        }));
    }
    section(basis, "readiness-gates", blocks)
}

fn reasons(found: &[String]) -> String {
    found.join("\n")
}

/// A column of words.
pub(super) fn column(basis: &Basis<'_, '_>, key: &str, width: u16) -> Column {
    Column { header: basis.texts.say(key), width, align: Align::Start }
}

/// A column of numbers.
pub(super) fn numbers(basis: &Basis<'_, '_>, key: &str, width: u16) -> Column {
    Column { header: basis.texts.say(key), width, align: Align::End }
}
