use jiff::civil::{Weekday, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::*;
use crate::calendar::DayOff;

fn finland() -> TimeZone {
    TimeZone::get("Europe/Helsinki").unwrap()
}

fn at(year: i16, month: i8, day: i8, hour: i8, minute: i8) -> Timestamp {
    date(year, month, day).at(hour, minute, 0, 0).to_zoned(finland()).unwrap().timestamp()
}

fn body(written: &str) -> Result<Words, WordingFault> {
    Words::read(MessageKind::Offer, Part::Body, written)
}

fn subject(written: &str) -> Result<Words, WordingFault> {
    Words::read(MessageKind::Offer, Part::Subject, written)
}

#[test]
fn own_words_are_text_with_placeholders() {
    let words = body("  Tervetuloa: {programme}.\r\n\r\nVastaa {deadline} mennessä. {agency}  ").unwrap();
    let filled = words.filled(|placeholder| match placeholder {
        Placeholder::Programme => "Polku {deadline}".to_owned(),
        other => other.code().to_uppercase(),
    });
    // What is put in is never read again.
    assert_eq!(filled, "Tervetuloa: Polku {deadline}.\n\nVastaa DEADLINE mennessä. AGENCY");
    assert_eq!(words.written(), "Tervetuloa: {programme}.\n\nVastaa {deadline} mennessä. {agency}");
}

#[test]
fn each_fault_is_told() {
    let needed = "{programme} {deadline}";
    let faults = [
        (body(" \n "), WordingFault::Empty),
        (body(&format!("{needed} {{place}}")), WordingFault::Unknown),
        (body(&format!("{needed} {{Deadline}}")), WordingFault::Unknown),
        (body(&format!("{needed} {{members}}")), WordingFault::Unknown),
        (body(&format!("{needed} {{topic}}")), WordingFault::Unknown),
        (body(&format!("{needed} {{deadline")), WordingFault::Brace),
        (body(&format!("{needed} }} {{deadline}}")), WordingFault::Brace),
        (body(&format!("{needed} {{ {{deadline}}")), WordingFault::Brace),
        (body("{programme}"), WordingFault::Missing(Placeholder::Deadline)),
        (
            body(&format!("{needed} {{programme}}{{programme}}{{programme}}")),
            WordingFault::Repeated(Placeholder::Programme),
        ),
        (body(&format!("{needed}\u{7}")), WordingFault::Forbidden),
        (body(&format!("{needed}\u{202E}")), WordingFault::Forbidden),
        (body(&format!("{needed}{}", "x".repeat(MAX_BODY))), WordingFault::TooLong(MAX_BODY)),
        (subject("Paikka\nBcc: kaikki@virasto.example.fi"), WordingFault::Forbidden),
        (subject("Paikka\rX"), WordingFault::Forbidden),
        (subject("Paikka\u{2028}X"), WordingFault::Forbidden),
        (subject(&"x".repeat(MAX_SUBJECT + 1)), WordingFault::TooLong(MAX_SUBJECT)),
        (Words::read(MessageKind::Ineligible, Part::Subject, "{reason}"), WordingFault::Unknown),
    ];
    for (read, fault) in faults {
        assert_eq!(read, Err(fault));
    }
    subject("Paikka: {programme}").unwrap();
}

#[test]
fn quiet_hours_are_evenings_weekends_and_holidays() {
    let zone = finland();
    let cases = [
        // Wednesday.
        (at(2020, 9, 2, 6, 59), at(2020, 9, 2, 7, 0)),
        (at(2020, 9, 2, 7, 0), at(2020, 9, 2, 7, 0)),
        (at(2020, 9, 2, 19, 59), at(2020, 9, 2, 19, 59)),
        (at(2020, 9, 2, 20, 0), at(2020, 9, 3, 7, 0)),
        // Friday evening, Saturday, and the night before Christmas Eve.
        (at(2020, 9, 4, 21, 0), at(2020, 9, 7, 7, 0)),
        (at(2020, 9, 5, 12, 0), at(2020, 9, 7, 7, 0)),
        (at(2020, 12, 23, 22, 0), at(2020, 12, 28, 7, 0)),
        // The night in which the clock goes forward, and the one in which it goes back.
        (at(2021, 3, 27, 12, 0), at(2021, 3, 29, 7, 0)),
        (at(2020, 10, 24, 12, 0), at(2020, 10, 26, 7, 0)),
    ];
    for (now, opens) in cases {
        assert_eq!(opens_at(now, &zone), opens);
        assert_eq!(is_open(now, &zone), now == opens);
    }
}

#[test]
fn what_waits_becomes_urgent_a_day_before() {
    let zone = finland();
    let friday = at(2020, 9, 4, 21, 0);
    let waits = |before| Pace::InOfficeHours { before }.leaves_at(friday, &zone);
    assert_eq!(Pace::AtOnce.leaves_at(friday, &zone), friday);
    assert_eq!(waits(at(2020, 9, 20, 9, 0)), at(2020, 9, 7, 7, 0));
    assert_eq!(waits(at(2020, 9, 8, 7, 0)), at(2020, 9, 7, 7, 0));
    assert_eq!(waits(at(2020, 9, 8, 6, 59)), at(2020, 9, 7, 6, 59));
    assert_eq!(waits(at(2020, 9, 6, 9, 0)), at(2020, 9, 5, 9, 0));
    assert_eq!(waits(at(2020, 9, 5, 9, 0)), friday);
}

#[test]
fn a_stage_begins_so_many_days_before_by_the_clock_on_the_wall() {
    let (zone, stages) = (finland(), Stages::default());
    // Over the night of 28 March 2021 there are 23 hours between noon and noon.
    let waits = Waiting { since: at(2021, 3, 1, 9, 0), until: at(2021, 3, 29, 12, 0) };
    let stage = |now| stages.stage(waits, now, &zone);
    assert_eq!(stage(at(2021, 3, 26, 11, 59)), None);
    assert_eq!(stage(at(2021, 3, 26, 12, 0)), Some(3));
    assert_eq!(stage(at(2021, 3, 28, 11, 59)), Some(3));
    assert_eq!(stage(at(2021, 3, 28, 12, 0)), Some(1));
    assert_eq!(stage(at(2021, 3, 29, 12, 0)), None, "the deadline has passed");
    // Nobody is reminded at once of what they were just offered.
    let late = Waiting { since: at(2021, 3, 27, 12, 0), ..waits };
    assert_eq!(stages.stage(late, at(2021, 3, 27, 13, 0), &zone), None);
    assert_eq!(stages.stage(late, at(2021, 3, 28, 12, 0), &zone), Some(1));
    assert_eq!(Stages::new(&[]).unwrap().stage(waits, at(2021, 3, 28, 13, 0), &zone), None);
}

#[test]
fn stages_are_few_and_in_order() {
    assert_eq!(Stages::new(&[7, 3, 1]).unwrap().days(), [7, 3, 1]);
    assert_eq!(Stages::new(&[9, 7, 3, 1]), Err(StageFault::TooMany));
    assert_eq!(Stages::new(&[3, 3]), Err(StageFault::Wrong(1)));
    assert_eq!(Stages::new(&[1, 3]), Err(StageFault::Wrong(1)));
    assert_eq!(Stages::new(&[0]), Err(StageFault::Wrong(0)));
    assert_eq!(Stages::new(&[31]), Err(StageFault::Wrong(0)));
}

/// Any second of the years 2018 to 2032.
fn instant() -> impl Strategy<Value = Timestamp> {
    (1_514_764_800_i64..1_956_528_000).prop_map(|second| Timestamp::from_second(second).unwrap())
}

/// Minutes around the nights in which the clock is changed, of several years.
fn around_a_change() -> impl Strategy<Value = Timestamp> {
    let nights = prop_oneof![
        Just((2020, 3, 29)),
        Just((2020, 10, 25)),
        Just((2021, 3, 28)),
        Just((2021, 10, 31)),
        Just((2025, 3, 30)),
        Just((2025, 10, 26)),
    ];
    (nights, -3000_i64..3000).prop_map(|((year, month, day), minutes)| {
        at(year, month, day, 3, 30).saturating_add(SignedDuration::from_mins(minutes)).unwrap()
    })
}

proptest! {
    /// It opens on a working day, between seven and twenty, never in the past, and within the longest run of days off.
    #[test]
    fn it_opens_when_people_work(now in prop_oneof![instant(), around_a_change()]) {
        let zone = finland();
        let opens = opens_at(now, &zone);
        prop_assert!(opens >= now && is_open(opens, &zone));
        let here = zone.to_datetime(opens);
        prop_assert!((7..20).contains(&here.hour()) && DayOff::of(here.date()).is_none());
        prop_assert!(here.date().weekday() != Weekday::Sunday);
        prop_assert!(opens.duration_since(now) <= SignedDuration::from_hours(24 * 6));
        // Nothing between is open: whoever waits waits no longer than they must.
        if opens > now {
            let before = opens.saturating_sub(SignedDuration::from_secs(1)).unwrap();
            prop_assert!(before < now || !is_open(before, &zone));
            prop_assert!(here.hour() == 7 && here.minute() == 0);
        }
    }

    /// Whoever is put in later never leaves earlier, and what waits leaves a day before what it is about.
    #[test]
    fn what_waits_keeps_its_order_and_is_never_late(now in around_a_change(), later in 0_i64..2000, ahead in 0_i64..20_000) {
        let zone = finland();
        let then = now.saturating_add(SignedDuration::from_mins(later)).unwrap();
        prop_assert!(opens_at(then, &zone) >= opens_at(now, &zone));
        let before = now.saturating_add(SignedDuration::from_mins(ahead)).unwrap();
        let leaves = Pace::InOfficeHours { before }.leaves_at(now, &zone);
        prop_assert!(leaves >= now);
        if leaves > now {
            prop_assert!(before.duration_since(leaves) >= SignedDuration::from_hours(24));
        }
        if leaves < opens_at(now, &zone) {
            prop_assert!(before.duration_since(leaves) <= SignedDuration::from_hours(24), "urgent, or it would wait on");
        }
        prop_assert_eq!(Pace::AtOnce.leaves_at(now, &zone), now);
    }

    /// Whatever is written: what is accepted has no line break in its subject and no placeholder but those of its kind.
    #[test]
    fn whatever_is_written_can_inject_nothing(written in "\\PC{0,40}[{}\r\n]{0,3}\\PC{0,10}") {
        for kind in MessageKind::ALL {
            if let Ok(words) = Words::read(*kind, Part::Subject, &written) {
                let filled = words.filled(|placeholder| { assert!(kind.offers(placeholder)); String::new() });
                let broken = filled.contains(['\r', '\n', '{', '}']);
                prop_assert!(!broken, "{}", filled);
                prop_assert_eq!(Words::read(*kind, Part::Subject, &words.written()), Ok(words));
            }
        }
    }
}
