//! What is asked of a room, whether it is recorded or corrected.

use polku_api_types::rooms::{Marked, RoomDetails, RoomState, SaveRoom};
use polku_ui::field::{Choice, RadioGroup, TextInput};
use polku_ui::{Card, Words};
use yew::prelude::*;

use super::words::marked_key;
use crate::programmes::form::{Draft, Faults, Reader, control};

const MARKS: [Marked; 3] = [Marked::Yes, Marked::No, Marked::Unknown];
const RETIRED: &str = "rooms-retired";
const IN_USE: &str = "rooms-in-use";

/// A room as it is typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    name: String,
    address: String,
    seats: String,
    step_free: Marked,
    induction_loop: Marked,
    access: String,
    state: RoomState,
}

impl Typed {
    /// Nothing yet: what nobody has looked at is not known.
    pub fn new() -> Self {
        Self {
            name: String::new(),
            address: String::new(),
            seats: String::new(),
            step_free: Marked::Unknown,
            induction_loop: Marked::Unknown,
            access: String::new(),
            state: RoomState::InUse,
        }
    }

    /// A room as it stands.
    pub fn of(room: &RoomDetails) -> Self {
        Self {
            name: room.name.clone(),
            address: room.address.clone().unwrap_or_default(),
            seats: room.seats.to_string(),
            step_free: room.step_free,
            induction_loop: room.induction_loop,
            access: room.access.clone().unwrap_or_default(),
            state: room.state,
        }
    }

    /// What is sent.
    pub fn body(&self, words: Words) -> Result<SaveRoom, Faults> {
        let mut reader = Reader::new(words);
        let name = reader.line("/name", &self.name);
        let seats = reader.number("/seats", &self.seats);
        reader.finish(SaveRoom {
            name,
            address: Reader::line_if_any(&self.address),
            seats,
            step_free: self.step_free,
            induction_loop: self.induction_loop,
            access: Reader::line_if_any(&self.access),
            state: self.state,
        })
    }
}

/// The fields. Of a room on record, also whether it is used.
pub fn fields(words: Words, draft: &Draft<Typed>, faults: &Faults, recorded: bool) -> Html {
    let marked = |pointer: &str, key: &str, value: Marked, on_change: Callback<String>| {
        let choices: Vec<Choice> =
            MARKS.iter().map(|mark| Choice::new(marked_key(*mark), words.say(marked_key(*mark)))).collect();
        html! { <RadioGroup id={control(pointer)} label={words.say(key)} {choices} value={marked_key(value)} error={faults.at(pointer)} {on_change} /> }
    };
    html! {
        <>
            <Card id="room">
                <TextInput id={control("/name")} label={words.say("rooms-name")} hint={words.say("rooms-name-hint")} max_length={200}
                    value={draft.name.clone()} error={faults.at("/name")} on_input={draft.on(|typed: &mut Typed, text: String| typed.name = text)} />
                <TextInput id={control("/address")} optional=true label={words.say("room-address")} max_length={200}
                    value={draft.address.clone()} error={faults.at("/address")} on_input={draft.on(|typed: &mut Typed, text: String| typed.address = text)} />
                <TextInput id={control("/seats")} kind="number" short=true label={words.say("room-seats")}
                    value={draft.seats.clone()} error={faults.at("/seats")} on_input={draft.on(|typed: &mut Typed, text: String| typed.seats = text)} />
                { marked("/step_free", "room-step-free", draft.step_free, draft.on(|typed: &mut Typed, key: String| typed.step_free = mark(&key))) }
                { marked("/induction_loop", "room-induction-loop", draft.induction_loop, draft.on(|typed: &mut Typed, key: String| typed.induction_loop = mark(&key))) }
                <TextInput id={control("/access")} optional=true label={words.say("room-access")} hint={words.say("rooms-access-hint")} max_length={300}
                    value={draft.access.clone()} error={faults.at("/access")} on_input={draft.on(|typed: &mut Typed, text: String| typed.access = text)} />
            </Card>
            if recorded {
                { used(words, draft, faults) }
            }
        </>
    }
}

fn used(words: Words, draft: &Draft<Typed>, faults: &Faults) -> Html {
    let choices = vec![
        Choice::new(IN_USE, words.say("rooms-in-use")),
        Choice::new(RETIRED, words.say("rooms-retired")).hint(words.say("rooms-retired-hint")),
    ];
    let value = if draft.state == RoomState::Retired { RETIRED } else { IN_USE };
    let on_change = draft.on(|typed: &mut Typed, key: String| {
        typed.state = if key == RETIRED { RoomState::Retired } else { RoomState::InUse };
    });
    html! {
        <Card id="use">
            <RadioGroup id={control("/state")} label={words.say("rooms-use")} {choices} {value} error={faults.at("/state")} {on_change} />
        </Card>
    }
}

fn mark(key: &str) -> Marked {
    MARKS.into_iter().find(|mark| marked_key(*mark) == key).unwrap_or_default()
}

/// What the field at a JSON pointer is called.
pub fn field_name(words: Words, pointer: &str) -> Option<AttrValue> {
    Some(words.say(match pointer {
        "/name" => "rooms-name",
        "/address" => "room-address",
        "/seats" => "room-seats",
        "/step_free" => "room-step-free",
        "/induction_loop" => "room-induction-loop",
        "/access" => "room-access",
        "/state" => "rooms-use",
        _ => return None,
    }))
}
