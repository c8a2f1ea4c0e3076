use std::rc::Rc;

use polku_api_types::page::{MAX_PAGE, PageQuery};
use polku_api_types::programmes::{CallState, CallSummary, CallsQuery};
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::path::Strip;
use polku_ui::{
    AsyncView, Card, EmptyState, Icon, Link, LinkButton, Skeleton, Symbol, Tag, Tone, Words, use_words,
};
use yew::prelude::*;

use super::{hours_sentence, kind_stops, method_word};
use crate::hooks::{every_page, use_query};
use crate::localised::shown;
use crate::route::{CallsRoute, StaffRoute};
use crate::shell::Page;

/// The calls in which one can apply now.
#[component]
pub fn CallsPage() -> Html {
    let words = use_words();
    let calls = use_query((), |client, ()| async move { open_calls(client).await });
    let ready = Callback::from(move |calls: Rc<Vec<CallSummary>>| {
        html! { <div class="cards">{ for calls.iter().map(|call| call_card(words, call)) }</div> }
    });
    let empty = html! {
        <Card>
            <EmptyState title={words.say("calls-empty")}>
                <p>{ words.say("calls-empty-what") }</p>
                <LinkButton href={StaffRoute::MyPath}>{ words.say("calls-to-my-path") }</LinkButton>
            </EmptyState>
        </Card>
    };
    html! {
        <Page title={words.say("calls-title")} lead={words.say("calls-lead")}>
            <AsyncView<Vec<CallSummary>> state={calls.state} {ready} {empty} skeleton={Skeleton::Cards} on_retry={calls.reload}
                is_empty={Callback::from(|calls: Rc<Vec<CallSummary>>| calls.is_empty())} />
        </Page>
    }
}

/// The calls in which one can apply now; those ahead and behind are left out.
pub async fn open_calls(client: Client) -> Result<Vec<CallSummary>, ClientError> {
    let query = CallsQuery { state: Some(CallState::Open), limit: Some(MAX_PAGE), cursor: None };
    // One page: no agency has two hundred calls open at once.
    let mut calls = client.list_calls(&query).await?.items;
    calls.retain(|call| call.state == CallState::Open);
    Ok(calls)
}

/// All calls in one state.
pub async fn calls_in(client: Client, state: CallState) -> Result<Vec<CallSummary>, ClientError> {
    every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        async move { client.list_calls(&CallsQuery { state: Some(state), limit, cursor }).await }
    })
    .await
}

fn call_card(words: Words, call: &CallSummary) -> Html {
    let name = shown(words, &call.programme_name);
    let href: AttrValue = CallsRoute::Call { id: call.id }.into();
    let closes = words.say_with(
        "calls-closes",
        &[("date", format::date_with_weekday(words.language, call.closes_on).into())],
    );
    html! {
        <Card class="call-card">
            <header class="call-card__header">
                <h2><Link {href}>{ &name }</Link></h2>
                if call.applied {
                    <Tag tone={Tone::Good} symbol={Symbol::Check}>{ words.say("calls-applied") }</Tag>
                }
            </header>
            <p>{ shown(words, &call.target_group) }</p>
            <Strip label={words.say_with("path-of", &[("name", name.as_str().into())])} stops={kind_stops(words, &call.elements, None)} />
            <ul class="facts">
                { fact(Symbol::Calendar, closes) }
                { fact(Symbol::Group, words.say_with("calls-seats", &[("count", call.seats.into())])) }
                { fact(Symbol::Flag, words.say(method_word(call.method))) }
                if let Some(hours) = &call.hours {
                    { fact(Symbol::Clock, hours_sentence(words, hours)) }
                }
            </ul>
        </Card>
    }
}

fn fact(symbol: Symbol, text: AttrValue) -> Html {
    html! { <li class="facts__item"><Icon {symbol} /><span>{ text }</span></li> }
}
