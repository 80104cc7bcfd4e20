//! Sorting with a single instantiation: each type that `sort` is compiled for adds about 1 KB to a page's wasm.

use std::collections::BinaryHeap;

/// The items sorted by key; items with equal keys keep their order.
pub(crate) fn sorted_by<T>(items: Vec<T>, key: impl Fn(&T) -> [usize; 3]) -> Vec<T> {
    let order: BinaryHeap<([usize; 3], usize)> = items.iter().map(key).zip(0..).collect();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_sorted_vec().into_iter().filter_map(|(_, at)| items.get_mut(at)?.take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_key_keeps_the_order() {
        let sorted = sorted_by(vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')], |(key, _)| [*key, 0, 0]);
        assert_eq!(sorted, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
