//! `clausegraph report --to pdf`, in a build that sets pages.

#![cfg(feature = "pdf")]
#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod binary;

use std::{fs, path::Path};

#[test]
fn every_deliverable_becomes_pages_and_the_same_twice() {
    let organisation = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures/organisations/lindenhall")
        .canonicalize()
        .unwrap();
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
    // The evidence map is long: it is set once.
    let all = ["audit", "charter", "evidence-map", "gap", "readiness", "review-pack", "roadmap"];
    let twice = all.map(|what| if what == "evidence-map" { "charter" } else { what });
    let [one, two] = [("one", all), ("two", twice)].map(|(name, what)| {
        let mut command = binary::binary();
        command.arg("report").arg(&organisation).args(["--as-of", "2026-11-22", "--force"]);
        command.args(["--to", "pdf", "--what", &what.join(",")]);
        let ran = binary::ran(command.arg("--out").arg(out.join(name)));
        assert_eq!(ran.code, 0, "{ran}");
        out.join(name)
    });
    for what in all {
        let name = format!("lindenhall-{what}.pdf");
        let bytes = fs::read(one.join(&name)).unwrap();
        assert!(bytes.starts_with(b"%PDF-"), "{name}");
        if let Ok(again) = fs::read(two.join(&name)) {
            assert!(bytes == again, "{name} is another the second time");
        }
    }
}
