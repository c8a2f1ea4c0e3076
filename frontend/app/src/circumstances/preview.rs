use std::rc::Rc;

use polku_api_types::circumstances::{
    ChangeCircumstances, CircumstanceChange, CircumstanceFilter, CircumstancesPreview, PreviewCircumstances,
    SeenSession, TurnedSession,
};
use polku_api_types::words::Spoken as _;
use polku_ui::field::Checkbox;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Button, Buttons, Card, Notice, Tone, Words, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::form::Asked;
use super::words::misfit_key;
use crate::hooks::{FormFailure, use_action};
use crate::localised::shown;
use crate::sessions::{audience, clash_lines, when};

#[derive(Properties, PartialEq)]
pub struct PreviewProps {
    pub programme: Uuid,
    /// What was asked for.
    pub asked: Rc<Asked>,
    /// What it would do.
    pub found: Rc<CircumstancesPreview>,
    /// Shows it again, of fewer sessions.
    pub on_again: Callback<Asked>,
    pub on_made: Callback<()>,
}

/// What a change would do. Sessions can be left out; then it is shown again, for what is made is what was seen.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let without = use_state(Vec::<Uuid>::new);
    {
        let without = without.clone();
        use_effect_with(props.found.clone(), move |_| without.set(Vec::new()));
    }
    let programme = props.programme;
    let done = {
        let on_made = props.on_made.clone();
        Callback::from(move |change: CircumstanceChange| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say_with(
                    "circumstances-made-told",
                    &[("count", change.sessions.into()), ("people", change.told.into())],
                ));
            }
            on_made.emit(());
        })
    };
    let make = use_action(
        move |client, key, body: ChangeCircumstances| async move {
            client.change_circumstances(programme, key, &body).await
        },
        done,
    );
    let sessions = &props.found.sessions;
    let onclick = {
        let (asked, found) = (props.asked.clone(), props.found.clone());
        make.run.reform(move |_: MouseEvent| body(&asked, &found))
    };
    let again = {
        let (asked, found, without, on_again) =
            (props.asked.clone(), props.found.clone(), without.clone(), props.on_again.clone());
        Callback::from(move |_: MouseEvent| on_again.emit(fewer(&asked, &found, &without)))
    };
    let leave = {
        let without = without.clone();
        Callback::from(move |(session, on): (Uuid, bool)| {
            let mut left: Vec<Uuid> = without.iter().copied().filter(|other| *other != session).collect();
            if on {
                left.push(session);
            }
            without.set(left);
        })
    };
    let left = sessions.len().saturating_sub(without.len());
    let count = |key: &str, count: usize| words.say_with(key, &[("count", count.into())]);
    html! {
        <Card id="preview" accent=true title={count("circumstances-preview-of", sessions.len())} lead={words.say("circumstances-preview-what")}>
            { told(words, &props.found) }
            if !sessions.is_empty() {
                { table(words, sessions, &without, &leave) }
                <FormFailure failure={make.failure.clone()} attempt={make.attempt} control={Callback::from(|_| None)} />
                <Buttons>
                    if without.is_empty() {
                        <Button busy={make.busy} {onclick}>{ count("circumstances-make", sessions.len()) }</Button>
                    } else {
                        <Button disabled={left == 0} onclick={again}>{ count("circumstances-again", left) }</Button>
                    }
                </Buttons>
            }
        </Card>
    }
}

/// The change of what is seen.
fn body(asked: &Asked, found: &CircumstancesPreview) -> ChangeCircumstances {
    let seen = |one: &TurnedSession| SeenSession { session_id: one.session_id, version: one.version };
    ChangeCircumstances {
        to: asked.body.to,
        cause: asked.cause,
        note: asked.note.clone(),
        sessions: found.sessions.iter().map(seen).collect(),
    }
}

/// The same question of the sessions that were not left out.
fn fewer(asked: &Asked, found: &CircumstancesPreview, without: &[Uuid]) -> Asked {
    let kept = found.sessions.iter().map(|one| one.session_id).filter(|id| !without.contains(id));
    let filter = CircumstanceFilter { session_ids: kept.collect(), ..CircumstanceFilter::default() };
    Asked { body: PreviewCircumstances { filter, to: asked.body.to }, ..asked.clone() }
}

/// Who would be told, and what stays as it is.
fn told(words: Words, found: &CircumstancesPreview) -> Html {
    let say = |key: &str, count: u32| words.say_with(key, &[("count", count.into())]);
    let left = [
        ("circumstances-already-so", found.already_so),
        ("circumstances-over", found.over),
        ("circumstances-drafts", found.drafts),
        ("circumstances-cancelled", found.cancelled),
        ("circumstances-beyond", found.beyond),
    ];
    let misfits = found.sessions.iter().filter(|one| !one.misfits.is_empty()).count();
    let tone = if misfits > 0 { Tone::Warn } else { Tone::Info };
    html! {
        <Notice {tone} announce=true>
            if found.sessions.is_empty() {
                <p>{ words.say("circumstances-nothing") }</p>
            } else {
                <p>{ say("circumstances-told", found.told) }</p>
            }
            if misfits > 0 {
                <p>{ words.say_with("circumstances-misfits", &[("count", misfits.into())]) }</p>
            }
            { for left.iter().filter(|(_, count)| *count > 0).map(|(key, count)| html! { <p>{ say(key, *count) }</p> }) }
        </Notice>
    }
}

/// How many there is room for, where anything limits them.
fn seats(words: Words, session: &TurnedSession) -> Html {
    let line = |key: &'static str, seats: Option<u32>| {
        seats.map(|seats| html! { <p class="quiet">{ words.say_with(key, &[("count", seats.into())]) }</p> })
    };
    html! { <>{ line("way-room", session.seats) }{ line("way-room-remote", session.remote_seats) }</> }
}

fn table(words: Words, sessions: &[TurnedSession], without: &[Uuid], leave: &Callback<(Uuid, bool)>) -> Html {
    let several = sessions.len() > 1;
    let mut columns = vec![
        Column::new("when", words.say("sessions-when")).names_row(),
        Column::new("element", words.say("sessions-element")),
        Column::new("from", words.say("circumstances-now")),
        Column::new("people", words.say("sessions-people")).figures(),
        Column::new("note", words.say("sessions-note")),
    ];
    if several {
        columns.push(Column::new("leave-out", words.say("sessions-leave-out")));
    }
    let row = |session: &TurnedSession| {
        let time = when(words, &session.start, &session.end, &session.zone);
        let mut cells = vec![
            time.clone().into(),
            html! { <>{ shown(words, &session.title) }<p class="quiet">{ audience(words, session.group) }</p></> },
            words.say(session.from.word()).into(),
            html! { <>{ session.members }{ seats(words, session) }</> },
            html! {
                <>
                    { for session.misfits.iter().map(|misfit| html! { <p>{ words.say(misfit_key(*misfit)) }</p> }) }
                    { clash_lines(words, &session.clashes) }
                </>
            },
        ];
        if several {
            let id = session.session_id;
            let label = words.say_with("sessions-leave-out-one", &[("when", time.as_str().into())]);
            let on_change = leave.reform(move |on| (id, on));
            cells.push(html! { <Checkbox id={format!("leave-out-{id}")} bare=true {label} checked={without.contains(&id)} {on_change} /> });
        }
        Row::new(session.session_id.to_string(), cells)
    };
    let rows: Vec<Row> = sessions.iter().map(row).collect();
    html! { <Table caption={words.say("circumstances-table")} {columns} {rows} dense=true /> }
}
