//! The one source of identifiers and random bytes.

use std::fmt::Debug;
use std::sync::{Mutex, PoisonError};

use rand::{Rng, SeedableRng, rngs::StdRng};
use uuid::{Builder, Uuid};

use crate::clock::Clock;

/// Gives identifiers. Those that could betray who or when are random; the others follow the clock, so that new rows
/// lie together in the database.
pub trait Ids: Debug + Send + Sync {
    /// A UUIDv7 of the clock's time; later ones of this source are greater.
    fn ordered(&self) -> Uuid;
    /// A UUIDv4: for tokens, anonymous answers and public pseudonyms.
    fn random(&self) -> Uuid;
    /// 256 random bits: for secrets.
    fn bytes32(&self) -> [u8; 32];
}

/// The source of the running server: the operating system seeds it, the clock orders it.
pub struct ClockIds {
    clock: std::sync::Arc<dyn Clock>,
    state: Mutex<State>,
}

struct State {
    rng: StdRng,
    last_millis: u64,
    counter: u32,
}

impl ClockIds {
    /// A source nobody can predict.
    pub fn new(clock: std::sync::Arc<dyn Clock>) -> Self {
        #[expect(clippy::disallowed_methods, reason = "the one place that takes randomness from the system")]
        let rng = StdRng::from_rng(&mut rand::rng());
        Self::from_state(clock, rng)
    }

    /// A source that repeats itself; for tests only.
    pub fn seeded(clock: std::sync::Arc<dyn Clock>, seed: u64) -> Self {
        Self::from_state(clock, StdRng::seed_from_u64(seed))
    }

    fn from_state(clock: std::sync::Arc<dyn Clock>, rng: StdRng) -> Self {
        Self { clock, state: Mutex::new(State { rng, last_millis: 0, counter: 0 }) }
    }
}

impl Debug for ClockIds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClockIds(***)")
    }
}

impl Ids for ClockIds {
    fn ordered(&self) -> Uuid {
        let now = u64::try_from(self.clock.now().as_millisecond()).unwrap_or(0);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut tail = [0_u8; 10];
        state.rng.fill_bytes(&mut tail);
        let millis = state.tick(now);
        // Twelve bits of the counter come before the random tail; `tick` never lets it outgrow them.
        let [high, low] = ((state.counter & 0x0fff) as u16).to_be_bytes();
        tail[0] = high;
        tail[1] = low;
        Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
    }

    fn random(&self) -> Uuid {
        let mut bytes = [0_u8; 16];
        self.state.lock().unwrap_or_else(PoisonError::into_inner).rng.fill_bytes(&mut bytes);
        Builder::from_random_bytes(bytes).into_uuid()
    }

    fn bytes32(&self) -> [u8; 32] {
        let mut bytes = [0_u8; 32];
        self.state.lock().unwrap_or_else(PoisonError::into_inner).rng.fill_bytes(&mut bytes);
        bytes
    }
}

impl State {
    /// The milliseconds to use now, with the counter beside them: never a pair that is not greater than the last.
    /// A clock set far back (a test, an operator) starts a new row instead of dragging the old time along.
    fn tick(&mut self, now: u64) -> u64 {
        let went_back_far = self.last_millis.saturating_sub(now) > 60_000;
        if now > self.last_millis || went_back_far {
            self.last_millis = now;
            self.counter = 0;
        } else if self.counter >= 0x0fff {
            self.last_millis += 1;
            self.counter = 0;
        } else {
            self.counter += 1;
        }
        self.last_millis
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::FixedClock;

    fn ids(seed: u64) -> ClockIds {
        ClockIds::seeded(Arc::new(FixedClock::at("2020-05-04T06:00:00Z".parse().unwrap())), seed)
    }

    #[test]
    fn ordered_ids_rise_even_when_the_clock_stands_still() {
        let ids = ids(1);
        let many: Vec<Uuid> = (0..10_000).map(|_| ids.ordered()).collect();
        assert!(many.is_sorted_by(|a, b| a < b));
        assert!(many.iter().all(|id| id.get_version_num() == 7));
    }

    #[test]
    fn a_seed_repeats_and_another_does_not() {
        assert_eq!(ids(1).random(), ids(1).random());
        assert_ne!(ids(1).random(), ids(2).random());
        assert_ne!(ids(1).bytes32(), ids(2).bytes32());
        assert_eq!(ids(1).random().get_version_num(), 4);
    }
}
