//! Benchmarks: load, map and assess at three sizes and before the built-in catalogue, beside the bare
//! parse of the same bytes.
//!
//! Sizes and seeds are fixed; every size gives its work counts, so that a change of the work is told
//! apart from a change of the machine. Memory is the peak of a process of its own for each stage, less
//! what it held before the stage.
//!
//! `--size N` runs only the size of N requirements, `--size standard` only the built-in catalogue,
//! `--once` every stage once, `--smoke` the smallest size and the built-in catalogue once,
//! with the shortest of the longer works.

mod difference;
mod forecast;
mod minimise;
mod overlap;
mod plan;
mod routines;
mod session;
mod upstream;

use std::{
    fs,
    hint::black_box,
    io::{self, Write},
    path::PathBuf,
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use clausegraph::{
    Catalogue, Date, Organisation, SourceText, assess, document::OrganisationDocument, map,
};
use clausegraph_testkit::{
    generate::{sized, sized_for},
    standard,
};

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// So many random requirements.
    Random(usize),
    /// The built-in catalogue.
    Standard,
}

impl Asked {
    /// How `--size` and the files of the measurement call it.
    fn name(self) -> String {
        match self {
            Self::Random(requirements) => requirements.to_string(),
            Self::Standard => "standard".to_owned(),
        }
    }
}

/// What is asked, how many artefacts answer, how often it is run.
type Size = (Asked, usize, usize);

const SIZES: [Size; 4] = [
    (Asked::Random(400), 2_000, 25),
    (Asked::Standard, 2_000, 25),
    (Asked::Random(2_000), 10_000, 15),
    (Asked::Random(5_000), 50_000, 7),
];
/// How many of the sizes a smoke test runs.
const SMOKE: usize = 2;
const SEED: u64 = 20_000;
const DAY: &str = "2026-11-22";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    ParseToValue,
    ParseToDocuments,
    LoadCatalogue,
    Load,
    Map,
    Assess,
    All,
}

const STAGES: [(Stage, &str); 7] = [
    (Stage::ParseToValue, "serde_json to a value"),
    (Stage::ParseToDocuments, "serde_json to documents"),
    (Stage::LoadCatalogue, "load the catalogue"),
    (Stage::Load, "load and validate"),
    (Stage::Map, "map"),
    (Stage::Assess, "assess"),
    (Stage::All, "load, map and assess"),
];

/// The input of all stages.
struct Input {
    catalogue_file: [SourceText; 1],
    file: [SourceText; 1],
    as_of: Date,
    catalogue: Catalogue,
}

fn input((asked, artefacts, _): Size) -> Result<Input, String> {
    let case = match asked {
        Asked::Random(requirements) => sized(SEED, requirements, artefacts),
        Asked::Standard => {
            let standard = standard().map_err(|error| error.to_string())?;
            sized_for(standard, SEED, artefacts)
        }
    };
    let json = |text: Result<String, serde_json::Error>| text.map_err(|error| error.to_string());
    let source = |name: &str, text: String| [SourceText { name: name.to_owned(), text }];
    let catalogue_file = source("catalogue.json", json(serde_json::to_string(&case.catalogue))?);
    let file = source("organisation.json", json(serde_json::to_string(&case.organisation))?);
    let (catalogue, problems) = Catalogue::load(&catalogue_file, &[]);
    let catalogue =
        catalogue.ok_or_else(|| format!("the catalogue has problems: {problems:#?}"))?;
    Ok(Input { catalogue_file, file, as_of: case.as_of, catalogue })
}

fn organisation(input: &Input) -> Result<Organisation, String> {
    let (organisation, problems) = Organisation::load(&input.file, &input.catalogue);
    organisation.ok_or_else(|| format!("the organisation has problems: {problems:#?}"))
}

/// Runs a stage some times, each time handing the result to `after` before it is dropped.
fn repeat(
    input: &Input,
    stage: Stage,
    times: usize,
    mut around: impl FnMut(&mut dyn FnMut()),
) -> Result<(), String> {
    // Only the stages that work on a loaded organisation have one beside them.
    let loaded = match stage {
        Stage::Map | Stage::Assess => Some(organisation(input)?),
        Stage::ParseToValue
        | Stage::ParseToDocuments
        | Stage::LoadCatalogue
        | Stage::Load
        | Stage::All => None,
    };
    let evidence = loaded.as_ref().map(|loaded| map(&input.catalogue, loaded));
    let [file] = &input.file;
    for _ in 0..times {
        // What a stage makes is kept until its time is taken.
        let (mut value, mut documents, mut catalogue) = (None, None, None);
        let (mut fresh, mut mapped, mut assessed) = (None, None, None);
        around(&mut || match stage {
            Stage::ParseToValue => {
                value = serde_json::from_str::<serde_json::Value>(&file.text).ok();
            }
            Stage::ParseToDocuments => {
                documents = serde_json::from_str::<OrganisationDocument>(&file.text).ok();
            }
            Stage::LoadCatalogue => catalogue = Some(Catalogue::load(&input.catalogue_file, &[])),
            Stage::Load => fresh = Some(Organisation::load(&input.file, &input.catalogue)),
            Stage::Map => mapped = loaded.as_ref().map(|loaded| map(&input.catalogue, loaded)),
            Stage::Assess => {
                assessed = evidence.as_ref().map(|evidence| assess(evidence, input.as_of));
            }
            Stage::All => {
                let (organisation, problems) = Organisation::load(&input.file, &input.catalogue);
                if let Some(organisation) = &organisation {
                    let evidence = map(&input.catalogue, organisation);
                    black_box(assess(&evidence, input.as_of).cells().len());
                }
                fresh = Some((organisation, problems));
            }
        });
        black_box((&value, &documents, &catalogue, &fresh, &mapped, &assessed));
    }
    Ok(())
}

fn median(input: &Input, stage: Stage, times: usize) -> Result<Duration, String> {
    let mut found = Vec::with_capacity(times);
    repeat(input, stage, times, |work| {
        let start = Instant::now();
        work();
        found.push(start.elapsed());
    })?;
    found.sort_unstable();
    Ok(found.get(found.len() / 2).copied().unwrap_or_default())
}

/// The median time of some work.
fn median_of<R>(times: usize, work: impl Fn() -> R) -> Duration {
    let mut found = Vec::with_capacity(times);
    for _ in 0..times {
        let start = Instant::now();
        black_box(work());
        found.push(start.elapsed());
    }
    found.sort_unstable();
    found.get(found.len() / 2).copied().unwrap_or_default()
}

/// A figure of this process that the kernel keeps, in kilobytes; none where there is no such kernel.
fn kilobytes(name: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(name))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The texts of a size, where the processes that measure memory find them.
///
/// Generating them there would leave memory behind in which a stage could hide.
fn texts(size: &str) -> [PathBuf; 2] {
    let folder = std::env::temp_dir();
    let path = |what: &str| folder.join(format!("clausegraph-bench-{size}-{what}.json"));
    [path("catalogue"), path("organisation")]
}

/// Prints by how many kilobytes one run of a stage raised this process's peak.
fn memory_of(size: &str, stage: Stage, out: &mut impl Write) -> Result<(), String> {
    let io = |error: io::Error| error.to_string();
    let [catalogue, organisation_path] = texts(size);
    let read = |path: &PathBuf| -> Result<[SourceText; 1], String> {
        let text = fs::read_to_string(path).map_err(io)?;
        Ok([SourceText { name: "input.json".to_owned(), text }])
    };
    let (catalogue_file, file) = (read(&catalogue)?, read(&organisation_path)?);
    let (catalogue, _) = Catalogue::load(&catalogue_file, &[]);
    let catalogue = catalogue.ok_or("the catalogue has problems")?;
    let as_of = DAY.parse().map_err(|_| "the day is no day")?;
    let input = Input { catalogue_file, file, as_of, catalogue };
    let mut raised = None;
    repeat(&input, stage, 1, |work| {
        let reset = fs::write("/proc/self/clear_refs", "5");
        let before = reset.ok().and_then(|()| kilobytes("VmRSS"));
        work();
        raised = kilobytes("VmHWM").zip(before).map(|(peak, before)| peak.saturating_sub(before));
    })?;
    write!(out, "{}", raised.map_or("-".to_owned(), |raised| raised.to_string())).map_err(io)
}

fn memory_in_child(size: &str, stage: &str) -> Option<u64> {
    let program = std::env::current_exe().ok()?;
    let arguments = ["--memory", stage, "--size", size];
    let output = Command::new(program).args(arguments).output().ok()?;
    String::from_utf8(output.stdout).ok()?.parse().ok()
}

fn run(out: &mut impl Write, size: Size, times: usize, smoke: bool) -> Result<(), String> {
    let io = |error: io::Error| error.to_string();
    let case = input(size)?;
    let name = size.0.name();
    let loaded = organisation(&case)?;
    let evidence = map(&case.catalogue, &loaded);
    let cells = assess(&evidence, case.as_of).cells().len();
    let [file] = &case.file;
    let [catalogue_file] = &case.catalogue_file;
    for (path, text) in texts(&name).iter().zip([&catalogue_file.text, &file.text]) {
        fs::write(path, text).map_err(io)?;
    }
    let requirements = case.catalogue.requirements().count();
    let title = if size.0 == Asked::Standard { "the built-in catalogue, " } else { "" };
    writeln!(out, "\n{title}{requirements} requirements x {} artefacts", size.1).map_err(io)?;
    writeln!(
        out,
        "  {} kB of JSON, {} claims, {} scope elements, {cells} cells",
        file.text.len() / 1000,
        loaded.claims().len(),
        loaded.elements().len(),
    )
    .map_err(io)?;
    writeln!(
        out,
        "  {:<24} {:>10} {:>9} {:>9} {:>9} {:>9}",
        "", "ms", "x value", "x typed", "peak kB", "x input"
    )
    .map_err(io)?;
    let mut medians = Vec::new();
    for (stage, _) in STAGES {
        medians.push(median(&case, stage, times)?.as_micros().max(1));
    }
    let base = |stage: usize| medians.get(stage).copied().unwrap_or(1);
    let bases = [base(0), base(1)];
    let tenths = |part: u128, whole: u128| format!("{}.{}", part / whole, part * 10 / whole % 10);
    for ((_, stage_name), micros) in STAGES.into_iter().zip(medians.iter().copied()) {
        let [of_value, of_typed] = bases.map(|base| tenths(micros, base));
        let peak = memory_in_child(&size.0.name(), stage_name);
        let input_kb = u128::try_from(file.text.len() / 1000).unwrap_or(1).max(1);
        let of_input = peak.map(|peak| tenths(u128::from(peak), input_kb));
        writeln!(
            out,
            "  {stage_name:<24} {:>6}.{:03} {of_value:>9} {of_typed:>9} {:>9} {:>9}",
            micros / 1000,
            micros % 1000,
            peak.map_or("-".to_owned(), |peak| peak.to_string()),
            of_input.unwrap_or("-".to_owned()),
        )
        .map_err(io)?;
    }
    session::run(out, &case)?;
    plan::measure(out, &assess(&evidence, case.as_of), times)?;
    difference::run(out, &case.catalogue, &loaded, case.as_of, times.min(5)).map_err(io)?;
    forecast::run(out, &evidence, case.as_of, smoke)?;
    upstream::report(out, &assess(&evidence, case.as_of), times).map_err(io)?;
    routines::report(out, &assess(&evidence, case.as_of), times).map_err(io)?;
    overlap::report(out, &assess(&evidence, case.as_of))?;
    minimise::report(out, file, &case.catalogue, case.as_of)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let asked = |name: &str| arguments.iter().any(|argument| argument == name);
    let value = |name: &str| {
        arguments
            .iter()
            .zip(arguments.iter().skip(1))
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value)
    };
    let only = value("--size");
    let stage =
        value("--memory").and_then(|name| STAGES.into_iter().find(|(_, known)| known == name));
    let mut out = io::stdout().lock();
    let chosen = SIZES.into_iter().filter(|size| only.is_none_or(|only| *only == size.0.name()));
    for size in chosen.take(if asked("--smoke") { SMOKE } else { SIZES.len() }) {
        let times = if asked("--smoke") || asked("--once") { 1 } else { size.2 };
        let result = match stage {
            Some((stage, _)) => memory_of(&size.0.name(), stage, &mut out),
            None => run(&mut out, size, times, asked("--smoke")),
        };
        if let Err(problem) = result {
            let written = writeln!(io::stderr(), "{problem}");
            drop(written);
            return ExitCode::FAILURE;
        }
    }
    if stage.is_none()
        && let Err(problem) = minimise::covers(&mut out, asked("--smoke"))
            .and_then(|()| overlap::texts(&mut out, asked("--smoke")))
    {
        let written = writeln!(io::stderr(), "{problem}");
        drop(written);
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
