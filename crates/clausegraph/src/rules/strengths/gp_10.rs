use clausegraph_model::ArtefactKind;

use super::tested::check;
use crate::{NeedOf, rule::rule};

rule! {
    /// Problems follow patterns.
    ///
    /// # What it finds
    ///
    /// A record set of the population `incidents` (`records.population`, by the words `population`) whose `records.period` ends
    /// within the last `days` days or later (the day so many days before the as-of date counts), and in which at least
    /// the share `share` of the tested records had no exception in the test `recurrence-linked`: tested less exceptions, divided by
    /// tested, of the first entry of `records.tests` that one of the words `test` names.
    /// The test asks of each pattern of recurring incidents (same service, same component or category, same symptom)
    /// whether a problem or known error is linked to it; its records are the patterns, and not the incidents.
    ///
    /// Where there is no such entry, or it does not say how many were tested (0 says nothing) or how many failed,
    /// nothing can be said. Where the test is about no record (`of` is 0), nothing is found.
    ///
    /// # Why it matters
    ///
    /// Where what comes back is taken up as a problem, it comes back less often, and is put right sooner when it
    /// does.
    ///
    /// # Example
    ///
    /// Of eleven patterns in the incidents of the last quarter, ten have a problem.
    "GP-10", "problems-follow-patterns", Operation;
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
