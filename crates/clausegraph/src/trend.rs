//! The trend over several assessments: how clauses, gates and findings went from one to the next.

use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{Clause, Date, RequirementId, document::GateDocument};

use crate::{
    Assessment, ClauseResult, Finding, Findings, GateState, Indicator, Rule, Status,
    difference::{FindingKey, Looked, Looks, finding_key},
    findings,
};

/// How an organisation went from assessment to assessment.
#[derive(Clone, Debug)]
pub struct Trend<'g> {
    /// The assessments, in the order in which they were given.
    pub points: Vec<TrendPoint>,
    /// Chapters, areas and leaf clauses, in the reading order of the last catalogue.
    pub clauses: Vec<ClauseTrend<'g>>,
    /// The gates, in the order of the last catalogue.
    pub gates: Vec<GateTrend<'g>>,
    /// Every finding that was found at any of them: those that were found again after they were cleared
    /// first; else in the reading order of the assessment that found them last, the latest one first.
    pub findings: Vec<FindingHistory<'g>>,
    /// Every cell whose status is not the same at all of them, by requirement and member.
    pub cells: Vec<CellHistory<'g>>,
}

/// One of the assessments.
#[derive(Clone, Debug)]
pub struct TrendPoint {
    /// The organisation's name, where it has one.
    pub organisation: Option<String>,
    /// The day.
    pub as_of: Date,
    /// How many findings there are of each indicator, in the order of [`Indicator::ALL`].
    pub findings: Vec<(Indicator, u64)>,
    /// How many subjects rules could not say anything about.
    pub not_evaluated: u64,
}

/// A clause at each of them; none where a catalogue does not have it.
#[derive(Clone, Debug)]
pub struct ClauseTrend<'g> {
    /// The clause.
    pub clause: &'g Clause,
    /// Shares and counts at each of them.
    pub points: Vec<Option<ClauseResult<'g>>>,
}

/// A gate at each of them; none where a catalogue does not have it.
#[derive(Clone, Debug)]
pub struct GateTrend<'g> {
    /// The gate.
    pub gate: &'g GateDocument,
    /// What it showed.
    pub points: Vec<Option<GateState>>,
}

/// A finding at each of them.
#[derive(Clone, Debug)]
pub struct FindingHistory<'g> {
    /// The rule.
    pub rule: &'static Rule,
    /// As it was found last.
    pub last: Finding<'g>,
    /// What tells that it is the same again: code and subject.
    pub recurrence_key: String,
    /// What was found at each of them.
    pub marks: Vec<FindingMark>,
    /// The indicator at each of them; none where the rule did not find it.
    pub indicators: Vec<Option<Indicator>>,
    /// Whether it was found, then cleared, and found again.
    pub repeated: bool,
}

/// What was found of a subject at one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingMark {
    /// The rule found it.
    Found,
    /// The rule looked, and did not find it.
    Clean,
    /// Something is not stated, and the rule cannot tell.
    CannotTell,
    /// The subject was not there to be looked at.
    NotThere,
}

impl FindingHistory<'_> {
    /// The index of the assessment since which it has been found, up to the last one, without the rule having
    /// looked and found nothing in between; none where the last one did not find it.
    ///
    /// What cannot be told in between, and a subject that was not there, clear nothing.
    pub fn open_since(&self) -> Option<usize> {
        if self.marks.last() != Some(&FindingMark::Found) {
            return None;
        }
        let marks = self.marks.iter().enumerate().rev();
        let unbroken = marks.take_while(|(_, mark)| **mark != FindingMark::Clean);
        unbroken.filter(|(_, mark)| **mark == FindingMark::Found).map(|(at, _)| at).last()
    }
}

impl FindingMark {
    /// The mark as one sign: `x`, `.`, `?` or `-`.
    pub const fn sign(self) -> char {
        match self {
            Self::Found => 'x',
            Self::Clean => '.',
            Self::CannotTell => '?',
            Self::NotThere => '-',
        }
    }

    /// The mark as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Clean => "clean",
            Self::CannotTell => "cannot-tell",
            Self::NotThere => "not-there",
        }
    }
}

/// A cell at each of them.
#[derive(Clone, Debug)]
pub struct CellHistory<'g> {
    /// The requirement.
    pub requirement: &'g RequirementId,
    /// The member; none for the organisation and for a population as a whole.
    pub member: Option<&'g str>,
    /// What the member is, as a word.
    pub scope: &'static str,
    /// The status at each of them; none where the cell was not there.
    pub statuses: Vec<Option<Status>>,
    /// Whether it fell short, was covered, and falls short again.
    pub relapsed: bool,
}

impl CellHistory<'_> {
    /// The name of the cell: `8.3.4.1-06@nordbyte`.
    pub fn name(&self) -> String {
        match self.member {
            Some(member) => format!("{}@{member}", self.requirement),
            None => self.requirement.to_string(),
        }
    }
}

/// How an organisation went over several assessments: on several days, or of several states of it. Pure, and
/// cannot fail; of fewer than two there is nothing to tell, and everything stands as it is.
///
/// A finding is *repeated* where it was found, then the rule looked and did not find it, and then it was
/// found again. What cannot be told in between clears nothing. There is no grand total over all clauses.
///
/// ```
/// use clausegraph::{assess, map, trend};
/// # use clausegraph::{Organisation, SourceText, catalogue};
/// # let catalogue = catalogue()?;
/// # let state = |owner: &str| {
/// #   let text = format!(r#"{{"format_version": 1, "scope": {{"services": [
/// #     {{"id": "payroll", "state": "in", "owner": {owner}, "co_owners": null}}]}},
/// #     "people": [{{"key": "ada", "active": true}}]}}"#);
/// #   let file = SourceText { name: "acme.json".into(), text };
/// #   Organisation::load(&[file], &catalogue).0.ok_or("the organisation has problems")
/// # };
/// // Payroll had no owner in May, had one in June, and has none in July.
/// let (may, june, july) = (state("null")?, state("\"ada\"")?, state("null")?);
/// let day = "2026-07-31".parse()?;
/// let states = [&may, &june, &july].map(|state| assess(&map(&catalogue, state), day));
/// let trend = trend(&[&states[0], &states[1], &states[2]]);
/// let first = trend.findings.iter().find(|finding| finding.recurrence_key == "HF-006@payroll");
/// let first = first.ok_or("no such finding")?;
/// let marks: String = first.marks.iter().map(|mark| mark.sign()).collect();
/// assert_eq!((marks.as_str(), first.repeated), ("x.x", true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn trend<'g>(assessments: &[&Assessment<'g>]) -> Trend<'g> {
    let found: Vec<Findings<'g>> =
        assessments.iter().map(|assessment| findings(assessment)).collect();
    Trend {
        points: assessments.iter().zip(&found).map(|(one, found)| point(one, found)).collect(),
        clauses: clauses(assessments),
        gates: gates(assessments),
        findings: histories(&found),
        cells: cells(assessments),
    }
}

fn point(assessment: &Assessment<'_>, found: &Findings<'_>) -> TrendPoint {
    let of = |indicator: Indicator| {
        let number = found.found().filter(|finding| finding.indicator == indicator).count();
        (indicator, u64::try_from(number).unwrap_or(u64::MAX))
    };
    TrendPoint {
        organisation: assessment.organisation().identity().map(|identity| identity.name.clone()),
        as_of: assessment.as_of(),
        findings: Indicator::ALL.into_iter().map(of).collect(),
        not_evaluated: u64::try_from(found.not_evaluated().len()).unwrap_or(u64::MAX),
    }
}

fn clauses<'g>(assessments: &[&Assessment<'g>]) -> Vec<ClauseTrend<'g>> {
    let Some(last) = assessments.last() else { return Vec::new() };
    let at = |assessment: &Assessment<'g>, clause: &Clause| {
        let found = assessment.catalogue().clause(clause.id().as_str())?;
        Some(assessment.clause(found))
    };
    last.clauses()
        .map(|result| ClauseTrend {
            clause: result.clause,
            points: assessments.iter().map(|one| at(one, result.clause)).collect(),
        })
        .collect()
}

fn gates<'g>(assessments: &[&Assessment<'g>]) -> Vec<GateTrend<'g>> {
    let results: Vec<_> = assessments.iter().map(|assessment| assessment.gates()).collect();
    let Some(last) = results.last() else { return Vec::new() };
    let state = |gate: &GateDocument, at: usize| {
        let results = results.get(at)?;
        results.iter().find(|result| result.gate.id == gate.id).map(|result| result.state)
    };
    last.iter()
        .map(|result| GateTrend {
            gate: result.gate,
            points: (0..results.len()).map(|at| state(result.gate, at)).collect(),
        })
        .collect()
}

fn histories<'g>(found: &[Findings<'g>]) -> Vec<FindingHistory<'g>> {
    let looks: Vec<Looks> = found.iter().map(Looks::new).collect();
    let indicators: Vec<BTreeMap<FindingKey, Indicator>> = found
        .iter()
        .map(|found| found.found().map(|one| (finding_key(one), one.indicator)).collect())
        .collect();
    let mut seen: BTreeSet<FindingKey> = BTreeSet::new();
    let mut histories = Vec::new();
    for finding in found.iter().rev().flat_map(Findings::found) {
        let key = finding_key(finding);
        if !seen.insert(key.clone()) {
            continue;
        }
        let marks: Vec<FindingMark> = looks
            .iter()
            .map(|looks| match looks.look(finding.rule.code, &key) {
                Looked::Found => FindingMark::Found,
                Looked::Clean => FindingMark::Clean,
                Looked::Untold => FindingMark::CannotTell,
                Looked::Not => FindingMark::NotThere,
            })
            .collect();
        histories.push(FindingHistory {
            rule: finding.rule,
            recurrence_key: finding.recurrence_key(),
            repeated: returns(
                &marks,
                |mark| *mark == FindingMark::Found,
                |mark| *mark == FindingMark::Clean,
            ),
            marks,
            indicators: indicators.iter().map(|found| found.get(&key).copied()).collect(),
            last: finding.clone(),
        });
    }
    // The sort is stable: within both halves the reading order stays.
    histories.sort_by_key(|history| !history.repeated);
    histories
}

/// Whether something was so, then was the opposite, and is so again.
fn returns<T>(points: &[T], so: impl Fn(&T) -> bool, opposite: impl Fn(&T) -> bool) -> bool {
    let Some(first) = points.iter().position(&so) else { return false };
    let mut rest = points.iter().skip(first).skip_while(|point| !opposite(point));
    rest.any(so)
}

fn cells<'g>(assessments: &[&Assessment<'g>]) -> Vec<CellHistory<'g>> {
    type Name<'g> = (&'g RequirementId, &'static str, Option<&'g str>);
    let mut found: BTreeMap<Name<'g>, Vec<Option<Status>>> = BTreeMap::new();
    for (at, assessment) in assessments.iter().enumerate() {
        for cell in assessment.cells() {
            let name = (cell.requirement.id(), cell.member.scope(), cell.member.id());
            let statuses = found.entry(name).or_insert_with(|| vec![None; assessments.len()]);
            if let Some(entry) = statuses.get_mut(at) {
                *entry = Some(cell.status);
            }
        }
    }
    let moved = found
        .into_iter()
        .filter(|(_, statuses)| statuses.iter().any(|status| Some(status) != statuses.first()));
    moved
        .map(|((requirement, scope, member), statuses)| CellHistory {
            requirement,
            member,
            scope,
            relapsed: returns(
                &statuses,
                |status| status.is_some_and(Status::is_shortfall),
                |status| *status == Some(Status::Covered),
            ),
            statuses,
        })
        .collect()
}
