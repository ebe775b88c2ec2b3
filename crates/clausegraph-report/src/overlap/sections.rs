//! The sections of overlap.

use std::collections::BTreeMap;

use clausegraph::{
    Artefact, Assessment, Finding,
    overlap::{Crowd, CrowdAbout, Duplicates, FormerBy, Overlap, Same, SimilarFrom, Subsumed},
};

use super::filled;
use crate::{
    sections::{Row, Section},
    wording::{
        counted, crowd_words, first_few, former_words, kind_plural, named, paper_words, percent,
        scopes_words, shown_places,
    },
};

/// How many others are named before the rest is counted.
const MOST: usize = 8;

pub(super) fn sections(assessment: &Assessment<'_>, overlap: &Overlap<'_>) -> Vec<Section> {
    let all = [
        copies(overlap),
        same(overlap),
        subsumed(overlap),
        similar(overlap),
        crowds(overlap),
        former(overlap),
        rules(overlap),
        unscoped(assessment, overlap),
    ];
    all.into_iter().flatten().collect()
}

fn copies(overlap: &Overlap<'_>) -> Option<Section> {
    let groups: Vec<&Duplicates<'_>> =
        overlap.duplicates.iter().filter(|group| matches!(group.same, Same::Bytes(_))).collect();
    let spare: usize = groups.iter().map(|group| group.artefacts.len() - 1).sum();
    filled(Section {
        title: "Copies".to_owned(),
        remark: format!(
            "{}, {} more than needed",
            counted(groups.len(), "group of the same bytes", "groups of the same bytes"),
            counted(spare, "paper", "papers")
        ),
        lead: Vec::new(),
        rows: groups.into_iter().filter_map(|group| group_row(group, Vec::new())).collect(),
    })
}

/// A group of which one would do: the first is the label.
fn group_row(group: &Duplicates<'_>, mut lines: Vec<String>) -> Option<Row> {
    let (first, others) = group.artefacts.split_first()?;
    lines.extend(others.iter().map(|other| format!("= {} {}", other.id(), paper_words(other))));
    Some(Row { label: first.id().to_string(), about: paper_words(first), lines })
}

fn same(overlap: &Overlap<'_>) -> Option<Section> {
    let mut rows = Vec::new();
    for group in &overlap.duplicates {
        if let Same::Shown(shown) = &group.same {
            let lines = vec![format!("each shows {}", shown_places(shown.iter()))];
            rows.extend(group_row(group, lines));
        }
    }
    filled(Section {
        title: "The same kind, scope and evidence".to_owned(),
        remark: counted(rows.len(), "group", "groups"),
        lead: Vec::new(),
        rows,
    })
}

fn subsumed(overlap: &Overlap<'_>) -> Option<Section> {
    let mut by_artefact: Vec<(&Artefact, Vec<&Subsumed<'_>>)> = Vec::new();
    for held in &overlap.subsumed {
        match by_artefact.last_mut() {
            Some((artefact, all)) if artefact.id() == held.artefact.id() => all.push(held),
            Some(_) | None => by_artefact.push((held.artefact, vec![held])),
        }
    }
    let rows = by_artefact.into_iter().map(|(artefact, all)| {
        let first = all.iter().max_by_key(|held| (held.more, std::cmp::Reverse(held.by.id())));
        let mut lines = Vec::new();
        if let Some(held) = first {
            let shown = held.shown.iter().map(|(shown, _)| shown);
            lines.push(format!(
                "{} shows as well all that it shows ({}), and {} besides; {}",
                named(held.by),
                shown_places(shown),
                counted(held.more, "thing", "things"),
                scopes_words(held.scopes),
            ));
        }
        let shown = first.map(|held| held.by.id());
        let others: Vec<String> = (all.iter())
            .filter(|held| Some(held.by.id()) != shown)
            .map(|held| held.by.id().to_string())
            .collect();
        if !others.is_empty() {
            lines.push(format!("so do {}", first_few(&others, MOST)));
        }
        Row { label: artefact.id().to_string(), about: paper_words(artefact), lines }
    });
    let rows: Vec<Row> = rows.collect();
    filled(Section {
        title: "Within another".to_owned(),
        remark: format!(
            "{}: another of equal or wider scope shows all that it shows, as well or better",
            counted(rows.len(), "paper", "papers")
        ),
        lead: Vec::new(),
        rows,
    })
}

fn similar(overlap: &Overlap<'_>) -> Option<Section> {
    let rows = overlap.similar.iter().map(|pair| {
        let [first, second] = pair.artefacts;
        let from = match pair.from {
            SimilarFrom::Stated => "as the files state",
            SimilarFrom::Compared => "compared now",
        };
        Row {
            label: second.id().to_string(),
            about: paper_words(second),
            lines: vec![format!(
                "{} the same as {}; {from}; {}",
                percent(pair.similarity),
                named(first),
                scopes_words(pair.scopes)
            )],
        }
    });
    let [similarity, _] = &overlap.thresholds;
    let rows: Vec<Row> = rows.collect();
    filled(Section {
        title: "Much the same text".to_owned(),
        remark: format!(
            "{} of {} or more (`{}`)",
            counted(rows.len(), "pair", "pairs"),
            percent(similarity.value),
            similarity.name
        ),
        lead: Vec::new(),
        rows,
    })
}

fn crowds(overlap: &Overlap<'_>) -> Option<Section> {
    let rows: Vec<Row> = overlap.crowds.iter().map(crowd).collect();
    let [_, many] = &overlap.thresholds;
    filled(Section {
        title: "Many for one thing".to_owned(),
        remark: format!("{} or more procedures or routines (`{}`)", many.value, many.name),
        lead: Vec::new(),
        rows,
    })
}

fn crowd(crowd: &Crowd<'_>) -> Row {
    let many = format!("{} {}", crowd.artefacts.len(), kind_plural(crowd.kind));
    let label = match &crowd.about {
        CrowdAbout::Process(key) => key.to_string(),
        CrowdAbout::Clause(clause, _) => clause.id().to_string(),
        _ => String::new(),
    };
    let mut lines: Vec<String> = Vec::new();
    for one in &crowd.artefacts {
        let allowed = if one.allowed { "; a decision allows it to differ" } else { "" };
        let of = match one.requirements {
            0 => String::new(),
            number => format!("; {}", counted(number, "requirement", "requirements")),
        };
        lines.push(format!("{} {}{of}{allowed}", one.artefact.id(), paper_words(one.artefact)));
    }
    Row { label, about: format!("{many} for {}", crowd_words(&crowd.about)), lines }
}

fn former(overlap: &Overlap<'_>) -> Option<Section> {
    let unsaid = overlap.former.iter().filter(|found| found.unsaid).count();
    let rows: Vec<Row> = (overlap.former.iter())
        .map(|found| {
            let mut lines = vec![former_words(&found.by)];
            if let FormerBy::Item(item) = found.by {
                lines.push(format!("now: {}", item.now));
            }
            let artefact = found.artefact;
            Row { label: artefact.id().to_string(), about: paper_words(artefact), lines }
        })
        .collect();
    filled(Section {
        title: "Former editions".to_owned(),
        remark: format!(
            "{} that bear the title of what an earlier edition asked for, or of one of its clauses",
            counted(rows.len(), "document", "documents")
        ),
        lead: if unsaid == 0 {
            Vec::new()
        } else {
            vec![format!(
                "Of {unsaid} of them nobody says whether anybody asks for them (`mandates`): ask."
            )]
        },
        rows,
    })
}

/// What the rules about burden found, one row each; their findings stand in `findings`.
fn rules(overlap: &Overlap<'_>) -> Option<Section> {
    let mut by_code: BTreeMap<&str, Vec<&Finding<'_>>> = BTreeMap::new();
    for finding in overlap.findings.found() {
        by_code.entry(finding.rule.code).or_default().push(finding);
    }
    let runs = overlap.findings.runs().iter().filter(|run| {
        run.bound && run.rule.code != "EV-010" && (run.found > 0 || run.not_evaluated > 0)
    });
    let rows: Vec<Row> = runs
        .map(|run| {
            let found = by_code.get(run.rule.code).map(Vec::as_slice).unwrap_or_default();
            let subjects: Vec<String> = found.iter().copied().filter_map(finding_subject).collect();
            let about = format!(
                "{}: {} found, {} not known",
                run.rule.title(),
                crate::wording::thousands(found.len()),
                run.not_evaluated
            );
            let lines = (!subjects.is_empty()).then(|| first_few(&subjects, MOST));
            Row { label: run.rule.code.to_owned(), about, lines: lines.into_iter().collect() }
        })
        .collect();
    filled(Section {
        title: "What the rules say besides".to_owned(),
        remark: "`clausegraph findings --rule CODE` tells each".to_owned(),
        lead: Vec::new(),
        rows,
    })
}

/// What a finding is about, where that is not the organisation as one.
fn finding_subject(finding: &Finding<'_>) -> Option<String> {
    finding.subject.of.id().map(|_| finding.subject.to_string())
}

fn unscoped(assessment: &Assessment<'_>, overlap: &Overlap<'_>) -> Option<Section> {
    if overlap.unscoped.is_empty() {
        return None;
    }
    let ids: Vec<String> =
        overlap.unscoped.iter().map(|artefact| artefact.id().to_string()).collect();
    let all = assessment.organisation().artefacts().len();
    filled(Section {
        title: "Not compared".to_owned(),
        remark: String::new(),
        lead: vec![format!(
            "{} of {} show something and do not state what they cover (`covers`), so that nobody knows whether \
             another lies around them: {}.",
            counted(ids.len(), "paper", "papers"),
            counted(all, "artefact", "artefacts"),
            first_few(&ids, MOST)
        )],
        rows: Vec::new(),
    })
}
