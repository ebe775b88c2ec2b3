//! The frame of a roadmap: workstreams by clause, and gates.

use clausegraph::{
    Action, Catalogue, Clause, Date, Phase, Requirement, document::WorkstreamDocument,
};
use clausegraph_report::wording::clause_heading;

use crate::AuditDays;

/// The workstreams of a roadmap.
#[derive(Debug)]
pub(super) struct Frame {
    /// In the order in which they are told; the first one has what belongs to no clause.
    pub workstreams: Vec<Workstream>,
}

/// A workstream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Workstream {
    /// Its word: lower-case letters, digits and hyphens.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The clauses whose requirements belong to it, unless a longer number says otherwise.
    clauses: Vec<String>,
}

/// The gates of a roadmap. From the fourth on others decide, not the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RoadmapGate {
    /// Top management gave the mandate.
    Mandate,
    /// The system can be seen.
    Visible,
    /// It has run for three months.
    Running,
    /// It was audited, and reviewed by top management.
    Checked,
    /// The first stage of the certification audit.
    StageOne,
    /// The second one.
    StageTwo,
    /// The first surveillance audit.
    Surveillance,
}

impl RoadmapGate {
    /// Every gate, in order.
    pub(super) const ALL: [Self; 7] = [
        Self::Mandate,
        Self::Visible,
        Self::Running,
        Self::Checked,
        Self::StageOne,
        Self::StageTwo,
        Self::Surveillance,
    ];

    /// Its short name, which is the end of its key, too.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Mandate => "G0",
            Self::Visible => "G1",
            Self::Running => "G2",
            Self::Checked => "G3",
            Self::StageOne => "G4",
            Self::StageTwo => "G5",
            Self::Surveillance => "G6",
        }
    }

    /// The day that somebody states for it; none for gates to which actions of the plan lead.
    pub(super) const fn stated(self, days: AuditDays) -> Option<Date> {
        match self {
            Self::StageOne => days.stage_one,
            Self::StageTwo => days.stage_two,
            Self::Mandate | Self::Visible | Self::Running | Self::Checked | Self::Surveillance => {
                None
            }
        }
    }

    /// Whether a person sets the day, and no action of the plan leads there.
    pub(super) const fn is_a_persons(self) -> bool {
        match self {
            Self::Mandate | Self::Visible | Self::Running | Self::Checked => false,
            Self::StageOne | Self::StageTwo | Self::Surveillance => true,
        }
    }
}

impl Frame {
    /// What the catalogue lays down; without workstreams there, its chapters.
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let stated: Vec<Workstream> = catalogue.workstreams().iter().map(stated).collect();
        if !stated.is_empty() {
            return Self { workstreams: stated };
        }
        let chapters =
            catalogue.clauses().filter(|clause| catalogue.with_ancestors(clause).nth(1).is_none());
        Self { workstreams: chapters.map(|clause| chapter(catalogue, clause)).collect() }
    }

    /// The workstream of an action: that of most of its requirements, of equal ones the first.
    pub(super) fn stream(&self, catalogue: &Catalogue, action: &Action<'_>) -> &str {
        let of = |requirement: &Requirement| {
            let clause = catalogue.clause_at(requirement.clause_position());
            clause.and_then(|clause| self.stream_of(catalogue, clause))
        };
        let mut most: Option<(usize, &str)> = None;
        for stream in &self.workstreams {
            let requirements = action.requirements.iter();
            let count = requirements.filter(|found| of(found) == Some(stream.id.as_str())).count();
            if count > most.map_or(0, |(count, _)| count) {
                most = Some((count, &stream.id));
            }
        }
        let first = || self.workstreams.first().map(|stream| stream.id.as_str());
        most.map(|(_, stream)| stream).or_else(first).unwrap_or_default()
    }

    /// What the workstream of a word is called.
    pub(super) fn title(&self, id: &str) -> &str {
        let found = self.workstreams.iter().find(|stream| stream.id == id);
        found.map_or("", |stream| &stream.title)
    }

    /// The workstream of a clause: that which lists it, or the nearest clause above it.
    fn stream_of(&self, catalogue: &Catalogue, clause: &Clause) -> Option<&str> {
        catalogue.with_ancestors(clause).find_map(|above| {
            let listed = |stream: &&Workstream| {
                stream.clauses.iter().any(|number| number == above.id().as_str())
            };
            self.workstreams.iter().find(listed).map(|stream| stream.id.as_str())
        })
    }

    /// The gate that an action leads to.
    pub(super) fn gate(catalogue: &Catalogue, action: &Action<'_>) -> Option<RoadmapGate> {
        match action.phase() {
            Phase::DecideAndDocument if action.gives_mandate(catalogue) => {
                Some(RoadmapGate::Mandate)
            }
            Phase::FindOut | Phase::DecideAndDocument => Some(RoadmapGate::Visible),
            Phase::RunAndRecord => Some(RoadmapGate::Running),
            Phase::Check => Some(RoadmapGate::Checked),
            Phase::Retire => None,
        }
    }
}

fn stated(document: &WorkstreamDocument) -> Workstream {
    Workstream {
        id: document.id.to_string(),
        title: document.title.clone(),
        clauses: document.clauses.iter().map(ToString::to_string).collect(),
    }
}

/// A chapter as a workstream.
fn chapter(catalogue: &Catalogue, clause: &Clause) -> Workstream {
    let number = clause.id().to_string();
    let sign = |sign: char| if sign.is_ascii_alphanumeric() { sign } else { '-' };
    let word: String = number.chars().map(|found| sign(found).to_ascii_lowercase()).collect();
    Workstream {
        id: format!("clause-{word}"),
        title: clause_heading(catalogue, clause).trim_end().to_owned(),
        clauses: vec![number],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_clause_of_the_standard_belongs_to_a_workstream() {
        let catalogue = clausegraph::catalogue().unwrap();
        let frame = Frame::of(&catalogue);
        assert_eq!(frame.workstreams.len(), 6);
        for clause in catalogue.clauses() {
            assert!(frame.stream_of(&catalogue, clause).is_some(), "{}", clause.id());
        }
    }

    #[test]
    fn chapters_take_the_place_of_workstreams() {
        let text = r#"{ "format_version": 1, "catalogue": { "id": "small@1", "title": "A small standard",
            "wording": "Our own words.", "exclusions": "none" },
            "clauses": [{ "id": "4", "title": "Context" }, { "id": "4.1", "parent": "4" }, { "id": "5" }] }"#;
        let file = clausegraph::SourceText { name: "small.json".into(), text: text.into() };
        let (catalogue, problems) = Catalogue::load(&[file], &[]);
        let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:#?}"));
        let frame = Frame::of(&catalogue);
        let told: Vec<(&str, &str)> = frame
            .workstreams
            .iter()
            .map(|stream| (stream.id.as_str(), stream.title.as_str()))
            .collect();
        assert_eq!(told, [("clause-4", "4 Context"), ("clause-5", "5")]);
        let inner = catalogue.clause("4.1").unwrap();
        assert_eq!(frame.stream_of(&catalogue, inner), Some("clause-4"));
    }
}
