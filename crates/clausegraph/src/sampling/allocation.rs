//! How many records of each stratum are drawn.

/// Shares a size among strata of these numbers of records: in proportion, by largest remainder, none below
/// the minimum or, where that is smaller, below all of its records.
///
/// The caller has made sure that the size is not above the number of all records, nor below what the minimums
/// add up to.
pub(super) fn allocated(records: &[usize], size: usize, minimum: usize) -> Vec<usize> {
    let least = |stratum: usize| minimum.min(stratum);
    let mut fixed: Vec<Option<usize>> = vec![None; records.len()];
    let mut rest = size;
    let mut among: usize = records.iter().sum();
    loop {
        // A stratum that is below the minimum now stays so: what is left for the others is never more.
        let mut changed = false;
        let (rest_now, among_now) = (rest, among);
        for (share, stratum) in fixed.iter_mut().zip(records) {
            if share.is_none() && product(rest_now, *stratum) < product(least(*stratum), among_now)
            {
                *share = Some(least(*stratum));
                rest = rest.saturating_sub(least(*stratum));
                among = among.saturating_sub(*stratum);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    shared(records, &fixed, rest, among)
}

/// Shares what is left among the strata without a fixed number, by largest remainder.
fn shared(records: &[usize], fixed: &[Option<usize>], rest: usize, among: usize) -> Vec<usize> {
    let mut shares = Vec::with_capacity(records.len());
    let mut remainders = Vec::new();
    let mut left = rest;
    for (index, (stratum, fixed)) in records.iter().zip(fixed).enumerate() {
        if let Some(number) = fixed {
            shares.push(*number);
            continue;
        }
        let wanted = product(rest, *stratum);
        let divisor = product(among, 1).max(1);
        let whole = usize::try_from(wanted / divisor).unwrap_or(usize::MAX);
        remainders.push((wanted % divisor, *stratum, index));
        left = left.saturating_sub(whole);
        shares.push(whole);
    }
    remainders.sort_by(|one, two| (two.0, two.1, one.2).cmp(&(one.0, one.1, two.2)));
    for (_, _, index) in remainders.into_iter().take(left) {
        if let Some(share) = shares.get_mut(index) {
            *share += 1;
        }
    }
    shares
}

/// A product that no numbers of records overflow.
fn product(one: usize, two: usize) -> u128 {
    let wide = |number: usize| u128::try_from(number).unwrap_or(u128::MAX);
    wide(one).saturating_mul(wide(two))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_left_goes_to_the_largest_remainders() {
        for (records, size, minimum, shares) in [
            (vec![50, 30, 20], 10, 0, vec![5, 3, 2]),
            // 4.7, 4.7 and 0.6: two of three remainders.
            (vec![47, 47, 6], 10, 0, vec![5, 5, 0]),
            // Equal remainders: the larger stratum, then the first.
            (vec![1, 3], 2, 0, vec![0, 2]),
            (vec![2, 2, 2], 4, 0, vec![2, 1, 1]),
            // The minimum of the small ones is paid by the large one.
            (vec![97, 2, 1], 5, 1, vec![3, 1, 1]),
            (vec![97, 2, 1], 7, 2, vec![4, 2, 1]),
            // One that falls below the minimum only once another was raised.
            (vec![60, 26, 10, 4], 8, 2, vec![2, 2, 2, 2]),
            (vec![5], 3, 1, vec![3]),
            (vec![], 0, 1, vec![]),
        ] {
            assert_eq!(allocated(&records, size, minimum), shares, "{records:?} {size} {minimum}");
        }
    }

    proptest! {
        #[test]
        fn sizes_add_up_within_bounds_and_close_to_proportion(
            records in prop::collection::vec(1_usize..400, 1..12),
            minimum in 0_usize..4,
            part in 0_usize..1_000,
        ) {
            let all: usize = records.iter().sum();
            let least: usize = records.iter().map(|stratum| minimum.min(*stratum)).sum();
            let size = least + (all - least) * part / 1_000;
            let shares = allocated(&records, size, minimum);
            prop_assert_eq!(shares.iter().sum::<usize>(), size);
            for (share, stratum) in shares.iter().zip(&records) {
                prop_assert!(share <= stratum);
                prop_assert!(*share >= minimum.min(*stratum));
                // Never a whole record above proportion, but for the minimum.
                let over = share * all > size * stratum + all;
                prop_assert!(!over || *share == minimum.min(*stratum));
                // Without a minimum never a whole record below it either.
                prop_assert!(minimum > 0 || (share + 1) * all > size * stratum);
            }
        }
    }
}
