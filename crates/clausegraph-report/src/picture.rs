//! Where the boxes of a picture stand: layers from left to right, few crossings; and the ways between them.
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

/// Boxes with their corners, the ways between them, and the size of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// In the order of the boxes.
    pub(crate) corners: Vec<Corner>,
    /// By edge: points in pairs, one pair for each layer that the way touches.
    ///
    /// Between the points of a pair it runs straight; from pair to pair through the room between two layers.
    /// It begins and ends at the border of a box, and crosses none.
    pub(crate) ways: BTreeMap<(usize, usize), Vec<Corner>>,
    pub(crate) size: Size,
}

/// Between layers.
const GAP_X: u32 = 70;
/// Between boxes of a layer.
const GAP_Y: u32 = 16;
/// The height of a lane: the room that a way has beside the boxes of a layer.
const LANE: u32 = 8;
/// How often lanes are laid: each time the layers may shift.
const ROUNDS: usize = 6;

/// Places boxes so that what an edge leaves stands left of what it leads to, where no cycle forbids it.
///
/// An edge names two boxes by position; one between a box and itself, or to no box, is passed over. One that
/// closes a cycle runs from the left border of its box back to the right border of the other.
pub(crate) fn placed(boxes: &[Size], edges: &[(usize, usize)]) -> Placed {
    let mut net = Net::new(boxes, edges);
    for _ in 0..ROUNDS {
        if !net.lay_lanes() {
            break;
        }
    }
    let stood = net.stood();
    let ends = || net.sizes.iter().zip(&stood);
    let right = ends().map(|(size, at)| at.corner.x.saturating_add(size.width)).max();
    let bottom = ends().map(|(size, at)| at.corner.y.saturating_add(size.height)).max();
    let size = Size { width: right.unwrap_or_default(), height: bottom.unwrap_or_default() };
    let ways = net.ways(&stood);
    let corners = stood.iter().take(boxes.len()).map(|at| at.corner).collect();
    Placed { corners, ways, size }
}

/// Boxes, the lanes between them, and by edge the chain of both that its way runs along.
struct Net {
    /// Those of the boxes, then those of the lanes.
    sizes: Vec<Size>,
    /// By edge, from left to right; that of an edge which closes a cycle begins where the edge ends.
    chains: BTreeMap<(usize, usize), Vec<usize>>,
    /// The lane behind a box or lane, for edges and for those that close cycles.
    lanes: BTreeMap<(usize, bool), usize>,
}

/// Where a box or a lane stands.
#[derive(Clone, Copy)]
struct Stood {
    corner: Corner,
    /// The width of its layer.
    across: u32,
}

impl Net {
    fn new(boxes: &[Size], edges: &[(usize, usize)]) -> Self {
        let forward: BTreeSet<(usize, usize)> = forward(boxes.len(), edges).into_iter().collect();
        let is_there =
            |(from, to): &(usize, usize)| from != to && *from < boxes.len() && *to < boxes.len();
        let chain = |edge: (usize, usize)| {
            let (left, right) = if forward.contains(&edge) { edge } else { (edge.1, edge.0) };
            (edge, vec![left, right])
        };
        let chains = edges.iter().copied().filter(is_there).map(chain).collect();
        Self { sizes: boxes.to_vec(), chains, lanes: BTreeMap::new() }
    }

    /// From what to what the ways run, layer by layer.
    fn steps(&self) -> Vec<(usize, usize)> {
        let steps = self.chains.values().flat_map(|chain| chain.iter().zip(chain.iter().skip(1)));
        steps.map(|(one, next)| (*one, *next)).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Gives each way a lane in every layer that it passes; ways that leave the same box share theirs.
    /// Whether any lane is new.
    fn lay_lanes(&mut self) -> bool {
        let steps = self.steps();
        let mut layer_of = vec![0_usize; self.sizes.len()];
        for part in parts(&steps) {
            for (number, layer) in layers(&self.sizes, &steps, &part).iter().enumerate() {
                for (_, index) in layer {
                    if let Some(place) = layer_of.get_mut(*index) {
                        *place = number;
                    }
                }
            }
        }
        let before = self.sizes.len();
        for (edge, chain) in &mut self.chains {
            let closes = chain.first() != Some(&edge.0);
            let mut whole: Vec<usize> = Vec::new();
            for next in chain.iter().copied() {
                while let Some(last) = whole.last().copied()
                    && layer(&layer_of, next) > layer(&layer_of, last) + 1
                {
                    let lane = *self.lanes.entry((last, closes)).or_insert_with(|| {
                        self.sizes.push(Size { width: 0, height: LANE });
                        layer_of.push(layer(&layer_of, last) + 1);
                        self.sizes.len() - 1
                    });
                    // A lane of an earlier round may have come to lie further on.
                    if layer(&layer_of, lane) >= layer(&layer_of, next) {
                        break;
                    }
                    whole.push(lane);
                }
                whole.push(next);
            }
            *chain = whole;
        }
        self.sizes.len() > before
    }

    /// Where everything stands: part below part, layer beside layer.
    fn stood(&self) -> Vec<Stood> {
        let steps = self.steps();
        let mut stood = vec![Stood { corner: Corner { x: 0, y: 0 }, across: 0 }; self.sizes.len()];
        let tied: BTreeSet<usize> = steps.iter().flat_map(|(from, to)| [*from, *to]).collect();
        let mut top: u32 = 0;
        for part in parts(&steps) {
            let mut x: u32 = 0;
            let mut bottom = top;
            for layer in layers(&self.sizes, &steps, &part) {
                let mut y = top;
                let across = layer.iter().filter_map(|(_, index)| self.sizes.get(*index));
                let across = across.map(|size| size.width).max().unwrap_or_default();
                for (wanted, index) in layer {
                    let (Some(at), Some(size)) = (stood.get_mut(index), self.sizes.get(index))
                    else {
                        continue;
                    };
                    y = y.max(top.saturating_add(wanted));
                    *at = Stood { corner: Corner { x, y }, across };
                    y = y.saturating_add(size.height).saturating_add(GAP_Y);
                    bottom = bottom.max(y);
                }
                x = x.saturating_add(across).saturating_add(GAP_X);
            }
            top = bottom.saturating_add(GAP_Y);
        }
        let loose = self.sizes.iter().enumerate().filter(|(index, _)| !tied.contains(index));
        for (index, size) in loose {
            if let Some(at) = stood.get_mut(index) {
                *at = Stood { corner: Corner { x: 0, y: top }, across: size.width };
                top = top.saturating_add(size.height).saturating_add(GAP_Y);
            }
        }
        stood
    }

    /// The ways, each of which leaves and arrives at a place of its own on the border.
    fn ways(&self, stood: &[Stood]) -> BTreeMap<(usize, usize), Vec<Corner>> {
        let middle = |index: usize| {
            let at = stood.get(index).map_or(0, |at| at.corner.y);
            at.saturating_add(self.sizes.get(index).map_or(0, |size| size.height / 2))
        };
        // What leaves a box on the right and what arrives on the left, from top to bottom.
        let mut leaving: BTreeMap<usize, BTreeSet<(u32, usize, bool)>> = BTreeMap::new();
        let mut arriving = leaving.clone();
        let ends = |edge: &(usize, usize), chain: &[usize]| {
            let closes = chain.first() != Some(&edge.0);
            let (first, second) = (*chain.first()?, *chain.get(1)?);
            let (before, last) = (*chain.get(chain.len().checked_sub(2)?)?, *chain.last()?);
            Some((first, (middle(second), second, closes), (middle(before), before, closes), last))
        };
        for (edge, chain) in &self.chains {
            if let Some((first, out, into, last)) = ends(edge, chain) {
                leaving.entry(first).or_default().insert(out);
                arriving.entry(last).or_default().insert(into);
            }
        }
        let port = |ports: &BTreeMap<usize, BTreeSet<(u32, usize, bool)>>, of, what| {
            let ports = ports.get(&of)?;
            let place = u32::try_from(ports.iter().position(|one| *one == what)? + 1).ok()?;
            let all = u32::try_from(ports.len() + 1).ok()?;
            let (at, size) = (stood.get(of)?, self.sizes.get(of)?);
            Some(at.corner.y + size.height * place / all)
        };
        let way = |(edge, chain): (&(usize, usize), &Vec<usize>)| {
            let (first, out, into, last) = ends(edge, chain)?;
            let (begin, end) = (stood.get(first)?, stood.get(last)?);
            let y = port(&leaving, first, out)?;
            let right = begin.corner.x + self.sizes.get(first)?.width;
            let mut points =
                vec![Corner { x: right, y }, Corner { x: begin.corner.x + begin.across, y }];
            for lane in chain.iter().skip(1).take(chain.len().saturating_sub(2)) {
                let (at, y) = (stood.get(*lane)?, middle(*lane));
                points.push(Corner { x: at.corner.x, y });
                points.push(Corner { x: at.corner.x + at.across, y });
            }
            let y = port(&arriving, last, into)?;
            points.extend([Corner { x: end.corner.x, y }; 2]);
            if chain.first() != Some(&edge.0) {
                points.reverse();
            }
            Some((*edge, points))
        };
        self.chains.iter().filter_map(way).collect()
    }
}

fn layer(layer_of: &[usize], index: usize) -> usize {
    layer_of.get(index).copied().unwrap_or_default()
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
    fn ways_run_from_border_to_border_and_cross_no_box() {
        for seed in 0..300 {
            let (boxes, edges) = world(seed);
            let found = placed(&boxes, &edges);
            for (from, to) in edges.iter().copied().filter(|(from, to)| from != to) {
                let way = &found.ways[&(from, to)];
                let (one, two) = (found.corners[from], found.corners[to]);
                let (begin, end) = (way[0], way[way.len() - 1]);
                let leads_back = two.x < one.x;
                let border = |corner: Corner, index: usize, right: bool| {
                    corner.x + if right { boxes[index].width } else { 0 }
                };
                assert_eq!(begin.x, border(one, from, !leads_back), "seed {seed}: {from} {to}");
                assert_eq!(end.x, border(two, to, leads_back), "seed {seed}: {from} {to}");
                for pair in way.windows(2) {
                    let (left, right) = (pair[0].x.min(pair[1].x), pair[0].x.max(pair[1].x));
                    let (top, bottom) = (pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
                    for (corner, size) in found.corners.iter().zip(&boxes) {
                        let beside = right <= corner.x || left >= corner.x + size.width;
                        let below = bottom < corner.y || top > corner.y + size.height;
                        assert!(beside || below, "seed {seed}: {from} {to}: {pair:?} {corner:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn edges_of_a_cycle_are_kept_but_the_last() {
        assert_eq!(forward(3, &[(0, 1), (1, 2), (2, 0), (1, 1), (0, 9)]), [(0, 1), (1, 2)]);
    }
}
