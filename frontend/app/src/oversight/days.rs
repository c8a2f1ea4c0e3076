//! Sessions by the day on which they begin, by the clock of their own zone.

use std::collections::BTreeMap;

use jiff::civil::Date;
use polku_api_types::oversight::CalendarSession;
use polku_i18n::format;
use polku_ui::Words;
use yew::AttrValue;

use crate::sessions::wall;

/// The sessions of each day that has any, the earliest first.
pub fn by_day(sessions: &[CalendarSession]) -> BTreeMap<Date, Vec<CalendarSession>> {
    let mut days: BTreeMap<Date, Vec<CalendarSession>> = BTreeMap::new();
    for session in sessions {
        if let Some(start) = wall(&session.start) {
            days.entry(start.date()).or_default().push(session.clone());
        }
    }
    for sessions in days.values_mut() {
        sessions.sort_by(|one, other| (&one.start, one.id).cmp(&(&other.start, other.id)));
    }
    days
}

/// `9–12`, by the clock on the wall.
pub fn hours(words: Words, session: &CalendarSession) -> AttrValue {
    let Some((start, end)) = wall(&session.start).zip(wall(&session.end)) else {
        return AttrValue::default();
    };
    let clock = |time| format::clock(words.language, time);
    format!("{}–{}", clock(start.time()), clock(end.time())).into()
}

/// Names of the days of a week, from Monday.
pub const WEEKDAYS: [&str; 7] =
    ["format-mon", "format-tue", "format-wed", "format-thu", "format-fri", "format-sat", "format-sun"];

const MONTHS: [&str; 12] = [
    "calendar-january",
    "calendar-february",
    "calendar-march",
    "calendar-april",
    "calendar-may",
    "calendar-june",
    "calendar-july",
    "calendar-august",
    "calendar-september",
    "calendar-october",
    "calendar-november",
    "calendar-december",
];

/// `syyskuu 2020`
pub fn month_and_year(words: Words, day: Date) -> AttrValue {
    let index = usize::from(day.month().unsigned_abs()).saturating_sub(1);
    let month = MONTHS.get(index).map(|key| words.say(key)).unwrap_or_default();
    words.say_with(
        "calendar-month-of-year",
        &[("month", month.as_str().into()), ("year", day.year().to_string().into())],
    )
}
