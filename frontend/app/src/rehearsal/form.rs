use std::rc::Rc;

use polku_api_types::programmes::CallDetails;
use polku_api_types::rehearsal::{
    EarlierCall, Rehearsal, RehearsalPool, RehearsalPools, RehearseSelection, StaffShare,
};
use polku_i18n::format;
use polku_ui::field::{Choice, RadioGroup, Select, SelectOption};
use polku_ui::{Button, Buttons, Card, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::result::Outcome;
use crate::hooks::use_action;
use crate::localised::shown;
use crate::programmes::form::{Faults, FormFaults, Reader, control, use_draft, use_form};

#[derive(Properties, PartialEq)]
pub struct RehearseProps {
    pub call: Rc<CallDetails>,
    pub pools: Rc<RehearsalPools>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    /// `staff` or `call`.
    kind: String,
    share: String,
    call: String,
}

impl Typed {
    fn read(&self, words: Words) -> Result<RehearseSelection, Faults> {
        let mut reader = Reader::new(words);
        let pool = if self.kind == "call" {
            reader.choice("/pool/call", !self.call.is_empty());
            RehearsalPool { staff: None, call: self.call.parse().ok() }
        } else {
            let share_percent = reader.number("/pool/staff/share_percent", &self.share);
            RehearsalPool { staff: Some(StaffShare { share_percent }), call: None }
        };
        reader.finish(RehearseSelection { pool, seed: None })
    }
}

/// With whom to rehearse, and what came of it.
#[component]
pub fn Rehearse(props: &RehearseProps) -> Html {
    let words = use_words();
    let found = use_state(|| None::<Rc<Rehearsal>>);
    let draft = use_draft(|| Typed { kind: "staff".into(), share: "50".into(), call: String::new() });
    let call = props.call.id;
    let done = {
        let found = found.clone();
        Callback::from(move |rehearsal: Rehearsal| found.set(Some(Rc::new(rehearsal))))
    };
    let action = use_action(
        move |client, _: Uuid, body: RehearseSelection| async move {
            client.rehearse_selection(call, &body).await
        },
        done,
    );
    let form = use_form(&action);
    let onsubmit = {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(draft.read(words));
        })
    };
    let again = form.send.reform(Ok::<RehearseSelection, Faults>);
    let faults = &form.faults;
    let pools = &props.pools;
    let mut kinds = vec![
        Choice::new("staff", words.say("rehearsal-pool-staff"))
            .hint(words.say_with("rehearsal-pool-staff-what", &[("count", pools.staff.into())])),
    ];
    if !pools.calls.is_empty() {
        kinds.push(
            Choice::new("call", words.say("rehearsal-pool-call")).hint(words.say("rehearsal-pool-call-what")),
        );
    }
    html! {
        <div class="stack">
            <Card id="rehearse" accent={found.is_none()} title={words.say("rehearsal-with")}>
                <form class="form" {onsubmit} novalidate=true>
                    <FormFaults faults={faults.clone()} failure={form.failure.clone()} attempt={form.attempt}
                        name={Callback::from(move |at: String| field_name(words, &at))} />
                    <RadioGroup id={control("/pool")} label={words.say("rehearsal-pool")} choices={kinds} value={draft.kind.clone()}
                        error={faults.at("/pool")} on_change={draft.on(|typed, value| typed.kind = value)} />
                    if draft.kind == "call" {
                        <Select id={control("/pool/call")} label={words.say("rehearsal-call")} placeholder={words.say("rehearsal-call-choose")}
                            options={pools.calls.iter().map(|call| earlier(words, call)).collect::<Vec<_>>()} value={draft.call.clone()}
                            error={faults.at("/pool/call")} on_change={draft.on(|typed, value| typed.call = value)} />
                    } else {
                        <Select id={control("/pool/staff/share_percent")} label={words.say("rehearsal-share")} hint={words.say("rehearsal-share-hint")}
                            options={shares(words, pools.staff)} value={draft.share.clone()}
                            error={faults.at("/pool/staff/share_percent")} on_change={draft.on(|typed, value| typed.share = value)} />
                    }
                    <Buttons><Button submit=true busy={form.busy}>{ words.say("rehearsal-run") }</Button></Buttons>
                </form>
            </Card>
            <p class="visually-hidden" role="status">
                if let Some(found) = &*found {
                    { words.say_with("rehearsal-done", &[("people", found.people.into()), ("chosen", found.chosen.into())]) }
                }
            </p>
            if let Some(found) = &*found {
                <Outcome found={found.clone()} busy={form.busy} on_again={again} />
            }
        </div>
    }
}

/// Every tenth percent, with the people it comes to.
fn shares(words: Words, staff: u32) -> Vec<SelectOption> {
    let option = |percent: u32| {
        let people = (staff * percent).div_ceil(100);
        let label =
            words.say_with("rehearsal-share-of", &[("percent", percent.into()), ("people", people.into())]);
        SelectOption::new(percent.to_string(), label)
    };
    (1..=10).map(|tenth| option(tenth * 10)).collect()
}

fn earlier(words: Words, call: &EarlierCall) -> SelectOption {
    let key = if call.scored { "rehearsal-call-scored" } else { "rehearsal-call-of" };
    let args = [
        ("name", shown(words, &call.programme_name).as_str().into()),
        ("dates", format::date_range(words.language, call.opens_on, call.closes_on).into()),
        ("people", call.applicants.into()),
    ];
    SelectOption::new(call.id.to_string(), words.say_with(key, &args))
}

fn field_name(words: Words, pointer: &str) -> Option<AttrValue> {
    Some(words.say(match pointer {
        "/pool" => "rehearsal-pool",
        "/pool/call" => "rehearsal-call",
        "/pool/staff/share_percent" => "rehearsal-share",
        _ => return None,
    }))
}
