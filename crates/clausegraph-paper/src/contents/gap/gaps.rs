//! The gaps: requirement, fact, consequence; the biggest first.

use clausegraph::{Artefact, Finding, Indicator, Profile, Theme};
use clausegraph_report::wording::{
    finding_sentence, indicator_words, kind_words, proposal_words, theme_words,
};

use super::{
    grouped::{Fact, Gap, OTHERS, counts, facts_of, subject_id},
    pen::{Content, Part, Pen, body, heading, indicator_tone, link, paragraph, told},
    written,
};
use crate::{Basis, Block, Cell, Field, FieldValue, Row, Run, RunLook, Section, Table, Words};

/// Requirements of a gap that are told in our own words.
const REQUIREMENTS: usize = 4;
/// Sentences of facts of a gap.
const FACTS: usize = 6;
/// Names in a row.
const NAMES: usize = 10;
/// Artefacts in a row, each with title, day and place.
const ARTEFACTS: usize = 5;

pub(super) fn content(basis: &Basis<'_, '_>, pen: Pen<'_>, gaps: &[Gap<'_, '_>]) -> Content {
    if gaps.is_empty() {
        return (vec![pen.paragraph("gap-gaps-none")], health(basis, pen).into_iter().collect());
    }
    let findings: usize = gaps.iter().map(|gap| gap.findings.len()).sum();
    let arguments = [
        ("findings", pen.number(findings).into()),
        ("gaps", pen.number(gaps.len()).into()),
        ("annex", pen.title(Part::Findings).into()),
    ];
    let lead = vec![
        paragraph(pen.with("gap-gaps-lead", &arguments)),
        Block::Table(by_theme(basis, pen, gaps)),
    ];
    let mut lead = lead;
    if basis.profile() == Profile::Consultant {
        lead.push(Block::Paragraph(Words::strong(pen.say("gap-consequence-themes"))));
        lead.push(Block::Bullets(
            themes(gaps)
                .into_iter()
                .map(|theme| {
                    Words::strong(format!("{}:", theme_words(theme)))
                        .and(Words::plain(format!(" {}", pen.say(consequence(theme)))))
                })
                .collect(),
        ));
    }
    let (full, rest) = gaps.split_at(gaps.iter().take_while(|gap| gap.in_full).count());
    let mut sections: Vec<Section> =
        full.iter().enumerate().map(|(index, gap)| section(basis, pen, index + 1, gap)).collect();
    if !rest.is_empty() {
        sections.push(others(basis, pen, full.len(), rest));
    }
    sections.extend(together(basis, pen));
    sections.extend(health(basis, pen));
    (lead, sections)
}

/// The themes with how many gaps and findings each has, the gravest first.
fn by_theme(basis: &Basis<'_, '_>, pen: Pen<'_>, gaps: &[Gap<'_, '_>]) -> Table {
    let mut columns = vec![pen.column("gap-column-theme", 8), pen.numbers("gap-column-gaps", 3)];
    columns.extend(COUNTED.iter().map(|(_, key)| pen.numbers(key, 4)));
    columns.push(pen.column("gap-column-biggest", 10));
    let rows = themes(gaps).into_iter().map(|theme| {
        let of_theme: Vec<&Gap<'_, '_>> = gaps.iter().filter(|gap| gap.theme == theme).collect();
        let counted = counts(of_theme.iter().flat_map(|gap| gap.findings.iter().copied()));
        let mut cells =
            vec![Cell::plain(theme_words(theme)), Cell::plain(pen.number(of_theme.len()))];
        for (wanted, _) in COUNTED {
            let found = counted.iter().find(|(indicator, _)| *indicator == wanted);
            let number = found.map_or(0, |(_, number)| *number);
            cells.push(match number {
                0 => Cell::plain("·"),
                number => Cell::toned(pen.number(number), indicator_tone(wanted)),
            });
        }
        let biggest = of_theme.first().map_or_else(Words::none, |gap| {
            let clause = gap.clause.map(|clause| heading(basis.assessment.catalogue(), clause));
            link(clause.unwrap_or_default(), &gap.anchor())
        });
        cells.push(Cell::of(biggest));
        body(cells)
    });
    pen.table("gap-caption-themes", columns, rows.collect())
}

/// The themes, that of the biggest gap first.
fn themes(gaps: &[Gap<'_, '_>]) -> Vec<Theme> {
    let mut themes: Vec<Theme> = Vec::new();
    for gap in gaps {
        if !themes.contains(&gap.theme) {
            themes.push(gap.theme);
        }
    }
    themes
}

/// The indicators that make a gap.
const COUNTED: [(Indicator, &str); 4] = [
    (Indicator::Major, "gap-column-majors"),
    (Indicator::Minor, "gap-column-minors"),
    (Indicator::Observation, "gap-column-observations"),
    (Indicator::Opportunity, "gap-column-opportunities"),
];

fn numbered(basis: &Basis<'_, '_>, pen: Pen<'_>, number: usize, gap: &Gap<'_, '_>) -> String {
    let arguments = [("number", pen.number(number).into()), ("gap", gap.title(basis, pen).into())];
    pen.with("gap-numbered", &arguments)
}

/// One gap in full.
fn section(basis: &Basis<'_, '_>, pen: Pen<'_>, number: usize, gap: &Gap<'_, '_>) -> Section {
    let consultant = basis.profile() == Profile::Consultant;
    let theme_key = if consultant { "gap-field-root-theme" } else { "gap-field-theme" };
    let mut fields = vec![
        pen.known("gap-field-severity", pen.indicators(&gap.counts())),
        pen.known(theme_key, theme_words(gap.theme)),
    ];
    if !gap.gates.is_empty() {
        let gates: Vec<String> = gap.gates.iter().map(|gate| gate.title.clone()).collect();
        fields.push(pen.known("gap-field-gates", pen.row(&gates)));
    }
    if !gap.members.is_empty() {
        fields.push(pen.known("gap-field-members", pen.few(&gap.members, NAMES)));
    }
    let seen = artefacts(pen, gap);
    if !seen.is_empty() {
        fields.push(pen.known("gap-field-artefacts", seen));
    }
    let mut blocks = vec![Block::Fields(fields)];
    blocks.push(Block::Paragraph(Words::strong(pen.say("gap-asked"))));
    blocks.push(Block::Bullets(asked(basis, pen, gap)));
    blocks.push(Block::Paragraph(Words::strong(pen.say("gap-fact"))));
    blocks.push(Block::Bullets(facts(pen, gap)));
    blocks.extend(written::of_gap(basis, pen, gap));
    if consultant {
        blocks.push(Block::Paragraph(Words::strong(pen.say("gap-consequence"))));
        blocks.push(paragraph(consequences(basis, pen, gap)));
    }
    Section {
        title: numbered(basis, pen, number, gap),
        anchor: gap.anchor(),
        starts_page: false,
        blocks,
        sections: Vec::new(),
    }
}

/// The requirements in our own words.
fn asked(basis: &Basis<'_, '_>, pen: Pen<'_>, gap: &Gap<'_, '_>) -> Vec<Words> {
    let told = gap.requirements.len().min(REQUIREMENTS);
    // To count a single one takes hardly less room than to tell it.
    let told = if gap.requirements.len() == told + 1 { told + 1 } else { told };
    let mut items: Vec<Words> = gap
        .requirements
        .iter()
        .take(told)
        .map(|requirement| {
            Words::code(requirement.id().as_str())
                .and(Words::plain(format!(" {}", requirement.statement())))
        })
        .collect();
    let left: Vec<String> = gap
        .requirements
        .iter()
        .skip(told)
        .map(|requirement| requirement.id().to_string())
        .collect();
    if !left.is_empty() {
        let arguments = [
            ("n", left.len().into()),
            ("shown", pen.number(left.len()).into()),
            ("ids", pen.few(&left, NAMES).into()),
        ];
        items.push(Words::plain(pen.with("gap-asked-more", &arguments)));
    }
    if items.is_empty() {
        let clause = gap.clause.map(|clause| heading(basis.assessment.catalogue(), clause));
        let arguments = [("clause", clause.unwrap_or_default().into())];
        items.push(Words::plain(pen.with("gap-asked-clause", &arguments)));
    }
    items
}

/// What the evidence shows, one sentence for all that say the same.
fn facts(pen: Pen<'_>, gap: &Gap<'_, '_>) -> Vec<Words> {
    let facts = gap.facts();
    let majors = facts
        .iter()
        .take_while(|fact| fact.findings.iter().any(|found| found.indicator == Indicator::Major))
        .count();
    let told = facts.len().min(majors.max(FACTS));
    let mut items: Vec<Words> = facts.iter().take(told).map(|found| fact(pen, found)).collect();
    let left: usize = facts.iter().skip(told).map(|fact| fact.findings.len()).sum();
    if left > 0 {
        items.push(Words::plain(pen.rest(left, Part::Findings)));
    }
    items
}

fn fact(pen: Pen<'_>, fact: &Fact<'_, '_>) -> Words {
    let Some(first) = fact.findings.first() else { return Words::none() };
    let mut words = told(&format!("{} ", without_statement(first)));
    let others: Vec<String> = fact
        .findings
        .iter()
        .skip(1)
        .map(|finding| subject_id(&finding.subject).unwrap_or_else(|| finding.id.to_string()))
        .collect();
    if !others.is_empty() {
        let arguments = [
            ("n", others.len().into()),
            ("shown", pen.number(others.len()).into()),
            ("others", pen.few(&others, NAMES).into()),
        ];
        words = words.and(Words::plain(format!("{} ", pen.with("gap-likewise", &arguments))));
    }
    words.and(ids(pen, &fact.findings))
}

/// What was found, without the statement of its requirement, which stands above in our own words.
fn without_statement(finding: &Finding<'_>) -> String {
    let sentence = finding_sentence(finding);
    let [requirement] = finding.requirements.as_slice() else { return sentence };
    match sentence.split_once(&format!(": {}", requirement.statement())) {
        Some((before, after)) => format!("{before}.{after}"),
        None => sentence,
    }
}

/// The ids of findings: all of major indicators, else the first.
fn ids(pen: Pen<'_>, findings: &[&Finding<'_>]) -> Words {
    let majors: Vec<&&Finding<'_>> =
        findings.iter().filter(|finding| finding.indicator == Indicator::Major).collect();
    let shown = if majors.is_empty() { findings.iter().take(1).collect() } else { majors };
    let runs = shown.iter().map(|finding| Run::new(finding.id.as_str(), RunLook::Code));
    let mut words = Words::none();
    for run in runs {
        if !words.0.is_empty() {
            words = words.and(Words::plain(" "));
        }
        words.0.push(run);
    }
    let left = findings.len().saturating_sub(shown.len());
    if left > 0 {
        let more = pen.with("gap-ids-more", &[("more", pen.number(left).into())]);
        words = words.and(Words::quiet(format!(" {more}")));
    }
    words
}

/// The artefacts that were looked at, each with title, day and where it is kept.
fn artefacts(pen: Pen<'_>, gap: &Gap<'_, '_>) -> String {
    let mut seen: Vec<&Artefact> = Vec::new();
    for artefact in gap.findings.iter().flat_map(|finding| finding.artefacts.iter().copied()) {
        if !seen.iter().any(|known| known.id() == artefact.id()) {
            seen.push(artefact);
        }
    }
    let words: Vec<String> = seen.into_iter().map(|artefact| phrase(pen, artefact)).collect();
    pen.few(&words, ARTEFACTS)
}

fn phrase(pen: Pen<'_>, artefact: &Artefact) -> String {
    let document = artefact.document();
    let mut words = format!("{} {}", kind_words(artefact.kind()), artefact.id());
    if artefact.title() != artefact.id().as_str() {
        words = pen.with(
            "gap-artefact",
            &[("artefact", words.into()), ("title", artefact.title().into())],
        );
    }
    let approved = document.approval.given().and_then(|approval| approval.on.given());
    if let Some(day) = document.dated_on.given().or(approved) {
        words = format!("{words} ({})", pen.short_day(*day));
    }
    words
}

/// What follows: the gates, the requirements that hang on it, and what its theme brings.
fn consequences(basis: &Basis<'_, '_>, pen: Pen<'_>, gap: &Gap<'_, '_>) -> String {
    let mut sentences = Vec::new();
    let gates: Vec<String> =
        gap.gates.iter().filter(|gate| !gate.custom).map(|gate| gate.title.clone()).collect();
    if !gates.is_empty() {
        let arguments = [("n", gates.len().into()), ("gates", pen.row(&gates).into())];
        sentences.push(pen.with("gap-keeps-shut", &arguments));
    }
    let hanging = hanging(basis, gap);
    if !hanging.is_empty() {
        let arguments = [
            ("n", hanging.len().into()),
            ("shown", pen.number(hanging.len()).into()),
            ("ids", pen.few(&hanging, NAMES).into()),
        ];
        sentences.push(pen.with("gap-hang-on-it", &arguments));
    }
    if sentences.is_empty() {
        sentences.push(pen.say(consequence(gap.theme)));
    }
    sentences.join(" ")
}

/// The requirements that fall short, too, and hang on those of a gap.
fn hanging(basis: &Basis<'_, '_>, gap: &Gap<'_, '_>) -> Vec<String> {
    let Some(advice) = basis.advice else { return Vec::new() };
    let is_own = |position: usize| gap.requirements.iter().any(|own| own.position() == position);
    let mut found: Vec<(usize, String)> = Vec::new();
    for upstream in &advice.upstream.upstream {
        if !upstream.members.iter().any(|member| is_own(member.requirement.position())) {
            continue;
        }
        let explained = upstream.explained.iter().map(|explained| explained.gap.requirement);
        let others = explained.filter(|requirement| !is_own(requirement.position()));
        found.extend(others.map(|other| (other.position(), other.id().to_string())));
    }
    found.sort();
    found.dedup();
    found.into_iter().map(|(_, id)| id).collect()
}

const fn consequence(theme: Theme) -> &'static str {
    match theme {
        Theme::Scope => "gap-consequence-scope",
        Theme::Ownership => "gap-consequence-ownership",
        Theme::Direction => "gap-consequence-direction",
        Theme::Documents => "gap-consequence-documents",
        Theme::Burden => "gap-consequence-burden",
        Theme::Operation => "gap-consequence-operation",
        Theme::Rhythm => "gap-consequence-rhythm",
        Theme::FollowThrough => "gap-consequence-follow-through",
        Theme::Measures => "gap-consequence-measures",
        Theme::Risk => "gap-consequence-risk",
        Theme::Parties => "gap-consequence-parties",
        Theme::People => "gap-consequence-people",
        Theme::Claims => "gap-consequence-claims",
    }
}

/// The gaps that are not told in full: one row each.
fn others(basis: &Basis<'_, '_>, pen: Pen<'_>, before: usize, gaps: &[Gap<'_, '_>]) -> Section {
    let columns = vec![
        pen.column("gap-column-gap", 10),
        pen.column("gap-column-severity", 6),
        pen.column("gap-column-what", 9),
    ];
    let rows: Vec<Row> = gaps
        .iter()
        .enumerate()
        .map(|(index, gap)| {
            let mut rules: Vec<String> = Vec::new();
            for finding in &gap.findings {
                let title = finding.rule.title().to_owned();
                if !rules.contains(&title) {
                    rules.push(title);
                }
            }
            let tone = indicator_tone(gap.gravest);
            body(vec![
                Cell::plain(numbered(basis, pen, before + index + 1, gap)),
                Cell::toned(pen.indicators(&gap.counts()), tone),
                Cell::plain(rules.join("; ")),
            ])
        })
        .collect();
    let note = pen.with("gap-in-full", &[("part", pen.title(Part::Findings).into())]);
    let table = Table { note, ..pen.table("", columns, rows) };
    pen.below("gap-others", OTHERS, vec![Block::Table(table)])
}

/// Several minor indicators on one clause that a person may want to look at as one.
fn together(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Option<Section> {
    let proposals = basis.findings.proposals(basis.assessment, basis.repeats);
    let shown = |finding: &Finding<'_>| finding.rule.is_shown(finding.indicator, basis.profile());
    let items: Vec<Words> = proposals
        .iter()
        .filter(|proposal| proposal.findings.iter().all(|finding| shown(finding)))
        .map(|proposal| {
            let clause = heading(basis.assessment.catalogue(), proposal.clause);
            let number = proposal.findings.len();
            let arguments = [
                ("clause", clause.into()),
                ("n", number.into()),
                ("shown", pen.number(number).into()),
                ("reason", proposal_words(proposal.reason).into()),
            ];
            Words::plain(pen.with("gap-together-item", &arguments))
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    let blocks = vec![pen.paragraph("gap-together-lead"), Block::Bullets(items)];
    Some(pen.below("gap-together", "gaps-together", blocks))
}

/// How healthy the system is; nothing about a requirement. For consultants.
fn health(basis: &Basis<'_, '_>, pen: Pen<'_>) -> Option<Section> {
    if basis.profile() == Profile::Auditor {
        return None;
    }
    let signs = basis.findings.found().filter(|finding| {
        finding.indicator == Indicator::Health && !finding.rule.over_documentation
    });
    let signs: Vec<&Finding<'_>> = signs.collect();
    if signs.is_empty() {
        return None;
    }
    let items = facts_of(&signs).iter().map(|found| fact(pen, found)).collect();
    let blocks = vec![pen.paragraph("gap-health-lead"), Block::Bullets(items)];
    Some(pen.below("gap-health", "gaps-health", blocks))
}

/// A finding's indicator as a cell.
pub(super) fn indicator_cell(finding: &Finding<'_>) -> Cell {
    Cell::toned(indicator_words(finding.indicator), indicator_tone(finding.indicator))
}

/// A field that is left for a person.
pub(super) fn to_fill(pen: Pen<'_>, key: &str, lines: u8) -> Field {
    Field { label: pen.say(key), value: FieldValue::ToFill { lines } }
}
