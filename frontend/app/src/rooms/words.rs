//! What is said of a room, in words.

use polku_api_types::page::PageQuery;
use polku_api_types::rooms::{Marked, RoomDetails, RoomState, RoomWarning, RoomsQuery, SessionRoom};
use polku_client::{Client, ClientError};
use polku_ui::{Card, KeyValue, KeyValueList, Tag, Tone, Words};
use yew::prelude::*;

use crate::hooks::every_page;

/// The key of whether a room has a mark.
pub const fn marked_key(marked: Marked) -> &'static str {
    match marked {
        Marked::Yes => "room-yes",
        Marked::No => "room-no",
        Marked::Unknown => "room-unknown",
    }
}

/// Seats and marks, the address and the way in.
pub fn room_facts(words: Words, room: &SessionRoom) -> Vec<KeyValue> {
    let mut facts = Vec::new();
    facts.extend(room.address.clone().map(|address| KeyValue::new(words.say("room-address"), address)));
    facts.push(KeyValue::new(words.say("room-seats"), room.seats.to_string()));
    facts.push(KeyValue::new(words.say("room-step-free"), words.say(marked_key(room.step_free))));
    facts.push(KeyValue::new(words.say("room-induction-loop"), words.say(marked_key(room.induction_loop))));
    facts.extend(room.access.clone().map(|access| KeyValue::new(words.say("room-access"), access)));
    facts
}

/// The room of a session, and what is to be looked at; nothing where its place is no room of the agency.
pub fn room_card(words: Words, room: Option<&SessionRoom>, warnings: &[RoomWarning]) -> Html {
    let Some(room) = room else { return Html::default() };
    html! {
        <Card id="room" title={room.name.clone()}>
            { room_lines(words, warnings) }
            <KeyValueList items={room_facts(words, room)} />
        </Card>
    }
}

/// What is to be looked at before a session is held in its room; nothing where nothing is.
pub fn room_lines(words: Words, warnings: &[RoomWarning]) -> Html {
    if warnings.is_empty() {
        return Html::default();
    }
    let line = |warning: &RoomWarning| match *warning {
        RoomWarning::Retired => words.say("room-warning-retired"),
        RoomWarning::TooFewSeats { planned, seats } => {
            words.say_with("room-warning-seats", &[("planned", planned.into()), ("seats", seats.into())])
        }
    };
    html! {
        <>
            <p><Tag tone={Tone::Warn}>{ words.say("room-warning") }</Tag></p>
            { for warnings.iter().map(|warning| html! { <p class="quiet">{ line(warning) }</p> }) }
        </>
    }
}

/// The rooms that can be planned in, by name.
///
/// # Errors
/// Why they could not be read.
pub async fn rooms_in_use(client: &Client) -> Result<Vec<RoomDetails>, ClientError> {
    every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        let query = RoomsQuery { state: Some(RoomState::InUse), limit, cursor };
        async move { client.list_rooms(&query).await }
    })
    .await
}

/// The names of rooms, offered where a place is typed into a field with this list.
pub fn room_names(id: &'static str, rooms: &[RoomDetails]) -> Html {
    html! {
        <datalist {id}>
            { for rooms.iter().map(|room| html! { <option key={room.id.to_string()} value={room.name.clone()} /> }) }
        </datalist>
    }
}
