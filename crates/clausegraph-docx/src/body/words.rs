//! Words as runs: what a document cannot hold is never handed to it.

use clausegraph_paper::{RunLook, Words};
use docx_rs::{BreakType, Hyperlink, HyperlinkType, Paragraph, Run};

use super::Draft;

/// How the anchor of a link out of the document begins until its relation is known.
pub(super) const OUT: &str = "report-link-";

/// How long an address may be; longer ones stay words.
const ADDRESS: usize = 2_000;

impl Draft<'_> {
    /// Words with emphasis and links, behind what the paragraph holds already.
    pub(super) fn inline(&mut self, mut paragraph: Paragraph, words: &Words) -> Paragraph {
        for found in &words.0 {
            if found.text.is_empty() {
                continue;
            }
            let plain = run(&found.text);
            let run = match found.look {
                RunLook::Plain => plain,
                RunLook::Strong => plain.style("Strong"),
                RunLook::Quiet => plain.style("ReportQuiet"),
                RunLook::Code => plain.style("ReportCode"),
            };
            paragraph = match found.link.as_deref().and_then(|link| self.target(link)) {
                Some(target) => {
                    let run = match found.look {
                        RunLook::Code => run,
                        RunLook::Plain | RunLook::Strong | RunLook::Quiet => run.style("Hyperlink"),
                    };
                    let link = Hyperlink::new(target, HyperlinkType::Anchor);
                    paragraph.add_hyperlink(link.add_run(run))
                }
                None => paragraph.add_run(run),
            };
        }
        paragraph
    }

    /// Where a link leads: a bookmark, or the place of an address in the list of them.
    fn target(&mut self, link: &str) -> Option<String> {
        if let Some(anchor) = link.strip_prefix('#') {
            return self.places.get(anchor).map(|(name, _)| name.clone());
        }
        let address = address(link)?;
        let place = self.links.iter().position(|known| *known == address);
        let place = place.unwrap_or_else(|| {
            self.links.push(address);
            self.links.len().saturating_sub(1)
        });
        Some(format!("{OUT}{place}"))
    }
}

/// Words of no look: line ends and tabs are those of the format, and signs that it forbids are shown.
pub(super) fn run(text: &str) -> Run {
    let mut run = Run::new();
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        for (number, piece) in line.split('\t').enumerate() {
            if number > 0 {
                run = run.add_tab();
            }
            let piece = clean(piece);
            if !piece.is_empty() {
                run = run.add_text(piece);
            }
        }
    }
    run
}

/// A text whose signs all may stand in XML; one that may not is shown as a replacement sign.
pub(crate) fn clean(text: &str) -> String {
    let allowed = |found: char| match found {
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {
            '\u{fffd}'
        }
        _ => found,
    };
    text.chars().filter(|found| *found != '\r').map(allowed).collect()
}

/// An address that a word processor takes; none for what is no address, or leads to a program.
fn address(link: &str) -> Option<String> {
    let link = link.trim();
    if link.is_empty() || link.len() > ADDRESS || link.starts_with(['/', '\\']) {
        return None;
    }
    let scheme = link.split_once(':').map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest));
    let known = match scheme.as_ref().map(|(scheme, rest)| (scheme.as_str(), *rest)) {
        Some(("http" | "https", rest)) => rest
            .strip_prefix("//")
            .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_alphanumeric())),
        Some(("mailto", rest)) => rest.contains('@'),
        Some(_) => false,
        None => true,
    };
    known.then(|| encoded(link))
}

/// An address whose signs are all allowed in one.
fn encoded(link: &str) -> String {
    let mut out = String::new();
    let mut rest = link.chars();
    while let Some(found) = rest.next() {
        let hexadecimal = |text: &str| {
            let mut signs = text.chars().take(2);
            let mut sign = || signs.next().is_some_and(|sign| sign.is_ascii_hexdigit());
            sign() && sign()
        };
        let kept = match found {
            '%' => hexadecimal(rest.as_str()),
            '-' | '.' | '_' | '~' | ':' | '/' | '?' | '#' | '@' | '!' | '$' | '&' | '\'' | '('
            | ')' | '*' | '+' | ',' | ';' | '=' => true,
            _ => found.is_ascii_alphanumeric(),
        };
        if kept {
            out.push(found);
            continue;
        }
        for byte in found.encode_utf8(&mut [0; 4]).bytes() {
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    out
}

/// A number below sixteen as a digit.
fn digit(number: u8) -> char {
    char::from_digit(u32::from(number), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_are_safe_become_links() {
        let taken = |link| address(link).unwrap_or_else(|| "words".to_owned());
        assert_eq!(
            taken("https://wiki.example/a b?c=1&d=ü"),
            "https://wiki.example/a%20b?c=1&d=%C3%BC"
        );
        assert_eq!(taken("mailto:sms@example.org"), "mailto:sms@example.org");
        assert_eq!(taken("evidence/a.pdf"), "evidence/a.pdf");
        assert_eq!(taken("https://a.example/50%25 %zz"), "https://a.example/50%25%20%25zz");
        for wrong in [
            "",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "C:\\x.docx",
            "\\\\host\\x",
            "http://",
            "http:// x",
            "//host/x",
        ] {
            assert_eq!(taken(wrong), "words", "{wrong}");
        }
    }

    #[test]
    fn signs_that_no_document_may_hold_are_shown() {
        assert_eq!(clean("a\u{0}b\u{1b}c\u{fffe}\r\n\td"), "a\u{fffd}b\u{fffd}c\u{fffd}\n\td");
    }
}
