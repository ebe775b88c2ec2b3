//! Signs at places as lines, and lines as paragraphs.

/// One line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text.
    pub(super) text: String,
    /// Where it begins.
    left: i64,
    /// Where it ends so far.
    right: i64,
    /// How high it lies; what lies higher has more.
    height: i64,
    /// The size of its font, where there are several of a longer piece.
    size: i64,
}

/// A piece of text at its place.
pub(super) struct Run {
    /// Its text.
    pub(super) text: String,
    /// Where it begins.
    pub(super) left: i64,
    /// Where it ends.
    pub(super) right: i64,
    /// How high it lies.
    pub(super) height: i64,
    /// The size of its font.
    pub(super) size: i64,
}

/// Adds a piece to the last line if it goes on with it, or begins a line.
pub(super) fn add(run: Run, lines: &mut Vec<Line>) {
    if let Some(line) = lines.last_mut() {
        let size = line.size.max(run.size).max(1);
        let off = run.height.saturating_sub(line.height).saturating_abs();
        let gap = run.left.saturating_sub(line.right);
        if off < size / 2 && gap > -(size / 2) {
            if gap > size / 6 {
                line.text.push(' ');
            }
            // The sign of an item or a note may be set in another size than the line.
            if run.text.len() > line.text.len() {
                line.size = run.size;
            }
            line.text.push_str(&run.text);
            line.right = line.right.max(run.right);
            return;
        }
    }
    let Run { text, left, right, height, size } = run;
    lines.push(Line { text, left, right, height, size });
}

/// The paragraphs that the lines of a page make, in the order in which they were drawn.
pub(super) fn paragraphs(lines: &[Line]) -> Vec<String> {
    let lines: Vec<&Line> = lines.iter().filter(|line| !line.text.trim().is_empty()).collect();
    let usual = usual_gap(&lines);
    let mut texts: Vec<String> = Vec::new();
    let mut last: Option<&Line> = None;
    for line in lines {
        let text = line.text.trim();
        match (last, texts.last_mut()) {
            (Some(before), Some(open)) if goes_on(before, line, usual) => {
                // A word that is parted at the end of a line keeps its hyphen, which may be its own.
                let parted = open.ends_with(['-', '\u{ad}', '\u{2010}'])
                    && text.starts_with(char::is_lowercase);
                if !parted {
                    open.push(' ');
                }
                open.push_str(text);
            }
            _ => texts.push(text.to_owned()),
        }
        last = Some(line);
    }
    texts
}

/// Whether a line goes on with the paragraph of the one before it.
fn goes_on(before: &Line, line: &Line, usual: i64) -> bool {
    let size = before.size.max(line.size).max(1);
    let gap = before.height.saturating_sub(line.height);
    let other_size = before.size.abs_diff(line.size) > size.unsigned_abs() / 10;
    let item = begins_item(&line.text);
    let after_bullet = before.text.trim().chars().count() == 1;
    let most = (usual / 5 * 6).clamp(size / 10 * 13, size / 10 * 18);
    // The lines of an item hang behind its sign.
    let indented =
        !begins_item(&before.text) && line.left.saturating_sub(before.left) > size * 4 / 5;
    let same_height = gap.saturating_abs() <= size / 3;
    if after_bullet && same_height {
        return true;
    }
    !other_size && !item && !indented && gap > size / 3 && gap <= most
}

/// Whether a line begins with the sign of an item: a bullet, or `1.`, `b)`.
fn begins_item(text: &str) -> bool {
    const BULLETS: &[char] = &['•', '◦', '▪', '■', '●', '○', '–', '\u{f0b7}'];
    let text = text.trim_start();
    let first = text.split(' ').next().unwrap_or_default();
    let number = first.strip_suffix(['.', ')']).unwrap_or_default();
    let digits = number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    let letter = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_lowercase());
    text.starts_with(BULLETS) || (!number.is_empty() && (digits || letter))
}

/// The gap between lines that a page has most often, in tenths of a point.
fn usual_gap(lines: &[&Line]) -> i64 {
    const STEP: i64 = super::place::UNIT / 10;
    let mut gaps: Vec<i64> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [one, two] if one.size.abs_diff(two.size) <= one.size.unsigned_abs() / 10 => {
                let gap = one.height.saturating_sub(two.height);
                (gap > one.size / 3 && gap < one.size.saturating_mul(3)).then_some(gap / STEP)
            }
            _ => None,
        })
        .collect();
    gaps.sort_unstable();
    let mut best = (0_usize, 0_i64);
    for same in gaps.chunk_by(|one, two| one == two) {
        if let Some(gap) = same.first()
            && same.len() > best.0
        {
            best = (same.len(), *gap);
        }
    }
    best.1.saturating_mul(STEP)
}
