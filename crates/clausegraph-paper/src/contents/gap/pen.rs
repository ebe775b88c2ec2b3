//! What all sections of the gap report write with.

use clausegraph::{Catalogue, Clause, Date, GateState, Indicator, Profile, Requirement, Status};

use crate::{
    Align, Argument, Basis, Block, Cell, Column, Field, FieldValue, Row, RowSort, Run, RunLook,
    Section, Table, Texts, Tone, Words,
};

/// What a part says, and the parts below it.
pub(super) type Content = (Vec<Block>, Vec<Section>);

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Summary,
    Method,
    Results,
    Works,
    Gaps,
    Simplify,
    Roadmap,
    QuickWins,
    Outlook,
    Limits,
    Documents,
    Interviews,
    Written,
    Tests,
    Findings,
    Unknown,
}

/// The parts for a consultant; the working papers only where there are some.
const CONSULTANT: &[Part] = &[
    Part::Summary,
    Part::Method,
    Part::Results,
    Part::Works,
    Part::Gaps,
    Part::Simplify,
    Part::Roadmap,
    Part::QuickWins,
    Part::Outlook,
    Part::Limits,
    Part::Documents,
    Part::Interviews,
    Part::Written,
    Part::Tests,
    Part::Findings,
    Part::Unknown,
];

const AUDITOR: &[Part] = &[
    Part::Summary,
    Part::Method,
    Part::Results,
    Part::Works,
    Part::Gaps,
    Part::Limits,
    Part::Documents,
    Part::Interviews,
    Part::Tests,
    Part::Findings,
    Part::Unknown,
];

impl Part {
    const fn key(self) -> &'static str {
        match self {
            Self::Summary => "gap-part-summary",
            Self::Method => "gap-part-method",
            Self::Results => "gap-part-results",
            Self::Works => "gap-part-works",
            Self::Gaps => "gap-part-gaps",
            Self::Simplify => "gap-part-simplify",
            Self::Roadmap => "gap-part-roadmap",
            Self::QuickWins => "gap-part-quick-wins",
            Self::Outlook => "gap-part-outlook",
            Self::Limits => "gap-part-limits",
            Self::Documents => "gap-part-documents",
            Self::Interviews => "gap-part-interviews",
            Self::Written => "gap-part-written",
            Self::Tests => "gap-part-tests",
            Self::Findings => "gap-part-findings",
            Self::Unknown => "gap-part-unknown",
        }
    }

    /// The title that an auditor reads, where that is another.
    const fn auditor_key(self) -> &'static str {
        match self {
            Self::Works => "gap-part-works-auditor",
            Self::Gaps => "gap-part-gaps-auditor",
            Self::Summary
            | Self::Method
            | Self::Results
            | Self::Simplify
            | Self::Roadmap
            | Self::QuickWins
            | Self::Outlook
            | Self::Limits
            | Self::Documents
            | Self::Interviews
            | Self::Written
            | Self::Tests
            | Self::Findings
            | Self::Unknown => self.key(),
        }
    }

    pub(super) const fn anchor(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Method => "method",
            Self::Results => "results",
            Self::Works => "works",
            Self::Gaps => "gaps",
            Self::Simplify => "simplify",
            Self::Roadmap => "roadmap",
            Self::QuickWins => "quick-wins",
            Self::Outlook => "outlook",
            Self::Limits => "limits",
            Self::Documents => "documents",
            Self::Interviews => "interviews",
            Self::Written => "written",
            Self::Tests => "tests",
            Self::Findings => "findings",
            Self::Unknown => "unknown",
        }
    }

    const fn is_annex(self) -> bool {
        match self {
            Self::Documents
            | Self::Interviews
            | Self::Written
            | Self::Tests
            | Self::Findings
            | Self::Unknown => true,
            Self::Summary
            | Self::Method
            | Self::Results
            | Self::Works
            | Self::Gaps
            | Self::Simplify
            | Self::Roadmap
            | Self::QuickWins
            | Self::Outlook
            | Self::Limits => false,
        }
    }
}

/// Sentences, and what holds them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen<'t> {
    pub(super) texts: &'t Texts,
    profile: Profile,
    /// Whether there are working papers that the reader is shown.
    written: bool,
}

impl<'t> Pen<'t> {
    pub(super) fn new(basis: &Basis<'t, '_>) -> Self {
        let written = super::written::is_there(basis);
        Self { texts: basis.texts, profile: basis.profile(), written }
    }

    /// The parts that the reader is shown, in their order.
    pub(super) fn parts(self) -> impl Iterator<Item = &'static Part> {
        let all = match self.profile {
            Profile::Consultant => CONSULTANT,
            Profile::Auditor => AUDITOR,
        };
        all.iter().filter(move |part| self.written || **part != Part::Written)
    }

    pub(super) fn say(self, key: &str) -> String {
        self.texts.say(key)
    }

    pub(super) fn with(self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.texts.say_with(key, arguments)
    }

    /// A sentence about a number: `n` chooses its form, `shown` is how it is written.
    pub(super) fn count(self, key: &str, number: usize) -> String {
        self.with(key, &[("n", number.into()), ("shown", self.number(number).into())])
    }

    pub(super) fn number(self, number: usize) -> String {
        self.texts.number(u64::try_from(number).unwrap_or(u64::MAX))
    }

    pub(super) fn number32(self, number: u32) -> String {
        self.texts.number(u64::from(number))
    }

    pub(super) fn day(self, day: Date) -> String {
        self.texts.day(day)
    }

    pub(super) fn short_day(self, day: Date) -> String {
        self.texts.short_day(day)
    }

    /// The name of the organisation.
    pub(super) fn organisation(self, basis: &Basis<'_, '_>) -> String {
        let identity = basis.assessment.organisation().identity();
        identity.map_or_else(|| self.say("no-name"), |identity| identity.name.clone())
    }

    /// The title of a part with its number or letter.
    pub(super) fn title(self, part: Part) -> String {
        let before = self.parts().take_while(|other| **other != part);
        let place = before.filter(|other| other.is_annex() == part.is_annex()).count();
        let key = match self.profile {
            Profile::Consultant => part.key(),
            Profile::Auditor => part.auditor_key(),
        };
        let title = self.say(key);
        if part.is_annex() {
            let letter = ('A'..='Z').nth(place).unwrap_or('Z').to_string();
            return self.with("gap-annex", &[("letter", letter.into()), ("title", title.into())]);
        }
        format!("{} {title}", place + 1)
    }

    /// The same as words that lead there.
    pub(super) fn link(self, part: Part) -> Words {
        link(self.title(part), part.anchor())
    }

    pub(super) fn section(self, part: Part, blocks: Vec<Block>, sections: Vec<Section>) -> Section {
        Section {
            title: self.title(part),
            anchor: part.anchor().to_owned(),
            starts_page: matches!(part, Part::Summary | Part::Method | Part::Gaps)
                || part.is_annex(),
            blocks,
            sections,
        }
    }

    /// A section below a part.
    pub(super) fn below(self, key: &str, anchor: &str, blocks: Vec<Block>) -> Section {
        Section {
            title: self.say(key),
            anchor: anchor.to_owned(),
            starts_page: false,
            blocks,
            sections: Vec::new(),
        }
    }

    pub(super) fn paragraph(self, key: &str) -> Block {
        paragraph(self.say(key))
    }

    pub(super) fn known(self, key: &str, value: impl Into<String>) -> Field {
        Field { label: self.say(key), value: FieldValue::Known(Words::plain(value)) }
    }

    pub(super) fn column(self, key: &str, width: u16) -> Column {
        Column { header: self.say(key), width, align: Align::Start }
    }

    pub(super) fn numbers(self, key: &str, width: u16) -> Column {
        Column { header: self.say(key), width, align: Align::End }
    }

    pub(super) fn table(self, caption: &str, columns: Vec<Column>, rows: Vec<Row>) -> Table {
        let caption = if caption.is_empty() { String::new() } else { self.say(caption) };
        Table { caption, columns, rows, note: String::new() }
    }

    /// What stands below a table of which only the first rows are shown.
    pub(super) fn rest(self, left: usize, part: Part) -> String {
        if left == 0 {
            return String::new();
        }
        let arguments = [
            ("n", left.into()),
            ("shown", self.number(left).into()),
            ("part", self.title(part).into()),
        ];
        self.with("gap-rest", &arguments)
    }

    /// So many first of some words, and how many more there are.
    pub(super) fn few(self, words: &[String], most: usize) -> String {
        // To count a single one takes no less room than to name it.
        if words.len() <= most + 1 {
            return self.row(words);
        }
        let shown: Vec<&str> = words.iter().take(most).map(String::as_str).collect();
        let arguments =
            [("words", shown.join(", ").into()), ("more", self.number(words.len() - most).into())];
        self.with("gap-few", &arguments)
    }

    /// Words in a row.
    pub(super) fn row(self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [one] => one.clone(),
            [rest @ .., last] => {
                let arguments = [("rest", rest.join(", ").into()), ("last", last.as_str().into())];
                self.with("gap-row", &arguments)
            }
        }
    }

    /// How many there are of each indicator, the gravest first.
    pub(super) fn indicators(self, counts: &[(Indicator, usize)]) -> String {
        self.counted(counts, indicator_key)
    }

    /// The same where it is told before that indicators are counted.
    pub(super) fn short_indicators(self, counts: &[(Indicator, usize)]) -> String {
        self.counted(counts, |indicator| match indicator {
            Indicator::Major => "gap-short-major",
            Indicator::Minor => "gap-short-minor",
            Indicator::Observation
            | Indicator::Opportunity
            | Indicator::Health
            | Indicator::Strength => indicator_key(indicator),
        })
    }

    fn counted(
        self,
        counts: &[(Indicator, usize)],
        key: impl Fn(Indicator) -> &'static str,
    ) -> String {
        let words = counts.iter().filter(|(_, number)| *number > 0);
        let words: Vec<String> =
            words.map(|(indicator, number)| self.count(key(*indicator), *number)).collect();
        self.row(&words)
    }
}

const fn indicator_key(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Major => "gap-count-major",
        Indicator::Minor => "gap-count-minor",
        Indicator::Observation => "gap-count-observation",
        Indicator::Opportunity => "gap-count-opportunity",
        Indicator::Health => "gap-count-health",
        Indicator::Strength => "gap-count-strength",
    }
}

pub(super) fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(Words::plain(text))
}

/// A sentence in which a field stands between backticks.
pub(super) fn told(sentence: &str) -> Words {
    Words::ticked(sentence)
}

/// A sentence with its stop.
pub(super) fn stopped(sentence: &str) -> String {
    let stop = if sentence.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{sentence}{stop}")
}

/// Words that lead to a place in the paper.
pub(super) fn link(text: impl Into<String>, anchor: &str) -> Words {
    Words(vec![Run { text: text.into(), look: RunLook::Plain, link: Some(format!("#{anchor}")) }])
}

pub(super) fn body(cells: Vec<Cell>) -> Row {
    Row { sort: RowSort::Body, cells }
}

pub(super) fn group(title: impl Into<String>) -> Row {
    Row { sort: RowSort::Group, cells: vec![Cell::plain(title)] }
}

/// The number of a clause and its title, or that of the innermost clause around it that has one.
pub(super) fn heading(catalogue: &Catalogue, clause: &Clause) -> String {
    let title = catalogue.with_ancestors(clause).find_map(Clause::title).unwrap_or_default();
    format!("{} {title}", clause.id()).trim_end().to_owned()
}

/// The leaf clause of a requirement.
pub(super) fn clause_of<'g>(
    catalogue: &'g Catalogue,
    requirement: &Requirement,
) -> Option<&'g Clause> {
    catalogue.clause_at(requirement.clause_position())
}

/// The sign of a status, so that colour is never the only one.
pub(super) const fn status_sign(status: Status) -> &'static str {
    match status {
        Status::Covered => "●",
        Status::CannotEvaluate => "?",
        Status::Stale => "◔",
        Status::Weak => "~",
        Status::Partial => "◐",
        Status::Missing => "○",
        Status::NotTriggered | Status::NotChosen => "–",
    }
}

pub(super) const fn status_tone(status: Status) -> Tone {
    match status {
        Status::Covered => Tone::Good,
        Status::CannotEvaluate => Tone::Unknown,
        Status::Stale => Tone::Stale,
        Status::Weak => Tone::Weak,
        Status::Partial => Tone::Partial,
        Status::Missing => Tone::Bad,
        Status::NotTriggered | Status::NotChosen => Tone::Quiet,
    }
}

/// A status as words behind its sign.
pub(super) fn status_words(status: Status) -> String {
    format!("{} {}", status_sign(status), status.as_str().replace('-', " "))
}

pub(super) const fn gate_sign(state: GateState) -> &'static str {
    match state {
        GateState::Present => "●",
        GateState::CannotEvaluate => "?",
        GateState::Absent => "○",
    }
}

pub(super) const fn gate_tone(state: GateState) -> Tone {
    match state {
        GateState::Present => Tone::Good,
        GateState::CannotEvaluate => Tone::Unknown,
        GateState::Absent => Tone::Bad,
    }
}

/// The state of a gate behind its sign.
pub(super) fn gate_cell(state: GateState) -> Cell {
    Cell::toned(format!("{} {}", gate_sign(state), state.as_str()), gate_tone(state))
}

pub(super) const fn indicator_tone(indicator: Indicator) -> Tone {
    match indicator {
        Indicator::Major => Tone::Bad,
        Indicator::Minor => Tone::Partial,
        Indicator::Observation => Tone::Weak,
        Indicator::Opportunity => Tone::Unknown,
        Indicator::Health => Tone::Stale,
        Indicator::Strength => Tone::Good,
    }
}
