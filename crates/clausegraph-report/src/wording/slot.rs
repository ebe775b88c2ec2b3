//! Slots in words: what would show a requirement.

use clausegraph::{
    Attribute, Offering,
    document::{AcceptDocument, Aspect, ConditionDocument, Reach, SlotDocument, Take},
};

use crate::layout::add;

use super::{
    attribute::{attribute_with_article, is_subject},
    condition_words, join, kind_words,
};

/// The words that files use for what a slot accepts, one line for all kinds with the same fields:
/// `supplier-review` with `review.subject` = `supplier-performance`, `dated_on`.
pub(crate) fn slot_fields(slot: &SlotDocument) -> Vec<String> {
    let quoted = |word: &dyn std::fmt::Display| format!("`{word}`");
    let fields_of = |accept: Option<&AcceptDocument>| {
        let mut fields: Vec<String> = Vec::new();
        // What the content asks for is told with the claim that may take its place.
        let of_content =
            |attribute: &Attribute| slot.content && slot.field.as_ref() == Some(attribute);
        for condition in accept.into_iter().flat_map(|accept| &accept.conditions) {
            if of_content(&condition.field) && condition.is.is_empty() {
                continue;
            }
            let field = quoted(&condition.field);
            let words: Vec<String> = condition.is.iter().map(|word| quoted(word)).collect();
            fields.push(if words.is_empty() {
                field
            } else {
                format!("{field} = {}", join(&words, "or"))
            });
        }
        let dated = slot.take == Take::Latest || slot.lapses_after.is_some();
        let needs = slot.needs.iter().chain(accept.into_iter().flat_map(|accept| &accept.needs));
        for need in needs.filter(|need| !of_content(need)) {
            let need = quoted(need);
            if !fields.contains(&need) {
                fields.push(need);
            }
        }
        fields.extend(dated.then(|| "`dated_on`".to_owned()));
        let claimed = accept.is_some_and(|accept| accept.kind.offering() == Offering::ByClaim);
        match (slot.content, &slot.field) {
            (true, Some(field)) if claimed => fields
                .push(format!("a claim, and {} or the place in the claim's `at`", quoted(field))),
            (true, Some(field)) => {
                fields.push(format!("{} or a claim with `at`", quoted(field)));
            }
            (true, None) => fields.push("a claim with `at`".to_owned()),
            (false, _) if claimed => fields.push("a claim".to_owned()),
            (false, _) => {}
        }
        if fields.is_empty() { String::new() } else { format!(" with {}", fields.join(", ")) }
    };
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for accept in &slot.accepts {
        let (fields, kind) = (fields_of(Some(accept)), quoted(&accept.kind));
        match groups.iter_mut().find(|(known, _)| *known == fields) {
            Some((_, kinds)) => kinds.push(kind),
            None => groups.push((fields, vec![kind])),
        }
    }
    let itself = slot.itself.then(|| match &slot.test {
        Some(test) => format!("`record-set` with an entry of `records.tests` for `{test}`"),
        None => format!("the member's own entry{}", fields_of(None)),
    });
    let lines = groups.iter().map(|(fields, kinds)| format!("{}{fields}", join(kinds, "or")));
    lines.chain(itself).collect()
}

/// What an accept entry asks for besides the kind: ` about supplier performance with results`.
fn suffix(accept: &AcceptDocument, content: Option<&Attribute>) -> String {
    let mut about = String::new();
    let mut with: Vec<String> = Vec::new();
    let mut conditions = String::new();
    // What the content asks for is told for all kinds together.
    let apart = |condition: &&ConditionDocument| {
        !condition.is.is_empty() || content != Some(&condition.field)
    };
    for condition in accept.conditions.iter().filter(apart) {
        if condition.is.is_empty() {
            with.push(attribute_with_article(&condition.field));
        } else if is_subject(&condition.field) {
            let words = condition.is.iter().map(|word| word.as_str().replace(['-', '_'], " "));
            add(&mut about, format_args!(" about {}", join(&words.collect::<Vec<_>>(), "or")));
        } else {
            add(&mut conditions, format_args!(" where {}", condition_words(condition)));
        }
    }
    for need in accept.needs.iter().filter(|need| content != Some(*need)) {
        let need = attribute_with_article(need);
        if !with.contains(&need) {
            with.push(need);
        }
    }
    let with = if with.is_empty() { with } else { vec![format!(" with {}", join(&with, "and"))] };
    format!("{about}{conditions}{}", with.concat())
}

/// What accept entries ask for: `plan or policy with approval, or routine about change management`.
///
/// Of more than `most` kinds the last are only counted.
fn accepts_words(slot: &SlotDocument, most: usize) -> String {
    let accepts = &slot.accepts;
    let content = slot.field.as_ref().filter(|_| slot.content);
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let shown = if accepts.len() > most { most.saturating_sub(1) } else { accepts.len() };
    for accept in accepts.iter().take(shown) {
        let suffix = suffix(accept, content);
        let kind = kind_words(accept.kind);
        match groups.iter_mut().find(|(known, _)| *known == suffix) {
            Some((_, kinds)) => kinds.push(kind),
            None => groups.push((suffix, vec![kind])),
        }
    }
    let mut parts: Vec<String> =
        groups.iter().map(|(suffix, kinds)| format!("{}{suffix}", join(kinds, "or"))).collect();
    if shown < accepts.len() {
        parts.push(format!("another of {} kinds", accepts.len() - shown));
    }
    parts.join(", or ")
}

fn attributes(needs: &[Attribute]) -> String {
    let words: Vec<String> = needs.iter().map(attribute_with_article).collect();
    join(&words, "and")
}

/// What a slot takes and needs: `plan or policy with approval, each with a planned interval`.
///
/// Of more than `most` kinds the last are only counted.
pub(crate) fn asked_words(slot: &SlotDocument, most: usize) -> String {
    let kinds = accepts_words(slot, most);
    let needs = needs_words(slot);
    if needs.is_empty() || slot.accepts.len() == 1 {
        return format!("{kinds}{needs}");
    }
    let saying = if slot.needs.is_empty() { " saying" } else { ", saying" };
    format!("{kinds}, each{}", needs.replacen(" that says", saying, 1))
}

/// What a slot needs besides the kinds: ` with a planned interval`.
pub(super) fn needs_words(slot: &SlotDocument) -> String {
    let mut words = String::new();
    if !slot.needs.is_empty() {
        words.push_str(" with ");
        words.push_str(&attributes(&slot.needs));
    }
    match (&slot.field, slot.content) {
        (Some(Attribute::Contents(key)), true) => {
            add(&mut words, format_args!(" that says what is asked on `{key}`"));
        }
        (Some(field), true) => {
            add(&mut words, format_args!(" with {}", attribute_with_article(field)));
        }
        (None, true) => words.push_str(" that says what is asked"),
        (_, false) => {}
    }
    words
}

/// Which side of a requirement a slot looks at.
pub(crate) const fn aspect_line(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Design => "it is defined",
        Aspect::Operation => "it happens",
        Aspect::Evaluation => "it is checked",
        Aspect::Improvement => "it is acted on",
    }
}

/// What a slot asks for, in words.
pub fn slot_line(slot: &SlotDocument) -> String {
    let mut sentences = Vec::new();
    if let Some(test) = &slot.test {
        sentences.push(format!(
            "the record test `{test}`: of the records tested, none failed beyond the tolerance that is stated"
        ));
    }
    if slot.itself && slot.test.is_none() {
        sentences.push(format!("its own entry{}", needs_words(slot)));
    }
    if !slot.accepts.is_empty() {
        sentences.push(asked_words(slot, usize::MAX));
    }
    let mut line = sentences.join("; or ");
    // The member's own entry is the only one, and names itself.
    if !slot.accepts.is_empty() {
        line.push_str(match slot.take {
            Take::InForce => "; the best in force",
            Take::Latest => "; the latest one speaks",
        });
        line.push_str(match slot.reach {
            Reach::Blanket => "",
            Reach::Named => "; it must name the member",
        });
    }
    if let Some(planner) = &slot.lapses_after {
        add(&mut line, format_args!("; lapses after the interval that `{planner}` plans"));
    }
    if let Some(group) = &slot.any_of {
        add(&mut line, format_args!("; one of the group `{group}` suffices"));
    }
    if !slot.required {
        line.push_str("; shown only, decides nothing");
    }
    line
}
