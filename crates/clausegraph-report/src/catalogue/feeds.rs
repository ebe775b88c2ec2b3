//! What feeds what.

use clausegraph::{
    Catalogue, Clause, Follow,
    document::{FeedBasis, FeedDocument, FeedNature},
};

use super::LABEL;
use crate::{Look, layout::Page};

/// What feeds what: one line per feed, in the order of the catalogue; with a clause, only feeds that
/// begin or end in it.
pub fn feeds_text(
    catalogue: &Catalogue,
    clause: Option<&Clause>,
    follow: Follow,
    look: Look,
) -> String {
    let mut page = Page::new(look);
    let palette = page.palette();
    for feed in chosen_feeds(catalogue, clause, follow) {
        let ends = format!("{} → {} ", feed.from, feed.to);
        page.labelled(&ends, palette.strong, 2 * LABEL + 2, &feed_line(feed));
    }
    page.finish()
}

/// The feeds that are followed; with a clause, those that begin or end in it.
pub(crate) fn chosen_feeds<'g>(
    catalogue: &'g Catalogue,
    clause: Option<&Clause>,
    follow: Follow,
) -> Vec<&'g FeedDocument> {
    let touches = |feed: &&FeedDocument| match clause {
        None => true,
        Some(clause) => {
            [&feed.from, &feed.to].iter().any(|end| within(catalogue, end.as_str(), clause))
        }
    };
    catalogue.feeds().iter().filter(|feed| follow.takes(feed)).filter(touches).collect()
}

/// Whether an end of a feed, a requirement or a clause, lies in a clause.
pub(crate) fn within(catalogue: &Catalogue, end: &str, clause: &Clause) -> bool {
    let found = clause_of(catalogue, end);
    found.is_some_and(|found| catalogue.is_within(found, clause.id()))
}

/// The clause that an end of a feed is, or the one of the requirement that it is.
pub(crate) fn clause_of<'g>(catalogue: &'g Catalogue, end: &str) -> Option<&'g Clause> {
    match catalogue.requirement(end) {
        Some(requirement) => catalogue.clause_at(requirement.clause_position()),
        None => catalogue.clause(end),
    }
}

pub(super) fn feed_line(feed: &FeedDocument) -> String {
    let basis = match feed.basis {
        FeedBasis::Wording => "by the standard's wording",
        FeedBasis::Practice => "in practice",
    };
    format!("{}, {basis}: {}", nature_words(feed.nature), feed.reason)
}

/// What a feed does.
pub(crate) const fn nature_words(nature: FeedNature) -> &'static str {
    match nature {
        FeedNature::Input => "input",
        FeedNature::Trigger => "trigger",
        FeedNature::Constrains => "constrains",
        FeedNature::Verifies => "verifies",
        FeedNature::FeedsBack => "feeds back",
        FeedNature::IsEvidenceFor => "is evidence for",
    }
}
