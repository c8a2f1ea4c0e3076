use std::rc::Rc;

use polku_api_types::merging::MergeSuggestion;
use polku_api_types::page::Page as Items;
use polku_api_types::people::PersonSummary;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Card, Crumb, EmptyState, Link, Pager, Skeleton, Words, use_words};
use yew::prelude::*;

use super::merges::Merges;
use super::words::same_word;
use crate::hooks::{first_items, use_query};
use crate::route::RegistryRoute;
use crate::shell::Page;

/// Items that are shown at first, and more at each wish.
const PAGE: u32 = 50;

/// Pairs who may be one human, and the merges that were made.
#[component]
pub fn DuplicatesPage() -> Html {
    let words = use_words();
    let wanted = use_state(|| PAGE);
    let found = use_query(*wanted, |client, wanted| async move {
        first_items(wanted, |query| {
            let client = client.clone();
            async move { client.list_merge_suggestions(&query).await }
        })
        .await
    });
    let busy = found.state.loading;
    let ready = {
        let wanted = wanted.clone();
        Callback::from(move |found: Rc<Items<MergeSuggestion>>| {
            let on_more = {
                let wanted = wanted.clone();
                Callback::from(move |()| wanted.set(*wanted + PAGE))
            };
            html! {
                <>
                    { suggested(words, &found.items) }
                    <Pager shown={found.items.len()} more={found.next_cursor.is_some()} {busy} {on_more} />
                </>
            }
        })
    };
    let empty = html! { <EmptyState title={words.say("merging-none")}><p>{ words.say("merging-none-what") }</p></EmptyState> };
    let crumbs = vec![Crumb::new(words.say("people-title"), RegistryRoute::People)];
    html! {
        <Page title={words.say("merging-title")} lead={words.say("merging-lead")} {crumbs}>
            <Card id="suggestions" title={words.say("merging-suggestions")} lead={words.say("merging-suggestions-lead")}>
                <AsyncView<Items<MergeSuggestion>> state={found.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={found.reload.clone()}
                    is_empty={Callback::from(|found: Rc<Items<MergeSuggestion>>| found.items.is_empty())} />
            </Card>
            <Merges on_undone={found.reload} />
        </Page>
    }
}

fn suggested(words: Words, pairs: &[MergeSuggestion]) -> Html {
    let columns = vec![
        Column::new("name", words.say("people-name")).names_row(),
        Column::new("one", words.say("merging-one")),
        Column::new("other", words.say("merging-other")),
        Column::new("same", words.say("merging-same")),
        Column::new("compare", words.say("merging-compare")),
    ];
    let rows = pairs.iter().map(|pair| row(words, pair)).collect::<Vec<_>>();
    html! { <Table caption={words.say("merging-suggestions")} {columns} {rows} dense=true /> }
}

fn row(words: Words, pair: &MergeSuggestion) -> Row {
    let name = format!("{} {}", pair.one.family_name, pair.one.given_name);
    let label = words.say_with("merging-compare-named", &[("name", name.as_str().into())]);
    let (one, other) = (pair.one.id, pair.other.id);
    let compare = html! {
        <Link href={RegistryRoute::Merge { one, other }}>{ label }</Link>
    };
    Row::new(
        format!("{one} {other}"),
        vec![
            name.into(),
            who(words, &pair.one),
            who(words, &pair.other),
            same_word(words, &pair.same).into(),
            compare,
        ],
    )
}

/// Number, unit and whether in service, in one cell.
fn who(words: Words, person: &PersonSummary) -> Html {
    let unit = person.unit.clone().unwrap_or_default();
    html! {
        <>
            { format!("{} · {unit}", person.external_id) }
            if !person.active {
                { format!(" · {}", words.say("people-inactive")) }
            }
        </>
    }
}
