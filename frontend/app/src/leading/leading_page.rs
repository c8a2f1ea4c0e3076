use std::rc::Rc;

use polku_api_types::facilitators::FacilitatorDetails;
use polku_api_types::leading::{CoachWaiver, NamedLeader, SessionLeading};
use polku_api_types::sessions::{SessionDetails, SessionState};
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::{AsyncView, Card, Crumb, MarkItem, MarkList, Notice, Symbol, Tag, Tone, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::assign::Assign;
use super::waive::Waive;
use crate::context::use_session;
use crate::facilitators::{finding_lines, kind_word, name_of, stage_tag, threshold_line};
use crate::hooks::{every_page, use_query};
use crate::localised::shown;
use crate::programmes::mode_word;
use crate::route::{AssessorRoute, CoordinatorRoute};
use crate::sessions::when;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct SessionLeadingPageProps {
    /// The programme.
    pub id: Uuid,
    pub session: Uuid,
}

#[derive(Debug, PartialEq)]
struct Seen {
    session: SessionDetails,
    leading: SessionLeading,
    facilitators: Vec<FacilitatorDetails>,
}

async fn read(client: Client, (programme, session): (Uuid, Uuid)) -> Result<Seen, ClientError> {
    let facilitators = every_page(|query| {
        let client = client.clone();
        async move { client.list_facilitators(programme, &query).await }
    })
    .await?;
    let details = client.view_session(session).await?;
    Ok(Seen { session: details, leading: client.view_session_leading(session).await?, facilitators })
}

/// Who leads one session, what the policy says of it, and the waiver of an official.
#[component]
pub fn SessionLeadingPage(props: &SessionLeadingPageProps) -> Html {
    let words = use_words();
    let SessionLeadingPageProps { id, session } = *props;
    let held = use_session();
    let (coordinates, decides) = (held.holds_for("coordinator", id), held.holds_for("decider", id));
    let seen = use_query((id, session), read);
    let loaded = seen.state.data.as_ref().map(|seen| &seen.session);
    let over = loaded.map(|one| {
        AttrValue::from(format!(
            "{} · {}",
            shown(words, &one.title),
            when(words, &one.start, &one.end, &one.zone)
        ))
    });
    let reload = seen.reload.clone();
    let ready = Callback::from(move |seen: Rc<Seen>| {
        let open = seen.session.state != SessionState::Cancelled;
        let key = seen.leading.version;
        html! {
            <>
                { leaders(words, &seen) }
                if seen.leading.coached {
                    { check(words, &seen) }
                }
                if coordinates && open {
                    <Assign {key} programme={id} leading={seen.leading.clone()} facilitators={seen.facilitators.clone()} on_done={reload.clone()} />
                }
                if decides && !coordinates && open && seen.leading.coached {
                    <Waive {key} session={seen.session.clone()} leading={seen.leading.clone()} facilitators={seen.facilitators.clone()} on_done={reload.clone()} />
                }
            </>
        }
    });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
        Crumb::new(words.say("sessions-title"), AssessorRoute::Sessions { id }),
    ];
    html! {
        <Page title={words.say("leading-title")} {over} {crumbs}>
            <AsyncView<Seen> state={seen.state} {ready} on_retry={seen.reload} />
        </Page>
    }
}

fn leaders(words: Words, seen: &Seen) -> Html {
    let item = |(index, one): (usize, &NamedLeader)| {
        let lead = index == 0;
        let mut about = vec![kind_word(words, one.kind)];
        about.extend(one.organisation.clone().map(AttrValue::from));
        about.push(
            words.say_with("leading-until", &[("day", format::date(words.language, one.ends_on).into())]),
        );
        let about = about.iter().map(AttrValue::as_str).collect::<Vec<_>>().join(" · ");
        let aside = html! {
            <>
                if lead {
                    <Tag tone={Tone::Info}>{ words.say("leading-lead") }</Tag>
                }
                { " " }
                { stage_tag(words, one.stage) }
            </>
        };
        let title = html! { <strong>{ name_of(words, one.name.as_ref()) }</strong> };
        MarkItem::new(Symbol::Person, Tone::Info, title).detail(html! { <p>{ about }</p> }).aside(aside)
    };
    html! {
        <Card id="leaders" title={words.say("leading-who")}>
            if seen.leading.leaders.is_empty() {
                <p>{ words.say("leading-nobody") }</p>
            } else {
                <MarkList ruled=true items={seen.leading.leaders.iter().enumerate().map(item).collect::<Vec<_>>()} />
            }
        </Card>
    }
}

/// What the policy says: before publishing, and after.
fn check(words: Words, seen: &Seen) -> Html {
    let leading = &seen.leading;
    let needed = words.say_with(
        "leading-needed",
        &[
            ("mode", mode_word(words, seen.session.mode).as_str().into()),
            ("needed", threshold_line(words, &leading.needed).as_str().into()),
        ],
    );
    let verdict = match (&leading.finding, &leading.waiver) {
        (None, _) => html! { <Notice tone={Tone::Good} title={words.say("leading-allowed")} /> },
        (Some(finding), None) => {
            let published = seen.session.state == SessionState::Published;
            let what = if published { "leading-open-breach" } else { "leading-not-published" };
            html! {
                <Notice tone={Tone::Warn} title={words.say("leading-breach")}>
                    { finding_lines(words, finding) }
                    <p>{ words.say(what) }</p>
                </Notice>
            }
        }
        (Some(finding), Some(waiver)) => html! {
            <Notice title={words.say("leading-waived")}>
                { finding_lines(words, finding) }
                { waiver_lines(words, waiver) }
            </Notice>
        },
    };
    html! {
        <Card id="policy" title={words.say("leading-policy")}>
            <p>{ needed }</p>
            { verdict }
        </Card>
    }
}

fn waiver_lines(words: Words, waiver: &CoachWaiver) -> Html {
    let who =
        [("name", waiver.official_name.as_str().into()), ("title", waiver.official_title.as_str().into())];
    html! { <><p>{ waiver.reason.clone() }</p><p class="quiet">{ words.say_with("leading-waived-by", &who) }</p></> }
}
