//! The report of an import as text for a terminal.

use super::{FileNote, ImportReport, RecordTest, UnusedRule};
use crate::page::{LONGEST, Page, count, cut_to, short};

/// The report as text, no line wider than 80 characters.
///
/// Long lists are cut, with the number of entries that are not shown, and long values end with `…`;
/// the artefact carries the whole value. Signs that steer a terminal
/// are printed as `\u{..}`.
pub fn render_report(report: &ImportReport) -> String {
    let mut page = Page::default();
    page.line(0, &format!("Read {}.", count(report.read, "file", "files")));
    page.section("Mapped", report.mapped.len(), |page| {
        for mapped in &report.mapped {
            let files = count(mapped.files, "file", "files");
            page.line(2, &format!("{}: {files} as {}", mapped.rule, mapped.kind));
        }
    });
    page.section("Artefacts", report.kinds.len(), |page| {
        for (kind, number) in &report.kinds {
            page.line(2, &format!("{kind}: {number}"));
        }
    });
    page.section("Places that were taken", report.places.len(), |page| {
        for taken in &report.places {
            let files = count(taken.files, "file", "files");
            let place = short(&taken.place);
            page.line(2, &format!("{}, {}: {place}: {files}", taken.rule, taken.field));
        }
    });
    page.section("People that the rules do not name", report.people, |page| {
        page.line(2, &count(report.people, "person got a key", "people got keys"));
    });
    page.list("Left", &report.left, |page, left| {
        page.entry(&left.path, None, &left.why.to_string());
    });
    let title = "Malformed: kept as written, the field is unknown";
    page.list(title, &report.malformed, |page, malformed| {
        let (field, value) = (short(&malformed.field), short(&malformed.value));
        // Why a value cannot be used may hold a part of it.
        let why = cut_to(&malformed.why.to_string(), 3 * LONGEST);
        let said = if value.is_empty() {
            format!("{field}: {why}")
        } else {
            format!("{field}: `{value}`: {why}")
        };
        page.entry(&malformed.path, malformed.at, &said);
    });
    page.list("Contradictions", &report.contradictions, |page, found| {
        let said = format!(
            "{} at {} lies before {} at {}",
            found.second,
            short(&found.second_at),
            found.first,
            short(&found.first_at)
        );
        page.entry(&found.path, found.at, &said);
    });
    page.list("Stated none", &report.stated_none, |page, none| {
        let files = count(none.files, "file", "files");
        page.line(2, &format!("{}, {}: {files}", none.rule, none.field));
    });
    page.list("Empty or stub", &report.stubs, |page, stub| {
        let words = stub.words.map_or_else(|| "no byte".to_owned(), words_of);
        page.line(2, &format!("{}: {words}", stub.artefact));
    });
    page.list("Much the same text", &report.similar, |page, similar| {
        let [one, other] = &similar.paths;
        let percent = similar.pair.shared.saturating_mul(100) / similar.pair.all.max(1);
        page.entry(one, None, &format!("{percent} % the same as {}", short(other)));
    });
    let claims = report.confirmed_claims + report.suggested_claims;
    page.section("Claims", claims, |page| {
        page.line(2, &format!("confirmed: {}", report.confirmed_claims));
        page.line(2, &format!("suggested: {}", report.suggested_claims));
    });
    let title = "Claims whose place is not there: only suggested";
    page.list(title, &report.unplaced_claims, |page, claim| {
        let said = format!("{}: no heading `{}`", claim.target, short(&claim.at));
        page.entry(&claim.path, None, &said);
    });
    let title = "Citations that lead nowhere: no claim is made";
    page.list(title, &report.dangling, |page, cited| {
        let said = format!("{}: `{}`: {}", short(&cited.field), short(&cited.written), cited.why);
        page.entry(&cited.path, cited.at, &said);
    });
    tests(&mut page, &report.tests);
    page.list("Notes", &by_file(&report.notes), |page, (path, notes)| {
        page.line(2, path);
        for note in notes {
            page.line(4, &cut_to(note, 3 * LONGEST));
        }
    });
    page.list("Rules without use", &report.unused_rules, |page, unused| {
        let said = match unused {
            UnusedRule::Documents { rule } => format!("{rule} takes no file"),
            UnusedRule::Claim { rule, line } => {
                format!("{rule}: the claim on line {line} is made for no document")
            }
        };
        page.line(2, &said);
    });
    in_all(&mut page, report);
    page.text
}

fn words_of(words: u32) -> String {
    count(usize::try_from(words).unwrap_or(usize::MAX), "word", "words")
}

/// The notes of each file together, in their order.
fn by_file(notes: &[FileNote]) -> Vec<(&str, Vec<&str>)> {
    let mut files: Vec<(&str, Vec<&str>)> = Vec::new();
    for note in notes {
        match files.last_mut() {
            Some((path, notes)) if *path == note.path => notes.push(&note.note),
            Some(_) | None => files.push((&note.path, vec![&note.note])),
        }
    }
    files
}

/// What came out and what is worth a look, at the end of a long report.
fn in_all(page: &mut Page, report: &ImportReport) {
    let taken: usize = report.mapped.iter().map(|mapped| mapped.files).sum();
    let mut lines = vec![format!(
        "{} of {} taken, {} left",
        taken,
        count(report.read, "file", "files"),
        report.left.len()
    )];
    let worth_a_look = [
        (report.malformed.len(), "value could not be read", "values could not be read"),
        (report.stubs.len(), "document is empty or a stub", "documents are empty or stubs"),
        (report.contradictions.len(), "contradiction", "contradictions"),
        (report.dangling.len(), "citation leads nowhere", "citations lead nowhere"),
        (report.unplaced_claims.len(), "claim has no place", "claims have no place"),
        (report.unused_rules.len(), "rule without use", "rules without use"),
    ];
    let told = worth_a_look.into_iter().filter(|(number, ..)| *number > 0);
    lines.extend(told.map(|(number, one, many)| count(number, one, many)));
    page.section("In all", lines.len(), |page| lines.iter().for_each(|line| page.line(2, line)));
}

/// The tests over sets of records, and the records that failed them.
fn tests(page: &mut Page, tests: &[RecordTest]) {
    page.section("Tests of records", tests.len(), |page| {
        for test in tests {
            let said = if let Some(why) = &test.why {
                format!("cannot be evaluated: {}", cut_to(&why.to_string(), 3 * LONGEST))
            } else {
                let about = count(test.about, "record", "records");
                let exceptions = count(test.exceptions.len(), "exception", "exceptions");
                format!("{} of {about} tested, {exceptions}", test.tested)
            };
            page.line(2, &format!("{}, {}: {said}", test.set, test.test));
        }
    });
    for test in tests {
        let title = format!("{}, {}: exceptions", test.set, test.test);
        page.list(&title, &test.exceptions, |page, exception| {
            page.entry(&exception.path, None, &cut_to(&exception.why, 3 * LONGEST));
        });
        let title = format!("{}, {}: could not be tested", test.set, test.test);
        page.list(&title, &test.untested, |page, path| page.line(2, path));
    }
}

#[cfg(test)]
mod tests {
    use clausegraph_readers::text::Place;
    use proptest::prelude::*;

    use super::*;
    use crate::page::WIDTH;
    use crate::tree::{LeftFile, LeftReason, MalformedValue, Unreadable};

    #[test]
    fn long_lists_say_how_much_is_not_shown() {
        let left = (0..50)
            .map(|number| LeftFile { path: format!("{number}.txt"), why: LeftReason::NoRule });
        let report = ImportReport { read: 50, left: left.collect(), ..ImportReport::default() };
        let text = render_report(&report);
        assert!(text.contains("Left (50)\n"), "{text}");
        assert!(text.contains("  and 10 more\n"), "{text}");
        assert!(text.ends_with("In all\n  0 of 50 files taken, 50 left\n"), "{text}");
    }

    #[test]
    fn long_values_are_cut() {
        assert_eq!(short(" a\n b"), " a\n b");
        assert_eq!(short(&"ä".repeat(80)), "ä".repeat(80));
        assert_eq!(short(&"ä".repeat(81)), "ä".repeat(79) + "…");
        let report = ImportReport {
            malformed: vec![MalformedValue {
                path: "a.md".to_owned(),
                at: Some(Place::Line(1)),
                field: "owner".to_owned(),
                value: "x ".repeat(1_000_000),
                why: Unreadable::FrontMatter(crate::BrokenFront::NotYaml {
                    reason: "y".repeat(1_000_000),
                }),
            }],
            ..ImportReport::default()
        };
        assert!(render_report(&report).len() < 600);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_a_terminal(path in "\\PC{0,200}", value in "[a ]{0,200}") {
            let report = ImportReport {
                malformed: vec![MalformedValue {
                    path,
                    at: Some(Place::Line(7)),
                    field: "owner".to_owned(),
                    value,
                    why: Unreadable::Several,
                }],
                ..ImportReport::default()
            };
            let text = render_report(&report);
            prop_assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{}", text);
        }
    }
}
