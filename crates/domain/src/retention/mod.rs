//! Retention: how long what is held about people is kept, and on which day it is erased.
//!
//! Terms: a *term* is counted in whole local days from the day on which its reason ended. The day of the same number, or
//! the last one of a month that has no such day, is the last on which the data is kept (Act on the calculation of
//! statutory time limits 150/1930, sections 2 and 3); it *falls due* on the day after, here called day n.
//!
//! Why these terms. Personal data is kept no longer than its purpose needs (GDPR, article 5, paragraph 1, point e), and
//! how long follows from that purpose and from the rights and duties of whoever it is about (Act 906/2019, section 21):
//! - applications with all that was decided: two years, in which compensation for discrimination can be claimed (Act
//!   1325/2014, section 26; Act 609/1986, section 12);
//! - the register line of somebody who left: three months, so that a faulty delivery of the register destroys nothing;
//!   and as long as an application of theirs is kept, which would otherwise be nobody's;
//! - traces of who did or saw what: five years, as the prescription of an offence in office may take (Criminal Code
//!   39/1889, chapter 8, section 1).
//!
//! Invariants: what somebody could still decide, or take part in, never falls due, however old it is; and no day on which
//! data falls due ever comes earlier by erasing a part of it.
//!
//! Not here: what is kept for hours or days only, which the job `clean_up` removes.

mod ending;
#[cfg(test)]
mod tests;

use jiff::Span;
use jiff::civil::Date;

pub use ending::{Course, GoesOn, Standing};

/// How long something is kept, in calendar months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term {
    months: i32,
}

/// Applications with all that was written and decided, from the day on which the programme was over.
pub const APPLICATION: Term = Term { months: 24 };
/// The register line and the account of somebody, from the day on which the register or an administrator told that they
/// are gone.
pub const REGISTER: Term = Term { months: 3 };
/// Who did or saw what, from the day of the deed.
pub const TRACE: Term = Term { months: 60 };

impl Term {
    /// Calendar months, 1 or more.
    #[must_use]
    pub const fn months(self) -> i32 {
        self.months
    }

    /// The last day on which something is kept whose reason ended on `day`.
    #[must_use]
    pub fn last_day(self, day: Date) -> Date {
        day.saturating_add(Span::new().months(self.months))
    }

    /// The day on which it falls due: day n.
    #[must_use]
    pub fn due_on(self, day: Date) -> Date {
        self.last_day(day).tomorrow().unwrap_or(Date::MAX)
    }

    /// Whether something whose reason ended on `day` is due on `today`.
    #[must_use]
    pub fn is_due(self, day: Date, today: Date) -> bool {
        self.due_on(day) <= today
    }

    /// The earliest day whose data is still kept on `today`: all before it is due, and nothing from it on.
    #[must_use]
    pub fn first_kept(self, today: Date) -> Date {
        // At the end of a month up to four days fall due together, so that the day lies close to the term counted back.
        let mut day = today.saturating_sub(Span::new().months(self.months).days(4));
        while self.is_due(day, today) {
            match day.tomorrow() {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        day
    }
}
