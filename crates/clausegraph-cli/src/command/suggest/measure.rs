//! How good suggestions are, on labelled texts.

use std::path::Path;

use clausegraph::{Catalogue, SourceText};
use clausegraph_import::read_file;
use clausegraph_report::Look;
use clausegraph_suggest::{
    Options, Text, Vocabulary,
    measure::{AtDepth, Figures, Labels, Part, Share, measure},
    suggest,
};
use serde_json::{Value, json};

use super::texts;
use crate::{
    args::{Format, SuggestArguments},
    error::{CliError, Exit},
    progress::{busy, each, usual_jobs},
    terminal::{Terminal, add, paint, write},
};

/// The file of the labels.
const LABELS: &str = "labels.json";

pub(super) fn run(
    folder: &Path,
    arguments: &SuggestArguments,
    catalogue: &Catalogue,
    vocabulary: &Vocabulary,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let path = folder.join(LABELS);
    let bytes = read_file(&path, arguments.limits.folders())?;
    let text = String::from_utf8_lossy(&bytes);
    let file = SourceText { name: path.display().to_string(), text: text.into_owned() };
    let labels = Labels::load(catalogue, &[file]).map_err(|error| CliError::Expectation {
        place: folder.display().to_string(),
        message: error.to_string(),
    })?;
    let jobs = arguments.jobs.unwrap_or_else(usual_jobs);
    let documents: Vec<_> = labels.iter().collect();
    let read = each("reading documents", &documents, jobs, |label| {
        texts::read(&folder.join(&label.file), &label.file, &arguments.limits)
    });
    let mut found = Vec::new();
    for (label, read) in documents.iter().zip(read) {
        let read = read.map_err(|reason| CliError::Expectation {
            place: label.file.clone(),
            message: reason,
        })?;
        found.push(Text {
            artefact: label.id.clone(),
            kind: label.kind,
            title: read.title.unwrap_or_default(),
            keywords: read.keywords,
            passages: read.passages,
        });
    }
    let suggestions = busy("searching", || suggest(catalogue, vocabulary, &found, &Options::USUAL))
        .map_err(|error| CliError::Internal { what: error.to_string() })?;
    let parts = [("tune", Part::Tune), ("measure", Part::Measure)];
    let figures =
        parts.map(|(name, part)| (name, measure(catalogue, &suggestions, &labels, Some(part))));
    match arguments.format {
        Format::Text => terminal.print(&told(&figures, terminal.look()))?,
        Format::Json => write(&for_programs(&figures))?,
    }
    Ok(Exit::Done)
}

fn told(figures: &[(&str, Figures)], look: Look) -> String {
    let mut text = "How many of the suggested requirements and clauses a person named, too (precision),\n\
                    and how many of those that a person named were suggested (recall); means over documents.\n\
                    Many documents serve more than five: “at best” is what a perfect engine would reach.\n"
        .to_owned();
    for (name, figures) in figures {
        let about = match *name {
            "tune" => "on which weights were tuned",
            _ => "which nobody looked at while the engine was made",
        };
        let head = format!("{name}: {} documents, {about}", figures.documents);
        add(&mut text, format_args!("\n{}\n\n", paint(look.palette.title, &head)));
        text.push_str(
            "                 precision           recall              at best  documents with a hit\n",
        );
        for (what, depths) in [("requirement", &figures.requirements), ("clause", &figures.clauses)]
        {
            for depth in depths {
                text.push_str(&line(what, depth));
            }
        }
        let Share { hits, of } = figures.serving_nothing;
        add(
            &mut text,
            format_args!("  documents that serve nothing: {hits} of {of} got a suggestion\n"),
        );
    }
    text
}

fn line(what: &str, depth: &AtDepth) -> String {
    let share = |mean: Option<u32>, share: Share| {
        let mean = mean.map_or_else(|| "–".to_owned(), basis_points);
        format!("{mean}  {:>9}", format!("{}/{}", share.hits, share.of))
    };
    format!(
        "  {what:<11} {}  {}   {}   {}   {}/{}\n",
        format_args!("@{}", depth.depth),
        share(depth.precision, depth.suggested),
        share(depth.recall, depth.labelled),
        depth.best_recall.map_or_else(|| "–".to_owned(), basis_points),
        depth.documents_hit.hits,
        depth.documents_hit.of,
    )
}

/// Basis points of 1 as a decimal: `0.4210`.
fn basis_points(points: u32) -> String {
    format!("{}.{:04}", points / 10_000, points % 10_000)
}

fn for_programs(figures: &[(&str, Figures)]) -> String {
    let share = |share: Share| json!({ "hits": share.hits, "of": share.of });
    let depths = |depths: &[AtDepth]| -> Vec<Value> {
        let depth = |found: &AtDepth| {
            json!({
                "at": found.depth,
                "precision": found.precision.map(basis_points),
                "recall": found.recall.map(basis_points),
                "best_recall": found.best_recall.map(basis_points),
                "suggested": share(found.suggested),
                "labelled": share(found.labelled),
                "documents_hit": share(found.documents_hit),
            })
        };
        depths.iter().map(depth).collect()
    };
    let parts: Vec<Value> = figures
        .iter()
        .map(|(name, figures)| {
            json!({
                "part": name,
                "documents": figures.documents,
                "requirements": depths(&figures.requirements),
                "clauses": depths(&figures.clauses),
                "serving_nothing": share(figures.serving_nothing),
            })
        })
        .collect();
    let whole = json!({ "format_version": 1, "parts": parts });
    format!("{whole:#}\n")
}
