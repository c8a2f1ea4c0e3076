use std::rc::Rc;

use polku_api_types::scoring::OwnScores;
use polku_ui::{AsyncView, Card, Crumb, KeyValue, KeyValueList, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::points::{points_table, whose};
use crate::hooks::use_query;
use crate::route::OwnRoute;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct OwnScoresPageProps {
    /// The application.
    pub id: Uuid,
}

/// What one's own application was given, with the reasons.
#[component]
pub fn OwnScoresPage(props: &OwnScoresPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let scores = use_query(id, |client, id| async move { client.view_own_scores(id).await });
    let ready = Callback::from(move |scores: Rc<OwnScores>| {
        let total = format!("{}/{}", scores.total, scores.highest_total);
        html! {
            <Card id="own-points" title={words.say("own-points")} lead={words.say("own-points-what")}>
                <KeyValueList items={vec![KeyValue::new(words.say("own-points-total"), total)]} />
                { for scores.given.iter().chain(&scores.settled).map(|one| points_table(words, &scores.scoring, whose(words, one), one)) }
            </Card>
        }
    });
    let crumbs = vec![Crumb::new(words.say("own-points-back"), OwnRoute::Application { id })];
    html! {
        <Page title={words.say("own-points")} {crumbs}>
            <AsyncView<OwnScores> state={scores.state} {ready} on_retry={scores.reload} />
        </Page>
    }
}
