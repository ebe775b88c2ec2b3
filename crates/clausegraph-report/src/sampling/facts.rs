//! What a sampling statement says, label by label.

use clausegraph::document::{
    DrawnRecordDocument, RepeatedRecordDocument, SampleDocument, SampleIncludeDocument,
    SampleLeftOutDocument, TestMethod,
};

use crate::layout::add;
use crate::wording::{counted, first_few, join, thousands};

/// Ids in a row before the rest is counted.
const MOST: usize = 12;

/// The population and its period.
pub(super) fn population_words(sample: &SampleDocument) -> String {
    let period = sample.period;
    format!("{}, {} to {}", words(sample.population.as_str()), period.first(), period.last())
}

/// A word of the catalogue as people say it.
pub(super) fn words(key: &str) -> String {
    key.replace(['-', '_'], " ")
}

/// The values of a stratum in words.
pub(super) fn stratum_words(values: &[Option<String>]) -> String {
    let said = values.iter().map(|value| value.as_deref().unwrap_or("not stated"));
    let said: Vec<&str> = said.collect();
    if said.is_empty() { "all".to_owned() } else { said.join(" / ") }
}

/// The number of a count.
pub(super) fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// Everything that a statement says but the table of strata.
pub(super) fn facts(sample: &SampleDocument) -> Vec<(&'static str, String)> {
    let total = counted(size(sample.total), "record", "records");
    let mut facts = vec![
        ("Population", format!("{}: N = {total}", population_words(sample))),
        ("List", list(sample)),
    ];
    facts.extend(not_counted(&sample.left_out).map(|text| ("Not counted", text)));
    facts.extend(several_rows(&sample.repeated).map(|text| ("In several rows", text)));
    facts.push(("Drawn", drawn(sample)));
    facts.extend(sample.includes.iter().map(|found| ("Must be there", must(found))));
    facts.push(("Method", method(sample)));
    facts.push(("Seed", format!("`{}`", sample.seed)));
    facts.push(("Bears on", bears_on(sample)));
    facts
}

fn list(sample: &SampleDocument) -> String {
    let source = &sample.source;
    let sheet =
        source.sheet.as_ref().map_or_else(String::new, |sheet| format!(", sheet `{sheet}`"));
    format!(
        "`{}`{sheet}, {}, ids in `{}`, days in `{}`; SHA-256 {}",
        source.file,
        counted(size(source.rows), "row", "rows"),
        source.id_column,
        source.day_column,
        source.sha256
    )
}

/// What is in the list and not in the population.
fn not_counted(left: &SampleLeftOutDocument) -> Option<String> {
    let mut parts = Vec::new();
    if left.outside_period > 0 {
        let records = counted(size(left.outside_period), "record", "records");
        parts.push(format!("{records} outside the period"));
    }
    if !left.without_day.is_empty() {
        let records = counted(left.without_day.len(), "record", "records");
        parts.push(format!("{records} without a day: {}", first_few(&left.without_day, MOST)));
    }
    if !left.unreadable_day.is_empty() {
        let records = counted(left.unreadable_day.len(), "record", "records");
        let each = left.unreadable_day.iter();
        let each: Vec<String> = each
            .map(|found| format!("{} (`{}`, {})", found.record, found.day, found.place))
            .collect();
        parts.push(format!(
            "{records} of a day that was not understood: {}",
            first_few(&each, MOST)
        ));
    }
    if !left.without_id.is_empty() {
        let rows = counted(left.without_id.len(), "row", "rows");
        parts.push(format!("{rows} without an id: {}", first_few(&left.without_id, MOST)));
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn several_rows(repeated: &[RepeatedRecordDocument]) -> Option<String> {
    if repeated.is_empty() {
        return None;
    }
    let each: Vec<String> =
        repeated.iter().map(|found| format!("{} ({} rows)", found.record, found.rows)).collect();
    let mut text = format!(
        "{}, counted once each: {}",
        counted(repeated.len(), "record", "records"),
        first_few(&each, MOST)
    );
    let differ = repeated.iter().filter(|found| found.differ).count();
    if differ > 0 {
        let which = if differ == repeated.len() {
            "the rows differ".to_owned()
        } else {
            format!("the rows of {} differ", thousands(differ))
        };
        add(&mut text, format_args!("; {which}, and the earliest within the period counts"));
    }
    Some(text)
}

fn drawn(sample: &SampleDocument) -> String {
    let number = sample.drawn.len();
    let on = sample.drawn_on;
    let asked = match (sample.size, sample.minimum) {
        (None, _) => "as many of each stratum as were asked for".to_owned(),
        (Some(asked), Some(minimum)) if minimum > 0 && !sample.strata_by.is_empty() => {
            format!("{} asked for, of each stratum at least {minimum}", thousands(size(asked)))
        }
        (Some(asked), _) => format!("{} asked for", thousands(size(asked))),
    };
    match sample.method {
        TestMethod::Census if number == 0 => {
            format!("n = 0 on {on}: there is no record to draw ({asked})")
        }
        TestMethod::Census => {
            format!("n = {} on {on}: all of them, a census ({asked})", thousands(number))
        }
        TestMethod::Sample => {
            let is_more = sample.size.is_some_and(|asked| number > size(asked));
            let more = if is_more { "; more, since so many must be there" } else { "" };
            format!("n = {} on {on}: a sample ({asked}{more})", thousands(number))
        }
    }
}

fn must(found: &SampleIncludeDocument) -> String {
    let is = values(found);
    if found.records == 0 {
        return format!("{is}: the population holds no such record");
    }
    let only = if found.records < found.at_least { "only " } else { "" };
    format!(
        "{is}: at least {}; {only}{} there, {} drawn",
        found.at_least,
        thousands(size(found.records)),
        thousands(size(found.drawn))
    )
}

/// The values that records must have.
fn values(found: &SampleIncludeDocument) -> String {
    let is = found.is.iter().map(|value| format!("{} = {}", value.column, value.value));
    join(&is.collect::<Vec<String>>(), "and")
}

/// What a record was drawn for before its turn.
pub(super) fn drawn_for(sample: &SampleDocument, drawn: &DrawnRecordDocument) -> String {
    let found = drawn.included_for.iter().filter_map(|at| sample.includes.get(size(*at)));
    found.map(values).collect::<Vec<String>>().join("; ")
}

fn method(sample: &SampleDocument) -> String {
    let order = "in the order of the SHA-256 of seed, line feed, population, line feed and record id \
                 (UTF-8), the smallest first";
    let must = if sample.includes.is_empty() {
        ""
    } else {
        "; of the records that must be there the first in the same order, counted towards their stratum"
    };
    if sample.strata_by.is_empty() {
        return format!("{}: {order}{must}", sample.draw);
    }
    let columns: Vec<String> =
        sample.strata_by.iter().map(|column| format!("`{column}`")).collect();
    let shares = if sample.size.is_some() {
        "sizes in proportion to the strata, by largest remainder"
    } else {
        "sizes as stated"
    };
    format!(
        "{}: strata by {}; {shares}; in each stratum {order}{must}",
        sample.draw,
        join(&columns, "and")
    )
}

pub(super) fn bears_on(sample: &SampleDocument) -> String {
    let unseen = size(sample.total).saturating_sub(sample.drawn.len());
    match sample.method {
        TestMethod::Census => {
            "all records of the population as listed; what the list does not hold \
                               stays unseen"
                .to_owned()
        }
        TestMethod::Sample => format!(
            "the records drawn. Auditing by sample leaves records unseen, here {}: what the tests show \
             is said of n and the exceptions among them, never as a rate of the population",
            thousands(unseen)
        ),
    }
}

/// The command that computes the hash of the first record.
pub(super) fn check_command(sample: &SampleDocument) -> Option<String> {
    let first = sample.drawn.first()?;
    let quoted = |text: &str| format!("'{}'", text.replace('\'', r"'\''"));
    Some(format!(
        r"printf '%s\n%s\n%s' {} {} {} | sha256sum",
        quoted(&sample.seed),
        quoted(sample.population.as_str()),
        quoted(&first.record)
    ))
}
