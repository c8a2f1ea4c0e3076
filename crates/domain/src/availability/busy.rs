//! When somebody is taken.

use jiff::{RoundMode, SignedDuration, Timestamp, TimestampRound, Unit};

/// Most intervals that are kept of a person.
pub const MOST_INTERVALS: usize = 500;
/// How far ahead they may reach: 120 days.
pub const AHEAD: SignedDuration = SignedDuration::from_hours(120 * 24);
/// How long they are kept after they were sent.
pub const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Why busy intervals were refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BusyError {
    /// The end is not after the start.
    #[error("the end is not after the start")]
    Order,
    /// It ends later than [`AHEAD`] of now.
    #[error("too far ahead")]
    TooFar,
}

/// A stretch of time that is taken; the moment at which it ends is free again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BusyInterval {
    from: Timestamp,
    until: Timestamp,
}

impl BusyInterval {
    /// Reads one.
    ///
    /// # Errors
    /// [`BusyError::Order`], and [`BusyError::TooFar`] for one that ends more than [`AHEAD`] after `now`.
    pub fn parse(from: Timestamp, until: Timestamp, now: Timestamp) -> Result<Self, BusyError> {
        if from >= until {
            return Err(BusyError::Order);
        }
        if until.duration_since(now) > AHEAD {
            return Err(BusyError::TooFar);
        }
        Ok(Self { from, until })
    }

    /// When it begins.
    #[must_use]
    pub const fn from(&self) -> Timestamp {
        self.from
    }

    /// When it ends.
    #[must_use]
    pub const fn until(&self) -> Timestamp {
        self.until
    }
}

/// Reads intervals in whatever order and puts together what meets, so that no more is kept than is needed: where one thing ends
/// and another begins is nobody's business, and what is over is not kept at all. Whole seconds are kept, and of a second that
/// is begun the whole.
///
/// # Errors
/// The place of each interval that is refused, with why.
pub fn parse_busy(
    said: &[(Timestamp, Timestamp)],
    now: Timestamp,
) -> Result<Vec<BusyInterval>, Vec<(usize, BusyError)>> {
    let (mut read, mut faults) = (Vec::new(), Vec::new());
    for (place, (from, until)) in said.iter().enumerate() {
        match BusyInterval::parse(*from, *until, now) {
            Ok(interval) => read.push(interval),
            Err(fault) => faults.push((place, fault)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let now = whole_second(now, RoundMode::Ceil);
    for interval in &mut read {
        interval.from = whole_second(interval.from, RoundMode::Floor).max(now);
        interval.until = whole_second(interval.until, RoundMode::Ceil);
    }
    read.retain(|interval| interval.from < interval.until);
    read.sort_unstable();
    let mut joined: Vec<BusyInterval> = Vec::with_capacity(read.len());
    for next in read {
        match joined.last_mut() {
            Some(last) if next.from <= last.until => last.until = last.until.max(next.until),
            _ => joined.push(next),
        }
    }
    Ok(joined)
}

fn whole_second(at: Timestamp, mode: RoundMode) -> Timestamp {
    at.round(TimestampRound::new().smallest(Unit::Second).mode(mode)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: i64 = 1_800_000_000;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(NOW + minute * 60).unwrap()
    }

    #[test]
    fn an_interval_ends_after_it_begins_and_not_too_far_ahead() {
        let of = |from, until| BusyInterval::parse(at(from), at(until), at(0));
        assert_eq!(of(10, 10), Err(BusyError::Order));
        assert_eq!(of(20, 10), Err(BusyError::Order));
        let farthest = 120 * 24 * 60;
        assert!(of(0, farthest).is_ok());
        assert_eq!(of(0, farthest + 1), Err(BusyError::TooFar));
        assert_eq!(parse_busy(&[(at(0), at(1)), (at(2), at(2))], at(0)), Err(vec![(1, BusyError::Order)]));
    }

    #[test]
    fn what_is_over_is_not_kept() {
        let kept = parse_busy(&[(at(-60), at(0)), (at(-60), at(30))], at(0)).unwrap();
        assert_eq!(kept, [BusyInterval { from: at(0), until: at(30) }], "of the past not even a part");
    }

    #[test]
    fn whole_seconds_are_kept() {
        let nanos = |nanosecond| at(0).checked_add(SignedDuration::from_nanos(nanosecond)).unwrap();
        let kept = parse_busy(&[(nanos(1), nanos(2)), (nanos(3), nanos(4))], at(0)).unwrap();
        assert_eq!(kept, [BusyInterval { from: at(0), until: at(0) + SignedDuration::from_secs(1) }]);
        // What lasts longest is read back as it was kept, also where now is no whole second.
        let farthest = nanos(5) + SignedDuration::from_hours(24 * 120);
        let long = parse_busy(&[(at(-600), farthest)], nanos(5)).unwrap()[0];
        assert!(BusyInterval::parse(long.from, long.until, long.from).is_ok());
    }

    proptest! {
        /// The same minutes are taken as before, in as few stretches as can be.
        #[test]
        fn joining_changes_no_minute(said in prop::collection::vec((1_i64..300, 1_i64..60), 0..20)) {
            let said: Vec<_> = said.into_iter().map(|(from, length)| (at(from), at(from + length))).collect();
            let kept = parse_busy(&said, at(0)).unwrap();
            for minute in 0..400 {
                let moment = at(minute);
                let before = said.iter().any(|(from, until)| *from <= moment && moment < *until);
                let after = kept.iter().any(|its| its.from() <= moment && moment < its.until());
                prop_assert_eq!(before, after);
            }
            prop_assert!(kept.is_sorted_by(|one, next| one.until() < next.from()));
        }
    }
}
