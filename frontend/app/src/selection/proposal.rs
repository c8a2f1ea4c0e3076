use std::rc::Rc;

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::selection::{ProposalLine, ProposedOutcome};
use polku_api_types::tables::TableQuery;
use polku_api_types::words::Spoken;
use polku_client::Client;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Card, Pager, Skeleton, Tag, Tone, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::use_query;
use crate::localised::shown;
use crate::shell::{FORMATS, FileLinks};

#[derive(Properties, PartialEq)]
pub struct ProposalProps {
    pub programme: Uuid,
    pub selection: Uuid,
    /// Changes whenever the round does, so that the list is read anew.
    pub version: u64,
}

const PAGE: u32 = 50;
const MOST: u32 = 200;

/// The list as it stands, seen by the round's own roles only.
#[component]
pub fn Proposal(props: &ProposalProps) -> Html {
    let words = use_words();
    let limit = use_state(|| PAGE);
    let about = (props.selection, props.version, *limit);
    let lines = use_query(about, |client, (selection, _, limit)| async move {
        client.list_proposal(selection, &PageQuery { limit: Some(limit), cursor: None }).await
    });
    let busy = lines.state.loading;
    let ready = {
        let limit = limit.clone();
        Callback::from(move |lines: Rc<Page<ProposalLine>>| {
            let more = lines.next_cursor.is_some() && *limit < MOST;
            let on_more = {
                let limit = limit.clone();
                Callback::from(move |()| limit.set((*limit + PAGE).min(MOST)))
            };
            html! {
                <>
                    { table(words, &lines.items) }
                    <Pager shown={lines.items.len()} {more} {busy} {on_more} />
                </>
            }
        })
    };
    html! {
        <Card id="proposal" title={words.say("selection-proposal")} lead={words.say("selection-proposal-what")}>
            <FileLinks programme={props.programme} addresses={files(props.selection)} deciders_too=true />
            <AsyncView<Page<ProposalLine>> state={lines.state} {ready} skeleton={Skeleton::Table} on_retry={lines.reload} />
        </Card>
    }
}

fn files(selection: Uuid) -> [String; 2] {
    FORMATS.map(|format| Client::proposal_file(selection, &TableQuery { format: Some(format) }))
}

fn table(words: Words, lines: &[ProposalLine]) -> Html {
    let columns = vec![
        Column::new("rank", words.say("proposal-rank")).figures(),
        Column::new("name", words.say("proposal-name")).names_row(),
        Column::new("unit", words.say("proposal-unit")),
        Column::new("outcome", words.say("proposal-outcome")),
    ];
    let rows = lines.iter().map(|line| row(words, line)).collect::<Vec<_>>();
    html! { <Table caption={words.say("selection-proposal")} {columns} {rows} dense=true /> }
}

fn row(words: Words, line: &ProposalLine) -> Row {
    let rank = line.rank.map(|rank| rank.to_string()).unwrap_or_default();
    let tone = match line.outcome {
        ProposedOutcome::Place => Tone::Good,
        ProposedOutcome::Waiting | ProposedOutcome::InDraw => Tone::Info,
        ProposedOutcome::Ineligible => Tone::Plain,
    };
    let why = line.failed_rule.as_ref().map(|rule| shown(words, rule));
    let outcome = html! {
        <>
            <Tag {tone}>{ words.say(line.outcome.word()) }</Tag>
            if let Some(why) = why {
                <br /><span class="quiet">{ why }</span>
            }
        </>
    };
    Row::new(
        line.application_id.to_string(),
        vec![rank.into(), line.name.clone().into(), line.unit.clone().unwrap_or_default().into(), outcome],
    )
}
