//! The sections of the retire list: one for each action, and what is to be looked at.

use std::collections::BTreeMap;

use clausegraph::{
    PersonKey,
    minimise::Unsaid,
    retire::{KeptBy, LookAt, RetireAction, RetireList, Retirement},
};

use crate::{
    sections::{Row, Section},
    wording::{
        counted, first_few, hours_words, naming_by, paper_words, places, points_words,
        reasons_sentence, stand_id, stays_reason, unsaid_words, usage_words,
    },
};

/// How many others are named before the rest is counted.
const MOST: usize = 6;

pub(super) fn sections(list: &RetireList<'_>) -> Vec<Section> {
    let [mut copies, mut merge, mut withdraw, mut release, mut ask] = [const { Vec::new() }; 5];
    for entry in &list.retire {
        match entry.action {
            RetireAction::DropCopy(_) => copies.push(entry),
            RetireAction::MergeInto(_) => merge.push(entry),
            RetireAction::Release(_) => release.push(entry),
            RetireAction::AskReaders => ask.push(entry),
            RetireAction::Withdraw | _ => withdraw.push(entry),
        }
    }
    let mut sections = Vec::new();
    sections.extend(asked(list));
    sections.extend(section("Drop: copies of what stays or is released", &copies));
    sections.extend(section("Merge into another that stays", &merge));
    sections.extend(section("Withdraw", &withdraw));
    sections.extend(section("Release: used, and no document of the system", &release));
    sections.extend(section("Ask who uses it: that is not stated", &ask));
    sections.extend(look_at(list));
    sections
}

/// What has to be asked before anything goes, once for all.
fn asked(list: &RetireList<'_>) -> Option<Section> {
    let mut owners: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    let mut unsaid: BTreeMap<Unsaid, usize> = BTreeMap::new();
    for entry in &list.retire {
        let owner = entry.artefact.document().owner.given().map(PersonKey::as_str);
        *owners.entry(owner).or_default() += 1;
        for word in &entry.unsaid {
            *unsaid.entry(*word).or_default() += 1;
        }
    }
    if list.retire.is_empty() {
        return None;
    }
    let mut by_number: Vec<(usize, String)> = (owners.into_iter())
        .map(|(owner, number)| (number, owner.unwrap_or("nobody named").to_owned()))
        .collect();
    by_number.sort_by(|one, two| two.0.cmp(&one.0).then_with(|| one.1.cmp(&two.1)));
    let owners: Vec<String> =
        by_number.into_iter().map(|(number, owner)| format!("{owner} ({number})")).collect();
    let mut lead = vec![format!("Owners: {}.", first_few(&owners, MOST))];
    for (word, number) in unsaid {
        let words = unsaid_words(&[word]).unwrap_or_default();
        lead.push(format!("Not stated of {number}: {words}."));
    }
    Some(Section {
        title: "Ask first".to_owned(),
        remark: "what the files do not say may speak for keeping".to_owned(),
        lead,
        rows: Vec::new(),
    })
}

fn section(title: &str, entries: &[&Retirement<'_>]) -> Option<Section> {
    if entries.is_empty() {
        return None;
    }
    let minutes: u64 = entries.iter().map(|entry| entry.burden.minutes).sum();
    Some(Section {
        title: title.to_owned(),
        remark: format!(
            "{}, {} a year",
            counted(entries.len(), "document", "documents"),
            hours_words(minutes)
        ),
        lead: Vec::new(),
        rows: entries.iter().map(|entry| row(entry)).collect(),
    })
}

fn row(entry: &Retirement<'_>) -> Row {
    let artefact = entry.artefact;
    let owner = artefact.document().owner.given();
    let owner = owner.map_or("no owner named".to_owned(), |owner| format!("owner {owner}"));
    let shows = shows(entry);
    let mut first = format!("{} a year; {owner}; {shows}", hours_words(entry.burden.minutes));
    if let (RetireAction::Release(_), Some(used)) = (entry.action, usage_words(artefact)) {
        first = format!("{first}; {used}");
    }
    let mut lines = vec![first];
    if let RetireAction::MergeInto(other) = entry.action {
        lines.push(format!("Into {}.", crate::wording::named(other)));
    }
    lines.extend(reasons_sentence(&entry.reasons));
    if !entry.named_by.is_empty() {
        let names: Vec<String> =
            entry.named_by.iter().map(|(by, relation)| naming_by(by, *relation)).collect();
        lines.push(format!("To put right: {}.", first_few(&names, MOST)));
    }
    Row { label: artefact.id().to_string(), about: paper_words(artefact), lines }
}

/// What a document shows, and what shows it then.
fn shows(entry: &Retirement<'_>) -> String {
    if entry.served.is_empty() {
        return "shows nothing that is asked for".to_owned();
    }
    let shown =
        places(entry.served.iter().map(|found| (found.point.requirement, found.point.member)));
    let mut stands: Vec<String> = Vec::new();
    for found in &entry.served {
        let words = stand_id(found.by);
        if !stands.contains(&words) {
            stands.push(words);
        }
    }
    format!("shows {shown}, and so does {}", first_few(&stands, MOST))
}

fn look_at(list: &RetireList<'_>) -> Option<Section> {
    let rows: Vec<Row> = list.look_at.iter().map(kept).collect();
    (!rows.is_empty()).then(|| Section {
        title: "Look at: it overlaps, and stays".to_owned(),
        remark: counted(rows.len(), "paper", "papers"),
        lead: Vec::new(),
        rows,
    })
}

fn kept(entry: &LookAt<'_>) -> Row {
    let why = match &entry.kept {
        KeptBy::Only(only) => format!("Only it shows {}.", points_words(only.iter(), MOST)),
        KeptBy::Stays(stays) => format!("{}.", crate::wording::capitalised(&stays_reason(stays))),
        KeptBy::Routine | _ => "It is a routine, and no paper to withdraw.".to_owned(),
    };
    let mut lines: Vec<String> = reasons_sentence(&entry.reasons).into_iter().collect();
    lines.push(why);
    let artefact = entry.artefact;
    Row { label: artefact.id().to_string(), about: paper_words(artefact), lines }
}
