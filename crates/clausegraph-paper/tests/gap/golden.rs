//! The report of two organisations, part by part: one on its way, and the one with the gravest gaps.

use clausegraph_paper::{Basis, Paper, gap_paper, paper_markdown};

use crate::made::{for_both, sources};

/// Lines of a part that are held; annexes are long and of one form.
const LINES: usize = 100;

fn parts(name: &str, basis: &Basis<'_, '_>) {
    let paper = gap_paper(basis);
    let profile = basis.profile().as_str();
    for section in &paper.sections {
        let alone = Paper {
            facts: Vec::new(),
            notices: Vec::new(),
            subtitle: String::new(),
            sections: vec![section.clone()],
            ..paper.clone()
        };
        let page = paper_markdown(&alone);
        let lines: Vec<&str> = page.lines().skip(2).take(LINES).collect();
        insta::assert_snapshot!(format!("{name}-{profile}-{}", section.anchor), lines.join("\n"));
    }
    let front = paper_markdown(&Paper { sections: Vec::new(), ..paper });
    insta::assert_snapshot!(format!("{name}-{profile}-front"), front);
}

#[test]
fn of_one_on_its_way() {
    for_both(&sources("marlbeck"), |consultant, auditor| {
        parts("marlbeck", consultant);
        parts("marlbeck", auditor);
    });
}

#[test]
fn of_the_one_with_the_gravest_gaps() {
    for_both(&sources("brackmoor"), |consultant, _| parts("brackmoor", consultant));
}
