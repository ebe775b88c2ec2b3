//! The report of an audit: what it holds, and what it keeps to itself.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod kept;
mod made;

use clausegraph::{
    JudgementState, SourceText,
    document::{JudgementValue, SampleDocument},
    sampling::{SampleResults, TestResults, TestedRecord},
};
use clausegraph_paper::{
    AuditChoice, AuditEdition, AuditForms, AuditSample, Block, Field, FieldValue, Paper, Section,
    audit_paper, audit_paper_with, paper_markdown,
};
use made::{for_auditor, small_catalogue, sources, text};

const EDITIONS: [AuditEdition; 2] = [AuditEdition::Iso19011Of2018, AuditEdition::Iso19011Of2026];

/// The small organisation of an audit, with an engagement of a kind.
fn small(context: &str) -> Vec<SourceText> {
    let organisation = include_str!("../../clausegraph-report/tests/data/audited.json")
        .replace("\"internal\"", &format!("\"{context}\""));
    vec![text("audited.json", &organisation)]
}

fn sections<'p>(paper: &'p Paper, into: &mut Vec<&'p Section>) {
    fn below<'p>(section: &'p Section, into: &mut Vec<&'p Section>) {
        into.push(section);
        for part in &section.sections {
            below(part, into);
        }
    }
    for section in &paper.sections {
        below(section, into);
    }
}

fn all_sections(paper: &Paper) -> Vec<&Section> {
    let mut found = Vec::new();
    sections(paper, &mut found);
    found
}

fn fields(section: &Section) -> Vec<&Field> {
    let mut found = Vec::new();
    for block in &section.blocks {
        if let Block::Fields(fields) = block {
            found.extend(fields);
        }
    }
    found.extend(section.sections.iter().flat_map(fields));
    found
}

fn forms(paper: &Paper) -> Vec<&Section> {
    paper.sections.iter().filter(|section| section.anchor.starts_with("form-")).collect()
}

#[test]
fn an_internal_audit_in_the_words_of_2026() {
    for_auditor(&small_catalogue(), &small("internal"), |basis| {
        let page = paper_markdown(&audit_paper(basis, AuditEdition::Iso19011Of2026));
        let (report, rest) = page.split_once("## Nonconformity").unwrap();
        let (report, system) = report.split_once("## Since the last audit").unwrap();
        let (forms, annexes) = rest.split_once("## Annex A").unwrap();
        insta::assert_snapshot!("internal_report", report);
        insta::assert_snapshot!("internal_before_and_conclusion", system);
        insta::assert_snapshot!("internal_forms", forms);
        insta::assert_snapshot!("internal_annexes", annexes);
    });
}

#[test]
fn what_the_engine_noticed_stands_apart() {
    let catalogue = clausegraph::catalogue().unwrap();
    for_auditor(&catalogue, &sources("fellroute"), |basis| {
        let page = paper_markdown(&audit_paper(basis, AuditEdition::Iso19011Of2026));
        let (report, annex) = page.split_once("## Annex B").unwrap();
        let mut ids = basis.findings.found().map(|finding| finding.id.as_str());
        assert!(ids.all(|id| !report.contains(id)));
        let first: Vec<&str> = annex.lines().take(24).collect();
        insta::assert_snapshot!("annex_of_fellroute", first.join("\n"));
    });
}

#[test]
fn a_certification_audit_in_the_words_of_2018_differs_where_it_must() {
    let page = |context, edition| {
        for_auditor(&small_catalogue(), &small(context), |basis| {
            paper_markdown(&audit_paper(basis, edition))
        })
    };
    let one = page("internal", AuditEdition::Iso19011Of2026);
    let other = page("certification", AuditEdition::Iso19011Of2018);
    let only: Vec<&str> = other.lines().filter(|line| !one.contains(line)).collect();
    insta::assert_snapshot!("certification_differs", only.join("\n"));
    assert!(one.contains("at a distance") && !other.contains("at a distance"));
}

#[test]
fn every_fixture_gives_the_same_bytes_twice_and_no_key_is_left() {
    let catalogue = clausegraph::catalogue().unwrap();
    for name in clausegraph_testkit::fixtures::organisations().unwrap() {
        for_auditor(&catalogue, &sources(&name), |basis| {
            for edition in EDITIONS {
                let page = paper_markdown(&audit_paper(basis, edition));
                assert_eq!(page, paper_markdown(&audit_paper(basis, edition)), "{name}");
                assert!(!page.contains('\u{27ea}'), "{name}");
            }
        });
    }
}

#[test]
fn anchors_are_unique_and_rows_have_all_their_cells() {
    let catalogue = clausegraph::catalogue().unwrap();
    for name in clausegraph_testkit::fixtures::organisations().unwrap() {
        for_auditor(&catalogue, &sources(&name), |basis| {
            let choice = AuditChoice {
                forms: AuditForms::JudgedAndEmpty,
                ..AuditChoice::new(AuditEdition::Iso19011Of2026)
            };
            let paper = audit_paper_with(basis, choice);
            kept::well_made(&paper);
        });
    }
}

/// Each nonconformity that somebody judged and that holds has one form; nothing else has one.
#[test]
fn each_judged_nonconformity_has_exactly_one_form() {
    let catalogue = clausegraph::catalogue().unwrap();
    for name in clausegraph_testkit::fixtures::organisations().unwrap() {
        for_auditor(&catalogue, &sources(&name), |basis| {
            let judged = basis.assessment.judgements();
            let judged = judged.iter().filter(|result| {
                result.state == JudgementState::Active
                    && matches!(
                        result.judgement.value,
                        JudgementValue::MinorNonconformity | JudgementValue::MajorNonconformity
                    )
            });
            let mut judged: Vec<String> =
                judged.map(|result| result.judgement.id.to_string()).collect();
            judged.sort();
            let paper = audit_paper(basis, AuditEdition::Iso19011Of2018);
            let number = |form: &&Section| match &fields(form)[0].value {
                FieldValue::Known(words) => words.text(),
                FieldValue::ToFill { .. } | FieldValue::Undecided(_) => panic!("no number"),
            };
            let mut of_forms: Vec<String> = forms(&paper).iter().map(number).collect();
            of_forms.sort();
            assert_eq!(of_forms, judged, "{name}");
            assert!(forms(&paper).iter().all(|form| form.starts_page));
        });
    }
}

/// The union of the fields that public forms hold.
const UNION: [&str; 28] = [
    "Number",
    "Organisation",
    "Site",
    "Area, process or member",
    "Standard",
    "Edition (catalogue)",
    "Clause",
    "Grade, as judged",
    "Date",
    "Requirement, in own words",
    "Statement of the nonconformity",
    "Objective evidence (records, dates)",
    "Auditor",
    "Repeat of (found before on the same requirement)",
    "Acknowledged by the auditee (name, date)",
    "Answer due by",
    "Correction, date and evidence",
    "Extent: checked elsewhere?",
    "Root cause",
    "Method by which the cause was found",
    "Corrective action",
    "Owner",
    "Due by",
    "Answered by (name, date)",
    "Review of the answer: ☐ accepted  ☐ returned, because",
    "Implementation verified (by, on, evidence)",
    "Effectiveness verified (by, on, how)",
    "Closed (by, on)",
];

#[test]
fn a_form_holds_every_field_and_an_empty_one_leaves_them_to_be_filled() {
    for_auditor(&small_catalogue(), &small("internal"), |basis| {
        let choice = AuditChoice {
            forms: AuditForms::JudgedAndEmpty,
            ..AuditChoice::new(AuditEdition::Iso19011Of2018)
        };
        let paper = audit_paper_with(basis, choice);
        for form in forms(&paper) {
            let labels: Vec<&str> = fields(form).iter().map(|field| field.label.as_str()).collect();
            for label in UNION {
                assert!(labels.contains(&label), "{}: {label}", form.title);
            }
        }
        let forms = forms(&paper);
        let empty = forms.last().unwrap();
        let filled: Vec<&str> = fields(empty)
            .into_iter()
            .filter(|field| matches!(field.value, FieldValue::Known(_)))
            .map(|field| field.label.as_str())
            .collect();
        assert_eq!(filled, ["Organisation", "Standard", "Edition (catalogue)"]);
    });
}

/// Conclusion, grade, degree of fulfilment and recommendation are for a person, whatever the data says.
#[test]
fn the_conclusion_is_never_filled() {
    let catalogue = clausegraph::catalogue().unwrap();
    for name in clausegraph_testkit::fixtures::organisations().unwrap() {
        for_auditor(&catalogue, &sources(&name), |basis| {
            for edition in EDITIONS {
                let paper = audit_paper(basis, edition);
                let conclusion =
                    all_sections(&paper).into_iter().find(|found| found.anchor == "conclusion");
                let places = fields(conclusion.unwrap());
                assert!(places.len() > 10);
                for place in places {
                    assert!(matches!(place.value, FieldValue::ToFill { .. }), "{}", place.label);
                }
            }
        });
    }
}

/// What clears a finding, and what a plan says, stands nowhere; an action of the auditee's own is its own.
#[test]
fn nothing_is_suggested_to_the_auditee() {
    let catalogue = clausegraph::catalogue().unwrap();
    for name in clausegraph_testkit::fixtures::organisations().unwrap() {
        for_auditor(&catalogue, &sources(&name), |basis| {
            let page = paper_markdown(&audit_paper(basis, AuditEdition::Iso19011Of2026));
            kept::holds_no_advice(basis, &page);
        });
    }
}

#[test]
fn samples_are_told_with_their_seed_period_and_records() {
    let sample: SampleDocument = serde_json::from_str(include_str!("data/sample.json")).unwrap();
    for_auditor(&small_catalogue(), &small("internal"), |basis| {
        let tested = |record: &str, evidence: &str| TestedRecord {
            record: record.to_owned(),
            evidence: evidence.to_owned(),
            note: String::new(),
        };
        let results = SampleResults {
            tests: vec![TestResults {
                test: "classified".parse().unwrap(),
                conforming: vec![tested("CHG-4", "")],
                exceptions: vec![tested("CHG-2", "no category | in the ticket")],
                cannot_tell: Vec::new(),
                not_concerned: Vec::new(),
                open: Vec::new(),
            }],
            last_tested_on: "2026-10-07".parse().ok(),
        };
        let samples = [
            AuditSample { sample: sample.clone(), results: Some(results) },
            AuditSample { sample, results: None },
        ];
        let choice =
            AuditChoice { samples: &samples, ..AuditChoice::new(AuditEdition::Iso19011Of2026) };
        let page = paper_markdown(&audit_paper_with(basis, choice));
        let (_, samples) = page.split_once("### Samples").unwrap();
        let (samples, _) = samples.split_once("### Record tests").unwrap();
        insta::assert_snapshot!("samples", samples);
    });
}

#[test]
fn where_the_files_are_known_evidence_names_its_line() {
    for_auditor(&small_catalogue(), &small("internal"), |basis| {
        let choice = AuditChoice {
            locate: &|_| Some((17, 3)),
            ..AuditChoice::new(AuditEdition::Iso19011Of2026)
        };
        let page = paper_markdown(&audit_paper_with(basis, choice));
        assert!(page.contains("audited.json, line 17"));
    });
}
