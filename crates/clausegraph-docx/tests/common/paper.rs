//! A paper that holds every block, and one on one page.

use clausegraph_paper::{
    Align, Block, Cell, Column, Field, FieldValue, Figure, Grid, GridCell, GridLook, GridRow,
    Language, Layout, Notice, NoticeSort, Paper, PaperKind, Row, RowSort, Run, RunLook, Section,
    Sheet, Table, Tile, Tone, Words,
};

fn column(header: &str, width: u16, align: Align) -> Column {
    Column { header: header.to_owned(), width, align }
}

fn linked(text: &str, link: &str) -> Words {
    Words(vec![Run { text: text.to_owned(), look: RunLook::Plain, link: Some(link.to_owned()) }])
}

pub(crate) fn section(title: &str, anchor: &str, blocks: Vec<Block>) -> Section {
    Section {
        title: title.to_owned(),
        anchor: anchor.to_owned(),
        starts_page: false,
        blocks,
        sections: Vec::new(),
    }
}

fn row(cells: Vec<Cell>) -> Row {
    Row { sort: RowSort::Body, cells }
}

fn gaps() -> Table {
    let body = |id: &str, what: &str, why: &str, who: &str, tone: Tone, word: &str, days: &str| {
        row(vec![
            Cell::of(Words::code(id)),
            Cell::of(Words::strong(what).and(Words::plain(" ")).and(Words::quiet(why))),
            Cell::plain(who),
            Cell::toned(word, tone),
            Cell::plain(days),
        ])
    };
    let group = |title: &str| Row { sort: RowSort::Group, cells: vec![Cell::plain(title)] };
    let mut rows = vec![group("Clause 8.5: design, build and transition")];
    rows.push(body(
        "8.5.1.2-c",
        "Changes are recorded.",
        "The register holds 214 changes, the last of 19 November 2026.",
        "change-manager",
        Tone::Good,
        "● Covered",
        "0",
    ));
    rows.push(body(
        "8.5.1.3-a",
        "Changes are assessed for risk before approval.",
        "No record shows an assessment in the last 90 days.",
        "change-manager",
        Tone::Bad,
        "✕ Missing",
        "6",
    ));
    rows.push(body(
        "8.5.2-b",
        "New services are planned.",
        "The plan names no measures & no <owner>.",
        "service-owner-payroll",
        Tone::Partial,
        "◐ In part",
        "4",
    ));
    rows.push(group("Clause 9.2: internal audit"));
    rows.push(body(
        "9.2.1-a",
        "Internal audits are held at planned intervals.",
        "The last audit was 14 months ago; the interval is 12.",
        "quality-lead",
        Tone::Stale,
        "◷ Out of date",
        "3",
    ));
    rows.push(body(
        "9.2.2-d",
        "Results go to management.",
        "The minutes are not known to the tool.",
        "Nobody has decided this.",
        Tone::Unknown,
        "? Unknown",
        "2",
    ));
    for number in 1..30 {
        rows.push(body(
            &format!("10.1-{number}"),
            "A corrective action has an owner.",
            "Owner and day are there, the check of its effect is not.",
            "quality-lead",
            Tone::Weak,
            "△ Weak",
            &number.to_string(),
        ));
    }
    Table {
        caption: "Gaps, the most urgent first".to_owned(),
        columns: vec![
            column("Requirement", 14, Align::Start),
            column("What it asks, and what is there", 44, Align::Start),
            column("Who", 17, Align::Start),
            column("State", 15, Align::Start),
            column("Days", 8, Align::End),
        ],
        rows,
        note: "12 further rows stand in the sheet “Gap” of the workbook.".to_owned(),
    }
}

fn heat() -> Figure {
    let line = |clause: &str, covered: &str, weak: &str, missing: &str| {
        row(vec![
            Cell::plain(clause),
            Cell::toned(covered, Tone::Good),
            Cell::toned(weak, Tone::Weak),
            Cell::toned(missing, Tone::Bad),
        ])
    };
    Figure {
        caption: "Requirements by clause".to_owned(),
        alternative: "Clause 8 has most gaps: 14 of 61 requirements are missing.".to_owned(),
        svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"/>".to_owned(),
        grid: None,
        data: Table {
            caption: String::new(),
            columns: vec![
                column("Clause", 40, Align::Start),
                column("Covered", 20, Align::End),
                column("Weak", 20, Align::End),
                column("Missing", 20, Align::End),
            ],
            rows: vec![
                line("4 Context", "7 of 9", "1 of 9", "1 of 9"),
                line("8 Operation", "31 of 61", "16 of 61", "14 of 61"),
                line("9 Evaluation", "6 of 14", "5 of 14", "3 of 14"),
            ],
            note: String::new(),
        },
    }
}

/// The same with its cells, as word processors draw it.
fn drawn() -> Figure {
    let cell = |units: u16, text: &str, align, look| GridCell {
        units,
        text: text.to_owned(),
        align,
        look,
    };
    let line =
        |label: &str, parts: [(u16, &str, Tone); 3]| GridRow {
            is_head: false,
            cells: std::iter::once(cell(17, label, Align::Start, GridLook::Plain))
                .chain(parts.map(|(units, text, tone)| {
                    cell(units, text, Align::Middle, GridLook::Bar(tone))
                }))
                .collect(),
        };
    let head = |text: &str, units: u16| cell(units, text, Align::Start, GridLook::Head);
    let rows = vec![
        GridRow { is_head: true, cells: vec![head("Clause", 17), head("Shares", 43)] },
        GridRow {
            is_head: false,
            cells: vec![cell(60, "All of them", Align::Start, GridLook::Group)],
        },
        line("4 Context", [(33, "7", Tone::Good), (5, "1", Tone::Weak), (5, "1", Tone::Bad)]),
        line(
            "8 Operation",
            [(22, "31", Tone::Good), (11, "16", Tone::Weak), (10, "14", Tone::Bad)],
        ),
        GridRow {
            is_head: false,
            cells: vec![
                cell(30, "by 2027", Align::End, GridLook::Plain),
                cell(1, "\u{25c6}", Align::Middle, GridLook::Mark(Tone::Bad)),
                cell(29, "3 of 4", Align::Start, GridLook::Field(Tone::Partial)),
            ],
        },
    ];
    Figure {
        caption: "Shares by clause".to_owned(),
        alternative: "Most is covered in clause 4.".to_owned(),
        grid: Some(Grid { units: 60, rows }),
        ..heat()
    }
}

fn tiles() -> Vec<Tile> {
    let tile = |value: &str, label: &str, tone| Tile {
        value: value.to_owned(),
        label: label.to_owned(),
        tone,
    };
    vec![
        tile("102", "requirements have evidence, of 143", Tone::Good),
        tile("18", "are missing", Tone::Bad),
        tile("14", "are older than their interval", Tone::Stale),
        tile("9", "are not known", Tone::Unknown),
    ]
}

fn form() -> Vec<Field> {
    let field = |label: &str, value| Field { label: label.to_owned(), value };
    vec![
        field(
            "Requirement",
            FieldValue::Known(
                Words::code("8.5.1.3-a")
                    .and(Words::plain(": changes are assessed before approval")),
            ),
        ),
        field("Statement of the nonconformity", FieldValue::ToFill { lines: 3 }),
        field("Grade", FieldValue::ToFill { lines: 1 }),
        field("Owner", FieldValue::Undecided("Nobody has decided this.".to_owned())),
        field("Auditor, date", FieldValue::ToFill { lines: 1 }),
    ]
}

pub(crate) fn rich() -> Paper {
    let known = |label: &str, text: &str| Field {
        label: label.to_owned(),
        value: FieldValue::Known(Words::plain(text)),
    };
    let mut gaps_section = section(
        "Gaps by clause",
        "gaps-by-clause",
        vec![
            Block::Paragraph(Words::plain("Each row names the requirement, what is there, and who answers for it. The way to read the states stands in ").and(linked("How to read this report", "#how-to-read")).and(Words::plain("."))),
            Block::Table(gaps()),
        ],
    );
    gaps_section.starts_page = true;
    let mut plan = section(
        "What to do first",
        "what-to-do",
        vec![
            Block::Numbered(vec![
                Words::strong("Decide who owns changes. ")
                    .and(Words::plain("It takes half a day and closes four gaps.")),
                Words::plain("Hold the internal audit; the plan is there."),
            ]),
            Block::Paragraph(Words::plain("After that:")),
            Block::Numbered(vec![
                Words::plain("Renew the service level agreements."),
                Words::plain("Retire 11 documents that nobody uses."),
            ]),
        ],
    );
    plan.sections = vec![
        section(
            "Quick wins",
            "quick-wins",
            vec![Block::Bullets(vec![
                Words::plain("Link the change register."),
                Words::plain("Name a deputy for the service desk, see ")
                    .and(linked("the wiki", "https://wiki.example.org/sms/service desk?x=1&y=2"))
                    .and(Words::plain(".")),
            ])],
        ),
        section(
            "By the end of March",
            "by-march",
            vec![Block::Paragraph(Words::plain(
                "First line\nsecond line\tafter a tab, and a control sign: \u{1}.",
            ))],
        ),
    ];
    let mut read = section(
        "How to read this report",
        "how-to-read",
        vec![
            Block::Notice(Notice {
                sort: NoticeSort::Limits,
                words: Words::plain(
                    "The report speaks of evidence. Whether a requirement is met, a person judges.",
                ),
            }),
            Block::Notice(Notice {
                sort: NoticeSort::Warning,
                words: Words::strong("Three records are past their day. ")
                    .and(Words::plain("They count as out of date.")),
            }),
            Block::Notice(Notice {
                sort: NoticeSort::Undecided,
                words: Words::plain("Nobody has decided who signs."),
            }),
        ],
    );
    read.sections = vec![section(
        "Terms",
        "terms",
        vec![
            Block::Paragraph(Words::quiet(
                "Weak: there is evidence, and something is wrong with it.",
            )),
            Block::Figure(drawn()),
        ],
    )];
    Paper {
        kind: PaperKind::Gap,
        language: Language::English,
        title: "Gap report".to_owned(),
        subtitle: "Marlbeck Payroll Services".to_owned(),
        facts: vec![
            known("As of", "22 November 2026"),
            known("Standard", "ISO/IEC 20000-1:2018"),
            known("Scope", "Payroll for 41 councils, from Leeds & York"),
            Field {
                label: "Sponsor".to_owned(),
                value: FieldValue::Undecided("Nobody has decided this.".to_owned()),
            },
            Field { label: "Assessor".to_owned(), value: FieldValue::ToFill { lines: 1 } },
        ],
        notices: vec![Notice {
            sort: NoticeSort::Limits,
            words: Words::plain("This is a gap assessment, not an internal audit."),
        }],
        sheet: Sheet::A4Portrait,
        layout: Layout::Flowing,
        sections: vec![
            section(
                "Summary",
                "summary",
                vec![
                    Block::Paragraph(
                        Words::plain("Of 143 requirements, ")
                            .and(Words::strong("102 have evidence"))
                            .and(Words::plain(". Eighteen are missing, and nine are not known.")),
                    ),
                    Block::Tiles(tiles()),
                    Block::Figure(heat()),
                ],
            ),
            plan,
            gaps_section,
            section("Form for a nonconformity", "form", vec![Block::Fields(form())]),
            read,
        ],
        footer: "Marlbeck Payroll Services, gap report, 22 November 2026".to_owned(),
    }
}

pub(crate) fn one_page() -> Paper {
    let mut paper = rich();
    paper.kind = PaperKind::Charter;
    "Service management on one page".clone_into(&mut paper.title);
    paper.sheet = Sheet::A3Landscape;
    paper.layout = Layout::OnePage { columns: 3 };
    paper.facts.clear();
    let mut short = gaps();
    short.rows.truncate(6);
    let text = "Payroll for 41 councils runs on time, every month; service management makes sure that it stays so.";
    paper.sections = vec![
        section("Purpose", "purpose", vec![Block::Paragraph(Words::plain(text))]),
        section(
            "Scope",
            "scope",
            vec![Block::Bullets(vec![
                Words::plain("Payroll, pensions, expenses"),
                Words::plain("Leeds and York"),
                Words::plain("Not yet: travel"),
            ])],
        ),
        section("Roles", "roles", vec![Block::Fields(form())]),
        section("Routines", "routines", vec![Block::Table(short.clone())]),
        section(
            "Measures",
            "measures",
            vec![Block::Tiles(tiles()), Block::Paragraph(Words::plain(text))],
        ),
        section(
            "Risks",
            "risks",
            vec![
                Block::Numbered(vec![Words::plain(text), Words::plain(text)]),
                Block::Notice(Notice {
                    sort: NoticeSort::Undecided,
                    words: Words::plain("Nobody has decided this."),
                }),
            ],
        ),
        section("Signature", "signature", vec![Block::Fields(form())]),
    ];
    paper
}

/// Every word of a paper in the order in which it is read.
pub(crate) fn words(paper: &Paper) -> Vec<String> {
    let mut texts = vec![paper.title.clone(), paper.subtitle.clone()];
    fields(&paper.facts, &mut texts);
    texts.extend(paper.notices.iter().map(|notice| notice.words.text()));
    for section in &paper.sections {
        of_section(section, &mut texts);
    }
    texts
        .iter()
        .flat_map(|text| text.split(|sign: char| sign.is_whitespace() || sign.is_control()))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn of_section(section: &Section, texts: &mut Vec<String>) {
    texts.push(section.title.clone());
    for block in &section.blocks {
        match block {
            Block::Paragraph(words) => texts.push(words.text()),
            Block::Bullets(items) | Block::Numbered(items) => {
                texts.extend(items.iter().map(Words::text));
            }
            Block::Table(found) => table(found, texts),
            Block::Figure(figure) if figure.grid.is_some() => {
                texts.push(figure.caption.clone());
                let rows = figure.grid.iter().flat_map(|grid| &grid.rows);
                texts.extend(rows.flat_map(|row| row.cells.iter().map(|cell| cell.text.clone())));
                texts.push(figure.alternative.clone());
            }
            Block::Figure(figure) => {
                if figure.caption != figure.data.caption {
                    texts.push(figure.caption.clone());
                }
                table(&figure.data, texts);
                texts.push(figure.alternative.clone());
            }
            Block::Notice(notice) => texts.push(notice.words.text()),
            Block::Fields(found) => fields(found, texts),
            Block::Tiles(tiles) => {
                texts.extend(tiles.iter().map(|tile| format!("{} {}", tile.value, tile.label)));
            }
        }
    }
    for part in &section.sections {
        of_section(part, texts);
    }
}

fn table(table: &Table, texts: &mut Vec<String>) {
    texts.push(table.caption.clone());
    texts.extend(table.columns.iter().map(|column| column.header.clone()));
    texts.extend(table.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.words.text())));
    texts.push(table.note.clone());
}

fn fields(fields: &[Field], texts: &mut Vec<String>) {
    for field in fields {
        texts.push(field.label.clone());
        match &field.value {
            FieldValue::Known(words) => texts.push(words.text()),
            FieldValue::Undecided(told) => texts.push(told.clone()),
            FieldValue::ToFill { .. } => {}
        }
    }
}
