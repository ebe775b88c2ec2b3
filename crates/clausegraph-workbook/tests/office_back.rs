//! A workbook that `LibreOffice` opened, changed and saved comes back like any other.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that panics has failed"
)]

mod common;
#[path = "way_back/edited.rs"]
mod edited;
#[path = "way_back/worked.rs"]
mod worked;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use clausegraph::{Organisation, SourceText};
use clausegraph_import::{GapImport, GapSigner, gap_import, render_gap_import};
use clausegraph_readers::{
    ReadLimits,
    table::{TableOptions, read_tables},
};
use clausegraph_workbook::{evidence_map_workbook, gap_workbook};
use common::{Reader, with};
use libtest_mimic::{Arguments, Failed, Trial};

const PROGRAM: &str = "soffice";

fn main() -> ExitCode {
    let there = Command::new(PROGRAM).arg("--version").output().is_ok();
    let required = env::var_os("CLAUSEGRAPH_PROGRAMS").is_some_and(|word| word == "required");
    let left_out = !there && !required;
    let trials = [
        Trial::test("what_libreoffice_only_saved_brings_nothing_back", untouched),
        Trial::test("what_people_changed_in_libreoffice_comes_back", changed),
        Trial::test("a_cell_of_every_sort_comes_back_through_libreoffice", every_sort),
    ];
    let trials = trials.into_iter().map(|trial| {
        if left_out {
            trial.with_kind("left out: soffice is not installed").with_ignored_flag(true)
        } else {
            trial
        }
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}

/// What a cell of the sheet of requirements says, unlike any other.
const GAP: &str = "Nobody wrote the kinds down.";
/// What people make of it.
const CHANGED: &str = "Two lists tell the kinds, and they differ.";

fn book(sources: &[SourceText]) -> Vec<u8> {
    with(sources, Reader::Consultant, gap_workbook).unwrap()
}

fn evidence_map(sources: &[SourceText]) -> Vec<u8> {
    with(sources, Reader::Auditor, |basis| evidence_map_workbook(basis, &|_| true)).unwrap()
}

fn import(name: &str, bytes: &[u8], sources: &[SourceText]) -> GapImport {
    let tables = read_tables(name, bytes, &TableOptions::default(), &ReadLimits::USUAL).unwrap();
    let catalogue = clausegraph::catalogue().unwrap();
    let (organisation, problems) = Organisation::load(sources, &catalogue);
    let organisation = organisation.unwrap_or_else(|| panic!("{problems:#?}"));
    let person = organisation.people().given().and_then(|people| people.first());
    let by = person.map(|person| person.key.clone());
    let signer = GapSigner { by, on: "2026-11-25".parse().unwrap() };
    gap_import(&tables, &organisation, &catalogue, &signer, None).unwrap()
}

/// A new folder for one trial.
fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("clausegraph-back-{}-{name}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Opens a file in `LibreOffice` and saves it in another form.
fn saved(file: &Path, to: &str) -> Result<PathBuf, Failed> {
    let folder = file.parent().unwrap();
    let goal = folder.join(to);
    fs::create_dir_all(&goal).unwrap();
    let output = Command::new(PROGRAM)
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(&goal)
        .arg(file)
        .output()?;
    let name = file.file_stem().unwrap().to_str().unwrap();
    let written = goal.join(format!("{name}.{to}"));
    if written.is_file() {
        return Ok(written);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{} is not saved as {to}: {said}", file.display()).into())
}

fn expect(found: &str, wanted: &str) -> Result<(), Failed> {
    if found == wanted { Ok(()) } else { Err(format!("{found}\ninstead of\n{wanted}").into()) }
}

fn untouched() -> Result<(), Failed> {
    let folder = folder("untouched");
    let sources = worked::sources();
    for (name, bytes) in [("gap", book(&sources)), ("map", evidence_map(&sources))] {
        let file = folder.join(format!("{name}.xlsx"));
        fs::write(&file, bytes).unwrap();
        let sheet = saved(&file, "ods")?;
        let back = saved(&sheet, "xlsx")?;
        for path in [sheet, back] {
            let found = import(path.to_str().unwrap(), &fs::read(&path).unwrap(), &sources);
            expect(&render_gap_import(&found), "taken: nothing\n")?;
        }
    }
    fs::remove_dir_all(&folder).unwrap();
    Ok(())
}

/// Scores, states, judgements, owners, dates, actions and confirmations: what `LibreOffice` saves says what a
/// library saves.
fn every_sort() -> Result<(), Failed> {
    let folder = folder("sorts");
    let sources = worked::sources();
    let catalogue = clausegraph::catalogue().unwrap();
    let organisation = Organisation::load(&sources, &catalogue).0.unwrap();
    let person = organisation.people().given().unwrap()[0].key.to_string();
    let gap = worked::in_gap(&edited::tables(&book(&sources)), &person);
    let map = worked::in_map(&edited::tables(&evidence_map(&sources)), &person);
    for (name, tables, cells) in [("gap", gap, 24), ("map", map, 0)] {
        let bytes = edited::bytes(&tables);
        let by_library = import("book.xlsx", &bytes, &sources);
        expect(&by_library.taken.len().to_string(), &cells.to_string())?;
        expect(&by_library.judgements.len().to_string(), if name == "map" { "2" } else { "0" })?;
        let file = folder.join(format!("{name}.xlsx"));
        fs::write(&file, bytes).unwrap();
        let sheet = saved(&file, "ods")?;
        let back = saved(&sheet, "xlsx")?;
        for path in [sheet, back] {
            let found = import(path.to_str().unwrap(), &fs::read(&path).unwrap(), &sources);
            expect(&render_gap_import(&found), &render_gap_import(&by_library))?;
            let pins = |import: &GapImport| -> Vec<_> {
                import.judgements.iter().map(|judgement| judgement.pins.clone()).collect()
            };
            expect(&format!("{:?}", pins(&found)), &format!("{:?}", pins(&by_library)))?;
        }
    }
    fs::remove_dir_all(&folder).unwrap();
    Ok(())
}

/// The workbook in `LibreOffice`'s own form, with a cell that people wrote in, saved as a workbook again.
fn changed() -> Result<(), Failed> {
    let folder = folder("changed");
    let sources = worked::sources();
    let file = folder.join("gap.xlsx");
    fs::write(&file, book(&sources)).unwrap();
    let flat = saved(&file, "fods")?;
    let text = fs::read_to_string(&flat).unwrap();
    let (sheets, hidden) = text.split_once("table:name=\"_base\"").unwrap();
    assert_eq!(sheets.matches(GAP).count(), 1, "the cell is there");
    let text = format!("{}table:name=\"_base\"{hidden}", sheets.replace(GAP, CHANGED));
    let file = folder.join("changed.fods");
    fs::write(&file, text).unwrap();
    let back = saved(&file, "xlsx")?;
    let found = import("changed.xlsx", &fs::read(&back).unwrap(), &sources);
    let told = render_gap_import(&found);
    let (_, change) = told.split_once("4.1-01").unwrap_or_default();
    expect(change, &format!("  gap: {GAP} -> {CHANGED}\n"))?;
    let files = found.files(&sources).unwrap().over(&sources);
    let paper = |files: &[SourceText]| {
        files.iter().find(|file| file.name == "papers.json").unwrap().text.clone()
    };
    expect(&paper(&files), &paper(&sources).replace(GAP, CHANGED))?;
    fs::remove_dir_all(&folder).unwrap();
    Ok(())
}
