use std::rc::Rc;

use polku_api_types::facilitators::{FacilitatorDetails, FacilitatorKind, FacilitatorTerms};
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, ButtonKind, Card, Crumb, EmptyState, Link, LinkButton, Skeleton, Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::invite::Invite;
use super::terms::Terms;
use super::words::{evidence_line, kind_word, name_of, stage_tag};
use crate::context::use_session;
use crate::hooks::{every_page, use_query};
use crate::route::{CoordinatorRoute, LeadingRoute};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct FacilitatorsPageProps {
    /// The programme.
    pub id: Uuid,
}

#[derive(Debug, PartialEq)]
struct Seen {
    facilitators: Vec<FacilitatorDetails>,
    terms: FacilitatorTerms,
}

async fn read(client: Client, programme: Uuid) -> Result<Seen, ClientError> {
    let facilitators = every_page(|query| {
        let client = client.clone();
        async move { client.list_facilitators(programme, &query).await }
    })
    .await?;
    Ok(Seen { facilitators, terms: client.view_facilitator_terms(programme).await? })
}

/// Who leads sessions of a programme or designs it, the terms that they accept, and inviting somebody.
#[component]
pub fn FacilitatorsPage(props: &FacilitatorsPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let coordinates = use_session().holds_for("coordinator", id);
    let seen = use_query(id, read);
    let reload = seen.reload.clone();
    let ready = Callback::from(move |seen: Rc<Seen>| {
        let has_terms = seen.terms.number > 0;
        html! {
            <>
                { list(words, id, &seen.facilitators) }
                if coordinates && has_terms {
                    <Invite key={seen.facilitators.len()} programme={id} on_done={reload.clone()} />
                }
                if coordinates {
                    <Terms key={seen.terms.number} programme={id} terms={seen.terms.clone()} on_done={reload.clone()} />
                }
            </>
        }
    });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
    ];
    let aside = html! { <LinkButton kind={ButtonKind::Secondary} href={LeadingRoute::CoachHealth { id }}>{ words.say("coach-health-title") }</LinkButton> };
    html! {
        <Page title={words.say("facilitators-title")} lead={words.say("facilitators-lead")} {crumbs} {aside}>
            <AsyncView<Seen> state={seen.state} {ready} skeleton={Skeleton::Table} on_retry={seen.reload} />
        </Page>
    }
}

fn list(words: Words, programme: Uuid, all: &[FacilitatorDetails]) -> Html {
    if all.is_empty() {
        return html! {
            <Card><EmptyState title={words.say("facilitators-none")}><p>{ words.say("facilitators-none-what") }</p></EmptyState></Card>
        };
    }
    let columns = vec![
        Column::new("name", words.say("facilitator-name")).names_row(),
        Column::new("kind", words.say("facilitator-kind")),
        Column::new("experience", words.say("facilitator-experience")),
        Column::new("until", words.say("facilitator-until")),
        Column::new("stage", words.say("facilitator-stage")),
    ];
    let rows: Vec<Row> = all.iter().map(|one| row(words, programme, one)).collect();
    html! {
        <Card id="facilitators" title={words.say("facilitators-title")}>
            <Table caption={words.say("facilitators-title")} {columns} {rows} dense=true />
        </Card>
    }
}

fn row(words: Words, programme: Uuid, one: &FacilitatorDetails) -> Row {
    let href = LeadingRoute::Facilitator { id: programme, facilitator: one.id };
    let from = one.organisation.clone().map_or_else(
        || if one.on_staff { words.say("facilitator-own-staff") } else { AttrValue::default() },
        AttrValue::from,
    );
    let counting = one.evidence.iter().find(|stated| stated.counts);
    let unchecked = one.evidence.iter().filter(|stated| stated.check.is_none()).count();
    let experience = html! {
        if one.kind == FacilitatorKind::Coach {
            { match counting {
                Some(stated) => evidence_line(words, stated.years, stated.remote_hours, stated.references),
                None => words.say("coach-evidence-none"),
            } }
            if unchecked > 0 {
                <p class="quiet">{ words.say_with("coach-evidence-waits", &[("count", unchecked.into())]) }</p>
            }
        }
    };
    let cells = vec![
        html! { <Link {href}>{ name_of(words, one.name.as_ref()) }</Link> },
        html! { <>{ kind_word(words, one.kind) }<p class="quiet">{ from }</p></> },
        experience,
        format::date(words.language, one.ends_on).into(),
        stage_tag(words, one.stage),
    ];
    Row::new(one.id.to_string(), cells)
}
