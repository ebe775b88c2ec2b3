//! The cases of the rules: `fixtures/rules/<code>/<situation>.json`.

use std::{fs, io, path::Path};

use serde::Deserialize;
use serde_json::Value;

/// One situation that a rule is put before.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleCase {
    /// The code of the rule: the name of the folder.
    #[serde(skip)]
    pub code: String,
    /// The name of the file, without its ending.
    #[serde(skip)]
    pub name: String,
    /// The version of this format; always 1.
    pub format_version: u32,
    /// The day.
    pub as_of: String,
    /// Why the expectation is right, in words.
    pub because: String,
    /// What the rule says; all of it.
    #[serde(default)]
    pub expected: ExpectedOfRule,
    /// Numbers of the rule, from both sides of their edge.
    #[serde(default)]
    pub edges: Vec<Edge>,
    /// The organisation.
    pub organisation: Value,
}

/// What a rule is expected to say.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedOfRule {
    /// The findings, in their order.
    #[serde(default)]
    pub findings: Vec<ExpectedFinding>,
    /// The subjects that the rule finds nothing about, in their order.
    #[serde(default)]
    pub clean: Vec<String>,
    /// The subjects that it cannot say anything about, in their order.
    #[serde(default)]
    pub not_evaluated: Vec<ExpectedUnknown>,
}

/// A finding as it is expected.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedFinding {
    /// The subject: `payroll`, `organisation#supplier-requests`.
    pub subject: String,
    /// The indicator: `minor-indicator`.
    pub indicator: String,
    /// Values that it must carry; it may carry others.
    #[serde(default)]
    pub values: std::collections::BTreeMap<String, String>,
}

/// A subject that cannot be evaluated, as it is expected.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedUnknown {
    /// The subject.
    pub subject: String,
    /// The fields that are not stated, sorted.
    pub missing: Vec<String>,
}

/// A number of a rule, from both sides of its edge: with the one the case is as it is expected, with the
/// other nothing is found about the subject.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edge {
    /// The name of the parameter in the rule.
    pub parameter: String,
    /// A finding of the case.
    pub subject: String,
    /// The last value with which it stands.
    pub finds: String,
    /// The next value, with which it does not.
    pub silent: String,
    /// The indicator that it stands with, where the number decides on that alone.
    #[serde(default)]
    pub indicator: Option<String>,
    /// Other parameters of the rule on both sides, where they would hide the edge.
    #[serde(default)]
    pub with: std::collections::BTreeMap<String, String>,
}

/// All cases, by code and name.
///
/// # Errors
///
/// Where a file cannot be read or is no case.
pub fn rule_cases() -> io::Result<Vec<RuleCase>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/rules");
    let mut cases = Vec::new();
    for folder in fs::read_dir(root)? {
        let folder = folder?;
        if !folder.file_type()?.is_dir() {
            continue;
        }
        for file in fs::read_dir(folder.path())? {
            let path = file?.path();
            let text = fs::read_to_string(&path)?;
            let mut case: RuleCase = serde_json::from_str(&text)
                .map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
            case.code = folder.file_name().to_string_lossy().into_owned();
            let stem = path.file_stem().unwrap_or_default();
            case.name = stem.to_string_lossy().into_owned();
            cases.push(case);
        }
    }
    cases.sort_by(|one, two| (&one.code, &one.name).cmp(&(&two.code, &two.name)));
    Ok(cases)
}
