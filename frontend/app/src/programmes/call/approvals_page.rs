use std::rc::Rc;

use polku_api_types::programmes::{CallState, CallSummary, ProgrammePhase, ProgrammeSummary};
use polku_i18n::format;
use polku_ui::path::Strip;
use polku_ui::{
    AsyncView, Buttons, Card, EmptyState, KeyValue, KeyValueList, LinkButton, Skeleton, Words, use_words,
};
use yew::prelude::*;

use super::super::calls_page::calls_in;
use super::super::{hours_sentence, kind_stops};
use crate::hooks::{every, use_query};
use crate::localised::shown;
use crate::route::{CoordinatorRoute, RoundRoute};
use crate::shell::Page;

#[derive(Debug, PartialEq)]
struct Waiting {
    calls: Vec<CallSummary>,
    selections: Vec<ProgrammeSummary>,
    /// Programmes in which something else is to be decided.
    others: Vec<ProgrammeSummary>,
}

/// What waits for the decider: calls to approve, lists to confirm, checks to answer, addenda to adopt, waiting lists to end.
#[component]
pub fn ApprovalsPage() -> Html {
    let words = use_words();
    let waiting = use_query((), |client, ()| async move {
        let calls = calls_in(client.clone(), CallState::AwaitingApproval).await?;
        let programmes = every!(client, list_programmes).await?;
        let others = programmes.iter().filter(|programme| programme.awaited.is_some()).cloned().collect();
        let to_confirm =
            |programme: &ProgrammeSummary| programme.phase == ProgrammePhase::AwaitingConfirmation;
        let selections = programmes.into_iter().filter(to_confirm).collect();
        Ok(Waiting { calls, selections, others })
    });
    let ready = Callback::from(move |waiting: Rc<Waiting>| {
        html! {
            <div class="stack">
                { for waiting.calls.iter().map(|call| call_card(words, call)) }
                { for waiting.selections.iter().map(|programme| selection_card(words, programme)) }
                { for waiting.others.iter().flat_map(|programme| other_cards(words, programme)) }
            </div>
        }
    });
    let is_empty = Callback::from(|waiting: Rc<Waiting>| {
        waiting.calls.is_empty() && waiting.selections.is_empty() && waiting.others.is_empty()
    });
    let empty = html! {
        <Card><EmptyState title={words.say("approvals-empty")}><p>{ words.say("approvals-empty-what") }</p></EmptyState></Card>
    };
    html! {
        <Page title={words.say("approvals-title")} lead={words.say("approvals-lead")}>
            <AsyncView<Waiting> state={waiting.state} {ready} {is_empty} {empty} skeleton={Skeleton::Cards} on_retry={waiting.reload} />
        </Page>
    }
}

fn call_card(words: Words, call: &CallSummary) -> Html {
    let name = shown(words, &call.programme_name);
    let title = words.say_with("approvals-call", &[("name", name.as_str().into())]);
    let mut items = vec![
        KeyValue::new(
            words.say("call-window"),
            AttrValue::from(format::date_range(words.language, call.opens_on, call.closes_on)),
        ),
        KeyValue::new(words.say("call-seats"), AttrValue::from(format::number(words.language, call.seats))),
    ];
    if let Some(hours) = &call.hours {
        items.push(KeyValue::new(words.say("call-hours"), hours_sentence(words, hours)));
    }
    html! {
        <Card key={call.id.to_string()} id={format!("call-{}", call.id)} accent=true {title} lead={shown(words, &call.target_group)}>
            <Strip label={words.say_with("path-of", &[("name", name.as_str().into())])} stops={kind_stops(words, &call.elements, None)} />
            <KeyValueList {items} />
            <Buttons><LinkButton href={CoordinatorRoute::Approval { id: call.id }}>{ words.say("approvals-open-call") }</LinkButton></Buttons>
        </Card>
    }
}

fn selection_card(words: Words, programme: &ProgrammeSummary) -> Html {
    let name = shown(words, &programme.name);
    let title = words.say_with("approvals-selection", &[("name", name.as_str().into())]);
    html! {
        <Card key={programme.id.to_string()} id={format!("selection-{}", programme.id)} accent=true {title} lead={words.say("approvals-selection-what")}>
            <Buttons><LinkButton href={RoundRoute::Selection { id: programme.id }}>{ words.say("approvals-open-selection") }</LinkButton></Buttons>
        </Card>
    }
}

/// A card for each kind of decision that waits in a programme, with the way to where it is made.
fn other_cards(words: Words, programme: &ProgrammeSummary) -> Vec<Html> {
    let Some(awaited) = programme.awaited else { return Vec::new() };
    let (id, name) = (programme.id, shown(words, &programme.name));
    let card = |title: &str, lead: AttrValue, href: AttrValue, open: &str| {
        let key = format!("{title}-{id}");
        let title = words.say_with(title, &[("name", name.as_str().into())]);
        html! {
            <Card key={key.clone()} id={key.clone()} accent=true {title} {lead}>
                <Buttons><LinkButton {href}>{ words.say(open) }</LinkButton></Buttons>
            </Card>
        }
    };
    let checks = (awaited.checks > 0).then(|| {
        let due = awaited.checks_due_on.map(|due| format::date(words.language, due)).unwrap_or_default();
        let figures = [("count", awaited.checks.into()), ("date", due.into())];
        let lead = words.say_with("approvals-checks-what", &figures);
        card("approvals-checks", lead, RoundRoute::CheckRequests { id }.into(), "approvals-open-checks")
    });
    let addenda = (awaited.addenda > 0).then(|| {
        let lead = words.say_with("approvals-addenda-what", &[("count", awaited.addenda.into())]);
        card("approvals-addenda", lead, RoundRoute::Paths { id }.into(), "approvals-open-addenda")
    });
    let waiting_list = awaited.waiting_list.then(|| {
        let lead = words.say("approvals-waiting-list-what");
        card(
            "approvals-waiting-list",
            lead,
            RoundRoute::Selection { id }.into(),
            "approvals-open-waiting-list",
        )
    });
    [checks, addenda, waiting_list].into_iter().flatten().collect()
}
