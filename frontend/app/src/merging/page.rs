use std::rc::Rc;

use polku_api_types::merging::{DismissSuggestion, MergeSuggestion};
use polku_api_types::page::Page as Items;
use polku_api_types::people::PersonSummary;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, Button, ButtonKind, Card, Crumb, EmptyState, Link, Pager, Skeleton, Words, use_words,
};
use yew::prelude::*;

use super::merges::Merges;
use super::namesakes::NamesakesCard;
use super::words::same_word;
use crate::hooks::{FormFailure, first_items, use_action, use_query};
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
    // What is dismissed goes from one list to the other.
    let said = use_state(|| 0_u32);
    let dismiss = {
        let (reload, said) = (found.reload.clone(), said.clone());
        use_action(
            |client, key, pair: DismissSuggestion| async move {
                client.dismiss_merge_suggestion(key, &pair).await.map(drop)
            },
            Callback::from(move |()| {
                said.set(said.wrapping_add(1));
                reload.emit(());
            }),
        )
    };
    let failure = html! { <FormFailure failure={dismiss.failure.clone()} attempt={dismiss.attempt} control={Callback::from(|_| None)} /> };
    let ready = {
        let (wanted, run) = (wanted.clone(), dismiss.run.clone());
        Callback::from(move |found: Rc<Items<MergeSuggestion>>| {
            let on_more = {
                let wanted = wanted.clone();
                Callback::from(move |()| wanted.set(*wanted + PAGE))
            };
            html! {
                <>
                    { suggested(words, &found.items, &run) }
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
                { failure }
                <AsyncView<Items<MergeSuggestion>> state={found.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={found.reload.clone()}
                    is_empty={Callback::from(|found: Rc<Items<MergeSuggestion>>| found.items.is_empty())} />
            </Card>
            <NamesakesCard key={*said} on_undone={found.reload.clone()} />
            <Merges on_undone={found.reload} />
        </Page>
    }
}

fn suggested(words: Words, pairs: &[MergeSuggestion], dismiss: &Callback<DismissSuggestion>) -> Html {
    let columns = vec![
        Column::new("name", words.say("people-name")).names_row(),
        Column::new("one", words.say("merging-one")),
        Column::new("other", words.say("merging-other")),
        Column::new("same", words.say("merging-same")),
        Column::new("compare", words.say("merging-compare")),
        Column::new("dismiss", words.say("merging-dismiss")),
    ];
    let rows = pairs.iter().map(|pair| row(words, pair, dismiss)).collect::<Vec<_>>();
    html! { <Table caption={words.say("merging-suggestions")} {columns} {rows} dense=true /> }
}

fn row(words: Words, pair: &MergeSuggestion, dismiss: &Callback<DismissSuggestion>) -> Row {
    let name = format!("{} {}", pair.one.family_name, pair.one.given_name);
    let label = words.say_with("merging-compare-named", &[("name", name.as_str().into())]);
    let (one, other) = (pair.one.id, pair.other.id);
    let compare = html! {
        <Link href={RegistryRoute::Merge { one, other }}>{ label }</Link>
    };
    let apart = html! {
        <Button kind={ButtonKind::Quiet} label={words.say_with("merging-dismiss-named", &[("name", name.as_str().into())])}
            onclick={dismiss.reform(move |_: MouseEvent| DismissSuggestion { one_id: one, other_id: other })}>{ words.say("merging-dismiss") }</Button>
    };
    Row::new(
        format!("{one} {other}"),
        vec![
            name.into(),
            who(words, &pair.one),
            who(words, &pair.other),
            same_word(words, &pair.same).into(),
            compare,
            apart,
        ],
    )
}

/// Number, unit and whether in service, in one cell.
pub(super) fn who(words: Words, person: &PersonSummary) -> Html {
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
