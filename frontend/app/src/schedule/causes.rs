//! Why a session has no time, in words.

use polku_api_types::schedule::{FactKind, MissingSession, ScheduleCause, ScheduleFact, ScheduleSession};
use polku_i18n::format;
use polku_ui::{Card, MarkItem, MarkList, Symbol, Tone, Words};
use yew::prelude::*;

use crate::localised::shown;
use crate::sessions::audience;

/// What has no time, each with its cause.
pub fn missing_card(words: Words, missing: &[MissingSession], most: bool) -> Html {
    let lead = if most { "schedule-missing-most" } else { "schedule-missing-maybe" };
    let item = |one: &MissingSession| {
        let detail = html! {
            <>
                if one.session_id.is_some() {
                    <p>{ words.say("schedule-missing-draft") }</p>
                }
                { one.cause.as_ref().map_or_else(|| html! { <p>{ words.say("schedule-no-cause") }</p> }, |cause| told(words, cause)) }
            </>
        };
        MarkItem::new(Symbol::Close, Tone::Warn, html! { <strong>{ named(words, &one.session) }</strong> })
            .detail(detail)
    };
    html! {
        <Card id="missing" title={words.say_with("schedule-missing", &[("count", missing.len().into())])} lead={words.say(lead)}>
            <MarkList ruled=true items={missing.iter().map(item).collect::<Vec<_>>()} />
        </Card>
    }
}

fn told(words: Words, cause: &ScheduleCause) -> Html {
    let between = cause.first.zip(cause.last).map(|(first, last)| {
        let days = format::date_range(words.language, first, last);
        words.say_with("schedule-cause-between", &[("days", days.into())])
    });
    let lead = if cause.minimal { "schedule-cause-minimal" } else { "schedule-cause-not-minimal" };
    html! {
        <>
            <p>{ words.say(lead) }</p>
            <ul>
                { for cause.facts.iter().map(|one| html! { <li>{ fact(words, one) }</li> }) }
                if cause.more > 0 {
                    <li>{ words.say_with("schedule-fact-more", &[("count", cause.more.into())]) }</li>
                }
            </ul>
            if let Some(between) = between {
                <p class="quiet">{ between }</p>
            }
        </>
    }
}

fn fact(words: Words, fact: &ScheduleFact) -> AttrValue {
    let session = |of: &Option<ScheduleSession>| of.as_ref().map(|one| named(words, one)).unwrap_or_default();
    let leader = || fact.facilitator.clone().unwrap_or_else(|| words.say("schedule-somebody").to_string());
    match fact.kind {
        FactKind::Held => words.say_with("schedule-fact-held", &[("session", session(&fact.session).into())]),
        FactKind::Facilitator => words.say_with("schedule-fact-facilitator", &[("name", leader().into())]),
        FactKind::FacilitatorWeek => {
            words.say_with("schedule-fact-facilitator-week", &[("name", leader().into())])
        }
        FactKind::Rooms => words.say("schedule-fact-rooms"),
        FactKind::Group => {
            let group = audience(words, fact.group).to_string();
            words.say_with("schedule-fact-group", &[("group", group.into())])
        }
        FactKind::Shared => {
            let (one, other) = (audience(words, fact.group), audience(words, fact.other_group));
            let both = [("group", one.to_string().into()), ("other", other.to_string().into())];
            words.say_with("schedule-fact-shared", &both)
        }
        FactKind::Order => {
            let both = [("session", session(&fact.session).into()), ("other", session(&fact.other).into())];
            words.say_with("schedule-fact-order", &both)
        }
        FactKind::Participant => words.say("schedule-fact-participant"),
    }
}

/// A session by its element, its audience and its number.
fn named(words: Words, one: &ScheduleSession) -> String {
    let of = [
        ("title", shown(words, &one.title).to_string().into()),
        ("group", audience(words, one.group).to_string().into()),
        ("number", one.number.into()),
    ];
    words.say_with("schedule-session", &of).to_string()
}
