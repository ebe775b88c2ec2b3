//! What is worked out from other cells, as formulas with their results.

use std::collections::BTreeMap;

use clausegraph::document::{GapPriority, GapSeverity, PaperState, WorkingPaperDocument};
use clausegraph_paper::Texts;

use super::columns::WordList;
use crate::{
    content::{Content, literal},
    lists::word,
};

/// The letters of the columns that are there, by key.
pub(crate) type Letters = BTreeMap<&'static str, String>;

/// What formulas are written with.
pub(crate) struct Formulas<'t> {
    pub(crate) texts: &'t Texts,
    pub(crate) letters: &'t Letters,
    /// The range of the severities, the gravest first.
    pub(crate) severities: &'t str,
}

impl Formulas<'_> {
    fn cell(&self, key: &str, row: u32) -> String {
        self.letters.get(key).map_or_else(|| "\"\"".to_owned(), |column| format!("${column}{row}"))
    }

    fn state(&self, state: PaperState) -> String {
        word(self.texts, WordList::State, state.as_str())
    }

    /// Neither score is given.
    pub(crate) fn unscored(&self) -> String {
        self.texts.say("workbook-unscored")
    }

    /// The state that a person wrote, else what the two scores say.
    pub(crate) fn status(&self, row: u32, paper: Option<&WorkingPaperDocument>) -> Content {
        let [state, design, operation] =
            ["state", "design_score", "operation_score"].map(|key| self.cell(key, row));
        let say = |state| literal(&self.state(state));
        let formula = format!(
            "=IF({state}<>\"\",{state},IF(AND({design}=\"\",{operation}=\"\"),{},\
             IF(OR({design}=\"\",{operation}=\"\"),{},IF(MAX({design},{operation})=0,{},\
             IF(MIN({design},{operation})<=1,{},IF(MIN({design},{operation})=2,{},{}))))))",
            literal(&self.unscored()),
            say(PaperState::CannotEvaluate),
            say(PaperState::NotAddressed),
            say(PaperState::Initial),
            say(PaperState::Inconsistent),
            say(PaperState::Consistent),
        );
        Content::Formula(formula, self.status_now(paper))
    }

    /// What the status is as written.
    pub(crate) fn status_now(&self, paper: Option<&WorkingPaperDocument>) -> String {
        match state_of(paper) {
            Some(state) => self.state(state),
            None => self.unscored(),
        }
    }

    /// Red, amber, green, or not known, as a letter.
    pub(crate) fn rag(&self, row: u32, paper: Option<&WorkingPaperDocument>) -> Content {
        let [status, severity] = ["status", "severity"].map(|key| self.cell(key, row));
        let say = |state| literal(&self.state(state));
        let severe = |found: &str| literal(&word(self.texts, WordList::Severity, found));
        let letter = |key: &str| literal(&self.texts.say(&format!("workbook-rag-{key}")));
        let formula = format!(
            "=IF(OR({severity}={},{status}={}),{},IF(OR({severity}={},{status}={},{status}={}),{},\
             IF({status}={},{},{})))",
            severe("major"),
            say(PaperState::NotAddressed),
            letter("red"),
            severe("minor"),
            say(PaperState::Initial),
            say(PaperState::Inconsistent),
            letter("amber"),
            say(PaperState::Consistent),
            letter("green"),
            letter("unknown"),
        );
        let now = self.texts.say(&format!("workbook-rag-{}", rag_of(paper)));
        Content::Formula(formula, now)
    }

    /// The priority that a person wrote, else one by severity, a step higher where other gaps hang on it.
    pub(crate) fn priority(
        &self,
        row: u32,
        paper: Option<&WorkingPaperDocument>,
        proposed: Option<&'static str>,
        holds: usize,
    ) -> Content {
        let [by_hand, severity, proposal, hangs] =
            ["priority", "severity", "severity_proposed", "hangs_on_it"]
                .map(|key| self.cell(key, row));
        let formula = format!(
            "=IF({by_hand}<>\"\",{by_hand},IFERROR(\"P\"&MAX(1,MATCH(IF({severity}<>\"\",{severity},\
             {proposal}),{},0)-IF(N({hangs})>0,1,0)),\"\"))",
            self.severities,
        );
        let written = paper.and_then(|paper| paper.priority).map(GapPriority::as_str);
        let severity = paper.and_then(|paper| paper.severity).map(GapSeverity::as_str);
        let place = severity.or(proposed).and_then(|severity| {
            WordList::Severity.words().iter().position(|known| *known == severity)
        });
        let worked_out = place.map(|place| {
            let step = usize::from(holds > 0);
            format!("P{}", (place + 1).saturating_sub(step).max(1))
        });
        let now = written.map(str::to_owned).or(worked_out).unwrap_or_default();
        Content::Formula(formula, now)
    }

    /// The key of the row: the requirement, with the member where there is one.
    pub(crate) fn row_key(&self, row: u32, key: &str) -> Content {
        let [requirement, member] = ["requirement", "member"].map(|key| self.cell(key, row));
        let formula = format!("={requirement}&IF({member}=\"\",\"\",\"@\"&{member})");
        Content::Formula(formula, key.to_owned())
    }
}

/// The state of a paper; cannot be evaluated where one score is there alone; none where none is.
pub(crate) fn state_of(paper: Option<&WorkingPaperDocument>) -> Option<PaperState> {
    let paper = paper?;
    let alone = paper.design_score.is_some() || paper.operation_score.is_some();
    paper.stated_state().or(alone.then_some(PaperState::CannotEvaluate))
}

/// The colour of a paper, as a key.
pub(crate) fn rag_of(paper: Option<&WorkingPaperDocument>) -> &'static str {
    match (state_of(paper), paper.and_then(|paper| paper.severity)) {
        (Some(PaperState::NotAddressed), _) | (_, Some(GapSeverity::Major)) => "red",
        (Some(PaperState::Initial | PaperState::Inconsistent), _)
        | (_, Some(GapSeverity::Minor)) => "amber",
        (Some(PaperState::Consistent), _) => "green",
        (Some(PaperState::CannotEvaluate) | None, _) => "unknown",
    }
}
