use std::rc::Rc;

use polku_api_types::facilitators::{
    CoachPolicyDecided, CoachPolicyDetails, CoachPolicyInForce, CoachThreshold, CoachThresholds,
    DecideCoachPolicy,
};
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::field::{DateInput, TextArea, TextInput};
use polku_ui::{
    AsyncView, Button, Buttons, Card, Crumb, KeyValue, KeyValueList, MarkItem, MarkList, Symbol, Tone, Words,
    use_toasts, use_words,
};
use yew::prelude::*;

use super::words::threshold_line;
use crate::context::use_session;
use crate::hooks::{Draft, FormFailure, every_page, use_action, use_draft, use_query};
use crate::route::CoordinatorRoute;
use crate::shell::Page;
use crate::zone::local;

#[derive(Debug, PartialEq)]
struct Seen {
    now: CoachPolicyInForce,
    history: Vec<CoachPolicyDetails>,
}

async fn read(client: Client, (): ()) -> Result<Seen, ClientError> {
    let history = every_page(|query| {
        let client = client.clone();
        async move { client.list_coach_policies(&query).await }
    })
    .await?;
    Ok(Seen { now: client.view_coach_policy().await?, history })
}

/// What coaches of the agency must have behind them: in force, decided before, and to be decided.
#[component]
pub fn CoachPolicyPage() -> Html {
    let words = use_words();
    let decides = use_session().holds_for_agency("decider");
    let seen = use_query((), read);
    let reload = seen.reload.clone();
    let ready = Callback::from(move |seen: Rc<Seen>| {
        html! {
            <>
                { in_force(words, &seen.now) }
                if !seen.history.is_empty() {
                    { history(words, &seen.history) }
                }
                if decides {
                    <Decide key={seen.history.len()} now={seen.now.thresholds} on_done={reload.clone()} />
                }
            </>
        }
    });
    let crumbs = vec![Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes)];
    html! {
        <Page title={words.say("coach-policy-title")} lead={words.say("coach-policy-lead")} {crumbs}>
            <AsyncView<Seen> state={seen.state} {ready} on_retry={seen.reload} />
        </Page>
    }
}

fn lines(words: Words, all: &CoachThresholds) -> Html {
    let items = [
        ("element-mode-in-person", all.in_person),
        ("element-mode-remote", all.remote),
        ("element-mode-hybrid", all.hybrid),
    ]
    .map(|(key, least)| KeyValue::new(words.say(key), threshold_line(words, &least)));
    html! { <KeyValueList items={items.to_vec()} /> }
}

fn in_force(words: Words, now: &CoachPolicyInForce) -> Html {
    html! {
        <Card id="in-force" accent=true title={words.say("coach-policy-in-force")}>
            { lines(words, &now.thresholds) }
            { match &now.policy {
                Some(policy) => html! { <p>{ decided_by(words, policy) }</p> },
                None => html! { <p>{ words.say("coach-policy-recommended") }</p> },
            } }
        </Card>
    }
}

fn decided_by(words: Words, policy: &CoachPolicyDetails) -> AttrValue {
    words.say_with(
        "coach-policy-decided-by",
        &[
            ("name", policy.official_name.as_str().into()),
            ("title", policy.official_title.as_str().into()),
            ("when", format::moment(words.language, local(policy.decided_at)).into()),
        ],
    )
}

fn history(words: Words, all: &[CoachPolicyDetails]) -> Html {
    let item = |policy: &CoachPolicyDetails| {
        let from = [("day", format::date(words.language, policy.valid_from).into())];
        let detail = html! {
            <>{ lines(words, &policy.thresholds) }<p>{ policy.reason.clone() }</p><p class="quiet">{ decided_by(words, policy) }</p></>
        };
        let title = html! { <strong>{ words.say_with("coach-policy-from", &from) }</strong> };
        MarkItem::new(Symbol::Info, Tone::Plain, title).detail(detail)
    };
    html! {
        <Card id="history" title={words.say("coach-policy-history")}>
            <MarkList ruled=true items={all.iter().map(item).collect::<Vec<_>>()} />
        </Card>
    }
}

#[derive(Clone, Default, PartialEq)]
struct Typed {
    /// Years, hours and references of each mode, as typed.
    figures: [[String; 3]; 3],
    reason: String,
    valid_from: String,
    name: String,
    title: String,
}

fn typed(least: &CoachThreshold) -> [String; 3] {
    [least.years, least.remote_hours, least.references].map(|figure| figure.to_string())
}

fn threshold([years, hours, references]: &[String; 3]) -> CoachThreshold {
    // What is no number is more than any: the server says at the field how much there can be.
    let number =
        |text: &str| if text.trim().is_empty() { 0 } else { text.trim().parse().unwrap_or(u32::MAX) };
    CoachThreshold { years: number(years), remote_hours: number(hours), references: number(references) }
}

const MODES: [(&str, &str); 3] = [
    ("in_person", "element-mode-in-person"),
    ("remote", "element-mode-remote"),
    ("hybrid", "element-mode-hybrid"),
];
const FIGURES: [(&str, &str); 3] =
    [("years", "coach-years"), ("remote_hours", "coach-hours"), ("references", "coach-references")];

fn control(pointer: &str) -> AttrValue {
    format!("policy{}", pointer.replace('/', "-")).into()
}

#[derive(Properties, PartialEq)]
struct DecideProps {
    now: CoachThresholds,
    on_done: Callback<()>,
}

#[component]
fn Decide(props: &DecideProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let now = props.now;
    let draft = use_draft(move || Typed {
        figures: [typed(&now.in_person), typed(&now.remote), typed(&now.hybrid)],
        ..Typed::default()
    });
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |decided: CoachPolicyDecided| {
            if let Some(toasts) = &toasts {
                toasts
                    .done(words.say_with("coach-policy-decided", &[("count", decided.new_breaches.into())]));
            }
            on_done.emit(());
        })
    };
    let decide = use_action(
        move |client, key, body: DecideCoachPolicy| async move { client.decide_coach_policy(key, &body).await },
        done,
    );
    let onsubmit = {
        let (draft, run) = (draft.clone(), decide.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let [in_person, remote, hybrid] = &draft.figures;
            run.emit(DecideCoachPolicy {
                thresholds: CoachThresholds {
                    in_person: threshold(in_person),
                    remote: threshold(remote),
                    hybrid: threshold(hybrid),
                },
                reason: draft.reason.clone(),
                valid_from: draft.valid_from.parse().unwrap_or(jiff::civil::Date::ZERO),
                name: draft.name.clone(),
                title: draft.title.clone(),
            });
        })
    };
    let at = |pointer: &str| decide.field(pointer);
    html! {
        <Card id="decide" title={words.say("coach-policy-decide")}>
            <p>{ words.say("coach-policy-decide-what") }</p>
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={decide.failure.clone()} attempt={decide.attempt} control={Callback::from(|at: String| Some(control(&at)))} />
                { for MODES.into_iter().enumerate().map(|(mode, (code, key))| html! {
                    <fieldset class="field" key={code}>
                        <legend class="field__label">{ words.say(key) }</legend>
                        { for FIGURES.into_iter().enumerate().map(|(figure, name)| field(words, &draft, (mode, figure), (code, name), &at)) }
                    </fieldset>
                }) }
                <TextArea id={control("/reason")} label={words.say("coach-policy-reason")} value={draft.reason.clone()} error={at("/reason")}
                    on_input={draft.on(|typed: &mut Typed, text: String| typed.reason = text)} />
                <DateInput id={control("/valid_from")} label={words.say("coach-policy-first-day")} value={draft.valid_from.clone()} error={at("/valid_from")}
                    on_change={draft.on(|typed: &mut Typed, day: String| typed.valid_from = day)} />
                <TextInput id={control("/name")} label={words.say("official-name")} value={draft.name.clone()} error={at("/name")}
                    on_input={draft.on(|typed: &mut Typed, text: String| typed.name = text)} />
                <TextInput id={control("/title")} label={words.say("official-title")} value={draft.title.clone()} error={at("/title")}
                    on_input={draft.on(|typed: &mut Typed, text: String| typed.title = text)} />
                <Buttons><Button submit=true busy={decide.busy}>{ words.say("coach-policy-decide") }</Button></Buttons>
            </form>
        </Card>
    }
}

fn field(
    words: Words,
    draft: &Draft<Typed>,
    (mode, figure): (usize, usize),
    (code, (name, key)): (&'static str, (&'static str, &'static str)),
    at: &impl Fn(&str) -> Option<AttrValue>,
) -> Html {
    let pointer = format!("/thresholds/{code}/{name}");
    let value = draft.figures.get(mode).and_then(|all| all.get(figure)).cloned().unwrap_or_default();
    let on_input = draft.on(move |typed: &mut Typed, text: String| {
        if let Some(place) = typed.figures.get_mut(mode).and_then(|all| all.get_mut(figure)) {
            *place = text;
        }
    });
    html! { <TextInput id={control(&pointer)} kind="number" short=true label={words.say(key)} {value} error={at(&pointer)} {on_input} /> }
}
