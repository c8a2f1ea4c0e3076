use polku_api_types::oversight::CalendarSession;
use polku_api_types::sessions::SessionState;
use polku_api_types::words::Spoken as _;
use polku_i18n::format;
use polku_ui::Words;
use uuid::Uuid;
use web_sys::DragEvent;
use yew::prelude::*;

use super::days::hours;
use crate::localised::shown;
use crate::sessions::{audience, wall};

/// What a session is dragged as.
const FORMAT: &str = "text/plain";

/// A session on its day: opened by a press, moved by dragging it to another day.
pub fn chip(words: Words, session: &CalendarSession, open: &Callback<Uuid>) -> Html {
    let id = session.id;
    let time = hours(words, session);
    let title = shown(words, &session.title);
    let state = words.say(session.state.word());
    let day = wall(&session.start).map(|start| format::date_with_weekday(words.language, start.date()));
    let programme = shown(words, &session.programme);
    let is_published = session.state == SessionState::Published;
    let tone = match session.state {
        SessionState::Draft => "chip--draft",
        SessionState::Published => "chip--published",
        SessionState::Cancelled => "chip--cancelled",
    };
    let ondragstart = session.can_move.then(|| {
        Callback::from(move |event: DragEvent| {
            if let Some(carried) = event.data_transfer() {
                let _ = carried.set_data(FORMAT, &id.to_string());
            }
        })
    });
    html! {
        <button key={id.to_string()} id={format!("session-{id}")} type="button" class={classes!("chip", tone)}
            draggable={session.can_move.then_some("true")} {ondragstart} onclick={open.reform(move |_: MouseEvent| id)}>
            // What the place in the calendar shows is said to whoever hears it.
            <span class="visually-hidden">{ format!("{}, ", day.unwrap_or_default()) }</span>
            <span class="chip__time">{ time }</span>
            <span class="chip__title">{ title }</span>
            <span class="chip__whose">{ audience(words, session.group) }</span>
            <span class="visually-hidden">{ format!(", {programme}, ") }</span>
            <span class={if is_published { "visually-hidden" } else { "chip__state" }}>{ state }</span>
        </button>
    }
}

/// Which session was dropped.
pub fn dropped(event: &DragEvent) -> Option<Uuid> {
    event.prevent_default();
    event.data_transfer()?.get_data(FORMAT).ok()?.parse().ok()
}

/// A day lets a session in.
pub fn let_in(event: DragEvent) {
    event.prevent_default();
}
