//! How a finding comes about: what was read and where, the values, the numbers, and what is not known.

use anstyle::Style;
use clausegraph::{Assessment, Fact, Finding, Profile, document::ArtefactStatus};

use super::{NOTICE, sign, style, title};
use crate::{
    Look,
    explain::{Locate, Places, fact},
    layout::{Page, width},
    palette::paint,
    wording::{
        artefact_phrase, clause_heading, clearing_sentence, finding_sentence, indicator_line,
        indicator_words, missing_words, subject_words, threshold_words, value_words,
    },
};

/// The longest text of a field that is shown whole.
const LONGEST: usize = 240;

/// How a finding comes about, as text for a terminal. Ends with a line break.
///
/// In the profile of an auditor it does not say what would clear it.
pub fn finding_text(
    assessment: &Assessment<'_>,
    finding: &Finding<'_>,
    profile: Profile,
    locate: Locate<'_>,
    look: Look,
) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    let places = Places { assessment, locate };
    title(&mut page, assessment, finding.id.as_str());
    let label = format!("{} {}", sign(finding.indicator), indicator_words(finding.indicator));
    let indent = width(&label) + 2;
    let label = format!("{}: ", paint(style(&palette, finding.indicator), &label));
    page.hanging(&label, indent, indicator_line(finding.indicator), Style::new());
    page.blank();
    page.hanging("", 0, &finding_sentence(finding), palette.strong);
    page.blank();
    let rule =
        format!("{} {}, version {}", finding.rule.code, finding.rule.title(), finding.rule.version);
    fact(&mut page, "rule", &rule);
    fact(&mut page, "about", &subject_words(&finding.subject));
    for clause in &finding.clauses {
        fact(&mut page, "clause", &clause_heading(assessment.catalogue(), clause));
    }
    for requirement in &finding.requirements {
        fact(&mut page, "asked", &format!("{}: {}", requirement.id(), requirement.statement()));
    }
    values(&mut page, finding);
    inputs(&mut page, finding, &places);
    artefacts(&mut page, finding, &places);
    if !finding.missing.is_empty() {
        page.heading("Not stated, and without effect on the finding", "");
        page.hanging("", 0, &format!("{}.", missing_words(&finding.missing)), Style::new());
    }
    if profile == Profile::Consultant
        && let Some(clears) = clearing_sentence(finding)
    {
        page.heading("What would clear it", "");
        page.hanging("", 0, &clears, Style::new());
    }
    page.blank();
    page.hanging("", 0, NOTICE, palette.faint);
    page.finish()
}

fn values(page: &mut Page, finding: &Finding<'_>) {
    if !finding.values.is_empty() {
        page.heading("Values", "");
        let longest = finding.values.iter().map(|(name, _)| width(name)).max().unwrap_or_default();
        for (name, value) in &finding.values {
            let style = page.palette().faint;
            page.labelled(name, style, longest + 2, &value_words(value));
        }
    }
    if !finding.thresholds.is_empty() {
        page.heading("Numbers of the rule", "each can be stated anew among the parameters");
        for threshold in &finding.thresholds {
            page.hanging("", 0, &threshold_words(threshold), Style::new());
        }
    }
}

fn inputs(page: &mut Page, finding: &Finding<'_>, places: &Places<'_, '_>) {
    if finding.inputs.is_empty() {
        return;
    }
    page.heading("What was read", "");
    for input in &finding.inputs {
        let stated = match input.of.stated(input.field) {
            Fact::Given(text) if width(&text) > LONGEST => {
                format!("{}…", text.chars().take(LONGEST).collect::<String>())
            }
            Fact::Given(text) => text,
            Fact::StatedNone => "stated none".to_owned(),
            Fact::Unknown => String::new(),
        };
        let of = input.of.id().unwrap_or_else(|| "the organisation".to_owned());
        let words = if stated.is_empty() {
            format!("{of} {}", input.field)
        } else {
            format!("{of} {}: {stated}", input.field)
        };
        page.hanging("", 0, &words, Style::new());
        if let Some(location) = &input.location {
            let style = page.palette().faint;
            page.hanging("  ", 2, &places.text(location), style);
        }
    }
}

fn artefacts(page: &mut Page, finding: &Finding<'_>, places: &Places<'_, '_>) {
    if finding.artefacts.is_empty() {
        return;
    }
    page.heading("Artefacts", "");
    for artefact in &finding.artefacts {
        let document = artefact.document();
        let mut facts = vec![format!("{} {}", artefact.id(), artefact_phrase(artefact))];
        facts.extend(document.version.given().map(|version| format!("version {version}")));
        let status = document.status.given().copied().map(ArtefactStatus::as_str);
        facts.extend(status.map(str::to_owned));
        facts.extend(document.dated_on.given().map(|day| format!("of {day}")));
        facts.extend(document.hash.given().map(|hash| format!("hash {hash}")));
        page.hanging("", 0, &facts.join(", "), Style::new());
        let location = places.assessment.organisation().artefact_location(artefact);
        let style = page.palette().faint;
        page.hanging("  ", 2, &places.text(&location), style);
    }
}
