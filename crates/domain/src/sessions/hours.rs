//! What the design promises of each element, and what is scheduled of it for each group.

use std::collections::BTreeSet;

use super::state::SessionState;
use crate::ids::{ElementId, GroupId};
use crate::programmes::element::{Audience, Length};
use crate::programmes::hours::FULL_DAY_MINUTES;

/// An element at which people meet, as the design has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The element.
    pub element: ElementId,
    /// Who is together at it.
    pub audience: Audience,
    /// How many times.
    pub times: u32,
    /// How long each time.
    pub length: Length,
}

impl Need {
    /// Minutes that the design promises one participant of it; `None` where nobody has said how long a time lasts.
    #[must_use]
    pub fn minutes(&self) -> Option<u32> {
        let each = match self.length {
            Length::Minutes(minutes) => minutes.get(),
            Length::FullDay => FULL_DAY_MINUTES,
            Length::None | Length::Unknown | Length::Day => return None,
        };
        Some(each.saturating_mul(self.times))
    }
}

/// A session, as far as hours ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheduled {
    /// What it realises.
    pub element: ElementId,
    /// For whom; `None` for everybody of the programme.
    pub group: Option<GroupId>,
    /// Where it stands.
    pub state: SessionState,
    /// Minutes from start to end.
    pub span_minutes: u32,
    /// Minutes without breaks.
    pub counted_minutes: u32,
}

/// What is scheduled of one element for the people of one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The element.
    pub element: ElementId,
    /// The group or small group; `None` for everybody alike.
    pub group: Option<GroupId>,
    /// Times by the design.
    pub times: u32,
    /// Minutes by the design, where known.
    pub promised_minutes: Option<u32>,
    /// Sessions that are scheduled, drafts among them.
    pub scheduled_times: u32,
    /// Those of them that the participants know.
    pub published_times: u32,
    /// Sessions that were cancelled.
    pub cancelled_times: u32,
    /// Minutes in calendars of what is scheduled.
    pub span_minutes: u32,
    /// Minutes of it that count.
    pub counted_minutes: u32,
}

impl Line {
    /// Times still to be scheduled. A cancelled session is still to be held.
    #[must_use]
    pub const fn missing_times(&self) -> u32 {
        self.times.saturating_sub(self.scheduled_times)
    }

    /// Counted minutes beyond the promised ones; negative where some are still to come, `None` where nothing is promised
    /// in minutes.
    #[must_use]
    pub fn difference(&self) -> Option<i64> {
        self.promised_minutes.map(|promised| i64::from(self.counted_minutes) - i64::from(promised))
    }
}

/// Groups of a programme with the group that each lies in: `None` for a group of the programme itself.
type Groups<'a> = &'a [(GroupId, Option<GroupId>)];

/// What is scheduled of each element, in the order of the elements: one line where it is one for all, and else one for
/// each group, or each small group, that it can differ between. Nobody's hours are in a line that is not theirs: a
/// session of everybody counts in each line, one of a group in those of its small groups.
#[must_use]
pub fn lines(needs: &[Need], groups: Groups<'_>, sessions: &[Scheduled]) -> Vec<Line> {
    let outer: Vec<GroupId> =
        groups.iter().filter(|(_, within)| within.is_none()).map(|(id, _)| *id).collect();
    let mut found = Vec::new();
    for need in needs {
        let own: Vec<&Scheduled> =
            sessions.iter().filter(|session| session.element == need.element).collect();
        let named: BTreeSet<GroupId> = own.iter().filter_map(|session| session.group).collect();
        let small = groups.iter().any(|(id, within)| within.is_some() && named.contains(id));
        let by_small = small || need.audience == Audience::SmallGroup;
        let by_group = by_small || need.audience == Audience::Group || !named.is_empty();
        let mut audiences: Vec<Option<GroupId>> = Vec::new();
        for group in outer.iter().filter(|_| by_group) {
            let inside = groups.iter().filter(|(_, within)| by_small && *within == Some(*group));
            let before = audiences.len();
            audiences.extend(inside.map(|(id, _)| Some(*id)));
            // Small groups may not have been made yet; then the group stands for them.
            if audiences.len() == before {
                audiences.push(Some(*group));
            }
        }
        if audiences.is_empty() {
            audiences.push(None);
        }
        found.extend(audiences.into_iter().map(|audience| line(need, audience, groups, &own)));
    }
    found
}

fn line(need: &Need, group: Option<GroupId>, groups: Groups<'_>, sessions: &[&Scheduled]) -> Line {
    let within = group.and_then(|group| groups.iter().find(|(id, _)| *id == group)?.1);
    let concerns = |of: Option<GroupId>| of.is_none() || of == group || (of.is_some() && of == within);
    let mut line = Line {
        element: need.element,
        group,
        times: need.times,
        promised_minutes: need.minutes(),
        scheduled_times: 0,
        published_times: 0,
        cancelled_times: 0,
        span_minutes: 0,
        counted_minutes: 0,
    };
    for session in sessions.iter().filter(|session| concerns(session.group)) {
        if session.state.counts() {
            line.scheduled_times += 1;
            line.published_times += u32::from(session.state == SessionState::Published);
            line.span_minutes = line.span_minutes.saturating_add(session.span_minutes);
            line.counted_minutes = line.counted_minutes.saturating_add(session.counted_minutes);
        } else {
            line.cancelled_times += 1;
        }
    }
    line
}
