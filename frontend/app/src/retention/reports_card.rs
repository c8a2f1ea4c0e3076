use std::rc::Rc;

use polku_api_types::page::Page as Items;
use polku_api_types::retention::ErasureReport;
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Card, Pager, Skeleton, Words, use_words};
use yew::prelude::*;

use super::words::{kind, told};
use crate::hooks::{first_items, use_query};

/// Days that are shown at first, and as many more each time.
const PAGE: u32 = 30;

/// What was erased on which day, the latest first.
#[component]
pub fn ReportsCard() -> Html {
    let words = use_words();
    let wanted = use_state(|| PAGE);
    let reports = use_query(*wanted, |client, wanted| async move {
        first_items(wanted, |query| {
            let client = client.clone();
            async move { client.list_erasure_reports(&query).await }
        })
        .await
    });
    let busy = reports.state.loading;
    let ready = Callback::from(move |reports: Rc<Items<ErasureReport>>| {
        let (shown, more) = (reports.items.len(), reports.next_cursor.is_some());
        let on_more = {
            let wanted = wanted.clone();
            Callback::from(move |()| wanted.set(wanted.saturating_add(PAGE)))
        };
        html! {
            <>
                { table(words, &reports.items) }
                if more {
                    <Pager {shown} {more} {busy} {on_more} />
                }
            </>
        }
    });
    let empty = html! { <p>{ words.say("retention-reports-none") }</p> };
    html! {
        <Card id="erased" title={words.say("retention-reports")} lead={words.say("retention-reports-what")}>
            <AsyncView<Items<ErasureReport>> state={reports.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={reports.reload}
                is_empty={Callback::from(|reports: Rc<Items<ErasureReport>>| reports.items.is_empty())} />
        </Card>
    }
}

fn table(words: Words, reports: &[ErasureReport]) -> Html {
    let columns = vec![
        Column::new("day", words.say("retention-day")).names_row(),
        Column::new("erased", words.say("retention-erased")),
    ];
    let rows = reports.iter().map(|report| {
        let day = AttrValue::from(format::date(words.language, report.erased_on));
        let lines = report.lines.iter().map(|line| {
            let args = [
                ("kind", kind(words, line.kind).as_str().into()),
                ("count", told(words, line.erased).as_str().into()),
            ];
            html! { <li>{ words.say_with("retention-line", &args) }</li> }
        });
        let lines = html! { <ul>{ for lines }</ul> };
        Row::new(report.id.to_string(), vec![html! { <span class="nowrap">{ day }</span> }, lines])
    });
    html! { <Table caption={words.say("retention-reports")} {columns} rows={rows.collect::<Vec<_>>()} dense=true /> }
}
