//! Plans, in words: what an action does, why it waits, what it takes.

use clausegraph::{
    About, Action, ActionType, Artefact, ArtefactKind, Attribute, Because, Catalogue, Effort,
    ElementList, Entries, Family, Interval, Key, Lasting, Phase, Requirement, Work,
    document::FeedNature,
};

use super::{
    attribute_with_article, capitalised, clause_heading, counted, first_few, join, kind_plural,
    kind_words,
};

/// Names in a sentence before the rest is counted.
const MOST: usize = 4;

/// What an action type is called.
pub const fn action_type_words(action_type: ActionType) -> &'static str {
    match action_type {
        ActionType::FindOut => "find out",
        ActionType::Decide => "decide",
        ActionType::Document => "document",
        ActionType::Do => "do",
        ActionType::Measure => "measure",
        ActionType::Retire => "retire",
    }
}

/// What a phase is called, as a heading.
pub const fn phase_words(phase: Phase) -> &'static str {
    match phase {
        Phase::FindOut => "Find out",
        Phase::DecideAndDocument => "Decide and document",
        Phase::RunAndRecord => "Run and record",
        Phase::Check => "Check",
        Phase::Retire => "Retire",
    }
}

/// What a phase is about.
pub const fn phase_line(phase: Phase) -> &'static str {
    match phase {
        Phase::FindOut => "what is not known, and may not be lacking",
        Phase::DecideAndDocument => {
            "what needs a decision, or documented information that is asked for"
        }
        Phase::RunAndRecord => "what has to happen, and leave its trace",
        Phase::Check => "audits, the review of top management, corrections",
        Phase::Retire => "what nobody needs",
    }
}

/// Minutes as people say them: `30 min`, `1.5 h`.
fn time(minutes: u32) -> String {
    if minutes < 60 {
        return format!("{minutes} min");
    }
    // Half hours mean something only where there are few.
    let halves = if minutes < 20 * 60 {
        (u64::from(minutes) + 15) / 30
    } else {
        (u64::from(minutes) + 30) / 60 * 2
    };
    let whole = usize::try_from(halves / 2).unwrap_or(usize::MAX);
    let half = if halves % 2 == 1 { ".5" } else { "" };
    format!("{}{half} h", super::thousands(whole))
}

/// A range of minutes: `1–4 h`, `30–60 min`.
pub fn effort_words(effort: Effort) -> String {
    let (low, high) = (time(effort.low), time(effort.high));
    if low == high {
        return low;
    }
    let unit = |text: &str| text.rsplit_once(' ').map(|(_, unit)| unit.to_owned());
    match low.rsplit_once(' ') {
        Some((number, _)) if unit(&low) == unit(&high) => format!("{number}–{high}"),
        Some(_) | None => format!("{low}–{high}"),
    }
}

/// Minutes of a week as a capacity: `16 h a week`.
pub fn capacity_words(minutes: u32) -> String {
    format!("{} a week", time(minutes))
}

/// How long something lasts at least: `14 days`, `3 months`.
pub(crate) fn lasting_words(lasting: Lasting) -> String {
    match lasting {
        Lasting::Days(days) => counted(usize::try_from(days).unwrap_or(usize::MAX), "day", "days"),
        Lasting::Interval(interval) => interval_words(interval),
    }
}

fn interval_words(interval: Interval) -> String {
    let number = |number: u32, one: &str, many: &str| {
        counted(usize::try_from(number).unwrap_or(usize::MAX), one, many)
    };
    let parts = [
        (interval.months() > 0).then(|| number(interval.months(), "month", "months")),
        (interval.days() > 0).then(|| number(interval.days(), "day", "days")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    join(&parts, "and")
}

/// An artefact by kind, id and title: `contract CON-02 “Map data”`.
fn named(artefact: &Artefact) -> String {
    let phrase = format!("{} {}", kind_words(artefact.kind()), artefact.id());
    if artefact.title() == artefact.id().as_str() {
        phrase
    } else {
        format!("{phrase} “{}”", artefact.title())
    }
}

/// A word of the catalogue in words.
fn spelled(key: &Key) -> String {
    key.as_str().replace('-', " ")
}

/// Fields that hold what occurred, which may be nothing.
const LOGS: [&str; 7] = [
    "disputes",
    "missed_targets",
    "contract_changes",
    "alignment_risks",
    "agreement.missed_targets",
    "plan.invocations",
    "plan.environment_changes",
];

/// A field in words, where it is one: else as it is written.
pub fn field_words(field: &str) -> String {
    if field == "contents" {
        return "what is in it, item by item (`contents`)".to_owned();
    }
    match field.parse::<Attribute>() {
        Ok(attribute) => attribute_with_article(&attribute),
        Err(_) => format!("`{field}`"),
    }
}

fn fields(action: &Action<'_>) -> String {
    let words: Vec<String> = action.fields.iter().map(|field| field_words(field)).collect();
    if words.len() <= MOST + 1 { join(&words, "and") } else { first_few(&words, MOST) }
}

/// The tests of records that an action is about.
fn tests(action: &Action<'_>) -> String {
    let words: Vec<String> = action.fields.iter().map(|test| format!("`{test}`")).collect();
    first_few(&words, MOST)
}

fn things(action: &Action<'_>) -> String {
    first_few(&action.things, MOST)
}

/// Whom something is for, where it is not for everything: ` for dispatch, app and 3 more`.
fn for_whom(action: &Action<'_>) -> String {
    match action.things.as_slice() {
        [] => String::new(),
        [one] if one == "whole-sms" => String::new(),
        _ => format!(" for {}", things(action)),
    }
}

const fn list_words(list: ElementList) -> &'static str {
    match list {
        ElementList::Services => "services",
        ElementList::Suppliers => "suppliers",
        ElementList::Customers => "customers",
        ElementList::Units => "organisational units",
        ElementList::Locations => "locations",
    }
}

const fn list_word(list: ElementList) -> &'static str {
    match list {
        ElementList::Services => "service",
        ElementList::Suppliers => "supplier",
        ElementList::Customers => "customer",
        ElementList::Units => "organisational unit",
        ElementList::Locations => "location",
    }
}

/// What an action does, as a sentence without a full stop.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is found out has sentences of its own, and the list of works may grow"
)]
pub fn action_sentence(catalogue: &Catalogue, action: &Action<'_>) -> String {
    if action.action_type() == ActionType::FindOut {
        return looking(catalogue, action);
    }
    match &action.work {
        Work::Approve(artefact) => format!("Approve {}", named(artefact)),
        Work::Own(kind) => match action.things.len() {
            1 => format!("Name an owner of {} {}", kind_words(*kind), things(action)),
            number => format!("Name owners of {number} {}: {}", kind_plural(*kind), things(action)),
        },
        Work::Renew(artefact) => format!("Renew {}: it is not in force", named(artefact)),
        Work::Settle(party) => format!(
            "Bring {} under control and note that it runs a part of {}",
            party.name(),
            first_few(&action.things, MOST)
        ),
        Work::Entry(_, field) if action.action_type() == ActionType::Do => {
            format!("See to {} at {}", field_words(field), things(action))
        }
        Work::Entry(_, field) => format!("Decide {} of {}", field_words(field), things(action)),
        Work::Readmit(of) => format!("Take back the exclusion of {of}: the standard knows none"),
        Work::Complete(artefact) if action.fields.is_empty() => {
            format!("Fill {}: there is nothing in it yet", named(artefact))
        }
        Work::Complete(artefact) if artefact.kind().family() == Family::Actions => {
            format!("See {} through, and note {}", named(artefact), fields(action))
        }
        Work::Complete(artefact) => {
            format!("Make good what {} is said to lack: {}", named(artefact), fields(action))
        }
        Work::Name(artefact) => {
            format!("Have {} name what it serves: {}", named(artefact), things(action))
        }
        Work::Write(item) => {
            let verb = if action.action_type() == ActionType::Document {
                "Write down"
            } else {
                "Keep a record"
            };
            let whom = if members_are_things(action) { for_whom(action) } else { String::new() };
            let title = uncapitalised(&item.title);
            format!("{verb}: {title}{whom}{}", with_fields(action))
        }
        Work::Make(kind, about) => make(catalogue, action, *kind, about),
        Work::Keep(population) => {
            let of = spelled(population);
            if action.fields.is_empty() {
                format!("Keep records of {of}")
            } else {
                format!(
                    "Keep to what is laid down for {of}, and keep the records: {}",
                    tests(action)
                )
            }
        }
        Work::Await(set, until) => {
            format!("Let {} grow until it reaches back far enough, on {until}", named(set))
        }
        Work::Correct(judgement) => {
            format!("Correct what judgement {judgement} found, and have it verified")
        }
        Work::Retire(artefact) => format!("Retire {}", named(artefact)),
        _ => action.id.clone(),
    }
}

/// What is found out, and how.
#[expect(clippy::wildcard_enum_match_arm, reason = "all other works are told by `action_sentence`")]
fn looking(catalogue: &Catalogue, action: &Action<'_>) -> String {
    match &action.work {
        Work::List(list) => {
            format!("State the list of {}, or that there is none", list_words(*list))
        }
        Work::ListKind(kind) => {
            format!("Say whether there are {}, and list them", kind_plural(*kind))
        }
        Work::State(entries, field) => {
            let one = action.things.len() == 1;
            let of = match entries {
                Entries::List(list) if one => list_word(*list),
                Entries::List(list) => list_words(*list),
                Entries::Artefacts if one => "artefact",
                Entries::Artefacts => "artefacts",
            };
            if LOGS.contains(&field.as_str()) {
                let number = action.things.len();
                let of = if one { format!("the {of}") } else { format!("{number} {of}") };
                return format!(
                    "Ask whether {of} ({}) had {} or none",
                    things(action),
                    field_words(field)
                );
            }
            let whose = if one {
                format!("{of} {}: does it state", things(action))
            } else {
                format!("{} {of} ({}): do they state", action.things.len(), things(action))
            };
            format!("Look at {whose} {}?", field_words(field))
        }
        Work::Count(population) => {
            format!(
                "Say which records of {} there are: their period and number",
                spelled(population)
            )
        }
        Work::TestRecords(population) => {
            format!("Test records of {}: {}", spelled(population), tests(action))
        }
        Work::Gather(family) => format!("List the {family}: no source carries them"),
        Work::Locate(artefact) => format!(
            "Say where {} says what is asked by {}",
            named(artefact),
            first_few(&action.things, MOST)
        ),
        Work::Confirm(artefact) => format!(
            "Confirm or reject what {} is offered for: a person has not looked at it, or not since it was changed",
            named(artefact)
        ),
        Work::Match(kind) => format!(
            "Say which of the {} that are listed serves what (`clausegraph suggest` proposes)",
            kind_plural(*kind)
        ),
        Work::Ask(clause) => {
            let roles = roles(&action.requirements);
            let whom = if roles.is_empty() { String::new() } else { format!(" {roles}") };
            format!(
                "Ask{whom} and look: {}, {}",
                clause_heading(catalogue, clause),
                counted(action.things.len(), "question", "questions")
            )
        }
        Work::AskExclusions => "Ask whether any requirement is said not to apply".to_owned(),
        Work::Judge => "Record what a person judges (`clausegraph judge`)".to_owned(),
        Work::Name(artefact) => {
            format!("Say whether {} is about {}", named(artefact), things(action))
        }
        _ => action.id.clone(),
    }
}

/// Whether the things of an action are members, and not the requirements themselves.
fn members_are_things(action: &Action<'_>) -> bool {
    !action.things.iter().any(|thing| {
        action.requirements.iter().any(|requirement| requirement.id().as_str() == thing)
    })
}

fn with_fields(action: &Action<'_>) -> String {
    if action.fields.is_empty() { String::new() } else { format!("; with {}", fields(action)) }
}

/// Something new of a kind.
fn make(
    catalogue: &Catalogue,
    action: &Action<'_>,
    kind: ArtefactKind,
    about: &About<'_>,
) -> String {
    let subject = match about {
        About::Whole => None,
        About::Subject(key) => Some(spelled(key)),
        About::Clause(clause) => Some(clause_heading(catalogue, clause).trim_end().to_owned()),
    };
    let noun = kind_words(kind);
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    let verb = match (kind, kind.family()) {
        (ArtefactKind::Analysis | ArtefactKind::Test | ArtefactKind::Measurement, _) => "Make",
        (ArtefactKind::Decision, _) => "Take, and note,",
        (ArtefactKind::Risk, _) => "Assess",
        (ArtefactKind::Role, _) => "Assign",
        (ArtefactKind::Sla | ArtefactKind::Contract | ArtefactKind::InternalAgreement, _) => {
            "Agree"
        }
        (_, Family::Reviews) => "Hold",
        (_, Family::Documents) => "Write down",
        (_, Family::Actions) => "Carry out",
        (_, Family::Routines | Family::Facts) => "Set up",
        (_, Family::Records | Family::Observations) => "Keep",
    };
    let on = match subject {
        Some(subject) if kind == ArtefactKind::Risk => format!(": {subject}"),
        Some(subject) => format!(" on {subject}"),
        None => String::new(),
    };
    let chapters = chapters(catalogue, action);
    let whom = if kind == ArtefactKind::Audit && !chapters.is_empty() {
        let word = if chapters.len() == 1 { "chapter" } else { "chapters" };
        format!(" of {word} {}", join(&chapters, "and"))
    } else {
        for_whom(action)
    };
    format!("{verb} {article} {noun}{on}{whom}{}", with_fields(action))
}

/// The clauses among the things of an action, in reading order.
fn chapters(catalogue: &Catalogue, action: &Action<'_>) -> Vec<String> {
    let clauses = action.things.iter().filter_map(|thing| catalogue.clause(thing));
    let mut found: Vec<(usize, String)> =
        clauses.map(|clause| (clause.position(), clause.id().to_string())).collect();
    found.sort();
    found.into_iter().map(|(_, id)| id).collect()
}

/// A text that begins with a small letter, unless its first word is an abbreviation.
fn uncapitalised(text: &str) -> String {
    let mut signs = text.chars();
    match (signs.next(), signs.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(signs).collect()
        }
        _ => text.to_owned(),
    }
}

/// Who answers for requirements: those named most first.
fn roles(requirements: &[&Requirement]) -> String {
    let mut found: Vec<(usize, &Key)> = Vec::new();
    for role in requirements.iter().flat_map(|requirement| requirement.roles()) {
        match found.iter_mut().find(|(_, known)| *known == role) {
            Some((number, _)) => *number += 1,
            None => found.push((1, role)),
        }
    }
    found.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    let words: Vec<String> = found.iter().take(2).map(|(_, role)| spelled(role)).collect();
    if words.is_empty() { String::new() } else { format!("the {}", join(&words, "and the")) }
}

/// What is to be said about paper; none where nothing is.
pub fn paper_line(action: &Action<'_>) -> Option<&'static str> {
    let document = action.action_type() == ActionType::Document;
    match (document, action.is_paper_asked()) {
        (true, false) => Some(
            "the standard asks for no document here: what exists already will do, if it says so",
        ),
        (false, false) if matches!(action.work, Work::Ask(_)) => Some(
            "no document is asked for; where it is not done yet, it is to be done, not written",
        ),
        (true | false, _) => None,
    }
}

/// Why an action waits for another.
pub fn because_words(because: Because<'_>) -> String {
    match because {
        Because::Fed(feed) => {
            let nature = if feed.nature == FeedNature::Trigger { "sets off" } else { "goes into" };
            format!("{} {nature} {}", feed.from, feed.to)
        }
        Because::Planned(requirement) => format!("it plans when {} is due", requirement.id()),
        Because::Defined(requirement) => {
            format!("it defines what {} carries out", requirement.id())
        }
        Because::AuditedFirst => "top management looks at what audits found".to_owned(),
        Because::Controlled(requirement) => format!("control is shown by {}", requirement.id()),
        _ => "it comes first".to_owned(),
    }
}

/// What actions of one verb have in common: `state a field`. For counting those that are not shown.
pub(crate) fn verb_words(work: &Work<'_>) -> &'static str {
    match work {
        Work::List(_) | Work::ListKind(_) | Work::Gather(_) => "list something",
        Work::State(..) => "look for a field",
        Work::Count(_) => "count records",
        Work::TestRecords(_) => "test records",
        Work::Locate(_) => "say where it stands",
        Work::Confirm(_) => "confirm or reject",
        Work::Match(_) => "match documents",
        Work::Ask(_) | Work::AskExclusions => "ask and look",
        Work::Judge => "judge",
        Work::Approve(_) => "approve",
        Work::Own(_) => "name owners",
        Work::Renew(_) => "renew",
        Work::Settle(_) => "bring a party under control",
        Work::Entry(..) => "settle a field",
        Work::Readmit(_) => "take back an exclusion",
        Work::Complete(_) => "make good",
        Work::Name(_) => "say what it serves",
        Work::Write(_) => "write down or keep",
        Work::Make(kind, _) => match kind.family() {
            Family::Documents => "write or agree",
            Family::Routines | Family::Facts => "set up or decide",
            Family::Reviews => "hold or analyse",
            Family::Actions => "carry out",
            Family::Records | Family::Observations => "report or record",
        },
        Work::Keep(_) => "keep to it and keep records",
        Work::Await(..) => "wait",
        Work::Correct(_) => "correct",
        Work::Retire(_) => "retire",
        _ => "other",
    }
}

/// The rows of the effort model: what it is, minutes once, minutes for each further thing, days.
pub fn model_rows(model: &clausegraph::EffortModel) -> Vec<(&'static str, clausegraph::EffortRow)> {
    vec![
        ("find out", model.find_out),
        ("make good", model.mend),
        ("decide", model.decide),
        ("document", model.document),
        ("do", model.run),
        ("measure", model.measure),
        ("check", model.check),
        ("retire", model.retire),
    ]
}

/// What the numbers of the model rest on.
pub fn model_sentence(model: &clausegraph::EffortModel) -> String {
    let history = model.history.map_or_else(String::new, |history| {
        format!(" Records are kept for {} before they show anything.", interval_words(history))
    });
    format!(
        "Assumptions of whoever plans, not facts: for a {} organisation ({} % of the rows below). \
         Schedules are made with the middle of each range.{history}",
        model.size.as_str(),
        model.percent
    )
}

/// A sentence with a capital and a full stop.
pub fn full(text: &str) -> String {
    let stop = if text.ends_with(['.', '?']) { "" } else { "." };
    format!("{}{stop}", capitalised(text))
}
