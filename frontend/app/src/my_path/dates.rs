//! The days of a path: what of the design has a date, and what is next.

use jiff::civil::Date;
use polku_api_types::sessions::{OwnSession, SessionState};
use polku_api_types::words::Spoken as _;
use polku_i18n::format;
use polku_ui::path::{Mode, Place, Stop};
use polku_ui::{Link, Tag, Tone, Words};
use yew::prelude::*;

use crate::localised::shown;
use crate::programmes::{kind_symbol, kind_word, mode_symbol};
use crate::route::SessionsRoute;
use crate::sessions::{changed, join, wall, when, where_held};

/// Whether it is not over by the end of the day before today. Days are enough, and the server says which day it is.
fn lies_ahead(session: &OwnSession, today: Date) -> bool {
    wall(&session.end).is_none_or(|end| end.date() >= today)
}

/// The first session that is still to be held, of sessions in the order of time.
pub fn next_of(sessions: &[OwnSession], today: Date) -> Option<&OwnSession> {
    sessions.iter().find(|one| one.state != SessionState::Cancelled && lies_ahead(one, today))
}

/// When, what and where the next session is, in a sentence.
pub fn next_line(words: Words, session: &OwnSession) -> AttrValue {
    let said = [
        ("when", time(words, session).as_str().into()),
        ("title", shown(words, &session.title).as_str().into()),
        ("where", where_held(words, session.mode, session.place.as_deref()).as_str().into()),
    ];
    words.say_with("my-path-next-session", &said)
}

fn time(words: Words, session: &OwnSession) -> AttrValue {
    when(words, &session.start, &session.end, &session.zone)
}

/// The stop that a session is of: that of its element or, where it was planned by another version of the design, that of the
/// same kind and name.
fn stop_of(words: Words, stops: &[Stop], session: &OwnSession) -> Option<usize> {
    let element = session.element_id.to_string();
    let same = |stop: &Stop| {
        stop.kind == kind_word(words, session.kind) && stop.title == shown(words, &session.title)
    };
    stops.iter().position(|stop| stop.key.as_str() == element).or_else(|| stops.iter().position(same))
}

/// Gives the stops of a design their days; they are done, now and ahead by what was held. Without a day a stop lies
/// ahead. What the design has no more becomes a stop of its own at the end: no session of anybody is left out.
pub fn date_stops(words: Words, stops: &mut Vec<Stop>, sessions: &[OwnSession], today: Date) {
    let next = next_of(sessions, today);
    let mut of: Vec<Vec<&OwnSession>> = vec![Vec::new(); stops.len()];
    for session in sessions {
        let at = stop_of(words, stops, session).unwrap_or_else(|| {
            let kind = (kind_symbol(session.kind), kind_word(words, session.kind));
            let key = session.element_id.to_string();
            stops.push(Stop::new(key, Place::Ahead, kind, shown(words, &session.title)));
            of.push(Vec::new());
            stops.len() - 1
        });
        if let Some(own) = of.get_mut(at) {
            own.push(session);
        }
    }
    for (stop, own) in stops.iter_mut().zip(of) {
        let held: Vec<&OwnSession> =
            own.iter().copied().filter(|one| one.state != SessionState::Cancelled).collect();
        stop.place = if next.is_some_and(|next| own.iter().any(|one| one.id == next.id)) {
            Place::Now
        } else if !held.is_empty() && held.iter().all(|one| !lies_ahead(one, today)) {
            Place::Done
        } else {
            Place::Ahead
        };
        stop.when = span(words, &held);
        if let Some(mode) = one_mode(words, &held, stop.mode.take()) {
            stop.mode = Some(mode);
        }
        stop.note = html! { <>{ stop.note.clone() }{ days(words, &own, today) }</> };
    }
}

/// The one time, or the days from the first to the last with how many they are.
fn span(words: Words, held: &[&OwnSession]) -> Option<AttrValue> {
    let (first, last) = (held.first()?, held.last()?);
    if held.len() == 1 {
        return Some(time(words, first));
    }
    let range = format::date_range(words.language, wall(&first.start)?.date(), wall(&last.end)?.date());
    Some(words.say_with("my-path-dates", &[("range", range.into()), ("count", held.len().into())]))
}

/// How all of them are held, beside how it was planned; as it was planned where they differ, since each says it then.
fn one_mode(words: Words, held: &[&OwnSession], planned: Option<Mode>) -> Option<Mode> {
    let Some(first) = held.first().filter(|first| held.iter().all(|one| one.mode == first.mode)) else {
        return planned;
    };
    let changed = held.iter().find_map(|one| one.mode_change);
    Some(Mode {
        symbol: mode_symbol(first.mode),
        label: words.say(first.mode.word()),
        planned: changed.map(|change| words.say(change.from.word())),
        reason: changed.map(|change| words.say(change.cause.word())),
    })
}

/// The sessions of one stop, each with its time, its place as the way to its page, and the way in while it is open.
fn days(words: Words, own: &[&OwnSession], today: Date) -> Html {
    let several = own.len() > 1;
    let day = |session: &&OwnSession| {
        let cancelled = session.state == SessionState::Cancelled;
        let place = where_held(words, session.mode, session.place.as_deref());
        let (href, time) = (SessionsRoute::Session { session: session.id }, time(words, session));
        // The time of a stop's only session stands above it, and the link is heard without that.
        let label = format!("{time}, {place}");
        html! {
            <li key={session.id.to_string()}>
                <Link {href} {label}>
                    if several || cancelled {
                        { &time }{ ", " }
                    }
                    { &place }
                </Link>
                if cancelled {
                    { " " }<Tag tone={Tone::Warn}>{ words.say("session-state-cancelled") }</Tag>
                } else {
                    if several {
                        { changed(words, session) }
                    }
                    { join(words, session, Some(today)) }
                }
            </li>
        }
    };
    html! {
        if !own.is_empty() {
            <ul class="plain-list">{ for own.iter().map(day) }</ul>
        }
    }
}
