use std::rc::Rc;

use polku_api_types::availability::{BusyInterval, BusyIntervals};
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Button, ButtonKind, Buttons, Card, Words, use_toasts, use_words};
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action, use_query};
use crate::zone::local;

/// When the reader is busy, until when that is kept, and erasing it now.
#[component]
pub fn BusyCard() -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let own = use_query((), |client, ()| async move { client.view_own_busy_intervals().await });
    let cleared = {
        let reload = own.reload.clone();
        Callback::from(move |()| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("busy-cleared"));
            }
            reload.emit(());
        })
    };
    let clear = use_action(|client, _, ()| async move { client.clear_own_busy_intervals().await }, cleared);
    let (busy, run) = (clear.busy, clear.run.reform(|_: MouseEvent| ()));
    let ready = Callback::from(move |own: Rc<BusyIntervals>| kept(words, &own, busy, &run));
    html! {
        <Card id="busy" title={words.say("busy-title")} lead={words.say("busy-what")}>
            <FormFailure failure={clear.failure.clone()} attempt={clear.attempt} control={Callback::from(|_| None)} />
            <AsyncView<BusyIntervals> state={own.state} {ready} on_retry={own.reload} />
        </Card>
    }
}

fn kept(words: Words, own: &BusyIntervals, busy: bool, clear: &Callback<MouseEvent>) -> Html {
    let Some(until) = own.kept_until else {
        return html! { <p>{ words.say("busy-none") }</p> };
    };
    let until = format::moment(words.language, local(until));
    let row = |(index, its): (usize, &BusyInterval)| {
        let time = format::moment_range(words.language, local(its.from), local(its.until));
        Row::new(index.to_string(), vec![time.into()])
    };
    let rows: Vec<Row> = own.intervals.iter().enumerate().map(row).collect();
    let columns = vec![Column::new("when", words.say("busy-when")).names_row()];
    html! {
        <>
            <p>{ words.say_with("busy-kept", &[("count", own.intervals.len().into())]) }{ " " }{ words.say_with("busy-until", &[("when", until.into())]) }</p>
            if own.by_system {
                <p class="quiet">{ words.say("busy-by-system") }</p>
            }
            <Table caption={words.say("busy-list")} {columns} {rows} dense=true />
            <Buttons><Button kind={ButtonKind::Secondary} {busy} onclick={clear.clone()}>{ words.say("busy-clear") }</Button></Buttons>
        </>
    }
}
