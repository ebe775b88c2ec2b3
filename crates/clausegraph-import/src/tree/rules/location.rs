//! Where in a document something stands.

use regex_lite::Regex;

/// Where in a document something stands.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// The first group of the pattern counts, or all of it.
    FrontMatter(FrontKey, Option<Regex>),
    FirstHeading,
    /// A line around the title, before the second heading; the first group counts, or all of it.
    Line(Regex),
    /// The first line below a heading or label.
    Section(Regex),
    /// What stands in a table beside a cell.
    Beside(Regex),
    /// The name of the file; the first group counts, or all of it.
    FileName(Regex),
    Property(Property),
    Always(String),
    /// The first of several places where something stands.
    FirstOf(Vec<Self>),
}

impl Place {
    /// The place as reports name it.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::FrontMatter(key, _) => format!("front matter `{}`", key.written),
            Self::FirstHeading => "first heading".to_owned(),
            Self::Line(pattern) => format!("line `{pattern}`"),
            Self::Section(pattern) => format!("section `{pattern}`"),
            Self::Beside(pattern) => format!("beside `{pattern}`"),
            Self::FileName(_) => "file name".to_owned(),
            Self::Property(property) => format!("property `{property}`"),
            Self::Always(_) => "the rules".to_owned(),
            Self::FirstOf(places) => {
                let names: Vec<String> = places.iter().map(Self::name).collect();
                names.join(", else ")
            }
        }
    }
}

/// Something that a file says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Property {
    Title,
    Subject,
    Author,
    ChangedBy,
    Created,
    Changed,
    Version,
    Status,
    Company,
    Template,
    Language,
    Keywords,
    /// One of its own, by name.
    Custom(String),
}

impl Property {
    /// The properties that every file may have, as rules write them.
    pub(crate) const WORDS: &'static [(&'static str, Self)] = &[
        ("title", Self::Title),
        ("subject", Self::Subject),
        ("author", Self::Author),
        ("changed_by", Self::ChangedBy),
        ("created", Self::Created),
        ("changed", Self::Changed),
        ("version", Self::Version),
        ("status", Self::Status),
        ("company", Self::Company),
        ("template", Self::Template),
        ("language", Self::Language),
        ("keywords", Self::Keywords),
    ];
}

impl std::fmt::Display for Property {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Self::Custom(name) = self {
            return write!(f, "custom.{name}");
        }
        let known = Self::WORDS.iter().find(|(_, property)| property == self);
        f.write_str(known.map_or("", |(word, _)| word))
    }
}

/// A key of front matter, or a path of keys and list positions.
#[derive(Clone, Debug)]
pub(crate) struct FrontKey {
    pub(crate) written: String,
    pub(crate) path: Vec<String>,
}
