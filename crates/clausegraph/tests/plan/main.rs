//! The plan: golden cases, what an action closes when it is done, and laws over random organisations.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that panics has failed"
)]

mod done;
mod golden;
mod laws;

use std::fmt::Write;

use clausegraph::{
    Action, Assessment, Because, Catalogue, Organisation, Plan, SourceText, assess, catalogue, map,
};
use clausegraph_testkit::{fixtures, generate::Case};

const DAY: &str = "2026-11-22";

fn load(text: &str, catalogue: &Catalogue) -> Organisation {
    let file = SourceText { name: "organisation.json".into(), text: text.into() };
    let (organisation, problems) = Organisation::load(&[file], catalogue);
    organisation.unwrap_or_else(|| panic!("{problems:?}"))
}

/// Both documents of a case, loaded the way users do: as JSON text.
fn loaded(case: &Case) -> (Catalogue, Organisation) {
    let text = serde_json::to_string(&case.catalogue).unwrap();
    let file = SourceText { name: "catalogue.json".into(), text };
    let (catalogue, problems) = Catalogue::load(&[file], &[]);
    let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:?}"));
    let organisation = load(&serde_json::to_string(&case.organisation).unwrap(), &catalogue);
    (catalogue, organisation)
}

fn told(plan: &Plan<'_>, wanted: impl Fn(&Action<'_>) -> bool) -> String {
    let mut text = String::new();
    for action in plan.actions.iter().filter(|action| wanted(action)) {
        let effort = action.effort;
        write!(
            text,
            "{} {} {}-{} {}..{} closes {} helps {} for {}",
            action.action_type(),
            action.id,
            effort.low,
            effort.high,
            action.earliest.start,
            action.earliest.finish,
            action.closes.len(),
            action.helps.len(),
            action.things.join(" "),
        )
        .unwrap();
        if !action.fields.is_empty() {
            write!(text, " with {}", action.fields.join(" ")).unwrap();
        }
        for wait in &action.waits {
            let on = &plan.actions[wait.on].id;
            let because = match wait.because {
                Because::Fed(feed) => format!("{} feeds {}", feed.from, feed.to),
                Because::Planned(requirement) => format!("plans {}", requirement.id()),
                Because::Defined(requirement) => format!("defines {}", requirement.id()),
                Because::AuditedFirst => "audited first".to_owned(),
                Because::Controlled(requirement) => format!("controls by {}", requirement.id()),
                other => format!("{other:?}"),
            };
            write!(text, "\n    after {on}: {because}").unwrap();
        }
        text.push('\n');
    }
    text
}

fn with_fixture(name: &str, check: impl FnOnce(&Assessment<'_>)) {
    let catalogue = catalogue().unwrap();
    let document = fixtures::organisation(name).unwrap();
    let organisation = load(&serde_json::to_string(&document).unwrap(), &catalogue);
    let map = map(&catalogue, &organisation);
    check(&assess(&map, DAY.parse().unwrap()));
}

const FIXTURES: [&str; 5] =
    ["marlbeck", "haldon-council-it", "fellroute", "brackmoor", "lindenhall"];

/// Supplier A has a draft contract and an old review, supplier B a contract and no review at all.
const SUPPLIERS: &str = r#"{ "format_version": 1,
    "organisation": { "id": "acme", "name": "Acme", "headcount": 30 },
    "scope": { "suppliers": [
        { "id": "aire", "state": "in", "supplier_type": "external" },
        { "id": "brent", "state": "in", "supplier_type": "external" }] },
    "artefacts": [
        { "id": "CON-A", "kind": "contract", "status": "draft", "owner": "buyer", "covers": ["aire"],
          "agreement": { "party": "aire" }, "interval": "P3M" },
        { "id": "CON-B", "kind": "contract", "status": "approved", "owner": "buyer", "covers": ["brent"],
          "approval": { "by": "head", "on": "2026-01-10" }, "agreement": { "party": "brent" },
          "interval": "P3M" },
        { "id": "SR-A", "kind": "supplier-review", "covers": ["aire"], "dated_on": "2026-03-01",
          "review": { "subject": "supplier-performance", "results": "two targets missed" } }] }"#;
