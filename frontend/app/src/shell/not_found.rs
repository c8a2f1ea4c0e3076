use polku_ui::{Card, EmptyState, LinkButton, use_words};
use yew::prelude::*;

use super::Page;

#[derive(Properties, PartialEq)]
pub struct NotFoundPageProps {
    /// Where to go on from.
    pub home: AttrValue,
}

/// There is no such page.
#[component]
pub fn NotFoundPage(props: &NotFoundPageProps) -> Html {
    let words = use_words();
    html! {
        <Page title={words.say("app-not-found")} narrow=true>
            <Card>
                <EmptyState title={words.say("app-not-found-what")}>
                    <p>{ words.say("app-not-found-why") }</p>
                    <LinkButton href={props.home.clone()}>{ words.say("app-home") }</LinkButton>
                </EmptyState>
            </Card>
        </Page>
    }
}
