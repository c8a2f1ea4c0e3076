use std::rc::Rc;

use polku_api_types::scoring::{Abstain, AbstentionReason, GivePoints, ScoreSheetDetails, ScoreSheetState};
use polku_ui::field::{Choice, RadioGroup};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, Notice, Tone, Words, use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::points::{PointsForm, points_table, whose};
use crate::applications::AnswerList;
use crate::hooks::{FormFailure, use_action, use_query};
use crate::localised::shown;
use crate::route::AssessorRoute;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct SheetPageProps {
    pub id: Uuid,
}

/// One application to be scored: the answers that the criteria are read from, and nothing else.
#[component]
pub fn SheetPage(props: &SheetPageProps) -> Html {
    let words = use_words();
    let sheet = use_query(props.id, |client, id| async move { client.view_score_sheet(id).await });
    let over = sheet.state.data.as_ref().map(|sheet| shown(words, &sheet.programme_name));
    let reload = sheet.reload.clone();
    let ready = Callback::from(move |sheet: Rc<ScoreSheetDetails>| {
        html! { <Sheet key={sheet.version} sheet={sheet.clone()} on_change={reload.clone()} /> }
    });
    let crumbs = vec![Crumb::new(words.say("scoring-title"), AssessorRoute::Sheets)];
    html! {
        <Page title={words.say("score-application")} {over} {crumbs}>
            <AsyncView<ScoreSheetDetails> state={sheet.state} {ready} on_retry={sheet.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct SheetProps {
    sheet: Rc<ScoreSheetDetails>,
    on_change: Callback<()>,
}

#[component]
fn Sheet(props: &SheetProps) -> Html {
    let words = use_words();
    let sheet = &props.sheet;
    html! {
        <div class="columns">
            <div class="stack">
                if sheet.state == ScoreSheetState::Abstained {
                    <Notice><p>{ words.say("score-abstained-what") }</p></Notice>
                } else {
                    <Card id="answers" title={words.say("score-answers")} lead={words.say("scoring-blind")}>
                        <AnswerList questions={sheet.questions.clone()} answers={sheet.answers.clone()} />
                    </Card>
                }
                { given(words, sheet) }
            </div>
            <div class="stack"><Now sheet={sheet.clone()} on_change={props.on_change.clone()} /></div>
        </div>
    }
}

/// What the two gave, where they differ, and what was settled.
fn given(words: Words, sheet: &ScoreSheetDetails) -> Html {
    if sheet.given.is_empty() {
        return Html::default();
    }
    html! {
        <Card id="given" title={words.say("score-given-both")}>
            { for sheet.given.iter().chain(&sheet.settled).map(|one| points_table(words, &sheet.scoring, whose(words, one), one)) }
        </Card>
    }
}

/// What is to be done now.
#[component]
fn Now(props: &SheetProps) -> Html {
    let words = use_words();
    let sheet = &props.sheet;
    match sheet.state {
        ScoreSheetState::Assigned => html! {
            <>
                <Give sheet={sheet.clone()} on_change={props.on_change.clone()} />
                <AbstainCard sheet={sheet.clone()} on_change={props.on_change.clone()} />
            </>
        },
        ScoreSheetState::Disagreed if !sheet.third => html! {
            <Agree sheet={sheet.clone()} on_change={props.on_change.clone()} />
        },
        ScoreSheetState::Disagreed | ScoreSheetState::Given => {
            html! { <Notice tone={Tone::Good}><p>{ words.say("score-given-what") }</p></Notice> }
        }
        ScoreSheetState::Settled => {
            html! { <Notice tone={Tone::Good}><p>{ words.say("score-settled-what") }</p></Notice> }
        }
        ScoreSheetState::Abstained => Html::default(),
    }
}

#[hook]
fn use_done(on_change: Callback<()>, key: &'static str) -> Callback<()> {
    let (words, toasts) = (use_words(), use_toasts());
    Callback::from(move |()| {
        if let Some(toasts) = &toasts {
            toasts.done(words.say(key));
        }
        on_change.emit(());
    })
}

#[component]
fn Give(props: &SheetProps) -> Html {
    let words = use_words();
    let (id, version) = (props.sheet.id, props.sheet.version);
    let done = use_done(props.on_change.clone(), "score-given-toast");
    let give = use_action(
        move |client, _, body: GivePoints| async move { client.give_points(id, version, &body).await.map(drop) },
        done,
    );
    html! {
        <Card id="points" accent=true title={words.say("score-give")} lead={words.say("score-give-what")}>
            <PointsForm scoring={props.sheet.scoring.clone()} action={words.say("score-give-now")} busy={give.busy}
                failure={give.failure.clone()} attempt={give.attempt} on_send={give.run.clone()} />
        </Card>
    }
}

#[component]
fn AbstainCard(props: &SheetProps) -> Html {
    let words = use_words();
    let id = props.sheet.id;
    let reason = use_state(|| "recognised".to_owned());
    let done = use_done(props.on_change.clone(), "score-abstained-toast");
    let abstain = use_action(
        move |client, key, body: Abstain| async move { client.abstain(key, id, &body).await.map(drop) },
        done,
    );
    let choices =
        [("recognised", "abstain-recognised"), ("conflict", "abstain-conflict"), ("other", "abstain-other")];
    let choices: Vec<Choice> =
        choices.into_iter().map(|(code, key)| Choice::new(code, words.say(key))).collect();
    let onsubmit = {
        let (reason, run) = (reason.clone(), abstain.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = match reason.as_str() {
                "recognised" => AbstentionReason::Recognised,
                "conflict" => AbstentionReason::Conflict,
                _ => AbstentionReason::Other,
            };
            run.emit(Abstain { reason });
        })
    };
    html! {
        <Card id="abstain" title={words.say("abstain-title")} lead={words.say("abstain-what")}>
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={abstain.failure.clone()} attempt={abstain.attempt} control={Callback::from(|_| None)} />
                <RadioGroup id="abstain-reason" label={words.say("abstain-why")} {choices} value={(*reason).clone()}
                    on_change={Callback::from(move |code: String| reason.set(code))} />
                <Buttons><Button submit=true kind={ButtonKind::Secondary} busy={abstain.busy}>{ words.say("abstain-now") }</Button></Buttons>
            </form>
        </Card>
    }
}

/// The two differ: one proposes points, the other accepts them.
#[component]
fn Agree(props: &SheetProps) -> Html {
    let words = use_words();
    let (sheet, version) = (props.sheet.clone(), props.sheet.version);
    let id = sheet.id;
    let proposed = use_done(props.on_change.clone(), "score-proposed-toast");
    let agreed = use_done(props.on_change.clone(), "score-agreed-toast");
    let propose = use_action(
        move |client, _, body: GivePoints| async move {
            client.propose_points(id, version, &body).await.map(drop)
        },
        proposed,
    );
    let accept = use_action(
        move |client, key, ()| async move { client.accept_points(key, id, version).await.map(drop) },
        agreed,
    );
    let theirs = sheet.proposal.as_ref().filter(|proposal| !proposal.own);
    let mine = sheet.proposal.as_ref().filter(|proposal| proposal.own);
    let first = sheet.proposal.as_ref().map_or_else(|| sheet.own.clone(), |proposal| proposal.points.clone());
    let onclick = accept.run.reform(|_: MouseEvent| ());
    html! {
        <Card id="agree" accent=true title={words.say("score-agree")} lead={words.say("score-agree-what")}>
            if mine.is_some() {
                <Notice><p>{ words.say("score-proposed-what") }</p></Notice>
            }
            if let Some(proposal) = theirs {
                { for proposal.points.iter().map(|one| {
                    let name = sheet.scoring.criteria.iter().find(|criterion| criterion.key == one.criterion);
                    let name = name.map(|criterion| shown(words, &criterion.name)).unwrap_or_default();
                    html! { <p key={one.criterion.clone()}><strong>{ name }</strong>{ format!(": {}. {}", one.points, one.reason) }</p> }
                }) }
                <FormFailure failure={accept.failure.clone()} attempt={accept.attempt} control={Callback::from(|_| None)} />
                <Buttons><Button busy={accept.busy} {onclick}>{ words.say("score-accept") }</Button></Buttons>
            }
            <PointsForm scoring={sheet.scoring.clone()} {first} action={words.say("score-propose")} busy={propose.busy}
                failure={propose.failure.clone()} attempt={propose.attempt} on_send={propose.run.clone()} />
        </Card>
    }
}
