//! A programme in another year, on the wire.

use polku_api_types::programmes as wire;
use polku_domain::calendar::{DayOff, Holiday};
use polku_domain::programmes::next_year::{CallDate, Moved, NotAhead};

use super::design::same_words;
use crate::problem::FieldCode;

same_words! {
    /// A date of a call on the wire.
    date_to_wire, date_to_domain, wire::CallDate, CallDate,
    [OpensOn, ClosesOn, WaitingListUntil, ChecksUntil, StatementsUntil]
}

/// Why nobody is at work on a day, on the wire.
#[must_use]
pub const fn day_off_to_wire(day_off: DayOff) -> wire::DayOff {
    use wire::DayOff as Wire;
    match day_off {
        DayOff::Saturday => Wire::Saturday,
        DayOff::Sunday => Wire::Sunday,
        DayOff::Holiday(holiday) => match holiday {
            Holiday::NewYear => Wire::NewYear,
            Holiday::Epiphany => Wire::Epiphany,
            Holiday::GoodFriday => Wire::GoodFriday,
            Holiday::EasterSunday => Wire::EasterSunday,
            Holiday::EasterMonday => Wire::EasterMonday,
            Holiday::MayDay => Wire::MayDay,
            Holiday::Ascension => Wire::Ascension,
            Holiday::Pentecost => Wire::Pentecost,
            Holiday::MidsummerEve => Wire::MidsummerEve,
            Holiday::Midsummer => Wire::Midsummer,
            Holiday::AllSaints => Wire::AllSaints,
            Holiday::Independence => Wire::Independence,
            Holiday::ChristmasEve => Wire::ChristmasEve,
            Holiday::Christmas => Wire::Christmas,
            Holiday::StStephen => Wire::StStephen,
        },
    }
}

/// A moved date.
#[must_use]
pub fn moved((date, moved): &(CallDate, Moved)) -> wire::MovedDate {
    wire::MovedDate {
        date: date_to_wire(*date),
        from: moved.from,
        same_weekday: moved.same_weekday,
        to: moved.to,
        day_off: moved.day_off.map(day_off_to_wire),
        kept_apart: moved.kept_apart,
    }
}

/// What is wrong with a year.
#[must_use]
pub fn not_ahead(year: i16, bounds: NotAhead) -> FieldCode {
    if year < bounds.first {
        FieldCode::TooSmall { min: i64::from(bounds.first) }
    } else {
        FieldCode::TooLarge { max: i64::from(bounds.last) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_off_has_one_word_on_both_sides() {
        let days = Holiday::ALL.iter().map(|holiday| DayOff::Holiday(*holiday));
        for day in days.chain([DayOff::Saturday, DayOff::Sunday]) {
            assert_eq!(serde_json::to_value(day_off_to_wire(day)).unwrap(), day.code());
        }
        for date in CallDate::ALL {
            assert_eq!(date_to_domain(date_to_wire(*date)), *date);
            assert_eq!(serde_json::to_value(date_to_wire(*date)).unwrap(), date.code());
        }
    }
}
