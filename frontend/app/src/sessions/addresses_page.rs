use std::rc::Rc;

use polku_api_types::sessions::{
    GiveJoinAddress, GiveJoinAddresses, JoinAddressPreview, JoinAddressesGiven, JoinAddressesPreview,
    JoinLine, JoinLineFault, PasteJoinAddresses,
};
use polku_api_types::text::DeliveryMode;
use polku_ui::field::TextArea;
use polku_ui::{
    Button, Buttons, Card, Crumb, MarkItem, MarkList, Notice, Symbol, Tag, Tone, Words, use_toasts, use_way,
    use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::words::{audience, when};
use crate::hooks::{FormFailure, use_action, use_draft};
use crate::localised::shown;
use crate::route::{AssessorRoute, CoordinatorRoute};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct AddressesPageProps {
    /// The programme.
    pub id: Uuid,
}

/// What was looked at, and the text that it was read from.
#[derive(Clone, PartialEq)]
struct Looked {
    text: String,
    found: Rc<JoinAddressesPreview>,
}

/// Join addresses of many sessions, pasted from wherever they were made.
#[component]
pub fn AddressesPage(props: &AddressesPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let draft = use_draft(String::new);
    let looked = use_state(|| None::<Looked>);
    let done = {
        let looked = looked.clone();
        Callback::from(move |found: Looked| looked.set(Some(found)))
    };
    let look = use_action(
        move |client, _, text: String| async move {
            let body = PasteJoinAddresses { text };
            let found = client.preview_join_addresses(id, &body).await?;
            Ok(Looked { text: body.text, found: Rc::new(found) })
        },
        done,
    );
    let onsubmit = {
        let (draft, run) = (draft.clone(), look.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit((*draft).clone());
        })
    };
    // What was typed since has not been looked at.
    let seen = (*looked).clone().filter(|looked| looked.text == *draft);
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
        Crumb::new(words.say("sessions-title"), AssessorRoute::Sessions { id }),
    ];
    html! {
        <Page title={words.say("join-addresses")} lead={words.say("join-addresses-lead")} {crumbs}>
            <Card id="paste">
                <form class="form" {onsubmit} novalidate=true>
                    <FormFailure failure={look.failure.clone()} attempt={look.attempt} control={Callback::from(|_| Some(AttrValue::from("text")))} />
                    <TextArea id="text" rows=8 label={words.say("join-addresses-text")} hint={words.say("join-addresses-hint")} value={(*draft).clone()}
                        error={look.field("/text")} on_input={draft.on(|typed, text| *typed = text)} />
                    <Buttons><Button submit=true busy={look.busy} disabled={draft.trim().is_empty()}>{ words.say("join-addresses-look") }</Button></Buttons>
                </form>
            </Card>
            if let Some(Looked { found, .. }) = seen {
                <Seen programme={id} {found} />
            }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct SeenProps {
    programme: Uuid,
    found: Rc<JoinAddressesPreview>,
}

#[component]
fn Seen(props: &SeenProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let way = use_way();
    let SeenProps { programme, found } = props;
    let programme = *programme;
    let done = Callback::from(move |given: JoinAddressesGiven| {
        let href = AttrValue::from(AssessorRoute::Sessions { id: programme });
        let said = words.say_with("join-addresses-given", &[("count", given.changed.into())]);
        way.to_saying(&href, toasts.as_ref(), said);
    });
    let give = use_action(
        move |client, key, body: GiveJoinAddresses| async move {
            client.give_join_addresses(programme, key, &body).await
        },
        done,
    );
    let onclick = {
        let given = |one: &JoinAddressPreview| GiveJoinAddress {
            session_id: one.session_id,
            version: one.version,
            address: one.address.clone(),
        };
        let body = GiveJoinAddresses { sessions: found.sessions.iter().map(given).collect() };
        give.run.reform(move |_: MouseEvent| body.clone())
    };
    let whole = found.faults.is_empty() && !found.sessions.is_empty();
    html! {
        <>
            if !found.faults.is_empty() {
                <Card id="faults" title={words.say("join-addresses-faults")}>
                    <Notice tone={Tone::Warn} announce=true><p>{ words.say("join-addresses-faults-what") }</p></Notice>
                    <MarkList items={found.faults.iter().map(|line| fault(words, line)).collect::<Vec<_>>()} />
                </Card>
            }
            if !found.sessions.is_empty() {
                <Card id="sessions" title={words.say("join-addresses-sessions")}>
                    <MarkList ruled=true items={found.sessions.iter().map(|one| item(words, one)).collect::<Vec<_>>()} />
                </Card>
            }
            if whole {
                <p>{ words.say_with("join-addresses-told", &[("count", found.told.into())]) }</p>
                <FormFailure failure={give.failure.clone()} attempt={give.attempt} control={Callback::from(|_| None)} />
                <Buttons><Button busy={give.busy} {onclick}>{ words.say_with("join-addresses-give", &[("count", found.sessions.len().into())]) }</Button></Buttons>
            }
        </>
    }
}

fn item(words: Words, one: &JoinAddressPreview) -> MarkItem {
    let before = match &one.before {
        None => words.say("join-addresses-new"),
        Some(before) if *before == one.address => words.say("join-addresses-same"),
        Some(_) => words.say("join-addresses-replaces"),
    };
    let title = format!("{}, {}", shown(words, &one.title), when(words, &one.start, &one.end, &one.zone));
    MarkItem::numbered(one.line.to_string(), title)
        .detail(html! {
            <>
                <p>{ audience(words, one.group) }</p>
                <p class="join-addresses__address">{ one.address.clone() }</p>
                if one.mode == DeliveryMode::InPerson {
                    <p class="quiet">{ words.say("join-addresses-in-person") }</p>
                }
            </>
        })
        .aside(html! { <Tag tone={Tone::Info}>{ before }</Tag> })
}

fn fault(words: Words, line: &JoinLine) -> MarkItem {
    let why = match line.fault {
        JoinLineFault::NoTime => words.say("join-fault-no-time"),
        JoinLineFault::NoGroup => words.say("join-fault-no-group"),
        JoinLineFault::NoAddress => words.say("join-fault-no-address"),
        JoinLineFault::NotSecure => words.say("join-fault-not-secure"),
        JoinLineFault::Credentials => words.say("join-fault-credentials"),
        JoinLineFault::TooLong => words.say("join-fault-too-long"),
        JoinLineFault::Unknown => words.say("join-fault-unknown"),
        JoinLineFault::Several => words.say("join-fault-several"),
        JoinLineFault::Cancelled => words.say("join-fault-cancelled"),
        JoinLineFault::Begun => words.say("join-fault-begun"),
        JoinLineFault::Twice => {
            words.say_with("join-fault-twice", &[("line", line.earlier_line.unwrap_or_default().into())])
        }
    };
    let at = words.say_with("join-addresses-line", &[("line", line.line.into())]);
    MarkItem::new(Symbol::Warning, Tone::Warn, at).detail(html! { <p>{ why }</p> })
}
