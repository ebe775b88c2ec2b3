//! What a rules file says: which file of a tree becomes which artefact, and where its facts stand.

mod defect;
mod field;
pub(crate) mod fields;
mod location;
mod offer;
mod place;
mod read;

use clausegraph_model::{
    ArtefactId, ArtefactKind, Date, Key, MemberId, PersonKey, RequirementId,
    document::{ArtefactStatus, IdentityDocument, SourceDocument},
};
use globset::GlobSet;
use regex_lite::Regex;

pub(crate) use self::location::{FrontKey, Place, Property};
pub use self::{
    defect::{RuleDefect, RuleProblem, RulesError},
    field::Field,
};
use crate::{
    Persons, SimilarOptions,
    tree::{
        front::Opening,
        template::IdTemplate,
        when::{DateForm, MomentForm, Zone},
    },
};

/// The rules of one tree of documents, read and checked.
///
/// They are written in YAML. Every key is listed here; a key that is not listed is a defect.
/// Patterns are regular expressions; globs match the path below the tree, `*` stops at a `/`.
///
/// ```yaml
/// format_version: 1
/// organisation:                # who the organisation is
///   id: harbour-hosting
///   name: Harbour Hosting
/// source:                      # what is read, and which families of artefacts it carries at all
///   id: handbook
///   title: The team's handbook
///   carries: [documents]       # what no source carries is unknown, not missing
/// people:                      # optional: how documents write people, and their keys
///   Platform team: platform-team
/// persons: pseudonyms          # optional: the keys of all other people: or `names`, readable ones
/// stub:                        # optional; may stand in a document rule as well, and counts there
///   below_words: 20            # a document with fewer words is a stub
///   phrases: [Coming Soon]     # so is one that holds such a phrase ...
///   phrases_below_words: 80    # ... and has fewer words than this
/// placeholders: ['\[Our name\]']   # optional: patterns of places that wait to be filled in; without them the
///                              # usual ones count, such as `[Company name]`, `<insert name>`, `XX/XX/XXXX`
/// similar:                     # optional: how the texts of all documents are compared; what is left out is as usual
///   shingle: 5                 # how many words one behind the other are compared
///   percent: 50                # from which share of these on two texts are much the same; 0: not compared
///   least_words: 30            # texts of fewer words are compared with none
///   form_percent: 25           # what stands in more of the texts than that belongs to their form
/// documents:                   # the first rule that matches a file takes it
/// - name: runbooks
///   include: ["source/**/*.md"]
///   exclude: ["**/index.md"]   # optional
///   where:                     # optional: and of those the files for which one of these holds
///   - {file_name: '(?i)runbook'}
///   - {front_matter: title, matches: '(?i)runbook'}
///   kind: procedure            # the kind of artefact
///   id: "RB-{stem}"            # {stem} file name, {number} digits it begins with, {dir}, {path}
///   front_matter: marked       # optional: `unmarked` where no `---` line opens it, only one ends it
///   covers: [whole-sms]        # optional: the scope elements they serve
///   carries: [owner]           # a field that is blank or absent here is stated none, not unknown
///   fields:                    # optional; one place each
///     title: {front_matter: title}          # a key; parts of nested keys parted by dots
///     owner: {front_matter: meta.owner}
///     created_on: {line: '^Date:? (.+)$', forms: [DD/MM/YYYY]}   # a line near the title
///     status:
///       section: '^Status$'                 # the first line below a heading or bold label
///       words: {Accepted: in-use, Superseded: retired}
///     dated_on: {file_name: '^(\d{4}-\d{2}-\d{2})'}
///     version: {always: "1"}                # the same for all
///     last_reviewed_on: {property: custom.Reviewed}   # what the file says about itself: see below
///     review.results: {first_of: [{section: '^Result'}, {front_matter: result, matches: '^(.+);'}]}
///     review_every: {beside: '^Review cycle$'}        # the next cell of a table's row
///     # also: heading (`first`); and the fields approved_by, approved_on, next_review_on,
///     # interval, review.chair
///   contents:                  # optional: items whose heading or bold label shows them
///   - {item: review-actions, heading: '^Review actions$'}
///   review: {subject: major-incident}       # optional: for reviews and reports
///   events:                    # optional: a list of moments below a heading or bold label
///     heading: '^Key events$'
///     names: {declared: '^Incident declared', repaired: '^Repaired'}
///     front_matter: {closed: meta.closed}   # or beside it: moments under keys of front matter
///     forms: ['YYYY-MM-DD hh:mm', 'YYYY-MM-DDThh:mm:sszone']   # else the first of these
///     zone: UTC                             # optional: where a moment names none
///     order: [[declared, repaired]]         # the second must not lie before the first
///   claims:                    # optional: what these documents are offered for
///   - for: 8.6.1-03a           # or: for_front_matter: satisfies, with words: {CC7.4: 8.6.1-03a}
///     only: ["source/incident-process.md"]  # optional
///     slot: procedure          # optional, as are members and hash
///     at: 3. Assign roles      # optional: a heading or bold label; it is checked to exist
///     by: service-manager      # without `by` and `on` the claim is only suggested
///     on: 2026-08-21
/// record_sets:                 # optional: files of a rule counted as one set of records
/// - id: RS-incidents
///   title: Incident reports
///   from: runbooks             # the name of a document rule, or several
///   population: incidents
///   covers: [whole-sms]        # optional
///   tests:
///   - {test: reviewed, item: review-actions}        # an exception where the item is not there
///   - {test: dated, field: dated_on}                # an exception where the field is stated none
///   - {test: declared-in-time, order: [declared, repaired]}   # ... is not kept; about records that list both
///   - {test: owned, front_matter: meta.owner}       # ... is blank or absent
///   - {test: approved, not_carried: The records have no field for it}   # cannot be evaluated
/// ```
///
/// Moments are compared with their time zones taken off; where only one of two names a zone and the
/// rules do not say which the other is in, they are not compared.
///
/// A key of front matter or a field that no record of a set has is one that the source does not carry:
/// its test cannot be evaluated, and no record fails it.
///
/// Properties are those of DOCX, ODT, PDF and HTML files: `title`, `subject`, `author`, `changed_by`,
/// `created`, `changed`, `version`, `status`, `company`, `template`, `language`, `keywords`, and
/// `custom.NAME` for one of the file's own.
#[derive(Clone, Debug)]
pub struct Rules {
    pub(crate) organisation: IdentityDocument,
    pub(crate) source: SourceDocument,
    pub(crate) people: Vec<(String, PersonKey)>,
    pub(crate) persons: Persons,
    pub(crate) documents: Vec<DocumentRule>,
    pub(crate) record_sets: Vec<RecordSetRule>,
    /// How texts are compared; none where they are not.
    pub(crate) similar: Option<SimilarOptions>,
}

/// Which files become artefacts of a kind, and where their facts stand.
#[derive(Clone, Debug)]
pub(crate) struct DocumentRule {
    pub(crate) name: Key,
    pub(crate) files: Files,
    /// Places of which one must hold something; none where every file will do.
    pub(crate) conditions: Vec<Place>,
    pub(crate) kind: ArtefactKind,
    pub(crate) id: IdTemplate,
    pub(crate) opening: Opening,
    pub(crate) covers: Vec<MemberId>,
    pub(crate) carries: Vec<Field>,
    pub(crate) fields: Vec<FieldRule>,
    pub(crate) stub: Option<StubRule>,
    /// What waits to be filled in; where there is no pattern, it is not looked for.
    pub(crate) placeholders: Vec<Regex>,
    pub(crate) contents: Vec<ItemRule>,
    pub(crate) review_subject: Option<Key>,
    pub(crate) events: Option<EventsRule>,
    pub(crate) claims: Vec<ClaimRule>,
}

/// Globs that take files and globs that leave them.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    pub(crate) include: GlobSet,
    pub(crate) exclude: GlobSet,
}

impl Files {
    pub(crate) fn take(&self, path: &str) -> bool {
        self.include.is_match(path) && !self.exclude.is_match(path)
    }
}

/// Where a field stands and how it is written.
#[derive(Clone, Debug)]
pub(crate) struct FieldRule {
    pub(crate) field: Field,
    pub(crate) place: Place,
    /// For dates: the forms that are read.
    pub(crate) forms: Vec<DateForm>,
    /// For the status: which word means what; empty where documents write our own words.
    pub(crate) words: Vec<(String, ArtefactStatus)>,
}

/// What counts as a document that only holds the place of one.
#[derive(Clone, Debug)]
pub(crate) struct StubRule {
    pub(crate) below_words: u32,
    pub(crate) phrases: Vec<String>,
    pub(crate) phrases_below_words: u32,
}

/// An item that a heading shows.
#[derive(Clone, Debug)]
pub(crate) struct ItemRule {
    pub(crate) item: Key,
    pub(crate) heading: Regex,
}

/// Moments that a document states.
#[derive(Clone, Debug)]
pub(crate) struct EventsRule {
    pub(crate) listed: Option<ListedEvents>,
    pub(crate) front: Vec<(Key, FrontKey)>,
    pub(crate) forms: Vec<MomentForm>,
    /// Where a moment that names no time zone is.
    pub(crate) zone: Option<Zone>,
    pub(crate) order: Vec<Order>,
}

/// Moments listed below a heading.
#[derive(Clone, Debug)]
pub(crate) struct ListedEvents {
    pub(crate) heading: Regex,
    pub(crate) names: Vec<(Key, Regex)>,
}

/// Two events of which the second must not lie before the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) first: Key,
    pub(crate) second: Key,
}

/// What documents are offered for.
#[derive(Clone, Debug)]
pub(crate) struct ClaimRule {
    /// Where in the rules it stands.
    pub(crate) line: u32,
    pub(crate) target: ClaimTarget,
    pub(crate) only: Option<GlobSet>,
    pub(crate) slot: Option<Key>,
    pub(crate) members: Vec<MemberId>,
    pub(crate) at: Option<String>,
    pub(crate) by: Option<PersonKey>,
    pub(crate) on: Option<Date>,
    pub(crate) hash: Option<String>,
}

/// The requirement or clause of a claim.
#[derive(Clone, Debug)]
pub(crate) enum ClaimTarget {
    Fixed(RequirementId),
    /// The words under a key of front matter, with what they mean; without meanings they are ids.
    FrontMatter {
        key: FrontKey,
        words: Vec<(String, RequirementId)>,
    },
}

/// Files of a rule counted as one set of records.
#[derive(Clone, Debug)]
pub(crate) struct RecordSetRule {
    pub(crate) id: ArtefactId,
    pub(crate) title: Option<String>,
    /// The document rules, by their index.
    pub(crate) from: Vec<usize>,
    pub(crate) population: Key,
    pub(crate) covers: Vec<MemberId>,
    pub(crate) tests: Vec<TestRule>,
}

/// A test over the records of a set.
#[derive(Clone, Debug)]
pub(crate) struct TestRule {
    pub(crate) test: Key,
    pub(crate) check: TestCheck,
}

/// What a test looks at.
#[derive(Clone, Debug)]
pub(crate) enum TestCheck {
    Item(Key),
    Field(Field),
    Order(Order),
    FrontMatter(FrontKey),
    /// The source does not carry it at all, for the reason given.
    NotCarried(String),
}

impl Rules {
    /// The id of the source that the documents are.
    pub fn source(&self) -> &Key {
        &self.source.id
    }

    /// Reads and checks a rules file.
    ///
    /// # Errors
    ///
    /// [`RulesError`] holds every defect with its line; a text that is not YAML has one.
    ///
    /// ```
    /// use clausegraph_import::Rules;
    ///
    /// let rules = "format_version: 1\norganization: {id: a, name: A}\n";
    /// let problems = Rules::parse(rules).unwrap_err().problems;
    /// assert_eq!(
    ///     problems.last().unwrap().to_string(),
    ///     "line 2, column 1: `organization` is no key here; did you mean `organisation`?",
    /// );
    /// ```
    pub fn parse(text: &str) -> Result<Self, RulesError> {
        read::rules(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{fields::documented_example, *};

    #[test]
    fn the_example_of_the_documentation_is_sound() {
        let example = documented_example(include_str!("rules.rs"));
        assert!(example.contains("record_sets:"));
        let problems = Rules::parse(&example).err();
        assert_eq!(problems.map(|error| error.to_string()), None);
    }
}
