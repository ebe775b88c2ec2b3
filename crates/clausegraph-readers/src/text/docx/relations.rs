//! Which part of a package is what.

use super::FORM;
use crate::{
    ReadError, ReadLimits,
    text::{
        package::Package,
        xml::{Piece, Pieces, Space},
    },
};

/// What a part is related to, in the order of the file.
pub(super) struct Relations(Vec<(String, String)>);

impl Relations {
    /// The relations of a part.
    pub(super) fn of(
        package: &mut Package<'_>,
        part: &str,
        limits: &ReadLimits,
    ) -> Result<Self, ReadError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let list = match folder {
            "" => format!("_rels/{name}.rels"),
            _ => format!("{folder}/_rels/{name}.rels"),
        };
        let Some(text) = package.text(&list)? else {
            return Ok(Self(Vec::new()));
        };
        let mut relations = Vec::new();
        let mut pieces = Pieces::of(FORM, &list, &text, limits);
        while let Some(piece) = pieces.next()? {
            let Piece::Start(element) = piece else {
                continue;
            };
            let inside = element.get("TargetMode") != Some("External");
            if element.space == Space::Relations
                && element.name == "Relationship"
                && inside
                && let (Some(kind), Some(target)) = (element.get("Type"), element.get("Target"))
            {
                let kind = kind.rsplit_once('/').map_or(kind, |(_, kind)| kind);
                relations.push((kind.to_owned(), joined(folder, target)));
            }
        }
        Ok(Self(relations))
    }

    /// The parts of a kind, sorted, each once.
    pub(super) fn all(&self, kind: &str) -> Vec<&str> {
        let parts = self.0.iter().filter(|(known, _)| known == kind);
        let mut parts: Vec<&str> = parts.map(|(_, part)| part.as_str()).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// The first part of a kind.
    pub(super) fn first(&self, kind: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == kind).map(|(_, part)| part.as_str())
    }
}

/// The name of the part that holds the text.
pub(super) fn main_part(
    package: &mut Package<'_>,
    limits: &ReadLimits,
) -> Result<String, ReadError> {
    let relations = Relations::of(package, "", limits)?;
    Ok(relations.first("officeDocument").unwrap_or("word/document.xml").to_owned())
}

/// A target seen from a folder, without `.` and `..`; a name that leads out of the package names no part.
fn joined(folder: &str, target: &str) -> String {
    let (folder, target) = match target.strip_prefix('/') {
        Some(target) => ("", target),
        None => (folder, target),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
