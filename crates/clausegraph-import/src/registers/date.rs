//! Days, intervals and periods as registers write them.

use clausegraph_model::{Date, Interval, Period};

use super::{
    defect::CellDefect,
    fold::fold,
    map::{DateOrder, Unit},
    values::Ways,
};

/// The names of months in English, German, French, Spanish and Dutch, folded.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "janner", "janvier", "enero", "januari", "jan", "janv", "ene"],
    &["february", "februar", "feber", "fevrier", "febrero", "februari", "feb", "fev", "fevr"],
    &["march", "marz", "maerz", "mars", "marzo", "maart", "mar", "mrz", "mrt"],
    &["april", "avril", "abril", "apr", "avr", "abr"],
    &["may", "mai", "mayo", "mei"],
    &["june", "juni", "juin", "junio", "jun"],
    &["july", "juli", "juillet", "julio", "jul", "juil"],
    &["august", "aout", "agosto", "augustus", "aug", "ago"],
    &["september", "septembre", "septiembre", "setiembre", "sep", "sept"],
    &["october", "oktober", "octobre", "octubre", "oct", "okt"],
    &["november", "novembre", "noviembre", "nov"],
    &["december", "dezember", "decembre", "diciembre", "dec", "dez", "dic"],
];

/// Words between the numbers of a date that say nothing.
const FILLERS: [&str; 10] = ["st", "nd", "rd", "th", "er", "de", "del", "den", "of", "the"];

/// The day that a text writes; a time behind it does not count.
pub(crate) fn date(text: &str, ways: &Ways) -> Result<Date, CellDefect> {
    let text = without_time(text.trim());
    if let Ok(date) = text.parse() {
        return Ok(date);
    }
    let tokens = tokens(text);
    let signs: Vec<&Token<'_>> = tokens.iter().filter(|token| !token.is_filler()).collect();
    let [one, two, three] = signs.as_slice() else {
        return Err(CellDefect::NoDate);
    };
    match (one.number(), two.number(), three.number()) {
        (Some(year), Some(month), Some(day)) if one.text.len() == 4 => day_of(year, month, day),
        (Some(first), Some(second), Some(year)) => {
            let year = full_year(three.text, year, ways)?;
            let dotted = text.contains('.') && !text.contains(['/', '-']);
            in_order(
                first,
                second,
                year,
                if dotted { Some(DateOrder::DayMonth) } else { ways.order },
            )
        }
        (Some(day), None, Some(year)) if one.text.len() <= 2 => {
            let month = month(two.text).ok_or(CellDefect::NoDate)?;
            day_of(full_year(three.text, year, ways)?, month, day)
        }
        (Some(year), None, Some(day)) => {
            let month = month(two.text).ok_or(CellDefect::NoDate)?;
            day_of(full_year(one.text, year, ways)?, month, day)
        }
        (None, Some(day), Some(year)) => {
            let month = month(one.text).ok_or(CellDefect::NoDate)?;
            day_of(full_year(three.text, year, ways)?, month, day)
        }
        _ => Err(CellDefect::NoDate),
    }
}

/// A text without the time of day that follows a date.
fn without_time(text: &str) -> &str {
    let iso = text.split_once('T').filter(|(date, time)| {
        date.parse::<Date>().is_ok() && time.starts_with(|sign: char| sign.is_ascii_digit())
    });
    if let Some((date, _)) = iso {
        return date;
    }
    let Some(colon) = text.find(':') else {
        return text;
    };
    let (before, _) = text.split_at_checked(colon).unwrap_or((text, ""));
    before
        .rsplit_once(char::is_whitespace)
        .map_or(text, |(date, _)| date.trim_end_matches([',', ' ']))
}

/// A run of digits or of letters.
struct Token<'a> {
    text: &'a str,
}

impl Token<'_> {
    fn number(&self) -> Option<u32> {
        if self.text.len() > 4 { None } else { self.text.parse().ok() }
    }

    fn is_filler(&self) -> bool {
        FILLERS.contains(&fold(self.text).as_str())
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_alike: fn(char) -> bool = if first.is_ascii_digit() {
            |sign| sign.is_ascii_digit()
        } else if first.is_alphabetic() {
            char::is_alphabetic
        } else {
            rest = rest.trim_start_matches(first);
            continue;
        };
        let end = rest.find(|sign| !is_alike(sign)).unwrap_or(rest.len());
        let (token, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        tokens.push(Token { text: token });
        rest = tail;
    }
    tokens
}

fn month(word: &str) -> Option<u32> {
    let word = fold(word);
    let number = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    u32::try_from(number + 1).ok()
}

fn full_year(written: &str, year: u32, ways: &Ways) -> Result<u32, CellDefect> {
    match (written.len(), ways.century) {
        (4, _) => Ok(year),
        (2, Some(century)) => Ok(century.saturating_add(year)),
        (2, None) => Err(CellDefect::TwoDigitYear),
        _ => Err(CellDefect::NoDate),
    }
}

fn in_order(
    first: u32,
    second: u32,
    year: u32,
    order: Option<DateOrder>,
) -> Result<Date, CellDefect> {
    let (day_first, month_first) = (day_of(year, second, first), day_of(year, first, second));
    match order {
        Some(DateOrder::DayMonth) => day_first,
        Some(DateOrder::MonthDay) => month_first,
        None => match (day_first, month_first) {
            (Ok(one), Ok(two)) if one != two => Err(CellDefect::AmbiguousDate {
                day_first: one.to_string(),
                month_first: two.to_string(),
            }),
            (Ok(date), _) | (Err(_), Ok(date)) => Ok(date),
            (Err(error), Err(_)) => Err(error),
        },
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Result<Date, CellDefect> {
    format!("{year:04}-{month:02}-{day:02}").parse().map_err(|_| CellDefect::NoSuchDay)
}

/// The interval that a text writes.
pub(crate) fn interval(text: &str, unit: Option<Unit>) -> Result<Interval, CellDefect> {
    let text = text.trim();
    let none = |_| CellDefect::NoInterval;
    if text.starts_with('P') && text.chars().any(|sign| sign.is_ascii_digit()) {
        return text.parse().map_err(none);
    }
    // Folding would drop the sign.
    if text.starts_with(['-', '–', '+']) {
        return Err(CellDefect::NoInterval);
    }
    let folded = fold(text);
    let often = OFTEN.iter().find(|(words, _)| words.contains(&folded.as_str()));
    if let Some((_, iso)) = often {
        return iso.parse().map_err(none);
    }
    let mut words = folded.split(' ');
    let (Some(count), written, None) = (words.next(), words.next(), words.next()) else {
        return Err(CellDefect::NoInterval);
    };
    // `6 M` and `6M` fold to different words.
    let digits = count.bytes().take_while(u8::is_ascii_digit).count();
    let (count, glued) = count.split_at_checked(digits).unwrap_or((count, ""));
    if count.is_empty() || (!glued.is_empty() && written.is_some()) {
        return Err(CellDefect::NoInterval);
    }
    let written = written.or((!glued.is_empty()).then_some(glued));
    let sign = match written {
        Some(word) => UNITS
            .iter()
            .find(|(words, _)| words.contains(&word))
            .map(|(_, sign)| *sign)
            .ok_or(CellDefect::NoInterval)?,
        None => match unit.ok_or(CellDefect::NoUnit)? {
            Unit::Days => 'D',
            Unit::Weeks => 'W',
            Unit::Months => 'M',
            Unit::Years => 'Y',
        },
    };
    format!("P{count}{sign}").parse().map_err(none)
}

/// Units in English, German, French, Spanish and Dutch, folded.
const UNITS: [(&[&str], char); 4] = [
    (&["day", "days", "tag", "tage", "tagen", "jour", "jours", "dia", "dias", "dag", "dagen"], 'D'),
    (
        &["week", "weeks", "woche", "wochen", "semaine", "semaines", "semana", "semanas", "weken"],
        'W',
    ),
    (
        &[
            "month", "months", "monat", "monate", "monaten", "mois", "mes", "meses", "maand",
            "maanden",
        ],
        'M',
    ),
    (
        &[
            "year", "years", "jahr", "jahre", "jahren", "an", "ans", "annee", "ano", "anos",
            "jaar", "jaren",
        ],
        'Y',
    ),
];

/// Words that say how often, folded.
const OFTEN: [(&[&str], &str); 7] = [
    (&["daily", "taglich", "quotidien", "diario", "dagelijks"], "P1D"),
    (&["weekly", "wochentlich", "hebdomadaire", "semanal", "wekelijks"], "P1W"),
    (&["monthly", "monatlich", "mensuel", "mensual", "maandelijks"], "P1M"),
    (
        &[
            "quarterly",
            "vierteljahrlich",
            "quartalsweise",
            "trimestriel",
            "trimestral",
            "per kwartaal",
        ],
        "P3M",
    ),
    (&["half yearly", "halbjahrlich", "semestriel", "semestral", "halfjaarlijks"], "P6M"),
    (&["yearly", "annually", "annual", "jahrlich", "annuel", "anual", "jaarlijks"], "P1Y"),
    (&["every two years", "zweijahrlich", "alle zwei jahre", "tweejaarlijks"], "P2Y"),
];

/// The period that a text writes: two days, or a calendar year.
pub(crate) fn period(text: &str, ways: &Ways) -> Result<Period, CellDefect> {
    let text = text.trim();
    if let Ok(period) = text.parse() {
        return Ok(period);
    }
    if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let period = format!("{text}-01-01/{text}-12-31");
        return period.parse().map_err(|_| CellDefect::NoPeriod);
    }
    let parting = [
        " - ", " – ", " — ", "–", "—", " to ", " bis ", " until ", " au ", " al ", " a ", " tot ",
        " / ",
    ];
    let ends = parting.iter().find_map(|sign| text.split_once(sign));
    let (first, last) = ends.ok_or(CellDefect::NoPeriod)?;
    let leading = ["from ", "von ", "vom ", "du ", "del ", "van "];
    let first = leading.iter().find_map(|word| first.trim().strip_prefix(word)).unwrap_or(first);
    spanning(date(first, ways)?, date(last, ways)?)
}

/// The period between two days.
pub(crate) fn spanning(first: Date, last: Date) -> Result<Period, CellDefect> {
    format!("{first}/{last}").parse().map_err(|_| CellDefect::PeriodReversed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, ways: &Ways) -> String {
        date(text, ways).map_or_else(|defect| defect.to_string(), |date| date.to_string())
    }

    #[test]
    fn forms_that_tell_their_order_are_read() {
        let ways = Ways::default();
        for text in [
            "2026-11-22",
            "2026/11/22",
            "2026-11-22T14:30:00Z",
            "2026-11-22 14:30",
            "22.11.2026",
            "22. 11. 2026",
            "22/11/2026",
            "11/22/2026",
            "22 Nov 2026",
            "22-NOV-2026",
            "22. November 2026",
            "November 22, 2026",
            "22nd of November 2026",
            "22 novembre 2026",
            "22 de noviembre de 2026",
            "22/Nov/2026 3:20 PM",
            "22.11.2026, 15:20 Uhr",
        ] {
            assert_eq!(read(text, &ways), "2026-11-22", "{text:?}");
        }
        assert_eq!(read("1er mars 2026", &ways), "2026-03-01");
        assert_eq!(read("3. März 2026", &ways), "2026-03-03");
        assert_eq!(read("03/03/2026", &ways), "2026-03-03");
    }

    #[test]
    fn nothing_is_guessed() {
        let ways = Ways::default();
        assert_eq!(
            date("03/04/2026", &ways),
            Err(CellDefect::AmbiguousDate {
                day_first: "2026-04-03".to_owned(),
                month_first: "2026-03-04".to_owned()
            })
        );
        assert_eq!(date("18/Feb/22 3:20 PM", &ways), Err(CellDefect::TwoDigitYear));
        assert_eq!(date("31/02/2026", &ways), Err(CellDefect::NoSuchDay));
        assert_eq!(date("1.1.1234", &ways), Err(CellDefect::NoSuchDay));
        for text in
            ["", "x", "2026", "November 2026", "1 2 3 4", "22 Now 2026", "1/2/026", ":", "T"]
        {
            assert_eq!(date(text, &ways), Err(CellDefect::NoDate), "{text:?}");
        }
    }

    #[test]
    fn stated_order_and_century_count() {
        let order = |order| Ways { order: Some(order), century: Some(2000), ..Ways::default() };
        assert_eq!(read("03/04/2026", &order(DateOrder::DayMonth)), "2026-04-03");
        assert_eq!(read("03/04/2026", &order(DateOrder::MonthDay)), "2026-03-04");
        assert_eq!(read("03.04.2026", &order(DateOrder::MonthDay)), "2026-04-03");
        assert_eq!(read("18/Feb/22 3:20 PM", &order(DateOrder::DayMonth)), "2022-02-18");
        assert_eq!(date("12/31/2026", &order(DateOrder::DayMonth)), Err(CellDefect::NoSuchDay));
    }

    #[test]
    fn intervals_name_their_unit_or_the_column_does() {
        for (text, kept) in [
            ("6 months", "P6M"),
            ("6 Monate", "P6M"),
            ("P1Y6M", "P18M"),
            ("jährlich", "P12M"),
            ("half-yearly", "P6M"),
            ("2 ans", "P24M"),
            ("2weeks", "P14D"),
        ] {
            assert_eq!(interval(text, None).unwrap().to_string(), kept, "{text:?}");
        }
        assert_eq!(interval("12", Some(Unit::Months)).unwrap().to_string(), "P12M");
        assert_eq!(interval("12", None), Err(CellDefect::NoUnit));
        for text in ["", "0 days", "often", "6 moons", "-6 months", "6months ago", "6 7", "Plan"] {
            assert_eq!(interval(text, None), Err(CellDefect::NoInterval), "{text:?}");
        }
    }

    #[test]
    fn periods_have_two_ends() {
        let ways = Ways::default();
        for text in [
            "2026-01-01/2026-12-31",
            "2026",
            "01.01.2026 - 31.12.2026",
            "from 1 Jan 2026 to 31 Dec 2026",
        ] {
            assert_eq!(
                period(text, &ways).unwrap().to_string(),
                "2026-01-01/2026-12-31",
                "{text:?}"
            );
        }
        assert_eq!(period("31.12.2026–1.1.2026", &ways), Err(CellDefect::PeriodReversed));
        assert_eq!(period("Q1 2026", &ways), Err(CellDefect::NoPeriod));
    }

    proptest! {
        #[test]
        fn any_text_is_a_day_or_none(text in "\\PC*|[0-9/. :TJanP-]{0,14}") {
            let ways = Ways { century: Some(2000), ..Ways::default() };
            drop(date(&text, &ways));
            drop(interval(&text, Some(Unit::Days)));
            drop(period(&text, &ways));
        }

        #[test]
        fn every_day_is_read_in_every_form(day in 1_u32..=28, month in 1_u32..=12, year in 1900_u32..2200) {
            let iso = format!("{year:04}-{month:02}-{day:02}");
            let ways = Ways { order: Some(DateOrder::DayMonth), ..Ways::default() };
            let name = MONTHS[usize::try_from(month).unwrap() - 1][0];
            for text in [
                iso.clone(),
                format!("{day}.{month}.{year}"),
                format!("{day:02}/{month:02}/{year} 08:15"),
                format!("{day} {name} {year}"),
            ] {
                prop_assert_eq!(read(&text, &ways), iso.clone());
            }
        }
    }
}
