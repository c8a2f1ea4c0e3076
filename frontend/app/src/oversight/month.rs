use std::collections::BTreeMap;

use jiff::civil::Date;
use polku_api_types::oversight::CalendarSession;
use polku_domain::calendar::DayOff;
use polku_i18n::format;
use polku_ui::Words;
use uuid::Uuid;
use web_sys::DragEvent;
use yew::prelude::*;

use super::asked::{Asked, each};
use super::chip::{chip, dropped, let_in};
use super::days::{WEEKDAYS, month_and_year};
use crate::next_year::day_off_key;

/// What can be done with the days of a calendar.
#[derive(Clone, PartialEq)]
pub struct Hands {
    /// A session is looked at.
    pub open: Callback<Uuid>,
    /// A session was dropped on a day.
    pub drop: Callback<(Uuid, Date)>,
}

impl Hands {
    /// What a day does with whatever is dropped on it.
    pub fn on(&self, day: Date) -> Callback<DragEvent> {
        let drop = self.drop.clone();
        Callback::from(move |event: DragEvent| {
            if let Some(session) = dropped(&event) {
                drop.emit((session, day));
            }
        })
    }
}

/// The name of the holiday on which nobody is at work; that it is a weekend shows anyway.
pub fn holiday(words: Words, day: Date) -> Html {
    match DayOff::of(day) {
        Some(off @ DayOff::Holiday(_)) => html! { <p class="quiet">{ words.say(day_off_key(off)) }</p> },
        _ => Html::default(),
    }
}

/// A month as a table of weeks: a row for each, a column for each day of the week. On a phone the days that have sessions come one
/// below the other.
pub fn month(
    words: Words,
    (asked, today): (Asked, Date),
    days: &BTreeMap<Date, Vec<CalendarSession>>,
    hands: &Hands,
) -> Html {
    let (from, until) = asked.days();
    let all = each(from, until);
    html! {
        <table class="month">
            <caption class="visually-hidden">{ month_and_year(words, asked.day) }</caption>
            <thead>
                <tr>
                    <th scope="col"><span class="visually-hidden">{ words.say("calendar-week") }</span></th>
                    { for WEEKDAYS.iter().map(|key| html! { <th scope="col">{ words.say(key) }</th> }) }
                </tr>
            </thead>
            <tbody>
                { for all.chunks(7).map(|week| row(words, (asked, today), week, days, hands)) }
            </tbody>
        </table>
    }
}

fn row(
    words: Words,
    (asked, today): (Asked, Date),
    week: &[Date],
    days: &BTreeMap<Date, Vec<CalendarSession>>,
    hands: &Hands,
) -> Html {
    let number = week.first().map_or(0, |monday| monday.iso_week_date().week());
    let cell = |day: &Date| {
        let day = *day;
        let sessions = days.get(&day).map_or(&[][..], Vec::as_slice);
        let class = classes!(
            "month__day",
            (day.month() != asked.day.month()).then_some("month__day--beside"),
            (day == today).then_some("month__day--today"),
            sessions.is_empty().then_some("month__day--empty"),
            (day.weekday().to_monday_zero_offset() > 4).then_some("month__day--weekend"),
        );
        html! {
            <td {class} data-day={day.to_string()} ondragover={Callback::from(let_in)} ondrop={hands.on(day)}>
                <p class="month__date" aria-current={(day == today).then_some("date")}>
                    <span class="month__number" aria-hidden="true">{ day.day() }</span>
                    <span class="month__whole">{ format::date_with_weekday(words.language, day) }</span>
                </p>
                { holiday(words, day) }
                { for sessions.iter().map(|session| chip(words, session, &hands.open)) }
            </td>
        }
    };
    html! {
        <tr key={number.to_string()}>
            <th scope="row" class="month__week">{ number }</th>
            { for week.iter().map(cell) }
        </tr>
    }
}
