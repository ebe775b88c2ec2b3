//! Who answers for what, and who signs.

use clausegraph::{Artefact, ArtefactKind, Element, ElementList, Fact, PersonKey};

use super::{
    direction::{column, criticality},
    fit::Most,
    more, nothing,
};
use crate::{
    Block, Cell, Field, FieldValue, Row, RowSort, Table, Tone, Words,
    contents::on_file::{OnFile, is_in, of, row, subject},
};

/// Roles with their holders, then the owners of services and of suppliers.
pub(super) fn roles(file: &OnFile<'_, '_>, most: Most) -> Vec<Block> {
    let mut blocks = holders(file, most);
    blocks.extend(owners(file, ElementList::Services, "charter-service-owners", most));
    blocks.extend(owners(file, ElementList::Suppliers, "charter-supplier-owners", most));
    blocks
}

/// The roles: those that answer for the whole first, then as the files list them.
fn holders(file: &OnFile<'_, '_>, most: Most) -> Vec<Block> {
    let first = file.basis.assessment.catalogue().paper_words("accountable");
    let rank = |role: &&Artefact| {
        let subject = subject(role);
        first.iter().position(|word| subject == Fact::Given(word)).unwrap_or(first.len())
    };
    let mut roles = file.there(&[ArtefactKind::Role]);
    roles.sort_by_key(rank);
    if roles.is_empty() {
        return vec![nothing(file, ArtefactKind::Role, "charter-no-roles")];
    }
    let rows: Vec<Row> = roles
        .iter()
        .take(most.roles)
        .map(|role| {
            let holder = of(role.document().fact.as_deref(), |fact| &fact.holder).map(Clone::clone);
            let cells = vec![Cell::plain(role.title()), file.who_cell(&holder)];
            Row { sort: RowSort::Body, cells }
        })
        .collect();
    let shown = rows.len();
    let columns = vec![column(file, "charter-role", 50), column(file, "charter-holder", 50)];
    let table = Table { caption: String::new(), columns, rows, note: String::new() };
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(more(file, "charter-more-roles", roles.len(), shown));
    blocks
}

/// Who owns what of a list of the scope, by owner, those of the most critical members first.
fn owners(file: &OnFile<'_, '_>, list: ElementList, head: &str, most: Most) -> Vec<Block> {
    let mut members = file.members(list);
    members.retain(|element| is_in(element));
    members.sort_by_key(|element| std::cmp::Reverse(criticality(element.document().criticality)));
    let mut by: Vec<(&Fact<PersonKey>, Vec<&Element>)> = Vec::new();
    for member in members {
        let owner = &member.document().owner;
        match by.iter_mut().find(|(known, _)| *known == owner) {
            Some((_, theirs)) => theirs.push(member),
            None => by.push((owner, vec![member])),
        }
    }
    // What nobody answers for is not left out.
    by.sort_by_key(|(owner, _)| owner.given().is_some());
    if by.is_empty() {
        return Vec::new();
    }
    let all = by.len();
    let open = by.iter().filter(|(owner, _)| owner.given().is_none()).count();
    let room = most.owners.max(open);
    let shown: Vec<Words> =
        by.iter().take(room).map(|(owner, theirs)| line(file, owner, theirs)).collect();
    let count = shown.len();
    let mut blocks = vec![Block::Paragraph(Words::strong(file.say(head))), Block::Bullets(shown)];
    blocks.extend(more(file, "charter-more-owners", all, count));
    blocks
}

fn line(file: &OnFile<'_, '_>, owner: &Fact<PersonKey>, theirs: &[&Element]) -> Words {
    let who = match owner {
        Fact::Given(key) => file.who(key),
        Fact::StatedNone => file.say("cell-nobody"),
        Fact::Unknown => file.say("cell-not-stated"),
    };
    let names = row(theirs.iter().map(|element| element.name().to_owned()));
    Words::plain(format!("{who}: {names}"))
}

/// Places to sign, with what is on file of the signature before.
pub(super) fn signature(file: &OnFile<'_, '_>) -> Vec<Block> {
    let place = |key: &str| Field { label: file.say(key), value: FieldValue::ToFill { lines: 1 } };
    let mut blocks = Vec::new();
    if let Some(charter) = file.there(&[ArtefactKind::Charter]).first() {
        let words = super::direction::approval(file, charter);
        let told = format!("{}: {words}", charter.id());
        blocks.push(Block::Paragraph(Words::quiet(told)));
    } else {
        blocks.push(nothing(file, ArtefactKind::Charter, "charter-not-signed"));
    }
    blocks.push(Block::Fields(vec![
        place("charter-name"),
        place("charter-office"),
        place("charter-day"),
        place("charter-version"),
    ]));
    blocks
}

/// A cell that says whether something is good news; never by the colour alone.
pub(super) fn toned(words: Words, tone: Tone) -> Cell {
    Cell { words, tone }
}
