//! Instants in the time that the reader's clock on the wall shows.
//!
//! The state's offices keep Finnish time, wherever the browser is: a deadline must not look different on a
//! journey. The browser's own clock is never asked; what is open or over is said by the server.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

/// The civil time in Finland: two hours ahead of UTC and three in summer, which begins and ends on the last Sunday of
/// March and of October at one o'clock UTC, by the rule in force since 1996. The rule by hand, so that neither a zone
/// database nor a parser of time zones travels to the browser.
#[must_use]
pub fn local(instant: Timestamp) -> DateTime {
    let utc = Offset::UTC.to_datetime(instant);
    let last_sunday = {
        let days_left = i32::from(31 - utc.day());
        31 - (i32::from(utc.weekday().to_sunday_zero_offset()) + days_left) % 7
    };
    let turned = (i32::from(utc.day()), utc.hour()) >= (last_sunday, 1);
    let summer = match utc.month() {
        3 => turned,
        4..=9 => true,
        10 => !turned,
        _ => false,
    };
    Offset::constant(if summer { 3 } else { 2 }).to_datetime(instant)
}

/// The last minute before an end: what ends at midnight is open until 23.59 of the day before, and nobody has
/// to wonder which midnight is meant.
#[must_use]
pub fn last_minute(end: Timestamp) -> DateTime {
    let at = local(end);
    if at.hour() != 0 || at.minute() != 0 {
        return at;
    }
    Timestamp::from_second(end.as_second().saturating_sub(60)).map_or(at, local)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn clock(instant: &str) -> String {
        local(instant.parse().unwrap()).to_string()
    }

    #[wasm_bindgen_test]
    fn summer_begins_and_ends_on_the_last_sundays() {
        assert_eq!(clock("2020-03-29T00:59:59Z"), "2020-03-29T02:59:59");
        assert_eq!(clock("2020-03-29T01:00:00Z"), "2020-03-29T04:00:00");
        assert_eq!(clock("2020-10-25T00:59:59Z"), "2020-10-25T03:59:59");
        assert_eq!(clock("2020-10-25T01:00:00Z"), "2020-10-25T03:00:00");
        assert_eq!(clock("2024-03-31T01:00:00Z"), "2024-03-31T04:00:00", "a Sunday on the last day");
        assert_eq!(clock("2021-10-31T00:30:00Z"), "2021-10-31T03:30:00");
        assert_eq!(clock("2026-01-15T22:30:00Z"), "2026-01-16T00:30:00");
    }

    #[wasm_bindgen_test]
    fn midnight_is_shown_as_the_minute_before() {
        let ends = |instant: &str| last_minute(instant.parse().unwrap()).to_string();
        assert_eq!(ends("2020-05-10T21:00:00Z"), "2020-05-10T23:59:00");
        assert_eq!(ends("2020-05-10T21:01:00Z"), "2020-05-11T00:01:00");
    }
}
