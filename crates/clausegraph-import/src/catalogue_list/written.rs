//! From an id as a standard writes it to an id as catalogues write it, and back.

use clausegraph_model::{ClauseId, IdError, RequirementId};

/// The id of a criterion as catalogues write it.
///
/// An id that keeps to the grammar stays as it is. Of others, what stands in parentheses at the end
/// is tied by `_` (`AC-2(1)` is `AC-2_1`, `5(b)(ii)` is `5_b_ii`), and a blank becomes `--`
/// (`Art. 5` is `Art.--5`); [`written_id`] turns both round.
///
/// # Errors
///
/// [`IdError`] where that makes no id either, or none that could be turned round.
///
/// ```
/// use clausegraph_import::{requirement_id, written_id};
///
/// let id = requirement_id("AC-2(1)")?;
/// assert_eq!(id.as_str(), "AC-2_1");
/// assert_eq!(written_id(&id), "AC-2(1)");
/// assert!(requirement_id("AC-2/1").is_err());
/// # Ok::<(), clausegraph_model::IdError>(())
/// ```
pub fn requirement_id(written: &str) -> Result<RequirementId, IdError> {
    written.parse().or_else(|error| {
        let turned = turned(written).and_then(|text| text.parse::<RequirementId>().ok());
        turned.filter(|id| written_id(id) == written).ok_or(error)
    })
}

/// An id that [`requirement_id`] has changed, as it was written.
///
/// An id that was written with `_` or `--` itself cannot be told from one that was changed: ask only
/// of those that the report of the list names.
pub fn written_id(id: &RequirementId) -> String {
    let mut parts = id.as_str().split('_');
    let mut text = parts.next().unwrap_or_default().replace("--", " ");
    for part in parts {
        text.push('(');
        text.push_str(&part.replace("--", " "));
        text.push(')');
    }
    text
}

/// The id with `_` for what is in parentheses and `--` for blanks; none where something else is odd.
fn turned(written: &str) -> Option<String> {
    let (stem, groups) = written.split_once('(').unwrap_or((written, ""));
    let mut text = stem.trim_end().to_owned();
    if !groups.is_empty() {
        for group in groups.strip_suffix(')')?.split(")(") {
            text.push('_');
            text.push_str(group);
        }
    }
    Some(text.replace(' ', "--"))
}

/// What an id stands under by its own form: the part before its last sign, `CC1` of `CC1.1`.
///
/// What stands in parentheses belongs to the criterion: `AC` is above `AC-2(1)`.
pub(super) fn above(written: &str) -> Option<&str> {
    let stem = written.split('(').next().unwrap_or(written).trim_end();
    let (above, _) = stem.rsplit_once(['.', '-', '_', ' ', '/', ':'])?;
    let above = above.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    (!above.is_empty()).then_some(above)
}

/// The number of a clause for what a list writes: each run of other signs becomes `_`.
pub(super) fn clause_id(written: &str) -> Result<ClauseId, IdError> {
    written.parse().or_else(|_| {
        let words = written.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '.');
        let words: Vec<&str> =
            words.map(|word| word.trim_matches('.')).filter(|word| !word.is_empty()).collect();
        words.join("_").parse()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ids_of_other_standards_have_a_form_of_ours() {
        for (written, id) in [
            ("CC1.1", "CC1.1"),
            ("AC-2(1)", "AC-2_1"),
            ("5(b)(ii)", "5_b_ii"),
            ("Art. 5", "Art.--5"),
            ("Art. 5(1)", "Art.--5_1"),
            ("8_1", "8_1"),
        ] {
            assert_eq!(requirement_id(written).unwrap().as_str(), id);
        }
        for written in
            ["", "AC-2/1", "AC_2(1)", "AC-2(1", "AC-2)", "(a)", "a(b)c", "AC-2()", "a (b)"]
        {
            assert!(requirement_id(written).is_err(), "{written:?}");
        }
    }

    #[test]
    fn ids_tell_what_they_stand_under() {
        for (written, expected) in [
            ("CC1.1", Some("CC1")),
            ("AC-2(1)", Some("AC")),
            ("A.5.1.2", Some("A.5.1")),
            ("Art. 5", Some("Art")),
            ("R1", None),
            (".1", None),
        ] {
            assert_eq!(above(written), expected, "{written}");
        }
    }

    #[test]
    fn clauses_have_numbers() {
        for (written, id) in
            [("CC1", "CC1"), ("Access Control", "Access_Control"), ("A-5: x.", "A_5_x")]
        {
            assert_eq!(clause_id(written).unwrap().as_str(), id);
        }
        assert!(clause_id("§").is_err());
    }

    proptest! {
        #[test]
        fn an_id_that_was_changed_can_be_turned_round(written in "\\PC*|[a-b1_(). -]{0,8}") {
            if let Ok(id) = requirement_id(&written) {
                prop_assert!(id.as_str() == written || written_id(&id) == written);
            }
        }
    }
}
