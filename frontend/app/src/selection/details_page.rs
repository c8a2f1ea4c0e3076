use std::rc::Rc;

use polku_api_types::applications::ApplicationDetails;
use polku_api_types::programmes::CallDetails;
use polku_i18n::format;
use polku_ui::{AsyncView, Card, Crumb, KeyValue, KeyValueList, MarkList, Notice, Tag, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::outcome::{About, Reasons, rule_item};
use crate::applications::{AnswerList, state_tone, state_word};
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::{CoordinatorRoute, RoundRoute};
use crate::shell::Page;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct ApplicationDetailsPageProps {
    /// The programme.
    pub id: Uuid,
    pub application: Uuid,
}

/// One application with its answers and the reasons of its outcome.
#[component]
pub fn ApplicationDetailsPage(props: &ApplicationDetailsPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let found = use_query(props.application, |client, application| async move {
        let details = client.view_application(application).await?;
        let call = client.view_call(details.call_id).await?;
        Ok((details, call))
    });
    let loaded = found.state.data.clone();
    let title = loaded.as_ref().map_or_else(
        || words.say("applications-one"),
        |found| format!("{} {}", found.0.person.given_name, found.0.person.family_name).into(),
    );
    let aside = loaded.as_ref().map_or_else(Html::default, |found| {
        let state = found.0.state;
        html! { <Tag tone={state_tone(state)}>{ state_word(words, state) }</Tag> }
    });
    let ready =
        Callback::from(move |found: Rc<(ApplicationDetails, CallDetails)>| body(words, &found.0, &found.1));
    let name = loaded
        .as_ref()
        .map_or_else(|| words.say("groups-to-programme"), |found| shown(words, &found.1.programme_name));
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(name, CoordinatorRoute::Programme { id }),
        Crumb::new(words.say("applications-title"), RoundRoute::Applications { id }),
    ];
    html! {
        <Page {title} {aside} {crumbs}>
            <AsyncView<(ApplicationDetails, CallDetails)> state={found.state} {ready} on_retry={found.reload} />
        </Page>
    }
}

fn body(words: Words, details: &ApplicationDetails, call: &CallDetails) -> Html {
    let person = &details.person;
    let mut items = vec![
        KeyValue::new(words.say("proposal-unit"), person.unit.clone().unwrap_or_default()),
        KeyValue::new(words.say("applications-site"), person.site.clone().unwrap_or_default()),
        KeyValue::new(words.say("applications-job-title"), person.title.clone()),
    ];
    let submitted = format::moment(words.language, local(details.submitted_at));
    items.push(KeyValue::new(words.say("applications-submitted"), submitted));
    html! {
        <div class="columns">
            <div class="stack">
                { reasons(words, details) }
                <Card id="answers" title={words.say("applications-answers")}>
                    <AnswerList questions={call.questions.clone()} answers={details.answers.clone()} />
                </Card>
            </div>
            <aside class="stack"><Card id="person" title={words.say("proposal-name")}><KeyValueList {items} /></Card></aside>
        </div>
    }
}

/// The outcome once it is confirmed; before that what the rules say, for the round's own roles.
fn reasons(words: Words, details: &ApplicationDetails) -> Html {
    if let Some(outcome) = &details.outcome {
        return html! { <Reasons outcome={outcome.clone()} /> };
    }
    let Some(proposal) = &details.proposal else {
        return html! { <Notice><p>{ words.say("applications-not-checked-yet") }</p></Notice> };
    };
    let items: Vec<_> = proposal.iter().map(|rule| rule_item(words, rule, About::Applicant)).collect();
    html! {
        <Card id="proposal" title={words.say("applications-proposal")} lead={words.say("selection-proposal-what")}>
            <MarkList ruled=true {items} />
        </Card>
    }
}
