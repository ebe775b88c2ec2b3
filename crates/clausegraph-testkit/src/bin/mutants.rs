//! Ten seeded mutants of the engine, each of which the comparison with the naive engine must catch.
//!
//! Copies the workspace below `target/mutants`, changes one place of the engine at a time, and runs the
//! comparison there. A mutant that survives, or a place that is no longer in the source, fails the run.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

struct Mutant {
    what: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
}

const MUTANTS: [Mutant; 10] = [
    Mutant {
        what: "an event lapses on the day it is due",
        file: "offer.rs",
        from: "(due < context.as_of)",
        to: "(due <= context.as_of)",
    },
    Mutant {
        what: "any slot without evidence makes the cell missing",
        file: "decision.rs",
        from: "} else if values == ValueSet::of(SlotValue::None) {",
        to: "} else if any(SlotValue::None) {",
    },
    Mutant {
        what: "an unknown hides a weakness",
        file: "decision.rs",
        from: "} else if any(SlotValue::Weak) {",
        to: "} else if any(SlotValue::Weak) && !any(SlotValue::Unknown) {",
    },
    Mutant {
        what: "a suggestion counts as evidence",
        file: "flaw.rs",
        from: "claim.state == ClaimState::Suggested",
        to: "claim.state == ClaimState::Suggested && claim.at.is_none()",
    },
    Mutant {
        what: "the best review is taken instead of the newest",
        file: "slot.rs",
        from: "Take::Latest => self.dated_on,",
        to: "Take::Latest => self.dated_on.filter(|_| false),",
    },
    Mutant {
        what: "the shortest planned interval counts instead of the longest",
        file: "slot.rs",
        from: "self.found.iter().map(|planned| date.after(planned.interval)).max()",
        to: "self.found.iter().map(|planned| date.after(planned.interval)).min()",
    },
    Mutant {
        what: "one exception is borne in every record test",
        file: "slot.rs",
        from: "if exceptions == 0 ||",
        to: "if exceptions <= 1 ||",
    },
    Mutant {
        what: "a party is under control without being registered for the process",
        file: "flaw.rs",
        from: "        && registered\n",
        to: "        && (registered || operates.is_none())\n",
    },
    Mutant {
        what: "a stated empty cover is taken for an unknown one",
        file: "naming.rs",
        from: "self.stated == Stated::Unknown && !(parties && self.has_party)",
        to: "matches!(self.stated, Stated::Unknown | Stated::Nothing) && !(parties && self.has_party)",
    },
    Mutant {
        what: "a split weighs as much as the statement it is a part of",
        file: "rollup.rs",
        from: "Some((Decimal::ONE.checked_div(siblings.into())?, *shares))",
        to: "Some((Decimal::ONE.checked_div(siblings.min(1).into())?, *shares))",
    },
];

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if name == "target" || name == ".git" {
            continue;
        }
        let target = to.join(&name);
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Where the workspace is built.
fn target(workspace: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.join("target"), PathBuf::from)
}

/// Whether the comparison passes in the copy; none where the copy does not even build.
///
/// The copy shares what the workspace has compiled of other packages, and is compiled again only where a
/// mutant changes it.
fn passes(workspace: &Path, root: &Path) -> io::Result<Option<bool>> {
    let cargo = |arguments: &[&str]| {
        Command::new("cargo")
            .args(arguments)
            .args(["--quiet", "--offline", "--package", "clausegraph", "--test", "oracle"])
            // On random catalogues; what fails before the whole standard takes long to shrink.
            .arg("the_engine_equals_the_naive_engine")
            .env("CARGO_TARGET_DIR", target(workspace))
            .env("CARGO_INCREMENTAL", "1")
            .env("PROPTEST_CASES", "384")
            .current_dir(root)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
    };
    if !cargo(&["test", "--no-run"])?.success() {
        return Ok(None);
    }
    Ok(Some(cargo(&["test"])?.success()))
}

fn run(say: &mut impl io::Write) -> io::Result<bool> {
    let manifest = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let workspace = manifest.join("../..").canonicalize()?;
    let root = target(&workspace).join("mutants");
    copy(&workspace, &root)?;
    writeln!(say, "without a mutant ...")?;
    if passes(&workspace, &root)? != Some(true) {
        writeln!(say, "  the comparison fails without any mutant")?;
        return Ok(false);
    }
    let mut all_caught = true;
    for (number, mutant) in MUTANTS.iter().enumerate() {
        let path = root.join("crates/clausegraph/src").join(mutant.file);
        let source = fs::read_to_string(&path)?;
        let verdict = if source.matches(mutant.from).count() == 1 {
            fs::write(&path, source.replacen(mutant.from, mutant.to, 1))?;
            let verdict = match passes(&workspace, &root)? {
                None => "does not build",
                Some(true) => "SURVIVES",
                Some(false) => "caught",
            };
            fs::write(&path, &source)?;
            verdict
        } else {
            "no longer has its place in the source"
        };
        all_caught &= verdict == "caught";
        writeln!(say, "{:>2} {:<70} {verdict}", number + 1, mutant.what)?;
    }
    Ok(all_caught)
}

fn main() -> ExitCode {
    match run(&mut io::stdout().lock()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let written = io::Write::write_fmt(&mut io::stderr(), format_args!("{error}\n"));
            drop(written);
            ExitCode::FAILURE
        }
    }
}
