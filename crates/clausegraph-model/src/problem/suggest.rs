//! "Did you mean": the known word that is closest to an unknown one.

use strsim::osa_distance;

/// The candidate that is closest to a word, where one is close.
///
/// Case does not count, nor zeros in front of numbers, nor whether words are tied by `-`, `_` or a
/// blank. A candidate is close where about a third of its characters differ at most, or where one of
/// the two begins with the other. Of equally close ones that with the same zeros counts, then the
/// first, so that the answer depends on nothing but the order given.
///
/// ```
/// use clausegraph_model::did_you_mean;
///
/// let kinds = ["policy", "plan", "procedure"];
/// assert_eq!(did_you_mean("Polici", kinds), Some("policy"));
/// assert_eq!(did_you_mean("proc", kinds), Some("procedure"));
/// assert_eq!(did_you_mean("contract", kinds), None);
/// ```
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let tied_word = tied(word);
    let wanted = without_zeros(&tied_word);
    let length = wanted.chars().count();
    // Ids that nobody could have meant are not worth the steps.
    if length == 0 || length > 120 {
        return None;
    }
    let limit = (length / 3).clamp(1, 4);
    let mut best: Option<((usize, bool), &'a str)> = None;
    for candidate in candidates {
        let tied_candidate = tied(candidate);
        let known = without_zeros(&tied_candidate);
        let known_length = known.chars().count();
        let prefix = length.min(known_length) >= 3
            && (known.starts_with(&wanted) || wanted.starts_with(&known));
        let distance = if known_length.abs_diff(length) <= limit {
            osa_distance(&wanted, &known)
        } else {
            usize::MAX
        };
        // Another number is another thing, unless a digit was left out or doubled.
        let digits = numbers(&wanted).count().abs_diff(numbers(&known).count());
        let slipped = distance == 1 && digits == 1;
        if !slipped && !numbers(&wanted).eq(numbers(&known)) {
            continue;
        }
        // A shared beginning counts, but less than any small slip.
        let rank = match (distance <= limit && distance < length, prefix) {
            (true, _) => distance,
            (false, true) => limit + known_length.abs_diff(length),
            (false, false) => continue,
        };
        let rank = (rank, tied_candidate != tied_word);
        if best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// A word in small letters, tied by `-`.
fn tied(word: &str) -> String {
    word.trim()
        .chars()
        .map(|found| match found {
            '_' | ' ' => '-',
            other => other.to_ascii_lowercase(),
        })
        .collect()
}

/// A word whose numbers begin with no zero, so that `A-7` and `A-07` are the same; `0` stays.
fn without_zeros(word: &str) -> String {
    let mut stripped = String::with_capacity(word.len());
    let mut signs = word.chars().peekable();
    let mut in_number = false;
    while let Some(sign) = signs.next() {
        let leads = signs.peek().is_some_and(char::is_ascii_digit);
        if sign == '0' && !in_number && leads {
            continue;
        }
        in_number = sign.is_ascii_digit();
        stripped.push(sign);
    }
    stripped
}

/// The digits of a word, zeros left out, so that `A-7` and `A-07` have the same.
fn numbers(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|found| matches!(found, '1'..='9'))
}

/// Gives suggestions until it has compared a fixed number of words.
///
/// In a set of files where everything is wrong, looking through all ids for each wrong one would take
/// the square of their number. The limit counts comparisons, so that the same files always get the
/// same suggestions.
#[derive(Debug)]
pub(crate) struct Suggester {
    steps: usize,
}

impl Suggester {
    pub(crate) fn new() -> Self {
        Self { steps: 2_000_000 }
    }

    pub(crate) fn suggest<'a>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        let steps = &mut self.steps;
        let counted = candidates.into_iter().take_while(|_| {
            *steps = steps.saturating_sub(1);
            *steps > 0
        });
        did_you_mean(word, counted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_words_are_found() {
        let words = ["in-force", "latest", "supplier-performance", "8.2.1-b", "POL-07"];
        for (word, found) in [
            ("In_Force", Some("in-force")),
            ("lastest", Some("latest")),
            ("suplier-performance", Some("supplier-performance")),
            ("supplier", Some("supplier-performance")),
            ("8.2.1-z", Some("8.2.1-b")),
            ("POL07", Some("POL-07")),
            ("pol-07 ", Some("POL-07")),
            ("POL-007", Some("POL-07")),
            ("POL-17", Some("POL-07")),
            ("POL-08", None),
            ("xyz", None),
            ("", None),
            ("l", None),
        ] {
            assert_eq!(did_you_mean(word, words), found, "{word:?}");
        }
    }

    #[test]
    fn zeros_in_front_of_a_number_do_not_count() {
        let ids = ["8.3.4.1-a", "8.3.4.1-5", "8.3.4.1-06", "8.3.4.1-60"];
        for (word, found) in [
            ("8.3.4.1-6", Some("8.3.4.1-06")),
            ("8.3.4.1-006", Some("8.3.4.1-06")),
            ("8.3.04.1-06", Some("8.3.4.1-06")),
            ("8.3.4.1-600", Some("8.3.4.1-60")),
        ] {
            assert_eq!(did_you_mean(word, ids), found, "{word:?}");
        }
        assert_eq!(did_you_mean("a-07", ["A-7", "A-07"]), Some("A-07"));
        assert_eq!(did_you_mean("a-007", ["A-7", "A-07"]), Some("A-7"));
        assert_eq!(without_zeros("00-010-x0y00z.0"), "0-10-x0y0z.0");
    }

    #[test]
    fn the_first_of_equally_close_words_counts() {
        assert_eq!(did_you_mean("A-b", ["A-c", "A-d"]), Some("A-c"));
        assert_eq!(did_you_mean("A-b", ["A-d", "A-c"]), Some("A-d"));
    }

    #[test]
    fn suggestions_end_with_the_steps() {
        let mut suggester = Suggester { steps: 3 };
        assert_eq!(suggester.suggest("aab", ["aaa", "bbb"]), Some("aaa"));
        assert_eq!(suggester.suggest("aab", ["aaa", "bbb"]), None);
    }
}
