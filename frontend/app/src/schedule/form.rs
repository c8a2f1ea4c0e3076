//! The period, the days and hours, the rooms, and what becomes of drafts.

use polku_ui::field::{Checkboxes, Choice, DateInput, RadioGroup, TextArea, TextInput};
use polku_ui::{Card, Words};
use yew::prelude::*;

use super::typed::{Known, Typed, WEEKDAYS};
use crate::localised::shown;
use crate::programmes::form::{Draft, Faults, control};
use crate::sessions::when;

/// Everything but the elements.
pub fn form_cards(words: Words, known: &Known, draft: &Draft<Typed>, faults: &Faults) -> Html {
    html! {
        <>
            { period(words, draft, faults) }
            { hours(words, draft, faults, !known.facilitators.is_empty()) }
            <Card id="rooms" title={words.say("schedule-rooms")} lead={words.say("schedule-rooms-what")}>
                { rooms_on_record(words, known, draft) }
                <TextArea id={control("/places")} optional=true rows={3} label={words.say("schedule-rooms-label")} hint={words.say("schedule-rooms-hint")}
                    value={draft.rooms.clone()} error={faults.at("/places")} on_input={draft.on(|typed, rooms| typed.rooms = rooms)} />
            </Card>
            if !known.drafts.is_empty() {
                { drafts(words, known, draft, faults) }
            }
        </>
    }
}

/// The rooms of the agency: their seats count, and nothing of them is typed.
fn rooms_on_record(words: Words, known: &Known, draft: &Draft<Typed>) -> Html {
    let choices: Vec<Choice> = known
        .rooms
        .iter()
        .map(|room| {
            let seats = [("seats", room.seats.into())];
            Choice::new(room.id.to_string(), room.name.clone())
                .hint(words.say_with("schedule-room-seats", &seats))
        })
        .collect();
    html! {
        if !choices.is_empty() {
            <Checkboxes id="rooms-on-record" optional=true label={words.say("schedule-rooms-recorded")} {choices} values={draft.chosen_rooms.clone()}
                on_change={draft.on(|typed: &mut Typed, ids: Vec<String>| typed.chosen_rooms = ids)} />
        }
    }
}

fn period(words: Words, draft: &Draft<Typed>, faults: &Faults) -> Html {
    html! {
        <Card id="period" title={words.say("schedule-period")} lead={words.say("schedule-period-what")}>
            <div class="fields">
                <DateInput id={control("/first")} label={words.say("schedule-first")} value={draft.first.clone()} error={faults.at("/first")}
                    on_change={draft.on(|typed, day| typed.first = day)} />
                <DateInput id={control("/last")} label={words.say("schedule-last")} value={draft.last.clone()} error={faults.at("/last")}
                    on_change={draft.on(|typed, day| typed.last = day)} />
            </div>
            <fieldset class="field">
                <legend class="field__label">{ words.say("schedule-away") }</legend>
                <div class="fields">
                    <DateInput id={control("/without")} optional=true label={words.say("schedule-away-from")} value={draft.away_from.clone()} error={faults.at("/without")}
                        on_change={draft.on(|typed, day| typed.away_from = day)} />
                    <DateInput id={control("/without/until")} optional=true label={words.say("schedule-away-until")} value={draft.away_until.clone()}
                        on_change={draft.on(|typed, day| typed.away_until = day)} />
                </div>
            </fieldset>
        </Card>
    }
}

/// `led`: whether there is anybody who could lead.
fn hours(words: Words, draft: &Draft<Typed>, faults: &Faults, led: bool) -> Html {
    let choices: Vec<Choice> = WEEKDAYS.iter().map(|(word, _)| Choice::new(*word, words.say(word))).collect();
    html! {
        <Card id="daily" title={words.say("schedule-daily")}>
            <Checkboxes id={control("/weekdays")} label={words.say("schedule-weekdays")} {choices} values={draft.weekdays.clone()} error={faults.at("/weekdays")}
                on_change={draft.on(|typed, days| typed.weekdays = days)} />
            <div class="fields">
                <TextInput id={control("/from")} kind="time" short=true label={words.say("schedule-from")} value={draft.from.clone()} error={faults.at("/from")}
                    on_input={draft.on(|typed, clock| typed.from = clock)} />
                <TextInput id={control("/until")} kind="time" short=true label={words.say("schedule-until")} value={draft.until.clone()} error={faults.at("/until")}
                    on_input={draft.on(|typed, clock| typed.until = clock)} />
            </div>
            <TextInput id={control("/pause/minutes")} kind="number" short=true optional=true label={words.say("schedule-pause")} hint={words.say("schedule-pause-hint")}
                value={draft.pause.clone()} error={faults.at("/pause/minutes")} on_input={draft.on(|typed, minutes| typed.pause = minutes)} />
            if led {
                <TextInput id={control("/leader_week_minutes")} kind="number" short=true optional=true label={words.say("schedule-leader-hours")} hint={words.say("schedule-leader-hours-hint")}
                    value={draft.leader_hours.clone()} error={faults.at("/leader_week_minutes")} on_input={draft.on(|typed, hours| typed.leader_hours = hours)} />
            }
        </Card>
    }
}

fn drafts(words: Words, known: &Known, draft: &Draft<Typed>, faults: &Faults) -> Html {
    let choices = vec![
        Choice::new("stay", words.say("schedule-drafts-stay")),
        Choice::new("where_needed", words.say("schedule-drafts-move")),
    ];
    let one = |session: &polku_api_types::sessions::SessionDetails| {
        let time = when(words, &session.start, &session.end, &session.zone);
        Choice::new(session.id.to_string(), format!("{time}, {}", shown(words, &session.title)))
    };
    let value = if draft.drafts_move { "where_needed" } else { "stay" };
    html! {
        <Card id="drafts" title={words.say("schedule-drafts")} lead={words.say("schedule-drafts-what")}>
            <RadioGroup id={control("/drafts")} label={words.say("schedule-drafts-label")} {choices} {value}
                on_change={draft.on(|typed: &mut Typed, value: String| typed.drafts_move = value == "where_needed")} />
            if draft.drafts_move {
                <Checkboxes id={control("/pinned")} optional=true label={words.say("schedule-pinned")} choices={known.drafts.iter().map(one).collect::<Vec<_>>()}
                    values={draft.pinned.clone()} error={faults.at("/pinned")} on_change={draft.on(|typed, ids| typed.pinned = ids)} />
            }
        </Card>
    }
}

/// The faults, and of a mode or a length that was left open why it could not be.
pub fn explained(words: Words, typed: &Typed, faults: &Faults) -> Faults {
    let mut faults = faults.clone();
    for (index, one) in typed.elements.iter().filter(|one| one.wanted).enumerate() {
        if one.mode.is_empty() {
            faults.reword(&format!("/elements/{index}/mode"), &words.say("sessions-mode-missing"));
        }
    }
    faults
}

/// What the field at a JSON pointer is called.
pub fn field_name(words: Words, pointer: &str) -> Option<AttrValue> {
    let field = pointer.strip_prefix('/')?;
    let (first, rest) = field.split_once('/').unwrap_or((field, ""));
    Some(words.say(match (first, rest.rsplit('/').next().unwrap_or_default()) {
        ("first", _) => "schedule-first",
        ("last", _) => "schedule-last",
        ("weekdays", _) => "schedule-weekdays",
        ("from", _) => "schedule-from",
        ("until", _) => "schedule-until",
        ("without", _) => "schedule-away",
        ("pause", _) => "schedule-pause",
        ("leader_week_minutes", _) => "schedule-leader-hours",
        ("places", _) => "schedule-rooms-label",
        ("pinned", _) => "schedule-pinned",
        ("elements", "minutes") => "schedule-minutes",
        ("elements", "mode") => "sessions-mode",
        ("elements", "least_days") => "schedule-least",
        ("elements", "greatest_days") => "schedule-greatest",
        ("elements", _) => "schedule-elements",
        _ => return None,
    }))
}
