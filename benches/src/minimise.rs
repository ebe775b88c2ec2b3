//! The least set of documents: what is found and proved, with the work beside the time.

use std::{
    io::{self, Write},
    time::Instant,
};

use clausegraph::{
    Catalogue, Date, Fact, Family, Organisation, SourceText, assess,
    document::{ExtentDocument, OrganisationDocument},
    map,
    minimise::{Cover, HourModel, StepLimit, check, minimise},
};
use clausegraph_solver::solve;

const LIMIT: StepLimit = StepLimit(20_000);

/// Finds the least set of the documents of an organisation, each of which is given some pages first.
pub(crate) fn report(
    out: &mut impl Write,
    file: &SourceText,
    catalogue: &Catalogue,
    as_of: Date,
) -> Result<(), String> {
    let io = |error: io::Error| error.to_string();
    let organisation = priced(file, catalogue)?;
    let evidence = map(catalogue, &organisation);
    let assessment = assess(&evidence, as_of);
    let start = Instant::now();
    let minimal = minimise(&assessment, &HourModel::CUSTOMARY, LIMIT, solve);
    let micros = start.elapsed().as_micros();
    writeln!(
        out,
        "  {:<24} {:>6}.{:03}   {} of {} documents may go; {} points, {} rows, {} nodes, {} leaves, gap {}",
        "least set of documents",
        micros / 1000,
        micros % 1000,
        minimal.retire.len(),
        minimal.candidates.len(),
        minimal.points,
        minimal.cover.rows().len(),
        minimal.solution.steps,
        minimal.proof.leaves,
        minimal.proof.gap(),
    )
    .map_err(io)
}

/// The organisation with one to twenty pages for every document.
fn priced(file: &SourceText, catalogue: &Catalogue) -> Result<Organisation, String> {
    let read: Result<OrganisationDocument, _> = serde_json::from_str(&file.text);
    let mut document = read.map_err(|error| error.to_string())?;
    let mut pages = 0;
    for artefact in &mut document.artefacts {
        if artefact.kind.family() == Family::Documents {
            pages = pages % 20 + 1;
            let extent = ExtentDocument { pages: Fact::Given(pages), ..ExtentDocument::default() };
            artefact.extent = Fact::Given(Box::new(extent));
        }
    }
    let text = serde_json::to_string(&document).map_err(|error| error.to_string())?;
    let source = SourceText { name: "organisation.json".to_owned(), text };
    let (organisation, problems) = Organisation::load(&[source], catalogue);
    organisation.ok_or_else(|| format!("the organisation has problems: {problems:#?}"))
}

/// Columns and rows of random covers, and how many columns stand in a row.
const COVERS: [(usize, usize, usize); 4] =
    [(60, 40, 4), (120, 200, 5), (250, 400, 6), (500, 250, 6)];

/// Solves random covers, which are harder than those of organisations.
pub(crate) fn covers(out: &mut impl Write, smoke: bool) -> Result<(), String> {
    let io = |error: io::Error| error.to_string();
    writeln!(out, "\nrandom covers, solved and checked").map_err(io)?;
    for (columns, rows, width) in COVERS.into_iter().take(if smoke { 1 } else { COVERS.len() }) {
        let cover = random(columns, rows, width).map_err(|error| error.to_string())?;
        let start = Instant::now();
        let solution = solve(&cover, StepLimit(2_000));
        let micros = start.elapsed().as_micros();
        let proof = check(&cover, &solution).map_err(|refusal| refusal.to_string())?;
        writeln!(
            out,
            "  {columns:>4} columns x {rows:>4} rows {:>8}.{:03} ms   cost {}, bound {}, {} nodes, {} leaves",
            micros / 1000,
            micros % 1000,
            proof.cost,
            proof.bound,
            solution.steps,
            proof.leaves,
        )
        .map_err(io)?;
    }
    Ok(())
}

/// A cover by a fixed sequence of numbers.
fn random(
    columns: usize,
    rows: usize,
    width: usize,
) -> Result<Cover, clausegraph::minimise::CoverError> {
    let mut state = 20_000_u64;
    let mut roll = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % below.max(1)
    };
    let costs = (0..columns).map(|_| u64::try_from(30 + roll(570)).unwrap_or(30)).collect();
    let members = (0..rows).map(|_| (0..=roll(width)).map(|_| roll(columns)).collect()).collect();
    Cover::new(costs, members)
}
