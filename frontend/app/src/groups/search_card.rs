use std::rc::Rc;

use gloo::timers::callback::Timeout;
use polku_api_types::groups::{CancelGroupSearch, GroupSearch, GroupSearchState, GroupingDetails};
use polku_api_types::problem::ProblemCode;
use polku_client::{ClientError, GroupsOf};
use polku_ui::{
    Button, ButtonKind, Buttons, Card, KeyValue, KeyValueList, Notice, Tone, Words, use_focus_kept, use_words,
};
use yew::prelude::*;

use super::propose_card::Propose;
use super::score::hundredths;
use crate::hooks::{FormFailure, use_action, use_query};

/// Between two looks at a search that is running.
const LOOK_EVERY_MS: u32 = 1_000;
/// A screen reader hears of a search at each of these shares, in thousandths, and not at every look.
const HEARD_EVERY: u32 = 250;

#[derive(Properties, PartialEq)]
pub struct ProposingProps {
    /// What is to be divided.
    pub of: GroupsOf,
    /// The proposal that another one would replace.
    #[prop_or_default]
    pub standing: Option<Rc<GroupingDetails>>,
    pub on_done: Callback<()>,
}

/// Asks for groups, or shows the search for them that is running, whoever started it: it belongs to the groups and not to
/// a browser.
#[component]
pub fn Proposing(props: &ProposingProps) -> Html {
    let words = use_words();
    use_focus_kept();
    let watched = use_state(|| false);
    let search = use_query(props.of, |client, of| async move {
        match client.view_group_search(of).await {
            Ok(search) => Ok(Some(search)),
            Err(ClientError::Problem(problem)) if problem.code == ProblemCode::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    });
    let last = search.state.data.as_ref().and_then(|last| last.as_ref().as_ref());
    let running = last.is_some_and(|last| last.state == GroupSearchState::Running);
    {
        let reload = search.reload.clone();
        // Looked at again after each answer, and after a lost connection too.
        use_effect_with((running, search.state.loading), move |(running, loading)| {
            let again = (*running && !*loading).then(|| Timeout::new(LOOK_EVERY_MS, move || reload.emit(())));
            move || drop(again)
        });
    }
    {
        let (watched, on_done) = (watched.clone(), props.on_done.clone());
        let now = last.map(|last| (last.id, last.state));
        use_effect_with(now, move |now| match now {
            Some((_, GroupSearchState::Running)) => watched.set(true),
            Some((_, GroupSearchState::Found)) if *watched => on_done.emit(()),
            _ => {}
        });
    }
    let on_search = {
        let (watched, reload) = (watched.clone(), search.reload.clone());
        Callback::from(move |()| {
            watched.set(true);
            reload.emit(());
        })
    };
    if let Some(last) = last.filter(|_| running) {
        return html! { <Searching of={props.of} search={last.clone()} on_cancelled={search.reload} /> };
    }
    let ended = last.filter(|_| *watched && !search.state.loading).and_then(|last| how_it_ended(words, last));
    html! {
        <>
            { ended }
            <Propose of={props.of} standing={props.standing.clone()} on_done={props.on_done.clone()} {on_search} />
        </>
    }
}

/// How a search ended that was watched and found no groups.
fn how_it_ended(words: Words, search: &GroupSearch) -> Option<Html> {
    let (tone, key) = match search.state {
        GroupSearchState::Running | GroupSearchState::Found => return None,
        GroupSearchState::Cancelled => (Tone::Info, "group-search-cancelled"),
        GroupSearchState::Infeasible => (Tone::Bad, "group-search-infeasible"),
        GroupSearchState::Overtaken => (Tone::Warn, "group-search-overtaken"),
        GroupSearchState::GaveUp => (Tone::Bad, "group-search-gave-up"),
    };
    let why = search.cause.as_ref().map(|cause| AttrValue::from(cause.explanation.clone()));
    let what = why.unwrap_or_else(|| words.say("group-search-nothing-kept"));
    Some(html! { <Notice {tone} announce=true title={words.say(key)}><p>{ what }</p></Notice> })
}

#[derive(Properties, PartialEq)]
struct SearchingProps {
    of: GroupsOf,
    search: GroupSearch,
    on_cancelled: Callback<()>,
}

/// How far a search has come, and the button that cancels it.
#[component]
fn Searching(props: &SearchingProps) -> Html {
    let words = use_words();
    let (of, search_id) = (props.of, props.search.id);
    let cancel = use_action(
        move |client, key, ()| async move {
            client.cancel_group_search(of, key, &CancelGroupSearch { search_id }).await.map(drop)
        },
        props.on_cancelled.clone(),
    );
    let spent = props.search.spent_per_mille;
    let mut items = vec![KeyValue::new(words.say("group-search-people"), props.search.people.to_string())];
    if let Some((score, bound)) = props.search.score.zip(props.search.bound) {
        items.push(KeyValue::new(words.say("groups-score"), hundredths(words, score)));
        items.push(KeyValue::new(words.say("groups-bound"), hundredths(words, bound)));
    }
    // Before everybody is placed nobody knows how long that takes: a bar without a value says so.
    let value = props.search.score.map(|_| spent.to_string());
    let heard =
        words.say_with("group-search-spent", &[("percent", (spent / HEARD_EVERY * HEARD_EVERY / 10).into())]);
    html! {
        <Card id="group-search" title={words.say("group-search-title")} lead={words.say("group-search-what")}>
            <p>
                <label for="group-search-progress">{ words.say("group-search-progress") }</label>
                <progress id="group-search-progress" max="1000" {value} />
            </p>
            <p class="visually-hidden" role="status">{ heard }</p>
            <KeyValueList {items} />
            <FormFailure failure={cancel.failure.clone()} attempt={cancel.attempt} control={Callback::from(|_| None)} />
            <Buttons>
                <Button id="group-search-cancel" kind={ButtonKind::Secondary} busy={cancel.busy}
                    onclick={cancel.run.reform(|_: MouseEvent| ())}>{ words.say("group-search-cancel") }</Button>
            </Buttons>
        </Card>
    }
}
