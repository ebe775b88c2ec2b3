//! The retire list as a table for spreadsheets: one row for each document.

use clausegraph::retire::{KeptBy, RetireAction, RetireList, RetireReason, Retirement};

use crate::{
    CsvLook,
    evidence_map::{guarded, written},
    json::action_word,
    wording::{naming_by, points_words, reason_words, stand_id, stays_reason, unsaid_words},
};

/// The columns; fields with several entries hold one on each line.
const HEADER: [&str; 15] = [
    "artefact",
    "title",
    "kind",
    "owner",
    "action",
    "into",
    "minutes a year",
    "pages",
    "reasons",
    "shows",
    "shown then by",
    "to put right",
    "claims that go with it",
    "ask first",
    "kept by",
];

/// The retire list as CSV: a header, what can go, and what is to be looked at.
///
/// No field is ever a formula for a spreadsheet.
pub fn retire_csv(list: &RetireList<'_>, look: CsvLook) -> String {
    let header = HEADER.map(str::to_owned).to_vec();
    let gone = list.retire.iter().map(of_retirement);
    let kept = list.look_at.iter().map(|entry| {
        let why = match &entry.kept {
            KeptBy::Only(only) => {
                format!("only it shows {}", points_words(only.iter(), usize::MAX))
            }
            KeptBy::Stays(stays) => stays_reason(stays),
            KeptBy::Routine | _ => "it is a routine".to_owned(),
        };
        let minutes = entry.burden.map(|burden| burden.minutes.to_string()).unwrap_or_default();
        let pages = entry.burden.map(|burden| burden.pages.to_string()).unwrap_or_default();
        let mut row = of_artefact(entry.artefact);
        row.extend(["look-at".to_owned(), String::new(), minutes, pages, reasons(&entry.reasons)]);
        row.extend([(); 5].map(|()| String::new()));
        row.push(why);
        row
    });
    let rows = gone.chain(kept).map(|row| row.iter().map(|field| guarded(field)).collect());
    written(std::iter::once(header).chain(rows), look)
}

fn of_artefact(artefact: &clausegraph::Artefact) -> Vec<String> {
    let owner = artefact.document().owner.given();
    vec![
        artefact.id().to_string(),
        artefact.title().to_owned(),
        artefact.kind().as_str().to_owned(),
        owner.map(ToString::to_string).unwrap_or_default(),
    ]
}

fn reasons(reasons: &[RetireReason<'_>]) -> String {
    reasons.iter().map(reason_words).collect::<Vec<_>>().join("\n")
}

fn of_retirement(entry: &Retirement<'_>) -> Vec<String> {
    let into = match entry.action {
        RetireAction::DropCopy(other) | RetireAction::MergeInto(other) => other.id().to_string(),
        RetireAction::Withdraw | RetireAction::Release(_) | RetireAction::AskReaders | _ => {
            String::new()
        }
    };
    let lines = |lines: &mut dyn Iterator<Item = String>| lines.collect::<Vec<_>>().join("\n");
    let mut row = of_artefact(entry.artefact);
    row.extend([
        action_word(entry.action).to_owned(),
        into,
        entry.burden.minutes.to_string(),
        entry.burden.pages.to_string(),
        reasons(&entry.reasons),
        lines(&mut entry.served.iter().map(|found| {
            let requirement = found.point.requirement.id();
            let member = found.point.member.id();
            member
                .map_or_else(|| requirement.to_string(), |member| format!("{requirement}@{member}"))
        })),
        lines(&mut entry.served.iter().map(|found| stand_id(found.by))),
        lines(&mut entry.named_by.iter().map(|(by, relation)| naming_by(by, *relation))),
        lines(&mut entry.claims.iter().map(|claim| claim.document().target.to_string())),
        lines(&mut entry.unsaid.iter().filter_map(|unsaid| unsaid_words(&[*unsaid]))),
        String::new(),
    ]);
    row
}
