//! Our own sentences as a file that people change and hand back.

use std::collections::BTreeMap;

use super::{ENGLISH, places::Places};
use crate::PaperKind;

/// What stands at the head of the file.
const HEAD: &str = include_str!("../../messages/head.ftl");

/// The files whose sentences a deliverable is made of, its own first.
fn files(what: Option<PaperKind>) -> Vec<&'static str> {
    let own = match what {
        None => return ENGLISH.iter().map(|(name, _)| *name).collect(),
        Some(PaperKind::Gap) => &["gap.ftl", "report.ftl"][..],
        Some(PaperKind::EvidenceMap) => &["evidence-map.ftl"],
        Some(PaperKind::Audit) => &["audit.ftl"],
        Some(PaperKind::Charter) => &["charter.ftl"],
        Some(PaperKind::ReviewPack) => &["review-pack.ftl"],
        Some(PaperKind::Readiness) => &["readiness.ftl"],
        Some(PaperKind::Roadmap) => &["roadmap.ftl"],
    };
    own.iter().copied().chain(["common.ftl", "workbook.ftl"]).collect()
}

/// The sentences of a deliverable, or of all, each below the places that it has.
pub(super) fn built_in(what: Option<PaperKind>) -> String {
    let places = Places::ours();
    let known: BTreeMap<&str, String> =
        places.iter().map(|(key, places)| (key.as_str(), places.told())).collect();
    let mut out = HEAD.to_owned();
    for wanted in files(what) {
        let Some((_, file)) = ENGLISH.iter().find(|(name, _)| *name == wanted) else { continue };
        out.push('\n');
        for line in file.lines() {
            // A message begins where a line does, with its key.
            let key = line.split_once('=').map(|(key, _)| key.trim_end());
            if let Some(told) = key.and_then(|key| known.get(key)).filter(|told| !told.is_empty()) {
                out.push_str("# ");
                out.push_str(told);
                out.push('\n');
            }
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}
