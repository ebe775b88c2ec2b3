//! From one file and its rule to an artefact.

use clausegraph_model::{
    ArtefactId, Date, DateError, Fact, IdError, PersonKey,
    document::{
        ApprovalDocument, ArtefactDocument, ArtefactStatus, CarriedDocument, ExtentDocument,
        ItemDocument, ReviewPart,
    },
};
use clausegraph_readers::{ReadError, text};

use super::{
    body::Body,
    events::{self, Moments},
    front::BrokenFront,
    people::People,
    report::{FileNote, ImportReport, MalformedValue},
    residue,
    rules::{DocumentRule, Field, FieldRule, Place, StubRule},
    source::{Found, Source},
    when::{self, WhenError},
};

/// Why a value that stands in a document cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// It is no date, moment or interval.
    #[error(transparent)]
    When(#[from] WhenError),
    /// It makes no key of a person, and the rules do not translate it.
    #[error("{0}; name it under `people` in the rules")]
    Person(IdError),
    /// The reader of the document's form could not read it.
    #[error(transparent)]
    Document(#[from] ReadError),
    /// The pattern of the rules does not match it.
    #[error("the pattern of the rules does not match it")]
    Unmatched,
    /// It is no word for a status.
    #[error("the rules do not say which status this is")]
    Status,
    /// Several values stand where one was expected.
    #[error("one text was expected")]
    Several,
    /// The front matter cannot be read.
    #[error(transparent)]
    FrontMatter(#[from] BrokenFront),
    /// The file is not UTF-8 text.
    #[error("the file is not UTF-8 text from byte {offset} on")]
    NotUtf8 {
        /// The offset of the first byte that is no UTF-8.
        offset: usize,
    },
    /// Nothing stands below a heading.
    #[error("nothing stands below the heading")]
    EmptySection,
    /// An event is listed that the rules do not name.
    #[error("the rules name no such event")]
    UnknownEvent,
    /// It is no requirement or clause, and the rules do not translate it.
    #[error("{0}; name it under `words` of the claim in the rules")]
    Target(IdError),
    /// The period from the first to the last day cannot be built.
    #[error(transparent)]
    Period(DateError),
}

/// A file that became an artefact.
#[derive(Debug)]
pub(crate) struct Imported<'f> {
    pub(crate) artefact: ArtefactDocument,
    /// The rule that took it, by its index.
    pub(crate) rule: usize,
    pub(crate) source: Source<'f>,
    pub(crate) moments: Moments,
}

/// What gathers while one file is read.
pub(crate) struct Desk<'a> {
    pub(crate) rule: &'a DocumentRule,
    pub(crate) people: &'a mut People,
    pub(crate) source: &'a Source<'a>,
    pub(crate) carried: Vec<CarriedDocument>,
    pub(crate) report: &'a mut ImportReport,
}

/// Makes the artefact of a file.
pub(crate) fn artefact(id: ArtefactId, desk: &mut Desk<'_>) -> (ArtefactDocument, Moments) {
    let (rule, source) = (desk.rule, desk.source);
    let mut artefact = ArtefactDocument::new(id, rule.kind);
    if let Some(broken) = &source.broken {
        let at = broken.line.map(text::Place::Line);
        let written = without_person(&broken.written, rule);
        desk.malformed("document", &written, at, broken.why.clone());
    }
    for note in &source.notes {
        desk.report.notes.push(FileNote { path: source.path.to_owned(), note: note.clone() });
    }
    let mut review = ReviewPart::default();
    let mut approval = ApprovalDocument::default();
    for field in &rule.fields {
        match field.field {
            Field::Title => artefact.title = desk.fact(field, text),
            Field::Owner => artefact.owner = desk.person(field),
            Field::Status => artefact.status = desk.fact(field, status),
            Field::Version => artefact.version = desk.fact(field, text),
            Field::ApprovedBy => approval.by = desk.person(field),
            Field::ApprovedOn => approval.on = desk.fact(field, date),
            Field::CreatedOn => artefact.created_on = desk.fact(field, date),
            Field::DatedOn => artefact.dated_on = desk.fact(field, date),
            Field::LastReviewedOn => artefact.last_reviewed_on = desk.fact(field, date),
            Field::NextReviewOn => artefact.next_review_on = desk.fact(field, date),
            Field::ReviewEvery => artefact.review_every = desk.fact(field, interval),
            Field::Interval => artefact.interval = desk.fact(field, interval),
            Field::ReviewChair => review.chair = desk.person(field),
            Field::ReviewResults => review.results = desk.fact(field, text),
        }
    }
    artefact.approval = both(approval);
    if let Some(subject) = &rule.review_subject {
        review.subject = Fact::Given(subject.clone());
    }
    artefact.review = (review != ReviewPart::default()).then(|| Box::new(review));
    if !rule.covers.is_empty() {
        artefact.covers = Fact::Given(rule.covers.clone());
    }
    artefact.contents = contents(desk);
    artefact.extent = extent(source, rule.stub.as_ref());
    artefact.text = residue::text(desk);
    artefact.uri = Fact::Given(source.path.to_owned());
    artefact.hash = Fact::Given(source.hash.clone());
    let moments = rule.events.as_ref().map(|events| events::read(events, desk));
    let moments = moments.unwrap_or_default();
    artefact.carried = std::mem::take(&mut desk.carried);
    (artefact, moments)
}

/// An approval with nothing known of it is unknown; one with nothing in it is stated none.
fn both(approval: ApprovalDocument) -> Fact<Box<ApprovalDocument>> {
    match (&approval.by, &approval.on) {
        (Fact::Unknown, Fact::Unknown) => Fact::Unknown,
        (Fact::Given(_), _) | (_, Fact::Given(_)) => Fact::Given(Box::new(approval)),
        (Fact::StatedNone | Fact::Unknown, Fact::StatedNone | Fact::Unknown) => Fact::StatedNone,
    }
}

impl Desk<'_> {
    /// Reports a value that cannot be used and keeps it as it was written.
    pub(crate) fn malformed(
        &mut self,
        field: &str,
        value: &str,
        at: Option<text::Place>,
        why: Unreadable,
    ) {
        self.carry(field, value);
        self.report_malformed(field, value, at, why);
    }

    /// Reports a value that cannot be used and is kept already.
    pub(crate) fn report_malformed(
        &mut self,
        field: &str,
        value: &str,
        at: Option<text::Place>,
        why: Unreadable,
    ) {
        self.report.malformed.push(MalformedValue {
            path: self.source.path.to_owned(),
            at,
            field: field.to_owned(),
            value: value.to_owned(),
            why,
        });
    }

    /// Keeps a value for which the artefact has no field.
    pub(crate) fn carry(&mut self, field: &str, value: &str) {
        if !value.is_empty() {
            self.carried.push(CarriedDocument { field: field.to_owned(), value: value.to_owned() });
        }
    }

    fn fact<T>(
        &mut self,
        rule: &FieldRule,
        read: impl FnOnce(&FieldRule, &str) -> Result<T, Unreadable>,
    ) -> Fact<T> {
        let (found, place) = self.source.find_with_place(&rule.place);
        let name = match place {
            Place::FrontMatter(key, _) => key.written.as_str(),
            Place::FirstHeading
            | Place::Line(_)
            | Place::Section(_)
            | Place::Beside(_)
            | Place::FileName(_)
            | Place::Property(_)
            | Place::Always(_)
            | Place::FirstOf(_) => rule.field.as_str(),
        };
        match found {
            Found::Absent | Found::Blank if self.rule.carries.contains(&rule.field) => {
                self.report.stated_none(&self.rule.name, rule.field.as_str());
                Fact::StatedNone
            }
            Found::Unknown | Found::Absent | Found::Blank => Fact::Unknown,
            Found::Several { at, written, texts } => {
                let written =
                    if rule.field.is_person() { self.people.keys_of(&texts) } else { written };
                self.malformed(name, &written, at, Unreadable::Several);
                Fact::Unknown
            }
            Found::Unmatched { at, written } => {
                let written =
                    if rule.field.is_person() { self.people.keys_of(&[written]) } else { written };
                self.malformed(name, &written, at, Unreadable::Unmatched);
                Fact::Unknown
            }
            Found::Text { at, text } => match read(rule, &text) {
                Ok(value) => {
                    if matches!(rule.place, Place::FirstOf(_)) {
                        self.report.place_taken(&self.rule.name, rule.field, place.name());
                    }
                    Fact::Given(value)
                }
                Err(why) => {
                    self.malformed(name, &text, at, why);
                    Fact::Unknown
                }
            },
        }
    }

    fn person(&mut self, rule: &FieldRule) -> Fact<PersonKey> {
        let (_, place) = self.source.find_with_place(&rule.place);
        // What the rules say themselves is a key.
        if let Place::Always(_) = place {
            return self.fact(rule, |_, text| text.parse().map_err(Unreadable::Person));
        }
        let name = self.fact(rule, text);
        match name {
            Fact::Unknown => Fact::Unknown,
            Fact::StatedNone => Fact::StatedNone,
            Fact::Given(name) => match self.people.key(&name) {
                Ok(key) => Fact::Given(key),
                Err(cause) => {
                    let why = Unreadable::Person(cause);
                    self.malformed(rule.field.as_str(), &name, None, why);
                    Fact::Unknown
                }
            },
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the readers of all fields have one shape")]
fn text(_: &FieldRule, text: &str) -> Result<String, Unreadable> {
    Ok(text.to_owned())
}

fn date(rule: &FieldRule, text: &str) -> Result<Date, Unreadable> {
    Ok(when::date(text, &rule.forms)?)
}

fn interval(_: &FieldRule, text: &str) -> Result<clausegraph_model::Interval, Unreadable> {
    Ok(when::interval(text)?)
}

/// The status that a text begins with; signs before its first letter do not count.
fn status(rule: &FieldRule, text: &str) -> Result<ArtefactStatus, Unreadable> {
    let text = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    if rule.words.is_empty() {
        return text.parse().map_err(|_| Unreadable::Status);
    }
    let begins = |word: &str| {
        text.split_at_checked(word.len()).is_some_and(|(start, rest)| {
            let ends = !rest.chars().next().is_some_and(char::is_alphanumeric);
            ends && start.to_lowercase() == word.to_lowercase()
        })
    };
    rule.words
        .iter()
        .find(|(word, _)| begins(word))
        .map(|(_, status)| *status)
        .ok_or(Unreadable::Status)
}

/// Whether a value that the rules give for all documents can be read as its field.
pub(crate) fn check_value(rule: &FieldRule, value: &str) -> Result<(), Unreadable> {
    match rule.field {
        Field::Title | Field::Version | Field::ReviewResults => Ok(()),
        Field::Owner | Field::ApprovedBy | Field::ReviewChair => {
            value.parse::<PersonKey>().map(drop).map_err(Unreadable::Person)
        }
        Field::Status => status(rule, value).map(drop),
        Field::ApprovedOn
        | Field::CreatedOn
        | Field::DatedOn
        | Field::LastReviewedOn
        | Field::NextReviewOn => date(rule, value).map(drop),
        Field::ReviewEvery | Field::Interval => interval(rule, value).map(drop),
    }
}

/// A line of front matter that cannot be read, without the person that it names.
fn without_person(line: &str, rule: &DocumentRule) -> String {
    let mut fields = rule.fields.iter().filter(|field| field.field.is_person());
    let names_person = fields.any(|field| {
        let Place::FrontMatter(key, _) = &field.place else {
            return false;
        };
        key.path.last().is_some_and(|key| line.trim_start().starts_with(key.as_str()))
    });
    match line.split_once(':') {
        Some((key, _)) if names_person => format!("{key}: …"),
        Some(_) | None => line.to_owned(),
    }
}

/// The items whose heading stands in the document with something below it.
fn contents(desk: &mut Desk<'_>) -> Fact<Vec<ItemDocument>> {
    let (rule, source) = (desk.rule, desk.source);
    let Some(body) = source.body.as_ref().filter(|_| !rule.contents.is_empty()) else {
        return Fact::Unknown;
    };
    let mut items = Vec::new();
    for wanted in &rule.contents {
        let Some((mark, lines)) = body.section(&wanted.heading) else {
            continue;
        };
        if lines.is_empty() {
            let why = Unreadable::EmptySection;
            desk.malformed(wanted.item.as_str(), &mark.text, Some(mark.at), why);
            continue;
        }
        items.push(ItemDocument {
            item: wanted.item.clone(),
            at: Some(mark.text.clone()),
            note: None,
            action: Fact::Unknown,
            rests_on: Fact::Unknown,
        });
    }
    if items.is_empty() {
        desk.report.stated_none(&rule.name, "contents");
        return Fact::StatedNone;
    }
    Fact::Given(items)
}

fn extent(source: &Source<'_>, stub: Option<&StubRule>) -> Fact<Box<ExtentDocument>> {
    let mut extent = ExtentDocument::default();
    if let Some(pages) = source.pages {
        extent.pages = Fact::Given(pages);
    }
    match &source.body {
        Some(body) => {
            extent.words = Fact::Given(body.words);
            extent.empty = Fact::Given(body.words == 0);
            if let Some(rule) = stub {
                extent.stub = Fact::Given(is_stub(body, rule));
            }
        }
        None if source.is_empty => extent.empty = Fact::Given(true),
        None => return Fact::Unknown,
    }
    Fact::Given(Box::new(extent))
}

fn is_stub(body: &Body, rule: &StubRule) -> bool {
    if body.words < rule.below_words {
        return true;
    }
    let holds = |text: &str| {
        let text = text.to_lowercase();
        rule.phrases.iter().any(|phrase| text.contains(&phrase.to_lowercase()))
    };
    body.words < rule.phrases_below_words
        && (body.lines().any(|line| holds(&line.text))
            || body.marks().any(|mark| holds(&mark.text)))
}
