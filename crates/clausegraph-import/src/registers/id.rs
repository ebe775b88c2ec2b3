//! Ids made of keys.

use super::fold::id_text;

/// The signs that ids of artefacts and scope elements may hold.
pub(crate) const ID_SIGNS: &str = "._:/+-";

/// A template for ids: text around `{key}`, or `{person}` where the key is a person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyTemplate {
    before: String,
    after: String,
    pub(crate) is_person: bool,
    written: String,
}

impl KeyTemplate {
    /// The template that a text writes; none where it does not hold exactly one placeholder.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (before, rest) = text.split_once('{')?;
        let (name, after) = rest.split_once('}')?;
        let is_person = match name {
            "key" => false,
            "person" => true,
            _ => return None,
        };
        if before.contains('}') || after.contains(['{', '}']) {
            return None;
        }
        Some(Self {
            before: before.to_owned(),
            after: after.to_owned(),
            is_person,
            written: text.to_owned(),
        })
    }

    pub(crate) fn written(&self) -> &str {
        &self.written
    }

    /// The id of a key; signs that the id cannot hold become hyphens. It may be no sound id.
    pub(crate) fn id(&self, key: &str, signs: &str) -> String {
        format!("{}{}{}", self.before, id_text(key, signs), self.after)
    }

    /// The id around a key of a person, which is not changed.
    pub(crate) fn around(&self, key: &str) -> String {
        format!("{}{key}{}", self.before, self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_hold_one_placeholder() {
        let id =
            |template: &str, key: &str| KeyTemplate::parse(template).unwrap().id(key, ID_SIGNS);
        assert_eq!(id("CON-{key}", "V 17/b"), "CON-V-17/b");
        assert_eq!(id("{key}", "Prüfung"), "Prufung");
        for text in ["", "key", "{key", "{name}", "{key}{key}", "}{key}"] {
            assert_eq!(KeyTemplate::parse(text), None, "{text:?}");
        }
    }
}
