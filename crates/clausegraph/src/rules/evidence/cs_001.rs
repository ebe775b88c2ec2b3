use crate::{
    Indicator, MatrixState, Member, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tri, count},
        verdict::{Draft, Look},
    },
};

rule! {
    /// Something that each must have is not there for one.
    ///
    /// # What it finds
    ///
    /// A row of one of the catalogue's matrices with holes: a service without a service level agreement, an
    /// external supplier without a contract, a process without criteria, an objective without a time.
    /// A column is a hole where the evidence map shows *missing* for one of its requirements, or where what the
    /// row itself has to state is stated none; it falls short where the evidence is partial, weak or stale.
    /// One finding for each row, with all its holes and shortfalls; an observation where nothing is a hole.
    /// A row without either whose columns are not all known cannot be evaluated.
    ///
    /// # Why it matters
    ///
    /// "For every" is the first thing an auditor tries: pick a service from the list, and ask for the rest.
    ///
    /// # Example
    ///
    /// Payroll stands in the catalogue and has no budget, no availability target and no service report.
    "CS-001", "hole-in-a-matrix", Documents;
    indicators: [Minor, Observation];
    needs: [];
    families: [];
    parameters: [];
    words: [];
    values: ["matrix", "lacks", "short", "columns"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for matrix in ctx.assessment.matrices() {
        let name = matrix.document.id.as_str();
        if matrix.members_unknown {
            let mut look = Look::default();
            look.lacks(SubjectOf::Organisation, "members");
            let subject = Subject::from(SubjectOf::Organisation).part(name);
            acc.conclude(subject, Tri::Unknown, look, || Draft::new(Indicator::Minor));
        }
        for row in matrix.rows {
            let of = match row.member {
                Member::Element(element) => SubjectOf::Element(element),
                Member::Artefact(artefact) | Member::Records(artefact) => {
                    SubjectOf::Artefact(artefact)
                }
                Member::Organisation | Member::Population | Member::Chapter(_) => continue,
            };
            let mut look = Look::default();
            let (mut lacks, mut short) = (Vec::new(), Vec::new());
            let mut requirements = Vec::new();
            let mut found = Tri::No;
            for entry in &row.entries {
                let missing = match entry.state {
                    MatrixState::Hole | MatrixState::Short(_) => Tri::Yes,
                    MatrixState::Unknown => Tri::Unknown,
                    MatrixState::NotAsked | MatrixState::There => Tri::No,
                };
                found = found.or(missing);
                if missing == Tri::Unknown {
                    let untold = entry
                        .cells
                        .iter()
                        .filter(|cell| cell.status == crate::Status::CannotEvaluate);
                    untold.for_each(|cell| {
                        look.lacks(SubjectOf::Cell(cell.requirement, cell.member), "evidence");
                    });
                    if entry.cells.is_empty() {
                        look.lacks(of, "attribute of its own");
                    }
                }
                let title = entry.column.title.clone();
                match entry.state {
                    MatrixState::Hole => lacks.push(title),
                    MatrixState::Short(status) => short.push(format!("{title} ({status})")),
                    MatrixState::NotAsked | MatrixState::There | MatrixState::Unknown => continue,
                }
                let shortfalls = entry.cells.iter().filter(|cell| cell.status.is_shortfall());
                requirements.extend(shortfalls.map(|cell| cell.requirement));
            }
            let columns = count(row.entries.len());
            acc.conclude(Subject::from(of).part(name), found, look, || {
                let indicator =
                    if lacks.is_empty() { Indicator::Observation } else { Indicator::Minor };
                Draft::new(indicator)
                    .value("matrix", Value::Text(matrix.document.title.clone()))
                    .list("lacks", lacks)
                    .list("short", short)
                    .count("columns", columns)
                    .requirements(requirements)
            });
        }
    }
}
