//! What holds of every gap report, whatever the organisation.

use std::collections::BTreeSet;

use clausegraph::{Family, GateState, Indicator, Profile, SourceText, Status};
use clausegraph_paper::{
    Basis, Block, Cell, FieldValue, Paper, Row, RowSort, Section, Table, Words, gap_paper,
    paper_markdown,
};
use clausegraph_report::wording::{action_sentence, clearing_sentence};

use crate::made::{for_both, sources};

/// What holds of a paper: it panics where it does not.
type Law = fn(&str, &Basis<'_, '_>, &Paper);

/// The laws of a paper for either reader. To make what it is made from takes long, and is done once.
const LAWS: &[Law] = &[
    every_major_indicator_stands_among_the_gaps_and_every_finding_in_the_annex,
    every_finding_is_counted_in_exactly_one_gap,
    the_numbers_by_clause_are_those_of_the_assessment,
    gates_stand_as_they_are,
    the_roadmap_is_the_plan,
    annexes_are_complete,
    it_judges_nothing_and_sums_up_nothing,
    anchors_are_unique_rows_fit_and_links_lead_somewhere,
    no_sentence_lacks_its_key_or_a_place,
    the_same_input_gives_the_same_paper,
];

fn hold(name: &str) {
    for_both(&sources(name), |consultant, auditor| {
        for basis in [consultant, auditor] {
            let paper = gap_paper(basis);
            for law in LAWS {
                law(name, basis, &paper);
            }
        }
        an_auditor_is_told_nothing_of_advice(name, consultant, auditor);
    });
}

#[test]
fn of_marlbeck() {
    hold("marlbeck");
}

#[test]
fn of_fellroute() {
    hold("fellroute");
}

#[test]
fn of_haldon() {
    hold("haldon-council-it");
}

#[test]
fn of_brackmoor() {
    hold("brackmoor");
}

#[test]
fn of_lindenhall() {
    hold("lindenhall");
}

#[test]
fn every_organisation_has_its_laws_held() {
    let held = ["marlbeck", "fellroute", "haldon-council-it", "brackmoor", "lindenhall"];
    let names = clausegraph_fixtures::ORGANISATIONS.iter().map(|fixture| fixture.name);
    assert_eq!(names.collect::<BTreeSet<&str>>(), BTreeSet::from(held));
}

/// The section of an anchor, wherever it stands.
fn find<'p>(sections: &'p [Section], anchor: &str) -> Option<&'p Section> {
    sections.iter().find_map(|section| {
        if section.anchor == anchor { Some(section) } else { find(&section.sections, anchor) }
    })
}

fn tables(section: &Section) -> Vec<&Table> {
    let own = section.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Figure(figure) => Some(&figure.data),
        Block::Paragraph(_)
        | Block::Bullets(_)
        | Block::Numbered(_)
        | Block::Notice(_)
        | Block::Fields(_)
        | Block::Tiles(_) => None,
    });
    own.chain(section.sections.iter().flat_map(tables)).collect()
}

fn text(cell: &Cell) -> String {
    cell.words.text()
}

fn body(table: &Table) -> impl Iterator<Item = &Row> {
    table.rows.iter().filter(|row| row.sort == RowSort::Body)
}

fn number(text: &str) -> usize {
    if text == "·" { 0 } else { text.replace(',', "").parse().unwrap() }
}

/// The Markdown of one section.
fn page(paper: &Paper, anchor: &str) -> String {
    let section = find(&paper.sections, anchor).unwrap().clone();
    paper_markdown(&Paper { sections: vec![section], ..paper.clone() })
}

fn every_major_indicator_stands_among_the_gaps_and_every_finding_in_the_annex(
    name: &str,
    basis: &Basis<'_, '_>,
    paper: &Paper,
) {
    let gaps = page(paper, "gaps");
    let annex = page(paper, "findings");
    for finding in basis.findings.shown(basis.profile()) {
        let id = finding.id.as_str();
        if finding.indicator == Indicator::Major {
            assert!(gaps.contains(id), "{name}: {id}");
        }
        if finding.indicator != Indicator::Strength {
            assert!(annex.contains(id), "{name}: {id}");
        }
    }
}

fn every_finding_is_counted_in_exactly_one_gap(name: &str, basis: &Basis<'_, '_>, paper: &Paper) {
    let section = find(&paper.sections, "gaps").unwrap();
    let counted = |wanted: Indicator| {
        let of = basis
            .findings
            .shown(basis.profile())
            .filter(|finding| finding.indicator == wanted && !finding.rule.over_documentation);
        of.count()
    };
    let wanted =
        [Indicator::Major, Indicator::Minor, Indicator::Observation, Indicator::Opportunity];
    if wanted.iter().map(|indicator| counted(*indicator)).sum::<usize>() == 0 {
        return;
    }
    let themes = tables(section)[0];
    for (column, indicator) in (2..).zip(wanted) {
        let sum: usize = body(themes).map(|row| number(&text(&row.cells[column]))).sum();
        assert_eq!(sum, counted(indicator), "{name}: {indicator}");
    }
    let gaps: usize = body(themes).map(|row| number(&text(&row.cells[1]))).sum();
    let full = section.sections.iter().filter(|part| part.anchor.starts_with("gap-")).count();
    let rest = find(&section.sections, "gaps-others");
    let rest = rest.map_or(0, |part| tables(part)[0].rows.len());
    assert_eq!(gaps, full + rest, "{name}");
}

fn the_numbers_by_clause_are_those_of_the_assessment(
    name: &str,
    basis: &Basis<'_, '_>,
    paper: &Paper,
) {
    let section = find(&paper.sections, "results").unwrap();
    let statuses = [
        Status::Covered,
        Status::CannotEvaluate,
        Status::Stale,
        Status::Weak,
        Status::Partial,
        Status::Missing,
    ];
    let found = tables(section);
    let by_status = found.iter().find(|table| table.columns.len() == 10).unwrap();
    let leaves = basis.assessment.clauses().filter(|result| result.clause.is_leaf());
    let mut rows = body(by_status);
    for result in leaves {
        let row = rows.next().unwrap();
        let id = result.clause.id().to_string();
        assert!(text(&row.cells[0]).starts_with(&id), "{name}: {id}");
        for (column, status) in (1..).zip(statuses) {
            let told = u32::try_from(number(&text(&row.cells[column]))).unwrap();
            assert_eq!(told, result.counts.of(status), "{name}: {id} {status}");
        }
        let covered = basis.texts.number(result.counts.of(Status::Covered).into());
        let counted = basis.texts.number(result.counts.counted().into());
        assert_eq!(text(&row.cells[8]), format!("{covered} of {counted}"), "{name}: {id}");
        let known = result.shares.map(|shares| shares.known.percent().to_string());
        assert!(text(&row.cells[9]).starts_with(&known.unwrap_or("–".to_owned())), "{name}");
    }
    assert!(rows.next().is_none(), "{name}");
    let groups = by_status.rows.iter().filter(|row| row.sort == RowSort::Group).count();
    let inner = basis.assessment.clauses().filter(|result| !result.clause.is_leaf()).count();
    assert_eq!(groups, inner, "{name}");
}

fn gates_stand_as_they_are(name: &str, basis: &Basis<'_, '_>, paper: &Paper) {
    let anchor = if basis.advice.is_some() { "outlook" } else { "results-gates" };
    let table = tables(find(&paper.sections, anchor).unwrap())[0];
    let gates = basis.assessment.gates();
    assert_eq!(table.rows.len(), gates.len(), "{name}");
    for (row, gate) in table.rows.iter().zip(&gates) {
        assert!(text(&row.cells[0]).starts_with(&gate.gate.title), "{name}");
        assert!(text(&row.cells[1]).ends_with(gate.state.as_str()), "{name}");
    }
    let asked = || gates.iter().filter(|result| !result.gate.custom);
    let present = asked().filter(|result| result.state == GateState::Present).count();
    let summary = find(&paper.sections, "summary").unwrap();
    let Block::Paragraph(first) = &summary.blocks[0] else { panic!("what it is not comes first") };
    let refused = ["not an internal audit", "no audit report"];
    assert!(refused.iter().any(|words| first.text().contains(words)), "{name}: {first:?}");
    let Block::Tiles(tiles) = &summary.blocks[1] else { panic!("then tiles") };
    assert_eq!(tiles[0].value, format!("{present} of {}", asked().count()), "{name}");
}

fn the_roadmap_is_the_plan(name: &str, basis: &Basis<'_, '_>, paper: &Paper) {
    let Some(advice) = basis.advice else { return };
    let section = find(&paper.sections, "roadmap").unwrap();
    if advice.plan.actions.is_empty() {
        return;
    }
    let phases = tables(section)[0];
    let actions: usize = phases.rows.iter().map(|row| number(&text(&row.cells[2]))).sum();
    assert_eq!(actions, advice.plan.actions.len(), "{name}");
    let retired = find(&paper.sections, "simplify").unwrap();
    let listed = tables(retired).first().map_or(0, |table| table.rows.len());
    assert!(listed <= advice.retire.retire.len(), "{name}");
}

fn annexes_are_complete(name: &str, basis: &Basis<'_, '_>, paper: &Paper) {
    let rows = |anchor: &str| {
        tables(find(&paper.sections, anchor).unwrap())
            .first()
            .map_or(0, |table| body(table).count())
    };
    let organisation = basis.assessment.organisation();
    let documents = organisation.artefacts().iter();
    let documents =
        documents.filter(|artefact| artefact.kind().family() == Family::Documents).count();
    assert_eq!(rows("documents"), documents, "{name}");
    let open = basis.assessment.requirements().filter(|result| {
        (result.status.is_shortfall() || result.status == Status::CannotEvaluate)
            && result.requirement.computed_from().is_empty()
    });
    assert_eq!(rows("interviews"), open.count(), "{name}");
    let unknown = find(&paper.sections, "unknown").unwrap();
    let subjects: usize = unknown
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_)
            | Block::Bullets(_)
            | Block::Numbered(_)
            | Block::Figure(_)
            | Block::Notice(_)
            | Block::Fields(_)
            | Block::Tiles(_) => None,
        })
        .flat_map(|table| table.rows.iter().map(|row| number(&text(&row.cells[2]))))
        .sum();
    let told = basis.findings.not_evaluated().filter(|one| {
        let shown = |indicator: &Indicator| one.rule.is_shown(*indicator, basis.profile());
        one.rule.indicators.iter().any(shown)
    });
    assert_eq!(subjects, told.count(), "{name}");
}

fn an_auditor_is_told_nothing_of_advice(
    name: &str,
    consultant: &Basis<'_, '_>,
    auditor: &Basis<'_, '_>,
) {
    let mut secrets: BTreeSet<String> = BTreeSet::new();
    for finding in consultant.findings.found() {
        secrets.extend(clearing_sentence(finding));
        if !finding.rule.is_shown(finding.indicator, Profile::Auditor) {
            secrets.insert(finding.id.to_string());
        }
    }
    let catalogue = consultant.assessment.catalogue();
    let actions = &consultant.advice.unwrap().plan.actions;
    secrets.extend(actions.iter().map(|action| action_sentence(catalogue, action)));
    let paper = gap_paper(auditor);
    for told in everything(&paper) {
        let parts = told.split_inclusive(". ").map(str::trim).chain([told.as_str()]);
        let secret = parts.flat_map(|part| [part, part.trim_end_matches('.')]);
        let secret = secret.into_iter().find(|part| secrets.contains(*part));
        assert_eq!(secret, None, "{name}: {told}");
    }
    let page = paper_markdown(&paper);
    for id in secrets.iter().filter(|secret| !secret.contains(' ')) {
        assert!(!page.contains(id.as_str()), "{name}: {id}");
    }
    for word in ["Root theme", "What follows", "What would clear it", "Verdict"] {
        assert!(!page.contains(word), "{name}: {word}");
    }
    for anchor in ["simplify", "roadmap", "quick-wins", "outlook", "gaps-health"] {
        assert!(find(&paper.sections, anchor).is_none(), "{name}: {anchor}");
    }
}

/// Every text of a paper.
fn everything(paper: &Paper) -> Vec<String> {
    fn of_blocks(blocks: &[Block], found: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Paragraph(words) => found.push(words.text()),
                Block::Bullets(items) | Block::Numbered(items) => {
                    found.extend(items.iter().map(Words::text));
                }
                Block::Table(table) => of_table(table, found),
                Block::Figure(figure) => of_table(&figure.data, found),
                Block::Notice(notice) => found.push(notice.words.text()),
                Block::Fields(fields) => {
                    found.extend(fields.iter().map(|field| match &field.value {
                        FieldValue::Known(words) => words.text(),
                        FieldValue::ToFill { .. } => String::new(),
                        FieldValue::Undecided(words) => words.clone(),
                    }));
                }
                Block::Tiles(tiles) => found.extend(tiles.iter().map(|tile| tile.value.clone())),
            }
        }
    }
    fn of_table(table: &Table, found: &mut Vec<String>) {
        found.extend(table.rows.iter().flat_map(|row| row.cells.iter().map(text)));
        found.push(table.note.clone());
    }
    fn of_sections(sections: &[Section], found: &mut Vec<String>) {
        for section in sections {
            found.push(section.title.clone());
            of_blocks(&section.blocks, found);
            of_sections(&section.sections, found);
        }
    }
    let mut found = Vec::new();
    of_sections(&paper.sections, &mut found);
    found
}

fn it_judges_nothing_and_sums_up_nothing(name: &str, _: &Basis<'_, '_>, paper: &Paper) {
    let page = paper_markdown(paper).to_lowercase();
    for word in ["is compliant", "non-compliant", "overall score"] {
        assert!(!page.contains(word), "{name}: {word}");
    }
}

/// A sentence whose key or place is not there stands in brackets that no sentence has.
fn no_sentence_lacks_its_key_or_a_place(name: &str, _: &Basis<'_, '_>, paper: &Paper) {
    let page = paper_markdown(paper);
    let wrong: Vec<&str> = page.lines().filter(|line| line.contains('\u{27ea}')).collect();
    assert_eq!(wrong, Vec::<&str>::new(), "{name}");
}

fn anchors(sections: &[Section], found: &mut Vec<String>) {
    for section in sections {
        found.push(section.anchor.clone());
        anchors(&section.sections, found);
    }
}

fn anchors_are_unique_rows_fit_and_links_lead_somewhere(
    name: &str,
    _: &Basis<'_, '_>,
    paper: &Paper,
) {
    let mut found = Vec::new();
    anchors(&paper.sections, &mut found);
    let unique: BTreeSet<&String> = found.iter().collect();
    assert_eq!(unique.len(), found.len(), "{name}");
    for anchor in &found {
        let fits = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
        assert!(anchor.chars().all(fits), "{name}: {anchor}");
    }
    let page = paper_markdown(paper);
    for link in page.split("(<#").skip(1) {
        let anchor = link.split('>').next().unwrap().to_owned();
        assert!(unique.contains(&anchor), "{name}: {anchor}");
    }
    for table in paper.sections.iter().flat_map(tables) {
        for row in &table.rows {
            let cells = if row.sort == RowSort::Group { 1 } else { table.columns.len() };
            assert_eq!(row.cells.len(), cells, "{name}: {}", table.caption);
        }
    }
}

fn the_same_input_gives_the_same_paper(_: &str, basis: &Basis<'_, '_>, paper: &Paper) {
    assert_eq!(*paper, gap_paper(basis));
}

#[test]
fn an_organisation_of_which_nothing_is_known_has_a_report_that_says_so() {
    let file = SourceText {
        name: "organisation.json".to_owned(),
        text: r#"{ "format_version": 1, "artefacts": [] }"#.to_owned(),
    };
    for_both(&[file], |basis, _| {
        let page = paper_markdown(&gap_paper(basis));
        assert!(page.contains("**Organisation without a name**"));
        assert!(page.contains("○ Nobody states what this is made for"));
        assert!(page.contains("No document is listed."));
        assert!(page.contains("No set of records is listed."));
        assert!(!page.contains('\u{27ea}'));
    });
}
