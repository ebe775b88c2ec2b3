//! What the script knows: which cell has which status, member, evidence and indicators, and, where cells
//! are not written out, their pieces.

use std::collections::BTreeMap;

use clausegraph::{
    Artefact, Derivation, Element, ElementList, Evidence, Member, Requirement, SlotValue, Status,
};
use clausegraph_report::IndicatorReport;
use maud::{Markup, PreEscaped, html};
use serde::Serialize;

use super::{Context, cell::Pieces};

/// What a filter has to know of a cell.
pub(crate) struct CellFacts {
    status: usize,
    member: Option<(String, String, Vec<usize>, Option<String>)>,
    /// Artefacts that count, by place.
    artefacts: Vec<usize>,
    /// Indicators as bits, the gravest the lowest.
    indicators: u32,
}

impl CellFacts {
    pub(crate) fn new(
        context: &Context<'_, '_>,
        derivation: &Derivation<'_>,
        bearing: &[&IndicatorReport],
    ) -> Self {
        let status = derivation.cell.status;
        let mut artefacts: Vec<usize> = Vec::new();
        for offer in derivation.slots.iter().flat_map(|reading| &reading.offers) {
            if offer.value != SlotValue::None
                && let Evidence::Artefact(artefact) = offer.evidence
                && let Some(place) = context.artefact_place(artefact)
                && !artefacts.contains(&place)
            {
                artefacts.push(place);
            }
        }
        let sets = derivation.slots.iter().filter_map(|reading| reading.record_test.as_ref());
        for place in sets.filter_map(|test| context.artefact_place(test.set)) {
            if !artefacts.contains(&place) {
                artefacts.push(place);
            }
        }
        Self {
            status: Status::ALL.iter().position(|known| *known == status).unwrap_or_default(),
            member: member(context, derivation.cell.member),
            artefacts,
            indicators: bits(bearing.iter().map(|found| found.indicator)),
        }
    }
}

/// Indicators as bits.
pub(crate) fn bits(found: impl IntoIterator<Item = &'static str>) -> u32 {
    found.into_iter().fold(0, |bits, word| {
        let place = clausegraph::Indicator::ALL.iter().position(|one| one.as_str() == word);
        let place = place.and_then(|place| u32::try_from(place).ok());
        bits | place.and_then(|place| 1_u32.checked_shl(place)).unwrap_or_default()
    })
}

/// A member: id, name, the scope elements it is about, and who answers for it.
fn member(
    context: &Context<'_, '_>,
    member: Member<'_>,
) -> Option<(String, String, Vec<usize>, Option<String>)> {
    let id = member.id()?.to_owned();
    let name = member.name().unwrap_or_default().to_owned();
    let place = |element: &Element| context.organisation().element_position(element.id().as_str());
    let (elements, owner) = match member {
        Member::Element(element) => {
            let owner = element.document().owner.given();
            (place(element).into_iter().collect(), owner.map(ToString::to_string))
        }
        Member::Artefact(artefact) | Member::Records(artefact) => {
            (elements(context, artefact), owner(artefact))
        }
        Member::Organisation | Member::Population | Member::Chapter(_) | _ => (Vec::new(), None),
    };
    Some((id, name, elements, owner))
}

/// The scope elements that an artefact names, by place.
pub(crate) fn elements(context: &Context<'_, '_>, artefact: &Artefact) -> Vec<usize> {
    let organisation = context.organisation();
    let covered = context.covered(artefact);
    covered.iter().filter_map(|one| organisation.element_position(one.id().as_str())).collect()
}

fn owner(artefact: &Artefact) -> Option<String> {
    artefact.document().owner.given().map(ToString::to_string)
}

/// Words that are numbered as they come.
#[derive(Default)]
struct Numbered {
    words: Vec<String>,
    known: BTreeMap<String, usize>,
}

impl Numbered {
    fn place(&mut self, word: String) -> usize {
        if let Some(place) = self.known.get(&word) {
            return *place;
        }
        let place = self.words.len();
        self.known.insert(word.clone(), place);
        self.words.push(word);
        place
    }
}

/// A member in the page's data: id, name, elements, owner.
type MemberData = (String, String, Vec<usize>, Option<usize>);
/// An artefact or scope element: id, name, elements or list, owner.
type ThingData = (String, String, Vec<usize>, Option<usize>);

/// A finding: indicator, clauses, elements, artefacts.
type FindingData = (u32, Vec<usize>, Vec<usize>, Vec<usize>);

/// What the script knows, gathered while the map is drawn.
pub(crate) struct Store {
    /// Whether the pieces of cells are kept.
    keeps: bool,
    owners: Numbered,
    members: Numbered,
    member_data: Vec<MemberData>,
    artefacts: Vec<ThingData>,
    pieces: Numbered,
    requirements: Vec<(usize, usize)>,
    statuses: String,
    cell_members: Vec<Option<usize>>,
    cell_artefacts: Vec<Vec<usize>>,
    indicators: Vec<u32>,
    cells: Vec<(Vec<usize>, Vec<usize>)>,
}

impl Store {
    pub(crate) fn new(context: &Context<'_, '_>) -> Self {
        let mut owners = Numbered::default();
        let artefacts = context.organisation().artefacts().iter().map(|artefact| {
            let title = artefact.title();
            let title = if title == artefact.id().as_str() { "" } else { title };
            (
                artefact.id().to_string(),
                title.to_owned(),
                elements(context, artefact),
                owner(artefact).map(|owner| owners.place(owner)),
            )
        });
        let artefacts = artefacts.collect();
        Self {
            keeps: !context.is_whole(),
            owners,
            members: Numbered::default(),
            member_data: Vec::new(),
            artefacts,
            pieces: Numbered::default(),
            requirements: Vec::new(),
            statuses: String::new(),
            cell_members: Vec::new(),
            cell_artefacts: Vec::new(),
            indicators: Vec::new(),
            cells: Vec::new(),
        }
    }

    pub(crate) fn begin(&mut self, requirement: &Requirement) {
        self.requirements.push((requirement.clause_position(), self.cell_members.len()));
    }

    pub(crate) fn add(&mut self, facts: &CellFacts, pieces: &Pieces) {
        self.statuses.push_str(&facts.status.to_string());
        let member = facts.member.clone().map(|(id, name, elements, owner)| {
            let place = self.members.place(id.clone());
            if place == self.member_data.len() {
                let owner = owner.map(|owner| self.owners.place(owner));
                self.member_data.push((id, name, elements, owner));
            }
            place
        });
        self.cell_members.push(member);
        self.cell_artefacts.push(facts.artefacts.clone());
        self.indicators.push(facts.indicators);
        if self.keeps {
            let mut kept = |list: &[Markup]| -> Vec<usize> {
                list.iter().map(|piece| self.pieces.place(piece.0.clone())).collect()
            };
            let kept = (kept(&pieces.summary), kept(&pieces.body));
            self.cells.push(kept);
        }
    }

    /// Whether a cell has the status of a place.
    pub(crate) fn has_status(&self, place: usize) -> bool {
        self.statuses.contains(&place.to_string())
    }

    /// Who answers for anything, in alphabetical order.
    pub(crate) fn owners(&self) -> Vec<&str> {
        let mut owners: Vec<&str> = self.owners.words.iter().map(String::as_str).collect();
        owners.sort_unstable();
        owners
    }
}

#[derive(Serialize)]
struct Index<'s> {
    /// Clauses: id, place of the one above.
    k: Vec<(&'s str, Option<usize>)>,
    /// Scope elements: ids.
    e: Vec<&'s str>,
    /// Who answers for anything.
    o: &'s [String],
    /// Requirements: id, clause, first cell.
    r: Vec<(&'s str, usize, usize)>,
    /// Statuses of all cells, one digit each.
    s: &'s str,
    /// Members of all cells.
    m: &'s [Option<usize>],
    /// Artefacts of all cells.
    a: &'s [Vec<usize>],
    /// Indicators of all cells.
    i: &'s [u32],
    /// Members: id, name, elements, owner.
    members: &'s [MemberData],
    /// Artefacts: id, title, elements, owner.
    artefacts: &'s [ThingData],
    /// Findings: indicator, clauses, elements, artefacts.
    findings: Vec<FindingData>,
}

#[derive(Serialize)]
struct Kept<'s> {
    pieces: &'s [String],
    cells: &'s [(Vec<usize>, Vec<usize>)],
}

/// The data as they stand in the page.
pub(crate) fn scripts(context: &Context<'_, '_>, store: &Store) -> Markup {
    let catalogue = context.catalogue();
    let above = |clause| catalogue.with_ancestors(clause).nth(1).map(clausegraph::Clause::position);
    let requirements = catalogue.requirements().zip(&store.requirements);
    let index = Index {
        k: catalogue.clauses().map(|clause| (clause.id().as_str(), above(clause))).collect(),
        e: context.organisation().elements().iter().map(|one| one.id().as_str()).collect(),
        o: &store.owners.words,
        r: requirements
            .map(|(one, (clause, first))| (one.id().as_str(), *clause, *first))
            .collect(),
        s: &store.statuses,
        m: &store.cell_members,
        a: &store.cell_artefacts,
        i: &store.indicators,
        members: &store.member_data,
        artefacts: &store.artefacts,
        findings: context.shown.iter().map(|finding| finding_data(context, finding)).collect(),
    };
    let kept = Kept { pieces: &store.pieces.words, cells: &store.cells };
    html! {
        script #index type="application/json" { (PreEscaped(json(&index))) }
        @if store.keeps { script #kept type="application/json" { (PreEscaped(json_of_markup(&kept))) } }
    }
}

fn finding_data(context: &Context<'_, '_>, finding: &clausegraph::Finding<'_>) -> FindingData {
    use clausegraph::SubjectOf;
    let organisation = context.organisation();
    let place = |element: &Element| organisation.element_position(element.id().as_str());
    let mut about: Vec<usize> = match finding.subject.of {
        SubjectOf::Element(element) | SubjectOf::Cell(_, Member::Element(element)) => {
            place(element).into_iter().collect()
        }
        SubjectOf::Artefact(artefact)
        | SubjectOf::Cell(_, Member::Artefact(artefact) | Member::Records(artefact)) => {
            elements(context, artefact)
        }
        SubjectOf::Organisation
        | SubjectOf::Person(_)
        | SubjectOf::Cell(..)
        | SubjectOf::Clause(_)
        | _ => Vec::new(),
    };
    about.dedup();
    let mut artefacts: Vec<usize> =
        finding.artefacts.iter().filter_map(|one| context.artefact_place(one)).collect();
    if let SubjectOf::Artefact(artefact) = finding.subject.of {
        artefacts.extend(context.artefact_place(artefact));
    }
    artefacts.sort_unstable();
    artefacts.dedup();
    let mut clauses: Vec<usize> = finding.clauses.iter().map(|clause| clause.position()).collect();
    clauses.extend(finding.requirements.iter().map(|one| one.clause_position()));
    clauses.sort_unstable();
    clauses.dedup();
    (bits([finding.indicator.as_str()]), clauses, about, artefacts)
}

/// JSON that holds no tag.
fn json(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).unwrap_or_default();
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// JSON of markup of ours: it ends no script and begins no comment, and is no longer for that.
fn json_of_markup(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).unwrap_or_default();
    text.replace("</", "<\\/").replace("<!", "\\u003c!")
}

/// The scope elements of a list.
pub(crate) fn list<'g>(context: &Context<'_, 'g>, list: ElementList) -> Vec<&'g Element> {
    context.organisation().elements().iter().filter(|element| element.list() == list).collect()
}

impl Store {
    /// The requirements that each artefact shows something of, by position; as many lists as artefacts.
    pub(crate) fn shows(&self, context: &Context<'_, '_>) -> Vec<Vec<usize>> {
        let mut shows: Vec<Vec<usize>> = vec![Vec::new(); context.organisation().artefacts().len()];
        let ends = self.requirements.iter().skip(1).map(|(_, first)| *first);
        let ends = ends.chain(std::iter::once(self.cell_artefacts.len()));
        for (position, ((_, first), end)) in self.requirements.iter().zip(ends).enumerate() {
            let cells = self.cell_artefacts.get(*first..end).unwrap_or_default();
            for place in cells.iter().flatten() {
                if let Some(list) = shows.get_mut(*place)
                    && list.last() != Some(&position)
                {
                    list.push(position);
                }
            }
        }
        shows
    }
}
