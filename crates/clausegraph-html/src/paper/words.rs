//! Words with emphasis and links.

use clausegraph_paper::{Run, RunLook, Words};
use maud::{Markup, html};

/// Words with their emphasis.
pub(super) fn words(words: &Words) -> Markup {
    html! { @for found in &words.0 { (run(found)) } }
}

fn run(found: &Run) -> Markup {
    let text = match found.look {
        RunLook::Plain => html! { (found.text) },
        RunLook::Strong => html! { strong { (found.text) } },
        RunLook::Quiet => html! { span.quiet { (found.text) } },
        RunLook::Code => html! { code { (found.text) } },
    };
    match found.link.as_deref().filter(|link| is_harmless(link)) {
        Some(link) if link.starts_with('#') => html! { a href=(link) { (text) } },
        Some(link) => html! { a href=(link) rel="noreferrer" { (text) } },
        None => text,
    }
}

/// Whether an address leads somewhere and runs nothing.
fn is_harmless(address: &str) -> bool {
    if address.chars().any(char::is_control) {
        return false;
    }
    match address.split_once(':') {
        None => !address.trim().is_empty(),
        Some((scheme, _)) if scheme.contains(['/', '#', '?']) => true,
        Some((scheme, _)) => ["http", "https", "mailto", "file"]
            .iter()
            .any(|known| scheme.trim().eq_ignore_ascii_case(known)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_would_run_something_is_no_link() {
        for address in ["#gap-01", "https://x.example/a?b", "docs/plan.md", "a/b:c", "mailto:a@b"] {
            assert!(is_harmless(address), "{address}");
        }
        for address in
            ["javascript:alert(1)", " JavaScript:x", "java\nscript:x", "data:text/html,x", ""]
        {
            assert!(!is_harmless(address), "{address}");
        }
    }

    #[test]
    fn emphasis_and_links_nest_and_signs_are_escaped() {
        let mut code = Words::code("<8.2>");
        code.0[0].link = Some("#a\"b".to_owned());
        let page = words(&Words::strong("A & B").and(code)).into_string();
        assert_eq!(
            page,
            "<strong>A &amp; B</strong><a href=\"#a&quot;b\"><code>&lt;8.2&gt;</code></a>"
        );
    }
}
