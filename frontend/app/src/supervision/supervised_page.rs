use std::rc::Rc;

use polku_api_types::programmes::SupervisorPart;
use polku_api_types::supervision::SupervisedApplication;
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, EmptyState, KeyValue, KeyValueList, Link, Notice,
    Skeleton, use_words,
};
use yew::prelude::*;

use super::statement_form::StatementForm;
use super::words::statement;
use crate::hooks::{every, use_query};
use crate::localised::shown;
use crate::programmes::hours_sentence;
use crate::route::{CallsRoute, SessionsRoute, StaffRoute};
use crate::shell::Page;

/// The applications of those whom the reader supervises: who applied to what, how much working time it takes, and the
/// question whether it can be arranged.
#[component]
pub fn SupervisedPage() -> Html {
    let words = use_words();
    let found = use_query((), |client, ()| all(client));
    let reload = found.reload.clone();
    let ready = Callback::from(move |found: Rc<Vec<SupervisedApplication>>| {
        html! {
            <>
                <Notice><p>{ words.say("supervised-trace") }</p></Notice>
                <p><Link href={SessionsRoute::TeamHours}>{ words.say("supervised-times") }</Link></p>
                <div class="stack">
                    { for found.iter().map(|of| html! {
                        <Supervised key={of.application_id.to_string()} of={Rc::new(of.clone())} on_change={reload.clone()} />
                    }) }
                </div>
            </>
        }
    });
    let empty = html! {
        <Card>
            <EmptyState title={words.say("supervised-none")}>
                <p>{ words.say("supervised-none-what") }</p>
                <p><Link href={SessionsRoute::TeamHours}>{ words.say("supervised-times") }</Link></p>
            </EmptyState>
        </Card>
    };
    let crumbs = vec![Crumb::new(words.say("app-nav-my-path"), StaffRoute::MyPath)];
    html! {
        <Page title={words.say("supervised-title")} lead={words.say("supervised-lead")} {crumbs}>
            <AsyncView<Vec<SupervisedApplication>> state={found.state} {ready} {empty} skeleton={Skeleton::Cards} on_retry={found.reload}
                is_empty={Callback::from(|found: Rc<Vec<SupervisedApplication>>| found.is_empty())} />
        </Page>
    }
}

async fn all(client: Client) -> Result<Vec<SupervisedApplication>, ClientError> {
    every!(client, list_supervised_applications).await
}

#[derive(Properties, PartialEq)]
struct SupervisedProps {
    of: Rc<SupervisedApplication>,
    on_change: Callback<()>,
}

#[component]
fn Supervised(props: &SupervisedProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let of = &props.of;
    let mut items = Vec::new();
    if let Some(hours) = &of.content.hours {
        items.push(KeyValue::new(words.say("supervised-hours"), hours_sentence(words, hours)));
    }
    if let Some(until) = of.statements_until {
        let until = AttrValue::from(format::date(words.language, until));
        items.push(KeyValue::new(words.say("supervised-until"), until));
    }
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(to))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    let saved = {
        let (close, on_change) = (close.clone(), props.on_change.clone());
        Callback::from(move |()| {
            close.emit(());
            on_change.emit(());
        })
    };
    let label = if of.statement.is_some() { "working-time-change" } else { "working-time-answer" };
    let id = format!("supervised-{}", of.application_id);
    html! {
        <Card {id} one_of_many=true title={AttrValue::from(of.content.name.clone())} lead={shown(words, &of.content.programme_name)}>
            <KeyValueList {items} />
            <p><Link href={CallsRoute::Call { id: of.content.call_id }}>{ words.say("supervised-call") }</Link></p>
            if let Some(stated) = of.statement.as_ref().filter(|_| !*open) {
                { statement(words, stated) }
            }
            if of.part == SupervisorPart::Informed {
                <p>{ words.say("supervised-informed") }</p>
            } else if !of.open && of.statement.is_none() {
                <p>{ words.say("supervised-over") }</p>
            }
            if of.open && *open {
                <StatementForm of={of.clone()} on_saved={saved} on_close={close} />
            } else if of.open {
                <Buttons><Button kind={ButtonKind::Secondary} onclick={set(true)}>{ words.say(label) }</Button></Buttons>
            }
        </Card>
    }
}
