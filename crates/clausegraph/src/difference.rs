//! The difference between two assessments: what moved, and why.
//!
//! Cells are matched by requirement and member, findings by what tells that they are the same again. A cell
//! that moved carries both derivations and what differs between them; nothing is said to have moved without
//! a reason.

mod cause;
mod cells;
mod entries;
mod findings;
mod offers;
mod why;

use clausegraph_model::{
    Artefact, Claim, Clause, Date, Element, FieldChange, Key,
    document::{Aspect, JudgementDocument},
};

pub(crate) use self::findings::{FindingKey, Looked, Looks, key as finding_key};
pub use self::{
    cause::{Cause, CauseOf},
    findings::{AppearedFrom, ClearedAs, FindingChanges, Persisted},
};
use crate::{
    Assessment, Cell, ClauseResult, Counts, Derivation, GateResult, Ground, Offer, Shares, Status,
    ValueSet, findings as run_rules,
};

/// Which of two assessments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The first.
    Before,
    /// The second.
    After,
}

/// What differs between two assessments.
#[derive(Clone, Debug)]
pub struct Difference<'a, 'b> {
    /// The day of the first.
    pub from: Date,
    /// The day of the second.
    pub to: Date,
    /// The cells that moved: in the reading order of the second catalogue, then by the ids of members.
    pub cells: Vec<CellChange<'a, 'b>>,
    /// The statuses of the cells that stand in both with the same status.
    pub unmoved: Counts,
    /// What moved them: each cell that moved stands under one cause. Worse before better before all others,
    /// and of those what moved most cells first.
    pub causes: Vec<Cause<'a, 'b>>,
    /// All gates, in the order of the second catalogue.
    pub gates: Vec<GateChange<'a, 'b>>,
    /// Chapters, areas and leaf clauses of which the shares or the counts moved, in reading order.
    pub clauses: Vec<ClauseChange<'a, 'b>>,
    /// What became of findings.
    pub findings: FindingChanges<'a, 'b>,
    /// Artefacts that came, went, or state something else, by id.
    pub artefacts: EntryChanges<&'a Artefact, &'b Artefact>,
    /// Artefacts that both list and that are of a day in between, by id.
    pub dated_between: Vec<&'b Artefact>,
    /// Scope elements that came, went, or state something else, by id.
    pub elements: EntryChanges<&'a Element, &'b Element>,
    /// Claims that came, went, or state something else, by artefact and what they are for.
    pub claims: EntryChanges<&'a Claim, &'b Claim>,
    /// Judgements that hold in the second and not in the first, by id.
    pub judged: Vec<&'b JudgementDocument>,
    /// Judgements that hold in the first and not in the second, by id.
    pub no_longer_judged: Vec<&'a JudgementDocument>,
}

/// Entries of two organisations.
#[derive(Clone, Debug)]
pub struct EntryChanges<A, B> {
    /// Only the second lists them.
    pub added: Vec<B>,
    /// Only the first lists them.
    pub removed: Vec<A>,
    /// Both list them and state something else: the fields.
    pub changed: Vec<(A, B, Vec<FieldChange>)>,
}

impl<A, B> EntryChanges<A, B> {
    /// Whether nothing came, went or changed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// Which way a cell moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// To a worse status.
    Worse,
    /// To a better status.
    Better,
    /// Into or out of what counts, or between two reasons not to count: neither better nor worse.
    Neither,
    /// Only the second has the cell.
    Appeared,
    /// Only the first has the cell.
    Gone,
}

impl Turn {
    /// Every turn, worse first.
    pub const ALL: [Self; 5] =
        [Self::Worse, Self::Better, Self::Neither, Self::Appeared, Self::Gone];

    /// The turn as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Better => "better",
            Self::Neither => "neither",
            Self::Appeared => "appeared",
            Self::Gone => "gone",
        }
    }

    /// The turn between two statuses that differ.
    fn between(before: Status, after: Status) -> Self {
        match (before.counts() && after.counts(), before < after) {
            (false, _) => Self::Neither,
            (true, true) => Self::Worse,
            (true, false) => Self::Better,
        }
    }
}

impl std::fmt::Display for Turn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// A cell that moved.
#[derive(Clone, Debug)]
pub struct CellChange<'a, 'b> {
    /// Which way.
    pub turn: Turn,
    /// How its status came about before; none where it was not there. Offers that do not reach the member
    /// are left out.
    pub before: Option<Derivation<'a>>,
    /// The same after.
    pub after: Option<Derivation<'b>>,
    /// Why it moved: one reason at least.
    pub why: Vec<Why<'a, 'b>>,
}

impl<'a, 'b> CellChange<'a, 'b> {
    /// The name of the cell: `8.3.4.1-06@nordbyte`.
    pub fn name(&self) -> String {
        let before = self.before.as_ref().map(|derivation| derivation.cell.name());
        let after = self.after.as_ref().map(|derivation| derivation.cell.name());
        after.or(before).unwrap_or_default()
    }

    /// The status before and after; none where the cell was not there.
    pub fn statuses(&self) -> (Option<Status>, Option<Status>) {
        (self.cell_before().map(|cell| cell.status), self.cell_after().map(|cell| cell.status))
    }

    /// The cell before.
    pub fn cell_before(&self) -> Option<&Cell<'a>> {
        self.before.as_ref().map(|derivation| &derivation.cell)
    }

    /// The cell after.
    pub fn cell_after(&self) -> Option<&Cell<'b>> {
        self.after.as_ref().map(|derivation| &derivation.cell)
    }
}

/// Why a cell moved.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Why<'a, 'b> {
    /// Only one of the two catalogues has the requirement.
    OnlyIn(Side),
    /// The two catalogues ask otherwise: other slots, another population, other sources or alternatives.
    AskedOtherwise,
    /// Only one of the two organisations lists the member.
    Listed(Side),
    /// The population had so many members before, and has so many after.
    Population(usize, usize),
    /// What the member states of itself that its population asks for. Empty where it states the same, and
    /// the day or what the people's entries say decides.
    Member(Vec<FieldChange>),
    /// The status came about in another way before.
    Ground(Ground, Ground),
    /// A required slot shows something else.
    Slot(SlotChange<'a, 'b>),
    /// A cell on which this one depends: one that it is computed from, or another way to do the same.
    Beside(Option<Cell<'a>>, Option<Cell<'b>>),
    /// A cell that shows whether a party is under control.
    Control(Option<Cell<'a>>, Option<Cell<'b>>),
}

/// A slot that shows something else than before.
#[derive(Clone, Debug)]
pub struct SlotChange<'a, 'b> {
    /// The slot.
    pub slot: Key,
    /// Which side of the requirement it looks at.
    pub aspect: Aspect,
    /// What it was worth; a record test may give two values.
    pub before: ValueSet,
    /// What it is worth.
    pub after: ValueSet,
    /// The offers that came, went or changed, by id; the one that decides is told apart below.
    pub offers: Vec<OfferChange<'a, 'b>>,
    /// The index of the change that decides: of the offer that the slot takes or took.
    pub decisive: Option<usize>,
    /// The artefact that plans the interval, before and after, where interval or artefact are others.
    pub planned: Option<(Option<&'a Artefact>, Option<&'b Artefact>)>,
    /// The record set whose test gives another result.
    pub tested: Option<(Option<&'a Artefact>, Option<&'b Artefact>)>,
    /// Whether a source carries what the slot accepts on one side only: the side on which none does.
    pub not_carried: Option<Side>,
}

/// An offer that came, went or changed.
#[derive(Clone, Debug)]
pub struct OfferChange<'a, 'b> {
    /// The offer before; none where it was not made to this cell.
    pub before: Option<Offer<'a>>,
    /// The offer after.
    pub after: Option<Offer<'b>>,
    /// What the artefact or element states otherwise, of what the defects that came or went are about.
    pub fields: Vec<FieldChange>,
}

/// A gate in both assessments; none where a catalogue does not have it.
#[derive(Clone, Debug)]
pub struct GateChange<'a, 'b> {
    /// What it showed.
    pub before: Option<GateResult<'a>>,
    /// What it shows.
    pub after: Option<GateResult<'b>>,
}

impl GateChange<'_, '_> {
    /// Whether it shows something else.
    pub fn moved(&self) -> bool {
        let before = self.before.as_ref().map(|result| result.state);
        before != self.after.as_ref().map(|result| result.state)
    }

    /// The title.
    pub fn title(&self) -> &str {
        let before = self.before.as_ref().map(|result| result.gate);
        let gate = self.after.as_ref().map(|result| result.gate).or(before);
        gate.map(|gate| gate.title.as_str()).unwrap_or_default()
    }
}

/// A clause whose shares or counts moved.
#[derive(Clone, Debug)]
pub struct ClauseChange<'a, 'b> {
    /// The result before; none where the catalogue does not have the clause.
    pub before: Option<ClauseResult<'a>>,
    /// The result after.
    pub after: Option<ClauseResult<'b>>,
}

impl ClauseChange<'_, '_> {
    /// The clause, of the second catalogue where that has it.
    pub fn clause(&self) -> Option<&Clause> {
        let before = self.before.as_ref().map(|result| result.clause);
        self.after.as_ref().map(|result| result.clause).or(before)
    }

    /// The shares before and after.
    pub fn shares(&self) -> (Option<Shares>, Option<Shares>) {
        let before = self.before.as_ref().and_then(|result| result.shares);
        (before, self.after.as_ref().and_then(|result| result.shares))
    }
}

/// What differs between two assessments, with the reason of every move. Pure, and cannot fail.
///
/// The two may be of one organisation on two days, or of two states of an organisation that were loaded
/// apart; they may be made against two catalogues, and then a requirement that only one of them has gives
/// cells that appeared or are gone. A cell moved where its status is another one; better and worse follow the
/// order of [`Status`], and a cell that begins or ceases to count is neither.
///
/// The order of the files never matters, and `difference(&b, &a)` says the same the other way round.
///
/// ```
/// use clausegraph::{Status, Turn, assess, difference, map};
/// # use clausegraph::{Organisation, SourceText, catalogue};
/// # let catalogue = catalogue()?;
/// # let text = r#"{"format_version": 1, "scope": {"suppliers": [{"id": "nordbyte", "state": "in",
/// #     "supplier_type": "external", "contributes": true}]},
/// #   "artefacts": [
/// #   {"id": "C-7", "kind": "contract", "status": "in-use", "covers": ["nordbyte"], "dated_on": "2026-01-01",
/// #    "approval": {"by": "cio", "on": "2026-01-01"},
/// #    "intervals": [{"of": "supplier-performance", "every": "P3M"}],
/// #    "agreement": {"party": "nordbyte", "valid_from": "2026-01-01"}},
/// #   {"id": "REV-03", "kind": "supplier-review", "dated_on": "2026-05-02", "covers": ["nordbyte"],
/// #    "review": {"subject": "supplier-performance", "results": "on target"}}]}"#;
/// # let file = SourceText { name: "acme.json".into(), text: text.into() };
/// # let (organisation, _) = Organisation::load(&[file], &catalogue);
/// # let organisation = organisation.ok_or("the organisation has problems")?;
/// // A review of 2 May, and a contract that plans one every three months.
/// let map = map(&catalogue, &organisation);
/// let (june, august) = (assess(&map, "2026-06-01".parse()?), assess(&map, "2026-08-21".parse()?));
/// let changed = difference(&june, &august);
/// let cell = changed.cells.iter().find(|cell| cell.name() == "8.3.4.1-06@nordbyte");
/// let cell = cell.ok_or("it did not move")?;
/// assert_eq!(cell.statuses(), (Some(Status::Covered), Some(Status::Stale)));
/// assert_eq!(cell.turn, Turn::Worse);
/// let cause = &changed.causes[0];
/// assert_eq!(cause.of.id().as_deref(), Some("REV-03"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn difference<'a, 'b>(before: &Assessment<'a>, after: &Assessment<'b>) -> Difference<'a, 'b> {
    let (cells, unmoved) = cells::moved(before, after);
    let (judged, no_longer_judged) = entries::judgements(before, after);
    Difference {
        from: before.as_of(),
        to: after.as_of(),
        causes: cause::causes(&cells),
        cells,
        unmoved,
        gates: entries::gates(before, after),
        clauses: entries::clauses(before, after),
        findings: findings::changes((before, &run_rules(before)), (after, &run_rules(after))),
        artefacts: entries::artefacts(before, after),
        dated_between: entries::dated_between(before, after),
        elements: entries::elements(before, after),
        claims: entries::claims(before, after),
        judged,
        no_longer_judged,
    }
}

impl<'a, 'b> Difference<'a, 'b> {
    /// Whether nothing differs at all.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
            && self.clauses.is_empty()
            && !self.gates.iter().any(GateChange::moved)
            && self.findings.is_unchanged()
            && self.artefacts.is_empty()
            && self.dated_between.is_empty()
            && self.elements.is_empty()
            && self.claims.is_empty()
            && self.judged.is_empty()
            && self.no_longer_judged.is_empty()
    }

    /// The cells that moved one way.
    pub fn turned(&self, turn: Turn) -> impl Iterator<Item = &CellChange<'a, 'b>> {
        self.cells.iter().filter(move |cell| cell.turn == turn)
    }

    /// The cells of a cause.
    pub fn cells_of<'s>(
        &'s self,
        cause: &'s Cause<'a, 'b>,
    ) -> impl Iterator<Item = &'s CellChange<'a, 'b>> {
        cause.cells.iter().filter_map(|index| self.cells.get(*index))
    }
}
