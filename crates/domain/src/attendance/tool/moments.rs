//! Times as remote tools write them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use crate::sessions::instant;

/// Which of the numbers of a day written with strokes is the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// A moment by the clock of `zone`, or with an offset of its own; `None` for what is no time.
pub(super) fn moment(text: &str, order: Order, zone: &TimeZone) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(instant);
    }
    instant(clock(text, order)?, None, zone).ok()
}

fn clock(text: &str, order: Order) -> Option<DateTime> {
    let plain = text.replace([',', '\u{a0}', '\u{202f}', 'T'], " ");
    let mut parts = plain.split_whitespace().filter(|part| !matches!(*part, "klo" | "kl." | "kl" | "at"));
    let day = day(parts.next()?, order)?;
    let time = parts.next()?;
    let half = parts.next().map(str::to_lowercase);
    if parts.next().is_some() {
        return None;
    }
    Some(day.to_datetime(time_of_day(time, half.as_deref())?))
}

fn day(text: &str, order: Order) -> Option<Date> {
    let separator = text.chars().find(|letter| !letter.is_ascii_digit())?;
    let parts: Vec<&str> = text.split(separator).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = match (first.len(), separator, order) {
        (4, '-' | '/' | '.', _) => (first, second, third),
        (_, '/' | '-', Order::MonthFirst) => (third, first, second),
        (_, '/' | '-' | '.', _) => (third, second, first),
        _ => return None,
    };
    let year = match (number(year)?, year.len()) {
        (year, 2) => 2000 + year,
        (year, 4) => year,
        _ => return None,
    };
    Date::new(year, small(month)?, small(day)?).ok()
}

fn time_of_day(text: &str, half: Option<&str>) -> Option<Time> {
    let parts: Vec<&str> = text.split([':', '.']).collect();
    let (hour, minute, second) = match parts.as_slice() {
        [hour, minute] => (small(hour)?, small(minute)?, 0),
        [hour, minute, second] => (small(hour)?, small(minute)?, small(second)?),
        _ => return None,
    };
    let hour = match half {
        None => hour,
        Some("am" | "a.m." | "ap." | "fm") if (1..=12).contains(&hour) => hour % 12,
        Some("pm" | "p.m." | "ip." | "em") if (1..=12).contains(&hour) => hour % 12 + 12,
        Some(_) => return None,
    };
    Time::new(hour, minute, second, 0).ok()
}

fn number(text: &str) -> Option<i16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn small(text: &str) -> Option<i8> {
    number(text).filter(|_| text.len() <= 2).and_then(|number| i8::try_from(number).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, order: Order) -> Option<String> {
        moment(text, order, &TimeZone::UTC).map(|at| at.to_string())
    }

    #[test]
    fn times_of_the_tools_are_read() {
        for (text, order) in [
            ("9/8/20, 8:58:01 AM", Order::MonthFirst),
            ("9/8/2020, 8:58:01\u{202f}AM", Order::MonthFirst),
            ("09/08/2020 08:58:01 AM", Order::MonthFirst),
            ("8/9/2020 08:58:01", Order::DayFirst),
            ("8.9.2020 klo 8.58.01", Order::MonthFirst),
            ("2020-09-08 08:58:01", Order::DayFirst),
            ("2020-09-08T08:58:01", Order::DayFirst),
            ("2020-09-08T11:58:01+03:00", Order::DayFirst),
        ] {
            assert_eq!(read(text, order).as_deref(), Some("2020-09-08T08:58:01Z"), "{text}");
        }
        assert_eq!(read("9/8/20, 12:05 PM", Order::MonthFirst).as_deref(), Some("2020-09-08T12:05:00Z"));
        assert_eq!(read("9/8/20, 12:05 AM", Order::MonthFirst).as_deref(), Some("2020-09-08T00:05:00Z"));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in
            ["", "9/8/20", "13/13/20 8:00", "8.9.2020 25:00", "8:00", "9/8/20 8:00 XM", "9/8/20 13:00 PM"]
        {
            assert_eq!(read(text, Order::MonthFirst), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in any::<String>(), close in "[0-9/:., TAPM-]{0,24}") {
            for order in [Order::DayFirst, Order::MonthFirst] {
                let _ = (read(&text, order), read(&close, order));
            }
        }
    }
}
