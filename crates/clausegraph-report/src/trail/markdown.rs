//! A trail as a Markdown document.

use clausegraph::{Assessment, Trail};

use super::{
    beyond, extent,
    facts::{Facts, gap_lines, served_lines},
    tree::rows,
};
use crate::{
    Locate,
    explain::Places,
    layout::status_sign,
    markdown::{heading, line, plain},
    text::status_words,
    wording::{capitalised, node_words, order_sentence},
};

/// A trail as a Markdown document, with the same content as the text for a terminal.
///
/// Texts of the input are escaped, so that no title can change the shape of the document.
pub fn trail_markdown(
    assessment: &Assessment<'_>,
    trail: &Trail<'_>,
    locate: Locate<'_>,
) -> String {
    let mut text = String::new();
    let places = Places { assessment, locate };
    let Some(start) = trail.nodes.first() else { return text };
    line(&mut text, &format!("# {}: {}", plain(start.thing.id()), plain(&node_words(start))));
    line(&mut text, "");
    line(&mut text, &format!("As of {}.", assessment.as_of()));
    line(&mut text, "");
    for (label, said) in Facts::new(&places, trail, 0).labelled() {
        line(&mut text, &format!("- {label}: {}", plain(&said)));
    }
    let served = served_lines(assessment, start);
    if !served.is_empty() {
        heading(&mut text, "Back to the requirements");
        for row in served {
            let status = row
                .status
                .map(|status| format!("{} {}: ", status_sign(status), status_words(status)));
            line(&mut text, &format!("- {}{}", status.unwrap_or_default(), plain(&row.text)));
        }
    }
    tree(&mut text, &places, trail);
    if !trail.out_of_order.is_empty() {
        heading(&mut text, "Days that lie before their cause");
        for pair in &trail.out_of_order {
            line(&mut text, &format!("- {}", plain(&order_sentence(trail, pair))));
        }
    }
    let gaps = gap_lines(trail);
    if !gaps.is_empty() {
        heading(&mut text, "Where the data says no more");
        for gap in gaps {
            line(&mut text, &format!("- **{}**: {}", plain(&gap.id), plain(&gap.text)));
        }
    }
    text
}

fn tree(text: &mut String, places: &Places<'_, '_>, trail: &Trail<'_>) {
    heading(text, "From record to record");
    line(text, &format!("{}.", plain(&capitalised(&extent(trail)))));
    line(text, "");
    for row in rows(trail) {
        let Some(node) = trail.nodes.get(row.node) else { continue };
        let indent = "  ".repeat(row.open.len());
        let id = plain(node.thing.id());
        if row.again || row.open.is_empty() {
            let again = if row.again { ", see above" } else { "" };
            line(text, &format!("{indent}- {}**{id}**{again}", plain_before(&row.words)));
            continue;
        }
        let facts = Facts::new(places, trail, row.node);
        let place = match facts.hash {
            Some(hash) => format!("{}, hash {hash}", facts.place),
            None => facts.place,
        };
        let mut said = vec![node_words(node)];
        said.extend([facts.state, facts.days, facts.people, facts.about].into_iter().flatten());
        said.extend(facts.shows);
        said.extend(facts.judgements);
        said.push(place);
        let said = plain(&said.join("; "));
        line(text, &format!("{indent}- {}**{id}**: {said}", plain_before(&row.words)));
    }
    if !trail.beyond.is_empty() {
        line(text, "");
        line(text, &plain(&beyond(trail)));
    }
}

/// Words before a name, with the blank between them.
fn plain_before(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("{} ", plain(words)) }
}
