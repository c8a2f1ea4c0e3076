use std::rc::Rc;

use jiff::SignedDuration;
use jiff::civil::Date;
use polku_api_types::applications::{ApplicationState, MyApplication};
use polku_api_types::attendance::OwnProgrammeHours;
use polku_api_types::groups::MyGroup;
use polku_api_types::page::PageQuery;
use polku_api_types::participation::ParticipationDetails;
use polku_api_types::programmes::{CallSummary, ProgrammeDetails};
use polku_api_types::rerouting::MyPathOffer;
use polku_api_types::sessions::{OwnSession, OwnSessionsQuery};
use polku_api_types::text::Localised;
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, EmptyState, Link, LinkButton, MarkItem, MarkList, Skeleton,
    Symbol, Tone, Words, use_words,
};
use yew::prelude::*;

use super::dates::{next_line, next_of};
use super::hours_card::HoursCards;
use super::path_card::PathCard;
use super::share_card::ShareCards;
use crate::accommodation::ReadingCard;
use crate::context::use_session;
use crate::hooks::use_query;
use crate::localised::shown;
use crate::participation::{is_over, own_headline, own_what};
use crate::programmes::open_calls;
use crate::route::{CallsRoute, CoordinatorRoute, OwnRoute, SessionsRoute};
use crate::selection::headline;
use crate::sessions::join_button;
use crate::shell::Page;
use crate::supervision::AskedCard;
use crate::zone::last_minute;

/// One application with the programme it leads to, what became of the place, and the group, sessions and hours, once
/// there are any.
#[derive(Debug, Clone, PartialEq)]
pub struct OnPath {
    pub application: MyApplication,
    pub programme: Option<ProgrammeDetails>,
    pub participation: Option<ParticipationDetails>,
    /// Another path that waits for an answer.
    pub path_offer: Option<MyPathOffer>,
    pub group: Option<MyGroup>,
    /// Sessions of the programme it leads to, the earliest first.
    pub sessions: Vec<OwnSession>,
    /// Hours there.
    pub hours: Option<OwnProgrammeHours>,
}

impl OnPath {
    /// Whether it may still lead, or leads, somewhere.
    pub fn is_alive(&self) -> bool {
        let leads = matches!(
            self.application.state,
            ApplicationState::Submitted
                | ApplicationState::Offered
                | ApplicationState::Accepted
                | ApplicationState::Waiting
                | ApplicationState::Rerouted
        );
        leads && !self.has_taken_part()
    }

    /// Whether the reader has left the programme or gone through it. The application stays accepted all the same.
    pub fn has_taken_part(&self) -> bool {
        self.participation.as_ref().is_some_and(|own| is_over(own.state))
    }

    /// The programme it leads to, as far as it could be read.
    fn name(&self) -> &Localised {
        self.programme.as_ref().map_or(&self.application.programme_name, |programme| &programme.name)
    }

    /// An offer comes before a place, a place before waiting: what is asked of me first.
    fn urgency(&self) -> u8 {
        match self.application.state {
            _ if self.has_taken_part() => 4,
            _ if self.path_offer.is_some() => 0,
            ApplicationState::Offered => 0,
            ApplicationState::Accepted | ApplicationState::Rerouted => 1,
            ApplicationState::Waiting => 2,
            ApplicationState::Submitted => 3,
            _ => 5,
        }
    }
}

/// How far back sessions are read: a programme that lasted longer shows its last year.
const BACK: SignedDuration = SignedDuration::from_hours(366 * 24);

#[derive(Debug, PartialEq)]
struct Everything {
    paths: Vec<OnPath>,
    calls: Vec<CallSummary>,
    today: Date,
}

/// Nothing for whoever is not on the staff; `today` is the day by the server's clock.
async fn read(client: Client, today: Option<Date>) -> Result<Everything, ClientError> {
    let Some(today) = today else {
        return Ok(Everything { paths: Vec::new(), calls: Vec::new(), today: Date::MIN });
    };
    // The latest two hundred of everything that is one's own: older ones stand behind their links, and nobody's path is
    // longer.
    let latest = PageQuery::longest();
    let applications = client.list_own_applications(&latest).await?.items;
    let calls = open_calls(client.clone()).await?;
    // Without it somebody who left would be told of a place that they do not have.
    let mut participations = client.list_own_participations(&latest).await?.items;
    let mut path_offers = client.list_own_path_offers(&latest).await?.items;
    path_offers.retain(|offer| offer.can_answer);
    // The path is drawn without what could not be read beside it.
    let groups = client.list_own_groups(&latest).await.map(|groups| groups.items).unwrap_or_default();
    let (mut sessions, mut hours) = (Vec::new(), Vec::new());
    if !participations.is_empty() {
        let from = today.saturating_sub(BACK);
        let query = OwnSessionsQuery { from: Some(from), limit: latest.limit, ..OwnSessionsQuery::default() };
        sessions = client.list_own_sessions(&query).await.map(|found| found.items).unwrap_or_default();
        hours = client.view_own_hours().await.map(|own| own.programmes).unwrap_or_default();
    }
    let mut paths = Vec::new();
    for application in applications {
        let own = participations.iter().position(|own| own.application_id == application.id);
        let participation = own.map(|own| participations.swap_remove(own));
        // Who took another path takes part in another programme than they applied to.
        let leads_to = participation.as_ref().map_or(application.programme_id, |own| own.programme_id);
        let programme = client.view_programme(leads_to).await.ok();
        let group = groups.iter().find(|group| group.programme_id == leads_to).cloned();
        let path_offer = path_offers.iter().find(|offer| offer.application_id == application.id).cloned();
        let hours = hours.iter().find(|own| own.programme_id == leads_to).cloned();
        let sessions = sessions.iter().filter(|one| one.programme_id == leads_to).cloned().collect();
        paths.push(OnPath { application, programme, participation, path_offer, group, sessions, hours });
    }
    paths.sort_by_key(OnPath::urgency);
    Ok(Everything { paths, calls, today })
}

/// The next thing to do first, then the path, then the hours.
#[component]
pub fn MyPathPage() -> Html {
    let words = use_words();
    let session = use_session();
    let over = session.me().map(|me| AttrValue::from(me.display_name.clone()));
    let today = session.me().filter(|me| me.person_id.is_some()).map(|me| me.today);
    let on_staff = today.is_some();
    let everything = use_query(today, read);
    let works = session.holds("coordinator") || session.holds("decider");
    let ready = Callback::from(move |everything: Rc<Everything>| whole(words, &everything, works));
    let walks = everything.state.data.as_ref().is_some_and(|all| all.paths.iter().any(OnPath::is_alive));
    let print = Callback::from(|_: MouseEvent| {
        // Where the browser cannot print, the page stays as it is.
        let _ = gloo::utils::window().print();
    });
    let aside = html! {
        if walks {
            <Button kind={ButtonKind::Quiet} onclick={print}>{ words.say("my-path-print") }</Button>
        }
    };
    html! {
        <Page title={words.say("app-nav-my-path")} {over} {aside}>
            if session.holds("staff_representative") {
                <ShareCards />
            }
            if on_staff {
                <HoursCards />
                <AskedCard />
                <ReadingCard />
            }
            <AsyncView<Everything> state={everything.state} {ready} skeleton={Skeleton::Cards} on_retry={everything.reload}
                is_empty={Callback::from(move |_| !on_staff)} empty={not_on_staff(words, works)} />
        </Page>
    }
}

/// Administrators and partners have no path of their own; their work is elsewhere.
fn not_on_staff(words: Words, works: bool) -> Html {
    html! {
        <Card>
            <EmptyState title={words.say("my-path-not-on-staff")}>
                <p>{ words.say("my-path-not-on-staff-what") }</p>
                { work(words, works) }
            </EmptyState>
        </Card>
    }
}

/// Where the programmes are that somebody runs or decides on: they have no path of theirs here.
fn work(words: Words, works: bool) -> Html {
    html! {
        if works {
            <p>{ words.say("my-path-work") }</p>
            <LinkButton href={CoordinatorRoute::Programmes}>{ words.say("my-path-to-work") }</LinkButton>
        }
    }
}

fn whole(words: Words, everything: &Everything, works: bool) -> Html {
    let (told, over): (Vec<&OnPath>, Vec<&OnPath>) =
        everything.paths.iter().partition(|path| path.is_alive() || path.has_taken_part());
    let alive: Vec<&OnPath> = told.iter().copied().filter(|path| path.is_alive()).collect();
    let new_calls: Vec<&CallSummary> = everything.calls.iter().filter(|call| !call.applied).collect();
    html! {
        <>
            { for told.iter().map(|path| next_thing(words, path, everything.today)) }
            if alive.is_empty() && (told.is_empty() || !new_calls.is_empty()) {
                { start(words, new_calls.first().copied(), works) }
            }
            { for alive.iter().map(|path| html! { <PathCard key={path.application.id.to_string()} path={(*path).clone()} today={everything.today} /> }) }
            if !alive.is_empty() && !new_calls.is_empty() {
                { other_calls(words, &new_calls) }
            }
            if !over.is_empty() {
                { earlier(words, &over) }
            }
        </>
    }
}

/// The one thing that is asked now, or that nothing is, or what became of the place.
fn next_thing(words: Words, path: &OnPath, today: Date) -> Html {
    let application = &path.application;
    let href: AttrValue = OwnRoute::Application { id: application.id }.into();
    let own = path.participation.as_ref();
    let told_of_place = own.and_then(|own| own_headline(words, own));
    let offered = path.path_offer.as_ref().map(|offer| path_offered(words, offer));
    let title = offered.or(told_of_place).unwrap_or_else(|| headline(words, application));
    // Nothing is asked of whoever has left or gone through: the coloured edge and the strong button are for the others.
    let asked = path.is_alive();
    let kind = if asked { ButtonKind::Primary } else { ButtonKind::Secondary };
    let told = own.and_then(|own| own_what(words, own));
    let next = next_of(&path.sessions, today).filter(|_| asked);
    let way_in = next.and_then(|next| next.join.as_ref()?.address.as_deref());
    // Once there is a day, it is the sessions that are asked for and not why one was chosen.
    let kind = if next.is_some() { ButtonKind::Secondary } else { kind };
    let to_sessions =
        if next.is_some() && way_in.is_none() { ButtonKind::Primary } else { ButtonKind::Secondary };
    let (detail, action) = match (told, application.state) {
        _ if path.path_offer.is_some() => (path_deadline(words, path), words.say("my-path-answer")),
        (Some(what), _) => (what, words.say("my-path-reasons")),
        (None, ApplicationState::Offered) => {
            (offer_deadline(words, application), words.say("my-path-answer"))
        }
        (None, ApplicationState::Accepted | ApplicationState::Rerouted) => {
            let detail = next.map_or_else(|| group(words, path), |next| next_line(words, next));
            (detail, words.say("my-path-reasons"))
        }
        (None, ApplicationState::Waiting) => (words.say("my-path-waiting"), words.say("my-path-reasons")),
        _ if application.can_change => {
            let closes = format::moment(words.language, last_minute(application.closes_at));
            (
                words.say_with("my-path-can-change", &[("moment", closes.into())]),
                words.say("call-open-application"),
            )
        }
        _ => (words.say("my-path-under-review"), words.say("call-open-application")),
    };
    html! {
        <section class={classes!("card", "next", asked.then_some("card--accent"))} key={format!("next-{}", application.id)}>
            <div class="next__what">
                <p class="quiet">{ shown(words, path.name()) }</p>
                <h2 class="next__title">{ title }</h2>
                <p>{ detail }</p>
            </div>
            <Buttons>
                if let Some(address) = way_in {
                    { join_button(words, address) }
                }
                <LinkButton {kind} {href}>{ action }</LinkButton>
                if own.is_some() {
                    <LinkButton kind={to_sessions} href={SessionsRoute::Sessions}>{ words.say("my-path-sessions") }</LinkButton>
                }
            </Buttons>
        </section>
    }
}

fn path_offered(words: Words, offer: &MyPathOffer) -> AttrValue {
    let name = shown(words, &offer.programme_name);
    words.say_with("path-offer-title", &[("path", name.as_str().into())])
}

fn path_deadline(words: Words, path: &OnPath) -> AttrValue {
    let deadline = path.path_offer.as_ref().map(|offer| last_minute(offer.deadline));
    let moment = deadline.map(|at| format::moment(words.language, at)).unwrap_or_default();
    words.say_with("path-offer-deadline", &[("moment", moment.into())])
}

fn offer_deadline(words: Words, application: &MyApplication) -> AttrValue {
    match application.outcome.as_ref().and_then(|outcome| outcome.offer.as_ref()) {
        Some(offer) => {
            let deadline = format::moment(words.language, last_minute(offer.deadline));
            words.say_with("offer-deadline", &[("moment", deadline.into())])
        }
        None => words.say("application-offered-next"),
    }
}

fn group(words: Words, path: &OnPath) -> AttrValue {
    match &path.group {
        Some(group) => words.say_with("my-path-group", &[("number", group.number.into())]),
        None => words.say("application-accepted-groups"),
    }
}

/// Nothing is under way: what could be.
fn start(words: Words, call: Option<&CallSummary>, works: bool) -> Html {
    let Some(call) = call else {
        let kind = if works { ButtonKind::Secondary } else { ButtonKind::Primary };
        return html! {
            <Card>
                <EmptyState title={words.say("my-path-empty")}>
                    <p>{ words.say("my-path-empty-what") }</p>
                    <LinkButton {kind} href={CallsRoute::Calls}>{ words.say("calls-title") }</LinkButton>
                    { work(words, works) }
                </EmptyState>
            </Card>
        };
    };
    let closes = format::date_with_weekday(words.language, call.closes_on);
    html! {
        <section class="card card--accent next">
            <div class="next__what">
                <p class="quiet">{ words.say("my-path-open-call") }</p>
                <h2 class="next__title">{ shown(words, &call.programme_name) }</h2>
                <p>{ words.say_with("calls-closes", &[("date", closes.into())]) }</p>
            </div>
            <LinkButton href={CallsRoute::Call { id: call.id }}>{ words.say("my-path-see-call") }</LinkButton>
        </section>
    }
}

fn other_calls(words: Words, calls: &[&CallSummary]) -> Html {
    let items: Vec<MarkItem> = calls
        .iter()
        .map(|call| {
            let closes = format::date_with_weekday(words.language, call.closes_on);
            let title = html! { <Link href={CallsRoute::Call { id: call.id }}>{ shown(words, &call.programme_name) }</Link> };
            MarkItem::new(Symbol::Arrow, Tone::Info, title)
                .detail(words.say_with("calls-closes", &[("date", closes.into())]))
        })
        .collect();
    html! { <Card id="calls" title={words.say("calls-title")}><MarkList {items} /></Card> }
}

fn earlier(words: Words, over: &[&OnPath]) -> Html {
    let items: Vec<MarkItem> = over
        .iter()
        .map(|path| {
            let name = shown(words, &path.application.programme_name);
            let href: AttrValue = OwnRoute::Application { id: path.application.id }.into();
            MarkItem::new(Symbol::Document, Tone::Plain, html! { <Link {href}>{ name }</Link> })
                .detail(headline(words, &path.application))
        })
        .collect();
    html! { <Card id="earlier" title={words.say("my-path-earlier")}><MarkList {items} /></Card> }
}
