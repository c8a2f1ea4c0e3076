use std::rc::Rc;

use polku_api_types::page::Page as PageOf;
use polku_api_types::selection::{CheckRequestEntry, CheckRequestsExportQuery, CheckRequestsQuery};
use polku_client::Client;
use polku_ui::{AsyncView, Card, Crumb, EmptyState, MarkItem, MarkList, Notice, Skeleton, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::super::outcome::{About, rule_item};
use super::answer_form::AnswerForm;
use super::shown::{answer, claim, state};
use crate::context::use_session;
use crate::hooks::use_query;
use crate::route::CoordinatorRoute;
use crate::shell::{FORMATS, FileLinks, Page};

/// As many as the API gives at once; checks are few.
const MOST: u32 = 200;

#[derive(Properties, PartialEq)]
pub struct CheckRequestsPageProps {
    /// The programme.
    pub id: Uuid,
}

/// The checks that applicants of a programme asked for, the earliest first, each with its clock.
#[component]
pub fn CheckRequestsPage(props: &CheckRequestsPageProps) -> Html {
    let words = use_words();
    let decides = use_session().holds("decider");
    let id = props.id;
    let checks = use_query(id, |client, id| async move {
        let all = CheckRequestsQuery { limit: Some(MOST), ..CheckRequestsQuery::default() };
        client.list_check_requests(id, &all).await
    });
    let reload = checks.reload.clone();
    let ready = Callback::from(move |checks: Rc<PageOf<CheckRequestEntry>>| {
        html! {
            <div class="stack">
                <FileLinks programme={id} addresses={files(id)} deciders_too=true />
                { for checks.items.iter().map(|entry| check(words, entry, decides, &reload)) }
            </div>
        }
    });
    let empty = html! { <EmptyState title={words.say("check-list-empty")} /> };
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
    ];
    html! {
        <Page title={words.say("check-list-title")} lead={words.say("check-list-lead")} {crumbs}>
            <AsyncView<PageOf<CheckRequestEntry>> state={checks.state} {ready} {empty} skeleton={Skeleton::Cards} on_retry={checks.reload}
                is_empty={Callback::from(|checks: Rc<PageOf<CheckRequestEntry>>| checks.items.is_empty())} />
        </Page>
    }
}

fn files(programme: Uuid) -> [String; 2] {
    FORMATS.map(|format| {
        let query = CheckRequestsExportQuery { open: None, format: Some(format) };
        Client::check_requests_file(programme, &query)
    })
}

fn check(words: Words, entry: &CheckRequestEntry, decides: bool, reload: &Callback<()>) -> Html {
    let CheckRequestEntry { name, can_answer, check } = entry;
    let recorded: Vec<MarkItem> =
        check.recorded.iter().map(|rule| rule_item(words, rule, About::Applicant)).collect();
    html! {
        <Card key={check.id.to_string()} id={check.id.to_string()} one_of_many=true title={AttrValue::from(name.clone())}>
            <p>{ state(words, check) }</p>
            { claim(words, check) }
            <details class="disclosure">
                <summary>{ words.say("check-recorded") }</summary>
                <MarkList ruled=true items={recorded} />
            </details>
            if let Some(given) = &check.answer {
                { answer(words, given) }
            } else if *can_answer {
                <AnswerForm check={check.clone()} on_answered={reload.clone()} />
            } else if decides {
                <Notice><p>{ words.say("check-own-preparation") }</p></Notice>
            } else {
                <Notice><p>{ words.say("check-awaits-decider") }</p></Notice>
            }
        </Card>
    }
}
