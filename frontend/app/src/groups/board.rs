use std::collections::HashMap;
use std::rc::Rc;

use polku_api_types::groups::{
    BrokenLimit, BrokenLimitKind, GroupDetails, GroupPerson, GroupingDetails, GroupingState,
    MoveConsequences, MoveMember,
};
use polku_i18n::format;
use polku_ui::field::{Select, SelectOption};
use polku_ui::{Button, ButtonKind, Buttons, Card, Dialog, Notice, Tone, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action, use_query};

#[derive(Properties, PartialEq)]
pub struct BoardProps {
    pub grouping: Rc<GroupingDetails>,
    pub on_change: Callback<()>,
}

/// Groups side by side; each person can be moved with a button, which says first what the move breaks.
#[component]
pub fn Board(props: &BoardProps) -> Html {
    let words = use_words();
    let grouping = &props.grouping;
    let moving = use_state(|| None::<Uuid>);
    let people: HashMap<Uuid, &GroupPerson> =
        grouping.people.iter().map(|person| (person.application_id, person)).collect();
    let (programme, version) = (grouping.programme_id, grouping.version);
    let undo = use_action(
        move |client, key, ()| async move { client.undo_group_move(programme, key, version).await.map(drop) },
        props.on_change.clone(),
    );
    let choose = {
        let moving = moving.clone();
        Callback::from(move |application: Uuid| moving.set(Some(application)))
    };
    let close = {
        let moving = moving.clone();
        Callback::from(move |()| moving.set(None))
    };
    let done = {
        let (close, on_change) = (close.clone(), props.on_change.clone());
        Callback::from(move |()| {
            close.emit(());
            on_change.emit(());
        })
    };
    let movable = grouping.state == GroupingState::Proposed;
    html! {
        <>
            { broken(words, &grouping.broken, &people) }
            if movable && grouping.can_undo {
                <FormFailure failure={undo.failure.clone()} attempt={undo.attempt} control={Callback::from(|_| None)} />
                <Buttons><Button kind={ButtonKind::Secondary} busy={undo.busy} onclick={undo.run.reform(|_: MouseEvent| ())}>{ words.say("groups-undo") }</Button></Buttons>
            }
            <div class="board">
                { for grouping.groups.iter().map(|group| column(words, group, &people, movable.then(|| choose.clone()))) }
            </div>
            if let Some(application) = *moving {
                <Move grouping={grouping.clone()} {application} on_done={done} on_close={close} />
            }
        </>
    }
}

fn column(
    words: Words,
    group: &GroupDetails,
    people: &HashMap<Uuid, &GroupPerson>,
    choose: Option<Callback<Uuid>>,
) -> Html {
    let size = words
        .say_with("groups-members", &[("members", group.members.len().into()), ("size", group.size.into())]);
    html! {
        <Card key={group.id.to_string()} id={format!("group-{}", group.number)}
            title={words.say_with("groups-group", &[("number", group.number.into())])} lead={size}>
            <ul class="board__people" role="list">
                { for group.members.iter().filter_map(|id| people.get(id)).map(|person| card(words, person, choose.clone())) }
            </ul>
        </Card>
    }
}

fn card(words: Words, person: &GroupPerson, choose: Option<Callback<Uuid>>) -> Html {
    let id = person.application_id;
    html! {
        <li class="board__person" key={id.to_string()}>
            <span class="board__name">{ &person.name }</span>
            <span class="quiet">{ format!("{} · {} · {}", person.unit, person.site, person.job_category) }</span>
            if let Some(choose) = choose {
                <Button kind={ButtonKind::Quiet} onclick={choose.reform(move |_: MouseEvent| id)}
                    label={words.say_with("groups-move-person", &[("name", person.name.as_str().into())])}>{ words.say("groups-move") }</Button>
            }
        </li>
    }
}

/// The limits broken, each with whom it concerns.
fn broken(words: Words, limits: &[BrokenLimit], people: &HashMap<Uuid, &GroupPerson>) -> Html {
    if limits.is_empty() {
        return Html::default();
    }
    html! {
        <Notice tone={Tone::Bad} announce=true title={words.say("groups-broken")}>
            <ul>{ for limits.iter().map(|limit| html! { <li>{ broken_words(words, limit, people) }</li> }) }</ul>
        </Notice>
    }
}

fn broken_words(words: Words, limit: &BrokenLimit, people: &HashMap<Uuid, &GroupPerson>) -> AttrValue {
    let key = match limit.kind {
        BrokenLimitKind::OwnSupervisor => "groups-breaks-own-supervisor",
        BrokenLimitKind::ReportingLine => "groups-breaks-reporting-line",
        BrokenLimitKind::TooMany => "groups-breaks-too-many",
        BrokenLimitKind::WithoutGroup => "groups-breaks-without-group",
    };
    let names: Vec<&str> =
        limit.people.iter().filter_map(|id| people.get(id)).map(|person| person.name.as_str()).collect();
    let group = limit.group.unwrap_or_default();
    words.say_with(key, &[("names", names.join(", ").into()), ("group", group.into())])
}

#[derive(Properties, PartialEq)]
struct MoveProps {
    grouping: Rc<GroupingDetails>,
    application: Uuid,
    on_done: Callback<()>,
    on_close: Callback<()>,
}

/// Where to move somebody and with whom to swap; the consequences are shown before anything is done.
#[component]
fn Move(props: &MoveProps) -> Html {
    let words = use_words();
    let grouping = props.grouping.clone();
    let application = props.application;
    let here = group_of(&grouping, application);
    let other = grouping.groups.iter().map(|group| group.number).find(|number| Some(*number) != here);
    let target = use_state(|| other.unwrap_or(1));
    let swap = use_state(|| None::<Uuid>);
    let wanted = MoveMember { application_id: application, to_group: *target, swap_with: *swap };
    let (programme, version) = (grouping.programme_id, grouping.version);
    let check =
        use_query((programme, *target, *swap), move |client, (programme, to_group, swap_with)| async move {
            let wanted = MoveMember { application_id: application, to_group, swap_with };
            client.check_group_move(programme, &wanted).await
        });
    let go = use_action(
        move |client, key, wanted: MoveMember| async move {
            client.move_group_member(programme, key, version, &wanted).await.map(drop)
        },
        props.on_done.clone(),
    );
    // What an earlier choice would do says nothing of this one.
    let loading = check.state.loading;
    let allowed = !loading && check.state.data.as_ref().is_some_and(|consequences| consequences.allowed);
    let name = name_of(&grouping, application);
    html! {
        <Dialog id="move" title={words.say_with("groups-move-person", &[("name", name.into())])} open=true on_close={props.on_close.clone()}>
            <Select id="target" label={words.say("groups-target")} options={targets(words, &grouping, here)} value={target.to_string()}
                on_change={Callback::from(move |text: String| { target.set(text.parse().unwrap_or(1)); })} />
            <Select id="swap" optional=true label={words.say("groups-swap")} placeholder={words.say("groups-swap-nobody")}
                options={members(&grouping, wanted.to_group)} value={swap.map(|id| id.to_string()).unwrap_or_default()}
                on_change={Callback::from(move |text: String| swap.set(text.parse().ok()))} />
            <div role="status" aria-busy={loading.then_some("true")}>
                if let Some(consequences) = &check.state.data {
                    { consequences_of(words, &grouping, consequences) }
                }
            </div>
            <FormFailure failure={go.failure.clone()} attempt={go.attempt} control={Callback::from(|_| None)} />
            <Buttons>
                <Button busy={go.busy} disabled={!allowed} onclick={go.run.reform(move |_: MouseEvent| wanted)}>{ words.say("groups-move-now") }</Button>
            </Buttons>
        </Dialog>
    }
}

fn group_of(grouping: &GroupingDetails, application: Uuid) -> Option<u32> {
    grouping.groups.iter().find(|group| group.members.contains(&application)).map(|group| group.number)
}

fn name_of(grouping: &GroupingDetails, application: Uuid) -> String {
    let person = grouping.people.iter().find(|person| person.application_id == application);
    person.map(|person| person.name.clone()).unwrap_or_default()
}

fn targets(words: Words, grouping: &GroupingDetails, here: Option<u32>) -> Vec<SelectOption> {
    let others = grouping.groups.iter().filter(|group| Some(group.number) != here);
    let option = |group: &GroupDetails| {
        let label = words.say_with("groups-group", &[("number", group.number.into())]);
        SelectOption::new(group.number.to_string(), label)
    };
    others.map(option).collect()
}

fn members(grouping: &GroupingDetails, number: u32) -> Vec<SelectOption> {
    let group = grouping.groups.iter().find(|group| group.number == number);
    let ids = group.map(|group| group.members.as_slice()).unwrap_or_default();
    ids.iter().map(|id| SelectOption::new(id.to_string(), name_of(grouping, *id))).collect()
}

/// What the move breaks and what it does to the balance.
fn consequences_of(words: Words, grouping: &GroupingDetails, consequences: &MoveConsequences) -> Html {
    let people: HashMap<Uuid, &GroupPerson> =
        grouping.people.iter().map(|person| (person.application_id, person)).collect();
    let hundredths = |score: u64| {
        let whole = u32::try_from(score).map_or(f64::INFINITY, f64::from);
        format::decimal(words.language, whole / 100.0, 2)
    };
    let balance = words.say_with(
        "groups-score-change",
        &[
            ("before", hundredths(consequences.score_before).into()),
            ("after", hundredths(consequences.score_after).into()),
        ],
    );
    html! {
        if consequences.allowed {
            <Notice tone={Tone::Good}><p>{ words.say("groups-breaks-nothing") }{ " " }{ balance }</p></Notice>
        } else {
            { broken(words, &consequences.breaks, &people) }
        }
    }
}
