//! Every benchmark runs once at its smallest size and prints what it counted.

use std::process::Command;

#[test]
fn every_benchmark_runs_at_the_smallest_sizes() -> std::io::Result<()> {
    let run = Command::new(env!("CARGO_BIN_EXE_clausegraph-benches")).arg("--smoke").output()?;
    let printed = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{printed}\n{}", String::from_utf8_lossy(&run.stderr));
    let lines = [
        "400 requirements x 2000 artefacts",
        "the built-in catalogue, 453 requirements x 2000 artefacts",
        "  load, map and assess ",
        "  an artefact less ",
        "  difference ",
        "  forecast ",
        "  least set of documents ",
        "  upstream gaps ",
    ];
    for line in lines {
        assert!(printed.contains(line), "`{line}` is missing in:\n{printed}");
    }
    Ok(())
}
