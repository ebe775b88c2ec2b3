//! What a plan is made with.

use clausegraph_model::{Artefact, Clause, Date};

use super::{EffortModel, Size};
use crate::Assessment;

/// Where the capacity of a plan comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CapacityFrom {
    /// Somebody stated it; also where there is none.
    Stated,
    /// Nobody did: it is usual for the size of the organisation, an assumption.
    Usual,
    /// Nobody did: it is enough to keep the target.
    Target,
}

impl CapacityFrom {
    /// Where it comes from, as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Usual => "usual",
            Self::Target => "target",
        }
    }
}

/// What is worked on first within a capacity, of what may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanOrder {
    /// What is found out, what opens a gate alone, then what must begin soonest so that the end of all does not
    /// move; strictly the latter where only that keeps the target.
    Urgent,
    /// Phase by phase, as a roadmap goes: what is found out and what gives the mandate, then what is decided,
    /// documented and retired, then what runs and leaves records, then what is checked. Within each as before.
    Phases,
}

/// What a plan is made with.
#[derive(Clone, Debug)]
pub struct PlanSettings<'g> {
    /// What actions take.
    pub effort: EffortModel,
    /// Minutes a week that can be worked on the plan; none where nobody says.
    pub capacity: Option<u32>,
    /// Where the capacity comes from.
    pub capacity_from: CapacityFrom,
    /// What is worked on first.
    pub order: PlanOrder,
    /// The day by which everything is to be done.
    pub target: Option<Date>,
    /// Only what is open in this clause and those below it; gates are left out then.
    pub clause: Option<&'g Clause>,
    /// What is to be retired besides; which artefacts nobody needs is not the plan's question.
    pub retire: Vec<&'g Artefact>,
}

impl PlanSettings<'_> {
    /// The usual model for the size of the organisation, no capacity, no target, all clauses.
    ///
    /// An organisation that does not say how many people it has is taken for a medium one.
    pub fn usual(assessment: &Assessment<'_>) -> Self {
        let identity = assessment.organisation().identity();
        let headcount = identity.and_then(|identity| identity.headcount.given());
        Self {
            effort: EffortModel::usual(headcount.map_or(Size::Medium, |number| Size::of(*number))),
            capacity: None,
            capacity_from: CapacityFrom::Stated,
            order: PlanOrder::Urgent,
            target: None,
            clause: None,
            retire: Vec::new(),
        }
    }
}
