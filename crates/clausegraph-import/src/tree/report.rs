//! What an import read, left, and could not read.

mod render;

use std::collections::BTreeMap;

use clausegraph_model::{
    ArtefactId, ArtefactKind, Key, RequirementId,
    document::{ArtefactDocument, ClaimDocument, ClaimState},
};

pub use self::render::render_report;
use super::{Rules, Unreadable, template::NoId};

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
    /// Claims whose place the document does not have; they are only suggested.
    pub unplaced_claims: Vec<UnplacedClaim>,
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
}

/// A value that stands in a document and could not be used; the artefact keeps it under `carried`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MalformedValue {
    /// The path below the tree.
    pub path: String,
    /// The line, counted from 1; none where the value stands in the name of the file.
    pub line: Option<u32>,
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
    /// The line of the second moment.
    pub line: u32,
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
        self.malformed.sort_by(|one, two| (&one.path, one.line).cmp(&(&two.path, two.line)));
        self.stated_none.sort_by(|one, two| (&one.rule, &one.field).cmp(&(&two.rule, &two.field)));
    }
}
