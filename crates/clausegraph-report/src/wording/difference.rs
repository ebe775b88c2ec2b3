//! Why cells moved, in words.

use clausegraph::{
    Artefact, CauseOf, Cell, CellChange, Defect, Derivation, Difference, Evidence, Fact,
    FieldChange, Interval, Member, Offer, OfferChange, Side, SlotChange, SlotValue, Turn, Why,
};

use super::{
    artefact_phrase, cell_reason, counted, defect_line_for, interval_words, join, value_line,
};
use crate::{layout::cut, text::status_words};

/// Columns of a value before it is cut.
const VALUE: usize = 40;

/// Fields of an entry that are named before the rest is counted.
const FIELDS: usize = 3;

/// A field that states something else: `owner` none → ada.
pub(crate) fn field_words(change: &FieldChange) -> String {
    let said = |fact: &Fact<String>| match fact {
        Fact::Unknown => "not stated".to_owned(),
        Fact::StatedNone => "stated none".to_owned(),
        Fact::Given(text) => cut(text, VALUE),
    };
    format!("`{}` {} → {}", change.field, said(&change.before), said(&change.after))
}

/// The first few fields that state something else, and how many more there are.
pub(crate) fn fields_words(changes: &[FieldChange]) -> String {
    let words: Vec<String> = changes.iter().map(field_words).collect();
    let shown: Vec<String> = words.iter().take(FIELDS).cloned().collect();
    match words.len().saturating_sub(FIELDS) {
        0 => shown.join("; "),
        more => format!("{}; {}", shown.join("; "), counted(more, "more field", "more fields")),
    }
}

/// What came of an offer, where the defect is there no longer.
fn mended(defect: &Defect) -> String {
    let words = match defect {
        Defect::SuggestedOnly => "is confirmed by a person now",
        Defect::WrongKind => "is of a kind that can show it now",
        Defect::Retired => "is no longer retired",
        Defect::NotInForce => "is in force now",
        Defect::DatedAfter => "was still to come before",
        Defect::EmptyOrStub => "is no longer empty",
        Defect::HashMismatch => "is what was claimed now",
        Defect::MemberOutOfScope => "covers it now",
        Defect::MadeForOthers => "is no longer tied to others only",
        Defect::PartyRetained => "is no longer another party's",
        Defect::Draft => "is no longer a draft",
        Defect::WithoutOwner => "has an owner now",
        Defect::WithoutApproval => "is approved now",
        Defect::WithoutAttribute(attribute) => return format!("states `{attribute}` now"),
        Defect::Unlocated => "is claimed with the place where it says so now",
        Defect::MemberNotNamed => "names it now",
        Defect::PartyUncontrolled => "is of a party that is shown to be under control now",
        Defect::Undecided(needed) => return format!("states `{needed}` now"),
        Defect::Lapsed(_) => "is in time now",
    };
    words.to_owned()
}

/// Whether two defects are about the same thing, so that the one takes the other's place.
fn same_matter(one: &Defect, two: &Defect) -> bool {
    use clausegraph::{Attribute, Needed};
    let about = |defect: &Defect| match defect {
        Defect::WithoutAttribute(attribute) | Defect::Undecided(Needed::Attribute(attribute)) => {
            Some(attribute.clone())
        }
        Defect::WithoutOwner => Some(Attribute::Owner),
        Defect::WithoutApproval => Some(Attribute::Approval),
        Defect::SuggestedOnly
        | Defect::WrongKind
        | Defect::Retired
        | Defect::NotInForce
        | Defect::DatedAfter
        | Defect::EmptyOrStub
        | Defect::HashMismatch
        | Defect::MemberOutOfScope
        | Defect::MadeForOthers
        | Defect::PartyRetained
        | Defect::Draft
        | Defect::Unlocated
        | Defect::MemberNotNamed
        | Defect::PartyUncontrolled
        | Defect::Undecided(Needed::Covers | Needed::Claim)
        | Defect::Lapsed(_) => None,
    };
    let (one, two) = (about(one), about(two));
    one.is_some() && one == two
}

fn evidence_words(evidence: Evidence<'_>) -> String {
    match evidence {
        Evidence::Artefact(artefact) => artefact_phrase(artefact),
        Evidence::Element(element) => format!("the entry of {}", element.id()),
    }
}

/// A reason in words, and the slots that show something else for it, where several do.
pub(crate) struct Reason {
    pub(crate) slots: Vec<String>,
    pub(crate) words: String,
}

impl Reason {
    /// The reason with the slots before it.
    pub(crate) fn text(&self) -> String {
        if self.slots.is_empty() {
            self.words.clone()
        } else {
            format!("{}: {}", self.slots.join(", "), self.words)
        }
    }
}

/// Words about a difference, which know what both organisations list.
#[derive(Clone, Copy)]
pub(crate) struct Words<'d, 'a, 'b> {
    pub(crate) difference: &'d Difference<'a, 'b>,
}

impl<'a, 'b> Words<'_, 'a, 'b> {
    fn is_new(self, evidence: Evidence<'_>) -> bool {
        match evidence {
            Evidence::Artefact(artefact) => {
                let added = &self.difference.artefacts.added;
                added.iter().any(|found| found.id() == artefact.id())
            }
            Evidence::Element(_) => false,
        }
    }

    fn is_gone(self, evidence: Evidence<'_>) -> bool {
        match evidence {
            Evidence::Artefact(artefact) => {
                let removed = &self.difference.artefacts.removed;
                removed.iter().any(|found| found.id() == artefact.id())
            }
            Evidence::Element(_) => false,
        }
    }

    /// An offer that came, went or changed: one sentence without full stop.
    fn offer(self, change: &OfferChange<'a, 'b>, cell: &CellChange<'a, 'b>) -> String {
        let mut words = match (&change.before, &change.after) {
            (None, Some(offer)) => self.came(offer, cell),
            (Some(offer), None) if self.is_gone(offer.evidence) => {
                format!("{} is no longer listed", evidence_words(offer.evidence))
            }
            (Some(offer), None) => {
                format!("{} is no longer offered for it", evidence_words(offer.evidence))
            }
            (Some(before), Some(after)) => changed(before, after, cell),
            (None, None) => String::new(),
        };
        if !change.fields.is_empty() {
            words = format!("{words} ({})", fields_words(&change.fields));
        }
        words
    }

    fn came(self, offer: &Offer<'_>, cell: &CellChange<'_, '_>) -> String {
        let subject = evidence_words(offer.evidence);
        let came = if self.is_new(offer.evidence) { "is new" } else { "is offered now" };
        let lines = defect_lines(offer, &[], cell);
        if lines.is_empty() {
            format!("{subject} {came}")
        } else {
            format!("{subject} {came}, and {}", join(&lines, "and"))
        }
    }

    /// Why a slot shows something else.
    fn slot(self, slot: &SlotChange<'a, 'b>, cell: &CellChange<'a, 'b>) -> String {
        match slot.not_carried {
            Some(Side::After) => return "no source carries anything of the kind now".to_owned(),
            Some(Side::Before) => {
                return "no source carried anything of the kind before".to_owned();
            }
            None => {}
        }
        let mut parts = Vec::new();
        let decisive = slot.decisive.and_then(|index| slot.offers.get(index));
        parts.extend(decisive.map(|change| self.offer(change, cell)));
        parts.extend(tested(slot, cell));
        parts.extend(planned(slot, cell));
        if parts.is_empty() {
            let line = slot.after.worst().map_or("nothing is asked", value_line);
            parts.push(line.to_owned());
        }
        parts.join("; ")
    }

    /// Why a cell moved: one sentence for each reason, without full stops.
    pub(crate) fn why(self, cell: &CellChange<'a, 'b>) -> Vec<Reason> {
        let ground = cell.why.iter().any(|why| matches!(why, Why::Ground(..)));
        let mut found: Vec<Reason> = Vec::new();
        // What moved the other way is no reason, and is told last.
        let against = |why: &Why<'_, '_>| {
            if let Why::Slot(slot) = why { is_against(slot, cell.turn) } else { false }
        };
        let along = cell.why.iter().filter(|why| !against(why));
        for why in along.chain(cell.why.iter().filter(|why| against(why))) {
            let (slot, words) = if let Why::Slot(slot) = why {
                let words = self.slot(slot, cell);
                let other = if cell.turn == Turn::Worse { Turn::Better } else { Turn::Worse };
                let words =
                    if against(why) { format!("meanwhile {other}: {words}") } else { words };
                (Some(slot.slot.to_string()), words)
            } else if ground && matches!(why, Why::Member(fields) if fields.is_empty()) {
                // The ground says what came of it.
                continue;
            } else {
                (None, self.reason(why, cell))
            };
            match found.iter_mut().find(|reason| reason.words == words) {
                Some(reason) => reason.slots.extend(slot),
                None => found.push(Reason { slots: slot.into_iter().collect(), words }),
            }
        }
        if matches!(cell.turn, Turn::Appeared | Turn::Gone) {
            let reason = cell.after.as_ref().map(cell_reason);
            let reason = reason.or(cell.before.as_ref().map(cell_reason));
            found.extend(reason.map(|words| Reason { slots: Vec::new(), words }));
        }
        let slots: usize = found.iter().map(|reason| reason.slots.len()).sum();
        if slots == 1 {
            // A slot that alone moved the cell needs no name.
            for reason in &mut found {
                reason.slots.clear();
            }
        }
        found
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "there may be other reasons one day")]
    fn reason(self, why: &Why<'a, 'b>, cell: &CellChange<'a, 'b>) -> String {
        match why {
            Why::OnlyIn(Side::Before) => "only the first catalogue asks it".to_owned(),
            Why::OnlyIn(Side::After) => "only the second catalogue asks it".to_owned(),
            Why::AskedOtherwise => "the two catalogues ask otherwise".to_owned(),
            Why::Listed(Side::Before) => "it is no longer listed".to_owned(),
            Why::Listed(Side::After) => "it is listed now".to_owned(),
            Why::Population(before, after) => population(*before, *after),
            Why::Member(fields) if fields.is_empty() => self.by_day(cell),
            Why::Member(fields) => format!("its entry says {}", fields_words(fields)),
            Why::Ground(..) => {
                let reason = |derivation: Option<String>| derivation.unwrap_or_default();
                format!(
                    "now: {}; before: {}",
                    reason(cell.after.as_ref().map(cell_reason)),
                    reason(cell.before.as_ref().map(cell_reason))
                )
            }
            Why::Slot(slot) => self.slot(slot, cell),
            Why::Beside(before, after) => {
                format!("follows from {}", beside(before.as_ref(), after.as_ref()))
            }
            Why::Control(before, after) => {
                format!(
                    "whether the party is under control: {}",
                    beside(before.as_ref(), after.as_ref())
                )
            }
            _ => "another reason".to_owned(),
        }
    }

    /// Why a member whose entry says the same came or went.
    fn by_day(self, cell: &CellChange<'_, '_>) -> String {
        let artefact = |cell: &Cell<'_>| match cell.member {
            Member::Artefact(artefact) | Member::Records(artefact) => {
                let document = artefact.document();
                document.dated_on.given().or(document.created_on.given()).copied()
            }
            Member::Organisation
            | Member::Population
            | Member::Element(_)
            | Member::Chapter(_)
            | _ => None,
        };
        let Difference { from, to, .. } = *self.difference;
        let before = cell.cell_before().and_then(artefact);
        let after = cell.cell_after().and_then(artefact);
        match (before, after) {
            (None, Some(day)) if from < day => format!("it is there since {day}"),
            (Some(day), None) if to < day => format!("it was there since {day} only"),
            _ => "its entry says the same: the day, or what is said of people, decides".to_owned(),
        }
    }
}

/// What moved cells, as a heading.
pub(crate) fn cause_words(of: &CauseOf<'_, '_>) -> String {
    match of {
        CauseOf::Artefact(before, after) => {
            let Some(artefact) = after.or(*before) else { return String::new() };
            titled(artefact)
        }
        CauseOf::Element(before, after) => {
            let Some(element) = after.or(*before) else { return String::new() };
            match element.name() {
                name if name == element.id().as_str() => name.to_owned(),
                name => format!("{name} ({})", element.id()),
            }
        }
        CauseOf::Requirement(id) => format!("follows from {id}"),
        CauseOf::Population(id) => format!("who or what there is: population `{id}`"),
        CauseOf::Catalogue => "what is asked".to_owned(),
        CauseOf::Sources => "what the sources carry".to_owned(),
        _ => "another cause".to_owned(),
    }
}

/// Whether a slot moved the other way than its cell.
fn is_against(slot: &SlotChange<'_, '_>, turn: Turn) -> bool {
    let worst = |values: clausegraph::ValueSet| values.worst().unwrap_or(SlotValue::Ok);
    match turn {
        Turn::Worse => worst(slot.after) < worst(slot.before),
        Turn::Better => worst(slot.after) > worst(slot.before),
        Turn::Neither | Turn::Appeared | Turn::Gone => false,
    }
}

/// An artefact with its title.
pub(crate) fn titled(artefact: &Artefact) -> String {
    let phrase = artefact_phrase(artefact);
    if artefact.title() == artefact.id().as_str() {
        phrase
    } else {
        format!("{phrase}, “{}”", artefact.title())
    }
}

/// What is wrong with an offer that was not wrong before, in words.
fn defect_lines(offer: &Offer<'_>, known: &[Defect], cell: &CellChange<'_, '_>) -> Vec<String> {
    let came = offer.defects.iter().filter(|defect| !known.contains(defect));
    let member = cell.cell_after().map(|cell| cell.member);
    let words = came.map(|defect| match member {
        Some(member) => defect_line_for(defect, member),
        None => super::defect_line(defect),
    });
    words.collect()
}

fn changed(before: &Offer<'_>, after: &Offer<'_>, cell: &CellChange<'_, '_>) -> String {
    let subject = evidence_words(after.evidence);
    let mut lines = defect_lines(after, &before.defects, cell);
    let gone = before.defects.iter().filter(|defect| {
        let stays = |other: &Defect| {
            let both = (*defect, other);
            let lapsed = matches!(both, (Defect::Lapsed(_), Defect::Lapsed(_)));
            lapsed || *defect == other || same_matter(defect, other)
        };
        !after.defects.iter().any(stays)
    });
    lines.extend(gone.map(mended));
    if lines.is_empty() && before.dated_on != after.dated_on {
        return format!("{subject} is of another day");
    }
    if lines.is_empty() {
        return format!("{subject} shows it from elsewhere: {}", after.origin);
    }
    format!("{subject} {}", join(&lines, "and"))
}

fn tested(slot: &SlotChange<'_, '_>, cell: &CellChange<'_, '_>) -> Option<String> {
    let (before, after) = slot.tested?;
    let set = after.or(before)?;
    let result = |counts: Option<(u32, u32)>| match counts {
        Some((tested, failed)) => format!("{failed} of {tested} failed"),
        None => "no result is stated".to_owned(),
    };
    let old = cell.before.as_ref().and_then(|found| counts(found, slot));
    let new = cell.after.as_ref().and_then(|found| counts(found, slot));
    Some(format!("test over {}: {}; before: {}", artefact_phrase(set), result(new), result(old)))
}

fn counts(derivation: &Derivation<'_>, slot: &SlotChange<'_, '_>) -> Option<(u32, u32)> {
    let reading = derivation.slots.iter().find(|reading| reading.slot.id == slot.slot)?;
    reading.record_test?.counts()
}

fn planned(slot: &SlotChange<'_, '_>, cell: &CellChange<'_, '_>) -> Option<String> {
    slot.planned?;
    let old = cell.before.as_ref().and_then(|found| interval(found, slot))?;
    let new = cell.after.as_ref().and_then(|found| interval(found, slot))?;
    let words =
        |(every, by): &(Interval, String)| format!("every {} by {by}", interval_words(*every));
    Some(format!("planned {} now, {} before", words(&new), words(&old)))
}

fn interval(derivation: &Derivation<'_>, slot: &SlotChange<'_, '_>) -> Option<(Interval, String)> {
    let reading = derivation.slots.iter().find(|reading| reading.slot.id == slot.slot)?;
    reading.interval.map(|(every, by)| (every, artefact_phrase(by)))
}

fn population(before: usize, after: usize) -> String {
    let members = |number: usize| match number {
        0 => "no member".to_owned(),
        number => counted(number, "member", "members"),
    };
    format!("its population has {} now, {} before", members(after), members(before))
}

/// A cell beside, from status to status: `8.2.3.1-01@x, weak → covered`.
fn beside(before: Option<&Cell<'_>>, after: Option<&Cell<'_>>) -> String {
    let name = after.map(Cell::name).or(before.map(Cell::name));
    let status = |cell: Option<&Cell<'_>>| match cell {
        Some(cell) => status_words(cell.status),
        None => "not there".to_owned(),
    };
    let (old, new) = (status(before), status(after));
    let name = name.unwrap_or_default();
    if old == new {
        format!("{name}, whose design is shown otherwise")
    } else {
        format!("{name}, {old} → {new}")
    }
}

/// Statuses of a cell, from one to the other.
pub(crate) fn statuses_words(change: &CellChange<'_, '_>) -> String {
    match change.statuses() {
        (Some(before), Some(after)) => {
            format!("{} → {}", status_words(before), status_words(after))
        }
        (Some(only), None) | (None, Some(only)) => status_words(only),
        (None, None) => String::new(),
    }
}
