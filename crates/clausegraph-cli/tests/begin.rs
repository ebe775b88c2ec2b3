//! From nothing to a first result, as people do it: init, lists, documents, suggestions, confirmation.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod bench;
mod binary;

use std::{fs, path::Path};

use self::bench::{bench, run};

fn data(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    path.to_str().unwrap().to_owned()
}

#[test]
fn what_init_writes_is_an_organisation() {
    let bench = bench("begin", "init");
    let ran = run(&bench, &["init", "acme", "--xlsx", "--name", "Acme IT"]);
    insta::assert_snapshot!(ran.to_string());
    let checked = run(&bench, &["check", "acme", "--strict"]);
    assert_eq!(checked.code, 0, "{}", checked.output);
    // Examples say nothing: what was just written holds no entry.
    let import = ["import", "registers", "acme/registers", "--into", "acme"];
    let ran =
        run(&bench, &[&import[..], &["--map", "acme/registers.yaml", "--format", "json"]].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.output, ran.messages);
    let report: serde_json::Value = serde_json::from_str(&ran.output).unwrap();
    assert_eq!(report["report"]["made"], serde_json::json!([]), "{report:#}");
    // A folder that holds something is left alone.
    let again = run(&bench, &["init", "acme"]);
    assert_eq!(again.code, 4);
    assert!(again.messages.contains("is not empty"), "{}", again.messages);
}

#[test]
fn three_lists_say_what_to_bring_next() {
    let bench = bench("begin", "lists");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    let lists = data("lists");
    let import = ["import", "registers", &lists, "--into", "acme"];
    let dry = run(&bench, &[&import[..], &["--dry-run"]].concat());
    assert!(!bench.join("acme/imported").exists());
    let ran = run(&bench, &import);
    insta::assert_snapshot!(ran.to_string());
    assert_eq!(dry.code, ran.code);
    let assessed = run(&bench, &["assess", "acme", "--as-of", "2026-11-22"]);
    let next: Vec<&str> = assessed
        .output
        .lines()
        .skip_while(|line| !line.starts_with("What to bring next"))
        .take_while(|line| !line.starts_with("Evidence that falls short"))
        .collect();
    insta::assert_snapshot!("three_lists_what_to_bring_next", next.join("\n"));
    // Names of people stand nowhere.
    for name in ["artefacts.json", "organisation.json"] {
        let text = fs::read_to_string(bench.join("acme/imported/registers").join(name)).unwrap();
        assert!(!text.contains("Schmidt") && !text.contains("Ott"), "{text}");
    }
}

#[test]
fn reading_again_gives_the_same_bytes_whatever_the_order_of_rows() {
    let bench = bench("begin", "again");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    let lists = bench.join("lists");
    fs::create_dir(&lists).unwrap();
    for name in ["scope.csv", "Dokumente.csv", "suppliers.csv"] {
        fs::copy(Path::new(&data("lists")).join(name), lists.join(name)).unwrap();
    }
    let import = ["import", "registers", "lists", "--into", "acme"];
    let written = || {
        run(&bench, &import);
        ["artefacts.json", "organisation.json"]
            .map(|name| fs::read(bench.join("acme/imported/registers").join(name)).unwrap())
    };
    let first = written();
    assert_eq!(first, written());
    let text = fs::read_to_string(lists.join("Dokumente.csv")).unwrap();
    let mut rows: Vec<&str> = text.lines().collect();
    let (_, below) = rows.split_at_mut(3);
    below.reverse();
    fs::write(lists.join("Dokumente.csv"), rows.join("\r\n")).unwrap();
    assert_eq!(first, written());
}

#[test]
fn a_suggestion_counts_once_a_person_confirms_it() {
    let bench = bench("begin", "suggest");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    let dump = data("dump");
    let imported = run(&bench, &["import", "documents", &dump, "--into", "acme"]);
    assert_eq!(imported.code, 0, "{}", imported.messages);
    let suggest = ["suggest", "acme", "--documents", &dump, "--sheet", "p.csv"];
    let ran = run(&bench, &suggest);
    insta::assert_snapshot!(ran.to_string());
    let assess =
        || run(&bench, &["assess", "acme", "--as-of", "2026-11-22", "--format", "json"]).output;
    let suggested = assess();
    assert!(suggested.contains("\"confirmed_claims\"") || !suggested.is_empty());
    // A suggestion changes no cell.
    fs::rename(bench.join("acme/suggested.json"), bench.join("kept.json")).unwrap();
    let cells = |text: &str| {
        let report: serde_json::Value = serde_json::from_str(text).unwrap();
        report["cells"].clone()
    };
    let without = assess();
    assert_eq!(cells(&suggested), cells(&without));
    fs::rename(bench.join("kept.json"), bench.join("acme/suggested.json")).unwrap();
    // Nobody stands behind it.
    let nobody = run(&bench, &["confirm", "acme", "--claim", "change-policy.md:8.5.1.1-01"]);
    assert_eq!(nobody.code, 1);
    assert!(nobody.messages.contains("name who decides"), "{}", nobody.messages);
    let confirm = ["confirm", "acme", "--claim", "change-policy.md:8.5.1.1-01"];
    let ran = run(
        &bench,
        &[
            &confirm[..],
            &["--reject", "change-policy.md:8.5.1.1-a", "--by", "jane", "--on", "2026-11-22"],
        ]
        .concat(),
    );
    assert_eq!(ran.code, 0, "{}", ran.messages);
    assert!(ran.output.starts_with("confirmed 1 claim, rejected 1;"), "{}", ran.output);
    assert_ne!(cells(&assess()), cells(&without), "the confirmed claim counts");
    // What was decided is not proposed again.
    let refused = run(&bench, &suggest);
    assert_eq!(refused.code, 4, "people may have decided in the sheet");
    let again = run(&bench, &[&suggest[..], &["--force", "--format", "json"]].concat());
    let again: serde_json::Value = serde_json::from_str(&again.output).unwrap();
    let pairs: Vec<String> = again["suggestions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| {
            format!(
                "{}:{}",
                found["artefact"].as_str().unwrap(),
                found["requirement"].as_str().unwrap()
            )
        })
        .collect();
    assert!(!pairs.is_empty());
    assert!(!pairs.contains(&"change-policy.md:8.5.1.1-01".to_owned()), "{pairs:?}");
    assert!(!pairs.contains(&"change-policy.md:8.5.1.1-a".to_owned()), "{pairs:?}");
}

#[test]
fn decisions_come_from_a_sheet() {
    let bench = bench("begin", "sheet");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    let dump = data("dump");
    run(&bench, &["import", "documents", &dump, "--into", "acme"]);
    run(&bench, &["suggest", "acme", "--documents", &dump, "--sheet", "p.csv"]);
    let text = fs::read_to_string(bench.join("p.csv")).unwrap();
    let decided: Vec<String> = text
        .lines()
        .map(|line| match line.strip_suffix(",,") {
            Some(line) if line.starts_with("change-policy.md") => {
                format!("{line}confirm,jane,2026-11-22")
            }
            Some(line) if line.contains("backup.txt") => format!("{line}maybe,,"),
            _ => line.to_owned(),
        })
        .collect();
    fs::write(bench.join("p.csv"), decided.join("\r\n")).unwrap();
    let ran = run(&bench, &["confirm", "acme", "--from", "p.csv"]);
    insta::assert_snapshot!(ran.to_string());
    let left = run(&bench, &["confirm", "acme"]);
    assert!(!left.output.contains("change-policy.md"), "{}", left.output);
}

#[test]
fn what_cannot_be_read_keeps_nothing_else_from_being_read() {
    let bench = bench("begin", "hostile");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    let lists = bench.join("lists");
    fs::create_dir(&lists).unwrap();
    for name in ["scope.csv", "suppliers.csv"] {
        fs::copy(Path::new(&data("lists")).join(name), lists.join(name)).unwrap();
    }
    fs::write(lists.join("documents.xlsx"), b"PK\x03\x04 and then nothing").unwrap();
    fs::write(lists.join("locations.ods"), [0; 64]).unwrap();
    fs::write(lists.join("people.csv"), vec![b'x'; 3 * 1024 * 1024]).unwrap();
    let ran = run(
        &bench,
        &["import", "registers", "lists", "--into", "acme", "--limit", "cell-bytes=1M"],
    );
    assert_eq!(ran.code, 1, "{}", ran.output);
    insta::assert_snapshot!(ran.messages);
    let assessed = run(&bench, &["assess", "acme", "--as-of", "2026-11-22"]);
    assert_eq!(assessed.code, 0, "{}", assessed.messages);
    assert!(assessed.output.contains("6 scope elements"), "{}", assessed.output);
}

#[test]
fn a_list_of_criteria_becomes_a_catalogue() {
    let bench = bench("begin", "catalogue");
    fs::write(
        bench.join("house-rules@2026.csv"),
        "id,title,text\nR1.1,Locks,Doors are locked at night.\nR1.2,Keys,Keys are listed.\n",
    )
    .unwrap();
    let ran = run(&bench, &["import", "catalogue", "house-rules@2026.csv", "--out", "rules"]);
    insta::assert_snapshot!(ran.to_string());
    fs::write(bench.join("o.json"), r#"{ "format_version": 1 }"#).unwrap();
    let assessed = run(
        &bench,
        &["assess", "o.json", "--catalogue", "rules", "--as-of", "2026-11-22", "--format", "json"],
    );
    let report: serde_json::Value = serde_json::from_str(&assessed.output).unwrap();
    assert_eq!(report["requirements"].as_array().unwrap().len(), 2);
}

#[test]
fn an_invented_organisation_can_be_copied() {
    let bench = bench("begin", "demo");
    insta::assert_snapshot!(run(&bench, &["demo"]).to_string());
    assert_eq!(run(&bench, &["demo", "fellroute", "--out", "copy"]).code, 0);
    let tested = run(&bench, &["test", "copy"]);
    assert_eq!(tested.code, 0, "{}", tested.output);
    // What is expected of findings alone is nothing that `test` compares, and no part of the organisation.
    let ill = run(&bench, &["demo", "brackmoor", "--out", "ill"]);
    assert!(
        ill.output.ends_with("\nclausegraph findings ill --as-of 2026-11-22\n"),
        "{}",
        ill.output
    );
    assert_eq!(run(&bench, &["check", "ill"]).code, 0);
    let wrong = run(&bench, &["demo", "felroute"]);
    assert_eq!(wrong.code, 3);
    assert!(wrong.messages.contains("did you mean `fellroute`?"), "{}", wrong.messages);
}

#[test]
fn a_source_replaces_what_it_gave_and_nothing_else() {
    let bench = bench("begin", "sources");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    let import = |list: &str, more: &[&str]| {
        run(&bench, &[&["import", "registers", list, "--into", "acme"], more].concat())
    };
    let scope = data("lists/scope.csv");
    let suppliers = data("lists/suppliers.csv");
    assert_eq!(import(&scope, &[]).code, 0);
    let refused = import(&suppliers, &[]);
    assert_eq!(refused.code, 4);
    assert!(refused.messages.contains("--source"), "{}", refused.messages);
    assert_eq!(import(&suppliers, &["--source", "suppliers"]).code, 1, "one word is misspelt");
    let assessed = run(&bench, &["assess", "acme", "--as-of", "2026-11-22"]);
    assert!(assessed.output.contains("6 scope elements"), "{}", assessed.output);
    // What is gone is told.
    fs::write(bench.join("scope.csv"), "ID,Sort,Name,In scope\nMAIL,service,E-mail,yes\n").unwrap();
    let shorter = import("scope.csv", &[]);
    assert_eq!(shorter.code, 0);
    insta::assert_snapshot!(shorter.messages);
}

#[test]
fn suggestions_go_with_the_documents_that_they_are_about() {
    let bench = bench("begin", "gone");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    let dump = bench.join("dump");
    fs::create_dir(&dump).unwrap();
    for name in ["backup.txt", "change-policy.md"] {
        fs::copy(Path::new(&data("dump")).join(name), dump.join(name)).unwrap();
    }
    run(&bench, &["import", "documents", "dump", "--into", "acme"]);
    run(&bench, &["suggest", "acme", "--documents", "dump"]);
    fs::remove_file(dump.join("backup.txt")).unwrap();
    let ran = run(&bench, &["import", "documents", "dump", "--into", "acme"]);
    insta::assert_snapshot!(ran.messages);
    let assessed = run(&bench, &["assess", "acme", "--as-of", "2026-11-22"]);
    assert_eq!(assessed.code, 0, "{}", assessed.messages);
    let nowhere = run(&bench, &["suggest", "acme", "--documents", "acme"]);
    assert_eq!(nowhere.code, 3, "{}", nowhere.messages);
}

#[test]
fn only_known_people_decide_where_people_are_listed() {
    let bench = bench("begin", "people");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    let people = r#"{ "format_version": 1, "people": [{ "key": "jane" }] }"#;
    fs::write(bench.join("acme/people.json"), people).unwrap();
    let lists = data("lists");
    run(&bench, &["import", "registers", &lists, "--into", "acme"]);
    let checked = run(&bench, &["check", "acme"]);
    assert_eq!(checked.code, 0, "pseudonyms are listed, too: {}", checked.output);
    let dump = data("dump");
    run(&bench, &["import", "documents", &dump, "--into", "acme"]);
    run(&bench, &["suggest", "acme", "--documents", &dump]);
    let confirm = ["confirm", "acme", "--claim", "change-policy.md:8.5.1.1-01"];
    let wrong = run(&bench, &[&confirm[..], &["--by", "jnae"]].concat());
    assert_eq!(wrong.code, 3);
    assert!(wrong.messages.contains("did you mean `jane`?"), "{}", wrong.messages);
    let later = run(&bench, &[&confirm[..], &["--by", "jane", "--on", "2199-01-01"]].concat());
    assert_eq!(later.code, 3, "{}", later.messages);
    let done = [&confirm[..], &["--by", "jane", "--on", "2026-11-22"]].concat();
    assert_eq!(run(&bench, &done).code, 0);
    assert_eq!(run(&bench, &done).code, 0, "to confirm again changes nothing");
}

#[test]
fn a_file_that_cannot_be_read_takes_nothing_with_it() {
    let bench = bench("begin", "partial");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    let lists = bench.join("lists");
    fs::create_dir(&lists).unwrap();
    for name in ["scope.csv", "suppliers.csv"] {
        fs::copy(Path::new(&data("lists")).join(name), lists.join(name)).unwrap();
    }
    let import = ["import", "registers", "lists", "--into", "acme"];
    run(&bench, &import);
    let before = fs::read(bench.join("acme/imported/registers/organisation.json")).unwrap();
    fs::write(lists.join("suppliers.csv"), "ID,\"Name\n").unwrap();
    let refused = run(&bench, &import);
    assert_eq!(refused.code, 4, "{}{}", refused.output, refused.messages);
    assert!(refused.messages.contains("cloudco"), "{}", refused.messages);
    let after = fs::read(bench.join("acme/imported/registers/organisation.json")).unwrap();
    assert_eq!(before, after);
}

#[test]
fn what_people_wrote_into_the_files_of_suggestions_is_not_lost() {
    let bench = bench("begin", "kept");
    assert_eq!(run(&bench, &["init", "acme"]).code, 0);
    let people = r#"{ "format_version": 1, "people": [{ "key": "jane" }] }"#;
    fs::write(bench.join("acme/confirmed.json"), people).unwrap();
    let ran = run(&bench, &["suggest", "acme"]);
    assert_eq!(ran.code, 4, "{}", ran.output);
    assert!(ran.messages.contains("more than claims"), "{}", ran.messages);
    assert_eq!(fs::read_to_string(bench.join("acme/confirmed.json")).unwrap(), people);
}
