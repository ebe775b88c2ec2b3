//! The report of an audit, with a form for each nonconformity.
//!
//! It holds what ISO/IEC 17021-1, 9.4.8, and ISO 19011 ask a report to hold, in our own words. What the
//! data knows is filled in; conclusion, grade, degree of fulfilment and recommendation are places for the
//! people who audit. No cause, remedy or plan of ours stands in it, whoever reads it: an auditor records a
//! nonconformity against a requirement, with the evidence, and suggests nothing (17021-1, 9.4.5).

mod before;
mod conclusion;
mod engagement;
mod evidence;
mod form;
mod judged;
mod method;
mod noticed;
mod open;
pub(super) mod pieces;
mod samples;
mod summary;
mod system;

use clausegraph::{
    document::{JudgementContext, SampleDocument},
    sampling::SampleResults,
};
use clausegraph_report::Locate;

use self::{
    judged::Judgements,
    pieces::{limits, undecided},
};
use crate::{Argument, Basis, Layout, Paper, PaperKind, Sheet};

/// The edition of ISO 19011 whose words a report follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AuditEdition {
    /// ISO 19011:2018.
    Iso19011Of2018,
    /// ISO 19011:2026: remote methods are told apart.
    Iso19011Of2026,
}

impl AuditEdition {
    /// The word by which sentences choose: `of-2018`, `of-2026`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Iso19011Of2018 => "of-2018",
            Self::Iso19011Of2026 => "of-2026",
        }
    }
}

/// Which forms a report holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditForms {
    /// One for each nonconformity that somebody judged.
    Judged,
    /// Those, and an empty one to copy.
    JudgedAndEmpty,
}

/// A sample, and what its records showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditSample {
    /// As it was drawn, with its seed.
    pub sample: SampleDocument,
    /// What was found; none where only the plan was handed over.
    pub results: Option<SampleResults>,
}

/// What is wanted of a report.
#[derive(Clone, Copy)]
pub struct AuditChoice<'a> {
    /// Whose words it follows.
    pub edition: AuditEdition,
    /// Which forms it holds.
    pub forms: AuditForms,
    /// Samples as they were drawn, with their seeds and what their records showed.
    pub samples: &'a [AuditSample],
    /// Where entries stand in the files.
    pub locate: Locate<'a>,
}

impl AuditChoice<'_> {
    /// A report with the forms of what was judged, without samples.
    pub const fn new(edition: AuditEdition) -> Self {
        Self { edition, forms: AuditForms::Judged, samples: &[], locate: &|_| None }
    }
}

impl std::fmt::Debug for AuditChoice<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("AuditChoice")
            .field("edition", &self.edition)
            .field("forms", &self.forms)
            .field("samples", &self.samples.len())
            .finish_non_exhaustive()
    }
}

/// What the parts of a report share.
struct Ctx<'a, 'g> {
    basis: &'a Basis<'a, 'g>,
    choice: AuditChoice<'a>,
    /// In which kind of work it is made; none where no engagement is stated.
    context: Option<JudgementContext>,
    judgements: Judgements<'g>,
}

impl Ctx<'_, '_> {
    /// A sentence that may differ by the kind of audit and by the edition.
    fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    fn say_with(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        let mut all: Vec<(&str, Argument<'_>)> = vec![
            ("context", self.context_word().into()),
            ("edition", self.choice.edition.as_str().into()),
        ];
        all.extend(arguments.iter().cloned());
        self.basis.texts.say_with(key, &all)
    }

    fn context_word(&self) -> &'static str {
        self.context.map_or("none", JudgementContext::as_str)
    }
}

/// The report of an audit, with a form for each nonconformity that somebody judged.
pub fn audit_paper(basis: &Basis<'_, '_>, edition: AuditEdition) -> Paper {
    audit_paper_with(basis, AuditChoice::new(edition))
}

/// The report of an audit, with what is wanted besides.
pub fn audit_paper_with<'a>(basis: &'a Basis<'a, '_>, choice: AuditChoice<'a>) -> Paper {
    let engagement = basis.assessment.organisation().engagement();
    let context = engagement.map(|engagement| engagement.context);
    let judgements = Judgements::new(basis.assessment);
    let ctx = Ctx { basis, choice, context, judgements };
    let mut notices = vec![limits(ctx.say("audit-whose")), limits(ctx.say("audit-sampling"))];
    match context {
        None => notices.push(undecided(ctx.say("audit-no-engagement"))),
        Some(JudgementContext::Gap) => notices.push(limits(ctx.say("audit-gap-is-no-audit"))),
        Some(
            JudgementContext::Internal
            | JudgementContext::SecondParty
            | JudgementContext::Certification,
        ) => {}
    }
    let mut sections = vec![
        summary::section(&ctx),
        engagement::section(&ctx),
        method::section(&ctx),
        judged::section(&ctx),
        open::section(&ctx),
        before::section(&ctx),
        system::section(&ctx),
        conclusion::section(&ctx),
    ];
    sections.extend(form::sections(&ctx));
    sections.extend([evidence::section(&ctx), noticed::section(&ctx)]);
    let name = basis.organisation_name();
    let day = basis.texts.day(basis.assessment.as_of());
    let footer =
        ctx.say_with("audit-footer", &[("name", name.as_str().into()), ("day", day.into())]);
    Paper {
        kind: PaperKind::Audit,
        language: basis.texts.language(),
        title: ctx.say("audit-title"),
        subtitle: name,
        facts: engagement::facts(&ctx),
        notices,
        sheet: Sheet::A4Portrait,
        layout: Layout::Flowing,
        sections,
        footer,
    }
}
