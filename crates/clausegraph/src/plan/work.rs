//! What there is to do: one piece of work on one thing.

use std::fmt;

use clausegraph_model::{
    Artefact, ArtefactKind, Clause, Date, Element, ElementList, Family, Key,
    document::{DocumentedItemDocument, DocumentedSort},
};

/// What sort of action it is: what a consultant writes into the column "action type".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionType {
    /// Look, ask or count: something is not known, and nothing may be lacking.
    FindOut,
    /// Decide, approve, agree.
    Decide,
    /// Write down what the standard asks to be documented.
    Document,
    /// Carry out, hold, keep records of.
    Do,
    /// Measure and report.
    Measure,
    /// Stop keeping something.
    Retire,
}

impl ActionType {
    /// Every type, in order.
    pub const ALL: [Self; 6] =
        [Self::FindOut, Self::Decide, Self::Document, Self::Do, Self::Measure, Self::Retire];

    /// The type as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FindOut => "find-out",
            Self::Decide => "decide",
            Self::Document => "document",
            Self::Do => "do",
            Self::Measure => "measure",
            Self::Retire => "retire",
        }
    }
}

impl fmt::Display for ActionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The part of a plan that an action belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// What is not known is looked for: cheap, and it may shorten all the rest.
    FindOut,
    /// Things are decided, and what must be documented is.
    DecideAndDocument,
    /// The system runs, and leaves records.
    RunAndRecord,
    /// Audits and top management look at what runs.
    Check,
    /// What nobody needs is retired.
    Retire,
}

impl Phase {
    /// Every phase, in order.
    pub const ALL: [Self; 5] =
        [Self::FindOut, Self::DecideAndDocument, Self::RunAndRecord, Self::Check, Self::Retire];

    /// The phase as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FindOut => "find-out",
            Self::DecideAndDocument => "decide-and-document",
            Self::RunAndRecord => "run-and-record",
            Self::Check => "check",
            Self::Retire => "retire",
        }
    }
}

/// Whose fields are to be stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entries {
    /// Entries of a list of the scope.
    List(ElementList),
    /// Artefacts, of whatever kind.
    Artefacts,
}

impl Entries {
    /// What the entries are, as a word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::List(list) => list.as_str(),
            Self::Artefacts => "artefacts",
        }
    }
}

/// What something new is about.
#[derive(Clone, Copy, Debug)]
pub enum About<'g> {
    /// One for everything.
    Whole,
    /// A subject, by the catalogue's word.
    Subject(&'g Key),
    /// What a leaf clause asks for.
    Clause(&'g Clause),
}

/// A piece of work on one thing: what an action does.
///
/// Works whose thing differs are different actions; members and requirements of the same work are gathered
/// in one action.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Work<'g> {
    /// State the list of scope elements, or that there is none.
    List(ElementList),
    /// Say whether there are any artefacts of a kind, and list them.
    ListKind(ArtefactKind),
    /// State a field that entries leave open.
    State(Entries, String),
    /// State which records of a population there are, with their period and number.
    Count(&'g Key),
    /// Test the records of a population.
    TestRecords(&'g Key),
    /// List what no source carries.
    Gather(Family),
    /// Say where in an artefact it stands.
    Locate(&'g Artefact),
    /// Confirm or reject what a machine proposes, or look again at what was changed since.
    Confirm(&'g Artefact),
    /// Say which of the listed documents of a kind serves what.
    Match(ArtefactKind),
    /// Ask and look, where the standard asks for no document.
    Ask(&'g Clause),
    /// Say whether anything is excluded.
    AskExclusions,
    /// Record what a person judges.
    Judge,
    /// Approve an artefact.
    Approve(&'g Artefact),
    /// Name the owners of artefacts of a kind.
    Own(ArtefactKind),
    /// Renew an agreement that does not hold any more, or not yet.
    Renew(&'g Artefact),
    /// Bring a party under control.
    Settle(&'g Element),
    /// Decide a field of scope elements that is stated to be none.
    Entry(ElementList, String),
    /// Take back an exclusion.
    Readmit(String),
    /// Make good what an artefact is stated to lack.
    Complete(&'g Artefact),
    /// Have an artefact for everything name the members it serves.
    Name(&'g Artefact),
    /// Write down, or keep, a piece of documented information that the standard asks for.
    Write(&'g DocumentedItemDocument),
    /// Make, hold, set up or measure something of a kind; where there was one before, anew.
    Make(ArtefactKind, About<'g>),
    /// Work as laid down, and keep the records of a population over a period.
    Keep(&'g Key),
    /// Let a record set grow until it reaches back far enough.
    Await(&'g Artefact, Date),
    /// Correct what a person judged to be a major nonconformity: the id of the judgement.
    Correct(String),
    /// Retire an artefact.
    Retire(&'g Artefact),
}

impl Work<'_> {
    /// The id of the action: the same for the same thing, whatever else the organisation has.
    pub(crate) fn id(&self) -> String {
        match self {
            Self::List(list) => format!("list:{}", list.as_str()),
            Self::ListKind(kind) => format!("list:{kind}"),
            Self::State(Entries::Artefacts, field) => format!("state:{field}"),
            Self::State(Entries::List(list), field) => format!("state:{}:{field}", list.as_str()),
            Self::Count(population) => format!("count:{population}"),
            Self::TestRecords(population) => format!("test:{population}"),
            Self::Gather(family) => format!("gather:{family}"),
            Self::Locate(artefact) => format!("locate:{}", artefact.id()),
            Self::Confirm(artefact) => format!("confirm:{}", artefact.id()),
            Self::Match(kind) => format!("match:{kind}"),
            Self::Ask(clause) => format!("ask:{}", clause.id()),
            Self::AskExclusions => "ask:exclusions".to_owned(),
            Self::Judge => "judge".to_owned(),
            Self::Approve(artefact) => format!("approve:{}", artefact.id()),
            Self::Own(kind) => format!("own:{kind}"),
            Self::Renew(artefact) => format!("renew:{}", artefact.id()),
            Self::Settle(party) => format!("settle:{}", party.id()),
            Self::Entry(list, field) => format!("entry:{}:{field}", list.as_str()),
            Self::Readmit(of) => format!("readmit:{of}"),
            Self::Complete(artefact) => format!("complete:{}", artefact.id()),
            Self::Name(artefact) => format!("name:{}", artefact.id()),
            Self::Write(item) => format!("write:{}", item.id),
            Self::Make(kind, About::Whole) => format!("make:{kind}"),
            Self::Make(kind, About::Subject(subject)) => format!("make:{kind}:{subject}"),
            Self::Make(kind, About::Clause(clause)) => format!("make:{kind}:{}", clause.id()),
            Self::Keep(population) => format!("keep:{population}"),
            Self::Await(artefact, _) => format!("await:{}", artefact.id()),
            Self::Correct(judgement) => format!("correct:{judgement}"),
            Self::Retire(artefact) => format!("retire:{}", artefact.id()),
        }
    }

    /// What sort of action it is.
    pub fn action_type(&self) -> ActionType {
        match self {
            Self::List(_)
            | Self::ListKind(_)
            | Self::State(..)
            | Self::Count(_)
            | Self::TestRecords(_)
            | Self::Gather(_)
            | Self::Locate(_)
            | Self::Confirm(_)
            | Self::Match(_)
            | Self::Ask(_)
            | Self::AskExclusions
            | Self::Judge => ActionType::FindOut,
            // What is dealt with in a log is carried out, not decided.
            Self::Entry(_, field)
                if field.ends_with(".handled") || field.ends_with(".none_open") =>
            {
                ActionType::Do
            }
            Self::Approve(_)
            | Self::Own(_)
            | Self::Renew(_)
            | Self::Settle(_)
            | Self::Entry(..)
            | Self::Readmit(_) => ActionType::Decide,
            Self::Complete(artefact) => mended(artefact.kind()),
            Self::Name(artefact) => match artefact.kind().family() {
                Family::Documents => ActionType::Document,
                Family::Routines | Family::Facts => ActionType::Decide,
                // What happened is not changed: somebody says whom it was about.
                Family::Reviews | Family::Actions | Family::Records | Family::Observations => {
                    ActionType::FindOut
                }
            },
            Self::Write(item) => match item.sort {
                DocumentedSort::Document => ActionType::Document,
                DocumentedSort::Record => ActionType::Do,
            },
            Self::Make(kind, _) => made(*kind),
            Self::Keep(_) | Self::Await(..) | Self::Correct(_) => ActionType::Do,
            Self::Retire(_) => ActionType::Retire,
        }
    }

    /// The part of the plan that it belongs to.
    pub fn phase(&self) -> Phase {
        let checks = matches!(
            self,
            Self::Make(ArtefactKind::Audit | ArtefactKind::ManagementReview, _) | Self::Correct(_)
        );
        match self.action_type() {
            _ if checks => Phase::Check,
            ActionType::FindOut => Phase::FindOut,
            ActionType::Decide | ActionType::Document => Phase::DecideAndDocument,
            ActionType::Do | ActionType::Measure => Phase::RunAndRecord,
            ActionType::Retire => Phase::Retire,
        }
    }

    /// Whether it makes something that other things are made from, so that the feeds of the standard order it.
    ///
    /// What is worked on day by day is fed and feeds all the time: keeping its records waits for no feed.
    pub(crate) fn is_made(&self) -> bool {
        matches!(self, Self::Write(_) | Self::Make(..))
    }

    /// Whether it makes good what is there already.
    pub(crate) fn is_mended(&self) -> bool {
        matches!(self, Self::Complete(_) | Self::Name(_) | Self::Entry(..))
    }
}

/// What making something of a kind is.
fn made(kind: ArtefactKind) -> ActionType {
    match kind {
        ArtefactKind::Role
        | ArtefactKind::Objective
        | ArtefactKind::Decision
        | ArtefactKind::Forum => ActionType::Decide,
        ArtefactKind::Metric
        | ArtefactKind::Measurement
        | ArtefactKind::Report
        | ArtefactKind::ServiceReport => ActionType::Measure,
        ArtefactKind::Charter
        | ArtefactKind::ScopeStatement
        | ArtefactKind::Policy
        | ArtefactKind::Plan
        | ArtefactKind::Procedure
        | ArtefactKind::Sla
        | ArtefactKind::InternalAgreement
        | ArtefactKind::Contract
        | ArtefactKind::Register
        | ArtefactKind::ServiceCatalogue
        | ArtefactKind::Document
        | ArtefactKind::Certificate => ActionType::Document,
        ArtefactKind::Routine
        | ArtefactKind::ManagementReview
        | ArtefactKind::ServiceReview
        | ArtefactKind::SupplierReview
        | ArtefactKind::Audit
        | ArtefactKind::PostImplementationReview
        | ArtefactKind::Test
        | ArtefactKind::Analysis
        | ArtefactKind::CorrectiveAction
        | ArtefactKind::Improvement
        | ArtefactKind::RiskTreatment
        | ArtefactKind::RecordSet
        | ArtefactKind::Record
        | ArtefactKind::Observation
        | ArtefactKind::Risk
        | ArtefactKind::Obligation
        | ArtefactKind::OrganisationChange
        | ArtefactKind::Tool => ActionType::Do,
    }
}

/// What making good something of a kind is: a routine is agreed, not written.
fn mended(kind: ArtefactKind) -> ActionType {
    if kind == ArtefactKind::Routine { ActionType::Decide } else { made(kind) }
}
