use std::rc::Rc;

use jiff::civil::DateTime;
use polku_api_types::circumstances::SeenSession;
use polku_api_types::oversight::{CalendarSession, MoveSessions, MovedSession, SessionMoves};
use polku_domain::calendar::DayOff;
use polku_i18n::format;
use polku_ui::field::DateInput;
use polku_ui::{Button, ButtonKind, Buttons, Notice, Tag, Tone, Words, use_toasts, use_words};
use yew::prelude::*;

use crate::availability::unavailable_lines;
use crate::hooks::{FormFailure, use_action};
use crate::next_year::day_off_key;
use crate::sessions::{clash_lines, wall, when};

#[derive(Properties, PartialEq)]
pub struct MoveFormProps {
    pub session: CalendarSession,
    /// Where it shall begin, if it was dropped there: seen at once.
    pub dropped_at: Option<String>,
    pub on_moved: Callback<()>,
}

/// Moves one session: first what that would do, and then the move of exactly what was seen.
#[component]
pub fn MoveForm(props: &MoveFormProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let programme = props.session.programme_id;
    let start = use_state(|| props.dropped_at.clone().unwrap_or_else(|| props.session.start.clone()));
    let seen = use_state(|| None::<Rc<(MoveSessions, SessionMoves)>>);
    let look = {
        let seen = seen.clone();
        use_action(
            move |client, _, body: MoveSessions| async move {
                let moves = client.preview_moves(programme, &body).await?;
                Ok((body, moves))
            },
            Callback::from(move |found| seen.set(Some(Rc::new(found)))),
        )
    };
    let done = {
        let on_moved = props.on_moved.clone();
        Callback::from(move |_: SessionMoves| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("calendar-moved"));
            }
            on_moved.emit(());
        })
    };
    let make = use_action(
        move |client, key, body: MoveSessions| async move { client.move_sessions(programme, key, &body).await },
        done,
    );
    let wanted = body(&props.session, &start);
    // What was dropped somewhere was asked for by that.
    {
        let (run, wanted) = (look.run.clone(), wanted.clone().filter(|_| props.dropped_at.is_some()));
        use_effect_with((), move |()| {
            if let Some(wanted) = wanted {
                run.emit(wanted);
            }
        });
    }
    let on_change = {
        let (start, seen) = (start.clone(), seen.clone());
        Callback::from(move |to: String| {
            seen.set(None);
            start.set(to);
        })
    };
    let onsubmit = {
        let (run, wanted) = (look.run.clone(), wanted.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(wanted) = wanted.clone() {
                run.emit(wanted);
            }
        })
    };
    let failure = make.failure.clone().or_else(|| look.failure.clone());
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <h3>{ words.say("calendar-move") }</h3>
            <FormFailure {failure} attempt={look.attempt + make.attempt} control={Callback::from(|_| Some("move-to".into()))} />
            <DateInput id="move-to" with_time=true label={words.say("calendar-move-to")} hint={words.say("calendar-move-hint")}
                value={(*start).clone()} {on_change} />
            if let Some(found) = (*seen).clone() {
                { told(words, &found.1) }
                <Buttons>
                    <Button busy={make.busy} onclick={make.run.reform(move |_: MouseEvent| found.0.clone())}>{ words.say("calendar-move-now") }</Button>
                </Buttons>
            } else {
                <Buttons>
                    <Button submit=true kind={ButtonKind::Secondary} busy={look.busy} disabled={wanted.is_none()}>{ words.say("calendar-look") }</Button>
                </Buttons>
            }
        </form>
    }
}

/// The move to another start; nothing where it would stay, or where no time is written.
fn body(session: &CalendarSession, start: &str) -> Option<MoveSessions> {
    let (before, after): (DateTime, DateTime) = (wall(&session.start)?, wall(start)?);
    if before == after {
        return None;
    }
    let days = before.date().until(after.date()).ok()?.get_days();
    let seen = SeenSession { session_id: session.id, version: session.version };
    let time = after.time();
    let start_time = Some(format!("{:02}:{:02}", time.hour(), time.minute()));
    Some(MoveSessions { sessions: vec![seen], days, start_time })
}

/// What would be so then, said as soon as it is known.
fn told(words: Words, moves: &SessionMoves) -> Html {
    let clear =
        |one: &MovedSession| one.clashes.is_empty() && one.session.day_off.is_none() && !one.in_repeated_hour;
    let suits = moves.sessions.iter().all(|one| one.unavailable.is_nobody());
    let is_clear = moves.sessions.iter().all(clear);
    let tone = if is_clear && suits { Tone::Good } else { Tone::Warn };
    html! {
        <Notice {tone} announce=true>
            { for moves.sessions.iter().map(|one| line(words, one)) }
            if is_clear {
                <p>{ words.say("calendar-move-clear") }</p>
            }
            if moves.told > 0 {
                <p>{ words.say_with("calendar-move-told", &[("count", moves.told.into())]) }</p>
            } else {
                <p>{ words.say("calendar-move-tells-nobody") }</p>
            }
        </Notice>
    }
}

fn line(words: Words, one: &MovedSession) -> Html {
    let session = &one.session;
    let length = format::hours(words.language, session.counted_minutes);
    html! {
        <>
            <p><strong>{ when(words, &session.start, &session.end, &session.zone) }</strong>{ format!(" · {length}") }</p>
            if let Some(off) = wall(&session.start).and_then(|start| DayOff::of(start.date())) {
                <p><Tag tone={Tone::Warn}>{ words.say(day_off_key(off)) }</Tag></p>
            }
            if one.in_repeated_hour {
                <p>{ words.say("sessions-repeated-hour") }</p>
            }
            { clash_lines(words, &one.clashes) }
            { for unavailable_lines(words, &one.unavailable, one.members).into_iter().map(|line| html! { <p>{ line }</p> }) }
        </>
    }
}
