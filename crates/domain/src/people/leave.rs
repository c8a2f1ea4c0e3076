//! When somebody is on leave of absence. Never why: nothing here can hold a cause.

use jiff::civil::Date;

use crate::text::fold_for_search;

/// A leave of absence: its days, and nothing else about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leave {
    from: Date,
    until: Option<Date>,
}

/// Why two days are no leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LeaveFault {
    /// A last day without a first one.
    #[error("a leave has a last day and no first one")]
    WithoutStart,
    /// It would end before it begins.
    #[error("a leave ends before it begins")]
    EndsBeforeStart,
}

impl Leave {
    /// A leave by its first and its last day; none without days. Without a last day its end is open.
    ///
    /// # Errors
    /// [`LeaveFault`].
    pub fn of_days(from: Option<Date>, until: Option<Date>) -> Result<Option<Self>, LeaveFault> {
        match (from, until) {
            (None, None) => Ok(None),
            (None, Some(_)) => Err(LeaveFault::WithoutStart),
            (Some(from), Some(until)) if until < from => Err(LeaveFault::EndsBeforeStart),
            (Some(from), until) => Ok(Some(Self { from, until })),
        }
    }

    /// The first day.
    #[must_use]
    pub const fn from(self) -> Date {
        self.from
    }

    /// The last day; `None` while the end is open.
    #[must_use]
    pub const fn until(self) -> Option<Date> {
        self.until
    }

    /// Whether any of its days is `day` or later.
    #[must_use]
    pub fn reaches(self, day: Date) -> bool {
        self.until.is_none_or(|last| last >= day)
    }
}

/// Beginnings of words for an absence, folded.
const ABSENCE: &[&str] = &[
    "poissaol",
    "virkava",
    "työva",
    "tyova",
    "frånvar",
    "franvar",
    "tjänstledig",
    "tjanstledig",
    "absence",
    "leave",
];

/// Beginnings of words for what kind of absence it is, folded.
const CAUSE: &[&str] = &[
    "syy",
    "peruste",
    "laji",
    "tyyppi",
    "selite",
    "selitys",
    "lisätie",
    "orsak",
    "anledning",
    "grund",
    "skäl",
    "skal",
    "typ",
    "slag",
    "cause",
    "reason",
    "type",
    "kind",
    "ground",
    "note",
];

/// Words that name a cause wherever they stand, folded.
const NAMED: &[&str] = &["diagno", "sairau", "sjuk", "sick", "illness"];

/// Whether a header announces why somebody is away. Such a column is never taken in, whoever points to it.
#[must_use]
pub fn is_cause_of_absence(header: &str) -> bool {
    let folded = fold_for_search(header);
    let words = || folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_any = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let of_absence = words().any(|word| is_any(word, ABSENCE));
    // Compounds carry the cause at their end: `poissaolosyy`, `frånvaroorsak`.
    let in_compound = |word: &str| is_any(word, ABSENCE) && CAUSE.iter().any(|stem| word.contains(stem));
    words().any(|word| is_any(word, NAMED) || in_compound(word))
        || of_absence && words().any(|word| is_any(word, CAUSE))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_leave_has_a_first_day_and_does_not_end_before_it() {
        let (early, late) = (date(2020, 9, 1), date(2021, 1, 31));
        assert_eq!(Leave::of_days(None, None), Ok(None));
        assert_eq!(Leave::of_days(None, Some(late)), Err(LeaveFault::WithoutStart));
        assert_eq!(Leave::of_days(Some(late), Some(early)), Err(LeaveFault::EndsBeforeStart));
        let day = Leave::of_days(Some(early), Some(early)).unwrap().unwrap();
        assert_eq!((day.from(), day.until()), (early, Some(early)));
    }

    #[test]
    fn a_leave_reaches_its_last_day_and_an_open_one_every_day() {
        let leave = |until| Leave::of_days(Some(date(2020, 9, 1)), until).unwrap().unwrap();
        let until_june = leave(Some(date(2021, 6, 30)));
        assert!(until_june.reaches(date(2020, 8, 1)) && until_june.reaches(date(2021, 6, 30)));
        assert!(!until_june.reaches(date(2021, 7, 1)));
        assert!(leave(None).reaches(date(2099, 1, 1)));
    }

    #[test]
    fn a_column_of_causes_is_told_by_its_header_in_three_languages() {
        for header in [
            "Poissaolon syy",
            "POISSAOLOSYY",
            "Virkavapaan peruste",
            "poissaolon_laji",
            "Orsak till frånvaro",
            "Frånvaroorsak",
            "Grund för tjänstledighet",
            "Reason for leave",
            "absence_type",
            "Diagnoosi",
            "Sairausloma",
        ] {
            assert!(is_cause_of_absence(header), "{header}");
        }
        for header in [
            "Poissaolo alkaa",
            "Poissaolo päättyy",
            "Virkavapaa alkaa",
            "Frånvaron börjar",
            "Tjänstledighet slutar",
            "leave_from",
            "leave_until",
            "Tehtävänimike",
            "Henkilöstöryhmä",
            "Tehtävä alkoi",
            "Title",
            "Personalgrupp",
        ] {
            assert!(!is_cause_of_absence(header), "{header}");
        }
    }
}
