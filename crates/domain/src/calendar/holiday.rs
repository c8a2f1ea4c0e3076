//! The holidays of Finland, as they have stood since 1992, and the two eves on which offices are closed.
//!
//! Independence Day: act 388/1937. May Day: act 272/1944. The days of the church follow its year, which turns on Easter;
//! Midsummer and All Saints are the Saturdays of 20–26 June and of 31 October – 6 November. Christmas Eve and Midsummer
//! Eve are no public holidays; the Act on the Calculation of Statutory Time Limits (150/1930), section 5, puts them beside
//! them, and nobody is at work.

use jiff::Span;
use jiff::civil::{Date, Weekday, date};

use crate::programmes::element::codes;

codes! {
    /// A holiday, or an eve on which offices are closed.
    Holiday {
        /// New Year's Day, 1 January.
        NewYear = "new_year",
        /// Epiphany, 6 January.
        Epiphany = "epiphany",
        /// Good Friday, two days before Easter Sunday.
        GoodFriday = "good_friday",
        /// Easter Sunday.
        EasterSunday = "easter_sunday",
        /// Easter Monday.
        EasterMonday = "easter_monday",
        /// May Day, 1 May.
        MayDay = "may_day",
        /// Ascension Day, the sixth Thursday after Easter.
        Ascension = "ascension",
        /// Pentecost, the seventh Sunday after Easter.
        Pentecost = "pentecost",
        /// Midsummer Eve, the Friday of 19–25 June.
        MidsummerEve = "midsummer_eve",
        /// Midsummer Day, the Saturday of 20–26 June.
        Midsummer = "midsummer",
        /// All Saints' Day, the Saturday of 31 October – 6 November.
        AllSaints = "all_saints",
        /// Independence Day, 6 December.
        Independence = "independence",
        /// Christmas Eve, 24 December.
        ChristmasEve = "christmas_eve",
        /// Christmas Day, 25 December.
        Christmas = "christmas",
        /// St Stephen's Day, 26 December.
        StStephen = "st_stephen",
    }
}

impl Holiday {
    /// The holiday on `day`. Where Ascension falls on May Day, as in 2008, it is May Day: people know it by its date.
    #[must_use]
    pub fn on(day: Date) -> Option<Self> {
        Self::fixed(day).or_else(|| Self::by_weekday(day)).or_else(|| Self::by_easter(day))
    }

    fn fixed(day: Date) -> Option<Self> {
        match (day.month(), day.day()) {
            (1, 1) => Some(Self::NewYear),
            (1, 6) => Some(Self::Epiphany),
            (5, 1) => Some(Self::MayDay),
            (12, 6) => Some(Self::Independence),
            (12, 24) => Some(Self::ChristmasEve),
            (12, 25) => Some(Self::Christmas),
            (12, 26) => Some(Self::StStephen),
            _ => None,
        }
    }

    fn by_weekday(day: Date) -> Option<Self> {
        match (day.weekday(), day.month(), day.day()) {
            (Weekday::Friday, 6, 19..=25) => Some(Self::MidsummerEve),
            (Weekday::Saturday, 6, 20..=26) => Some(Self::Midsummer),
            (Weekday::Saturday, 10, 31) | (Weekday::Saturday, 11, 1..=6) => Some(Self::AllSaints),
            _ => None,
        }
    }

    fn by_easter(day: Date) -> Option<Self> {
        // Days of the church's year lie between 20 March and 13 June; no other day is worth the sums.
        if !(3..=6).contains(&day.month()) {
            return None;
        }
        let easter = easter_sunday(day.year())?;
        match easter.until(day).map_or(i32::MAX, |span| span.get_days()) {
            -2 => Some(Self::GoodFriday),
            0 => Some(Self::EasterSunday),
            1 => Some(Self::EasterMonday),
            39 => Some(Self::Ascension),
            49 => Some(Self::Pentecost),
            _ => None,
        }
    }
}

/// Easter Sunday of a Gregorian year: the Sunday after the ecclesiastical full moon of spring. `None` before 1583, when
/// the Gregorian calendar had no Easter yet.
///
/// The computus as J.-M. Oudin gave it (1940; Explanatory Supplement to the Astronomical Almanac, 1992, section 12.6).
#[must_use]
pub fn easter_sunday(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let year = i32::from(year);
    let century = year / 100;
    let golden = year % 19;
    let correction = (century - 17) / 25;
    let epact = (century - century / 4 - (century - correction) / 3 + 19 * golden + 15) % 30;
    let moon = epact - (epact / 28) * (1 - (epact / 28) * (29 / (epact + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    // Days from 28 March, −6 to 28.
    let from = moon - weekday;
    let year = i16::try_from(year).ok()?;
    date(year, 3, 28).checked_add(Span::new().days(from)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whole years as the almanac prints them: month and day, in the order of [`Holiday::ALL`].
    const YEARS: [(i16, [(i8, i8); 15]); 6] = [
        (
            2016,
            [
                (1, 1),
                (1, 6),
                (3, 25),
                (3, 27),
                (3, 28),
                (5, 1),
                (5, 5),
                (5, 15),
                (6, 24),
                (6, 25),
                (11, 5),
                (12, 6),
                (12, 24),
                (12, 25),
                (12, 26),
            ],
        ),
        (
            2020,
            [
                (1, 1),
                (1, 6),
                (4, 10),
                (4, 12),
                (4, 13),
                (5, 1),
                (5, 21),
                (5, 31),
                (6, 19),
                (6, 20),
                (10, 31),
                (12, 6),
                (12, 24),
                (12, 25),
                (12, 26),
            ],
        ),
        (
            2021,
            [
                (1, 1),
                (1, 6),
                (4, 2),
                (4, 4),
                (4, 5),
                (5, 1),
                (5, 13),
                (5, 23),
                (6, 25),
                (6, 26),
                (11, 6),
                (12, 6),
                (12, 24),
                (12, 25),
                (12, 26),
            ],
        ),
        (
            2022,
            [
                (1, 1),
                (1, 6),
                (4, 15),
                (4, 17),
                (4, 18),
                (5, 1),
                (5, 26),
                (6, 5),
                (6, 24),
                (6, 25),
                (11, 5),
                (12, 6),
                (12, 24),
                (12, 25),
                (12, 26),
            ],
        ),
        (
            2024,
            [
                (1, 1),
                (1, 6),
                (3, 29),
                (3, 31),
                (4, 1),
                (5, 1),
                (5, 9),
                (5, 19),
                (6, 21),
                (6, 22),
                (11, 2),
                (12, 6),
                (12, 24),
                (12, 25),
                (12, 26),
            ],
        ),
        (
            2026,
            [
                (1, 1),
                (1, 6),
                (4, 3),
                (4, 5),
                (4, 6),
                (5, 1),
                (5, 14),
                (5, 24),
                (6, 19),
                (6, 20),
                (10, 31),
                (12, 6),
                (12, 24),
                (12, 25),
                (12, 26),
            ],
        ),
    ];

    #[test]
    fn whole_years_are_those_of_the_almanac() {
        for (year, days) in YEARS {
            let mut expected: Vec<(Date, Holiday)> = days
                .iter()
                .zip(Holiday::ALL)
                .map(|((month, day), holiday)| (date(year, *month, *day), *holiday))
                .collect();
            expected.sort_unstable();
            let mut day = date(year, 1, 1);
            let mut found = Vec::new();
            while day.year() == year {
                found.extend(Holiday::on(day).map(|holiday| (day, holiday)));
                day = day.tomorrow().unwrap();
            }
            assert_eq!(found, expected, "{year}");
        }
    }

    /// Among them the earliest and the latest there can be, and both exceptions of the epact.
    #[test]
    fn easter_is_where_the_tables_have_it() {
        let known = [
            (1818, 3, 22),
            (1943, 4, 25),
            (1954, 4, 18),
            (1981, 4, 19),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2019, 4, 21),
            (2023, 4, 9),
            (2025, 4, 20),
            (2027, 3, 28),
            (2028, 4, 16),
            (2029, 4, 1),
            (2030, 4, 21),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
            (2285, 3, 22),
        ];
        for (year, month, day) in known {
            assert_eq!(easter_sunday(year), Some(date(year, month, day)));
        }
        assert_eq!(easter_sunday(1582), None);
        assert!(
            (1583..=9999).all(|year| easter_sunday(year).is_some_and(|day| day.weekday() == Weekday::Sunday))
        );
    }

    #[test]
    fn a_day_with_two_names_has_one() {
        assert_eq!(Holiday::on(date(2008, 5, 1)), Some(Holiday::MayDay));
        assert_eq!(easter_sunday(2008).map(|day| day + Span::new().days(39)), Some(date(2008, 5, 1)));
    }

    #[test]
    fn every_year_has_its_midsummer_and_all_saints() {
        for year in 1992..2200 {
            let count = |holiday| {
                let days = (0..366).map(|days| date(year, 1, 1) + Span::new().days(days));
                days.filter(|day| day.year() == year && Holiday::on(*day) == Some(holiday)).count()
            };
            for holiday in [Holiday::MidsummerEve, Holiday::Midsummer, Holiday::AllSaints] {
                assert_eq!(count(holiday), 1, "{holiday:?} {year}");
            }
        }
    }
}
