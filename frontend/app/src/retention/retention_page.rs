use std::rc::Rc;

use polku_api_types::retention::{DueApplications, KeptApplications, KeptClass, RetentionOutlook};
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Card, KeyValue, KeyValueList, Notice, Skeleton, Tone, Words, use_words};
use yew::prelude::*;

use super::reports_card::ReportsCard;
use super::words::{because, class, term, told};
use crate::hooks::use_query;
use crate::localised::shown;
use crate::shell::Page;

/// Days that the page looks ahead.
const DAYS: u32 = 90;

/// What is kept how long, what falls due next, and what was erased.
#[component]
pub fn RetentionPage() -> Html {
    let words = use_words();
    let outlook = use_query((), |client, ()| async move { client.view_retention_outlook(DAYS).await });
    let ready = Callback::from(move |outlook: Rc<RetentionOutlook>| view(words, &outlook));
    html! {
        <Page title={words.say("retention-title")} lead={words.say("retention-lead")}>
            <AsyncView<RetentionOutlook> state={outlook.state} {ready} skeleton={Skeleton::Table} on_retry={outlook.reload} />
            <ReportsCard />
        </Page>
    }
}

fn view(words: Words, outlook: &RetentionOutlook) -> Html {
    html! {
        <>
            if !outlook.erases {
                <Notice tone={Tone::Warn} title={words.say("retention-off")}>{ words.say("retention-off-what") }</Notice>
            }
            { falls_due(words, outlook) }
            if !outlook.kept.is_empty() {
                { goes_on(words, &outlook.kept) }
            }
            { classes(words, &outlook.classes) }
        </>
    }
}

fn falls_due(words: Words, outlook: &RetentionOutlook) -> Html {
    let until = format::date(words.language, outlook.until);
    let others = [
        ("retention-kind-people", outlook.people),
        ("retention-kind-accounts", outlook.accounts),
        ("retention-kind-looks", outlook.looks),
        ("retention-kind-entries", outlook.audit_entries),
    ];
    let items = others.map(|(key, number)| KeyValue::new(words.say(key), told(words, number)));
    html! {
        <Card id="due" title={words.say("retention-due")} lead={words.say_with("retention-due-what", &[("until", until.into())])}>
            if outlook.due.is_empty() {
                <p>{ words.say("retention-due-none") }</p>
            } else {
                { due_table(words, &outlook.due) }
            }
            <KeyValueList items={items.to_vec()} figures=true />
            if outlook.more {
                <p>{ words.say("retention-more") }</p>
            }
        </Card>
    }
}

fn due_table(words: Words, due: &[DueApplications]) -> Html {
    let columns = vec![
        Column::new("programme", words.say("retention-programme")).names_row(),
        Column::new("call", words.say("retention-call")),
        Column::new("over", words.say("retention-over")),
        Column::new("day", words.say("retention-due-on")),
        Column::new("count", words.say("retention-kind-applications")).figures(),
    ];
    let day = |day| AttrValue::from(format::date(words.language, day));
    let rows = due.iter().map(|call| {
        let cells = vec![
            shown(words, &call.programme_name).into(),
            day(call.closed_on).into(),
            day(call.over_on).into(),
            day(call.due_on).into(),
            told(words, call.applications).into(),
        ];
        Row::new(call.call_id.to_string(), cells)
    });
    html! { <Table caption={words.say("retention-due")} {columns} rows={rows.collect::<Vec<_>>()} dense=true /> }
}

fn goes_on(words: Words, kept: &[KeptApplications]) -> Html {
    let columns = vec![
        Column::new("programme", words.say("retention-programme")).names_row(),
        Column::new("call", words.say("retention-call")),
        Column::new("because", words.say("retention-because")),
    ];
    let rows = kept.iter().map(|call| {
        let cells = vec![
            shown(words, &call.programme_name).into(),
            AttrValue::from(format::date(words.language, call.closed_on)).into(),
            because(words, call.because).into(),
        ];
        Row::new(call.call_id.to_string(), cells)
    });
    html! {
        <Card id="kept" title={words.say("retention-kept")} lead={words.say("retention-kept-what")}>
            <Table caption={words.say("retention-kept")} {columns} rows={rows.collect::<Vec<_>>()} dense=true />
        </Card>
    }
}

fn classes(words: Words, classes: &[KeptClass]) -> Html {
    let columns = vec![
        Column::new("class", words.say("retention-class")).names_row(),
        Column::new("what", words.say("retention-holds")),
        Column::new("term", words.say("retention-how-long")),
    ];
    let rows = classes.iter().map(|kept| {
        let [name, what] = class(words, kept.class);
        Row::new(name.clone(), vec![name.into(), what.into(), term(words, kept).into()])
    });
    html! {
        <Card id="classes" title={words.say("retention-classes")} lead={words.say("retention-classes-what")}>
            <Table caption={words.say("retention-classes")} {columns} rows={rows.collect::<Vec<_>>()} />
        </Card>
    }
}
