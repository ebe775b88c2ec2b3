//! Records and their fields.

/// One record.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// The line it starts on.
    pub(super) line: u32,
    /// Its fields, without their quotes.
    pub(super) fields: Vec<String>,
}

/// What ends the records before the text ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Defect {
    /// A quote on this line is never closed.
    OpenQuote(u32),
    /// A record has more fields than are allowed.
    TooWide,
}

/// The records of a text whose first line has a number; empty lines are none.
///
/// The usual library takes a quote that is never closed for the rest of the file in silence, which is why
/// records are made here.
pub(super) fn of(
    text: &str,
    delimiter: char,
    first_line: u32,
    widest: usize,
) -> impl Iterator<Item = Result<Record, Defect>> {
    let mut signs = text.chars().peekable();
    let mut line = first_line;
    std::iter::from_fn(move || {
        loop {
            match signs.peek()? {
                '\r' => {
                    signs.next();
                    signs.next_if_eq(&'\n');
                    line = line.saturating_add(1);
                }
                '\n' => {
                    signs.next();
                    line = line.saturating_add(1);
                }
                _ => break,
            }
        }
        let start = line;
        let mut fields = Vec::new();
        let mut field = String::new();
        let mut quoted = None;
        let mut fresh = true;
        while let Some(sign) = signs.next() {
            if let Some(opened) = quoted {
                match sign {
                    '"' if signs.next_if_eq(&'"').is_some() => field.push('"'),
                    '"' => quoted = None,
                    sign => {
                        let ends = sign == '\n' || (sign == '\r' && signs.peek() != Some(&'\n'));
                        line = line.saturating_add(u32::from(ends));
                        field.push(sign);
                        quoted = Some(opened);
                    }
                }
                continue;
            }
            match sign {
                '"' if fresh => {
                    quoted = Some(line);
                    fresh = false;
                }
                sign if sign == delimiter => {
                    if fields.len() >= widest {
                        return Some(Err(Defect::TooWide));
                    }
                    fields.push(std::mem::take(&mut field));
                    fresh = true;
                }
                '\r' | '\n' => {
                    if sign == '\r' {
                        signs.next_if_eq(&'\n');
                    }
                    line = line.saturating_add(1);
                    break;
                }
                sign => {
                    field.push(sign);
                    fresh = false;
                }
            }
        }
        if let Some(opened) = quoted {
            return Some(Err(Defect::OpenQuote(opened)));
        }
        fields.push(field);
        Some(Ok(Record { line: start, fields }))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<(u32, Vec<String>)> {
        of(text, ',', 1, 100)
            .map(Result::unwrap)
            .map(|record| (record.line, record.fields))
            .collect()
    }

    #[test]
    fn records_start_on_lines_of_the_text() {
        let text = "a,b\r\n\r\n\"x\ny\",\"say \"\"no\"\"\"\rlast,\n";
        let expected =
            [(1, vec!["a", "b"]), (3, vec!["x\ny", "say \"no\""]), (5, vec!["last", ""])];
        let read = read(text);
        assert_eq!(read.len(), expected.len());
        for ((line, fields), (expected_line, expected)) in read.into_iter().zip(expected) {
            assert_eq!(
                (line, fields),
                (expected_line, expected.into_iter().map(str::to_owned).collect())
            );
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_names_its_line() {
        let mut records = of("a,b\n1,\"2\n3,4\n", ',', 1, 100);
        assert!(records.next().unwrap().is_ok());
        assert_eq!(records.next(), Some(Err(Defect::OpenQuote(2))));
    }

    #[test]
    fn a_record_of_too_many_fields_is_not_built() {
        let mut records = of("a,b,c\n", ',', 1, 1);
        assert_eq!(records.next(), Some(Err(Defect::TooWide)));
    }

    proptest! {
        #[test]
        fn the_usual_library_reads_the_same(text in "[a,\"\n\r ]{0,40}") {
            let ours: Result<Vec<Vec<String>>, Defect> =
                of(&text, ',', 1, 100).map(|record| record.map(|record| record.fields)).collect();
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            let theirs: Vec<Vec<String>> = reader
                .records()
                .map(|record| record.unwrap().iter().map(str::to_owned).collect())
                .collect();
            if let Ok(ours) = ours {
                prop_assert_eq!(ours, theirs);
            }
        }
    }
}
