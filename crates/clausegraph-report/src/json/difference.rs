//! The report of a difference, field by field.

use clausegraph::{
    AppearedFrom, Assessment, Cause, Cell, CellChange, Claim, ClauseChange, ClearedAs, Difference,
    Element, Fact, FieldChange, Finding, GateChange, OfferChange, Persisted, Side, SlotChange, Why,
};
use serde::Serialize;

use super::{
    CatalogueReport, CellReport, ClauseReport, CountsReport, FindingReport, OfferReport,
    OrganisationReport, WIRE_VERSION,
    assessment::{cell, clause, counts, gate_word},
    derivation::offer,
    encode,
    findings::finding_report,
};
use crate::{
    Locate,
    difference::DifferenceSelection,
    explain::Places,
    findings::Selection,
    wording::{Reason, Words, cause_words, missing_words},
};

/// A difference, on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DifferenceReport {
    /// The version of the wire format.
    pub format_version: u32,
    /// `difference`.
    pub kind: &'static str,
    /// `consultant` or `auditor`.
    pub profile: &'static str,
    /// The first assessment.
    pub before: SideReport,
    /// The second assessment.
    pub after: SideReport,
    /// The cells that moved.
    pub cells: Vec<CellChangeReport>,
    /// How many cells of each status did not move, of the whole catalogue.
    pub unmoved: CountsReport,
    /// What moved them.
    pub causes: Vec<CauseReport>,
    /// All gates.
    pub gates: Vec<GateChangeReport>,
    /// The clauses of which shares or counts moved.
    pub clauses: Vec<ClauseChangeReport>,
    /// What became of findings.
    pub findings: FindingChangesReport,
    /// Artefacts that came, went, or state something else.
    pub artefacts: EntryChangesReport,
    /// Artefacts that both list, of a day in between.
    pub dated_between: Vec<String>,
    /// Scope elements that came, went, or state something else.
    pub elements: EntryChangesReport,
    /// Claims that came, went, or state something else, as `artefact for requirement`.
    pub claims: EntryChangesReport,
    /// Judgements that hold in the second only.
    pub judged: Vec<String>,
    /// Judgements that hold in the first only.
    pub no_longer_judged: Vec<String>,
}

/// One of the two assessments.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SideReport {
    /// The organisation, where it says who it is.
    pub organisation: Option<OrganisationReport>,
    /// The day.
    pub as_of: String,
    /// The catalogue.
    pub catalogue: CatalogueReport,
}

/// A cell that moved.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CellChangeReport {
    /// The name: `8.3.4.1-06@nordbyte`.
    pub cell: String,
    /// `worse`, `better`, `neither`, `appeared` or `gone`.
    pub turn: &'static str,
    /// The cell before; none where it was not there.
    pub before: Option<CellReport>,
    /// The cell after; none where it is not there.
    pub after: Option<CellReport>,
    /// Why it moved.
    pub why: Vec<WhyReport>,
    /// The same in words.
    pub says: Vec<String>,
}

/// A reason why a cell moved.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhyReport {
    /// `only-in`, `asked-otherwise`, `listed`, `population`, `member`, `ground`, `slot`, `beside` or
    /// `control`.
    pub reason: &'static str,
    /// `before` or `after`, where only one side has something.
    pub side: Option<&'static str>,
    /// The members of the population before and after.
    pub members: Option<[usize; 2]>,
    /// What the member states otherwise.
    pub fields: Vec<FieldChangeReport>,
    /// The slot that shows something else.
    pub slot: Option<SlotChangeReport>,
    /// The cell beside, before and after.
    pub cell: Option<BesideReport>,
}

/// A cell on which another depends.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BesideReport {
    /// The cell before.
    pub before: Option<CellReport>,
    /// The cell after.
    pub after: Option<CellReport>,
}

/// A field that states something else.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldChangeReport {
    /// The field, written as in the files.
    pub field: String,
    /// Whether and what it stated: `not-stated`, `stated-none` or `given`.
    pub before: SaidReport,
    /// Whether and what it states.
    pub after: SaidReport,
}

/// What stands under a field.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SaidReport {
    /// `not-stated`, `stated-none` or `given`.
    pub said: &'static str,
    /// The value as text, where one is given.
    pub value: Option<String>,
}

/// A slot that shows something else.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SlotChangeReport {
    /// The slot.
    pub slot: String,
    /// `design`, `operation`, `evaluation` or `improvement`.
    pub aspect: &'static str,
    /// The values before.
    pub before: Vec<&'static str>,
    /// The values after.
    pub after: Vec<&'static str>,
    /// The offers that came, went or changed.
    pub offers: Vec<OfferChangeReport>,
    /// The position of the one that decides.
    pub decisive: Option<usize>,
    /// The artefacts that planned the interval and that plan it, where that is another one.
    pub planned: Option<[Option<String>; 2]>,
    /// The record sets whose test gives another result.
    pub tested: Option<[Option<String>; 2]>,
    /// The side on which no source carries what the slot accepts.
    pub not_carried: Option<&'static str>,
}

/// An offer that came, went or changed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OfferChangeReport {
    /// The offer before.
    pub before: Option<OfferReport>,
    /// The offer after.
    pub after: Option<OfferReport>,
    /// What the artefact or element states otherwise.
    pub fields: Vec<FieldChangeReport>,
}

/// What moved cells.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CauseReport {
    /// `artefact`, `element`, `requirement`, `population`, `catalogue` or `sources`.
    pub kind: &'static str,
    /// Its id.
    pub id: Option<String>,
    /// In words.
    pub says: String,
    /// Which way.
    pub turn: &'static str,
    /// The names of the cells.
    pub cells: Vec<String>,
}

/// A gate in both.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GateChangeReport {
    /// The id.
    pub gate: String,
    /// The title.
    pub title: String,
    /// What it showed: `evidence-present`, `cannot-evaluate` or `evidence-absent`.
    pub before: Option<&'static str>,
    /// What it shows.
    pub after: Option<&'static str>,
    /// Whether it moved.
    pub moved: bool,
}

/// A clause whose shares or counts moved.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClauseChangeReport {
    /// The result before.
    pub before: Option<ClauseReport>,
    /// The result after.
    pub after: Option<ClauseReport>,
}

/// What became of findings.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingChangesReport {
    /// Found in the second only.
    pub appeared: Vec<FindingChangeReport>,
    /// Found in the first only.
    pub cleared: Vec<FindingChangeReport>,
    /// Found in both.
    pub persisted: Vec<FindingChangeReport>,
    /// Found in the first, and not to be told in the second.
    pub cannot_tell: Vec<FindingChangeReport>,
}

/// A finding, and what became of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingChangeReport {
    /// The finding: as it is found now, or as it was found before where it is no longer.
    pub finding: FindingReport,
    /// What was known before of one that appeared: `clean`, `cannot-tell` or `not-there`; how one was
    /// cleared: `clean` or `not-there`.
    pub how: Option<&'static str>,
    /// Corrective actions about one of its requirements that were done or verified in between.
    pub despite: Vec<String>,
    /// What is not stated, in words, where it can no longer be told.
    pub not_stated: Option<String>,
}

/// Entries that came, went, or state something else.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntryChangesReport {
    /// Only the second lists them.
    pub added: Vec<String>,
    /// Only the first lists them.
    pub removed: Vec<String>,
    /// Both list them.
    pub changed: Vec<EntryChangeReport>,
}

/// An entry that states something else.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntryChangeReport {
    /// The id.
    pub id: String,
    /// The fields.
    pub fields: Vec<FieldChangeReport>,
}

/// A difference as JSON, indented, with a line break at the end.
pub fn difference_json(
    (before, locate_before): (&Assessment<'_>, Locate<'_>),
    (after, locate_after): (&Assessment<'_>, Locate<'_>),
    difference: &Difference<'_, '_>,
    selection: DifferenceSelection<'_>,
) -> String {
    let places = Both {
        before: Places { assessment: before, locate: locate_before },
        after: Places { assessment: after, locate: locate_after },
        selection,
    };
    encode(&DifferenceReport::new(&places, difference))
}

struct Both<'s, 'a, 'b> {
    before: Places<'s, 'a>,
    after: Places<'s, 'b>,
    selection: DifferenceSelection<'s>,
}

impl DifferenceReport {
    fn new(both: &Both<'_, '_, '_>, difference: &Difference<'_, '_>) -> Self {
        let (before, after) = (both.before.assessment, both.after.assessment);
        let within = both.selection.within;
        let wanted = |change: &&CellChange<'_, '_>| {
            let cell = change.cell_after().map(|cell| cell.requirement);
            let cell = cell.or(change.cell_before().map(|cell| cell.requirement));
            let worse = change.turn == clausegraph::Turn::Worse;
            cell.is_some_and(|requirement| within(requirement.clause_id()))
                && (worse || !both.selection.worse)
        };
        let words = Words { difference };
        let causes = difference.causes.iter().map(|cause| {
            let cells = difference.cells_of(cause).filter(wanted).map(CellChange::name);
            cause_report(cause, cells.collect())
        });
        Self {
            format_version: WIRE_VERSION,
            kind: "difference",
            profile: both.selection.profile.as_str(),
            before: SideReport::new(before),
            after: SideReport::new(after),
            cells: difference
                .cells
                .iter()
                .filter(wanted)
                .map(|change| CellChangeReport {
                    cell: change.name(),
                    turn: change.turn.as_str(),
                    before: change.cell_before().map(cell),
                    after: change.cell_after().map(cell),
                    why: change.why.iter().map(|why| why_report(both, why, change)).collect(),
                    says: words.why(change).iter().map(Reason::text).collect(),
                })
                .collect(),
            unmoved: counts(difference.unmoved),
            causes: causes.filter(|cause| !cause.cells.is_empty()).collect(),
            gates: difference.gates.iter().map(gate_change).collect(),
            clauses: difference
                .clauses
                .iter()
                .filter(|change| change.clause().is_some_and(|clause| within(clause.id())))
                .map(clause_change)
                .collect(),
            findings: finding_changes(both, difference),
            artefacts: EntryChangesReport {
                added: ids(&difference.artefacts.added, |found| found.id().to_string()),
                removed: ids(&difference.artefacts.removed, |found| found.id().to_string()),
                changed: changed(&difference.artefacts.changed, |found| found.id().to_string()),
            },
            dated_between: ids(&difference.dated_between, |found| found.id().to_string()),
            elements: EntryChangesReport {
                added: ids(&difference.elements.added, element_name),
                removed: ids(&difference.elements.removed, element_name),
                changed: changed(&difference.elements.changed, element_name),
            },
            claims: EntryChangesReport {
                added: ids(&difference.claims.added, claim_name),
                removed: ids(&difference.claims.removed, claim_name),
                changed: changed(&difference.claims.changed, claim_name),
            },
            judged: ids(&difference.judged, |found| found.id.to_string()),
            no_longer_judged: ids(&difference.no_longer_judged, |found| found.id.to_string()),
        }
    }
}

impl SideReport {
    pub(super) fn new(assessment: &Assessment<'_>) -> Self {
        Self {
            organisation: OrganisationReport::of(assessment),
            as_of: assessment.as_of().to_string(),
            catalogue: CatalogueReport::new(assessment.catalogue()),
        }
    }
}

fn ids<T>(entries: &[&T], id: impl Fn(&T) -> String) -> Vec<String> {
    entries.iter().map(|entry| id(entry)).collect()
}

fn changed<T>(
    entries: &[(&T, &T, Vec<FieldChange>)],
    id: impl Fn(&T) -> String,
) -> Vec<EntryChangeReport> {
    entries
        .iter()
        .map(|(_, entry, fields)| EntryChangeReport {
            id: id(entry),
            fields: fields_report(fields),
        })
        .collect()
}

fn element_name(element: &Element) -> String {
    element.id().to_string()
}

fn claim_name(claim: &Claim) -> String {
    format!("{} for {}", claim.document().artefact, claim.document().target)
}

fn fields_report(fields: &[FieldChange]) -> Vec<FieldChangeReport> {
    let said = |fact: &Fact<String>| match fact {
        Fact::Unknown => SaidReport { said: "not-stated", value: None },
        Fact::StatedNone => SaidReport { said: "stated-none", value: None },
        Fact::Given(text) => SaidReport { said: "given", value: Some(text.clone()) },
    };
    fields
        .iter()
        .map(|change| FieldChangeReport {
            field: change.field.clone(),
            before: said(&change.before),
            after: said(&change.after),
        })
        .collect()
}

const fn side_word(side: Side) -> &'static str {
    match side {
        Side::Before => "before",
        Side::After => "after",
    }
}

fn why_report(
    both: &Both<'_, '_, '_>,
    why: &Why<'_, '_>,
    change: &CellChange<'_, '_>,
) -> WhyReport {
    let beside = |before: &Option<Cell<'_>>, after: &Option<Cell<'_>>| {
        Some(BesideReport { before: before.as_ref().map(cell), after: after.as_ref().map(cell) })
    };
    let empty = WhyReport::default();
    match why {
        Why::OnlyIn(side) => WhyReport { reason: "only-in", side: Some(side_word(*side)), ..empty },
        Why::AskedOtherwise => WhyReport { reason: "asked-otherwise", ..empty },
        Why::Listed(side) => WhyReport { reason: "listed", side: Some(side_word(*side)), ..empty },
        Why::Population(before, after) => {
            WhyReport { reason: "population", members: Some([*before, *after]), ..empty }
        }
        Why::Member(fields) => {
            WhyReport { reason: "member", fields: fields_report(fields), ..empty }
        }
        Why::Ground(..) => WhyReport { reason: "ground", ..empty },
        Why::Slot(slot) => {
            WhyReport { reason: "slot", slot: Some(slot_report(both, slot, change)), ..empty }
        }
        Why::Beside(before, after) => {
            WhyReport { reason: "beside", cell: beside(before, after), ..empty }
        }
        Why::Control(before, after) => {
            WhyReport { reason: "control", cell: beside(before, after), ..empty }
        }
        _ => WhyReport { reason: "other", ..empty },
    }
}

fn slot_report(
    both: &Both<'_, '_, '_>,
    slot: &SlotChange<'_, '_>,
    change: &CellChange<'_, '_>,
) -> SlotChangeReport {
    let id =
        |artefact: Option<&clausegraph::Artefact>| artefact.map(|found| found.id().to_string());
    SlotChangeReport {
        slot: slot.slot.to_string(),
        aspect: slot.aspect.as_str(),
        before: slot.before.iter().map(clausegraph::SlotValue::as_str).collect(),
        after: slot.after.iter().map(clausegraph::SlotValue::as_str).collect(),
        offers: slot.offers.iter().map(|found| offer_report(both, found, change)).collect(),
        decisive: slot.decisive,
        planned: slot.planned.map(|(before, after)| [id(before), id(after)]),
        tested: slot.tested.map(|(before, after)| [id(before), id(after)]),
        not_carried: slot.not_carried.map(side_word),
    }
}

fn offer_report(
    both: &Both<'_, '_, '_>,
    found: &OfferChange<'_, '_>,
    change: &CellChange<'_, '_>,
) -> OfferChangeReport {
    let old = found.before.as_ref().zip(change.cell_before());
    let new = found.after.as_ref().zip(change.cell_after());
    OfferChangeReport {
        before: old.map(|(found, cell)| offer(&both.before, found, cell.member)),
        after: new.map(|(found, cell)| offer(&both.after, found, cell.member)),
        fields: fields_report(&found.fields),
    }
}

fn cause_report(cause: &Cause<'_, '_>, cells: Vec<String>) -> CauseReport {
    CauseReport {
        kind: cause.of.kind(),
        id: cause.of.id(),
        says: cause_words(&cause.of),
        turn: cause.turn.as_str(),
        cells,
    }
}

fn gate_change(change: &GateChange<'_, '_>) -> GateChangeReport {
    let before = change.before.as_ref();
    let gate = change.after.as_ref().map(|result| result.gate).or(before.map(|result| result.gate));
    GateChangeReport {
        gate: gate.map(|gate| gate.id.to_string()).unwrap_or_default(),
        title: change.title().to_owned(),
        before: before.map(|result| gate_word(result.state)),
        after: change.after.as_ref().map(|result| gate_word(result.state)),
        moved: change.moved(),
    }
}

fn clause_change(change: &ClauseChange<'_, '_>) -> ClauseChangeReport {
    ClauseChangeReport {
        before: change.before.as_ref().map(clause),
        after: change.after.as_ref().map(clause),
    }
}

fn finding_changes(
    both: &Both<'_, '_, '_>,
    difference: &Difference<'_, '_>,
) -> FindingChangesReport {
    let profile = both.selection.profile;
    let within = both.selection.within;
    let wants = |finding: &Finding<'_>| {
        let clauses = finding.clauses.iter().map(|clause| clause.id());
        let mut all = clauses.chain(finding.requirements.iter().map(|found| found.clause_id()));
        finding.rule.is_shown(finding.indicator, profile) && all.any(within)
    };
    let selection = Selection::all(profile);
    let old = |finding: &Finding<'_>| finding_report(finding, selection, false, both.before.locate);
    let new = |finding: &Finding<'_>| finding_report(finding, selection, false, both.after.locate);
    let plain = |finding: FindingReport| FindingChangeReport {
        finding,
        how: None,
        despite: Vec::new(),
        not_stated: None,
    };
    let found = &difference.findings;
    let persisted = |one: &Persisted<'_, '_>| FindingChangeReport {
        despite: one.despite.iter().map(|artefact| artefact.id().to_string()).collect(),
        ..plain(new(&one.after))
    };
    FindingChangesReport {
        appeared: found
            .appeared
            .iter()
            .filter(|(finding, _)| wants(finding))
            .map(|(finding, from)| FindingChangeReport {
                how: Some(match from {
                    AppearedFrom::Clean => "clean",
                    AppearedFrom::CannotTell => "cannot-tell",
                    AppearedFrom::NotThere => "not-there",
                }),
                ..plain(new(finding))
            })
            .collect(),
        cleared: found
            .cleared
            .iter()
            .filter(|(finding, _)| wants(finding))
            .map(|(finding, how)| FindingChangeReport {
                how: Some(match how {
                    ClearedAs::Clean => "clean",
                    ClearedAs::NotThere => "not-there",
                }),
                ..plain(old(finding))
            })
            .collect(),
        persisted: found.persisted.iter().filter(|one| wants(&one.after)).map(persisted).collect(),
        cannot_tell: found
            .cannot_tell
            .iter()
            .filter(|(finding, _)| wants(finding))
            .map(|(finding, unknown)| FindingChangeReport {
                not_stated: unknown.as_ref().map(|unknown| missing_words(&unknown.missing)),
                ..plain(old(finding))
            })
            .collect(),
    }
}
