use std::rc::Rc;

use polku_api_types::access::{CreateMachineClient, MachineClientDetails};
use polku_api_types::page::{Page as Items, PageQuery};
use polku_ui::field::{Checkbox, TextInput};
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Button, Buttons, Card, CopyField, Notice, Skeleton, Tag, Tone, Words, use_words};
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action, use_query};

/// The scopes a client can have, as the API names them.
const SCOPES: [&str; 11] = [
    "people:read",
    "people:write",
    "programmes:read",
    "programmes:write",
    "applications:read",
    "applications:free_text",
    "applications:write",
    "selections:read",
    "groups:read",
    "busy:write",
    "replies:write",
];

/// Other systems of the agency: what they may, and a secret shown once.
#[component]
pub fn ClientsCard() -> Html {
    let words = use_words();
    let query = PageQuery { limit: Some(200), cursor: None };
    let clients = use_query(query, |client, query| async move { client.list_machine_clients(&query).await });
    let ready = Callback::from(move |clients: Rc<Items<MachineClientDetails>>| table(words, &clients.items));
    let empty = html! { <p>{ words.say("clients-none") }</p> };
    html! {
        <Card id="clients" title={words.say("clients-title")} lead={words.say("clients-lead")}>
            <AsyncView<Items<MachineClientDetails>> state={clients.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={clients.reload.clone()}
                is_empty={Callback::from(|clients: Rc<Items<MachineClientDetails>>| clients.items.is_empty())} />
            <NewClient on_done={clients.reload} />
        </Card>
    }
}

fn table(words: Words, clients: &[MachineClientDetails]) -> Html {
    let columns = vec![
        Column::new("name", words.say("admin-name")).names_row(),
        Column::new("id", words.say("clients-id")),
        Column::new("scopes", words.say("clients-scopes")),
        Column::new("status", words.say("admin-status")),
    ];
    let rows = clients
        .iter()
        .map(|client| {
            let (tone, key) = if client.active {
                (Tone::Good, "admin-status-active")
            } else {
                (Tone::Plain, "clients-ended")
            };
            let cells = vec![
                client.name.clone().into(),
                html! { <code>{ client.id.to_string() }</code> },
                client.scopes.join(", ").into(),
                html! { <Tag {tone}>{ words.say(key) }</Tag> },
            ];
            Row::new(client.id.to_string(), cells)
        })
        .collect::<Vec<_>>();
    html! { <Table caption={words.say("clients-title")} {columns} {rows} dense=true /> }
}

#[derive(Properties, PartialEq)]
struct NewClientProps {
    on_done: Callback<()>,
}

#[component]
fn NewClient(props: &NewClientProps) -> Html {
    let words = use_words();
    let name = use_state(String::new);
    let scopes = use_state(Vec::<&'static str>::new);
    let made = use_state(|| None::<String>);
    let done = {
        let (made, on_done) = (made.clone(), props.on_done.clone());
        Callback::from(move |client: MachineClientDetails| {
            made.set(client.secret);
            on_done.emit(());
        })
    };
    let create = use_action(
        |client, key, body: CreateMachineClient| async move { client.create_machine_client(key, &body).await },
        done,
    );
    let onsubmit = {
        let (name, scopes, run) = (name.clone(), scopes.clone(), create.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
            run.emit(CreateMachineClient { name: name.trim().to_owned(), scopes, ends_on: None });
        })
    };
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <h3>{ words.say("clients-new") }</h3>
            if let Some(secret) = &*made {
                <Notice tone={Tone::Warn} announce=true title={words.say("clients-secret-once")}>
                    <CopyField id="secret" label={words.say("clients-secret")} value={secret.clone()} />
                </Notice>
            }
            <FormFailure failure={create.failure.clone()} attempt={create.attempt} control={Callback::from(|pointer: String| Some(if pointer == "/name" { "client-name".into() } else { "scope-0".into() }))} />
            <TextInput id="client-name" label={words.say("admin-name")} value={(*name).clone()} error={create.field("/name")}
                on_input={Callback::from(move |text| name.set(text))} />
            <fieldset class="field">
                <legend class="field__label">{ words.say("clients-scopes") }</legend>
                { for SCOPES.iter().enumerate().map(|(index, scope)| scope_box(index, scope, &scopes)) }
            </fieldset>
            <Buttons><Button submit=true busy={create.busy}>{ words.say("clients-create") }</Button></Buttons>
        </form>
    }
}

fn scope_box(index: usize, scope: &'static str, chosen: &UseStateHandle<Vec<&'static str>>) -> Html {
    let checked = chosen.contains(&scope);
    let on_change = {
        let chosen = chosen.clone();
        Callback::from(move |now: bool| {
            let mut next: Vec<&'static str> =
                chosen.iter().copied().filter(|known| *known != scope).collect();
            next.extend(now.then_some(scope));
            chosen.set(next);
        })
    };
    html! { <Checkbox id={format!("scope-{index}")} label={scope} {checked} {on_change} /> }
}
