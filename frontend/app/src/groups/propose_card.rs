use std::rc::Rc;

use polku_api_types::groups::{
    GroupCriterionKind, GroupProposal, GroupWeights, GroupingDetails, ProposeGroups, ProposeSmallGroups,
};
use polku_api_types::problem::ProblemCode;
use polku_client::{Client, ClientError, GroupsOf};
use polku_domain::groups::{SMALL_GROUP_LEAST, SMALL_GROUP_MOST};
use polku_ui::field::{Select, SelectOption, TextInput};
use polku_ui::{Button, ButtonKind, Buttons, Card, Notice, Tone, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::score::criterion_word;
use crate::hooks::{Action, FormFailure, use_action};

/// What is weighed, with the name of its weight in the body.
const WEIGHED: [(GroupCriterionKind, &str); 5] = [
    (GroupCriterionKind::Unit, "unit"),
    (GroupCriterionKind::Site, "site"),
    (GroupCriterionKind::JobCategory, "job_category"),
    (GroupCriterionKind::Tenure, "tenure"),
    (GroupCriterionKind::WishedMode, "wished_mode"),
];
/// What the server weighs where nothing is said.
const USUAL: [u32; 5] = [3, 2, 1, 1, 1];
/// How many people a small group has where nothing else was ever asked for.
const USUAL_SIZE: u32 = 5;

#[derive(Properties, PartialEq)]
pub struct ProposeProps {
    /// What is to be divided.
    pub of: GroupsOf,
    /// The proposal that another one would replace.
    #[prop_or_default]
    pub standing: Option<Rc<GroupingDetails>>,
    pub on_done: Callback<()>,
    /// A search is running: the one asked for here takes longer, or somebody else started one.
    pub on_search: Callback<()>,
}

/// Asks for groups with these weights and limits; when none keep the limits, says why.
#[component]
pub fn Propose(props: &ProposeProps) -> Html {
    let words = use_words();
    let why = use_state(|| None::<AttrValue>);
    let standing = props.standing.as_ref();
    let weights =
        use_state(|| standing.map_or(USUAL, |grouping| listed(grouping.weights)).map(|one| one.to_string()));
    let unit_maximum = use_state(|| {
        let most = standing.and_then(|grouping| grouping.unit_maximum);
        most.map(|most| most.to_string()).unwrap_or_default()
    });
    let size = use_state(|| standing.map_or(USUAL_SIZE, |grouping| size_of(grouping)));
    let of = props.of;
    let done = told(&why, props);
    let propose = use_action(
        move |client, key, wanted: Wanted| async move { ask(&client, key, of, wanted).await },
        done,
    );
    use_told_of_another(&propose, &props.on_search);
    let weighed = of.group.is_none() || standing.is_some();
    let onsubmit = {
        let (weights, most, run, size) = (weights.clone(), unit_maximum.clone(), propose.run.clone(), *size);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            // The first time small groups are made with the weights that the groups were made with.
            let wanted = if weighed { wanted(&weights, &most) } else { ProposeGroups::default() };
            run.emit((wanted, size));
        })
    };
    let (kind, word, what) = saying(standing.is_some(), of);
    let control = |pointer: String| Some(format!("weigh{}", pointer.replace('/', "-")).into());
    let field = |at: usize, kind: GroupCriterionKind, name: &str| {
        let weights = weights.clone();
        let value = weights.get(at).cloned().unwrap_or_default();
        let on_input = Callback::from(move |text: String| {
            let mut typed = (*weights).clone();
            if let Some(one) = typed.get_mut(at) {
                *one = text;
            }
            weights.set(typed);
        });
        html! {
            <TextInput id={format!("weigh-weights-{name}")} kind="number" short=true label={criterion_word(words, kind)} {value} {on_input}
                error={propose.field(&format!("/weights/{name}"))} />
        }
    };
    html! {
        <Card accent={standing.is_none()} id="propose" title={words.say("groups-propose-title")}>
            <form class="form" {onsubmit} novalidate=true>
                <p>{ words.say(what) }</p>
                if let Some(why) = &*why {
                    <Notice tone={Tone::Bad} announce=true title={words.say("groups-infeasible")}><p>{ why }</p></Notice>
                }
                <FormFailure failure={propose.failure.clone()} attempt={propose.attempt} control={Callback::from(control)} />
                if of.group.is_some() {
                    <Select id="weigh-size" label={words.say("small-groups-size")} hint={words.say("small-groups-size-hint")} options={sizes()}
                        value={size.to_string()} on_change={Callback::from(move |text: String| size.set(text.parse().unwrap_or(USUAL_SIZE)))} />
                }
                if weighed {
                    <details class="disclosure">
                        <summary>{ words.say("groups-weights") }</summary>
                        <div class="form">
                            <p class="quiet">{ words.say("groups-weights-what") }</p>
                            { for WEIGHED.iter().enumerate().map(|(at, (kind, name))| field(at, *kind, name)) }
                            <TextInput id="weigh-unit_maximum" kind="number" short=true optional=true
                                label={words.say(unit_maximum_word(of))} value={(*unit_maximum).clone()} error={propose.field("/unit_maximum")}
                                on_input={Callback::from(move |text| unit_maximum.set(text))} />
                        </div>
                    </details>
                }
                <Buttons><Button {kind} submit=true busy={propose.busy}>{ words.say(word) }</Button></Buttons>
            </form>
        </Card>
    }
}

/// What follows from an answer: the groups, why there are none, or the search that goes on.
fn told(why: &UseStateHandle<Option<AttrValue>>, props: &ProposeProps) -> Callback<GroupProposal> {
    let (why, on_done, on_search) = (why.clone(), props.on_done.clone(), props.on_search.clone());
    Callback::from(move |proposal: GroupProposal| {
        let cause = match proposal {
            GroupProposal::Proposed { .. } => {
                on_done.emit(());
                None
            }
            GroupProposal::Infeasible { cause } => Some(cause.explanation.into()),
            GroupProposal::Searching { .. } => {
                on_search.emit(());
                None
            }
        };
        why.set(cause);
    })
}

/// A start that was refused because somebody else's search is running shows that one.
#[hook]
fn use_told_of_another(propose: &Action<Wanted>, on_search: &Callback<()>) {
    let code = propose.failure.as_ref().and_then(|failure| failure.code);
    let on_search = on_search.clone();
    use_effect_with((code, propose.attempt), move |(code, _)| {
        if *code == Some(ProblemCode::GroupSearchRunning) {
            on_search.emit(());
        }
    });
}

const fn listed(weights: GroupWeights) -> [u32; 5] {
    [weights.unit, weights.site, weights.job_category, weights.tenure, weights.wished_mode]
}

/// What is asked for, and how many people a small group is to have.
type Wanted = (ProposeGroups, u32);

async fn ask(
    client: &Client,
    key: Uuid,
    of: GroupsOf,
    (wanted, size): Wanted,
) -> Result<GroupProposal, ClientError> {
    let Some(group) = of.group else {
        return client.propose_groups(of.programme, key, &wanted).await;
    };
    let ProposeGroups { weights, seed, unit_maximum } = wanted;
    let wanted = ProposeSmallGroups { size, weights, seed, unit_maximum };
    client.propose_small_groups((of.programme, group), key, &wanted).await
}

/// The button, its word, and what it does.
const fn saying(again: bool, of: GroupsOf) -> (ButtonKind, &'static str, &'static str) {
    if again {
        (ButtonKind::Secondary, "groups-propose-again", "groups-propose-again-what")
    } else if of.group.is_none() {
        (ButtonKind::Primary, "groups-propose", "step-form-groups-what")
    } else {
        (ButtonKind::Primary, "small-groups-propose", "small-groups-propose-what")
    }
}

const fn unit_maximum_word(of: GroupsOf) -> &'static str {
    if of.group.is_some() { "small-groups-unit-maximum" } else { "groups-unit-maximum" }
}

fn sizes() -> Vec<SelectOption> {
    (SMALL_GROUP_LEAST..=SMALL_GROUP_MOST)
        .map(|size| SelectOption::new(size.to_string(), size.to_string()))
        .collect()
}

/// The size that the standing small groups were wished to have, as near as they tell.
fn size_of(grouping: &GroupingDetails) -> u32 {
    let groups = grouping.groups.len().max(1);
    let size = (grouping.people.len() + groups / 2) / groups;
    u32::try_from(size).unwrap_or(USUAL_SIZE).clamp(SMALL_GROUP_LEAST, SMALL_GROUP_MOST)
}

/// What was typed. A number that is none is sent as one that the server refuses, so that the fault is told in one place.
fn wanted(weights: &[String; 5], unit_maximum: &str) -> ProposeGroups {
    let number = |text: &String| text.trim().parse().unwrap_or(u32::MAX);
    let [unit, site, job_category, tenure, wished_mode] = weights.each_ref().map(number);
    let most = Some(unit_maximum.trim()).filter(|text| !text.is_empty());
    ProposeGroups {
        weights: Some(GroupWeights { unit, site, job_category, tenure, wished_mode }),
        seed: None,
        unit_maximum: most.map(|text| text.parse().unwrap_or(u32::MAX)),
    }
}
