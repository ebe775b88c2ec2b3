//! How the parts of an Office package lead to each other.

use super::{
    archive::Archive,
    form::broken,
    notes::counted,
    xml::{self, Step},
};
use crate::{ReadError, ReadLimits};

/// An arrow from one part to another.
pub(super) struct Relation {
    /// Its name in the part that it starts from.
    pub(super) id: String,
    /// What it leads to: the last word of the address of its type, such as `worksheet`.
    pub(super) kind: String,
    /// The name of the part it leads to.
    pub(super) target: String,
}

/// The name of the part that holds the workbook.
pub(super) fn main_part(
    archive: &mut Archive<'_>,
    limits: &ReadLimits,
) -> Result<String, ReadError> {
    let relations = relations(archive, "", limits)?;
    let main = relations.into_iter().find(|relation| relation.kind == "officeDocument");
    if let Some(relation) = main {
        return Ok(relation.target);
    }
    let usual = ["xl/workbook.xml", "xl/workbook.bin"].into_iter();
    let main = usual.filter(|name| archive.has(name)).map(str::to_owned).next();
    main.ok_or_else(|| broken(archive.form(), "it names no workbook among its parts"))
}

/// The arrows from a part, of the whole package where the name is empty.
pub(super) fn relations(
    archive: &mut Archive<'_>,
    part: &str,
    limits: &ReadLimits,
) -> Result<Vec<Relation>, ReadError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = format!("{folder}/_rels/{file}.rels");
    let name = name.trim_start_matches('/');
    let Some(text) = archive.text(name)? else { return Ok(Vec::new()) };
    let mut xml = xml::steps(archive.form(), name, &text, limits);
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Step::Open(tag) if tag.local() == "Relationship" => {
                let kind = tag.attribute("Type").unwrap_or_default();
                let target = tag.attribute("Target").unwrap_or_default();
                relations.push(Relation {
                    id: tag.attribute("Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolved(folder, &target),
                });
            }
            Step::End => return Ok(relations),
            Step::Open(_) | Step::Close | Step::Text(_) => {}
        }
    }
}

/// The name of the first part that an arrow of a kind leads to.
pub(super) fn part_of<'r>(relations: &'r [Relation], kind: &str) -> Option<&'r str> {
    relations.iter().find(|relation| relation.kind == kind).map(|relation| &*relation.target)
}

/// What is to be told about the parts that hold no cells.
pub(super) fn left(archive: &Archive<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    let names = archive.names();
    let number = |inside: &str, ending: &str| {
        names.iter().filter(|name| name.contains(inside) && name.ends_with(ending)).count()
    };
    for (number, noun) in [
        (number("/charts/chart", ".xml"), "chart"),
        (number("/media/", ""), "picture"),
        (number("/embeddings/", ""), "embedded file"),
    ] {
        if number > 0 {
            notes.push(format!("{} left", counted(number, noun)));
        }
    }
    for (number, what) in [
        (number("/comments", ""), "comments on cells"),
        (number("/pivotTables/", ""), "pivot tables, but not their cells,"),
        (number("/externalLinks/externalLink", ""), "links to other files"),
        (number("vbaProject.bin", ""), "macros"),
    ] {
        if number > 0 {
            notes.push(format!("{what} left"));
        }
    }
    notes
}

/// The name of a part from the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').collect(),
    };
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "" | "." => {}
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_start_from_their_folder_or_the_top() {
        for (folder, target, part) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("xl/worksheets", "../drawings/a.xml", "xl/drawings/a.xml"),
            ("", "../../a.xml", "a.xml"),
        ] {
            assert_eq!(resolved(folder, target), part);
        }
    }
}
