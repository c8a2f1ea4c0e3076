use std::rc::Rc;

use polku_api_types::programmes::DesignDetails;
use polku_i18n::format;
use polku_ui::path::Spine;
use polku_ui::{AsyncView, Card, Crumb, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::super::{HoursList, design_stops};
use super::versions::Versions;
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::CoordinatorRoute;
use crate::shell::Page;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct DesignVersionPageProps {
    /// The programme.
    pub id: Uuid,
    pub version: Uuid,
}

/// One version of a design as it was published.
#[component]
pub fn DesignVersionPage(props: &DesignVersionPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let programme = use_query(id, |client, id| async move { client.view_programme(id).await });
    let design = use_query(props.version, |client, id| async move { client.view_design_version(id).await });
    let name = match &programme.state.data {
        Some(programme) => shown(words, &programme.name),
        None => words.say("programme-loading"),
    };
    let title = match &design.state.data {
        Some(design) => words.say_with("design-version-title", &[("number", design.number.into())]),
        None => words.say("design-title"),
    };
    let lead = design.state.data.as_ref().and_then(|design| design.published_at).map(|at| {
        let date = format::date(words.language, local(at).date());
        words.say_with("design-version-lead", &[("date", date.into())])
    });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(name.clone(), CoordinatorRoute::Programme { id }),
        Crumb::new(words.say("design-title"), CoordinatorRoute::Design { id }),
    ];
    let ready = Callback::from(move |design: Rc<DesignDetails>| {
        html! {
            <div class="columns">
                <Card id="path" title={words.say("design-path")}>
                    <Spine label={words.say_with("path-of", &[("name", name.as_str().into())])} stops={design_stops(words, &design, None)} />
                </Card>
                <aside class="stack">
                    <Card id="hours" title={words.say("design-hours")}><HoursList hours={design.hours.clone()} /></Card>
                    <Versions programme={id} current={design.id} />
                </aside>
            </div>
        }
    });
    html! {
        <Page {title} {lead} {crumbs}>
            <AsyncView<DesignDetails> state={design.state} {ready} on_retry={design.reload} />
        </Page>
    }
}
