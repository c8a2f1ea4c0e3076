//! A day as a word of bits, one for each slot from the lowest on.

/// Slots that one word holds.
pub(super) const MOST_SLOTS: u32 = 128;

/// The first `slots` slots.
pub(super) const fn first(slots: u32) -> u128 {
    if slots >= MOST_SLOTS { u128::MAX } else { (1 << slots) - 1 }
}

/// `length` slots from `start` on.
pub(super) const fn taken(start: u32, length: u32) -> u128 {
    first(length) << start
}

/// The starts at which a session of `length` slots would meet one that is taken.
pub(super) const fn meeting(taken: u128, length: u32) -> u128 {
    let mut starts = taken;
    let mut reached = 1;
    while reached < length {
        let step = if reached < length - reached { reached } else { length - reached };
        starts |= starts >> step;
        reached += step;
    }
    starts
}

/// The slots of a word, rising.
pub(super) fn slots_of(word: u128) -> impl Iterator<Item = u32> {
    let mut left = word;
    std::iter::from_fn(move || {
        let slot = left.trailing_zeros();
        left &= left.wrapping_sub(1);
        (slot < MOST_SLOTS).then_some(slot)
    })
}

/// The first of each run of slots.
pub(super) const fn run_starts(word: u128) -> u128 {
    word & !(word << 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_meets_what_is_taken_in_any_of_its_slots() {
        for length in 1..20_u32 {
            let word = taken(30, 3) | taken(70, 1);
            for start in 0..100_u32 {
                let meets = taken(start, length) & word != 0;
                assert_eq!(meeting(word, length) >> start & 1 == 1, meets, "{length} from {start}");
            }
        }
    }

    #[test]
    fn slots_are_told_in_order() {
        assert_eq!(slots_of(0b1001_0110).collect::<Vec<_>>(), [1, 2, 4, 7]);
        assert_eq!(slots_of(1 << 127).collect::<Vec<_>>(), [127]);
        assert_eq!(run_starts(0b1110_0110), 0b0010_0010);
        assert_eq!(first(128), u128::MAX);
    }
}
