//! Classes of equals: what the totals of applications come to.

use std::collections::BTreeMap;

/// Numbers from 1, the highest total first; equal totals have one number, and none is left out.
#[must_use]
pub fn classes<K: Ord + Copy>(totals: &BTreeMap<K, u32>) -> BTreeMap<K, u32> {
    let mut distinct: Vec<u32> = totals.values().copied().collect();
    distinct.sort_unstable_by(|a, b| b.cmp(a));
    distinct.dedup();
    let number: BTreeMap<u32, u32> = distinct.into_iter().zip(1..).collect();
    totals.iter().filter_map(|(key, total)| Some((*key, *number.get(total)?))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn classes_order_as_totals_do_and_leave_no_number_out(totals in prop::collection::btree_map(0u16..500, 0u32..40, 0..60)) {
            let found = classes(&totals);
            prop_assert_eq!(found.len(), totals.len());
            for (one, of_one) in &totals {
                for (other, of_other) in &totals {
                    prop_assert_eq!(of_one.cmp(of_other), found[other].cmp(&found[one]));
                }
            }
            let mut used: Vec<u32> = found.values().copied().collect();
            used.sort_unstable();
            used.dedup();
            let count = u32::try_from(used.len()).unwrap();
            prop_assert!(used.into_iter().eq(1..=count));
        }
    }
}
