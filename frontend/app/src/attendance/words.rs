//! What is said of somebody at a session, in words.

use polku_api_types::attendance::{AttendanceStatus, Membership};
use polku_api_types::text::DeliveryMode;
use polku_i18n::format;
use polku_ui::{Tone, Words};
use yew::AttrValue;

/// The key of what is said.
pub const fn status_key(status: AttendanceStatus) -> &'static str {
    match status {
        AttendanceStatus::OnSite => "attendance-on-site",
        AttendanceStatus::Remote => "attendance-remote",
        AttendanceStatus::PartlyOnSite => "attendance-partly-on-site",
        AttendanceStatus::PartlyRemote => "attendance-partly-remote",
        AttendanceStatus::Apologised => "attendance-apologised",
        AttendanceStatus::Absent => "attendance-absent",
        AttendanceStatus::Withdrawn => "attendance-withdrawn",
    }
}

/// What is said, with how long where only a part counts.
pub fn status_words(words: Words, status: AttendanceStatus, minutes: Option<u32>) -> AttrValue {
    let said = words.say(status_key(status));
    match minutes {
        Some(minutes) => format!("{said}, {}", format::hours(words.language, minutes)).into(),
        None => said,
    }
}

/// What the colour of it says. An apology is no fault.
pub const fn status_tone(status: AttendanceStatus) -> Tone {
    match status {
        AttendanceStatus::OnSite
        | AttendanceStatus::Remote
        | AttendanceStatus::PartlyOnSite
        | AttendanceStatus::PartlyRemote => Tone::Good,
        AttendanceStatus::Apologised => Tone::Info,
        AttendanceStatus::Absent => Tone::Warn,
        AttendanceStatus::Withdrawn => Tone::Plain,
    }
}

/// The key of why somebody is no member; none for a member.
pub const fn membership_key(membership: Membership) -> Option<&'static str> {
    match membership {
        Membership::Member => None,
        Membership::NotYet => Some("attendance-not-yet"),
        Membership::Paused => Some("attendance-paused"),
        Membership::NoLonger => Some("attendance-no-longer"),
    }
}

/// Whether only a part counts, so that minutes have to be said.
pub const fn is_partly(status: AttendanceStatus) -> bool {
    matches!(status, AttendanceStatus::PartlyOnSite | AttendanceStatus::PartlyRemote)
}

/// What can be said of somebody at a session of this mode, in the order in which it is offered.
pub fn ways(mode: DeliveryMode, has_begun: bool) -> Vec<AttendanceStatus> {
    if !has_begun {
        return vec![AttendanceStatus::Apologised];
    }
    let (on_site, remote) = (mode != DeliveryMode::Remote, mode != DeliveryMode::InPerson);
    let all = [
        (AttendanceStatus::OnSite, on_site),
        (AttendanceStatus::Remote, remote),
        (AttendanceStatus::PartlyOnSite, on_site),
        (AttendanceStatus::PartlyRemote, remote),
        (AttendanceStatus::Apologised, true),
        (AttendanceStatus::Absent, true),
    ];
    all.into_iter().filter(|(_, fits)| *fits).map(|(status, _)| status).collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn what_is_offered_fits_how_the_session_was_held() {
        use AttendanceStatus::{OnSite, PartlyRemote, Remote};
        let offers = |mode, status| ways(mode, true).contains(&status);
        assert!(offers(DeliveryMode::InPerson, OnSite) && !offers(DeliveryMode::InPerson, Remote));
        assert!(offers(DeliveryMode::Remote, PartlyRemote) && !offers(DeliveryMode::Remote, OnSite));
        assert_eq!(ways(DeliveryMode::Hybrid, true).len(), 6);
        assert_eq!(ways(DeliveryMode::Hybrid, false), [AttendanceStatus::Apologised]);
    }
}
