//! Which sign stands between the fields.

use super::records;
use crate::ReadLimits;

/// A first line such as `sep=;`, as Excel writes and reads it: the text after it, the number of its first
/// line, and the sign.
pub(super) fn stated(text: &str) -> (&str, u32, Option<char>) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_end_matches('\r').trim_matches('"');
    let sign = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep="));
    let sign = sign.and_then(|_| {
        let mut signs = line.chars().skip(4);
        signs.next().filter(|_| signs.next().is_none())
    });
    match sign {
        Some(sign) => (rest, 2, Some(sign)),
        None => (text, 1, None),
    }
}

/// The sign that the ending of a name promises, where the text has it at all.
pub(super) fn named(name: &str, text: &str) -> Option<char> {
    let (_, ending) = name.rsplit_once('.')?;
    let sign = match ending.to_ascii_lowercase().as_str() {
        "tsv" | "tab" => '\t',
        "psv" => '|',
        _ => return None,
    };
    text.contains(sign).then_some(sign)
}

/// The sign that gives the most even records over the first 200, and a note where that was close.
pub(super) fn sniffed(text: &str, limits: &ReadLimits) -> (char, Option<String>) {
    const SIGNS: [char; 4] = [',', ';', '\t', '|'];

    let mut scores: Vec<(Score, char)> =
        SIGNS.into_iter().map(|sign| (score(text, sign, limits), sign)).collect();
    // A stable sort: signs of the same score stay in the order of how common they are.
    scores.sort_by(|(one, _), (other, _)| other.cmp(one));
    let mut scores = scores.into_iter().filter(|(score, _)| score.fields > 1);
    let Some((best, sign)) = scores.next() else { return (',', None) };
    let note = scores.next().filter(|(second, _)| second.even == best.even).map(|(second, other)| {
        format!(
            "fields are taken to be parted by {} ({} on each line), not by {} ({}): name the delimiter if \
             that is wrong",
            name(sign),
            best.fields,
            name(other),
            second.fields
        )
    });
    (sign, note)
}

/// How people call a sign.
pub(super) fn name(sign: char) -> String {
    match sign {
        '\t' => "a tab".to_owned(),
        '\r' | '\n' => "a line break".to_owned(),
        sign => format!("`{sign}`"),
    }
}

/// How well a sign parts the fields; more is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// The tenths of the records that have as many fields as most have; none where that is one.
    even: usize,
    /// How many fields most records have.
    fields: usize,
}

fn score(text: &str, sign: char, limits: &ReadLimits) -> Score {
    let mut widths: Vec<usize> = records::of(text, sign, 1, limits.cells)
        .take(200)
        .map_while(Result::ok)
        .map(|record| record.fields.len())
        .collect();
    widths.sort_unstable();
    let groups = widths.chunk_by(|one, other| one == other);
    let most = groups.max_by_key(|group| group.len()).unwrap_or_default();
    let fields = most.first().copied().unwrap_or_default();
    if fields < 2 {
        return Score { even: 0, fields };
    }
    let even = most.len().saturating_mul(10) / widths.len().max(1);
    Score { even, fields }
}
