use std::rc::Rc;

use polku_api_types::scoring::{ScoreSheetState, ScoreSheetSummary};
use polku_client::{Client, ClientError};
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Card, EmptyState, Link, Notice, Tag, Tone, Words, use_words};
use yew::prelude::*;

use crate::hooks::{every, use_query};
use crate::localised::shown;
use crate::route::AssessorRoute;
use crate::shell::Page;

/// What somebody is to score. Nothing tells whose applications they are.
#[component]
pub fn SheetsPage() -> Html {
    let words = use_words();
    let sheets = use_query((), |client, ()| all(client));
    let ready = Callback::from(move |sheets: Rc<Vec<ScoreSheetSummary>>| {
        let columns = vec![
            Column::new("number", words.say("score-application")).names_row(),
            Column::new("programme", words.say("score-programme")),
            Column::new("state", words.say("score-state")),
        ];
        let rows: Vec<Row> =
            (1_u32..).zip(sheets.iter()).map(|(number, sheet)| row(words, number, sheet)).collect();
        html! {
            <>
                <Notice><p>{ words.say("scoring-blind") }</p></Notice>
                <Card><Table caption={words.say("scoring-title")} {columns} {rows} /></Card>
            </>
        }
    });
    let empty = html! {
        <Card><EmptyState title={words.say("scoring-none")}><p>{ words.say("scoring-none-what") }</p></EmptyState></Card>
    };
    html! {
        <Page title={words.say("scoring-title")} lead={words.say("scoring-lead")}>
            <AsyncView<Vec<ScoreSheetSummary>> state={sheets.state} {ready} {empty} on_retry={sheets.reload}
                is_empty={Callback::from(|sheets: Rc<Vec<ScoreSheetSummary>>| sheets.is_empty())} />
        </Page>
    }
}

/// Every sheet of the reader's, in the order in which they are numbered.
pub(super) async fn all(client: Client) -> Result<Vec<ScoreSheetSummary>, ClientError> {
    every!(client, list_score_sheets).await
}

fn row(words: Words, number: u32, sheet: &ScoreSheetSummary) -> Row {
    let name = words.say_with("score-application-number", &[("number", number.into())]);
    let link = html! { <Link href={AssessorRoute::Sheet { id: sheet.id }}>{ name }</Link> };
    let state = html! {
        <>
            { state_tag(words, sheet.state) }
            if sheet.third { <Tag tone={Tone::Info}>{ words.say("score-third") }</Tag> }
        </>
    };
    Row::new(sheet.id.to_string(), vec![link, shown(words, &sheet.programme_name).into(), state])
}

/// How far a sheet has come, in a word.
pub fn state_tag(words: Words, state: ScoreSheetState) -> Html {
    let (tone, key) = match state {
        ScoreSheetState::Assigned => (Tone::Warn, "score-state-assigned"),
        ScoreSheetState::Given => (Tone::Good, "score-state-given"),
        ScoreSheetState::Abstained => (Tone::Plain, "score-state-abstained"),
        ScoreSheetState::Disagreed => (Tone::Bad, "score-state-disagreed"),
        ScoreSheetState::Settled => (Tone::Good, "score-state-settled"),
    };
    html! { <Tag {tone}>{ words.say(key) }</Tag> }
}
