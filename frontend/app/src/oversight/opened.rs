use polku_api_types::oversight::CalendarSession;
use polku_api_types::sessions::SessionState;
use polku_api_types::words::Spoken as _;
use polku_i18n::format;
use polku_ui::{ButtonKind, Buttons, Dialog, KeyValue, KeyValueList, LinkButton, Tag, Words, use_words};
use yew::prelude::*;

use super::moving::MoveForm;
use crate::localised::shown;
use crate::route::{AssessorRoute, LeadingRoute, OversightRoute};
use crate::sessions::{audience, led_by, state_tone, when, where_held};

#[derive(Properties, PartialEq)]
pub struct OpenedProps {
    pub session: CalendarSession,
    /// Where it shall begin, by the clock on the wall, if it was dropped on another day.
    #[prop_or_default]
    pub dropped_at: Option<String>,
    pub on_moved: Callback<()>,
    pub on_close: Callback<()>,
}

/// One session of the calendar: what it is, the way to its page, and to another time.
#[component]
pub fn Opened(props: &OpenedProps) -> Html {
    let words = use_words();
    let session = &props.session;
    html! {
        <Dialog id="opened" title={shown(words, &session.title)} open=true on_close={props.on_close.clone()}>
            <p><Tag tone={state_tone(session.state)}>{ words.say(session.state.word()) }</Tag></p>
            { facts(words, session) }
            { ways(words, session) }
            if session.can_move {
                <MoveForm session={session.clone()} dropped_at={props.dropped_at.clone()} on_moved={props.on_moved.clone()} />
            }
        </Dialog>
    }
}

fn facts(words: Words, session: &CalendarSession) -> Html {
    let mut items = vec![
        KeyValue::new(words.say("calendar-programme"), shown(words, &session.programme)),
        KeyValue::new(words.say("sessions-when"), when(words, &session.start, &session.end, &session.zone)),
        KeyValue::new(words.say("sessions-length"), format::hours(words.language, session.counted_minutes)),
        KeyValue::new(words.say("sessions-for"), audience(words, session.group)),
        KeyValue::new(words.say("sessions-where"), where_held(words, session.mode, session.place.as_deref())),
    ];
    if let Some(names) = led_by(words, &session.led_by) {
        items.push(KeyValue::new(words.say("calendar-led"), names));
    }
    html! { <KeyValueList {items} /> }
}

/// The pages of the session, for whoever works on it.
fn ways(words: Words, session: &CalendarSession) -> Html {
    let (id, session_id) = (session.programme_id, session.id);
    html! {
        <Buttons>
            if session.can_move {
                <LinkButton kind={ButtonKind::Secondary} href={AssessorRoute::Session { id, session: session_id }}>{ words.say("calendar-to-session") }</LinkButton>
                <LinkButton kind={ButtonKind::Secondary} href={OversightRoute::MoveSession { id, session: session_id }}>{ words.say("calendar-to-series") }</LinkButton>
                <LinkButton kind={ButtonKind::Secondary} href={OversightRoute::CopySession { id, session: session_id }}>{ words.say("sessions-copy") }</LinkButton>
            } else {
                <LinkButton kind={ButtonKind::Secondary} href={AssessorRoute::Sessions { id }}>{ words.say("calendar-to-sessions") }</LinkButton>
            }
            if session.can_move && session.state == SessionState::Published {
                <LinkButton kind={ButtonKind::Secondary} href={LeadingRoute::SessionToday { id, session: session_id }}>{ words.say("sessions-to-today") }</LinkButton>
            }
        </Buttons>
    }
}
