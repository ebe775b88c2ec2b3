//! Each folder of `fixtures/invalid` has one defect; its name is the defect.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a broken fixture ends the test")]

use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use clausegraph_model::{Catalogue, Organisation, Problem, Problems, SourceText};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/invalid")
}

/// The files of a folder by name; overlays apart.
fn files(folder: &Path, overlays: bool) -> Vec<SourceText> {
    let mut files: Vec<SourceText> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| SourceText {
            name: path.file_name().unwrap().to_str().unwrap().to_owned(),
            text: fs::read_to_string(path).unwrap(),
        })
        .filter(|file| file.name.starts_with("overlay") == overlays)
        .collect();
    files.sort();
    files
}

fn folders() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

fn small_catalogue() -> Catalogue {
    let file = SourceText {
        name: "catalogue.json".to_owned(),
        text: fs::read_to_string(root().join("catalogue.json")).unwrap(),
    };
    let (catalogue, problems) = Catalogue::load(&[file], &[]);
    assert_eq!(rendered(&problems), "");
    catalogue.expect("the catalogue of the fixtures has no error")
}

fn problems(name: &str, catalogue: &Catalogue) -> Problems {
    let folder = root().join(name);
    let (loaded, problems) = if name.starts_with("catalogue-") {
        let (catalogue, problems) = Catalogue::load(&files(&folder, false), &files(&folder, true));
        (catalogue.is_some(), problems)
    } else {
        let (organisation, problems) = Organisation::load(&files(&folder, false), catalogue);
        (organisation.is_some(), problems)
    };
    assert_ne!(
        loaded,
        problems.has_errors(),
        "{name}: an error stands against loading, and nothing else"
    );
    problems
}

fn rendered(problems: &Problems) -> String {
    let mut text = String::new();
    for problem in problems.iter() {
        write!(
            text,
            "{} {} {}:{}:{} {} {}",
            problem.severity,
            problem.code,
            problem.file,
            problem.line,
            problem.column,
            problem.pointer,
            problem.message
        )
        .unwrap();
        if let Some(suggestion) = &problem.suggestion {
            write!(text, " (did you mean {suggestion})").unwrap();
        }
        if let Some(note) = &problem.note {
            write!(text, "\n  {note}").unwrap();
        }
        text.push('\n');
    }
    text
}

#[test]
fn every_folder_tells_its_defect() {
    let catalogue = small_catalogue();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for name in folders() {
            insta::assert_snapshot!(name.as_str(), rendered(&problems(&name, &catalogue)));
        }
    });
}

#[test]
fn every_folder_but_one_has_one_defect() {
    let catalogue = small_catalogue();
    for name in folders().iter().filter(|name| *name != "many") {
        let problems = problems(name, &catalogue);
        let codes: BTreeSet<_> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes.len(), 1, "{name}: {codes:?}");
    }
}

#[test]
fn many_defects_are_told_in_one_run() {
    let problems = problems("many", &small_catalogue());
    assert_eq!(problems.len(), 10, "{}", rendered(&problems));
    assert_eq!(problems.error_count(), 9);
}

/// Problems that no file can have: of entries that are to leave.
fn problems_of_changes(catalogue: &Catalogue) -> Vec<Problem> {
    let text = r#"{ "format_version": 1, "artefacts": [
        { "id": "POL-1", "kind": "policy" },
        { "id": "POL-2", "kind": "policy", "links": [{ "type": "supersedes", "to": "POL-1" }] }] }"#;
    let file = SourceText { name: "organisation.json".to_owned(), text: text.to_owned() };
    let (organisation, problems) = Organisation::load(&[file], catalogue);
    assert!(problems.is_empty(), "{problems:?}");
    let mut organisation = organisation.unwrap();
    let named = organisation.remove_artefact(&"POL-1".parse().unwrap(), catalogue).unwrap_err();
    let claim = serde_json::from_str(r#"{ "artefact": "POL-1", "for": "4.1-01" }"#).unwrap();
    let claimed = organisation.remove_claim(&claim, catalogue).unwrap_err();
    assert_eq!(organisation.artefacts().len(), 2, "what is refused changes nothing");
    organisation.remove_artefact(&"POL-2".parse().unwrap(), catalogue).unwrap();
    organisation.remove_artefact(&"POL-1".parse().unwrap(), catalogue).unwrap();
    named.into_iter().chain(claimed).collect()
}

#[test]
fn every_code_has_a_folder() {
    let catalogue = small_catalogue();
    let told: BTreeSet<_> = folders()
        .iter()
        .flat_map(|name| problems(name, &catalogue))
        .chain(problems_of_changes(&catalogue))
        .map(|problem| problem.code)
        .collect();
    let untold: Vec<_> =
        clausegraph_model::ProblemCode::ALL.iter().filter(|code| !told.contains(code)).collect();
    assert!(untold.is_empty(), "no folder has {untold:?}");
}

#[test]
fn problems_point_into_their_file() {
    let catalogue = small_catalogue();
    for name in folders() {
        let sources: Vec<SourceText> = [false, true]
            .into_iter()
            .flat_map(|overlays| files(&root().join(&name), overlays))
            .collect();
        for problem in problems(&name, &catalogue).iter() {
            let source = sources.iter().find(|source| source.name == problem.file).unwrap();
            assert!(source.text.get(problem.span.clone()).is_some(), "{name}: {problem}");
            assert!(!problem.message.contains('\n') && !problem.message.ends_with('.'), "{name}");
        }
    }
}
