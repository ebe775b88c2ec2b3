//! A session: an assessment that is kept up to date, change by change.

mod change;
mod kept;
mod refresh;
mod shared;
mod touch;

use std::sync::Arc;

use clausegraph_model::{Catalogue, Date, Organisation, Problems, RequirementId};

pub use self::shared::SharedCatalogue;
use self::{kept::Shelf, touch::View};
use crate::{
    Assessment, EvidenceMap, Origin, Status,
    evaluate::{CellData, Evaluated, evaluate},
    index::Index,
};

/// An organisation and its assessment, kept up to date change by change.
///
/// The assessment is at every moment the one that [`assess`](crate::assess) would make anew, cell for
/// cell and in the same order. What a change costs grows with the cells that it can reach, not with the
/// organisation: an artefact is looked up with the slots that accept it, and only the cells that it may
/// serve are evaluated again. Changes of the day, of the scope and of the people reach everything, and
/// everything is evaluated again.
///
/// Entries that are put stand behind all others; where one leaves, the last takes its place, so that the
/// order is no longer that of the files. [`Organisation::document`] gives the present one.
///
/// ```
/// use clausegraph::{Organisation, Session, SharedCatalogue, Status, catalogue};
/// use clausegraph::document::ChangeDocument;
/// # use clausegraph::SourceText;
/// # let text = r#"{"format_version": 1, "people": [{"key": "jane", "top_management": true}]}"#;
/// # let file = SourceText { name: "acme.json".into(), text: text.into() };
/// let shared = SharedCatalogue::new(catalogue()?); // one for all tenants
/// # let (organisation, _) = Organisation::load(&[file], shared.catalogue());
/// # let organisation = organisation.ok_or("the organisation has problems")?;
/// let mut session = Session::new(&shared, organisation, "2026-11-22".parse()?);
///
/// let policy: ChangeDocument = serde_json::from_str(r#"{"put-artefact": {
///     "id": "POL-1", "kind": "policy", "status": "approved", "owner": "jane",
///     "approval": {"by": "jane", "on": "2026-11-01"}, "covers": ["whole-sms"]}}"#)?;
/// let claim: ChangeDocument = serde_json::from_str(r#"{"put-claim": {
///     "artefact": "POL-1", "for": "5.2.1-01", "at": "page 1", "by": "jane", "state": "confirmed"}}"#)?;
/// session.apply(policy).map_err(|problems| format!("{problems:?}"))?;
/// let applied = session.apply(claim).map_err(|problems| format!("{problems:?}"))?;
///
/// assert!(applied.cells.iter().any(|change| change.requirement.as_str() == "5.2.1-01"));
/// let assessment = session.assessment(); // costs nothing
/// assert_eq!(assessment.as_of().to_string(), "2026-11-22");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Session {
    shared: SharedCatalogue,
    organisation: Organisation,
    as_of: Date,
    index: Arc<Index>,
    evaluated: Arc<Evaluated>,
    kept: Shelf,
}

/// What a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellState {
    /// What the evidence shows.
    pub status: Status,
    /// Where the evidence comes from; none where no slot has an offer that counts.
    pub origin: Option<Origin>,
}

/// A cell that shows something else than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedCell {
    /// The requirement.
    pub requirement: RequirementId,
    /// What kind of member it is about, as [`Member::scope`](crate::Member::scope) says.
    pub scope: &'static str,
    /// The id of the member; none for the organisation and for a population as a whole.
    pub member: Option<String>,
    /// What it showed before; none where there was no such cell.
    pub before: Option<CellState>,
    /// What it shows now; none where there is no such cell any more.
    pub after: Option<CellState>,
}

impl ChangedCell {
    /// The cell as people name it: `8.3.4.1-06@nordbyte`.
    pub fn name(&self) -> String {
        match &self.member {
            Some(member) => format!("{}@{member}", self.requirement),
            None => self.requirement.to_string(),
        }
    }

    /// Whether a shortfall is there now that was not there before.
    pub fn appeared(&self) -> bool {
        !is_shortfall(self.before) && is_shortfall(self.after)
    }

    /// Whether a shortfall that was there before is there no longer.
    pub fn cleared(&self) -> bool {
        is_shortfall(self.before) && !is_shortfall(self.after)
    }
}

fn is_shortfall(state: Option<CellState>) -> bool {
    state.is_some_and(|state| state.status.is_shortfall())
}

/// How much was done for a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SessionWork {
    /// Requirements that were looked at.
    pub requirements: u64,
    /// Cells that were evaluated, some of them perhaps twice.
    pub cells: u64,
    /// Whether everything was evaluated again.
    pub everything: bool,
}

/// What a change did.
#[derive(Clone, Debug, Default)]
pub struct Applied {
    /// The cells that show something else, in the reading order of requirements, then by the kind and the bytes
    /// of the id of the member. A cell of the same status and origin is none of them.
    pub cells: Vec<ChangedCell>,
    /// What was told of the change itself: warnings.
    pub warnings: Problems,
    /// How much was done.
    pub work: SessionWork,
}

impl Applied {
    /// The cells with a shortfall that was not there before.
    pub fn appeared(&self) -> impl Iterator<Item = &ChangedCell> {
        self.cells.iter().filter(|change| change.appeared())
    }

    /// The cells whose shortfall is there no longer.
    pub fn cleared(&self) -> impl Iterator<Item = &ChangedCell> {
        self.cells.iter().filter(|change| change.cleared())
    }

    /// The other cells that show something else.
    pub fn changed(&self) -> impl Iterator<Item = &ChangedCell> {
        self.cells.iter().filter(|change| !change.appeared() && !change.cleared())
    }
}

impl Session {
    /// Assesses an organisation that was loaded against the same catalogue, and keeps it.
    pub fn new(shared: &SharedCatalogue, organisation: Organisation, as_of: Date) -> Self {
        let catalogue = shared.catalogue();
        let index = Arc::new(Index::new(catalogue, &organisation, &shared.asked().fields));
        let map = EvidenceMap { catalogue, organisation: &organisation, index: index.clone() };
        let evaluated = Arc::new(evaluate(&map, as_of));
        drop(map);
        Self {
            shared: shared.clone(),
            organisation,
            as_of,
            index,
            evaluated,
            kept: Shelf::default(),
        }
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        self.shared.catalogue()
    }

    /// The organisation as it is now.
    pub fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// The day for which it is assessed.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The assessment as it is now; nothing is evaluated for it.
    pub fn assessment(&self) -> Assessment<'_> {
        Assessment { map: self.map(), as_of: self.as_of, evaluated: self.evaluated.clone() }
    }

    fn map(&self) -> EvidenceMap<'_> {
        EvidenceMap {
            catalogue: self.shared.catalogue(),
            organisation: &self.organisation,
            index: self.index.clone(),
        }
    }

    fn view(&self) -> View<'_> {
        View {
            catalogue: self.shared.catalogue(),
            asked: self.shared.asked(),
            organisation: &self.organisation,
            index: &self.index,
        }
    }
}

impl From<&CellData> for CellState {
    fn from(data: &CellData) -> Self {
        Self { status: data.status, origin: data.origin }
    }
}
