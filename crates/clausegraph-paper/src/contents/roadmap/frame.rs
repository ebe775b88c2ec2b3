//! What `data/roadmap.json` lays down: workstreams by clause, clauses of the mandate, the typical shape.

use clausegraph::{Action, Catalogue, Clause, Phase, Requirement};
use serde::Deserialize;

/// The frame of every roadmap.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Frame {
    /// The workstreams, in the order in which they are told.
    pub workstreams: Vec<Workstream>,
    /// The workstream of what belongs to no clause.
    pub otherwise: String,
    /// The clauses by which top management gives the mandate.
    mandate: Vec<String>,
    /// How such a time usually goes.
    pub shape: Vec<Stretch>,
}

/// A workstream.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Workstream {
    /// Its word.
    pub id: String,
    /// The clauses whose requirements belong to it, unless a longer number says otherwise.
    clauses: Vec<String>,
}

/// A stretch of time, in months from the first day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stretch {
    /// Its word.
    pub id: String,
    /// The first month.
    pub from: u32,
    /// The month with whose end it ends.
    pub until: u32,
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

    /// Whether a person sets the day, and no action of the plan leads there.
    pub(super) const fn is_a_persons(self) -> bool {
        match self {
            Self::Mandate | Self::Visible | Self::Running | Self::Checked => false,
            Self::StageOne | Self::StageTwo | Self::Surveillance => true,
        }
    }
}

impl Frame {
    /// The frame; a test reads it.
    pub(super) fn read() -> Self {
        serde_json::from_str(include_str!("../../../data/roadmap.json")).unwrap_or_default()
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
        most.map_or(&self.otherwise, |(_, stream)| stream)
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
    pub(super) fn gate(&self, catalogue: &Catalogue, action: &Action<'_>) -> Option<RoadmapGate> {
        match action.phase() {
            Phase::DecideAndDocument if self.is_of_mandate(catalogue, action) => {
                Some(RoadmapGate::Mandate)
            }
            Phase::FindOut | Phase::DecideAndDocument => Some(RoadmapGate::Visible),
            Phase::RunAndRecord => Some(RoadmapGate::Running),
            Phase::Check => Some(RoadmapGate::Checked),
            Phase::Retire => None,
        }
    }

    /// Whether most requirements of an action belong to the mandate.
    fn is_of_mandate(&self, catalogue: &Catalogue, action: &Action<'_>) -> bool {
        let listed = |requirement: &&&Requirement| {
            let clause = catalogue.clause_at(requirement.clause_position());
            let mut above = clause.into_iter().flat_map(|clause| catalogue.with_ancestors(clause));
            above.any(|clause| self.mandate.iter().any(|number| number == clause.id().as_str()))
        };
        let count = action.requirements.iter().filter(listed).count();
        count > 0 && count * 2 >= action.requirements.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_can_be_read_and_knows_every_clause_of_the_standard() {
        let frame = Frame::read();
        assert_eq!(frame.workstreams.len(), 6);
        assert_eq!(frame.shape.len(), 8);
        assert!(frame.workstreams.iter().any(|stream| stream.id == frame.otherwise));
        let catalogue = clausegraph::catalogue().unwrap();
        for clause in catalogue.clauses() {
            assert!(frame.stream_of(&catalogue, clause).is_some(), "{}", clause.id());
        }
        let listed = frame.workstreams.iter().flat_map(|stream| &stream.clauses);
        for number in listed.chain(&frame.mandate) {
            assert!(catalogue.clause(number).is_some(), "{number}");
        }
    }
}
