//! Benchmarks: load, map and assess at three sizes, beside the bare parse of the same bytes.
//!
//! Sizes and seeds are fixed; every line gives work counts beside time, so that a change of the work is
//! told apart from a change of the machine. `--smoke` runs the smallest size once, `--size N` only the size
//! of N requirements, `--once` every stage once.

use std::{
    hint::black_box,
    io::{self, Write},
    process::ExitCode,
    time::{Duration, Instant},
};

use clausegraph::{
    Catalogue, Date, Organisation, SourceText, assess, document::OrganisationDocument, map,
};
use clausegraph_testkit::generate::sized;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Requirements, artefacts, repetitions.
const SIZES: [(usize, usize, usize); 3] = [(400, 2_000, 15), (2_000, 10_000, 9), (5_000, 50_000, 5)];
const SEED: u64 = 20_000;

struct Line {
    what: &'static str,
    median: Duration,
    /// Bytes allocated at the peak beyond what was allocated before.
    peak: usize,
}

/// The median time of some repetitions, and the peak memory of the first.
fn measure<T>(what: &'static str, repeat: usize, mut work: impl FnMut() -> T) -> Line {
    let mut times = Vec::with_capacity(repeat);
    let mut peak = 0;
    for round in 0..repeat {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let start = Instant::now();
        let result = black_box(work());
        times.push(start.elapsed());
        if round == 0 {
            peak = MEMORY.peak_usage().saturating_sub(before);
        }
        drop(result);
    }
    times.sort_unstable();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    Line { what, median, peak }
}

fn source(name: &str, text: String) -> SourceText {
    SourceText { name: name.to_owned(), text }
}

fn run(out: &mut impl Write, size: (usize, usize, usize), repeat: usize) -> Result<(), String> {
    let (requirements, artefacts, _) = size;
    let case = sized(SEED, requirements, artefacts);
    let as_of: Date = case.as_of;
    let text = |value: Result<String, serde_json::Error>| value.map_err(|error| error.to_string());
    let catalogue_file = [source("catalogue.json", text(serde_json::to_string(&case.catalogue))?)];
    let organisation_file =
        [source("organisation.json", text(serde_json::to_string(&case.organisation))?)];
    drop(case);
    let bytes = organisation_file.iter().map(|file| file.text.len()).sum::<usize>();

    let (catalogue, problems) = Catalogue::load(&catalogue_file, &[]);
    let catalogue = catalogue.ok_or_else(|| format!("the catalogue has problems: {problems:#?}"))?;
    let (organisation, problems) = Organisation::load(&organisation_file, &catalogue);
    let organisation =
        organisation.ok_or_else(|| format!("the organisation has problems: {problems:#?}"))?;
    let evidence = map(&catalogue, &organisation);
    let cells = assess(&evidence, as_of).cells().len();

    let parse = |file: &SourceText| serde_json::from_str::<serde_json::Value>(&file.text).is_ok();
    let typed = |file: &SourceText| serde_json::from_str::<OrganisationDocument>(&file.text).is_ok();
    let first = organisation_file.first().ok_or("no file")?;
    let lines = [
        measure("serde_json to a value", repeat, || {
            serde_json::from_str::<serde_json::Value>(&first.text).ok()
        }),
        measure("serde_json to documents", repeat, || {
            serde_json::from_str::<OrganisationDocument>(&first.text).ok()
        }),
        measure("load catalogue", repeat, || Catalogue::load(&catalogue_file, &[])),
        measure("load and validate", repeat, || Organisation::load(&organisation_file, &catalogue)),
        measure("map", repeat, || map(&catalogue, &organisation)),
        measure("assess", repeat, || assess(&evidence, as_of)),
        measure("load, map and assess", repeat, || {
            let (organisation, _) = Organisation::load(&organisation_file, &catalogue);
            organisation.map(|organisation| {
                let evidence = map(&catalogue, &organisation);
                assess(&evidence, as_of).cells().len()
            })
        }),
    ];
    black_box((parse(first), typed(first)));
    let io = |error: io::Error| error.to_string();
    let (claims, members) = (organisation.claims().len(), organisation.elements().len());
    writeln!(out, "\n{requirements} requirements x {artefacts} artefacts").map_err(io)?;
    writeln!(
        out,
        "  {} kB of JSON, {claims} claims, {members} scope elements, {cells} cells, {} judgements",
        bytes / 1000,
        organisation.judgements().len(),
    )
    .map_err(io)?;
    writeln!(out, "  {:<26} {:>10} {:>9} {:>9} {:>9}", "", "ms", "x parse", "peak kB", "x input").map_err(io)?;
    let base = lines.get(1).map_or(1, |line| line.median.as_micros().max(1));
    for line in &lines {
        let micros = line.median.as_micros();
        let tenths = |part: u128, whole: u128| format!("{}.{}", part / whole, part * 10 / whole % 10);
        let input = u128::try_from(bytes.max(1)).unwrap_or(1);
        let peak = u128::try_from(line.peak).unwrap_or(0);
        writeln!(
            out,
            "  {:<26} {:>6}.{:03} {:>9} {:>9} {:>9}",
            line.what,
            micros / 1000,
            micros % 1000,
            tenths(micros, base),
            line.peak / 1000,
            tenths(peak, input),
        )
        .map_err(io)?;
    }
    Ok(())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let asked = |name: &str| arguments.iter().any(|argument| argument == name);
    let smoke = asked("--smoke");
    let only: Option<usize> = arguments.windows(2).find_map(|pair| match pair {
        [name, value] if name == "--size" => value.parse().ok(),
        _ => None,
    });
    let mut out = io::stdout().lock();
    for size in SIZES.into_iter().filter(|size| only.is_none_or(|only| only == size.0)) {
        let repeat = if smoke || asked("--once") { 1 } else { size.2 };
        if let Err(problem) = run(&mut out, size, repeat) {
            let written = writeln!(io::stderr(), "{problem}");
            drop(written);
            return ExitCode::FAILURE;
        }
        if smoke {
            break;
        }
    }
    ExitCode::SUCCESS
}
