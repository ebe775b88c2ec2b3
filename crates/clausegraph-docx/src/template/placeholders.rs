//! Placeholders: found across the pieces that a word processor cuts a text into, and filled.

use clausegraph_paper::{FieldValue, Paper};
use strsim::damerau_levenshtein;

use crate::{PlaceholderFault, PlaceholderProblem, body::clean, xml::Element};

/// The name of the placeholder that is replaced by the whole paper.
const REPORT: &str = "report";

/// What the placeholders are filled with.
pub(super) struct Values {
    /// Their names as they are told, and their values.
    named: Vec<(String, String)>,
}

/// What was filled in a part.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Filled {
    /// Whether anything was.
    pub(super) any: bool,
    /// Whether the title was.
    pub(super) title: bool,
}

impl Values {
    pub(super) fn of(paper: &Paper, as_of: &str) -> Self {
        let mut named = vec![
            ("title".to_owned(), paper.title.clone()),
            ("organisation".to_owned(), paper.subtitle.clone()),
            ("as-of".to_owned(), as_of.to_owned()),
            ("footer".to_owned(), paper.footer.clone()),
        ];
        for fact in &paper.facts {
            let value = match &fact.value {
                FieldValue::Known(words) => words.text(),
                FieldValue::Undecided(told) => format!("\u{25cb} {told}"),
                FieldValue::ToFill { .. } => "________".to_owned(),
            };
            named.push((format!("fact: {}", fact.label), value));
        }
        let line = |text: &str| clean(text).replace(['\n', '\t'], " ");
        let named = named.iter().map(|(name, value)| (line(name), line(value))).collect();
        Self { named }
    }

    fn value(&self, name: &str) -> Option<&str> {
        let wanted = same(name);
        let found = self.named.iter().find(|(known, _)| same(known) == wanted);
        found.map(|(_, value)| value.as_str())
    }

    /// The name of a placeholder that is close to one that is none.
    fn meant(&self, name: &str) -> Option<String> {
        let wanted = same(name);
        let names = self.named.iter().map(|(known, _)| known.as_str()).chain([REPORT]);
        let near = names.map(|known| (damerau_levenshtein(&same(known), &wanted), known));
        let (distance, known) = near.min_by_key(|(distance, _)| *distance)?;
        let limit = wanted.chars().count().div_ceil(3).max(2);
        (distance <= limit).then(|| known.to_owned())
    }
}

/// A name as it is compared: in lower case, without blanks that nobody sees.
fn same(name: &str) -> String {
    let name = name.to_lowercase().replace(':', ": ");
    name.split(|found: char| found.is_whitespace() || found == '\u{200b}')
        .filter(|word| !word.is_empty())
        .collect::<Vec<&str>>()
        .join(" ")
}

/// Whether a paragraph holds the place of the paper and nothing else.
pub(super) fn is_report(paragraph: &Element) -> bool {
    let text = Text::of(&mut paragraph.clone()).whole;
    let inner = text.trim().strip_prefix("{{").and_then(|text| text.strip_suffix("}}"));
    inner.is_some_and(|name| same(name) == REPORT)
}

/// Fills the placeholders of a part; notes those that cannot be filled.
pub(super) fn fill(
    root: &mut Element,
    part: &str,
    main: bool,
    values: &Values,
    problems: &mut Vec<PlaceholderProblem>,
) -> Filled {
    let mut filled = Filled::default();
    let mut reports = 0_usize;
    let mut count = 0_usize;
    paragraphs(root, &mut count, &mut |paragraph, number, direct| {
        let text = Text::of(paragraph);
        let mut found = Vec::new();
        for (start, end, name) in places(&text.whole) {
            let mut note = |fault| {
                let name = name.trim().to_owned();
                problems.push(PlaceholderProblem {
                    part: part.to_owned(),
                    paragraph: number,
                    name,
                    fault,
                });
            };
            if same(name) == REPORT {
                reports = reports.saturating_add(1);
                if !(main && direct) {
                    note(PlaceholderFault::NotInBody);
                } else if !is_report(paragraph) {
                    note(PlaceholderFault::NotAlone);
                } else if reports > 1 {
                    note(PlaceholderFault::Twice);
                }
                continue;
            }
            match values.value(name) {
                Some(value) => {
                    filled.title |= same(name) == "title";
                    found.push((start, end, value));
                }
                None => note(PlaceholderFault::Unknown { meant: values.meant(name) }),
            }
        }
        if !found.is_empty() {
            filled.any = true;
            text.replace(paragraph, &found);
        }
    });
    filled
}

/// Shows every paragraph with its number, and whether it stands in the text itself.
fn paragraphs(
    element: &mut Element,
    count: &mut usize,
    see: &mut impl FnMut(&mut Element, usize, bool),
) {
    let direct = element.name == "w:body";
    for inner in element.elements_mut() {
        if inner.name == "w:p" {
            *count = count.saturating_add(1);
            see(inner, *count, direct);
        }
        paragraphs(inner, count, see);
    }
}

/// Where placeholders stand in a text: from, to, and the name between the braces.
fn places(text: &str) -> Vec<(usize, usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0_usize;
    while let Some(rest) = text.get(from..)
        && let Some(end) = rest.find("}}")
    {
        let end = from.saturating_add(end);
        let before = text.get(from..end).unwrap_or_default();
        if let Some(start) = before.rfind("{{") {
            let name = before.get(start.saturating_add(2)..).unwrap_or_default();
            if !name.contains(BREAK) {
                found.push((from.saturating_add(start), end.saturating_add(2), name));
            }
        }
        from = end.saturating_add(2);
    }
    found
}

/// What stands for a tab, a line end or a picture in the text of a paragraph.
const BREAK: char = '\u{0}';

/// The text of a paragraph, and where each of its pieces stands in it.
struct Text {
    whole: String,
    pieces: Vec<(usize, usize)>,
}

impl Text {
    fn of(paragraph: &mut Element) -> Self {
        let mut text = Self { whole: String::new(), pieces: Vec::new() };
        walk(paragraph, &mut |piece| match piece {
            Some(piece) => {
                let start = text.whole.len();
                text.whole.push_str(&piece.text());
                text.pieces.push((start, text.whole.len()));
            }
            None => text.whole.push(BREAK),
        });
        text
    }

    /// Writes values in the place of parts of the text.
    fn replace(&self, paragraph: &mut Element, found: &[(usize, usize, &str)]) {
        let mut pieces = self.pieces.iter();
        walk(paragraph, &mut |piece| {
            let Some(piece) = piece else { return };
            let Some((start, end)) = pieces.next() else { return };
            let mut out = String::new();
            let mut at = *start;
            for (from, to, value) in found.iter().filter(|(from, to, _)| from < end && to > start) {
                out.push_str(self.whole.get(at..(*from).max(at)).unwrap_or_default());
                if from >= start {
                    out.push_str(value);
                }
                at = (*to).min(*end).max(at);
            }
            if at == *start && out.is_empty() {
                return;
            }
            out.push_str(self.whole.get(at..*end).unwrap_or_default());
            piece.set_text(&out);
            piece.set("xml:space", "preserve");
        });
    }
}

/// Shows the pieces of text of a paragraph in their order; none for what parts words.
fn walk(element: &mut Element, see: &mut impl FnMut(Option<&mut Element>)) {
    for inner in element.elements_mut() {
        match inner.name.as_str() {
            "w:t" => see(Some(inner)),
            "w:tab"
            | "w:br"
            | "w:cr"
            | "w:ptab"
            | "w:drawing"
            | "w:pict"
            | "w:object"
            | "w:fldChar"
            | "w:footnoteReference"
            | "w:endnoteReference" => see(None),
            "w:p" | "w:pPr" | "w:rPr" | "w:moveFrom" | "mc:AlternateContent" => {}
            _ => walk(inner, see),
        }
    }
}
