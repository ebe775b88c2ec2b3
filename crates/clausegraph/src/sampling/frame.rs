//! The list that a sample is drawn from.

use clausegraph_model::Date;

/// A list of records, as somebody gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The records, in any order.
    pub records: Vec<FrameRecord>,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameRecord {
    /// Where it stands, for people: `line 7`.
    pub place: String,
    /// The record's id, blank where none is stated.
    pub id: String,
    /// The day that says whether the record is of the period.
    pub day: RecordDay,
    /// What stands in the columns, in their order; what is blank or absent is not stated.
    pub values: Vec<String>,
}

/// The day of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordDay {
    /// It is stated.
    On(Date),
    /// It is written in a way that was not understood.
    Unreadable(String),
    /// Nothing is stated.
    NotStated,
}

impl Frame {
    /// The position of a column by its name.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|known| known == name)
    }
}

impl FrameRecord {
    /// What stands in a column, where anything does.
    pub(super) fn value(&self, column: usize) -> Option<&str> {
        self.values.get(column).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The stated day.
    pub(super) fn stated_day(&self) -> Option<Date> {
        match self.day {
            RecordDay::On(day) => Some(day),
            RecordDay::Unreadable(_) | RecordDay::NotStated => None,
        }
    }
}
