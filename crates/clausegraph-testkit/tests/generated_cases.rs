//! What the generator makes is valid at the model's own door.

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use clausegraph_model::{Catalogue, Organisation, Problem, SourceText};
    use clausegraph_testkit::generate::{Case, case, sized};
    use proptest::{
        strategy::{Strategy, ValueTree},
        test_runner::TestRunner,
    };

    fn file(name: &str, text: String) -> Vec<SourceText> {
        vec![SourceText { name: name.to_owned(), text }]
    }

    /// What is wrong with the case, mostly as it is printed; warnings are only counted.
    fn errors(case: &Case, warnings: &mut BTreeMap<&'static str, usize>) -> Vec<String> {
        let text = serde_json::to_string_pretty(&case.catalogue).unwrap();
        let (catalogue, problems) = Catalogue::load(&file("catalogue.json", text), &[]);
        let mut found: Vec<Problem> = problems.iter().cloned().collect();
        if let Some(catalogue) = catalogue {
            let text = serde_json::to_string_pretty(&case.organisation).unwrap();
            let files = file("organisation.json", text);
            let (_, problems) = Organisation::load(&files, &catalogue);
            found.extend(problems.iter().cloned());
        }
        let is_error = |problem: &&Problem| problem.severity == clausegraph_model::Severity::Error;
        for warning in found.iter().filter(|problem| !is_error(problem)) {
            *warnings.entry(warning.code.as_str()).or_default() += 1;
        }
        found.iter().filter(is_error).map(ToString::to_string).collect()
    }

    #[test]
    fn random_cases_are_valid() {
        let mut runner = TestRunner::deterministic();
        let cases = case();
        let (mut found, mut warnings) = (Vec::new(), BTreeMap::new());
        for _ in 0..200 {
            let case = cases.new_tree(&mut runner).unwrap().current();
            found.extend(errors(&case, &mut warnings));
        }
        println!("{warnings:?}");
        assert!(found.is_empty(), "{} errors:\n{}", found.len(), found.join("\n"));
    }

    #[test]
    fn sized_cases_are_valid() {
        let mut warnings = BTreeMap::new();
        let found = errors(&sized(1, 400, 2_000), &mut warnings);
        println!("{warnings:?}");
        assert!(found.is_empty(), "{} errors:\n{}", found.len(), found.join("\n"));
    }
}
