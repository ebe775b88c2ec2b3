//! One change of a session beside a full run.

use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

use clausegraph::{
    Applied, Fact, Organisation, Session, SharedCatalogue, assess,
    document::{ArtefactStatus, ChangeDocument, ClaimNameDocument},
    map,
};

use crate::{Input, organisation};

/// How many changes of each sort are made.
const CHANGES: usize = 400;

/// What was measured of one sort of change.
struct Measured {
    times: Vec<Duration>,
    cells: u64,
    moved: usize,
}

/// Prints the median time of one change of each sort, and how much was evaluated for it.
pub(crate) fn run(out: &mut impl Write, input: &Input) -> Result<(), String> {
    let io = |error: io::Error| error.to_string();
    let start = Instant::now();
    let loaded = organisation(input)?;
    let evidence = map(&input.catalogue, &loaded);
    let whole = Instant::now();
    let cells = assess(&evidence, input.as_of).cells().len();
    let (assessed, all) = (whole.elapsed(), start.elapsed());
    drop(evidence);
    let shared = SharedCatalogue::new(input.catalogue.clone());
    writeln!(
        out,
        "  one change of a session, beside {cells} cells, {} us to assess, {} us with loading",
        assessed.as_micros(),
        all.as_micros()
    )
    .map_err(io)?;
    for (name, make) in SORTS {
        let mut session = Session::new(&shared, loaded.clone(), input.as_of);
        let measured = measure(&mut session, *make)?;
        let mut times = measured.times;
        times.sort_unstable();
        let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
        let changes = u64::try_from(times.len()).unwrap_or(1).max(1);
        writeln!(
            out,
            "  {name:<24} {:>6}.{:01} us  {:>6}.{:01} us at worst of 95%  {:>5} cells evaluated  {:>4} moved in {changes}",
            at(50).as_nanos() / 1000,
            at(50).as_nanos() / 100 % 10,
            at(95).as_nanos() / 1000,
            at(95).as_nanos() / 100 % 10,
            measured.cells / changes,
            measured.moved,
        )
        .map_err(io)?;
    }
    Ok(())
}

type Make = fn(&Organisation, usize) -> Option<ChangeDocument>;

const SORTS: &[(&str, Make)] = &[
    ("an artefact is a draft", |organisation, index| {
        let artefact = organisation.artefacts().get(index)?;
        let mut document = artefact.document().clone();
        document.status = Fact::Given(ArtefactStatus::Draft);
        Some(ChangeDocument::PutArtefact(Box::new(document)))
    }),
    ("an artefact more", |organisation, index| {
        let artefact = organisation.artefacts().get(index)?;
        let mut document = artefact.document().clone();
        document.id = format!("{}-copy", document.id).parse().ok()?;
        Some(ChangeDocument::PutArtefact(Box::new(document)))
    }),
    ("an artefact less", |organisation, index| {
        let artefact = organisation.artefacts().get(index)?;
        Some(ChangeDocument::RemoveArtefact(artefact.id().clone()))
    }),
    ("a claim less", |organisation, index| {
        let claim = organisation.claims().get(index)?;
        let name = ClaimNameDocument::from(claim.document());
        Some(ChangeDocument::RemoveClaim(Box::new(name)))
    }),
];

fn measure(session: &mut Session, make: Make) -> Result<Measured, String> {
    let mut measured = Measured { times: Vec::new(), cells: 0, moved: 0 };
    let step = (session.organisation().artefacts().len() / CHANGES).max(1);
    // The first change looks up what all later ones need.
    if let Some(change) = make(session.organisation(), 0) {
        drop(session.apply(change));
    }
    for index in (1..=CHANGES).map(|number| number * step / 2) {
        let Some(change) = make(session.organisation(), index) else { continue };
        let start = Instant::now();
        let applied = session.apply(change);
        let time = start.elapsed();
        // What is still named may not leave; that is no change.
        if let Ok(Applied { cells, work, .. }) = applied {
            measured.times.push(time);
            measured.cells += work.cells;
            measured.moved += cells.len();
        }
    }
    if measured.times.is_empty() {
        return Err("no change was applied".to_owned());
    }
    Ok(measured)
}
