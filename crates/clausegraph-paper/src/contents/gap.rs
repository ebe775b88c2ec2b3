//! The deliverable `gap`: the report of a gap assessment; for an auditor a plain account of the evidence.

mod documents;
mod findings;
mod gaps;
mod grouped;
mod interviews;
mod limits;
mod method;
mod outlook;
mod page;
mod pen;
mod quick_wins;
mod results;
mod roadmap;
mod simplify;
mod summary;
mod tests;
mod unknown;
mod works;
mod written;

use clausegraph::Profile;

use self::{
    grouped::grouped,
    pen::{Part, Pen},
};
use crate::{Basis, Field, FieldValue, Layout, Notice, NoticeSort, Paper, PaperKind, Sheet, Words};

/// The report of a gap assessment.
///
/// A consultant's begins with one page for those who decide: gates, what works, the biggest gaps, what
/// needs a decision. Behind it stand scope and method, results by clause, gaps with severity and root
/// theme, what can be dropped, roadmap, quick wins, outlook and limits, and the lists in full.
///
/// An auditor's is a plain account: criteria, evidence, sampling. It names no consequence, remedy, effort,
/// plan or health, and no paper that nobody needs.
///
/// It holds no verdict, no grand total and no share without its counts.
///
/// ```
/// use clausegraph::{Organisation, SourceText, assess, catalogue, findings, forecast, map};
/// use clausegraph_paper::{Basis, Besides, Language, Texts, gap_paper, paper_markdown};
///
/// let catalogue = catalogue()?;
/// let text = r#"{ "format_version": 1, "scope": { "services": [
///     { "id": "payroll", "state": "in", "owner": null, "co_owners": null }] } }"#;
/// let file = SourceText { name: "organisation.json".into(), text: text.into() };
/// let (organisation, _) = Organisation::load(&[file], &catalogue);
/// let organisation = organisation.ok_or("it does not load")?;
/// let map = map(&catalogue, &organisation);
/// let assessment = assess(&map, "2026-11-22".parse()?);
///
/// let paper = gap_paper(&Basis {
///     assessment: &assessment,
///     findings: &findings(&assessment),
///     forecast: &forecast(&map, assessment.as_of(), "2027-11-22".parse()?),
///     advice: None, // for an auditor
///     repeats: &|_| false,
///     besides: Besides::NOTHING,
///     texts: &Texts::new(Language::English),
/// });
/// let page = paper_markdown(&paper);
/// assert!(page.starts_with("# Account of the evidence"));
/// assert!(page.contains("It is no audit report"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn gap_paper(basis: &Basis<'_, '_>) -> Paper {
    let pen = Pen::new(basis);
    let gaps = grouped(basis);
    let sections = pen.parts().map(|part| {
        let (blocks, sections) = match part {
            Part::Summary => summary::content(basis, pen, &gaps),
            Part::Method => method::content(basis, pen),
            Part::Results => results::content(basis, pen),
            Part::Works => works::content(basis, pen),
            Part::Gaps => gaps::content(basis, pen, &gaps),
            Part::Simplify => simplify::content(basis, pen),
            Part::Roadmap => roadmap::content(basis, pen),
            Part::QuickWins => quick_wins::content(basis, pen),
            Part::Outlook => outlook::content(basis, pen),
            Part::Limits => limits::content(basis, pen),
            Part::Documents => documents::content(basis, pen),
            Part::Interviews => interviews::content(basis, pen),
            Part::Written => written::content(basis, pen),
            Part::Tests => tests::content(basis, pen),
            Part::Findings => findings::content(basis, pen),
            Part::Unknown => unknown::content(basis, pen),
        };
        pen.section(*part, blocks, sections)
    });
    let sections = sections.collect();
    let name = pen.organisation(basis);
    let title = match basis.profile() {
        Profile::Consultant => pen.say("gap-title"),
        Profile::Auditor => pen.say("gap-title-auditor"),
    };
    let day = pen.day(basis.assessment.as_of());
    let arguments = [
        ("organisation", name.clone().into()),
        ("title", title.clone().into()),
        ("day", day.into()),
    ];
    Paper {
        kind: PaperKind::Gap,
        language: pen.texts.language(),
        footer: pen.with("gap-footer", &arguments),
        title,
        subtitle: name,
        facts: facts(basis, pen),
        notices: notices(basis, pen),
        sheet: Sheet::A4Portrait,
        layout: Layout::Flowing,
        sections,
    }
}

/// What the first page says in labels and values.
fn facts(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Vec<Field> {
    let catalogue = basis.assessment.catalogue();
    let day = pen.day(basis.assessment.as_of());
    let against = format!("{} ({})", catalogue.title(), catalogue.id());
    let mut facts =
        vec![pen.known("gap-fact-as-of", day), pen.known("gap-fact-catalogue", against)];
    facts.extend(method::engagement(basis, pen));
    facts.push(Field {
        label: pen.say("gap-fact-released"),
        value: FieldValue::ToFill { lines: 1 },
    });
    facts
}

fn notices(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Vec<Notice> {
    let first = match basis.profile() {
        Profile::Consultant => "gap-notice-no-audit",
        Profile::Auditor => "gap-notice-no-report",
    };
    let notice = |key: &str| Notice { sort: NoticeSort::Limits, words: Words::plain(pen.say(key)) };
    vec![notice(first), notice("gap-notice-evidence")]
}
