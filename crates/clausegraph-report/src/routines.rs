//! Routines for people: what each is mandated by, runs in, leaves, is measured and looked at by; and the
//! holes.

mod csv;
mod markdown;

use anstyle::Style;
use clausegraph::{
    Apart, Artefact, ArtefactKind, Assessment, Certainty, Fact, ProcessAsked, RoutineHole,
    RoutineView, Routines,
};

pub use self::{csv::routines_csv, markdown::routines_markdown};
use crate::{
    Look,
    explain::title,
    layout::{Page, cut, pad, width},
    palette::paint,
    wording::{
        HOLE_SIGN, NOT_STATED_SIGN, counted, first_few, mandate_cell, mandate_word, measure_cell,
        organisation_title, owner_cell, policy_cell, records_cell, review_cell, routine_hole_words,
        routines_sentence, tool_cell,
    },
};

/// Ids in a row before the rest is counted.
const MOST_IDS: usize = 12;

/// What there is in a cell: a text, or that it is stated none or not stated.
pub(crate) type Said = Fact<String>;

/// A column by name, and how its cells are read.
pub(crate) type Column = (&'static str, fn(&RoutineView<'_>) -> Said);

/// A cell with the sign of what it is.
fn signed(said: &Said) -> String {
    match said {
        Fact::Given(text) => text.clone(),
        Fact::StatedNone => format!("{HOLE_SIGN} none"),
        Fact::Unknown => format!("{NOT_STATED_SIGN} not stated"),
    }
}

/// The columns of the table behind the name of a routine.
const COLUMNS: [Column; 5] = [
    ("mandate", mandate_word),
    ("tool", tool_cell),
    ("records", records_cell),
    ("measured", measure_cell),
    ("looked at", review_cell),
];

/// Routines as text for a terminal: a table, the holes, what is not stated, what belongs to no routine, and
/// the processes without one. Ends with a line break.
pub fn routines_text(assessment: &Assessment<'_>, routines: &Routines<'_>, look: Look) -> String {
    let mut page = Page::new(look);
    let name = format!("{}: routines", organisation_title(assessment));
    title(&mut page, &name, assessment);
    page.blank();
    page.hanging("", 0, &routines_sentence(routines), Style::new());
    if !routines.routines.is_empty() {
        page.blank();
        let key = format!(
            "{HOLE_SIGN} none: stated that there is none; {NOT_STATED_SIGN} not stated: the data does \
             not say"
        );
        page.hanging("", 0, &key, page.palette().faint);
        table(&mut page, routines);
        holes(&mut page, routines);
        unknown(&mut page, routines);
    }
    apart(&mut page, routines);
    processes(&mut page, routines);
    page.finish()
}

fn table(page: &mut Page, routines: &Routines<'_>) {
    let remark = counted(routines.routines.len(), "routine", "routines");
    page.heading("What each has", &remark);
    let palette = page.palette();
    let columns = page.columns().saturating_sub(2) / COLUMNS.len();
    let head: String = COLUMNS.iter().map(|(name, _)| pad(name, columns)).collect();
    page.line(&paint(palette.faint, &format!("  {}", head.trim_end())));
    for view in &routines.routines {
        let owner = match owner_cell(view) {
            Fact::Given(owner) => format!("owner {owner}"),
            said @ (Fact::StatedNone | Fact::Unknown) => format!("owner {}", signed(&said)),
        };
        let id = view.routine.id().as_str();
        let left = page.columns().saturating_sub(width(id) + width(&owner) + 3);
        let name = cut(view.routine.title(), left);
        let gap = page.columns().saturating_sub(width(id) + 1 + width(&name) + width(&owner));
        let line = format!(
            "{} {name}{}{}",
            paint(palette.strong, id),
            pad("", gap.max(1)),
            paint(owner_style(page, view), &owner)
        );
        page.line(&line);
        let mut line = String::from("  ");
        for (_, read) in COLUMNS {
            let said = read(view);
            let text = pad(&cut(&signed(&said), columns.saturating_sub(1)), columns);
            line.push_str(&paint(style(page, &said), &text));
        }
        page.line(&line);
    }
}

fn style(page: &Page, said: &Said) -> Style {
    match said {
        Fact::Given(_) => Style::new(),
        Fact::StatedNone => page.palette().missing,
        Fact::Unknown => page.palette().unknown,
    }
}

fn owner_style(page: &Page, view: &RoutineView<'_>) -> Style {
    match view.owner {
        Fact::Given(_) => page.palette().faint,
        Fact::StatedNone => page.palette().missing,
        Fact::Unknown => page.palette().unknown,
    }
}

/// The holes of each kind, with the routines that have them.
pub(crate) fn by_hole<'a>(
    routines: &'a Routines<'_>,
    of: impl Fn(&'a RoutineView<'_>) -> &'a [RoutineHole<'a>],
) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(u8, String, Vec<String>)> = Vec::new();
    for view in &routines.routines {
        for hole in of(view) {
            let (words, about) = routine_hole_words(hole);
            let id = view.routine.id();
            let id = about.map_or_else(|| id.to_string(), |about| format!("{id} ({about})"));
            match found.iter_mut().find(|(_, known, _)| *known == words) {
                Some((_, _, ids)) => ids.push(id),
                None => found.push((place(hole), words.to_owned(), vec![id])),
            }
        }
    }
    found.sort_by_key(|(place, ..)| *place);
    found.into_iter().map(|(_, words, ids)| (words, ids)).collect()
}

/// The place of a hole in the order of holes.
const fn place(hole: &RoutineHole<'_>) -> u8 {
    match hole {
        RoutineHole::Owner => 0,
        RoutineHole::Mandate => 1,
        RoutineHole::Tool => 2,
        RoutineHole::ToolDescribed => 3,
        RoutineHole::RecordTypes => 4,
        RoutineHole::Records(_) => 5,
        RoutineHole::Measure => 6,
        RoutineHole::Measurement(_) => 7,
        RoutineHole::Review => 8,
        RoutineHole::Session(_) => 9,
    }
}

fn holes(page: &mut Page, routines: &Routines<'_>) {
    let found = by_hole(routines, |view| &view.holes);
    let number: usize = found.iter().map(|(_, ids)| ids.len()).sum();
    page.heading("Holes", &counted(number, "hole", "holes"));
    if found.is_empty() {
        page.line("None is known.");
    }
    for (words, ids) in found {
        let label = format!("{HOLE_SIGN} ");
        let ids = ids.join(", ");
        page.hanging(
            &paint(page.palette().missing, &label),
            2,
            &format!("{words}: {ids}"),
            Style::new(),
        );
    }
}

fn unknown(page: &mut Page, routines: &Routines<'_>) {
    let found = by_hole(routines, |view| &view.unknown);
    if found.is_empty() {
        return;
    }
    let number: usize = found.iter().map(|(_, ids)| ids.len()).sum();
    let remark =
        format!("{}; no holes, as long as nobody says so", counted(number, "fact", "facts"));
    page.heading("Not known", &remark);
    for (words, ids) in found {
        let label = format!("{NOT_STATED_SIGN} ");
        let text = format!("whether {words}: {}", ids.join(", "));
        page.hanging(&paint(page.palette().unknown, &label), 2, &text, Style::new());
    }
}

/// What belongs to no routine, sort by sort.
pub(crate) fn apart_lines(routines: &Routines<'_>) -> Vec<(&'static str, Vec<String>)> {
    let ids = |kind: ArtefactKind, certain: Certainty| -> Vec<String> {
        let wanted = |one: &&Apart<'_>| one.artefact.kind() == kind && one.certain == certain;
        routines.apart.iter().filter(wanted).map(|one| one.artefact.id().to_string()).collect()
    };
    let sorts = [
        ("record sets", "record sets, as far as is stated", ArtefactKind::RecordSet),
        ("tools", "tools, as far as is stated", ArtefactKind::Tool),
        ("metrics", "metrics, as far as is stated", ArtefactKind::Metric),
    ];
    let all = sorts.into_iter().flat_map(|(known, open, kind)| {
        [(known, ids(kind, Certainty::Known)), (open, ids(kind, Certainty::NotStated))]
    });
    all.filter(|(_, ids)| !ids.is_empty()).collect()
}

fn apart(page: &mut Page, routines: &Routines<'_>) {
    let lines = apart_lines(routines);
    if lines.is_empty() {
        return;
    }
    page.heading("Belonging to no routine", "");
    for (label, ids) in lines {
        let label = format!("{label}: ");
        page.hanging(&label, width(&label), &first_few(&ids, 2 * MOST_IDS), Style::new());
    }
}

/// The processes without a routine, in words.
pub(crate) fn process_lines(routines: &Routines<'_>) -> Vec<(Certainty, String, Vec<String>)> {
    let without = routines.processes.iter().filter(|process| process.routines.is_empty());
    let line = |process: &ProcessAsked<'_>| {
        let subjects: Vec<String> =
            process.subjects.iter().map(|subject| subject.as_str().replace('-', " ")).collect();
        let asked = process.requirements.iter().map(|requirement| requirement.id().to_string());
        (process.certain, crate::wording::join(&subjects, "or"), asked.collect())
    };
    without.map(line).collect()
}

fn processes(page: &mut Page, routines: &Routines<'_>) {
    let lines = process_lines(routines);
    let all = routines.processes.len();
    let remark = format!(
        "{} of {all} subjects of which a routine would be accepted; other evidence may serve",
        lines.len()
    );
    if lines.is_empty() {
        return;
    }
    page.heading("No routine is about", &remark);
    for (certain, subjects, asked) in lines {
        let (sign, style) = match certain {
            Certainty::Known => ("·", page.palette().faint),
            Certainty::NotStated => (NOT_STATED_SIGN, page.palette().unknown),
        };
        let text = format!("{subjects}: {}", first_few(&asked, MOST_IDS));
        page.hanging(&paint(style, &format!("{sign} ")), 2, &text, Style::new());
    }
}

/// An artefact by id and title.
pub(crate) fn named(artefact: &Artefact) -> String {
    let title = artefact.title();
    if title == artefact.id().as_str() {
        title.to_owned()
    } else {
        format!("{} {title}", artefact.id())
    }
}

/// What stands in documents besides.
pub(crate) const MORE_COLUMNS: [Column; 3] =
    [("owner", owner_cell), ("asked by", mandate_cell), ("policy", policy_cell)];
