//! The conclusion: places for the people who audit, and nothing else.

use clausegraph::document::JudgementContext;

use super::{
    Ctx,
    pieces::{paragraph, section as part, to_fill},
};
use crate::{Block, Section};

/// In which kinds of work a place is there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Always,
    Certification,
    NotCertification,
}

/// The places, each with its lines.
const PLACES: &[(&str, u8, Asked)] = &[
    ("audit-place-conformity", 3, Asked::Always),
    ("audit-place-capability", 3, Asked::Always),
    ("audit-place-audit-and-review", 2, Asked::Always),
    ("audit-place-degree", 2, Asked::Always),
    ("audit-place-objectives", 2, Asked::Always),
    ("audit-place-grades", 2, Asked::Always),
    ("audit-place-scope", 2, Asked::Certification),
    ("audit-place-marks", 2, Asked::Certification),
    ("audit-place-good-practice", 2, Asked::Always),
    ("audit-place-follow-up", 2, Asked::Always),
    ("audit-place-programme", 2, Asked::NotCertification),
    ("audit-place-recommendation", 2, Asked::Always),
];

const SIGNED: &[&str] = &["audit-place-leader", "audit-place-signed", "audit-place-received"];

pub(super) fn section(ctx: &Ctx<'_, '_>) -> Section {
    let certification = ctx.context == Some(JudgementContext::Certification);
    let asked = PLACES.iter().filter(|(_, _, asked)| match asked {
        Asked::Always => true,
        Asked::Certification => certification,
        Asked::NotCertification => !certification,
    });
    let places = asked.map(|(key, lines, _)| to_fill(ctx.say(key), *lines));
    let signed = SIGNED.iter().map(|key| to_fill(ctx.say(key), 1));
    Section {
        starts_page: true,
        ..part(
            ctx.say("audit-conclusion"),
            "conclusion",
            vec![
                paragraph(ctx.say("audit-conclusion-intro")),
                Block::Fields(places.collect()),
                Block::Fields(signed.collect()),
            ],
        )
    }
}
