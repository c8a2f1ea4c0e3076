use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use polku_api_types::groups::{
    BrokenLimit, BrokenLimitKind, GroupDetails, GroupPerson, GroupingDetails, GroupingState,
    MoveConsequences, MoveMember,
};
use polku_ui::field::{Select, SelectOption};
use polku_ui::{Button, ButtonKind, Buttons, Card, Dialog, Notice, Tone, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::level::{group_word, of_level, whole};
use super::score::score_change;
use super::small_groups::inside;
use crate::hooks::{FormFailure, use_action, use_query};

#[derive(Properties, PartialEq)]
pub struct BoardProps {
    pub grouping: Rc<GroupingDetails>,
    pub on_change: Callback<()>,
}

/// Where somebody is to be moved, as far as it is known: dragging them says that, too.
#[derive(Clone, Copy, PartialEq)]
struct Wanted {
    application: Uuid,
    to_group: Option<u32>,
    swap_with: Option<Uuid>,
}

/// Groups side by side. People are moved with a button or dragged, onto a group or onto whom they swap with; either way
/// it is said first what the move breaks.
#[component]
pub fn Board(props: &BoardProps) -> Html {
    let words = use_words();
    let grouping = &props.grouping;
    let moving = use_state(|| None::<Wanted>);
    let dragged = use_mut_ref(|| None::<Uuid>);
    let people: HashMap<Uuid, &GroupPerson> =
        grouping.people.iter().map(|person| (person.application_id, person)).collect();
    let (of, version) = (whole(grouping), grouping.version);
    let undo = use_action(
        move |client, key, ()| async move { client.undo_group_move(of, key, version).await.map(drop) },
        props.on_change.clone(),
    );
    let choose = {
        let moving = moving.clone();
        Callback::from(move |wanted: Wanted| moving.set(Some(wanted)))
    };
    let hand = Hand { dragged, choose };
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
    let placed = |person: &&GroupPerson| group_of(grouping, person.application_id).is_none();
    let without: Vec<&GroupPerson> = grouping.people.iter().filter(placed).collect();
    html! {
        <>
            { broken(words, grouping, &grouping.broken, &people) }
            if movable && grouping.can_undo {
                <FormFailure failure={undo.failure.clone()} attempt={undo.attempt} control={Callback::from(|_| None)} />
                <Buttons><Button kind={ButtonKind::Secondary} busy={undo.busy} onclick={undo.run.reform(|_: MouseEvent| ())}>{ words.say("groups-undo") }</Button></Buttons>
            }
            if !without.is_empty() {
                // Who came later can be given a group after everybody was told theirs, too.
                <Card id="without-group" title={words.say(of_level(grouping, "groups-without-group", "small-groups-without-group"))}>
                    <ul class="board__people" role="list">{ for without.iter().map(|person| card(words, person, None, Some(&hand))) }</ul>
                </Card>
            }
            <div class="board">
                { for grouping.groups.iter().map(|group| column(words, grouping, group, &people, movable.then_some(&hand))) }
            </div>
            if let Some(wanted) = *moving {
                <Move grouping={grouping.clone()} {wanted} on_done={done} on_close={close} />
            }
        </>
    }
}

/// What moves people: who is being dragged, and where the choice goes.
#[derive(Clone)]
struct Hand {
    dragged: Rc<RefCell<Option<Uuid>>>,
    choose: Callback<Wanted>,
}

impl Hand {
    fn take(&self, application: Uuid) -> Callback<DragEvent> {
        let dragged = self.dragged.clone();
        Callback::from(move |_: DragEvent| {
            dragged.replace(Some(application));
        })
    }

    /// Lets go over a group, or over somebody in it.
    fn drop_on(&self, group: u32, swap_with: Option<Uuid>) -> Callback<DragEvent> {
        let Self { dragged, choose } = self.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            event.stop_propagation();
            if let Some(application) = dragged.take().filter(|dragged| Some(*dragged) != swap_with) {
                choose.emit(Wanted { application, to_group: Some(group), swap_with });
            }
        })
    }
}

/// Without this the browser takes nothing that is let go.
fn let_in(event: DragEvent) {
    event.prevent_default();
}

fn column(
    words: Words,
    grouping: &GroupingDetails,
    group: &GroupDetails,
    people: &HashMap<Uuid, &GroupPerson>,
    hand: Option<&Hand>,
) -> Html {
    let size = words
        .say_with("groups-members", &[("members", group.members.len().into()), ("size", group.size.into())]);
    html! {
        <Card key={group.id.to_string()} id={format!("group-{}", group.number)}
            title={group_word(words, grouping, group.number)} lead={size}>
            <ul class="board__people" role="list" ondragover={Callback::from(let_in)} ondrop={hand.map(|hand| hand.drop_on(group.number, None))}>
                { for group.members.iter().filter_map(|id| people.get(id)).map(|person| card(words, person, Some(group.number), hand)) }
            </ul>
            { inside(words, grouping, group) }
        </Card>
    }
}

fn card(words: Words, person: &GroupPerson, group: Option<u32>, hand: Option<&Hand>) -> Html {
    let id = person.application_id;
    let choose = hand.map(|hand| hand.choose.clone());
    // Whoever is dragged onto somebody of another group swaps with them.
    let ondrop = hand.zip(group).map(|(hand, group)| hand.drop_on(group, Some(id)));
    html! {
        <li class="board__person" key={id.to_string()} draggable={hand.map(|_| "true")} ondragstart={hand.map(|hand| hand.take(id))}
            ondragover={Callback::from(let_in)} {ondrop}>
            <span class="board__name">{ &person.name }</span>
            <span class="quiet">{ format!("{} · {} · {}", person.unit, person.site, person.job_category) }</span>
            if let Some(choose) = choose {
                <Button kind={ButtonKind::Quiet}
                    onclick={choose.reform(move |_: MouseEvent| Wanted { application: id, to_group: None, swap_with: None })}
                    label={words.say_with("groups-move-person", &[("name", person.name.as_str().into())])}>{ words.say("groups-move") }</Button>
            }
        </li>
    }
}

/// The limits broken, each with whom it concerns.
fn broken(
    words: Words,
    grouping: &GroupingDetails,
    limits: &[BrokenLimit],
    people: &HashMap<Uuid, &GroupPerson>,
) -> Html {
    if limits.is_empty() {
        return Html::default();
    }
    html! {
        <Notice tone={Tone::Bad} announce=true title={words.say("groups-broken")}>
            <ul>{ for limits.iter().map(|limit| html! { <li>{ broken_words(words, grouping, limit, people) }</li> }) }</ul>
        </Notice>
    }
}

fn broken_words(
    words: Words,
    grouping: &GroupingDetails,
    limit: &BrokenLimit,
    people: &HashMap<Uuid, &GroupPerson>,
) -> AttrValue {
    let (groups, small_groups) = match limit.kind {
        BrokenLimitKind::OwnSupervisor => {
            ("groups-breaks-own-supervisor", "small-groups-breaks-own-supervisor")
        }
        BrokenLimitKind::ReportingLine => {
            ("groups-breaks-reporting-line", "small-groups-breaks-reporting-line")
        }
        BrokenLimitKind::TooMany => ("groups-breaks-too-many", "small-groups-breaks-too-many"),
        // Only small groups have a least size.
        BrokenLimitKind::TooFew => ("small-groups-breaks-too-few", "small-groups-breaks-too-few"),
        BrokenLimitKind::WithoutGroup => ("groups-breaks-without-group", "small-groups-breaks-without-group"),
        BrokenLimitKind::TooManyOfUnit => ("groups-breaks-unit", "small-groups-breaks-unit"),
        BrokenLimitKind::NoSharedLanguage => ("groups-breaks-language", "small-groups-breaks-language"),
        BrokenLimitKind::NotPossible => ("groups-breaks-not-possible", "groups-breaks-not-possible"),
    };
    let key = of_level(grouping, groups, small_groups);
    let names: Vec<&str> =
        limit.people.iter().filter_map(|id| people.get(id)).map(|person| person.name.as_str()).collect();
    let group = limit.group.unwrap_or_default();
    words.say_with(key, &[("names", names.join(", ").into()), ("group", group.into())])
}

#[derive(Properties, PartialEq)]
struct MoveProps {
    grouping: Rc<GroupingDetails>,
    wanted: Wanted,
    on_done: Callback<()>,
    on_close: Callback<()>,
}

/// Where to move somebody and with whom to swap; the consequences are shown before anything is done.
#[component]
fn Move(props: &MoveProps) -> Html {
    let words = use_words();
    let grouping = props.grouping.clone();
    let Wanted { application, to_group, swap_with } = props.wanted;
    let here = group_of(&grouping, application);
    let other = grouping.groups.iter().map(|group| group.number).find(|number| Some(*number) != here);
    let target = use_state(|| to_group.filter(|number| Some(*number) != here).or(other).unwrap_or(1));
    // Somebody without a group has no place to give in return.
    let swap = use_state(|| swap_with.filter(|_| here.is_some() && to_group != here));
    let wanted = MoveMember { application_id: application, to_group: *target, swap_with: *swap };
    let (of, version) = (whole(&grouping), grouping.version);
    let check = use_query((of, *target, *swap), move |client, (of, to_group, swap_with)| async move {
        let wanted = MoveMember { application_id: application, to_group, swap_with };
        client.check_group_move(of, &wanted).await
    });
    let go = use_action(
        move |client, key, wanted: MoveMember| async move {
            client.move_group_member(of, key, version, &wanted).await.map(drop)
        },
        props.on_done.clone(),
    );
    let to_target = {
        let (target, swap) = (target.clone(), swap.clone());
        Callback::from(move |text: String| {
            target.set(text.parse().unwrap_or(1));
            // Who was to come in return is of another group.
            swap.set(None);
        })
    };
    // What an earlier choice would do says nothing of this one.
    let loading = check.state.loading;
    let allowed = !loading && check.state.data.as_ref().is_some_and(|consequences| consequences.allowed);
    let name = name_of(&grouping, application);
    html! {
        <Dialog id="move" title={words.say_with("groups-move-person", &[("name", name.into())])} open=true on_close={props.on_close.clone()}>
            <Select id="target" label={words.say(of_level(&grouping, "groups-target", "small-groups-target"))} options={targets(words, &grouping, here)} value={target.to_string()}
                on_change={to_target} />
            if here.is_some() {
                <Select id="swap" optional=true label={words.say(of_level(&grouping, "groups-swap", "small-groups-swap"))} placeholder={words.say("groups-swap-nobody")}
                    options={members(&grouping, wanted.to_group)} value={swap.map(|id| id.to_string()).unwrap_or_default()}
                    on_change={Callback::from(move |text: String| swap.set(text.parse().ok()))} />
            }
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

pub fn name_of(grouping: &GroupingDetails, application: Uuid) -> String {
    let person = grouping.people.iter().find(|person| person.application_id == application);
    person.map(|person| person.name.clone()).unwrap_or_default()
}

fn targets(words: Words, grouping: &GroupingDetails, here: Option<u32>) -> Vec<SelectOption> {
    let others = grouping.groups.iter().filter(|group| Some(group.number) != here);
    let option = |group: &GroupDetails| {
        SelectOption::new(group.number.to_string(), group_word(words, grouping, group.number))
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
    let balance = score_change(words, consequences.score_before, consequences.score_after);
    let worse = consequences.score_after > consequences.score_before;
    let tone = if worse { Tone::Warn } else { Tone::Good };
    html! {
        if consequences.allowed {
            <Notice {tone}><p>{ words.say("groups-breaks-nothing") }{ " " }{ balance }</p></Notice>
        } else {
            { broken(words, grouping, &consequences.breaks, &people) }
        }
    }
}
