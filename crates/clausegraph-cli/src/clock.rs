//! The only clock of the project.

use clausegraph::Date;

/// Today, by the clock and time zone of the system.
pub(crate) fn today() -> Date {
    let today = jiff::Zoned::now().date().to_string();
    // A clock outside 1900 to 2199 is wrong; the date is always printed, so that it is seen.
    today.parse().unwrap_or(Date::FIRST)
}
