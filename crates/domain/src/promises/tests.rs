use proptest::prelude::*;

use super::*;

fn limit(minutes: u32) -> GrowthLimit {
    GrowthLimit::parse(minutes).unwrap()
}

fn time(minutes: u32, unmeasured: u32) -> Time {
    Time { minutes, unmeasured }
}

#[test]
fn an_hour_more_is_within_an_hour_and_a_minute_beyond_it_asks() {
    let promise = Promise::made(time(900, 2), limit(60));
    assert!(!promise.asks(time(960, 2)));
    assert!(promise.asks(time(961, 2)));
    assert!(!promise.asks(time(300, 0)));
}

#[test]
fn small_steps_are_added_up() {
    let promise = Promise::made(time(900, 0), limit(60));
    let steps: Vec<bool> = [930, 960, 990].map(|minutes| promise.asks(time(minutes, 0))).into();
    assert_eq!(steps, [false, false, true]);
}

#[test]
fn a_day_is_a_full_day_whoever_says_so() {
    let day = Sum { meetings: 1, days_without_length: 1, ..Sum::default() };
    let full = Sum { meetings: 1, full_days: 1, ..Sum::default() };
    assert_eq!(Time::of(&day), Time::of(&full));
    assert_eq!(Time::of(&full), time(FULL_DAY_MINUTES, 0));
}

#[test]
fn meetings_of_unknown_length_are_no_way_round_the_limit() {
    let promise = Promise::made(time(900, 1), limit(6_000));
    assert!(promise.asks(time(900, 2)));
    assert!(!promise.consented(time(900, 2)).asks(time(900, 2)));
}

fn some_time() -> impl Strategy<Value = Time> {
    (0..10_000_u32, 0..20_u32).prop_map(|(minutes, unmeasured)| Time { minutes, unmeasured })
}

proptest! {
    /// It asks exactly beyond the promise and the limit.
    #[test]
    fn it_asks_exactly_beyond_the_limit(made in some_time(), wanted in some_time(), most in 0..=GrowthLimit::MAX) {
        let asks = Promise::made(made, limit(most)).asks(wanted);
        prop_assert_eq!(asks, wanted.minutes > made.minutes + most || wanted.unmeasured > made.unmeasured);
    }

    /// What was consented to asks no more, nor does anything that takes less; and the promise never falls.
    #[test]
    fn consenting_is_monotone(made in some_time(), all in prop::collection::vec(some_time(), 0..8), most in 0..=GrowthLimit::MAX) {
        let mut promise = Promise::made(made, limit(most));
        for consented in &all {
            let before = promise;
            promise = promise.consented(*consented);
            prop_assert!(promise.time().minutes >= before.time().minutes);
            prop_assert!(promise.time().unmeasured >= before.time().unmeasured);
            prop_assert!(!promise.asks(*consented));
            prop_assert_eq!(promise.consented(*consented), promise);
        }
        for wanted in all {
            prop_assert!(!promise.asks(wanted));
        }
    }

    /// Whoever consented to more is asked no more often than before.
    #[test]
    fn consenting_asks_no_more(made in some_time(), consented in some_time(), wanted in some_time(), most in 0..=GrowthLimit::MAX) {
        let promise = Promise::made(made, limit(most));
        if promise.consented(consented).asks(wanted) {
            prop_assert!(promise.asks(wanted));
        }
    }
}
