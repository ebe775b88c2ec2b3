//! What is in, what is out, and what will be in later.

use clausegraph::{ArtefactKind, Element, ElementList, Fact, document::ScopeState};

use super::{
    direction::{approval, criticality},
    fit::Most,
    unknown,
};
use crate::{
    Block, Notice, NoticeSort, Words,
    contents::on_file::{OnFile, counted, row, titled},
};

/// The lists that the scope is told by, in this order.
const LISTS: [ElementList; 4] =
    [ElementList::Services, ElementList::Units, ElementList::Locations, ElementList::Suppliers];

/// What is in, list by list; then what is in by a part, not yet, out; then what nobody has decided.
pub(super) fn scope(file: &OnFile<'_, '_>, most: Most) -> Vec<Block> {
    let mut items: Vec<Words> = LISTS.iter().filter_map(|list| inside(file, *list, most)).collect();
    let states = [
        (ScopeState::Partly, "charter-partly"),
        (ScopeState::NotYet, "charter-not-yet"),
        (ScopeState::Out, "charter-out"),
    ];
    for (state, key) in states {
        let found = all(file, |element| element.document().state.given() == Some(&state));
        if !found.is_empty() {
            items.push(labelled(file, key, &named(file, &found, most.others)));
        }
    }
    let mut blocks = Vec::new();
    if items.is_empty() {
        blocks.push(unknown(file, "charter-scope-not-known"));
    } else {
        blocks.push(Block::Bullets(items));
    }
    blocks.extend(open(file, most));
    blocks.push(statement(file));
    blocks
}

fn all<'g>(file: &OnFile<'_, 'g>, wanted: impl Fn(&Element) -> bool) -> Vec<&'g Element> {
    let lists = LISTS.iter().flat_map(|list| file.members(*list));
    lists.filter(|element| wanted(element)).collect()
}

/// The members of a list that are in, those with the highest criticality first.
fn inside(file: &OnFile<'_, '_>, list: ElementList, most: Most) -> Option<Words> {
    let label = format!("charter-in-{}", list.as_str());
    if !file.organisation().knows_list(list) {
        let words = Words::plain(file.say("charter-list-not-known"));
        return Some(Words::strong(file.say(&label)).and(Words::plain(" ")).and(words));
    }
    let mut members = file.members(list);
    members.retain(|element| element.document().state.given() == Some(&ScopeState::In));
    members.sort_by_key(|element| std::cmp::Reverse(criticality(element.document().criticality)));
    if members.is_empty() {
        return None;
    }
    let room = if list == ElementList::Services { most.services } else { most.others };
    let mut names = named(file, &members, room);
    if list == ElementList::Services && members.len() > room {
        names = services_more(file, &members, room);
    }
    Some(labelled(file, &label, &names))
}

/// The names of the first members, and how many more there are.
fn named(file: &OnFile<'_, '_>, members: &[&Element], room: usize) -> String {
    let names = row(members.iter().take(room).map(|element| name(element)));
    match members.len().checked_sub(room).filter(|left| *left > 0) {
        None => names,
        Some(left) => {
            file.with("charter-and-more", &[("names", names.into()), ("more", counted(left))])
        }
    }
}

fn services_more(file: &OnFile<'_, '_>, members: &[&Element], room: usize) -> String {
    let names = row(members.iter().take(room).map(|element| name(element)));
    let catalogue = file.there(&[ArtefactKind::ServiceCatalogue]);
    let place = catalogue
        .first()
        .map_or_else(|| file.say("charter-the-files"), |found| found.id().to_string());
    let left = members.len().saturating_sub(room);
    file.with(
        "charter-more-services",
        &[
            ("names", names.into()),
            ("shown", counted(room)),
            ("more", counted(left)),
            ("place", place.into()),
        ],
    )
}

/// A member by its name, with the part that is in where that is a part only.
fn name(element: &Element) -> String {
    match element.document().part.given() {
        Some(part) => format!("{} ({part})", element.name()),
        None => element.name().to_owned(),
    }
}

fn labelled(file: &OnFile<'_, '_>, key: &str, names: &str) -> Words {
    Words::strong(file.say(key)).and(Words::plain(format!(" {names}")))
}

/// What nobody has decided, and what nobody states.
fn open(file: &OnFile<'_, '_>, most: Most) -> Vec<Block> {
    let undecided = all(file, |element| element.document().state == Fact::StatedNone);
    let unstated = all(file, |element| element.document().state == Fact::Unknown);
    [
        (undecided, "charter-state-undecided", NoticeSort::Undecided),
        (unstated, "charter-state-not-stated", NoticeSort::Limits),
    ]
    .into_iter()
    .filter(|(found, ..)| !found.is_empty())
    .map(|(found, key, sort)| {
        let names = named(file, &found, most.others);
        let words = Words::plain(file.with(key, &[("names", names.into())]));
        Block::Notice(Notice { sort, words })
    })
    .collect()
}

/// The statement of the scope, with its approval.
fn statement(file: &OnFile<'_, '_>) -> Block {
    match file.there(&[ArtefactKind::ScopeStatement]).first() {
        Some(found) => {
            let behind = format!(", {}", approval(file, found));
            Block::Paragraph(titled(found).and(Words::quiet(behind)))
        }
        None => super::nothing(file, ArtefactKind::ScopeStatement, "charter-no-scope-statement"),
    }
}
