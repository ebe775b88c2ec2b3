//! Statuses, values, grounds and origins in one line each.

use clausegraph::{Ground, Origin, SlotValue, Status, ValueSet};

use super::join;

/// What a status says.
///
/// ```
/// use clausegraph::Status;
/// use clausegraph_report::wording::status_line;
///
/// assert_eq!(status_line(Status::Partial), "some of what is asked has no evidence");
/// ```
pub const fn status_line(status: Status) -> &'static str {
    match status {
        Status::Covered => "evidence covers everything that is asked",
        Status::CannotEvaluate => {
            "no shortfall is known, and something that would decide is not stated"
        }
        Status::Stale => "there is evidence, older than the planned interval",
        Status::Weak => "there is evidence, with a weakness",
        Status::Partial => "some of what is asked has no evidence",
        Status::Missing => "nothing of what is asked has evidence",
        Status::NotTriggered => "nothing is asked: there is nothing that it would be about",
        Status::NotChosen => "another of several ways was chosen",
    }
}

/// What the value of a slot says.
pub const fn value_line(value: SlotValue) -> &'static str {
    match value {
        SlotValue::Ok => "something shows it",
        SlotValue::Unknown => "what would decide is not stated",
        SlotValue::Lapsed => "what shows it is older than planned",
        SlotValue::Weak => "what shows it has a weakness",
        SlotValue::None => "nothing shows it",
    }
}

/// The rule by which the values of the required slots decide.
pub fn decision_rule(values: ValueSet) -> &'static str {
    match clausegraph::decide(values) {
        Some(Status::Covered) => "every value is ok",
        Some(Status::Missing) => "every value is none",
        Some(Status::Partial) => "a value is none, another is not",
        Some(Status::Weak) => "no value is none, one is weak",
        Some(Status::Stale) => "no value is none or weak, one is lapsed",
        Some(Status::CannotEvaluate) => "no value is none, weak or lapsed, one is unknown",
        Some(Status::NotTriggered | Status::NotChosen) | None => "no value decides",
    }
}

/// Why a cell has its status, without its particulars.
pub fn ground_line(ground: &Ground) -> String {
    let fields = |attributes: &[clausegraph::Attribute]| {
        let fields: Vec<String> = attributes.iter().map(|field| format!("`{field}`")).collect();
        join(&fields, "and")
    };
    match ground {
        Ground::Slots => "the slots decide".to_owned(),
        Ground::PopulationUnknown => "nobody states what belongs to the population".to_owned(),
        Ground::MembershipUnknown(missing) => {
            format!("whether it belongs to the population is not stated: {}", fields(missing))
        }
        Ground::PopulationEmpty => "the population has no member".to_owned(),
        Ground::NotTriggered => "what would set it off is stated not to be there".to_owned(),
        Ground::TriggerUnknown(missing) => {
            format!("whether anything is asked is not stated: {}", fields(missing))
        }
        Ground::NoRecords => "the record set holds no record that it would be about".to_owned(),
        Ground::Computed => "computed from other requirements".to_owned(),
        Ground::Alternative => "another of several ways was chosen".to_owned(),
        _ => "another reason".to_owned(),
    }
}

/// Where evidence comes from.
pub const fn origin_line(origin: Origin) -> &'static str {
    match origin {
        Origin::Own => "made for it by the organisation itself",
        Origin::Inherited => "lent by another management system",
        Origin::Blanket => "serves it without naming it",
        Origin::Party => "made and kept by another party",
    }
}

#[cfg(test)]
mod tests {
    use clausegraph::Attribute;

    use super::*;
    use crate::layout::add;

    #[test]
    fn every_line() {
        let mut lines = String::new();
        for status in Status::ALL {
            add(&mut lines, format_args!("{status:16} {}\n", status_line(status)));
        }
        for value in SlotValue::ALL {
            let rule = decision_rule(ValueSet::of(value));
            add(&mut lines, format_args!("{value:16} {}; alone: {rule}\n", value_line(value)));
        }
        for origin in Origin::ALL {
            add(&mut lines, format_args!("{origin:16} {}\n", origin_line(origin)));
        }
        let fields = vec![Attribute::State, Attribute::SupplierType];
        for ground in [
            Ground::Slots,
            Ground::PopulationUnknown,
            Ground::MembershipUnknown(fields.clone()),
            Ground::PopulationEmpty,
            Ground::NotTriggered,
            Ground::TriggerUnknown(fields),
            Ground::NoRecords,
            Ground::Computed,
            Ground::Alternative,
        ] {
            add(&mut lines, format_args!("ground           {}\n", ground_line(&ground)));
        }
        insta::assert_snapshot!(lines);
    }
}
