//! The least set of documents: who is asked to go, what must stay, and what that costs.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at once")]

use std::fmt::Write;

use clausegraph::{
    Organisation, SourceText, assess, catalogue, map,
    minimise::{
        Certificate, HourModel, Minimal, NamedBy, PointOf, Solution, Stand, Stays, StepLimit,
        burden, greedy, minimise,
    },
};

const DAY: &str = "2026-11-22";

/// What is told of an organisation of these artefacts and claims.
fn told(artefacts: &str, claims: &str, tell: impl Fn(&Minimal<'_>) -> String) -> String {
    let catalogue = catalogue().unwrap();
    let text = format!(
        r#"{{ "format_version": 1, "people": [{{ "key": "ana" }}],
            "scope": {{ "services": [{{ "id": "mail", "name": "Mail", "state": "in" }}],
                        "customers": [{{ "id": "acme", "name": "Acme", "state": "in" }}] }},
            "artefacts": [{artefacts}], "claims": [{claims}] }}"#
    );
    let file = SourceText { name: "organisation.json".into(), text };
    let (organisation, problems) = Organisation::load(&[file], &catalogue);
    let organisation = organisation.unwrap_or_else(|| panic!("{problems:#?}"));
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, DAY.parse().unwrap());
    let minimal =
        minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(100), |cover, _| greedy(cover));
    assert_eq!(minimal.refused, None);
    assert_eq!(minimal.again.rounds, 1, "{:?}", minimal.again.changed);
    tell(&minimal)
}

fn document(id: &str, more: &str) -> String {
    format!(
        r#"{{ "id": "{id}", "kind": "document", "status": "in-use", "covers": ["whole-sms"]{more} }}"#
    )
}

fn priced(id: &str, pages: u32) -> String {
    document(id, &format!(r#", "extent": {{ "pages": {pages} }}"#))
}

fn claim(artefact: &str, requirement: &str) -> String {
    format!(
        r#"{{ "artefact": "{artefact}", "for": "{requirement}", "at": "page 1", "by": "ana", "state": "confirmed" }}"#
    )
}

/// What may go and what stays instead, what must stay for what, and the reasons of the others.
fn all(minimal: &Minimal<'_>) -> String {
    let mut text = String::new();
    for retired in &minimal.retire {
        let into = retired.into.map(|into| format!(" into {}", into.id())).unwrap_or_default();
        writeln!(text, "go {}{into}, {} min", retired.artefact.id(), retired.burden.minutes)
            .unwrap();
        for replaced in &retired.served {
            let by = match replaced.by {
                Stand::Artefact(artefact) => artefact.id().to_string(),
                Stand::Member(member) => format!("{:?}", member.id()),
            };
            writeln!(text, "  {} by {by}", replaced.point.requirement.id()).unwrap();
        }
    }
    for kept in &minimal.keep {
        let only = kept.only.iter().map(|point| match point.of {
            PointOf::Population(population) => format!("any {}", population.id),
            PointOf::Slot(..) | PointOf::Group(..) | PointOf::Interval(..) | _ => {
                point.requirement.id().to_string()
            }
        });
        let only: Vec<String> = only.collect();
        writeln!(text, "keep {} for {}", kept.artefact.id(), only.join(", ")).unwrap();
    }
    for staying in &minimal.stay {
        let reason = match &staying.reason {
            Stays::Required(requirement, _) => format!("required by {}", requirement.id()),
            Stays::NamedBy(NamedBy::Artefact(by), relation) => {
                format!("named by {} ({relation})", by.id())
            }
            Stays::Suggested(claim) => format!("suggested for {}", claim.document().target),
            other @ (Stays::Attestation
            | Stays::Retention(_)
            | Stays::Mandated
            | Stays::Agreement
            | Stays::NotOurs
            | Stays::Draft
            | Stays::ToCome(_)
            | Stays::NamedBy(..)
            | Stays::Judged(_)
            | Stays::ExtentUnknown
            | Stays::Changes
            | _) => format!("{other:?}"),
        };
        writeln!(text, "stay {}: {reason}", staying.artefact.id()).unwrap();
    }
    text
}

#[test]
fn of_two_that_show_the_same_the_shorter_stays() {
    let artefacts = [priced("DOC-LONG", 40), priced("DOC-SHORT", 4)].join(",");
    let claims = [claim("DOC-LONG", "4.2-a"), claim("DOC-SHORT", "4.2-a")].join(",");
    assert_eq!(
        told(&artefacts, &claims, all),
        "go DOC-LONG into DOC-SHORT, 460 min\n  4.2-a by DOC-SHORT\nkeep DOC-SHORT for 4.2-a, any documented-information, any documents\n"
    );
}

#[test]
fn a_better_one_is_not_given_up_for_a_shorter() {
    // Without a place in it a claim for contents is weak.
    let artefacts = [priced("DOC-LONG", 40), priced("DOC-SHORT", 4)].join(",");
    let weak = claim("DOC-SHORT", "4.2-a").replace(r#""at": "page 1", "#, "");
    let claims = [claim("DOC-LONG", "4.2-a"), weak].join(",");
    assert_eq!(
        told(&artefacts, &claims, all),
        "go DOC-SHORT, 100 min\nkeep DOC-LONG for 4.2-a, any documented-information, any documents\n"
    );
}

#[test]
fn who_is_asked_for_stays_and_says_why() {
    let artefacts = [
        priced("DOC-A-DRAFT", 3).replace("in-use", "draft"),
        document("DOC-B-NO-PAGES", ""),
        document("DOC-C-NO-EXTENT", r#", "extent": null"#),
        document("DOC-D-LAW", r#", "extent": { "pages": 2 }, "mandates": [{ "basis": "law", "of": "a law" }]"#),
        document("DOC-E-KEPT", r#", "extent": { "pages": 2 }, "retention": { "until": "2026-11-22" }"#),
        document("DOC-F-OVER", r#", "extent": { "pages": 2 }, "retention": { "until": "2026-11-21" }"#),
        document("DOC-G-KEPT", r#", "extent": { "pages": 2 }, "retention": { "keep": "P3Y" }"#),
        document("DOC-H-NEXT-YEAR", r#", "extent": { "pages": 2 }, "created_on": "2027-01-01""#),
        document("DOC-I-LENT", r#", "extent": { "pages": 2 }, "inherited_from": "the group's system""#),
        priced("DOC-J-NAMED", 2),
        document("DOC-K-NAMES", r#", "extent": { "pages": 2 }, "links": [{ "type": "derived-from", "to": "DOC-J-NAMED" }, { "type": "supersedes", "to": "DOC-L-OLD" }]"#),
        priced("DOC-L-OLD", 2),
        priced("DOC-M-SUGGESTED", 2),
        priced("POL-1", 2).replace(r#""document""#, r#""policy""#),
        priced("DOC-N-GONE", 2).replace("in-use", "retired"),
        r#"{ "id": "SLA-1", "kind": "sla", "status": "in-use", "covers": ["mail"], "extent": { "pages": 2 },
            "agreement": { "party": "acme", "valid_from": "2020-01-01", "valid_to": "2027-01-01" } }"#.to_owned(),
        r#"{ "id": "SLA-2", "kind": "sla", "status": "in-use", "covers": ["mail"], "extent": { "pages": 2 },
            "agreement": { "party": "acme", "valid_from": "2020-01-01", "valid_to": "2021-01-01" } }"#.to_owned(),
        r#"{ "id": "REC-1", "kind": "record" }"#.to_owned(),
    ]
    .join(",");
    let suggested = claim("DOC-M-SUGGESTED", "4.2-a").replace("confirmed", "suggested");
    let claims = [suggested, claim("POL-1", "5.2.1-01")].join(",");
    insta::assert_snapshot!(told(&artefacts, &claims, all));
}

#[test]
fn a_judged_document_stays() {
    let catalogue = catalogue().unwrap();
    let text = format!(
        r#"{{ "format_version": 1, "people": [{{ "key": "ana" }}], "artefacts": [{}],
            "judgements": [{{ "id": "J-1", "requirement": "4.2-a", "context": "gap", "value": "minor", "by": "ana",
                "on": "2026-10-01", "reason": "It names two of nine.", "pins": [{{ "artefact": "DOC-1", "version": "2" }}] }}] }}"#,
        priced("DOC-1", 2)
    );
    let file = SourceText { name: "organisation.json".into(), text };
    let (organisation, problems) = Organisation::load(&[file], &catalogue);
    let organisation = organisation.unwrap_or_else(|| panic!("{problems:#?}"));
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, DAY.parse().unwrap());
    let minimal =
        minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(0), |cover, _| greedy(cover));
    assert!(
        matches!(minimal.stay[0].reason, Stays::Judged(judgement) if judgement.id.as_str() == "J-1")
    );
}

#[test]
fn hours_follow_pages_words_and_reviews() {
    let catalogue = catalogue().unwrap();
    let minutes = |more: &str| {
        let text = format!(
            r#"{{ "format_version": 1, "people": [{{ "key": "ana" }}], "artefacts": [{}] }}"#,
            document("DOC-1", more)
        );
        let file = SourceText { name: "organisation.json".into(), text };
        let (organisation, problems) = Organisation::load(&[file], &catalogue);
        let organisation = organisation.unwrap_or_else(|| panic!("{problems:#?}"));
        burden(&organisation.artefacts()[0], &HourModel::CUSTOMARY).map(|burden| burden.minutes)
    };
    // Ten minutes a page, an hour for having it.
    assert_eq!(minutes(r#", "extent": { "pages": 12 }"#), Some(180));
    assert_eq!(minutes(r#", "extent": { "words": 501 }"#), Some(80));
    assert_eq!(minutes(r#", "extent": { "words": 9000, "pages": 1 }"#), Some(70));
    assert_eq!(minutes(r#", "extent": { "empty": true }"#), Some(60));
    assert_eq!(minutes(r#", "extent": { "stub": true }"#), None);
    assert_eq!(minutes(r#", "extent": null"#), None);
    assert_eq!(minutes(""), None);
    assert_eq!(minutes(r#", "extent": { "pages": 12 }, "review_every": "P6M""#), Some(300));
    assert_eq!(minutes(r#", "extent": { "pages": 12 }, "review_every": "P2Y""#), Some(120));
    assert_eq!(minutes(r#", "extent": { "pages": 12 }, "review_every": "P73D""#), Some(660));
    // 120 minutes over three years is 40 a year; a year of 365 days.
    let days = r#", "extent": { "pages": 12 }, "last_reviewed_on": "2026-01-01", "next_review_on": "2028-12-31""#;
    assert_eq!(minutes(days), Some(100));
    let past = r#", "extent": { "pages": 12 }, "last_reviewed_on": "2026-01-02", "next_review_on": "2026-01-02""#;
    assert_eq!(minutes(past), Some(180));
}

#[test]
fn whatever_a_solver_says_nothing_is_lost() {
    let catalogue = catalogue().unwrap();
    let artefacts = [priced("DOC-1", 4), priced("DOC-2", 5)].join(",");
    let claims = [claim("DOC-1", "4.2-a"), claim("DOC-2", "4.1-01")].join(",");
    let text = format!(
        r#"{{ "format_version": 1, "people": [{{ "key": "ana" }}], "artefacts": [{artefacts}], "claims": [{claims}] }}"#
    );
    let file = SourceText { name: "organisation.json".into(), text };
    let (organisation, _) = Organisation::load(&[file], &catalogue);
    let organisation = organisation.unwrap();
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, DAY.parse().unwrap());
    // It lets everything go.
    let minimal = minimise(&assessment, &HourModel::CUSTOMARY, StepLimit(9), |_, _| Solution {
        chosen: Vec::new(),
        cost: 0,
        bound: 0,
        certificate: Certificate { scale: 1, parts: Vec::new() },
        steps: 0,
    });
    assert!(minimal.refused.is_some());
    assert!(minimal.retire.is_empty() && minimal.keep.len() == 2 && minimal.is_least());
}
