use std::rc::Rc;

use polku_api_types::programmes::{NextYear, NextYearQuery};
use polku_ui::{AsyncView, Crumb, Skeleton, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::form::CopyForm;
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::CoordinatorRoute;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct NextYearPageProps {
    /// The programme.
    pub id: Uuid,
}

/// What would be copied of a programme into another year, and the copying.
#[component]
pub fn NextYearPage(props: &NextYearPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let year = use_state(|| None::<i16>);
    let plan = use_query((id, *year), |client, (id, year)| async move {
        client.preview_next_year(id, &NextYearQuery { year }).await
    });
    let loaded = plan.state.data.as_ref();
    let name =
        loaded.map_or_else(|| words.say("programme-loading"), |plan| shown(words, &plan.programme_name));
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(name, CoordinatorRoute::Programme { id }),
    ];
    let on_year = Callback::from(move |chosen: i16| year.set(Some(chosen)));
    let ready =
        Callback::from(move |plan: Rc<NextYear>| html! { <CopyForm {plan} on_year={on_year.clone()} /> });
    html! {
        <Page title={words.say("next-year-title")} lead={words.say("next-year-lead")} {crumbs}>
            <AsyncView<NextYear> state={plan.state} {ready} skeleton={Skeleton::Cards} on_retry={plan.reload} />
        </Page>
    }
}
