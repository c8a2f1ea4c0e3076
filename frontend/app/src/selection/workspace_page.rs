use std::rc::Rc;

use polku_api_types::programmes::ProgrammeOverview;
use polku_api_types::selection::{SelectionDetails, SelectionState};
use polku_i18n::format;
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, CopyField, Crumb, Icon, KeyValue, KeyValueList, LinkButton,
    MarkItem, MarkList, Notice, Symbol, Tone, Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::commit_form::CommitForm;
use super::confirm_form::{ConfirmForm, Deciding};
use super::draw_check::in_groups;
use super::fallback_form::FallbackForm;
use super::proposal::Proposal;
use super::share_page::Share;
use crate::context::use_session;
use crate::hooks::{FormFailure, use_action, use_query};
use crate::localised::shown;
use crate::route::{AssessorRoute, CoordinatorRoute, OwnRoute, ParticipantsRoute, RoundRoute};
use crate::shell::Page;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct SelectionPageProps {
    /// The programme.
    pub id: Uuid,
}

/// The selection of a programme's latest call, from checking the rules to the confirmed list.
#[component]
pub fn SelectionPage(props: &SelectionPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let overview = use_query(id, |client, id| async move { client.view_programme_overview(id).await });
    let name = overview.state.data.as_ref().map(|overview| shown(words, &overview.programme.name));
    let reload = overview.reload.clone();
    let ready = Callback::from(move |overview: Rc<ProgrammeOverview>| {
        let call = overview.call.as_ref().map(|call| call.id);
        let scored = overview.call.as_ref().is_some_and(|call| call.scoring.is_some());
        match (overview.programme.selection_id, call) {
            (Some(selection), call) => html! {
                <>
                    if let Some(call) = call.filter(|_| scored) {
                        <Buttons><LinkButton kind={ButtonKind::Secondary} href={AssessorRoute::Scoring { id: call }}>{ words.say("selection-to-scoring") }</LinkButton></Buttons>
                    }
                    <Round {selection} on_change={reload.clone()} />
                </>
            },
            (None, Some(call)) => html! { <Begin {call} on_done={reload.clone()} /> },
            (None, None) => html! { <Notice><p>{ words.say("selection-no-call") }</p></Notice> },
        }
    });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(
            name.unwrap_or_else(|| words.say("programme-loading")),
            CoordinatorRoute::Programme { id },
        ),
    ];
    html! {
        <Page title={words.say("selection-title")} lead={words.say("selection-lead")} {crumbs}>
            <AsyncView<ProgrammeOverview> state={overview.state} {ready} on_retry={overview.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct BeginProps {
    call: Uuid,
    on_done: Callback<()>,
}

/// Checks the applications against the rules; nobody is told anything yet.
#[component]
fn Begin(props: &BeginProps) -> Html {
    let words = use_words();
    let call = props.call;
    let begin = use_action(
        move |client, key, ()| async move { client.create_selection(call, key).await.map(drop) },
        props.on_done.clone(),
    );
    let onclick = begin.run.reform(|_: MouseEvent| ());
    html! {
        <Card accent=true id="begin" title={words.say("step-prepare-selection")}>
            <p>{ words.say("step-prepare-selection-what") }</p>
            <FormFailure failure={begin.failure.clone()} attempt={begin.attempt} control={Callback::from(|_| None)} />
            <Buttons><Button busy={begin.busy} {onclick}>{ words.say("selection-prepare") }</Button></Buttons>
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct RoundProps {
    selection: Uuid,
    on_change: Callback<()>,
}

#[component]
fn Round(props: &RoundProps) -> Html {
    let words = use_words();
    let round = use_query(props.selection, |client, id| async move { client.view_selection(id).await });
    let reload = round.reload.clone();
    let decides = use_session().holds("decider");
    let ready = Callback::from(move |round: Rc<SelectionDetails>| {
        html! {
            <>
                { figures(words, &round) }
                <div class="columns">
                    <div class="stack">
                        <Now round={round.clone()} on_done={reload.clone()} />
                        <Proposal programme={round.programme_id} selection={round.id} version={round.version} />
                    </div>
                    <aside class="stack">{ stages(words, &round) }{ published(words, &round) }{ panel_book(words, &round, decides) }</aside>
                </div>
            </>
        }
    });
    html! { <AsyncView<SelectionDetails> state={round.state} {ready} on_retry={round.reload} /> }
}

fn figures(words: Words, round: &SelectionDetails) -> Html {
    let items = vec![
        KeyValue::new(words.say("selection-applications"), round.applications.to_string()),
        KeyValue::new(words.say("selection-pool"), round.pool_size.to_string()),
        KeyValue::new(words.say("selection-ineligible"), round.ineligible.to_string()),
        KeyValue::new(words.say("selection-seats"), round.seats.to_string()),
    ];
    html! { <Card id="figures" title={words.say("selection-figures")}><KeyValueList {items} /></Card> }
}

#[derive(Properties, PartialEq)]
pub struct NowProps {
    pub round: Rc<SelectionDetails>,
    pub on_done: Callback<()>,
}

/// What is asked for in this state, of whoever is reading.
#[component]
fn Now(props: &NowProps) -> Html {
    let words = use_words();
    let session = use_session();
    let round = &props.round;
    let on_done = props.on_done.clone();
    let mine = round.shares.iter().any(|share| share.mine);
    let owed = round.shares.iter().any(|share| share.mine && !share.revealed);
    let all_revealed = round.shares.len() == 2 && round.shares.iter().all(|share| share.revealed);
    let drawable = all_revealed || round.fallback_used.is_some();
    match round.state {
        SelectionState::Preparing => html! {
            <>
                if mine {
                    { second_share(words, round, &on_done) }
                }
                <Share round={round.clone()} {on_done} narrow=true />
            </>
        },
        SelectionState::SharesPromised if session.holds("coordinator") => {
            html! { <CommitForm round={round.clone()} {on_done} /> }
        }
        SelectionState::Committed if round.fallback_due && session.holds("coordinator") => {
            html! { <FallbackForm round={round.clone()} {on_done} /> }
        }
        SelectionState::Committed if owed && !drawable => {
            html! { <Share round={round.clone()} {on_done} narrow=true /> }
        }
        SelectionState::Committed if session.holds("coordinator") => {
            html! { <Draw round={round.clone()} ready={drawable} {on_done} /> }
        }
        SelectionState::Drawn if session.holds("decider") => {
            html! { <ConfirmForm round={round.clone()} deciding={Deciding::List} {on_done} /> }
        }
        SelectionState::Drawn => waiting(words, "selection-awaits-decider", &on_done),
        SelectionState::Confirmed => {
            let ending = round.waiting_list_over && round.waiting_list_ended_at.is_none();
            html! {
                <>
                    { confirmed(words, round) }
                    if ending && session.holds("decider") {
                        <ConfirmForm round={round.clone()} deciding={Deciding::WaitingList} {on_done} />
                    }
                </>
            }
        }
        SelectionState::SharesPromised | SelectionState::Committed => {
            waiting(words, "selection-awaits-others", &on_done)
        }
    }
}

/// Somebody else's turn; what they did shows when the round is read again.
fn waiting(words: Words, key: &str, look_again: &Callback<()>) -> Html {
    html! {
        <Notice>
            <p>{ words.say(key) }</p>
            <Button kind={ButtonKind::Secondary} onclick={look_again.reform(|_: MouseEvent| ())}>{ words.say("selection-look-again") }</Button>
        </Notice>
    }
}

/// Who holds the other share, and where they find the page for it.
fn second_share(words: Words, round: &SelectionDetails, look_again: &Callback<()>) -> Html {
    let origin = gloo::utils::window().location().origin().unwrap_or_default();
    let address = format!("{origin}{}", AttrValue::from(OwnRoute::Share { id: round.id }));
    html! {
        <Card accent=true id="second-share" title={words.say("selection-second-share")}>
            <p>{ words.say("selection-second-share-what") }</p>
            <CopyField id="share-address" label={words.say("selection-share-address")} value={address} />
            <Buttons><Button kind={ButtonKind::Secondary} onclick={look_again.reform(|_: MouseEvent| ())}>{ words.say("selection-look-again") }</Button></Buttons>
        </Card>
    }
}

fn confirmed(words: Words, round: &SelectionDetails) -> Html {
    let id = round.programme_id;
    html! {
        <Card accent=true id="confirmed" title={words.say("selection-confirmed")}>
            <p>{ words.say("selection-confirmed-what") }</p>
            <Buttons>
                <LinkButton href={ParticipantsRoute::Groups { id }}>{ words.say("programme-to-groups") }</LinkButton>
                <LinkButton kind={ButtonKind::Secondary} href={RoundRoute::Places { id }}>{ words.say("programme-to-places") }</LinkButton>
                <LinkButton kind={ButtonKind::Secondary} href={RoundRoute::CheckRequests { id }}>{ words.say("programme-to-checks") }</LinkButton>
            </Buttons>
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct DrawProps {
    round: Rc<SelectionDetails>,
    ready: bool,
    on_done: Callback<()>,
}

/// One draw, once both shares are revealed.
#[component]
fn Draw(props: &DrawProps) -> Html {
    let words = use_words();
    let (selection, version) = (props.round.id, props.round.version);
    let draw = use_action(
        move |client, key, ()| async move { client.draw_selection(selection, key, version).await.map(drop) },
        props.on_done.clone(),
    );
    if !props.ready {
        return waiting(words, "selection-awaits-shares", &props.on_done);
    }
    let onclick = draw.run.reform(|_: MouseEvent| ());
    html! {
        <Card accent=true id="draw" title={words.say("step-draw")}>
            <p>{ words.say("step-draw-what") }</p>
            { replaced(words, &props.round) }
            <FormFailure failure={draw.failure.clone()} attempt={draw.attempt} control={Callback::from(|_| None)} />
            <Buttons><Button busy={draw.busy} {onclick}>{ words.say("selection-draw") }</Button></Buttons>
        </Card>
    }
}

/// The public value that stands in for a share, once it is kept.
fn replaced(words: Words, round: &SelectionDetails) -> Html {
    let Some(used) = &round.fallback_used else { return Html::default() };
    let items = vec![
        KeyValue::new(words.say("fallback-value"), used.value.clone()),
        KeyValue::new(words.say("fallback-source"), used.source.clone()),
    ];
    html! { <Notice title={words.say("fallback-kept")}><KeyValueList {items} /></Notice> }
}

/// The stages of a round in order, done and ahead.
fn stages(words: Words, round: &SelectionDetails) -> Html {
    let reached = |state: SelectionState| order(round.state) >= order(state);
    let revealed = round.shares.len() == 2 && round.shares.iter().all(|share| share.revealed);
    let stage = |number: usize, key: &str, done: bool, at: Option<jiff::Timestamp>| {
        let word = words.say(key);
        let item = if done {
            MarkItem::new(Symbol::Check, Tone::Good, word)
        } else {
            MarkItem::numbered(number.to_string(), word)
        };
        match at {
            Some(at) => item.detail(format::moment(words.language, local(at))),
            None => item,
        }
    };
    let items = vec![
        stage(1, "step-prepare-selection", true, None),
        stage(2, "step-promise-shares", reached(SelectionState::SharesPromised), None),
        stage(3, "step-commit", reached(SelectionState::Committed), round.committed_at),
        stage(4, "step-reveal-shares", revealed, None),
        stage(5, "step-draw", reached(SelectionState::Drawn), round.drawn_at),
        stage(6, "step-confirm-selection", reached(SelectionState::Confirmed), round.confirmed_at),
        stage(7, "step-end-waiting-list", round.waiting_list_ended_at.is_some(), round.waiting_list_ended_at),
    ];
    html! { <Card id="stages" title={words.say("selection-stages")}><MarkList {items} /></Card> }
}

const fn order(state: SelectionState) -> u8 {
    match state {
        SelectionState::Preparing => 0,
        SelectionState::SharesPromised => 1,
        SelectionState::Committed => 2,
        SelectionState::Drawn => 3,
        SelectionState::Confirmed => 4,
    }
}

/// The public commitment, once it is out.
fn published(words: Words, round: &SelectionDetails) -> Html {
    let Some(hash) = &round.commitment_sha256 else { return Html::default() };
    let public = format!("/public/proofs/{}?lang={}", round.id, words.language.code());
    html! {
        <Card id="published" title={words.say("selection-published")} lead={words.say("selection-published-what")}>
            <p><code>{ in_groups(hash) }</code></p>
            <Buttons><LinkButton kind={ButtonKind::Secondary} href={public}>{ words.say("selection-to-public") }</LinkButton></Buttons>
        </Card>
    }
}

/// All panels of a draw under quotas, for whoever confirms the list and checks them.
fn panel_book(words: Words, round: &SelectionDetails, decides: bool) -> Html {
    if !round.panel_book_open || !decides {
        return Html::default();
    }
    let href = format!("/api/v1/selections/{}/panel_book", round.id);
    html! {
        <Card id="panel-book" title={words.say("panel-book")} lead={words.say("panel-book-what")}>
            <p>{ words.say("panel-book-on-record") }</p>
            <a class="button button--secondary" {href} download="panel-book.json"><Icon symbol={Symbol::Download} />{ words.say("panel-book-file") }</a>
        </Card>
    }
}
