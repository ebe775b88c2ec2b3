//! The auditor's map from requirements to evidence, clause by clause, with places to write in.
//!
//! Each requirement is told once, with what to ask and what is expected; below it stands one row for each
//! member of its population: what is offered, what was tested and who was asked, what the rules noticed,
//! and empty places for a note and a judgement. What a person judged stands in the place; nothing else does.

mod contents_list;
mod row;

use clausegraph::Requirement;
use clausegraph_report::{
    EvidenceRowReport, IndicatorReport, MapSelection, Selection, evidence_map,
};

use super::audit::pieces::{column, group, known, limits, section as part, table, undecided};
use crate::{Basis, Block, Field, Layout, Paper, PaperKind, Row, Section, Sheet, Words};

/// The evidence map of the requirements that are wanted, to be printed and written on.
pub fn evidence_map_paper(basis: &Basis<'_, '_>, wanted: &dyn Fn(&Requirement) -> bool) -> Paper {
    let assessment = basis.assessment;
    let findings = Selection { repeats: basis.repeats, ..Selection::all(basis.profile()) };
    let map = evidence_map(assessment, basis.findings, MapSelection { findings, wanted });
    let clauses = by_clause(&map.rows);
    let mut notices = vec![limits(basis.say("evidence-map-whose"))];
    if assessment.organisation().engagement().is_none() {
        notices.push(undecided(basis.say("evidence-map-no-engagement")));
    }
    let mut sections =
        vec![contents_list::how_to_read(basis), contents_list::section(basis, &clauses)];
    for (chapter, title) in chapters(basis) {
        let here = clauses.iter().filter(|clause| chapter_of(basis, clause.id) == chapter);
        let parts: Vec<Section> = here.map(|clause| clause_section(basis, clause)).collect();
        if !parts.is_empty() {
            sections.push(Section {
                starts_page: true,
                sections: parts,
                ..part(title, format!("chapter-{}", anchor(&chapter)), Vec::new())
            });
        }
    }
    let name = basis.organisation_name();
    let day = basis.texts.day(assessment.as_of());
    let arguments = [("name", name.clone().into()), ("day", day.into())];
    Paper {
        kind: PaperKind::EvidenceMap,
        language: basis.texts.language(),
        title: basis.say("evidence-map-title"),
        subtitle: name,
        facts: facts(basis, &clauses),
        notices,
        sheet: Sheet::A4Landscape,
        layout: Layout::Flowing,
        sections,
        footer: basis.texts.say_with("evidence-map-footer", &arguments),
    }
}

/// The rows of a clause.
struct ClauseRows<'r> {
    id: &'r str,
    title: &'r str,
    rows: Vec<&'r EvidenceRowReport>,
}

impl ClauseRows<'_> {
    /// How many requirements stand in it.
    fn requirements(&self) -> usize {
        let mut ids: Vec<&str> = self.rows.iter().map(|row| row.requirement.as_str()).collect();
        ids.dedup();
        ids.len()
    }

    /// How many rows somebody judged.
    fn judged(&self) -> usize {
        self.rows.iter().filter(|row| row.judgement.is_some()).count()
    }
}

fn by_clause(rows: &[EvidenceRowReport]) -> Vec<ClauseRows<'_>> {
    let mut clauses: Vec<ClauseRows<'_>> = Vec::new();
    for row in rows {
        if clauses.last().is_none_or(|clause| clause.id != row.clause) {
            let (id, title) = (row.clause.as_str(), row.clause_title.as_str());
            clauses.push(ClauseRows { id, title, rows: Vec::new() });
        }
        if let Some(clause) = clauses.last_mut() {
            clause.rows.push(row);
        }
    }
    clauses
}

/// The chapters: number, and number with title.
fn chapters(basis: &Basis<'_, '_>) -> Vec<(String, String)> {
    let catalogue = basis.assessment.catalogue();
    let outermost =
        catalogue.clauses().filter(|clause| catalogue.with_ancestors(clause).nth(1).is_none());
    outermost
        .map(|clause| {
            let title = format!("{} {}", clause.id(), clause.title().unwrap_or_default());
            (clause.id().to_string(), title.trim_end().to_owned())
        })
        .collect()
}

fn chapter_of(basis: &Basis<'_, '_>, clause: &str) -> String {
    let catalogue = basis.assessment.catalogue();
    let found = catalogue.clause(clause);
    let chapter = found.and_then(|clause| catalogue.with_ancestors(clause).last());
    chapter.map_or_else(|| clause.to_owned(), |chapter| chapter.id().to_string())
}

/// A number as a name for links.
fn anchor(number: &str) -> String {
    let sign =
        |sign: char| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '-' };
    number.chars().map(sign).collect()
}

fn clause_anchor(clause: &str) -> String {
    format!("clause-{}", anchor(clause))
}

fn facts(basis: &Basis<'_, '_>, clauses: &[ClauseRows<'_>]) -> Vec<Field> {
    let texts = basis.texts;
    let mut facts = Vec::new();
    if let Some(engagement) = basis.assessment.organisation().engagement() {
        let period = [
            ("first", texts.day(engagement.period.first()).into()),
            ("last", texts.day(engagement.period.last()).into()),
        ];
        let context = [("context", engagement.context.as_str().into())];
        let team = basis.persons(&engagement.team);
        let stated = [
            ("audit-field-type", texts.say_with("audit-type", &context)),
            ("audit-field-criteria", engagement.criteria.clone()),
            ("audit-field-scope", engagement.scope.clone()),
            ("audit-field-period", texts.say_with("audit-from-to", &period)),
            ("audit-field-team", team.unwrap_or_else(|| basis.say("audit-not-stated"))),
        ];
        facts.extend(stated.map(|(key, text)| known(basis.say(key), Words::plain(text))));
    }
    let catalogue = basis.assessment.catalogue();
    let standard = format!("{} ({})", catalogue.title(), catalogue.id());
    facts.push(known(basis.say("audit-field-catalogue"), Words::plain(standard)));
    let day = texts.day(basis.assessment.as_of());
    facts.push(known(basis.say("audit-field-as-of"), Words::plain(day)));
    let requirements = clauses.iter().map(ClauseRows::requirements).sum();
    let arguments = [
        ("clauses", basis.count(clauses.len()).into()),
        ("requirements", basis.count(requirements).into()),
        ("all", basis.count(catalogue.requirements().len()).into()),
        ("rows", basis.count(clauses.iter().map(|clause| clause.rows.len()).sum()).into()),
        ("judged", basis.count(clauses.iter().map(ClauseRows::judged).sum()).into()),
    ];
    let extent = texts.say_with("evidence-map-extent", &arguments);
    facts.push(known(basis.say("evidence-map-field-extent"), Words::plain(extent)));
    facts
}

fn clause_section(basis: &Basis<'_, '_>, clause: &ClauseRows<'_>) -> Section {
    let mut blocks = Vec::new();
    let on_clause = clause.rows.first().map(|row| row.clause_indicators.as_slice());
    let on_clause = rolled_up(basis, on_clause.unwrap_or_default());
    if !on_clause.is_empty() {
        blocks.push(Block::Paragraph(Words::strong(basis.say("evidence-map-on-clause"))));
        blocks.push(Block::Bullets(on_clause));
    }
    let columns = vec![
        column(basis.say("evidence-map-column-member"), 12),
        column(basis.say("evidence-map-column-evidence"), 28),
        column(basis.say("evidence-map-column-records"), 8),
        column(basis.say("evidence-map-column-noticed"), 30),
        column(basis.say("evidence-map-column-note"), 6),
        column(basis.say("evidence-map-column-judgement"), 9),
        column(basis.say("evidence-map-column-by"), 7),
    ];
    let mut rows: Vec<Row> = Vec::new();
    let mut requirement = "";
    for found in &clause.rows {
        if found.requirement != requirement {
            requirement = &found.requirement;
            rows.push(group(row::requirement(basis, found)));
        }
        rows.push(row::member(basis, found));
    }
    blocks.push(table(columns, rows));
    let title = format!("{} {}", clause.id, clause.title).trim_end().to_owned();
    part(title, clause_anchor(clause.id), blocks)
}

/// How many indicators of one rule are told one by one on a clause.
const EACH: usize = 3;

/// What the rules noticed on a clause: of each rule the first few, and how many more there are.
fn rolled_up(basis: &Basis<'_, '_>, found: &[IndicatorReport]) -> Vec<Words> {
    let rule = |found: &IndicatorReport| {
        found.finding.rsplit_once('-').map_or(found.finding.as_str(), |(rule, _)| rule).to_owned()
    };
    let of_rules = found.chunk_by(|one, two| rule(one) == rule(two));
    let lines = of_rules.flat_map(|found| {
        let each = if found.len() > EACH + 1 { EACH } else { found.len() };
        let told = found.iter().take(each).map(|found| row::indicator(basis, found));
        let more = found.get(each).map(|next| {
            Words::quiet(basis.texts.say_with(
                "evidence-map-on-clause-more",
                &[
                    ("rule", rule(next).into()),
                    ("number", basis.count(found.len().saturating_sub(each)).into()),
                ],
            ))
        });
        told.chain(more).collect::<Vec<Words>>()
    });
    lines.collect()
}
