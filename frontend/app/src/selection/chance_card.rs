use std::rc::Rc;

use polku_api_types::problem::ProblemCode;
use polku_api_types::selection::OwnChance;
use polku_client::ClientError;
use polku_i18n::format;
use polku_ui::{AsyncView, Card, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::use_query;
use crate::programmes::quota_sentence;

#[derive(Properties, PartialEq)]
pub struct ChanceCardProps {
    pub application: Uuid,
}

/// The own chance in a draw under quotas, from the commitment on; nothing where there is none to tell.
#[component]
pub fn ChanceCard(props: &ChanceCardProps) -> Html {
    let words = use_words();
    let application = props.application;
    let chance = use_query(application, |client, application| async move {
        match client.view_own_chance(application).await {
            Ok(chance) => Ok(Some(chance)),
            Err(ClientError::Problem(problem)) if problem.code == ProblemCode::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    });
    let ready = Callback::from(move |chance: Rc<Option<OwnChance>>| {
        let Some(chance) = &*chance else { return Html::default() };
        let percent = format::decimal(words.language, f64::from(chance.per_mille) / 10.0, 1);
        let args = [("panels", chance.panels.into()), ("of", chance.of_panels.into())];
        html! {
            <Card id="chance" title={words.say_with("chance-title", &[("percent", percent.into())])}>
                <p>{ words.say_with("chance-what", &args) }</p>
                if !chance.quotas.is_empty() {
                    <p>{ words.say("chance-quotas") }</p>
                    <ul>{ for chance.quotas.iter().map(|quota| html! { <li>{ quota_sentence(words, quota) }</li> }) }</ul>
                }
                <p class="quiet">{ words.say("chance-keep") }</p>
                <p><a href={format!("/api/v1/me/applications/{application}/chance")} download="chance.json">{ words.say("chance-file") }</a></p>
            </Card>
        }
    });
    html! { <AsyncView<Option<OwnChance>> state={chance.state} {ready} on_retry={chance.reload} /> }
}
