//! The columns of a table as people see them, and a table as CSV.

use clausegraph_import::{FieldKind, KeyPart, RegisterTable};

/// What begins the key of a row that is an example; the standard map skips such rows.
pub(crate) const EXAMPLE: &str = "e.g. ";

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TemplateColumn {
    pub(crate) header: String,
    /// What to write, in a few lines.
    pub(crate) help: String,
    pub(crate) example: String,
    /// The words to choose from; empty where any text will do.
    pub(crate) words: Vec<String>,
    /// The path of its field; none for the key, the sort and the kind.
    pub(crate) field: Option<String>,
    pub(crate) kind: Option<FieldKind>,
    pub(crate) required: bool,
}

/// The columns of a table: those of its key, its kind, and then its fields.
pub(crate) fn columns(table: &RegisterTable) -> Vec<TemplateColumn> {
    let mut columns: Vec<TemplateColumn> = Vec::new();
    let fields = table.columns();
    let is_field = |header: &str| fields.iter().any(|column| column.header().text() == header);
    for part in table.key() {
        if let KeyPart::Column(header) = part
            && !is_field(header.text())
        {
            columns.push(TemplateColumn {
                header: header.text().to_owned(),
                help: header.help().unwrap_or(KEY_HELP).to_owned(),
                example: header.example().unwrap_or("1").to_owned(),
                words: Vec::new(),
                field: None,
                kind: None,
                required: true,
            });
        }
    }
    if let Some(header) = table.sort_header() {
        let sorts = ["service", "supplier", "customer", "unit", "location"];
        columns.push(TemplateColumn {
            header: header.text().to_owned(),
            help: header.help().map_or_else(|| one_of(&sorts), ToOwned::to_owned),
            example: header.example().unwrap_or("service").to_owned(),
            words: sorts.map(ToOwned::to_owned).to_vec(),
            field: None,
            kind: None,
            required: true,
        });
    }
    if let Some(header) = table.kind_header() {
        let kinds: Vec<String> = kinds(table);
        columns.push(TemplateColumn {
            header: header.text().to_owned(),
            help: header.help().map_or_else(|| one_of(&kinds), ToOwned::to_owned),
            example: header
                .example()
                .or(kinds.first().map(String::as_str))
                .unwrap_or_default()
                .to_owned(),
            words: kinds,
            field: None,
            kind: None,
            required: true,
        });
    }
    for column in fields {
        let words = column.closed_words().iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let words = if column.kind() == FieldKind::YesNo {
            vec!["yes".to_owned(), "no".to_owned()]
        } else {
            words
        };
        columns.push(TemplateColumn {
            header: column.header().text().to_owned(),
            help: help(column.help(), column.kind(), &words),
            example: column.example().unwrap_or_default().to_owned(),
            words,
            field: Some(column.field()),
            kind: Some(column.kind()),
            required: column.is_required(),
        });
    }
    if let Some(first) = columns.first_mut() {
        let example = if first.example.is_empty() { "1".to_owned() } else { first.example.clone() };
        first.example = format!("{EXAMPLE}{example}");
    }
    columns
}

const KEY_HELP: &str = "The number or short name by which the entry is known; it must stay the same \
                        from one reading to the next.";

fn one_of(words: &[impl AsRef<str>]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    format!("One of: {}.", words.join(", "))
}

/// The kinds that a table distinguishes, each once, in the order of the map.
fn kinds(table: &RegisterTable) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    for (_, kind) in table.kind_words() {
        let kind = kind.to_string();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

fn help(help: Option<&str>, kind: FieldKind, words: &[String]) -> String {
    let mut lines: Vec<String> = help.map(ToOwned::to_owned).into_iter().collect();
    if words.is_empty() {
        lines.push(format!("Holds: {}.", kind.said()));
    } else {
        lines.push(format!("One of: {}.", words.join(", ")));
    }
    lines.join("\n")
}

/// A table as CSV: a byte order mark, the headers, and one example row, which the standard map skips.
///
/// Of the columns of fields only those of `fields` are written, by their paths such as `approval.on`; all, where
/// none is named. Fields are parted by commas; lines end as spreadsheets write them.
pub fn template_csv(table: &RegisterTable, fields: &[&str]) -> String {
    let mut columns = columns(table);
    columns.retain(|column| {
        let field = column.field.as_deref();
        fields.is_empty() || field.is_none_or(|field| fields.contains(&field))
    });
    let row = |cell: fn(&TemplateColumn) -> &str| {
        let fields: Vec<String> = columns.iter().map(|column| field(cell(column))).collect();
        format!("{}\r\n", fields.join(","))
    };
    format!("\u{feff}{}{}", row(|column| &column.header), row(|column| &column.example))
}

/// A field of CSV: quoted where it must be, and never a formula for a spreadsheet.
pub(crate) fn field(text: &str) -> String {
    // A sign that steers a terminal says nothing in a cell.
    let text: String = text
        .chars()
        .map(|sign| if sign.is_control() && sign != '\n' { ' ' } else { sign })
        .collect();
    let guarded = match text.chars().next() {
        Some('=' | '+' | '-' | '@') => format!("'{text}"),
        Some(_) | None => text,
    };
    if guarded.contains([',', '"', '\n', '\r', ';']) {
        return format!("\"{}\"", guarded.replace('"', "\"\""));
    }
    guarded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_never_a_formula() {
        assert_eq!(field("=1+1"), "'=1+1");
        assert_eq!(field("a,b"), "\"a,b\"");
        assert_eq!(field("-"), "'-");
        assert_eq!(field("say \"hello\""), "\"say \"\"hello\"\"\"");
    }
}
