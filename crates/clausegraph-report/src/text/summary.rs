//! The top of the page: what was assessed, and the gates above the numbers.

use anstyle::Style;

use crate::{
    digest::{Digest, Read},
    judgements::{engagement, title},
    layout::{Page, gate_sign, pad},
    palette::paint,
    wording::{counted, gate_sentences, gate_state, join},
};

/// What every report says of itself.
pub(crate) const NOTICE: &str =
    "This report speaks of evidence, never of conformity: that is for a person to judge.";

pub(super) fn header(page: &mut Page, digest: &Digest<'_, '_>) {
    let assessment = digest.assessment;
    let palette = page.palette();
    title(page, assessment, digest.organisation());
    let catalogue = assessment.catalogue();
    page.hanging("", 0, catalogue.title(), Style::new());
    page.hanging("", 0, &format!("Catalogue {}", catalogue.id()), palette.faint);
    if assessment.organisation().engagement().is_some() {
        page.blank();
        engagement(page, assessment);
    }
    page.blank();
    for line in read_lines(&digest.read) {
        page.hanging("", 0, &line, Style::new());
    }
    page.blank();
    page.hanging("", 0, NOTICE, palette.faint);
}

/// What was read, in sentences.
pub(crate) fn read_lines(read: &Read) -> Vec<String> {
    let claims = match read.suggested {
        0 => counted(read.claims, "claim", "claims"),
        suggested => {
            format!("{} ({} only suggested)", counted(read.claims, "claim", "claims"), suggested)
        }
    };
    let mut lines = vec![
        format!(
            "Read {}, {claims}, {} and {}.",
            counted(read.artefacts, "artefact", "artefacts"),
            counted(read.elements, "scope element", "scope elements"),
            counted(read.judgements, "judgement", "judgements"),
        ),
        format!(
            "Assessed {} in {}.",
            counted(read.requirements, "requirement", "requirements"),
            counted(read.cells, "cell", "cells"),
        ),
    ];
    if !read.not_carried.is_empty() {
        let families: Vec<String> = read.not_carried.iter().map(ToString::to_string).collect();
        lines.push(format!("No source carries {}.", join(&families, "or")));
    }
    lines
}

pub(super) fn gates(page: &mut Page, digest: &Digest<'_, '_>) {
    if digest.gates.is_empty() {
        return;
    }
    page.heading("Gates", "they stand above the numbers, which can hide a missing clause");
    let palette = page.palette();
    for result in &digest.gates {
        let style = palette.gate(result.state);
        let sign = gate_sign(result.state);
        let state = pad(gate_state(result.state), 18);
        let label = paint(style, &format!("{sign} {state}"));
        let custom = if result.gate.custom { " (custom)" } else { "" };
        page.hanging(&label, 20, &format!("{}{custom}", result.gate.title), palette.strong);
        for sentence in gate_sentences(&result.reasons) {
            page.hanging(&pad("", 20), 22, &sentence, Style::new());
        }
    }
}

pub(super) fn footer(page: &mut Page) {
    page.blank();
    page.hanging(
        "",
        0,
        "How any cell comes about: clausegraph explain REQUIREMENT[@MEMBER] ORGANISATION",
        page.palette().faint,
    );
}
