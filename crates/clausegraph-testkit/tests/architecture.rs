//! The rooms of the workspace: who may know whom, and what may stand in the root.

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        fs,
        path::{Path, PathBuf},
        process::Command,
    };

    use serde_json::Value;

    /// The packages of the workspace and the packages of the workspace that each may depend on, not
    /// counting what only its tests need. `ANY` may depend on all.
    const ARROWS: &[(&str, &[&str])] = &[
        ("clausegraph-clauses", &[]),
        ("clausegraph-model", &[]),
        ("clausegraph", &["clausegraph-clauses", "clausegraph-model"]),
        ("clausegraph-fixtures", &[]),
        ("clausegraph-readers", &[]),
        ("clausegraph-import", &["clausegraph-model", "clausegraph-readers"]),
        (
            "clausegraph-workbook",
            &[
                "clausegraph",
                "clausegraph-import",
                "clausegraph-model",
                "clausegraph-paper",
                "clausegraph-report",
            ],
        ),
        ("clausegraph-suggest", &["clausegraph-model"]),
        ("clausegraph-solver", &["clausegraph"]),
        ("clausegraph-report", &["clausegraph"]),
        ("clausegraph-paper", &["clausegraph", "clausegraph-report"]),
        ("clausegraph-html", &["clausegraph", "clausegraph-paper", "clausegraph-report"]),
        ("clausegraph-docx", &["clausegraph-paper"]),
        ("clausegraph-pdf", &["clausegraph-paper"]),
        (
            "clausegraph-cli",
            &[
                "clausegraph",
                "clausegraph-clauses",
                "clausegraph-docx",
                "clausegraph-fixtures",
                "clausegraph-html",
                "clausegraph-import",
                "clausegraph-paper",
                "clausegraph-pdf",
                "clausegraph-readers",
                "clausegraph-report",
                "clausegraph-solver",
                "clausegraph-suggest",
                "clausegraph-workbook",
            ],
        ),
        ("clausegraph-testkit", &["clausegraph-clauses", "clausegraph-model"]),
        ("clausegraph-benches", &[ANY]),
    ];
    const ANY: &str = "any";

    /// What may stand in the root besides names that begin with a dot or with `LICENSE-`.
    const ROOT: &[&str] = &[
        "Cargo.toml",
        "Cargo.lock",
        "README.md",
        "CHANGELOG.md",
        "crates",
        "clauses",
        "fixtures",
        "benches",
        "target",
    ];

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    fn packages() -> Vec<Value> {
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
            .current_dir(root())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
        metadata["packages"].as_array().unwrap().clone()
    }

    fn name(value: &Value) -> &str {
        value["name"].as_str().unwrap()
    }

    #[test]
    fn rooms_know_only_the_rooms_they_may() {
        let packages = packages();
        let members: BTreeSet<&str> = packages.iter().map(name).collect();
        let mut wrong = Vec::new();
        for package in &packages {
            let from = name(package);
            let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == from) else {
                wrong.push(format!("{from} is not in the table of arrows"));
                continue;
            };
            for dependency in package["dependencies"].as_array().unwrap() {
                let to = name(dependency);
                let only_for_tests = dependency["kind"] == "dev";
                let may = allowed.contains(&to) || allowed.contains(&ANY);
                if members.contains(to) && !only_for_tests && !may {
                    wrong.push(format!("{from} must not depend on {to}"));
                }
            }
        }
        for (known, _) in ARROWS {
            if !members.contains(known) {
                wrong.push(format!("{known} is in the table of arrows and not in the workspace"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_member_inherits_the_lints() {
        let mut wrong = Vec::new();
        for package in packages() {
            let manifest = fs::read_to_string(package["manifest_path"].as_str().unwrap()).unwrap();
            let mut lines = manifest.lines().map(str::trim);
            let inherits = lines.any(|line| line == "[lints]")
                && lines
                    .take_while(|line| !line.starts_with('['))
                    .any(|line| line.replace(' ', "") == "workspace=true");
            if !inherits {
                wrong.push(format!(
                    "{} does not inherit the lints of the workspace",
                    name(&package)
                ));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn nothing_else_stands_in_the_root() {
        let mut wrong = Vec::new();
        for entry in fs::read_dir(root()).unwrap() {
            let name = entry.unwrap().file_name().to_string_lossy().into_owned();
            let known = ROOT.contains(&name.as_str())
                || name.starts_with('.')
                || name.starts_with("LICENSE-");
            if !known {
                wrong.push(format!("{name} has no place in the root of the repository"));
            }
        }
        wrong.sort();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
