//! Section 6: from the values of slots to a status.

use std::collections::BTreeSet;

/// The values of a slot: one, or for a record test up to two.
pub(crate) type Values = BTreeSet<&'static str>;

/// Whether the cell is covered and with what, over the values of its required slots and groups.
pub(crate) fn decide(values: &Values) -> &'static str {
    let all = |wanted: &str| values.iter().all(|value| *value == wanted);
    let any = |wanted: &str| values.contains(wanted);
    if all("ok") {
        "covered"
    } else if all("none") {
        "missing"
    } else if any("none") {
        "partial"
    } else if any("weak") {
        "weak"
    } else if any("lapsed") {
        "stale"
    } else {
        "cannot-evaluate"
    }
}

/// The place of a status in the order covered > cannot evaluate > stale > weak > partial >
/// missing; the two that ask for nothing have none.
pub(crate) fn grade(status: &str) -> Option<u8> {
    match status {
        "covered" => Some(5),
        "cannot-evaluate" => Some(4),
        "stale" => Some(3),
        "weak" => Some(2),
        "partial" => Some(1),
        "missing" => Some(0),
        _ => None,
    }
}

/// The worst of some statuses, where those that ask for nothing count only if all are such, and
/// then the first of them (section 2).
pub(crate) fn worst(statuses: &[&'static str]) -> Option<&'static str> {
    let mut found: Option<(&'static str, u8)> = None;
    for status in statuses {
        if let Some(grade) = grade(status)
            && found.is_none_or(|(_, lowest)| grade < lowest)
        {
            found = Some((status, grade));
        }
    }
    found.map(|(status, _)| status).or_else(|| statuses.first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[&'static str], status: &str) {
        assert_eq!(decide(&values.iter().copied().collect()), status, "{values:?}");
    }

    #[test]
    fn the_first_match_decides() {
        check(&["ok"], "covered");
        check(&["none"], "missing");
        check(&["ok", "none"], "partial");
        check(&["unknown", "none"], "partial");
        check(&["weak", "lapsed", "unknown", "ok"], "weak");
        check(&["lapsed", "unknown", "ok"], "stale");
        check(&["unknown", "ok"], "cannot-evaluate");
        check(&["unknown"], "cannot-evaluate");
        check(&["weak", "none"], "partial");
    }

    #[test]
    fn what_asks_for_nothing_counts_only_alone() {
        assert_eq!(worst(&["not-chosen", "covered"]), Some("covered"));
        assert_eq!(worst(&["not-chosen", "not-triggered"]), Some("not-chosen"));
        assert_eq!(worst(&["stale", "missing", "covered"]), Some("missing"));
        assert_eq!(worst(&[]), None);
    }
}
