use jiff::civil::Date;
use polku_api_types::applications::ApplicationState;
use polku_api_types::programmes::{DesignDetails, ProgrammeDetails};
use polku_i18n::format;
use polku_ui::path::{Badge, Place, Spine, Stop};
use polku_ui::{ButtonKind, Buttons, Card, KeyValue, KeyValueList, Link, LinkButton, Tone, Words, use_words};
use yew::prelude::*;

use super::dates::date_stops;
use super::my_path_page::OnPath;
use crate::localised::shown;
use crate::programmes::{HoursList, design_stops};
use crate::route::{OwnRoute, SessionsRoute};

#[derive(Properties, PartialEq)]
pub struct PathCardProps {
    pub path: OnPath,
    /// The day by the server's clock.
    pub today: Date,
}

/// The path of one programme with its hours and group beside it.
#[component]
pub fn PathCard(props: &PathCardProps) -> Html {
    let words = use_words();
    let path = &props.path;
    let Some(programme) = &path.programme else { return Html::default() };
    let Some(design) = &programme.design else { return Html::default() };
    let name = shown(words, &programme.name);
    let id = format!("path-{}", programme.id);
    html! {
        <div class="columns">
            <Card {id} title={name.clone()} lead={shown(words, &programme.summary)}>
                <Spine label={words.say_with("path-of", &[("name", name.as_str().into())])} stops={stops(words, path, design, props.today)} />
            </Card>
            <aside class="stack">
                <Card id={format!("hours-{}", programme.id)} title={words.say("my-path-hours")} lead={words.say("my-path-hours-promised")}>
                    <HoursList hours={design.hours.clone()} />
                    { lived(words, path) }
                </Card>
                { group(words, path, programme) }
                { wishes(words, path) }
            </aside>
        </div>
    }
}

/// What of the promise was attended, and what is left of it.
fn lived(words: Words, path: &OnPath) -> Html {
    let Some(hours) = &path.hours else { return Html::default() };
    let left = hours.promised_minutes.saturating_sub(hours.total.attended);
    let items = vec![
        KeyValue::new(words.say("my-path-hours-done"), format::hours(words.language, hours.total.attended)),
        KeyValue::new(words.say("my-path-hours-left"), format::hours(words.language, left)),
    ];
    html! { <KeyValueList {items} /> }
}

/// The way to what the reader may say of themselves.
fn wishes(words: Words, path: &OnPath) -> Html {
    let href = SessionsRoute::Wishes { application: path.application.id };
    html! {
        <Card id={format!("wishes-{}", path.application.id)} title={words.say("my-path-wishes")} lead={words.say("my-path-wishes-what")}>
            <Buttons><LinkButton kind={ButtonKind::Secondary} {href}>{ words.say("my-path-wishes-go") }</LinkButton></Buttons>
        </Card>
    }
}

/// The selection is the first stop: until I have a place it is where I stand.
fn stops(words: Words, path: &OnPath, design: &DesignDetails, today: Date) -> Vec<Stop> {
    let chosen = matches!(path.application.state, ApplicationState::Accepted | ApplicationState::Rerouted);
    let mut stops = design_stops(words, design, Some(usize::from(chosen)));
    if !path.sessions.is_empty() && !stops.is_empty() {
        let mut dated = stops.split_off(1);
        date_stops(words, &mut dated, &path.sessions, today);
        stops.append(&mut dated);
    }
    if let Some(first) = stops.first_mut() {
        let submitted =
            format::date(words.language, crate::zone::local(path.application.submitted_at).date());
        first.when = Some(words.say_with("my-path-applied-on", &[("date", submitted.into())]));
        let href: AttrValue = OwnRoute::Application { id: path.application.id }.into();
        let key =
            if path.application.outcome.is_some() { "my-path-reasons" } else { "call-open-application" };
        first.note = html! { <Link {href}>{ words.say(key) }</Link> };
    }
    for stop in &mut stops {
        stop.badge = match stop.place {
            Place::Done => Some(Badge { tone: Tone::Good, label: words.say("ui-path-done") }),
            Place::Now if chosen => Some(Badge { tone: Tone::Info, label: words.say("my-path-stop-next") }),
            Place::Now => Some(Badge { tone: Tone::Info, label: words.say("ui-path-now") }),
            Place::Ahead => None,
        };
    }
    stops
}

fn group(words: Words, path: &OnPath, programme: &ProgrammeDetails) -> Html {
    let Some(group) = &path.group else { return Html::default() };
    let title = words.say_with("my-path-group-title", &[("number", group.number.into())]);
    html! {
        <Card id={format!("group-{}", programme.id)} {title}>
            { names(&group.members) }
            if let Some(small) = &group.small_group {
                <h3>{ words.say_with("my-path-small-group", &[("number", small.number.into())]) }</h3>
                { names(&small.members) }
            }
        </Card>
    }
}

fn names(members: &[String]) -> Html {
    html! { <ul class="plain-list">{ for members.iter().map(|name| html! { <li>{ name }</li> }) }</ul> }
}
