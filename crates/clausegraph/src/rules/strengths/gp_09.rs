use clausegraph_model::ArtefactKind;

use super::tested::check;
use crate::{NeedOf, rule::rule};

rule! {
    /// Risk is weighed before approval.
    ///
    /// # What it finds
    ///
    /// A record set of the population `changes` (`records.population`, by the words `population`) whose `records.period` ends
    /// within the last `days` days or later (the day so many days before the as-of date counts), and in which at least
    /// the share `share` of the tested records had no exception in the test `risk-before-approval`: tested less exceptions, divided by
    /// tested, of the first entry of `records.tests` that one of the words `test` names.
    /// The test asks of each change that was approved, other than standard changes, whether a dated risk evaluation that
    /// is more than the default of the form was there before the approval.
    ///
    /// Where there is no such entry, or it does not say how many were tested (0 says nothing) or how many failed,
    /// nothing can be said. Where the test is about no record (`of` is 0), nothing is found.
    ///
    /// # Why it matters
    ///
    /// A risk that was looked at before somebody said yes is a decision; one that is filled in afterwards is a
    /// field.
    ///
    /// # Example
    ///
    /// 126 of 130 normal changes of the last half year had their own risk evaluation before they were approved.
    "GP-09", "risk-before-approval", Risk;
    indicators: [Strength];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::RecordSet]) => [
            "records.population", "records.period", "records.tests", "records.tests[].tested",
            "records.tests[].exceptions",
        ],
    ];
    families: [Records];
    parameters: ["share", "days"];
    words: ["population", "test"];
    values: ["passed", "from", "to", "sample"];
    over_documentation: false;
}
