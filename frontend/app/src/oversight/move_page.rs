use std::rc::Rc;

use polku_api_types::oversight::{MoveSessions, MovedSession, SessionMoves};
use polku_api_types::sessions::{PreviewedSession, SessionState};
use polku_ui::field::DateInput;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, LinkButton, Notice, Skeleton, Words, use_toasts, use_way,
    use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action, use_draft, use_query};
use crate::route::AssessorRoute;
use crate::sessions::{
    InSeries, Reach, crumbs_below, in_series, preview_note, preview_told, reach_field, shift, when, which,
};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct MoveSessionPageProps {
    /// The programme.
    pub id: Uuid,
    pub session: Uuid,
}

/// Moves one session, it and the following, or all of its series: first what that would do, then the move of exactly what was
/// seen.
#[component]
pub fn MoveSessionPage(props: &MoveSessionPageProps) -> Html {
    let words = use_words();
    let MoveSessionPageProps { id, session } = *props;
    let seen = use_query((id, session), |client, (id, session)| in_series(client, id, session));
    let over = seen.state.data.as_ref().map(|seen| which(words, &seen.session));
    let ready = Callback::from(move |of: Rc<InSeries>| {
        if of.session.state == SessionState::Cancelled {
            return html! { <Notice><p>{ words.say("sessions-cancelled-stays") }</p></Notice> };
        }
        html! { <MoveForm programme={id} {of} /> }
    });
    let crumbs = crumbs_below(words, id, session);
    html! {
        <Page title={words.say("sessions-move")} {over} lead={words.say("move-lead")} {crumbs}>
            <AsyncView<InSeries> state={seen.state} {ready} skeleton={Skeleton::Cards} on_retry={seen.reload} />
        </Page>
    }
}

/// What is asked of a move.
#[derive(Debug, Clone, PartialEq)]
struct Typed {
    reach: Reach,
    start: String,
}

impl Typed {
    /// The move; nothing where nothing would move, or where no time is written.
    fn body(&self, of: &InSeries) -> Option<MoveSessions> {
        let (days, start_time) = shift(&of.session.start, &self.start)?;
        if days == 0 && start_time.is_none() {
            return None;
        }
        Some(MoveSessions { sessions: of.seen(self.reach), days, start_time })
    }
}

/// What was typed, what was asked for with it, and what it would do.
#[derive(Clone, PartialEq)]
struct Looked {
    typed: Typed,
    body: Rc<MoveSessions>,
    found: Rc<SessionMoves>,
}

#[derive(Properties, PartialEq)]
struct MoveFormProps {
    programme: Uuid,
    of: Rc<InSeries>,
}

#[component]
fn MoveForm(props: &MoveFormProps) -> Html {
    let words = use_words();
    let (programme, of) = (props.programme, &props.of);
    let draft = use_draft(|| Typed { reach: Reach::One, start: of.session.start.clone() });
    let looked = use_state(|| None::<Looked>);
    let done = {
        let looked = looked.clone();
        Callback::from(move |found: Looked| looked.set(Some(found)))
    };
    let look = use_action(
        move |client, _, (typed, body): (Typed, MoveSessions)| async move {
            let found = Rc::new(client.preview_moves(programme, &body).await?);
            Ok(Looked { typed, body: Rc::new(body), found })
        },
        done,
    );
    let wanted = draft.body(of);
    let asked = use_state(|| false);
    let onsubmit = {
        let (run, wanted, typed) = (look.run.clone(), wanted.clone(), (*draft).clone());
        let asked = asked.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            if let Some(body) = wanted.clone() {
                run.emit((typed.clone(), body));
            }
        })
    };
    let control = Callback::from(|at: String| {
        matches!(at.as_str(), "/start" | "/start_time" | "/days").then(|| AttrValue::from("move-to"))
    });
    // What was typed since has not been seen by anybody.
    let fresh = (*looked).clone().filter(|looked| looked.typed == *draft);
    let kind = if fresh.is_some() { ButtonKind::Secondary } else { ButtonKind::Primary };
    let still = (*asked && wanted.is_none()).then(|| words.say("move-to-missing"));
    let hint = if draft.reach == Reach::One { "calendar-move-hint" } else { "move-to-hint-series" };
    html! {
        <>
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={look.failure.clone()} attempt={look.attempt} {control} />
                <Card id="move" title={words.say("calendar-move")}>
                    { reach_field(words, of, draft.reach, draft.on(|typed, reach| typed.reach = reach)) }
                    <DateInput id="move-to" with_time=true label={words.say("move-to")} hint={words.say(hint)} value={draft.start.clone()}
                        error={still.or_else(|| look.field("/start"))} on_change={draft.on(|typed, start| typed.start = start)} />
                </Card>
                <Buttons>
                    <Button submit=true {kind} busy={look.busy}>{ words.say("calendar-look") }</Button>
                    <LinkButton kind={ButtonKind::Secondary} href={AssessorRoute::Session { id: programme, session: of.session.id }}>{ words.say("sessions-leave") }</LinkButton>
                </Buttons>
            </form>
            if let Some(Looked { body, found, .. }) = fresh {
                <Moves {programme} of={of.clone()} {body} {found} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct MovesProps {
    programme: Uuid,
    of: Rc<InSeries>,
    body: Rc<MoveSessions>,
    found: Rc<SessionMoves>,
}

/// What the move would do, and the way to make it.
#[component]
fn Moves(props: &MovesProps) -> Html {
    let words = use_words();
    let way = use_way();
    let toasts = use_toasts();
    let programme = props.programme;
    let done = Callback::from(move |moved: SessionMoves| {
        let said = words.say_with("move-done", &[("count", moved.sessions.len().into())]);
        let href = AttrValue::from(AssessorRoute::Sessions { id: programme });
        way.to_saying(&href, toasts.as_ref(), said);
    });
    let make = use_action(
        move |client, key, body: MoveSessions| async move { client.move_sessions(programme, key, &body).await },
        done,
    );
    let onclick = {
        let body = props.body.clone();
        make.run.reform(move |_: MouseEvent| (*body).clone())
    };
    let found = &props.found;
    let planned: Vec<PreviewedSession> = found.sessions.iter().map(planned).collect();
    let told = match found.told {
        0 => words.say("calendar-move-tells-nobody"),
        count => words.say_with("calendar-move-told", &[("count", count.into())]),
    };
    let count = [("count", planned.len().into())];
    html! {
        <Card id="preview" accent=true title={words.say_with("move-preview-of", &count)} lead={words.say("move-preview-what")}>
            { preview_told(words, planned.iter()) }
            <p>{ told }</p>
            { table(words, &props.of, &found.sessions, &planned) }
            <FormFailure failure={make.failure.clone()} attempt={make.attempt} control={Callback::from(|_| None)} />
            <Buttons><Button busy={make.busy} {onclick}>{ words.say_with("move-now", &count) }</Button></Buttons>
        </Card>
    }
}

/// A session at its new time as one that would be planned: what it meets is told in the same words.
fn planned(one: &MovedSession) -> PreviewedSession {
    let session = &one.session;
    PreviewedSession {
        start: session.start.clone(),
        end: session.end.clone(),
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        in_repeated_hour: one.in_repeated_hour,
        span_minutes: session.counted_minutes,
        counted_minutes: session.counted_minutes,
        day_off: session.day_off,
        members: one.members,
        room_warnings: Vec::new(),
        clashes: one.clashes.clone(),
        unavailable: one.unavailable,
    }
}

fn table(words: Words, of: &InSeries, moved: &[MovedSession], planned: &[PreviewedSession]) -> Html {
    let columns = vec![
        Column::new("when", words.say("move-after")).names_row(),
        Column::new("before", words.say("move-before")),
        Column::new("people", words.say("sessions-people")).figures(),
        Column::new("note", words.say("sessions-note")),
    ];
    let row = |(one, planned): (&MovedSession, &PreviewedSession)| {
        let session = &one.session;
        let cells = vec![
            when(words, &session.start, &session.end, &session.zone).into(),
            before(words, of, one).into(),
            one.members.to_string().into(),
            preview_note(words, planned),
        ];
        Row::new(session.id.to_string(), cells)
    };
    let rows: Vec<Row> = moved.iter().zip(planned).map(row).collect();
    html! { <Table caption={words.say("move-table")} {columns} {rows} dense=true /> }
}

/// From when to when a session is until now.
fn before(words: Words, of: &InSeries, one: &MovedSession) -> AttrValue {
    let was = of.reached(Reach::Series).into_iter().chain([&of.session]).find(|was| was.id == one.session.id);
    was.map_or_else(|| one.moved_from.clone().into(), |was| when(words, &was.start, &was.end, &was.zone))
}
