//! Places and lengths of a page, in whole parts of a point: text is not judged with floats.

use lopdf::Object;

/// Parts of one unit: 65,536.
pub(super) const UNIT: i64 = 1 << 16;

/// A number of a file in parts; what is no number is 0, and what is beyond any page stays there.
pub(super) fn parts(object: &Object) -> i64 {
    const FAR: i64 = 1 << 28;
    if let Object::Integer(number) = object {
        return number.clamp(&-FAR, &FAR).saturating_mul(UNIT);
    }
    let Object::Real(number) = object else {
        return 0;
    };
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::float_arithmetic,
        reason = "the library gives floats; the cast holds at its ends, and no number is 0"
    )]
    let parts = (f64::from(*number) * UNIT as f64) as i64;
    parts.clamp(FAR.saturating_mul(-UNIT), FAR.saturating_mul(UNIT))
}

/// The product of two numbers in parts.
pub(super) fn times(one: i64, two: i64) -> i64 {
    let product = i128::from(one).saturating_mul(i128::from(two)) >> 16;
    let most = i128::from(i64::MAX >> 8);
    i64::try_from(product.clamp(-most, most)).unwrap_or(0)
}

/// How places are moved, turned and stretched: the six numbers of a PDF matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Matrix([i64; 6]);

impl Matrix {
    /// Everything stays where it is.
    pub(super) const SAME: Self = Self([UNIT, 0, 0, UNIT, 0, 0]);

    /// A move.
    pub(super) fn moved(right: i64, up: i64) -> Self {
        Self([UNIT, 0, 0, UNIT, right, up])
    }

    /// The matrix that six numbers write.
    pub(super) fn read(numbers: &[Object]) -> Option<Self> {
        let numbers: Vec<i64> = numbers.iter().map(parts).collect();
        numbers.try_into().ok().map(Self)
    }

    /// First this one, then the other.
    pub(super) fn then(self, other: Self) -> Self {
        let [right_right, right_up, up_right, up_up, right, up] = self.0;
        let turned = |x: i64, y: i64| {
            let [right_right, right_up, up_right, up_up, ..] = other.0;
            (
                times(x, right_right).saturating_add(times(y, up_right)),
                times(x, right_up).saturating_add(times(y, up_up)),
            )
        };
        let (first, second) = (turned(right_right, right_up), turned(up_right, up_up));
        let origin = turned(right, up);
        let (right, up) = other.origin();
        Self([
            first.0,
            first.1,
            second.0,
            second.1,
            origin.0.saturating_add(right),
            origin.1.saturating_add(up),
        ])
    }

    /// Where the origin comes to lie.
    pub(super) fn origin(self) -> (i64, i64) {
        let [.., right, up] = self.0;
        (right, up)
    }

    /// How high something of a height becomes, whatever way it is turned.
    pub(super) fn height(self, height: i64) -> i64 {
        let [_, _, right, up, ..] = self.0;
        times(right, height).saturating_abs().max(times(up, height).saturating_abs())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn moves_and_stretches_follow_each_other() {
        let twice = Matrix([2 * UNIT, 0, 0, 2 * UNIT, 0, 0]);
        let moved = Matrix::moved(3 * UNIT, 4 * UNIT);
        assert_eq!(moved.then(twice).origin(), (6 * UNIT, 8 * UNIT));
        assert_eq!(twice.then(moved).origin(), (3 * UNIT, 4 * UNIT));
        assert_eq!(parts(&Object::Real(1.5)), UNIT + UNIT / 2);
        assert_eq!(parts(&Object::Real(f32::NAN)), 0);
    }

    proptest! {
        #[test]
        fn no_numbers_overflow(numbers in prop::array::uniform6(any::<i64>()), real in any::<f32>()) {
            let matrix = Matrix(numbers);
            prop_assert!(matrix.then(matrix).height(parts(&Object::Real(real))) >= 0);
        }
    }
}
