//! The columns of the gap workbook whose cells come back, and what each of them is in the files.

use clausegraph_model::document::{
    DocumentDecision, EvidenceType, GapActionState, GapActionType, GapPriority, GapSeverity,
    JudgementValue, PaperConfidence, PaperState, ScopeState,
};

/// What the rows of a sheet that comes back are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum GapSheet {
    /// Requirements, or one member of one: a row is `8.5.1.3-a` or `8.3.4.1-02@acme-hosting`.
    Gap,
    /// Artefacts: what becomes of each, who answers for it, when it is read again.
    Documents,
    /// The services of the scope.
    Services,
    /// The suppliers of the scope.
    Suppliers,
    /// Actions: an artefact by its id, or the action of a working paper by its requirement.
    Actions,
    /// The evidence map: a requirement, or one member of it, to be judged.
    Map,
}

impl GapSheet {
    /// Every sheet that comes back.
    pub(super) const ALL: [Self; 6] =
        [Self::Gap, Self::Documents, Self::Services, Self::Suppliers, Self::Actions, Self::Map];

    /// The word by which the hidden sheet of the workbook names it; it never changes.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Documents => "documents",
            Self::Services => "services",
            Self::Suppliers => "suppliers",
            Self::Actions => "actions",
            Self::Map => "map",
        }
    }

    /// The sheet of a word.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sheet| sheet.key() == key)
    }

    /// The columns whose cells come back, in the order of the reference.
    pub(super) fn columns(self) -> impl Iterator<Item = &'static GapColumn> {
        COLUMNS.iter().filter(move |column| column.sheet == self)
    }

    /// A column by its key.
    pub(super) fn column(self, key: &str) -> Option<&'static GapColumn> {
        self.columns().find(|column| column.key == key)
    }
}

/// What may stand in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GapCells {
    /// Any text.
    Text,
    /// A word of a list: the key of the list, and its words as the files write them.
    Words(&'static str, &'static [&'static str]),
    /// A whole number from nought to this one.
    Number(u32),
    /// A decimal number of nought or more.
    Amount,
    /// A day.
    Day,
    /// The key of a person.
    Person,
    /// The id of an artefact.
    Artefact,
}

/// Where a cell stands in the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Target {
    /// A field of a working paper.
    Paper,
    /// A field of the decision about a document.
    Decision,
    /// A field of an artefact, or of a part of it.
    Artefact,
    /// A field of a scope element.
    Element,
    /// A field of an action: of an artefact, or of the working paper of a requirement.
    Action,
    /// A part of a judgement, which becomes an entry of its own.
    Judgement,
}

/// A column of the gap workbook whose cells come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GapColumn {
    /// The sheet it stands in.
    pub(super) sheet: GapSheet,
    /// The word by which the hidden sheet of the workbook names it: the field in the files.
    pub(super) key: &'static str,
    /// What may stand in its cells.
    pub(super) cells: GapCells,
    pub(super) target: Target,
}

const fn paper(key: &'static str, cells: GapCells) -> GapColumn {
    GapColumn { sheet: GapSheet::Gap, key, cells, target: Target::Paper }
}

const fn judged(key: &'static str, cells: GapCells) -> GapColumn {
    GapColumn { sheet: GapSheet::Map, key, cells, target: Target::Judgement }
}

const fn column(sheet: GapSheet, key: &'static str, cells: GapCells, target: Target) -> GapColumn {
    GapColumn { sheet, key, cells, target }
}

/// The keys of the sheet of requirements are the fields of a working paper, and so on.
pub(super) const COLUMNS: &[GapColumn] = &[
    paper("current_state", GapCells::Text),
    paper("evidence_seen", GapCells::Text),
    paper("evidence_type", GapCells::Words("evidence-type", EvidenceType::WORDS)),
    paper("design_score", GapCells::Number(3)),
    paper("operation_score", GapCells::Number(3)),
    paper("state", GapCells::Words("state", PaperState::WORDS)),
    paper("state_reason", GapCells::Text),
    paper("gap", GapCells::Text),
    paper("severity", GapCells::Words("severity", GapSeverity::WORDS)),
    paper("severity_by", GapCells::Person),
    paper("severity_on", GapCells::Day),
    paper("action", GapCells::Text),
    paper("action_type", GapCells::Words("action-type", GapActionType::WORDS)),
    paper("owner", GapCells::Person),
    paper("sponsor", GapCells::Person),
    paper("effort_low", GapCells::Amount),
    paper("effort_likely", GapCells::Amount),
    paper("effort_high", GapCells::Amount),
    paper("cost", GapCells::Text),
    paper("priority", GapCells::Words("priority", GapPriority::WORDS)),
    paper("dependency", GapCells::Text),
    paper("due", GapCells::Day),
    paper("action_state", GapCells::Words("action-state", GapActionState::WORDS)),
    paper("percent", GapCells::Number(100)),
    paper("verification", GapCells::Text),
    paper("verified_by", GapCells::Person),
    paper("verified_on", GapCells::Day),
    paper("reuse", GapCells::Text),
    paper("confidence", GapCells::Words("confidence", PaperConfidence::WORDS)),
    paper("interviewee", GapCells::Person),
    paper("on", GapCells::Day),
    paper("assessor", GapCells::Person),
    column(
        GapSheet::Documents,
        "decision",
        GapCells::Words("decision", DocumentDecision::WORDS),
        Target::Decision,
    ),
    column(GapSheet::Documents, "into", GapCells::Artefact, Target::Decision),
    column(GapSheet::Documents, "reason", GapCells::Text, Target::Decision),
    column(GapSheet::Documents, "by", GapCells::Person, Target::Decision),
    column(GapSheet::Documents, "on", GapCells::Day, Target::Decision),
    column(GapSheet::Documents, "owner", GapCells::Person, Target::Artefact),
    column(GapSheet::Documents, "next_review_on", GapCells::Day, Target::Artefact),
    column(GapSheet::Services, "owner", GapCells::Person, Target::Element),
    column(
        GapSheet::Services,
        "state",
        GapCells::Words("scope-state", ScopeState::WORDS),
        Target::Element,
    ),
    column(GapSheet::Suppliers, "owner", GapCells::Person, Target::Element),
    column(
        GapSheet::Suppliers,
        "state",
        GapCells::Words("scope-state", ScopeState::WORDS),
        Target::Element,
    ),
    column(GapSheet::Actions, "owner", GapCells::Person, Target::Action),
    column(GapSheet::Actions, "due", GapCells::Day, Target::Action),
    column(
        GapSheet::Actions,
        "action_state",
        GapCells::Words("action-state", GapActionState::WORDS),
        Target::Action,
    ),
    judged("judgement", GapCells::Words("judgement", JudgementValue::WORDS)),
    judged("judged-by", GapCells::Person),
    judged("judged-on", GapCells::Day),
    judged("note", GapCells::Text),
    // What was looked at has no field of its own: it stands with the reason, under its header.
    judged("items", GapCells::Text),
    judged("conforming", GapCells::Text),
    judged("interviewee", GapCells::Text),
    judged("interviewed-on", GapCells::Day),
    judged("method", GapCells::Text),
];

#[cfg(test)]
mod tests {
    use clausegraph_model::document::WorkingPaperDocument;

    use super::*;

    #[test]
    fn every_field_of_a_working_paper_has_a_column() {
        let all = serde_json::json!({
            "requirement": "4.1-01", "member": "payroll", "current_state": "x",
            "evidence_seen": "x", "evidence_type": "record", "design_score": 1,
            "operation_score": 1, "state": "initial", "state_reason": "x", "gap": "x",
            "severity": "minor", "severity_by": "x",
            "severity_on": "2026-01-01", "action": "x", "action_type": "do",
            "owner": "x", "sponsor": "x", "effort_low": "1", "effort_likely": "1",
            "effort_high": "1", "cost": "x", "priority": "P1", "dependency": "x",
            "due": "2026-01-01", "action_state": "open", "percent": 1, "verification": "x",
            "verified_by": "x", "verified_on": "2026-01-01", "reuse": "x", "confidence": "low",
            "interviewee": "x", "on": "2026-01-01", "assessor": "x",
        });
        let paper: WorkingPaperDocument = serde_json::from_value(all.clone()).unwrap();
        assert_eq!(serde_json::to_value(&paper).unwrap(), all, "every field is given");
        let fields: Vec<&String> = all
            .as_object()
            .unwrap()
            .keys()
            .filter(|field| !["requirement", "member"].contains(&field.as_str()))
            .collect();
        for field in &fields {
            assert!(GapSheet::Gap.column(field).is_some(), "{field}");
        }
        let columns = GapSheet::Gap.columns().filter(|column| column.target == Target::Paper);
        assert_eq!(columns.count(), fields.len());
    }

    #[test]
    fn keys_are_unique_in_their_sheet() {
        for column in COLUMNS {
            let same = column.sheet.columns().filter(|other| other.key == column.key);
            assert_eq!(same.count(), 1, "{}", column.key);
        }
    }
}
