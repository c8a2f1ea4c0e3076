//! When, where and for whom a session is, in words.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use polku_api_types::facilitators::SessionLeader;
use polku_api_types::sessions::{CancellationReason, SessionGroup, SessionState};
use polku_api_types::text::DeliveryMode;
use polku_i18n::format;
use polku_ui::{Tone, Words};
use yew::AttrValue;

use crate::programmes::mode_word;
use crate::zone::local;

/// The zone of the state's offices, which needs no mention.
pub const FINLAND: &str = "Europe/Helsinki";

/// The clock on the wall as the server writes it: `2020-09-08T08:00`.
pub fn wall(written: &str) -> Option<DateTime> {
    written.parse().ok()
}

/// Whether this is the second time that the clock in Finland shows it: an hour before, it showed the same.
pub fn shows_again(written: &str, at: Timestamp) -> bool {
    let before = Timestamp::from_second(at.as_second().saturating_sub(3600));
    before.is_ok_and(|before| wall(written) == Some(local(before)))
}

/// Whether something takes place today, by the server's day, or begins tomorrow.
pub fn is_near(today: Option<Date>, start: &str, end: &str) -> bool {
    let Some((today, (from, until))) = today.zip(wall(start).zip(wall(end))) else { return false };
    let tomorrow = today.tomorrow().unwrap_or(today);
    from.date() <= tomorrow && until.date() >= today
}

/// From when to when, by the clock on the wall: the zone is named where it is not that of Finland.
pub fn when(words: Words, start: &str, end: &str, zone: &str) -> AttrValue {
    let Some((from, until)) = wall(start).zip(wall(end)) else {
        return format!("{start} – {end}").into();
    };
    let range = format::moment_range(words.language, from, until);
    if zone == FINLAND {
        return range.into();
    }
    words.say_with("session-in-zone", &[("when", range.into()), ("zone", zone.into())])
}

/// How it is delivered, and in which room or at which address; where everybody joins remotely nobody is sent anywhere.
pub fn where_held(words: Words, mode: DeliveryMode, place: Option<&str>) -> AttrValue {
    let somebody_comes = mode != DeliveryMode::Remote;
    let mode = mode_word(words, mode);
    match place.filter(|_| somebody_comes) {
        Some(place) => format!("{place}, {mode}").into(),
        None => mode,
    }
}

/// Who leads it, as far as names are known.
pub fn led_by(words: Words, leaders: &[SessionLeader]) -> Option<AttrValue> {
    let names: Vec<&str> = leaders.iter().filter_map(|one| one.name.as_deref()).collect();
    (!names.is_empty()).then(|| words.say_with("session-led-by", &[("names", names.join(", ").into())]))
}

/// For whom it is.
pub fn audience(words: Words, group: Option<SessionGroup>) -> AttrValue {
    let Some(group) = group else { return words.say("session-for-everybody") };
    match group.small {
        Some(small) => words
            .say_with("session-for-small-group", &[("number", group.number.into()), ("small", small.into())]),
        None => words.say_with("session-for-group", &[("number", group.number.into())]),
    }
}

/// The key of a reason for which a session was cancelled.
pub const fn reason_key(reason: CancellationReason) -> &'static str {
    match reason {
        CancellationReason::FacilitatorAbsent => "session-reason-facilitator-absent",
        CancellationReason::Restrictions => "session-reason-restrictions",
        CancellationReason::Venue => "session-reason-venue",
        CancellationReason::TooFew => "session-reason-too-few",
        CancellationReason::Rescheduled => "session-reason-rescheduled",
        CancellationReason::Other => "session-reason-other",
    }
}

/// What the colour of a state says.
pub const fn state_tone(state: SessionState) -> Tone {
    match state {
        SessionState::Draft => Tone::Info,
        SessionState::Published => Tone::Good,
        SessionState::Cancelled => Tone::Plain,
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn near_is_what_is_not_over_before_today_and_begins_by_tomorrow() {
        let near = |start: &str, end: &str| is_near(Some(jiff::civil::date(2020, 9, 8)), start, end);
        assert!(near("2020-09-08T09:00", "2020-09-08T10:00"));
        assert!(near("2020-09-09T09:00", "2020-09-09T10:00"));
        assert!(near("2020-09-07T09:00", "2020-09-08T10:00"));
        assert!(!near("2020-09-07T09:00", "2020-09-07T10:00"));
        assert!(!near("2020-09-10T09:00", "2020-09-10T10:00"));
        assert!(!is_near(None, "2020-09-08T09:00", "2020-09-08T10:00"));
    }

    #[wasm_bindgen_test]
    fn an_hour_is_shown_again_once_in_autumn() {
        let again = |written: &str, at: &str| shows_again(written, at.parse().unwrap());
        assert!(again("2020-10-25T03:30", "2020-10-25T01:30:00Z"));
        assert!(!again("2020-10-25T03:30", "2020-10-25T00:30:00Z"));
        assert!(!again("2020-10-26T03:30", "2020-10-26T01:30:00Z"));
    }
}
