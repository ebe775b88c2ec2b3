//! Rules: what a rule is, and what it may say of a subject.

use clausegraph_model::{ArtefactKind, Family};

use crate::rules::{Acc, Ctx};

/// What a finding may support, once a person has looked at it.
///
/// An indicator is no grade: it says which grade a person may want to consider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Indicator {
    /// It may support a major nonconformity.
    Major,
    /// It may support a minor nonconformity.
    Minor,
    /// Something to look at.
    Observation,
    /// The requirement may be met, and could be met better.
    Opportunity,
    /// A sign of how healthy the system is; nothing about a requirement.
    Health,
    /// A sign that something works well.
    Strength,
}

impl Indicator {
    /// Every indicator, the gravest first.
    pub const ALL: [Self; 6] = [
        Self::Major,
        Self::Minor,
        Self::Observation,
        Self::Opportunity,
        Self::Health,
        Self::Strength,
    ];

    /// The indicator as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Major => "major-indicator",
            Self::Minor => "minor-indicator",
            Self::Observation => "observation",
            Self::Opportunity => "opportunity",
            Self::Health => "health",
            Self::Strength => "strength",
        }
    }
}

impl std::fmt::Display for Indicator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// What the findings of a rule are about as a whole: equal findings roll up into a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// What is in and what is out, and who signs.
    Scope,
    /// Who answers for what.
    Ownership,
    /// What the system is for, and what it is made of.
    Direction,
    /// Documents that are there, are missing, or contradict each other.
    Documents,
    /// Documents and routines that nobody needs.
    Burden,
    /// Whether what is written is done, and what is done is written.
    Operation,
    /// Whether reviews and forums take place, and decide.
    Rhythm,
    /// Whether what was decided is done, measured and verified.
    FollowThrough,
    /// Whether what is measured tells anything.
    Measures,
    /// Risks and obligations.
    Risk,
    /// Suppliers and other parties.
    Parties,
    /// What people know, and how they are told.
    People,
    /// What is claimed and judged.
    Claims,
}

impl Theme {
    /// Every theme, in the order of reports.
    pub const ALL: [Self; 13] = [
        Self::Scope,
        Self::Ownership,
        Self::Direction,
        Self::Documents,
        Self::Operation,
        Self::Rhythm,
        Self::FollowThrough,
        Self::Measures,
        Self::Risk,
        Self::Parties,
        Self::People,
        Self::Claims,
        Self::Burden,
    ];

    /// The theme as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scope => "scope",
            Self::Ownership => "ownership",
            Self::Direction => "direction",
            Self::Documents => "documents",
            Self::Burden => "burden",
            Self::Operation => "operation",
            Self::Rhythm => "rhythm",
            Self::FollowThrough => "follow-through",
            Self::Measures => "measures",
            Self::Risk => "risk",
            Self::Parties => "parties",
            Self::People => "people",
            Self::Claims => "claims",
        }
    }
}

impl std::fmt::Display for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// Who reads a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    /// Somebody who is to help: everything is shown.
    Consultant,
    /// Somebody who audits: criteria, evidence and samples; no cause, remedy, effort, plan,
    /// over-documentation or health.
    Auditor,
}

impl Profile {
    /// The profile as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Consultant => "consultant",
            Self::Auditor => "auditor",
        }
    }
}

/// A fact without which a rule cannot answer.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    /// Who states it.
    pub of: NeedOf,
    /// The field, written as in the files: `routine.tool`, `agreement.targets[].value`.
    pub field: &'static str,
}

/// Who states a fact.
#[derive(Clone, Copy, Debug)]
pub enum NeedOf {
    /// Artefacts of these kinds.
    Artefacts(&'static [ArtefactKind]),
    /// Services.
    Services,
    /// Suppliers.
    Suppliers,
    /// The people of the organisation.
    People,
    /// The organisation's own entry and scope: `scope.services`, `people`, `organisation.headcount`.
    Organisation,
}

/// Something that can be wrong with a system, or right: what it looks at, and how it tells.
///
/// Rules are listed in [`rules`](crate::rules()). What a rule looks at in a standard (clauses,
/// requirements, words) and where its numbers stand is the catalogue's:
/// [`Catalogue::rule`](crate::Catalogue::rule).
#[derive(Debug)]
pub struct Rule {
    /// The code, which never changes its meaning: `HF-001`.
    pub code: &'static str,
    /// What is wrong, readable behind "found": `library-not-a-system`.
    pub name: &'static str,
    /// Raised when the same facts give another answer than before.
    pub version: u32,
    /// What its findings are about as a whole.
    pub theme: Theme,
    /// The indicators it may give, the gravest first.
    pub indicators: &'static [Indicator],
    /// What must be stated. Where it is not, the answer is that the rule cannot be evaluated.
    pub needs: &'static [Need],
    /// The families without which nothing can be said: where no source carries one, the rule cannot be
    /// evaluated.
    pub families: &'static [Family],
    /// The numbers it reads, as the catalogue names them.
    pub parameters: &'static [&'static str],
    /// The words it reads, as the catalogue names them.
    pub words: &'static [&'static str],
    /// The named values that its findings carry.
    pub values: &'static [&'static str],
    /// Whether it speaks of paper that nobody needs. Such findings are no business of an audit.
    pub over_documentation: bool,
    /// Its page, in Markdown: what it finds, why that matters, an example.
    pub page: &'static str,
    pub(crate) check: for<'s, 'g> fn(&Ctx<'s, 'g>, &mut Acc<'s, 'g>),
}

impl Rule {
    /// Whether an indicator of the rule may be shown to a reader.
    ///
    /// An auditor is shown neither over-documentation nor signs of health.
    pub fn is_shown(&self, indicator: Indicator, profile: Profile) -> bool {
        match (profile, indicator) {
            (Profile::Consultant, _) => true,
            (Profile::Auditor, Indicator::Health | Indicator::Strength) => false,
            (
                Profile::Auditor,
                Indicator::Major
                | Indicator::Minor
                | Indicator::Observation
                | Indicator::Opportunity,
            ) => !self.over_documentation,
        }
    }

    /// The title: the first line of its page.
    pub fn title(&self) -> &'static str {
        self.page.lines().next().unwrap_or_default().trim().trim_end_matches('.')
    }
}

/// Declares the rule of a file; the doc comment is its page.
macro_rules! rule {
    (
        $(#[doc = $page:literal])*
        $code:literal, $name:literal, $theme:ident;
        indicators: [$($indicator:ident),+ $(,)?];
        needs: [$($of:expr => [$($field:literal),+ $(,)?]),* $(,)?];
        families: [$($family:ident),* $(,)?];
        parameters: [$($parameter:literal),* $(,)?];
        words: [$($word:literal),* $(,)?];
        values: [$($value:literal),* $(,)?];
        over_documentation: $over:literal;
    ) => {
        $(#[doc = $page])*
        pub(in crate::rules) const RULE: crate::Rule = crate::Rule {
            code: $code,
            name: $name,
            version: 1,
            theme: crate::Theme::$theme,
            indicators: &[$(crate::Indicator::$indicator),+],
            needs: &[$($(crate::Need { of: $of, field: $field },)+)*],
            families: &[$(clausegraph_model::Family::$family),*],
            parameters: &[$($parameter),*],
            words: &[$($word),*],
            values: &[$($value),*],
            over_documentation: $over,
            page: concat!($($page, "\n"),*),
            check,
        };
    };
}
pub(crate) use rule;
