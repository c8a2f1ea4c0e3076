use std::rc::Rc;

use polku_api_types::scoring::{
    AssessorHindrance, Disagreement, NameAssessors, NameThirdAssessor, ScoredTotal, ScoringOverview,
};
use polku_ui::field::{Checkboxes, Choice, Select, SelectOption};
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, ErrorSummary, FieldError, KeyValue, KeyValueList,
    Notice, Tone, Words, use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::context::use_session;
use crate::hooks::{FormFailure, every, use_action, use_query};
use crate::localised::shown;
use crate::route::{CoordinatorRoute, RoundRoute};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct ScoringPageProps {
    /// The call.
    pub id: Uuid,
}

/// How far the scoring of a call has come. Whoever decides on the list sees the totals alone.
#[component]
pub fn ScoringPage(props: &ScoringPageProps) -> Html {
    let words = use_words();
    if use_session().holds("coordinator") {
        return html! { <Running id={props.id} /> };
    }
    html! {
        <Page title={words.say("scoring-run-title")}><Totals call={props.id} /></Page>
    }
}

/// Who scores, what is lacking, where two differ, the totals at the end.
#[component]
fn Running(props: &ScoringPageProps) -> Html {
    let words = use_words();
    let overview = use_query(props.id, |client, id| async move { client.view_scoring(id).await });
    let data = overview.state.data.clone();
    let reload = overview.reload.clone();
    let ready = Callback::from(move |overview: Rc<ScoringOverview>| {
        html! { <Overview overview={overview.clone()} on_change={reload.clone()} /> }
    });
    let mut crumbs = vec![Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes)];
    if let Some(overview) = &data {
        let programme = RoundRoute::Selection { id: overview.programme_id };
        crumbs.push(Crumb::new(shown(words, &overview.programme_name), programme));
    }
    html! {
        <Page title={words.say("scoring-run-title")} lead={words.say("scoring-run-lead")} {crumbs}>
            <AsyncView<ScoringOverview> state={overview.state} {ready} on_retry={overview.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct OverviewProps {
    overview: Rc<ScoringOverview>,
    on_change: Callback<()>,
}

#[component]
fn Overview(props: &OverviewProps) -> Html {
    let words = use_words();
    let of = &props.overview;
    let complete = of.applications > 0 && of.settled == of.applications;
    let items = vec![
        KeyValue::new(words.say("scoring-applications"), of.applications.to_string()),
        KeyValue::new(words.say("scoring-settled"), of.settled.to_string()),
        KeyValue::new(words.say("scoring-disagreed"), of.disagreements.len().to_string()),
    ];
    html! {
        <div class="stack">
            if !of.open && of.applications == 0 {
                <Notice tone={Tone::Warn}><p>{ words.say("scoring-not-open") }</p></Notice>
            }
            <Card id="progress" title={words.say("scoring-progress")}><KeyValueList {items} figures=true /></Card>
            if of.open {
                <Assessors overview={of.clone()} on_change={props.on_change.clone()} />
            }
            { lacking(words, of) }
            { for of.disagreements.iter().map(|one| html! {
                <Differ key={one.scored_id.to_string()} overview={of.clone()} disagreement={one.clone()} on_change={props.on_change.clone()} />
            }) }
            if complete {
                <Totals call={of.call_id} />
            }
        </div>
    }
}

/// So many read each application.
const READERS: usize = 2;

/// Who scores: everybody with the role, those who cannot with the reason.
#[component]
fn Assessors(props: &OverviewProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let of = &props.overview;
    let named = of.assessors.iter().filter(|one| one.named).map(|one| one.account_id.to_string());
    let chosen = use_state(|| named.collect::<Vec<String>>());
    let call = of.call_id;
    // How many times too few were ticked, and how many applications lack somebody after the last division.
    let (refused, lacking) = (use_state(|| 0_u32), use_state(|| 0_usize));
    let done = {
        let (on_change, lacking) = (props.on_change.clone(), lacking.clone());
        Callback::from(move |divided: ScoringOverview| {
            lacking.set(divided.lacking.len());
            if let Some(toasts) = toasts.as_ref().filter(|_| divided.lacking.is_empty()) {
                toasts.done(words.say("scoring-named-toast"));
            }
            on_change.emit(());
        })
    };
    let name = use_action(
        move |client, key, body: NameAssessors| async move { client.name_assessors(key, call, &body).await },
        done,
    );
    let onsubmit = {
        let (chosen, run, refused) = (chosen.clone(), name.run.clone(), refused.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if chosen.len() < READERS {
                refused.set(refused.wrapping_add(1));
            } else {
                let account_ids = chosen.iter().filter_map(|id| id.parse().ok()).collect();
                run.emit(NameAssessors { account_ids });
            }
        })
    };
    let choices = candidates(words, of);
    let too_few = (*refused > 0 && chosen.len() < READERS).then(|| words.say("scoring-choose-two"));
    let faults: Vec<FieldError> =
        too_few.iter().map(|fault| FieldError::new("assessors-chosen", fault.clone())).collect();
    let hindered = of.assessors.iter().filter_map(|one| Some((one, one.hindrance?))).map(|(one, why)| {
        let key = match why {
            AssessorHindrance::SeesNames => "scoring-sees-names",
            AssessorHindrance::NotInRegister => "scoring-not-in-register",
        };
        html! { <p class="quiet" key={one.account_id.to_string()}>{ words.say_with(key, &[("name", one.name.as_str().into())]) }</p> }
    });
    html! {
        <Card id="assessors" title={words.say("scoring-assessors")} lead={words.say("scoring-assessors-what")}>
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={name.failure.clone()} attempt={name.attempt} control={Callback::from(|_| None)} />
                <ErrorSummary errors={faults} attempt={*refused} />
                if *lacking > 0 {
                    <Notice tone={Tone::Warn} announce=true><p>{ words.say_with("scoring-named-lacking", &[("count", (*lacking).into())]) }</p></Notice>
                }
                if choices.is_empty() {
                    <Notice tone={Tone::Warn}><p>{ words.say("scoring-no-candidates") }</p></Notice>
                } else {
                    <Checkboxes id="assessors-chosen" label={words.say("scoring-choose")} error={too_few} {choices} values={(*chosen).clone()}
                        on_change={Callback::from(move |ids| chosen.set(ids))} />
                }
                { for hindered }
                <Buttons><Button submit=true busy={name.busy}>{ words.say("scoring-divide") }</Button></Buttons>
            </form>
        </Card>
    }
}

/// Those who can be named, with what those who are have to read.
fn candidates(words: Words, of: &ScoringOverview) -> Vec<Choice> {
    let able = of.assessors.iter().filter(|one| one.hindrance.is_none());
    able.map(|one| {
        let counts = [
            ("assigned", one.assigned.into()),
            ("given", one.given.into()),
            ("abstained", one.abstained.into()),
        ];
        let choice = Choice::new(one.account_id.to_string(), one.name.clone());
        if one.named { choice.hint(words.say_with("scoring-load", &counts)) } else { choice }
    })
    .collect()
}

/// Applications that fewer than two can read, with how many are kept from each by what.
fn lacking(words: Words, of: &ScoringOverview) -> Html {
    if of.lacking.is_empty() {
        return Html::default();
    }
    let column = |key: &'static str, word: &str| Column::new(key, words.say(word)).figures();
    let columns = vec![
        Column::new("name", words.say("scoring-applicant")).names_row(),
        column("missing", "scoring-missing"),
        column("own", "scoring-conflict-own"),
        column("line", "scoring-conflict-line"),
        column("same", "scoring-conflict-same"),
        column("abstained", "scoring-conflict-abstained"),
    ];
    let row = |one: &polku_api_types::scoring::LackingAssessors| {
        let counts = [one.missing, one.own, one.reporting_line, one.same_supervisor, one.abstained];
        let mut cells: Vec<Html> = vec![one.name.clone().into()];
        cells.extend(counts.map(|count| Html::from(count.to_string())));
        Row::new(one.application_id.to_string(), cells)
    };
    let rows: Vec<Row> = of.lacking.iter().map(row).collect();
    html! {
        <Card id="lacking" title={words.say("scoring-lacking")} lead={words.say("scoring-lacking-what")}>
            <Table caption={words.say("scoring-lacking")} {columns} {rows} dense=true />
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct DifferProps {
    overview: Rc<ScoringOverview>,
    disagreement: Disagreement,
    on_change: Callback<()>,
}

/// Two differ: they agree, or the coordinator names a third.
#[component]
fn Differ(props: &DifferProps) -> Html {
    let words = use_words();
    let one = &props.disagreement;
    let chosen = use_state(String::new);
    let scored = one.scored_id;
    let name = use_action(
        move |client, key, body: NameThirdAssessor| async move {
            client.name_third_assessor(key, scored, &body).await.map(drop)
        },
        props.on_change.clone(),
    );
    let options: Vec<SelectOption> = props
        .overview
        .assessors
        .iter()
        .filter(|assessor| one.candidates.contains(&assessor.account_id))
        .map(|assessor| SelectOption::new(assessor.account_id.to_string(), assessor.name.clone()))
        .collect();
    let onsubmit = {
        let (chosen, run) = (chosen.clone(), name.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Ok(account_id) = chosen.parse() {
                run.emit(NameThirdAssessor { account_id });
            }
        })
    };
    let standing = match (one.third_named, one.proposed) {
        (true, _) => "scoring-third-named",
        (false, true) => "scoring-proposed",
        (false, false) => "scoring-differ-what",
    };
    let id = format!("differ-{scored}");
    html! {
        <Card {id} one_of_many=true title={words.say("scoring-differ")}>
            <p>{ words.say(standing) }</p>
            if !one.third_named && !options.is_empty() {
                <form class="form" {onsubmit} novalidate=true>
                    <FormFailure failure={name.failure.clone()} attempt={name.attempt} control={Callback::from(|_| None)} />
                    <Select id={format!("third-{scored}")} label={words.say("scoring-third")} placeholder={words.say("scoring-third-choose")} {options}
                        value={(*chosen).clone()} on_change={Callback::from(move |id| chosen.set(id))} />
                    <Buttons><Button submit=true kind={ButtonKind::Secondary} busy={name.busy}>{ words.say("scoring-third-name") }</Button></Buttons>
                </form>
            }
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct TotalsProps {
    call: Uuid,
}

/// The totals, once every application has one.
#[component]
fn Totals(props: &TotalsProps) -> Html {
    let words = use_words();
    let totals =
        use_query(props.call, |client, call| async move { every!(client, list_scoring_totals, call).await });
    let ready = Callback::from(move |totals: Rc<Vec<ScoredTotal>>| {
        let columns = vec![
            Column::new("name", words.say("scoring-applicant")).names_row(),
            Column::new("total", words.say("scoring-total")).figures(),
            Column::new("class", words.say("scoring-class")).figures(),
        ];
        let row = |one: &ScoredTotal| {
            let cells =
                vec![one.name.clone().into(), one.total.to_string().into(), one.class.to_string().into()];
            Row::new(one.application_id.to_string(), cells)
        };
        let rows: Vec<Row> = totals.iter().map(row).collect();
        html! {
            <Card id="totals" title={words.say("scoring-totals")} lead={words.say("scoring-totals-what")}>
                <Table caption={words.say("scoring-totals")} {columns} {rows} dense=true />
            </Card>
        }
    });
    html! { <AsyncView<Vec<ScoredTotal>> state={totals.state} {ready} on_retry={totals.reload} /> }
}
