//! Upstream gaps as a picture.

use std::collections::BTreeMap;

use clausegraph::{Assessment, Clause, FeedTie, Status, Upstream};

use super::graph::{Drawn, Gap};
use crate::{
    layout::{add, cut, harmless, status_sign},
    picture::{Corner, Placed, Size, placed},
    text::status_words,
    wording::{clause_heading, counted, organisation_title, upstream_sentences, upstream_title},
};

/// The width of a box.
const BOX: u32 = 232;
/// The height of the heading of a box.
const HEAD: u32 = 28;
/// The height of a gap in it.
const ROW: u32 = 20;
/// Around the whole.
const MARGIN: u32 = 24;
/// The height of the heading of the picture.
const TITLE: u32 = 84;
/// The height of the key below it.
const KEY: u32 = 56;
/// The narrowest picture that holds heading and key.
const NARROWEST: u32 = 760;
/// Signs of the heading of a box.
const HEADING: usize = 28;
/// Rows of a box before the rest is counted.
const MOST_ROWS: usize = 14;

/// Looks, light and dark. Nothing is told by colour alone.
const STYLE: &str = "\
.upstream{--paper:#fff;--ink:#1a1a1a;--soft:#595959;--box:#f5f5f2;--line:#8a8a85;--tie:#6b6b66;--root:#fff4d6;--edge:#8a5a00;
--missing:#a4161a;--partial:#8a4b00;--weak:#6b5900;--stale:#75248a;--unknown:#1d4e89}
@media(prefers-color-scheme:dark){.upstream{--paper:#16181b;--ink:#eceae4;--soft:#b3b0a8;--box:#22262b;--line:#6f757d;--tie:#8f959d;--root:#3d3214;--edge:#e0b050;
--missing:#ff8a80;--partial:#ffb870;--weak:#e6d36a;--stale:#e3a1f5;--unknown:#8fc1ff}}
.upstream text{font-family:system-ui,'Segoe UI','DejaVu Sans',sans-serif;fill:var(--ink)}
.upstream .paper{fill:var(--paper)}.upstream .box{fill:var(--box);stroke:var(--line)}
.upstream .root{fill:var(--root);stroke:var(--edge);stroke-width:1.5}
.upstream .tie{fill:none;stroke:var(--tie);stroke-width:1.3}.upstream .tie:hover{stroke:var(--ink);stroke-width:2.6}.upstream .tip{fill:var(--tie)}
.upstream .big{font-size:18px;font-weight:600}.upstream .head{font-size:12px;font-weight:600}
.upstream .row{font-size:12px}.upstream .soft{font-size:12px;fill:var(--soft)}
.upstream .missing{fill:var(--missing)}.upstream .partial{fill:var(--partial)}.upstream .weak{fill:var(--weak)}
.upstream .stale{fill:var(--stale)}.upstream .cannot-evaluate{fill:var(--unknown)}
";

/// Upstream gaps as an SVG picture: the first so many of the order, what they explain and a shortest way to
/// each, clause by clause from left to right.
///
/// It has a title and a description for those who do not see it, tells each status by sign and word, and
/// follows the reader's choice of light or dark. Reasons are the titles of the arrows.
pub fn upstream_svg(assessment: &Assessment<'_>, upstream: &Upstream<'_>, top: usize) -> String {
    let drawn = Drawn::new(assessment, upstream, top);
    let rows: Vec<&(&Clause, Vec<Gap<'_>>)> = drawn.clauses.values().collect();
    let index: BTreeMap<usize, usize> =
        drawn.clauses.keys().enumerate().map(|(index, place)| (*place, index)).collect();
    let ties = arrows(&index, &drawn.ties);
    let boxes: Vec<Size> =
        rows.iter().map(|(_, gaps)| Size { width: BOX, height: height(gaps.len()) }).collect();
    let ends: Vec<(usize, usize)> = ties.keys().copied().collect();
    let layout = placed(&boxes, &ends);
    let mut text = String::new();
    open(&mut text, assessment, upstream, &drawn, &layout);
    for ((clause, gaps), corner) in rows.iter().zip(&layout.corners) {
        clause_box(&mut text, &clause_heading(assessment.catalogue(), clause), gaps, *corner);
    }
    for (ends, ties) in &ties {
        arrow(&mut text, layout.ways.get(ends).map_or(&[], Vec::as_slice), ties);
    }
    key(&mut text, upstream, &drawn, &layout);
    text.push_str("</svg>\n");
    text
}

/// The ties between different boxes, by both.
fn arrows<'a, 'g>(
    index: &BTreeMap<usize, usize>,
    ties: &'a [FeedTie<'g>],
) -> BTreeMap<(usize, usize), Vec<&'a FeedTie<'g>>> {
    let mut found: BTreeMap<(usize, usize), Vec<&FeedTie<'g>>> = BTreeMap::new();
    for tie in ties {
        let place = |end: &clausegraph::Requirement| index.get(&end.clause_position()).copied();
        if let (Some(from), Some(to)) = (place(tie.from), place(tie.to))
            && from != to
        {
            found.entry((from, to)).or_default().push(tie);
        }
    }
    found
}

fn height(gaps: usize) -> u32 {
    let rows = if gaps > MOST_ROWS { MOST_ROWS + 1 } else { gaps };
    let rows = u32::try_from(rows).unwrap_or_default();
    HEAD + ROW * rows + 8
}

fn open(
    text: &mut String,
    assessment: &Assessment<'_>,
    upstream: &Upstream<'_>,
    drawn: &Drawn<'_, '_>,
    layout: &Placed,
) {
    let width = layout.size.width.max(NARROWEST) + 2 * MARGIN;
    let height = TITLE + layout.size.height + KEY + 2 * MARGIN;
    let name = format!("{}: {}", organisation_title(assessment), upstream_title(upstream.clause));
    let title = format!("{name}, as of {}", assessment.as_of());
    let sentences = upstream_sentences(upstream);
    let mut about = sentences.clone();
    for (place, gap) in &drawn.upstream {
        let members: Vec<&str> =
            gap.members.iter().map(|member| member.requirement.id().as_str()).collect();
        let explained: Vec<&str> =
            gap.explained.iter().map(|found| found.gap.requirement.id().as_str()).collect();
        about.push(format!("{place}: {} explains {}.", members.join(", "), explained.join(", ")));
    }
    add(
        text,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"upstream\" role=\"img\" \
             aria-labelledby=\"upstream-title upstream-desc\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\">\n<title id=\"upstream-title\">{}</title>\n\
             <desc id=\"upstream-desc\">{}</desc>\n<style>\n{STYLE}</style>\n\
             <defs><marker id=\"upstream-tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" \
             markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path class=\"tip\" \
             d=\"M0 0L8 4L0 8z\"/></marker></defs>\n\
             <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n",
            escaped(&title),
            escaped(&about.join(" "))
        ),
    );
    label(text, "big", MARGIN, MARGIN + 14, &title);
    for (place, sentence) in sentences.iter().take(2).enumerate() {
        let down = u32::try_from(place).unwrap_or_default() * 18;
        label(text, "soft", MARGIN, MARGIN + 38 + down, sentence);
    }
}

fn label(text: &mut String, class: &str, x: u32, y: u32, words: &str) {
    let words = escaped(words);
    add(text, format_args!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{words}</text>\n"));
}

/// A box with its gaps.
fn clause_box(text: &mut String, heading: &str, gaps: &[Gap<'_>], corner: Corner) {
    let (x, y) = (corner.x + MARGIN, corner.y + MARGIN + TITLE);
    let height = height(gaps.len());
    add(
        text,
        format_args!(
            "<g>\n<title>{}</title>\n<rect class=\"box\" x=\"{x}\" y=\"{y}\" width=\"{BOX}\" \
             height=\"{height}\" rx=\"6\"/>\n",
            escaped(heading)
        ),
    );
    label(text, "head", x + 10, y + 19, &cut(heading, HEADING));
    let mut row = y + HEAD;
    for gap in gaps.iter().take(MOST_ROWS) {
        gap_row(text, gap, x, row);
        row += ROW;
    }
    let rest = gaps.get(MOST_ROWS..).unwrap_or_default();
    if !rest.is_empty() {
        let ids: Vec<&str> = rest.iter().map(|gap| gap.result.requirement.id().as_str()).collect();
        add(text, format_args!("<g>\n<title>{}</title>\n", escaped(&ids.join(", "))));
        label(text, "soft", x + 10, row + 14, &format!("… and {} more", rest.len()));
        text.push_str("</g>\n");
    }
    text.push_str("</g>\n");
}

fn gap_row(text: &mut String, gap: &Gap<'_>, x: u32, y: u32) {
    let requirement = gap.result.requirement;
    let status = gap.result.status;
    let statement = format!("{}: {}", requirement.id(), requirement.statement());
    add(text, format_args!("<g>\n<title>{}</title>\n", escaped(&statement)));
    if let Some(place) = gap.upstream {
        let wide = BOX - 8;
        add(
            text,
            format_args!(
                "<rect class=\"root\" x=\"{}\" y=\"{y}\" width=\"{wide}\" height=\"19\" rx=\"4\"/>\n",
                x + 4
            ),
        );
        let number = format!(
            "<text class=\"head\" x=\"{}\" y=\"{}\" text-anchor=\"end\">",
            x + BOX - 12,
            y + 14
        );
        add(text, format_args!("{number}#{place}</text>\n"));
    }
    label(text, &format!("row {}", class(status)), x + 12, y + 14, status_sign(status));
    label(text, "row", x + 30, y + 14, requirement.id().as_str());
    label(text, &format!("row {}", class(status)), x + 118, y + 14, &status_words(status));
    text.push_str("</g>\n");
}

const fn class(status: Status) -> &'static str {
    status.as_str()
}

/// An arrow along its way, and behind it what feeds what and why.
fn arrow(text: &mut String, way: &[Corner], ties: &[&FeedTie<'_>]) {
    let mut path = String::new();
    let mut last: Option<Corner> = None;
    for (place, point) in way.iter().enumerate() {
        let (x, y) = (point.x + MARGIN, point.y + MARGIN + TITLE);
        match last {
            None => add(&mut path, format_args!("M{x} {y}")),
            Some(before) if before == *point => {}
            Some(_) if place % 2 == 1 => add(&mut path, format_args!("L{x} {y}")),
            Some(before) => {
                let (bend, begin) =
                    (before.x.midpoint(point.x) + MARGIN, before.y + MARGIN + TITLE);
                add(&mut path, format_args!("C{bend} {begin} {bend} {y} {x} {y}"));
            }
        }
        last = Some(*point);
    }
    let mut reasons: Vec<String> = Vec::new();
    for tie in ties {
        reasons.push(format!("{} to {}: {}", tie.from.id(), tie.to.id(), tie.feed.reason));
    }
    add(
        text,
        format_args!(
            "<path class=\"tie\" marker-end=\"url(#upstream-tip)\" d=\"{path}\"><title>{}</title></path>\n",
            escaped(&reasons.join("; "))
        ),
    );
}

/// What the signs mean, and how much is not drawn.
fn key(text: &mut String, upstream: &Upstream<'_>, drawn: &Drawn<'_, '_>, layout: &Placed) {
    let y = TITLE + layout.size.height + MARGIN + 26;
    let shortfalls = [Status::Missing, Status::Partial, Status::Weak, Status::Stale];
    let signs: Vec<String> = shortfalls
        .iter()
        .map(|status| format!("{} {}", status_sign(*status), status_words(*status)))
        .collect();
    let words = "#1, #2 … upstream gaps, in the order in which they explain most";
    label(text, "soft", MARGIN, y, &format!("{words}; {}", signs.join(", ")));
    let left = upstream.order.len().saturating_sub(drawn.upstream.len());
    let left = if left > 0 {
        let more = counted(left, "further upstream gap", "further upstream gaps");
        format!(" {more} explain the rest, and are not drawn.")
    } else {
        String::new()
    };
    let words =
        format!("An arrow: what the standard's wording feeds to what; its title says why.{left}");
    label(text, "soft", MARGIN, y + 20, &words);
}

/// A text that XML shows as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for found in harmless(text).chars() {
        match found {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(found),
        }
    }
    escaped
}
