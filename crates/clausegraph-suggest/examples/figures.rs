//! How good suggestions are on a folder of labelled documents.
//!
//! ```text
//! cargo run --release --example figures -- FOLDER tune [FLOOR]
//! ```
//!
//! The folder holds `labels.json` and the documents it names. They are read crudely, as text, Markdown or
//! HTML by their names; the command line reads documents properly.

use std::{
    error::Error,
    fs,
    io::{self, Write},
    path::Path,
};

use clausegraph_clauses::ISO20000_1_2018_VOCABULARY;
use clausegraph_model::SourceText;
use clausegraph_suggest::{
    Options, Passage, Text, Vocabulary,
    measure::{AtDepth, Figures, Label, Labels, Part, measure},
    suggest,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("name the folder of labelled documents")?;
    let folder = Path::new(&folder);
    let part = match arguments.next().as_deref() {
        Some("tune") => Some(Part::Tune),
        Some("measure") => Some(Part::Measure),
        Some("all") => None,
        _ => return Err("name the part: `tune`, `measure` or `all`".into()),
    };
    let mut options = Options { per_artefact: 10, ..Options::USUAL };
    if let Some(floor) = arguments.next() {
        options.floor = floor.parse()?;
    }
    let catalogue = clausegraph::catalogue()?;
    let files = ISO20000_1_2018_VOCABULARY.iter();
    let files: Vec<SourceText> = files
        .map(|file| SourceText { name: file.name.to_owned(), text: file.text.to_owned() })
        .collect();
    let (vocabulary, problems) = Vocabulary::load(&catalogue, &files);
    let vocabulary = vocabulary.ok_or_else(|| format!("{problems:?}"))?;
    let labels = fs::read_to_string(folder.join("labels.json"))?;
    let labels = SourceText { name: "labels.json".to_owned(), text: labels };
    let labels = Labels::load(&catalogue, &[labels])?;
    let of_part = labels.iter().filter(|label| part.is_none_or(|part| label.part == part));
    let texts: Vec<Text> = of_part.map(|label| read(folder, label)).collect::<Result<_, _>>()?;
    let suggestions = suggest(&catalogue, &vocabulary, &texts, &options)?;
    print(&measure(&catalogue, &suggestions, &labels, part))?;
    Ok(())
}

fn print(figures: &Figures) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{} documents", figures.documents)?;
    for (what, depths) in [("requirement", figures.requirements), ("clause", figures.clauses)] {
        for AtDepth { depth, precision, recall, suggested, documents_hit, .. } in depths {
            writeln!(
                out,
                "{what:<11} at {depth}: precision {} recall {} hits {}/{} documents {}/{}",
                percent(precision),
                percent(recall),
                suggested.hits,
                suggested.of,
                documents_hit.hits,
                documents_hit.of,
            )?;
        }
    }
    let nothing = figures.serving_nothing;
    writeln!(out, "serving nothing: {} of {} got a suggestion", nothing.hits, nothing.of)
}

fn percent(points: Option<u32>) -> String {
    points.map_or_else(|| "-".to_owned(), |points| format!("{}.{:02}%", points / 100, points % 100))
}

fn read(folder: &Path, label: &Label) -> io::Result<Text> {
    let body = fs::read(folder.join(&label.file))?;
    let body = String::from_utf8_lossy(&body);
    let plain = if Path::new(&label.file).extension().is_some_and(|end| end == "html") {
        without_tags(&body)
    } else {
        body.into_owned()
    };
    let mut title = String::new();
    let mut passages = Vec::new();
    let mut in_front_matter = false;
    for (line, number) in plain.lines().zip(1..) {
        let text = line.trim();
        if text == "---" && (number == 1 || in_front_matter) {
            in_front_matter = !in_front_matter;
            continue;
        }
        if in_front_matter {
            if let Some(named) = text.strip_prefix("title:") {
                named.trim().clone_into(&mut title);
            }
            continue;
        }
        if text.is_empty() {
            continue;
        }
        let heading = text.starts_with('#');
        let text = text.trim_start_matches(['#', ' ']).to_owned();
        if title.is_empty() {
            title = text;
        } else if text != title {
            passages.push(Passage { place: format!("line {number}"), heading, text });
        }
    }
    Ok(Text { artefact: label.id.clone(), kind: label.kind, title, keywords: Vec::new(), passages })
}

/// HTML as lines: what stands in a heading is marked as one, all tags are left out.
fn without_tags(html: &str) -> String {
    let mut plain = String::new();
    for piece in html.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        let opens_heading =
            tag.starts_with('h') && tag.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
        if opens_heading {
            plain.push_str("\n# ");
        } else if ["p", "/p", "/h", "li", "tr", "br", "div", "title", "/title"]
            .iter()
            .any(|name| tag.starts_with(name))
        {
            plain.push('\n');
        }
        plain.push_str(&text.replace('\n', " "));
        plain.push(' ');
    }
    plain
}
