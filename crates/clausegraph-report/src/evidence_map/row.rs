//! One row of the evidence map.

use clausegraph::{
    Assessment, Cell, Derivation, Evidence, Fact, Finding, JudgementState, Key, Offer, Profile,
    Requirement, RequirementId, SlotReading, Via,
    document::{
        DocumentedInformation, DocumentedSort, FeedBasis, JudgementValue, TestMethod, Tier,
    },
};
use serde::Serialize;

use super::{Beside, action_state};
use crate::{
    catalogue::clause_of,
    explain::lacks,
    json::{CatalogueReport, WIRE_VERSION},
    wording::{
        clause_title, defect_line_for, finding_sentence, kind_words, missing_words, slot_line,
    },
};

/// The evidence map on the wire.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvidenceMapReport {
    /// The version of this format: 1.
    pub format_version: u32,
    /// The day the assessment is made for.
    pub as_of: String,
    /// What it was made against.
    pub catalogue: CatalogueReport,
    /// The name of the organisation; none where no file says so.
    pub organisation: Option<String>,
    /// `consultant` or `auditor`.
    pub profile: &'static str,
    /// What it is made for, in sentences; empty where no engagement is stated.
    pub engagement: Vec<String>,
    /// One row for each requirement and member, in reading order.
    pub rows: Vec<EvidenceRowReport>,
}

/// One requirement for one member of its population.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvidenceRowReport {
    /// The requirement.
    pub requirement: String,
    /// Its clause.
    pub clause: String,
    /// The title of the clause.
    pub clause_title: String,
    /// What is asked, in own words.
    pub statement: String,
    /// `stated`, or `split of` the requirement that the standard states.
    pub wording: String,
    /// The requirement that the standard states, where this one is our split of it.
    pub split_of: Option<String>,
    /// Which of the requirements of the clause it is, from 1, in reading order.
    pub item: usize,
    /// How many requirements the clause holds.
    pub items: usize,
    /// What to ask.
    pub question: String,
    /// The member; none for the organisation as one.
    pub member: Option<String>,
    /// The name of the member.
    pub member_name: Option<String>,
    /// The population, in words.
    pub population: String,
    /// Documents that are expected to be kept up to date.
    pub maintain: Vec<String>,
    /// Records that are expected to be kept as they were.
    pub retain: Vec<String>,
    /// What auditors usually look at.
    pub typical_evidence: Vec<String>,
    /// How the evidence stands: a status of evidence, no judgement.
    pub evidence_status: &'static str,
    /// Where the evidence comes from: `own`, `inherited`, `blanket` or `party`.
    pub origin: Option<&'static str>,
    /// Every slot, in the order of the requirement.
    pub slots: Vec<SlotEvidenceReport>,
    /// Records that were tested.
    pub sample: Vec<SampledReport>,
    /// Interviews and observations among the evidence.
    pub interviews: Vec<InterviewReport>,
    /// What the rules noticed about exactly this.
    pub indicators: Vec<IndicatorReport>,
    /// What the rules noticed about the clause as a whole.
    pub clause_indicators: Vec<IndicatorReport>,
    /// What is lacking or not stated, slot by slot.
    pub missing_inputs: Vec<String>,
    /// Findings of earlier audits, as their corrective actions tell.
    pub previous_findings: Vec<PreviousReport>,
    /// Clauses that feed this one or are fed by it, by the standard's own wording.
    pub linked_clauses: Vec<String>,
    /// The judgement of a person that holds; none where nobody has judged.
    pub judgement: Option<JudgedReport>,
    /// That a person looked and has not judged yet; none where somebody judged since.
    pub not_yet: Option<JudgedReport>,
}

/// A slot and the evidence that it rests on.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SlotEvidenceReport {
    /// The slot.
    pub slot: String,
    /// `design`, `operation`, `evaluation` or `improvement`.
    pub aspect: &'static str,
    /// What it asks for.
    pub asks: String,
    /// What it is worth: `ok`, `unknown`, `lapsed`, `weak`, `none`; two values for a record test in part.
    pub values: Vec<&'static str>,
    /// The evidence; none where nothing counts.
    pub evidence: Option<EvidenceReport>,
}

/// Evidence, with what tells it from others of its name.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvidenceReport {
    /// The id of the artefact or scope element.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is, in words.
    pub kind: String,
    /// The system of record: the title of the source that carried it, with its id.
    pub source: Option<String>,
    /// Where it is kept.
    pub uri: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// The first day it speaks of.
    pub date_from: Option<String>,
    /// The last day it speaks of.
    pub date_to: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Who approved it, and when.
    pub approved: Option<String>,
    /// The hash of its bytes.
    pub hash: Option<String>,
    /// Where in it.
    pub at: Option<String>,
    /// `itself`, `member`, or who claimed it and when.
    pub offered: String,
    /// What is wrong with it or not known.
    pub remarks: Vec<String>,
}

/// Records that were tested.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SampledReport {
    /// The record set.
    pub record_set: String,
    /// The population.
    pub population: Option<String>,
    /// The time in which the records came about.
    pub period: Option<String>,
    /// How many records there are.
    pub total: Option<u32>,
    /// What was tested.
    pub test: Option<String>,
    /// `census` or `sample`.
    pub rule: Option<&'static str>,
    /// How many were tested.
    pub tested: Option<u32>,
    /// How many of those met the test.
    pub passed: Option<u32>,
    /// How many of those did not.
    pub exceptions: Option<u32>,
    /// The seed by which the sample was drawn, where the record set keeps it.
    pub seed: Option<String>,
    /// How the sample was drawn, in words, where the record set keeps it.
    pub drawn: Vec<String>,
    /// The records that did not meet the test, with what was seen, where the record set keeps them.
    pub exceptions_seen: Vec<String>,
}

/// An interview or observation.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InterviewReport {
    /// The artefact.
    pub id: String,
    /// How it was made.
    pub method: Option<&'static str>,
    /// Who made it.
    pub by: Option<String>,
    /// The role that was asked or watched.
    pub role: Option<String>,
    /// The day.
    pub on: Option<String>,
}

/// Something that a rule noticed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IndicatorReport {
    /// The id of the finding.
    pub finding: String,
    /// `major-indicator`, `minor-indicator`, `observation` and so on.
    pub indicator: &'static str,
    /// What was found.
    pub says: String,
    /// What it lacked, field by field; empty where it had everything.
    pub missing: String,
    /// Whether it was there before.
    pub repeats: bool,
}

/// A finding of an earlier audit.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PreviousReport {
    /// The corrective action.
    pub reference: String,
    /// The audit that raised it.
    pub raised_by: Option<String>,
    /// How it stands.
    pub state: String,
}

/// A person's judgement.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct JudgedReport {
    /// The id.
    pub judgement: String,
    /// `conformity`, `ofi`, `minor`, `major` or `not-yet`.
    pub value: &'static str,
    /// Who judged.
    pub by: String,
    /// When.
    pub on: String,
    /// Why.
    pub reason: String,
    /// Whether the evidence says otherwise.
    pub against_evidence: bool,
    /// Whether something that was looked at has changed.
    pub outdated: bool,
}

pub(super) fn report(
    assessment: &Assessment<'_>,
    profile: Profile,
    rows: Vec<EvidenceRowReport>,
) -> EvidenceMapReport {
    let organisation = assessment.organisation();
    EvidenceMapReport {
        format_version: WIRE_VERSION,
        as_of: assessment.as_of().to_string(),
        catalogue: CatalogueReport::new(assessment.catalogue()),
        organisation: organisation.identity().map(|identity| identity.name.clone()),
        profile: profile.as_str(),
        engagement: organisation
            .engagement()
            .map(|engagement| {
                let team: Vec<&str> =
                    engagement.team.iter().map(clausegraph::PersonKey::as_str).collect();
                vec![
                    format!("Type: {}.", engagement.context),
                    format!("Criteria: {}.", engagement.criteria.trim_end_matches('.')),
                    format!("Scope: {}.", engagement.scope.trim_end_matches('.')),
                    format!(
                        "Period: {} to {}.",
                        engagement.period.first(),
                        engagement.period.last()
                    ),
                    format!(
                        "Team: {}.",
                        if team.is_empty() { "not stated".to_owned() } else { team.join(", ") }
                    ),
                ]
            })
            .unwrap_or_default(),
        rows,
    }
}

pub(super) fn row<'g>(
    assessment: &Assessment<'g>,
    derivation: &Derivation<'g>,
    beside: &Beside<'_, 'g>,
) -> EvidenceRowReport {
    let cell = &derivation.cell;
    let requirement = cell.requirement;
    let catalogue = assessment.catalogue();
    let clause = catalogue.clause_at(requirement.clause_position());
    let items = |sort: DocumentedSort| -> Vec<String> {
        let items = catalogue.documented_set().iter();
        let asked = items.filter(|item| {
            item.sort == sort
                && item.force != DocumentedInformation::Implied
                && item.requirements.contains(requirement.id())
        });
        asked.map(|item| item.title.clone()).collect()
    };
    let siblings: Vec<&RequirementId> = clause
        .into_iter()
        .flat_map(|clause| catalogue.subtree(clause))
        .filter(|other| other.clause_position() == requirement.clause_position())
        .map(Requirement::id)
        .collect();
    let previous = beside.previous.get(&requirement.position()).into_iter().flatten();
    EvidenceRowReport {
        requirement: requirement.id().to_string(),
        clause: requirement.clause_id().to_string(),
        clause_title: clause
            .map(|clause| clause_title(catalogue, clause).to_owned())
            .unwrap_or_default(),
        statement: requirement.statement().to_owned(),
        wording: match (requirement.tier(), requirement.split_of()) {
            (Tier::Stated, _) => "stated".to_owned(),
            (_, Some(of)) => format!("split of {of}"),
            (_, None) => "split".to_owned(),
        },
        split_of: requirement.split_of().map(ToString::to_string),
        item: siblings.iter().take_while(|id| **id != requirement.id()).count().saturating_add(1),
        items: siblings.len(),
        question: requirement.question().to_owned(),
        member: cell.member.id().map(str::to_owned),
        member_name: cell.member.name().map(str::to_owned),
        population: derivation
            .population
            .map(|population| population.title.clone())
            .unwrap_or_default(),
        maintain: items(DocumentedSort::Document),
        retain: items(DocumentedSort::Record),
        typical_evidence: requirement.typical_evidence().to_vec(),
        evidence_status: cell.status.as_str(),
        origin: cell.origin.map(clausegraph::Origin::as_str),
        slots: derivation.slots.iter().map(|reading| slot(assessment, reading, cell)).collect(),
        sample: derivation.slots.iter().filter_map(sampled).collect(),
        interviews: derivation.slots.iter().filter_map(interview).collect(),
        indicators: indicators(&beside.indicators(derivation), beside),
        clause_indicators: indicators(&beside.on_clause(requirement), beside),
        missing_inputs: lacks(derivation)
            .into_iter()
            .map(|lack| format!("{}: {}", lack.unit, lack.what))
            .collect(),
        previous_findings: previous
            .map(|action| PreviousReport {
                reference: action.id().to_string(),
                raised_by: action
                    .document()
                    .action
                    .as_deref()
                    .and_then(|part| part.raised_by.given())
                    .map(ToString::to_string),
                state: action_state(action, assessment.as_of()),
            })
            .collect(),
        linked_clauses: linked(assessment, derivation),
        judgement: judged(derivation).filter(|judged| judged.value != NOT_YET),
        not_yet: judged(derivation).filter(|judged| judged.value == NOT_YET),
    }
}

fn slot(
    assessment: &Assessment<'_>,
    reading: &SlotReading<'_>,
    cell: &Cell<'_>,
) -> SlotEvidenceReport {
    let taken = reading.taken.and_then(|taken| reading.offers.get(taken));
    SlotEvidenceReport {
        slot: reading.slot.id.to_string(),
        aspect: reading.slot.aspect.as_str(),
        asks: slot_line(reading.slot),
        values: reading.values.iter().map(clausegraph::SlotValue::as_str).collect(),
        evidence: taken
            .filter(|offer| offer.value != clausegraph::SlotValue::None)
            .map(|offer| evidence(assessment, offer, cell)),
    }
}

fn text<T: ToString>(fact: &Fact<T>) -> Option<String> {
    fact.given().map(ToString::to_string)
}

/// A source by its title, and its id where it has one that says more.
fn system_of_record(assessment: &Assessment<'_>, source: &Key) -> String {
    let mut sources = assessment.organisation().sources().iter();
    let found = sources.find(|found| found.id == *source);
    match found.and_then(|found| found.title.as_ref()) {
        Some(title) => format!("{title} ({source})"),
        None => source.to_string(),
    }
}

fn evidence(assessment: &Assessment<'_>, offer: &Offer<'_>, cell: &Cell<'_>) -> EvidenceReport {
    let (at, offered) = match offer.via {
        Via::Itself => (None, "itself".to_owned()),
        Via::Member => (None, "member".to_owned()),
        Via::Claim(claim) => {
            let claim = claim.document();
            let by = claim.by.as_ref().map_or("nobody named", |by| by.as_str());
            let on = claim.on.map(|on| format!(" on {on}")).unwrap_or_default();
            (claim.at.clone(), format!("claimed by {by}{on}"))
        }
    };
    let remarks = offer.defects.iter().map(|defect| defect_line_for(defect, cell.member)).collect();
    match offer.evidence {
        Evidence::Artefact(artefact) => {
            let document = artefact.document();
            let period =
                document.review.as_deref().and_then(|review| review.period.given()).or_else(|| {
                    document.records.as_deref().and_then(|records| records.period.given())
                });
            let agreement = document.agreement.as_deref();
            let from = period.map(|period| period.first().to_string());
            let from = from
                .or_else(|| text(&document.dated_on))
                .or_else(|| agreement.and_then(|part| text(&part.valid_from)))
                .or_else(|| text(&document.created_on));
            let to = period.map(|period| period.last().to_string());
            let to = to.or_else(|| agreement.and_then(|part| text(&part.valid_to)));
            let approval = document.approval.given();
            EvidenceReport {
                id: artefact.id().to_string(),
                title: artefact.title().to_owned(),
                kind: kind_words(artefact.kind()),
                source: document.source.as_ref().map(|found| system_of_record(assessment, found)),
                uri: text(&document.uri),
                version: text(&document.version),
                date_from: from,
                date_to: to,
                owner: text(&document.owner),
                approved: approval.map(|approval| {
                    let by = text(&approval.by).unwrap_or_else(|| "nobody named".to_owned());
                    match approval.on.given() {
                        Some(on) => format!("{by}, {on}"),
                        None => by,
                    }
                }),
                hash: text(&document.hash),
                at,
                offered,
                remarks,
            }
        }
        Evidence::Element(element) => EvidenceReport {
            id: element.id().to_string(),
            title: element.name().to_owned(),
            kind: "entry of the scope".to_owned(),
            source: None,
            uri: None,
            version: None,
            date_from: None,
            date_to: None,
            owner: text(&element.document().owner),
            approved: None,
            hash: None,
            at,
            offered,
            remarks,
        },
    }
}

fn sampled(reading: &SlotReading<'_>) -> Option<SampledReport> {
    let test = reading.record_test?;
    let records = test.set.document().records.as_deref();
    let counts = test.counts();
    let kept = &test.set.document().carried;
    let carried = |field: &str| {
        let field = field.to_owned();
        kept.iter().filter(move |kept| kept.field == field).map(|kept| kept.value.as_str())
    };
    let carried_of = |wanted: &dyn Fn(&str) -> bool| {
        let found = kept.iter().filter(|kept| wanted(&kept.field));
        found.map(|kept| format!("{}: {}", kept.field, kept.value)).collect()
    };
    let exceptions_of = test.entry.map(|entry| format!("records.tests[{}]: exception", entry.test));
    Some(SampledReport {
        record_set: test.set.id().to_string(),
        population: records.and_then(|records| text(&records.population)),
        period: records.and_then(|records| text(&records.period)),
        total: records.and_then(|records| records.total.given().copied()),
        test: test.entry.map(|entry| entry.test.to_string()),
        rule: test.method().map(TestMethod::as_str),
        tested: counts.map(|(tested, _)| tested),
        passed: counts.map(|(tested, exceptions)| tested.saturating_sub(exceptions)),
        exceptions: counts.map(|(_, exceptions)| exceptions),
        seed: carried("sample: seed").next().map(|seed| seed.trim_matches('`').to_owned()),
        drawn: carried_of(&|field| field == "sample" || field.starts_with("sample: ")),
        exceptions_seen: exceptions_of
            .map(|field| carried(&field).map(str::to_owned).collect())
            .unwrap_or_default(),
    })
}

fn interview(reading: &SlotReading<'_>) -> Option<InterviewReport> {
    let offer = reading.taken.and_then(|taken| reading.offers.get(taken))?;
    let Evidence::Artefact(artefact) = offer.evidence else { return None };
    let document = artefact.document();
    let seen = document.observation.as_deref()?;
    Some(InterviewReport {
        id: artefact.id().to_string(),
        method: seen.method.given().map(|method| method.as_str()),
        by: text(&seen.by),
        role: text(&seen.role),
        on: text(&document.dated_on),
    })
}

fn indicators(found: &[&Finding<'_>], beside: &Beside<'_, '_>) -> Vec<IndicatorReport> {
    found
        .iter()
        .map(|finding| IndicatorReport {
            finding: finding.id.to_string(),
            indicator: finding.indicator.as_str(),
            says: finding_sentence(finding),
            missing: missing_words(&finding.missing),
            repeats: (beside.repeats)(&finding.id),
        })
        .collect()
}

/// Clauses at the other ends of the feeds that the standard's own wording ties to the requirement.
fn linked(assessment: &Assessment<'_>, derivation: &Derivation<'_>) -> Vec<String> {
    let catalogue = assessment.catalogue();
    let requirement = derivation.cell.requirement;
    let own = catalogue.clause_at(requirement.clause_position());
    let touches = |id: &str| {
        id == requirement.id().as_str()
            || catalogue
                .clause(id)
                .is_some_and(|clause| own.is_some_and(|own| catalogue.is_within(own, clause.id())))
    };
    let mut clauses: Vec<usize> = Vec::new();
    for feed in catalogue.feeds().iter().filter(|feed| feed.basis == FeedBasis::Wording) {
        let other = match (touches(feed.from.as_str()), touches(feed.to.as_str())) {
            (true, false) => feed.to.as_str(),
            (false, true) => feed.from.as_str(),
            (true, true) | (false, false) => continue,
        };
        let clause = clause_of(catalogue, other);
        let own = requirement.clause_position();
        clauses.extend(clause.map(clausegraph::Clause::position).filter(|found| *found != own));
    }
    clauses.sort_unstable();
    clauses.dedup();
    let found = clauses.into_iter().filter_map(|position| catalogue.clause_at(position));
    found.map(|clause| clause.id().to_string()).collect()
}

/// What a person says who has not judged yet.
const NOT_YET: &str = JudgementValue::NotYet.as_str();

/// The newest judgement about the cell that holds.
fn judged(derivation: &Derivation<'_>) -> Option<JudgedReport> {
    let active =
        derivation.judgements.iter().filter(|result| result.state == JudgementState::Active);
    // Of one day the id decides, whatever the order of the files.
    let newest = active.max_by_key(|result| (result.judgement.on, &result.judgement.id))?;
    let judgement = newest.judgement;
    let name = derivation.cell.name();
    Some(JudgedReport {
        judgement: judgement.id.to_string(),
        value: judgement.value.as_str(),
        by: judgement.by.to_string(),
        on: judgement.on.to_string(),
        reason: judgement.reason.clone(),
        against_evidence: newest.contradicts.iter().any(|cell| cell.name() == name),
        outdated: !newest.outdated.is_empty(),
    })
}
