use std::rc::Rc;

use polku_api_types::programmes::ProgrammeSummary;
use polku_ui::path::Strip;
use polku_ui::{
    AsyncView, Card, EmptyState, Icon, Link, LinkButton, Skeleton, Symbol, Tag, Words, use_words,
};
use yew::prelude::*;

use super::kind_stops;
use super::phase::{phase_tone, phase_word};
use crate::context::use_session;
use crate::hooks::{every, use_query};
use crate::localised::shown;
use crate::route::CoordinatorRoute;
use crate::shell::Page;

/// The agency's programmes, each with its path and where it stands.
#[component]
pub fn ProgrammeListPage() -> Html {
    let words = use_words();
    let programmes = use_query((), |client, ()| async move { every!(client, list_programmes).await });
    let ready = Callback::from(move |programmes: Rc<Vec<ProgrammeSummary>>| {
        html! { <div class="cards">{ for programmes.iter().map(|programme| card(words, programme)) }</div> }
    });
    let coordinates = use_session().holds("coordinator");
    let create = || {
        html! {
            if coordinates {
                <LinkButton href={CoordinatorRoute::NewProgramme}><Icon symbol={Symbol::Plus} />{ words.say("programmes-create") }</LinkButton>
            }
        }
    };
    let empty = html! {
        <Card>
            <EmptyState title={words.say("programmes-empty")}>
                <p>{ words.say("programmes-empty-what") }</p>
                { create() }
            </EmptyState>
        </Card>
    };
    let some = programmes.state.data.as_ref().is_some_and(|programmes| !programmes.is_empty());
    let aside = if some { create() } else { Html::default() };
    html! {
        <Page title={words.say("programmes-title")} lead={words.say("programmes-lead")} {aside}>
            <AsyncView<Vec<ProgrammeSummary>> state={programmes.state} {ready} {empty} skeleton={Skeleton::Cards} on_retry={programmes.reload}
                is_empty={Callback::from(|programmes: Rc<Vec<ProgrammeSummary>>| programmes.is_empty())} />
        </Page>
    }
}

fn card(words: Words, programme: &ProgrammeSummary) -> Html {
    let name = shown(words, &programme.name);
    let href: AttrValue = CoordinatorRoute::Programme { id: programme.id }.into();
    let current = usize::try_from(programme.elements_done).ok();
    html! {
        <Card class="call-card">
            <header class="call-card__header">
                <h2><Link {href}>{ &name }</Link></h2>
                <Tag tone={phase_tone(programme.phase)}>{ phase_word(words, programme.phase) }</Tag>
            </header>
            <Strip label={words.say_with("path-of", &[("name", name.as_str().into())])}
                stops={kind_stops(words, &programme.elements, current)} />
            <p class="quiet">{ words.say_with("programmes-places", &[("places", programme.places.into())]) }</p>
        </Card>
    }
}
