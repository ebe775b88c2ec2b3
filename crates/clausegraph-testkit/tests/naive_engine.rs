//! The naive engine on cases small enough to be read: what it says is worked out by hand.

#[cfg(test)]
mod tests {
    use clausegraph_model::{
        Date,
        document::{CatalogueDocument, OrganisationDocument},
    };
    use clausegraph_testkit::naive::{Fraction, Row, assess, judge, roll_up};
    use serde_json::{Value, json};

    fn as_of() -> Date {
        "2026-11-22".parse().unwrap()
    }

    /// A catalogue of clauses 4 (retained) and 8, with these populations and requirements.
    fn catalogue(
        populations: &Value,
        requirements: &[Value],
        control: &Value,
    ) -> CatalogueDocument {
        let requirements: Vec<Value> = requirements
            .iter()
            .map(|given| {
                let mut whole = json!({
                    "clause": "8.1", "statement": "s", "tier": "stated", "question": "q"
                });
                for (key, value) in given.as_object().unwrap() {
                    whole[key] = value.clone();
                }
                whole
            })
            .collect();
        serde_json::from_value(json!({
            "format_version": 1,
            "catalogue": {
                "id": "c@1", "title": "c", "wording": "w", "exclusions": "none",
                "parties": {"retained": ["4"], "control": control}
            },
            "clauses": [
                {"id": "4", "area": true}, {"id": "8", "area": true}, {"id": "8.1", "parent": "8"}
            ],
            "populations": populations,
            "requirements": requirements
        }))
        .unwrap()
    }

    fn organisation(mut entries: Value) -> OrganisationDocument {
        entries["format_version"] = json!(1);
        serde_json::from_value(entries).unwrap()
    }

    fn suppliers() -> Value {
        json!([{
            "id": "suppliers", "title": "t", "of": "suppliers", "source": "organisation",
            "empty": "allowed", "when": [{"field": "supplier_type", "is": ["external"]}]
        }])
    }

    fn said(rows: &[Row]) -> Vec<(Option<&str>, &'static str)> {
        rows.iter().map(|row| (row.member.as_deref(), row.status)).collect()
    }

    fn one_slot(slot: &Value) -> Value {
        let mut whole = json!({
            "id": "run", "aspect": "operation", "take": "in-force", "reach": "blanket"
        });
        for (key, value) in slot.as_object().unwrap() {
            whole[key] = value.clone();
        }
        whole
    }

    #[test]
    fn supplier_scorecards_against_the_interval_of_their_contract() {
        let catalogue = catalogue(
            &suppliers(),
            &[json!({"id": "8.1-a", "population": "suppliers", "slots": [
                {"id": "defined", "aspect": "design", "take": "in-force", "reach": "named",
                 "accepts": [{"kind": "contract", "needs": ["approval"]}]},
                {"id": "run", "aspect": "operation", "take": "latest", "reach": "named",
                 "accepts": [{"kind": "supplier-review", "match":
                    [{"field": "review.subject", "is": ["performance"]}]}],
                 "lapses_after": "defined"}
            ]})],
            &json!([]),
        );
        let supplier = |id: &str| json!({"id": id, "supplier_type": "external"});
        let contract = |id: &str, status: &str, party: &str| {
            json!({"id": id, "kind": "contract", "status": status, "interval": "P3M",
                   "approval": {"by": "director", "on": "2026-01-05"},
                   "agreement": {"party": party}})
        };
        let review = |id: &str, dated_on: Option<&str>, member: &str| {
            let mut made = json!({"id": id, "kind": "supplier-review", "covers": [member],
                                  "review": {"subject": "performance"}});
            if let Some(day) = dated_on {
                made["dated_on"] = json!(day);
            }
            made
        };
        let organisation = organisation(json!({
            "scope": {"suppliers": [supplier("a"), supplier("b"), supplier("c"), supplier("d"),
                {"id": "e", "supplier_type": "internal"}, {"id": "f"}]},
            "artefacts": [
                contract("C-1", "approved", "a"), contract("C-2", "draft", "b"),
                contract("C-3", "approved", "c"), contract("C-4", "approved", "d"),
                review("R-1", Some("2026-10-01"), "a"), review("R-2", Some("2026-05-01"), "b"),
                review("R-4", None, "d")
            ]
        }));
        let rows = assess(&catalogue, &organisation, as_of());
        assert_eq!(
            said(&rows),
            [
                (Some("a"), "covered"),
                (Some("b"), "weak"),
                (Some("c"), "partial"),
                (Some("d"), "cannot-evaluate"),
                (Some("e"), "not-triggered"),
                (Some("f"), "cannot-evaluate"),
            ]
        );
        let rolled = roll_up(&catalogue, &rows);
        let fifth = |numerator| Some(Fraction { numerator, denominator: 5 });
        assert_eq!(rolled.requirements[0].status, "partial");
        assert_eq!(rolled.requirements[0].known, fifth(1));
        assert_eq!(rolled.requirements[0].possible, fifth(3));
        assert_eq!(rolled.areas[0].known, None);
        assert_eq!(rolled.areas[1].known, fifth(1));
    }

    #[test]
    fn the_last_day_of_an_interval_is_in_time_and_the_next_is_stale() {
        let catalogue = catalogue(
            &json!([{"id": "o", "title": "t", "of": "organisation", "source": "organisation",
                    "empty": "never"}]),
            &[json!({"id": "8.1-a", "population": "o", "slots": [
                one_slot(&json!({"id": "defined", "accepts": [{"kind": "plan"}]})),
                one_slot(&json!({"accepts": [{"kind": "management-review"}],
                                 "lapses_after": "defined"}))
            ]})],
            &json!([]),
        );
        for (held_on, status) in [("2026-08-22", "covered"), ("2026-08-21", "stale")] {
            let organisation = organisation(json!({
                "artefacts": [
                    {"id": "P", "kind": "plan", "status": "in-use", "interval": "P3M"},
                    {"id": "M", "kind": "management-review", "dated_on": held_on}
                ],
                "claims": [{"artefact": "P", "for": "8.1", "slot": "defined",
                            "state": "confirmed"}]
            }));
            let rows = assess(&catalogue, &organisation, as_of());
            assert_eq!(said(&rows), [(None, status)], "{held_on}");
        }
    }

    #[test]
    fn record_tests_give_one_value_or_two() {
        let catalogue = catalogue(
            &json!([{"id": "r", "title": "t", "of": "records", "source": "record-set",
                    "empty": "allowed", "records": "changes"}]),
            &[json!({"id": "8.1-a", "population": "r", "slots": [
                one_slot(&json!({"itself": true, "test": "approved"}))
            ]})],
            &json!([]),
        );
        let set = |id: &str, test: Value| {
            json!({"id": id, "kind": "record-set", "records": {
                "population": "changes", "total": 40, "tests": test}})
        };
        let organisation = organisation(json!({
            "artefacts": [
                set("S-1", json!([{"test": "approved", "tested": 40, "exceptions": 2}])),
                set("S-2", json!([{"test": "approved", "tested": 40, "exceptions": 3}])),
                set("S-3", json!([{"test": "approved", "tested": 40, "exceptions": 40}])),
                set("S-4", json!([{"test": "approved", "tested": 0, "exceptions": 0}])),
                set("S-5", json!(null)),
                set("S-6", json!([{"test": "approved", "of": 0}])),
                {"id": "S-7", "kind": "record-set",
                 "records": {"population": "changes", "total": 0}}
            ],
            "parameters": [{"name": "record-test-tolerance", "value": "0.05"}]
        }));
        assert_eq!(
            said(&assess(&catalogue, &organisation, as_of())),
            [
                (Some("S-1"), "covered"),
                (Some("S-2"), "partial"),
                (Some("S-3"), "missing"),
                (Some("S-4"), "cannot-evaluate"),
                (Some("S-5"), "cannot-evaluate"),
                (Some("S-6"), "not-triggered"),
                (Some("S-7"), "not-triggered"),
            ]
        );
    }

    #[test]
    fn a_party_serves_where_it_is_registered_and_under_control() {
        let mut populations = suppliers();
        populations.as_array_mut().unwrap().push(json!({
            "id": "o", "title": "t", "of": "organisation", "source": "organisation",
            "empty": "never"
        }));
        let forum = json!({"accepts": [{"kind": "forum", "match": [{"field": "fact.subject"}]}]});
        let catalogue = catalogue(
            &populations,
            &[
                json!({"id": "4-a", "clause": "4", "population": "o",
                       "slots": [one_slot(&forum)]}),
                json!({"id": "8.1-a", "population": "suppliers",
                       "slots": [one_slot(&json!({"itself": true, "needs": ["owner"]}))]}),
                json!({"id": "8.1-b", "population": "o", "slots": [one_slot(&forum)]}),
            ],
            &json!(["8.1-a"]),
        );
        for (owner, status, defects) in [
            (json!("manager"), "covered", vec![]),
            (json!(null), "weak", vec!["party-uncontrolled".to_owned()]),
        ] {
            let organisation = organisation(json!({
                "scope": {"suppliers": [{"id": "s", "supplier_type": "external", "owner": owner,
                                         "operates": ["8"]}]},
                "artefacts": [{"id": "F", "kind": "forum", "provided_by": "s",
                               "fact": {"subject": "changes"}}]
            }));
            let rows = assess(&catalogue, &organisation, as_of());
            assert_eq!(rows[0].status, "missing");
            assert!(rows[0].slots[0].offers[0].defects.contains(&"party-retained".to_owned()));
            assert_eq!(rows[2].status, status);
            assert_eq!(rows[2].slots[0].offers[0].defects, defects);
            assert_eq!(rows[2].origin, Some("party"));
        }
    }

    #[test]
    fn judgements_are_held_against_the_evidence() {
        let catalogue = catalogue(
            &json!([{"id": "o", "title": "t", "of": "organisation", "source": "organisation",
                    "empty": "never"}]),
            &[json!({"id": "8.1-a", "population": "o",
                     "slots": [one_slot(&json!({"accepts": [{"kind": "plan"}]}))]})],
            &json!([]),
        );
        let judgement = |id: &str, value: &str, on: &str, supersedes: Value| {
            let mut made = json!({"id": id, "requirement": "8.1-a", "context": "gap",
                "value": value, "by": "auditor", "on": on, "reason": "seen",
                "pins": [{"artefact": "P", "version": "1"}]});
            if !supersedes.is_null() {
                made["supersedes"] = supersedes;
            }
            made
        };
        let organisation = organisation(json!({
            "artefacts": [{"id": "P", "kind": "plan", "status": "in-use", "version": "2"}],
            "judgements": [
                judgement("J-1", "conformity", "2026-01-01", json!(null)),
                judgement("J-2", "minor", "2026-02-01", json!("J-1")),
                judgement("J-3", "conformity", "2026-03-01", json!(null)),
                judgement("J-4", "minor", "2027-01-01", json!("J-3")),
            ]
        }));
        let rows = assess(&catalogue, &organisation, as_of());
        assert_eq!(said(&rows), [(None, "missing")]);
        let judged = judge(&organisation, as_of(), &rows);
        let ids: Vec<(&str, usize, bool)> = judged
            .iter()
            .map(|row| (row.id.as_str(), row.contradicts.len(), row.outdated))
            .collect();
        assert_eq!(ids, [("J-2", 0, true), ("J-3", 1, true)]);
    }

    #[test]
    fn the_best_alternative_is_chosen_and_the_missing_one_is_not() {
        let mut catalogue = catalogue(
            &json!([{"id": "o", "title": "t", "of": "organisation", "source": "organisation",
                    "empty": "never"}]),
            &[
                json!({"id": "8.1-a", "population": "o",
                       "slots": [one_slot(&json!({"accepts": [{"kind": "plan"}]}))]}),
                json!({"id": "8.1-b", "population": "o",
                       "slots": [one_slot(&json!({"accepts": [{"kind": "sla"}]}))]}),
                json!({"id": "8.1-c", "population": "o", "computed_from": ["8.1-a", "8.1-b"]}),
            ],
            &json!([]),
        );
        catalogue.alternatives =
            serde_json::from_value(json!([{"requirements": ["8.1-a", "8.1-b"], "at_least": 1}]))
                .unwrap();
        let missing = organisation(json!({}));
        let rows = assess(&catalogue, &missing, as_of());
        assert_eq!(said(&rows), [(None, "missing"), (None, "not-chosen"), (None, "missing")]);
        let weak = organisation(json!({
            "artefacts": [{"id": "S", "kind": "sla", "status": "draft"}]
        }));
        let rows = assess(&catalogue, &weak, as_of());
        assert_eq!(said(&rows), [(None, "not-chosen"), (None, "weak"), (None, "weak")]);
        let rolled = roll_up(&catalogue, &rows);
        assert_eq!(rolled.requirements[0].known, None);
        assert_eq!(rolled.leaves[1].known, Some(Fraction { numerator: 0, denominator: 1 }));
    }
}
