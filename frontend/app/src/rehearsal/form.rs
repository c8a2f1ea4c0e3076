use std::rc::Rc;

use polku_api_types::programmes::CallDetails;
use polku_api_types::rehearsal::{EarlierCall, Rehearsal, RehearsalPools, RehearseSelection};
use polku_i18n::format;
use polku_ui::field::{Choice, DateInput, RadioGroup, Select, SelectOption, TextInput};
use polku_ui::{Button, Buttons, Card, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::publish::Publish;
use super::published::Published;
use super::result::Outcome;
use super::typed::{Typed, TypedKind};
use crate::hooks::use_action;
use crate::localised::shown;
use crate::programmes::form::{Draft, Faults, FormFaults, control, use_draft, use_form};

#[derive(Properties, PartialEq)]
pub struct RehearseProps {
    pub call: Rc<CallDetails>,
    pub pools: Rc<RehearsalPools>,
}

/// With whom to rehearse, and what came of it.
#[component]
pub fn Rehearse(props: &RehearseProps) -> Html {
    let words = use_words();
    let found = use_state(|| None::<Rc<Rehearsal>>);
    let draft = use_draft(|| Typed::of(&props.call));
    let publications = use_state(|| 0_u32);
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
    let on_published = {
        let publications = publications.clone();
        Callback::from(move |()| publications.set(*publications + 1))
    };
    html! {
        <div class="stack">
            <Card id="rehearse" accent={found.is_none()} title={words.say("rehearsal-with")}>
                <form class="form" {onsubmit} novalidate=true>
                    <FormFaults faults={faults.clone()} failure={form.failure.clone()} attempt={form.attempt}
                        name={Callback::from(move |at: String| field_name(words, &at))} />
                    { pool_fields(words, &draft, faults, &props.pools) }
                    { frame_fields(words, &draft, faults) }
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
                <Publish call={props.call.clone()} found={found.clone()} on_done={on_published} />
            }
            <Published {call} asked={*publications} />
        </div>
    }
}

/// Who might apply.
fn pool_fields(words: Words, draft: &Draft<Typed>, faults: &Faults, pools: &RehearsalPools) -> Html {
    let mut kinds = vec![
        Choice::new("staff", words.say("rehearsal-pool-staff"))
            .hint(words.say_with("rehearsal-pool-staff-what", &[("count", pools.staff.into())])),
        Choice::new("invented", words.say("rehearsal-pool-invented"))
            .hint(words.say("rehearsal-pool-invented-what")),
    ];
    if !pools.calls.is_empty() {
        kinds.push(
            Choice::new("call", words.say("rehearsal-pool-call")).hint(words.say("rehearsal-pool-call-what")),
        );
    }
    let fields = match draft.kind.as_str() {
        "call" => html! {
            <Select id={control("/pool/call")} label={words.say("rehearsal-call")} placeholder={words.say("rehearsal-call-choose")}
                options={pools.calls.iter().map(|call| earlier(words, call)).collect::<Vec<_>>()} value={draft.call.clone()}
                error={faults.at("/pool/call")} on_change={draft.on(|typed, value| typed.call = value)} />
        },
        "invented" => invented_fields(words, draft, faults),
        _ => html! {
            <Select id={control("/pool/staff/share_percent")} label={words.say("rehearsal-share")} hint={words.say("rehearsal-share-hint")}
                options={shares(words, pools.staff)} value={draft.share.clone()}
                error={faults.at("/pool/staff/share_percent")} on_change={draft.on(|typed, value| typed.share = value)} />
        },
    };
    html! {
        <>
            <RadioGroup id={control("/pool")} label={words.say("rehearsal-pool")} choices={kinds} value={draft.kind.clone()}
                error={faults.at("/pool")} on_change={draft.on(|typed, value| typed.kind = value)} />
            { fields }
        </>
    }
}

/// How many apply, and how many of them count in each quota.
fn invented_fields(words: Words, draft: &Draft<Typed>, faults: &Faults) -> Html {
    let kind = |(index, kind): (usize, &TypedKind)| {
        // Before anything is typed it has no place among those that are sent, and no fault.
        let at = draft.place(index).map(|place| format!("/pool/invented/kinds/{place}/people"));
        let id = at.as_deref().map_or_else(|| format!("invented-{index}").into(), control);
        let error = at.as_deref().and_then(|at| faults.at(at));
        html! {
            <TextInput key={index} {id} kind="number" short=true optional=true label={kind_name(words, kind)}
                value={kind.people.clone()} {error} on_input={draft.on(move |typed, text| {
                    if let Some(kind) = typed.kinds.get_mut(index) {
                        kind.people = text;
                    }
                })} />
        }
    };
    let place = "/pool/invented/people";
    html! {
        <>
            <TextInput id={control(place)} kind="number" short=true label={words.say("rehearsal-people")} value={draft.people.clone()}
                error={faults.at(place)} on_input={draft.on(|typed, text| typed.people = text)} />
            if !draft.kinds.is_empty() {
                <fieldset class="field">
                    <legend class="field__label">{ words.say("rehearsal-invented-kinds") }</legend>
                    <p class="field__hint">{ words.say("rehearsal-invented-kinds-hint") }</p>
                    <div class="fields">{ for draft.kinds.iter().enumerate().map(kind) }</div>
                </fieldset>
            }
        </>
    }
}

/// Whom a quota counts.
fn kind_name(words: Words, kind: &TypedKind) -> AttrValue {
    let key = match (kind.attribute.as_str(), kind.value.as_str()) {
        ("left_out", _) => "rehearsal-by-left-out",
        ("unit", _) => "rehearsal-invented-unit",
        ("site", _) => "rehearsal-invented-site",
        ("job_category", _) => "rehearsal-invented-category",
        (_, "true") => "rehearsal-invented-supervisors",
        _ => "rehearsal-invented-others",
    };
    words.say_with(key, &[("value", kind.value.as_str().into())])
}

/// Into what the participants are divided, and between which days they meet.
fn frame_fields(words: Words, draft: &Draft<Typed>, faults: &Faults) -> Html {
    let sizes = ["4", "5", "6", "7"].map(|size| SelectOption::new(size, size));
    html! {
        <fieldset class="field">
            <legend class="field__label">{ words.say("rehearsal-frame") }</legend>
            <div class="fields">
                <TextInput id={control("/groups")} kind="number" short=true optional=true label={words.say("rehearsal-groups")}
                    value={draft.groups.clone()} error={faults.at("/groups")} on_input={draft.on(|typed, text| typed.groups = text)} />
                <Select id={control("/small_group_size")} label={words.say("rehearsal-small-size")} options={sizes.to_vec()}
                    value={draft.small_group_size.clone()} error={faults.at("/small_group_size")}
                    on_change={draft.on(|typed, value| typed.small_group_size = value)} />
            </div>
            <div class="fields">
                <DateInput id={control("/meets/first_day")} optional=true label={words.say("rehearsal-first-day")} value={draft.first_day.clone()}
                    error={faults.at("/meets/first_day")} on_change={draft.on(|typed, day| typed.first_day = day)} />
                <DateInput id={control("/meets/last_day")} optional=true label={words.say("rehearsal-last-day")} value={draft.last_day.clone()}
                    error={faults.at("/meets/last_day")} on_change={draft.on(|typed, day| typed.last_day = day)} />
            </div>
        </fieldset>
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
        "/groups" => "rehearsal-groups",
        "/small_group_size" => "rehearsal-small-size",
        "/meets/first_day" => "rehearsal-first-day",
        "/meets/last_day" => "rehearsal-last-day",
        "/pool/invented/people" => "rehearsal-people",
        at if at.starts_with("/pool/invented/kinds") => "rehearsal-invented-kinds",
        _ => return None,
    }))
}
