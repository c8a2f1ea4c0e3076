//! A hash over many hashes, such that one of them can be shown to be among them without the others.

use crate::selection::digest::Digest;

fn node(left: Digest, right: Digest) -> Digest {
    Digest::of(&format!("polku-node/1\n{left}\n{right}\n"))
}

/// The next level: neighbours joined, a last one without neighbour as it is.
fn joined(level: &[Digest]) -> Vec<Digest> {
    let pair = |pair: &[Digest]| match pair {
        [left, right] => node(*left, *right),
        [alone, ..] => *alone,
        [] => Digest::of(""),
    };
    level.chunks(2).map(pair).collect()
}

/// The hash over all; of nothing, the hash of the empty text.
pub(super) fn root(leaves: &[Digest]) -> Digest {
    let mut level = leaves.to_vec();
    while level.len() > 1 {
        level = joined(&level);
    }
    level.first().copied().unwrap_or_else(|| Digest::of(""))
}

/// The neighbours on the way from the leaf at `index` up, where there are any.
pub(super) fn path(leaves: &[Digest], mut index: usize) -> Vec<Digest> {
    let (mut level, mut path) = (leaves.to_vec(), Vec::new());
    while level.len() > 1 {
        path.extend(level.get(index ^ 1).copied());
        level = joined(&level);
        index /= 2;
    }
    path
}

/// The hash over all, from one leaf and its neighbours; `None` if there are too many or too few of them.
pub(in crate::selection) fn root_from(
    leaf: Digest,
    index: usize,
    count: usize,
    path: &[Digest],
) -> Option<Digest> {
    let (mut found, mut index, mut width, mut path) = (leaf, index, count, path.iter());
    while width > 1 {
        if index % 2 == 1 {
            found = node(*path.next()?, found);
        } else if index + 1 < width {
            found = node(found, *path.next()?);
        }
        index /= 2;
        width = width.div_ceil(2);
    }
    path.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_leaf_leads_to_the_root_and_no_other_does() {
        for count in [1, 2, 3, 5, 8, 13, 100] {
            let leaves: Vec<Digest> = (0..count).map(|leaf| Digest::of(&leaf.to_string())).collect();
            for (index, leaf) in leaves.iter().enumerate() {
                let path = path(&leaves, index);
                assert_eq!(root_from(*leaf, index, count, &path), Some(root(&leaves)), "{index} of {count}");
                let other = Digest::of("other");
                assert_ne!(root_from(other, index, count, &path), Some(root(&leaves)));
                assert_eq!(root_from(*leaf, index, count, &[path.as_slice(), &[other]].concat()), None);
            }
        }
    }
}
