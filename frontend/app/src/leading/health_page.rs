use std::rc::Rc;

use polku_api_types::leading::{CoachBreach, CoachWaiver, WaiverEnd};
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::{
    AsyncView, ButtonKind, Card, Crumb, Link, LinkButton, MarkItem, MarkList, Notice, Symbol, Tag, Tone,
    Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::facilitators::{finding_lines, name_of};
use crate::hooks::{every_page, use_query};
use crate::localised::shown;
use crate::programmes::mode_word;
use crate::route::{CoordinatorRoute, LeadingRoute};
use crate::sessions::audience;
use crate::shell::Page;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct CoachHealthPageProps {
    /// The programme.
    pub id: Uuid,
}

#[derive(Debug, PartialEq)]
struct Seen {
    breaches: Vec<CoachBreach>,
    waivers: Vec<CoachWaiver>,
}

async fn read(client: Client, programme: Uuid) -> Result<Seen, ClientError> {
    let breaches = every_page(|query| {
        let client = client.clone();
        async move { client.list_coach_breaches(programme, &query).await }
    })
    .await?;
    let waivers = every_page(|query| {
        let client = client.clone();
        async move { client.list_coach_waivers(programme, &query).await }
    })
    .await?;
    Ok(Seen { breaches, waivers })
}

/// Published sessions in breach of the policy on coaches, and the waivers of the programme.
#[component]
pub fn CoachHealthPage(props: &CoachHealthPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let seen = use_query(id, read);
    let ready = Callback::from(
        move |seen: Rc<Seen>| html! { <>{ breaches(words, id, &seen.breaches) }{ waivers(words, &seen.waivers) }</> },
    );
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
        Crumb::new(words.say("facilitators-title"), LeadingRoute::Facilitators { id }),
    ];
    let aside = html! { <LinkButton kind={ButtonKind::Secondary} href={LeadingRoute::CoachPolicy}>{ words.say("coach-policy-title") }</LinkButton> };
    html! {
        <Page title={words.say("coach-health-title")} lead={words.say("coach-health-lead")} {crumbs} {aside}>
            <AsyncView<Seen> state={seen.state} {ready} on_retry={seen.reload} />
        </Page>
    }
}

fn breaches(words: Words, programme: Uuid, all: &[CoachBreach]) -> Html {
    let item = |one: &CoachBreach| {
        let href = LeadingRoute::SessionLeading { id: programme, session: one.session_id };
        let at = format::moment(words.language, local(one.starts_at));
        let title = html! { <Link {href}>{ format!("{at} {}", shown(words, &one.title)) }</Link> };
        let who = name_of(words, one.coach.as_ref());
        let about = format!("{} · {} · {}", audience(words, one.group), mode_word(words, one.mode), who);
        MarkItem::new(Symbol::Warning, Tone::Warn, title)
            .detail(html! { <><p>{ about }</p>{ finding_lines(words, &one.finding) }</> })
    };
    html! {
        <Card id="breaches" title={words.say("coach-breaches")}>
            if all.is_empty() {
                <Notice tone={Tone::Good} title={words.say("coach-breaches-none")} />
            } else {
                <p>{ words.say("coach-breaches-what") }</p>
                <MarkList ruled=true items={all.iter().map(item).collect::<Vec<_>>()} />
            }
        </Card>
    }
}

fn waivers(words: Words, all: &[CoachWaiver]) -> Html {
    let item = |one: &CoachWaiver| {
        let at = format::moment(words.language, local(one.starts_at));
        let title = html! { <strong>{ format!("{at} {}", shown(words, &one.title)) }</strong> };
        let about = format!("{} · {}", name_of(words, one.coach.as_ref()), mode_word(words, one.mode));
        let who = [
            ("name", one.official_name.as_str().into()),
            ("title", one.official_title.as_str().into()),
            ("when", format::moment(words.language, local(one.decided_at)).into()),
        ];
        let detail = html! {
            <>
                <p>{ about }</p>
                { finding_lines(words, &one.finding) }
                <p>{ one.reason.clone() }</p>
                <p class="quiet">{ words.say_with("coach-policy-decided-by", &who) }</p>
            </>
        };
        let (key, tone) = match one.ended {
            None => ("coach-waiver-in-force", Tone::Info),
            Some(WaiverEnd::ModeChanged) => ("coach-waiver-mode-changed", Tone::Plain),
            Some(WaiverEnd::CoachChanged) => ("coach-waiver-coach-changed", Tone::Plain),
        };
        MarkItem::new(Symbol::Document, tone, title)
            .detail(detail)
            .aside(html! { <Tag {tone}>{ words.say(key) }</Tag> })
    };
    html! {
        <Card id="waivers" title={words.say("coach-waivers")}>
            if all.is_empty() {
                <p>{ words.say("coach-waivers-none") }</p>
            } else {
                <MarkList ruled=true items={all.iter().map(item).collect::<Vec<_>>()} />
            }
        </Card>
    }
}
