use jiff::civil::{Date, date};

use super::*;

#[test]
fn a_term_ends_on_the_day_of_the_same_number_and_falls_due_on_the_next() {
    assert_eq!(APPLICATION.last_day(date(2020, 9, 15)), date(2022, 9, 15));
    assert_eq!(APPLICATION.due_on(date(2020, 9, 15)), date(2022, 9, 16));
    let over = date(2020, 9, 15);
    for (today, due) in [(date(2022, 9, 15), false), (date(2022, 9, 16), true), (date(2022, 9, 17), true)] {
        assert_eq!(APPLICATION.is_due(over, today), due, "{today}");
    }
}

#[test]
fn a_month_without_the_day_ends_the_term_on_its_last() {
    assert_eq!(REGISTER.last_day(date(2021, 11, 30)), date(2022, 2, 28));
    assert_eq!(REGISTER.last_day(date(2023, 11, 30)), date(2024, 2, 29));
    assert_eq!(REGISTER.due_on(date(2021, 11, 30)), date(2022, 3, 1));
    assert_eq!(REGISTER.last_day(date(2022, 1, 31)), date(2022, 4, 30));
    assert_eq!(REGISTER.due_on(date(2022, 9, 30)), date(2022, 12, 31));
}

#[test]
fn a_leap_day_is_kept_as_long_as_the_last_of_february() {
    assert_eq!(APPLICATION.last_day(date(2020, 2, 29)), date(2022, 2, 28));
    assert_eq!(APPLICATION.due_on(date(2020, 2, 29)), date(2022, 3, 1));
    assert_eq!(TRACE.due_on(date(2020, 2, 29)), date(2025, 3, 1));
    // From the end of February of a common year into a leap year.
    assert_eq!(TRACE.due_on(date(2019, 2, 28)), date(2024, 2, 29));
    assert_eq!(TRACE.due_on(date(2019, 3, 1)), date(2024, 3, 2));
}

#[test]
fn the_first_day_that_is_kept_parts_what_is_due_from_what_is_not() {
    let mut today = date(2023, 12, 1);
    while today < date(2028, 4, 1) {
        for term in [APPLICATION, REGISTER, TRACE] {
            let first = term.first_kept(today);
            assert!(!term.is_due(first, today), "{term:?} {today}");
            assert!(term.is_due(first.yesterday().unwrap(), today), "{term:?} {today}");
        }
        today = today.tomorrow().unwrap();
    }
}

#[test]
fn a_day_that_is_due_stays_due() {
    let mut before = TRACE.first_kept(date(2023, 12, 31));
    let mut today = date(2024, 1, 1);
    while today < date(2029, 1, 1) {
        let first = TRACE.first_kept(today);
        assert!(first >= before, "{today}");
        before = first;
        today = today.tomorrow().unwrap();
    }
}

#[test]
fn the_bounds_of_the_calendar_are_no_panic() {
    assert_eq!(TRACE.due_on(Date::MAX), Date::MAX);
    assert!(TRACE.first_kept(Date::MIN) >= Date::MIN);
}

fn course() -> Course {
    Course { last_day: date(2020, 9, 15), taking_part: 0, undecided: 0, open_checks: 0 }
}

#[test]
fn a_programme_is_over_when_nobody_takes_part_and_nothing_waits() {
    assert_eq!(course().standing(), Standing::Over { on: date(2020, 9, 15) });
    assert_eq!(course().due_on(), Some(date(2022, 9, 16)));
}

#[test]
fn what_somebody_could_still_decide_never_falls_due() {
    for (course, why) in [
        (Course { taking_part: 1, ..course() }, GoesOn::TakingPart),
        (Course { undecided: 1, ..course() }, GoesOn::Undecided),
        (Course { open_checks: 1, ..course() }, GoesOn::CheckOpen),
        (Course { taking_part: 1, undecided: 1, ..course() }, GoesOn::TakingPart),
    ] {
        assert_eq!(course.standing(), Standing::GoesOn(why));
        assert_eq!(course.due_on(), None);
    }
}
