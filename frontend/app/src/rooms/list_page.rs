use std::rc::Rc;

use polku_api_types::page::PageQuery;
use polku_api_types::rooms::{RoomDetails, RoomState, RoomsQuery};
use polku_client::{Client, ClientError};
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Card, EmptyState, Link, LinkButton, Skeleton, Tag, Tone, Words, use_words};
use yew::prelude::*;

use super::words::marked_key;
use crate::context::use_session;
use crate::hooks::{every_page, use_query};
use crate::route::PlanningRoute;
use crate::shell::Page;

async fn read(client: Client, (): ()) -> Result<Vec<RoomDetails>, ClientError> {
    every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        async move { client.list_rooms(&RoomsQuery { state: None, limit, cursor }).await }
    })
    .await
}

/// The rooms of the agency, those that are used no more last.
#[component]
pub fn RoomsPage() -> Html {
    let words = use_words();
    let keeps = use_session().holds("coordinator");
    let rooms = use_query((), read);
    let ready = Callback::from(move |rooms: Rc<Vec<RoomDetails>>| list(words, &rooms, keeps));
    let aside = html! {
        if keeps {
            <LinkButton href={PlanningRoute::NewRoom}>{ words.say("rooms-add") }</LinkButton>
        }
    };
    html! {
        <Page title={words.say("coordinator-nav-rooms")} lead={words.say("rooms-lead")} {aside}>
            <AsyncView<Vec<RoomDetails>> state={rooms.state} {ready} skeleton={Skeleton::Table} on_retry={rooms.reload} />
        </Page>
    }
}

fn list(words: Words, rooms: &[RoomDetails], keeps: bool) -> Html {
    if rooms.is_empty() {
        return html! {
            <Card><EmptyState title={words.say("rooms-none")}><p>{ words.say("rooms-none-what") }</p></EmptyState></Card>
        };
    }
    let columns = vec![
        Column::new("name", words.say("rooms-name")).names_row(),
        Column::new("seats", words.say("room-seats")).figures(),
        Column::new("step-free", words.say("room-step-free")),
        Column::new("loop", words.say("room-induction-loop")),
        Column::new("ahead", words.say("rooms-ahead")).figures(),
        Column::new("state", words.say("rooms-use")),
    ];
    let (used, retired): (Vec<_>, Vec<_>) = rooms.iter().partition(|room| room.state == RoomState::InUse);
    let rows: Vec<Row> = used.into_iter().chain(retired).map(|room| row(words, room, keeps)).collect();
    html! {
        <Card id="rooms">
            <Table caption={words.say("coordinator-nav-rooms")} {columns} {rows} dense=true />
        </Card>
    }
}

fn row(words: Words, room: &RoomDetails, keeps: bool) -> Row {
    let name = html! {
        <>
            if keeps {
                <Link href={PlanningRoute::Room { id: room.id }}>{ room.name.clone() }</Link>
            } else {
                { room.name.clone() }
            }
            if let Some(address) = &room.address {
                <p class="quiet">{ address.clone() }</p>
            }
            if let Some(access) = &room.access {
                <p class="quiet">{ access.clone() }</p>
            }
        </>
    };
    let (tone, state) = match room.state {
        RoomState::InUse => (Tone::Good, "rooms-in-use"),
        RoomState::Retired => (Tone::Plain, "rooms-retired"),
    };
    let cells = vec![
        name,
        room.seats.to_string().into(),
        words.say(marked_key(room.step_free)).into(),
        words.say(marked_key(room.induction_loop)).into(),
        room.sessions_ahead.to_string().into(),
        html! { <Tag {tone}>{ words.say(state) }</Tag> },
    ];
    Row::new(room.id.to_string(), cells)
}
