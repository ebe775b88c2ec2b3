//! The forecast: what changes from day to day if nothing is done.
//!
//! Evidence ages. A review is followed by no other within its planned interval, an agreement ends, an
//! approval that is recorded for a day to come begins to count. All of that stands in the data already, so
//! that the state on any day to come can be told exactly, and with it every day on which something
//! changes, and why.

mod cause;
mod change;
mod compare;
mod days;
mod evidence;
mod theme;

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{Clause, Date};

use self::{
    cause::Causes,
    compare::{Pair, changed_cells, gate_changes},
};
pub use self::{
    change::{
        CellOutcome, ChangeCause, EvidenceChange, ForecastCell, ForecastClause, ForecastGate,
        ForecastTurn,
    },
    theme::{DueTheme, due_themes},
};
use crate::{
    Assessment, ClauseResult, EvidenceMap, GateResult, GateState, Shares, assess, member::MemberIx,
};

/// What changes from one day to another if nothing is done.
#[derive(Clone, Debug)]
pub struct Forecast<'g> {
    /// The state on the day it begins with.
    pub from: Assessment<'g>,
    /// The state on the day it ends with.
    pub until: Assessment<'g>,
    /// The days on which something changes, in their order; the first lies after the day it begins with.
    pub steps: Vec<ForecastStep<'g>>,
    /// How many days were assessed to find them; on no other day of the window can anything change.
    pub days_assessed: usize,
}

/// A day on which something changes.
#[derive(Clone, Debug)]
pub struct ForecastStep<'g> {
    /// The day, the first one on which it is so.
    pub day: Date,
    /// The cells that change, in reading order.
    pub cells: Vec<ForecastCell<'g>>,
    /// The gates that change, in the order of the catalogue.
    pub gates: Vec<ForecastGate<'g>>,
    /// The chapters, areas and leaf clauses whose shares change, in reading order.
    pub clauses: Vec<ForecastClause<'g>>,
}

/// What changes after a day, up to another, if nothing is done.
///
/// *If nothing is done*: nothing is added to the data and nothing in it is changed. What is recorded for a
/// day to come does come to be on that day: an approval counts, a review that is dated then has been held,
/// an agreement begins or ends.
///
/// The forecast is exact. To [`assess`] on every single day of the window and to compare each with the day
/// before gives the same steps. Only days are assessed on which something can change: those that the
/// organisation writes down, the days behind them, and those on which an event must have recurred. A cell
/// changes where its status does, or where it comes or goes; a step is listed where a cell, a gate or the
/// shares of a clause change. Cells stand in reading order, those that are gone before those that are
/// there.
///
/// Where the second day does not lie after the first there is no step, and both states are that of the
/// first.
///
/// # Example
///
/// A contract plans a review of the supplier every three months; the last one was held in September.
///
/// ```
/// use clausegraph::{Catalogue, ChangeCause, Defect, Organisation, SourceText, Status, forecast, map};
///
/// let source = |text: &str| SourceText { name: "file.json".into(), text: text.into() };
/// let catalogue = source(r#"{
///     "format_version": 1,
///     "catalogue": { "id": "example@1", "title": "An example", "exclusions": "none", "wording": "own" },
///     "clauses": [{ "id": "8", "title": "Operation", "area": true }],
///     "populations": [{ "id": "suppliers", "title": "suppliers", "of": "suppliers",
///         "source": "organisation", "empty": "allowed" }],
///     "requirements": [{
///         "id": "8-01", "clause": "8", "tier": "stated", "population": "suppliers",
///         "statement": "Supplier performance is looked at as often as planned.",
///         "question": "When did you last look at it?",
///         "slots": [
///             { "id": "defined", "aspect": "design", "take": "in-force", "reach": "named",
///               "accepts": [{ "kind": "contract", "needs": ["interval"] }] },
///             { "id": "run", "aspect": "operation", "take": "latest", "reach": "named",
///               "lapses_after": "defined",
///               "accepts": [{ "kind": "supplier-review",
///                             "match": [{ "field": "review.subject", "is": ["performance"] }] }] }
///         ]
///     }]
/// }"#);
/// let (catalogue, _) = Catalogue::load(&[catalogue], &[]);
/// let catalogue = catalogue.ok_or("the catalogue has problems")?;
/// let organisation = source(r#"{
///     "format_version": 1,
///     "scope": { "suppliers": [{ "id": "acme", "name": "Acme", "state": "in" }] },
///     "artefacts": [
///         { "id": "CON-1", "kind": "contract", "status": "in-use", "interval": "P3M", "covers": ["acme"],
///           "agreement": { "party": "acme", "valid_to": "2027-06-30" } },
///         { "id": "REV-1", "kind": "supplier-review", "dated_on": "2026-09-15", "covers": ["acme"],
///           "review": { "subject": "performance" } }
///     ]
/// }"#);
/// let (organisation, _) = Organisation::load(&[organisation], &catalogue);
/// let organisation = organisation.ok_or("the organisation has problems")?;
///
/// let map = map(&catalogue, &organisation);
/// let forecast = forecast(&map, "2026-11-22".parse()?, "2027-12-31".parse()?);
///
/// let [lapse, end] = forecast.steps.as_slice() else { return Err("two steps".into()) };
/// // The review of 15 September is followed by none within three months: the 15th itself is in time.
/// assert_eq!(lapse.day.to_string(), "2026-12-16");
/// let [cell] = lapse.cells.as_slice() else { return Err("one cell".into()) };
/// assert_eq!(cell.name(), "8-01@acme");
/// assert_eq!((cell.before, cell.after), (Some(Status::Covered), Some(Status::Stale)));
/// let [ChangeCause::Evidence(cause)] = cell.causes.as_slice() else { return Err("one cause".into()) };
/// assert_eq!(cause.gained, [Defect::Lapsed("2026-12-15".parse()?)]);
/// assert_eq!(cause.planned.map(|(_, by)| by.id().as_str()), Some("CON-1"));
/// // The contract ends on 30 June, and with it what plans the reviews.
/// assert_eq!(end.day.to_string(), "2027-07-01");
/// assert_eq!(end.cells[0].after, Some(Status::Partial));
/// // Of the state on the last day, the forecast says what an assessment would.
/// assert_eq!(forecast.outcomes("2027-12-31".parse()?)[0].after, Some(Status::Partial));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn forecast<'g>(map: &EvidenceMap<'g>, from: Date, until: Date) -> Forecast<'g> {
    let first = assess(map, from);
    let days = days::candidates(map, from, until);
    let days_assessed = days.len();
    let mut steps = Vec::new();
    let mut known = Known { gates: first.gates(), clauses: first.clauses().collect() };
    let mut last = first.clone();
    for day in days {
        let next = assess(map, day);
        steps.extend(step(&last, &next, &mut known));
        last = next;
    }
    // Behind the last of those days nothing changes: only the day that the state is told for does.
    if until > last.as_of {
        last.as_of = until;
    }
    Forecast { from: first, until: last, steps, days_assessed }
}

/// What is computed once for each day, and compared with that of the next.
struct Known<'g> {
    gates: Vec<GateResult<'g>>,
    clauses: Vec<ClauseResult<'g>>,
}

/// What changes between two days; none where nothing does.
fn step<'g>(
    before: &Assessment<'g>,
    after: &Assessment<'g>,
    known: &mut Known<'g>,
) -> Option<ForecastStep<'g>> {
    let changed = changed_cells(before, after);
    let now = after.gates();
    let gates = gate_changes(&known.gates, &now);
    known.gates = now;
    if changed.is_empty() && gates.is_empty() {
        return None;
    }
    let mut clauses = Vec::new();
    if !changed.is_empty() {
        let now: Vec<ClauseResult<'g>> = after.clauses().collect();
        clauses.extend(
            known.clauses.iter().zip(&now).filter(|(old, new)| old.shares != new.shares).map(
                |(old, new)| ForecastClause {
                    clause: new.clause,
                    before: old.shares,
                    after: new.shares,
                },
            ),
        );
        known.clauses = now;
    }
    let mut explained = Causes::new(before, after);
    let cells = changed.into_iter().map(|pair| change(after, pair, &mut explained)).collect();
    Some(ForecastStep { day: after.as_of, cells, gates, clauses })
}

fn change<'g>(
    assessment: &Assessment<'g>,
    pair: Pair<'g>,
    causes: &mut Causes<'_, 'g>,
) -> ForecastCell<'g> {
    ForecastCell {
        requirement: pair.requirement,
        member: assessment.member(pair.member),
        before: pair.before,
        after: pair.after,
        causes: causes.of(pair.requirement, pair.member),
        member_ix: pair.member,
    }
}

impl<'g> Forecast<'g> {
    /// What has become of the cells by a day: those whose status is another than on the day the forecast
    /// begins with, in reading order; the last status counts, however often it changed.
    pub fn outcomes(&self, day: Date) -> Vec<CellOutcome<'g>> {
        let mut found: BTreeMap<(usize, MemberIx), CellOutcome<'g>> = BTreeMap::new();
        let steps = self.steps.iter().enumerate().take_while(|(_, step)| step.day <= day);
        for (position, change) in
            steps.flat_map(|(position, step)| step.cells.iter().map(move |cell| (position, cell)))
        {
            let key = (change.requirement.position(), change.member_ix);
            let outcome = found.entry(key).or_insert_with(|| CellOutcome {
                requirement: change.requirement,
                member: change.member,
                before: change.before,
                after: change.after,
                steps: Vec::new(),
            });
            outcome.after = change.after;
            outcome.steps.push(position);
        }
        found.into_values().filter(|outcome| outcome.before != outcome.after).collect()
    }

    /// The shares of a clause on a day of the window.
    pub fn shares(&self, clause: &'g Clause, day: Date) -> Option<Shares> {
        let steps = self.steps.iter().take_while(|step| step.day <= day);
        let changes = steps.flat_map(|step| &step.clauses);
        let last = changes.filter(|change| change.clause.id() == clause.id()).last();
        last.map_or_else(|| self.from.clause(clause).shares, |change| change.after)
    }

    /// What a gate shows on a day of the window.
    pub fn gate(&self, id: &str, day: Date) -> Option<GateState> {
        let steps = self.steps.iter().take_while(|step| step.day <= day);
        let changes = steps.flat_map(|step| &step.gates);
        let last = changes.filter(|change| change.gate.id.as_str() == id).last();
        let first = || self.from.gates().into_iter().find(|result| result.gate.id.as_str() == id);
        last.map(|change| change.after).or_else(|| first().map(|result| result.state))
    }

    /// The clauses whose shares change at all, in reading order.
    pub fn moving_clauses(&self) -> Vec<&'g Clause> {
        let changes = self.steps.iter().flat_map(|step| &step.clauses);
        let positions: BTreeSet<usize> = changes.map(|change| change.clause.position()).collect();
        let catalogue = self.from.catalogue();
        positions.into_iter().filter_map(|position| catalogue.clause_at(position)).collect()
    }
}
