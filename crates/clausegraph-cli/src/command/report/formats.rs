//! Which deliverable there is in which format, and its bytes.

use clausegraph::routines;
use clausegraph_docx::{Template, paper_docx};
use clausegraph_html::{paper_html, report_html_located};
use clausegraph_paper::{
    AuditChoice, AuditSample, Basis, Paper, PaperError, audit_paper_with, charter_paper,
    evidence_map_paper, gap_paper, paper_markdown, readiness_paper, review_pack_paper, roadmap_csv,
    roadmap_paper,
};
use clausegraph_report::{
    Locate, MapSelection, PlanSelection, Selection, evidence_map, evidence_map_csv,
    evidence_map_json, json,
};
use clausegraph_workbook::{
    evidence_map_workbook, gap_csv, gap_workbook, paper_workbook, roadmap_workbook,
};

use super::basis::Mapped;
use crate::{
    args::{ReportArguments, To, What},
    error::CliError,
};

/// What files are made from.
pub(super) struct Source<'a, 'g> {
    pub(super) basis: &'a Basis<'a, 'g>,
    pub(super) arguments: &'a ReportArguments,
    /// The bytes of a document of one's own.
    pub(super) template: Option<&'a [u8]>,
    /// The bytes of fonts of one's own, in the order of the arguments.
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "only pages have fonts"))]
    pub(super) fonts: &'a [Vec<u8>],
    pub(super) samples: &'a [AuditSample],
    /// Which requirements stand in the evidence map.
    pub(super) mapped: Mapped<'a>,
    pub(super) locate: Locate<'a>,
}

/// The formats of a deliverable.
const fn formats(what: What) -> &'static [To] {
    match what {
        What::Gap => {
            &[To::Html, To::Xlsx, To::Docx, To::Pdf, To::Markdown, To::Csv, To::Json, To::Ndjson]
        }
        What::EvidenceMap | What::Roadmap => {
            &[To::Html, To::Xlsx, To::Docx, To::Pdf, To::Markdown, To::Csv, To::Json]
        }
        What::Audit | What::Charter | What::ReviewPack | What::Readiness => {
            &[To::Html, To::Xlsx, To::Docx, To::Pdf, To::Markdown]
        }
    }
}

/// Whether there is such a file; if not, which there are.
pub(super) fn can(what: What, to: To) -> Result<(), CliError> {
    let known = formats(what);
    let refused = |message: String, note: String| {
        Err(CliError::Unknown { message, meant: None, note: Some(note) })
    };
    if !known.contains(&to) {
        let known: Vec<&str> = known.iter().map(|known| name(*known)).collect();
        return refused(
            format!("there is no {} of `{}`", name(to), what.kind().as_str()),
            format!("it can be written as {}", known.join(", ")),
        );
    }
    if to == To::Pdf && !cfg!(feature = "pdf") {
        return refused(
            "this build of clausegraph sets no pages".to_owned(),
            "`cargo install --path crates/clausegraph-cli --features pdf` makes one that does; html prints \
             well from a browser, too"
                .to_owned(),
        );
    }
    Ok(())
}

const fn name(to: To) -> &'static str {
    match to {
        To::Markdown => "markdown",
        To::Html | To::Xlsx | To::Docx | To::Pdf | To::Csv | To::Json | To::Ndjson => {
            to.extension()
        }
    }
}

/// The bytes of a file.
pub(super) fn bytes(what: What, to: To, source: &Source<'_, '_>) -> Result<Vec<u8>, CliError> {
    let Source { basis, arguments, template, locate, .. } = *source;
    let look = arguments.csv.look();
    let text = |text: String| Ok(text.into_bytes());
    match (what, to) {
        (What::Gap, To::Html) => text(report_html_located(basis, locate)),
        (What::Gap, To::Xlsx) => gap_workbook(basis).map_err(refused),
        (What::Gap, To::Csv) => text(gap_csv(basis, look)),
        (What::Gap, To::Json) => text(complete(source)),
        (What::Gap, To::Ndjson) => text(findings_lines(source)),
        (What::EvidenceMap, To::Xlsx) => {
            evidence_map_workbook(basis, source.mapped).map_err(refused)
        }
        (What::EvidenceMap, To::Csv) => text(evidence_map_csv(&mapped(source), look)),
        (What::EvidenceMap, To::Json) => text(evidence_map_json(&mapped(source))),
        (What::Roadmap, To::Csv) => text(roadmap_csv(basis, look).map_err(refused)?),
        (What::Roadmap, To::Xlsx) => roadmap_workbook(basis).map_err(refused),
        (What::Roadmap, To::Json) => text(planned(basis)?),
        (_, To::Html) => text(paper_html(&paper(what, source)?)),
        (_, To::Docx) => {
            let as_of = basis.texts.day(basis.assessment.as_of());
            let template = template.map(|bytes| Template { bytes, as_of: &as_of });
            paper_docx(&paper(what, source)?, template).map_err(refused)
        }
        (_, To::Pdf) => pdf(&paper(what, source)?, source),
        (_, To::Markdown) => text(paper_markdown(&paper(what, source)?)),
        (_, To::Xlsx) => paper_workbook(&paper(what, source)?, basis.texts).map_err(refused),
        (_, To::Csv | To::Json | To::Ndjson) => {
            Err(CliError::Internal { what: format!("{} of {}", name(to), what.kind().as_str()) })
        }
    }
}

fn paper(what: What, source: &Source<'_, '_>) -> Result<Paper, CliError> {
    let Source { basis, arguments, samples, locate, .. } = *source;
    match what {
        What::Gap => Ok(gap_paper(basis)),
        What::EvidenceMap => Ok(evidence_map_paper(basis, source.mapped)),
        What::Audit => {
            let audit = &arguments.audit;
            let (edition, forms) = (audit.edition.into(), audit.forms.into());
            Ok(audit_paper_with(basis, AuditChoice { edition, forms, samples, locate }))
        }
        What::Charter => charter_paper(basis, arguments.look.sheet.into()).map_err(refused),
        What::ReviewPack => Ok(review_pack_paper(basis)),
        What::Readiness => Ok(readiness_paper(basis)),
        What::Roadmap => roadmap_paper(basis).map_err(refused),
    }
}

/// Pages; only where the engine is compiled in.
#[cfg(feature = "pdf")]
fn pdf(paper: &Paper, source: &Source<'_, '_>) -> Result<Vec<u8>, CliError> {
    use clausegraph_pdf::PdfError;

    let error = match clausegraph_pdf::paper_pdf(paper, source.fonts) {
        Ok(bytes) => return Ok(bytes),
        Err(error) => error,
    };
    let number = |number: usize| source.arguments.look.fonts.get(number.checked_sub(1)?);
    match &error {
        PdfError::NoFont { number: of } => Err(CliError::Foreign {
            message: match number(*of) {
                Some(path) => format!("`{}` is no font that can be read", path.display()),
                None => error.to_string(),
            },
        }),
        PdfError::NoGlyph { .. } => Err(CliError::Unknown {
            message: error.to_string(),
            meant: None,
            note: Some("`--font FILE` takes a TrueType or OpenType file".to_owned()),
        }),
        PdfError::MorePages { .. } | PdfError::Refused { .. } | PdfError::Internal { .. } | _ => {
            Err(refused(error))
        }
    }
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &Paper, _: &Source<'_, '_>) -> Result<Vec<u8>, CliError> {
    can(What::Gap, To::Pdf)?;
    Err(CliError::Internal { what: "pages".to_owned() })
}

fn mapped(source: &Source<'_, '_>) -> clausegraph_report::EvidenceMapReport {
    let Source { basis, mapped: wanted, .. } = *source;
    let findings = Selection { repeats: basis.repeats, ..Selection::all(basis.profile()) };
    evidence_map(basis.assessment, basis.findings, MapSelection { findings, wanted })
}

fn complete(source: &Source<'_, '_>) -> String {
    let Source { basis, arguments, locate, .. } = *source;
    let routines = routines(basis.assessment);
    json::complete_json(&json::Complete {
        assessment: basis.assessment,
        findings: basis.findings,
        forecast: basis.forecast,
        routines: &routines,
        advice: basis.advice,
        repeats: looks_back(arguments).then_some(basis.repeats),
        locate,
    })
}

fn findings_lines(source: &Source<'_, '_>) -> String {
    let Source { basis, arguments, locate, .. } = *source;
    let selection = Selection { repeats: basis.repeats, ..Selection::all(basis.profile()) };
    let previous = looks_back(arguments);
    json::findings_ndjson(basis.assessment, basis.findings, selection, previous, locate)
}

/// Whether anything is known of what was found before.
fn looks_back(arguments: &ReportArguments) -> bool {
    arguments.days.previous.is_some() || !arguments.days.earlier.is_empty()
}

fn planned(basis: &Basis<'_, '_>) -> Result<String, CliError> {
    let kind = What::Roadmap.kind();
    let advice = basis.advice.ok_or_else(|| refused(PaperError::Advice { kind }))?;
    let selection = PlanSelection { only: &[], all: true, what_if: None };
    Ok(json::plan_json(basis.assessment, advice.plan, selection))
}

/// Why a file cannot be made, in the words of who refuses.
fn refused(error: impl std::fmt::Display) -> CliError {
    CliError::Unknown { message: error.to_string(), meant: None, note: None }
}
