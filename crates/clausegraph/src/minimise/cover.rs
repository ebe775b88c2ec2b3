//! The problem in numbers, and the proof of an answer that anybody can check.

use std::collections::{BTreeMap, BTreeSet};

/// A weighted set cover: choose columns of least cost so that every row holds a chosen one.
///
/// In words of the analysis: a column is a document that could go, its cost the minutes a year that it
/// takes, and a row says that one of its documents must stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    // INVARIANT: rows are sorted, without doubles, not empty, and name columns that are there; the rows
    // themselves are sorted and without doubles. The sum of all costs is a `u64`.
    costs: Vec<u64>,
    rows: Vec<Vec<usize>>,
}

/// Why numbers are no cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CoverError {
    /// A row, counted from 0, holds no column, or one that is not there.
    #[error("row {0} holds no column, or one that is not there")]
    Row(usize),
    /// All columns together cost more than a number can hold.
    #[error("the columns together cost too much")]
    Costs,
}

impl Cover {
    /// A cover of these costs and rows; rows are put in order, and equal ones counted once.
    ///
    /// # Errors
    ///
    /// The first row that holds no column, or one that is not there; or costs whose sum is no `u64`.
    pub fn new(costs: Vec<u64>, rows: Vec<Vec<usize>>) -> Result<Self, CoverError> {
        if costs.iter().try_fold(0_u64, |sum, cost| sum.checked_add(*cost)).is_none() {
            return Err(CoverError::Costs);
        }
        let mut known: BTreeSet<Vec<usize>> = BTreeSet::new();
        for (row, mut columns) in rows.into_iter().enumerate() {
            columns.sort_unstable();
            columns.dedup();
            match columns.last() {
                Some(last) if *last < costs.len() => known.insert(columns),
                Some(_) | None => return Err(CoverError::Row(row)),
            };
        }
        Ok(Self { costs, rows: known.into_iter().collect() })
    }

    /// A cover that every column is needed for.
    pub(super) fn of_all(columns: usize) -> Self {
        Self { costs: vec![1; columns], rows: (0..columns).map(|column| vec![column]).collect() }
    }

    /// What each column costs.
    pub fn costs(&self) -> &[u64] {
        &self.costs
    }

    /// The columns of each row, in order.
    pub fn rows(&self) -> &[Vec<usize>] {
        &self.rows
    }

    /// The rows of each column, in order.
    pub fn columns(&self) -> Vec<Vec<usize>> {
        let mut columns = vec![Vec::new(); self.costs.len()];
        for (row, members) in self.rows.iter().enumerate() {
            for column in members {
                if let Some(rows) = columns.get_mut(*column) {
                    rows.push(row);
                }
            }
        }
        columns
    }

    fn cost(&self, column: usize) -> u128 {
        self.costs.get(column).copied().unwrap_or_default().into()
    }
}

/// How many nodes of a search may be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StepLimit(pub usize);

/// An answer to a [`Cover`], with the proof of how good it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// The chosen columns, in order.
    pub chosen: Vec<usize>,
    /// What they are said to cost together.
    pub cost: u64,
    /// What every answer is said to cost at least.
    pub bound: u64,
    /// Why.
    pub certificate: Certificate,
    /// How many nodes of the search were looked at.
    pub steps: usize,
}

/// Why no answer costs less than a bound.
///
/// The parts share no column, so what they cost at least adds up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// By what the numbers in the leaves are to be divided.
    pub scale: u64,
    /// The parts.
    pub parts: Vec<Part>,
}

/// One part of a certificate: a tree that splits all answers until each leaf has a bound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The nodes; the first is the root, and children stand behind their parents.
    pub nodes: Vec<Node>,
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Either a column is chosen or it is not.
    Branch {
        /// The column.
        column: usize,
        /// The node for all answers that choose it.
        with: usize,
        /// The node for all answers that do not.
        without: usize,
    },
    /// A price for rows, such that no column that is still open pays for more than it costs: what all
    /// prices add up to must then be paid in any case.
    Leaf {
        /// Rows and their prices, scaled, in order of the rows.
        prices: Vec<(usize, u64)>,
    },
}

/// What a checked certificate proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// What the answer costs.
    pub cost: u64,
    /// What every answer costs at least.
    pub bound: u64,
    /// The leaves that were checked.
    pub leaves: usize,
}

impl Proof {
    /// Whether no answer costs less.
    pub fn is_least(&self) -> bool {
        self.cost == self.bound
    }

    /// By how much the answer may be dearer than the best one.
    pub fn gap(&self) -> u64 {
        self.cost.saturating_sub(self.bound)
    }
}

/// Why an answer was not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The chosen columns are not in order, or one is not there.
    #[error("the chosen columns are not in order, or column {0} is not there")]
    Chosen(usize),
    /// A row holds no chosen column.
    #[error("row {0} holds no chosen column")]
    NotCovered(usize),
    /// The columns cost something else together.
    #[error("the chosen columns cost {is} together and not {said}")]
    Cost {
        /// What the answer says.
        said: u64,
        /// What they cost.
        is: u64,
    },
    /// The scale is nought.
    #[error("the scale is nought")]
    Scale,
    /// A part has no node, a child that does not stand behind its parent, or one with two parents.
    #[error("part {0} is no tree")]
    NoTree(usize),
    /// A branch decides a column again, or one that is not there.
    #[error("part {part} branches on column {column}, which is decided or not there")]
    Branch {
        /// The part.
        part: usize,
        /// The column.
        column: usize,
    },
    /// A leaf names a row that is not there, is covered already, or is named before.
    #[error("a leaf of part {part} prices row {row}, which is not there, not open or not in order")]
    Row {
        /// The part.
        part: usize,
        /// The row.
        row: usize,
    },
    /// A column pays for more than it costs.
    #[error("in a leaf of part {part} the prices of the rows of column {column} exceed its cost")]
    Price {
        /// The part.
        part: usize,
        /// The column.
        column: usize,
    },
    /// Two parts share a column, so that their bounds do not add up.
    #[error("column {0} stands in two parts")]
    Shared(usize),
    /// The certificate proves another bound.
    #[error("the certificate proves {is} and not {said}")]
    Bound {
        /// What the answer says.
        said: u64,
        /// What follows.
        is: u64,
    },
}

/// Checks an answer and its certificate, in whole numbers, without any trust in who made them.
///
/// Every row must hold a chosen column. The tree of each part must be whole, the prices of every leaf must
/// ask of no open column more than it costs, and the parts must share no column. Then what the leaves prove
/// is what any answer costs at least.
///
/// ```
/// use clausegraph::minimise::{Certificate, Cover, Node, Part, Solution, check};
///
/// // One document does what two others do together, and costs less than both.
/// let cover = Cover::new(vec![5, 3, 3], vec![vec![0, 1], vec![0, 2]])?;
/// let prices = vec![(0, 3), (1, 2)];
/// let part = Part { nodes: vec![Node::Leaf { prices }] };
/// let certificate = Certificate { scale: 1, parts: vec![part] };
/// let solution = Solution { chosen: vec![0], cost: 5, bound: 5, certificate, steps: 1 };
/// assert!(check(&cover, &solution)?.is_least());
///
/// let dearer = Solution { chosen: vec![1, 2], cost: 6, ..solution };
/// assert_eq!(check(&cover, &dearer)?.gap(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// The first thing that does not hold.
pub fn check(cover: &Cover, solution: &Solution) -> Result<Proof, Refusal> {
    let cost = cost_of(cover, &solution.chosen)?;
    if cost != u128::from(solution.cost) {
        return Err(Refusal::Cost { said: solution.cost, is: narrowed(cost) });
    }
    let (bound, leaves) = bound_of(cover, &solution.certificate)?;
    if bound != u128::from(solution.bound) {
        return Err(Refusal::Bound { said: solution.bound, is: narrowed(bound) });
    }
    Ok(Proof { cost: solution.cost, bound: solution.bound, leaves })
}

fn narrowed(number: u128) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// What the chosen columns cost, if they cover every row.
fn cost_of(cover: &Cover, chosen: &[usize]) -> Result<u128, Refusal> {
    let mut before = None;
    for column in chosen {
        if *column >= cover.costs.len() || before >= Some(*column) {
            return Err(Refusal::Chosen(*column));
        }
        before = Some(*column);
    }
    let is_open = |row: &Vec<usize>| !row.iter().any(|column| chosen.binary_search(column).is_ok());
    if let Some(row) = cover.rows.iter().position(is_open) {
        return Err(Refusal::NotCovered(row));
    }
    Ok(chosen.iter().map(|column| cover.cost(*column)).sum())
}

/// What a certificate proves, and from how many leaves.
pub(super) fn bound_of(cover: &Cover, certificate: &Certificate) -> Result<(u128, usize), Refusal> {
    if certificate.scale == 0 {
        return Err(Refusal::Scale);
    }
    let columns = cover.columns();
    let mut owners: BTreeMap<usize, usize> = BTreeMap::new();
    let (mut bound, mut leaves) = (0_u128, 0);
    for (index, part) in certificate.parts.iter().enumerate() {
        let reading =
            PartCheck { cover, columns: &columns, scale: certificate.scale.into(), index };
        let found = reading.read(part)?;
        for column in found.touched {
            if *owners.entry(column).or_insert(index) != index {
                return Err(Refusal::Shared(column));
            }
        }
        bound += found.bound;
        leaves += found.leaves;
    }
    Ok((bound, leaves))
}

/// What one part proves.
struct PartBound {
    bound: u128,
    leaves: usize,
    /// The columns that the part speaks of.
    touched: BTreeSet<usize>,
}

struct PartCheck<'a> {
    cover: &'a Cover,
    columns: &'a [Vec<usize>],
    scale: u128,
    index: usize,
}

/// What is decided on the way to a node.
#[derive(Clone, Debug, Default)]
struct Decided {
    chosen: BTreeSet<usize>,
    out: BTreeSet<usize>,
}

impl PartCheck<'_> {
    fn read(&self, part: &Part) -> Result<PartBound, Refusal> {
        let mut touched = BTreeSet::new();
        let mut seen = vec![false; part.nodes.len()];
        let (mut least, mut leaves) = (None, 0);
        let mut open = vec![(0, Decided::default())];
        while let Some((index, decided)) = open.pop() {
            let node = part.nodes.get(index).ok_or(Refusal::NoTree(self.index))?;
            match seen.get_mut(index) {
                Some(seen) if !*seen => *seen = true,
                Some(_) | None => return Err(Refusal::NoTree(self.index)),
            }
            match node {
                Node::Branch { column, with, without } => {
                    let is_decided =
                        decided.chosen.contains(column) || decided.out.contains(column);
                    if is_decided || *column >= self.columns.len() {
                        return Err(Refusal::Branch { part: self.index, column: *column });
                    }
                    if *with <= index || *without <= index {
                        return Err(Refusal::NoTree(self.index));
                    }
                    touched.insert(*column);
                    let mut chosen = decided.clone();
                    chosen.chosen.insert(*column);
                    let mut out = decided;
                    out.out.insert(*column);
                    open.push((*without, out));
                    open.push((*with, chosen));
                }
                Node::Leaf { prices } => {
                    leaves += 1;
                    let bound = self.leaf(prices, &decided, &mut touched)?;
                    least = Some(least.map_or(bound, |least: u128| least.min(bound)));
                }
            }
        }
        Ok(PartBound { bound: least.unwrap_or_default(), leaves, touched })
    }

    /// What the prices of a leaf prove.
    fn leaf(
        &self,
        prices: &[(usize, u64)],
        decided: &Decided,
        touched: &mut BTreeSet<usize>,
    ) -> Result<u128, Refusal> {
        let mut paid: BTreeMap<usize, u128> = BTreeMap::new();
        let (mut total, mut before) = (0_u128, None);
        for (row, price) in prices {
            let wrong = Refusal::Row { part: self.index, row: *row };
            let members = self.cover.rows.get(*row).ok_or(wrong)?;
            let is_covered = members.iter().any(|column| decided.chosen.contains(column));
            if is_covered || before >= Some(*row) {
                return Err(wrong);
            }
            before = Some(*row);
            total += u128::from(*price);
            for column in members {
                touched.insert(*column);
                *paid.entry(*column).or_default() += u128::from(*price);
            }
        }
        for (column, paid) in paid {
            let pays = !decided.out.contains(&column);
            if pays && paid > self.cover.cost(column) * self.scale {
                return Err(Refusal::Price { part: self.index, column });
            }
        }
        let fixed: u128 = decided.chosen.iter().map(|column| self.cover.cost(*column)).sum();
        Ok(fixed + total.div_ceil(self.scale))
    }
}
