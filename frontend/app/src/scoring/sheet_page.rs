use std::rc::Rc;

use polku_api_types::scoring::{
    Abstain, AbstentionReason, GivePoints, GivenPoints, ScoreSheetDetails, ScoreSheetState, ScoreSheetSummary,
};
use polku_ui::field::{Choice, RadioGroup};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, ConfirmDialog, Crumb, LinkButton, Notice, Tone, Words,
    use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::points::{PointsForm, points_table, whose};
use super::sheets_page::all;
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
                { own(words, sheet) }
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

/// What the reader gave, where nobody else's points may stand beside it.
fn own(words: Words, sheet: &ScoreSheetDetails) -> Html {
    if sheet.own.is_empty() || !sheet.given.is_empty() {
        return Html::default();
    }
    let weight = |key: &str| {
        let criterion = sheet.scoring.criteria.iter().find(|criterion| criterion.key == key);
        criterion.map_or(0, |criterion| criterion.weight)
    };
    let weighted_sum = sheet.own.iter().map(|one| weight(&one.criterion) * one.points).sum();
    let own = GivenPoints { assessor: None, points: sheet.own.clone(), weighted_sum };
    html! {
        <Card id="own" title={words.say("score-own")}>
            { points_table(words, &sheet.scoring, words.say("score-own"), &own) }
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
            html! { <><Notice tone={Tone::Good}><p>{ words.say("score-given-what") }</p></Notice><Next /></> }
        }
        ScoreSheetState::Settled => {
            html! { <><Notice tone={Tone::Good}><p>{ words.say("score-settled-what") }</p></Notice><Next /></> }
        }
        ScoreSheetState::Abstained => html! { <Next /> },
    }
}

/// The way to the next application that waits for points, or back to the list where none does.
#[component]
fn Next() -> Html {
    let words = use_words();
    let sheets = use_query((), |client, ()| all(client));
    let ready = Callback::from(move |sheets: Rc<Vec<ScoreSheetSummary>>| {
        let waits = sheets.iter().find(|sheet| sheet.state == ScoreSheetState::Assigned);
        let (kind, href, word) = match waits {
            Some(next) => (ButtonKind::Primary, AssessorRoute::Sheet { id: next.id }, "score-next"),
            None => (ButtonKind::Secondary, AssessorRoute::Sheets, "score-all"),
        };
        html! { <Buttons><LinkButton {kind} {href}>{ words.say(word) }</LinkButton></Buttons> }
    });
    html! { <AsyncView<Vec<ScoreSheetSummary>> state={sheets.state} {ready} on_retry={sheets.reload} /> }
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

const REASONS: [(&str, &str, AbstentionReason); 3] = [
    ("recognised", "abstain-recognised", AbstentionReason::Recognised),
    ("conflict", "abstain-conflict", AbstentionReason::Conflict),
    ("other", "abstain-other", AbstentionReason::Other),
];

/// Gives the application to somebody else, after asking: there is no way back.
#[component]
fn AbstainCard(props: &SheetProps) -> Html {
    let words = use_words();
    let id = props.sheet.id;
    let reason = use_state(String::new);
    let (wanted, asking) = (use_state(|| false), use_state(|| false));
    let done = use_done(props.on_change.clone(), "score-abstained-toast");
    let abstain = use_action(
        move |client, key, body: Abstain| async move { client.abstain(key, id, &body).await.map(drop) },
        done,
    );
    let choices: Vec<Choice> =
        REASONS.into_iter().map(|(code, key, _)| Choice::new(code, words.say(key))).collect();
    let chosen = REASONS.into_iter().find(|(code, ..)| *code == *reason).map(|(.., reason)| reason);
    let onsubmit = {
        let (wanted, asking) = (wanted.clone(), asking.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            wanted.set(true);
            asking.set(chosen.is_some());
        })
    };
    let on_confirm =
        chosen.map_or_else(Callback::noop, |reason| abstain.run.reform(move |()| Abstain { reason }));
    let on_close = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(false))
    };
    let missing = (*wanted && chosen.is_none()).then(|| words.say("abstain-why-missing"));
    html! {
        <Card id="abstain" title={words.say("abstain-title")} lead={words.say("abstain-what")}>
            <form class="form" {onsubmit} novalidate=true>
                <RadioGroup id="abstain-reason" label={words.say("abstain-why")} error={missing} {choices} value={(*reason).clone()}
                    on_change={Callback::from(move |code: String| reason.set(code))} />
                <Buttons><Button submit=true kind={ButtonKind::Secondary}>{ words.say("abstain-now") }</Button></Buttons>
            </form>
            <ConfirmDialog id="abstain-ask" title={words.say("abstain-question")} action={words.say("abstain-now")} open={*asking}
                busy={abstain.busy} {on_confirm} {on_close}>
                <FormFailure failure={abstain.failure.clone()} attempt={abstain.attempt} control={Callback::from(|_| None)} />
                <p>{ words.say("abstain-question-what") }</p>
            </ConfirmDialog>
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
