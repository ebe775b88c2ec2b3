//! Who decides and when: what is asked of everybody who puts a name to something.

use clausegraph::{Date, PersonKey, did_you_mean};

use crate::error::CliError;

/// The key of a person.
pub(crate) fn person(text: &str) -> Result<PersonKey, CliError> {
    text.parse().map_err(|error: clausegraph::IdError| CliError::Unknown {
        message: format!("`{text}` is no key of a person: {error}"),
        meant: None,
        note: None,
    })
}

/// Whoever decides is one of the people, where the organisation lists any.
pub(crate) fn known_person(key: &PersonKey, known: &[&str]) -> Result<(), CliError> {
    if known.is_empty() || known.contains(&key.as_str()) {
        return Ok(());
    }
    Err(CliError::Unknown {
        message: format!("the organisation lists no person `{key}`"),
        meant: did_you_mean(key.as_str(), known.iter().copied()).map(str::to_owned),
        note: Some("`people` lists them, by key".to_owned()),
    })
}

/// Nobody has decided on a day that is still to come.
pub(crate) fn not_to_come(day: Date, today: Date) -> Result<(), CliError> {
    if day <= today {
        return Ok(());
    }
    Err(CliError::Unknown {
        message: format!("{day} is still to come: nobody has decided then"),
        meant: None,
        note: None,
    })
}
