//! The sheet that holds the words of the drop-downs.

use clausegraph_paper::Texts;
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::{
    content::{letters, quoted},
    gap::columns::{ColumnValue, FilledBy, WordList},
    style,
    table::{A4, page, say},
};

/// Where the words of the drop-downs stand.
#[derive(Debug)]
pub(crate) struct Lists {
    name: String,
    held: Vec<WordList>,
    words: Vec<(String, Vec<String>)>,
    people: Option<usize>,
}

/// The text of a word of a list.
pub(crate) fn word(texts: &Texts, list: WordList, word: &str) -> String {
    texts.say(&format!("workbook-word-{}-{}", list.key(), word.to_lowercase()))
}

impl Lists {
    /// The lists that columns of a workbook hold, and the people that are known. What no column holds is left
    /// out, so that an auditor is not shown the words of advice.
    pub(crate) fn new(
        texts: &Texts,
        values: impl Iterator<Item = ColumnValue>,
        people: Vec<String>,
    ) -> Self {
        let values: Vec<ColumnValue> = values.collect();
        let is_held = |list: &WordList| values.contains(&ColumnValue::Word(*list));
        let held: Vec<WordList> = WordList::ALL.into_iter().filter(is_held).collect();
        let mut lists: Vec<(String, Vec<String>)> = held
            .iter()
            .map(|list| {
                let words = list.words().iter().map(|found| word(texts, *list, found));
                (texts.say(&format!("workbook-list-{}", list.key())), words.collect())
            })
            .collect();
        let known = (!people.is_empty()).then_some(lists.len());
        if !people.is_empty() {
            lists.push((texts.say("workbook-list-people"), people));
        }
        Self { name: texts.say("workbook-sheet-lists"), held, words: lists, people: known }
    }

    /// The lists of the layout.
    pub(crate) fn held(&self) -> &[WordList] {
        &self.held
    }

    /// The range of a list of the layout, as formulas write it.
    pub(crate) fn range(&self, list: WordList) -> String {
        let place = self.held.iter().position(|known| *known == list);
        format!("={}", self.place(place.unwrap_or_default()))
    }

    /// The range of the people, where there are any.
    pub(crate) fn people(&self) -> Option<String> {
        self.people.map(|place| format!("={}", self.place(place)))
    }

    /// The range of the words at a place.
    pub(crate) fn place(&self, place: usize) -> String {
        let words = self.words.get(place).map_or(1, |(_, words)| words.len().max(1));
        let column = letters(u16::try_from(place).unwrap_or(u16::MAX));
        format!("{}!${column}$4:${column}${}", quoted(&self.name), words.saturating_add(3))
    }

    /// Writes the sheet.
    pub(crate) fn write(
        &self,
        sheet: &mut Worksheet,
        texts: &Texts,
        footer: &str,
    ) -> Result<(), XlsxError> {
        sheet.set_name(&self.name)?;
        sheet.set_screen_gridlines(false);
        say(sheet, (0, 0), &texts.say("workbook-lists-title"), &style::heading_plain(), texts)?;
        sheet.set_row_height(0, 22)?;
        for ((title, words), column) in self.words.iter().zip(0_u16..) {
            sheet.set_column_width(column, 24)?;
            let header = style::header(FilledBy::Engine);
            sheet.write_string_with_format(2, column, title, &header)?;
            for (word, row) in words.iter().zip(3_u32..) {
                say(sheet, (row, column), word, &style::cell(FilledBy::Engine), texts)?;
            }
        }
        sheet.set_freeze_panes(3, 0)?;
        page(sheet, A4, footer);
        Ok(())
    }
}
