//! The ids of artefacts, made from the paths of their files.

use std::str::FromStr;

use clausegraph_model::{ArtefactId, IdError};

use super::source;

/// A template for ids: text with `{stem}`, `{number}`, `{dir}`, `{path}` and `{file}` in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct IdTemplate {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// The file name up to its first dot.
    Stem,
    /// The digits that the file name begins with.
    Number,
    /// The folders above the file.
    Dir,
    /// Folders and stem.
    Path,
    /// Folders and file name; where signs had to go, with a hash that keeps it unique.
    File,
}

/// Why a text is no template for ids.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TemplateError {
    /// A placeholder is not known.
    #[error(
        "`{{{name}}}` is none of `{{stem}}`, `{{number}}`, `{{dir}}`, `{{path}}` and `{{file}}`"
    )]
    Unknown {
        /// The name in braces.
        name: String,
    },
    /// A brace is not closed.
    #[error("a `{{` is not closed")]
    Unclosed,
}

/// Why a file has no id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoId {
    /// The file name does not begin with digits.
    #[error("the file name does not begin with a number, as the id asks for")]
    Number,
    /// What comes out is no id.
    #[error("the rule makes the id `{id}`: {cause}")]
    Grammar {
        /// What comes out.
        id: String,
        /// Why it is no id.
        cause: IdError,
    },
}

impl IdTemplate {
    /// The id of a file; signs that ids do not know become hyphens.
    pub(crate) fn id(&self, path: &str) -> Result<ArtefactId, NoId> {
        let (dir, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.split('.').next().unwrap_or(name);
        let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
        let (number, _) = stem.split_at_checked(digits).unwrap_or_default();
        let mut id = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => id.push_str(text),
                Part::Stem => id.push_str(&plain(stem)),
                Part::Number if number.is_empty() => return Err(NoId::Number),
                Part::Number => id.push_str(number),
                Part::File => id.push_str(&unique(path)),
                Part::Dir => id.push_str(&plain(dir)),
                Part::Path if dir.is_empty() => id.push_str(&plain(stem)),
                Part::Path => {
                    id.push_str(&plain(dir));
                    id.push('/');
                    id.push_str(&plain(stem));
                }
            }
        }
        id.parse().map_err(|cause| NoId::Grammar { id, cause })
    }
}

/// The path where it is an id, else as much of it as fits and the beginning of its hash.
fn unique(path: &str) -> String {
    const ROOM: usize = 72;
    let plain = plain(path);
    if plain == path && plain.len() <= ROOM {
        return plain;
    }
    let end: Vec<char> = plain.chars().rev().take(ROOM).collect();
    let end: String = end.into_iter().rev().collect();
    let end = end.trim_start_matches(['.', '_', '-', '/']);
    let mut hash = source::hash(path.as_bytes());
    hash.drain(..hash.find(':').map_or(0, |colon| colon + 1));
    let hash: String = hash.chars().take(8).collect();
    if end.is_empty() { hash } else { format!("{end}-{hash}") }
}

fn plain(text: &str) -> String {
    let signs = text.chars().map(|sign| match sign {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '_' | '-' | '/' => sign,
        _ => '-',
    });
    let signs: String = signs.collect();
    signs.trim_matches(['.', '_', '-', '/']).to_owned()
}

impl FromStr for IdTemplate {
    type Err = TemplateError;

    fn from_str(text: &str) -> Result<Self, TemplateError> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let (name, after) = behind.split_once('}').ok_or(TemplateError::Unclosed)?;
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            parts.push(match name {
                "stem" => Part::Stem,
                "number" => Part::Number,
                "dir" => Part::Dir,
                "path" => Part::Path,
                "file" => Part::File,
                _ => {
                    return Err(TemplateError::Unknown { name: name.to_owned() });
                }
            });
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Ok(Self { parts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(template: &str, path: &str) -> Result<String, NoId> {
        let template: IdTemplate = template.parse().unwrap();
        template.id(path).map(|id| id.to_string())
    }

    #[test]
    fn ids_come_from_paths() {
        for (template, path, expected) in [
            ("RB-{stem}", "source/on-call.html.md.erb", "RB-on-call"),
            ("ADR-{number}", "adr/015-Keep-it.md", "ADR-015"),
            ("{path}", "source/cp 30/network.md", "source/cp-30/network"),
            ("{path}", "index.md", "index"),
            ("{dir}:{stem}", "a/b/c.yml", "a/b:c"),
            ("X-{stem}", "_draft (2).md", "X-draft--2"),
            ("{file}", "a/plan.docx", "a/plan.docx"),
            ("{file}", "a/plan (2).docx", "a/plan--2-.docx-48e3c822"),
        ] {
            assert_eq!(id(template, path).unwrap(), expected);
        }
    }

    #[test]
    fn a_file_may_have_no_id() {
        assert_eq!(id("ADR-{number}", "adr/README.md"), Err(NoId::Number));
        assert!(matches!(id("RB-{stem}", "ü.md"), Err(NoId::Grammar { .. })));
        let long = format!("{}.md", "a".repeat(200));
        assert!(matches!(id("{stem}", &long), Err(NoId::Grammar { .. })));
    }

    #[test]
    fn templates_know_some_words() {
        assert_eq!("{stem".parse::<IdTemplate>(), Err(TemplateError::Unclosed));
        assert!(matches!("{name}".parse::<IdTemplate>(), Err(TemplateError::Unknown { .. })));
    }
}
