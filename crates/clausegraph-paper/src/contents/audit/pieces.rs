//! Small pieces of papers: fields, cells, rows and sections, and how people and artefacts are named.

use clausegraph::{Artefact, Date, Fact, PersonKey, Requirement};
use clausegraph_report::{Locate, wording::kind_words};

use crate::{
    Align, Basis, Block, Cell, Column, Field, FieldValue, Notice, NoticeSort, Row, RowSort, Run,
    RunLook, Section, Table, Words,
};

/// How many digits of a hash are shown.
const DIGITS: usize = 12;

pub(in crate::contents) fn known(label: String, words: Words) -> Field {
    Field { label, value: FieldValue::Known(words) }
}

pub(in crate::contents) fn to_fill(label: String, lines: u8) -> Field {
    Field { label, value: FieldValue::ToFill { lines } }
}

/// What is known, or a place to write in.
pub(in crate::contents) fn known_or_fill(label: String, words: Option<Words>, lines: u8) -> Field {
    match words.filter(|words| !words.is_empty()) {
        Some(words) => known(label, words),
        None => to_fill(label, lines),
    }
}

pub(in crate::contents) fn paragraph(text: String) -> Block {
    Block::Paragraph(Words::plain(text))
}

pub(in crate::contents) fn limits(text: String) -> Notice {
    Notice { sort: NoticeSort::Limits, words: Words::plain(text) }
}

pub(in crate::contents) fn undecided(text: String) -> Notice {
    Notice { sort: NoticeSort::Undecided, words: Words::plain(text) }
}

pub(in crate::contents) fn column(header: String, width: u16) -> Column {
    Column { header, width, align: Align::Start }
}

pub(in crate::contents) fn number_column(header: String, width: u16) -> Column {
    Column { header, width, align: Align::End }
}

pub(in crate::contents) fn row(cells: Vec<Cell>) -> Row {
    Row { sort: RowSort::Body, cells }
}

pub(in crate::contents) fn group(words: Words) -> Row {
    Row { sort: RowSort::Group, cells: vec![Cell::of(words)] }
}

pub(in crate::contents) fn table(columns: Vec<Column>, rows: Vec<Row>) -> Block {
    Block::Table(Table { caption: String::new(), columns, rows, note: String::new() })
}

pub(in crate::contents) fn section(
    title: String,
    anchor: impl Into<String>,
    blocks: Vec<Block>,
) -> Section {
    Section { title, anchor: anchor.into(), starts_page: false, blocks, sections: Vec::new() }
}

/// Words that lead to another place of the paper, or to an address.
pub(in crate::contents) fn linked(text: impl Into<String>, to: impl Into<String>) -> Words {
    Words(vec![Run { text: text.into(), look: RunLook::Plain, link: Some(to.into()) }])
}

/// Parts below each other.
pub(in crate::contents) fn below(parts: impl IntoIterator<Item = Words>) -> Words {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    joined(parts, "\n")
}

/// Parts behind each other.
pub(in crate::contents) fn joined(parts: impl IntoIterator<Item = Words>, between: &str) -> Words {
    let mut all = Words::none();
    for part in parts {
        if !all.0.is_empty() {
            all = all.and(Words::plain(between));
        }
        all = all.and(part);
    }
    all
}

/// How people and artefacts are named in a paper.
#[expect(clippy::unused_self, reason = "all names of a paper are asked for in the same way")]
impl Basis<'_, '_> {
    pub(in crate::contents) fn say(&self, key: &str) -> String {
        self.texts.say(key)
    }

    /// The name of the organisation.
    pub(in crate::contents) fn organisation_name(&self) -> String {
        let identity = self.assessment.organisation().identity();
        identity.map_or_else(|| self.say("no-name"), |identity| identity.name.clone())
    }

    /// A count of something.
    pub(in crate::contents) fn count(&self, number: usize) -> String {
        self.texts.number(u64::try_from(number).unwrap_or(u64::MAX))
    }

    /// A person by key and office.
    pub(in crate::contents) fn person(&self, key: &PersonKey) -> String {
        let person = self.assessment.organisation().person(key);
        match person.and_then(|person| person.office.given()) {
            Some(office) => format!("{key} ({office})"),
            None => key.to_string(),
        }
    }

    /// People one after the other; none where the list is empty.
    pub(in crate::contents) fn persons(&self, keys: &[PersonKey]) -> Option<String> {
        let names: Vec<String> = keys.iter().map(|key| self.person(key)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// A day that is given, in short; a sign where it is not stated.
    pub(in crate::contents) fn day_or_not_stated(self, day: Fact<Date>) -> String {
        day.given().map_or_else(|| self.say("audit-not-stated"), |day| self.texts.short_day(*day))
    }

    /// A text that is given; a sign where it is not stated.
    pub(in crate::contents) fn text_or_not_stated<T: ToString>(&self, text: &Fact<T>) -> String {
        text.given().map_or_else(|| self.say("audit-not-stated"), ToString::to_string)
    }

    /// An artefact by id and title: the id stands out.
    pub(in crate::contents) fn artefact(&self, artefact: &Artefact) -> Words {
        let id = Words::code(artefact.id().as_str());
        if artefact.title() == artefact.id().as_str() {
            return id;
        }
        id.and(Words::plain(format!(" {}", artefact.title())))
    }

    /// What tells an artefact from others of its name: kind, version, day, owner, hash, where it is.
    pub(in crate::contents) fn reference(&self, artefact: &Artefact, locate: Locate<'_>) -> Words {
        let document = artefact.document();
        let mut parts = vec![Words::plain(kind_words(artefact.kind()))];
        if let Some(version) = document.version.given() {
            let version = [("version", version.as_str().into())];
            parts.push(Words::plain(self.texts.say_with("audit-version", &version)));
        }
        if let Some(day) = self.day_of(artefact) {
            parts.push(Words::plain(self.texts.short_day(day)));
        }
        if let Some(hash) = document.hash.given() {
            parts.push(Words::quiet(short_hash(hash)));
        }
        let place = self.place(artefact, locate);
        joined(parts, ", ").and(Words::plain("; ")).and(place)
    }

    /// The day an artefact speaks of, else that of its approval, else the one it was made.
    pub(in crate::contents) fn day_of(&self, artefact: &Artefact) -> Option<Date> {
        let document = artefact.document();
        let approved = document.approval.given().and_then(|approval| approval.on.given());
        document.dated_on.given().or(approved).or(document.created_on.given()).copied()
    }

    /// Where an artefact is: its address, and the place of its entry in the files.
    pub(in crate::contents) fn place(&self, artefact: &Artefact, locate: Locate<'_>) -> Words {
        let location = self.assessment.organisation().artefact_location(artefact);
        let entry = match locate(&location) {
            Some((line, _)) => self.texts.say_with(
                "audit-file-line",
                &[("file", location.file.as_str().into()), ("line", line.into())],
            ),
            None => format!("{} {}", location.file, location.pointer),
        };
        let entry = Words::quiet(entry);
        match artefact.document().uri.given() {
            Some(uri) => linked(uri.as_str(), uri.as_str()).and(Words::plain("; ")).and(entry),
            None => entry,
        }
    }
}

/// The beginning of a hash, for the eye, with its scheme.
pub(in crate::contents) fn short_hash(hash: &str) -> String {
    let (scheme, digits) = hash.split_at(hash.find(':').map_or(0, |colon| colon + 1));
    if digits.chars().count() <= DIGITS {
        return hash.to_owned();
    }
    let first: String = digits.chars().take(DIGITS).collect();
    format!("{scheme}{first}…")
}

/// The requirement of a text: id and what is asked, in own words.
pub(in crate::contents) fn requirement_words(id: &str, requirement: Option<&Requirement>) -> Words {
    let words = Words::strong(id);
    match requirement {
        Some(requirement) => words.and(Words::plain(format!(" {}", requirement.statement()))),
        None => words,
    }
}
