//! Sheet Read me: what the file is, how it was made, how it is filled in and brought back.

use clausegraph::{ElementList, Fact, Profile, document::ScopeState};
use clausegraph_paper::{Argument, Texts};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{
    basis::Beside,
    columns::{BookColumn, FilledBy, GapSheet, matter},
    rows::count,
};
use crate::{
    book::organisation,
    content::{Content, put},
    layout, style,
    table::{A4, page, say},
};

/// The column of labels, of what is said, and of who fills in.
const LABEL: u16 = 1;
const SAID: u16 = 2;
const WHO: u16 = 3;

/// A sheet as it is explained: its name, what stands in it, whether it is read back.
pub(crate) struct Explained {
    pub(crate) name: String,
    pub(crate) about: String,
}

/// Writes the sheet.
pub(crate) fn write(
    sheet: &mut Worksheet,
    beside: &Beside<'_, '_>,
    sheets: &[Explained],
    columns: &[&BookColumn],
    footer: &str,
) -> Result<(), XlsxError> {
    let texts = beside.basis.texts;
    sheet.set_name(texts.say("workbook-sheet-read-me"))?;
    sheet.set_screen_gridlines(false);
    for (column, width) in [(0, 2_u16), (LABEL, 30), (SAID, 96), (WHO, 24)] {
        sheet.set_column_width(column, width)?;
    }
    let mut pen = Pen { sheet, texts, row: 0 };
    pen.sheet.set_row_height(0, 30)?;
    say(pen.sheet, (0, LABEL), &texts.say("workbook-title"), &style::title(), texts)?;
    say(pen.sheet, (1, LABEL), &organisation(beside.basis), &style::subtitle(), texts)?;
    pen.row = 3;
    facts(&mut pen, beside)?;
    pen.notice("workbook-readme-no-audit")?;
    pen.notice("workbook-readme-no-verdict")?;
    scope(&mut pen, beside)?;
    method(&mut pen)?;
    scales(&mut pen)?;
    limits(&mut pen, beside)?;
    pen.heading("workbook-readme-sheets")?;
    for explained in sheets {
        let link = Content::Leads(explained.name.clone(), explained.name.clone());
        pen.row(&link, &explained.about, "")?;
    }
    legend(&mut pen)?;
    pen.heading("workbook-readme-columns")?;
    for column in columns.iter().filter(|column| matter(column.key).is_some()) {
        let key = format!("workbook-{}-{}", GapSheet::Gap.key(), column.key.replace('_', "-"));
        let number = matter(column.key).map(|number| number.to_string()).unwrap_or_default();
        let label = format!("{number}  {}", texts.say(&key));
        let who = texts.say(&format!("workbook-who-{}", column.filled_by.key()));
        pen.row(&Content::text(label), &texts.say(&format!("{key}-note")), &who)?;
    }
    pen.heading("workbook-readme-back")?;
    for key in ["first", "second", "third", "fourth"] {
        let label = texts.say(&format!("workbook-readme-back-{key}"));
        let said = texts.say(&format!("workbook-readme-back-{key}-about"));
        pen.row(&Content::text(label), &said, "")?;
    }
    let last = pen.row;
    sheet.set_print_area(0, 0, last, WHO)?;
    page(sheet, A4, footer);
    Ok(())
}

/// Where the next line goes.
struct Pen<'p> {
    sheet: &'p mut Worksheet,
    texts: &'p Texts,
    row: u32,
}

impl Pen<'_> {
    /// A row that is high enough for what is said.
    fn high(&mut self, said: &str) -> Result<(), XlsxError> {
        let lines = layout::wrapped(said, 118);
        self.sheet.set_row_height(self.row, layout::lines(lines))?;
        Ok(())
    }

    fn heading(&mut self, key: &str) -> Result<(), XlsxError> {
        self.row = self.row.saturating_add(1);
        for column in [LABEL, SAID, WHO] {
            self.sheet.write_blank(self.row, column, &style::heading_line())?;
        }
        self.sheet.set_row_height(self.row, 22)?;
        say(self.sheet, (self.row, LABEL), &self.texts.say(key), &style::heading(), self.texts)?;
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    fn row(&mut self, label: &Content, said: &str, who: &str) -> Result<(), XlsxError> {
        put(self.sheet, (self.row, LABEL), label, &style::label(), self.texts)?;
        say(self.sheet, (self.row, SAID), said, &style::text(), self.texts)?;
        say(self.sheet, (self.row, WHO), who, &style::label(), self.texts)?;
        self.high(said)?;
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    fn said(&mut self, key: &str, arguments: &[(&str, Argument<'_>)]) -> Result<(), XlsxError> {
        let label = self.texts.say(key);
        let said = self.texts.say_with(&format!("{key}-about"), arguments);
        self.row(&Content::text(label), &said, "")
    }

    fn notice(&mut self, key: &str) -> Result<(), XlsxError> {
        self.row = self.row.saturating_add(1);
        let text = self.texts.say(key);
        say(self.sheet, (self.row, SAID), &text, &style::notice(), self.texts)?;
        self.high(&text)?;
        self.row = self.row.saturating_add(1);
        Ok(())
    }
}

fn facts(pen: &mut Pen<'_>, beside: &Beside<'_, '_>) -> Result<(), XlsxError> {
    let texts = pen.texts;
    let assessment = beside.basis.assessment;
    let catalogue = assessment.catalogue();
    let reader = match beside.basis.profile() {
        Profile::Consultant => texts.say("workbook-reader-consultant"),
        Profile::Auditor => texts.say("workbook-reader-auditor"),
    };
    let day = texts.day(assessment.as_of());
    let against = format!("{} ({})", catalogue.title(), catalogue.id());
    for (key, said) in [
        ("workbook-readme-organisation", organisation(beside.basis)),
        ("workbook-readme-day", day),
        ("workbook-readme-catalogue", against),
        ("workbook-readme-reader", reader),
    ] {
        pen.row(&Content::text(texts.say(key)), &said, "")?;
    }
    Ok(())
}

fn scope(pen: &mut Pen<'_>, beside: &Beside<'_, '_>) -> Result<(), XlsxError> {
    pen.heading("workbook-readme-scope")?;
    let texts = pen.texts;
    let organisation = beside.basis.assessment.organisation();
    for list in ElementList::ALL {
        let elements = organisation.elements().iter().filter(|element| element.list() == list);
        let all = elements.clone().count();
        let inside = elements.filter(|element| {
            let state = element.document().state.given();
            matches!(state, Some(ScopeState::In | ScopeState::Partly))
        });
        let said = if organisation.knows_list(list) {
            texts.say_with(
                "workbook-readme-in-scope",
                &[("all", count(all).into()), ("inside", count(inside.count()).into())],
            )
        } else {
            texts.say("workbook-not-stated")
        };
        let label = texts.say(&format!("workbook-readme-list-{}", list.as_str()));
        pen.row(&Content::text(label), &said, "")?;
    }
    if let Some(engagement) = organisation.engagement() {
        let places = [
            ("criteria", engagement.criteria.clone().into()),
            ("scope", engagement.scope.clone().into()),
            ("first", texts.day(engagement.period.first()).into()),
            ("last", texts.day(engagement.period.last()).into()),
        ];
        pen.said("workbook-readme-engagement", &places)?;
    }
    match organisation.exclusions() {
        Fact::Given(found) => {
            let ids: Vec<String> = found.map(|exclusion| exclusion.of.to_string()).collect();
            pen.said("workbook-readme-exclusions", &[("ids", ids.join(", ").into())])
        }
        Fact::StatedNone => {
            pen.said("workbook-readme-exclusions", &[("ids", texts.say("workbook-none").into())])
        }
        Fact::Unknown => pen.said(
            "workbook-readme-exclusions",
            &[("ids", texts.say("workbook-not-stated").into())],
        ),
    }
}

fn method(pen: &mut Pen<'_>) -> Result<(), XlsxError> {
    pen.heading("workbook-readme-method")?;
    for key in ["evidence", "seen", "scores", "gap"] {
        pen.said(&format!("workbook-readme-method-{key}"), &[])?;
    }
    Ok(())
}

fn scales(pen: &mut Pen<'_>) -> Result<(), XlsxError> {
    pen.heading("workbook-readme-scales")?;
    for key in ["design", "operation", "status", "rag", "severity", "priority", "effort"] {
        pen.said(&format!("workbook-readme-scale-{key}"), &[])?;
    }
    Ok(())
}

fn limits(pen: &mut Pen<'_>, beside: &Beside<'_, '_>) -> Result<(), XlsxError> {
    pen.heading("workbook-readme-limits")?;
    let texts = pen.texts;
    let assessment = beside.basis.assessment;
    let rows = &beside.map.rows;
    let unknown = rows.iter().filter(|row| row.evidence_status == "cannot-evaluate").count();
    pen.said(
        "workbook-readme-unknown",
        &[
            ("requirements", count(assessment.catalogue().requirements().len()).into()),
            ("cells", count(rows.len()).into()),
            ("unknown", count(unknown).into()),
        ],
    )?;
    let of_sets = rows.iter().flat_map(|row| &row.sample);
    let drawn = of_sets.filter(|sample| sample.rule == Some("sample")).count();
    pen.said("workbook-readme-sampling", &[("samples", count(drawn).into())])?;
    let sources = assessment.organisation().sources();
    let named: Vec<String> = sources
        .iter()
        .map(|source| {
            source
                .title
                .clone()
                .map_or_else(|| source.id.to_string(), |title| format!("{} ({title})", source.id))
        })
        .collect();
    let said = if named.is_empty() { texts.say("workbook-not-stated") } else { named.join("; ") };
    pen.said("workbook-readme-sources", &[("sources", said.into())])?;
    pen.said("workbook-readme-persons", &[])
}

/// What the colours and signs of the headers say.
fn legend(pen: &mut Pen<'_>) -> Result<(), XlsxError> {
    pen.heading("workbook-readme-legend")?;
    let texts = pen.texts;
    let here = FilledBy::ALL.into_iter().filter(|found| *found != FilledBy::Auditor);
    for filled_by in here {
        let who = texts.say(&format!("workbook-who-{}", filled_by.key()));
        let said = texts.say(&format!("workbook-who-{}-about", filled_by.key()));
        say(pen.sheet, (pen.row, LABEL), &who, &style::header(filled_by), texts)?;
        say(pen.sheet, (pen.row, SAID), &said, &style::text(), texts)?;
        pen.high(&said)?;
        pen.row = pen.row.saturating_add(1);
    }
    Ok(())
}
