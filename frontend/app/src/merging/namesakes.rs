use std::rc::Rc;

use polku_api_types::merging::Namesakes;
use polku_api_types::page::Page as Items;
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Button, ButtonKind, Card, Pager, Skeleton, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::page::who;
use crate::hooks::{FormFailure, first_items, use_action, use_query};
use crate::zone::local;

const PAGE: u32 = 50;

#[derive(Properties, PartialEq)]
pub struct NamesakesCardProps {
    /// A pair is suggested again.
    pub on_undone: Callback<()>,
}

/// Those who were found to be different people, each with the way back; nothing where there are none.
#[component]
pub fn NamesakesCard(props: &NamesakesCardProps) -> Html {
    let words = use_words();
    let wanted = use_state(|| PAGE);
    let found = use_query(*wanted, |client, wanted| async move {
        first_items(wanted, |query| {
            let client = client.clone();
            async move { client.list_namesakes(&query).await }
        })
        .await
    });
    let undo = {
        let (reload, on_undone) = (found.reload.clone(), props.on_undone.clone());
        use_action(
            |client, _, id: Uuid| async move { client.undo_namesakes(id).await },
            Callback::from(move |()| {
                reload.emit(());
                on_undone.emit(());
            }),
        )
    };
    let (busy, run) = (found.state.loading, undo.run.clone());
    let ready = {
        let wanted = wanted.clone();
        Callback::from(move |found: Rc<Items<Namesakes>>| {
            let on_more = {
                let wanted = wanted.clone();
                Callback::from(move |()| wanted.set(*wanted + PAGE))
            };
            html! {
                <>
                    { table(words, &found.items, &run) }
                    <Pager shown={found.items.len()} more={found.next_cursor.is_some()} {busy} {on_more} />
                </>
            }
        })
    };
    let none = found.state.data.as_ref().is_some_and(|found| found.items.is_empty());
    if none && found.state.failure.is_none() {
        return Html::default();
    }
    html! {
        <Card id="namesakes" title={words.say("merging-namesakes")} lead={words.say("merging-namesakes-lead")}>
            <FormFailure failure={undo.failure.clone()} attempt={undo.attempt} control={Callback::from(|_| None)} />
            <AsyncView<Items<Namesakes>> state={found.state} {ready} skeleton={Skeleton::Table} on_retry={found.reload} />
        </Card>
    }
}

fn table(words: Words, pairs: &[Namesakes], undo: &Callback<Uuid>) -> Html {
    let columns = vec![
        Column::new("name", words.say("people-name")).names_row(),
        Column::new("one", words.say("merging-one")),
        Column::new("other", words.say("merging-other")),
        Column::new("when", words.say("merging-namesakes-when")),
        Column::new("by", words.say("merging-namesakes-by")),
        Column::new("undo", words.say("merging-suggest-again")),
    ];
    let rows = pairs.iter().map(|pair| row(words, pair, undo)).collect::<Vec<_>>();
    html! { <Table caption={words.say("merging-namesakes")} {columns} {rows} dense=true /> }
}

fn row(words: Words, pair: &Namesakes, undo: &Callback<Uuid>) -> Row {
    let name = format!("{} {}", pair.one.family_name, pair.one.given_name);
    let id = pair.id;
    let again = html! {
        <Button kind={ButtonKind::Quiet} label={words.say_with("merging-suggest-again-named", &[("name", name.as_str().into())])}
            onclick={undo.reform(move |_: MouseEvent| id)}>{ words.say("merging-suggest-again") }</Button>
    };
    Row::new(
        id.to_string(),
        vec![
            name.into(),
            who(words, &pair.one),
            who(words, &pair.other),
            format::date(words.language, local(pair.dismissed_at).date()).into(),
            pair.dismissed_by_name.clone().into(),
            again,
        ],
    )
}
