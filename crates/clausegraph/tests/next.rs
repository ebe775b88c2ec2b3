//! What to bring next.

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fmt::Write};

    use clausegraph::{
        ArtefactKind, Assessment, Bring, Catalogue, Organisation, SourceText, Status, assess,
        catalogue, map, next_steps,
    };
    use clausegraph_testkit::fixtures;

    fn load(text: &str, catalogue: &Catalogue) -> Organisation {
        let file = SourceText { name: "organisation.json".into(), text: text.into() };
        let (organisation, problems) = Organisation::load(&[file], catalogue);
        organisation.unwrap_or_else(|| panic!("{problems:?}"))
    }

    fn told(assessment: &Assessment<'_>) -> String {
        let mut text = String::new();
        for step in next_steps(assessment) {
            let gates: Vec<&str> = step.gates.iter().map(|gate| gate.id.as_str()).collect();
            let (gained, moved) = (step.gained.len(), step.moved.len());
            writeln!(text, "{gained:>4}{moved:>5}  {:?} {}", step.bring, gates.join(" ")).unwrap();
        }
        text
    }

    fn check_laws(assessment: &Assessment<'_>) {
        let steps = next_steps(assessment);
        let mut reached = BTreeSet::new();
        let mut last = usize::MAX;
        for step in &steps {
            assert!(!step.gained.is_empty(), "{:?} moves nothing more", step.bring);
            for requirement in &step.gained {
                assert!(reached.insert(requirement.position()), "{} twice", requirement.id());
                let open = assessment
                    .cells_of(requirement)
                    .any(|cell| cell.status.counts() && cell.status != Status::Covered);
                assert!(open, "{} is not open", requirement.id());
            }
            let late = matches!(
                step.bring,
                Bring::Observations | Bring::Kind(ArtefactKind::Record | ArtefactKind::Report)
            );
            if !late {
                assert!(step.gained.len() <= last, "{:?} comes too late", step.bring);
                last = step.gained.len();
            }
            let all: BTreeSet<usize> = step.moved.iter().map(|found| found.position()).collect();
            assert!(step.gained.iter().all(|found| all.contains(&found.position())));
        }
    }

    /// Three lists: services, documents, suppliers.
    const THREE_LISTS: &str = r#"{ "format_version": 1,
        "sources": [{ "id": "start", "carries": ["documents"] }],
        "scope": {
            "services": [{ "id": "mail", "state": "in" }, { "id": "payroll", "state": "in" }],
            "suppliers": [{ "id": "cloudco", "supplier_type": "external", "services": ["mail"] }] },
        "artefacts": [
            { "id": "D-1", "kind": "policy", "title": "Changes", "status": "in-use", "source": "start" },
            { "id": "D-2", "kind": "plan", "title": "Plan", "status": "draft", "source": "start" }] }"#;

    #[test]
    fn three_lists_say_what_to_bring_next() {
        let catalogue = catalogue().unwrap();
        let organisation = load(THREE_LISTS, &catalogue);
        let map = map(&catalogue, &organisation);
        let assessment = assess(&map, "2026-11-22".parse().unwrap());
        check_laws(&assessment);
        insta::assert_snapshot!(told(&assessment));
    }

    #[test]
    fn a_whole_organisation_still_has_something_to_bring() {
        let catalogue = catalogue().unwrap();
        let document = fixtures::organisation("marlbeck").unwrap();
        let organisation = load(&serde_json::to_string(&document).unwrap(), &catalogue);
        let map = map(&catalogue, &organisation);
        let assessment = assess(&map, "2026-11-22".parse().unwrap());
        check_laws(&assessment);
        insta::assert_snapshot!(told(&assessment));
    }

    #[test]
    fn what_is_brought_leaves_the_list() {
        let catalogue = catalogue().unwrap();
        let has = |text: &str, wanted: &Bring| {
            let organisation = load(text, &catalogue);
            let map = map(&catalogue, &organisation);
            let assessment = assess(&map, "2026-11-22".parse().unwrap());
            next_steps(&assessment).iter().any(|step| step.bring == *wanted)
        };
        let customers = Bring::List(clausegraph::ElementList::Customers);
        assert!(has(THREE_LISTS, &customers));
        let with = THREE_LISTS.replace(r#""suppliers""#, r#""customers": [], "suppliers""#);
        assert!(!has(&with, &customers), "it is stated that there is none");
        assert!(has(THREE_LISTS, &Bring::Claims));
        let retired = THREE_LISTS
            .replace(r#""in-use""#, r#""retired""#)
            .replace(r#""draft""#, r#""retired""#);
        assert!(!has(&retired, &Bring::Claims), "what is retired serves nothing");
    }

    #[test]
    fn no_document_is_proposed_where_none_is_asked_for() {
        let catalogue = catalogue().unwrap();
        let organisation = load(THREE_LISTS, &catalogue);
        let map = map(&catalogue, &organisation);
        let assessment = assess(&map, "2026-11-22".parse().unwrap());
        let steps = next_steps(&assessment);
        let documents = steps.iter().find(|step| step.bring == Bring::Documents).unwrap();
        assert!(documents.moved.iter().all(|requirement| requirement.requires_document()));
    }
}
