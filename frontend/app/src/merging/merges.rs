use std::rc::Rc;

use polku_api_types::merging::{MergedLine, PersonMerge};
use polku_api_types::page::Page as Items;
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, Button, ButtonKind, Card, ConfirmDialog, EmptyState, Notice, Pager, Skeleton, Tag, Tone,
    Words, use_toasts, use_words,
};
use yew::prelude::*;

use super::words::change_word;
use crate::hooks::{ActionFailure, FormFailure, first_items, use_action, use_query};
use crate::zone::local;

const PAGE: u32 = 50;

#[derive(Properties, PartialEq)]
pub struct MergesProps {
    /// The two are two again.
    pub on_undone: Callback<()>,
}

/// The merges that were made; each can be undone for 30 days.
#[component]
pub fn Merges(props: &MergesProps) -> Html {
    let words = use_words();
    let wanted = use_state(|| PAGE);
    let merges = use_query(*wanted, |client, wanted| async move {
        first_items(wanted, |query| {
            let client = client.clone();
            async move { client.list_person_merges(&query).await }
        })
        .await
    });
    let (busy, reload) = (merges.state.loading, merges.reload.clone());
    let ready = {
        let (wanted, on_undone) = (wanted.clone(), props.on_undone.clone());
        Callback::from(move |merges: Rc<Items<PersonMerge>>| {
            let on_more = {
                let wanted = wanted.clone();
                Callback::from(move |()| wanted.set(*wanted + PAGE))
            };
            let on_done = {
                let (reload, on_undone) = (reload.clone(), on_undone.clone());
                Callback::from(move |()| {
                    reload.emit(());
                    on_undone.emit(());
                })
            };
            html! {
                <>
                    <Made merges={merges.clone()} {on_done} />
                    <Pager shown={merges.items.len()} more={merges.next_cursor.is_some()} {busy} {on_more} />
                </>
            }
        })
    };
    let empty = html! { <EmptyState title={words.say("merging-merges-none")} /> };
    html! {
        <Card id="merges" title={words.say("merging-merges")} lead={words.say("merging-merges-lead")}>
            <AsyncView<Items<PersonMerge>> state={merges.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={merges.reload}
                is_empty={Callback::from(|merges: Rc<Items<PersonMerge>>| merges.items.is_empty())} />
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct MadeProps {
    merges: Rc<Items<PersonMerge>>,
    on_done: Callback<()>,
}

#[component]
fn Made(props: &MadeProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let asked = use_state(|| None::<PersonMerge>);
    let done = {
        let (asked, on_done) = (asked.clone(), props.on_done.clone());
        Callback::from(move |()| {
            asked.set(None);
            if let Some(toasts) = &toasts {
                toasts.done(words.say("merging-undone-toast"));
            }
            on_done.emit(());
        })
    };
    let undo = use_action(
        |client, key, merge: PersonMerge| async move {
            client.undo_person_merge(merge.id, key, merge.version).await.map(drop)
        },
        done,
    );
    let columns = vec![
        Column::new("name", words.say("people-name")).names_row(),
        Column::new("lines", words.say("merging-lines")),
        Column::new("when", words.say("merging-when")),
        Column::new("by", words.say("merging-by")),
        Column::new("reason", words.say("merging-reason")),
        Column::new("undo", words.say("merging-undo")),
    ];
    let rows = props.merges.items.iter().map(|merge| row(words, merge, &asked)).collect::<Vec<_>>();
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    html! {
        <>
            <Table caption={words.say("merging-merges")} {columns} {rows} dense=true />
            if let Some(merge) = (*asked).clone() {
                <ConfirmDialog id="undo-merge" title={words.say_with("merging-undo-question", &[("name", merge.staying.name.as_str().into())])}
                    action={words.say("merging-undo")} open=true busy={undo.busy} on_confirm={undo.run.reform(move |()| merge.clone())} on_close={close}>
                    <p>{ words.say("merging-undo-what") }</p>
                    { undo_failure(words, undo.failure.as_ref(), undo.attempt) }
                </ConfirmDialog>
            }
        </>
    }
}

/// What has changed since, in words; any other failure as everywhere.
fn undo_failure(words: Words, failure: Option<&Rc<ActionFailure>>, attempt: u32) -> Html {
    let changed: Vec<AttrValue> = failure
        .map(|failure| failure.fields.iter().filter_map(|field| change_word(words, &field.pointer)).collect())
        .unwrap_or_default();
    if changed.is_empty() {
        return html! { <FormFailure failure={failure.cloned()} {attempt} control={Callback::from(|_| None)} /> };
    }
    html! {
        <Notice tone={Tone::Bad} title={words.say("merging-changed")} announce=true>
            <ul>{ for changed.into_iter().map(|word| html! { <li>{ word }</li> }) }</ul>
        </Notice>
    }
}

fn line(line: &MergedLine) -> String {
    format!("{} {}", line.source, line.external_id)
}

fn row(words: Words, merge: &PersonMerge, asked: &UseStateHandle<Option<PersonMerge>>) -> Row {
    let name = merge.staying.name.as_str();
    let day = |at| format::date(words.language, local(at).date());
    let until = words.say_with("merging-undo-until", &[("date", day(merge.undo_until).into())]);
    let onclick = {
        let (asked, merge) = (asked.clone(), merge.clone());
        Callback::from(move |_: MouseEvent| asked.set(Some(merge.clone())))
    };
    let undo = match merge.undone_at {
        Some(at) => html! { <Tag>{ words.say_with("merging-undone-on", &[("date", day(at).into())]) }</Tag> },
        None if !merge.undoable => words.say("merging-undo-over").into(),
        None => html! {
            <>
                <Button kind={ButtonKind::Quiet} {onclick} label={words.say_with("merging-undo-named", &[("name", name.into())])}>{ words.say("merging-undo") }</Button>
                <span class="quiet">{ until }</span>
            </>
        },
    };
    Row::new(
        merge.id.to_string(),
        vec![
            name.to_owned().into(),
            words
                .say_with(
                    "merging-followed-line",
                    &[("followed", line(&merge.staying).into()), ("other", line(&merge.absorbed).into())],
                )
                .into(),
            day(merge.merged_at).into(),
            merge.merged_by_name.clone().into(),
            merge.reason.clone().into(),
            undo,
        ],
    )
}
