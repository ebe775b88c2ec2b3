//! What an import read, left, and could not read.

mod citation;
mod records;
mod render;

use std::collections::BTreeMap;

use clausegraph_model::{
    ArtefactId, ArtefactKind, Key, RequirementId,
    document::{ArtefactDocument, ClaimDocument, ClaimState},
};
use clausegraph_readers::text::Place;

pub use self::{
    citation::{Dangling, DanglingCitation},
    records::{NotEvaluated, RecordException, RecordTest},
    render::render_report,
};
use super::{Field, Rules, SimilarFiles, Unreadable, template::NoId};

/// What became of the files of a tree, and of the rules.
///
/// Every list is ordered by path and line, and complete.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// How many files were read.
    pub read: usize,
    /// How many files each document rule took, in the order of the rules.
    pub mapped: Vec<MappedFiles>,
    /// How many artefacts of each kind came out, record sets among them.
    pub kinds: Vec<(ArtefactKind, usize)>,
    /// The files that became no artefact.
    pub left: Vec<LeftFile>,
    /// Values that stand in a document and could not be used.
    pub malformed: Vec<MalformedValue>,
    /// Moments of one document that cannot be true together.
    pub contradictions: Vec<Contradiction>,
    /// How often a carried field was blank or absent.
    pub stated_none: Vec<StatedNoneCount>,
    /// Documents that are empty or only hold the place of one.
    pub stubs: Vec<StubFile>,
    /// How many claims a person stands behind.
    pub confirmed_claims: usize,
    /// How many claims wait for a person.
    pub suggested_claims: usize,
    /// Documents with much the same text, in order of their paths.
    pub similar: Vec<SimilarFiles>,
    /// Claims whose place the document does not have; they are only suggested.
    pub unplaced_claims: Vec<UnplacedClaim>,
    /// Citations of what the catalogue does not have; no claim is made of them.
    pub dangling: Vec<DanglingCitation>,
    /// What the tests over sets of records found, in the order of the rules.
    pub tests: Vec<RecordTest>,
    /// Which of several places a field was taken from, and in how many files.
    pub places: Vec<PlaceCount>,
    /// How many people got a key that the rules do not name.
    pub people: usize,
    /// What readers of documents decided or left.
    pub notes: Vec<FileNote>,
    /// Rules that matched nothing.
    pub unused_rules: Vec<UnusedRule>,
}

/// How many files a rule took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedFiles {
    /// The rule.
    pub rule: Key,
    /// The kind of artefact that its files became.
    pub kind: ArtefactKind,
    /// How many files.
    pub files: usize,
}

/// A file that became no artefact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftFile {
    /// The path below the tree.
    pub path: String,
    /// Why.
    pub why: LeftReason,
}

/// Why a file became no artefact.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LeftReason {
    /// No rule takes it.
    #[error("no rule takes it")]
    NoRule,
    /// The rule makes no id of its path.
    #[error(transparent)]
    NoId(NoId),
    /// Another file has its id.
    #[error("its id `{id}` is taken by {holder}")]
    RepeatedId {
        /// The id.
        id: ArtefactId,
        /// What has it.
        holder: String,
    },
    /// A file of the same path was read before.
    #[error("a file of the same path was read before")]
    RepeatedPath,
    /// It is a link that leads out of the tree, or nowhere.
    #[error("it is a link that leads out of the tree")]
    LinkOut,
    /// It is a link within the tree.
    #[error("it is a link, and is read where it leads")]
    LinkWithin,
    /// It is a pipe, socket or device.
    #[error("it is no plain file")]
    Special,
    /// It could not be read.
    #[error("{reason}")]
    Unread {
        /// What the system says, or which limit it goes beyond.
        reason: String,
    },
}

/// A value that stands in a document and could not be used; the artefact keeps it under `carried`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MalformedValue {
    /// The path below the tree.
    pub path: String,
    /// Where in the file; none where it stands in its name or properties.
    pub at: Option<Place>,
    /// The field as the document or the rules call it.
    pub field: String,
    /// The value as it was written.
    pub value: String,
    /// Why it could not be used.
    pub why: Unreadable,
}

/// Two moments of one document of which the second should not lie before the first, but does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The path below the tree.
    pub path: String,
    /// Where the second moment stands.
    pub at: Option<Place>,
    /// What should come first.
    pub first: Key,
    /// Its moment as written.
    pub first_at: String,
    /// What should come second.
    pub second: Key,
    /// Its moment as written.
    pub second_at: String,
}

/// How often a carried field was blank or absent in the files of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedNoneCount {
    /// The rule.
    pub rule: Key,
    /// The field.
    pub field: String,
    /// In how many files.
    pub files: usize,
}

/// A document that is empty or only holds the place of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StubFile {
    /// The artefact.
    pub artefact: ArtefactId,
    /// How many words it has, where that is known.
    pub words: Option<u32>,
}

/// A claim whose place the document does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnplacedClaim {
    /// The path below the tree.
    pub path: String,
    /// The requirement or clause.
    pub target: RequirementId,
    /// The heading that is not there.
    pub at: String,
}

/// How often a field was taken from one of the places that the rules name for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceCount {
    /// The rule.
    pub rule: Key,
    /// The field.
    pub field: Field,
    /// The place.
    pub place: String,
    /// In how many files.
    pub files: usize,
}

/// What the reader of a document decided or left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileNote {
    /// The path below the tree.
    pub path: String,
    /// The note.
    pub note: String,
}

/// A rule that matched nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnusedRule {
    /// A document rule took no file.
    Documents {
        /// The rule.
        rule: Key,
    },
    /// A claim was made for no document.
    Claim {
        /// The document rule it stands in.
        rule: Key,
        /// Its line in the rules file.
        line: u32,
    },
}

impl ImportReport {
    pub(super) fn of(rules: &Rules) -> Self {
        let mapped = rules.documents.iter().map(|rule| MappedFiles {
            rule: rule.name.clone(),
            kind: rule.kind,
            files: 0,
        });
        Self { mapped: mapped.collect(), ..Self::default() }
    }

    pub(super) fn map(&mut self, rule: usize) {
        if let Some(mapped) = self.mapped.get_mut(rule) {
            mapped.files += 1;
        }
    }

    pub(super) fn leave(&mut self, path: &str, why: LeftReason) {
        self.left.push(LeftFile { path: path.to_owned(), why });
    }

    pub(super) fn stated_none(&mut self, rule: &Key, field: &str) {
        let known =
            self.stated_none.iter_mut().find(|count| count.rule == *rule && count.field == field);
        match known {
            Some(count) => count.files += 1,
            None => self.stated_none.push(StatedNoneCount {
                rule: rule.clone(),
                field: field.to_owned(),
                files: 1,
            }),
        }
    }

    pub(super) fn place_taken(&mut self, rule: &Key, field: Field, place: String) {
        let known = self
            .places
            .iter_mut()
            .find(|count| count.rule == *rule && count.field == field && count.place == place);
        match known {
            Some(count) => count.files += 1,
            None => self.places.push(PlaceCount { rule: rule.clone(), field, place, files: 1 }),
        }
    }

    /// Counts what came out, and puts the lists in order.
    pub(super) fn count(&mut self, artefacts: &[ArtefactDocument], claims: &[ClaimDocument]) {
        let mut kinds: BTreeMap<ArtefactKind, usize> = BTreeMap::new();
        for artefact in artefacts {
            *kinds.entry(artefact.kind).or_default() += 1;
            let Some(extent) = artefact.extent.given() else {
                continue;
            };
            let is = |fact: &clausegraph_model::Fact<bool>| fact.given() == Some(&true);
            if is(&extent.stub) || is(&extent.empty) {
                self.stubs.push(StubFile {
                    artefact: artefact.id.clone(),
                    words: extent.words.given().copied(),
                });
            }
        }
        self.kinds = kinds.into_iter().collect();
        let confirmed = |claim: &&ClaimDocument| claim.state == ClaimState::Confirmed;
        self.confirmed_claims = claims.iter().filter(confirmed).count();
        self.suggested_claims = claims.len() - self.confirmed_claims;
        let unused = self.mapped.iter().filter(|mapped| mapped.files == 0);
        let unused = unused.map(|mapped| UnusedRule::Documents { rule: mapped.rule.clone() });
        let unused: Vec<UnusedRule> = unused.collect();
        self.unused_rules.splice(0..0, unused);
        let by_place = |place: Option<Place>| match place {
            None => [0; 4],
            Some(Place::Line(number)) => [1, number, 0, 0],
            Some(Place::Page(number)) => [2, number, 0, 0],
            Some(Place::Paragraph(number)) => [3, number, 0, 0],
            Some(Place::Cell { table, row, column }) => [4, table, row, column],
        };
        self.malformed
            .sort_by(|one, two| (&one.path, by_place(one.at)).cmp(&(&two.path, by_place(two.at))));
        self.places.sort_by(|one, two| {
            (&one.rule, one.field, &one.place).cmp(&(&two.rule, two.field, &two.place))
        });
        self.stated_none.sort_by(|one, two| (&one.rule, &one.field).cmp(&(&two.rule, &two.field)));
    }
}
