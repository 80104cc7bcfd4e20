//! The few changes that would have saved most runs.

use crate::catalog::Step;

/// The most sets that are tried. If there are more, changes are picked one by one.
const MOST_SETS: usize = 100_000;

/// The best set of changes of a size.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Covered {
    /// The changes, the one that saves most first.
    pub steps: Vec<&'static Step>,
    /// What each of them would have saved, together with those before it.
    pub saved_so_far: Vec<u64>,
    /// The failed runs that they would have saved, by the rules.
    pub saved: u64,
    /// False if better sets may exist, because the changes were picked one by one.
    pub is_best: bool,
    /// An upper bound: no set of the same size saves more runs.
    pub at_most: u64,
}

/// The set of at most `size` changes that saves most runs, the smallest of several. A run is saved if one of the sets of
/// steps that fix it is within the changes.
#[must_use]
pub fn cover(savable: &[(u64, Vec<Vec<&'static Step>>)], size: usize) -> Covered {
    let mut steps: Vec<&'static Step> = vec![];
    for step in savable.iter().flat_map(|(_, ways)| ways.iter().flatten()) {
        if !steps.iter().any(|known| same(known, step)) {
            steps.push(step);
        }
    }
    let sets =
        (0..size).fold(1_usize, |sets, at| sets.saturating_mul(steps.len().saturating_sub(at).max(1)) / (at + 1));
    let all = savable.iter().map(|(runs, _)| runs).sum();
    let mut best = Covered { is_best: sets <= MOST_SETS, at_most: all, ..Covered::default() };
    if best.is_best {
        search(&steps, savable, &mut vec![], size, &mut best);
        return in_order(best, savable);
    }
    for _ in 0..size {
        let mut next = best.clone();
        for step in &steps {
            let mut tried = best.steps.clone();
            tried.push(step);
            let saved = saved(savable, &tried);
            if saved > next.saved {
                next = Covered { steps: tried, saved, ..best.clone() };
            }
        }
        best = next;
    }
    in_order(best, savable)
}

/// The changes in greedy order: each saves most together with those before it.
fn in_order(covered: Covered, savable: &[(u64, Vec<Vec<&'static Step>>)]) -> Covered {
    let mut left = covered.steps.clone();
    let at_most = if covered.is_best { covered.saved } else { covered.at_most };
    let mut made = Covered { steps: vec![], at_most, ..covered };
    while !left.is_empty() {
        let with = |at: usize| {
            let step = left.get(at).copied();
            saved(savable, &made.steps.iter().copied().chain(step).collect::<Vec<_>>())
        };
        // `max_by_key` returns the last of equals, so the iteration is reversed.
        let at = (0..left.len()).rev().max_by_key(|at| with(*at)).unwrap_or(0);
        made.saved_so_far.push(with(at));
        made.steps.push(left.remove(at));
    }
    made
}

fn search(
    steps: &[&'static Step],
    savable: &[(u64, Vec<Vec<&'static Step>>)],
    chosen: &mut Vec<&'static Step>,
    left: usize,
    best: &mut Covered,
) {
    let saved = saved(savable, chosen);
    if saved > best.saved || saved == best.saved && chosen.len() < best.steps.len() {
        best.steps.clone_from(chosen);
        best.saved = saved;
    }
    if left == 0 {
        return;
    }
    for (at, step) in steps.iter().enumerate() {
        chosen.push(step);
        search(steps.get(at + 1..).unwrap_or(&[]), savable, chosen, left - 1, best);
        chosen.pop();
    }
}

fn saved(savable: &[(u64, Vec<Vec<&'static Step>>)], chosen: &[&'static Step]) -> u64 {
    let is_chosen = |step: &&'static Step| chosen.iter().any(|known| same(known, step));
    savable.iter().filter(|(_, ways)| ways.iter().any(|way| way.iter().all(&is_chosen))).map(|(runs, _)| runs).sum()
}

fn same(a: &Step, b: &Step) -> bool {
    a.text == b.text && a.owner == b.owner
}
