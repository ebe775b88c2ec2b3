//! The binary as people run it: arguments in; standard output, standard error and exit code out.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod binary;

use std::{
    io::Read as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use self::binary::{Ran, binary, ran};

/// The binary, run in the folder with the test data.
fn clausegraph(arguments: &[&str]) -> Command {
    let mut command = binary();
    command.args(arguments).current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data"));
    command
}

fn run(arguments: &[&str]) -> Ran {
    ran(&mut clausegraph(arguments))
}

/// Everything that a run says, as one text.
fn all(arguments: &[&str]) -> String {
    let ran = run(arguments);
    let mut parts = vec![format!("$ clausegraph {}", arguments.join(" "))];
    for (stream, said) in [("output", &ran.output), ("error", &ran.messages)] {
        if !said.is_empty() {
            parts.push(format!("--- standard {stream}\n{}", said.trim_end()));
        }
    }
    parts.push(format!("--- exit code {}\n", ran.code));
    parts.join("\n")
}

const DAY: [&str; 2] = ["--as-of", "2026-11-22"];

#[test]
fn help_teaches() {
    insta::assert_snapshot!("help", all(&["--help"]));
    insta::assert_snapshot!("help_of_assess", all(&["assess", "--help"]));
    insta::assert_snapshot!("help_of_explain", all(&["explain", "--help"]));
    insta::assert_snapshot!("help_of_test", all(&["test", "--help"]));
    insta::assert_snapshot!("help_of_report", all(&["report", "--help"]));
    insta::assert_snapshot!("help_of_plan", all(&["plan", "--help"]));
}

#[test]
fn the_top_of_an_assessment() {
    let ran = run(&["assess", "harbour", DAY[0], DAY[1]]);
    let top: Vec<&str> = ran.output.lines().take(80).collect();
    insta::assert_snapshot!(top.join("\n"));
    insta::assert_snapshot!("warnings_of_an_assessment", ran.messages);
    assert_eq!(ran.code, 0);
}

#[test]
fn every_format_states_the_day() {
    for format in ["text", "json", "markdown"] {
        let ran = run(&["assess", "harbour", DAY[0], DAY[1], "--format", format]);
        assert_eq!(ran.code, 0);
        assert!(ran.output.contains("2026-11-22"), "{format}");
        let today = run(&["assess", "harbour", "--format", format]);
        let now = jiff::Zoned::now().date();
        let days = [now, now.yesterday().unwrap()];
        assert!(days.iter().any(|day| today.output.contains(&day.to_string())), "{format}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let arguments = ["assess", "harbour", DAY[0], DAY[1], "--format", "json", "--explain"];
    let (one, two) = (run(&arguments), run(&arguments));
    assert_eq!(one.output, two.output);
    let value: serde_json::Value = serde_json::from_str(&one.output).unwrap();
    assert_eq!(
        value["derivations"].as_array().unwrap().len(),
        value["cells"].as_array().unwrap().len()
    );
}

#[test]
fn explained_cells_stand_behind_an_assessment() {
    let ran = run(&["assess", "harbour", DAY[0], DAY[1], "--explain"]);
    assert!(ran.output.contains("8.3.4.1-06@helix   "));
    assert!(!ran.output.contains("8.3.4.1-06@nordbyte   "));
}

#[test]
fn one_cell_explained() {
    insta::assert_snapshot!(all(&["explain", "8.3.4.1-06@helix", "harbour", DAY[0], DAY[1]]));
}

#[test]
fn a_requirement_with_several_cells() {
    insta::assert_snapshot!(all(&["explain", "8.3.4.1-06", "harbour", DAY[0], DAY[1]]));
}

#[test]
fn names_that_nobody_has() {
    let mut text = String::new();
    for name in ["8.3.4.1-06@hellix", "8.3.4.1-6", "8.5.1.1", "4.2", "9.3-01@cio", "frog"] {
        text.push_str(&all(&["explain", name, "met", DAY[0], DAY[1]]));
    }
    for name in ["8.3.4.1-06@hellix", "8.3.4.1"] {
        text.push_str(&all(&["explain", name, "harbour", DAY[0], DAY[1]]));
    }
    text.push_str(&all(&["catalogue", "show", "8.3.41"]));
    text.push_str(&all(&["catalogue", "show", "4.5.4.3"]));
    text.push_str(&all(&["catalogue", "graph", "--clause", "93"]));
    text.push_str(&all(&["catalogue", "graph", "--clause", "9.3-01"]));
    text.push_str(&all(&["explain", "4.5.4.3", "met", DAY[0], DAY[1]]));
    insta::assert_snapshot!(text);
}

#[test]
fn arguments_that_do_not_fit() {
    let mut text = all(&[]);
    text.push_str(&all(&["asess", "harbour"]));
    text.push_str(&all(&["assess", "harbour", "--as-of", "2026-02-30"]));
    text.push_str(&all(&["assess", "harbour", "--format", "pdf"]));
    text.push_str(&all(&["assess", "harbour", "--width", "3"]));
    insta::assert_snapshot!(text);
}

#[test]
fn files_that_are_not_there() {
    let mut text = all(&["assess", "nowhere"]);
    text.push_str(&all(&["check", "docs"]));
    text.push_str(&all(&["test", "docs"]));
    text.push_str(&all(&["catalogue", "list", "--catalogue", "nowhere"]));
    insta::assert_snapshot!(text);
}

#[test]
fn problems_of_an_organisation() {
    insta::assert_snapshot!(all(&["check", "broken"]));
    assert_eq!(run(&["assess", "broken"]).code, 2);
    assert_eq!(run(&["explain", "8.5.1.1-01", "broken"]).code, 2);
    assert_eq!(run(&["check", "met"]).code, 0);
    assert_eq!(run(&["check", "harbour"]).code, 0);
    assert_eq!(run(&["check", "harbour", "--strict"]).code, 1);
    assert_eq!(run(&["assess", "harbour", "--strict"]).code, 2);
    let report = run(&["check", "broken", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&report.output).unwrap();
    assert_eq!((report.code, &value["errors"]), (1, &serde_json::json!(5)));
}

#[test]
fn expectations() {
    let mut text = all(&["test", "met"]);
    text.push_str(&all(&["test", "not-met"]));
    text.push_str(&all(&["test", "misspelt"]));
    insta::assert_snapshot!(text);
}

#[test]
fn one_broken_folder_keeps_no_other_from_being_compared() {
    let ran = run(&["test", "broken", "docs", "met", "not-met"]);
    assert_eq!(ran.code, 4, "{}", ran.messages);
    assert!(ran.messages.contains("`docs` holds no `expected.json`"), "{}", ran.messages);
    assert!(ran.output.contains("met: all of"), "{}", ran.output);
    assert!(ran.output.contains("not-met: "), "{}", ran.output);
}

#[test]
fn the_amendment_can_be_left_off() {
    let bare = run(&["catalogue", "list", "--without-amendment"]);
    assert!(bare.output.contains("452 requirements"), "{}", bare.output);
    assert_eq!(run(&["catalogue", "show", "4.1-02", "--without-amendment"]).code, 3);
    assert_eq!(run(&["catalogue", "show", "4.1-02"]).code, 0);
    let both = ["catalogue", "show", "4.1-02", "--without-amendment", "--overlay", "amd1-2024"];
    assert_eq!(run(&both).code, 0);
    assert!(run(&["assess", "met", DAY[0], DAY[1]]).output.contains("453 requirements"));
    let without = run(&["assess", "met", DAY[0], DAY[1], "--without-amendment"]);
    assert!(without.output.contains("452 requirements"), "{}", without.output);
}

#[test]
fn overlays_that_do_not_fit() {
    let overlay = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("broken-overlay.json");
    std::fs::write(&overlay, "{ \"format_version\": 1, \"overlay\": 7 }").unwrap();
    let mut text = all(&["catalogue", "list", "--overlay", "de-wordin"]);
    let overlay = overlay.to_str().unwrap();
    text.push_str(&all(&["catalogue", "list", "--overlay", overlay]).replace(overlay, "OVERLAY"));
    insta::assert_snapshot!(text);
}

#[test]
fn a_folder_of_organisations_is_none() {
    insta::assert_snapshot!(all(&["assess", ".", DAY[0], DAY[1]]));
    let nested = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("nested");
    std::fs::create_dir_all(nested.join("inner")).unwrap();
    let organisation =
        "{ \"format_version\": 1, \"organisation\": { \"id\": \"o\", \"name\": \"O\" } }";
    std::fs::write(nested.join("organisation.json"), organisation).unwrap();
    std::fs::write(nested.join("inner/expected.json"), "").unwrap();
    let nested = nested.to_str().unwrap();
    let ran = run(&["check", nested]);
    assert_eq!((ran.code, ran.messages.as_str()), (0, ""), "{}", ran.output);
    let empty = run(&["test", &format!("{nested}/inner")]);
    assert!(empty.messages.contains("expected.json:1:1: "), "{}", empty.messages);
}

#[test]
fn results_for_programs_are_written_as_they_are() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("escapes");
    std::fs::create_dir_all(&folder).unwrap();
    let organisation = "{ \"format_version\": 1, \"organisation\": { \"id\": \"o\", \"name\": \"O \\u009b2J\\u202e\\u001b[2J\" } }";
    std::fs::write(folder.join("organisation.json"), organisation).unwrap();
    let folder = folder.to_str().unwrap();
    let json = run(&["assess", folder, DAY[0], DAY[1], "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&json.output).unwrap();
    let told = value.to_string();
    assert!(told.contains("\u{9b}2J\u{202e}"), "{told}");
    for format in ["text", "markdown"] {
        let ran = run(&["assess", folder, DAY[0], DAY[1], "--format", format, "--color", "always"]);
        assert!(!ran.output.contains(['\u{9b}', '\u{202e}']), "{format}");
        assert!(!ran.output.contains("\u{1b}[2J"), "{format}");
    }
}

#[test]
fn the_catalogue() {
    insta::assert_snapshot!("requirement", all(&["catalogue", "show", "8.3.4.1-06"]));
    insta::assert_snapshot!("clause", all(&["catalogue", "show", "8.5.1"]));
    for arguments in [&["catalogue", "list"][..], &["catalogue", "graph"], &["catalogue", "lint"]] {
        let ran = run(arguments);
        assert_eq!((ran.code, ran.messages.as_str()), (0, ""), "{arguments:?}");
    }
    let dot = run(&["catalogue", "graph", "--dot", "--clause", "9.3", "--follow", "wording"]);
    assert!(dot.output.starts_with("digraph") && !dot.output.contains("style=dashed"));
    let german = run(&["catalogue", "show", "4.3-01", "--overlay", "de-wording"]);
    assert_ne!(german.output, run(&["catalogue", "show", "4.3-01"]).output);
}

#[test]
fn colours_only_where_they_are_wanted() {
    let list = ["catalogue", "list"];
    let coloured = |command: &mut Command| ran(command).output.contains('\u{1b}');
    assert!(!coloured(&mut clausegraph(&list)));
    assert!(coloured(clausegraph(&list).args(["--color", "always"])));
    assert!(!coloured(clausegraph(&list).args(["--color", "never"]).env("CLICOLOR_FORCE", "1")));
    assert!(coloured(clausegraph(&list).env("CLICOLOR_FORCE", "1")));
    let no_color = |command: &mut Command| {
        command.env("NO_COLOR", "1");
        coloured(command)
    };
    assert!(!no_color(&mut clausegraph(&list)));
    let ascii = run(&["assess", "met", DAY[0], DAY[1], "--ascii"]);
    assert!(ascii.output.is_ascii());
}

#[test]
fn a_reader_who_has_heard_enough_is_no_error() {
    let mut child = clausegraph(&["catalogue", "graph", "--dot"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut messages = String::new();
    child.stderr.take().unwrap().read_to_string(&mut messages).unwrap();
    assert_eq!((child.wait().unwrap().code(), messages.as_str()), (Some(0), ""));
}

#[test]
fn documents_become_an_organisation() {
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("imported");
    if out.exists() {
        std::fs::remove_dir_all(&out).unwrap();
    }
    let out = out.to_str().unwrap();
    let import = ["import", "documents", "docs", "--rules", "docs.rules.yaml", "--out", out];
    let ran = run(&import);
    insta::assert_snapshot!(ran.output.replace(out, "OUT"));
    assert_eq!((ran.code, ran.messages.as_str()), (0, ""));
    assert_eq!(run(&import).code, 0, "an import may be repeated");
    let explained = run(&["explain", "8.5.1.1-01", out, DAY[0], DAY[1]]);
    assert_eq!(explained.code, 0, "{}", explained.messages);
    assert!(explained.output.contains("policy POL-change"));
}
