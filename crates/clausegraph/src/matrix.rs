//! Matrices: what each service, supplier, agreement, process must have, in one table.

use std::collections::BTreeMap;

use clausegraph_model::{
    Attribute, Fact,
    document::{MatrixColumnDocument, MatrixDocument},
};

use crate::{Assessment, Cell, Member, Status};

/// A table of what each member of a population must have, filled.
#[derive(Clone, Debug)]
pub struct Matrix<'g> {
    /// What it asks for.
    pub document: &'g MatrixDocument,
    /// Its rows, in the order of the population.
    pub rows: Vec<MatrixRow<'g>>,
    /// Whether nobody says which members there are.
    pub members_unknown: bool,
}

/// One member, and what it has.
#[derive(Clone, Debug)]
pub struct MatrixRow<'g> {
    /// The member.
    pub member: Member<'g>,
    /// What it has, column by column.
    pub entries: Vec<MatrixEntry<'g>>,
}

/// What a member has of one column.
#[derive(Clone, Debug)]
pub struct MatrixEntry<'g> {
    /// The column.
    pub column: &'g MatrixColumnDocument,
    /// What there is.
    pub state: MatrixState,
    /// The cells that tell, those that are asked of the member.
    pub cells: Vec<Cell<'g>>,
}

/// What there is of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatrixState {
    /// Nothing is asked of the member here.
    NotAsked,
    /// It is there.
    There,
    /// Nobody states what would tell.
    Unknown,
    /// Evidence is there, and is weak, stale or not all of it: the worst status.
    Short(Status),
    /// It is not there.
    Hole,
}

impl<'g> Assessment<'g> {
    /// All matrices of the catalogue, in its order.
    ///
    /// ```
    /// use clausegraph::{MatrixState, assess, map};
    /// # use clausegraph::{Organisation, SourceText, catalogue};
    /// # let catalogue = catalogue()?;
    /// # let text = r#"{"format_version": 1, "scope": {"services": [
    /// #   {"id": "payroll", "state": "in", "owner": null}]}}"#;
    /// # let file = SourceText { name: "acme.json".into(), text: text.into() };
    /// # let (organisation, _) = Organisation::load(&[file], &catalogue);
    /// # let organisation = organisation.ok_or("the organisation has problems")?;
    /// let map = map(&catalogue, &organisation);
    /// let matrices = assess(&map, "2026-11-22".parse()?).matrices();
    /// let services = matrices.first().ok_or("no matrix")?;
    /// assert_eq!(services.document.id.as_str(), "services");
    /// let owner = services.rows[0].entries[0].state;
    /// assert_eq!(owner, MatrixState::Hole);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn matrices(&self) -> Vec<Matrix<'g>> {
        self.catalogue().matrices().iter().map(|document| self.matrix(document)).collect()
    }

    fn matrix(&self, document: &'g MatrixDocument) -> Matrix<'g> {
        let catalogue = self.catalogue();
        let named = document.columns.iter().flat_map(|column| &column.requirements);
        let telling =
            named.filter_map(|id| catalogue.requirement(id.as_str())).find(|requirement| {
                self.population(requirement)
                    .is_some_and(|population| population.id == document.rows)
            });
        let cells: Vec<Cell<'g>> =
            telling.map(|requirement| self.cells_of(requirement).collect()).unwrap_or_default();
        let columns: Vec<Column<'g>> =
            document.columns.iter().map(|column| self.column(column)).collect();
        let rows = cells.iter().filter(|cell| cell.member.id().is_some());
        Matrix {
            document,
            rows: rows.map(|cell| self.row(&columns, cell.member)).collect(),
            members_unknown: cells
                .iter()
                .any(|cell| cell.member.id().is_none() && cell.status == Status::CannotEvaluate),
        }
    }

    fn column(&self, document: &'g MatrixColumnDocument) -> Column<'g> {
        let asked = document.requirements.iter();
        let asked = asked.filter_map(|id| self.catalogue().requirement(id.as_str()));
        let cells = asked.map(|requirement| {
            self.cells_of(requirement).map(|cell| (cell.member.id(), cell)).collect()
        });
        Column { document, cells: cells.collect() }
    }

    fn row(&self, columns: &[Column<'g>], member: Member<'g>) -> MatrixRow<'g> {
        let entries = columns.iter().map(|column| self.entry(column, member));
        MatrixRow { member, entries: entries.collect() }
    }

    fn entry(&self, column: &Column<'g>, member: Member<'g>) -> MatrixEntry<'g> {
        let asked = column.cells.iter().filter_map(|cells| cells.get(&member.id()));
        let cells: Vec<Cell<'g>> = asked.filter(|cell| cell.status.counts()).cloned().collect();
        let column = column.document;
        let stated = column.attribute.as_ref().map(|attribute| self.attribute(attribute, member));
        let of_cells = cells.iter().map(|cell| state_of(cell.status));
        // What is short of something is worse than what nobody knows.
        let state = stated.into_iter().chain(of_cells).max().unwrap_or(MatrixState::NotAsked);
        MatrixEntry { column, state, cells }
    }

    fn attribute(&self, attribute: &Attribute, member: Member<'g>) -> MatrixState {
        let from = self.organisation().on(self.as_of());
        let fact = match member {
            Member::Element(element) => attribute.of_element(element.document(), from),
            Member::Artefact(artefact) | Member::Records(artefact) => {
                attribute.of_artefact(artefact.document(), from)
            }
            Member::Organisation | Member::Population | Member::Chapter(_) => Fact::Unknown,
        };
        match fact {
            Fact::Given(_) => MatrixState::There,
            Fact::StatedNone => MatrixState::Hole,
            Fact::Unknown => MatrixState::Unknown,
        }
    }
}

/// A column with the cells of each of its requirements, by member.
struct Column<'g> {
    document: &'g MatrixColumnDocument,
    cells: Vec<BTreeMap<Option<&'g str>, Cell<'g>>>,
}

fn state_of(status: Status) -> MatrixState {
    match status {
        Status::Covered => MatrixState::There,
        Status::CannotEvaluate => MatrixState::Unknown,
        Status::Stale | Status::Weak | Status::Partial => MatrixState::Short(status),
        Status::Missing => MatrixState::Hole,
        Status::NotTriggered | Status::NotChosen => MatrixState::NotAsked,
    }
}
