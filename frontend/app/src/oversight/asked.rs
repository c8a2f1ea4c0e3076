//! What the address says of the calendar: which view, around which day, of which programme, in which state.

use jiff::ToSpan as _;
use jiff::civil::Date;
use polku_api_types::oversight::{SessionCalendarExportQuery, SessionCalendarQuery};
use polku_api_types::sessions::SessionState;
use polku_api_types::tables::TableFormat;
use polku_client::Client;
use uuid::Uuid;
use web_sys::UrlSearchParams;

/// How the sessions are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    Month,
    Week,
    List,
}

pub const VIEWS: [View; 3] = [View::Month, View::Week, View::List];

impl View {
    /// Its word in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week => "week",
            Self::List => "list",
        }
    }

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Month => "calendar-view-month",
            Self::Week => "calendar-view-week",
            Self::List => "calendar-view-list",
        }
    }
}

/// The states by their names on the wire.
pub const STATES: [(&str, SessionState); 3] = [
    ("draft", SessionState::Draft),
    ("published", SessionState::Published),
    ("cancelled", SessionState::Cancelled),
];

/// What is asked of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub view: View,
    /// The day around which it is.
    pub day: Date,
    pub programme: Option<Uuid>,
    pub state: Option<SessionState>,
}

impl Asked {
    /// What an address says; this month where it says nothing.
    pub fn of(address: &str, today: Date) -> Self {
        let said = UrlSearchParams::new_with_str(address).ok();
        let said = |name: &str| said.as_ref().and_then(|said| said.get(name)).unwrap_or_default();
        let (view, state) = (said("view"), said("state"));
        Self {
            view: VIEWS.into_iter().find(|one| one.word() == view).unwrap_or(View::Month),
            day: said("day").parse().unwrap_or(today),
            programme: said("programme").parse().ok(),
            state: STATES.into_iter().find(|(name, _)| *name == state).map(|(_, state)| state),
        }
    }

    /// The query of an address that says it.
    pub fn address(self) -> String {
        let mut said = format!("?view={}&day={}", self.view.word(), self.day);
        if let Some(programme) = self.programme {
            said.push_str(&format!("&programme={programme}"));
        }
        if let Some((name, _)) = STATES.iter().find(|(_, state)| Some(*state) == self.state) {
            said.push_str(&format!("&state={name}"));
        }
        said
    }

    /// The days that are shown, whole weeks from Monday to Sunday.
    pub fn days(self) -> (Date, Date) {
        match self.view {
            View::Week => (monday(self.day), sunday(self.day)),
            View::Month | View::List => (monday(self.day.first_of_month()), sunday(self.day.last_of_month())),
        }
    }

    /// The same view so many weeks or months later.
    pub fn turned(self, by: i32) -> Self {
        let day = match self.view {
            View::Week => self.day.checked_add((by * 7).days()),
            View::Month | View::List => self.day.first_of_month().checked_add(by.months()),
        };
        Self { day: day.unwrap_or(self.day), ..self }
    }

    pub fn query(self) -> SessionCalendarQuery {
        let (from, until) = match self.view {
            // What a list is of is the month itself.
            View::List => (self.day.first_of_month(), self.day.last_of_month()),
            View::Week | View::Month => self.days(),
        };
        SessionCalendarQuery {
            from,
            until,
            programme: self.programme,
            state: self.state,
            limit: None,
            cursor: None,
        }
    }

    /// What stands in the calendar, as a file.
    pub fn file(self, format: TableFormat) -> String {
        let SessionCalendarQuery { from, until, programme, state, .. } = self.query();
        Client::session_calendar_file(&SessionCalendarExportQuery {
            from,
            until,
            programme,
            state,
            format: Some(format),
        })
    }
}

fn monday(day: Date) -> Date {
    let past = i32::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(past.days()).unwrap_or(day)
}

fn sunday(day: Date) -> Date {
    monday(day).checked_add(6.days()).unwrap_or(day)
}

/// All days from one to another.
pub fn each(from: Date, until: Date) -> Vec<Date> {
    from.series(1.day()).take_while(|day| *day <= until).collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn an_address_says_what_was_asked() {
        let today = jiff::civil::date(2020, 9, 8);
        assert_eq!(
            Asked::of("", today).days(),
            (jiff::civil::date(2020, 8, 31), jiff::civil::date(2020, 10, 4))
        );
        let asked = Asked { view: View::Week, state: Some(SessionState::Draft), ..Asked::of("", today) };
        assert_eq!(Asked::of(&asked.address(), today.tomorrow().unwrap()), asked);
        assert_eq!(asked.turned(-1).days(), (jiff::civil::date(2020, 8, 31), jiff::civil::date(2020, 9, 6)));
        let month = Asked { view: View::Month, day: jiff::civil::date(2020, 1, 31), ..asked };
        assert_eq!(month.turned(1).day, jiff::civil::date(2020, 2, 1));
    }
}
