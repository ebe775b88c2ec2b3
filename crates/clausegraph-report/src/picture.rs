//! Where the boxes of a picture stand: layers from left to right, few crossings.
//!
//! The layout is that of `rust-sugiyama`, with integers at the edge. It gives its boxes in an order that
//! changes from call to call; their places do not.

use std::collections::{BTreeMap, BTreeSet};

use rust_sugiyama::{configure::Config, from_vertices_and_edges};

/// The size of a box or of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// The left upper corner of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Corner {
    pub(crate) x: u32,
    pub(crate) y: u32,
}

/// Boxes with their corners, and the size of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// In the order of the boxes.
    pub(crate) corners: Vec<Corner>,
    pub(crate) size: Size,
}

/// Between layers.
const GAP_X: u32 = 70;
/// Between boxes of a layer.
const GAP_Y: u32 = 16;

/// Places boxes so that what an edge leaves stands left of what it leads to, where no cycle forbids it.
///
/// An edge names two boxes by position; one between a box and itself, or to no box, is passed over.
pub(crate) fn placed(boxes: &[Size], edges: &[(usize, usize)]) -> Placed {
    let edges = forward(boxes.len(), edges);
    let mut corners = vec![Corner { x: 0, y: 0 }; boxes.len()];
    let tied: BTreeSet<usize> = edges.iter().flat_map(|(from, to)| [*from, *to]).collect();
    let mut top: u32 = 0;
    for part in parts(&edges) {
        let layers = layers(boxes, &edges, &part);
        let mut x: u32 = 0;
        let mut bottom = top;
        for layer in layers {
            let mut y = top;
            let width = layer.iter().filter_map(|(_, index)| boxes.get(*index));
            let width = width.map(|size| size.width).max().unwrap_or_default();
            for (wanted, index) in layer {
                let (Some(corner), Some(size)) = (corners.get_mut(index), boxes.get(index)) else {
                    continue;
                };
                y = y.max(top.saturating_add(wanted));
                *corner = Corner { x, y };
                y = y.saturating_add(size.height).saturating_add(GAP_Y);
                bottom = bottom.max(y);
            }
            x = x.saturating_add(width).saturating_add(GAP_X);
        }
        top = bottom.saturating_add(GAP_Y);
    }
    for (index, size) in boxes.iter().enumerate().filter(|(index, _)| !tied.contains(index)) {
        if let Some(corner) = corners.get_mut(index) {
            *corner = Corner { x: 0, y: top };
            top = top.saturating_add(size.height).saturating_add(GAP_Y);
        }
    }
    let ends = corners.iter().zip(boxes);
    let right = ends.clone().map(|(corner, size)| corner.x.saturating_add(size.width)).max();
    let bottom = ends.map(|(corner, size)| corner.y.saturating_add(size.height)).max();
    let size = Size { width: right.unwrap_or_default(), height: bottom.unwrap_or_default() };
    Placed { corners, size }
}

/// The edges without those that close a cycle, each once, in order.
fn forward(boxes: usize, edges: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut kept: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (from, to) in edges.iter().copied().filter(|(from, to)| *from < boxes && *to < boxes) {
        let mut seen = BTreeSet::from([to]);
        let mut open = vec![to];
        while let Some(next) = open.pop() {
            let targets = kept.range((next, 0)..=(next, usize::MAX));
            open.extend(targets.map(|(_, target)| *target).filter(|target| seen.insert(*target)));
        }
        if !seen.contains(&from) {
            kept.insert((from, to));
        }
    }
    kept.into_iter().collect()
}

/// The boxes that edges tie together, part by part, in order of their first boxes.
fn parts(edges: &[(usize, usize)]) -> Vec<BTreeSet<usize>> {
    let mut parts: Vec<BTreeSet<usize>> = Vec::new();
    for (from, to) in edges {
        let (tied, mut rest): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|part| part.contains(from) || part.contains(to));
        let mut whole: BTreeSet<usize> = tied.into_iter().flatten().collect();
        whole.extend([*from, *to]);
        rest.push(whole);
        parts = rest;
    }
    parts.sort_by_key(|part| part.first().copied());
    parts
}

/// The boxes of a part, layer by layer, each layer from top to bottom with the heights wanted.
fn layers(
    boxes: &[Size],
    edges: &[(usize, usize)],
    part: &BTreeSet<usize>,
) -> Vec<Vec<(u32, usize)>> {
    // The library numbers vertices by their place in the list, whatever they are called in it.
    let names: Vec<usize> = part.iter().copied().collect();
    let number = |index: usize| u32::try_from(names.binary_search(&index).ok()?).ok();
    // The library's layers lie below each other; ours stand beside each other.
    let vertices: Vec<(u32, (f64, f64))> = names
        .iter()
        .filter_map(|index| {
            let size = boxes.get(*index)?;
            Some((number(*index)?, (f64::from(size.height), f64::from(size.width))))
        })
        .collect();
    let within: Vec<(u32, u32)> =
        edges.iter().filter_map(|(from, to)| Some((number(*from)?, number(*to)?))).collect();
    let config = Config { vertex_spacing: f64::from(GAP_Y), ..Config::default() };
    let mut found: BTreeMap<i64, Vec<(i64, usize)>> = BTreeMap::new();
    for (places, _, _) in from_vertices_and_edges(&vertices, &within, &config) {
        for (place, (along, across)) in places {
            let Some(index) = names.get(place).copied() else { continue };
            let half = boxes.get(index).map_or(0, |size| i64::from(size.height / 2));
            let top = whole(along).saturating_sub(half);
            found.entry(whole(across)).or_default().push((top, index));
        }
    }
    let highest = found.values().flatten().map(|(top, _)| *top).min().unwrap_or_default();
    let mut layers: Vec<Vec<(u32, usize)>> = Vec::new();
    for layer in found.into_values() {
        let from_top = layer.into_iter().map(|(top, index)| {
            (u32::try_from(top.saturating_sub(highest)).unwrap_or_default(), index)
        });
        let mut layer: Vec<(u32, usize)> = from_top.collect();
        layer.sort_unstable();
        layers.push(layer);
    }
    layers
}

/// A place of the library in whole numbers.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "places are far smaller than whole numbers can be, and a cast of a float saturates"
)]
fn whole(place: f64) -> i64 {
    place.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Boxes and edges from a seed.
    fn world(seed: u64) -> (Vec<Size>, Vec<(usize, usize)>) {
        let mut state = seed;
        let mut below = |limit: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((state >> 33) % limit).unwrap()
        };
        let number = 1 + below(24);
        let limit = u64::try_from(number).unwrap();
        let boxes = (0..number)
            .map(|_| Size { width: 200, height: 20 + 10 * u32::try_from(below(12)).unwrap() })
            .collect();
        let edges = (0..below(50)).map(|_| (below(limit), below(limit))).collect();
        (boxes, edges)
    }

    #[test]
    fn no_two_boxes_overlap_and_edges_lead_to_the_right() {
        for seed in 0..300 {
            let (boxes, edges) = world(seed);
            let found = placed(&boxes, &edges);
            assert_eq!(found, placed(&boxes, &edges), "seed {seed}");
            assert_eq!(found.corners.len(), boxes.len());
            for (from, to) in forward(boxes.len(), &edges) {
                assert!(found.corners[from].x < found.corners[to].x, "seed {seed}: {from} {to}");
            }
            for one in 0..boxes.len() {
                for two in 0..one {
                    let (a, b) = (found.corners[one], found.corners[two]);
                    let beside = a.x + boxes[one].width <= b.x || b.x + boxes[two].width <= a.x;
                    let below = a.y + boxes[one].height <= b.y || b.y + boxes[two].height <= a.y;
                    assert!(beside || below, "seed {seed}: {one} and {two}: {a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn edges_of_a_cycle_are_kept_but_the_last() {
        assert_eq!(forward(3, &[(0, 1), (1, 2), (2, 0), (1, 1), (0, 9)]), [(0, 1), (1, 2)]);
    }
}
