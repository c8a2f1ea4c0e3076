use std::rc::Rc;

use polku_api_types::accommodation::AccommodationWish;
use polku_api_types::groups::GroupWishes;
use polku_client::{Client, ClientError};
use polku_ui::{AsyncView, Card, Crumb, EmptyState, Skeleton, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::groups_card::groups_card;
use crate::accommodation::accommodation_card;
use crate::hooks::use_query;
use crate::route::StaffRoute;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct WishesPageProps {
    /// The application of the reader.
    pub application: Uuid,
}

/// Both are asked as long as they can matter, and not beyond.
#[derive(Debug, PartialEq)]
struct Asked {
    needs: AccommodationWish,
    groups: GroupWishes,
}

async fn read(client: Client, application: Uuid) -> Result<Asked, ClientError> {
    let needs = client.view_accommodation_wish(application).await?;
    Ok(Asked { needs, groups: client.view_group_wishes(application).await? })
}

/// What the reader needs to take part, and what they wish of the groups.
#[component]
pub fn WishesPage(props: &WishesPageProps) -> Html {
    let words = use_words();
    let asked = use_query(props.application, read);
    let reload = asked.reload.clone();
    let ready = Callback::from(move |asked: Rc<Asked>| {
        html! {
            <>
                if asked.needs.open {
                    { accommodation_card(words, &asked.needs, &reload) }
                }
                if asked.groups.open {
                    { groups_card(words, &asked.groups, &reload) }
                }
            </>
        }
    });
    let empty = html! {
        <Card>
            <EmptyState title={words.say("wishes-closed")}><p>{ words.say("wishes-closed-what") }</p></EmptyState>
        </Card>
    };
    let crumbs = vec![Crumb::new(words.say("app-nav-my-path"), StaffRoute::MyPath)];
    html! {
        <Page title={words.say("wishes-page-title")} lead={words.say("wishes-page-lead")} {crumbs}>
            <AsyncView<Asked> state={asked.state} {ready} {empty} skeleton={Skeleton::Cards} on_retry={asked.reload}
                is_empty={Callback::from(|asked: Rc<Asked>| !asked.needs.open && !asked.groups.open)} />
        </Page>
    }
}
