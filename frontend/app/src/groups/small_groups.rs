use polku_api_types::groups::{GroupDetails, GroupingDetails, GroupingState};
use polku_ui::{Link, Tag, Tone, Words};
use yew::prelude::*;

use crate::route::ParticipantsRoute;

/// What a confirmed group holds within: its small groups, which have a page of their own.
pub fn inside(words: Words, grouping: &GroupingDetails, group: &GroupDetails) -> Html {
    // Small groups hold no smaller ones, and who is in a proposed group is not yet settled.
    if grouping.within.is_some() || grouping.state == GroupingState::Proposed {
        return Html::default();
    }
    let href = ParticipantsRoute::SmallGroups { id: grouping.programme_id, group: group.id };
    let (tone, state) = match group.small_groups {
        None => (Tone::Plain, "small-groups-state-none"),
        Some(small) if !small.complete => (Tone::Bad, "small-groups-state-incomplete"),
        Some(small) if small.state == GroupingState::Proposed => (Tone::Warn, "groups-state-proposed"),
        Some(_) => (Tone::Good, "groups-state-confirmed"),
    };
    html! {
        <p class="board__within">
            <Link {href}>{ words.say_with("small-groups-of", &[("number", group.number.into())]) }</Link>
            <Tag {tone}>{ words.say(state) }</Tag>
        </p>
    }
}
