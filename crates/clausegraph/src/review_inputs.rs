//! What the newest management review looked at, input by input.

use clausegraph_model::{Artefact, Date, Fact, Key, Requirement};

use crate::{
    Assessment,
    rules::{Ctx, Shared, inputs_of_review},
};

/// What the newest management review looked at.
#[derive(Clone, Debug)]
pub struct ReviewInputs<'g> {
    /// The review and its day; stated none where no review is on file, unknown where no source carries
    /// reviews or none that is on file states its day.
    pub review: Fact<(Date, &'g Artefact)>,
    /// The inputs that the catalogue asks for, in its order.
    pub inputs: Vec<ReviewInput<'g>>,
}

/// One input of a management review.
#[derive(Clone, Debug)]
pub struct ReviewInput<'g> {
    /// The input, by the catalogue's word.
    pub input: &'g Key,
    /// The requirements that ask for it.
    pub requirements: Vec<&'g Requirement>,
    /// Whether the review shows it.
    pub shown: InputShown,
}

/// Whether a review shows an input with something dated that it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputShown {
    /// It does.
    Shown,
    /// It does not.
    NotShown,
    /// Nobody states what would tell.
    CannotTell,
}

/// Which inputs the newest management review shows, each with something dated that it rests on; the rule
/// `HF-052` finds by the same reading.
///
/// None where the catalogue does not bind that rule.
///
/// ```
/// use clausegraph::{InputShown, Organisation, SourceText, assess, catalogue, map, review_inputs};
///
/// let text = r#"{ "format_version": 1, "artefacts": [
///     { "id": "RPT-1", "kind": "report", "dated_on": "2026-05-01" },
///     { "id": "MRV-1", "kind": "management-review", "dated_on": "2026-06-01", "review": {
///         "inputs": [ { "item": "objectives", "rests_on": ["RPT-1"] }, { "item": "risks" } ] } } ] }"#;
/// let catalogue = catalogue()?;
/// let file = SourceText { name: "organisation.json".into(), text: text.into() };
/// let (organisation, _) = Organisation::load(&[file], &catalogue);
/// let organisation = organisation.ok_or("it does not load")?;
/// let map = map(&catalogue, &organisation);
/// let found = review_inputs(&assess(&map, "2026-11-22".parse()?)).ok_or("not bound")?;
/// let shown = |key: &str| {
///     found.inputs.iter().find(|input| input.input.as_str() == key).map(|input| input.shown)
/// };
/// assert_eq!(shown("objectives"), Some(InputShown::Shown));
/// assert_eq!(shown("risks"), Some(InputShown::CannotTell));
/// assert_eq!(shown("feedback"), Some(InputShown::NotShown));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn review_inputs<'g>(assessment: &Assessment<'g>) -> Option<ReviewInputs<'g>> {
    let rule = crate::rule("HF-052")?;
    let binding = assessment.catalogue().rule(rule.code)?;
    let shared = Shared::default();
    Some(inputs_of_review(&Ctx { assessment, rule, binding, shared: &shared }))
}
