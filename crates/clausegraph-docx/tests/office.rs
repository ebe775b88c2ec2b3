//! A word processor opens what is written: `LibreOffice` makes a PDF of it, and the words are read from there.
//!
//! Where the programs are not installed the tests are told as left out; with
//! `CLAUSEGRAPH_PROGRAMS=required` their absence is a failure.

#![allow(
    clippy::allow_attributes,
    clippy::assigning_clones,
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "a test stops at once; long ones are lists"
)]

mod common;
#[path = "../../clausegraph-paper/tests/made/mod.rs"]
mod made;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use clausegraph::Profile;
use clausegraph_docx::{Template, paper_docx};
use clausegraph_paper::{Block, Paper, Words, gap_paper};
use libtest_mimic::{Arguments, Failed, Trial};

use self::common::{paper, templates};

/// A test that a word processor takes part in.
type Test = fn() -> Result<(), Failed>;

fn main() {
    let arguments = Arguments::from_args();
    let missing: Vec<&str> = ["soffice", "pdftotext", "pdfinfo"]
        .into_iter()
        .filter(|program| !is_there(program))
        .collect();
    let required = std::env::var("CLAUSEGRAPH_PROGRAMS").is_ok_and(|wanted| wanted == "required");
    let left_out = !missing.is_empty() && !required;
    if left_out {
        eprintln!("left out, because not installed: {}", missing.join(", "));
    }
    let tests: [(&str, Test); 5] = [
        ("a_paper_is_opened_with_all_its_headings", a_paper),
        ("one_page_is_one_page", one_page),
        ("the_management_summary_is_one_page_with_room_to_spare", summaries),
        ("a_template_is_opened_with_cover_header_and_paper", english),
        ("a_localised_template_is_opened_with_its_styles", german),
    ];
    let trials = tests.map(|(name, test)| Trial::test(name, test).with_ignored_flag(left_out));
    libtest_mimic::run(&arguments, trials.into()).exit();
}

fn is_there(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(program).is_file())
}

/// The pages of a document as texts.
fn pages(name: &str, bytes: &[u8]) -> Result<Vec<String>, Failed> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("office").join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder)?;
    let file = folder.join("paper.docx");
    fs::write(&file, bytes)?;
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    run(Command::new("soffice")
        .args(["--headless", &profile, "--convert-to", "pdf", "--outdir"])
        .arg(&folder)
        .arg(&file))?;
    let pdf: PathBuf = folder.join("paper.pdf");
    let text = run(Command::new("pdftotext").arg(&pdf).arg("-"))?;
    Ok(text.split('\u{c}').filter(|page| !page.trim().is_empty()).map(str::to_owned).collect())
}

fn run(command: &mut Command) -> Result<String, Failed> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
}

/// Whether words are there; where lines break, the layout decides.
fn hold(text: &str, words: &[&str]) -> Result<(), Failed> {
    let dense = |text: &str| text.split_whitespace().collect::<String>();
    let all = dense(text);
    match words.iter().find(|words| !all.contains(&dense(words))) {
        Some(words) => Err(format!("`{words}` is not there: {text}").into()),
        None => Ok(()),
    }
}

fn headings(paper: &Paper) -> Vec<&str> {
    paper.sections.iter().map(|section| section.title.as_str()).collect()
}

fn a_paper() -> Result<(), Failed> {
    let paper = paper::rich();
    let pages = pages("rich", &paper_docx(&paper, None)?)?;
    if !(3..=6).contains(&pages.len()) {
        return Err(format!("{} pages", pages.len()).into());
    }
    hold(&pages.join("\n"), &headings(&paper))?;
    let last = pages.len();
    for (number, page) in (1..).zip(&pages) {
        hold(page, &[paper.footer.as_str(), &format!("{number} / {last}")])?;
    }
    // The header of the table stands on each of its pages.
    let with_header = pages.iter().filter(|page| page.contains("What it asks, and what is there"));
    if with_header.count() < 2 {
        return Err("the header of the table does not repeat".into());
    }
    Ok(())
}

fn one_page() -> Result<(), Failed> {
    let paper = paper::one_page();
    let pages = pages("sheet", &paper_docx(&paper, None)?)?;
    if pages.len() != 1 {
        return Err(format!("{} pages", pages.len()).into());
    }
    hold(&pages.join("\n"), &headings(&paper))
}

/// The summary of every organisation, for either reader, with three lines more than it has.
fn summaries() -> Result<(), Failed> {
    for name in clausegraph_testkit::fixtures::organisations()? {
        for profile in [Profile::Consultant, Profile::Auditor] {
            let mut paper = made::of(&name, profile, gap_paper);
            paper.sections.truncate(2);
            let (title, next) = (paper.sections[0].title.clone(), paper.sections[1].title.clone());
            let more = Words::plain("Further words of somebody. ".repeat(9).trim_end());
            if let Some(last) = paper.sections[0].sections.last_mut() {
                last.blocks.push(Block::Paragraph(more));
            }
            let file = format!("summary-{name}-{}", profile.as_str());
            let pages = pages(&file, &paper_docx(&paper, None)?)?;
            let begins = |page: &String, title: &str| page.trim_start().starts_with(title);
            let first = pages.iter().position(|page| begins(page, &title));
            let behind = pages.iter().position(|page| begins(page, &next));
            if first.zip(behind) != Some((1, 2)) {
                return Err(format!("{file}: from page {first:?} to {behind:?}").into());
            }
        }
    }
    Ok(())
}

fn english() -> Result<(), Failed> {
    let paper = paper::rich();
    let bytes = templates::english();
    let template = Template { bytes: &bytes, as_of: "22 November 2026" };
    let pages = pages("english", &paper_docx(&paper, Some(template))?)?;
    let text = pages.join("\n");
    hold(&text, &headings(&paper))?;
    hold(&text, &["Gap report for Marlbeck Payroll Services", "About Hart & Vale"])?;
    hold(pages.last().map_or("", String::as_str), &["Marlbeck Payroll Services", "- page"])
}

fn german() -> Result<(), Failed> {
    let paper = paper::rich();
    let bytes = templates::german();
    let template = Template { bytes: &bytes, as_of: "22. November 2026" };
    let pages = pages("german", &paper_docx(&paper, Some(template))?)?;
    hold(&pages.join("\n"), &headings(&paper))?;
    // Its own way to number.
    hold(&pages.join("\n"), &["Bericht der Kanzlei", "(1)", "(2)"])
}
