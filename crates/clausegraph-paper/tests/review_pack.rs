//! The pack for a management review: what it says, that it leaves nothing out, and to whom it proposes.

#![expect(clippy::unwrap_used, reason = "a test stops at once")]

mod made;

use clausegraph::{
    ElementList, InputShown, Profile, catalogue,
    document::{OrganisationDocument, ScopeState},
    review_inputs,
};
use clausegraph_paper::{Basis, Block, Paper, Section, paper_markdown, review_pack_paper};
use clausegraph_report::wording::clearing_sentence;

fn pack(name: &str, profile: Profile) -> Paper {
    made::of(name, profile, review_pack_paper)
}

fn of_text(text: &str) -> Paper {
    let document: OrganisationDocument = serde_json::from_str(text).unwrap();
    made::of_document(&document, Profile::Auditor, &|_| false, review_pack_paper)
}

/// The sections of some anchors alone, as Markdown.
fn only(paper: &Paper, anchors: &[&str]) -> String {
    let mut paper = paper.clone();
    paper.sections.retain(|section| anchors.contains(&section.anchor.as_str()));
    paper_markdown(&paper)
}

#[test]
fn a_provider_with_a_review_half_a_year_ago() {
    let paper = pack("marlbeck", Profile::Consultant);
    insta::assert_snapshot!("marlbeck_agenda_and_actions", only(&paper, &["agenda", "input-prev"]));
    insta::assert_snapshot!("marlbeck_policies", only(&paper, &["input-pol"]));
    insta::assert_snapshot!("marlbeck_suppliers", only(&paper, &["input-oth"]));
    insta::assert_snapshot!(
        "marlbeck_decisions_and_completeness",
        only(&paper, &["decisions", "attendance", "completeness"])
    );
}

#[test]
fn trends_over_several_periods_and_a_watermelon() {
    let paper = pack("brackmoor", Profile::Consultant);
    insta::assert_snapshot!(
        "brackmoor_figures_and_services",
        only(&paper, &["input-mm", "input-svc"])
    );
}

#[test]
fn who_states_next_to_nothing_is_told_what_is_not_known() {
    let poor = made::poor();
    let paper = made::of_document(&poor, Profile::Consultant, &|_| false, review_pack_paper);
    insta::assert_snapshot!(
        "poor_first",
        only(&paper, &["agenda", "input-prev", "input-nc", "input-svc"])
    );
    insta::assert_snapshot!("poor_completeness", only(&paper, &["completeness", "annex"]));
}

/// The fourteen inputs of the reference stand in the catalogue, and ask for all that the rule asks for.
#[test]
fn the_inputs_of_the_catalogue_are_those_that_the_rule_asks_for() {
    let catalogue = catalogue().unwrap();
    let ids: Vec<&str> = catalogue.review_inputs().iter().map(|input| input.id.as_str()).collect();
    let wanted = [
        "prev", "ctx", "nc", "mm", "aud", "opp", "fb", "pol", "obj", "svc", "oth", "res", "risk",
        "chg",
    ];
    assert_eq!(ids, wanted);
    let mut asked: Vec<_> =
        catalogue.review_inputs().iter().flat_map(|input| &input.requirements).collect();
    let rule = catalogue.rule("HF-052").unwrap();
    let mut of_rule: Vec<_> = rule.requirements.iter().collect();
    asked.sort();
    of_rule.sort();
    assert_eq!(asked, of_rule);
    for input in catalogue.review_inputs() {
        for code in &input.rules {
            assert!(catalogue.rule(code.as_str()).is_some(), "{}: no rule {code}", input.id);
        }
    }
}

/// The laws that hold of every organisation, looked at together since making the analyses takes time.
#[test]
fn the_laws_hold_of_every_organisation() {
    for name in clausegraph_testkit::fixtures::organisations().unwrap() {
        made::of(&name, Profile::Consultant, |basis| {
            let paper = review_pack_paper(basis);
            assert_eq!(paper, review_pack_paper(basis), "the same input gives the same paper");
            every_row_and_link_is_whole(&name, &paper);
            every_service_supplier_and_overdue_action_is_listed(&name, basis, &paper);
            the_check_agrees_with_the_rule(&name, basis, &paper);
            assert!(paper_markdown(&paper).contains("Proposed decision"), "{name}");
            let auditor = Basis { advice: None, ..*basis };
            an_auditor_is_proposed_nothing(&name, &auditor);
        });
    }
}

fn every_service_supplier_and_overdue_action_is_listed(
    name: &str,
    basis: &Basis<'_, '_>,
    paper: &Paper,
) {
    let organisation = basis.assessment.organisation();
    // On half a page stand the first of them, in the annex all.
    for (list, anchor) in
        [(ElementList::Services, "input-svc"), (ElementList::Suppliers, "input-oth")]
    {
        let text = only(paper, &[anchor, "annex"]);
        for element in organisation.elements().iter().filter(|one| one.list() == list) {
            let state = element.document().state.given();
            if matches!(state, Some(ScopeState::In | ScopeState::Partly)) {
                let row = format!("| **{}**", element.name());
                assert!(text.contains(&row), "{name}: {row}");
            }
        }
    }
    let text = only(paper, &["input-prev", "annex"]);
    for artefact in organisation.artefacts() {
        let Some(action) = artefact.document().action.as_deref() else { continue };
        let late = action.due_on.given().is_some_and(|due| *due < basis.assessment.as_of());
        let rejected = action.decision.given().is_some_and(|found| found.as_str() == "rejected");
        let over = action.done_on.given().or(action.verified_on.given()).is_some();
        if late && !over && !rejected {
            assert!(text.contains(&format!("`{}`", artefact.id())), "{name}: {}", artefact.id());
        }
    }
}

fn an_auditor_is_proposed_nothing(name: &str, basis: &Basis<'_, '_>) {
    let text = paper_markdown(&review_pack_paper(basis));
    for word in ["Proposed", "would settle", "(plan,", "health sign"] {
        assert!(!text.contains(word), "{name}: {word}");
    }
    for finding in basis.findings.found() {
        let clears = clearing_sentence(finding).unwrap();
        assert!(!text.contains(&clears), "{name}: {clears}");
    }
}

/// The check of the pack says of each input what the rule says.
fn the_check_agrees_with_the_rule(name: &str, basis: &Basis<'_, '_>, paper: &Paper) {
    let read = review_inputs(basis.assessment).unwrap();
    let lacking = read.inputs.iter().filter(|input| input.shown == InputShown::NotShown);
    let lacking: Vec<&str> = lacking.map(|input| input.input.as_str()).collect();
    let found = basis.findings.found().find(|finding| finding.rule.code == "HF-052");
    let of_rule = match found.and_then(|finding| finding.value("lacking")) {
        Some(clausegraph::Value::List(list)) => list.clone(),
        _ => Vec::new(),
    };
    assert_eq!(lacking, of_rule, "{name}");
    let page = only(paper, &["completeness"]);
    assert_eq!(page.matches("\u{25cb} without").count(), lacking.len(), "{name}");
}

fn every_row_and_link_is_whole(name: &str, paper: &Paper) {
    let text = paper_markdown(paper);
    assert!(!text.contains('\u{27ea}'), "{name}: a sentence has no key");
    let mut anchors = Vec::new();
    for section in &paper.sections {
        whole(section, &mut anchors);
    }
    let count = anchors.len();
    anchors.sort();
    anchors.dedup();
    assert_eq!(count, anchors.len(), "anchors stand once");
    for link in text.split("](<#").skip(1) {
        let anchor = link.split('>').next().unwrap().to_owned();
        assert!(anchors.contains(&anchor), "{anchor}");
    }
}

/// What nobody tells is not known, and never told as none.
#[test]
fn what_no_source_carries_is_never_told_as_none() {
    let page = paper_markdown(&of_text(
        r#"{"format_version": 1, "sources": [{"id": "dms", "carries": []}],
            "scope": {"services": [{"id": "mail", "state": "in"}],
                      "suppliers": [{"id": "aire", "state": "in"}]}}"#,
    ));
    assert!(page.contains("Not known, no file tells: corrective actions"), "{page}");
    for word in [
        "Nothing is on record:",
        "\u{25cb} none",
        "\u{25cb} no",
        "No action on file",
        "No management review",
    ] {
        assert!(!page.contains(word), "{word}: {page}");
    }
}

fn whole(section: &Section, anchors: &mut Vec<String>) {
    anchors.push(section.anchor.clone());
    for block in &section.blocks {
        if let Block::Table(table) = block {
            for row in &table.rows {
                let cells = row.cells.len();
                assert!(cells == table.columns.len() || cells == 1, "{}: {row:?}", section.anchor);
            }
        }
    }
    for part in &section.sections {
        whole(part, anchors);
    }
}
