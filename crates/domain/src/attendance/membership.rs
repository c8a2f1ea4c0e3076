//! Whether somebody is a member of a session, and if not, why.

use jiff::Timestamp;

use crate::ids::GroupId;
use crate::programmes::element::codes;
use crate::sessions::Member;

codes! {
    /// What somebody of the programme is to a session. Only a member can be there or be missing.
    Membership {
        /// Takes part, and is in the group, when it begins.
        Member = "member",
        /// Began to take part later.
        NotYet = "not_yet",
        /// Had paused.
        Paused = "paused",
        /// Had left, or gone through the programme.
        NoLonger = "no_longer",
    }
}

/// What somebody is to a session that begins at `at` for `group`, or for everybody; `None` where it is not for them.
#[must_use]
pub fn membership(member: &Member, group: Option<GroupId>, at: Timestamp) -> Option<Membership> {
    if let Some(group) = group
        && !member.groups.iter().any(|own| own.group == group && own.time.holds(at))
    {
        // Who was moved into the group later was elsewhere then; who had no group yet is still to come.
        let later = member.groups.iter().any(|own| own.group == group && at < own.time.from);
        let elsewhere = member.groups.iter().any(|other| other.time.holds(at));
        return (later && !elsewhere).then_some(Membership::NotYet);
    }
    let before = member.times.iter().any(|time| time.from <= at);
    let after = member.times.iter().any(|time| time.from > at);
    Some(match (member.is_in(group, at), before, after) {
        (true, ..) => Membership::Member,
        (false, true, true) => Membership::Paused,
        (false, true, false) => Membership::NoLonger,
        (false, false, _) => Membership::NotYet,
    })
}
