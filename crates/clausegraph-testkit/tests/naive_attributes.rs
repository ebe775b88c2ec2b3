//! What the naive engine makes of the attributes of artefacts, worked out by hand.

#[cfg(test)]
mod common;

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::common::{one, one_slot, run, said, the_organisation};

    /// What a routine of these fields says where an attribute is needed.
    fn needed(attribute: &str, artefact: &Value) -> (&'static str, Vec<String>) {
        let mut whole = json!({"id": "A", "kind": "routine", "status": "in-use",
                               "routine": {"subject": "changes"}});
        for (key, value) in artefact.as_object().unwrap() {
            whole[key] = value.clone();
        }
        let field = match whole["kind"].as_str().unwrap() {
            "routine" => "routine.subject",
            "corrective-action" => "action.subject",
            "sla" => "title",
            _ => "fact.subject",
        };
        let slots = json!([one_slot(&json!({"accepts": [{
            "kind": whole["kind"], "match": [{"field": field}], "needs": [attribute]}]}))]);
        let rows = run(&the_organisation(), &slots, &json!([whole]), &json!([]));
        let (status, defects) = one(&rows);
        (status, defects.into_iter().map(str::to_owned).collect())
    }

    fn check_needed(attribute: &str, cases: &[(Value, &str)]) {
        for (artefact, defect) in cases {
            let status = match defect.split(':').next().unwrap() {
                "" => "covered",
                "undecided" => "cannot-evaluate",
                _ => "weak",
            };
            let (got, defects) = needed(attribute, artefact);
            assert_eq!(defects.join(" "), *defect, "{attribute} {artefact}");
            assert_eq!(got, status, "{attribute} {artefact}");
        }
    }

    #[test]
    fn the_interval_of_a_sort_is_the_listed_one_or_the_one_for_everything() {
        let listed = |sort: &str| json!([{"of": sort, "every": "P1M"}]);
        let none = "without-attribute:interval[exercise]";
        check_needed(
            "interval[exercise]",
            &[
                (json!({}), "undecided:interval[exercise]"),
                (json!({"intervals": listed("exercise"), "interval": null}), ""),
                (json!({"intervals": listed("performance")}), none),
                (json!({"intervals": null}), none),
                (json!({"intervals": listed("performance"), "interval": "P1Y"}), ""),
                (json!({"intervals": null, "interval": "P1Y"}), ""),
                (json!({"intervals": listed("performance"), "interval": null}), none),
                (json!({"interval": null}), none),
            ],
        );
    }

    #[test]
    fn logs_of_artefacts_are_logs_as_those_of_elements() {
        let agreement = |entries: Value| {
            json!({"kind": "sla", "title": "t", "agreement":
                {"missed_targets": {"period": "2026-01-01/2026-11-22", "entries": entries}}})
        };
        let to_come = json!([{"id": "e", "on": "2026-11-23", "handled_on": "2026-11-24"}]);
        let open = json!([{"id": "e", "on": "2026-11-01", "handled_on": null}]);
        let unsaid = json!([{"id": "e", "on": "2026-11-01"}]);
        check_needed(
            "agreement.missed_targets",
            &[
                (json!({"kind": "sla", "title": "t"}), "undecided:agreement.missed_targets"),
                (agreement(json!([])), "without-attribute:agreement.missed_targets"),
                (agreement(to_come.clone()), "without-attribute:agreement.missed_targets"),
                (agreement(open.clone()), ""),
            ],
        );
        check_needed(
            "agreement.missed_targets.handled",
            &[
                (agreement(json!([])), ""),
                (agreement(to_come), ""),
                (agreement(open.clone()), "without-attribute:agreement.missed_targets.handled"),
                (agreement(unsaid.clone()), "undecided:agreement.missed_targets.handled"),
            ],
        );
        check_needed(
            "agreement.missed_targets.none_open",
            &[
                (
                    json!({"kind": "sla", "title": "t"}),
                    "undecided:agreement.missed_targets.none_open",
                ),
                (agreement(json!([])), ""),
                (agreement(open), "without-attribute:agreement.missed_targets.none_open"),
                (agreement(unsaid), ""),
            ],
        );
    }

    #[test]
    fn what_will_be_done_has_not_been_done() {
        let action = |day: Value| json!({"kind": "corrective-action", "action": {"subject": "s", "reported_on": day}});
        let none = "without-attribute:action.reported_on";
        check_needed(
            "action.reported_on",
            &[
                (action(json!("2026-11-22")), ""),
                (action(json!("2026-11-23")), none),
                (action(json!(null)), none),
                (
                    json!({"kind": "corrective-action", "action": {"subject": "s"}}),
                    "undecided:action.reported_on",
                ),
            ],
        );
        // What is due is due, whenever that is.
        let due = json!({"kind": "corrective-action",
                         "action": {"subject": "s", "due_on": "2027-01-01"}});
        check_needed("action.due_on", &[(due, "")]);
    }

    #[test]
    fn top_management_is_who_is_listed_as_such() {
        let role =
            |holder: Value| json!({"kind": "role", "fact": {"subject": "s", "holder": holder}});
        let attribute = "fact.holder.top_management";
        let (none, unknown) =
            (format!("without-attribute:{attribute}"), format!("undecided:{attribute}"));
        check_needed(
            attribute,
            &[
                (role(json!("director")), ""),
                (role(json!("clerk")), &none),
                (role(json!(null)), &none),
                (role(json!("somebody")), &unknown),
                (role(json!("nobody-knows")), &unknown),
                (
                    json!({"kind": "role"}),
                    "undecided:fact.holder.top_management undecided:fact.subject",
                ),
            ],
        );
        let approved = |by: &str, on: &str| json!({"approval": {"by": by, "on": on}});
        check_needed(
            "approval.top_management",
            &[
                (approved("director", "2026-11-22"), ""),
                (approved("director", "2026-11-23"), "without-attribute:approval.top_management"),
            ],
        );
        let slots = json!([one_slot(&json!({"accepts": [{"kind": "management-review",
            "needs": ["review.attendance.top_management"]}]}))]);
        for (attendance, status) in [
            (json!(["clerk", "director"]), "covered"),
            (json!(["clerk", "somebody"]), "cannot-evaluate"),
            (json!(["clerk"]), "weak"),
        ] {
            let review = json!([{"id": "M", "kind": "management-review",
                                 "review": {"attendance": attendance}}]);
            let rows = run(&the_organisation(), &slots, &review, &json!([]));
            assert_eq!(one(&rows).0, status, "{attendance}");
        }
    }

    #[test]
    fn closed_words_are_words_and_methods_of_observation_are_none() {
        for (field, word, part, status) in [
            ("action.decision", "approved", json!({"action": {"decision": "approved"}}), "covered"),
            ("action.decision", "open", json!({"action": {"decision": "approved"}}), "missing"),
            ("action.achieved", "reached", json!({"action": {"achieved": "reached"}}), "covered"),
            ("action.cause", "c", json!({"action": {"cause": "c"}}), "missing"),
        ] {
            let slots = json!([one_slot(&json!({"accepts": [{"kind": "improvement",
                "match": [{"field": field, "is": [word]}]}]}))]);
            let mut artefact = json!({"id": "A", "kind": "improvement"});
            artefact["action"] = part["action"].clone();
            let rows = run(&the_organisation(), &slots, &json!([artefact]), &json!([]));
            assert_eq!(one(&rows).0, status, "{field} {word}");
        }
        let population = json!([{"id": "p", "title": "t", "of": "artefacts", "source": "artefacts",
            "empty": "never", "kinds": ["observation"],
            "where": [{"field": "observation.method", "is": ["watched"]}]}]);
        let slots = json!([one_slot(&json!({"itself": true}))]);
        let seen =
            json!([{"id": "O", "kind": "observation", "observation": {"method": "watched"}}]);
        let rows = run(&population, &slots, &seen, &json!([]));
        assert_eq!(said(&rows), [(None, "missing")]);
    }
}
