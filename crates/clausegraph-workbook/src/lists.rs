//! The sheet that holds the words of the drop-downs.

use clausegraph_paper::Texts;
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::{
    content::{letters, quoted},
    gap::columns::{FilledBy, WordList},
    style,
    table::{A4, page, say},
};

/// Where the words of the drop-downs stand.
#[derive(Debug)]
pub(crate) struct Lists {
    name: String,
    words: Vec<(String, Vec<String>)>,
    people: Option<usize>,
}

/// The text of a word of a list.
pub(crate) fn word(texts: &Texts, list: WordList, word: &str) -> String {
    texts.say(&format!("workbook-word-{}-{}", list.key(), word.to_lowercase()))
}

impl Lists {
    /// The lists of the layout, and the people that are known.
    pub(crate) fn new(texts: &Texts, people: Vec<String>) -> Self {
        let mut lists: Vec<(String, Vec<String>)> = WordList::ALL
            .into_iter()
            .map(|list| {
                let words = list.words().iter().map(|found| word(texts, list, found));
                (texts.say(&format!("workbook-list-{}", list.key())), words.collect())
            })
            .collect();
        let known = (!people.is_empty()).then_some(lists.len());
        if !people.is_empty() {
            lists.push((texts.say("workbook-list-people"), people));
        }
        Self { name: texts.say("workbook-sheet-lists"), words: lists, people: known }
    }

    /// The range of a list of the layout, as formulas write it.
    pub(crate) fn range(&self, list: WordList) -> String {
        let place = WordList::ALL.iter().position(|known| *known == list);
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
