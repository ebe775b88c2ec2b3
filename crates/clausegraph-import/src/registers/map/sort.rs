//! The words that a map chooses from.

use serde::Serialize;

use crate::tree::rules::{
    RuleDefect,
    fields::{Parsed, unknown_word},
};

macro_rules! words {
    ($($(#[$doc:meta])* $vis:vis $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
            #[serde(rename_all = "kebab-case")]
            $vis enum $name {
                $($(#[$variant_doc])* $variant,)+
            }

            impl $name {
                /// The word as maps write it.
                $vis const fn as_str(self) -> &'static str {
                    match self {
                        $(Self::$variant => $text,)+
                    }
                }
            }

            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.pad(self.as_str())
                }
            }

            impl std::str::FromStr for $name {
                type Err = ();

                fn from_str(text: &str) -> Result<Self, ()> {
                    match text {
                        $($text => Ok(Self::$variant),)+
                        _ => Err(()),
                    }
                }
            }

            impl Parsed for $name {
                fn defect(text: &str, (): ()) -> RuleDefect {
                    unknown_word(text, [$($text),+])
                }
            }
        )+
    };
}

impl Makes {
    /// The words for what stands in the scope.
    pub(crate) const ELEMENT_WORDS: &'static [&'static str] =
        &["services", "suppliers", "customers", "units", "locations"];
}

words! {
    /// What the rows of a table become.
    pub Makes {
        /// Artefacts.
        Artefacts = "artefacts",
        /// Services in the scope.
        Services = "services",
        /// Suppliers in the scope.
        Suppliers = "suppliers",
        /// Customers in the scope.
        Customers = "customers",
        /// Organisational units in the scope.
        Units = "units",
        /// Locations in the scope.
        Locations = "locations",
        /// People and offices.
        People = "people",
        /// Claims.
        Claims = "claims",
        /// Judgements.
        Judgements = "judgements",
        /// Exclusions that the organisation claims.
        Exclusions = "exclusions",
    }

    /// In which order numbers of a date stand where their signs do not tell.
    pub(crate) DateOrder {
        DayMonth = "day-month",
        MonthDay = "month-day",
    }

    /// Which sign parts the whole of a number from the rest.
    pub(crate) Decimal {
        Comma = "comma",
        Point = "point",
    }

    /// What becomes of columns that no rule takes.
    pub(crate) Rest {
        Carry = "carry",
        List = "list",
    }

    /// What a bare number of an interval counts.
    pub(crate) Unit {
        Days = "days",
        Weeks = "weeks",
        Months = "months",
        Years = "years",
    }
}
