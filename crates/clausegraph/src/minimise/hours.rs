//! What a document costs in a year: a stated model in whole minutes.

use clausegraph_model::{
    Artefact, Date, Interval,
    document::{ArtefactDocument, ExtentDocument},
};

/// What a document is taken to cost.
///
/// A document of `p` pages that is read again `n` times a year costs `p × n × minutes_per_page`, rounded up
/// to the minute, and `minutes_per_document` besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HourModel {
    /// Minutes to read one page again, mend it and have it approved.
    pub minutes_per_page: u32,
    /// Words that make a page where pages are not stated; 0 is taken as 1.
    pub words_per_page: u32,
    /// Minutes a year for having the document at all: its owner, its place in the list, its versions, and
    /// telling people of changes.
    pub minutes_per_document: u32,
    /// Reviews a year of a document that states neither an interval nor two days to tell it from.
    pub reviews_per_year: u32,
}

impl HourModel {
    /// What is customary: ten minutes a page (five to read it with care, as much again to ask, mend and
    /// approve), 500 words a page, an hour a year for each document, one review a year.
    pub const CUSTOMARY: Self = Self {
        minutes_per_page: 10,
        words_per_page: 500,
        minutes_per_document: 60,
        reviews_per_year: 1,
    };
}

/// What the number of pages was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagesFrom {
    /// Pages are stated.
    Pages,
    /// So many words are stated.
    Words(u32),
    /// It is stated to be empty.
    Empty,
}

/// What the number of reviews a year was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewsFrom {
    /// The interval that it states.
    Interval(Interval),
    /// So many days between its last review, or its approval, or its making, and the next one.
    Days(u32),
    /// Nothing is stated: the customary number.
    Customary(u32),
}

/// What a document costs in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burden {
    /// Its pages.
    pub pages: u32,
    /// What they were taken from.
    pub pages_from: PagesFrom,
    /// How often it is reviewed.
    pub reviews_from: ReviewsFrom,
    /// Minutes a year; at least one.
    pub minutes: u64,
}

/// Months in a year.
const MONTHS: u128 = 12;
/// Days in a year.
const DAYS: u128 = 365;

/// What an artefact costs in a year; none where neither pages nor words are stated.
pub fn burden(artefact: &Artefact, hours: &HourModel) -> Option<Burden> {
    let document = artefact.document();
    let (pages, pages_from) = pages(document.extent.given()?, hours)?;
    let reviews_from = reviews(document, hours);
    let once = u128::from(pages) * u128::from(hours.minutes_per_page);
    let read = match reviews_from {
        ReviewsFrom::Customary(times) => once * u128::from(times),
        ReviewsFrom::Days(days) => (once * DAYS).div_ceil(u128::from(days).max(1)),
        ReviewsFrom::Interval(interval) => {
            // A month counts as a twelfth of a year, a day as a 365th.
            let share = u128::from(interval.months()) * DAYS + u128::from(interval.days()) * MONTHS;
            (once * MONTHS * DAYS).div_ceil(share.max(1))
        }
    };
    let minutes = read + u128::from(hours.minutes_per_document);
    // No document takes thousands of years; so sums are never too large.
    let minutes = u64::from(u32::try_from(minutes).unwrap_or(u32::MAX)).max(1);
    Some(Burden { pages, pages_from, reviews_from, minutes })
}

fn pages(extent: &ExtentDocument, hours: &HourModel) -> Option<(u32, PagesFrom)> {
    if extent.empty.given() == Some(&true) {
        return Some((0, PagesFrom::Empty));
    }
    if let Some(pages) = extent.pages.given() {
        return Some((*pages, PagesFrom::Pages));
    }
    let words = *extent.words.given()?;
    Some((words.div_ceil(hours.words_per_page.max(1)), PagesFrom::Words(words)))
}

/// How often a document is reviewed, as far as it says.
fn reviews(document: &ArtefactDocument, hours: &HourModel) -> ReviewsFrom {
    if let Some(interval) = document.review_every.given() {
        return ReviewsFrom::Interval(*interval);
    }
    let customary = ReviewsFrom::Customary(hours.reviews_per_year);
    let approved = document.approval.given().and_then(|approval| approval.on.given());
    let last = document.last_reviewed_on.given().or(approved).or(document.created_on.given());
    let between = |(next, last): (&Date, &Date)| u32::try_from(next.days_since(*last)).ok();
    let days = document.next_review_on.given().zip(last).and_then(between);
    days.filter(|days| *days > 0).map_or(customary, ReviewsFrom::Days)
}
