//! Sheet Actions: what assessors wrote down to be done, and what the plan proposes besides.
//!
//! It is read only. An action of an assessor is a part of a row of sheet Gap, where owner, due day, state and
//! the rest are filled in, next to the gap that they close; here it is shown by formulas, in one list with the
//! plan. Were it filled in here as well, a cell would stand in two places that say different things as soon as
//! one of them is changed, and whoever brings the workbook back would have to guess which was meant. What
//! somebody writes here all the same is told, with the cell of sheet Gap where it belongs.

use clausegraph::Action;
use clausegraph_paper::{Advice, Texts};
use clausegraph_report::wording::{
    action_sentence, action_type_words, because_words, full, phase_words,
};

use super::{
    base::{Part, WrittenColumn},
    basis::Beside,
    columns::{ColumnValue, FilledBy, WordList},
    formulas::Letters,
    rows::{GapRow, field},
};
use crate::{
    book::days,
    content::{Content, excel_day, quoted},
    lists::word,
    style::Shade,
    table::{Column, FIRST, SPARE},
};

/// The columns, in order.
const COLUMNS: [(&str, u16, ColumnValue); 16] = [
    ("from", 15, ColumnValue::Text),
    ("id", 22, ColumnValue::Text),
    ("phase", 17, ColumnValue::Text),
    ("type", 11, ColumnValue::Text),
    ("action", 46, ColumnValue::Text),
    ("requirements", 22, ColumnValue::Text),
    ("owner", 16, ColumnValue::Text),
    ("priority", 9, ColumnValue::Word(WordList::Priority)),
    ("start", 12, ColumnValue::Date),
    ("due", 12, ColumnValue::Date),
    ("effort-low", 9, ColumnValue::Days),
    ("effort-high", 9, ColumnValue::Days),
    ("state", 12, ColumnValue::Word(WordList::ActionState)),
    ("percent", 8, ColumnValue::Percent),
    ("after", 26, ColumnValue::Text),
    ("gates", 20, ColumnValue::Text),
];

/// The column of sheet Gap that a column shows.
fn followed(key: &str) -> Option<&'static str> {
    Some(match key {
        "type" => "action_type",
        "action" => "action",
        "owner" => "owner",
        "priority" => "priority_derived",
        "due" => "due",
        "effort-low" => "effort_low",
        "effort-high" => "effort_high",
        "state" => "action_state",
        "percent" => "percent",
        "after" => "dependency",
        _ => return None,
    })
}

/// The columns as the hidden sheet tells them.
pub(crate) fn written() -> Vec<WrittenColumn> {
    let columns = COLUMNS.iter().map(|(key, ..)| {
        let part = followed(key).map_or(Part::Kept, Part::Follows);
        WrittenColumn { key, part }
    });
    columns.collect()
}

/// The columns of the sheet.
pub(crate) fn columns(texts: &Texts) -> Vec<Column> {
    let columns = COLUMNS.iter().map(|(key, width, value)| {
        let column = Column::keyed(texts, "actions", key, *width).holding(*value);
        let column = if followed(key).is_some() { column.by(FilledBy::Derived) } else { column };
        let words = |list: WordList, shades: &[Shade]| -> Vec<(String, Shade)> {
            let words = list.words().iter().map(|found| word(texts, list, found));
            words.zip(shades.iter().copied()).collect()
        };
        match value {
            ColumnValue::Word(WordList::Priority) => column.shaded(words(
                WordList::Priority,
                &[Shade::Bad, Shade::Partial, Shade::Weak, Shade::Stale],
            )),
            ColumnValue::Word(WordList::ActionState) => column.shaded(words(
                WordList::ActionState,
                &[Shade::Unknown, Shade::Stale, Shade::Weak, Shade::Good, Shade::Quiet],
            )),
            ColumnValue::Text
            | ColumnValue::Person
            | ColumnValue::Word(_)
            | ColumnValue::Score
            | ColumnValue::Percent
            | ColumnValue::Days
            | ColumnValue::Count
            | ColumnValue::Date => column,
        }
    });
    columns.collect()
}

/// The rows: first the actions of sheet Gap, which follow what is written there, then the plan.
pub(crate) fn rows(
    beside: &Beside<'_, '_>,
    advice: Advice<'_, '_>,
    gap_rows: &[GapRow<'_>],
    written: &Written<'_>,
) -> Vec<(String, Vec<Content>)> {
    let texts = beside.basis.texts;
    let with_action = gap_rows
        .iter()
        .zip(FIRST.saturating_add(1)..)
        .filter(|(row, _)| row.paper.is_some_and(|paper| paper.action.is_some()));
    let papers = with_action.map(|(row, _)| {
        let cells = COLUMNS.iter().map(|(key, _, _)| of_paper(texts, row, key, written));
        (row.key(), cells.collect())
    });
    let plan = advice.plan.actions.iter().map(|action| {
        let cells = COLUMNS.iter().map(|(key, _, _)| of_plan(beside, advice, action, key));
        (action.id.clone(), cells.collect())
    });
    papers.chain(plan).collect()
}

/// Where sheet Gap stands.
pub(crate) struct Written<'w> {
    pub(crate) sheet: &'w str,
    pub(crate) letters: &'w Letters,
    pub(crate) last: u32,
    /// The priorities as written, by row of sheet Gap.
    pub(crate) priorities: &'w dyn Fn(&str) -> String,
}

impl Written<'_> {
    /// What stands in a column of the row of a key, wherever the row stands by now.
    fn looked_up(&self, row: &str, column: &str, now: String) -> Content {
        let (Some(keys), Some(letters)) = (self.letters.get("row"), self.letters.get(column))
        else {
            return Content::text(now);
        };
        let (first, last) = (FIRST.saturating_add(1), self.last.saturating_add(SPARE));
        let sheet = quoted(self.sheet);
        let row = crate::content::literal(row);
        let found = format!(
            "INDEX({sheet}!${letters}${first}:${letters}${last},\
             MATCH({row},{sheet}!${keys}${first}:${keys}${last},0))"
        );
        Content::Formula(format!("=IFERROR(IF({found}=\"\",\"\",{found}),\"\")"), now)
    }
}

fn of_paper(texts: &Texts, row: &GapRow<'_>, key: &str, written: &Written<'_>) -> Content {
    let Some(paper) = row.paper else { return Content::Blank };
    let now = |column: &str| {
        let content = field(texts, paper, column);
        if let Content::Day(day) = content {
            excel_day(day).map(|day| day.to_excel().to_string()).unwrap_or_default()
        } else {
            content.shown(texts)
        }
    };
    let row_key = row.key();
    let looked_up = |column: &str| written.looked_up(&row_key, column, now(column));
    match (key, followed(key)) {
        ("from", _) => Content::text(texts.say("workbook-from-paper")),
        ("id", _) => Content::text(&row_key),
        ("requirements", _) => Content::text(row.requirement.id().as_str()),
        ("priority", Some(column)) => {
            written.looked_up(&row_key, column, (written.priorities)(&row_key))
        }
        (_, Some(column)) => looked_up(column),
        (_, None) => Content::Blank,
    }
}

fn of_plan(
    beside: &Beside<'_, '_>,
    advice: Advice<'_, '_>,
    action: &Action<'_>,
    key: &str,
) -> Content {
    let texts = beside.basis.texts;
    let span = action.scheduled.unwrap_or(action.earliest);
    match key {
        "from" => Content::text(texts.say("workbook-from-plan")),
        "id" => Content::text(&action.id),
        "phase" => Content::text(phase_words(action.phase())),
        "type" => Content::text(action_type_words(action.action_type())),
        "action" => {
            let sentence = action_sentence(beside.basis.assessment.catalogue(), action);
            Content::text(full(&sentence))
        }
        "requirements" => requirements(action),
        "start" => Content::Day(span.start),
        "due" => Content::Day(span.finish),
        "effort-low" => Content::Decimal(days(action.effort.low)),
        "effort-high" => Content::Decimal(days(action.effort.high)),
        "after" => after(advice, action),
        "gates" => Content::lines(action.gates.iter().map(|gate| gate.title.clone())),
        _ => Content::Blank,
    }
}

/// The requirements that an action serves.
pub(crate) fn requirements(action: &Action<'_>) -> Content {
    let ids: Vec<String> =
        action.requirements.iter().map(|requirement| requirement.id().to_string()).collect();
    Content::text(ids.join(", "))
}

/// What an action waits for, and why.
pub(crate) fn after(advice: Advice<'_, '_>, action: &Action<'_>) -> Content {
    Content::lines(action.waits.iter().filter_map(|wait| {
        let on = advice.plan.actions.get(wait.on)?;
        Some(format!("{} ({})", on.id, because_words(wait.because)))
    }))
}
