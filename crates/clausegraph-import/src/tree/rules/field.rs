//! The facts that a document may state.

macro_rules! field {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)+) => {
        /// A fact of an artefact that a document may state.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field {
            $($(#[$doc])* $variant,)+
        }

        impl Field {
            /// Every field, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The field as rules write it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }
    };
}

field! {
    /// The title.
    Title = "title",
    /// Who answers for it.
    Owner = "owner",
    /// Where it stands in its life.
    Status = "status",
    /// The version.
    Version = "version",
    /// Who approved it.
    ApprovedBy = "approved_by",
    /// The day of the approval.
    ApprovedOn = "approved_on",
    /// The day it was made.
    CreatedOn = "created_on",
    /// The day it speaks of.
    DatedOn = "dated_on",
    /// The day somebody last read it and found it right.
    LastReviewedOn = "last_reviewed_on",
    /// The day by which it is to be reviewed again.
    NextReviewOn = "next_review_on",
    /// How often it is to be reviewed itself.
    ReviewEvery = "review_every",
    /// The planned interval that it lays down for other events.
    Interval = "interval",
    /// Who led the review.
    ReviewChair = "review.chair",
    /// What came out of the review.
    ReviewResults = "review.results",
}

impl Field {
    pub(crate) fn is_date(self) -> bool {
        match self {
            Self::ApprovedOn
            | Self::CreatedOn
            | Self::DatedOn
            | Self::LastReviewedOn
            | Self::NextReviewOn => true,
            Self::Title
            | Self::Owner
            | Self::Status
            | Self::Version
            | Self::ApprovedBy
            | Self::ReviewEvery
            | Self::Interval
            | Self::ReviewChair
            | Self::ReviewResults => false,
        }
    }
}

impl Field {
    /// Whether a person stands in it.
    pub(crate) fn is_person(self) -> bool {
        match self {
            Self::Owner | Self::ApprovedBy | Self::ReviewChair => true,
            Self::Title
            | Self::Status
            | Self::Version
            | Self::ApprovedOn
            | Self::CreatedOn
            | Self::DatedOn
            | Self::LastReviewedOn
            | Self::NextReviewOn
            | Self::ReviewEvery
            | Self::Interval
            | Self::ReviewResults => false,
        }
    }
}

impl std::fmt::Display for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
