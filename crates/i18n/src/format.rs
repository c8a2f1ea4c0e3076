//! Dates, times, hours and figures in the form each language writes them.
//!
//! Finnish: `ti 15.9.2020 klo 9–12`, `7 t 21 min`, `32,0 %`. Swedish follows the usage of Finland, English
//! the British order with the 24-hour clock. The words and patterns live in `locales/*/format.ftl`.
//! Amounts keep together by no-break spaces (U+00A0).

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::{Language, Value, text};

/// `15.9.2020` · `15.9.2020` · `15 September 2020`
#[must_use]
pub fn date(language: Language, date: Date) -> String {
    text(language, "format-date", &date_args(language, date))
}

/// `15.9.` · `15.9` · `15 September`: where the year is plain from the context.
#[must_use]
pub fn day_and_month(language: Language, date: Date) -> String {
    text(language, "format-day-month", &date_args(language, date))
}

/// `ti 15.9.2020` · `tis 15.9.2020` · `Tue 15 September 2020`
#[must_use]
pub fn date_with_weekday(language: Language, day: Date) -> String {
    let args = [("weekday", weekday(language, day).into()), ("date", date(language, day).into())];
    text(language, "format-date-weekday", &args)
}

/// Both days included: `14.4.–1.5.2020`, `8.–9.9.2020`; one day when they are the same.
#[must_use]
pub fn date_range(language: Language, start: Date, end: Date) -> String {
    if start == end {
        return date(language, start);
    }
    let key = match (start.year() == end.year(), start.month() == end.month()) {
        (true, true) => "format-date-range-days",
        (true, false) => "format-date-range-months",
        (false, _) => "format-date-range",
    };
    let args = [
        ("start", date(language, start).into()),
        ("start_day", digits(start.day())),
        ("start_month", month(language, start).into()),
        ("end", date(language, end).into()),
    ];
    text(language, key, &args)
}

/// `9` or `9.30` · `9:00` or `9:30`; seconds are left out.
#[must_use]
pub fn clock(language: Language, time: Time) -> String {
    let args = [("hour", digits(time.hour())), ("minute", format!("{:02}", time.minute()).into())];
    let key = if time.minute() == 0 { "format-clock-full-hour" } else { "format-clock" };
    text(language, key, &args)
}

/// `ti 15.9.2020 klo 9` · `tis 15.9.2020 kl. 9` · `Tue 15 September 2020 at 9:00`
#[must_use]
pub fn moment(language: Language, moment: DateTime) -> String {
    let args = [
        ("date", date_with_weekday(language, moment.date()).into()),
        ("time", clock(language, moment.time()).into()),
    ];
    text(language, "format-moment", &args)
}

/// `ti 15.9.2020 klo 9–12`; two whole moments when the end is on another day.
#[must_use]
pub fn moment_range(language: Language, start: DateTime, end: DateTime) -> String {
    if start.date() == end.date() {
        let args = [
            ("date", date_with_weekday(language, start.date()).into()),
            ("start", clock(language, start.time()).into()),
            ("end", clock(language, end.time()).into()),
        ];
        return text(language, "format-moment-range", &args);
    }
    let args = [("start", moment(language, start).into()), ("end", moment(language, end).into())];
    text(language, "format-span", &args)
}

/// A length given in minutes: `7 t 21 min` · `7 h 21 min`; `3 t`; `45 min`; `0 t`.
#[must_use]
pub fn hours(language: Language, minutes: u32) -> String {
    let (whole, rest) = (minutes / 60, minutes % 60);
    let args = [("hours", whole.into()), ("minutes", rest.into())];
    let key = match (whole, rest) {
        (_, 0) => "format-hours",
        (0, _) => "format-minutes",
        _ => "format-hours-minutes",
    };
    text(language, key, &args)
}

/// A whole number with the language's thousands: `1 250` · `1 250` · `1,250`
#[must_use]
pub fn number(language: Language, number: impl Into<i64>) -> String {
    let number: i64 = number.into();
    let sign = if number < 0 { "−" } else { "" };
    format!("{sign}{}", grouped(language, &number.unsigned_abs().to_string()))
}

/// A number rounded to `places` decimals: `22,05` · `22.05`
#[must_use]
pub fn decimal(language: Language, number: f64, places: usize) -> String {
    let written = format!("{:.places$}", number.abs());
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let rounds_to_zero = written.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let sign = if number < 0.0 && !rounds_to_zero { "−" } else { "" };
    let whole = grouped(language, whole);
    if fraction.is_empty() {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}{}{fraction}", decimal_mark(language))
}

/// A share from 0 to 1 as a percentage: `32,0 %` · `32.0%`
#[must_use]
pub fn percent(language: Language, share: f64, places: usize) -> String {
    text(language, "format-percent", &[("value", decimal(language, share * 100.0, places).into())])
}

/// As many decimals as the number has, but at least `places`.
pub(crate) fn decimal_at_least(language: Language, value: f64, places: usize) -> String {
    let written = value.to_string();
    let own = written.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    decimal(language, value, own.max(places))
}

const fn decimal_mark(language: Language) -> char {
    match language {
        Language::Fi | Language::Sv => ',',
        Language::En => '.',
    }
}

fn grouped(language: Language, digits: &str) -> String {
    let mark = if language == Language::En { ',' } else { '\u{a0}' };
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(mark);
        }
        written.push(digit);
    }
    written
}

/// Parts of a date are names rather than amounts: the year 2020 must not become `2 020`.
fn digits(part: impl Into<i64>) -> Value {
    Value::Text(part.into().to_string())
}

fn date_args(language: Language, date: Date) -> [(&'static str, Value); 3] {
    [("day", digits(date.day())), ("month", month(language, date).into()), ("year", digits(date.year()))]
}

/// As the language writes it inside a date: `4` or `April`.
fn month(language: Language, date: Date) -> String {
    text(language, &format!("format-month-{}", date.month()), &[])
}

fn weekday(language: Language, date: Date) -> String {
    let key = match date.weekday() {
        Weekday::Monday => "format-mon",
        Weekday::Tuesday => "format-tue",
        Weekday::Wednesday => "format-wed",
        Weekday::Thursday => "format-thu",
        Weekday::Friday => "format-fri",
        Weekday::Saturday => "format-sat",
        Weekday::Sunday => "format-sun",
    };
    text(language, key, &[])
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date as day, time};

    use super::*;

    #[test]
    fn session_is_written_as_finns_write_it() {
        let start = day(2020, 9, 15).at(9, 0, 0, 0);
        let end = day(2020, 9, 15).at(12, 0, 0, 0);
        assert_eq!(moment_range(Language::Fi, start, end), "ti 15.9.2020 klo 9–12");
        assert_eq!(moment_range(Language::Sv, start, end), "tis 15.9.2020 kl. 9–12");
        assert_eq!(moment_range(Language::En, start, end), "Tue 15 September 2020, 9:00–12:00");
    }

    #[test]
    fn span_over_days_repeats_both_moments() {
        let start = day(2020, 5, 4).at(8, 30, 0, 0);
        let end = day(2020, 5, 8).at(16, 15, 0, 0);
        let written = moment_range(Language::Fi, start, end);
        assert_eq!(written, "ma 4.5.2020 klo 8.30 – pe 8.5.2020 klo 16.15");
    }

    #[test]
    fn range_of_days_says_each_part_once() {
        let range = |start, end| date_range(Language::Fi, start, end);
        assert_eq!(range(day(2020, 4, 14), day(2020, 5, 1)), "14.4.–1.5.2020");
        assert_eq!(range(day(2020, 9, 8), day(2020, 9, 9)), "8.–9.9.2020");
        assert_eq!(range(day(2020, 12, 14), day(2021, 1, 5)), "14.12.2020–5.1.2021");
        assert_eq!(range(day(2020, 9, 8), day(2020, 9, 8)), "8.9.2020");
        let english = date_range(Language::En, day(2020, 4, 14), day(2020, 5, 1));
        assert_eq!(english, "14 April – 1 May 2020");
    }

    #[test]
    fn half_hours_show_their_minutes() {
        assert_eq!(clock(Language::Fi, time(8, 5, 0, 0)), "8.05");
        assert_eq!(clock(Language::En, time(14, 0, 0, 0)), "14:00");
    }

    #[test]
    fn seven_hours_and_twenty_one_minutes_is_one_working_day() {
        assert_eq!(hours(Language::Fi, 441), "7\u{a0}t\u{a0}21\u{a0}min");
        assert_eq!(hours(Language::En, 180), "3\u{a0}h");
        assert_eq!(hours(Language::Sv, 45), "45\u{a0}min");
        assert_eq!(hours(Language::Fi, 0), "0\u{a0}t");
    }

    #[test]
    fn figures_follow_the_language() {
        assert_eq!(number(Language::Fi, 1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(number(Language::En, -1250), "−1,250");
        assert_eq!(decimal(Language::Sv, 22.05, 2), "22,05");
        assert_eq!(decimal(Language::Fi, -0.001, 1), "0,0");
        assert_eq!(percent(Language::Fi, 0.32, 1), "32,0\u{a0}%");
        assert_eq!(percent(Language::En, 0.32, 0), "32%");
    }
}
