//! A picture being drawn.

use crate::Tone;

/// How wide every picture is.
pub(super) const WIDTH: i64 = 960;

/// The size of usual type.
pub(super) const TYPE: i64 = 14;

/// The size of small type.
pub(super) const SMALL: i64 = 12;

/// The families that are asked for, one of which every system has.
const FAMILY: &str = "Helvetica Neue, Arial, Liberation Sans, DejaVu Sans, sans-serif";

/// Thin lines.
pub(super) const LINE: &str = "#d5dbe2";

/// Where a text is held.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A text's look.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub size: i64,
    pub anchor: Anchor,
    pub fill: &'static str,
    pub bold: bool,
}

impl Look {
    /// Usual type where lines begin.
    pub(super) const USUAL: Self =
        Self { size: TYPE, anchor: Anchor::Start, fill: Tone::None.colours().ink, bold: false };

    /// Small type beside the point.
    pub(super) const SOFT: Self =
        Self { size: SMALL, anchor: Anchor::Start, fill: Tone::Quiet.colours().ink, bold: false };

    pub(super) const fn middle(self) -> Self {
        Self { anchor: Anchor::Middle, ..self }
    }

    pub(super) const fn end(self) -> Self {
        Self { anchor: Anchor::End, ..self }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) const fn fill(self, fill: &'static str) -> Self {
        Self { fill, ..self }
    }
}

/// A field of a picture: place and size.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
}

/// A picture being drawn.
#[derive(Default)]
pub(super) struct Drawing {
    body: String,
}

impl Drawing {
    fn put(&mut self, piece: &str) {
        self.body.push_str(piece);
    }

    pub(super) fn field(&mut self, field: Field, fill: &str) {
        let Field { x, y, width, height } = field;
        self.put(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>"
        ));
    }

    pub(super) fn line(&mut self, from: (i64, i64), to: (i64, i64), stroke: &str, width: i64) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.put(&format!(
            "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"{stroke}\" stroke-width=\"{width}\"/>"
        ));
    }

    /// A square on its corner, around a point.
    pub(super) fn diamond(&mut self, (x, y): (i64, i64), reach: i64, fill: &str) {
        let (left, right, top, bottom) = (x - reach, x + reach, y - reach, y + reach);
        self.put(&format!(
            "<path d=\"M{x} {top}L{right} {y}L{x} {bottom}L{left} {y}Z\" fill=\"{fill}\"/>"
        ));
    }

    /// A field between points.
    pub(super) fn area(&mut self, points: &[(i64, i64)], fill: &str) {
        let path = path(points);
        self.put(&format!("<path d=\"{path}Z\" fill=\"{fill}\"/>"));
    }

    /// Lines from point to point.
    pub(super) fn course(&mut self, points: &[(i64, i64)], stroke: &str, width: i64) {
        let path = path(points);
        self.put(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width}\"/>"
        ));
    }

    /// A text whose line stands at `y`.
    pub(super) fn text(&mut self, (x, y): (i64, i64), text: &str, look: Look) {
        let anchor = match look.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if look.bold { " font-weight=\"bold\"" } else { "" };
        self.put(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\" fill=\"{}\"{anchor}{weight}>{}</text>",
            look.size,
            look.fill,
            escaped(text)
        ));
    }

    /// A text in as many lines as it takes, at most so many, around the middle of a row.
    pub(super) fn lines(&mut self, (x, middle): (i64, i64), text: &str, signs: usize, look: Look) {
        let lines = broken(text, signs, 2);
        let step = look.size + 3;
        let first = middle + look.size * 7 / 20 - step * (count(lines.len()) - 1) / 2;
        for (place, line) in lines.iter().enumerate() {
            self.text((x, first + step * count(place)), line, look);
        }
    }

    /// A row of signs with words: what each tone stands for. Ends at the height that is given back.
    pub(super) fn legend(&mut self, top: i64, entries: &[(&str, Tone)]) -> i64 {
        let (mut x, mut y) = (0, top);
        for (label, tone) in entries {
            let width = 34 + text_width(label, SMALL);
            if x > 0 && x + width > WIDTH {
                (x, y) = (0, y + 22);
            }
            self.field(Field { x, y, width: 14, height: 14 }, tone.colours().solid);
            self.text((x + 20, y + 12), label, Look::SOFT.fill(Tone::None.colours().ink));
            x += width;
        }
        y + 22
    }

    /// The whole picture.
    pub(super) fn finish(self, height: i64, title: &str, description: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
             height=\"{height}\" role=\"img\" font-family=\"{FAMILY}\"><title>{}</title><desc>{}</desc>\
             <rect x=\"0\" y=\"0\" width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>{}</svg>",
            escaped(title),
            escaped(description),
            self.body
        )
    }
}

fn path(points: &[(i64, i64)]) -> String {
    let steps = points.iter().enumerate().map(|(place, (x, y))| {
        let step = if place == 0 { 'M' } else { 'L' };
        format!("{step}{x} {y}")
    });
    steps.collect()
}

/// About how wide a text is, on the safe side.
pub(super) fn text_width(text: &str, size: i64) -> i64 {
    count(text.chars().count()) * size * 29 / 50
}

/// A number of things.
pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A part of a length, as so many are of all.
pub(super) fn part(length: i64, of: u64, all: u64) -> i64 {
    let whole = i128::from(length) * i128::from(of);
    let found = whole.checked_div(i128::from(all)).unwrap_or_default();
    i64::try_from(found).unwrap_or(length)
}

/// A text broken into lines of so many signs, behind a comma where that is enough; a last line that is cut
/// says so.
fn broken(text: &str, signs: usize, most: usize) -> Vec<String> {
    let parts: Vec<&str> = text.split_inclusive(", ").map(str::trim_end).collect();
    let fit = parts.iter().all(|part| part.chars().count() <= signs);
    if text.chars().count() > signs && parts.len() <= most && fit {
        return parts.into_iter().map(str::to_owned).collect();
    }
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= signs => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(line) = lines.last_mut() {
            line.push_str(" …");
        }
    }
    for line in &mut lines {
        if line.chars().count() > signs {
            let kept: String = line.chars().take(signs.saturating_sub(1)).collect();
            *line = format!("{kept}…");
        }
    }
    lines
}

/// A text as XML holds it.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for found in text.chars() {
        match found {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            found if found.is_control() => out.push(' '),
            found => out.push(found),
        }
    }
    out
}
