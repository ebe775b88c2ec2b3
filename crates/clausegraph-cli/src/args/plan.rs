//! The arguments of `plan`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clausegraph::{ActionType, Date, Effort};

use super::{CatalogueArguments, date};

const PLAN_HELP: &str = "\
Reading the result:
  An action is one piece of work on one thing: approve a contract, hold a supplier review, keep records of
  changes. It closes a cell alone where the cell lacks nothing else, and helps to close the others.
  Phases: find out (what is not known, and may not be lacking); decide and document (a document only where
  the standard asks for one); run and record; check (audit, management review); retire.
  Numbers of effort are assumptions; they are printed at the end, and --effort replaces them.
  Weeks begin on the day of the plan. With --capacity the middle of each range is placed week by week.
  With --target it says which constraint breaks: waiting (records take three months, whatever the
  capacity) or capacity, and which one would do.
  With --with and --without the plan is that of the organisation as it would be, and what is different
  comes first.

Examples:
  clausegraph plan acme
  clausegraph plan acme --capacity 16h/week --target 2027-03-01
  clausegraph plan acme --only document,decide --all
  clausegraph plan acme --clause 8.3 --format markdown > plan.md
  clausegraph plan acme --without CON-02
  clausegraph plan acme --with next-review.json
  clausegraph plan acme --effort document=4h-16h --format csv > plan.csv";

/// How a plan is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlanFormat {
    /// For a terminal.
    Text,
    /// A document.
    Markdown,
    /// For programs.
    Json,
    /// A table for spreadsheets and task boards.
    Csv,
}

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

/// Arguments of `plan`.
#[derive(Debug, Args)]
#[command(after_help = PLAN_HELP)]
pub(crate) struct PlanArguments {
    /// The folder of the organisation, or one file
    #[arg(value_name = "ORGANISATION")]
    pub(crate) organisation: PathBuf,
    /// The day to plan on, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// The day by which everything is to be done
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) target: Option<Date>,
    /// What can be worked on the plan: 16h/week, 3d/week, 12d/month; a day has eight hours
    #[arg(long, value_name = "TIME", value_parser = capacity)]
    pub(crate) capacity: Option<u32>,
    /// Minutes or hours that a sort of action takes: document=4h-16h, make-good=30min-2h; may be repeated
    #[arg(long, value_name = "SORT=LOW-HIGH", value_parser = effort)]
    pub(crate) effort: Vec<EffortArgument>,
    /// Show only actions of these types: find-out, decide, document, do, measure, retire
    #[arg(long, value_name = "TYPES", value_parser = action_type, value_delimiter = ',')]
    pub(crate) only: Vec<ActionType>,
    /// Plan only for what is open in this clause and those below it
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Option<String>,
    /// What if: a file, or a folder, that is read as a part of the organisation; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) with: Vec<PathBuf>,
    /// What if: an artefact that is left out, with its claims; may be repeated
    #[arg(long, value_name = "ARTEFACT")]
    pub(crate) without: Vec<String>,
    /// An artefact that is to be retired; may be repeated
    #[arg(long, value_name = "ARTEFACT")]
    pub(crate) retire: Vec<String>,
    /// Show every action in full
    #[arg(long)]
    pub(crate) all: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = PlanFormat::Text)]
    pub(crate) format: PlanFormat,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueArguments,
}

fn action_type(text: &str) -> Result<ActionType, String> {
    let words: Vec<&str> = ActionType::ALL.iter().map(|known| known.as_str()).collect();
    let found = ActionType::ALL.into_iter().find(|known| known.as_str() == text);
    found.ok_or_else(|| format!("one of {}", words.join(", ")))
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
