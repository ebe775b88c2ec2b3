//! What a browser makes of a paper in print: how many sheets, of which size.
//!
//! Chromium is needed. Where it is not there these tests are left out, and said to be; with
//! `CLAUSEGRAPH_PROGRAMS=required` that is a failure.

#[expect(dead_code, reason = "shared with tests that run scripts")]
mod browsers;
mod gallery;

use std::{env, process::ExitCode};

use browsers::chromium;
use clausegraph_html::paper_html;
use clausegraph_paper::{Paper, PaperKind, Sheet};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let browser = chromium();
    let required = env::var_os("CLAUSEGRAPH_PROGRAMS").is_some_and(|asked| asked == "required");
    let trial = |name: &str, test: fn() -> Result<(), Failed>| {
        let found = browser.clone();
        let left_out = found.is_none() && !required;
        let name =
            if left_out { format!("{name} (left out: no Chromium here)") } else { name.to_owned() };
        let test = move || match found {
            Some(_) => test(),
            None => Err("Chromium is required and is not here".into()),
        };
        Trial::test(name, test).with_ignored_flag(left_out)
    };
    let tests = vec![
        trial("a_paper_on_one_page_takes_one_sheet", one_sheet),
        trial("a_paper_on_one_page_takes_one_sheet_however_much_there_is_to_read", full_sheet),
        trial("each_sheet_has_its_size_in_print", sizes),
    ];
    let run = libtest_mimic::run(&arguments, tests);
    browsers::close();
    run.exit_code()
}

/// A printed paper: the number of its sheets, and the size of the first one in points.
struct Printed {
    sheets: usize,
    width: u32,
    height: u32,
}

fn print(paper: &Paper) -> Result<Printed, Failed> {
    let bytes = browsers::page(&paper_html(paper), "", 1440, false)?.print()?;
    let text = String::from_utf8_lossy(&bytes);
    let sheets = text.matches("/Type /Page").count() - text.matches("/Type /Pages").count();
    let size = text.split("/MediaBox [0 0 ").nth(1).and_then(|rest| rest.split(']').next());
    let mut size = size.unwrap_or_default().split(' ').map(|part| {
        part.split('.').next().and_then(|whole| whole.parse().ok()).unwrap_or_default()
    });
    let mut next = || size.next().unwrap_or_default();
    Ok(Printed { sheets, width: next(), height: next() })
}

fn is(found: usize, wanted: usize, what: &str) -> Result<(), Failed> {
    if found == wanted { Ok(()) } else { Err(format!("{what}: {found}, not {wanted}").into()) }
}

fn one_sheet() -> Result<(), Failed> {
    is(print(&gallery::poster())?.sheets, 1, "sheets")
}

fn full_sheet() -> Result<(), Failed> {
    let mut paper = gallery::poster();
    // A charter is never set smaller than 8 points.
    paper.kind = PaperKind::Readiness;
    for section in &mut paper.sections {
        section.blocks = vec![section.blocks.clone(); 2].concat();
    }
    is(print(&paper)?.sheets, 1, "sheets")
}

fn sizes() -> Result<(), Failed> {
    for (sheet, width, height) in [
        (Sheet::A4Portrait, 594, 841),
        (Sheet::A4Landscape, 841, 594),
        (Sheet::A3Landscape, 1191, 841),
    ] {
        let mut paper = gallery::everything();
        paper.sheet = sheet;
        let printed = print(&paper)?;
        if printed.width.abs_diff(width) > 1 || printed.height.abs_diff(height) > 1 {
            return Err(format!("{sheet:?}: {} x {}", printed.width, printed.height).into());
        }
        if printed.sheets < 2 {
            return Err("a paper that flows takes several sheets".into());
        }
    }
    Ok(())
}
