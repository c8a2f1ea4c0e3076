use std::rc::Rc;

use polku_api_types::groups::{GroupingDetails, GroupingState};
use polku_api_types::problem::ProblemCode;
use polku_client::{ClientError, GroupsOf};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, ConfirmDialog, Crumb, Notice, Tag, Tone, Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::board::Board;
use super::level::{of_level, whole};
use super::repair_card::Repair;
use super::score::Score;
use super::search_card::Proposing;
use crate::hooks::{FormFailure, use_action, use_query};
use crate::route::{CoordinatorRoute, ParticipantsRoute};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct GroupsPageProps {
    /// The programme.
    pub id: Uuid,
    /// The confirmed group that is divided into small groups.
    #[prop_or_default]
    pub group: Option<Uuid>,
}

/// The groups of a programme, once somebody has a place, or the small groups of one of them.
#[component]
pub fn GroupsPage(props: &GroupsPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let of = GroupsOf { programme: id, group: props.group };
    let grouping = use_query(of, |client, of| async move {
        match client.view_grouping(of).await {
            Ok(answer) => Ok(Some(answer.body)),
            Err(ClientError::Problem(problem)) if problem.code == ProblemCode::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    });
    let reload = grouping.reload.clone();
    let ready = Callback::from(move |grouping: Rc<Option<GroupingDetails>>| {
        let proposed = (*grouping).clone().map(Rc::new);
        html! { <Grouping {of} grouping={proposed} on_change={reload.clone()} /> }
    });
    let mut crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
    ];
    let within = grouping.state.data.as_ref().and_then(|grouping| grouping.as_ref().as_ref()?.within);
    let title = match within {
        Some(within) => words.say_with("small-groups-of", &[("number", within.number.into())]),
        None if of.group.is_some() => words.say("small-groups-title"),
        None => words.say("groups-title"),
    };
    let lead = words.say(if of.group.is_some() { "small-groups-lead" } else { "groups-lead" });
    if of.group.is_some() {
        crumbs.push(Crumb::new(words.say("groups-title"), ParticipantsRoute::Groups { id }));
    }
    html! {
        <Page {title} {lead} {crumbs}>
            <AsyncView<Option<GroupingDetails>> state={grouping.state} {ready} on_retry={grouping.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct GroupingProps {
    of: GroupsOf,
    grouping: Option<Rc<GroupingDetails>>,
    on_change: Callback<()>,
}

#[component]
fn Grouping(props: &GroupingProps) -> Html {
    let words = use_words();
    match &props.grouping {
        None => {
            html! { <Proposing of={props.of} on_done={props.on_change.clone()} /> }
        }
        Some(grouping) => html! {
            <>
                { state(words, grouping) }
                <div class="columns">
                    <div class="stack"><Board grouping={grouping.clone()} on_change={props.on_change.clone()} /></div>
                    <aside class="stack">
                        if !grouping.broken.is_empty() {
                            <Repair key={grouping.version} grouping={grouping.clone()} on_done={props.on_change.clone()} />
                        }
                        <Score grouping={grouping.clone()} />
                        if grouping.state == GroupingState::Proposed {
                            <Confirm grouping={grouping.clone()} on_done={props.on_change.clone()} />
                            <Proposing of={props.of} standing={grouping.clone()} on_done={props.on_change.clone()} />
                        }
                    </aside>
                </div>
            </>
        },
    }
}

fn state(words: Words, grouping: &GroupingDetails) -> Html {
    let (tone, key) = match grouping.state {
        GroupingState::Proposed => (Tone::Warn, "groups-state-proposed"),
        GroupingState::Confirmed => (Tone::Good, "groups-state-confirmed"),
    };
    html! { <p><Tag {tone}>{ words.say(key) }</Tag></p> }
}

#[derive(Properties, PartialEq)]
struct ConfirmProps {
    grouping: Rc<GroupingDetails>,
    on_done: Callback<()>,
}

/// Confirms the groups after asking: everybody in them is told at once.
#[component]
fn Confirm(props: &ConfirmProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let grouping = &props.grouping;
    let (of, version) = (whole(grouping), grouping.version);
    let confirm = use_action(
        move |client, key, ()| async move { client.confirm_groups(of, key, version).await.map(drop) },
        props.on_done.clone(),
    );
    let set = |value: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(value))
    };
    let count = grouping.groups.iter().map(|group| group.members.len()).sum::<usize>();
    let unanswered = grouping.people.iter().filter(|person| !person.accepted).count();
    let broken = !grouping.broken.is_empty();
    let action = words.say(of_level(grouping, "groups-confirm", "small-groups-confirm"));
    let question = of_level(grouping, "groups-confirm-question", "small-groups-confirm-question");
    html! {
        <Card id="confirm" title={words.say(of_level(grouping, "step-confirm-groups", "small-groups-confirm"))}>
            <p>{ words.say(of_level(grouping, "step-confirm-groups-what", "small-groups-confirm-what")) }</p>
            if unanswered > 0 {
                <Notice tone={Tone::Warn}><p>{ words.say_with("groups-offers-unanswered", &[("count", unanswered.into())]) }</p></Notice>
            }
            <FormFailure failure={confirm.failure.clone()} attempt={confirm.attempt} control={Callback::from(|_| None)} />
            <Buttons><Button disabled={broken} busy={confirm.busy} onclick={set(true).reform(|_: MouseEvent| ())}>{ action.clone() }</Button></Buttons>
            <ConfirmDialog id="confirm-groups" title={words.say_with(question, &[("count", count.into())])}
                {action} open={*open} kind={ButtonKind::Primary} busy={confirm.busy}
                on_confirm={confirm.run.clone()} on_close={set(false)} />
        </Card>
    }
}
