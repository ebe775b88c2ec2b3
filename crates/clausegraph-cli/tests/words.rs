//! Whether something conforms is a person's word: without a judgement, no result says it.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod binary;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use self::binary::{binary, ran};

/// What no result may say of its own.
const WORDS: [&str; 5] = ["conformit", "conforming", "conforms", "compliant", "complian"];

/// What a person can judge, as it is printed.
const VALUES: [&str; 2] = ["minor nonconformity", "major nonconformity"];

/// What every report says of itself. It is no result: it says that none of the kind follows.
const NOTICE: &str =
    "This report speaks of evidence, never of conformity: that is for a person to judge.";

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// What a command prints, with single blanks: lines are as long as they can be.
fn printed(arguments: &[&str]) -> String {
    let wide = ["--width", "1000", "--as-of", "2026-11-22"];
    let ran = ran(binary().args(arguments).args(wide));
    assert_eq!(ran.code, 0, "{}", ran.messages);
    single_blanks(&ran.output)
}

fn single_blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All texts of the JSON files below a folder that hold one of the words.
fn texts_below(folder: &Path, texts: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts_below(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            texts_of(&serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap(), texts);
        }
    }
}

fn texts_of(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if says(text) => {
            texts.insert(single_blanks(text));
            // A key, be it one in `review.inputs[risks]`, is printed alone, too, and in words.
            let keys = text.split(['[', ']']).filter(|key| says(key) && !key.contains(' '));
            texts.extend(keys.flat_map(|key| [key.to_owned(), key.replace('-', " ")]));
        }
        Value::Array(values) => values.iter().for_each(|value| texts_of(value, texts)),
        Value::Object(fields) => fields.values().for_each(|value| texts_of(value, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn says(text: &str) -> bool {
    let text = text.to_lowercase();
    WORDS.iter().any(|word| text.contains(word))
}

/// What is left of a page without the texts that are not the program's own.
fn own_words(page: &str, quoted: &BTreeSet<String>) -> String {
    // Markdown escapes what a text of the input could mean to it.
    let mut page = page.replace('\\', "");
    page = page.replace(NOTICE, "");
    let mut longest: Vec<&String> = quoted.iter().collect();
    longest.sort_by_key(|text| std::cmp::Reverse(text.len()));
    for text in longest {
        page = page.replace(text.as_str(), "");
    }
    page
}

/// A copy of an invented organisation, with or without what people judged.
fn organisation(name: &str, of: &str, judged: bool) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("words").join(of).join(name);
    drop(fs::remove_dir_all(&folder));
    let path = folder.to_str().unwrap().to_owned();
    let copied = ran(binary().args(["demo", name, "--out", &path]));
    assert_eq!(copied.code, 0, "{}", copied.messages);
    fs::remove_file(folder.join("expected.json")).unwrap();
    if !judged {
        fs::remove_file(folder.join("judgements.json")).unwrap();
    }
    path
}

#[test]
fn no_result_says_of_its_own_whether_anything_conforms() {
    let mut catalogue = BTreeSet::new();
    texts_below(&repository("clauses/iso20000-1@2018+a1"), &mut catalogue);
    assert!(!catalogue.is_empty(), "clause 10.1 has its word");
    for name in ["fellroute", "haldon-council-it", "marlbeck"] {
        let folder = organisation(name, "silent", false);
        let mut quoted = catalogue.clone();
        texts_below(Path::new(&folder), &mut quoted);
        // To take out what is quoted takes out no value of a judgement.
        for text in &quoted {
            let text = text.to_lowercase();
            let is_value = VALUES.iter().any(|value| value.contains(&text));
            assert!(!is_value, "`{text}` is what a person judges, and no text of the input");
        }
        for arguments in [
            &["assess", &folder, "--explain"][..],
            &["assess", &folder, "--format", "markdown"],
            &["findings", &folder, "--unknown"],
            &["findings", &folder, "--format", "markdown"],
            &["matrices", &folder],
            &["evidence-map", &folder, "--format", "markdown"],
            &["explain", "10.1.1-a1", &folder],
            &["explain", "10.1.1-d", &folder],
            &["explain", "9.2.2-a1", &folder],
            &["explain", "9.3-c1", &folder],
            &["explain", "8.3.4.1-06", &folder],
            &["explain", "8.5.1.1-01", &folder],
        ] {
            let left = own_words(&printed(arguments), &quoted);
            let words: Vec<&str> = left.split(' ').collect();
            let around = words.iter().position(|word| says(word)).map(|at| {
                let words = words.iter().copied().skip(at.saturating_sub(12)).take(24);
                words.collect::<Vec<_>>().join(" ")
            });
            assert_eq!(around, None, "{name} {arguments:?}");
        }
    }
}

#[test]
fn a_person_says_it_where_a_person_judged() {
    let folder = organisation("marlbeck", "judged", true);
    let mut quoted = BTreeSet::new();
    texts_below(&repository("clauses/iso20000-1@2018+a1"), &mut quoted);
    let page = own_words(&printed(&["explain", "8.5.1.1-c", &folder]), &quoted);
    assert!(page.contains("minor nonconformity"), "{page}");
    let page = own_words(&printed(&["assess", &folder]), &quoted);
    assert!(page.contains("conformity on 8.5.1.1-01"), "{page}");
}
