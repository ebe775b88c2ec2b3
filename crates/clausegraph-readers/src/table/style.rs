//! What the number format of a cell makes of its number.

use super::{
    Cell,
    date::{self, Epoch, Shown},
};

/// A number format.
#[derive(Clone, Copy)]
pub(super) struct Style {
    shown: Shown,
    /// To how many digits a whole number is filled up with zeros.
    digits: usize,
}

impl Style {
    /// The format that shows the number itself.
    pub(super) const PLAIN: Self = Self { shown: Shown::Number, digits: 0 };

    /// The format of a code such as `dd.mm.yyyy`.
    pub(super) fn of_code(code: &str) -> Self {
        let zeros = code.len() > 1 && code.bytes().all(|byte| byte == b'0');
        Self { shown: date::shown_by(code), digits: if zeros { code.len() } else { 0 } }
    }

    /// A format that Office has by number and writes no code for.
    pub(super) fn of_number(number: u32) -> Self {
        Self { shown: date::shown_by_number(number), digits: 0 }
    }

    /// The cell of a number, a shortest decimal, and whether people see zeros before it that it has not.
    pub(super) fn cell(self, number: String, epoch: Epoch) -> (Cell, bool) {
        let padded = self.digits > number.len();
        (date::cell(number, self.shown, epoch), padded)
    }
}
