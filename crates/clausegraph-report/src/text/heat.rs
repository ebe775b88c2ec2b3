//! The heat map of the clauses: from what is known to what is possible, with counts per status.

use clausegraph::{Assessment, Clause, ClauseResult, Shares, Status};

use crate::{
    digest::Digest,
    layout::{Page, cut, pad, pad_left, status_sign, width},
    palette::{Palette, paint},
    wording::{clause_title, thousands},
};

const BAR: u32 = 10;
const NUMBERS: usize = 13;
/// The columns of a title below which the bars make way for it.
const TITLE: usize = 16;

pub(super) fn clauses(page: &mut Page, digest: &Digest<'_, '_>) {
    if digest.clauses.is_empty() {
        return;
    }
    page.heading("Clauses", "from the share known to be covered to the share possible");
    let palette = page.palette();
    let columns: Vec<(Status, usize)> = Status::ALL
        .into_iter()
        .filter(|status| status.counts())
        .map(|status| (status, count_width(digest, |result| result.counts.of(status))))
        .collect();
    let rest = count_width(digest, not_counted);
    let counts: usize = columns.iter().map(|(_, width)| width).sum::<usize>() + rest;
    let bars = usize::try_from(BAR).unwrap_or(10) + 1;
    let fixed = 1 + NUMBERS + counts;
    let drawn = page.columns() >= fixed + bars + TITLE;
    let title = page.columns().saturating_sub(if drawn { fixed + bars } else { fixed }).max(12);

    let mut head = pad("", title + 1);
    if drawn {
        head.push_str(&pad("known", bars));
    }
    head.push_str(&pad(if drawn { "to possible" } else { "known" }, NUMBERS));
    let mut head = paint(palette.faint, &head);
    for (status, width) in &columns {
        let sign = pad_left(status_sign(*status), *width);
        head.push_str(&paint(palette.status(*status), &sign));
    }
    head.push_str(&paint(palette.faint, &pad_left("–", rest)));
    page.line(&head);

    for result in &digest.clauses {
        let mut line = name(digest.assessment, result.clause, title, palette);
        line.push(' ');
        if drawn {
            line.push_str(&bar(result.shares, palette));
            line.push(' ');
        }
        line.push_str(&pad(&shares(result.shares), NUMBERS));
        for (status, width) in &columns {
            let style = palette.status(*status);
            line.push_str(&count(result.counts.of(*status), *width, style, palette));
        }
        line.push_str(&count(not_counted(result), rest, palette.faint, palette));
        page.line(&line);
    }
    page.blank();
    legend(page, drawn);
}

fn not_counted(result: &ClauseResult<'_>) -> u32 {
    result.counts.of(Status::NotTriggered) + result.counts.of(Status::NotChosen)
}

fn count_width(digest: &Digest<'_, '_>, of: impl Fn(&ClauseResult<'_>) -> u32) -> usize {
    let most = digest.clauses.iter().map(of).max().unwrap_or(0);
    number(most).len().max(2) + 1
}

fn number(count: u32) -> String {
    thousands(usize::try_from(count).unwrap_or(usize::MAX))
}

fn count(count: u32, columns: usize, style: anstyle::Style, palette: Palette) -> String {
    if count == 0 {
        return paint(palette.faint, &pad_left("·", columns));
    }
    paint(style, &pad_left(&number(count), columns))
}

/// The number and title, indented below the chapter.
fn name(assessment: &Assessment<'_>, clause: &Clause, columns: usize, palette: Palette) -> String {
    let chapter = assessment.catalogue().with_ancestors(clause).count() == 1;
    let indent = if chapter { "" } else { "  " };
    let label = format!("{indent}{} ", clause.id());
    let label = pad(&label, if chapter { 3 } else { 10 });
    let rest = columns.saturating_sub(width(&label));
    let title = pad(&cut(clause_title(assessment.catalogue(), clause), rest), rest);
    if clause.is_area() {
        paint(palette.strong, &format!("{label}{title}"))
    } else {
        format!("{label}{title}")
    }
}

/// `0.6111–0.7000`, or one number where both are the same.
pub(crate) fn shares(shares: Option<Shares>) -> String {
    match shares {
        None => "–".to_owned(),
        Some(shares) if shares.known == shares.possible => shares.known.to_string(),
        Some(shares) => format!("{}–{}", shares.known, shares.possible),
    }
}

/// How many tenths of a bar are known, and how many are open.
///
/// A share that is not nothing shows at least a tenth, and one that is not all leaves one out: a bar
/// never looks fuller or emptier than it is.
fn tenths(shares: Shares) -> (u32, u32) {
    let tenth = |share: clausegraph::Share| {
        let percent = share.percent();
        let whole = share.to_string() == "1.0000";
        let nothing = share.to_string() == "0.0000";
        match (percent * BAR + 50) / 100 {
            0 if !nothing => 1,
            all if all >= BAR && !whole => BAR - 1,
            some => some,
        }
    };
    let possible = tenth(shares.possible);
    let mut known = tenth(shares.known).min(possible);
    if known == possible && shares.known != shares.possible {
        // What is open is seen, too: it takes a tenth from either side.
        if known > 1 || shares.known.to_string() == "0.0000" {
            known = known.saturating_sub(1);
        } else {
            return (known, 1);
        }
    }
    (known, possible.saturating_sub(known))
}

fn bar(shares: Option<Shares>, palette: Palette) -> String {
    let repeat = |sign: &str, times: u32| sign.repeat(usize::try_from(times).unwrap_or(0));
    let Some(shares) = shares else {
        return repeat(" ", BAR);
    };
    let (known, open) = tenths(shares);
    format!(
        "{}{}{}",
        paint(palette.covered, &repeat("█", known)),
        paint(palette.unknown, &repeat("▒", open)),
        paint(palette.faint, &repeat("·", BAR.saturating_sub(known + open))),
    )
}

fn legend(page: &mut Page, drawn: bool) {
    let palette = page.palette();
    let mut line = String::new();
    let mut used = 0;
    let bars = [
        ("█ known to be covered".to_owned(), palette.covered),
        ("▒ possible".to_owned(), palette.unknown),
        ("· not covered".to_owned(), palette.faint),
    ];
    let statuses = Status::ALL.into_iter().filter(|status| status.counts());
    let statuses = statuses
        .map(|status| {
            let words = format!("{} {}", status_sign(status), status_words(status));
            (words, palette.status(status))
        })
        .chain([("– not counted".to_owned(), palette.faint)]);
    for (words, style) in bars.into_iter().filter(|_| drawn).chain(statuses) {
        let gap = if used == 0 { 0 } else { 2 };
        if used + gap + width(&words) > page.columns() {
            page.line(&line);
            line.clear();
            used = 0;
        }
        let gap = if used == 0 { 0 } else { 2 };
        line.push_str(&" ".repeat(gap));
        line.push_str(&paint(style, &words));
        used += gap + width(&words);
    }
    page.line(&line);
}

/// The status as words for people.
pub(crate) fn status_words(status: Status) -> String {
    status.as_str().replace('-', " ")
}

#[cfg(test)]
mod tests {
    use clausegraph::Counts;

    use super::*;
    use crate::layout::add;

    fn drawn(covered: usize, unknown: usize, missing: usize) -> String {
        let statuses = [
            (Status::Covered, covered),
            (Status::CannotEvaluate, unknown),
            (Status::Missing, missing),
        ];
        let counts: Counts = statuses
            .into_iter()
            .flat_map(|(status, times)| std::iter::repeat_n(status, times))
            .collect();
        let bar = bar(counts.shares(), Palette::PLAIN);
        format!("{bar} {}", shares(counts.shares()))
    }

    #[test]
    fn a_bar_never_looks_fuller_or_emptier_than_it_is() {
        let mut table = String::new();
        for (covered, unknown, missing) in [
            (0, 0, 3),
            (1, 0, 999),
            (1, 1, 998),
            (1, 1, 2),
            (999, 0, 1),
            (998, 1, 1),
            (999, 1, 0),
            (1, 0, 0),
            (0, 1, 0),
        ] {
            let drawn = drawn(covered, unknown, missing);
            add(&mut table, format_args!("{covered:3} {unknown:3} {missing:3}  {drawn}\n"));
        }
        insta::assert_snapshot!(table);
        assert_eq!(bar(None, Palette::PLAIN), " ".repeat(10));
    }
}
