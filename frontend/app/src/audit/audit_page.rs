use std::rc::Rc;

use polku_api_types::audit::AuditEntry;
use polku_api_types::page::Page as PageOf;
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Card, EmptyState, Skeleton, Words, use_words};
use yew::prelude::*;

use crate::hooks::use_query;
use crate::shell::Page;
use crate::zone::local;

/// The agency's changes, newest first.
#[component]
pub fn AuditPage() -> Html {
    let words = use_words();
    let entries = use_query((), |client, ()| async move {
        client.get::<PageOf<AuditEntry>>("audit_entries?limit=200").await
    });
    let ready = Callback::from(move |entries: Rc<PageOf<AuditEntry>>| table(words, &entries.items));
    let empty = html! { <EmptyState title={words.say("audit-empty")} /> };
    html! {
        <Page title={words.say("coordinator-nav-audit")} lead={words.say("audit-lead")}>
            <AsyncView<PageOf<AuditEntry>> state={entries.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={entries.reload}
                is_empty={Callback::from(|entries: Rc<PageOf<AuditEntry>>| entries.items.is_empty())} />
        </Page>
    }
}

fn table(words: Words, entries: &[AuditEntry]) -> Html {
    let columns = vec![
        Column::new("at", words.say("audit-at")).names_row(),
        Column::new("actor", words.say("audit-actor")),
        Column::new("action", words.say("audit-action")),
        Column::new("fields", words.say("audit-fields")),
    ];
    let rows = entries.iter().map(|entry| {
        let at = AttrValue::from(format::moment(words.language, local(entry.at)));
        let cells = vec![
            html! { <span class="nowrap">{ at }</span> },
            html! { { actor(words, entry) } },
            html! { { action(words, &entry.action) } },
            html! { { entry.fields.join(", ") } },
        ];
        Row::new(entry.id.to_string(), cells)
    });
    html! {
        <Card>
            <Table caption={words.say("coordinator-nav-audit")} {columns} rows={rows.collect::<Vec<_>>()} dense=true />
        </Card>
    }
}

/// What was done, in words; by its code where the product has no words for it.
fn action(words: Words, code: &str) -> AttrValue {
    words
        .try_say(&format!("audit-action-{}", code.replace('_', "-")))
        .unwrap_or_else(|| code.to_owned().into())
}

/// The account's name; what is no person, by its kind.
fn actor(words: Words, entry: &AuditEntry) -> AttrValue {
    if let Some(name) = &entry.actor_name {
        return name.clone().into();
    }
    match entry.actor.split(':').next().unwrap_or_default() {
        "client" => words.say("audit-actor-client"),
        "job" => words.say("audit-actor-job"),
        "command" => words.say("audit-actor-command"),
        _ => words.say("audit-actor-nobody"),
    }
}
