//! The kinds of problems: a closed list of words that never change their meaning.

use std::fmt;

use super::Severity;

macro_rules! codes {
    ($($variant:ident = $word:literal, $severity:ident, $description:literal;)+) => {
        /// Which kind of problem it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ProblemCode {
            $(#[doc = concat!("`", $word, "`: ", $description, ".")] $variant,)+
        }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as reports write it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// What is wrong where the code is given, in one line.
            pub const fn description(self) -> &'static str {
                match self {
                    $(Self::$variant => $description,)+
                }
            }

            /// How bad it is.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)+
                }
            }
        }
    };
}

codes! {
    // The file itself.
    MalformedJson = "malformed-json", Error, "the file is not JSON";
    UnsupportedFormat = "unsupported-format", Error, "the file does not state a format version that this release reads";
    MissingSection = "missing-section", Error, "a section that must stand in one of the files stands in none";
    RepeatedSection = "repeated-section", Error, "a section that may stand in one file only stands in two";

    // Single values.
    WrongType = "wrong-type", Error, "a value is not of the type that the field holds";
    MissingField = "missing-field", Error, "an object lacks a field that it must have";
    DuplicateKey = "duplicate-key", Error, "an object has the same field twice";
    UnknownField = "unknown-field", Warning, "an object has a field that nothing reads";
    UnknownWord = "unknown-word", Error, "a field holds a word that is not among those it may hold";
    MalformedId = "malformed-id", Error, "an id holds characters that no id may hold";
    ImpossibleDate = "impossible-date", Error, "a date or period is none of the calendar";
    ImpossibleInterval = "impossible-interval", Error, "an interval is not of the form `P6M`, or too long";
    MalformedDecimal = "malformed-decimal", Error, "a number in text is not of the form `0.05`";
    UnknownAttribute = "unknown-attribute", Error, "no artefact or scope element has such an attribute";
    BlankText = "blank-text", Error, "a text that must say something is blank";

    // References.
    DuplicateId = "duplicate-id", Error, "two entries have the same id";
    ReservedId = "reserved-id", Error, "a scope element has an id that is kept for something else";
    UnknownArtefact = "unknown-artefact", Error, "a field names an artefact that no file lists";
    UnknownMember = "unknown-member", Error, "a field names a scope element that the scope does not list";
    UnknownPin = "unknown-pin", Warning, "a judgement looked at an artefact that no file lists any more";
    UnknownDecided = "unknown-decided", Warning, "a decision is about an artefact that no file lists any more";
    UnknownPerson = "unknown-person", Error, "a field names a person that `people` does not list";
    UnknownClaim = "unknown-claim", Error, "a claim that is to leave is not there";
    StillNamed = "still-named", Error, "an entry that is to leave is named by something that stays";
    UnknownSource = "unknown-source", Error, "an artefact names a source that `sources` does not list";
    UnknownJudgement = "unknown-judgement", Error, "a judgement replaces one that no file lists";
    UnknownRequirement = "unknown-requirement", Error, "a field names a requirement or clause that the catalogue does not have";
    UnknownClause = "unknown-clause", Error, "a field names a clause that the catalogue does not have";
    FormerEditionClause = "former-edition-clause", Error, "a field names a clause by its number in an earlier edition";
    UnknownSlot = "unknown-slot", Error, "a field names a slot that the requirement does not have";
    UnknownPopulation = "unknown-population", Error, "a requirement names a population that the catalogue does not have";

    // The organisation.
    OtherCatalogue = "other-catalogue", Warning, "the organisation wants to be assessed against another catalogue";
    ClaimOnInnerClause = "claim-on-inner-clause", Error, "a claim is for a clause that holds other clauses";
    ClaimOnComputedRequirement = "claim-on-computed-requirement", Error, "a claim is for a requirement that is computed from others";
    ClaimNotAccepted = "claim-not-accepted", Warning, "a claim offers a kind of artefact that nothing accepts there";
    DatesOutOfOrder = "dates-out-of-order", Warning, "one day lies before another that it must follow";
    ImpossibleCount = "impossible-count", Error, "more records were tested or failed than there are";
    PartOnWrongKind = "part-on-wrong-kind", Error, "an artefact has a part that its kind does not have";
    JudgementCycle = "judgement-cycle", Error, "judgements replace each other in a circle";
    RepeatedPaper = "repeated-paper", Error, "two working papers or decisions are about the same thing";
    StateWithoutReason = "state-without-reason", Error, "a working paper states what its scores do not say, without a reason";
    StatementWithoutName = "statement-without-name", Error, "what only a person can say names nobody";
    EffortOutOfOrder = "effort-out-of-order", Error, "an effort is less than nothing, or less than a lower one";
    NumberOutOfRange = "number-out-of-range", Error, "a number lies outside the values it may have";
    BrokenMerge = "broken-merge", Error, "a document is to go into another and cannot";
    UnknownKey = "unknown-key", Warning, "a field holds a word that the catalogue never asks for";
    UnknownParameter = "unknown-parameter", Warning, "a parameter is none that anything reads";
    ParameterOutOfRange = "parameter-out-of-range", Error, "a parameter lies outside the values it may have";

    // The catalogue.
    ClauseCycle = "clause-cycle", Error, "clauses stand in each other in a circle";
    ClauseBeforeParent = "clause-before-parent", Error, "a clause is listed before the clause it stands in";
    RequirementInInnerClause = "requirement-in-inner-clause", Error, "a requirement stands in a clause that holds other clauses";
    SplitWithoutParent = "split-without-parent", Error, "a split does not share the weight of a stated requirement of its clause";
    ComputedWithSlots = "computed-with-slots", Error, "a requirement that is computed from others has slots of its own";
    ComputationCycle = "computation-cycle", Error, "requirements are computed from each other in a circle";
    RequirementWithoutSlots = "requirement-without-slots", Error, "a requirement has neither slots nor requirements it is computed from";
    BrokenLapse = "broken-lapse", Error, "a slot cannot lapse after the slot it names";
    BrokenGroup = "broken-group", Error, "the slots of a group do not make up one question";
    BrokenTestSlot = "broken-test-slot", Error, "a record test is asked for where no record set can show it";
    BrokenItself = "broken-itself", Error, "a slot looks at a member that has no entry of its own";
    BrokenContent = "broken-content", Error, "a slot names a field for content that it does not ask for";
    ConditionOnClaimedKind = "condition-on-claimed-kind", Error, "conditions stand on a kind of artefact that only claims offer";
    ConditionNeverHolds = "condition-never-holds", Error, "a condition asks for an attribute or word that can never be there";
    SlotAcceptsNothing = "slot-accepts-nothing", Error, "nothing can ever show what a slot asks for";
    BrokenPopulation = "broken-population", Error, "the fields of a population do not fit together";
    FeedToItself = "feed-to-itself", Error, "a feed leads back to where it comes from";
    BrokenAlternative = "broken-alternative", Error, "the requirements of an alternative are no choice";
    BrokenGate = "broken-gate", Error, "a gate lacks what it looks at";
    OverlayOfOtherCatalogue = "overlay-of-other-catalogue", Error, "an overlay is made for another catalogue";
    MisplacedWording = "misplaced-wording", Error, "an overlay gives a text that its target does not have";
    TextTooLong = "text-too-long", Error, "a text is longer than our own wording may be";
}

impl fmt::Display for ProblemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    #[test]
    fn codes_keep_their_words() {
        let mut list = String::new();
        for code in ProblemCode::ALL {
            writeln!(list, "{:7} {:30} {}", code.severity(), code, code.description()).unwrap();
        }
        insta::assert_snapshot!(list);
    }
}
