use polku_api_types::applications::ApplicationState;
use polku_api_types::programmes::{DesignDetails, ProgrammeDetails};
use polku_i18n::format;
use polku_ui::path::{Badge, Place, Spine, Stop};
use polku_ui::{Card, Link, Tone, Words, use_words};
use yew::prelude::*;

use super::my_path_page::OnPath;
use super::wishes_card::WishesCard;
use crate::accommodation::AccommodationCard;
use crate::localised::shown;
use crate::programmes::{HoursList, design_stops};
use crate::route::OwnRoute;

#[derive(Properties, PartialEq)]
pub struct PathCardProps {
    pub path: OnPath,
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
                <Spine label={words.say_with("path-of", &[("name", name.as_str().into())])} stops={stops(words, path, design)} />
            </Card>
            <aside class="stack">
                <Card id={format!("hours-{}", programme.id)} title={words.say("my-path-hours")} lead={words.say("my-path-hours-promised")}>
                    <HoursList hours={design.hours.clone()} />
                </Card>
                { group(words, path, programme) }
                <AccommodationCard application={path.application.id} />
                if path.group.is_none() {
                    <WishesCard application={path.application.id} />
                }
            </aside>
        </div>
    }
}

/// The selection is the first stop: until I have a place it is where I stand.
fn stops(words: Words, path: &OnPath, design: &DesignDetails) -> Vec<Stop> {
    let chosen = matches!(path.application.state, ApplicationState::Accepted | ApplicationState::Rerouted);
    let mut stops = design_stops(words, design, Some(usize::from(chosen)));
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
