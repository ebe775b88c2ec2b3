//! The public surface, as snapshots: every change to it is seen and decided on.
//!
//! rustdoc's JSON has a format of its own per toolchain. On a toolchain that writes another format than
//! the one read here, the comparison is left out with a word about it, unless `CLAUSEGRAPH_SURFACE` is
//! set to `required`, as continuous integration does.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test stops at once, and says what it leaves out"
)]

use std::{path::PathBuf, process::Command};

/// The rustdoc JSON format that the pinned `public-api` reads.
const FORMAT: u64 = 57;

fn surface(package: &str) -> Option<String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("surface");
    let output = Command::new(env!("CARGO"))
        .args(["rustdoc", "--quiet", "--offline", "--lib", "--package", package, "--target-dir"])
        .arg(&target)
        .args(["--", "-Zunstable-options", "--output-format", "json", "--cap-lints", "allow"])
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTDOCFLAGS")
        .current_dir(root)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let json = target.join("doc").join(format!("{}.json", package.replace('-', "_")));
    let text = std::fs::read_to_string(&json).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let found = value.get("format_version").and_then(serde_json::Value::as_u64);
    if found != Some(FORMAT) {
        let required = std::env::var("CLAUSEGRAPH_SURFACE").is_ok_and(|value| value == "required");
        assert!(!required, "rustdoc writes format {found:?}, and {FORMAT} is read");
        eprintln!(
            "left out: the public surface of {package}, since rustdoc writes format {found:?}"
        );
        return None;
    }
    let api = public_api::Builder::from_rustdoc_json(&json)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()
        .unwrap();
    let lines: Vec<String> = api.items().map(ToString::to_string).collect();
    Some(lines.join("\n"))
}

#[test]
fn of_the_library() {
    if let Some(surface) = surface("clausegraph") {
        insta::assert_snapshot!(surface);
    }
}

#[test]
fn of_the_model() {
    if let Some(surface) = surface("clausegraph-model") {
        insta::assert_snapshot!(surface);
    }
}
