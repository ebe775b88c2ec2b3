//! Exact numbers that judge.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text is not an amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an amount is a decimal number in text, such as \"0.05\", with at most 20 digits")]
pub struct AmountError;

/// A decimal number, exact, written as text in files: `"0.05"`.
///
/// ```
/// use clausegraph_model::Amount;
///
/// let tolerance: Amount = "0.05".parse()?;
/// assert!(tolerance < "0.1".parse()?);
/// assert!("5e-2".parse::<Amount>().is_err());
/// # Ok::<(), clausegraph_model::AmountError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(Decimal);

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// One.
    pub const ONE: Self = Self(Decimal::ONE);
    /// More than anybody counts of one thing.
    pub(crate) const THOUSAND: Self = Self(Decimal::ONE_THOUSAND);

    /// The number itself.
    #[doc(hidden)]
    pub fn decimal(self) -> Decimal {
        self.0
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || !plain(fraction) || whole.len() + fraction.len() > 20 {
            return Err(AmountError);
        }
        text.parse().map(Self).map_err(|_| AmountError)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::leaf::parse(deserializer, "Amount", "a decimal number in text, such as \"0.05\"")
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Amount {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "a decimal number in text",
            "pattern": "^-?[0-9]+(\\.[0-9]+)?$",
            "examples": ["0.05"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_spellings_are_refused() {
        for text in ["", ".5", "5.", "1e3", "+1", "1_000", " 1", "0,5", "123456789012345678901"] {
            assert_eq!(text.parse::<Amount>(), Err(AmountError), "{text:?}");
        }
        assert_eq!("-0.50".parse::<Amount>().unwrap().to_string(), "-0.50");
    }
}
