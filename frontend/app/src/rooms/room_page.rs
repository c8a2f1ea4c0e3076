use std::rc::Rc;

use polku_api_types::rooms::{RoomDetails, SaveRoom};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Crumb, LinkButton, Skeleton, Words, use_toasts, use_way,
    use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::form::{Typed, field_name, fields};
use crate::hooks::{use_action, use_query};
use crate::programmes::form::{Conflict, FormFaults, use_draft, use_form};
use crate::route::PlanningRoute;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct RoomPageProps {
    pub id: Uuid,
}

fn crumbs(words: Words) -> Vec<Crumb> {
    vec![Crumb::new(words.say("coordinator-nav-rooms"), PlanningRoute::Rooms)]
}

/// Records a room.
#[component]
pub fn NewRoomPage() -> Html {
    let words = use_words();
    html! {
        <Page title={words.say("rooms-add")} crumbs={crumbs(words)}>
            <RoomForm on_take={Callback::noop()} />
        </Page>
    }
}

/// Corrects a room on record, or retires it.
#[component]
pub fn RoomPage(props: &RoomPageProps) -> Html {
    let words = use_words();
    let room = use_query(props.id, |client, id| async move { client.view_room(id).await });
    let title =
        room.state.data.as_ref().map_or_else(|| words.say("rooms-one"), |room| room.name.clone().into());
    // What somebody else saved replaces what was typed only when the reader asks for it.
    let taken = use_state(|| None::<RoomDetails>);
    let ready = Callback::from(move |read: Rc<RoomDetails>| {
        let room = (*taken).clone().unwrap_or_else(|| (*read).clone());
        let (taken, key) = (taken.clone(), room.version);
        let on_take = Callback::from(move |room: RoomDetails| taken.set(Some(room)));
        html! { <RoomForm {key} {room} {on_take} /> }
    });
    html! {
        <Page {title} crumbs={crumbs(words)}>
            <AsyncView<RoomDetails> state={room.state} {ready} skeleton={Skeleton::Cards} on_retry={room.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct RoomFormProps {
    /// The room on record; nothing for a new one.
    #[prop_or_default]
    room: Option<RoomDetails>,
    /// What somebody else saved meanwhile, once the reader asks for it.
    on_take: Callback<RoomDetails>,
}

#[component]
fn RoomForm(props: &RoomFormProps) -> Html {
    let words = use_words();
    let way = use_way();
    let toasts = use_toasts();
    let recorded = props.room.as_ref().map(|room| (room.id, room.version));
    let draft = use_draft(|| props.room.as_ref().map_or_else(Typed::new, Typed::of));
    let done = Callback::from(move |_: RoomDetails| {
        way.to_saying(&AttrValue::from(PlanningRoute::Rooms), toasts.as_ref(), words.say("form-saved"));
    });
    let save = use_action(
        move |client, key, (body, over): (SaveRoom, bool)| async move {
            let Some((id, version)) = recorded else { return client.create_room(key, &body).await };
            let version = if over { client.view_room(id).await?.version } else { version };
            client.update_room(id, version, &body).await
        },
        done,
    );
    let id = recorded.map(|(id, _)| id).unwrap_or_default();
    let take =
        use_action(move |client, _, ()| async move { client.view_room(id).await }, props.on_take.clone());
    let form = use_form(&save);
    let send = |over: bool| {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |()| send.emit(draft.body(words).map(|body| (body, over))))
    };
    let onsubmit = {
        let send = send(false);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(());
        })
    };
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <FormFaults faults={form.faults.clone()} failure={form.failure_beside_conflict()} attempt={form.attempt}
                name={Callback::from(move |at: String| field_name(words, &at))} />
            <Conflict failure={form.failure.clone()} busy={form.busy} on_keep={send(true)} on_take={take.run} />
            { fields(words, &draft, &form.faults, recorded.is_some()) }
            <Buttons>
                <Button submit=true busy={form.busy}>{ if recorded.is_some() { words.say("form-save") } else { words.say("rooms-add") } }</Button>
                <LinkButton kind={ButtonKind::Secondary} href={PlanningRoute::Rooms}>{ words.say("rooms-leave") }</LinkButton>
            </Buttons>
        </form>
    }
}
