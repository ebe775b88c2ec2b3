//! A forecast for people: what changes if nothing is done, day by day.

mod due;
mod markdown;
mod sheet;
mod terminal;
mod view;

use clausegraph::{Clause, Date, Forecast, Profile, Requirement};

pub use self::{
    due::{Due, renewals},
    markdown::forecast_markdown,
    sheet::forecast_csv,
    terminal::forecast_text,
};

/// What every forecast says of itself.
pub(crate) const IF_NOTHING: &str = "If nothing is done: nothing is added and nothing in the data is changed. What is recorded for a day to \
     come counts from that day on.";

/// What of a forecast is shown.
#[derive(Clone, Debug)]
pub struct ForecastChoice<'g> {
    /// The days for which the state is told, besides the last one.
    pub on: Vec<Date>,
    /// Only cells of this clause and of those below it; all where none is named.
    pub clause: Option<&'g Clause>,
    /// Whether everything is listed.
    pub extent: Extent,
    /// Who reads it; an auditor is not told what to renew.
    pub profile: Profile,
}

/// How much of a forecast is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The first of long lists, and how many more there are.
    Short,
    /// Everything.
    Whole,
}

impl ForecastChoice<'_> {
    /// Whether the cells of a requirement are shown.
    pub(crate) fn wants(&self, forecast: &Forecast<'_>, requirement: &Requirement) -> bool {
        let catalogue = forecast.from.catalogue();
        self.clause.is_none_or(|outer| {
            let clause = catalogue.clause(requirement.clause_id().as_str());
            clause.is_some_and(|clause| catalogue.is_within(clause, outer.id()))
        })
    }

    /// Whether the shares of a clause are shown.
    pub(crate) fn shows(&self, forecast: &Forecast<'_>, clause: &Clause) -> bool {
        let catalogue = forecast.from.catalogue();
        self.clause.is_none_or(|outer| catalogue.is_within(clause, outer.id()))
    }

    /// So many of a list, or all of it.
    pub(crate) fn most(&self, number: usize) -> usize {
        match self.extent {
            Extent::Short => number,
            Extent::Whole => usize::MAX,
        }
    }
}
