//! What people have scored and taken on, counted by formulas over sheet Gap.

use std::collections::BTreeSet;

use clausegraph::{
    ClauseResult,
    document::{GapActionState, WorkingPaperDocument},
};
use clausegraph_paper::Texts;
use rust_xlsxwriter::{ChartType, Worksheet, XlsxError};

use super::{
    CHARTS, LABEL, NUMBERS, STEP,
    evidence::{Colour, bars, calm, label, series},
    header, heading, merged, numbers,
};
use crate::{
    content::{Content, literal, put, quoted},
    gap::{
        basis::Beside,
        columns::{FilledBy, WordList},
        formulas::{Letters, rag_of, state_of},
        rows::GapRow,
    },
    lists::word,
    style::{self, Shade},
    table::{FIRST, SPARE},
};

/// The colours of a row, as keys.
const RAG: [&str; 4] = ["red", "amber", "green", "unknown"];

/// What is to be mended: its key, the column that is given, the one that is not, and whether a paper is so.
type Check = (&'static str, &'static str, &'static str, fn(&WorkingPaperDocument) -> bool);

/// Sheet Gap, as far as it is counted.
pub(crate) struct Live<'l, 'g> {
    pub(crate) sheet: &'l str,
    pub(crate) letters: &'l Letters,
    pub(crate) rows: &'l [GapRow<'g>],
}

impl Live<'_, '_> {
    /// The cells of a column, as formulas write them.
    fn range(&self, key: &str) -> Option<String> {
        let letters = self.letters.get(key)?;
        let rows = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let last = FIRST.saturating_add(rows).saturating_add(SPARE);
        let sheet = quoted(self.sheet);
        Some(format!("{sheet}!${letters}${}:${letters}${last}", FIRST.saturating_add(1)))
    }

    /// How many rows meet all conditions; each a column and what its cell must be.
    fn counted(&self, conditions: &[(&str, String)], now: usize) -> Content {
        let parts: Option<Vec<String>> = conditions
            .iter()
            .map(|(key, wanted)| Some(format!("{},{wanted}", self.range(key)?)))
            .collect();
        match parts {
            Some(parts) => {
                Content::Formula(format!("=COUNTIFS({})", parts.join(",")), now.to_string())
            }
            None => Content::count(now),
        }
    }

    fn papers(&self) -> impl Iterator<Item = &WorkingPaperDocument> {
        self.rows.iter().filter_map(|row| row.paper)
    }

    /// Everything that is counted; the next free row comes back.
    pub(crate) fn write(
        &self,
        sheet: &mut Worksheet,
        beside: &Beside<'_, '_>,
        name: &str,
        chapters: &[ClauseResult<'_>],
        at: u32,
    ) -> Result<u32, XlsxError> {
        let next = self.scores(sheet, beside, name, chapters, at)?;
        let next = if beside.basis.advice.is_some() {
            self.load(sheet, beside, name, next)?
        } else {
            next
        };
        self.checks(sheet, beside, next)
    }

    fn scores(
        &self,
        sheet: &mut Worksheet,
        beside: &Beside<'_, '_>,
        name: &str,
        chapters: &[ClauseResult<'_>],
        at: u32,
    ) -> Result<u32, XlsxError> {
        let texts = beside.basis.texts;
        let at = heading(sheet, beside, at, "scores")?;
        let unscored = texts.say("workbook-unscored");
        let words = WordList::State.words().iter();
        let words = words.map(|found| word(texts, WordList::State, found));
        let states: Vec<String> = words.chain([unscored]).collect();
        let letters = RAG.map(|key| texts.say(&format!("workbook-rag-{key}")));
        let names = RAG.map(|key| texts.say(&format!("workbook-rag-{key}-name")));
        let mut headers = vec![texts.say("workbook-dashboard-chapter")];
        headers.extend(states.iter().cloned());
        headers.extend(names);
        header(sheet, at, &headers, FilledBy::Derived)?;
        let first = at.saturating_add(1);
        let mut next = first;
        for found in chapters {
            let prefix = format!("{}.", found.clause.id());
            let of_chapter: Vec<&GapRow<'_>> = self
                .rows
                .iter()
                .filter(|row| row.requirement.id().as_str().starts_with(&prefix))
                .collect();
            let wanted = literal(&format!("{prefix}*"));
            let mut cells = Vec::new();
            for state in &states {
                let now = of_chapter.iter().filter(|row| status_of(texts, row.paper) == *state);
                let conditions = [("requirement", wanted.clone()), ("status", literal(state))];
                cells.push((self.counted(&conditions, now.count()), style::live()));
            }
            for (key, letter) in RAG.iter().zip(&letters) {
                let now = of_chapter.iter().filter(|row| rag_of(row.paper) == *key).count();
                // A question mark alone would stand for any sign.
                let letter = literal(&letter.replace('?', "~?"));
                let conditions = [("requirement", wanted.clone()), ("rag", letter)];
                cells.push((self.counted(&conditions, now), style::live()));
            }
            numbers(sheet, beside, next, &label(beside, found.clause), &cells)?;
            next = next.saturating_add(1);
        }
        if next > first {
            let rows = (first, next.saturating_sub(1));
            let mut chart = bars(
                ChartType::BarStacked,
                &texts.say("workbook-chart-scores"),
                &texts.say("workbook-chart-scores-alt"),
            );
            let shades = [
                Shade::Bad,
                Shade::Partial,
                Shade::Weak,
                Shade::Good,
                Shade::Unknown,
                Shade::Quiet,
            ];
            for (shade, column) in shades.into_iter().zip(NUMBERS..) {
                series(&mut chart, &Colour { sheet: name, header: at, rows, column, shade });
            }
            calm(&mut chart);
            sheet.insert_chart_with_offset(3, CHARTS, &chart, 0, STEP * 2)?;
        }
        Ok(next.saturating_add(1))
    }

    fn load(
        &self,
        sheet: &mut Worksheet,
        beside: &Beside<'_, '_>,
        name: &str,
        at: u32,
    ) -> Result<u32, XlsxError> {
        let texts = beside.basis.texts;
        let at = heading(sheet, beside, at, "load")?;
        let keys = ["owner", "actions", "open", "overdue"];
        let headers = keys.map(|key| texts.say(&format!("workbook-dashboard-{key}")));
        header(sheet, at, &headers, FilledBy::Derived)?;
        let as_of = beside.basis.assessment.as_of();
        let overdue_on = match crate::content::excel_day(as_of) {
            Some(day) => day.to_excel().to_string(),
            None => "0".to_owned(),
        };
        let closed = ["done", "verified", "dropped"];
        let closed_words: Vec<String> = closed
            .iter()
            .map(|found| literal(&format!("<>{}", word(texts, WordList::ActionState, found))))
            .collect();
        let mut people: BTreeSet<String> = BTreeSet::new();
        people.extend(crate::book::people(beside.basis));
        let owners = self.papers().filter_map(|paper| paper.owner.as_ref());
        people.extend(owners.map(ToString::to_string));
        let nobody = texts.say("workbook-dashboard-nobody");
        let rows = people.iter().map(|key| (key.clone(), literal(key)));
        let rows = rows.chain([(nobody, literal("="))]);
        let first = at.saturating_add(1);
        let mut next = first;
        for (who, wanted) in rows {
            let of = |paper: &&WorkingPaperDocument| match &paper.owner {
                Some(owner) => owner.as_str() == who,
                None => wanted == literal("="),
            };
            let theirs: Vec<&WorkingPaperDocument> =
                self.papers().filter(|paper| paper.action.is_some()).filter(of).collect();
            let open: Vec<&&WorkingPaperDocument> = theirs
                .iter()
                .filter(|paper| {
                    let state = paper.action_state.map(GapActionState::as_str);
                    !state.is_some_and(|state| closed.contains(&state))
                })
                .collect();
            let late = open.iter().filter(|paper| paper.due.is_some_and(|due| due < as_of));
            let taken = [("owner", wanted.clone()), ("action", literal("?*"))];
            let mut still: Vec<(&str, String)> = taken.to_vec();
            still.extend(closed_words.iter().map(|closed| ("action_state", closed.clone())));
            let mut overdue = still.clone();
            overdue.push(("due", literal(&format!("<{overdue_on}"))));
            let cells = [
                (self.counted(&taken, theirs.len()), style::live()),
                (self.counted(&still, open.len()), style::live()),
                (self.counted(&overdue, late.count()), style::live()),
            ];
            numbers(sheet, beside, next, &who, &cells)?;
            next = next.saturating_add(1);
        }
        let rows = (first, next.saturating_sub(1));
        let mut chart = bars(
            ChartType::Bar,
            &texts.say("workbook-chart-load"),
            &texts.say("workbook-chart-load-alt"),
        );
        let colours = [(NUMBERS + 1, Shade::Stale), (NUMBERS + 2, Shade::Bad)];
        for (column, shade) in colours {
            series(&mut chart, &Colour { sheet: name, header: at, rows, column, shade });
        }
        calm(&mut chart);
        let high = rows.1.saturating_sub(rows.0).saturating_mul(20).saturating_add(130);
        chart.set_height(high).y_axis().set_label_interval(1);
        sheet.insert_chart(at, NUMBERS + 4, &chart)?;
        Ok(next.saturating_add(1))
    }

    /// What is to be mended before the file is brought back.
    fn checks(
        &self,
        sheet: &mut Worksheet,
        beside: &Beside<'_, '_>,
        at: u32,
    ) -> Result<u32, XlsxError> {
        let texts = beside.basis.texts;
        let at = heading(sheet, beside, at, "checks")?;
        let checks: [Check; 3] = [
            ("state-without-reason", "state", "state_reason", |paper| {
                paper.state.is_some() && paper.state_reason.is_none()
            }),
            ("severity-without-name", "severity", "severity_by", |paper| {
                paper.severity.is_some() && paper.severity_by.is_none()
            }),
            ("verified-without-name", "verified_on", "verified_by", |paper| {
                paper.verified_on.is_some() && paper.verified_by.is_none()
            }),
        ];
        let mut next = at;
        for (key, given, lacking, holds) in checks {
            if self.range(given).is_none() {
                continue;
            }
            let now = self.papers().filter(|paper| holds(paper)).count();
            let conditions = [(given, literal("<>")), (lacking, literal("="))];
            let content = self.counted(&conditions, now);
            put(sheet, (next, LABEL), &content, &style::live(), texts)?;
            let said = texts.say(&format!("workbook-check-{key}"));
            merged(sheet, (next, NUMBERS, super::LAST), &said, &style::text(), 120)?;
            next = next.saturating_add(1);
        }
        Ok(next.saturating_add(1))
    }
}

fn status_of(texts: &Texts, paper: Option<&WorkingPaperDocument>) -> String {
    state_of(paper).map_or_else(
        || texts.say("workbook-unscored"),
        |state| word(texts, WordList::State, state.as_str()),
    )
}
