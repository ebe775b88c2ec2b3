//! What a plan is made with, for every command that shows one.

use clap::Args;
use clausegraph::{Date, Effort};

use super::date;

/// What one sort of action takes, in the place of the usual model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EffortArgument {
    pub(crate) row: EffortName,
    pub(crate) once: Effort,
}

/// A row of the effort model, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EffortName {
    FindOut,
    Mend,
    Decide,
    Document,
    Do,
    Measure,
    Check,
    Retire,
}

const EFFORT_NAMES: [(&str, EffortName); 8] = [
    ("find-out", EffortName::FindOut),
    ("make-good", EffortName::Mend),
    ("decide", EffortName::Decide),
    ("document", EffortName::Document),
    ("do", EffortName::Do),
    ("measure", EffortName::Measure),
    ("check", EffortName::Check),
    ("retire", EffortName::Retire),
];

/// What a plan is made with.
#[derive(Debug, Args)]
pub(crate) struct PlanningArguments {
    /// The day by which everything is to be done
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) target: Option<Date>,
    /// What can be worked on the plan: 16h/week, 3d/week, 12d/month; a day has eight hours
    #[arg(long, value_name = "TIME", value_parser = capacity)]
    pub(crate) capacity: Option<u32>,
    /// Minutes or hours that a sort of action takes: document=4h-16h, make-good=30min-2h; may be repeated
    #[arg(long, value_name = "SORT=LOW-HIGH", value_parser = effort)]
    pub(crate) effort: Vec<EffortArgument>,
    /// An artefact that is to be retired; may be repeated
    #[arg(long, value_name = "ARTEFACT")]
    pub(crate) retire: Vec<String>,
}

/// A number and its unit as minutes: `16h`, `3d`, `90min`.
fn minutes(text: &str) -> Option<u32> {
    let end = text.find(|sign: char| !sign.is_ascii_digit())?;
    let (number, unit) = text.split_at(end);
    let factor = match unit {
        "min" => 1,
        "h" => 60,
        "d" => 8 * 60,
        _ => return None,
    };
    number.parse::<u32>().ok()?.checked_mul(factor)
}

/// Minutes a week: `16h/week`, `16h`, `12d/month`; a year has twelve months and fifty-two weeks.
fn capacity(text: &str) -> Result<u32, String> {
    let wanted = || "a time is wanted, such as 16h/week, 3d/week or 12d/month".to_owned();
    let (time, every) = text.split_once('/').unwrap_or((text, "week"));
    let time = minutes(time).ok_or_else(wanted)?;
    let found = match every {
        "week" | "w" => time,
        "month" | "m" => {
            let year = u64::from(time) * 12 / 52;
            u32::try_from(year).map_err(|_| wanted())?
        }
        _ => return Err(wanted()),
    };
    if found == 0 || found > 60 * 10_000 {
        return Err("more than nothing and at most 10000 hours a week are wanted".to_owned());
    }
    Ok(found)
}

/// `document=4h-16h`.
fn effort(text: &str) -> Result<EffortArgument, String> {
    let wanted = || "a range is wanted, such as document=4h-16h".to_owned();
    let (name, range) = text.split_once('=').ok_or_else(wanted)?;
    let row = EFFORT_NAMES.iter().find(|(known, _)| *known == name);
    let row = row.map(|(_, row)| *row).ok_or_else(|| {
        let known: Vec<&str> = EFFORT_NAMES.iter().map(|(known, _)| *known).collect();
        format!("one of {}", known.join(", "))
    })?;
    let (low, high) = range.split_once('-').unwrap_or((range, range));
    let (low, high) = minutes(low).zip(minutes(high)).ok_or_else(wanted)?;
    if low > high {
        return Err("the range ends before it begins".to_owned());
    }
    if high > 60 * 10_000 {
        return Err("at most 10000 hours are wanted".to_owned());
    }
    Ok(EffortArgument { row, once: Effort { low, high } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capacity_is_told_in_many_ways() {
        assert_eq!(capacity("16h/week"), Ok(960));
        assert_eq!(capacity("16h"), Ok(960));
        assert_eq!(capacity("2d/week"), Ok(960));
        // 13 days a month are 156 days a year, three a week.
        assert_eq!(capacity("13d/month"), Ok(1440));
        assert_eq!(capacity("90min/w"), Ok(90));
        for wrong in ["", "h", "16", "16h/day", "0h", "-1h", "99999999999h", "1.5h"] {
            assert!(capacity(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_effort_is_a_range_of_a_sort() {
        let found = effort("make-good=30min-2h").map(|found| (found.row, found.once));
        assert_eq!(found, Ok((EffortName::Mend, Effort { low: 30, high: 120 })));
        for wrong in ["document", "document=4", "document=16h-4h", "paper=1h-2h"] {
            assert!(effort(wrong).is_err(), "{wrong}");
        }
    }
}
