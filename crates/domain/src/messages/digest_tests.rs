use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::*;
use crate::calendar::working_day_from;

fn finland() -> TimeZone {
    TimeZone::get("Europe/Helsinki").unwrap()
}

fn at(day: Date, hour: i8, minute: i8) -> Timestamp {
    day.at(hour, minute, 0, 0).to_zoned(finland()).unwrap().timestamp()
}

fn choice(frequency: DigestFrequency) -> DigestChoice {
    DigestChoice { frequency, chosen_at: Timestamp::MIN, settled_on: None }
}

fn days(digest: Option<DigestDay>) -> Option<(Date, Date)> {
    digest.map(|digest| (digest.on, digest.until))
}

#[test]
fn nobody_gets_one_who_has_not_chosen_it() {
    assert_eq!(choice(DigestFrequency::Never).due(at(date(2020, 9, 7), 8, 0), &finland()), None);
    assert_eq!(choice(DigestFrequency::Never).next_on(at(date(2020, 9, 7), 8, 0), &finland()), None);
}

#[test]
fn each_covers_the_days_until_the_next() {
    let due = |frequency, day| days(choice(frequency).due(at(day, 7, 0), &finland()));
    let (daily, weekly) = (DigestFrequency::WorkingDays, DigestFrequency::Weekly);
    // A Monday, a Friday, a Saturday.
    assert_eq!(due(daily, date(2020, 9, 7)), Some((date(2020, 9, 7), date(2020, 9, 8))));
    assert_eq!(due(daily, date(2020, 9, 11)), Some((date(2020, 9, 11), date(2020, 9, 14))));
    assert_eq!(due(daily, date(2020, 9, 12)), None);
    assert_eq!(due(weekly, date(2020, 9, 7)), Some((date(2020, 9, 7), date(2020, 9, 14))));
    assert_eq!(due(weekly, date(2020, 9, 8)), None);
}

/// Easter 2020: Friday 10 and Monday 13 April are holidays.
#[test]
fn a_holiday_moves_it_to_the_next_working_day() {
    let due = |frequency, day| days(choice(frequency).due(at(day, 7, 0), &finland()));
    let (daily, weekly) = (DigestFrequency::WorkingDays, DigestFrequency::Weekly);
    assert_eq!(due(weekly, date(2020, 4, 6)), Some((date(2020, 4, 6), date(2020, 4, 14))));
    assert_eq!(due(weekly, date(2020, 4, 13)), None);
    assert_eq!(due(weekly, date(2020, 4, 14)), Some((date(2020, 4, 14), date(2020, 4, 20))));
    assert_eq!(due(daily, date(2020, 4, 9)), Some((date(2020, 4, 9), date(2020, 4, 14))));
}

#[test]
fn it_leaves_within_the_hours_of_its_day_or_not_at_all() {
    let daily = choice(DigestFrequency::WorkingDays);
    let (day, zone) = (date(2020, 9, 7), finland());
    assert_eq!(daily.due(at(day, 6, 59), &zone), None);
    assert!(daily.due(at(day, 7, 0), &zone).is_some() && daily.due(at(day, 19, 59), &zone).is_some());
    assert_eq!(daily.due(at(day, 20, 0), &zone), None, "what was missed is not sent late");
    let sent = DigestChoice { settled_on: Some(day), ..daily };
    assert_eq!(sent.due(at(day, 9, 0), &zone), None, "never twice");
    assert!(sent.due(at(date(2020, 9, 8), 7, 0), &zone).is_some());
}

#[test]
fn a_choice_made_in_the_course_of_a_day_holds_from_the_next() {
    let (day, zone) = (date(2020, 9, 7), finland());
    let chosen = |at| DigestChoice { chosen_at: at, ..choice(DigestFrequency::WorkingDays) };
    assert!(chosen(at(day, 7, 0)).due(at(day, 7, 5), &zone).is_some());
    assert_eq!(chosen(at(day, 7, 1)).due(at(day, 7, 5), &zone), None);
    assert_eq!(chosen(at(day, 7, 1)).next_on(at(day, 7, 5), &zone), Some(date(2020, 9, 8)));
    assert_eq!(chosen(at(day, 6, 0)).next_on(at(day, 6, 5), &zone), Some(day));
}

/// On both nights of 2020 on which the clocks change the office opens at seven by the clock all the same.
#[test]
fn the_clocks_change_and_it_still_leaves_at_seven() {
    let weekly = choice(DigestFrequency::Weekly);
    for (day, utc, hours) in [
        (date(2020, 3, 30), "2020-03-30T04:00:00Z", 7 * 24),
        (date(2020, 10, 26), "2020-10-26T05:00:00Z", 7 * 24),
        // The week that has an hour less, and the one that has an hour more.
        (date(2020, 3, 23), "2020-03-23T05:00:00Z", 7 * 24 - 1),
        (date(2020, 10, 19), "2020-10-19T04:00:00Z", 7 * 24 + 1),
    ] {
        let seven: Timestamp = utc.parse().unwrap();
        let digest = weekly.due(seven, &finland()).unwrap();
        assert_eq!(digest.on, day);
        let before = seven.checked_sub(SignedDuration::from_secs(1)).unwrap();
        assert_eq!(weekly.due(before, &finland()), None);
        let (from, until) = digest.covers(&finland());
        assert_eq!(until.duration_since(from), SignedDuration::from_hours(hours));
    }
}

proptest! {
    /// Each digest begins where the one before it ended: no day is told twice, and none is left out.
    #[test]
    fn no_day_is_between_two(days in 0_i32..366 * 60, is_weekly in any::<bool>()) {
        let frequency = if is_weekly { DigestFrequency::Weekly } else { DigestFrequency::WorkingDays };
        let day = date(2000, 1, 1) + jiff::Span::new().days(days);
        let one = frequency.next_from(day).unwrap();
        let next = frequency.next_from(one.on.tomorrow().unwrap()).unwrap();
        prop_assert_eq!(one.until, next.on);
        prop_assert_eq!(working_day_from(one.on), one.on);
        prop_assert!(frequency.from_now(day).unwrap().until > day);
    }
}

#[test]
fn it_leaves_on_the_day_on_which_it_was_put_together_or_not_at_all() {
    let (tuesday, put_in) = (date(2020, 9, 8), at(date(2020, 9, 8), 7, 0));
    let holds = |now| holds_still(put_in, now, &finland());
    assert!(holds(put_in) && holds(at(tuesday, 19, 59)));
    assert!(!holds(at(tuesday, 20, 0)) && !holds(at(date(2020, 9, 9), 7, 0)));
}
