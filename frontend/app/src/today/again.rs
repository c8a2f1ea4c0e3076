use std::rc::Rc;

use polku_api_types::sessions::{HoldAgain, SessionDetails};
use polku_api_types::today::SessionToday;
use polku_ui::{Button, Buttons, Card, use_toasts, use_words};
use yew::prelude::*;

use super::form::{field_name, start_of, times};
use crate::hooks::use_action;
use crate::programmes::form::{FormFaults, Reader, use_draft, use_form};

#[derive(Properties, PartialEq)]
pub struct AgainProps {
    pub seen: Rc<SessionToday>,
    pub on_done: Callback<()>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Typed {
    start: String,
    other: String,
}

/// A cancelled session is to be held: three times, or another.
#[component]
pub fn Again(props: &AgainProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let seen = &props.seen;
    let draft = use_draft(Typed::default);
    let (id, version) = (seen.session_id, seen.version);
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |held: SessionDetails| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say_with("today-held", &[("count", held.members.into())]));
            }
            on_done.emit(());
        })
    };
    let hold = use_action(
        move |client, key, body: HoldAgain| async move { client.hold_again(id, version, key, &body).await },
        done,
    );
    let form = use_form(&hold);
    let onsubmit = {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut reader = Reader::new(words);
            let start = start_of(&draft.start, &draft.other).to_owned();
            reader.choice("/start", !start.is_empty());
            send.emit(reader.finish(HoldAgain { start }));
        })
    };
    let (on_start, on_other) =
        (draft.on(|typed, start| typed.start = start), draft.on(|typed, other| typed.other = other));
    html! {
        <Card id="again" title={words.say("today-to-be-held")} lead={words.say("today-to-be-held-what")}>
            <form class="form" {onsubmit} novalidate=true>
                <FormFaults faults={form.faults.clone()} failure={form.failure.clone()} attempt={form.attempt}
                    name={Callback::from(move |at: String| field_name(words, &at))} />
                { times(words, seen, (&draft.start, on_start), (&draft.other, on_other), form.faults.at("/start")) }
                <Buttons><Button submit=true busy={form.busy}>{ words.say("today-hold") }</Button></Buttons>
            </form>
        </Card>
    }
}
