//! What the supervisors of those who apply have to do with a call, declared with its terms.

use jiff::civil::Date;

use crate::programmes::element::codes;

codes! {
    /// What a supervisor is told of an application, and what they are asked. None of the three lets a supervisor decide.
    SupervisorPart {
        /// The supervisor is told nothing.
        None = "none",
        /// The supervisor is told that their person applied.
        Informed = "informed",
        /// The supervisor states by a day whether working time can be arranged.
        WorkingTime = "working_time",
    }
}

/// The supervisors' part in a call. It stands still with the other terms once the call is approved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SupervisorTerms {
    /// They are told nothing.
    #[default]
    None,
    /// They are told that their person applied.
    Informed,
    /// They are told, and asked about working time.
    WorkingTime {
        /// Last day on which they can state or change what they stated.
        until: Date,
    },
}

/// Why a part and a day make no terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SupervisorFault {
    /// Whoever is asked must know by when.
    #[error("the last day for statements is missing")]
    UntilMissing,
    /// A day without a question.
    #[error("nothing is asked of supervisors, so there is no last day")]
    UntilNotAllowed,
    /// Who applies on the last day would have nobody to ask, or the day lies behind the end of the waiting list.
    #[error("the last day for statements lies outside the call")]
    UntilOutside,
}

impl SupervisorTerms {
    /// Takes what is declared; `until` lies between the last day of the window and the end of the waiting list, both
    /// inclusive.
    ///
    /// # Errors
    /// [`SupervisorFault`] when part and day do not fit together or the day does not fit the call.
    pub fn parse(
        part: SupervisorPart,
        until: Option<Date>,
        closes_on: Date,
        waiting_list_until: Date,
    ) -> Result<Self, SupervisorFault> {
        match (part, until) {
            (SupervisorPart::None, None) => Ok(Self::None),
            (SupervisorPart::Informed, None) => Ok(Self::Informed),
            (SupervisorPart::None | SupervisorPart::Informed, Some(_)) => {
                Err(SupervisorFault::UntilNotAllowed)
            }
            (SupervisorPart::WorkingTime, None) => Err(SupervisorFault::UntilMissing),
            (SupervisorPart::WorkingTime, Some(until)) => (closes_on <= until && until <= waiting_list_until)
                .then_some(Self::WorkingTime { until })
                .ok_or(SupervisorFault::UntilOutside),
        }
    }

    /// The part.
    #[must_use]
    pub const fn part(&self) -> SupervisorPart {
        match self {
            Self::None => SupervisorPart::None,
            Self::Informed => SupervisorPart::Informed,
            Self::WorkingTime { .. } => SupervisorPart::WorkingTime,
        }
    }

    /// Last day for statements, where something is asked.
    #[must_use]
    pub const fn until(&self) -> Option<Date> {
        match self {
            Self::WorkingTime { until } => Some(*until),
            Self::None | Self::Informed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn parse(part: SupervisorPart, until: Option<Date>) -> Result<SupervisorTerms, SupervisorFault> {
        SupervisorTerms::parse(part, until, date(2020, 5, 1), date(2020, 8, 31))
    }

    #[test]
    fn who_is_asked_knows_by_when_and_nobody_else_has_a_day() {
        let day = date(2020, 5, 8);
        assert_eq!(parse(SupervisorPart::None, None), Ok(SupervisorTerms::None));
        assert_eq!(parse(SupervisorPart::Informed, None), Ok(SupervisorTerms::Informed));
        assert_eq!(parse(SupervisorPart::Informed, Some(day)), Err(SupervisorFault::UntilNotAllowed));
        assert_eq!(parse(SupervisorPart::None, Some(day)), Err(SupervisorFault::UntilNotAllowed));
        assert_eq!(parse(SupervisorPart::WorkingTime, None), Err(SupervisorFault::UntilMissing));
        let asked = parse(SupervisorPart::WorkingTime, Some(day)).unwrap();
        assert_eq!((asked.part(), asked.until()), (SupervisorPart::WorkingTime, Some(day)));
    }

    #[test]
    fn the_last_day_lies_between_the_window_and_the_end_of_the_waiting_list() {
        for (day, fits) in [
            (date(2020, 4, 30), false),
            (date(2020, 5, 1), true),
            (date(2020, 8, 31), true),
            (date(2020, 9, 1), false),
        ] {
            assert_eq!(parse(SupervisorPart::WorkingTime, Some(day)).is_ok(), fits, "{day}");
        }
    }
}
