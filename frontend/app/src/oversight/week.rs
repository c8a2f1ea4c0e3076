use std::collections::BTreeMap;

use jiff::civil::Date;
use polku_api_types::oversight::CalendarSession;
use polku_i18n::format;
use polku_ui::Words;
use yew::prelude::*;

use super::asked::{Asked, each};
use super::chip::{chip, let_in};
use super::month::{Hands, holiday};

/// A week, each of its days with its sessions. A weekend stands there where it has any, so that nothing is out of sight.
pub fn week(
    words: Words,
    (asked, today): (Asked, Date),
    days: &BTreeMap<Date, Vec<CalendarSession>>,
    hands: &Hands,
) -> Html {
    let (from, until) = asked.days();
    let mut shown = each(from, until);
    let sessions = |day: &Date| days.get(day).map_or(&[][..], Vec::as_slice);
    while shown.len() > 5 && shown.last().is_some_and(|day| sessions(day).is_empty()) {
        shown.pop();
    }
    let column = |day: &Date| {
        let of_day = sessions(day);
        let id = format!("day-{day}");
        html! {
            <section key={day.to_string()} class={classes!("week__day", (*day == today).then_some("week__day--today"))} aria-labelledby={id.clone()}
                data-day={day.to_string()} ondragover={Callback::from(let_in)} ondrop={hands.on(*day)}>
                <h3 {id} class="week__date">{ format::date_with_weekday(words.language, *day) }</h3>
                { holiday(words, *day) }
                if of_day.is_empty() {
                    <p class="quiet">{ words.say("calendar-day-empty") }</p>
                }
                { for of_day.iter().map(|session| chip(words, session, &hands.open)) }
            </section>
        }
    };
    html! { <div class="week">{ for shown.iter().map(column) }</div> }
}
