//! Queues: what takes the place of what, if that goes.
//!
//! A slot takes the first of a queue of offers. If that artefact goes, it takes the next. A reading of one
//! or more queues stays as it is, whichever of some documents go and in whatever order, as long as none of
//! its *breaks* go together: the smallest sets without which it reads otherwise.

use std::collections::BTreeSet;

/// What stands in line; the first that is left counts, and what stands at the end where nothing is.
#[derive(Clone, Debug)]
pub(super) struct Queue<K> {
    /// By position of the artefact; none of what is no artefact and never goes.
    pub(super) entries: Vec<(Option<u32>, K)>,
    pub(super) end: K,
}

impl<K: Copy + PartialEq> Queue<K> {
    /// The first entry that is left.
    pub(super) fn first(&self, gone: impl Fn(u32) -> bool) -> Option<(Option<u32>, K)> {
        let is_left = |(artefact, _): &&(Option<u32>, K)| !artefact.is_some_and(&gone);
        self.entries.iter().find(is_left).copied()
    }

    /// What it shows now.
    pub(super) fn now(&self) -> K {
        self.key(|_| false)
    }

    fn key(&self, gone: impl Fn(u32) -> bool) -> K {
        self.first(gone).map_or(self.end, |(_, key)| key)
    }

    /// The artefacts at the front that show the same.
    pub(super) fn front(&self) -> impl Iterator<Item = u32> {
        let first = self.entries.first().map(|(_, key)| *key);
        let same = self.entries.iter().take_while(move |(_, key)| Some(*key) == first);
        same.filter_map(|(artefact, _)| *artefact)
    }

    /// Leaves out what stands behind the first that never goes.
    pub(super) fn cut(&mut self, may_go: impl Fn(u32) -> bool) {
        let stays = |(artefact, _): &(Option<u32>, K)| !artefact.is_some_and(&may_go);
        if let Some(last) = self.entries.iter().position(stays) {
            self.entries.truncate(last + 1);
        }
    }
}

/// What queues read together.
pub(super) fn read<K: Copy + PartialEq, R>(
    queues: &[Queue<K>],
    gone: impl Fn(u32) -> bool,
    reading: impl Fn(&[K]) -> R,
) -> R {
    let keys: Vec<K> = queues.iter().map(|queue| queue.key(&gone)).collect();
    reading(&keys)
}

/// How many sets are looked at for one reading, before what shows it now is held as it is.
const SETS: usize = 4096;

/// The sets of artefacts without which queues read otherwise, and no smaller one of which does that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Breaks {
    /// Each in order.
    pub(super) sets: BTreeSet<Vec<u32>>,
    /// Whether there were too many to look at, so that each front is held by itself.
    pub(super) coarse: bool,
}

/// Finds the breaks of a reading.
///
/// A set that changes the reading without any smaller one doing so is a union of fronts: it can be taken
/// away one artefact after the other, each time one that is first in a queue, and until the last of them
/// nothing changes. So it is enough to go on from each set that changes nothing by what is first then.
pub(super) fn breaks<K: Copy + PartialEq, R: PartialEq>(
    queues: &[Queue<K>],
    may_go: impl Fn(u32) -> bool,
    reading: impl Fn(&[K]) -> R,
) -> Breaks {
    let now = read(queues, |_| false, &reading);
    let mut found: BTreeSet<Vec<u32>> = BTreeSet::new();
    let mut seen: BTreeSet<Vec<u32>> = BTreeSet::from([Vec::new()]);
    let mut open: Vec<Vec<u32>> = vec![Vec::new()];
    while let Some(gone) = open.pop() {
        let is_gone = |artefact| gone.binary_search(&artefact).is_ok();
        let firsts = queues.iter().filter_map(|queue| queue.first(is_gone)?.0);
        for first in firsts.filter(|first| may_go(*first)) {
            let mut more = gone.clone();
            more.push(first);
            more.sort_unstable();
            if !seen.insert(more.clone()) {
                continue;
            }
            if seen.len() > SETS {
                return held(queues, may_go);
            }
            let then = read(queues, |artefact| more.binary_search(&artefact).is_ok(), &reading);
            if then == now {
                open.push(more);
            } else {
                found.insert(more);
            }
        }
    }
    let is_least = |set: &Vec<u32>| {
        let holds = |other: &Vec<u32>| {
            other != set && other.iter().all(|artefact| set.binary_search(artefact).is_ok())
        };
        !found.iter().any(holds)
    };
    Breaks { sets: found.iter().filter(|set| is_least(set)).cloned().collect(), coarse: false }
}

/// Holds each front by itself: nothing changes while they stay.
fn held<K: Copy + PartialEq>(queues: &[Queue<K>], may_go: impl Fn(u32) -> bool) -> Breaks {
    let firsts = queues.iter().filter_map(|queue| queue.first(|_| false)?.0);
    Breaks {
        sets: firsts.filter(|first| may_go(*first)).map(|first| vec![first]).collect(),
        coarse: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(entries: &[(u32, u8)]) -> Queue<u8> {
        Queue {
            entries: entries.iter().map(|(artefact, key)| (Some(*artefact), *key)).collect(),
            end: 9,
        }
    }

    fn found(queues: &[Queue<u8>], stays: &[u32]) -> Vec<Vec<u32>> {
        let best = |keys: &[u8]| keys.iter().min().copied();
        let breaks = breaks(queues, |artefact| !stays.contains(&artefact), best);
        assert!(!breaks.coarse);
        breaks.sets.into_iter().collect()
    }

    #[test]
    fn the_front_of_one_queue_must_not_go_together() {
        assert_eq!(found(&[queue(&[(1, 0), (2, 0), (3, 1)])], &[]), [vec![1, 2]]);
    }

    #[test]
    fn what_stays_keeps_the_front() {
        assert!(found(&[queue(&[(1, 0), (2, 0), (3, 1)])], &[2]).is_empty());
    }

    #[test]
    fn an_empty_queue_has_no_break() {
        assert!(found(&[queue(&[])], &[]).is_empty());
    }

    #[test]
    fn all_fronts_of_the_best_must_go_together() {
        let queues = [queue(&[(1, 0), (2, 3)]), queue(&[(3, 0)]), queue(&[(4, 2)])];
        assert_eq!(found(&queues, &[]), [vec![1, 3]]);
    }

    #[test]
    fn something_better_must_not_come_to_the_front() {
        let queues = [queue(&[(1, 2), (2, 0)]), queue(&[(3, 2)])];
        assert_eq!(found(&queues, &[]), [vec![1]]);
    }

    #[test]
    fn one_artefact_may_stand_in_two_queues() {
        let queues = [queue(&[(1, 0), (2, 0)]), queue(&[(2, 0), (3, 5)])];
        assert_eq!(found(&queues, &[]), [vec![1, 2]]);
    }

    #[test]
    fn where_there_is_too_much_to_look_at_each_front_is_held() {
        let long = |from: u32| {
            let entries: Vec<(u32, u8)> = (from..from + 80).map(|artefact| (artefact, 0)).collect();
            queue(&entries)
        };
        let best = |keys: &[u8]| keys.iter().min().copied();
        let found = breaks(&[long(0), long(100)], |_| true, best);
        assert!(found.coarse);
        assert_eq!(found.sets.into_iter().collect::<Vec<_>>(), [vec![0], vec![100]]);
    }

    #[test]
    fn the_breaks_are_those_that_a_look_at_every_set_finds() {
        // Fixed rolls: every queue holds some of six artefacts in some order, with keys in no order.
        let mut state = 7_u32;
        let mut roll = |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % below
        };
        for _ in 0..400 {
            let queues: Vec<Queue<u8>> = (0..=roll(3))
                .map(|_| {
                    let mut left: Vec<u32> = (0..6).collect();
                    let entries = (0..roll(6)).map(|_| {
                        let which =
                            usize::try_from(roll(u32::try_from(left.len()).unwrap())).unwrap();
                        (Some(left.remove(which)), u8::try_from(roll(3)).unwrap())
                    });
                    Queue { entries: entries.collect(), end: 9 }
                })
                .collect();
            let best = |keys: &[u8]| keys.iter().min().copied();
            let gone = |set: u32| move |artefact: u32| set >> artefact & 1 == 1;
            let now = read(&queues, |_| false, best);
            let changes = |set: u32| read(&queues, gone(set), best) != now;
            let least: BTreeSet<Vec<u32>> = (0..64_u32)
                .filter(|set| changes(*set))
                .filter(|set| !(0..*set).any(|part| part & *set == part && changes(part)))
                .map(|set| (0..6).filter(|artefact| gone(set)(*artefact)).collect())
                .collect();
            assert_eq!(breaks(&queues, |_| true, best).sets, least, "{queues:?}");
        }
    }
}
