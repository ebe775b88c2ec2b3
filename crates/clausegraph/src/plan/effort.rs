//! The effort model: what actions take, in minutes and in days. Assumptions of the consultant, not facts.

use clausegraph_model::Interval;

use super::work::{ActionType, Phase, Work};

/// A range of minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// At the least.
    pub low: u32,
    /// At the most.
    pub high: u32,
}

impl Effort {
    /// The middle, rounded up: what a schedule is made with.
    pub const fn middle(self) -> u32 {
        self.low.midpoint(self.high) + (self.low ^ self.high) % 2
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { low: self.low.saturating_add(other.low), high: self.high.saturating_add(other.high) }
    }

    /// So many times as much.
    const fn times(self, number: u32) -> Self {
        Self { low: self.low.saturating_mul(number), high: self.high.saturating_mul(number) }
    }

    /// So many hundredths of it, rounded up.
    fn percent(self, percent: u32) -> Self {
        let part = |minutes: u32| {
            let whole = (u64::from(minutes) * u64::from(percent)).div_ceil(100);
            u32::try_from(whole).unwrap_or(u32::MAX)
        };
        Self { low: part(self.low), high: part(self.high) }
    }
}

/// What actions of a sort take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EffortRow {
    /// Minutes for the first thing.
    pub once: Effort,
    /// Minutes for each further thing: a question, a member, a field.
    pub each: Effort,
    /// Days from begin to end that it lasts at least, however many people work on it.
    pub days: u32,
}

/// How large the organisation is: the presets of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Size {
    /// Fewer than 50 people in the scope.
    Small,
    /// 50 to 249; also where nobody says how many.
    Medium,
    /// 250 and more.
    Large,
}

impl Size {
    /// The preset for a number of people.
    pub const fn of(headcount: u32) -> Self {
        match headcount {
            0..50 => Self::Small,
            50..250 => Self::Medium,
            250.. => Self::Large,
        }
    }

    /// The preset as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// Minutes a week that such an organisation usually works on a plan, where nobody says: an assumption.
    pub const fn usual_capacity(self) -> u32 {
        match self {
            Self::Small => 12 * 60,
            Self::Medium => 24 * 60,
            Self::Large => 48 * 60,
        }
    }

    /// How many hundredths of the rows it takes: where more people are concerned, more are to be heard.
    pub const fn percent(self) -> u32 {
        match self {
            Self::Small => 75,
            Self::Medium => 100,
            Self::Large => 150,
        }
    }
}

/// What actions take. Every number is an assumption that a consultant answers for; reports print them.
///
/// ```
/// use clausegraph::{ActionType, EffortModel, Size};
///
/// let model = EffortModel::usual(Size::Small);
/// assert_eq!((model.decide.once.low, model.decide.once.high), (60, 240));
/// assert_eq!(model.percent, 75);
/// # assert_eq!(ActionType::ALL.len(), 6);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EffortModel {
    /// The preset.
    pub size: Size,
    /// Looking, asking, counting.
    pub find_out: EffortRow,
    /// Making good what is there already: a field of an entry, a passage of a document.
    pub mend: EffortRow,
    /// Deciding, approving, agreeing.
    pub decide: EffortRow,
    /// Writing down.
    pub document: EffortRow,
    /// Carrying out.
    pub run: EffortRow,
    /// Measuring and reporting.
    pub measure: EffortRow,
    /// Audits and management reviews.
    pub check: EffortRow,
    /// Retiring.
    pub retire: EffortRow,
    /// How many hundredths of all those it is.
    pub percent: u32,
    /// How long records are kept before they show how something is done; none where any time will do.
    pub history: Option<Interval>,
}

/// A row of the model.
const fn row(once: (u32, u32), each: (u32, u32), days: u32) -> EffortRow {
    EffortRow {
        once: Effort { low: once.0, high: once.1 },
        each: Effort { low: each.0, high: each.1 },
        days,
    }
}

impl EffortModel {
    /// The usual model for a size.
    pub fn usual(size: Size) -> Self {
        Self {
            size,
            find_out: row((30, 60), (10, 20), 7),
            mend: row((60, 240), (30, 90), 14),
            decide: row((60, 240), (30, 60), 14),
            document: row((240, 960), (45, 120), 21),
            run: row((240, 960), (60, 240), 14),
            measure: row((120, 480), (30, 120), 28),
            check: row((960, 2400), (60, 240), 21),
            retire: row((30, 120), (15, 60), 7),
            percent: size.percent(),
            history: crate::gate::HISTORY.parse().ok(),
        }
    }

    /// The row that a piece of work is counted by.
    pub fn row(&self, work: &Work<'_>) -> EffortRow {
        match (work.phase(), work.action_type()) {
            (Phase::Check, _) => self.check,
            (_, ActionType::FindOut) => self.find_out,
            (Phase::DecideAndDocument | Phase::RunAndRecord, _) if work.is_mended() => self.mend,
            (_, ActionType::Decide) => self.decide,
            (_, ActionType::Document) => self.document,
            (_, ActionType::Do) => self.run,
            (_, ActionType::Measure) => self.measure,
            (_, ActionType::Retire) => self.retire,
        }
    }

    /// What a piece of work takes that is done for a number of things.
    pub(super) fn effort(&self, work: &Work<'_>, things: u32) -> Effort {
        if matches!(work, Work::Await(..)) {
            return Effort::default();
        }
        let row = self.row(work);
        row.once.plus(row.each.times(things.saturating_sub(1))).percent(self.percent)
    }
}
