//! What people decide about suggested claims.

use clausegraph_model::{
    ArtefactId, Date, PersonKey, RequirementId, did_you_mean,
    document::{ClaimDocument, ClaimState},
};
use clausegraph_readers::table::{Cell, Row, Sheet, Tables};

use crate::{Rejected, error::near_text};

/// What a person decides about a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The artefact does serve the requirement: the claim counts from now on.
    Confirm,
    /// It does not: the suggestion goes.
    Reject,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The artefact of the suggestion.
    pub artefact: ArtefactId,
    /// The requirement or clause of the suggestion.
    pub target: RequirementId,
    /// What was decided.
    pub verdict: Verdict,
    /// Where in the artefact, where that differs from what was suggested.
    pub at: Option<String>,
    /// Who decided, where the file says so.
    pub by: Option<PersonKey>,
    /// When, where the file says so.
    pub on: Option<Date>,
    /// Where the decision stands: `Suggestions!F7`; empty for one that was given as an argument.
    pub place: String,
}

/// A decision that cannot be used, or a cell that is no decision.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{problem}", located(place))]
pub struct DecisionProblem {
    /// Where it stands; empty for one that was given as an argument.
    pub place: String,
    /// What is wrong.
    pub problem: DecisionDefect,
}

fn located(place: &str) -> String {
    if place.is_empty() { String::new() } else { format!("{place}: ") }
}

/// What is wrong with a decision.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecisionDefect {
    /// No row of the sheet names the columns.
    #[error("no row names the columns `artefact`, `requirement` and `decision`")]
    NoHeader,
    /// It is neither a confirmation nor a rejection.
    #[error("`{word}` is no decision: write `confirm` or `reject`, or leave it blank{}", near_text(near.as_ref()))]
    UnknownWord {
        /// The word.
        word: String,
        /// A word that was perhaps meant.
        near: Option<String>,
    },
    /// It is no id, key or day.
    #[error("`{text}` is no {what}: {reason}")]
    Malformed {
        /// What was expected.
        what: &'static str,
        /// The text.
        text: String,
        /// Why it is none.
        reason: String,
    },
    /// Nothing of the kind is suggested.
    #[error("nothing suggests `{artefact}` for `{target}`{}", near_text(near.as_ref()))]
    NotSuggested {
        /// The artefact.
        artefact: ArtefactId,
        /// The requirement or clause.
        target: RequirementId,
        /// A suggestion that was perhaps meant.
        near: Option<String>,
    },
    /// The same suggestion is both confirmed and rejected.
    #[error("`{artefact}` for `{target}` is decided otherwise{}: neither counts", at_other(other))]
    Contradiction {
        /// The artefact.
        artefact: ArtefactId,
        /// The requirement or clause.
        target: RequirementId,
        /// Where the other decision stands.
        other: String,
    },
    /// Nobody stands behind a decision.
    #[error("nobody stands behind the decision on `{artefact}` for `{target}`: name who decides")]
    Nobody {
        /// The artefact.
        artefact: ArtefactId,
        /// The requirement or clause.
        target: RequirementId,
    },
}

fn at_other(other: &str) -> String {
    if other.is_empty() { String::new() } else { format!(" at {other}") }
}

/// The headers of a sheet of decisions, with the other ways to write them.
const HEADERS: [(&str, &[&str]); 6] = [
    ("artefact", &["id", "document"]),
    ("requirement", &["for", "clause"]),
    ("decision", &["confirm", "confirmed"]),
    ("at", &["place"]),
    ("by", &["decided by"]),
    ("on", &["decided on"]),
];

const CONFIRMING: &[&str] =
    &["confirm", "confirmed", "yes", "y", "x", "true", "ja", "oui", "sí", "si"];
const REJECTING: &[&str] = &["reject", "rejected", "no", "n", "false", "nein", "non", "nee"];

/// Reads the decisions of a file with columns `artefact`, `requirement` and `decision`, and if one likes
/// `at`, `by` and `on`; others are left alone.
///
/// Rows whose decision is blank are not decided. All problems are given, each with its place, in the order
/// of the sheets and rows; sheets without such a header are left alone, unless no sheet has one.
pub fn read_decisions(tables: &Tables) -> (Vec<Decision>, Vec<DecisionProblem>) {
    let mut decisions = Vec::new();
    let mut problems = Vec::new();
    let mut found = false;
    for sheet in &tables.sheets {
        if let Some((columns, first)) = header(sheet) {
            found = true;
            for row in sheet.rows.iter().skip(first) {
                decision(sheet, row, columns, &mut decisions, &mut problems);
            }
        }
    }
    if !found {
        problems.push(DecisionProblem { place: String::new(), problem: DecisionDefect::NoHeader });
    }
    (decisions, problems)
}

type Columns = [Option<usize>; 6];

/// The columns of a sheet, and the index of the first row below its header.
fn header(sheet: &Sheet) -> Option<(Columns, usize)> {
    let columns = |names: &[String]| {
        let columns: Columns = HEADERS.map(|(name, others)| {
            let is = |found: &String| *found == name || others.contains(&found.as_str());
            names.iter().position(|found| found == name).or_else(|| names.iter().position(is))
        });
        let [artefact, requirement, decision, ..] = columns;
        (artefact.is_some() && requirement.is_some() && decision.is_some()).then_some(columns)
    };
    if let Some(keys) = &sheet.header {
        let names: Vec<String> = keys.iter().map(|key| key.name.to_lowercase()).collect();
        return columns(&names).map(|columns| (columns, 0));
    }
    sheet.rows.iter().enumerate().find_map(|(index, row)| {
        let names: Vec<String> = row.cells.iter().map(|cell| text(cell).to_lowercase()).collect();
        columns(&names).map(|columns| (columns, index + 1))
    })
}

/// What stands in a cell, without blanks around it.
fn text(cell: &Cell) -> String {
    cell.written(", ").trim().to_owned()
}

fn decision(
    sheet: &Sheet,
    row: &Row,
    columns: Columns,
    decisions: &mut Vec<Decision>,
    problems: &mut Vec<DecisionProblem>,
) {
    let written = |column: Option<usize>| {
        let column = column?;
        let text = text(row.cells.get(column)?);
        (!text.is_empty()).then(|| (text, sheet.place(row.number, column)))
    };
    let [artefact, requirement, verdict, at, by, on] = columns.map(written);
    let Some((word, place)) = verdict else {
        return;
    };
    let lower = word.to_lowercase();
    let verdict = if CONFIRMING.contains(&lower.as_str()) {
        Verdict::Confirm
    } else if REJECTING.contains(&lower.as_str()) {
        Verdict::Reject
    } else {
        let near = did_you_mean(&lower, ["confirm", "reject"]).map(ToOwned::to_owned);
        let problem = DecisionDefect::UnknownWord { word, near };
        problems.push(DecisionProblem { place, problem });
        return;
    };
    let before = problems.len();
    let row_place = place.clone();
    let artefact = parsed(artefact, "id of an artefact", &row_place, problems);
    let target = parsed(requirement, "requirement or clause", &row_place, problems);
    let by = by.and_then(|by| parsed(Some(by), "key of a person", &row_place, problems));
    let on = on.and_then(|(text, place)| {
        // A day of the file's own type may carry a time.
        let day = text.split_once('T').map_or(text.as_str(), |(day, _)| day).to_owned();
        parsed(Some((day, place)), "day", &row_place, problems)
    });
    if let (Some(artefact), Some(target), true) = (artefact, target, problems.len() == before) {
        let at = at.map(|(text, _)| unguarded(&text).to_owned());
        decisions.push(Decision { artefact, target, verdict, at, by, on, place });
    }
}

/// A text of a sheet that we wrote: there, what a spreadsheet would take for a formula is guarded by `'`.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        Some(_) | None => text,
    }
}

fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(
    written: Option<(String, String)>,
    what: &'static str,
    row: &str,
    problems: &mut Vec<DecisionProblem>,
) -> Option<T> {
    let (text, place) = written.unwrap_or_else(|| (String::new(), row.to_owned()));
    match text.parse() {
        Ok(value) => Some(value),
        Err(error) => {
            let problem = DecisionDefect::Malformed { what, reason: error.to_string(), text };
            problems.push(DecisionProblem { place, problem });
            None
        }
    }
}

/// What became of suggestions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The claims that a person stands behind now.
    pub confirmed: Vec<ClaimDocument>,
    /// The suggestions that nobody decided on.
    pub open: Vec<ClaimDocument>,
    /// The suggestions that a person rejected.
    pub rejected: Vec<Rejected>,
    /// Decisions that could not be carried out, in their order.
    pub problems: Vec<DecisionProblem>,
}

/// Carries out decisions on suggested claims; each list keeps the order of the claims.
///
/// What is decided carries who decided and when: those of the decision, else `by` and `on`. A claim that
/// is confirmed already stays as it is, wherever it stands.
///
/// ```
/// use clausegraph_import::{Decision, Verdict, settle};
/// use clausegraph_model::document::{ClaimDocument, ClaimState};
///
/// let suggested = ClaimDocument {
///     artefact: "POL-1".parse()?, target: "5.2.1-a".parse()?, slot: None, members: vec![],
///     at: Some("Purpose".to_owned()), by: None, on: None, hash: None, state: ClaimState::Suggested,
/// };
/// let decision = Decision {
///     artefact: "POL-1".parse()?, target: "5.2.1-a".parse()?, verdict: Verdict::Confirm,
///     at: None, by: None, on: None, place: String::new(),
/// };
/// let settled = settle(vec![suggested], &[decision], Some(&"jane".parse()?), "2026-11-22".parse()?);
/// assert_eq!(settled.confirmed[0].state, ClaimState::Confirmed);
/// assert_eq!(settled.confirmed[0].at.as_deref(), Some("Purpose"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn settle(
    suggested: Vec<ClaimDocument>,
    decisions: &[Decision],
    by: Option<&PersonKey>,
    on: Date,
) -> Settled {
    let mut settled = Settled::default();
    let usable = usable(&suggested, decisions, by, &mut settled.problems);
    for claim in suggested {
        let decision = usable
            .iter()
            .find(|found| found.artefact == claim.artefact && found.target == claim.target);
        let Some(found) = decision else {
            settled.open.push(claim);
            continue;
        };
        let by = found.by.as_ref().or(by).cloned();
        let on = found.on.unwrap_or(on);
        match found.verdict {
            Verdict::Reject => {
                let ClaimDocument { artefact, target, .. } = claim;
                settled.rejected.push(Rejected { artefact, target, by, on });
            }
            Verdict::Confirm => settled.confirmed.push(ClaimDocument {
                at: found.at.clone().or(claim.at),
                by,
                on: Some(on),
                state: ClaimState::Confirmed,
                ..claim
            }),
        }
    }
    settled
}

/// The decisions that can be carried out.
fn usable<'d>(
    suggested: &[ClaimDocument],
    decisions: &'d [Decision],
    by: Option<&PersonKey>,
    problems: &mut Vec<DecisionProblem>,
) -> Vec<&'d Decision> {
    let mut usable: Vec<&Decision> = Vec::new();
    for (index, decision) in decisions.iter().enumerate() {
        let Decision { artefact, target, .. } = decision;
        let same = |other: &&Decision| other.artefact == *artefact && other.target == *target;
        let opposite = |other: &&Decision| same(other) && other.verdict != decision.verdict;
        let mut ours = suggested.iter().filter(|claim| claim.artefact == *artefact);
        let is_suggested = ours.clone().any(|claim| claim.target == *target);
        let (artefact, target) = (artefact.clone(), target.clone());
        let problem = if !is_suggested {
            let of_artefact: Vec<&str> = ours.by_ref().map(|claim| claim.target.as_str()).collect();
            let near = did_you_mean(target.as_str(), of_artefact).map(ToOwned::to_owned);
            DecisionDefect::NotSuggested { artefact, target, near }
        } else if let Some(other) = decisions.iter().take(index).find(opposite) {
            let other = other.place.clone();
            DecisionDefect::Contradiction { artefact, target, other }
        } else if usable.iter().any(same) {
            continue;
        } else if decision.by.is_none() && by.is_none() {
            DecisionDefect::Nobody { artefact, target }
        } else {
            // Who says yes and no has said nothing; the second of the two is told.
            if !decisions.iter().any(|other| opposite(&other)) {
                usable.push(decision);
            }
            continue;
        };
        problems.push(DecisionProblem { place: decision.place.clone(), problem });
    }
    usable
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[&[&str]]) -> Tables {
        let rows = rows.iter().zip(3..).map(|(cells, number)| Row {
            number,
            cells: cells
                .iter()
                .map(|cell| match *cell {
                    "" => Cell::Empty,
                    cell => Cell::Text(cell.to_owned()),
                })
                .collect(),
        });
        let sheet = Sheet { name: "Suggestions".into(), rows: rows.collect(), ..Sheet::default() };
        Tables { sheets: vec![sheet], notes: Vec::new() }
    }

    fn claim(artefact: &str, target: &str) -> ClaimDocument {
        ClaimDocument {
            artefact: artefact.parse().unwrap(),
            target: target.parse().unwrap(),
            slot: None,
            members: Vec::new(),
            at: None,
            by: None,
            on: None,
            hash: None,
            state: ClaimState::Suggested,
        }
    }

    fn said(problems: &[DecisionProblem]) -> Vec<String> {
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_cell_that_is_no_decision_is_told_with_its_place() {
        let tables = sheet(&[
            &["made on 2026-11-22"],
            &["Artefact", "Title", "Requirement", "Decision", "By", "On"],
            &["POL-1", "Policy", "5.2.1-a", "Confirm", "jane", "2026-11-22T00:00:00"],
            &["POL-1", "Policy", "5.2.1-b", "", "", ""],
            &["POL-2", "Policy", "5.2.1-a", "confrim", "", ""],
            &["POL 3", "Policy", "", "reject", "Jane Doe", "yesterday"],
        ]);
        let (decisions, problems) = read_decisions(&tables);
        assert_eq!(decisions.len(), 1);
        assert_eq!(decisions[0].place, "Suggestions!D5");
        assert_eq!(decisions[0].on, Some("2026-11-22".parse().unwrap()));
        insta::assert_snapshot!(said(&problems).join("\n"));
        let (_, problems) = read_decisions(&sheet(&[&["Artefact", "Title"]]));
        assert_eq!(problems[0].problem, DecisionDefect::NoHeader);
    }

    #[test]
    fn decisions_are_carried_out_only_where_somebody_stands_behind_them() {
        let tables = sheet(&[
            &["artefact", "requirement", "decision", "by"],
            &["A", "4.1-01", "yes", "jane"],
            &["A", "4.1-02", "no", "jane"],
            &["A", "4.2-a", "yes", ""],
            &["A", "4.1-01", "no", ""],
            &["A", "4.1-99", "yes", "jane"],
        ]);
        let (decisions, problems) = read_decisions(&tables);
        assert!(problems.is_empty());
        let suggested = vec![
            claim("A", "4.1-01"),
            claim("A", "4.1-02"),
            claim("A", "4.2-a"),
            claim("B", "4.1-01"),
        ];
        let settled = settle(suggested, &decisions, None, "2026-11-22".parse().unwrap());
        let rejected: Vec<String> = settled
            .rejected
            .iter()
            .map(|found| format!("{} {}", found.artefact, found.target))
            .collect();
        let targets = |claims: &[ClaimDocument]| {
            claims
                .iter()
                .map(|claim| format!("{} {}", claim.artefact, claim.target))
                .collect::<Vec<_>>()
        };
        assert!(settled.confirmed.is_empty(), "who says yes and no has said nothing");
        assert_eq!(rejected, ["A 4.1-02"]);
        assert_eq!(settled.rejected[0].by, Some("jane".parse().unwrap()));
        assert_eq!(targets(&settled.open), ["A 4.1-01", "A 4.2-a", "B 4.1-01"]);
        insta::assert_snapshot!(said(&settled.problems).join("\n"));
    }
}
