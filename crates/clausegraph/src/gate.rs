//! Gates: what stands above the numbers, because a mean hides a missing clause.

use std::cmp::Reverse;

use clausegraph_model::{
    Artefact, ArtefactKind, Clause, Date, Fact, Family, Interval, Key, Requirement,
    document::{
        ArtefactDocument, ArtefactStatus, Exclusions, GateCheck, GateDocument, JudgementValue,
        LinkType, PopulationOf,
    },
};

use crate::{Assessment, JudgementState, Origin, Status, population::is_retired};

/// What a gate shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GateState {
    /// Evidence is there.
    Present,
    /// Nobody states what would tell.
    CannotEvaluate,
    /// Evidence is not there.
    Absent,
}

impl GateState {
    /// The state as words.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Present => "evidence present",
            Self::CannotEvaluate => "cannot evaluate",
            Self::Absent => "evidence absent",
        }
    }
}

/// Why a gate shows what it shows: one thing that keeps it from evidence present.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum GateReason<'g> {
    /// A requirement's status.
    Requirement(&'g Requirement, Status),
    /// The catalogue holds no requirement of these clauses yet.
    NothingAsked,
    /// No audit that is dated looked at a chapter.
    NotAudited(&'g Clause),
    /// The last audit of a chapter is older than the interval it states.
    AuditLapsed(&'g Clause, &'g Artefact, Date),
    /// An audit does not say its day, its clauses or its interval.
    AuditUnclear(&'g Artefact, &'static str),
    /// Nobody says whether anything is excluded.
    ExclusionsUnknown,
    /// Something is excluded: the requirement or clause.
    Excluded(String),
    /// A major nonconformity is open: the id of the judgement.
    OpenMajor(String),
    /// Nobody has judged anything.
    NothingJudged,
    /// The requirement rests on another party's evidence.
    RestsOnParty(&'g Requirement),
    /// A record set reaches back to this day only.
    ShortHistory(&'g Artefact, Date),
    /// There is no record set, or it does not say its period.
    NoHistory,
    /// A leaf clause has no evidence at all.
    EmptyLeaf(&'g Clause),
}

/// A gate and what it shows.
#[derive(Clone, Debug)]
pub struct GateResult<'g> {
    /// The gate.
    pub gate: &'g GateDocument,
    /// What it shows.
    pub state: GateState,
    /// What keeps it from evidence present, in reading order.
    pub reasons: Vec<GateReason<'g>>,
}

/// Three months, over which auditors like to see records.
pub(crate) const HISTORY: &str = "P3M";

type Verdict<'g> = Vec<(GateState, GateReason<'g>)>;

impl<'g> Assessment<'g> {
    /// All gates, in the order of the catalogue.
    pub fn gates(&self) -> Vec<GateResult<'g>> {
        self.catalogue().gates().iter().map(|gate| self.gate(gate)).collect()
    }

    fn gate(&self, gate: &'g GateDocument) -> GateResult<'g> {
        let verdict = match gate.check {
            GateCheck::Requirements => {
                let listed = gate.requirements.iter();
                self.requirements_gate(
                    listed.filter_map(|id| self.catalogue().requirement(id.as_str())),
                )
            }
            GateCheck::DocumentedSet => {
                self.requirements_gate(self.catalogue().mandatory_documents())
            }
            GateCheck::AuditProgramme => self.audit_gate(gate.interval.as_ref()),
            GateCheck::NoExclusion => self.exclusion_gate(),
            GateCheck::NoOpenMajor => self.major_gate(),
            GateCheck::OwnEvidence => self.own_gate(gate),
            GateCheck::RecordHistory => self.history_gate(),
            GateCheck::NoEmptyLeaf => self.leaf_gate(),
        };
        let worst = verdict.iter().map(|(state, _)| *state).max();
        GateResult {
            gate,
            state: worst.unwrap_or(GateState::Present),
            reasons: verdict.into_iter().map(|(_, reason)| reason).collect(),
        }
    }

    fn requirements_gate(
        &self,
        requirements: impl Iterator<Item = &'g Requirement>,
    ) -> Verdict<'g> {
        let mut asked = false;
        let mut verdict = Vec::new();
        for requirement in requirements {
            asked = true;
            let status = self.requirement(requirement).status;
            let state = match status {
                Status::Covered | Status::NotTriggered | Status::NotChosen => continue,
                Status::CannotEvaluate => GateState::CannotEvaluate,
                Status::Stale | Status::Weak | Status::Partial | Status::Missing => {
                    GateState::Absent
                }
            };
            verdict.push((state, GateReason::Requirement(requirement, status)));
        }
        if !asked {
            verdict.push((GateState::CannotEvaluate, GateReason::NothingAsked));
        }
        verdict
    }

    fn audit_gate(&self, sort: Option<&Key>) -> Verdict<'g> {
        let catalogue = self.catalogue();
        let mut verdict = Vec::new();
        let mut clear: Vec<(&'g Artefact, Date, Interval)> = Vec::new();
        let mut unclear_audits: Verdict<'g> = Vec::new();
        let programmes = self.audits().filter_map(|audit| self.programme_of(audit, sort));
        let programme = programmes.max_by_key(|interval| self.as_of().after(*interval));
        for audit in self.audits() {
            let document = audit.document();
            let clauses =
                document.review.as_deref().map_or(Fact::Unknown, |review| review.clauses.as_ref());
            let interval = planned(document, sort);
            let interval = interval.or_else(|| self.programme_of(audit, sort)).or(programme);
            let unclear = match (document.dated_on, clauses, interval) {
                (Fact::Given(day), _, _) if day > self.as_of() => continue,
                // An audit of something else, by another questionnaire.
                (_, Fact::StatedNone, _) => continue,
                (Fact::Unknown | Fact::StatedNone, _, _) => "dated_on",
                (_, Fact::Unknown, _) => "review.clauses",
                (_, _, None) => "interval",
                (Fact::Given(day), Fact::Given(_), Some(interval)) => {
                    clear.push((audit, day, interval));
                    continue;
                }
            };
            unclear_audits
                .push((GateState::CannotEvaluate, GateReason::AuditUnclear(audit, unclear)));
        }
        let chapters =
            catalogue.clauses().filter(|clause| catalogue.with_ancestors(clause).count() == 1);
        for chapter in chapters {
            let looked_at = |audit: &Artefact| {
                let review = audit.document().review.as_deref();
                let clauses = review.and_then(|review| review.clauses.given());
                clauses.into_iter().flatten().any(|number| {
                    let clause = catalogue.clause(number.as_str());
                    clause.is_some_and(|clause| catalogue.is_within(clause, chapter.id()))
                })
            };
            let last = clear.iter().filter(|(audit, _, _)| looked_at(audit)).max_by_key(
                |(audit, day, interval)| (*day, day.after(*interval), Reverse(audit.id())),
            );
            match last {
                None => {
                    let carried = self.organisation().carries(Family::Reviews);
                    let state = if carried { GateState::Absent } else { GateState::CannotEvaluate };
                    verdict.push((state, GateReason::NotAudited(chapter)));
                }
                Some((audit, day, interval)) if day.after(*interval) < self.as_of() => {
                    let due = day.after(*interval);
                    verdict.push((GateState::Absent, GateReason::AuditLapsed(chapter, audit, due)));
                }
                Some(_) => {}
            }
        }
        if !verdict.is_empty() && !unclear_audits.is_empty() {
            // An audit that does not say what it looked at may be the one that is missed.
            for (state, _) in &mut verdict {
                *state = GateState::CannotEvaluate;
            }
            unclear_audits.append(&mut verdict);
            return unclear_audits;
        }
        verdict
    }

    fn audits(&self) -> impl Iterator<Item = &'g Artefact> {
        let artefacts = self.organisation().artefacts().iter();
        artefacts.filter(|artefact| artefact.kind() == ArtefactKind::Audit && !is_retired(artefact))
    }

    /// The interval of the programme that an audit implements.
    fn programme_of(&self, audit: &Artefact, sort: Option<&Key>) -> Option<Interval> {
        let links = audit
            .document()
            .links
            .given()
            .into_iter()
            .flatten()
            .filter(|link| link.kind == LinkType::Implements);
        let plans = links.filter_map(|link| self.organisation().artefact(link.to.as_str()));
        let in_force = plans.filter(|plan| {
            let status = plan.document().status.given();
            let is_used = matches!(status, Some(ArtefactStatus::Approved | ArtefactStatus::InUse));
            plan.kind() == ArtefactKind::Plan && is_used
        });
        let intervals = in_force.filter_map(|plan| planned(plan.document(), sort));
        intervals.max_by_key(|interval| self.as_of().after(*interval))
    }

    fn exclusion_gate(&self) -> Verdict<'g> {
        match self.organisation().exclusions() {
            Fact::StatedNone => Vec::new(),
            Fact::Unknown => vec![(GateState::CannotEvaluate, GateReason::ExclusionsUnknown)],
            Fact::Given(exclusions) => exclusions
                .filter(|exclusion| match self.catalogue().exclusions() {
                    Exclusions::None => true,
                    Exclusions::Justified => exclusion.reason.given().is_none(),
                })
                .map(|exclusion| {
                    (GateState::Absent, GateReason::Excluded(exclusion.of.to_string()))
                })
                .collect(),
        }
    }

    fn major_gate(&self) -> Verdict<'g> {
        let judgements = self.judgements();
        let active: Vec<_> = judgements
            .into_iter()
            .filter(|result| {
                result.state == JudgementState::Active
                    && result.judgement.value != JudgementValue::NotYet
            })
            .collect();
        if active.is_empty() {
            return vec![(GateState::CannotEvaluate, GateReason::NothingJudged)];
        }
        let majors = active
            .into_iter()
            .filter(|result| result.judgement.value == JudgementValue::MajorNonconformity);
        majors
            .map(|result| {
                (GateState::Absent, GateReason::OpenMajor(result.judgement.id.to_string()))
            })
            .collect()
    }

    fn own_gate(&self, gate: &'g GateDocument) -> Verdict<'g> {
        let catalogue = self.catalogue();
        let clauses = gate.clauses.iter().filter_map(|id| catalogue.clause(id.as_str()));
        let mut asked = false;
        let mut verdict = Vec::new();
        let below = clauses.flat_map(|clause| catalogue.subtree(clause));
        for requirement in below.filter(|requirement| requirement.sources().is_empty()) {
            asked = true;
            let cells: Vec<_> =
                self.cells_of(requirement).filter(|cell| cell.status.counts()).collect();
            let by_party = |cell: &crate::Cell<'_>| cell.origin == Some(Origin::Party);
            if cells.iter().any(by_party) {
                verdict.push((GateState::Absent, GateReason::RestsOnParty(requirement)));
                continue;
            }
            let without = cells.iter().filter(|cell| cell.origin.is_none()).map(|cell| cell.status);
            if let Some(status) = without.max() {
                let unknown = status == Status::CannotEvaluate;
                let state = if unknown { GateState::CannotEvaluate } else { GateState::Absent };
                verdict.push((state, GateReason::Requirement(requirement, status)));
            }
        }
        if !asked {
            verdict.push((GateState::CannotEvaluate, GateReason::NothingAsked));
        }
        verdict
    }

    fn history_gate(&self) -> Verdict<'g> {
        let Ok(history) = HISTORY.parse::<Interval>() else {
            return Vec::new();
        };
        let mut verdict = Vec::new();
        let mut seen = false;
        let populations = self.catalogue().populations();
        for population in populations.filter(|population| population.of == PopulationOf::Records) {
            let sets = self.organisation().artefacts().iter().filter(|artefact| {
                let records = artefact.document().records.as_deref();
                let of_population = records.is_some_and(|records| {
                    records.population.given() == population.records.as_ref()
                });
                artefact.kind() == ArtefactKind::RecordSet
                    && !is_retired(artefact)
                    && records.is_none_or(|records| records.total.given() != Some(&0))
                    && population.records.is_some()
                    && of_population
            });
            let first = sets
                .filter_map(|artefact| {
                    let period = artefact.document().records.as_deref()?.period.given()?;
                    Some((period.first(), artefact))
                })
                .min_by_key(|(day, _)| *day);
            if let Some((day, artefact)) = first {
                seen = true;
                if day.after(history) > self.as_of() {
                    verdict.push((GateState::Absent, GateReason::ShortHistory(artefact, day)));
                }
            }
        }
        if !seen {
            verdict.push((GateState::CannotEvaluate, GateReason::NoHistory));
        }
        verdict
    }

    fn leaf_gate(&self) -> Verdict<'g> {
        let leaves = self.catalogue().clauses().filter(|clause| clause.is_leaf());
        leaves
            .filter(|leaf| {
                let counts = self.clause(leaf).counts;
                counts.counted() > 0 && counts.of(Status::Missing) == counts.counted()
            })
            .map(|leaf| (GateState::Absent, GateReason::EmptyLeaf(leaf)))
            .collect()
    }
}

/// The planned interval that an audit or a programme lays down for audits.
fn planned(document: &ArtefactDocument, sort: Option<&Key>) -> Option<Interval> {
    sort.map_or(document.interval, |sort| document.planned_interval(sort)).given().copied()
}
