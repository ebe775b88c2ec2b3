//! The names that programs give to the styles of headings.

/// The names of heading styles before their level, in the languages in which programs write them.
const HEADINGS: &[&str] = &[
    "heading",
    "überschrift",
    "titre",
    "título",
    "titolo",
    "kop",
    "rubrik",
    "overskrift",
    "otsikko",
    "nagłówek",
    "nadpis",
    "címsor",
    "titlu",
    "naslov",
    "заголовок",
    "επικεφαλίδα",
    "başlık",
    "見出し",
    "标题",
    "標題",
    "제목",
];

/// The names of the style of a document's title.
const TITLES: &[&str] = &["title", "titel", "titre", "título", "titolo", "tytuł", "表題", "标题"];

/// The level of the heading that a style's name tells.
pub(super) fn heading_of_name(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    let stem = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let level = name.strip_prefix(stem).unwrap_or_default();
    let stem = stem.trim_end_matches([' ', '_', '-']);
    if level.is_empty() {
        return TITLES.contains(&stem).then_some(1);
    }
    let level: u8 = level.parse().ok()?;
    (HEADINGS.contains(&stem) && (1..=9).contains(&level)).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_styles_tell_headings() {
        for (name, level) in [
            ("heading 1", Some(1)),
            ("Heading2", Some(2)),
            ("Überschrift 3", Some(3)),
            ("Titre 1", Some(1)),
            ("見出し 2", Some(2)),
            ("Title", Some(1)),
            ("Subtitle", None),
            ("heading 10", None),
            ("TOC Heading", None),
            ("toc 1", None),
            ("Normal", None),
            ("1", None),
        ] {
            assert_eq!(heading_of_name(name), level, "{name}");
        }
    }
}
