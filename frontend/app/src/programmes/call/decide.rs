use std::rc::Rc;

use polku_api_types::programmes::{ApproveCall, CallDetails, ReturnCall};
use polku_client::{Client, ClientError};
use polku_ui::field::{Choice, RadioGroup, TextArea, TextInput};
use polku_ui::{Button, Buttons, Card, Notice, Tone, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::super::form::{Faults, FormFaults, Reader, control, use_draft, use_form};
use crate::context::use_session;
use crate::hooks::use_action;

/// Longest remark.
const LONGEST_NOTE: usize = 2_000;

#[derive(Properties, PartialEq)]
pub struct DecideProps {
    pub call: Rc<CallDetails>,
    pub on_done: Callback<CallDetails>,
}

#[derive(Clone, Default, PartialEq)]
struct Typed {
    approves: String,
    name: String,
    title: String,
    note: String,
}

enum Decision {
    Approve(ApproveCall),
    Return(ReturnCall),
}

impl Typed {
    fn read(&self, words: Words) -> Result<Decision, Faults> {
        let mut reader = Reader::new(words);
        let decision = if self.approves == "no" {
            Decision::Return(ReturnCall { note: reader.line("/note", &self.note) })
        } else {
            reader.choice("/decision", !self.approves.is_empty());
            if self.approves.is_empty() {
                return reader.finish(Decision::Return(ReturnCall { note: String::new() }));
            }
            let name = reader.line("/name", &self.name);
            Decision::Approve(ApproveCall { name, title: reader.line("/title", &self.title) })
        };
        reader.finish(decision)
    }
}

async fn decide(
    client: Client,
    key: Uuid,
    call: Uuid,
    version: u64,
    decision: Decision,
) -> Result<CallDetails, ClientError> {
    match decision {
        Decision::Approve(body) => client.approve_call(key, call, version, &body).await,
        Decision::Return(body) => client.return_call(key, call, version, &body).await,
    }
}

/// The decider approves the call, or returns it with what is to be changed.
#[component]
pub fn Decide(props: &DecideProps) -> Html {
    let words = use_words();
    let session = use_session();
    let draft = use_draft(|| Typed {
        name: session.me().map(|me| me.display_name.clone()).unwrap_or_default(),
        ..Typed::default()
    });
    let (call, version) = (props.call.id, props.call.version);
    let action = use_action(
        move |client, key, decision: Decision| decide(client, key, call, version, decision),
        props.on_done.clone(),
    );
    let form = use_form(&action);
    let onsubmit = {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(draft.read(words));
        })
    };
    let choices = vec![
        Choice::new("yes", words.say("approval-approve")).hint(words.say("approval-approve-what")),
        Choice::new("no", words.say("approval-return")).hint(words.say("approval-return-what")),
    ];
    let button = if draft.approves == "no" { "approval-send-back" } else { "approval-confirm" };
    let faults = &form.faults;
    html! {
        <Card id="decision" accent=true title={words.say("approval-decision")}>
            <form class="form" {onsubmit} novalidate=true>
                <FormFaults faults={faults.clone()} failure={form.failure.clone()} attempt={form.attempt} name={Callback::from(move |at: String| field_name(words, &at))} />
                <RadioGroup id={control("/decision")} label={words.say("approval-choose")} {choices} value={draft.approves.clone()}
                    error={faults.at("/decision")} on_change={draft.on(|typed, value| typed.approves = value)} />
                if draft.approves == "yes" {
                    <TextInput id={control("/name")} label={words.say("decider-name")} value={draft.name.clone()} error={faults.at("/name")}
                        on_input={draft.on(|typed, text| typed.name = text)} />
                    <TextInput id={control("/title")} label={words.say("decider-title")} hint={words.say("decider-title-hint")} value={draft.title.clone()}
                        error={faults.at("/title")} on_input={draft.on(|typed, text| typed.title = text)} />
                    <Notice tone={Tone::Info}><p>{ words.say("approval-then") }</p></Notice>
                }
                if draft.approves == "no" {
                    <TextArea id={control("/note")} label={words.say("approval-note")} hint={words.say("approval-note-hint")} max_length={LONGEST_NOTE}
                        value={draft.note.clone()} error={faults.at("/note")} on_input={draft.on(|typed, text| typed.note = text)} />
                }
                <Buttons><Button submit=true busy={form.busy}>{ words.say(button) }</Button></Buttons>
            </form>
        </Card>
    }
}

fn field_name(words: Words, pointer: &str) -> Option<AttrValue> {
    Some(words.say(match pointer {
        "/decision" => "approval-choose",
        "/name" => "decider-name",
        "/title" => "decider-title",
        "/note" => "approval-note",
        _ => return None,
    }))
}
