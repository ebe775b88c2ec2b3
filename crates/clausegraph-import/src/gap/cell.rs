//! Reading one cell of a gap workbook as what its column holds.

use clausegraph_model::{Amount, Fact, Organisation, PersonKey, did_you_mean};
use clausegraph_readers::table::Cell;

use super::{
    base::Base,
    column::{GapCells, GapColumn},
    problem::GapDefect,
};
use crate::{
    record_list::{DayReading, written_day},
    registers::fold,
};

/// What cells may name.
pub(super) struct Known<'a> {
    /// What cells show for the words: list, word, text.
    words: &'a [[String; 3]],
    organisation: &'a Organisation,
}

/// A text as cells are compared: line ends of one kind, no signs that steer, nothing around it.
pub(super) fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let plain = |sign: char| if sign.is_control() && sign != '\n' { ' ' } else { sign };
    text.chars().map(plain).collect::<String>().trim().to_owned()
}

/// What stands in a cell, as text.
pub(super) fn text_of(cell: &Cell) -> String {
    match cell {
        // A day of the file's own type may carry a time.
        Cell::Date(moment) => moment.split_once('T').map_or(moment.as_str(), |(day, _)| day).into(),
        Cell::Empty
        | Cell::Null
        | Cell::Text(_)
        | Cell::Number(_)
        | Cell::Time(_)
        | Cell::Bool(_)
        | Cell::Error(_)
        | Cell::List(_) => plain(&cell.written("\n")),
    }
}

type Read = Result<Option<String>, GapDefect>;

impl<'a> Known<'a> {
    pub(super) fn new(base: &'a Base, organisation: &'a Organisation) -> Self {
        Self { words: &base.words, organisation }
    }

    /// What a cell says, as files write it; none where it is blank.
    pub(super) fn read(&self, column: &GapColumn, cell: &Cell) -> Read {
        if matches!(cell, Cell::Error(_)) {
            return Err(GapDefect::Formula);
        }
        let text = text_of(cell);
        if text.is_empty() {
            return Ok(None);
        }
        let is_number = matches!(cell, Cell::Number(_));
        match column.cells {
            GapCells::Text => Ok(text),
            GapCells::Words(list, words) => self.word(list, words, text),
            GapCells::Number(most) => number(text, most),
            GapCells::Amount => amount(text, is_number),
            GapCells::Day if is_number => Err(GapDefect::NoDay { text }),
            GapCells::Day => day(text),
            GapCells::Person => self.person(text),
            GapCells::Artefact => self.artefact(text),
        }
        .map(Some)
    }

    /// The same of a text that the workbook or the files hold already: what cannot be read stays as it is.
    pub(super) fn known(&self, column: &GapColumn, text: &str) -> Option<String> {
        let text = plain(text);
        let read = self.read(column, &Cell::Text(text.clone()));
        read.unwrap_or_else(|_| (!text.is_empty()).then_some(text))
    }

    fn word(
        &self,
        list: &str,
        words: &'static [&'static str],
        text: String,
    ) -> Result<String, GapDefect> {
        let wanted = fold(&text);
        let of_list = || {
            self.words.iter().filter(|[of, word, _]| of == list && words.contains(&word.as_str()))
        };
        let shown = of_list().find(|[_, _, shown]| fold(shown) == wanted);
        let word = shown.map(|[_, word, _]| word.as_str());
        let word = word.or_else(|| words.iter().copied().find(|word| fold(word) == wanted));
        if let Some(word) = word {
            return Ok(word.to_owned());
        }
        let label = |word: &&str| {
            let found = of_list().find(|[_, known, _]| known == word);
            found.map_or_else(|| (*word).to_owned(), |[_, _, shown]| shown.clone())
        };
        let known: Vec<String> = words.iter().map(label).collect();
        let near = did_you_mean(&text, known.iter().map(String::as_str)).map(ToOwned::to_owned);
        Err(GapDefect::NotAWord { text, known, near })
    }

    fn person(&self, text: String) -> Result<String, GapDefect> {
        let Fact::Given(people) = self.organisation.people() else {
            return match text.parse::<PersonKey>() {
                Ok(_) => Ok(text),
                Err(_) => Err(GapDefect::UnknownPerson { text, near: None }),
            };
        };
        let keys = || people.iter().map(|person| person.key.as_str());
        named(&text, keys).map_err(|near| GapDefect::UnknownPerson { text, near })
    }

    fn artefact(&self, text: String) -> Result<String, GapDefect> {
        if self.organisation.artefact(&text).is_some() {
            return Ok(text);
        }
        let ids = || self.organisation.artefacts().iter().map(|artefact| artefact.id().as_str());
        named(&text, ids).map_err(|near| GapDefect::UnknownArtefact { text, near })
    }
}

/// The name that a text is, also in another case where only one is so; else the closest one.
pub(super) fn named<'n, I: Iterator<Item = &'n str>>(
    text: &str,
    names: impl Fn() -> I,
) -> Result<String, Option<String>> {
    if names().any(|name| name == text) {
        return Ok(text.to_owned());
    }
    let mut alike = names().filter(|name| name.eq_ignore_ascii_case(text));
    if let (Some(name), None) = (alike.next(), alike.next()) {
        return Ok(name.to_owned());
    }
    Err(did_you_mean(text, names()).map(ToOwned::to_owned))
}

/// A whole number, also with a per cent sign or with noughts behind its decimal sign.
fn number(text: String, most: u32) -> Result<String, GapDefect> {
    let bare = text.strip_suffix('%').map_or(text.as_str(), str::trim_end);
    let (whole, rest) = bare.split_once(['.', ',']).unwrap_or((bare, ""));
    let is_whole = rest.bytes().all(|digit| digit == b'0') && rest.len() < 3;
    let plain = !whole.is_empty() && whole.bytes().all(|digit| digit.is_ascii_digit());
    let number = whole.parse::<u32>().ok().filter(|number| is_whole && plain && *number <= most);
    number.map(|number| number.to_string()).ok_or(GapDefect::NoNumber { text, most })
}

/// A decimal number of nought or more, with a point or a comma.
fn amount(text: String, is_number: bool) -> Result<String, GapDefect> {
    let bare: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let three_behind = |sign: char| {
        let (whole, rest) = bare.split_once(sign)?;
        (rest.len() == 3 && !whole.trim_start_matches('0').is_empty()).then_some(())
    };
    let is_mixed = bare.contains('.') && bare.contains(',');
    let is_thousand = three_behind(',').or(three_behind('.')).is_some();
    if !is_number && (is_mixed || is_thousand || bare.matches(',').count() > 1) {
        return Err(GapDefect::AmbiguousNumber { text });
    }
    let amount = bare.replace(',', ".").parse::<Amount>();
    match amount {
        Ok(amount) if amount >= Amount::ZERO => Ok(amount.decimal().normalize().to_string()),
        Ok(_) | Err(_) => Err(GapDefect::NoAmount { text }),
    }
}

fn day(text: String) -> Result<String, GapDefect> {
    match written_day(&text, None) {
        DayReading::On(day) => Ok(day.to_string()),
        DayReading::Ambiguous => Err(GapDefect::AmbiguousDay { text }),
        DayReading::Unreadable => Err(GapDefect::NoDay { text }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_read_as_people_write_them() {
        let read = |text: &str| number(text.to_owned(), 100).ok();
        for (text, number) in [("3", "3"), ("3.0", "3"), ("50 %", "50"), ("07", "7"), ("2,0", "2")]
        {
            assert_eq!(read(text).as_deref(), Some(number), "{text}");
        }
        for text in ["3.5", "-1", "101", "x", "", "1.000", "%", "+1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_have_a_point_or_a_comma() {
        let read = |text: &str| amount(text.to_owned(), false);
        for (text, number) in
            [("2,5", "2.5"), ("2.50", "2.5"), ("12", "12"), ("0,125", "0.125"), ("1 200", "1200")]
        {
            assert_eq!(read(text).ok().as_deref(), Some(number), "{text}");
        }
        for text in ["1,200", "1.200", "1.200,5", "1,2,3"] {
            assert!(matches!(read(text), Err(GapDefect::AmbiguousNumber { .. })), "{text}");
        }
        for text in ["x", "-1", "2 d", ","] {
            assert!(matches!(read(text), Err(GapDefect::NoAmount { .. })), "{text}");
        }
        // A number of the file is what it is.
        assert_eq!(amount("1.125".to_owned(), true).ok().as_deref(), Some("1.125"));
    }
}
