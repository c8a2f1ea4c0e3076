//! How long somebody has been in their present role, in bands.

use jiff::civil::Date;

/// Years in the present role. Bands rather than years: two groups of twenty can be balanced by four values, not by
/// thirty, a cluster of applicants shows itself, and a band says less about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tenure {
    /// Less than a year.
    UnderOne,
    /// One or two years.
    OneToTwo,
    /// Three to nine years.
    ThreeToNine,
    /// Ten years or more.
    TenOrMore,
}

impl Tenure {
    /// Every band, the shortest first.
    pub const ALL: [Self; 4] = [Self::UnderOne, Self::OneToTwo, Self::ThreeToNine, Self::TenOrMore];

    /// The band of somebody whose present role began on a day, as of another. A role that begins later counts as new.
    #[must_use]
    pub fn on(day: Date, role_began: Date) -> Self {
        let had_anniversary = (day.month(), day.day()) >= (role_began.month(), role_began.day());
        match day.year() - role_began.year() - i16::from(!had_anniversary) {
            ..1 => Self::UnderOne,
            1..3 => Self::OneToTwo,
            3..10 => Self::ThreeToNine,
            _ => Self::TenOrMore,
        }
    }

    /// The band as it is written on the wire.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::UnderOne => "under_1",
            Self::OneToTwo => "1_to_2",
            Self::ThreeToNine => "3_to_9",
            Self::TenOrMore => "10_or_more",
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_band_begins_on_the_anniversary() {
        let began = date(2017, 4, 14);
        let on = |year, month, day| Tenure::on(date(year, month, day), began);
        assert_eq!(on(2016, 1, 1), Tenure::UnderOne);
        assert_eq!(on(2018, 4, 13), Tenure::UnderOne);
        assert_eq!(on(2018, 4, 14), Tenure::OneToTwo);
        assert_eq!(on(2020, 4, 13), Tenure::OneToTwo);
        assert_eq!(on(2020, 4, 14), Tenure::ThreeToNine);
        assert_eq!(on(2027, 4, 14), Tenure::TenOrMore);
    }

    #[test]
    fn a_role_that_began_on_a_leap_day_has_its_anniversary_in_march() {
        let began = date(2020, 2, 29);
        assert_eq!(Tenure::on(date(2021, 2, 28), began), Tenure::UnderOne);
        assert_eq!(Tenure::on(date(2021, 3, 1), began), Tenure::OneToTwo);
    }
}
