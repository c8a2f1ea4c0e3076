use std::rc::Rc;

use polku_api_types::rooms::RoomDetails;
use polku_api_types::sessions::{SaveSession, SessionDetails, SessionHours, SessionState};
use polku_api_types::words::Spoken as _;
use polku_i18n::format;
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, KeyValue, KeyValueList, LinkButton, Notice,
    Skeleton, Tag, Tone, Words, use_toasts, use_way, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::cancellation::End;
use super::clashes::clash_lines;
use super::fields::{Choices, Form, Typed, explained, field_name};
use super::leaders::leaders_line;
use super::links::links_card;
use super::mode_history::ModeHistory;
use super::ways::ways_card;
use super::words::{audience, reason_key, state_tone, when, where_held};
use crate::hooks::{use_action, use_query};
use crate::localised::shown;
use crate::programmes::form::{Conflict, FormFaults, Reader, use_draft, use_form};
use crate::rooms::{room_card, rooms_in_use};
use crate::route::{AssessorRoute, CoordinatorRoute, LeadingRoute, OversightRoute, PresenceRoute};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct SessionPageProps {
    /// The programme.
    pub id: Uuid,
    pub session: Uuid,
}

#[derive(Debug, PartialEq)]
struct Seen {
    session: SessionDetails,
    hours: SessionHours,
    rooms: Vec<RoomDetails>,
}

/// One session as its coordinators change, cancel or remove it.
#[component]
pub fn SessionPage(props: &SessionPageProps) -> Html {
    let words = use_words();
    let SessionPageProps { id, session } = *props;
    let seen = use_query((id, session), |client, (id, session)| async move {
        let session = client.view_session(session).await?;
        Ok(Seen { session, hours: client.view_session_hours(id).await?, rooms: rooms_in_use(&client).await? })
    });
    let loaded = seen.state.data.as_ref().map(|seen| &seen.session);
    let title = loaded.map_or_else(|| words.say("sessions-one"), |session| shown(words, &session.title));
    let aside = loaded.map_or_else(Html::default, |session| {
        html! {
            <>
                <Tag tone={state_tone(session.state)}>{ words.say(session.state.word()) }</Tag>
                if session.state == SessionState::Published {
                    <LinkButton href={AssessorRoute::Attendance { id, session: session.id }}>{ words.say("sessions-to-attendance") }</LinkButton>
                }
                if session.state != SessionState::Cancelled {
                    <LinkButton kind={ButtonKind::Secondary} href={PresenceRoute::Materials { id, session: session.id }}>{ words.say("session-links") }</LinkButton>
                }
                if session.state != SessionState::Cancelled {
                    <LinkButton kind={ButtonKind::Secondary} href={OversightRoute::MoveSession { id, session: session.id }}>{ words.say("sessions-move") }</LinkButton>
                }
                <LinkButton kind={ButtonKind::Secondary} href={OversightRoute::CopySession { id, session: session.id }}>{ words.say("sessions-copy") }</LinkButton>
                if session.state != SessionState::Draft {
                    <LinkButton kind={ButtonKind::Secondary} href={LeadingRoute::SessionToday { id, session: session.id }}>{ words.say("sessions-to-today") }</LinkButton>
                }
            </>
        }
    });
    let over = loaded.map(|session| when(words, &session.start, &session.end, &session.zone));
    // What somebody else saved replaces what was typed only when the reader asks for it.
    let taken = use_state(|| None::<SessionDetails>);
    let ready = Callback::from(move |seen: Rc<Seen>| {
        let session = (*taken).clone().unwrap_or_else(|| seen.session.clone());
        let key = session.version;
        let taken = taken.clone();
        let on_take = Callback::from(move |session: SessionDetails| taken.set(Some(session)));
        if session.state == SessionState::Cancelled {
            return facts(words, &session);
        }
        let choices = Choices::of_session(words, &seen.hours, &seen.rooms, &session);
        html! { <Change {key} {session} {choices} {on_take} /> }
    });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
        Crumb::new(words.say("sessions-title"), AssessorRoute::Sessions { id }),
    ];
    html! {
        <Page {title} {over} {aside} {crumbs}>
            <AsyncView<Seen> state={seen.state} {ready} skeleton={Skeleton::Cards} on_retry={seen.reload} />
        </Page>
    }
}

/// A cancelled session stays as people were told of it.
fn facts(words: Words, session: &SessionDetails) -> Html {
    let mut items = vec![
        KeyValue::new(words.say("sessions-when"), when(words, &session.start, &session.end, &session.zone)),
        KeyValue::new(words.say("sessions-for"), audience(words, session.group)),
        KeyValue::new(words.say("sessions-where"), where_held(words, session.mode, session.place.as_deref())),
        KeyValue::new(words.say("sessions-length"), format::hours(words.language, session.counted_minutes)),
    ];
    if let Some(reason) = session.cancellation {
        items.push(KeyValue::new(words.say("sessions-cancel-reason"), words.say(reason_key(reason))));
    }
    html! {
        <>
            <Notice><p>{ words.say("sessions-cancelled-stays") }</p></Notice>
            <Card id="facts" title={words.say("sessions-one")}><KeyValueList {items} />{ leaders_line(words, session) }</Card>
            { room_card(words, session.room.as_ref(), &session.room_warnings) }
            <ModeHistory session={session.clone()} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ChangeProps {
    session: SessionDetails,
    choices: Choices,
    on_take: Callback<SessionDetails>,
}

#[component]
fn Change(props: &ChangeProps) -> Html {
    let words = use_words();
    let way = use_way();
    let toasts = use_toasts();
    let session = &props.session;
    let (id, version, programme) = (session.id, session.version, session.programme_id);
    let draft = use_draft(|| Typed::of(session));
    let take =
        use_action(move |client, _, ()| async move { client.view_session(id).await }, props.on_take.clone());
    let done = Callback::from(move |_: SessionDetails| {
        let href = AttrValue::from(AssessorRoute::Sessions { id: programme });
        way.to_saying(&href, toasts.as_ref(), words.say("form-saved"));
    });
    let save = use_action(
        move |client, _, (body, over): (SaveSession, bool)| async move {
            let version = if over { client.view_session(id).await?.version } else { version };
            client.update_session(id, version, &body).await
        },
        done,
    );
    let form = use_form(&save);
    let send = |over: bool| {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |()| {
            let mut reader = Reader::new(words);
            let body = draft.session(&mut reader, "");
            send.emit(reader.finish((body, over)));
        })
    };
    let onsubmit = {
        let send = send(false);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(());
        })
    };
    let published = session.state == SessionState::Published;
    let faults = explained(words, &draft, "", &form.faults);
    let fields = Form { words, draft: &draft, faults: &faults, at: "" };
    html! {
        <>
            if !session.clashes.is_empty() {
                <Notice tone={Tone::Warn}>{ clash_lines(words, &session.clashes) }</Notice>
            }
            { leaders_line(words, session) }
            { room_card(words, session.room.as_ref(), &session.room_warnings) }
            { ways_card(words, session) }
            { links_card(words, &session.links) }
            <form class="form" {onsubmit} novalidate=true>
                <FormFaults faults={faults.clone()} failure={form.failure_beside_conflict()} attempt={form.attempt}
                    name={Callback::from(move |at: String| field_name(words, &at))} />
                <Conflict failure={form.failure.clone()} busy={form.busy} on_keep={send(true)} on_take={take.run} />
                if published {
                    { fields.what_stays(session) }
                } else {
                    { fields.what(&props.choices) }
                }
                { fields.time(false) }
                { fields.place(&props.choices) }
                if published {
                    <p>{ words.say("sessions-change-told") }</p>
                }
                <Buttons>
                    <Button submit=true busy={form.busy}>{ words.say("form-save") }</Button>
                    <LinkButton kind={ButtonKind::Secondary} href={AssessorRoute::Sessions { id: programme }}>{ words.say("sessions-leave") }</LinkButton>
                </Buttons>
            </form>
            if published {
                <ModeHistory session={session.clone()} />
            }
            <End session={session.clone()} />
        </>
    }
}
