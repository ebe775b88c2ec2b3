//! What a page says of a difference, before it is laid out.

use clausegraph::{
    AppearedFrom, CauseOf, CellChange, ClearedAs, Difference, Finding, GateState, Indicator,
    Persisted, Status, Turn,
};

use super::DifferenceSelection;
use crate::{
    layout::add,
    text::{shares, status_words},
    wording::{
        Reason, Words, cause_words, clause_heading, counted, finding_sentence, gate_sentences,
        join, missing_words, statuses_words, thousands,
    },
};

/// Cells of a cause that move the same way.
pub(super) struct Group {
    /// What moved them.
    pub(super) cause: String,
    /// Why, where it is the same for all of them.
    pub(super) why: Vec<String>,
    /// How many cells there are; of those that came or went also with which status.
    pub(super) number: String,
    pub(super) rows: Vec<Row>,
}

/// A cell that moved.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) statuses: String,
    pub(super) asked: String,
    /// Why, where the others of the group have other reasons.
    pub(super) why: Vec<String>,
}

/// A gate.
pub(super) struct Gate {
    pub(super) before: Option<GateState>,
    pub(super) after: Option<GateState>,
    pub(super) title: String,
    pub(super) sentences: Vec<String>,
}

/// Findings that became the same.
pub(super) struct Became {
    pub(super) title: &'static str,
    pub(super) remark: &'static str,
    pub(super) findings: Vec<FindingLine>,
}

/// A finding.
pub(super) struct FindingLine {
    pub(super) indicator: Indicator,
    pub(super) sentence: String,
    pub(super) facts: String,
}

/// A clause whose shares moved: heading, before, after.
pub(super) struct ClauseLine {
    pub(super) heading: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) area: bool,
}

pub(super) struct View<'d, 'a, 'b> {
    pub(super) difference: &'d Difference<'a, 'b>,
    selection: DifferenceSelection<'d>,
}

impl<'d, 'a, 'b> View<'d, 'a, 'b> {
    pub(super) fn new(
        difference: &'d Difference<'a, 'b>,
        selection: DifferenceSelection<'d>,
    ) -> Self {
        Self { difference, selection }
    }

    fn wants_cell(&self, change: &CellChange<'_, '_>) -> bool {
        let before = change.cell_before().map(|cell| cell.requirement.clause_id());
        let after = change.cell_after().map(|cell| cell.requirement.clause_id());
        after.or(before).is_some_and(self.selection.within)
    }

    pub(super) fn wants(&self, finding: &Finding<'_>) -> bool {
        let clauses = finding.clauses.iter().map(|clause| clause.id());
        let mut all = clauses.chain(finding.requirements.iter().map(|found| found.clause_id()));
        finding.rule.is_shown(finding.indicator, self.selection.profile)
            && all.any(self.selection.within)
    }

    /// How many cells moved a way.
    pub(super) fn number(&self, turn: Turn) -> usize {
        self.difference.turned(turn).filter(|cell| self.wants_cell(cell)).count()
    }

    fn weakness(&self, finding: &Finding<'_>) -> bool {
        self.wants(finding) && finding.indicator != Indicator::Strength
    }

    /// `Since 2026-05-22: 14 cells are better, 9 worse, 3 new, 2 gone; 5 findings appeared ...`
    pub(super) fn headline(&self) -> String {
        let Difference { from, to, .. } = *self.difference;
        let since = if from == to {
            "Compared with the first state".to_owned()
        } else {
            format!("Since {from}")
        };
        let turns = [
            (Turn::Better, "better"),
            (Turn::Worse, "worse"),
            (Turn::Appeared, "new"),
            (Turn::Gone, "gone"),
            (Turn::Neither, "asked no more or asked again"),
        ];
        let mut parts: Vec<String> = Vec::new();
        for (turn, words) in turns {
            let number = self.number(turn);
            if number == 0 {
                continue;
            }
            parts.push(match (parts.is_empty(), number) {
                (true, 1) => format!("1 cell is {words}"),
                (true, many) => format!("{} cells are {words}", thousands(many)),
                (false, many) => format!("{} {words}", thousands(many)),
            });
        }
        if parts.is_empty() {
            parts.push("no cell moved".to_owned());
        }
        format!("{since}: {}; {}.", parts.join(", "), self.findings_words())
    }

    fn findings_words(&self) -> String {
        let found = &self.difference.findings;
        let appeared = found.appeared.iter().filter(|(finding, _)| self.weakness(finding)).count();
        let cleared = found.cleared.iter().filter(|(finding, _)| self.weakness(finding)).count();
        let persist = found.persisted.iter().filter(|one| self.weakness(&one.after)).count();
        let untold = found.cannot_tell.iter().filter(|(one, _)| self.weakness(one)).count();
        let mut words = format!(
            "{} appeared, {} cleared, {} persist",
            counted(appeared, "finding", "findings"),
            thousands(cleared),
            thousands(persist)
        );
        if untold > 0 {
            add(&mut words, format_args!(", {} can no longer be told", thousands(untold)));
        }
        words
    }

    /// The gates that moved, and those that stand as before in one sentence.
    pub(super) fn gates(&self) -> (Vec<Gate>, Option<String>) {
        let mut moved = Vec::new();
        let mut same: Vec<(GateState, usize)> = Vec::new();
        for change in &self.difference.gates {
            let before = change.before.as_ref().map(|result| result.state);
            let after = change.after.as_ref().map(|result| result.state);
            if let (false, Some(state)) = (change.moved(), after) {
                match same.iter_mut().find(|(known, _)| *known == state) {
                    Some((_, number)) => *number += 1,
                    None => same.push((state, 1)),
                }
                continue;
            }
            if self.selection.worse && after <= before {
                continue;
            }
            moved.push(Gate {
                before,
                after,
                title: change.title().to_owned(),
                sentences: change
                    .after
                    .as_ref()
                    .map(|result| gate_sentences(&result.reasons))
                    .unwrap_or_default(),
            });
        }
        same.sort_unstable();
        let words: Vec<String> =
            same.iter().map(|(state, number)| format!("{number} {}", state.as_str())).collect();
        let as_before = (!words.is_empty()).then(|| format!("As before: {}.", join(&words, "and")));
        (moved, as_before)
    }

    /// What moved cells a way, the cause of most of them first.
    pub(super) fn groups(&self, turn: Turn) -> Vec<Group> {
        let mut found: Vec<Group> = Vec::new();
        for cause in self.difference.causes.iter().filter(|cause| cause.turn == turn) {
            let cells: Vec<&CellChange<'a, 'b>> =
                self.difference.cells_of(cause).filter(|cell| self.wants_cell(cell)).collect();
            if !cells.is_empty() {
                found.push(self.group(&cause.of, &cells));
            }
        }
        found.sort_by_key(|group| std::cmp::Reverse(group.rows.len()));
        found
    }

    fn group(&self, of: &CauseOf<'a, 'b>, cells: &[&CellChange<'a, 'b>]) -> Group {
        let words = Words { difference: self.difference };
        let mut cells = cells.to_vec();
        // Of what came or went the worst is told first; of what moved the reading order stays.
        cells.sort_by_key(|cell| match cell.statuses() {
            (Some(_), Some(_)) => None,
            (before, after) => Some(std::cmp::Reverse(order(after.or(before)))),
        });
        let reasons: Vec<Vec<Reason>> = cells.iter().map(|cell| words.why(cell)).collect();
        // What is the same for all of them is said once.
        let said = |found: &[Reason], words: &str| found.iter().any(|one| one.words == words);
        let common: Vec<String> = reasons
            .first()
            .into_iter()
            .flatten()
            .map(|reason| reason.words.clone())
            .filter(|words| reasons.iter().all(|found| said(found, words)))
            .collect();
        let rows = cells.iter().zip(&reasons).map(|(cell, reasons)| Row {
            name: cell.name(),
            statuses: statuses_words(cell),
            asked: asked(cell),
            why: reasons
                .iter()
                .filter(|reason| !common.contains(&reason.words))
                .map(Reason::text)
                .collect(),
        });
        let rows = rows.collect();
        let number = number_words(&cells);
        // The slots are named where they are the same for all of them.
        let text = |words: &String| {
            let of = |found: &Vec<Reason>| {
                found.iter().find(|one| one.words == *words).map(Reason::text)
            };
            let first = reasons.first().and_then(of);
            let same = reasons.iter().all(|found| of(found) == first);
            first.filter(|_| same).unwrap_or_else(|| words.clone())
        };
        let why = common.iter().map(text).collect();
        Group { cause: cause_words(of), why, number, rows }
    }

    /// Clauses whose shares moved.
    pub(super) fn clauses(&self) -> Vec<ClauseLine> {
        let catalogue = self.selection.catalogue;
        let mut found = Vec::new();
        for change in &self.difference.clauses {
            let (before, after) = change.shares();
            let Some(clause) =
                change.clause().filter(|clause| (self.selection.within)(clause.id()))
            else {
                continue;
            };
            if before == after {
                continue;
            }
            found.push(ClauseLine {
                heading: clause_heading(catalogue, clause),
                before: shares(before),
                after: shares(after),
                area: clause.is_area(),
            });
        }
        found
    }

    /// What became of findings, those that somebody has to look at first.
    pub(super) fn findings(&self) -> Vec<Became> {
        let found = &self.difference.findings;
        let weak = |finding: &&Finding<'_>| finding.indicator != Indicator::Strength;
        let strong = |finding: &&Finding<'_>| finding.indicator == Indicator::Strength;
        let appeared = || found.appeared.iter().filter(|(finding, _)| self.wants(finding));
        let cleared = || found.cleared.iter().filter(|(finding, _)| self.wants(finding));
        let untold = || found.cannot_tell.iter().filter(|(finding, _)| self.wants(finding));
        let persisted = || found.persisted.iter().filter(|one| self.wants(&one.after));
        let repeated = persisted().filter(|one| !one.despite.is_empty() && weak(&&one.after));
        let still = persisted().filter(|one| one.despite.is_empty() && weak(&&one.after));
        let mut all = vec![
            Became {
                title: "Found again although something was done",
                remark: "a corrective action that names the requirement was done in between",
                findings: repeated.map(despite_line).collect(),
            },
            Became {
                title: "Findings that appeared",
                remark: "",
                findings: appeared()
                    .filter(|(finding, _)| weak(&finding))
                    .map(|(finding, from)| line(finding, appeared_words(*from)))
                    .collect(),
            },
        ];
        if self.selection.worse {
            all.retain(|became| !became.findings.is_empty());
            return all;
        }
        all.extend([
            Became {
                title: "Findings that were cleared",
                remark: "as they were found before",
                findings: cleared()
                    .filter(|(finding, _)| weak(&finding))
                    .map(|(finding, how)| line(finding, cleared_words(*how)))
                    .collect(),
            },
            Became {
                title: "Findings that can no longer be told",
                remark: "something is not stated any more: neither cleared nor persisting",
                findings: untold()
                    .filter(|(finding, _)| weak(&finding))
                    .map(|(finding, unknown)| {
                        let missing = unknown.as_ref().map(|one| missing_words(&one.missing));
                        let missing = missing.map(|words| format!("not stated {words}"));
                        line(finding, missing.as_deref().unwrap_or("the rule is not run"))
                    })
                    .collect(),
            },
            Became {
                title: "What works well now",
                remark: "",
                findings: appeared()
                    .filter(|(finding, _)| strong(&finding))
                    .map(|(finding, from)| line(finding, appeared_words(*from)))
                    .collect(),
            },
            Became {
                title: "What worked well before",
                remark: "and is no longer seen",
                findings: cleared()
                    .filter(|(finding, _)| strong(&finding))
                    .map(|(finding, how)| line(finding, cleared_words(*how)))
                    .collect(),
            },
        ]);
        if self.selection.all {
            all.push(Became {
                title: "Findings that persist",
                remark: "",
                findings: still.map(|one| line(&one.after, "")).collect(),
            });
        }
        all.retain(|became| !became.findings.is_empty());
        all
    }
}

/// Statuses that count before those that do not.
fn order(status: Option<Status>) -> (bool, Option<Status>) {
    (status.is_some_and(Status::counts), status)
}

/// `3 cells`; of those that came or went with their statuses: `3 cells, 2 covered and 1 missing`.
fn number_words(cells: &[&CellChange<'_, '_>]) -> String {
    let number = counted(cells.len(), "cell", "cells");
    let mut found: Vec<(Status, usize)> = Vec::new();
    for cell in cells {
        let ((Some(only), None) | (None, Some(only))) = cell.statuses() else { continue };
        match found.iter_mut().find(|(known, _)| *known == only) {
            Some((_, number)) => *number += 1,
            None => found.push((only, 1)),
        }
    }
    match found.as_slice() {
        [] => number,
        [(only, _)] => format!("{number}, {}", status_words(*only)),
        several => {
            let words: Vec<String> = several
                .iter()
                .map(|(status, number)| format!("{number} {}", status_words(*status)))
                .collect();
            format!("{number}, {}", join(&words, "and"))
        }
    }
}

fn asked(cell: &CellChange<'_, '_>) -> String {
    let before = cell.cell_before().map(|cell| cell.requirement.statement());
    let after = cell.cell_after().map(|cell| cell.requirement.statement());
    after.or(before).unwrap_or_default().to_owned()
}

fn line(finding: &Finding<'_>, fact: &str) -> FindingLine {
    let mut facts = vec![finding.recurrence_key()];
    facts.extend(crate::findings::bears_on(finding));
    if !fact.is_empty() {
        facts.push(fact.to_owned());
    }
    FindingLine {
        indicator: finding.indicator,
        sentence: finding_sentence(finding),
        facts: facts.join(" · "),
    }
}

fn despite_line(one: &Persisted<'_, '_>) -> FindingLine {
    let actions: Vec<String> = one
        .despite
        .iter()
        .map(|artefact| {
            let action = artefact.document().action.as_deref();
            let verified = action.and_then(|action| action.verified_on.given());
            let done = action.and_then(|action| action.done_on.given());
            match (done, verified) {
                (Some(done), Some(verified)) => {
                    format!("{} done on {done}, verified on {verified}", artefact.id())
                }
                (Some(done), None) => format!("{} done on {done}", artefact.id()),
                (None, Some(verified)) => format!("{} verified on {verified}", artefact.id()),
                (None, None) => artefact.id().to_string(),
            }
        })
        .collect();
    line(&one.after, &format!("despite {}", join(&actions, "and")))
}

const fn appeared_words(from: AppearedFrom) -> &'static str {
    match from {
        AppearedFrom::Clean => "clean before",
        AppearedFrom::CannotTell => "could not be told before",
        AppearedFrom::NotThere => "not there before",
    }
}

const fn cleared_words(how: ClearedAs) -> &'static str {
    match how {
        ClearedAs::Clean => "looked at again, and not found",
        ClearedAs::NotThere => "what it was about is no longer there",
    }
}

/// What has to be said where one state of the files is assessed for several days.
pub(crate) const SAME_FILES: &str = "All days are assessed from the same files: what was withdrawn or rewritten \
    since then is not seen as it was. Keep a copy of the folder for each day to see that, too.";
