use std::rc::Rc;

use jiff::civil::Date;
use polku_api_types::applications::{ApplicationState, MyApplication, Outcome};
use polku_api_types::participation::ParticipationDetails;
use polku_api_types::programmes::{CallDetails, SelectionMethod};
use polku_i18n::format;
use polku_ui::{
    AsyncView, Buttons, Card, Crumb, KeyValue, KeyValueList, Link, LinkButton, MarkItem, MarkList, Symbol,
    Tone, Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::chance_card::ChanceCard;
use super::check::Claim;
use super::check_requests::CheckCard;
use super::draw_check::DrawCheck;
use super::offer::{OpenOffer, Withdraw};
use super::outcome::{Reasons, alternatives};
use crate::applications::AnswerList;
use crate::hooks::{every, use_query};
use crate::localised::shown;
use crate::participation::{OwnParticipation, is_over, own_headline, own_what};
use crate::route::{CallsRoute, OwnRoute, StaffRoute};
use crate::shell::Page;
use crate::zone::{last_minute, local};

#[derive(Properties, PartialEq)]
pub struct ApplicationPageProps {
    pub id: Uuid,
    /// What stands before everything else, from a room that this one does not know.
    #[prop_or_default]
    pub children: Html,
}

/// The application with the call it was sent to, and what became of the place once one was accepted.
#[derive(Debug, PartialEq)]
struct Whole {
    application: MyApplication,
    call: CallDetails,
    participation: Option<ParticipationDetails>,
}

/// The state of one's own application and, once confirmed, its outcome with the reasons.
#[component]
pub fn ApplicationPage(props: &ApplicationPageProps) -> Html {
    let words = use_words();
    let whole = use_query(props.id, |client, id| async move {
        let application = client.view_own_application(id).await?;
        let call = client.view_call(application.call_id).await?;
        let own = every!(client, list_own_participations).await?;
        let participation = own.into_iter().find(|own| own.application_id == id);
        Ok(Whole { application, call, participation })
    });
    let data = whole.state.data.as_ref();
    let own = data.and_then(|whole| whole.participation.as_ref());
    let title = own.and_then(|own| own_headline(words, own)).unwrap_or_else(|| {
        data.map_or_else(|| words.say("application-title"), |whole| headline(words, &whole.application))
    });
    let over = data.map(|whole| shown(words, &whole.application.programme_name));
    let told = || data.and_then(|whole| first_sentences(words, &whole.application));
    let lead = own.and_then(|own| own_what(words, own)).or_else(told);
    let (reload, first) = (whole.reload.clone(), props.children.clone());
    let ready = Callback::from(move |whole: Rc<Whole>| body(words, &whole, &first, &reload));
    html! {
        <Page {title} {over} {lead} crumbs={vec![Crumb::new(words.say("app-nav-my-path"), StaffRoute::MyPath)]}>
            <AsyncView<Whole> state={whole.state} {ready} on_retry={whole.reload} />
        </Page>
    }
}

/// The state in one sentence.
pub fn headline(words: Words, application: &MyApplication) -> AttrValue {
    let waiting = application
        .outcome
        .as_ref()
        .and_then(|outcome| Some((outcome.waiting_place?, outcome.waiting_total?)));
    match (application.state, waiting) {
        (ApplicationState::Submitted, _) if application.can_change => words.say("application-received"),
        (ApplicationState::Submitted, _) => words.say("application-under-review"),
        (ApplicationState::Withdrawn, _) => words.say("application-withdrawn"),
        (ApplicationState::Ineligible, _) => words.say("application-ineligible"),
        (ApplicationState::Offered, _) => words.say("application-offered"),
        (ApplicationState::Accepted, _) => words.say("application-accepted"),
        (ApplicationState::Declined, _) => words.say("application-declined"),
        (ApplicationState::Expired, _) => words.say("application-expired"),
        (ApplicationState::Waiting, Some((place, total))) => {
            words.say_with("application-waiting-place", &[("place", place.into()), ("total", total.into())])
        }
        (ApplicationState::NotSelected, _) => words.say("application-not-selected"),
        (ApplicationState::Rerouted, _) => words.say("application-rerouted"),
        (ApplicationState::Waiting, None) => words.say("application-waiting"),
    }
}

/// The server's sentences once there is an outcome, but for the first, which the headline says; before, what happens
/// now.
fn first_sentences(words: Words, application: &MyApplication) -> Option<AttrValue> {
    if let Some(outcome) = &application.outcome {
        let told = outcome.sentences.get(1..).unwrap_or_default().join(" ");
        return (!told.is_empty()).then(|| told.into());
    }
    match application.state {
        ApplicationState::Submitted if application.can_change => {
            let moment = format::moment(words.language, last_minute(application.closes_at));
            Some(words.say_with("application-received-lead", &[("moment", moment.into())]))
        }
        ApplicationState::Submitted => Some(words.say("application-under-review-lead")),
        ApplicationState::Withdrawn => Some(words.say("application-withdrawn-lead")),
        ApplicationState::Rerouted => Some(words.say("application-rerouted-lead")),
        _ => None,
    }
}

fn body(words: Words, whole: &Whole, first: &Html, reload: &Callback<()>) -> Html {
    let Whole { application, call, participation } = whole;
    let outcome = application.outcome.as_ref();
    let offer = outcome.and_then(|outcome| outcome.offer.clone());
    html! {
        <div class="columns">
            <div class="stack">
                { first.clone() }
                if let Some(offer) = offer {
                    <OpenOffer {offer} on_answered={reload.clone()} />
                }
                if application.state == ApplicationState::Submitted && call.method == SelectionMethod::QuotaDraw {
                    <ChanceCard application={application.id} />
                }
                if let Some(outcome) = outcome {
                    <Reasons outcome={outcome.clone()} />
                    if outcome.scored && outcome.rank.is_some() {
                        <p><Link href={OwnRoute::Points { id: application.id }}>{ words.say("outcome-own-points") }</Link></p>
                    }
                    { draw_check(application.id, outcome) }
                    <CheckCard application={application.clone()} on_asked={reload.clone()} />
                }
                <Card id="answers" title={words.say("application-answers")}>
                    <AnswerList questions={call.questions.clone()} answers={application.answers.clone()} />
                    if participation.is_none() {
                        { changes(words, application, reload) }
                    }
                </Card>
            </div>
            <aside class="stack">
                { next(words, whole) }
                if let Some(own) = participation {
                    <OwnParticipation own={own.clone()} until={freed_places_until(whole)} on_left={reload.clone()} />
                }
                if let Some(outcome) = outcome {
                    { alternatives(words, outcome) }
                }
                { receipt(words, application) }
            </aside>
        </div>
    }
}

/// Until when a place that is given back is offered to others; of another path nothing is known here.
fn freed_places_until(whole: &Whole) -> Option<Date> {
    let own_call = whole.application.state != ApplicationState::Rerouted;
    own_call.then_some(whole.call.waiting_list_until)
}

/// How the reader can check the draw that their application was in.
pub fn draw_check(application: Uuid, outcome: &Outcome) -> Html {
    let Some(proof_url) = &outcome.proof_url else { return Html::default() };
    let claim = outcome
        .pool_line
        .clone()
        .map(|line| Claim { line, origin: outcome.line_salt.clone().map(|salt| (application, salt)) });
    html! { <DrawCheck proof_url={proof_url.clone()} {claim} /> }
}

/// What can still be done to what was sent. Whoever takes part has the way out of the programme instead.
fn changes(words: Words, application: &MyApplication, reload: &Callback<()>) -> Html {
    if !application.can_change && !application.can_withdraw {
        return Html::default();
    }
    html! {
        <Buttons>
            if application.can_change {
                <LinkButton href={CallsRoute::Apply { id: application.call_id }}>{ words.say("application-change") }</LinkButton>
            }
            if application.can_withdraw {
                <Withdraw application={application.clone()} on_withdrawn={reload.clone()} />
            }
        </Buttons>
    }
}

fn next(words: Words, whole: &Whole) -> Html {
    let Whole { application, call, participation } = whole;
    let has_taken_part = participation.as_ref().is_some_and(|own| is_over(own.state));
    let until = || format::date(words.language, call.waiting_list_until);
    let texts = match application.state {
        ApplicationState::Submitted => vec![
            words.say("apply-next-outcome"),
            words.say_with("call-next-offer", &[("days", call.offer_days.into())]),
            words.say_with("call-next-waiting", &[("date", until().into())]),
        ],
        ApplicationState::Waiting => vec![
            words.say_with(
                "application-waiting-next",
                &[("date", until().into()), ("days", call.offer_days.into())],
            ),
            words.say("application-waiting-last"),
        ],
        ApplicationState::Accepted if !has_taken_part => {
            vec![words.say("application-accepted-next"), words.say("application-accepted-groups")]
        }
        ApplicationState::Offered => vec![words.say("application-offered-next")],
        ApplicationState::Rerouted if !has_taken_part => vec![words.say("application-accepted-groups")],
        ApplicationState::Withdrawn
        | ApplicationState::Ineligible
        | ApplicationState::Accepted
        | ApplicationState::Declined
        | ApplicationState::Expired
        | ApplicationState::NotSelected
        | ApplicationState::Rerouted => vec![words.say("application-over-next")],
    };
    let items: Vec<MarkItem> =
        texts.into_iter().map(|text| MarkItem::new(Symbol::Arrow, Tone::Info, text)).collect();
    html! { <Card id="next" title={words.say("apply-next")}><MarkList {items} /></Card> }
}

/// The number under which the draw knows the application, and when it was sent.
fn receipt(words: Words, application: &MyApplication) -> Html {
    let moment = |at| AttrValue::from(format::moment(words.language, local(at)));
    let items = vec![
        KeyValue::new(words.say("application-submitted-at"), moment(application.submitted_at)),
        KeyValue::new(words.say("application-changed-at"), moment(application.changed_at)),
        KeyValue::new(
            words.say("application-receipt"),
            html! { <code>{ application.id.to_string() }</code> },
        ),
    ];
    html! { <Card id="receipt" title={words.say("application-receipt-title")}><KeyValueList {items} /></Card> }
}
